/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_COHORT_H
#define REPORT_COHORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "core/cohort.h"

/*
 * cohort: the pages of a cohort. CSV and HTML are made to be passed on: they
 * have no column of a person, no wording that anyone proposed, and no count
 * under COHORT_FEW, nor a total from which one could be reckoned. JSON has what
 * the screen has, or with `others` what those two have.
 */

struct cohort_page {
	const struct cohort *k;
	const char *title; /* of the cohort; "" none */
	const char *deck, *deck_title; /* the latter "" where it is not known */
	const char *purpose; /* the facilitator's own; "" as the files say */
	int of; /* how many people there are; 0: not told */
	size_t older, bad, withdrawn, left_out; /* of files and people */
	int32_t today;
	bool others; /* for those who are not to see people or small counts */
};

/* One row an item. 0, or -1 with errno set. */
int cohort_csv(const struct cohort_page *p, FILE *out, int flags);
void cohort_json(const struct cohort_page *p, struct buf *out);
void cohort_html(const struct cohort_page *p, struct buf *out);

/* "weeks 10 to 14 of 2027"; "" when nothing was answered. */
const char *cohort_weeks(const struct cohort *k, struct arena *a);
/* "18 of 21 shared"; others: "fewer than 5 shared" where that is so. */
const char *cohort_shared(const struct cohort_page *p, struct arena *a);
/* The purposes of the files, or the facilitator's own. */
const char *cohort_purpose(const struct cohort_page *p, struct arena *a);
/* May figures over all learners be told? */
bool cohort_tells(const struct cohort_page *p);
/* ".67", "1.0" */
void cohort_put_rate(struct buf *out, double v);
/* What the figures rest on, in sentences. */
const char *cohort_rests_on(const struct cohort_page *p, struct arena *a);

#endif
