/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_IDMAP_H
#define DECK_IDMAP_H

#include <stddef.h>

#include "base/arena.h"

/*
 * idmap: texts to things, in an arena; grows, forgets nothing. Decks of
 * hundreds of thousands of ids are found and checked in one pass.
 */

struct idmap_slot {
	const char *key; /* NULL: free */
	const void *value;
	int number;
};

struct idmap {
	struct arena *arena;
	struct idmap_slot *slots;
	size_t n, size; /* size is a power of two, or 0 */
};

void idmap_init(struct idmap *m, struct arena *a);

/* The slot of the key, or NULL. */
struct idmap_slot *idmap_find(const struct idmap *m, const char *key);

/* Adds the key (not copied) and returns NULL; when it is there already, returns
 * its slot and changes nothing. */
struct idmap_slot *idmap_add(
    struct idmap *m, const char *key, const void *value, int number);

#endif
