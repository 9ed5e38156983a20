/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_PILES_PRIV_H
#define FORMATS_FW_PILES_PRIV_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/fw_apart.h"
#include "formats/fw_lines.h"

/* What the files of fw_piles share. */

enum kind {
	TEXT,
	NUMBER, /* alone on its line */
	BULLET_ALONE,
	LEFT_HEAD, /* or both on one line */
	RIGHT_HEAD,
	OUT, /* no part of a table: running */
	HEADING, /* of a section, and what stands below it */
};

/* What was found of one table on one page. */
struct segment {
	struct fw_apart_page page;
	bool table; /* below the heads of columns */
	bool fresh; /* the heading of its section stands above it */
	size_t *marks; /* their lines, in order */
	size_t n_marks, cap;
	int *values; /* of those that are numbers */
	size_t values_cap;
	bool read;
	size_t shares; /* its bullets with this one; 0: with none */
	bool unsure; /* how they share them */
};

struct piles {
	struct fw_lines *all;
	struct arena *a;
	enum kind *kind; /* of each line */
	int *value; /* of numbers */
	struct fw_apart_line *lines;
	size_t n_lines;
	struct segment *v;
	size_t n, cap;
	int signs[FW_GLYPHS]; /* lines that begin with each kind of bullet */
	bool before; /* piles stand before their texts */
};

/* Sets .kind and .value of each line. Bullets that come out behind the first
 * lines of their texts are put back at once. */
void fw_piles_look(struct piles *p);

/* Are many of the numbers and bullets in piles? Then what is no part of the
 * tables is told apart too. */
bool fw_piles_are_piled(struct piles *p);

#endif
