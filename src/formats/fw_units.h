/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_UNITS_H
#define FORMATS_FW_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/fw_mark.h"
#include "formats/fw_pairs.h"
#include "formats/fw_place.h"

/*
 * fw_units: the lines of a table, with all that is looked at more than once
 * when they are read: each as a whole and, where it may hold both columns, in
 * the parts that it may have.
 */

/* A line of the table, or a part of one that may hold both columns. */
struct fw_unit {
	size_t line; /* in fw_lines */
	const char *s;
	size_t n;
	int half; /* 0: all of the line, 1: its left part, 2: its right part */
	int cut; /* which of the line's cuts this is a part of; 0: none */
	bool nothing; /* stands for the right part of a line that is one */
	bool wide; /* all of a line that may hold both columns */
	bool breaks_off; /* its last word is the, of, and … */
	bool by; /* and that is by, as in headings without a colon */
	bool top; /* the first of its page, and not of the table */
	double cut_cost;
	int from, to; /* its places, two for each line, in order */
	int layer;
	int page, blank;
	enum fw_side side;
	enum fw_side hint; /* the head of a column stands above it alone */
	int number; /* 0: none */
	size_t number_skip, bullet_skip; /* bullet_skip 0: none */
	bool number_strong;
	int glyph;
	enum fw_end end;
	enum fw_start start;
	/* How many bullets stood on lines of their own up to the end of this
	 * page; and what it costs if this line is not what such a number or
	 * bullet straight before it belongs to. */
	int lone_bullets, bullets_before;
	double ask_number, ask_bullet;
	enum fw_level level;
	int passed; /* the last number on a line of its own before it */
	double width, word; /* of all of it, and of its first word */
	double space; /* between words, where that is known */
	struct fw_pairs_word first_word, last_word;
};

/* A line with a number and nothing else. */
struct fw_lone {
	size_t line;
	int number;
};

/* One step of the reading: one unit of several that exclude each other. */
struct fw_layer {
	int first, n; /* in units */
};

struct fw_units {
	struct fw_unit *units;
	size_t n, cap;
	struct fw_layer *layers;
	size_t n_layers, cap_layers;
	int lines;
	struct fw_lone *lone;
	size_t n_lone, cap_lone;
	int lone_bullets;
	bool paged, boxed;
	bool other_text; /* stands in the table too, in wider lines */
	bool bare_bullets; /* where they begin tells bullets, no sign does */
	double width[2]; /* of a full line; 0: not known */
	/* From which unit on each number that stands on a line of its own may
	 * be taken, and one more; 0: there is none. */
	int lone_from[FW_NUMBER_MAX + 2], lone_page[FW_NUMBER_MAX + 2];
	/* Each of them stands before its text, and no two are together: once
	 * one is passed, the next line on the left begins its statement. */
	bool lone_before;
	const struct fw_habits *habits;
	const struct fw_pairs *pairs;
};

/* Everything lives in a. At most FW_TABLE_MAX units and a line's more: out->n
 * is greater where there are too many. */
void fw_units_prepare(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_known *known, struct arena *a, struct fw_units *out);

#endif
