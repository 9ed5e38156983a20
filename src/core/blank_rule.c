/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/blank_rule.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/blank_words.h"
#include "core/polarity.h"

/*
 * blank_rule: see the header. The figures in it were set on sections 2 to 5
 * of the shipped deck; what came of them elsewhere is with the judged sample.
 */

#define PHRASE_WORDS 3
#define FLOOR 2.4 /* a phrase below this is no blank */
#define LAST_RESORT 1.0 /* … unless the text has no other */
#define MEMBERS 2 /* of one list that become blanks */
#define OFTEN 0.05 /* of the statements have it: then it is guessed */
#define OFTEN_LEAST 4 /* … that many at least */
/* The weight of a word that stands nowhere, ln((N + 1) / 0.5), in a deck of the
 * size for which the figures were set (N = 78). */
#define USUAL 5.06
#define SHARED_START 5 /* letters that make two words relatives */

struct work {
	const struct blank_rule *r;
	const struct token *t;
	int n;
	bool *reason; /* tokens of a part that says why or how */
	bool *aside; /* tokens of an example in brackets */
	int *member; /* tokens of a list of three or more: its number */
	const struct polarity_word *polarity;
	struct tokens title;
	double unheard; /* weight of a word that stands nowhere */
	double often;
};

static bool
ends_in(const char *word, const char *ending)
{
	size_t n = strlen(word), k = strlen(ending);

	return n > k + 2 && strcmp(word + n - k, ending) == 0;
}

static bool
is_adverb(const char *word)
{
	return ends_in(word, "ly") && strcmp(word, "family") != 0 &&
	    strcmp(word, "early") != 0;
}

/* A form of a verb that seldom says much by itself. */
static bool
is_participle(const char *word)
{
	return ends_in(word, "ed") && !ends_in(word, "eed");
}

static bool
is_word(const struct token *t)
{
	return t->word[0] != '\0';
}

/* Ends a run here? Stop and hedge words do, and every mark. */
static bool
ends_run(const struct work *w, int i)
{
	const struct token *t = &w->t[i];

	return t->kind != TOKEN_WORD || !t->content || w->aside[i] ||
	    words_is_hedge(t->word) || blank_between(t->word) ||
	    w->polarity[i].negator || text_length(t->word, strlen(t->word)) < 2;
}

/* -- what a text says of its parts ---------------------------------------- */

static bool
is(const struct work *w, int i, const char *word)
{
	return i >= 0 && i < w->n && strcmp(w->t[i].word, word) == 0;
}

static bool
begins_reason(const struct work *w, int i)
{
	return is(w, i, "because") ||
	    (is(w, i, "so") && is(w, i + 1, "that")) ||
	    (is(w, i, "by") && i + 1 < w->n &&
		ends_in(w->t[i + 1].word, "ing"));
}

/* "e.g.", "such as": an example might be another one. */
static bool
begins_aside(const struct work *w, int i)
{
	return is(w, i, "eg") || is(w, i, "especially") ||
	    (is(w, i, "such") && is(w, i + 1, "as")) ||
	    (is(w, i, "for") && is(w, i + 1, "example")) ||
	    (is(w, i, "for") && is(w, i + 1, "instance")) ||
	    (is(w, i, "e") && is(w, i + 2, "g"));
}

static bool
joins(const struct work *w, int i)
{
	return is(w, i, "and") || is(w, i, "or") || is(w, i, "nor");
}

/* "A, B and C": a comma, and within few words another or a joining word. */
static void
mark_lists(struct work *w)
{
	const int far = 6;
	int from, end, commas, lists = 0;

	for (int i = 0; i < w->n; i++) {
		if (!joins(w, i))
			continue;
		from = i;
		commas = 0;
		for (int k = i - 1, gap = 0; k >= 0 && gap <= far; k--, gap++) {
			if (w->t[k].kind == TOKEN_CLAUSE)
				break;
			if (w->t[k].kind == TOKEN_COMMA && gap > 0) {
				commas++;
				from = k;
				gap = 0;
			}
		}
		for (; commas > 0 && from > 0 && !ends_run(w, from - 1);)
			from--;
		for (end = i + 1; end < w->n && !ends_run(w, end);)
			end++;
		lists += commas > 0;
		for (int k = from; commas > 0 && k < end; k++)
			w->member[k] = lists;
	}
}

/* Is this mark the end of an example? The full stops of "e.g." are not. */
static bool
ends_aside(const struct work *w, int i)
{
	char c = w->r->item->text[w->t[i].start];

	if (w->t[i].kind != TOKEN_CLAUSE)
		return false;
	return c != '.' || i == 0 || strlen(w->t[i - 1].word) > 1;
}

static void
read_parts(struct work *w)
{
	bool reason = false, aside = false;

	for (int i = 0; i < w->n; i++) {
		if (w->t[i].kind == TOKEN_CLAUSE)
			reason = false;
		if (ends_aside(w, i))
			aside = false;
		if (begins_reason(w, i))
			reason = true;
		if (begins_aside(w, i))
			aside = true;
		w->reason[i] = reason;
		w->aside[i] = aside;
	}
	mark_lists(w);
}

