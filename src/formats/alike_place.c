/* SPDX-License-Identifier: GPL-3.0-or-later */
/* alike: where texts stand, for when their words do not decide. */
#include <string.h>

#include "formats/alike_priv.h"

/* Places decide between texts as much alike as two sentences that differ in a
 * word, and never against a word that only one of them has. */
#define IN_PART 0.012
#define BESIDE 0.006
#define NUMBERED 0.004
/* The neighbours that each old text has in its part. */
void
alike_read_places(struct matching *m)
{
	const struct alike *al = m->al;
	size_t parts = (size_t)al->n_parts_old + 1;
	int *last = arena_array(m->a, parts, sizeof(*last));

	m->before = arena_array(m->a, al->n_old + 1, sizeof(*m->before));
	m->after = arena_array(m->a, al->n_old + 1, sizeof(*m->after));
	m->home =
	    arena_array(m->a, (size_t)al->n_parts_now + 1, sizeof(*m->home));
	for (size_t i = 0; i < parts; i++)
		last[i] = -1;
	for (size_t k = 0; k < al->n_old; k++) {
		m->before[k] = m->after[k] = -1;
		if (al->old[k].apart || al->old[k].part < 0)
			continue;
		m->before[k] = last[al->old[k].part];
		if (m->before[k] >= 0)
			m->after[m->before[k]] = (int)k;
		last[al->old[k].part] = (int)k;
	}
}

/* The old part that most of each new part is from, as far as is known. */
void
alike_find_homes(struct matching *m)
{
	const struct alike *al = m->al;
	size_t parts = (size_t)al->n_parts_old + 1;
	int *count = arena_array(m->a, parts, sizeof(*count));
	int part, best = 0;

	for (int i = 0; i < al->n_parts_now; i++)
		m->home[i] = -1;
	for (size_t i = 0; i < al->n_now; i++) {
		const struct alike_text *t = &al->now[i];

		if (i == 0 || t->part != al->now[i - 1].part) {
			memset(count, 0, parts * sizeof(*count));
			best = 0;
		}
		part = t->is < 0 ? -1 : al->old[t->is].part;
		if (part < 0 || t->part < 0 || ++count[part] <= best)
			continue;
		best = count[part];
		m->home[t->part] = part;
	}
}

/* Is what stands on that side of the new text what stood there beside the old
 * one? The ends of a part are neighbours too. */
static bool
is_beside(const struct matching *m, size_t now, size_t old, int step)
{
	const struct alike *al = m->al;
	const struct alike_text *t = &al->now[now], *o = &al->old[old];
	const struct alike_text *next = NULL;
	int was = step < 0 ? m->before[old] : m->after[old];

	if (o->apart || o->part < 0 || t->part < 0)
		return false;
	if (step < 0 && now > 0)
		next = &al->now[now - 1];
	if (step > 0 && now + 1 < al->n_now)
		next = &al->now[now + 1];
	if (next == NULL || next->part != t->part)
		return was < 0 && m->home[t->part] == o->part;
	return was >= 0 && next->is == was;
}

double
alike_place(const struct matching *m, size_t now, size_t old)
{
	const struct alike_text *t = &m->al->now[now], *o = &m->al->old[old];
	double v = 0;

	if (t->part >= 0 && o->part >= 0 && m->home[t->part] == o->part)
		v += IN_PART;
	v += is_beside(m, now, old, -1) ? BESIDE : 0;
	v += is_beside(m, now, old, 1) ? BESIDE : 0;
	return t->number >= 0 && t->number == o->number ? v + NUMBERED : v;
}

double
alike_least(const struct matching *m, size_t now, size_t old)
{
	int sides = is_beside(m, now, old, -1) + is_beside(m, now, old, 1);

	if (m->al->old[old].apart)
		return LEAST_APART;
	return sides == 2 ? LEAST_BETWEEN : sides == 1 ? LEAST_BESIDE : LEAST;
}
