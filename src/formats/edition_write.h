/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_EDITION_WRITE_H
#define FORMATS_EDITION_WRITE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "formats/edition.h"

/*
 * edition_write: a new edition written into the deck file that its author
 * worked on. Texts that changed are put in place of the old ones, what is new
 * is put behind what it follows, what is gone becomes a comment and its id is
 * retired; where other entries name it, it stays, and that is told. Terms that
 * the new text no longer holds become comments. All else stays byte for byte.
 */

struct edition_written {
	int changes; /* 0: the file stays as it is */
	int lost; /* statements, terms and practice entries made comments */
	const char **kept; /* gone, but named by other entries: "lt3.4 …" */
	size_t n_kept;
	const char **terms; /* no longer in their texts: "lt3.4: gap" */
	size_t n_terms;
	int practice; /* practice entries reworded, new or gone */
};

/* The n bytes at s are those that `old` was read from. Appends the new file to
 * out. What came of it has been read again: it is a deck, with these
 * statements. -1 with advice when the file cannot be changed safely. */
int edition_write(const struct deck *old, const char *s, size_t n,
    const struct framework *now, const struct edition *e, struct arena *a,
    struct buf *out, struct edition_written *w, struct err *err);

#endif
