/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_BBOX_H
#define FORMATS_BBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * bbox: what `pdftotext -bbox` writes: the words of each page and the boxes
 * they stand in, in points from the page's upper left corner. Other tags than
 * those of pages and words, numbers that are none or lie far outside of any
 * page, and a text that ends early are refused: it is not what pdftotext
 * writes.
 */

struct bbox_word {
	double x0, y0, x1, y1; /* x0 <= x1, y0 <= y1 */
	const char *s; /* as written there, entities resolved; any bytes */
	size_t n;
};

struct bbox_page {
	double width, height;
	struct bbox_word *words;
	size_t n, cap;
};

struct bbox {
	struct bbox_page *pages;
	size_t n, cap;
};

#define BBOX_PAGES_MAX 20000
#define BBOX_WORDS_MAX 4000000

/* Does this text begin as pdftotext begins it? */
bool bbox_is(const char *s, size_t n);

/* Everything comes from a. -1 with what is not as it should be in *e. */
int bbox_read(
    const char *s, size_t n, struct arena *a, struct bbox *out, struct err *e);

#endif
