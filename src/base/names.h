/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * names: each text once, with a number: 0, 1, 2 … in the order in which they
 * came. For ids that are repeated in thousands of files. A stranger's file
 * cannot be written so that its names fall on one slot.
 */

struct name_slot {
	uint64_t hash;
	uint32_t number; /* + 1; 0: free */
};

struct names {
	struct arena *arena;
	const char **list; /* by number */
	size_t n, cap;
	struct name_slot *slots;
	size_t size; /* a power of two, or 0 */
};

void names_init(struct names *m, struct arena *a);

/* The number of the n bytes at s (no NUL among them), added if new; the text is
 * copied. */
size_t names_add(struct names *m, const char *s, size_t n);
/* The number, or -1 when it is not there. */
ptrdiff_t names_find(const struct names *m, const char *s, size_t n);

#endif
