/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CALIBRATION_H
#define CORE_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * calibration: how sure a learner was, beside what came of it (PRODUCT lt5.5).
 * It is asked of one question in three and never touches a rating. Pure.
 */

#define CONFIDENCE_UNSURE 1
#define CONFIDENCE_FAIRLY 2
#define CONFIDENCE_SURE 3
#define CONFIDENCE_EVERY 3 /* one question in so many */
#define CALIBRATION_LAST 10 /* sure answers that are looked at */

/* Is "How sure?" asked at this question (1, 2, …) of the day? One of any three
 * in a row; which one goes round with the days. */
bool confidence_is_asked(int question, int32_t today);

struct confident {
	int confidence; /* 1 unsure, 2 fairly, 3 sure; 0: not asked */
	bool success; /* rating >= 2, as it was left */
};

struct calibration {
	int hits, n; /* of the last sure answers, CALIBRATION_LAST at most */
	int low, high; /* 80% interval, as whole answers of the n */
	bool too_early; /* under STATS_FEW of them: nothing is told */
};

/* list: newest first; those that were not sure are passed over. */
void calibration_make(
    const struct confident *list, size_t n, struct calibration *out);

#endif
