/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SVG_H
#define REPORT_SVG_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * svg: drawings that stand in a page (report/html). A drawing has a name and a
 * description for those who do not see it, takes its colours from the page's
 * classes, and asks for nothing. Coordinates are units of its own, y downwards;
 * a page shows it as wide as there is room. Texts are escaped here.
 */

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* id: of this page, unique, of letters and digits. */
void svg_begin(struct buf *out, const char *id, double width, double height,
    const char *title, const char *description);
/* Decoration beside words that say the same: hidden from a screen reader. */
void svg_begin_hidden(
    struct buf *out, const char *classes, double width, double height);
void svg_end(struct buf *out);

void svg_text(struct buf *out, double x, double y, enum svg_anchor anchor,
    const char *classes, const char *text);
void svg_line(struct buf *out, const char *classes, double x1, double y1,
    double x2, double y2);
void svg_rect(struct buf *out, const char *classes, double x, double y,
    double width, double height);
void svg_circle(
    struct buf *out, const char *classes, double x, double y, double r);

/* A path: begin, move and line as often as wanted, end. */
void svg_path_begin(struct buf *out, const char *classes);
void svg_move(struct buf *out, double x, double y);
void svg_to(struct buf *out, double x, double y);
void svg_path_end(struct buf *out, bool closed);

#endif
