/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state of an item as a pure function of its events: what counts, what is
 * settled and secure (K4), amendments, edits of the deck, any order at all.
 */
#include "core/fold.h"

#include "helpers.h"

#define ITEM "demo:lt1.1/recall"

/* Answers on days counted from DAY0; returns the state after them. */
static struct item_state
state_after(const struct answered *a, size_t n)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state st;

	for (size_t i = 0; i < n; i++) {
		struct answered one = a[i];

		one.day += DAY0;
		(void)memlog_review(&l, ITEM, one);
	}
	st = memlog_fold(&l, ITEM).state;
	memlog_release(&l);
	return st;
}

#define STATE(...) \
	state_after((const struct answered[]){__VA_ARGS__}, \
	    N_OF(((const struct answered[]){__VA_ARGS__})))

/* -- what counts ---------------------------------------------------------- */

static void
an_item_without_events_was_never_met(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state st = memlog_fold(&l, ITEM).state;

	(void)state;
	assert_false(st.met);
	assert_near(st.s.stability, 0, 0);
	assert_int_equal(st.due_day, ITEM_NO_DAY);
	assert_int_equal(st.first_met_day, ITEM_NO_DAY);
	assert_int_equal(st.settled_day, ITEM_NO_DAY);
	assert_string_equal(st.item, ITEM);
	memlog_release(&l);
}

static void
the_first_review_takes_the_published_stability_of_its_rating(void **state)
{
	(void)state;
	for (int g = RATING_AGAIN; g <= RATING_EASY; g++) {
		struct item_state st = STATE({0, (enum rating)g, 2, MODE_NEW});

		assert_near(
		    st.s.stability, fsrs_default.w[g - RATING_AGAIN], 1e-9);
		assert_int_equal(st.due_day, DAY0 + st.interval_days);
		assert_int_equal(st.lapses, 0);
		assert_int_equal(st.streak_misses, g == RATING_AGAIN);
	}
}

static void
only_the_first_answer_of_a_day_counts(void **state)
{
	struct item_state once = STATE({0, RATING_GOOD, 2, MODE_NEW});
	struct item_state more = STATE({0, RATING_GOOD, 2, MODE_NEW},
	    {0, RATING_AGAIN, 2, MODE_DUE}, {0, RATING_GOOD, 2, MODE_DUE});

	(void)state;
	assert_near(more.s.stability, once.s.stability, 0);
	assert_int_equal(more.due_day, once.due_day);
	assert_int_equal(more.n_counted, 1);
	assert_int_equal(more.n_reviews, 3);
	assert_int_equal(more.last_rating, RATING_GOOD);
}

static void
only_due_and_new_answers_count(void **state)
{
	static const enum mode modes[] = {
	    MODE_PRETEST, MODE_PRACTICE, MODE_TEST, MODE_BREAK_DOWN};

	(void)state;
	for (size_t i = 0; i < N_OF(modes); i++) {
		struct item_state st = STATE({0, RATING_GOOD, 2, modes[i]});

		bool read =
		    modes[i] == MODE_PRETEST || modes[i] == MODE_BREAK_DOWN;

		assert_int_equal(st.met, read);
		assert_int_equal(st.n_counted, 0);
		assert_near(st.s.stability, 0, 0);
		assert_int_equal(st.due_day, ITEM_NO_DAY);
		assert_int_equal(st.first_met_day, read ? DAY0 : ITEM_NO_DAY);
		assert_int_equal(st.last_day, DAY0);
	}
}

/* lt4.6: what was held with confidence and is not so comes back tomorrow. */
static void
a_held_misconception_and_a_sure_miss_come_back_tomorrow(void **state)
{
	static const char *const bodies[] = {
	    "{\"mode\":\"due\",\"level\":4,\"suggested\":1,"
	    "\"misconception\":\"keep\"}",
	    "{\"mode\":\"due\",\"level\":4,\"suggested\":1,"
	    "\"confidence\":3}",
	    "{\"mode\":\"due\",\"level\":4,\"suggested\":1,"
	    "\"confidence\":2}",
	    "{\"mode\":\"due\",\"level\":4,\"suggested\":3,"
	    "\"confidence\":3}",
	};
	static const bool tomorrow[] = {true, true, false, false};

	(void)state;
	for (size_t i = 0; i < N_OF(bodies); i++) {
		struct memlog l = MEMLOG_INIT;
		int32_t interval;

		for (int day = 0; day < 80; day += 20)
			(void)memlog_review(&l, ITEM,
			    (struct answered){
				DAY0 + day, RATING_EASY, 4, MODE_DUE});
		(void)memlog_add(
		    &l, noon(DAY0 + 160), EV_REVIEW, ITEM, "", bodies[i]);
		interval = memlog_fold(&l, ITEM).state.interval_days;
		assert_int_equal(interval == 1, tomorrow[i]);
		memlog_release(&l);
	}
}

