/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_CUTS_H
#define FORMATS_FW_CUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_cuts: where each line of a text whose columns stand side by side is cut.
 *
 * Tools that set a page out in letters of one width move the right column from
 * paragraph to paragraph, and often leave one space before it. So the place
 * where it begins is found line by line: of all ways through a page the one
 * that costs least, where moving costs something, and so do a cut at one
 * space, wide spaces that are no cut, and texts wider than their column or too
 * short to have been broken there. Where a second reading of a line costs
 * little more, it is in doubt.
 */

struct fw_line_cut {
	enum fw_side side; /* of all of it, where at is 0; FW_ANY: no columns */
	size_t at; /* byte where the right side begins; 0: no cut */
	int column; /* of that byte, or of the line's first */
	int base; /* where the right column begins here, 0: no columns */
	double margin; /* what the next best reading costs more */
};

/* A cut for each line, from a. across: of each line, it is not to be cut. */
struct fw_line_cut *fw_cuts_find(
    const struct fw_lines *all, const bool *across, struct arena *a);

#endif
