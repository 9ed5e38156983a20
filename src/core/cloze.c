/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cloze.h"

#include <stdlib.h>
#include <string.h>

#include "core/blank_rule.h"

/*
 * cloze: see cloze.h. Finding blanks; how a text looks with them is
 * core/cloze_show.c's affair.
 */

#define WORDS_A_BLANK 15 /* of the text, shown at one time (row lt3.4) */

struct work {
	const struct lexicon *lex;
	const struct item *it;
	struct arena *arena;
	struct tokens text;
	struct tokens *wordings; /* of all ideas */
	int n_wordings;
	struct blank *out;
	int max, n;
};

static bool
is_word(const struct token *t)
{
	return t->word[0] != '\0';
}

/* Do the words of p stand in t from token i on? Returns the token after the
 * last of them, 0 if not. Marks between the words do not matter. */
static int
stands_at(const struct tokens *t, int i, const struct tokens *p)
{
	int k = 0;

	if (!is_word(&t->list[i]))
		return 0;
	for (;; i++) {
		while (k < p->n && !is_word(&p->list[k]))
			k++;
		if (k == p->n)
			return i;
		while (i < t->n && !is_word(&t->list[i]))
			i++;
		if (i == t->n || strcmp(t->list[i].word, p->list[k].word) != 0)
			return 0;
		k++;
	}
}

static bool
has_words(const struct tokens *t)
{
	for (int i = 0; i < t->n; i++) {
		if (is_word(&t->list[i]))
			return true;
	}
	return false;
}

static bool
is_free(const struct work *w, size_t start, size_t end)
{
	for (int i = 0; i < w->n; i++) {
		if (start < w->out[i].end && w->out[i].start < end)
			return false;
	}
	return true;
}

/* Weight that the blank's words share with one wording of an idea. */
static double
shared(const struct lexicon *lex, const struct tokens *blank,
    const struct tokens *wording)
{
	const struct token *b, *v;
	double sum = 0;
	int i, k;

	for (i = 0; i < wording->n; i++) {
		v = &wording->list[i];
		for (k = 0; k < blank->n && v->content; k++) {
			b = &blank->list[k];
			if (b->content && b->group == v->group) {
				sum += lexicon_weight(lex, v->group);
				break;
			}
		}
	}
	return sum;
}

static int
distance_to(const struct work *w, const struct tokens *wording, size_t start,
    size_t end)
{
	int least = -1, words = 0, at = -1, i, k;

	/* in words, from the blank's begin or end to a word of the wording */
	for (i = 0; i < w->text.n; i++) {
		const struct token *t = &w->text.list[i];

		if (!is_word(t))
			continue;
		words++;
		if (t->start >= start && t->end <= end)
			at = words;
	}
	for (i = 0, words = 0; i < w->text.n && at >= 0; i++) {
		const struct token *t = &w->text.list[i];

		words += is_word(t);
		for (k = 0; k < wording->n && t->content; k++) {
			if (wording->list[k].content &&
			    wording->list[k].group == t->group &&
			    (least < 0 || abs(words - at) < least))
				least = abs(words - at);
		}
	}
	return least;
}

/* The idea with which these words share most weight; if with none, the one
 * whose words stand nearest; -1 if there is none at all. */
static int
idea_of(const struct work *w, size_t start, size_t end)
{
	const struct item *it = w->it;
	struct tokens blank, wording;
	double best = 0, s;
	int idea = -1, near = -1, least = -1, d;

	words_cut(w->lex,
	    arena_strndup(w->arena, it->text + start, end - start), w->arena,
	    &blank);
	for (int i = 0; i < it->n_ideas && i < IDEAS_MAX; i++) {
		for (int k = 0; k < it->ideas[i].n; k++) {
			words_cut(w->lex, it->ideas[i].wordings[k], w->arena,
			    &wording);
			s = shared(w->lex, &blank, &wording);
			if (s > best + 1e-9) {
				best = s;
				idea = i;
			}
			if (k > 0) /* only the first follows the text */
				continue;
			d = distance_to(w, &wording, start, end);
			if (d >= 0 && (least < 0 || d < least)) {
				least = d;
				near = i;
			}
		}
	}
	return idea >= 0 ? idea : near;
}

/* Adds a blank unless it has no idea to belong to. */
static void
add_blank(struct work *w, size_t start, size_t end, int rank)
{
	int idea = w->it->n_ideas > 0 ? idea_of(w, start, end) : -1;

	if (w->n == w->max || (idea < 0 && w->it->n_ideas > 0))
		return;
	w->out[w->n++] = (struct blank){start, end, idea, rank};
}

static void
add_term(struct work *w, const char *term)
{
	struct tokens p;
	size_t start, end;
	int last;

	words_cut(w->lex, term, w->arena, &p);
	if (!has_words(&p))
		return;
	for (int i = 0; i < w->text.n; i++) {
		last = stands_at(&w->text, i, &p);
		if (last == 0)
			continue;
		start = w->text.list[i].start;
		end = w->text.list[last - 1].end;
		if (is_free(w, start, end)) {
			add_blank(w, start, end, 0);
			return;
		}
	}
}