/* -- what speaks against a phrase ----------------------------------------- */

static bool
are_relatives(const struct token *x, const struct token *y)
{
	size_t k = 0, n, m;

	if (x->group == y->group)
		return true;
	while (x->word[k] != '\0' && x->word[k] == y->word[k])
		k++;
	n = strlen(x->word);
	m = strlen(y->word);
	return k >= SHARED_START && 2 * k >= n && 2 * k >= m;
}

/* Does a word of the phrase, or a relative, stand elsewhere in the text? */
static bool
leaks(const struct work *w, const struct phrase *p)
{
	for (int i = p->first; i < p->last; i++) {
		for (int k = 0; k < w->n; k++) {
			if ((k < p->first || k >= p->last) && w->t[k].content &&
			    is_word(&w->t[k]) &&
			    are_relatives(&w->t[k], &w->t[i]))
				return true;
		}
	}
	return false;
}

static bool
in_title(const struct work *w, const struct phrase *p)
{
	int k;

	for (int i = p->first; i < p->last; i++) {
		for (k = 0; k < w->title.n; k++) {
			if (is_word(&w->title.list[k]) &&
			    are_relatives(&w->title.list[k], &w->t[i]))
				break;
		}
		if (k == w->title.n)
			return false;
	}
	return true;
}

/* Do the phrase's words stand in a row in what the author dropped? A part of
 * it would be no better. */
static bool
is_skipped(const struct work *w, const struct phrase *p)
{
	const struct item *it = w->r->item;
	struct tokens skip;
	int n = p->last - p->first, i;

	for (int k = 0; k < it->n_skip; k++) {
		words_cut(w->r->lex, it->skip[k], w->r->arena, &skip);
		for (int from = 0; from + n <= skip.n; from++) {
			for (i = 0; i < n; i++) {
				if (skip.list[from + i].group !=
				    w->t[p->first + i].group)
					break;
			}
			if (i == n)
				return true;
		}
	}
	return false;
}

/* Does the phrase begin or end inside a hyphenated word? */
static bool
cuts_word(const struct work *w, const struct phrase *p)
{
	const char *text = w->r->item->text;
	size_t start = w->t[p->first].start, end = w->t[p->last - 1].end;

	return (start > 0 && text[start - 1] == '-') || text[end] == '-';
}

/* A part of a hyphenated word is no word that any text might have. */
static bool
is_part(const struct work *w, int i)
{
	const char *text = w->r->item->text;
	size_t start = w->t[i].start;

	return (start > 0 && text[start - 1] == '-') ||
	    text[w->t[i].end] == '-';
}

/* pupils’, the school's: what is theirs is what matters. */
static bool
is_whose(const struct work *w, int i)
{
	const char *text = w->r->item->text, *end = text + w->t[i].end;
	size_t n = strlen(w->t[i].word);

	return *end == '\'' || strncmp(end, "\xe2\x80\x99", 3) == 0 ||
	    w->t[i].end - w->t[i].start > n;
}

/* Before the last word of a phrase, a plural is the subject of a verb and a
 * form in -s the verb itself ("plates stick", "explains faults"), a form in
 * -ed with something before it likewise: two halves of a clause. */
static bool
is_clause(const struct work *w, const struct phrase *p)
{
	for (int i = p->first; i + 1 < p->last; i++) {
		const char *word = w->t[i].word;

		if (is_part(w, i))
			continue;
		if (ends_in(word, "s") && !ends_in(word, "ss") &&
		    !ends_in(word, "us") && !ends_in(word, "is") &&
		    !ends_in(word, "ics"))
			return true;
		if (i > p->first && is_participle(word) &&
		    !is_adverb(w->t[i - 1].word))
			return true;
	}
	return false;
}

/* May a phrase begin here? "explicitly teaching", not "especially arts". */
static bool
may_begin(const struct work *w, const struct phrase *p)
{
	const char *word = w->t[p->first].word, *next;

	if (is_part(w, p->first))
		return true;
	if (blank_empty(word) || blank_number(word) || is_whose(w, p->first))
		return false;
	if (!is_adverb(word) || p->last - p->first == 1)
		return true;
	next = w->t[p->first + 1].word;
	return is_participle(next) || ends_in(next, "ing");
}

/* May it end here? "gradually removed", not "strategies linked". */
static bool
may_end(const struct work *w, const struct phrase *p)
{
	int i = p->last - 1;
	const char *word = w->t[i].word;

	if (is_part(w, i))
		return true;
	if (i > p->first && is_adverb(w->t[i - 1].word) &&
	    (is_participle(word) || ends_in(word, "ing")))
		return true;
	return !blank_empty(word) && !is_adverb(word) &&
	    (i == p->first || !is_participle(word));
}

/* -- what a phrase is worth ----------------------------------------------- */

/* How rare a word is, on one scale for decks of any size: in a small deck each
 * word stands in few statements, and none of them is common for it. */
