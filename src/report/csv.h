/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

/*
 * csv: rows of cells, to a stream, as RFC 4180 has them but for a lone line
 * feed at the end of a row. One row is held in memory. The bytes are the same
 * in every locale. What a cell holds is the caller's: texts of people are to
 * be cleaned before (base/text).
 */

enum csv_flags {
	CSV_TABS = 1, /* a tab between cells, for .tsv */
	/* For spreadsheets: a byte order mark, CRLF, and a ' before any text
	 * that would be taken for a formula (OWASP, "CSV Injection"). */
	CSV_EXCEL = 2,
};

struct csv {
	FILE *out; /* NULL: rows stay in `row`, one after the other */
	struct buf row;
	size_t cells; /* of the row that is being written */
	int flags;
};

void csv_begin(struct csv *c, FILE *out, int flags);
void csv_text(struct csv *c, const char *s);
void csv_int(struct csv *c, int64_t v);
/* The digits of a number alone, as cells have them. */
void csv_digits(struct buf *out, int64_t v);
void csv_decimals(struct buf *out, double v); /* v must be finite */
/* Ten significant digits; an empty cell when not finite. */
void csv_real(struct csv *c, double v);
void csv_empty(struct csv *c);
/* The names, apart by commas, as the cells of one row. */
void csv_header(struct csv *c, const char *names);
/* Ends the row and writes it; 0, or -1 when the stream would not take it
 * (errno says why). */
int csv_row(struct csv *c);
void csv_end(struct csv *c);

#endif
