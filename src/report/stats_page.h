/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_STATS_PAGE_H
#define REPORT_STATS_PAGE_H

#include "core/ahead.h"
#include "core/figures.h"
#include "report/html.h"

/*
 * stats_page: the figures of one learner as a page to look at, on a screen,
 * on a telephone and on paper. Everything drawn stands in words or in a table
 * beside it, in the order in which it is read.
 */

struct stats_page {
	const char *title; /* of the deck */
	const char *lang; /* of its texts; "" unknown */
	const char *note; /* whose words the statements are; "" unknown */
	const struct figures *f;
	const struct ahead *ahead;
	const struct rules *rules;
	const struct folded *stories; /* of f->hardest, n_stories of them */
	size_t n_stories;
	bool several_decks;
};

/* Appends the whole page; memory for the meantime from a. */
void stats_page(struct buf *out, const struct stats_page *p, struct arena *a);

#endif
