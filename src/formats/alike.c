/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/alike.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formats/alike_priv.h"

/* Words in more texts than this say nothing of one; without it the time for
 * very many texts would be that of all pairs. */
#define COMMON_LEAST 2000
#define PAIRS_EACH 60 /* of one text: more are of a deck of one sentence */

/* -- words
 * ------------------------------------------------------------------------ */

static int
by_number(const void *x, const void *y)
{
	int p = *(const int *)x, q = *(const int *)y;

	return p < q ? -1 : p > q;
}

static int
number_of(struct matching *m, const char *word)
{
	char stem[STEM_MAX];
	struct idmap_slot *slot;
	const char *key;

	(void)stem_word(&m->stemmer, word, stem);
	slot = idmap_find(&m->stems, stem);
	if (slot)
		return slot->number;
	key = arena_strdup(m->a, stem);
	(void)idmap_add(&m->stems, key, key, m->n_stems);
	return m->n_stems++;
}

static struct bag
bag_of(struct matching *m, const char *text)
{
	char *s = text_fold(m->a, text);
	size_t cap = strlen(s) / 2 + 1, n = 0;
	struct bag b = {arena_array(m->a, cap, sizeof(int)), 0, 0};

	while (*s) {
		char *end;

		while (*s && (unsigned char)*s < 0x80 &&
		    !isalnum((unsigned char)*s))
			s++;
		for (end = s; isalnum((unsigned char)*end) ||
		     (unsigned char)*end >= 0x80;)
			end++;
		if (end == s)
			break;
		if (*end)
			*end++ = '\0';
		b.stems[b.n++] = number_of(m, s);
		s = end;
	}
	qsort(b.stems, b.n, sizeof(*b.stems), by_number);
	for (size_t i = 0; i < b.n; i++) {
		if (n == 0 || b.stems[i] != b.stems[n - 1])
			b.stems[n++] = b.stems[i];
	}
	b.n = n;
	return b;
}

/* In how many texts of one side each stem stands. */
static double *
count_texts(struct matching *m, const struct bag *bags, size_t n)
{
	double *df = arena_array(m->a, (size_t)m->n_stems + 1, sizeof(*df));

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < bags[i].n; k++)
			df[bags[i].stems[k]]++;
	}
	return df;
}

/* The rarer, the more it weighs; a word that both sides have once is as rare
 * as one that only one of them has. */
static void
weigh(struct matching *m)
{
	const struct alike *al = m->al;
	size_t texts = al->n_now > al->n_old ? al->n_now : al->n_old;
	double *old = count_texts(m, m->old, al->n_old);

	m->weight = count_texts(m, m->now, al->n_now);
	for (int i = 0; i < m->n_stems; i++) {
		if (old[i] > m->weight[i])
			m->weight[i] = old[i];
		m->weight[i] = log(((double)texts + 1) / (m->weight[i] + 0.5));
	}
	for (size_t i = 0; i < al->n_now + al->n_old; i++) {
		struct bag *b =
		    i < al->n_now ? &m->now[i] : &m->old[i - al->n_now];

		for (size_t k = 0; k < b->n; k++)
			b->weight += m->weight[b->stems[k]];
	}
}

static void
read_words(struct matching *m)
{
	struct alike *al = m->al;

	idmap_init(&m->stems, m->a);
	m->now = arena_array(m->a, al->n_now + 1, sizeof(*m->now));
	m->old = arena_array(m->a, al->n_old + 1, sizeof(*m->old));
	for (size_t i = 0; i < al->n_now; i++)
		m->now[i] = bag_of(m, al->now[i].text);
	for (size_t k = 0; k < al->n_old; k++)
		m->old[k] = bag_of(m, al->old[k].text);
	stemmer_close(&m->stemmer);
	weigh(m);
}

/* -- pairs
 * ------------------------------------------------------------------------- */

static bool
is_free(const struct matching *m, const struct pair *p)
{
	return m->al->now[p->now].is < 0 && m->al->old[p->old].is < 0;
}

static int
by_rank(const void *x, const void *y)
{
	const struct pair *p = x, *q = y;

	if (p->rank != q->rank)
		return p->rank > q->rank ? -1 : 1;
	if (p->now != q->now)
		return p->now < q->now ? -1 : 1;
	return p->old < q->old ? -1 : p->old > q->old;
}

static void
add_pair(struct matching *m, size_t now, size_t old, double how_alike)
{
	m->pairs = arena_grow(m->a, m->pairs, m->n, &m->cap, sizeof(*m->pairs));
	m->pairs[m->n++] = (struct pair){now, old, how_alike, 0};
}

