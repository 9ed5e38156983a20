/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_STATS_VIEW_H
#define CMD_STATS_VIEW_H

#include "cmd/collect.h"
#include "core/ahead.h"
#include "core/figures.h"
#include "report/blocks.h"

/*
 * stats_view: what `stats` and `export stats` found, and its ways to a person
 * or a program. Every one of them reads the same figures.
 */

#define VIEW_AHEAD 14 /* days of the load ahead that are told */
#define VIEW_CALENDAR 42 /* and that a page shows */

enum view_by {
	BY_ALL,
	BY_SECTION,
	BY_KIND,
	BY_STATEMENT,
	BY_LEVEL,
	BY_WEEK,
	BY_FORECAST,
	BY_CONFIDENCE,
	BY_COUNT,
};

struct view {
	struct collection k;
	struct figures f;
	struct ahead ahead; /* VIEW_CALENDAR days, from today */
	const struct rules *rules;
	int32_t today; /* the last day that is looked at */
	int32_t since; /* ITEM_NO_DAY: not given */
	size_t items_asked[WINDOWS]; /* that the answers are of */
};

/* One row of figures. */
struct view_row {
	enum view_by by;
	const char *deck, *key, *title; /* as the deck has them */
	/* how many are secure, settled, met, and still to meet; -1: not
	 * counted of such a row */
	int secure, settled, met, to_meet;
	const struct measure *m; /* of the three windows; NULL: of none */
	struct measure only; /* the period's alone, where m is NULL */
	ptrdiff_t item; /* of a statement; else -1 */
};

/* Reads everything for a deck (NULL: all), from `since` (ITEM_NO_DAY: all) up
 * to c's today. */
int view_find(struct ctx *c, const char *deck, int32_t since, struct view *v,
    struct err *e);
/* --since and --until: the first into *since, the second makes c's store the
 * one that stood at the end of that day. */
int view_period(struct ctx *c, int32_t *since, struct err *e);

/* Calls fn for each row of a grouping, in order. */
void view_rows(const struct view *v, enum view_by by, struct arena *a,
    void (*fn)(const struct view_row *row, void *arg), void *arg);
const char *view_by_name(enum view_by by);
/* The figures of a row for the period. */
struct measure view_measure(const struct view_row *row);

/* -- words that the views share -------------------------------------------- */

int view_percent(double v);
/* "86% (81–90) of 40", or "too early to say" */
void view_rate(struct buf *out, const struct measure *m);
/* "86% of 40 answers, likely 81 to 90%" */
void view_spoken_rate(struct buf *out, const struct measure *m);
/* "90 to 95%", of a bin of forecasts */
const char *view_bin(struct arena *a, int bin);
/* A section's title, with its deck where there are several. */
const char *view_title(const struct view *v, const char *deck,
    const char *title, const char *key, struct arena *a);
/* "in the last 30 days", "since 1 March", "so far" */
const char *view_span(const struct view *v, enum window w, struct arena *a);
/* The window that the main column shows: 30 days, or the period asked for. */
enum window view_window(const struct view *v);

/* "5 May 2026" */
const char *view_date(struct arena *a, int32_t day);
/* What a report rests on, and what its words mean. */
void view_basis(struct ctx *c, const struct view *v, enum window w);

/* -- the table of counts and rates ----------------------------------------- */

/* A title with its figures to the right, or below where both do not fit. */
void view_titled(const struct term *t, struct arena *a, const char *title,
    const char *figures);
/* Wide enough for a table, and not for ears? */
bool view_has_columns(const struct term *t);
/* secure, settled, met, to meet */
void view_counts(const struct tally *t, int out[BLOCKS_PARTS]);
/* all: with their numbers; may be NULL. */
void view_legend(struct ctx *c, const struct tally *all);
void view_heads(struct ctx *c, const struct view *v, enum window w);
/* n: the four counts; most: their sum in the largest row, for the length of
 * the bars; 0: no bar. */
void view_line(struct ctx *c, const char *title, const int *n, int most,
    const struct measure *m);

/* -- the ways ---------------------------------------------------------------*/

void view_text(struct ctx *c, const struct view *v);
void view_text_by(struct ctx *c, const struct view *v, enum view_by by);
void view_json(
    struct ctx *c, const struct view *v, enum view_by by, bool by_given);
/* Rows of one grouping, or of all (BY_COUNT), to the stream; returns -1 when
 * it would not take them (errno). flags: of report/csv, and ROWS_JSON. */
int view_records(
    struct ctx *c, const struct view *v, enum view_by by, FILE *out, int flags);
int view_page(struct ctx *c, const struct view *v, FILE *out, struct err *e);

#endif
