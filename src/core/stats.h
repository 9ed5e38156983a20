/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_STATS_H
#define CORE_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/fold.h"
#include "core/item.h"

/*
 * stats: what is known of what, section by section, and how sure a rate is.
 * Figures of mastery only: nothing here counts minutes, cards or days in a row
 * (lt2.4, lt7.2), and no rate goes without its number of answers and its
 * interval (lt9.9). Pure.
 */

#define STATS_Z80 1.2816 /* of the normal distribution, for 80% */
#define STATS_FEW 5 /* under this many answers a rate is not told */
#define EXPLAINED 3 /* sessions that say what 'secure' means */
#define STATS_DAYS 30 /* how far back success is looked at */

struct rate {
	int k, n; /* successes among n answers */
};

/* Wilson's score interval for k of n (0 <= k <= n): *low <= k/n <= *high, both
 * within 0 … 1. n == 0 gives 0 and 1. (Wilson 1927; Agresti & Coull 1998.) */
void stats_wilson(int k, int n, double z, double *low, double *high);

/* Is it said again what 'secure' means, after so many sessions? (lt2.3) */
bool explains_secure(int sessions_before);

/* Enough answers to tell a rate? */
bool stats_tells(const struct rate *r);

/* Each item counts once, by the highest it has reached; met + settled + secure
 * + those still to meet = total. */
struct tally {
	int met, settled, secure, total;
	struct rate success; /* in mode due, in the last STATS_DAYS days */
};

void stats_count(struct tally *t, const struct item_state *s);
int stats_to_meet(const struct tally *t);
/* Adds what `more` holds. */
void stats_add(struct tally *t, const struct tally *more);

/* Success of one item: counted reviews in mode due of the STATS_DAYS days that
 * end with `today`; a success is a rating of 2 or more, as it was left. */
void stats_success(struct rate *r, const struct folded_review *reviews,
    size_t n, int32_t today);

/* Items of one section of one deck, in the order of their first item. */
struct section_stats {
	const char *deck, *id, *title; /* of the items; id may be "" */
	struct tally tally;
};

struct section_list {
	struct section_stats *list; /* from the arena */
	size_t n;
	size_t *of; /* item -> section; parallel to the items */
};

/* Groups the items and counts their states (parallel). Strings stay the
 * items'. */
void stats_sections(struct item *const *items, const struct item_state *states,
    size_t n, struct arena *a, struct section_list *out);

#endif
