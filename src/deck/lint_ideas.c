/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_ideas: C06 to C09, C11, C15, C27. Whether a wording says an idea is
 * asked of what marks answers (core/mark, core/cover); before that, the weight
 * that two wordings share sorts out what cannot be.
 */
#include <string.h>

#include "core/cover.h"
#include "core/mark.h"
#include "core/polarity.h"
#include "deck/finding.h"
#include "deck/lint_priv.h"

#define IDEAS_MANY 4
#define IDEA_WORDS 8

/* Ideas of a statement as this file writes them. */
static bool
has_ideas(const struct lint_one *one)
{
	return one->item && one->s == one->core && one->s->n_ideas > 0;
}

void
lint_ideas_many(struct lint *l)
{
	for (int i = 0; i < l->n_ones; i++) {
		const struct statement *s = l->ones[i].s;

		if (s->n_ideas > IDEAS_MANY)
			lint_add(l, s->node, "ideas", IDEAS_MANY,
			    "put some together, or move what is not needed to "
			    "'extra'",
			    "%d ideas are many to hold in one answer",
			    s->n_ideas);
	}
}

void
lint_ideas_long(struct lint *l)
{
	for (int i = 0; i < l->n_ones; i++) {
		const struct statement *s = l->ones[i].s;

		for (int k = 0; k < s->n_ideas; k++) {
			const char *first = s->ideas[k].wordings[0];
			struct token *t;
			int n, content = 0;

			t = lint_words(l->lex, first, l->arena, &n);
			for (int w = 0; w < n; w++)
				content += t[w].content;
			if (content > IDEA_WORDS)
				lint_add(l, s->node, "ideas", k,
				    "say it shorter, or make two ideas of it",
				    "the idea '%s' is long: %d words that "
				    "carry meaning",
				    finding_quote(l->d, first), content);
		}
	}
}

/* -- C08, C27: one wording says another idea ------------------------------ */

struct overlap {
	struct lint *l;
	const struct lint_one *one;
	struct wordings *ideas, *bare; /* bare: without `same:`; made late */
	bool negative;
};

static struct wordings *
read_ideas(struct overlap *o, const struct lexicon *lex)
{
	const struct statement *s = o->one->s;
	struct arena *a = o->l->arena;
	struct wordings *out = arena_array(a, (size_t)s->n_ideas, sizeof(*out));
	struct groups shown;

	cover_groups(lex, o->one->item->ask, a, &shown);
	for (int i = 0; i < s->n_ideas; i++)
		cover_wordings(lex, &s->ideas[i], NULL, &shown, a, &out[i]);
	return out;
}

/* Can a text of the first wording's words cover the second? */
static bool
may_cover(const struct wording *said, const struct wording *other)
{
	double sum = 0;

	for (int i = 0; i < other->n; i++) {
		if (cover_wants(said, other->list[i].group))
			sum += other->list[i].weight;
	}
	return other->usable && sum >= other->total * (MARK_SAID - 1e-9);
}

/* The wording of the idea that is said, or NULL. Only the one in question is
 * given to the marker: the others cannot change what it finds, and there may
 * be thousands. */
static const char *
covers(struct overlap *o, const struct lexicon *lex, const struct wording *said,
    const struct wordings *idea)
{
	struct arena *a = o->l->arena;
	struct arena_mark mark = arena_mark(a);
	struct wordings one = {NULL, 1};
	struct answer ans;
	enum said found;

	for (int i = 0; i < idea->n; i++) {
		one.list = &idea->list[i];
		if (!may_cover(said, one.list))
			continue;
		cover_answer(lex, said->text, &one, 1, a, &ans);
		ans.no_negation = o->negative;
		found = cover_judge(&ans, &one).said;
		arena_restore(a, mark);
		if (found == SAID_YES)
			return one.list->text;
	}
	return NULL;
}

/* The wording of idea j that the k-th wording of idea i says, or NULL; and is
 * that so only through `same:`? */