/* What an idea asks for makes a better blank, and what none asks for none. */
static double
asked_bonus(void *ctx, int first, int last)
{
	const struct work *w = ctx;
	struct tokens blank = {w->text.list + first, last - first};
	double all = 0, best = 0, s;

	if (w->it->n_ideas == 0)
		return 0;
	for (int i = 0; i < blank.n; i++)
		all += lexicon_weight(w->lex, blank.list[i].group);
	for (int i = 0; i < w->n_wordings; i++) {
		s = shared(w->lex, &blank, &w->wordings[i]);
		if (s > best)
			best = s;
	}
	return best > 0 && all > 0 ? 3 * best / all : -1;
}

static void
cut_wordings(struct work *w)
{
	const struct idea *ideas = w->it->ideas;
	int n = 0;

	for (int i = 0; i < w->it->n_ideas; i++)
		n += ideas[i].n;
	w->wordings = arena_array(w->arena, (size_t)n + 1, sizeof *w->wordings);
	for (int i = 0; i < w->it->n_ideas; i++) {
		for (int k = 0; k < ideas[i].n; k++)
			words_cut(w->lex, ideas[i].wordings[k], w->arena,
			    &w->wordings[w->n_wordings++]);
	}
}

static bool
has_idea(const struct work *w, int idea)
{
	for (int i = 0; i < w->n; i++) {
		if (w->out[i].idea == idea)
			return true;
	}
	return false;
}

/* Blanks by rule: the best one for each idea, then others, up to one for
 * eight words of the text and one more. */
static void
add_automatic(struct work *w)
{
	const struct token *t = w->text.list;
	struct phrase *list =
	    arena_array(w->arena, (size_t)w->text.n + 1, sizeof *list);
	struct blank_rule rule = {.lex = w->lex,
	    .item = w->it,
	    .text = &w->text,
	    .arena = w->arena,
	    .bonus = asked_bonus,
	    .ctx = w};
	int n, words = 0;
	size_t start, end;

	cut_wordings(w);
	n = blank_rule_find(&rule, list);
	for (int i = 0; i < w->text.n; i++)
		words += is_word(&t[i]);
	for (int i = 0; i < n && w->it->n_ideas > 0; i++) {
		start = t[list[i].first].start;
		end = t[list[i].last - 1].end;
		if (!has_idea(w, idea_of(w, start, end)))
			add_blank(w, start, end, i + 1);
	}
	for (int i = 0; i < n && w->n <= words / 7; i++) {
		start = t[list[i].first].start;
		end = t[list[i].last - 1].end;
		if (is_free(w, start, end))
			add_blank(w, start, end, i + 1);
	}
}

static int
by_place(const void *x, const void *y)
{
	const struct blank *a = x, *b = y;

	return a->start < b->start ? -1 : a->start > b->start;
}

int
cloze_find(const struct lexicon *lex, const struct item *it, struct arena *a,
    struct blank *out, int max)
{
	struct work w = {
	    .lex = lex, .it = it, .arena = a, .out = out, .max = max};

	words_cut(lex, it->text, a, &w.text);
	for (int i = 0; i < it->n_terms; i++)
		add_term(&w, it->terms[i]);
	if (it->n_terms == 0)
		add_automatic(&w);
	qsort(out, (size_t)w.n, sizeof *out, by_place);
	return w.n;
}

/* Words of a text, as a reader counts them. */
static int
count_words(const char *s)
{
	int n = 0;
	bool inside = false;

	for (; *s != '\0'; s++) {
		if (*s == ' ' || *s == '\n' || *s == '\t') {
			inside = false;
		} else if (!inside) {
			inside = true;
			n++;
		}
	}
	return n;
}

int
cloze_choose(const struct item *it, const struct blank *all, int n,
    const int32_t *idea_days, struct blank *out)
{
	int room = count_words(it->text) / WORDS_A_BLANK, k = 0, best;
	bool idea_done[IDEAS_MAX] = {false}, taken[BLANKS_MAX] = {false};
	int32_t day, least;

	if (room < 1)
		room = 1;
	if (n > BLANKS_MAX)
		n = BLANKS_MAX;
	while (k < room) {
		best = -1;
		least = INT32_MAX;
		for (int i = 0; i < n; i++) {
			if (taken[i] ||
			    (all[i].idea >= 0 && idea_done[all[i].idea]))
				continue;
			day = idea_days != NULL && all[i].idea >= 0
			    ? idea_days[all[i].idea]
			    : ITEM_NO_DAY;
			if (best < 0 || day < least ||
			    (day == least && all[i].rank < all[best].rank)) {
				best = i;
				least = day;
			}
		}
		if (best < 0)
			break;
		taken[best] = true;
		if (all[best].idea >= 0)
			idea_done[all[best].idea] = true;
		out[k++] = all[best];
	}
	qsort(out, (size_t)k, sizeof *out, by_place);
	return k;
}
