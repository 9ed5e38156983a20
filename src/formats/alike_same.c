/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * alike: texts in the same words. Most stand there once; of those that stand
 * there several times, such as "Practise daily.", each goes with its
 * neighbours, or keeps its number.
 */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "formats/alike_priv.h"

/* Old and new texts as numbers, the same for the same words. */
struct same {
	int *now, *old; /* -1: no old text has these words */
	int *next; /* of each old text, the next in the same words */
	int *old_times, *now_times; /* how many have those of each number */
};

const char *
alike_key(struct arena *a, const char *text)
{
	char *s = text_fold(a, text), *out = s;

	for (const char *p = s; *p; p++) {
		if (!isspace((unsigned char)*p))
			*out++ = *p;
		else if (out > s && out[-1] != ' ')
			*out++ = ' ';
	}
	if (out > s && out[-1] == ' ')
		out--;
	*out = '\0';
	return s;
}

bool
alike_same(const char *x, const char *y, struct arena *a)
{
	struct arena_mark mark = arena_mark(a);
	bool same = strcmp(alike_key(a, x), alike_key(a, y)) == 0;

	arena_restore(a, mark);
	return same;
}

void
alike_take(struct matching *m, size_t now, size_t old, double how_alike)
{
	m->al->now[now].is = (int)old;
	m->al->old[old].is = (int)now;
	m->al->now[now].alike = m->al->old[old].alike = how_alike;
}

/* The number of words is the first old text that has them. */
static struct same
read_same(struct matching *m)
{
	const struct alike *al = m->al;
	size_t n = al->n_old + 1;
	struct same s = {arena_array(m->a, al->n_now + 1, sizeof(int)),
	    arena_array(m->a, n, sizeof(int)),
	    arena_array(m->a, n, sizeof(int)),
	    arena_array(m->a, n, sizeof(int)),
	    arena_array(m->a, n, sizeof(int))};
	int *last = arena_array(m->a, n, sizeof(*last));
	struct idmap map;
	struct idmap_slot *slot;

	idmap_init(&map, m->a);
	for (size_t k = 0; k < al->n_old; k++) {
		const char *key = alike_key(m->a, al->old[k].text);

		slot = idmap_add(&map, key, key, (int)k);
		s.old[k] = slot ? slot->number : (int)k;
		s.next[k] = -1;
		if (slot)
			s.next[last[slot->number]] = (int)k;
		last[s.old[k]] = (int)k;
		s.old_times[s.old[k]]++;
	}
	for (size_t i = 0; i < al->n_now; i++) {
		slot = idmap_find(&map, alike_key(m->a, al->now[i].text));
		s.now[i] = slot ? slot->number : -1;
		if (slot)
			s.now_times[slot->number]++;
	}
	return s;
}

/* Of the author's own and the framework's in the same words, the latter. */
static bool
is_pair(const struct matching *m, const struct same *s, size_t now, int old)
{
	return old >= 0 && m->al->now[now].is < 0 && m->al->old[old].is < 0 &&
	    !m->al->old[old].apart && s->now[now] >= 0 &&
	    s->now[now] == s->old[old];
}

/* What stands beside two that are one, in the same words, is one too. */
static void
go_on(struct matching *m, const struct same *s)
{
	const struct alike *al = m->al;

	for (size_t i = 1; i < al->n_now; i++) {
		int k = al->now[i - 1].is;

		if (k >= 0 && al->now[i].part == al->now[i - 1].part &&
		    is_pair(m, s, i, m->after[k]))
			alike_take(m, i, (size_t)m->after[k], 1);
	}
	for (size_t i = al->n_now; i-- > 1;) {
		int k = al->now[i].is;

		if (k >= 0 && al->now[i].part == al->now[i - 1].part &&
		    is_pair(m, s, i - 1, m->before[k]))
			alike_take(m, i - 1, (size_t)m->before[k], 1);
	}
}

/* Those that have the number they had; with `part`, or whose part is the one
 * that most of theirs is from, in order. */
static void
take_in_place(struct matching *m, const struct same *s, bool part)
{
	const struct alike *al = m->al;

	alike_find_homes(m);
	for (size_t i = 0; i < al->n_now; i++) {
		const struct alike_text *t = &al->now[i];

		for (int k = s->now[i]; k >= 0 && t->is < 0; k = s->next[k]) {
			if (is_pair(m, s, i, k) &&
			    (part ? t->part >= 0 &&
					m->home[t->part] == al->old[k].part
				  : t->number >= 0 &&
					t->number == al->old[k].number))
				alike_take(m, i, (size_t)k, 1);
		}
	}
	go_on(m, s);
}

/* The others, in their order. */
static void
take_in_order(struct matching *m, const struct same *s, bool apart)
{
	const struct alike *al = m->al;
	int *left = arena_array(m->a, al->n_old + 1, sizeof(*left));

	for (size_t k = 0; k < al->n_old; k++)
		left[k] = (int)k;
	for (size_t i = 0; i < al->n_now; i++) {
		int *k = s->now[i] >= 0 ? &left[s->now[i]] : NULL;

		while (k && *k >= 0 &&
		    (al->old[*k].is >= 0 || al->old[*k].apart != apart))
			*k = s->next[*k];
		if (k && *k >= 0 && al->now[i].is < 0)
			alike_take(m, i, (size_t)*k, 1);
	}
}

void
alike_take_same(struct matching *m)
{
	const struct alike *al = m->al;
	struct same s = read_same(m);

	for (size_t i = 0; i < al->n_now; i++) {
		int k = s.now[i];

		if (k >= 0 && s.now_times[k] == 1 && s.old_times[k] == 1 &&
		    al->now[i].is < 0 && al->old[k].is < 0)
			alike_take(m, i, (size_t)k, 1);
	}
	go_on(m, &s);
	take_in_place(m, &s, true);
	take_in_place(m, &s, false);
	take_in_order(m, &s, false);
	take_in_order(m, &s, true);
}
