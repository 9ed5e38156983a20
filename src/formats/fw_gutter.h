/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_GUTTER_H
#define FORMATS_FW_GUTTER_H

#include "base/arena.h"
#include "formats/fw_rows.h"

/*
 * fw_gutter: where two columns part: the strip that no word of their rows
 * crosses, or hardly any, and that has text on both sides.
 */

struct fw_gutter {
	double from, to; /* the strip; to 0: there is none */
	int both; /* rows with words on both sides */
	int crossing; /* rows that run across it */
};

/* Rows from … to - 1 of a page, of which those count that are FW_BODY and not
 * .across. */
struct fw_rows_part {
	size_t from, to;
};

/* Looked for in n parts together, which are set alike on pages of this width;
 * between lo and hi only, where hi > 0, and rather close to hi, where the head
 * of the right column begins, if `rather`; `least` rows have to have both. */
struct fw_gutter fw_gutter_find(const struct fw_rows *rows,
    const struct fw_rows_part *parts, size_t n, double width, double lo,
    double hi, bool rather, int least, struct arena *a);

/* Does a word of the row, or do two in one phrase, run across? */
bool fw_gutter_crossed(const struct fw_row *r, double at);

#endif