static void
an_unrated_answer_does_not_use_up_its_day(void **state)
{
	struct item_state st = STATE(
	    {0, RATING_NONE, 4, MODE_PRETEST}, {0, RATING_HARD, 2, MODE_NEW});

	(void)state;
	assert_int_equal(st.n_counted, 1);
	assert_int_equal(st.last_rating, RATING_HARD);
}

static void
the_day_turns_at_four(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *good = "{\"mode\":\"due\",\"suggested\":3}";
	int64_t four = DAY0 * DAY_MS + 4 * HOUR_MS;

	(void)state;
	(void)memlog_add(&l, four - 1, EV_REVIEW, ITEM, "", good);
	(void)memlog_add(&l, four, EV_REVIEW, ITEM, "", good);
	(void)memlog_add(&l, four + 20 * HOUR_MS, EV_REVIEW, ITEM, "", good);
	assert_int_equal(memlog_fold(&l, ITEM).state.n_counted, 2);
	assert_int_equal(memlog_fold(&l, ITEM).reviews[0].day, DAY0 - 1);
	assert_int_equal(memlog_fold(&l, ITEM).reviews[1].day, DAY0);
	memlog_release(&l);
}

static void
a_traveller_whose_day_goes_back_is_not_counted_twice(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *good = "{\"mode\":\"due\",\"suggested\":3}";
	struct folded f;

	(void)state;
	(void)memlog_add(&l, noon(DAY0), EV_REVIEW, ITEM, "", good);
	l.ev[0].zone_min = 14 * 60; /* there it is past midnight and four */
	l.ev[0].at_ms = noon(DAY0) + 8 * HOUR_MS;
	(void)memlog_add(
	    &l, noon(DAY0) + 9 * HOUR_MS, EV_REVIEW, ITEM, "", good);
	l.ev[1].zone_min = -11 * 60;
	f = memlog_fold(&l, ITEM);
	assert_true(f.reviews[1].day < f.reviews[0].day);
	assert_int_equal(f.state.n_counted, 1);
	assert_int_equal(f.state.counted_day, f.reviews[0].day);
	memlog_release(&l);
}

static void
elapsed_days_and_forecast_are_those_before_the_answer(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct folded f;

	(void)state;
	memlog_review(
	    &l, ITEM, (struct answered){DAY0, RATING_GOOD, 2, MODE_NEW});
	memlog_review(
	    &l, ITEM, (struct answered){DAY0 + 2, RATING_GOOD, 3, MODE_TEST});
	memlog_review(
	    &l, ITEM, (struct answered){DAY0 + 5, RATING_GOOD, 3, MODE_DUE});
	f = memlog_fold(&l, ITEM);
	assert_int_equal(f.n, 3);
	assert_int_equal(f.reviews[0].elapsed_days, -1);
	assert_near(f.reviews[0].retrievability, 1, 0);
	assert_false(f.reviews[1].counted);
	assert_int_equal(f.reviews[2].elapsed_days, 5);
	assert_near(f.reviews[2].retrievability,
	    fsrs_retrievability(&fsrs_default, 5, fsrs_default.w[2]), 1e-12);
	memlog_release(&l);
}

/* -- settled and secure: K4 ----------------------------------------------- */

static void
ten_full_answers_in_one_day_are_not_secure(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	for (int i = 0; i < 10; i++)
		memlog_review(&l, ITEM,
		    (struct answered){DAY0, RATING_GOOD, 4, MODE_DUE});
	assert_false(memlog_fold(&l, ITEM).state.secure);
	memlog_release(&l);
}

static void
unaided_and_open_after_21_days_is_secure(void **state)
{
	struct item_state st = STATE(
	    {0, RATING_GOOD, 2, MODE_NEW}, {21, RATING_GOOD, 4, MODE_DUE});

	(void)state;
	assert_true(st.secure);
	assert_int_equal(st.secure_day, DAY0 + 21);
}

