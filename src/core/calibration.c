/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calibration.h"

#include <math.h>

#include "core/stats.h"

/*
 * calibration: see calibration.h. The interval is Wilson's, like every other
 * (core/stats), told in whole answers: "right 8 of 10 times (likely 6 to 9)".
 */

bool
confidence_is_asked(int question, int32_t today)
{
	/* in 64 bits, so that no day overflows; days before 1970 are negative
	 */
	int64_t turn = ((int64_t)question + today) % CONFIDENCE_EVERY;

	return question > 0 && turn == 0;
}

void
calibration_make(
    const struct confident *list, size_t n, struct calibration *out)
{
	struct rate rate = {0, 0};
	double low, high;

	for (size_t i = 0; i < n && rate.n < CALIBRATION_LAST; i++) {
		if (list[i].confidence != CONFIDENCE_SURE)
			continue;
		rate.n++;
		rate.k += list[i].success;
	}
	stats_wilson(rate.k, rate.n, STATS_Z80, &low, &high);
	*out = (struct calibration){
	    .hits = rate.k,
	    .n = rate.n,
	    .low = (int)lround(low * rate.n),
	    .high = (int)lround(high * rate.n),
	    .too_early = !stats_tells(&rate),
	};
}
