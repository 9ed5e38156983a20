/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The days ahead (lt3.7, K14): no day over its budget, nothing lost, nothing
 * before its day, days off empty (lt8.9).
 */
#include "core/ahead.h"

#include "plan_world.h"

#define DAYS 60

/* -- days off ------------------------------------------------------------- */

static void
parses(const char *text, const char *back)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct days_off off;

	if (days_off_parse(text, &a, &off, &e) != 0)
		fail_msg("%s", e.msg);
	assert_string_equal(days_off_write(&off, &a), back);
	arena_release(&a);
}

static void
is_no_day_off(const char *text)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct days_off off;

	assert_int_equal(days_off_parse(text, &a, &off, &e), -1);
	assert_non_null(strstr(e.msg, "is no day off; write weekdays"));
	arena_release(&a);
}

static void
days_off_are_weekdays_dates_and_ranges(void **state)
{
	(void)state;
	parses("none", "none");
	parses("sat, sun", "sat, sun");
	parses("Sunday,SAT , sat", "sat, sun");
	parses("2027-02-15", "2027-02-15");
	parses("2027-02-15..2027-02-19, fri", "fri, 2027-02-15..2027-02-19");
	parses("2027-02-15..2027-02-15", "2027-02-15");
	is_no_day_off("");
	is_no_day_off("sat,");
	is_no_day_off("sat sun");
	is_no_day_off("none, sat");
	is_no_day_off("2027-02-30");
	is_no_day_off("2027-02-19..2027-02-15");
	is_no_day_off("2027-02-15..");
	is_no_day_off("..2027-02-15");
}

static void
a_day_is_off_or_not(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct days_off off;
	int32_t monday = DAY0;
	const char *text;

	(void)state;
	while (date_weekday(monday) != 0)
		monday++;
	assert_false(days_off_has(NULL, monday));
	text = arena_printf(&a, "wed, %s..%s", date_day_iso(&a, monday + 10),
	    date_day_iso(&a, monday + 12));
	assert_int_equal(days_off_parse(text, &a, &off, &e), 0);
	for (int32_t i = 0; i < 14; i++)
		assert_int_equal(days_off_has(&off, monday + i),
		    i == 2 || i == 9 || (i >= 10 && i <= 12));
	/* seven of seven would leave no day at all */
	assert_int_equal(
	    days_off_parse("mon, tue, wed, thu, fri, sat, sun", &a, &off, &e),
	    0);
	assert_false(days_off_has(&off, monday));
	arena_release(&a);
}

/* -- spreading ------------------------------------------------------------ */

static struct ahead
spread(struct world *w, size_t days)
{
	struct ahead out;

	ahead_spread(&w->in, days, NULL, &w->arena, &out);
	return out;
}

static void
a_day_holds_what_its_budget_holds(void **state)
{
	struct world *w = world_new(N);
	struct ahead a;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		due_since(w, i, 3, 20 + (int)i, 14); /* 35 seconds each */
	a = spread(w, 4);
	/* four are likely to be asked again: 17 times 35 */
	assert_int_equal(a.days[0].due, 13);
	assert_int_equal(a.days[0].seconds, 595);
	assert_int_equal(a.days[1].due, 13);
	assert_int_equal(a.days[2].due, 4);
	assert_int_equal(a.days[3].due, 0);
	assert_int_equal(a.left, 0);
	assert_int_equal(a.days_to_clear, 3);
	assert_int_equal(a.per_day, 10);
	/* the least likely to be recalled first */
	assert_int_equal(a.days[0].items[0], 29);
	assert_int_equal(a.days[2].items[3], 0);
	w->in.minutes = 60;
	a = spread(w, 4);
	assert_in_range(a.days[0].due, 13, SESSION_QUESTIONS - 4);
	w->in.questions = 5;
	a = spread(w, 4);
	assert_int_equal(a.days[0].due, 5);
	assert_int_equal(a.left, 10);
	assert_int_equal(a.days_to_clear, 5); /* not within these days */
	world_free(w);
}

static void
a_day_off_holds_nothing_and_the_quiz_of_today_does(void **state)
{
	struct world *w = world_new(N);
	struct day_range range = {DAY0, DAY0 + 1};
	struct days_off off = {.ranges = &range, .n = 1};
	struct ahead a;
	struct plan p;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		due_since(w, i, 3, 20, 14);
	w->in.off = &off;
	a = spread(w, 5);
	assert_true(a.days[0].off && a.days[1].off && !a.days[2].off);
	assert_int_equal(a.days[0].due, 0);
	assert_int_equal(a.days[1].due, 0);
	assert_in_range(a.days[2].due, 13, 14);
	assert_int_equal(a.days[3].due, a.days[2].due);
	assert_int_equal(a.days_to_clear, 3);
	p = plan_of(w);
	ahead_spread(&w->in, 5, &p, &w->arena, &a);
	assert_true(p.due > 0);
	assert_int_equal(a.days[0].due, p.due);
	assert_int_equal(a.days[1].due, 0);
	assert_int_equal(a.days_to_clear, 3);
	world_free(w);
}

