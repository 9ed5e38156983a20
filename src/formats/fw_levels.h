/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_LEVELS_H
#define FORMATS_FW_LEVELS_H

#include "base/arena.h"
#include "formats/fw_lines.h"
#include "formats/fw_rows.h"

/*
 * fw_levels: what the places of lines say: which are farther apart than lines
 * usually are, and which begin where headings and numbers do, or where the
 * texts of bullets and statements do. What a document does not keep to is not
 * said of it.
 */

/* Of rows one below the other, over their heights; 0: there are none. */
double fw_levels_distance(const struct fw_rows *rows, struct arena *a);

/* Sets .blank and .level of each line, .bare_bullets of all. A sign that this
 * document has before its bullets and no other has becomes a common one. */
void fw_levels_find(struct fw_lines *all, struct arena *a);

#endif
