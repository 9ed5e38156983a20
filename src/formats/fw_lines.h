/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_LINES_H
#define FORMATS_FW_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

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

/* Where a line begins, among those of its column, where that is known. */
enum fw_level {
	FW_LEVEL_ANY,
	FW_LEVEL_OUT, /* as headings do, or numbers before their texts */
	FW_LEVEL_IN, /* as the texts of bullets do, or of numbers */
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
	int same; /* lines of the document that have its words; 0: too short */
	bool no_number; /* one by its looks, but of no statement: a text */
	bool unsure; /* its number or bullet may belong to another line */
	bool beside; /* its number stands beside the midst of a text */
	bool counts; /* its number has no stop, but is one of 1, 2, 3 … */
	/* As it was set, in points, where the words' places are known: from the
	 * column's edge to its ends and to its second word, where that of a
	 * number or bullet begins; how wide its first word is; and where it is
	 * on the page. */
	double left, right, text, word, base, height;
	enum fw_level level;
};

struct fw_lines {
	struct fw_line *v; /* blank lines are not among them */
	size_t n;
	int pages;
	bool paged; /* the text says where its pages end */
	/* The words' places are known: .left and the like are set, and line
	 * numbers are those of fw_lines_number(). */
	bool boxed;
	bool bare_bullets; /* only where they begin tells bullets, no sign */
};

/* The number of the n-th line of a page's column, from 1; pages from 0. They
 * grow as one reads. */
#define FW_PAGE_LINES_MAX 9999
int fw_lines_number(int page, int n, enum fw_side side);

/* Of a number of fw_lines_number(): its page, from 1. */
int fw_lines_page(int number);

/* Does line i stand straight behind the one that has this number? */
bool fw_lines_follows(const struct fw_lines *all, size_t i, int number);

/* "line 12", or "page 3, line 12 on the left". */
const char *fw_lines_where(struct arena *a, bool boxed, int number);

/* Bytes that are no UTF-8 become U+FFFD. Everything lives in a. */
void fw_lines_read(
    const char *s, size_t n, struct arena *a, struct fw_lines *out);

/* Appends a text as the lines have it, without space at either end. */
void fw_lines_clean(struct buf *b, const char *s, size_t n);

/* The next run of spaces from p on that is wider than words of this line stand
 * apart anyway, and two at least; NULL for none. *n is its width. */
const char *fw_lines_gap(const struct fw_line *l, const char *p, int *n);

/* The line with runs of spaces as one; for short lines and messages. */
const char *fw_lines_single(struct arena *a, const char *s);

/* Are the two the same but for capitals, digits, spaces and punctuation? */
bool fw_lines_alike(const char *x, const char *y);

#endif
