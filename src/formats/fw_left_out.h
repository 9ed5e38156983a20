/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_LEFT_OUT_H
#define FORMATS_FW_LEFT_OUT_H

#include "base/arena.h"
#include "formats/fw.h"
#include "formats/fw_lines.h"

/* fw_left_out: which lines became no part of a table, and why: for f. `first`
 * is the line of the first section's heading, `unread` that of the first table
 * that was not understood; as many as there are lines where there is none. */
void fw_left_out_list(const struct fw_lines *all, size_t first, size_t unread,
    struct framework *f, struct arena *a);

#endif
