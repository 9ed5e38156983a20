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

/* Of rows from … to - 1, those that are FW_BODY and not .across; looked for
 * between lo and hi only, where hi > 0; `least` rows have to have both. */
struct fw_gutter fw_gutter_find(const struct fw_rows *rows, size_t from,
    size_t to, double width, double lo, double hi, int least, struct arena *a);

/* Does a word of the row, or do two in one phrase, run across? */
bool fw_gutter_crossed(const struct fw_row *r, double at);

#endif
