/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_COHORT_H
#define CORE_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/share.h"

/*
 * cohort: what the shares of many learners amount to, for the one who decides
 * what to teach again. The unit is a learner: answers of one person are not
 * independent. A rate is the share of learners whose last counted answer was
 * complete without a hint, with its 80% Wilson interval (lt9.9); a row to teach
 * again names a likely cause (lt9.4), and the card is looked at before people
 * are (lt9.8). Nothing here orders people. Pure: files are formats/share, pages
 * report/cohort_….
 */

#define COHORT_FEW 5 /* under so many learners there is no figure */
#define COHORT_LINE \
	0.75 /* upper limit under it: reteach; lower over: holding */
#define COHORT_WINDOW 3 /* weeks before and after a reteaching */
#define COHORT_SURE 3 /* under so many answers a forecast is no shade */

enum cohort_verdict {
	COHORT_TOO_FEW,
	COHORT_RETEACH,
	COHORT_WATCH,
	COHORT_HOLDING,
};

/* The first that fits, in this order. */
enum cohort_cause {
	CAUSE_NONE, /* holding, or too few */
	CAUSE_NOT_MET, /* over 40% have never met it */
	CAUSE_MISCONCEPTION, /* one is in a third of the misses */
	CAUSE_CARD, /* marks changed in over 25% of 8 answers or more */
	CAUSE_FORGOTTEN, /* a third had it settled, and missed it last */
	CAUSE_HARD,
};

/* One misconception in one row. */
struct cohort_lure {
	const char *id, *says; /* says "" where no deck tells */
	size_t row;
	int learners; /* who held it at least once */
	long answers;
};

/* One item in one wording of it. */
struct cohort_row {
	const char *id, *hash;
	const struct item *item; /* of a deck that has the id; NULL: none */
	enum kind kind;
	const char *number,
	    *title; /* "5.4", "Scaffolds, fade"; title may be "" */
	int variant; /* 0: the wording most were asked; else another one */
	int learners; /* whose share has it */
	int unmet; /* of them, who never met it */
	int n, full; /* with a counted answer; the last complete, no hint */
	double low, high; /* of full / n */
	enum cohort_verdict verdict;
	long answers, misses, hints, changed; /* misses: not full at first */
	int forgotten; /* settled before, and missed last */
	struct cohort_lure *lures;
	size_t n_lures, cap_lures;
	enum cohort_cause cause;
	const struct cohort_lure *lure; /* of CAUSE_MISCONCEPTION */
	int wordings, reports; /* sent along */
	char *shades; /* one a column: see cohort_shade() */
};

struct cohort_step {
	long answers, successes;
	int learners;
};

/* Before and after; other things changed too. */
struct cohort_retaught {
	const char *item;
	int32_t day;
	size_t row; /* (size_t)-1: nobody shared it */
	int n; /* learners with an answer in both */
	int before, after; /* of them, full */
};

/* What the caller asks for. */
struct cohort_wish {
	const struct share *const *shares; /* one a person */
	size_t n;
	struct item *const *items; /* of the deck, if it is there */
	size_t n_items;
	const struct cohort_retaught *retaught; /* item and day are set */
	size_t n_retaught;
	bool no_columns; /* everyone counts, nobody is a column */
};

struct cohort_basis {
	long answers, hints, changed;
};

struct cohort {
	struct arena *arena;
	const struct share **learners; /* in the order of their codes */
	size_t n;
	size_t *columns; /* which of them are columns */
	size_t n_columns;
	struct cohort_row *rows; /* in the order of the deck */
	size_t n_rows;
	size_t *reteach; /* rows, the weakest first; one a statement */
	size_t n_reteach;
	struct cohort_lure *lures; /* held by COHORT_FEW or more; most first */
	size_t n_lures;
	size_t rare_lures; /* held by fewer */
	struct cohort_step steps[SHARE_STEPS];
	struct cohort_retaught *retaught;
	size_t n_retaught;
	bool any_week;
	int32_t first_week, last_week;
	/* all answers; and those of rows with COHORT_FEW learners or more,
	 * which is what may be passed on: nothing that was left out can be
	 * reckoned back from it */
	struct cohort_basis all, shown;
	const char **purposes; /* as the learners wrote it, most first */
	int *purpose_n; /* how many wrote it so */
	size_t n_purposes;
	size_t n_versions; /* of the deck */
	int wordings, reports;
};

void cohort_make(
    const struct cohort_wish *wish, struct arena *a, struct cohort *out);

/* The weakest statements, at most so many, one row each: what is to be taught
 * again in the order of that list, then what is to be watched, the lowest range
 * first. Returns how many; rows has room for `most`. */
size_t cohort_weakest(const struct cohort *k, size_t most, size_t *rows);

/* 0 when the figure rests on too few, else by the line of 0.75 (lt9.9). */
enum cohort_verdict cohort_verdict_of(int n, double low, double high);
/* By the rules above, in their order (lt9.4). Sets row->lure. */
enum cohort_cause cohort_cause_of(struct cohort_row *row);
/* # forecast .9 or more, + .7 or more, - less, ? under COHORT_SURE answers,
 * . not met, space: the share does not have it. */
char cohort_shade(const struct share_item *it);
/* An answer of it in weeks first … last, and was the last such week full? Of a
 * week with several answers at least half have to be. */
bool cohort_window(
    const struct share_item *it, int32_t first, int32_t last, bool *full);

const char *cohort_verdict_name(enum cohort_verdict v);
const char *cohort_cause_name(enum cohort_cause c);
/* What to do next, one sentence. */
const char *cohort_next_step(enum cohort_cause c);
/* "5.4 Scaffolds, fade (reply: keep)": what a row is, for people. */
const char *cohort_row_name(const struct cohort_row *row, struct arena *a);
/* Why, with its figures: "marks changed in 6 of 19 answers". others: for those
 * who are not to see a count under COHORT_FEW. "" for CAUSE_NONE. */
const char *cohort_cause_text(
    const struct cohort_row *row, bool others, struct arena *a);
/* Three sentences to paste into a mail to the learners: what is looked at
 * again, why, and what holds. They name no count and no person. */
const char *cohort_mail(const struct cohort *k, struct arena *a);
/* Numbers within texts count as numbers: p2 before p10. */
int cohort_compare_codes(const char *x, const char *y);

#endif
