/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_COLUMNS_H
#define FORMATS_FW_COLUMNS_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_columns: pages whose two columns stand side by side, as on paper, are
 * taken apart: the left one first, then the right one, each line with its
 * side. What runs across both (headings, paragraphs) stays in its place and is
 * FW_FULL. Pages on which no gutter is seen are left as they are.
 */
void fw_columns_split(struct fw_lines *all, struct arena *a);

#endif
