/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known, and how sure a rate is: lt2.4, lt9.9, lt3.1, K15. */
#include "core/stats.h"

#include "helpers.h"

static void
assert_wilson(int k, int n, double low, double high, double tolerance)
{
	double l, h;

	stats_wilson(k, n, STATS_Z80, &l, &h);
	assert_near(l, low, tolerance);
	assert_near(h, high, tolerance);
}

static void
intervals_are_those_of_K15_and_of_the_cohort_picture(void **state)
{
	(void)state;
	assert_wilson(9, 18, 0.36, 0.64, 0.005);
	assert_wilson(3, 4, 0.43, 0.92, 0.005);
	assert_wilson(16, 18, 0.76, 0.95, 0.0051);
	assert_wilson(12, 18, 0.52, 0.79, 0.005);
	assert_wilson(15, 18, 0.69, 0.92, 0.005);
}

static void
intervals_hold_the_rate_and_stay_within_0_and_1(void **state)
{
	double low, high, wide;

	(void)state;
	for (int n = 1; n < 200; n++)
		for (int k = 0; k <= n; k++) {
			stats_wilson(k, n, STATS_Z80, &low, &high);
			assert_true(low >= 0 && high <= 1);
			assert_true(low * n <= k && high * n >= k);
			assert_true(low < high);
			stats_wilson(n - k, n, STATS_Z80, &wide, &low);
			assert_near(wide, 1 - high, 1e-12);
		}
	assert_wilson(0, 10, 0, 0.1411, 1e-4);
	assert_wilson(10, 10, 0.8589, 1, 1e-4);
	assert_wilson(0, 0, 0, 1, 0);
	stats_wilson(50, 100, STATS_Z80, &low, &high);
	wide = high - low;
	stats_wilson(500, 1000, STATS_Z80, &low, &high);
	assert_true(high - low < wide);
}

/* Of many samples of a known rate about 8 in 10 intervals must hold it. */
static void
intervals_hold_the_true_rate_8_times_in_10(void **state)
{
	static const int rates[] = {50, 70, 90};
	struct rng rng = rng_seeded(80);
	double low, high;
	int held, k;

	(void)state;
	for (size_t i = 0; i < N_OF(rates); i++) {
		held = 0;
		for (int sample = 0; sample < 20000; sample++) {
			k = 0;
			for (int j = 0; j < 40; j++)
				k += rng_below(&rng, 100) < rates[i];
			stats_wilson(k, 40, STATS_Z80, &low, &high);
			held +=
			    low <= rates[i] / 100.0 && rates[i] / 100.0 <= high;
		}
		assert_in_range(held, 15000, 17400);
	}
}

static void
under_five_answers_no_rate_is_told(void **state)
{
	struct rate r = {4, 4};

	(void)state;
	assert_false(stats_tells(&r));
	r.n = 5;
	assert_true(stats_tells(&r));
}

static void
each_item_counts_once_by_the_highest_it_reached(void **state)
{
	struct tally t = {.total = 0}, sum = {.total = 0};
	struct item_state s = {.met = false};

	(void)state;
	stats_count(&t, &s);
	assert_int_equal(stats_to_meet(&t), 1);
	s.met = true;
	stats_count(&t, &s);
	s.settled = true;
	stats_count(&t, &s);
	s.secure = true;
	stats_count(&t, &s);
	s.settled = false; /* secure is kept while S falls */
	stats_count(&t, &s);
	assert_int_equal(t.met, 1);
	assert_int_equal(t.settled, 1);
	assert_int_equal(t.secure, 2);
	assert_int_equal(t.total, 5);
	assert_int_equal(stats_to_meet(&t), 1);
	t.success = (struct rate){3, 4};
	stats_add(&sum, &t);
	stats_add(&sum, &t);
	assert_int_equal(sum.total, 10);
	assert_int_equal(sum.secure, 4);
	assert_int_equal(stats_to_meet(&sum), 2);
	assert_int_equal(sum.success.k, 6);
	assert_int_equal(sum.success.n, 8);
}

static struct rate
success(struct memlog *l, int32_t today)
{
	struct folded f = memlog_fold(l, "demo:lt1.1/recall");
	struct rate r = {0, 0};

	stats_success(&r, f.reviews, f.n, today);
	return r;
}

