/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_ROWS_H
#define REPORT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "report/csv.h"

/*
 * rows: one record after the other, as CSV, as TSV, or as a JSON object a line,
 * from the same calls. Cells are given in the order of the columns; an object
 * has every column as a key. One record is held in memory. Texts are cleaned
 * here (base/text), so that a caller may hand on what a deck or a person wrote.
 */

#define ROWS_JSON 64 /* beside the flags of report/csv */

struct rows {
	struct csv csv;
	const char *const *columns; /* ends with NULL */
	size_t n, at; /* columns; the one that comes next */
	bool json;
};

/* Writes the header where there is one. 0, or -1 (errno). */
int rows_begin(
    struct rows *r, FILE *out, const char *const *columns, int flags);
void rows_text(struct rows *r, const char *s);
/* A text of ours: letters, digits and signs that need no care. */
void rows_word(struct rows *r, const char *s);
void rows_int(struct rows *r, int64_t v);
void rows_real(struct rows *r, double v); /* none when not finite */
void rows_none(struct rows *r); /* an empty cell; null */
void rows_int_if(struct rows *r, bool there, int64_t v);
void rows_real_if(struct rows *r, bool there, double v);
/* Ends the record, which has to be whole. 0, or -1 (errno). */
int rows_end(struct rows *r);
void rows_release(struct rows *r);

#endif
