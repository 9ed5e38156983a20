/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_POLARITY_H
#define CORE_POLARITY_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/words.h"

/*
 * polarity: which words of a text a negation turns round, and which words are
 * opposites. It is right often enough to make the marker ask, and never often
 * enough to mark an answer down.
 */

struct polarity_word {
	bool negator; /* not, never, without, rather (than) … */
	bool negated; /* an odd number of them reach this word */
	int by; /* token of the last one that does */
};

/* One entry a token. A negator reaches four words of content, within its
 * clause, and ends where an "and" leads to the next one; "not only" and "not
 * sure" are none, and "less" reaches the next word. */
struct polarity_word *polarity_read(const struct tokens *t, struct arena *a);

/* Is a text as a whole put in the negative? Then polarity tells nothing. */
bool polarity_negative(const struct tokens *t);

/* increase/decrease, limited/unlimited … Both are stems. */
bool polarity_opposite(const char *x, const char *y);

#endif
