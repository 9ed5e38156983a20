/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/preview_card.h"

#include <string.h>

#include "base/buf.h"
#include "deck/items.h"

/* preview_card: see the header. */

#define LABEL 10

/* -- the cards ------------------------------------------------------------ */

static const struct node *
node_of(const struct deck *d, const struct item *it)
{
	struct deck_owner owner = deck_find_owner(d, it->id);
	const char *name = strrchr(it->id, '/');

	if (owner.kind != OWNER_STATEMENT)
		return NULL;
	for (int i = 0; it->kind == KIND_REFUTE && name &&
	     i < owner.statement->n_misconceptions;
	     i++) {
		if (strcmp(owner.statement->misconceptions[i].id, name + 1) ==
		    0)
			return owner.statement->misconceptions[i].node;
	}
	return owner.statement->node;
}

static const struct lexicon *
learn(const struct deck *d, struct item *items, size_t n, struct arena *a)
{
	struct item **list = arena_array(a, n + 1, sizeof(*list));

	for (size_t i = 0; i < n; i++)
		list[i] = &items[i];
	return lexicon_new(a, d->same, d->n_same, list, n);
}

static void
add_cards(
    struct cards *out, const struct card *card, bool apart, struct arena *a)
{
	bool each = apart && card->by_rule && card->n_blanks > 0;

	for (int i = 0; i < (each ? card->n_blanks : 1); i++) {
		out->list = arena_grow(a, out->list, (size_t)out->n, &out->cap,
		    sizeof(*out->list));
		out->list[out->n] = *card;
		out->list[out->n].shown = each ? i : -1;
		out->list[out->n++].more = i > 0;
	}
}

void
preview_cards(const struct deck *d, struct item *items, size_t n,
    const char *section, bool apart, struct arena *a, struct cards *out)
{
	const struct lexicon *lex = learn(d, items, n, a);
	struct blank found[BLANKS_MAX], *kept;
	struct card card;

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < n; i++) {
		if (section && strcmp(items[i].section, section) != 0)
			continue;
		memset(&card, 0, sizeof(card));
		card.it = &items[i];
		card.line = deck_place(node_of(d, card.it), NULL, 0).line;
		if (card.it->kind == KIND_RECALL)
			card.n_blanks =
			    cloze_find(lex, card.it, a, found, BLANKS_MAX);
		kept = arena_array(a, (size_t)card.n_blanks + 1, sizeof(*kept));
		memcpy(kept, found, (size_t)card.n_blanks * sizeof(*kept));
		card.blanks = kept;
		card.by_rule = card.it->n_terms == 0;
		add_cards(out, &card, apart, a);
	}
}

/* -- one card ------------------------------------------------------------- */

static void
row(const struct term *t, const char *label, const char *text)
{
	term_para(t, label, LABEL, STYLE_DIM, text);
}

static void
show_head(const struct term *t, const struct card *card, const char *file,
    struct arena *a)
{
	const struct item *it = card->it;
	const char *name = strrchr(it->id, '/');
	struct buf b = BUF_INIT;

	buf_adds(&b, item_number(it));
	if (it->gist[0])
		buf_addf(&b, "   %s", it->gist);
	if (it->kind == KIND_REFUTE)
		buf_addf(&b, "   reply %s", name ? name + 1 : "");
	term_line(t, STYLE_HEAD, buf_str(&b),
	    card->line > 0 ? arena_printf(a, "%s:%d", file, card->line) : file);
	buf_release(&b);
}

const char *
preview_phrase(const struct card *card, struct arena *a)
{
	const struct blank *b = &card->blanks[card->shown];
	const char *s = card->it->text + b->start;
	size_t n = b->end - b->start;
	struct buf out = BUF_INIT;
	const char *phrase;

	for (size_t i = 0; i < n; i++) {
		if (!strchr(" \t\r\n", s[i]))
			buf_addc(&out, s[i]);
		else if (out.n > 0 && out.p[out.n - 1] != ' ')
			buf_addc(&out, ' ');
	}
	phrase = arena_strdup(a, buf_str(&out));
	buf_release(&out);
	return phrase;
}

