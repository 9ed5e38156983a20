/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_APART_H
#define FORMATS_FW_APART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/fw_mark.h"
#include "formats/fw_place.h"

/*
 * fw_apart: the lines of one table on one page, whose numbers and bullets
 * stand elsewhere: which lines do these begin? How many there are is known,
 * and that the columns come one after the other. The reading is taken that
 * costs least: by ends of sentences, capitals, room that was left on a line,
 * blank lines. Costs are in nats, as in fw_cost.
 */

struct fw_apart_line {
	size_t line; /* in fw_lines */
	const char *s;
	int blank, indent;
	enum fw_end end;
	enum fw_start start;
	double width, word; /* of all of it, and of its first word */
	int own_number; /* that it begins with; 0: none */
	bool own_bullet;
	int numbers, bullets; /* that stand elsewhere, but before it */
	bool right_head; /* the head of the right column stands before it */
	/* how it is read */
	enum fw_label label;
	bool right;
	int number; /* of a statement that begins here */
	/* what the best other reading of it costs more: in its column, and in
	 * the other one */
	double margin, margin_across;
	bool odd; /* it goes on with a line that had room for much of it */
};

/* What the document's tables have in common; counted from a reading. */
struct fw_apart_habits {
	double width[2]; /* of a full line, left and right; 0: not known */
	double open[2]; /* costs of statements and bullets without a stop */
	double no_colon; /* of a heading without one */
	bool blanks; /* blank lines are there to part things */
	double no_blank; /* what an item without one before it costs */
	/* What a line costs that begins an item and is not set in, and one
	 * that goes on and is: some tools leave the space behind a bullet. */
	double flush, set_in;
	bool turns; /* columns may stand by turns on a page */
};

struct fw_apart_page {
	size_t from, to; /* of the lines */
	int numbers, bullets; /* how many stand elsewhere */
	const int *values; /* of the numbers, in order */
	bool begins; /* a table, and does not go on with one */
	bool ends; /* it: the next page begins one */
	int numbers_left, bullets_left; /* of these, by the reading */
	double cost; /* of the reading */
};

/* Where the columns of a table stand at the end of a page. */
struct fw_apart_state {
	int last[2]; /* line of either column; -1: none yet */
	enum fw_label kind; /* of the item open on the right */
	int number; /* of the last statement */
};

/* Sets the labels of a page's lines; *state goes on from page to page. False
 * when they cannot be read so. */
bool fw_apart_read(struct fw_apart_line *v, struct fw_apart_page *page,
    const struct fw_apart_habits *habits, struct fw_apart_state *state);

void fw_apart_habits_count(const struct fw_apart_line *v, size_t n,
    struct arena *a, struct fw_apart_habits *out);

#endif
