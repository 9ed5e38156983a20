/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_SKIP_H
#define DECK_SKIP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/*
 * skip: writes an automatic blank that its author does not want into the
 * `skip:` of its statement, every other byte of the file as it was. What was
 * written is read again before it is handed out: the deck must be the same in
 * all but that one entry, or nothing is written.
 */

/* The n bytes at s, a deck without errors, with the phrase added to what the
 * statement of this id skips; appended to out. -1 with advice (what to write,
 * and in which line) when this cannot be done; out is then as it was. */
int skip_add(const char *s, size_t n, const char *id, const char *phrase,
    struct arena *a, struct buf *out, struct err *e);

#endif
