/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memory model against tests/data/fsrs6-vectors.tsv: 500 random histories
 * with 7,588 reviews, computed by other programs; then its small published
 * vectors, its bounds, and properties over histories of our own.
 */
#include "core/fsrs.h"

#include <stdlib.h>

#include "helpers.h"

#define VECTORS 7588
#define HISTORIES 500

/* -- the 7,588 reviews ----------------------------------------------------- */

struct vector {
	int history, elapsed, rating, interval;
	double r, s, d; /* r < 0: none */
};

/* The next number of the line, and past the tab behind it. */
static double
next_number(char **at, double otherwise)
{
	bool there = **at != '\t'; /* strtod() would pass over it */
	char *end = *at;
	double v = there ? strtod(*at, &end) : otherwise;

	assert_true(*end == '\t' || *end == '\n');
	*at = end + 1;
	return v;
}

static bool
next_vector(FILE *f, struct vector *v)
{
	char line[256], *at = line;

	if (fgets(line, sizeof(line), f) == NULL)
		return false;
	v->history = (int)next_number(&at, -1);
	v->elapsed = (int)next_number(&at, -1);
	v->rating = (int)next_number(&at, -1);
	v->r = next_number(&at, -1);
	v->s = next_number(&at, -1);
	v->d = next_number(&at, -1);
	v->interval = (int)next_number(&at, -1);
	return true;
}

static FILE *
open_vectors(void)
{
	const char *top = getenv("SRCDIR");
	char path[4096], head[256];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/tests/data/fsrs6-vectors.tsv",
	    top ? top : ".");
	f = fopen(path, "r");
	if (f == NULL)
		fail_msg("%s cannot be read", path);
	assert_non_null(fgets(head, sizeof(head), f));
	return f;
}

static void
check_vector(const struct vector *v, struct fsrs_state *s)
{
	double r = fsrs_retrievability(&fsrs_default, v->elapsed, s->stability);

	if (v->r >= 0)
		assert_near(r, v->r, 1e-6);
	*s = fsrs_review(&fsrs_default, *s, v->elapsed, (enum rating)v->rating);
	assert_near(s->stability, v->s, 1e-5 * v->s);
	assert_near(s->difficulty, v->d, 1e-5 * v->d);
	assert_int_equal(
	    fsrs_days(fsrs_interval(&fsrs_default, s->stability, 0.9), 0,
		(int32_t)FSRS_S_MAX),
	    v->interval);
}

static void
all_7588_reviews_of_the_vectors_agree(void **state)
{
	FILE *f = open_vectors();
	struct fsrs_state s = {0, 0};
	int n = 0, histories = 0, last = -1, firsts = 0;
	struct vector v;

	(void)state;
	while (next_vector(f, &v)) {
		if (v.history != last) {
			s = (struct fsrs_state){0, 0};
			histories++;
			last = v.history;
		}
		check_vector(&v, &s);
		firsts += v.r < 0;
		n++;
	}
	(void)fclose(f);
	assert_int_equal(n, VECTORS);
	assert_int_equal(histories, HISTORIES);
	assert_int_equal(firsts, HISTORIES);
}

/* -- small published vectors ----------------------------------------------- */

static void
first_reviews_take_the_weights(void **state)
{
	static const double d0[] = {6.4133, 5.11217071, 2.11810397, 1};
	struct fsrs_state s;

	(void)state;
	for (int g = 1; g <= 4; g++) {
		s = fsrs_review(&fsrs_default, (struct fsrs_state){0, 0}, 0,
		    (enum rating)g);
		assert_near(s.stability, fsrs_default.w[g - 1], 1e-12);
		assert_near(s.difficulty, d0[g - 1], 1e-7);
	}
}

static void
one_step_from_s_5_d_6_as_published(void **state)
{
	static const struct {
		double t, s[4];
	} steps[] = {{0, {1.59682, 5, 5, 8.12961}},
	    {1, {0.83631, 6.63842, 7.72434, 10.10242}},
	    {21, {1.15398, 19.49272, 29.09831, 50.13371}}};
	static const double d[] = {8.67046, 7.32984, 5.98923, 4.64861};
	struct fsrs_state after;

	(void)state;
	for (size_t i = 0; i < N_OF(steps); i++)
		for (int g = 1; g <= 4; g++) {
			after = fsrs_review(&fsrs_default,
			    (struct fsrs_state){5, 6}, steps[i].t,
			    (enum rating)g);
			/* whose own steps are rounded to 8 decimals */
			assert_near(after.stability, steps[i].s[g - 1],
			    5e-6 * steps[i].s[g - 1]);
			assert_near(after.difficulty, d[g - 1], 5.1e-6);
		}
}

