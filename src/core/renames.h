/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_RENAMES_H
#define CORE_RENAMES_H

#include <stddef.h>

#include "base/arena.h"
#include "core/log.h"

/*
 * renames: what items are called today, by the rename events of a log, whose
 * order of arrival does not matter. They are taken in the order of
 * event_compare(): one counts when its old name is in use just then; a name
 * that was given up before stays what it became. All names of one item are one
 * item. Given back a name that it had, an item has that name again.
 */

struct name {
	const char *name;
	const char *now; /* what the item is called today */
};

/* All names that the events speak of, sorted; no doubles. Events of other types
 * and renames that cannot be understood are passed over. */
void renames_read(const struct event *ev, size_t n, struct arena *a,
    struct name **out, size_t *n_out);
/* The name of today; `name` itself where nothing is known of it. */
const char *renames_now(const struct name *list, size_t n, const char *name);

#endif
