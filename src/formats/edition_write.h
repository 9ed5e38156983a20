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
 * retired; where other entries name it, it stays, and that is told. So it is
 * with sections that nothing stands in any more. Terms that the new text no
 * longer holds become comments. All else stays byte for byte.
 */

/* What is to be told beside the statements: "section", "terms", "kept" (gone,
 * but named by other entries) or "practice", and a sentence without its stop.
 */
struct edition_note {
	const char *label, *text;
};

struct edition_written {
	int changes; /* 0: the file stays as it is */
	int lost; /* what became comments: statements, sections, practice, terms
		   */
	size_t kept; /* statements that are gone and stay */
	struct edition_note *notes;
	size_t n_notes;
	int practice; /* headings and bullets reworded, new or gone */
};

/* The n bytes at s are those that `old` was read from. Appends the new file to
 * out. What came of it has been read again: it is a deck, with these
 * statements. -1 with advice when the file cannot be changed safely. */
int edition_write(const struct deck *old, const char *s, size_t n,
    const struct edition *e, struct arena *a, struct buf *out,
    struct edition_written *w, struct err *err);

#endif
