/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_LADDER_H
#define CORE_LADDER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/fsrs.h"

/*
 * ladder: how much help a recall question gives, and the brakes that give a
 * little more of it after a bad run (PRODUCT lt5.4, lt2.2).
 */

enum level { LEVEL_LETTERS = 1, LEVEL_BLANKS, LEVEL_PROMPTED, LEVEL_OPEN };

/* stability 0: a first recall. A pure function; K1 of PRODUCT. */
enum level ladder_level(
    double stability, int last_level, enum rating last_rating, bool brake);

/* success[0 … n-1]: the last due reviews, newest first, true for rating >= 2.
 * One level more help when under 65% of the last 12 were successes. */
bool ladder_brake_help(const bool *success, size_t n);
/* The share of misses among the last 20 of them; 0 with fewer than 12. */
double ladder_misses(const bool *success, size_t n);
/* New items that a wish of `want` leaves: all, half rounded down (under 75% of
 * the last 20), none (under 65%). Fewer than 20 reviews: all. */
int ladder_brake_new(const bool *success, size_t n, int want);

#endif
