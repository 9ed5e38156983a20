/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_FIGURES_H
#define CORE_FIGURES_H

#include "core/calibration.h"
#include "core/hard.h"
#include "core/stats.h"

/*
 * figures: all that the reports on one learner show, from one walk over the
 * stories of the items. A figure that stands in a report stands here, with the
 * number of answers it rests on; how it looks is decided elsewhere.
 *
 * One meaning everywhere: an answer is a counted review in mode due, success
 * is a rating of 2 or more as it was left, the forecast is the retrievability
 * just before it. Statements are counted, by their recall; other kinds lean on
 * them and have figures of their own. Pure.
 */

#define FIGURES_MORE_DAYS 90 /* the longer look back, beside STATS_DAYS */
#define FIGURES_BINS 5
#define FIGURES_WEEKS_MOST 1040 /* twenty years */

enum window {
	WINDOW_30, /* the STATS_DAYS days that end today */
	WINDOW_90,
	WINDOW_PERIOD, /* from `since` on; without one the whole log */
	WINDOWS,
};

/* Answers, how many were a success, and what was forecast of them in sum. */
struct measure {
	int n, k;
	double forecast;
};

struct rate measure_rate(const struct measure *m);
/* 0 … 1; 0 when there was no answer. */
double measure_forecast(const struct measure *m);
void measure_add(struct measure *m, const struct measure *more);

/* One row of a report. */
struct figure {
	const char *deck, *key, *title; /* "" where there is none */
	struct tally known; /* of statements; of a kind: of its items */
	struct measure m[WINDOWS];
};

/* A week from Monday on. */
struct week {
	int32_t monday;
	struct measure m;
	int known[KNOWN_COUNT]; /* statements, when it ended */
};

/* Statements at the end of a day on which something changed. */
struct known_day {
	int32_t day;
	int known[KNOWN_COUNT];
};

/* Time that answers took: what was put in, never a measure of learning. */
struct time_in {
	int n; /* answers whose time is known, of every mode */
	int64_t ms;
};

struct figures_input {
	struct item *const *items;
	const struct item_state *states; /* parallel */
	size_t n;
	int32_t today;
	int32_t since; /* ITEM_NO_DAY: the whole log */
};

struct figures {
	struct figures_input in;
	struct arena *arena;
	struct figure all;
	struct figure *sections; /* those that have statements */
	size_t n_sections;
	struct figure kinds[KIND_TRY]; /* by enum kind */
	struct measure levels[5][WINDOWS]; /* 1 … 4; 0: kinds without */
	struct measure bins[FIGURES_BINS][WINDOWS]; /* by forecast */
	struct measure sure[CONFIDENCE_SURE + 1][WINDOWS]; /* 1 … 3 */
	struct measure *items[WINDOWS]; /* of each item */
	struct hard *hard; /* of each item; looked at for statements alone */
	struct time_in time[WINDOWS];
	int32_t first_day; /* of the first review; ITEM_NO_DAY */
	/* made by figures_end() */
	struct week *weeks; /* without gaps, to the present one */
	size_t n_weeks;
	struct known_day *days;
	size_t n_days;
	size_t *hardest; /* items, the hardest first */
	size_t n_hardest;

	/* of the walk */
	struct section_list list;
	const size_t *by_id; /* items, sorted by id */
	struct figure_turn *turns;
	size_t n_turns, cap_turns;
	struct figure_answer *answers;
	size_t n_answers, cap_answers;
};

/* Everything lives in the arena; items and states stay the caller's. */
void figures_begin(
    struct figures *f, const struct figures_input *in, struct arena *a);
/* One item's story; stories of items that are in no deck are passed over. */
void figures_take(struct figures *f, const struct folded *story);
void figures_end(struct figures *f);

/* The item's index, or -1. */
ptrdiff_t figures_find(const struct figures *f, const char *id);

/* The bins of forecasts: bin i holds figures_bin_from(i) <= R < the next. */
int figures_bin(double forecast);
double figures_bin_from(int bin);

/* The Monday of a day's week, counted like days. */
int32_t figures_monday(int32_t day);

#endif
