/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the reports: which answers fall into which window, week and bin,
 * and what was known on which day. (tests/cli/stats-figures.t compares all of
 * them with another program's.) */
#include "core/figures.h"

#include "helpers.h"

#define ID "demo:lt1.1/recall"

static struct memlog l = MEMLOG_INIT;
static struct arena a = ARENA_INIT;

static struct figures
figures_of(int32_t today, int32_t since)
{
	static struct item *items[2];
	static struct item_state states[2];
	struct folded f = memlog_fold(&l, ID);
	struct figures_input in = {items, states, 2, today, since};
	struct figures out;

	items[0] = make_item(&a, "lt1.1", "s1");
	items[1] = make_item(&a, "lt1.2", "s2");
	states[0] = f.state;
	states[1] = memlog_fold(&l, "demo:lt1.2/recall").state;
	figures_begin(&out, &in, &a);
	figures_take(&out, &f);
	f.state.item = "gone:x/recall"; /* in no deck */
	figures_take(&out, &f);
	figures_end(&out);
	return out;
}

static void
tell(int32_t day, enum rating rating, enum mode mode)
{
	(void)memlog_review(&l, ID, (struct answered){day, rating, 4, mode});
}

static int
release(void **state)
{
	(void)state;
	memlog_release(&l);
	l = (struct memlog)MEMLOG_INIT;
	arena_release(&a);
	return 0;
}

static void
windows_end_today(void **state)
{
	struct figures f;

	(void)state;
	tell(DAY0, RATING_GOOD, MODE_NEW);
	tell(DAY0 + 1, RATING_AGAIN, MODE_DUE);
	tell(DAY0 + 50, RATING_GOOD, MODE_DUE);
	tell(DAY0 + 51, RATING_AGAIN, MODE_PRACTICE);
	tell(DAY0 + 90, RATING_AGAIN, MODE_DUE);
	f = figures_of(DAY0 + 90, ITEM_NO_DAY);
	assert_int_equal(f.all.m[WINDOW_30].n, 1);
	assert_int_equal(f.all.m[WINDOW_90].n, 3);
	assert_int_equal(f.all.m[WINDOW_90].k, 1);
	f = figures_of(DAY0 + 91, ITEM_NO_DAY);
	assert_int_equal(f.all.m[WINDOW_90].n, 2);
	assert_int_equal(f.all.m[WINDOW_PERIOD].n, 3);
	f = figures_of(DAY0 + 90, DAY0 + 50);
	assert_int_equal(f.all.m[WINDOW_PERIOD].n, 2);
	assert_int_equal(f.sections[0].m[WINDOW_PERIOD].n, 2);
	assert_int_equal(f.sections[1].m[WINDOW_PERIOD].n, 0);
	assert_int_equal(f.kinds[KIND_RECALL].m[WINDOW_PERIOD].n, 2);
	assert_int_equal(f.levels[4][WINDOW_PERIOD].n, 2);
	f = figures_of(DAY0 + 89, ITEM_NO_DAY); /* what is yet to come */
	assert_int_equal(f.all.m[WINDOW_PERIOD].n, 2);
	(void)release(NULL);
	f = figures_of(DAY0, ITEM_NO_DAY);
	assert_int_equal(f.n_weeks + f.n_days + f.n_hardest, 0);
}

static void
what_was_known_is_kept_day_by_day(void **state)
{
	struct figures f;

	(void)state;
	tell(DAY0, RATING_GOOD, MODE_PRETEST);
	tell(DAY0, RATING_GOOD, MODE_NEW);
	tell(DAY0 + 3, RATING_GOOD, MODE_DUE);
	tell(DAY0 + 14, RATING_GOOD, MODE_DUE);
	tell(DAY0 + 35, RATING_GOOD, MODE_DUE);
	tell(DAY0 + 56, RATING_AGAIN, MODE_DUE);
	f = figures_of(DAY0 + 60, ITEM_NO_DAY);
	assert_int_equal(f.first_day, DAY0);
	assert_int_equal(f.n_days, 4);
	assert_int_equal(f.days[0].day, DAY0);
	assert_int_equal(f.days[0].known[KNOWN_MET], 1);
	assert_int_equal(f.days[0].known[KNOWN_NOT], 1);
	assert_int_equal(f.days[1].known[KNOWN_SETTLED], 1);
	assert_int_equal(f.days[2].day, DAY0 + 35);
	assert_int_equal(f.days[2].known[KNOWN_SECURE], 1);
	assert_int_equal(f.days[3].day, DAY0 + 56);
	assert_int_equal(f.days[3].known[KNOWN_MET], 1);
	assert_int_equal(f.weeks[f.n_weeks - 1].known[KNOWN_MET], 1);
	assert_int_equal(f.weeks[0].monday, figures_monday(DAY0));
	assert_int_equal(
	    f.weeks[f.n_weeks - 1].monday, figures_monday(DAY0 + 60));
}

static void
weeks_begin_on_monday(void **state)
{
	(void)state;
	for (int32_t day = -800; day < 800; day++) {
		int32_t monday = figures_monday(day);

		assert_int_equal(date_weekday(monday), 0);
		assert_in_range(day - monday, 0, 6);
	}
}

static void
each_forecast_has_one_bin(void **state)
{
	(void)state;
	for (int i = 0; i <= 1000; i++) {
		int bin = figures_bin(i / 1000.0);

		assert_in_range(bin, 0, FIGURES_BINS - 1);
		assert_true(i / 1000.0 >= figures_bin_from(bin));
		assert_true(bin == FIGURES_BINS - 1 ||
		    i / 1000.0 < figures_bin_from(bin + 1));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(windows_end_today, release),
	    cmocka_unit_test_teardown(
		what_was_known_is_kept_day_by_day, release),
	    cmocka_unit_test(weeks_begin_on_monday),
	    cmocka_unit_test(each_forecast_has_one_bin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