static void
twenty_days_a_hint_or_level_3_are_not_enough(void **state)
{
	(void)state;
	assert_false(
	    STATE({0, RATING_GOOD, 2, MODE_NEW}, {20, RATING_GOOD, 4, MODE_DUE})
		.secure);
	assert_false(
	    STATE({0, RATING_GOOD, 2, MODE_NEW}, {21, RATING_HARD, 4, MODE_DUE})
		.secure);
	assert_false(
	    STATE({0, RATING_GOOD, 2, MODE_NEW}, {21, RATING_GOOD, 3, MODE_DUE})
		.secure);
	assert_false(STATE(
	    {0, RATING_GOOD, 2, MODE_NEW}, {21, RATING_GOOD, 4, MODE_PRACTICE})
			 .secure);
	assert_false(STATE({0, RATING_GOOD, 4, MODE_NEW}).secure);
}

static void
a_kind_without_levels_counts_as_open(void **state)
{
	(void)state;
	assert_true(
	    STATE({0, RATING_GOOD, 0, MODE_NEW}, {21, RATING_GOOD, 0, MODE_DUE})
		.secure);
}

static void
any_review_within_the_21_days_breaks_the_gap(void **state)
{
	static const enum mode modes[] = {
	    MODE_PRACTICE, MODE_TEST, MODE_BREAK_DOWN, MODE_PRETEST, MODE_DUE};

	(void)state;
	for (size_t i = 0; i < N_OF(modes); i++)
		assert_false(STATE({0, RATING_GOOD, 2, MODE_NEW},
		    {1, RATING_GOOD, 4, modes[i]},
		    {21, RATING_GOOD, 4, MODE_DUE})
				 .secure);
}

static void
secure_is_kept_until_a_counted_answer_is_rated_1(void **state)
{
	(void)state;
	assert_true(STATE({0, RATING_GOOD, 2, MODE_NEW},
	    {21, RATING_GOOD, 4, MODE_DUE}, {60, RATING_HARD, 4, MODE_DUE},
	    {61, RATING_GOOD, 2, MODE_DUE}, {61, RATING_AGAIN, 4, MODE_DUE},
	    {62, RATING_AGAIN, 4, MODE_PRACTICE})
			.secure);
	assert_false(STATE({0, RATING_GOOD, 2, MODE_NEW},
	    {21, RATING_GOOD, 4, MODE_DUE}, {60, RATING_AGAIN, 4, MODE_DUE})
			 .secure);
}

static void
secure_comes_again_only_after_another_gap(void **state)
{
	(void)state;
	assert_false(
	    STATE({0, RATING_GOOD, 2, MODE_NEW}, {21, RATING_GOOD, 4, MODE_DUE},
		{60, RATING_AGAIN, 4, MODE_DUE}, {62, RATING_GOOD, 4, MODE_DUE})
		.secure);
	assert_true(
	    STATE({0, RATING_GOOD, 2, MODE_NEW}, {21, RATING_GOOD, 4, MODE_DUE},
		{60, RATING_AGAIN, 4, MODE_DUE}, {81, RATING_GOOD, 4, MODE_DUE})
		.secure);
}

static void
settled_means_seven_days_of_stability_and_a_success(void **state)
{
	struct item_state st = STATE({0, RATING_EASY, 4, MODE_NEW});

	(void)state;
	assert_true(st.s.stability >= 7);
	assert_true(st.settled);
	assert_int_equal(st.settled_day, DAY0);
	assert_false(STATE({0, RATING_GOOD, 2, MODE_NEW}).settled);
	st = STATE(
	    {0, RATING_EASY, 4, MODE_NEW}, {8, RATING_AGAIN, 4, MODE_DUE});
	assert_false(st.settled);
	assert_int_equal(st.settled_day, DAY0); /* the gate stays open */
	st =
	    STATE({0, RATING_EASY, 4, MODE_NEW}, {8, RATING_GOOD, 4, MODE_DUE});
	assert_int_equal(st.settled_day, DAY0); /* the day it first was */
}

static void
the_finishing_line_does_not_depend_on_what_was_before(void **state)
{
	struct rng r = rng_seeded(65);

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct memlog l = MEMLOG_INIT;
		int32_t day = DAY0;

		for (int i = rng_below(&r, 12); i >= 0; i--) {
			memlog_review(&l, ITEM,
			    (struct answered){day,
				(enum rating)(1 + rng_below(&r, 4)),
				1 + rng_below(&r, 4), MODE_DUE});
			day += rng_below(&r, 20);
		}
		memlog_review(&l, ITEM,
		    (struct answered){day + 21, RATING_GOOD, 4, MODE_DUE});
		assert_true(memlog_fold(&l, ITEM).state.secure);
		memlog_review(&l, ITEM,
		    (struct answered){day + 80, RATING_AGAIN, 4, MODE_DUE});
		assert_false(memlog_fold(&l, ITEM).state.secure);
		memlog_release(&l);
	}
}

