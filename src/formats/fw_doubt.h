/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_DOUBT_H
#define FORMATS_FW_DOUBT_H

#include "base/arena.h"
#include "formats/fw.h"
#include "formats/fw_lines.h"
#include "formats/fw_place.h"

/*
 * fw_doubt: which items might read otherwise, in words: both readings, with
 * their lines. A line is in doubt when its second reading costs little more.
 */

/* Doubts of each item of a place, n_items of them, from a. */
struct fw_doubts *fw_doubt_find(const struct fw_lines *all,
    const struct fw_place *place, int section, struct arena *a);

#endif
