/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_blank: C01, C02, C04, C05. Only `terms` are looked at: blanks chosen by
 * rule keep to all of this on their own (core/cloze).
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/scan.h"
#include "deck/finding.h"
#include "deck/lint_priv.h"

/* A blank is one of so many phrases at most without being guessable. */
#define PHRASE_MAX 3
/* What another statement has in the place of a blank, in words. */
#define FILLER_MAX 6

/* Calls fn for each term of this file that stands in its text. */
static void
each_term(struct lint *l,
    void (*fn)(
	struct lint *l, const struct lint_one *one, int term, int i, int end))
{
	const struct lint_one *one;
	int first, last;

	for (int i = 0; i < l->n_ones; i++) {
		one = &l->ones[i];
		for (int k = 0; one->item && k < one->s->n_terms; k++) {
			if (!lint_spend(l, one->n_words))
				return;
			if (lint_stands(
				l, one, one->s->terms[k], &first, &last))
				fn(l, one, k, first, last);
		}
	}
}

/* Does the word tell something? Small and light words stand everywhere. */
static bool
tells(const struct token *t)
{
	return t->content && !words_is_hedge(t->word) &&
	    scan_spread(t->word) == 0;
}

static void
leaks(struct lint *l, const struct lint_one *one, int term, int first, int last)
{
	const struct token *t = one->words;

	for (int i = first; i < last; i++) {
		for (int k = 0; k < one->n_words && tells(&t[i]); k++) {
			if ((k >= first && k < last) ||
			    strcmp(t[k].stem, t[i].stem) != 0)
				continue;
			lint_add(l, one->s->node, "terms", term,
			    "choose other words for the blank",
			    "the blank '%s' can be read off: '%s' stands "
			    "elsewhere in the text",
			    finding_quote(l->d, one->s->terms[term]),
			    finding_quote(l->d, t[k].word));
			return;
		}
	}
}

void
lint_blank_leaks(struct lint *l)
{
	each_term(l, leaks);
}

static bool
holds_stem(const struct token *list, int n, const char *stem)
{
	for (int i = 0; i < n; i++) {
		if (list[i].content && strcmp(list[i].stem, stem) == 0)
			return true;
	}
	return false;
}

static void
empty(struct lint *l, const struct lint_one *one, int term, int first, int last)
{
	const struct token *t = one->words;
	const char *what = finding_quote(l->d, one->s->terms[term]);
	bool small = true, title = true;
	struct token *words;
	int n;

	words = lint_words(l->lex, one->item->section_title, l->arena, &n);
	for (int i = first; i < last; i++) {
		if (!t[i].content || words_is_hedge(t[i].word))
			continue;
		small = false;
		title = title && holds_stem(words, n, t[i].stem);
	}
	if (small)
		lint_add(l, one->s->node, "terms", term,
		    "choose words that carry the meaning",
		    "the blank '%s' is a small or careful word only", what);
	else if (title)
		lint_add(l, one->s->node, "terms", term,
		    "choose words that the title does not give away",
		    "the blank '%s' stands in the title of its section", what);
}

void
lint_blank_empty(struct lint *l)
{
	each_term(l, empty);
}

/* -- C04: the same neighbours elsewhere ----------------------------------- */

/* Two words and what follows them. */
struct after {
	uint64_t key;
	int one, at;
};

struct afters {
	struct after *list;
	size_t n;
};

/* The word at i; a mark of its own before the first and after the last. */
static uint64_t
word_at(const struct lint_one *one, int i)
{
	if (i < 0 || i >= one->n_words)
		return i < 0 ? 1 : 2;
	return text_hash(one->words[i].word, strlen(one->words[i].word));
}

static uint64_t
pair_at(const struct lint_one *one, int i)
{
	return word_at(one, i) * 31 + word_at(one, i + 1);
}

static int
by_key(const void *x, const void *y)
{
	const struct after *a = x, *b = y;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->one != b->one)
		return a->one < b->one ? -1 : 1;
	return a->at - b->at;
}

static void
index_afters(struct lint *l, struct afters *out)
{
	size_t n = 0;

	for (int i = 0; i < l->n_ones; i++)
		n += (size_t)l->ones[i].n_words;
	out->list = arena_array(l->arena, n + 1, sizeof(*out->list));
	for (int i = 0; i < l->n_ones; i++) {
		for (int k = 0; k < l->ones[i].n_words; k++) {
			out->list[out->n].key = pair_at(&l->ones[i], k - 2);
			out->list[out->n].one = i;
			out->list[out->n++].at = k;
		}
	}
	qsort(out->list, out->n, sizeof(*out->list), by_key);
}

