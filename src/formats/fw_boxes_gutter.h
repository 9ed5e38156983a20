/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_BOXES_GUTTER_H
#define FORMATS_FW_BOXES_GUTTER_H

#include "base/arena.h"
#include "formats/fw_rows.h"

/*
 * fw_boxes_gutter: where two columns part: the strip that no word of their rows
 * crosses, or hardly any, and that has text on both sides.
 */

struct fw_boxes_gutter {
	double from, to; /* the strip; to 0: there is none */
	int both; /* rows with words on both sides */
	int crossing; /* rows that run across it */
};

/* Rows from … to - 1 of a page, of which those count that are FW_BODY and not
 * .across. */
struct fw_rows_part {
	size_t from, to;
};

/* Between which places it is looked for. */
struct fw_boxes_gutter_where {
	double lo, hi;
	bool
	    rather; /* close to hi, where the head of the right column begins */
	bool anywhere; /* nothing is known: it has to be a clear one */
};

struct fw_boxes_gutter_where fw_boxes_gutter_anywhere(double width);

/* Looked for in n parts together, which are set alike on pages of this width;
 * `least` rows have to have both sides. */
struct fw_boxes_gutter fw_boxes_gutter_find(const struct fw_rows *rows,
    const struct fw_rows_part *parts, size_t n, double width,
    const struct fw_boxes_gutter_where *where, int least, struct arena *a);

/* Does a word of the row, or do two in one phrase, run across? */
bool fw_gutter_crossed(const struct fw_row *r, double at);

#endif
