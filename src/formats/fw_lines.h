/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_LINES_H
#define FORMATS_FW_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * fw_lines: the text of a document to lines that are all alike, whatever took
 * it out of its PDF. Line ends of any kind, form feeds, byte order marks,
 * no-break and other odd spaces, invisible characters, ligatures and hyphens
 * that look alike are made one here, and nowhere else. No word is changed.
 */

/* What a line turned out to be; only BODY is placed in statements. */
enum fw_role {
	FW_BODY,
	FW_RUNNING, /* header, footer, page number */
	FW_COLUMN_HEAD, /* Learn that… Learn how to… */
	FW_HEADING, /* of a section */
	FW_INTRO, /* between the heading and the table */
	FW_OUTSIDE, /* before the first section, after the last */
	FW_MOVED, /* a number or bullet that was put before its text */
};

enum fw_side {
	FW_ANY, /* the extractor did not say */
	FW_LEFT,
	FW_RIGHT,
	FW_FULL, /* across both columns */
};

struct fw_line {
	const char *s; /* no space at either end; NUL-terminated */
	size_t n; /* bytes, never 0 */
	int number; /* in the file, from 1 */
	int page; /* from 0 */
	int indent; /* columns before it */
	int blank; /* blank lines straight before it */
	int gap; /* the least number of spaces between words, 0: one word */
	enum fw_role role;
	enum fw_side side;
	bool tight; /* the columns nearly touch: its words may be mixed */
	bool unsure; /* its number or bullet may belong to another line */
	bool counts; /* its number has no stop, but is one of 1, 2, 3 … */
};

struct fw_lines {
	struct fw_line *v; /* blank lines are not among them */
	size_t n;
	int pages;
	bool paged; /* the text says where its pages end */
};

/* Bytes that are no UTF-8 become U+FFFD. Everything lives in a. */
void fw_lines_read(
    const char *s, size_t n, struct arena *a, struct fw_lines *out);

/* The next run of spaces from p on that is wider than words of this line stand
 * apart anyway, and two at least; NULL for none. *n is its width. */
const char *fw_lines_gap(const struct fw_line *l, const char *p, int *n);

/* The line with runs of spaces as one; for short lines and messages. */
const char *fw_lines_single(struct arena *a, const char *s);

/* Are the two the same but for capitals, digits, spaces and punctuation? */
bool fw_lines_alike(const char *x, const char *y);

#endif
