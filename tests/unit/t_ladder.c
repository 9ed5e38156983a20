/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of help and its brakes: K1 and K2 of PRODUCT. */
#include "core/ladder.h"

#include "helpers.h"

static int
level(double s, int last, enum rating rating, bool brake)
{
	return (int)ladder_level(s, last, rating, brake);
}

static void
levels_follow_stability_as_in_K1(void **state)
{
	(void)state;
	assert_int_equal(level(0, 0, RATING_NONE, false), LEVEL_BLANKS);
	assert_int_equal(level(0.9, 1, RATING_GOOD, false), LEVEL_LETTERS);
	assert_int_equal(level(1.0, 1, RATING_GOOD, false), LEVEL_BLANKS);
	assert_int_equal(level(1.99, 2, RATING_GOOD, false), LEVEL_BLANKS);
	assert_int_equal(level(2.0, 2, RATING_GOOD, false), LEVEL_PROMPTED);
	assert_int_equal(level(9.9, 3, RATING_GOOD, false), LEVEL_PROMPTED);
	assert_int_equal(level(10, 3, RATING_GOOD, false), LEVEL_OPEN);
}

static void
the_thresholds_lie_exactly_at_1_2_and_10_days(void **state)
{
	static const double at[] = {1, 2, 10};

	(void)state;
	for (int i = 0; i < 3; i++) {
		double below = nextafter(at[i], 0);

		assert_int_equal(level(below, 4, RATING_GOOD, false), i + 1);
		assert_int_equal(level(at[i], 4, RATING_GOOD, false), i + 2);
	}
}

static void
a_miss_gives_one_level_more_help_than_the_last_as_in_K1(void **state)
{
	(void)state;
	assert_int_equal(level(2.9, 4, RATING_AGAIN, false), LEVEL_PROMPTED);
	assert_int_equal(level(2.5, 3, RATING_AGAIN, false), LEVEL_BLANKS);
	assert_int_equal(level(0.2, 1, RATING_AGAIN, false), LEVEL_LETTERS);
}

static void
a_miss_never_gives_less_help_than_the_table(void **state)
{
	(void)state;
	assert_int_equal(level(0.5, 4, RATING_AGAIN, false), LEVEL_LETTERS);
	assert_int_equal(level(1.5, 4, RATING_AGAIN, false), LEVEL_BLANKS);
}

static void
hard_is_a_success_and_changes_no_level(void **state)
{
	(void)state;
	assert_int_equal(level(2.5, 3, RATING_HARD, false), LEVEL_PROMPTED);
	assert_int_equal(level(12, 2, RATING_HARD, false), LEVEL_OPEN);
}

static void
the_brake_takes_one_level_and_never_goes_below_the_letters(void **state)
{
	(void)state;
	assert_int_equal(level(0, 0, RATING_NONE, true), LEVEL_LETTERS);
	assert_int_equal(level(0.5, 1, RATING_GOOD, true), LEVEL_LETTERS);
	assert_int_equal(level(0.2, 1, RATING_AGAIN, true), LEVEL_LETTERS);
	assert_int_equal(level(2.9, 4, RATING_AGAIN, true), LEVEL_BLANKS);
	assert_int_equal(level(5, 3, RATING_GOOD, true), LEVEL_BLANKS);
	assert_int_equal(level(30, 4, RATING_GOOD, true), LEVEL_PROMPTED);
}

static void
every_level_is_one_of_the_four_and_grows_with_stability(void **state)
{
	static const double s[] = {
	    0.001, 0.5, 0.999, 1, 1.5, 2, 5, 9.99, 10, 21, 400, 36500};
	int now, before;

	(void)state;
	for (int last = 0; last <= 4; last++)
		for (int g = RATING_NONE; g <= RATING_EASY; g++)
			for (int brake = 0; brake <= 1; brake++) {
				before = LEVEL_LETTERS;
				for (size_t i = 0; i < N_OF(s); i++) {
					now = level(
					    s[i], last, (enum rating)g, brake);
					assert_in_range(
					    now, LEVEL_LETTERS, LEVEL_OPEN);
					assert_true(now >= before);
					before = now;
				}
			}
}

/* The newest first; `good` successes among n, spread over the run. */
static void
run_of(bool *out, size_t n, size_t good)
{
	for (size_t i = 0; i < n; i++)
		out[i] = (i + 1) * good / n > i * good / n;
}

static int
new_of(size_t n, size_t good, int want)
{
	bool run[64];

	run_of(run, n, good);
	return ladder_brake_new(run, n, want);
}

static bool
help_at(size_t n, size_t good)
{
	bool run[64];

	run_of(run, n, good);
	return ladder_brake_help(run, n);
}

static void
new_items_are_braked_as_in_K2(void **state)
{
	(void)state;
	assert_int_equal(new_of(20, 12, 4), 0); /* 60% */
	assert_int_equal(new_of(20, 13, 4), 2); /* 65% */
	assert_int_equal(new_of(20, 14, 4), 2); /* 70% */
	assert_int_equal(new_of(20, 15, 4), 4); /* 75% */
	assert_int_equal(new_of(20, 18, 4), 4); /* 90% */
}

static void
half_of_an_odd_wish_is_rounded_down(void **state)
{
	(void)state;
	assert_int_equal(new_of(20, 14, 3), 1);
	assert_int_equal(new_of(20, 14, 1), 0);
	assert_int_equal(new_of(20, 14, 0), 0);
}

static void
help_comes_under_65_per_cent_of_the_last_12(void **state)
{
	(void)state;
	assert_true(help_at(12, 7)); /* 58% */
	assert_false(help_at(12, 8)); /* 67% */
	assert_false(help_at(12, 12));
	assert_true(help_at(12, 0));
}

static void
too_few_reviews_brake_nothing(void **state)
{
	(void)state;
	assert_false(help_at(11, 0));
	assert_int_equal(new_of(19, 0, 4), 4);
	assert_false(ladder_brake_help(NULL, 0));
	assert_int_equal(ladder_brake_new(NULL, 0, 4), 4);
}

static void
only_the_newest_12_and_20_are_looked_at(void **state)
{
	bool run[64] = {false};

	(void)state;
	memset(run, true, 20 * sizeof(*run));
	assert_false(ladder_brake_help(run, 64));
	assert_int_equal(ladder_brake_new(run, 64, 4), 4);
	memset(run, true, sizeof(run));
	memset(run, false, 20 * sizeof(*run));
	assert_true(ladder_brake_help(run, 64));
	assert_int_equal(ladder_brake_new(run, 64, 4), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(levels_follow_stability_as_in_K1),
	    cmocka_unit_test(the_thresholds_lie_exactly_at_1_2_and_10_days),
	    cmocka_unit_test(
		a_miss_gives_one_level_more_help_than_the_last_as_in_K1),
	    cmocka_unit_test(a_miss_never_gives_less_help_than_the_table),
	    cmocka_unit_test(hard_is_a_success_and_changes_no_level),
	    cmocka_unit_test(
		the_brake_takes_one_level_and_never_goes_below_the_letters),
	    cmocka_unit_test(
		every_level_is_one_of_the_four_and_grows_with_stability),
	    cmocka_unit_test(new_items_are_braked_as_in_K2),
	    cmocka_unit_test(half_of_an_odd_wish_is_rounded_down),
	    cmocka_unit_test(help_comes_under_65_per_cent_of_the_last_12),
	    cmocka_unit_test(too_few_reviews_brake_nothing),
	    cmocka_unit_test(only_the_newest_12_and_20_are_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
