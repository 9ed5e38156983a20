/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CHANGED_H
#define CORE_CHANGED_H

#include "base/arena.h"

/*
 * changed: two texts side by side, and which of their words are in one only.
 * Words are compared without case and punctuation. Texts of thousands of words
 * that differ throughout are marked from the first difference to the last.
 */

struct changed {
	const char *before, *after; /* changed words [in brackets] */
	/* The same for ears: the changed words alone, runs apart by commas;
	 * "" when there are none. */
	const char *went, *came;
};

void changed_words(const char *before, const char *after, struct arena *a,
    struct changed *out);

#endif