static void
nothing_due_needs_no_day(void **state)
{
	struct world *w = world_new(2);
	struct ahead a = spread(w, 3);

	(void)state;
	assert_int_equal(a.days_to_clear, 0);
	assert_int_equal(a.per_day, 0);
	due_since(w, 0, 3, 3, -2);
	a = spread(w, 3);
	assert_int_equal(a.days_to_clear, 0);
	assert_int_equal(a.days[2].due, 1);
	due_since(w, 1, 3, 3, 0);
	a = spread(w, 3);
	assert_int_equal(a.days_to_clear, 1);
	assert_int_equal(a.per_day, 1);
	world_free(w);
}

static void
what_today_leaves_comes_on_the_next_days(void **state)
{
	struct world *w = world_new(N);
	bool today[N] = {false};
	struct ahead a;
	struct plan p;
	int later = 0;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		due_since(w, i, 5, 20, 14);
	of_kind(w, 1, KIND_BECAUSE, "lt0.1"); /* not on one day with lt0.1 */
	p = plan_of(w);
	assert_true(p.later > 0);
	ahead_spread(&w->in, 5, &p, &w->arena, &a);
	for (int i = 0; i < a.days[0].due; i++)
		today[a.days[0].items[i]] = true;
	for (int i = 0; i < N; i++)
		assert_int_equal(today[i], place(&p, i) >= 0 && i < 30);
	for (size_t d = 1; d < a.n; d++) {
		bool zero = false, one = false;

		later += a.days[d].due;
		for (int i = 0; i < a.days[d].due; i++) {
			assert_false(today[a.days[d].items[i]]);
			zero = zero || a.days[d].items[i] == 0;
			one = one || a.days[d].items[i] == 1;
		}
		assert_false(zero && one);
	}
	assert_int_equal(later, p.later);
	assert_int_equal(a.left, 0);
	assert_int_equal(a.days_to_clear, p.days_to_clear);
	assert_int_equal(p.per_day, p.waiting - p.later);
	world_free(w);
}

/* -- the property: random states, and fourteen days' absence --------------- */

static void
random_states(struct world *w, struct rng *r)
{
	static const enum kind kinds[] = {KIND_RECALL, KIND_RECALL, KIND_RECALL,
	    KIND_REFUTE, KIND_BECAUSE, KIND_LIST, KIND_STEPS, KIND_APPLY,
	    KIND_SPOT};

	for (size_t i = 0; i < N; i++) {
		w->items[i]->kind = kinds[rng_below(r, (int)N_OF(kinds))];
		memset(&w->states[i], 0, sizeof(w->states[i]));
		w->states[i].settled_day = w->states[i].last_day = ITEM_NO_DAY;
		w->states[i].due_day = ITEM_NO_DAY;
		if (rng_below(r, 8))
			due_since(w, i, 0.3 + rng_below(r, 30),
			    14 + rng_below(r, 30), 20 - rng_below(r, 40));
		w->states[i].paused = rng_below(r, 10) == 0;
	}
	w->in.today = DAY0;
	w->in.minutes = 2 + rng_below(r, 12);
}

static void
holds_its_promise(struct world *w, struct ahead *a)
{
	int planned[N] = {0}, all = 0, due = 0;

	for (size_t d = 0; d < a->n; d++) {
		struct ahead_day *day = &a->days[d];

		assert_int_equal(day->day, w->in.today + (int32_t)d);
		assert_true(day->seconds <= w->in.minutes * 60);
		assert_true(day->due <= SESSION_QUESTIONS);
		assert_true(day->due == 0 || !day->off);
		assert_int_equal(day->off, days_off_has(w->in.off, day->day));
		for (int i = 0; i < day->due; i++) {
			const struct item_state *s = &w->states[day->items[i]];

			assert_false(s->paused);
			assert_true(s->due_day <= day->day);
			planned[day->items[i]]++;
			all++;
		}
	}
	for (size_t i = 0; i < N; i++) {
		assert_true(planned[i] <= 1);
		due +=
		    plan_is_due(&w->states[i], w->in.today + (int32_t)a->n - 1);
	}
	assert_int_equal(all + a->left, due);
}

static void
no_day_is_over_its_budget_and_nothing_is_lost(void **state)
{
	struct arena arena = ARENA_INIT;
	struct rng r = rng_seeded(37);
	struct err e = ERR_INIT;
	struct days_off off;
	int cleared = 0;

	(void)state;
	assert_int_equal(days_off_parse("sat, sun", &arena, &off, &e), 0);
	for (int round = 0; round < 300; round++) {
		struct world *w = world_new(N);
		struct ahead a;
		struct plan p;

		random_states(w, &r);
		w->in.off = rng_below(&r, 2) ? &off : NULL;
		w->in.today += rng_below(&r, 2) ? 14 : 0;
		a = spread(w, DAYS);
		holds_its_promise(w, &a);
		cleared += a.left == 0;
		a = spread(w, 1 + (size_t)rng_below(&r, 5));
		holds_its_promise(w, &a);
		p = plan_of(w);
		assert_true(p.n <= 1 || p.seconds <= w->in.minutes * 60);
		world_free(w);
	}
	assert_in_range(cleared, 100, 300);
	arena_release(&arena);
}

