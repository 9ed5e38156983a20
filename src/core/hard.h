/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_HARD_H
#define CORE_HARD_H

#include "core/fold.h"
#include "core/item.h"
#include "core/owners.h"

/*
 * hard: which statements go wrong most, and a likely cause of each, by rule
 * (PRODUCT H.3, for one learner). The card is looked at first, never the
 * learner. A cause is a guess that says what to try; it is never a verdict.
 * Pure.
 */

#define HARD_LEAST 3 /* answers to due questions; fewer say nothing */
#define HARD_MOST 10 /* statements that a report shows */

/* In the order in which they are tried; the first that fits is told, and the
 * next that fits beside it. */
enum cause {
	CAUSE_CARD_MARKS, /* marks changed in over a quarter of 8 or more */
	CAUSE_MISCONCEPTION, /* one was confirmed in a third of the misses */
	CAUSE_CARD_LAPSES, /* forgotten 4 times or more: is it the question? */
	CAUSE_FOUNDATION, /* what it builds on is not settled */
	CAUSE_IDEA, /* one idea alone is missing in two thirds of them */
	CAUSE_FORGOTTEN, /* was settled, and missed the last time */
	CAUSE_FEW, /* a single miss: too early to say */
	CAUSE_HARD, /* none of these */
	CAUSE_NONE,
};

struct hard {
	int n, k; /* due answers of the period, and successes */
	double low, high; /* 80% interval of the rate */
	int answers, changed; /* marked answers, and those mended: whole log */
	int lapses; /* whole log */
	int lure, lure_n; /* of the item's lures; -1: none was confirmed */
	int idea, idea_n; /* of the item's ideas; -1: none stands out */
	int32_t gap; /* days before the last answer when that was a miss; -1 */
	int foundation; /* index of an item that is not settled; -1 */
	enum cause cause, also; /* also: CAUSE_NONE where none more fits */
};

/* What an item's story says; since and today bound the answers looked at (the
 * whole log: ITEM_NO_DAY). Causes are not found yet. */
void hard_look(const struct item *it, const struct folded *story, int32_t since,
    int32_t today, struct hard *out);

/* Is it to be listed: enough answers, and one of them a miss at least? */
bool hard_is(const struct hard *h);

/* <0: a is harder than b: the upper end of its interval is lower; then more
 * misses. 0: alike. */
int hard_compare(const struct hard *a, const struct hard *b);

/* Finds the causes. states: parallel to the items that `o` was made of. */
void hard_causes(struct hard *h, const struct item *it,
    const struct item_state *s, const struct owners *o,
    const struct item_state *states);

const char *cause_name(enum cause c); /* "card-marks", … ; "" for none */
/* "look at the card: its marks were changed in 3 of 9 answers", and what to
 * try then; texts of the deck stand in them as they are: clean before
 * printing. From a. items: those that `foundation` points into. */
const char *cause_words(enum cause c, const struct hard *h,
    const struct item *it, struct item *const *items, struct arena *a);
/* The same in under 32 columns or so: "card: 4 lapses". */
const char *cause_short(enum cause c, const struct hard *h,
    const struct item *it, struct item *const *items, struct arena *a);
const char *cause_try(enum cause c, const struct hard *h, const struct item *it,
    struct item *const *items, struct arena *a);

#endif