static const char *
says_other(struct overlap *o, int i, int k, int j, bool *only_same)
{
	const struct lexicon *bare;
	const char *as;

	as = covers(o, o->l->lex, &o->ideas[i].list[k], &o->ideas[j]);
	if (as == NULL)
		return NULL;
	bare = lint_bare(o->l);
	if (o->bare == NULL)
		o->bare = read_ideas(o, bare);
	*only_same = covers(o, bare, &o->bare[i].list[k], &o->bare[j]) == NULL;
	return as;
}

static void
tell_overlap(struct overlap *o, int i, const char *said, int j, const char *as,
    bool same)
{
	struct lint *l = o->l;
	const char *first = o->one->s->ideas[j].wordings[0], *where = "";

	if (strcmp(as, first) != 0)
		where = arena_printf(
		    l->arena, " (as '%s')", finding_quote(l->d, as));
	lint_add(l, o->one->s->node, "ideas", i,
	    same ? "take the word that joins them out of 'same', or put the "
		   "ideas in other words"
		 : "put one of the two in words of its own, or make one idea "
		   "of them",
	    same ? "'%s' says the idea '%s'%s too, only because of 'same'"
		 : "'%s' says the idea '%s'%s too, so one phrase would earn "
		   "both",
	    finding_quote(l->d, said), finding_quote(l->d, first), where);
}

/* The first wording of idea i that says idea j, of the kind looked for; the
 * kind of a pair is `same:` only if no wording says it otherwise. */
static void
compare(struct overlap *o, int i, int j, bool same)
{
	struct lint *l = o->l;
	const struct idea *ideas = o->one->s->ideas;
	const char *said = NULL, *as = NULL, *one;
	bool only_same = false, found_same = false;

	for (int k = 0; k < ideas[i].n && (said == NULL || found_same); k++) {
		if (!lint_spend(l, ideas[j].n))
			return;
		one = says_other(o, i, k, j, &only_same);
		if (one == NULL || (said && only_same))
			continue;
		said = ideas[i].wordings[k];
		as = one;
		found_same = only_same;
	}
	if (said && found_same == same)
		tell_overlap(o, i, said, j, as, same);
}

static void
overlaps(struct lint *l, bool same)
{
	struct overlap o = {.l = l};
	struct arena_mark mark;
	struct tokens text;

	if (same && l->n_same == 0)
		return;
	for (int i = 0; i < l->n_ones; i++) {
		o.one = &l->ones[i];
		if (!has_ideas(o.one) || o.one->s->n_ideas < 2)
			continue;
		mark = arena_mark(l->arena);
		words_cut(l->lex, o.one->core->text, l->arena, &text);
		o.negative = polarity_negative(&text);
		o.ideas = read_ideas(&o, l->lex);
		o.bare = NULL;
		for (int k = 0; k < o.one->s->n_ideas; k++) {
			for (int j = 0; j < o.one->s->n_ideas; j++) {
				if (j != k)
					compare(&o, k, j, same);
			}
		}
		arena_restore(l->arena, mark);
	}
}

void
lint_ideas_overlap(struct lint *l)
{
	overlaps(l, false);
}

void
lint_ideas_same(struct lint *l)
{
	overlaps(l, true);
}

/* -- C09 ------------------------------------------------------------------ */

static bool
shares_word(struct lint *l, const struct lint_one *one, const char *text)
{
	int n;
	struct token *t = lint_words(l->lex, text, l->arena, &n);

	for (int i = 0; i < n; i++) {
		for (int k = 0; k < one->n_words && t[i].content; k++) {
			if (one->words[k].group == t[i].group)
				return true;
		}
	}
	return false;
}

