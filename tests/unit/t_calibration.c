/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When "How sure?" is asked, and what the sure answers amount to (lt5.5). */
#include "core/calibration.h"

#include "helpers.h"

static void
one_question_of_any_three_is_asked_about(void **state)
{
	(void)state;
	for (int32_t day = -4; day < DAY0; day += day < 4 ? 1 : 997)
		for (int q = 1; q <= 30; q++) {
			int asked = 0;

			for (int i = 0; i < CONFIDENCE_EVERY; i++)
				asked += confidence_is_asked(q + i, day);
			assert_int_equal(asked, 1);
		}
}

static void
which_one_goes_round_with_the_days(void **state)
{
	int times = 0;

	(void)state;
	for (int32_t day = DAY0; day < DAY0 + 3; day++)
		times += confidence_is_asked(1, day);
	assert_int_equal(times, 1);
	assert_true(confidence_is_asked(1, DAY0) ==
	    confidence_is_asked(1, DAY0 + CONFIDENCE_EVERY));
}

static void
nothing_overflows_and_no_question_is_none(void **state)
{
	int asked = 0;

	(void)state;
	for (int q = 1; q <= 3; q++) {
		asked += confidence_is_asked(q, INT32_MAX);
		asked += confidence_is_asked(q, INT32_MIN);
	}
	assert_int_equal(asked, 2);
	for (int32_t day = 0; day < 3; day++)
		assert_false(confidence_is_asked(0, day));
}

/* n sure answers, of which the k newest were successes. */
static struct calibration
sure(int k, int n)
{
	struct confident list[32] = {{0, false}};
	struct calibration c;

	for (int i = 0; i < n; i++)
		list[i] = (struct confident){CONFIDENCE_SURE, i < k};
	calibration_make(list, (size_t)n, &c);
	return c;
}

/* The example of PRODUCT's row: "right 8 of the last 10 times (likely 6 to
 * 9)". */
static void
eight_of_ten_is_likely_six_to_nine(void **state)
{
	struct calibration c = sure(8, 10);

	(void)state;
	assert_int_equal(c.hits, 8);
	assert_int_equal(c.n, 10);
	assert_int_equal(c.low, 6);
	assert_int_equal(c.high, 9);
	assert_false(c.too_early);
}

static void
only_the_last_ten_sure_answers_count(void **state)
{
	struct confident list[30];
	struct calibration c;

	(void)state;
	for (int i = 0; i < 30; i++)
		list[i] = (struct confident){
		    i % 2 ? CONFIDENCE_SURE : CONFIDENCE_FAIRLY, i < 20};
	list[0].success = list[2].success = false; /* fairly: passed over */
	calibration_make(list, 30, &c);
	assert_int_equal(c.n, 10);
	assert_int_equal(c.hits, 10);
	assert_int_equal(c.high, 10);
	/* the newest decide */
	assert_int_equal(sure(10, 25).hits, 10);
	assert_int_equal(sure(0, 25).hits, 0);
}

static void
under_five_it_is_too_early(void **state)
{
	(void)state;
	assert_true(sure(0, 0).too_early);
	assert_int_equal(sure(0, 0).n, 0);
	assert_true(sure(4, 4).too_early);
	assert_false(sure(4, 5).too_early);
}

static void
the_interval_holds_the_figure(void **state)
{
	(void)state;
	for (int n = 1; n <= 10; n++)
		for (int k = 0; k <= n; k++) {
			struct calibration c = sure(k, n);

			assert_true(0 <= c.low && c.low <= k);
			assert_true(k <= c.high && c.high <= n);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_question_of_any_three_is_asked_about),
	    cmocka_unit_test(which_one_goes_round_with_the_days),
	    cmocka_unit_test(nothing_overflows_and_no_question_is_none),
	    cmocka_unit_test(eight_of_ten_is_likely_six_to_nine),
	    cmocka_unit_test(only_the_last_ten_sure_answers_count),
	    cmocka_unit_test(under_five_it_is_too_early),
	    cmocka_unit_test(the_interval_holds_the_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
