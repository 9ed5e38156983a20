/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_PILES_H
#define FORMATS_FW_PILES_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_piles: numbers and bullets that a tool put in piles, apart from what they
 * belong to: all texts of a page and then its numbers and bullets, or those of
 * a column before its texts. Each is put back before its text; the lines are
 * told which column they stand in, and those that might begin otherwise are
 * marked. Where numbers and bullets are in their places nothing is changed.
 */
void fw_piles_restore(struct fw_lines *all, struct arena *a);

#endif
