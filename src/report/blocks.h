/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_BLOCKS_H
#define REPORT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * blocks: charts of block characters for a terminal, and of ASCII where there
 * are no others. Beside each chart its figures stand in words, for a chart is
 * never the only one to say something.
 */

#define BLOCKS_PARTS 4 /* kinds of cells that a bar can have */

/* The character of a part: 0 full, 1 dense, 2 light, 3 empty. */
const char *blocks_cell(int part, bool utf8);

/* A bar of `cells` cells, divided as `parts` are (none negative): each part's
 * cells are its share, rounded so that they make up the whole, and a part that
 * is not 0 has one at least where there is room. All 0: all cells are empty. */
void blocks_share(
    const int *parts, int n_parts, int cells, int out[BLOCKS_PARTS]);
void blocks_bar(
    struct buf *out, const int *parts, int n_parts, int cells, bool utf8);

/* One column of a chart of columns, an eighth high for anything above 0; a
 * space for 0, and everywhere without UTF-8. */
void blocks_column(struct buf *out, int v, int most, bool utf8);

#endif
