/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_FOLD_H
#define CORE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/log.h"
#include "core/rules.h"

/*
 * fold: the state of one item as a pure function of its events and the rules
 * in force. Order of arrival does not matter: events are taken in the order of
 * event_compare(). The store's caches are this and nothing else.
 */

#define SECURE_DAYS 21 /* gap that an unaided answer must span (lt5.4) */
#define SETTLED_S 7.0 /* days of stability (words table) */
#define MEANING_S 7.0 /* S after an edit that changes a core idea (E.3) */

/* One unretracted review as it stands after its amendments. */
struct folded_review {
	char id[EVENT_ID_LEN + 1];
	int64_t at_ms;
	int zone_min;
	int32_t day;
	struct review r; /* attempts etc. as stored; marks amended below */
	char marks[IDEAS_MAX + 1]; /* final, per idea: y p n - */
	enum rating rating; /* final; RATING_NONE for unrated ones */
	bool amended; /* marks or rating differ from the suggestion */
	bool counted; /* first rated of its day in mode due or new */
	bool unaided; /* full at the first attempt, level 4 or no levels */
	int hints; /* hints given before the last attempt */
	int32_t elapsed_days; /* since the counted review before; -1: first */
	double retrievability; /* before it; 1 when first. Counted ones only */
	struct fsrs_state after; /* counted ones only */
};

struct item_state {
	const char *item; /* canonical id (after renames) */
	bool met; /* any unretracted review at all */
	bool paused;
	struct fsrs_state s; /* stability 0: no counted review yet */
	int32_t first_met_day; /* ITEM_NO_DAY: not met */
	int32_t last_day; /* day of the last review of any mode */
	int32_t counted_day; /* day of the last counted review */
	int32_t due_day; /* ITEM_NO_DAY while stability is 0 */
	int32_t interval_days; /* due_day - counted_day as scheduled */
	int n_counted, n_reviews; /* reviews: all modes */
	int lapses; /* counted reviews rated Again, the first excepted */
	enum rating last_rating; /* of the last counted review */
	int last_level; /* of the last counted review; 0 none */
	int streak_misses; /* counted misses in a row up to now */
	bool settled; /* S >= 7 and the last counted answer a success */
	int32_t settled_day; /* day it first became settled; ITEM_NO_DAY */
	bool secure;
	int32_t secure_day; /* day it became secure; ITEM_NO_DAY */
	int n_ideas_seen;
	int32_t
	    idea_days[IDEAS_MAX]; /* day idea i was last said; ITEM_NO_DAY */
	char hash[17]; /* of the content last asked or changed to; "" */
	int n_examples; /* unrated first meetings: tries, worked examples */
	/* Bit i: idea i was missing from the last counted review, and was not
	 * said since, in whatever mode (lt5.8). */
	uint32_t owed;
};

/* The highest that an item has reached: the words of the reports. */
enum known { KNOWN_NOT, KNOWN_MET, KNOWN_SETTLED, KNOWN_SECURE, KNOWN_COUNT };

/* From this day on so much was known of the item, until the next turn. */
struct known_turn {
	int32_t day;
	enum known now;
};

struct folded {
	struct item_state state;
	struct folded_review *reviews; /* in order; from the arena */
	size_t n;
	struct known_turn *turns; /* in order; before the first: KNOWN_NOT */
	size_t n_turns;
};

/* ev: every event whose item is (a former name of) `item`, and every event
 * that refers to one of those, directly or not; any order, no doubles. Is
 * never refused: what cannot be understood changes nothing. */
void fold_item(const char *item, const struct event *ev, size_t n,
    const struct rules *rules, struct arena *a, struct folded *out);

enum known fold_known(const struct item_state *s);
const char *known_name(enum known k); /* "new", "met", "settled", "secure" */

/* Days until the next review: the interval for the wanted retention; until
 * secure at most rules->secure_gap, and a capped one without fuzz (lt5.4).
 * hash: decides the fuzz. */
int32_t fold_interval(
    const struct rules *rules, double s, bool secure, uint64_t hash);

/* Does an answer on `day` make its item secure? Unaided, and SECURE_DAYS after
 * the review before it, of whatever mode (lt3.1). */
bool fold_makes_secure(bool unaided, int32_t before, int32_t day);

/* Was something held with confidence that is not so: a misconception that was
 * confirmed, or a miss of which the learner was sure? It comes back tomorrow
 * whatever its stability: corrected errors return when the correction is
 * forgotten (Butler, Fazio & Marsh 2011; PRODUCT lt4.6). */
bool fold_is_contrasted(const struct review *r, enum rating rating);

/* The ideas (bit i: idea i) that are owed after a review with these final
 * marks, when those of `before` were owed. A counted review decides anew: what
 * is missing from one rated Again. Any other only pays (lt5.8). */
uint32_t fold_owed(
    uint32_t before, bool counted, enum rating rating, const char *marks);

/* The rating that marks earn: marks as of the last attempt, and for each idea
 * the hints that had been given when it was first said. 0 Good, 1 Hard,
 * else Again (PRODUCT F.3). */
enum rating fold_suggest(const struct attempt *at, int n);

#endif
