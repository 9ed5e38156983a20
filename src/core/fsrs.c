/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fsrs.h"

#include <math.h>

const struct fsrs_params fsrs_default = {{0.212, 1.2931, 2.3065, 8.2956, 6.4133,
    0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542}};

/* Lowest and highest value of each weight. */
static const double box[FSRS_WEIGHTS][2] = {{0.001, 100}, {0.001, 100},
    {0.001, 100}, {0.001, 100}, {1, 10}, {0.001, 4}, {0.001, 4}, {0.001, 0.75},
    {0, 4.5}, {0, 0.8}, {0.001, 3.5}, {0.001, 5}, {0.001, 0.25}, {0.001, 0.9},
    {0, 4}, {0, 1}, {1, 6}, {0, 2}, {0, 2}, {0, 0.8}, {0.1, 0.8}};

static double
clamp(double v, double low, double high)
{
	return v < low ? low : v > high ? high : v;
}

void
fsrs_clamp_params(struct fsrs_params *p)
{
	for (int i = 0; i < FSRS_WEIGHTS; i++) {
		if (!isfinite(p->w[i]))
			p->w[i] = fsrs_default.w[i];
		p->w[i] = clamp(p->w[i], box[i][0], box[i][1]);
	}
}

/* F such that R(S, S) = 0.9 whatever the decay. */
static double
decay_factor(const struct fsrs_params *p)
{
	return pow(0.9, -1.0 / p->w[20]) - 1.0;
}

double
fsrs_retrievability(const struct fsrs_params *p, double t, double s)
{
	if (!(t > 0))
		return 1.0;
	return pow(1.0 + decay_factor(p) * t / s, -p->w[20]);
}

double
fsrs_interval(const struct fsrs_params *p, double s, double retention)
{
	double f = decay_factor(p);

	return s / f * (pow(retention, -1.0 / p->w[20]) - 1.0);
}

/* D0(G), not clamped: the mean reversion below wants it so. */
static double
first_difficulty(const struct fsrs_params *p, int g)
{
	return p->w[4] - exp(p->w[5] * (g - 1)) + 1.0;
}

static double
next_difficulty(const struct fsrs_params *p, double d, int g)
{
	double delta = -p->w[6] * (g - 3);
	double damped = d + delta * (10.0 - d) / 9.0;
	double reverted = p->w[7] * first_difficulty(p, RATING_EASY) +
	    (1.0 - p->w[7]) * damped;

	return clamp(reverted, FSRS_D_MIN, FSRS_D_MAX);
}

static double
after_success(const struct fsrs_params *p, double s, double d, double r, int g)
{
	double hard = g == RATING_HARD ? p->w[15] : 1.0;
	double easy = g == RATING_EASY ? p->w[16] : 1.0;
	double growth = exp(p->w[8]) * (11.0 - d) * pow(s, -p->w[9]) *
	    (exp(p->w[10] * (1.0 - r)) - 1.0);

	return s * (1.0 + growth * hard * easy);
}

static double
after_lapse(const struct fsrs_params *p, double s, double d, double r)
{
	double forgot = p->w[11] * pow(d, -p->w[12]) *
	    (pow(s + 1.0, p->w[13]) - 1.0) * exp(p->w[14] * (1.0 - r));
	double ceiling = s / exp(p->w[17] * p->w[18]);

	return forgot < ceiling ? forgot : ceiling;
}

static double
after_same_day(const struct fsrs_params *p, double s, int g)
{
	double k = exp(p->w[17] * (g - 3 + p->w[18])) * pow(s, -p->w[19]);

	if (g >= RATING_HARD && k < 1.0)
		k = 1.0; /* a success never shortens */
	return s * k;
}

struct fsrs_state
fsrs_review(const struct fsrs_params *p, struct fsrs_state before, double t,
    enum rating g)
{
	struct fsrs_state now;
	double s = before.stability, d = before.difficulty, r;

	if (!(s > 0)) {
		now.stability = clamp(p->w[g - 1], FSRS_S_MIN, FSRS_S_MAX);
		now.difficulty =
		    clamp(first_difficulty(p, (int)g), FSRS_D_MIN, FSRS_D_MAX);
		return now;
	}
	s = clamp(s, FSRS_S_MIN, FSRS_S_MAX);
	d = clamp(d, FSRS_D_MIN, FSRS_D_MAX);
	r = fsrs_retrievability(p, t, s);
	if (!(t > 0))
		now.stability = after_same_day(p, s, (int)g);
	else if (g == RATING_AGAIN)
		now.stability = after_lapse(p, s, d, r);
	else
		now.stability = after_success(p, s, d, r, (int)g);
	now.stability = clamp(now.stability, FSRS_S_MIN, FSRS_S_MAX);
	now.difficulty = next_difficulty(p, d, (int)g);
	return now;
}

static double
part(double v, double low, double high)
{
	return clamp(v, low, high) - low;
}

void
fsrs_fuzz_range(double interval, int32_t max_days, int32_t *low, int32_t *high)
{
	double top = max_days, delta;

	interval = clamp(interval, 0.0, FSRS_S_MAX);
	if (interval < 2.5) {
		*low = *high = (int32_t)clamp(round(interval), 1.0, top);
		return;
	}
	delta = 1.0 + 0.15 * part(interval, 2.5, 7) +
	    0.10 * part(interval, 7, 20) +
	    0.05 * part(interval, 20, FSRS_S_MAX);
	*low = (int32_t)clamp(round(interval - delta), 2.0, top);
	*high = (int32_t)clamp(round(interval + delta), 2.0, top);
}

/* A hash to a number in [0, 1), by its 53 best bits. */
static double
unit(uint64_t hash)
{
	return (double)(hash >> 11) / 9007199254740992.0;
}

int32_t
fsrs_days(double interval, uint64_t hash, int32_t max_days)
{
	int32_t low, high;

	if (hash == 0) {
		interval = clamp(round(interval), 1.0, (double)max_days);
		return (int32_t)interval;
	}
	fsrs_fuzz_range(interval, max_days, &low, &high);
	return low + (int32_t)floor(unit(hash) * (high - low + 1));
}