/* -- intervals ------------------------------------------------------------ */

/* A long stability: right answers at level 3, which never make secure. */
static struct item_state
long_known(struct memlog *l, int level)
{
	static const int days[] = {0, 3, 15, 60, 200};

	for (size_t i = 0; i < N_OF(days); i++)
		memlog_review(l, ITEM,
		    (struct answered){
			DAY0 + days[i], RATING_GOOD, level, MODE_DUE});
	return memlog_fold(l, ITEM).state;
}

static void
until_secure_no_interval_passes_21_days_and_the_cap_has_no_fuzz(void **state)
{
	(void)state;
	for (int i = 0; i < 40; i++) {
		struct memlog l = MEMLOG_INIT;
		struct item_state st;

		/* other events before it give the reviews other ids */
		for (int k = 0; k < i; k++)
			memlog_add(&l, noon(DAY0), EV_NOTE, ITEM, "", "{}");
		st = long_known(&l, 3);
		assert_true(st.s.stability > 60);
		assert_false(st.secure);
		assert_int_equal(st.interval_days, 21);
		assert_int_equal(st.due_day, DAY0 + 200 + 21);
		memlog_release(&l);
	}
}

/* Just above the cap the range of fuzz reaches below it. */
static void
an_interval_just_over_the_cap_is_never_planned_earlier(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "{\"model\":\"fsrs6\",\"weights\":[");
	for (int i = 0; i < FSRS_WEIGHTS; i++)
		buf_addf(&b, "%s%g", i ? "," : "",
		    i == 2 ? 21.6 : fsrs_default.w[i]);
	buf_adds(&b, "]}");
	for (int i = 0; i < 60; i++) {
		struct memlog l = MEMLOG_INIT;

		memlog_add(&l, 0, EV_PARAMS, "", "", buf_str(&b));
		for (int k = 0; k < i; k++)
			memlog_add(&l, noon(DAY0), EV_NOTE, ITEM, "", "{}");
		memlog_review(&l, ITEM,
		    (struct answered){DAY0, RATING_GOOD, 2, MODE_NEW});
		assert_int_equal(memlog_fold(&l, ITEM).state.interval_days, 21);
		memlog_release(&l);
	}
	buf_release(&b);
}

static void
once_secure_the_interval_is_free_and_fuzz_stays_in_its_range(void **state)
{
	int32_t low, high, first = 0;
	bool differ = false;

	(void)state;
	for (int i = 0; i < 40; i++) {
		struct memlog l = MEMLOG_INIT;
		struct item_state st;

		for (int k = 0; k < i; k++)
			memlog_add(&l, noon(DAY0), EV_NOTE, ITEM, "", "{}");
		st = long_known(&l, 4);
		assert_true(st.secure);
		fsrs_fuzz_range(fsrs_interval(&fsrs_default, st.s.stability,
				    RULES_RETENTION),
		    (int32_t)FSRS_S_MAX, &low, &high);
		assert_in_range(st.interval_days, low, high);
		assert_true(st.interval_days > 21);
		if (i == 0)
			first = st.interval_days;
		differ = differ || st.interval_days != first;
		memlog_release(&l);
	}
	assert_true(differ);
}

static void
the_secure_gap_is_a_setting(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	memlog_add(&l, noon(DAY0) - 1, EV_SETTING, "", "",
	    "{\"key\":\"secure-gap\",\"value\":30}");
	assert_int_equal(long_known(&l, 3).interval_days, 30);
	memlog_release(&l);
}

static void
wanting_to_remember_more_brings_it_back_sooner(void **state)
{
	struct memlog l = MEMLOG_INIT, more = MEMLOG_INIT;
	struct item_state usual, wanted;

	(void)state;
	usual = long_known(&l, 4);
	memlog_add(&more, noon(DAY0) - 1, EV_SETTING, "", "",
	    "{\"key\":\"remember\",\"value\":0.97}");
	wanted = long_known(&more, 4);
	assert_near(usual.s.stability, wanted.s.stability, 1e-9);
	assert_true(wanted.due_day < usual.due_day);
	memlog_release(&l);
	memlog_release(&more);
}

/* -- lapses --------------------------------------------------------------- */

