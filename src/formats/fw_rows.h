/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_ROWS_H
#define FORMATS_FW_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/bbox.h"
#include "formats/fw_lines.h"

/*
 * fw_rows: words that stand at one height, put together to rows, from the left
 * to the right. A raised figure, a sign of another font and a number beside its
 * text belong to the row that most of their height shares.
 */

struct fw_word {
	double x0, y0, x1, y1; /* points, from the page's upper left corner */
	const char *s; /* as fw_lines has text; never empty */
	size_t n;
	bool mark; /* a bullet, or a number with its stop, and nothing else */
	bool upright; /* set across the page's direction of reading */
};

struct fw_row {
	struct fw_word *v; /* from the left */
	size_t n;
	int page;
	double top, base; /* of its widest word */
	double x0, x1, height; /* of the same */
	enum fw_role role; /* FW_RUNNING or FW_BODY */
	bool across; /* runs across both columns, or stands above them */
	bool beside; /* its number stands beside the midst of a text */
	bool head; /* says "Learn that … Learn how to …" */
	const char *text; /* then: what it says, in order; else NULL */
	double lo, hi; /* then: the gap between the two */
};

struct fw_rows {
	struct fw_row *v;
	size_t n, cap;
};

/* Does this document break words with another sign (U+2010) than it writes
 * between words? Then its hyphens at line ends say whose they are. */
bool fw_rows_breaks(const struct bbox *boxes);

/* The words of a page, as fw_lines has text; with `breaks`, those that such a
 * sign ends end in a soft hyphen. Returns how many there are; *out is from a.
 */
size_t fw_rows_words(const struct bbox_page *page, bool breaks, struct arena *a,
    struct fw_word **out);

/* Adds the rows of n words to out, from the top; the words are put in order.
 */
void fw_rows_add(struct fw_rows *out, struct fw_word *v, size_t n, int page,
    struct arena *a);

/* Numbers that stand in a column of their own, in the midst of the height of
 * their texts, are put before the first line of each, where it is clear which
 * that is: rows of the left side, from the top; `distance` is the usual one
 * over a row's height. */
void fw_rows_lift(struct fw_rows *rows, double distance, struct arena *a);

/* Its text: words that touch are one. */
const char *fw_rows_text(
    const struct fw_word *v, size_t n, struct arena *a, size_t *out_n);

#endif
