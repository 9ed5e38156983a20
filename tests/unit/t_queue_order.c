/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a day's questions, and its budget (K14). */
#include "core/queue.h"

#include "plan_world.h"

/* -- order ---------------------------------------------------------------- */

static void
the_last_due_one_is_the_likeliest(void **state)
{
	struct world *w = world_new(6);
	struct plan p;

	(void)state;
	w->in.new_wanted = 0;
	for (size_t i = 0; i < 6; i++)
		due_since(w, i, 3, 4 + 5 * (int)i, 2);
	due_since(w, 2, 30, 21, 0); /* R is highest here */
	p = plan_of(w);
	assert_int_equal(p.n, 6);
	assert_int_equal(p.list[5].item, 2);
	for (size_t i = 0; i < 5; i++)
		assert_true(p.list[i].forecast < p.list[5].forecast);
	world_free(w);
}

static void
the_first_half_is_worth_more_than_the_second(void **state)
{
	struct world *w = world_new(N);
	struct rng r = rng_seeded(11);
	struct plan p;

	(void)state;
	w->in.minutes = 60;
	w->in.new_wanted = 0;
	for (int round = 0; round < 200; round++) {
		double value[2] = {0, 0};
		size_t half;

		for (size_t i = 0; i < N; i++)
			due_since(w, i, 0.5 + rng_below(&r, 60),
			    1 + rng_below(&r, 90), 0);
		p = plan_of(w);
		assert_in_range(p.n, 4, SESSION_QUESTIONS);
		half = (p.n - 1) / 2;
		for (size_t i = 0; i < 2 * half; i++) {
			const struct item_state *s = &w->states[p.list[i].item];
			int seconds =
			    plan_seconds(ENTRY_DUE, s->s.stability < 2 ? 2 : 3);

			value[i >= half] += (1 - p.list[i].forecast) / seconds;
		}
		assert_true(value[0] >= value[1] - 1e-12);
	}
	world_free(w);
}

static void
first_recalls_come_before_everything(void **state)
{
	struct world *w = world_new(4);
	struct plan p;

	(void)state;
	due_since(w, 0, 0.3, 90, 80);
	due_since(w, 1, 3, 90, 80);
	only_read(w, 3, 1);
	w->in.new_wanted = 0;
	p = plan_of(w);
	assert_int_equal(p.list[0].item, 3);
	assert_int_equal(p.list[0].kind, ENTRY_FIRST);
	assert_int_equal(p.first, 1);
	assert_int_equal(p.due, 2);
	world_free(w);
}

static void
a_new_one_leaves_room_for_three_others_before_its_recall(void **state)
{
	(void)state;
	for (size_t due = 3; due <= 8; due++) {
		struct world *w = world_new(due + 1);
		struct plan p;

		for (size_t i = 0; i < due; i++)
			due_since(w, i, 3, 9 + (int)i, 2);
		p = plan_of(w);
		assert_int_equal(p.tries, 1);
		assert_true(place(&p, (int)due) + 3 < (int)p.n);
		world_free(w);
	}
}

static void
equal_items_keep_the_order_of_the_deck(void **state)
{
	struct world *w = world_new(8);
	struct plan p;

	(void)state;
	w->in.new_wanted = 0;
	for (size_t i = 0; i < 8; i++)
		due_since(w, i, 3, 9, 2);
	p = plan_of(w);
	assert_int_equal(p.list[7].item, 0); /* the first of the likeliest */
	for (int i = 0; i < 7; i++)
		assert_int_equal(p.list[i].item, i + 1);
	world_free(w);
}

/* -- budget: K14 ---------------------------------------------------------- */

static void
no_plan_exceeds_the_minutes_whatever_is_waiting(void **state)
{
	struct world *w = world_new(N);
	struct plan p;

	(void)state;
	for (size_t i = 0; i < N; i++)
		due_since(w, i, 1 + (double)(i % 7), 14 + (int)i, 14);
	for (int minutes = 1; minutes <= 30; minutes++) {
		w->in.minutes = minutes;
		p = plan_of(w);
		assert_in_range(p.n, 1, SESSION_QUESTIONS);
		assert_in_range(p.seconds, 1, minutes * 60);
		assert_int_equal(p.waiting, N);
	}
	world_free(w);
}

static void
what_the_budget_cuts_off_is_the_least_useful(void **state)
{
	struct world *w = world_new(N);
	struct plan p;
	double least = 1;

	(void)state;
	w->in.new_wanted = 0;
	w->in.minutes = 3;
	for (size_t i = 0; i < N; i++)
		due_since(w, i, 5, 6 + (int)i, 1);
	p = plan_of(w);
	for (size_t i = 0; i < p.n; i++)
		least = fmin(least, 1 - p.list[i].forecast);
	for (int i = 0; i < N; i++)
		if (place(&p, i) < 0)
			assert_true(1 - plan_forecast(&w->in, i) <= least);
	world_free(w);
}