static void
rank(struct matching *m, size_t from)
{
	for (size_t i = from; i < m->n; i++)
		m->pairs[i].rank = m->pairs[i].alike +
		    alike_place(m, m->pairs[i].now, m->pairs[i].old);
	if (m->n > from)
		qsort(m->pairs + from, m->n - from, sizeof(*m->pairs), by_rank);
}

/* Of one text's pairs, which are the last ones, so many that memory grows with
 * the texts and not with their square. */
static void
keep_best(struct matching *m, size_t from)
{
	if (m->n - from <= PAIRS_EACH)
		return;
	rank(m, from);
	m->n = from + PAIRS_EACH;
}

/* Those that are free and enough alike, the best first. */
static bool
take_best(struct matching *m, bool places)
{
	bool any = false;

	alike_find_homes(m);
	rank(m, 0);
	for (size_t i = 0; i < m->n; i++) {
		const struct pair *p = &m->pairs[i];
		double least = m->al->old[p->old].apart ? LEAST_APART : LEAST;

		if (!is_free(m, p))
			continue;
		if (p->alike < least &&
		    (!places || p->alike < alike_least(m, p->now, p->old)))
			continue;
		alike_take(m, p->now, p->old, p->alike);
		any = true;
	}
	return any;
}

/* -- alike
 * ------------------------------------------------------------------------- */

/* Which of the old texts that are left have each stem. */
struct index {
	int *start; /* of each stem's list; one more at the end */
	int *texts;
};

static struct index
index_old(struct matching *m)
{
	size_t stems = (size_t)m->n_stems, at = 0;
	struct index x = {arena_array(m->a, stems + 2, sizeof(int)), NULL};
	int *fill = arena_array(m->a, stems + 1, sizeof(*fill));

	for (size_t k = 0; k < m->al->n_old; k++) {
		for (size_t w = 0; w < m->old[k].n && m->al->old[k].is < 0; w++)
			fill[m->old[k].stems[w]]++;
	}
	for (size_t s = 0; s < stems; s++) {
		x.start[s] = (int)at;
		at += (size_t)fill[s];
		fill[s] = x.start[s];
	}
	x.start[stems] = (int)at;
	x.texts = arena_array(m->a, at + 1, sizeof(*x.texts));
	for (size_t k = 0; k < m->al->n_old; k++) {
		for (size_t w = 0; w < m->old[k].n && m->al->old[k].is < 0; w++)
			x.texts[fill[m->old[k].stems[w]]++] = (int)k;
	}
	return x;
}

/* Twice what they share, of what they have. */
static double
how_alike(const struct bag *x, const struct bag *y, double both)
{
	return x->weight + y->weight > 0 ? 2 * both / (x->weight + y->weight)
					 : 0;
}

static void
match_alike(struct matching *m)
{
	const struct alike *al = m->al;
	struct index x = index_old(m);
	double *both = arena_array(m->a, al->n_old + 1, sizeof(*both)), v;
	int *touched = arena_array(m->a, al->n_old + 1, sizeof(*touched));
	size_t n, begin;

	m->n = 0;
	alike_find_homes(m);
	for (size_t i = 0; i < al->n_now; i++) {
		n = 0;
		begin = m->n;
		for (size_t w = 0; w < m->now[i].n && al->now[i].is < 0; w++) {
			int s = m->now[i].stems[w];

			if (x.start[s + 1] - x.start[s] > COMMON_LEAST)
				continue;
			for (int p = x.start[s]; p < x.start[s + 1]; p++) {
				if (both[x.texts[p]] == 0)
					touched[n++] = x.texts[p];
				both[x.texts[p]] += m->weight[s];
			}
		}
		for (size_t k = 0; k < n; k++) {
			v = how_alike(
			    &m->now[i], &m->old[touched[k]], both[touched[k]]);
			both[touched[k]] = 0;
			if (v >= LEAST_BETWEEN)
				add_pair(m, i, (size_t)touched[k], v);
		}
		keep_best(m, begin);
	}
	(void)take_best(m, false);
	while (take_best(m, true)) {
		/* each may be the neighbour by which another is known */
	}
}

/* On both sides: else there is nothing to compare. */
static bool
some_left(const struct alike *al)
{
	bool now = false, old = false;

	for (size_t i = 0; i < al->n_now; i++)
		now = now || al->now[i].is < 0;
	for (size_t k = 0; k < al->n_old; k++)
		old = old || al->old[k].is < 0;
	return now && old;
}

void
alike_match(struct alike *al, struct arena *a)
{
	struct matching m = {.al = al, .a = a, .stemmer = STEMMER_INIT};
	struct arena_mark mark = arena_mark(a);

	alike_read_places(&m);
	alike_take_same(&m);
	if (some_left(al)) {
		read_words(&m);
		match_alike(&m);
	}
	arena_restore(a, mark);
}
