/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_NEAR_H
#define CORE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/queue.h"

/*
 * near: what may not be asked on one day (lt3.8): two items that show or ask
 * one statement, for each would show what the other asks; and statements that
 * are easily mixed up, shown or asked. The same item again is not a second
 * item.
 */

/* Does an item show or ask a statement of its deck? A case without `uses`
 * shows what it builds on. */
bool near_shows(const struct item *it, const char *owner);

/* By what the two say themselves; near_any knows the lists of all. */
bool near_items(const struct item *a, const struct item *b);

/* What was asked today or is planned for it. */
struct near {
	struct item *const *items;
	int *asked;
	size_t n;
	int *named; /* statements that name others as confusable */
	size_t n_named;
};

void near_start(struct near *d, const struct plan_input *in, struct arena *a);
void near_add(struct near *d, int item);
bool near_any(const struct near *d, int item);

#endif