static void
a_full_day_brings_nothing_new(void **state)
{
	struct world *w = world_new(N);

	(void)state;
	for (size_t i = 0; i < 30; i++)
		due_since(w, i, 3, 20, 10);
	assert_int_equal(plan_of(w).tries, 0);
	w->in.minutes = 60;
	assert_int_equal(plan_of(w).tries, 0); /* twenty questions */
	world_free(w);
}

static void
the_questions_asked_for_bound_the_plan_recalls_of_new_ones_counted(void **state)
{
	struct world *w = world_new(N);
	struct plan p;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		due_since(w, i, 3, 9 + (int)i, 2);
	for (int most = 1; most <= 12; most++) {
		w->in.questions = most;
		p = plan_of(w);
		assert_true(p.due + p.first + 2 * p.tries <= most);
		assert_int_equal(p.due, most < 5 ? most : 5);
		assert_int_equal(p.tries, most < 7 ? 0 : (most - 5) / 2);
	}
	world_free(w);
}

static void
even_the_smallest_budget_holds_one_question(void **state)
{
	struct world *w = world_new(3);

	(void)state;
	w->in.minutes = 0;
	assert_int_equal(plan_of(w).n, 1);
	w->in.questions = 1;
	assert_int_equal(plan_of(w).n, 1);
	world_free(w);
}

static void
an_empty_deck_has_an_empty_plan(void **state)
{
	struct world *w = world_new(0);
	struct plan p = plan_of(w);

	(void)state;
	assert_int_equal(p.n, 0);
	assert_int_equal(p.seconds, 0);
	assert_int_equal(p.waiting, 0);
	world_free(w);
}

static void
the_days_ahead_count_what_is_due_and_not_paused(void **state)
{
	struct world *w = world_new(4);

	(void)state;
	due_since(w, 0, 3, 9, 2);
	due_since(w, 1, 3, 9, -3);
	due_since(w, 2, 3, 9, 0);
	w->states[2].paused = true;
	assert_int_equal(plan_due_on(&w->in, DAY0), 1);
	assert_int_equal(plan_due_on(&w->in, DAY0 + 2), 1);
	assert_int_equal(plan_due_on(&w->in, DAY0 + 3), 2);
	assert_int_equal(plan_due_on(&w->in, DAY0 - 3), 0);
	world_free(w);
}

static void
a_clock_set_back_forecasts_no_more_than_certainty(void **state)
{
	struct world *w = world_new(1);

	(void)state;
	assert_near(plan_forecast(&w->in, 0), 0, 0);
	due_since(w, 0, 3, -400, 0);
	assert_near(plan_forecast(&w->in, 0), 1, 0);
	due_since(w, 0, 3, 3, 0);
	assert_near(plan_forecast(&w->in, 0), 0.9, 1e-9);
	world_free(w);
}

/* A misconception that was held yesterday: however likely the answer is by now,
 * it is not left to the end, where time may run out. */
static void
what_is_to_be_contrasted_comes_first(void **state)
{
	struct world *w = world_new(4);
	struct plan p;

	(void)state;
	due_since(w, 0, 3, 4, 1);
	due_since(w, 1, 3, 4, 1);
	due_since(w, 2, 60, 1, 0);
	due_since(w, 3, 8, 4, 1);
	p = plan_of(w);
	assert_int_equal(p.list[p.n - 1].item, 2);
	w->states[2].last_rating = RATING_AGAIN;
	w->states[2].interval_days = 1;
	p = plan_of(w);
	assert_int_equal(place(&p, 2), 0);
	assert_int_equal(p.list[p.n - 1].item, 3);
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_last_due_one_is_the_likeliest),
	    cmocka_unit_test(the_first_half_is_worth_more_than_the_second),
	    cmocka_unit_test(first_recalls_come_before_everything),
	    cmocka_unit_test(
		a_new_one_leaves_room_for_three_others_before_its_recall),
	    cmocka_unit_test(equal_items_keep_the_order_of_the_deck),
	    cmocka_unit_test(no_plan_exceeds_the_minutes_whatever_is_waiting),
	    cmocka_unit_test(what_the_budget_cuts_off_is_the_least_useful),
	    cmocka_unit_test(a_full_day_brings_nothing_new),
	    cmocka_unit_test(
		the_questions_asked_for_bound_the_plan_recalls_of_new_ones_counted),
	    cmocka_unit_test(even_the_smallest_budget_holds_one_question),
	    cmocka_unit_test(an_empty_deck_has_an_empty_plan),
	    cmocka_unit_test(the_days_ahead_count_what_is_due_and_not_paused),
	    cmocka_unit_test(a_clock_set_back_forecasts_no_more_than_certainty),
	    cmocka_unit_test(what_is_to_be_contrasted_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
