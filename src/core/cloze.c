/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cloze.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/scan.h"

/*
 * cloze: see cloze.h. Finding blanks; how a text looks with them is
 * core/cloze_show.c's affair.
 */

#define RUN_WORDS 3 /* an automatic blank has this many at most */
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
add_blank(struct work *w, size_t start, size_t end)
{
	int idea = w->it->n_ideas > 0 ? idea_of(w, start, end) : -1;

	if (w->n == w->max || (idea < 0 && w->it->n_ideas > 0))
		return;
	w->out[w->n++] = (struct blank){start, end, idea};
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
			add_blank(w, start, end);
			return;
		}
	}
}

struct candidate {
	int first, last; /* tokens; last is the one after */
	double score;
};

/* Do all words of the candidate stand in another text (cut)? */
static bool
all_within(
    const struct work *w, const struct candidate *c, const struct tokens *t)
{
	int k;

	for (int i = c->first; i < c->last; i++) {
		for (k = 0; k < t->n; k++) {
			if (t->list[k].group == w->text.list[i].group)
				break;
		}
		if (k == t->n)
			return false;
	}
	return true;
}

/* Does a stem of the candidate stand elsewhere in the text? */
static bool
leaks(const struct work *w, const struct candidate *c)
{
	const struct token *t = w->text.list;

	for (int i = c->first; i < c->last; i++) {
		for (int k = 0; k < w->text.n; k++) {
			if ((k < c->first || k >= c->last) &&
			    t[k].group == t[i].group)
				return true;
		}
	}
	return false;
}

static bool
is_skipped(const struct work *w, const struct candidate *c)
{
	const struct token *t = w->text.list;
	struct tokens p;
	bool found = false;
	int i;

	for (int k = 0; k < w->it->n_skip && !found; k++) {
		words_cut(w->lex, w->it->skip[k], w->arena, &p);
		if (p.n != c->last - c->first)
			continue;
		for (i = 0; i < p.n; i++) {
			if (p.list[i].group != t[c->first + i].group)
				break;
		}
		found = i == p.n;
	}
	return found;
}

/* Words that any text might have there: a poor thing to be asked for. */
static bool
is_general(const char *word)
{
	static const char *const list[] = {"ability", "amount", "approach",
	    "area", "areas", "aspect", "based", "beneficial", "care", "effect",
	    "essential", "example", "examples", "factor", "factors", "feel",
	    "held", "importance", "number", "order", "potential", "process",
	    "provide", "provides", "purpose", "range", "role", "starts", "term",
	    "terms", "tool", "tools", "turn", "valuable", "value"};

	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
		if (strcmp(list[i], word) == 0)
			return true;
	}
	return scan_spread(word) != 0;
}

/* The share of the candidate's weight that one idea asks for, at best. */
static double
asked_share(const struct work *w, const struct candidate *c)
{
	const struct item *it = w->it;
	struct tokens blank = {w->text.list + c->first, c->last - c->first};
	double all = 0, best = 0, s;

	for (int i = 0; i < blank.n; i++)
		all += lexicon_weight(w->lex, blank.list[i].group);
	for (int i = 0; i < w->n_wordings; i++) {
		s = shared(w->lex, &blank, &w->wordings[i]);
		if (s > best)
			best = s;
	}
	return it->n_ideas > 0 && all > 0 ? best / all : 0;
}

/* Mean rarity, and what PRODUCT D.2 adds and takes away. */
static double
score_of(const struct work *w, const struct candidate *c)
{
	const struct token *t = w->text.list;
	int groups[RUN_WORDS], n = 0, df;
	double sum = 0;
	size_t k;

	for (int i = c->first; i < c->last; i++) {
		groups[n++] = t[i].group;
		sum += lexicon_weight(w->lex, t[i].group);
		k = strlen(t[i].word);
		if (k > 4 && strcmp(t[i].word + k - 2, "ly") == 0)
			sum -= 0.8;
		if (is_general(t[i].word))
			sum -= 1.5;
	}
	sum /= n;
	if (n > 1)
		sum += 0.4;
	df = lexicon_phrase_df(w->lex, groups, n);
	if (df == 2 || df == 3)
		sum += 0.3;
	if (df > 3)
		sum -= 0.5 * (df - 3);
	return sum + 3 * asked_share(w, c);
}

/* Does the candidate begin or end inside a hyphenated word? */
static bool
cuts_word(const struct work *w, const struct candidate *c)
{
	const struct token *t = w->text.list;
	size_t start = t[c->first].start;

	return (start > 0 && w->it->text[start - 1] == '-') ||
	    w->it->text[t[c->last - 1].end] == '-';
}

/* Ends a run here? Stop and hedge words do, and every mark. */
static bool
ends_run(const struct token *t)
{
	return t->kind != TOKEN_WORD || !t->content ||
	    words_is_hedge(t->word) ||
	    text_length(t->word, strlen(t->word)) < 2;
}

static int
better(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->first - b->first;
}

/* The best of the last one, two, three words of the run before `end`. */
static bool
best_of_run(const struct work *w, int begin, int end,
    const struct tokens *title, struct candidate *best)
{
	struct candidate c = {0, end, 0};
	bool any = false;

	for (c.first = end - 1; c.first >= begin && c.first >= end - RUN_WORDS;
	     c.first--) {
		if (leaks(w, &c) || is_skipped(w, &c) || cuts_word(w, &c) ||
		    all_within(w, &c, title) ||
		    (w->n_wordings > 0 && asked_share(w, &c) <= 0))
			continue;
		c.score = score_of(w, &c);
		if (!any || c.score > best->score)
			*best = c;
		any = true;
	}
	return any;
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

/* The best blank of each run; returns how many, the best first. */
static int
list_candidates(const struct work *w, struct candidate *list)
{
	const struct token *t = w->text.list;
	struct tokens title;
	int n = 0, begin = 0;

	words_cut(w->lex, w->it->section_title, w->arena, &title);
	for (int i = 0; i <= w->text.n; i++) {
		if (i < w->text.n && !ends_run(&t[i]))
			continue;
		if (i > begin && best_of_run(w, begin, i, &title, &list[n]))
			n++;
		begin = i + 1;
	}
	qsort(list, (size_t)n, sizeof *list, better);
	return n;
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
	struct candidate *list =
	    arena_array(w->arena, (size_t)w->text.n + 1, sizeof *list);
	int n, words = 0;
	size_t start, end;

	cut_wordings(w);
	n = list_candidates(w, list);
	for (int i = 0; i < w->text.n; i++)
		words += is_word(&t[i]);
	for (int i = 0; i < n && w->it->n_ideas > 0; i++) {
		start = t[list[i].first].start;
		end = t[list[i].last - 1].end;
		if (!has_idea(w, idea_of(w, start, end)))
			add_blank(w, start, end);
	}
	for (int i = 0; i < n && w->n <= words / 8; i++) {
		start = t[list[i].first].start;
		end = t[list[i].last - 1].end;
		if (is_free(w, start, end))
			add_blank(w, start, end);
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
			if (best < 0 || day < least) {
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
