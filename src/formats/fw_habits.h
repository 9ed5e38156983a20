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
	/* And one that ends in a stop, where those of this document do not. */
	double shut_statement, shut_bullet;
	double no_colon; /* a heading that does not end in a colon */
	double width[2]; /* of a full line, left and right; 0: not known */
	double glyph[FW_GLYPHS]; /* what taking one for a bullet costs */
	double plain_bullet; /* one without a sign; 0: there are none */
	double bare_number; /* the same of a number without a stop */
	/* Of a line that is too long for a column: that it holds one, where a
	 * word was joined, and that it holds both. */
	double wide, split;
	/* Where no signs tell bullets: evidence that a sentence which ends at
	 * a line's end ends its bullet. */
	double bare_shut;
	/* … that a line which begins with a capital begins a bullet */
	double bare_upper;
	bool stops; /* nearly all statements end in one */
};

void fw_habits_count(const struct fw_lines *all, const struct fw_parts *parts,
    struct arena *a, struct fw_habits *out);

/* What a first reading of the tables shows. */
struct fw_shown {
	int groups, colons; /* headings, and those that end in a colon */
	int ends[2], stops[2]; /* statements and bullets, and with a stop */
	int plain; /* bullets without a sign before them */
	int wide, parted; /* lines too long that hold one column, or both */
	int spare; /* numbers on lines of their own that none took */
	bool mixed; /* lines of both columns by turns */
};

/* Goes by what a first reading shows, where no count of lines could tell. */
void fw_habits_revise(struct fw_habits *habits, const struct fw_shown *o);

/* How wide the columns of one table are; as in the others, where it is short.
 */
void fw_habits_widths(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_habits *habits, struct arena *a, double out[2]);

/* How wide a full line is, by the widths of n lines that the next one goes on
 * from; sorts them. The widest but a few, which may hold odd signs, unless many
 * more lines end at a lesser width: then the wider ones are of both columns.
 * Fewer are left out where the widths are known, not guessed. 0: too few. */
double fw_width_full(double *w, size_t n, bool known);

/* How wide a line is: as it was set, up to its right end, where that is known;
 * else in ems, about. */
double fw_habits_width(const struct fw_line *l);

/* About how wide a text is set in a common proportional type, in ems. */
double fw_width(const char *s, size_t n);

#endif