static void
lapses_are_counted_misses_the_first_review_excepted(void **state)
{
	struct item_state st = STATE({0, RATING_AGAIN, 2, MODE_NEW},
	    {1, RATING_AGAIN, 1, MODE_DUE}, {2, RATING_AGAIN, 1, MODE_TEST},
	    {3, RATING_AGAIN, 1, MODE_DUE});

	(void)state;
	assert_int_equal(st.lapses, 2);
	assert_int_equal(st.streak_misses, 3);
	st = STATE({0, RATING_AGAIN, 2, MODE_NEW},
	    {1, RATING_AGAIN, 1, MODE_DUE}, {3, RATING_HARD, 1, MODE_DUE});
	assert_int_equal(st.lapses, 1);
	assert_int_equal(st.streak_misses, 0);
	assert_int_equal(st.last_level, 1);
}

/* -- F.3: marks to a rating ----------------------------------------------- */

static enum rating
suggest(const char *one, int hint1, const char *two, int hint2)
{
	struct attempt at[2] = {{.hint = hint1}, {.hint = hint2}};

	(void)snprintf(at[0].marks, sizeof(at[0].marks), "%s", one);
	if (two)
		(void)snprintf(at[1].marks, sizeof(at[1].marks), "%s", two);
	return fold_suggest(at, two ? 2 : 1);
}

static void
complete_with_0_1_2_hints_is_3_2_1(void **state)
{
	(void)state;
	assert_int_equal(suggest("yyy", 0, NULL, 0), RATING_GOOD);
	assert_int_equal(suggest("yyn", 0, "yyy", 0), RATING_GOOD);
	assert_int_equal(suggest("yyn", 0, "yyy", 1), RATING_HARD);
	assert_int_equal(suggest("yyn", 0, "yyy", 2), RATING_AGAIN);
	assert_int_equal(suggest("yyy", 1, NULL, 0), RATING_HARD);
}

static void
incomplete_is_again_whatever_the_hints(void **state)
{
	(void)state;
	assert_int_equal(suggest("yyn", 0, NULL, 0), RATING_AGAIN);
	assert_int_equal(suggest("yyp", 0, NULL, 0), RATING_AGAIN);
	assert_int_equal(suggest("nnn", 0, "yyn", 1), RATING_AGAIN);
	assert_int_equal(fold_suggest(NULL, 0), RATING_AGAIN);
}

static void
ideas_not_asked_weigh_nothing(void **state)
{
	(void)state;
	assert_int_equal(suggest("-y-", 0, NULL, 0), RATING_GOOD);
	assert_int_equal(suggest("-n-", 0, "-y-", 1), RATING_HARD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_item_without_events_was_never_met),
	    cmocka_unit_test(
		the_first_review_takes_the_published_stability_of_its_rating),
	    cmocka_unit_test(only_the_first_answer_of_a_day_counts),
	    cmocka_unit_test(only_due_and_new_answers_count),
	    cmocka_unit_test(
		a_held_misconception_and_a_sure_miss_come_back_tomorrow),
	    cmocka_unit_test(an_unrated_answer_does_not_use_up_its_day),
	    cmocka_unit_test(the_day_turns_at_four),
	    cmocka_unit_test(
		a_traveller_whose_day_goes_back_is_not_counted_twice),
	    cmocka_unit_test(
		elapsed_days_and_forecast_are_those_before_the_answer),
	    cmocka_unit_test(ten_full_answers_in_one_day_are_not_secure),
	    cmocka_unit_test(unaided_and_open_after_21_days_is_secure),
	    cmocka_unit_test(twenty_days_a_hint_or_level_3_are_not_enough),
	    cmocka_unit_test(a_kind_without_levels_counts_as_open),
	    cmocka_unit_test(any_review_within_the_21_days_breaks_the_gap),
	    cmocka_unit_test(secure_is_kept_until_a_counted_answer_is_rated_1),
	    cmocka_unit_test(secure_comes_again_only_after_another_gap),
	    cmocka_unit_test(
		settled_means_seven_days_of_stability_and_a_success),
	    cmocka_unit_test(
		the_finishing_line_does_not_depend_on_what_was_before),
	    cmocka_unit_test(
		until_secure_no_interval_passes_21_days_and_the_cap_has_no_fuzz),
	    cmocka_unit_test(
		an_interval_just_over_the_cap_is_never_planned_earlier),
	    cmocka_unit_test(
		once_secure_the_interval_is_free_and_fuzz_stays_in_its_range),
	    cmocka_unit_test(the_secure_gap_is_a_setting),
	    cmocka_unit_test(wanting_to_remember_more_brings_it_back_sooner),
	    cmocka_unit_test(
		lapses_are_counted_misses_the_first_review_excepted),
	    cmocka_unit_test(complete_with_0_1_2_hints_is_3_2_1),
	    cmocka_unit_test(incomplete_is_again_whatever_the_hints),
	    cmocka_unit_test(ideas_not_asked_weigh_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
