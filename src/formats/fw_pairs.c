/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_pairs.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

#define WORD_MAX 48
#define LEAST -1.2
#define MOST 3.0

/* What is counted, mixed into the hashes. */
enum { FOLLOWED = 1, KINDS, BEHIND, PAIR, N_COUNTS };

struct entry {
	uint64_t hash; /* 0: free */
	unsigned n;
};

struct fw_pairs {
	struct entry *v;
	size_t size, used;
	double total; /* words that stand behind another */
	struct arena *a;
};

static uint64_t
mixed(uint64_t word, int what)
{
	uint64_t h = (word + (uint64_t)what) * 0x9e3779b97f4a7c15u;

	h ^= h >> 32;
	return h ? h : 1;
}

static struct entry *
at(const struct fw_pairs *p, uint64_t h)
{
	size_t i = h & (p->size - 1);

	while (p->v[i].hash && p->v[i].hash != h)
		i = (i + 1) & (p->size - 1);
	return &p->v[i];
}

static void
grow(struct fw_pairs *p)
{
	struct entry *old = p->v;
	size_t size = p->size;

	p->size = size * 2;
	p->v = arena_array(p->a, p->size, sizeof(*p->v));
	for (size_t i = 0; i < size; i++) {
		if (old[i].hash)
			*at(p, old[i].hash) = old[i];
	}
}

static unsigned
count(struct fw_pairs *p, uint64_t h)
{
	struct entry *e = at(p, h);

	if (e->hash == 0) {
		if (++p->used * 2 > p->size) {
			grow(p);
			e = at(p, h);
		}
		e->hash = h;
	}
	return ++e->n;
}

static double
count_of(const struct fw_pairs *p, uint64_t h)
{
	return at(p, h)->n;
}

/* The word of n bytes at s, small, without quotes and brackets before it; a
 * comma or a bracket behind it belongs to it. 0 for one that ends a sentence:
 * anything may come behind that. */
static uint64_t
word_hash(const char *s, size_t n)
{
	char word[WORD_MAX];
	size_t k = 0;

	while (n > 0 && strchr("(\"'[", *s)) {
		s++;
		n--;
	}
	if (n > 3 && memcmp(s, "\xe2\x80\x9c", 3) == 0) {
		s += 3;
		n -= 3;
	}
	if (n == 0 || n > sizeof(word) || strchr(".:;!?", s[n - 1]))
		return 0;
	for (size_t i = 0; i < n; i++)
		word[k++] = (char)tolower((unsigned char)s[i]);
	return text_hash(word, k);
}

static void
learn_line(struct fw_pairs *p, const struct fw_line *l)
{
	uint64_t before = 0, h;
	const char *s = l->s;
	size_t n;

	for (; *s; s += n + strspn(s + n, " ")) {
		n = strcspn(s, " ");
		h = word_hash(s, n);
		if (before && h) {
			count(p, mixed(before, FOLLOWED));
			count(p, mixed(h, BEHIND));
			p->total++;
			if (count(p, mixed(before * 31 + h, PAIR)) == 1)
				count(p, mixed(before, KINDS));
		}
		before = h;
	}
}

struct fw_pairs *
fw_pairs_learn(const struct fw_lines *all, struct arena *a)
{
	struct fw_pairs *p = arena_alloc(a, sizeof(*p));

	p->a = a;
	p->size = 8192;
	p->v = arena_array(a, p->size, sizeof(*p->v));
	for (size_t i = 0; i < all->n; i++)
		learn_line(p, &all->v[i]);
	return p;
}

struct fw_pairs_word
fw_pairs_first(const struct fw_pairs *p, const char *s)
{
	struct fw_pairs_word w = {.hash = word_hash(s, strcspn(s, " "))};

	if (w.hash && p->total > 0)
		w.share = (count_of(p, mixed(w.hash, BEHIND)) + 0.5) /
		    (p->total + 1.0);
	return w;
}

struct fw_pairs_word
fw_pairs_last(const struct fw_pairs *p, const char *s, size_t n)
{
	struct fw_pairs_word w = {0};
	size_t from = n;

	while (from > 0 && s[from - 1] != ' ')
		from--;
	w.hash = word_hash(s + from, n - from);
	if (w.hash) {
		w.seen = count_of(p, mixed(w.hash, FOLLOWED));
		w.kinds = count_of(p, mixed(w.hash, KINDS));
	}
	return w;
}

double
fw_pairs_fit(const struct fw_pairs *p, const struct fw_pairs_word *last,
    const struct fw_pairs_word *first)
{
	double pair, fit;

	if (last->hash == 0 || first->hash == 0 || last->seen < 1)
		return 0;
	pair = count_of(p, mixed(last->hash * 31 + first->hash, PAIR));
	fit = log((pair + last->kinds * first->share) /
	    ((last->seen + last->kinds) * first->share));
	return fit < LEAST ? LEAST : fit > MOST ? MOST : fit;
}