static void
retrievability_and_interval_are_inverses(void **state)
{
	const struct fsrs_params *p = &fsrs_default;
	struct rng rng = rng_seeded(6);

	(void)state;
	assert_near(fsrs_retrievability(p, 10, 10), 0.9, 1e-12);
	assert_near(fsrs_retrievability(p, 0, 10), 1, 0);
	assert_near(fsrs_retrievability(p, -3, 10), 1, 0);
	assert_near(fsrs_interval(p, 10, 0.9), 10, 1e-9);
	for (int i = 0; i < 2000; i++) {
		double s = 0.001 + rng_below(&rng, 1000000) / 100.0;
		double want = 0.70 + rng_below(&rng, 280) / 1000.0;

		assert_near(
		    fsrs_retrievability(p, fsrs_interval(p, s, want), s), want,
		    1e-9);
	}
}

static void
fuzz_ranges_are_the_published_ones(void **state)
{
	static const int32_t range[][3] = {
	    {3, 2, 4}, {7, 5, 9}, {17, 14, 20}, {37, 33, 41}, {100, 93, 107}};
	int32_t low, high;

	(void)state;
	for (size_t i = 0; i < N_OF(range); i++) {
		fsrs_fuzz_range(range[i][0], 36500, &low, &high);
		assert_int_equal(low, range[i][1]);
		assert_int_equal(high, range[i][2]);
	}
	fsrs_fuzz_range(2.4, 36500, &low, &high);
	assert_int_equal(low, 2);
	assert_int_equal(high, 2);
	fsrs_fuzz_range(0.2, 36500, &low, &high);
	assert_int_equal(low, 1);
	assert_int_equal(high, 1);
	fsrs_fuzz_range(100, 95, &low, &high);
	assert_int_equal(low, 93);
	assert_int_equal(high, 95);
}

/* -- bounds ---------------------------------------------------------------- */

static void
days_are_rounded_half_away_from_zero_within_1_and_the_most(void **state)
{
	(void)state;
	assert_int_equal(fsrs_days(2.5, 0, 36500), 3);
	assert_int_equal(fsrs_days(2.4999, 0, 36500), 2);
	assert_int_equal(fsrs_days(3.5, 0, 36500), 4);
	assert_int_equal(fsrs_days(0.01, 0, 36500), 1);
	assert_int_equal(fsrs_days(99.6, 0, 21), 21);
	assert_int_equal(fsrs_days(1e12, 0, 36500), 36500);
}

static void
states_out_of_bounds_are_taken_at_the_bound(void **state)
{
	const struct fsrs_params *p = &fsrs_default;
	struct fsrs_state far = {1e9, 40}, at = {FSRS_S_MAX, FSRS_D_MAX};
	struct fsrs_state low = {1e-9, -3}, bottom = {FSRS_S_MIN, FSRS_D_MIN};

	(void)state;
	for (int g = 1; g <= 4; g++)
		for (int t = 0; t < 3; t++) {
			struct fsrs_state x =
			    fsrs_review(p, far, t, (enum rating)g);
			struct fsrs_state y =
			    fsrs_review(p, at, t, (enum rating)g);

			assert_near(x.stability, y.stability, 0);
			assert_near(x.difficulty, y.difficulty, 0);
			x = fsrs_review(p, low, t, (enum rating)g);
			y = fsrs_review(p, bottom, t, (enum rating)g);
			assert_near(x.stability, y.stability, 0);
			assert_near(x.difficulty, y.difficulty, 0);
		}
	assert_near(
	    fsrs_review(p, at, 36500, RATING_EASY).stability, FSRS_S_MAX, 0);
}

static void
weights_are_moved_into_their_box(void **state)
{
	struct fsrs_params p = fsrs_default, low, high;

	(void)state;
	fsrs_clamp_params(&p);
	assert_memory_equal(&p, &fsrs_default, sizeof(p));
	for (int i = 0; i < FSRS_WEIGHTS; i++) {
		low.w[i] = -1e6;
		high.w[i] = 1e6;
	}
	fsrs_clamp_params(&low);
	fsrs_clamp_params(&high);
	assert_near(low.w[0], 0.001, 0);
	assert_near(low.w[4], 1, 0);
	assert_near(low.w[20], 0.1, 0);
	assert_near(high.w[3], 100, 0);
	assert_near(high.w[7], 0.75, 0);
	assert_near(high.w[16], 6, 0);
	assert_near(high.w[20], 0.8, 0);
	for (int i = 0; i < FSRS_WEIGHTS; i++) {
		assert_true(low.w[i] < high.w[i]);
		assert_true(fsrs_default.w[i] >= low.w[i]);
		assert_true(fsrs_default.w[i] <= high.w[i]);
	}
	p.w[5] = (double)NAN;
	p.w[6] = (double)INFINITY;
	fsrs_clamp_params(&p);
	assert_memory_equal(&p, &fsrs_default, sizeof(p));
}

/* -- properties over random histories -------------------------------------- */

