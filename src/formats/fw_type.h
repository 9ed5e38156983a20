/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_TYPE_H
#define FORMATS_FW_TYPE_H

#include <stddef.h>

/*
 * fw_type: how wide a text is in common kinds of type, and where the edge of a
 * column is whose lines were broken where they were: no line goes beyond it,
 * and the next line's first word would have. In the type that a document is
 * set in nearly all lines agree on one edge; in others they do not. The widths
 * are those of the fonts' own metrics: Times-Roman, Helvetica and Courier of
 * the standard PostScript fonts, DejaVu Sans and Serif, Computer Modern Roman.
 */

#define FW_TYPES 6

/* The width of the letter that begins at s, in ems; 0 within a letter. */
double fw_type_width(int type, const char *s);

/* The same of a letter of running text, on average. */
double fw_type_column(int type);

/* A line that was broken: where it ends, and where it would have with the next
 * line's first word. */
struct fw_broken {
	double end, more;
};

/* The edge that most lines agree on; *off is what they miss it by on average,
 * as a share of it. Of many lines some are tried, and put first. n > 0. */
double fw_type_edge(struct fw_broken *v, size_t n, double *off);

#endif
