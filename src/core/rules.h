/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_RULES_H
#define CORE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/fsrs.h"
#include "core/log.h"

/*
 * rules: what the log's setting and params events amount to: the weights, the
 * wanted retention, the longest interval until secure, and when a day starts.
 * All that changes a due date is here, and comes from the log alone.
 */

#define RULES_RETENTION 0.90
#define RULES_RETENTION_MIN 0.70
#define RULES_RETENTION_MAX 0.97
#define RULES_SECURE_GAP 21
#define RULES_SECURE_GAP_MAX 365
#define RULES_DAY_STARTS_MIN 240 /* 04:00 */

/* A change of `day-starts` holds for the instants after it, so that days
 * that are over stay as they were counted. */
struct day_rule {
	int64_t at_ms;
	char id[EVENT_ID_LEN + 1];
	int starts_min;
};

/* What settings and params events amount to, in force now. */
struct rules {
	struct fsrs_params params;
	double retention; /* setting `remember`, 0.70 … 0.97 */
	int32_t secure_gap; /* longest interval until secure; >= 21 */
	int day_starts_min; /* in force now; default 240 (04:00) */
	struct day_rule *days; /* in event order; n_days may be 0 */
	size_t n_days;
};

void rules_default(struct rules *r);
/* Folds the effective setting and params events among ev (any order) into *r;
 * arrays come from a. Unknown keys and values out of range are passed over. */
void rules_fold(
    const struct event *ev, size_t n, struct arena *a, struct rules *r);
/* The day of an instant under the day start then in force. */
int32_t rules_day(const struct rules *r, int64_t at_ms, int zone_min);

#endif