static void
check_step(const struct fsrs_params *p, struct fsrs_state before, double t,
    int g, bool first)
{
	struct fsrs_state s = fsrs_review(p, before, t, (enum rating)g);
	double r = fsrs_retrievability(p, t, s.stability);

	assert_true(isfinite(s.stability) && isfinite(s.difficulty));
	assert_true(s.stability >= FSRS_S_MIN && s.stability <= FSRS_S_MAX);
	assert_true(s.difficulty >= FSRS_D_MIN && s.difficulty <= FSRS_D_MAX);
	assert_true(r >= 0 && r <= 1);
	assert_true(
	    fsrs_days(fsrs_interval(p, s.stability, 0.9), 0, 36500) >= 1);
	if (first)
		return;
	if (g == 1)
		assert_true(s.stability <= before.stability);
	else
		assert_true(s.stability >= before.stability);
}

/* Any weights inside of the box, not only the defaults. */
static struct fsrs_params
random_params(struct rng *rng)
{
	struct fsrs_params p;

	for (int i = 0; i < FSRS_WEIGHTS; i++)
		p.w[i] =
		    fsrs_default.w[i] * (0.5 + rng_below(rng, 1001) / 1000.0);
	fsrs_clamp_params(&p);
	return p;
}

static void
random_histories_keep_the_bounds_and_again_never_lengthens(void **state)
{
	struct rng rng = rng_seeded(20261123);
	struct fsrs_params p = fsrs_default;
	struct fsrs_state s;

	(void)state;
	for (int history = 0; history < 3000; history++) {
		s = (struct fsrs_state){0, 0};
		for (int i = 0; i < 24; i++) {
			int g = 1 + rng_below(&rng, 4);
			double t = rng_below(&rng, 3) == 0
			    ? 0
			    : 1 + rng_below(&rng, 400);

			check_step(&p, s, t, g, i == 0);
			s = fsrs_review(&p, s, t, (enum rating)g);
		}
		if (history >= 1000)
			p = random_params(&rng);
	}
}

static void
a_better_rating_never_gives_less(void **state)
{
	struct rng rng = rng_seeded(4);

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct fsrs_state from = {0.001 + rng_below(&rng, 40000) / 10.0,
		    1 + rng_below(&rng, 901) / 100.0};
		double t = rng_below(&rng, 300);
		struct fsrs_state now, last = {0, 11};

		for (int g = 1; g <= 4; g++) {
			now =
			    fsrs_review(&fsrs_default, from, t, (enum rating)g);
			assert_true(now.stability >= last.stability);
			assert_true(now.difficulty <= last.difficulty);
			last = now;
		}
	}
}

static void
recall_falls_with_time_and_rises_with_stability(void **state)
{
	const struct fsrs_params *p = &fsrs_default;

	(void)state;
	for (int s = 1; s < 400; s += 7)
		for (int t = 0; t < 400; t += 3) {
			double r = fsrs_retrievability(p, t, s);

			assert_true(fsrs_retrievability(p, t + 1, s) < r);
			if (t > 0)
				assert_true(
				    fsrs_retrievability(p, t, s + 1) > r);
		}
}

static void
fuzz_stays_in_its_range_reaches_its_ends_and_repeats(void **state)
{
	struct rng rng = rng_seeded(9);
	int32_t low, high, day;

	(void)state;
	for (int i = 1; i < 400; i++) {
		double interval = i * 0.7;
		bool at_low = false, at_high = false;

		fsrs_fuzz_range(interval, 365, &low, &high);
		assert_true(low >= 1 && low <= high && high <= 365);
		for (int k = 0; k < 500; k++) {
			uint64_t hash = rng_next(&rng) | 1;

			day = fsrs_days(interval, hash, 365);
			assert_true(day >= low && day <= high);
			assert_int_equal(day, fsrs_days(interval, hash, 365));
			at_low = at_low || day == low;
			at_high = at_high || day == high;
		}
		assert_true(at_low && at_high);
	}
	assert_int_equal(fsrs_days(30, UINT64_MAX, 365), 33);
	assert_int_equal(fsrs_days(30, 1, 365), 27);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_7588_reviews_of_the_vectors_agree),
	    cmocka_unit_test(first_reviews_take_the_weights),
	    cmocka_unit_test(one_step_from_s_5_d_6_as_published),
	    cmocka_unit_test(retrievability_and_interval_are_inverses),
	    cmocka_unit_test(fuzz_ranges_are_the_published_ones),
	    cmocka_unit_test(
		days_are_rounded_half_away_from_zero_within_1_and_the_most),
	    cmocka_unit_test(states_out_of_bounds_are_taken_at_the_bound),
	    cmocka_unit_test(weights_are_moved_into_their_box),
	    cmocka_unit_test(
		random_histories_keep_the_bounds_and_again_never_lengthens),
	    cmocka_unit_test(a_better_rating_never_gives_less),
	    cmocka_unit_test(recall_falls_with_time_and_rises_with_stability),
	    cmocka_unit_test(
		fuzz_stays_in_its_range_reaches_its_ends_and_repeats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
