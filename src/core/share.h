/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SHARE_H
#define CORE_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/fold.h"
#include "core/item.h"

/*
 * share: what a learner's log amounts to for others, and nothing more: the
 * fields of revisit-share(5). No answer, no note, no time of day, no duration,
 * no setting, no practice, no test (lt8.8, lt9.12). The file is formats/share;
 * what many of them amount to is core/cohort. Pure.
 */

#define SHARE_NO_WEEK INT32_MIN /* weeks are those of base/date */
#define SHARE_STEPS 3 /* unsure, fairly, sure: CONFIDENCE_UNSURE - 1 … */
#define SHARE_COUNT_MAX 60000
#define SHARE_CODE_MAX 16 /* letters of a code */
#define SHARE_ID_MAX 250 /* of an id */

enum share_level {
	SHARE_TOTALS, /* counts, and is no column */
	SHARE_NAMED_CODE, /* a column under its code */
	SHARE_WITHDRAWN, /* takes the earlier files of the person out */
};

enum share_state { SHARE_NEVER, SHARE_MET, SHARE_SETTLED, SHARE_SECURE };

/* A misconception that was confirmed: its id, and in how many answers. */
struct share_lure {
	const char *id;
	int n;
};

/* The counted answers of one week. */
struct share_week {
	int32_t week;
	uint16_t answers, full; /* full at the first attempt */
	uint16_t hints, changed; /* with hints; with marks changed */
	uint16_t n_lures;
	struct share_lure *lures;
};

struct share_item {
	const char *id, *hash; /* which content was asked */
	struct share_week *weeks; /* in order; of that content alone */
	int32_t settled_week; /* first settled; SHARE_NO_WEEK */
	int32_t last_week; /* of the last counted answer; SHARE_NO_WEEK: none */
	float forecast; /* of recall on the day of sharing; < 0: none */
	uint16_t n_weeks;
	uint8_t state; /* enum share_state */
	uint8_t rating, level, hints; /* of the last counted answer */
};

struct share_confidence {
	int answers, successes;
};

struct share_wording {
	const char *item, *hash, *text;
	int idea; /* from 0 */
};

struct share_report {
	const char *item, *text;
};

struct share {
	const char *learner; /* a code */
	enum share_level level;
	int number; /* of the file: the person's first is 1 */
	const char *deck, *version, *purpose;
	int32_t shared; /* week */
	uint64_t sum; /* the beginning of the file's checksum */
	struct share_confidence confidence[SHARE_STEPS];
	struct share_item *items;
	size_t n;
	struct share_wording *wordings;
	size_t n_wordings;
	struct share_report *reports;
	size_t n_reports;
};

const char *share_level_name(enum share_level level);
const char *share_state_name(enum share_state state);
/* Of a step, 0 … 2. */
const char *share_step_name(int step);

/* A code: 1 to SHARE_CODE_MAX small letters and digits, and - or _ inside. */
bool share_is_code(const char *s, size_t n);

/* An id of an item or a misconception, as decks have them. */
bool share_is_id(const char *s, size_t n);

/* What an item's story amounts to, as of `today`. The content is that of the
 * last counted answer, the item's own when there is none. state may be of an
 * item without events. Confidence is added to `sure`. Comes from a. */
void share_take(struct share_item *out, const struct item *it,
    const struct item_state *state, const struct folded_review *reviews,
    size_t n, const struct rules *rules, int32_t today,
    struct share_confidence sure[SHARE_STEPS], struct arena *a);

/* Which of two files of one person is the newer: <0 when x is the older, 0
 * when they are the same for all that can be told. */
int share_compare(const struct share *x, const struct share *y);

/* Was the last counted answer complete without a hint? */
bool share_is_full(const struct share_item *it);

#endif