void
lint_ideas_foreign(struct lint *l)
{
	for (int i = 0; i < l->n_ones; i++) {
		const struct lint_one *one = &l->ones[i];

		for (int k = 0; one->item && k < one->s->n_ideas; k++) {
			const struct idea *idea = &one->s->ideas[k];
			int w = 0;

			while (w < idea->n &&
			    lint_spend(l, one->n_words / 8 + 1) &&
			    !shares_word(l, one, idea->wordings[w]))
				w++;
			if (w == idea->n)
				lint_add(l, one->s->node, "ideas", k,
				    "add a wording that uses the statement's "
				    "words, or take the idea out",
				    "the idea '%s' shares no word with the "
				    "statement",
				    finding_quote(l->d, idea->wordings[0]));
		}
	}
}

/* -- C11 ------------------------------------------------------------------ */

/* Tells each lost idea; or, when any one idea is enough, that all are. */
static void
given(struct lint *l, const struct item *it, const char *shown, bool any,
    const struct node *owner, const char *shown_key)
{
	struct mark_question q = {.item = it, .shown = shown};
	struct arena_mark mark = arena_mark(l->arena);
	bool lost[IDEAS_MAX] = {false};
	int n = mark_lost_ideas(l->lex, &q, l->arena, lost);

	arena_restore(l->arena, mark);
	if (any && n > 0 && n == it->n_ideas) {
		lint_add(l, owner, shown_key, -1,
		    "say it in other words, or write 'ideas' for what a good "
		    "reply holds",
		    "this holds the words of every idea of the statement, so "
		    "no reply could earn one");
		return;
	}
	for (int i = 0; i < it->n_ideas && !any; i++) {
		if (!lost[i])
			continue;
		lint_add(l, owner, "ideas", i,
		    "ask in other words, or add a wording that the question "
		    "does not hold",
		    "the idea '%s' stands in the question, so no answer could "
		    "earn it",
		    finding_quote(l->d, it->ideas[i].wordings[0]));
	}
}

void
lint_ideas_given(struct lint *l)
{
	for (int i = 0; i < l->n_ones; i++) {
		const struct lint_one *one = &l->ones[i];
		struct item reply;

		if (has_ideas(one))
			given(l, one->item, one->item->ask, false, one->s->node,
			    "ask");
		for (int k = 0; one->item && k < one->s->n_misconceptions;
		     k++) {
			const struct misconception *m =
			    &one->s->misconceptions[k];

			if (!lint_spend(l, one->item->n_ideas + 1L))
				return;
			reply = *one->item;
			if (m->n_ideas > 0) {
				reply.ideas = m->ideas;
				reply.n_ideas = m->n_ideas;
			}
			given(l, &reply, m->says, m->n_ideas == 0, m->node,
			    "says");
		}
	}
}

/* -- C15 ------------------------------------------------------------------ */

void
lint_says_true(struct lint *l)
{
	struct arena_mark mark;
	struct mark m;

	for (int i = 0; i < l->n_ones; i++) {
		const struct lint_one *one = &l->ones[i];
		struct mark_question q;
		struct item it; /* its ideas alone */
		long wordings = 0;

		if (one->item == NULL || one->item->n_ideas == 0)
			continue;
		it = *one->item;
		it.n_lures = 0;
		q = (struct mark_question){.item = &it, .shown = it.ask};
		for (int k = 0; k < one->item->n_ideas; k++)
			wordings += one->item->ideas[k].n;
		for (int k = 0; k < one->s->n_misconceptions; k++) {
			const struct misconception *wrong =
			    &one->s->misconceptions[k];

			/* the marker compares all words of all wordings */
			if (!lint_spend(l, 10 + wordings * wordings / 50))
				return;
			mark = arena_mark(l->arena);
			mark_answer(l->lex, &q, wrong->says, l->arena, &m);
			arena_restore(l->arena, mark);
			if (m.yes == m.n_ideas)
				lint_add(l, wrong->node, "says", -1,
				    "put it so that it misses or turns round "
				    "an idea",
				    "said as an answer to this statement, it "
				    "would be marked as complete");
		}
	}
}
