/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/stats.h"

#include <math.h>
#include <string.h>

void
stats_wilson(int k, int n, double z, double *low, double *high)
{
	double p, zz, middle, half;

	*low = 0;
	*high = 1;
	if (n <= 0)
		return;
	p = (double)k / n;
	zz = z * z;
	middle = (p + zz / (2.0 * n)) / (1.0 + zz / n);
	half = z / (1.0 + zz / n) *
	    sqrt(p * (1.0 - p) / n + zz / (4.0 * n * (double)n));
	/* exact at the ends, where rounding would leave a hair */
	*low = k == 0 ? 0 : fmax(0, middle - half);
	*high = k == n ? 1 : fmin(1, middle + half);
}

bool
explains_secure(int sessions_before)
{
	return sessions_before < EXPLAINED;
}

bool
stats_tells(const struct rate *r)
{
	return r->n >= STATS_FEW;
}

void
stats_count(struct tally *t, const struct item_state *s)
{
	enum known now = fold_known(s);

	t->total++;
	t->secure += now == KNOWN_SECURE;
	t->settled += now == KNOWN_SETTLED;
	t->met += now == KNOWN_MET;
}

int
stats_to_meet(const struct tally *t)
{
	return t->total - t->met - t->settled - t->secure;
}

void
stats_add(struct tally *t, const struct tally *more)
{
	t->met += more->met;
	t->settled += more->settled;
	t->secure += more->secure;
	t->total += more->total;
	t->success.k += more->success.k;
	t->success.n += more->success.n;
}

void
stats_success(struct rate *r, const struct folded_review *reviews, size_t n,
    int32_t today)
{
	for (size_t i = 0; i < n; i++) {
		if (!reviews[i].counted || reviews[i].r.mode != MODE_DUE ||
		    reviews[i].day > today ||
		    reviews[i].day <= today - STATS_DAYS)
			continue;
		r->n++;
		r->k += reviews[i].rating >= RATING_HARD;
	}
}

static size_t
find_section(struct section_list *out, const struct item *it)
{
	struct section_stats *s;

	/* items of a section mostly stand together: look back from the end */
	for (size_t i = out->n; i-- > 0;) {
		s = &out->list[i];
		if (strcmp(s->id, it->section) == 0 &&
		    strcmp(s->deck, item_home(it)) == 0)
			return i;
	}
	s = &out->list[out->n];
	s->deck = item_home(it);
	s->id = it->section;
	s->title = it->section_title;
	return out->n++;
}

void
stats_sections(struct item *const *items, const struct item_state *states,
    size_t n, struct arena *a, struct section_list *out)
{
	size_t cap = 0, at;

	memset(out, 0, sizeof(*out));
	out->of = arena_array(a, n, sizeof(*out->of));
	for (size_t i = 0; i < n; i++) {
		out->list =
		    arena_grow(a, out->list, out->n, &cap, sizeof(*out->list));
		at = find_section(out, items[i]);
		/* statements are counted: other items of one lean on it */
		if (items[i]->kind == KIND_RECALL)
			stats_count(&out->list[at].tally, &states[i]);
		out->of[i] = at;
	}
}
