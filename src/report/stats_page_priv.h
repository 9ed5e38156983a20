/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_STATS_PAGE_PRIV_H
#define REPORT_STATS_PAGE_PRIV_H

#include "report/stats_page.h"
#include "report/svg.h"

/*
 * stats_page_priv: what the files of the page share.
 */

struct page {
	struct buf *out;
	const struct stats_page *p;
	struct arena *a;
	int32_t today;
};

/* Words. */
int page_percent(double v);
const char *page_rate(struct page *g, const struct measure *m);
const char *page_date(struct page *g, int32_t day); /* 5 May 2026 */
const char *page_day(struct page *g, int32_t day); /* 5 May */
void page_text(struct page *g, const char *s); /* escaped */
/* <p class="…">text</p> */
void page_para(struct page *g, const char *classes, const char *text);
/* An escaped cell: <td> or with `head` <th scope="row">. */
void page_cell(struct page *g, bool head, const char *text);

/* A cell with a number. */
void page_number(struct page *g, int n);
/* A part of the page, with its heading. */
void page_part(struct page *g, const char *id, const char *title);
void page_part_end(struct page *g);
/* heads: of the columns, ends with NULL. The caption is heard and not seen in
 * a table of the class "headed": a heading above it says the same. */
void page_table(struct page *g, const char *classes, const char *caption,
    const char *const *heads);
void page_table_end(struct page *g);

/* Drawings, each a part of a figure. */
void chart_knowledge(struct page *g);
void chart_bar(struct page *g, const struct tally *known, int most);
void chart_calibration(struct page *g);
void chart_confidence(struct page *g);
void chart_curve(struct page *g, size_t i); /* of the i-th hardest */

/* The style of the page beside what all pages share. */
extern const char stats_page_css[];

#endif