/* -- what the plan of today makes of a backlog ----------------------------- */

static struct world *
backlog(void)
{
	struct world *w = world_new(N);

	for (size_t i = 0; i < 30; i++)
		due_since(w, i, 5, 20, 14);
	return w;
}

static void
a_backlog_is_more_than_a_day_holds(void **state)
{
	struct world *w = world_new(N);
	struct plan p;

	(void)state;
	assert_false(ahead_is_backlog(&w->in));
	for (size_t i = 0; i < 10; i++)
		due_since(w, i, 5, 20, 14);
	p = plan_of(w);
	assert_int_equal(p.due, 10);
	assert_int_equal(p.later, 0);
	assert_int_equal(p.days_to_clear, 0);
	for (size_t i = 10; i < 17; i++)
		due_since(w, i, 5, 20, 14);
	assert_false(ahead_is_backlog(&w->in));
	/* but what is likely to be asked again leaves some for tomorrow */
	p = plan_of(w);
	assert_int_equal(p.waiting, 17);
	assert_int_equal(p.later, 17 - p.due);
	assert_in_range(p.later, 1, 4);
	assert_int_equal(p.days_to_clear, 2);
	assert_int_equal(p.per_day, p.due);
	due_since(w, 17, 5, 20, 14);
	assert_true(ahead_is_backlog(&w->in));
	of_kind(w, 17, KIND_BECAUSE, "x"); /* others hold nothing up */
	assert_false(ahead_is_backlog(&w->in));
	w->in.minutes = 60;
	for (size_t i = 18; i < 21; i++)
		due_since(w, i, 5, 20, 14);
	assert_false(ahead_is_backlog(&w->in));
	due_since(w, 21, 5, 20, 14);
	assert_true(ahead_is_backlog(&w->in));
	world_free(w);
}

static void
it_is_cleared_before_anything_new(void **state)
{
	struct world *w = backlog();
	struct plan p = plan_of(w);

	(void)state;
	assert_int_equal(plan_new_allowed(&w->in, true), 0);
	assert_int_equal(plan_new_allowed(&w->in, false), 10);
	assert_int_equal(p.tries, 0);
	/* 17 would fit, if nothing of them had to be asked again */
	assert_int_equal(p.due, 14);
	assert_int_equal(p.waiting, 30);
	assert_int_equal(p.later, 16);
	assert_int_equal(p.days_to_clear, 3);
	assert_int_equal(p.per_day, 14);
	world_free(w);
}

static void
or_new_ones_go_on_and_the_best_known_wait(void **state)
{
	struct world *w = backlog();
	double least = 1, most = 0;
	struct plan p;

	(void)state;
	w->in.catch_up = CATCH_UP_WAIT;
	w->in.new_wanted = 3;
	for (size_t i = 0; i < 30; i++)
		w->states[i].counted_day -= (int)i;
	assert_int_equal(plan_new_allowed(&w->in, true), 3);
	p = plan_of(w);
	assert_int_equal(p.tries, 3);
	assert_in_range(p.due, 8, (600 - 3 * 65) / 35);
	assert_in_range(p.seconds, 1, 600);
	assert_int_equal(p.waiting, 30);
	for (int i = 0; i < 30; i++) {
		double r = plan_forecast(&w->in, i);

		if (place(&p, i) >= 0)
			most = fmax(most, r);
		else
			least = fmin(least, r);
	}
	assert_true(most <= least);
	w->in.new_wanted = 10; /* half of the minutes at most */
	p = plan_of(w);
	assert_int_equal(p.tries, 4);
	assert_in_range(p.due, 6, 340 / 35);
	w->in.new_wanted = 0;
	assert_int_equal(plan_new_allowed(&w->in, true), 0);
	assert_int_equal(plan_of(w).due, 13);
	world_free(w);
}

static void
new_ones_have_half_of_a_day_at_most(void **state)
{
	(void)state;
	assert_int_equal(ahead_reserved(600, 0), 0);
	assert_int_equal(ahead_reserved(600, -5), 0);
	assert_int_equal(ahead_reserved(600, 195), 195);
	assert_int_equal(ahead_reserved(600, 300), 300);
	assert_int_equal(ahead_reserved(600, 650), 300);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_off_are_weekdays_dates_and_ranges),
	    cmocka_unit_test(a_day_is_off_or_not),
	    cmocka_unit_test(a_day_holds_what_its_budget_holds),
	    cmocka_unit_test(
		a_day_off_holds_nothing_and_the_quiz_of_today_does),
	    cmocka_unit_test(what_today_leaves_comes_on_the_next_days),
	    cmocka_unit_test(nothing_due_needs_no_day),
	    cmocka_unit_test(no_day_is_over_its_budget_and_nothing_is_lost),
	    cmocka_unit_test(a_backlog_is_more_than_a_day_holds),
	    cmocka_unit_test(it_is_cleared_before_anything_new),
	    cmocka_unit_test(or_new_ones_go_on_and_the_best_known_wait),
	    cmocka_unit_test(new_ones_have_half_of_a_day_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
