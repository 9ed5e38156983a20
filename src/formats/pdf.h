/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_PDF_H
#define FORMATS_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * pdf: the text of a PDF, by poppler's pdftotext, which is run without a
 * shell. The PDF reaches it through its standard input, from a file that has
 * no name, so nothing is left behind whatever happens.
 */

enum pdf_mode {
	PDF_BOXES, /* words with their places: formats/bbox */
	PDF_LAYOUT, /* as it looks, columns side by side */
	PDF_RAW, /* in the order in which it was set */
	PDF_PLAIN, /* in the order in which pdftotext would read it */
	PDF_MODES,
};

/* Do these bytes begin a PDF? */
bool pdf_is(const char *s, size_t n);

/* The option of pdftotext that stands for the mode, "" for none. -bbox is not
 * known to all programs of that name. */
const char *pdf_mode_option(enum pdf_mode mode);

struct pdf_text {
	const char *s; /* from the arena, as is `damage` */
	size_t n;
	const char *damage; /* what pdftotext found broken; "": nothing */
};

/* The text of the PDF of n bytes at s. -1 with advice when pdftotext is not
 * there or cannot read it. */
int pdf_text(const char *s, size_t n, enum pdf_mode mode, struct arena *a,
    struct pdf_text *out, struct err *e);

#endif
