/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_HABITS_H
#define FORMATS_FW_HABITS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/fw_lines.h"
#include "formats/fw_mark.h"
#include "formats/fw_sections.h"

/*
 * fw_habits: how this document is written, counted over all its tables, so
 * that its own ways say how much a sign is worth: whether a blank line parts
 * items, whether statements end in a stop, how wide a column is.
 */

struct fw_habits {
	/* Evidence in nats (log odds, 0 … 4): that a line with a blank one
	 * before it begins an item, and that one without goes on. */
	double blank, no_blank;
	/* What an item costs that ends without a stop, or with one in its
	 * midst at a line's end. */
	double open_statement, open_bullet;
	double no_colon; /* a heading that does not end in a colon */
	double width[2]; /* of a full line, left and right; 0: not known */
	double glyph[FW_GLYPHS]; /* what taking one for a bullet costs */
	double bare_number; /* the same of a number without a stop */
	bool unmarked; /* no bullet has a sign: headings end in a colon */
	bool stops; /* nearly all statements end in one */
};

void fw_habits_count(const struct fw_lines *all, const struct fw_parts *parts,
    struct arena *a, struct fw_habits *out);

/* How wide the columns of one table are; as in the others, where it is short.
 */
void fw_habits_widths(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_habits *habits, struct arena *a, double out[2]);

/* About how wide a text is set in a common proportional type, in ems. */
double fw_width(const char *s, size_t n);

#endif
