/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_SECTIONS_H
#define FORMATS_FW_SECTIONS_H

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_sections: where the sections begin, what they are called, and which of
 * their lines stand in the table. A line that looks like a heading is one when
 * what comes next begins a table: the heads of the columns, or a statement 1.
 * So neither a table of contents nor "Stage 2." in a sentence is taken.
 */

struct fw_part {
	int number; /* as written; 0: the heading has none */
	const char *title;
	size_t heading; /* line of the heading */
	size_t from, to; /* lines of the table; from == to: there is none */
};

struct fw_parts {
	struct fw_part *v;
	size_t n;
	bool heads; /* heads of columns were seen */
};

/* Gives each line its role; the parts come from a. */
void fw_sections_find(
    struct fw_lines *all, struct arena *a, struct fw_parts *out);

#endif
