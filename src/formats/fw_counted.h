/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_COUNTED_H
#define FORMATS_FW_COUNTED_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_counted: statements whose numbers have no stop. A line that is "3" alone
 * may be one of them or the page's number: it is one where, below the heads of
 * the columns, such lines count 1, 2, 3 and on, and no numbers with a stop do.
 * So may one that is "3 Roots need air", where "3 metres of rope" is not.
 */

/* Sets .counts of each line whose number is one of a run. */
void fw_counted_find(struct fw_lines *all, struct arena *a);

#endif
