/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/skip.h"

#include "deck/edit.h"

/* skip: see the header. */

int
skip_add(const char *s, size_t n, const char *id, const char *phrase,
    struct arena *a, struct buf *out, struct err *e)
{
	const struct edit ed = {s, n, a};
	const struct edit_at at = {id, "", ""};

	return edit_add_entry(&ed, &at, "skip", phrase, out, e);
}
