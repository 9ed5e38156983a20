/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_BOXES_H
#define FORMATS_FW_BOXES_H

#include <stdbool.h>

#include "base/arena.h"
#include "formats/bbox.h"
#include "formats/fw_lines.h"

/*
 * fw_boxes: words and their places to lines, each with its page and its side,
 * in the order in which fw_columns leaves those of a text: what runs across in
 * its place, and between that the left column, then the right one, page by
 * page. How wide lines are, where they begin and how far they are apart is
 * known here and need not be guessed.
 */

/* false: these pages are not read well in this way (three columns, words set
 * upwards, too many lines); *out is not to be used then. */
bool fw_boxes_lines(
    const struct bbox *boxes, struct arena *a, struct fw_lines *out);

#endif