static void
success_is_of_due_reviews_that_count_in_30_days(void **state)
{
	static const struct answered story[] = {
	    {DAY0, RATING_GOOD, 2, MODE_NEW},
	    {DAY0 + 1, RATING_GOOD, 2, MODE_DUE},
	    {DAY0 + 2, RATING_AGAIN, 3, MODE_DUE},
	    {DAY0 + 2, RATING_GOOD, 3, MODE_DUE}, /* a repeat */
	    {DAY0 + 3, RATING_AGAIN, 3, MODE_PRACTICE},
	    {DAY0 + 4, RATING_AGAIN, 3, MODE_TEST},
	    {DAY0 + 30, RATING_HARD, 3, MODE_DUE},
	    {DAY0 + 31, RATING_EASY, 3, MODE_DUE},
	};
	struct memlog l = MEMLOG_INIT;
	struct rate r;

	(void)state;
	for (size_t i = 0; i < N_OF(story); i++)
		(void)memlog_review(&l, "demo:lt1.1/recall", story[i]);
	r = success(&l, DAY0 + 30);
	assert_int_equal(r.n, 3);
	assert_int_equal(r.k, 2);
	r = success(&l, DAY0 + 31); /* day 1 has gone, day 31 come */
	assert_int_equal(r.n, 3);
	assert_int_equal(r.k, 2);
	r = success(&l, DAY0 + 32);
	assert_int_equal(r.n, 2);
	assert_int_equal(r.k, 2);
	r = success(&l, DAY0);
	assert_int_equal(r.n, 0);
	memlog_release(&l);
}

static void
success_is_by_the_rating_as_it_was_left(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id;
	struct rate r;

	(void)state;
	(void)memlog_review(&l, "demo:lt1.1/recall",
	    (struct answered){DAY0, RATING_GOOD, 2, MODE_NEW});
	id = memlog_review(&l, "demo:lt1.1/recall",
	    (struct answered){DAY0 + 3, RATING_GOOD, 3, MODE_DUE});
	assert_int_equal(success(&l, DAY0 + 3).k, 1);
	(void)memlog_add(&l, noon(DAY0 + 3) + 9, EV_AMEND, "demo:lt1.1/recall",
	    id, "{\"rating\":1}");
	r = success(&l, DAY0 + 3);
	assert_int_equal(r.n, 1);
	assert_int_equal(r.k, 0);
	(void)memlog_add(
	    &l, noon(DAY0 + 3) + 10, EV_RETRACT, "demo:lt1.1/recall", id, "{}");
	assert_int_equal(success(&l, DAY0 + 3).n, 0);
	memlog_release(&l);
}

/* lt3.1: a good session is not yet learning. */
static void
ten_full_answers_in_one_day_give_no_secure_item(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct tally t = {.total = 0};
	struct folded f;

	(void)state;
	for (int i = 0; i < DEMO_ITEMS; i++) {
		const char *id = arena_printf(
		    &l.arena, "demo:%s/recall", demo_texts[i].owner);

		(void)memlog_review(
		    &l, id, (struct answered){DAY0, RATING_GOOD, 4, MODE_NEW});
		f = memlog_fold(&l, id);
		stats_count(&t, &f.state);
	}
	assert_int_equal(t.total, 10);
	assert_int_equal(t.secure, 0);
	assert_int_equal(t.settled, 0);
	assert_int_equal(t.met, 10);
	memlog_release(&l);
}

static void
sections_stand_in_the_order_of_their_first_item(void **state)
{
	struct arena a = ARENA_INIT;
	struct item *items[] = {make_item(&a, "lt1.1", "s1"),
	    make_item(&a, "lt2.1", "s2"), make_item(&a, "lt1.2", "s1"),
	    make_item(&a, "x", ""), make_item(&a, "lt1.3", "s1")};
	struct item_state states[5] = {{.met = false}};
	struct section_list list;

	(void)state;
	states[0].met = states[1].met = states[1].settled = true;
	items[4]->deck = "other"; /* has an s1 of its own */
	stats_sections(items, states, 5, &a, &list);
	assert_int_equal(list.n, 4);
	assert_string_equal(list.list[0].id, "s1");
	assert_string_equal(list.list[1].id, "s2");
	assert_string_equal(list.list[2].id, "");
	assert_string_equal(list.list[3].deck, "other");
	assert_int_equal(list.list[0].tally.total, 2);
	assert_int_equal(list.list[0].tally.met, 1);
	assert_int_equal(list.list[1].tally.settled, 1);
	assert_int_equal(list.of[2], 0);
	assert_int_equal(list.of[4], 3);
	stats_sections(items, states, 0, &a, &list);
	assert_int_equal(list.n, 0);
	arena_release(&a);
}

static void
secure_is_explained_in_the_first_three_sessions(void **state)
{
	(void)state;
	assert_true(explains_secure(0));
	assert_true(explains_secure(2));
	assert_false(explains_secure(3));
	assert_false(explains_secure(300));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		intervals_are_those_of_K15_and_of_the_cohort_picture),
	    cmocka_unit_test(secure_is_explained_in_the_first_three_sessions),
	    cmocka_unit_test(intervals_hold_the_rate_and_stay_within_0_and_1),
	    cmocka_unit_test(intervals_hold_the_true_rate_8_times_in_10),
	    cmocka_unit_test(under_five_answers_no_rate_is_told),
	    cmocka_unit_test(each_item_counts_once_by_the_highest_it_reached),
	    cmocka_unit_test(success_is_of_due_reviews_that_count_in_30_days),
	    cmocka_unit_test(success_is_by_the_rating_as_it_was_left),
	    cmocka_unit_test(ten_full_answers_in_one_day_give_no_secure_item),
	    cmocka_unit_test(sections_stand_in_the_order_of_their_first_item),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
