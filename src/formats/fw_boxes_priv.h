/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_BOXES_PRIV_H
#define FORMATS_FW_BOXES_PRIV_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/fw_boxes.h"
#include "formats/fw_boxes_gutter.h"
#include "formats/fw_rows.h"

/* What the parts of fw_boxes share. */

#define FW_BOXES_SAME 1.5 /* points: the same edge */
#define FW_BOXES_NARROW 0.6 /* of the height: a gap between two words */
/* Pages of more rows, and documents of more tables, are no frameworks. */
#define FW_BOXES_ROWS_MAX 2000
#define FW_BOXES_ZONES_MAX 5000

/* Rows of one page, from the heads of a table on or from the page's top. */
struct zone {
	struct fw_rows_part rows;
	int page;
	double lo,
	    hi; /* the gap between the heads it begins with; hi 0: none */
	struct fw_boxes_gutter gutter;
	double at; /* in the gutter; 0: none */
	double edge[2]; /* where the columns begin; HUGE_VAL: no words there */
	size_t group; /* the first zone of the same table */
};

struct boxes {
	struct arena *a;
	const struct bbox *from;
	struct fw_rows rows;
	const char **text; /* of each row */
	size_t *text_n;
	struct zone *zones;
	size_t n_zones, cap_zones;
	double distance; /* of rows, over their height; 0: not known */
	struct fw_word *sides[2]; /* collected for the next lines */
	size_t n[2], cap[2];
	int lines[2]; /* of this page so far, on either side */
	struct fw_lines *out;
	size_t out_cap;
	bool refused;
};

/* fw_boxes_heads: the rows of the heads of a table become one. */
void fw_boxes_join_heads(struct boxes *b);
/* The heads, the headings above them, and what stands behind the last table
 * are marked as what runs across. */
void fw_boxes_heads(struct boxes *b);
/* Does something new begin at row i, judged by its place? */
bool fw_boxes_is_apart(const struct boxes *b, size_t i);

/* fw_boxes_zones: the zones, their gutters and edges. */
void fw_boxes_zones(struct boxes *b);

#endif