/* All of them, apart by semicolons, and where they come from. */
static const char *
all_blanks(const struct card *card, struct arena *a)
{
	struct card one = *card;
	struct buf b = BUF_INIT;
	const char *out;

	for (one.shown = 0; one.shown < one.n_blanks; one.shown++)
		buf_addf(&b, "%s%s", one.shown > 0 ? "; " : "",
		    preview_phrase(&one, a));
	out = arena_printf(a, "%s (%s)", buf_str(&b),
	    card->by_rule ? "chosen by rule" : "from terms");
	buf_release(&b);
	return out;
}

static void
show_blanks(const struct term *t, const struct card *card, struct arena *a)
{
	struct blank chosen[BLANKS_MAX];
	int n = 1;

	if (card->n_blanks == 0) {
		row(t, "Levels 1, 2:",
		    "nothing in this text makes a good blank; it is asked by "
		    "its question.");
		return;
	}
	if (card->shown >= 0)
		chosen[0] = card->blanks[card->shown];
	else
		n = cloze_choose(
		    card->it, card->blanks, card->n_blanks, NULL, chosen);
	row(t, t->plain ? "Level 1, first letters:" : "level 1",
	    cloze_show(card->it, chosen, n,
		t->plain ? CLOZE_SPOKEN_LETTERS : CLOZE_LETTERS, a));
	row(t, t->plain ? "Level 2, blanks:" : "level 2",
	    cloze_show(card->it, chosen, n,
		t->plain ? CLOZE_SPOKEN_BLANK : CLOZE_BLANK, a));
	row(t, t->plain ? "The blank:" : "blank",
	    card->shown < 0 ? all_blanks(card, a)
			    : arena_printf(a, "%s (%d of %d, chosen by rule)",
				  preview_phrase(card, a), card->shown + 1,
				  card->n_blanks));
}

static void
show_ideas(const struct term *t, const struct item *it, struct arena *a)
{
	const char *clauses[IDEAS_MAX], *more;
	int n = it->n_ideas;

	if (n == 0)
		n = cloze_clauses(it->text, a, clauses);
	for (int i = 0; i < n; i++) {
		more = "";
		if (it->n_ideas > 0 && it->ideas[i].n > 1)
			more = arena_printf(a, " (and %d other wording%s)",
			    it->ideas[i].n - 1, it->ideas[i].n == 2 ? "" : "s");
		row(t,
		    t->plain ? arena_printf(a, "%s %d:",
				   it->n_ideas > 0 ? "Idea" : "To tick", i + 1)
			     : arena_printf(a, "%s %d",
				   it->n_ideas > 0 ? "idea" : "tick", i + 1),
		    arena_printf(a, "%s%s",
			it->n_ideas > 0 ? it->ideas[i].wordings[0] : clauses[i],
			more));
	}
}

static void
show_recall(const struct term *t, const struct card *card, struct arena *a)
{
	const struct item *it = card->it;

	show_blanks(t, card, a);
	if (card->more)
		return;
	row(t, t->plain ? "Level 3, the question:" : "level 3",
	    it->n_ideas > 0 ? arena_printf(a, "%s (%d idea%s to find)", it->ask,
				  it->n_ideas, it->n_ideas == 1 ? "" : "s")
			    : it->ask);
	row(t, t->plain ? "Level 4, the question alone:" : "level 4", it->ask);
	show_ideas(t, it, a);
}

static void
show_refute(const struct term *t, const struct item *it, struct arena *a)
{
	row(t, t->plain ? "The question:" : "asked", it->ask);
	row(t, t->plain ? "Say instead:" : "instead", it->truth);
	if (it->any_idea)
		row(t, t->plain ? "It needs:" : "needs",
		    "any one idea of the statement, which are:");
	show_ideas(t, it, a);
}

void
preview_show(const struct term *t, const struct card *card, const char *file,
    struct arena *a)
{
	show_head(t, card, file, a);
	if (card->it->kind == KIND_RECALL)
		show_recall(t, card, a);
	else
		show_refute(t, card->it, a);
}
