/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/preview_card.h"

#include <string.h>

#include "base/buf.h"
#include "core/clauses.h"
#include "core/turn.h"
#include "core/worked.h"
#include "deck/items.h"

/* preview_card: see the header. */

#define LABEL 10

/* -- the cards ------------------------------------------------------------ */

/* The entry of a statement that an item with a name was made from. */
static const struct node *
named_node(const struct statement *s, const struct item *it, const char *name)
{
	if (it->kind == KIND_REFUTE)
		for (int i = 0; i < s->n_misconceptions; i++)
			if (strcmp(s->misconceptions[i].id, name) == 0)
				return s->misconceptions[i].node;
	if (it->kind == KIND_APPLY)
		for (int i = 0; i < s->n_applies; i++)
			if (strcmp(s->applies[i].id, name) == 0)
				return s->applies[i].node;
	return s->node;
}

static const struct node *
node_of(const struct deck *d, const struct item *it)
{
	struct deck_owner owner = deck_find_owner(d, it->id);
	const char *name = strrchr(it->id, '/');
	const struct statement *s = owner.statement;

	name = name ? name + 1 : "";
	if (owner.kind == OWNER_CASE)
		return owner.scene->node;
	for (int i = 0; owner.kind == OWNER_SECTION && i < d->n_lists; i++)
		if (strcmp(d->lists[i].id, name) == 0)
			return d->lists[i].node;
	if (s && it->kind == KIND_BECAUSE && s->because)
		return s->because->node;
	if (s && it->kind == KIND_LIST && s->list)
		return s->list->node;
	return s ? named_node(s, it, name) : NULL;
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

/* What a card of this kind is called beside its number. */
static const char *
kind_word(enum kind kind)
{
	switch (kind) {
	case KIND_REFUTE:
		return "reply";
	case KIND_BECAUSE:
		return "reason";
	case KIND_LIST:
		return "list";
	case KIND_STEPS:
		return "steps";
	case KIND_APPLY:
		return "case";
	case KIND_SPOT:
		return "which statements";
	case KIND_RECALL:
	case KIND_TRY:
		break;
	}
	return "";
}

/* Does the last part of its id tell it from others of its owner and kind? */
static bool
has_name(const struct item *it)
{
	return strcmp(strrchr(it->id, '/') + 1, kind_name(it->kind)) != 0;
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
	if (it->kind != KIND_RECALL)
		buf_addf(&b, "   %s%s%s", kind_word(it->kind),
		    has_name(it) ? " " : "", has_name(it) ? name + 1 : "");
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

/* What one idea of an item is called in front of it. */
static const char *
idea_word(const struct term *t, const struct item *it, int i, struct arena *a)
{
	const char *word = "idea", *spoken = "Idea";

	if (it->ticked || it->n_ideas == 0) {
		word = "tick";
		spoken = "To tick";
	} else if (it->kind == KIND_STEPS) {
		word = "step";
		spoken = "Step";
	} else if (it->kind == KIND_LIST) {
		word = "member";
		spoken = "Member";
	} else if (it->kind == KIND_SPOT) {
		word = "uses";
		spoken = "Uses";
	}
	return t->plain ? arena_printf(a, "%s %d:", spoken, i + 1)
			: arena_printf(a, "%s %d", word, i + 1);
}

static void
show_ideas(const struct term *t, const struct item *it, struct arena *a)
{
	const char *clauses[IDEAS_MAX], *more;
	int n = it->n_ideas;

	if (n == 0)
		n = clauses_cut(it->text, a, clauses);
	for (int i = 0; i < n; i++) {
		more = "";
		if (it->n_ideas > 0 && it->ideas[i].n > 1)
			more = arena_printf(a, " (and %d other wording%s)",
			    it->ideas[i].n - 1, it->ideas[i].n == 2 ? "" : "s");
		row(t, idea_word(t, it, i, a),
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

/* Steps as they are asked, once mixed in some way, and in their order. */
static void
show_steps(const struct term *t, const struct item *it, struct arena *a)
{
	struct turn_setup setup = {.item = it};
	struct turn turn;
	const char *p, *end;

	turn_begin(&turn, &setup, a);
	p = turn_prompt(&turn, t->plain);
	for (bool first = true;; p = end + 1, first = false) {
		end = strchr(p, '\n');
		row(t,
		    !first         ? ""
			: t->plain ? "The question:"
				   : "asked",
		    end ? arena_strndup(a, p, (size_t)(end - p)) : p);
		if (end == NULL)
			break;
	}
	show_ideas(t, it, a);
}

/* How a case is met before it is asked alone. */
static void
show_worked(const struct term *t, const struct item *it, struct arena *a)
{
	for (int seen = 0;; seen++) {
		int out = worked_leaves_out(it->kind, it->n_parts, seen);

		if (out == 0)
			break;
		row(t,
		    t->plain        ? "First shown with:"
			: seen == 0 ? "shown"
				    : "then",
		    worked_shown(it, out, true, a));
	}
}

static void
show_other(const struct term *t, const struct item *it, struct arena *a)
{
	if (it->setting && it->setting[0])
		row(t, t->plain ? "The setting:" : "setting", it->setting);
	if (it->kind == KIND_STEPS) {
		show_steps(t, it, a);
		return;
	}
	row(t, t->plain ? "The question:" : "asked", it->ask);
	show_worked(t, it, a);
	if (it->model && it->model[0])
		row(t, t->plain ? "The model:" : "model", it->model);
	show_ideas(t, it, a);
}

void
preview_show(const struct term *t, const struct card *card, const char *file,
    struct arena *a)
{
	show_head(t, card, file, a);
	if (card->it->kind == KIND_RECALL)
		show_recall(t, card, a);
	else if (card->it->kind == KIND_REFUTE)
		show_refute(t, card->it, a);
	else
		show_other(t, card->it, a);
}
