/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_DAYOFF_H
#define CORE_DAYOFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * dayoff: the days for which nothing is planned (lt8.9), as the learner writes
 * them: "sat, sun, 2027-02-15..2027-02-19", or "none". Nothing of it is a
 * bound: a quiz that is started on such a day works as on any other.
 */

struct day_range {
	int32_t first, last; /* both of them off */
};

struct days_off {
	bool weekday[7]; /* 0 Monday */
	struct day_range *ranges;
	int n;
};

/* Returns 0, or -1 with advice in *e. Ranges come from a. */
int days_off_parse(
    const char *s, struct arena *a, struct days_off *out, struct err *e);
/* The one form in which they are kept; from a. */
const char *days_off_write(const struct days_off *off, struct arena *a);

/* off: NULL is none. A week without a working day has none off. */
bool days_off_has(const struct days_off *off, int32_t day);

#endif
