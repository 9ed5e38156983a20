/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_REVIEWLOG_H
#define FORMATS_REVIEWLOG_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/fsrs.h"

/*
 * reviewlog: a review log as FSRS tools exchange them: a CSV whose first line
 * names its columns, of which card_id (any text), review_time (UTC ms) and
 * review_rating (1 … 4; 0 for a date set by hand) are read, in any order.
 * Commas, semicolons or tabs; quotes; LF, CRLF; a byte order mark: all as a
 * spreadsheet may have left them.
 */

struct reviewlog_row {
	uint32_t card; /* index into cards */
	enum rating rating;
	int64_t at_ms;
};

struct reviewlog {
	struct reviewlog_row *rows; /* in the order of the file */
	size_t n;
	const char **cards; /* in the order in which they first appear */
	size_t n_cards;
	size_t manual; /* rows with rating 0: left out */
};

/* Reads n bytes of text; what is returned comes from a and does not point
 * into text. `name` stands before the line number in faults. 0, or -1 with
 * "name:line: what; what to do" in *e. */
int reviewlog_read(const char *name, const char *text, size_t n,
    struct arena *a, struct reviewlog *out, struct err *e);

/* The order in which the model takes the reviews: by card, and within one by
 * time, then by place in the file. n indices, from a. */
size_t *reviewlog_order(const struct reviewlog *log, struct arena *a);

#endif
