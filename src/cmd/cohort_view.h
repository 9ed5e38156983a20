/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_COHORT_VIEW_H
#define CMD_COHORT_VIEW_H

#include "cmd/cohort.h"

/* cohort_view: what the files of cmd/cohort's screen share. */

struct cohort_view {
	struct ctx *c;
	const struct term *t;
	const struct cohort_page *p;
	const struct cohort *k;
	struct arena *a;
	bool every, columns;
	int gap; /* columns a learner takes; 0: cells stand below */
	int rate_width, label_width;
	const char **heads; /* short codes of the columns */
	int head_width; /* the longest of them */
	bool numbered; /* heads are numbers: a key is needed */
};

void cohort_para(const struct cohort_view *v, const char *label, int indent,
    const char *text);
/* "12/18 .67 (.52-.79)"; for others ".67 (.52-.79) of 18". */
const char *cohort_rate(const struct cohort_view *v, int n, int full);
/* "12 of 18, 67%, likely 52 to 79%" */
const char *cohort_spoken_rate(const struct cohort_view *v, int n, int full);

/* Columns and widths; before the grid is printed. */
void cohort_lay_out(struct cohort_view *v);
/* The rows, a key to them, and lines for those that are left out. */
void cohort_grid(const struct cohort_view *v);

#endif
