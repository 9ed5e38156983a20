/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * arena: many allocations, one lifetime.
 *
 *	struct arena a = ARENA_INIT;
 *	char *s = arena_strdup(&a, "…");
 *	arena_release(&a);
 *
 * A function that returns memory takes the arena it comes from; one without an
 * arena argument returns nothing that has to be freed. Memory is zeroed and
 * aligned for any type. Out of memory ends the program (err_no_memory). Under
 * AddressSanitizer each allocation is its own malloc, so overruns are seen.
 */

struct arena_block;

struct arena {
	struct arena_block *top;
	struct arena_block *spare; /* given back, and kept for what comes */
	size_t spare_size;
};

struct arena_mark {
	struct arena_block *top;
	size_t used;
};

#define ARENA_INIT \
	{ \
		NULL, NULL, 0 \
	}

void *arena_alloc(struct arena *a, size_t size);
/* n items of size bytes each; the product is checked. */
void *arena_array(struct arena *a, size_t n, size_t size);
/* A copy twice as large (or of 8) when *cap is used up: grow-only vectors.
 * Returns the vector to use from now on. */
void *arena_grow(
    struct arena *a, void *old, size_t n, size_t *cap, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Whatever was allocated after the mark is given back by the restore; a few
 * MiB of it stay with the arena, for a loop that fills and empties it. */
struct arena_mark arena_mark(const struct arena *a);
void arena_restore(struct arena *a, struct arena_mark m);
void arena_release(struct arena *a);

#endif
