/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_tied: C12, is a question tied to one statement? Each statement's text
 * is marked as an answer to each other one's question. Most pairs are sorted
 * out by the weight of the words they share, summed over an index; what is
 * left goes through the marker.
 */
#include <string.h>

#include "core/cover.h"
#include "core/mark.h"
#include "core/polarity.h"
#include "deck/lint_priv.h"

/* So many other statements are named. */
#define NAMED 3

struct tied {
	struct lint *l;
	double *sum; /* per statement: weight shared with a wording */
	int *ideas; /* ideas that it may say */
	int *last; /* the idea it was counted for */
	int *touched, n_touched; /* statements with a sum */
	int *found, n_found; /* statements with ideas > 0 */
};

/* Counts the idea for each statement whose words can cover this wording. */
static bool
add_wording(struct tied *t, const struct wording *w, int stamp)
{
	const struct lint_pair *held;
	size_t n;
	int one;

	t->n_touched = 0;
	for (int i = 0; i < w->n; i++) {
		if (w->list[i].weight <= 0)
			continue;
		held = lint_holders(t->l, w->list[i].group, &n);
		if (!lint_spend(t->l, (long)n / 8 + 1))
			return false;
		for (size_t k = 0; k < n; k++) {
			if (t->sum[held[k].one] <= 0)
				t->touched[t->n_touched++] = held[k].one;
			t->sum[held[k].one] += w->list[i].weight;
		}
	}
	for (int i = 0; i < t->n_touched; i++) {
		one = t->touched[i];
		if (t->sum[one] >= w->total * (MARK_SAID - 1e-9) &&
		    t->last[one] != stamp) {
			t->last[one] = stamp;
			if (t->ideas[one]++ == 0)
				t->found[t->n_found++] = one;
		}
		t->sum[one] = 0;
	}
	return true;
}

static bool
names(const struct statement *s, const char *id)
{
	for (int i = 0; i < s->n_confusable; i++) {
		if (strcmp(s->confusable[i], id) == 0)
			return true;
	}
	return false;
}

/* Does the text of x answer the question of y in full? */
static bool
answers(struct tied *t, const struct lint_one *x, const struct lint_one *y,
    const struct wordings *ideas)
{
	struct lint *l = t->l;
	struct arena_mark mark = arena_mark(l->arena);
	struct tokens text;
	struct answer ans;
	bool all = true;

	words_cut(l->lex, y->core->text, l->arena, &text);
	cover_answer(
	    l->lex, x->core->text, ideas, y->item->n_ideas, l->arena, &ans);
	ans.no_negation = polarity_negative(&text);
	for (int i = 0; i < y->item->n_ideas && all; i++)
		all = cover_judge(&ans, &ideas[i]).said == SAID_YES;
	arena_restore(l->arena, mark);
	return all;
}

static void
tell(struct tied *t, const struct lint_one *y, const struct wordings *ideas)
{
	long wordings = 0;
	struct lint *l = t->l;
	struct buf b = BUF_INIT;
	const struct lint_one *x;
	int n = 0;

	for (int i = 0; i < y->item->n_ideas; i++)
		wordings += ideas[i].n;
	for (int i = 0; i < t->n_found; i++) {
		x = &l->ones[t->found[i]];
		if (x == y || t->ideas[t->found[i]] < y->item->n_ideas ||
		    names(x->core, y->s->id) || names(y->core, x->s->id) ||
		    strcmp(x->s->id, y->s->id) == 0 ||
		    !lint_spend(
			l, 10L * x->n_words + wordings * wordings / 50) ||
		    !answers(t, x, y, ideas))
			continue;
		if (n++ < NAMED)
			buf_addf(&b, "%s%s", n > 1 ? ", " : "", x->s->id);
	}
	if (n > NAMED)
		buf_addf(&b, " and %d more", n - NAMED);
	if (n > 0)
		lint_add(l, y->s->node, "ask", -1,
		    "ask for what only this one says, or name the other under "
		    "'confusable'",
		    "this question is answered in full by another statement "
		    "too: %s",
		    buf_str(&b));
	buf_release(&b);
}

static void
look_at(struct tied *t, const struct lint_one *y, int *stamp)
{
	struct lint *l = t->l;
	const struct item *it = y->item;
	struct arena_mark mark = arena_mark(l->arena);
	struct wordings *ideas =
	    arena_array(l->arena, (size_t)it->n_ideas, sizeof(*ideas));
	struct groups shown;
	bool go_on = true;

	t->n_found = 0;
	cover_groups(l->lex, it->ask, l->arena, &shown);
	for (int i = 0; i < it->n_ideas; i++, ++*stamp) {
		cover_wordings(
		    l->lex, &it->ideas[i], NULL, &shown, l->arena, &ideas[i]);
		for (int k = 0; k < ideas[i].n && go_on; k++) {
			if (ideas[i].list[k].usable)
				go_on =
				    add_wording(t, &ideas[i].list[k], *stamp);
		}
	}
	if (go_on)
		tell(t, y, ideas);
	for (int i = 0; i < t->n_found; i++)
		t->ideas[t->found[i]] = 0;
	arena_restore(l->arena, mark);
}

void
lint_question_shared(struct lint *l)
{
	size_t n = (size_t)l->n_ones + 1;
	struct tied t = {.l = l};
	int stamp = 1;

	t.sum = arena_array(l->arena, n, sizeof(*t.sum));
	t.ideas = arena_array(l->arena, n, sizeof(*t.ideas));
	t.last = arena_array(l->arena, n, sizeof(*t.last));
	t.touched = arena_array(l->arena, n, sizeof(*t.touched));
	t.found = arena_array(l->arena, n, sizeof(*t.found));
	for (int i = 0; i < l->n_ones && !l->stopped; i++) {
		if (l->ones[i].item && l->ones[i].item->n_ideas > 0 &&
		    l->ones[i].s == l->ones[i].core)
			look_at(&t, &l->ones[i], &stamp);
	}
}
