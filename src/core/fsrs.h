/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_FSRS_H
#define CORE_FSRS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * fsrs: the memory model FSRS-6, formulas as in the public description of
 * open-spaced-repetition ("The Algorithm", FSRS-6, 21 weights). Pure: doubles
 * in, doubles out; no globals, no allocation, nothing can fail.
 *
 * S  stability: days until retrievability has fallen to 0.9
 * D  difficulty, 1 … 10
 * R  retrievability: chance of recall now, 0 … 1
 * t  whole days since the last review (day numbers subtracted, never < 0)
 */

#define FSRS_WEIGHTS 21
#define FSRS_S_MIN 0.001
#define FSRS_S_MAX 36500.0
#define FSRS_D_MIN 1.0
#define FSRS_D_MAX 10.0

enum rating {
	RATING_NONE,
	RATING_AGAIN,
	RATING_HARD,
	RATING_GOOD,
	RATING_EASY
};

struct fsrs_params {
	double w[FSRS_WEIGHTS];
};

struct fsrs_state {
	double stability; /* days; 0 while there was no review */
	double difficulty;
};

/* The published defaults. */
extern const struct fsrs_params fsrs_default;

/* Moves each weight into the box that the model is defined on; a weight that
 * is not finite becomes its default. */
void fsrs_clamp_params(struct fsrs_params *p);

/* R(t, S) = (1 + F t/S)^-w20 with F = 0.9^(-1/w20) - 1. t may have fractions
 * and is taken as 0 when negative. */
double fsrs_retrievability(const struct fsrs_params *p, double t, double s);

/* The interval in days at which R falls to `retention` (0 < r < 1):
 * I = S/F (r^(-1/w20) - 1). Not rounded, not bounded. */
double fsrs_interval(const struct fsrs_params *p, double s, double retention);

/* State after a review rated `g` (1 … 4), t days after the last one. A state
 * with stability 0 is a first review. Same day (t <= 0) uses the short-term
 * formula. */
struct fsrs_state fsrs_review(const struct fsrs_params *p,
    struct fsrs_state before, double t, enum rating g);

/* Interval in whole days: rounded half away from zero, within 1 … max_days,
 * then fuzzed within the published range by `hash` (0: no fuzz). */
int32_t fsrs_days(double interval, uint64_t hash, int32_t max_days);

/* The range fuzz may choose from: I -/+ (1 + 0.15 of the part within [2.5,7] +
 * 0.10 within [7,20] + 0.05 above 20), nothing under 2.5 days. */
void fsrs_fuzz_range(
    double interval, int32_t max_days, int32_t *low, int32_t *high);

#endif
