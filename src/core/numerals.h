/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_NUMERALS_H
#define CORE_NUMERALS_H

#include "core/cover.h"

/*
 * numerals: numbers are strict. A wording that holds a number is said only
 * where the answer has that number, with the words that the wording has beside
 * it: neither another year nor the number of something else will do. "One" is a
 * word like any other.
 */

enum numerals {
	NUMERALS_FIT, /* all there and in their place; or none are wanted */
	NUMERALS_OPEN, /* one is not there, or may be another: ask */
	NUMERALS_DIFFER, /* the answer has another number in its place */
};

/* Whether a window over the answer, from hit first up to hit last (not within),
 * has the numbers of a wording. */
enum numerals numerals_compare(
    const struct answer *ans, const struct wording *w, int first, int last);

#endif