/* Is there something else than the term between the same neighbours? Returns
 * its length in words, 0 if not. */
static int
filler_at(const struct lint_one *one, int first, int last,
    const struct lint_one *other, int at)
{
	uint64_t right = pair_at(one, last);
	int n = 1, i;

	while (n <= FILLER_MAX && at + n <= other->n_words &&
	    pair_at(other, at + n) != right)
		n++;
	if (n > FILLER_MAX || at + n > other->n_words)
		return 0;
	for (i = 0; n == last - first && i < n; i++) {
		if (strcmp(one->words[first + i].stem,
			other->words[at + i].stem) != 0)
			return n;
	}
	return n == last - first ? 0 : n;
}

static const char *
words_of(struct lint *l, const struct lint_one *one, int at, int n)
{
	size_t start = one->words[at].start;

	return finding_quote(l->d,
	    arena_strndup(l->arena, one->core->text + start,
		one->words[at + n - 1].end - start));
}

static void
ambiguous(struct lint *l, const struct afters *all, const struct lint_one *one,
    int term, int first, int last)
{
	struct after key = {pair_at(one, first - 2), -1, 0}, *a;
	size_t low = 0, high = all->n, mid;
	int n;

	/* at the edges of the text, three of the four must be words */
	if ((first >= 2 ? 2 : first) +
		(one->n_words - last >= 2 ? 2 : one->n_words - last) <
	    3)
		return;
	while (low < high) {
		mid = low + (high - low) / 2;
		if (by_key(&all->list[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < all->n && all->list[low].key == key.key; low++) {
		a = &all->list[low];
		if (&l->ones[a->one] == one)
			continue;
		if (!lint_spend(l, FILLER_MAX))
			return;
		n = filler_at(one, first, last, &l->ones[a->one], a->at);
		if (n == 0)
			continue;
		lint_add(l, one->s->node, "terms", term,
		    "choose words that only this statement has there",
		    "the blank '%s' could be '%s' as well: %s has the same "
		    "words beside it",
		    finding_quote(l->d, one->s->terms[term]),
		    words_of(l, &l->ones[a->one], a->at, n),
		    l->ones[a->one].s->id);
		return;
	}
}

void
lint_blank_ambiguous(struct lint *l)
{
	const struct lint_one *one;
	struct afters all = {NULL, 0};
	int first, last;

	index_afters(l, &all);
	for (int i = 0; i < l->n_ones; i++) {
		one = &l->ones[i];
		for (int k = 0; one->item && k < one->s->n_terms; k++) {
			if (!lint_spend(l, one->n_words))
				return;
			if (lint_stands(
				l, one, one->s->terms[k], &first, &last))
				ambiguous(l, &all, one, k, first, last);
		}
	}
}

/* -- C05 ------------------------------------------------------------------ */

/* The same but for an s: "supportive" cannot be guessed from "support". */
static bool
is_same_word(const char *x, const char *y)
{
	size_t n = strlen(x), m = strlen(y);

	n -= n > 3 && x[n - 1] == 's';
	m -= m > 3 && y[m - 1] == 's';
	return n == m && memcmp(x, y, n) == 0;
}

static bool
holds_phrase(const struct lint_one *one, const struct token *p, int n)
{
	int k;

	for (int i = 0; i + n <= one->n_words; i++) {
		for (k = 0; k < n; k++) {
			if (!is_same_word(one->words[i + k].word, p[k].word))
				break;
		}
		if (k == n)
			return true;
	}
	return false;
}

static void
guessable(
    struct lint *l, const struct lint_one *one, int term, int first, int last)
{
	const struct token *p = one->words + first;
	const struct lint_pair *few = NULL, *some;
	size_t least = 0, n;
	int held = 0;

	for (int i = 0; i < last - first; i++) {
		some = lint_holders(l, p[i].group, &n);
		if (few == NULL || n < least) {
			few = some;
			least = n;
		}
	}
	for (size_t i = 0; i < least; i++) {
		if (!lint_spend(l, l->ones[few[i].one].n_words))
			return;
		held += holds_phrase(&l->ones[few[i].one], p, last - first);
	}
	if (held > PHRASE_MAX)
		lint_add(l, one->s->node, "terms", term,
		    "choose words that are this statement's own",
		    "the blank '%s' is easily guessed: %d statements hold it",
		    finding_quote(l->d, one->s->terms[term]), held);
}

void
lint_blank_guessable(struct lint *l)
{
	each_term(l, guessable);
}