static double
rarity(const struct work *w, int group)
{
	double weight = lexicon_weight(w->r->lex, group);

	if (w->unheard < USUAL)
		return weight + USUAL - w->unheard;
	return weight * USUAL / w->unheard;
}

static double
word_worth(const struct work *w, int i)
{
	const struct token *t = &w->t[i];
	double worth = rarity(w, t->group);

	if (!is_part(w, i) && (blank_pale(t->word) || blank_empty(t->word)))
		worth -= 2;
	if (is_adverb(t->word))
		worth -= 1;
	return worth;
}

/* A noun cut from what belongs to it leaves half a thought. */
static double
cut_cost(const struct work *w, const struct phrase *p, int end)
{
	const char *next;

	if (p->last == end)
		return 0;
	next = w->t[p->last].word;
	if (is_participle(next) || is_adverb(next) || blank_empty(next) ||
	    blank_person(next))
		return 0;
	if (p->last - p->first > 1 && !is_part(w, p->last - 1))
		return 2.2;
	return is_part(w, p->last - 1) ? 0.8 : 1.8;
}

static double
worth(const struct work *w, const struct phrase *p, int end)
{
	int groups[PHRASE_WORDS], n = 0, df;
	double sum = 0, most = -9, one;

	for (int i = p->first; i < p->last; i++) {
		groups[n++] = w->t[i].group;
		one = word_worth(w, i);
		sum += one;
		if (one > most)
			most = one;
	}
	sum = 0.6 * most + 0.4 * sum / n;
	if (n > 1)
		sum += 0.6;
	else if (is_participle(w->t[p->first].word))
		sum -= 0.9;
	else if (blank_person(w->t[p->first].word))
		sum -= 1.5;
	df = lexicon_phrase_df(w->r->lex, groups, n);
	if (df > w->often)
		sum -= 0.5 * (df - w->often);
	sum -= cut_cost(w, p, end);
	if (w->reason[p->first])
		sum += 0.3;
	if (w->member[p->first] > 0)
		sum += 0.2;
	return sum;
}

/* The best phrase within the run begin … end - 1. */
static bool
best_of_run(const struct work *w, int begin, int end, struct phrase *best)
{
	struct phrase p;
	bool any = false;
	double bonus;

	for (p.first = begin; p.first < end; p.first++) {
		for (p.last = p.first + 1;
		     p.last <= end && p.last <= p.first + PHRASE_WORDS;
		     p.last++) {
			if (!may_begin(w, &p) || !may_end(w, &p) ||
			    is_clause(w, &p) || leaks(w, &p) ||
			    is_skipped(w, &p) || cuts_word(w, &p) ||
			    in_title(w, &p))
				continue;
			bonus = w->r->bonus(w->r->ctx, p.first, p.last);
			if (bonus < 0)
				continue;
			p.score = worth(w, &p, end) + bonus;
			if (!any || p.score > best->score)
				*best = p;
			any = true;
		}
	}
	return any;
}

static int
better(const void *x, const void *y)
{
	const struct phrase *a = x, *b = y;

	if (a->score > b->score || a->score < b->score)
		return a->score > b->score ? -1 : 1;
	return a->first - b->first;
}

/* Of a list a few members are asked for, the rest helps to find them. */
static int
thin_lists(const struct work *w, struct phrase *list, int n)
{
	int k = 0, same;

	for (int i = 0; i < n; i++) {
		same = 0;
		for (int j = 0; j < k && w->member[list[i].first] > 0; j++)
			same += w->member[list[j].first] ==
			    w->member[list[i].first];
		if (same < MEMBERS)
			list[k++] = list[i];
	}
	return k;
}

int
blank_rule_find(const struct blank_rule *r, struct phrase *out)
{
	struct work w = {.r = r, .t = r->text->list, .n = r->text->n};
	size_t size = (size_t)w.n + 1;
	int n = 0, begin = 0, good;

	w.reason = arena_array(r->arena, size, sizeof(bool));
	w.aside = arena_array(r->arena, size, sizeof(bool));
	w.member = arena_array(r->arena, size, sizeof(int));
	w.polarity = polarity_read(r->text, r->arena);
	words_cut(r->lex, r->item->section_title, r->arena, &w.title);
	w.unheard = lexicon_weight(r->lex, INT_MAX);
	w.often = floor(OFTEN * (exp(w.unheard) / 2 - 1) + 0.5);
	if (w.often < OFTEN_LEAST)
		w.often = OFTEN_LEAST;
	read_parts(&w);
	for (int i = 0; i <= w.n; i++) {
		if (i < w.n && !ends_run(&w, i))
			continue;
		if (i > begin && best_of_run(&w, begin, i, &out[n]))
			n++;
		begin = i + 1;
	}
	qsort(out, (size_t)n, sizeof *out, better);
	n = thin_lists(&w, out, n);
	for (good = 0; good < n && out[good].score >= FLOOR;)
		good++;
	if (good == 0 && n > 0 && out[0].score >= LAST_RESORT)
		good = 1;
	return good;
}
