/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_PLACE_H
#define FORMATS_FW_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/fw_habits.h"
#include "formats/fw_lines.h"
#include "formats/fw_mark.h"
#include "formats/fw_pairs.h"
#include "formats/fw_sections.h"

/*
 * fw_place: the lines of one table to its statements, headings and bullets.
 *
 * Two items are open at a time, one in either column, and each line begins
 * one or goes on with one. What speaks for or against (a stop, a capital, a
 * blank line, room left on the line before, the end of a page) has a cost, and
 * the reading of the whole table with the least cost is taken: so a line that
 * two items could claim goes where the rest of the table is best served. For
 * each line the best reading in which it is something else is known too: where
 * it costs little more, the line is in doubt.
 */

enum fw_label {
	FW_GOES_LEFT, /* on with the open statement */
	FW_GOES_RIGHT, /* on with the open heading or bullet */
	FW_STATEMENT,
	FW_GROUP, /* a heading on the right */
	FW_BULLET,
	FW_NOWHERE, /* not placed: said so */
	FW_NOTHING, /* the place of a second part, of a line that is whole */
};

/* A line, or one of the two parts of a line that holds both columns. */
struct fw_placed {
	size_t line; /* in fw_lines */
	const char *s; /* its text */
	size_t n;
	bool part, wide; /* a part; a whole one that might be in two parts */
	enum fw_label label;
	int item; /* of the place's items; -1: nowhere */
	size_t skip; /* bytes of number or bullet */
	/* The next best reading of this line, what more it costs, and which
	 * item it would go on with (-1: it would begin one, or none). */
	enum fw_label other;
	double margin;
	int other_item;
	bool other_cut; /* the next best reading parts the line otherwise */
	bool number_only; /* a number on a line of its own, which none took */
	bool mixed; /* among lines of both columns by turns */
};

struct fw_item {
	enum fw_label kind; /* FW_STATEMENT, FW_GROUP, FW_BULLET */
	int number; /* of a statement */
	bool lone; /* of a statement: its number stands on a line of its own */
	bool apart; /* that line is elsewhere */
	size_t first, last; /* lines of the file's lines, to name it by */
	enum fw_end end; /* of its last line, or part of one */
};

struct fw_place {
	struct fw_placed *v; /* in order of the lines */
	size_t n;
	struct fw_item *items; /* in order of their first lines */
	int n_items;
	bool other_text; /* wider lines than columns have stand among them */
};

/* A table of more lines than this is not read. */
#define FW_TABLE_MAX 20000

/* What is known of the document and of this table. */
struct fw_known {
	const struct fw_habits *habits;
	const struct fw_pairs *pairs;
	double width[2]; /* of a full line, left and right; 0: not known */
};

/* false: the table is too long. */
bool fw_place_lines(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_known *known, struct arena *a, struct fw_place *out);

/* How wide the columns are, as the lines were placed; what they do not tell
 * stays as it is. */
void fw_place_widths(const struct fw_lines *all, const struct fw_place *place,
    struct arena *a, double width[2]);

#endif
