/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_OWNERS_H
#define CORE_OWNERS_H

#include <stddef.h>

#include "base/arena.h"
#include "core/item.h"

/*
 * owners: which item is the recall of a statement, by the statement's name;
 * and how deep a statement stands on others. Made once for a plan.
 */

struct owner {
	const char *name;
	int item;
};

struct owners {
	struct item *const *items;
	struct owner *list; /* sorted by name */
	size_t n;
	int *depth; /* of every item; -1: not looked at yet */
};

void owners_index(
    struct owners *o, struct item *const *items, size_t n, struct arena *a);

/* The recall item of a deck's statement, -1 when there is none. */
int owners_find(const struct owners *o, const char *deck, const char *name);

/* Foundations first (lt4.5): how long a chain of builds-on lies below an
 * item. Rings cost nothing and end. */
int owners_depth(struct owners *o, int item);

#endif
