/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cases in the plan: one a week and more before the date (K17), worked first
 * (lt3.9), and the one that helps transfer most (lt4.10).
 */
#include "core/cases.h"

#include "core/worked.h"
#include "plan_world.h"

/* -- when ----------------------------------------------------------------- */

static void
from_the_second_week_on_each_week_wants_a_case(void **state)
{
	(void)state;
	for (int32_t day = 0; day < 40; day++)
		for (int32_t last = -1; last < day; last++) {
			int32_t had = last < 0 ? ITEM_NO_DAY : DAY0 + last;
			bool want =
			    day >= 7 && (last < 0 || last / 7 < day / 7);

			assert_int_equal(
			    cases_wanted(DAY0, ITEM_NO_DAY, DAY0 + day, had),
			    want);
		}
	assert_false(cases_wanted(ITEM_NO_DAY, ITEM_NO_DAY, DAY0, ITEM_NO_DAY));
}

static void
in_the_last_three_weeks_each_day_wants_one(void **state)
{
	int32_t date = DAY0 + 60;

	(void)state;
	assert_false(cases_wanted(DAY0, date, date - 21, date - 22));
	assert_true(cases_wanted(DAY0, date, date - 20, date - 21));
	assert_true(cases_wanted(DAY0, date, date, date - 1));
	assert_false(cases_wanted(DAY0, date, date - 5, date - 5));
	assert_false(cases_wanted(DAY0, date, date + 1, date)); /* over */
	/* a course of ten days, in its first week */
	assert_true(cases_wanted(DAY0, DAY0 + 10, DAY0 + 2, ITEM_NO_DAY));
}

static void
what_the_states_say_of_days(void **state)
{
	struct world *w = world_new(3);

	(void)state;
	assert_int_equal(cases_first_day(&w->in), ITEM_NO_DAY);
	assert_int_equal(cases_last_day(&w->in), ITEM_NO_DAY);
	only_read(w, 0, 12);
	only_read(w, 1, 4);
	assert_int_equal(cases_first_day(&w->in), DAY0 - 12);
	assert_int_equal(cases_last_day(&w->in), ITEM_NO_DAY);
	case_on(w, 1, "lt0.1", 1, "a");
	assert_int_equal(cases_last_day(&w->in), DAY0 - 4);
	assert_int_equal(cases_new_today(&w->in), 0);
	only_read(w, 1, 0); /* a worked example, today */
	assert_int_equal(cases_new_today(&w->in), 1);
	due_since(w, 1, 3, 0, -3);
	w->states[1].n_counted = 1; /* alone, for the first time */
	assert_int_equal(cases_new_today(&w->in), 1);
	w->states[1].n_counted = 2; /* a due one is none */
	assert_int_equal(cases_new_today(&w->in), 0);
	world_free(w);
}

/* -- K17 ------------------------------------------------------------------ */

/* Answers a plan as a learner who is always right; time goes on a day. */
static int
a_day(struct world *w, struct memlog *logs)
{
	struct plan p = plan_of(w);
	int cases = 0;

	for (size_t i = 0; i < p.n; i++) {
		int k = p.list[i].item;
		bool unrated = p.list[i].kind == ENTRY_TRY ||
		    p.list[i].kind == ENTRY_EXAMPLE;

		cases += case_is(w->items[k]);
		(void)memlog_review(&logs[k], w->items[k]->id,
		    (struct answered){w->in.today,
			unrated ? RATING_NONE : RATING_GOOD, 4,
			unrated                           ? MODE_PRETEST
			    : p.list[i].kind == ENTRY_DUE ? MODE_DUE
							  : MODE_NEW});
		if (p.list[i].kind == ENTRY_TRY)
			(void)memlog_review(&logs[k], w->items[k]->id,
			    (struct answered){
				w->in.today, RATING_GOOD, 2, MODE_NEW});
		w->states[k] = memlog_fold(&logs[k], w->items[k]->id).state;
	}
	w->in.today++;
	return cases;
}

/* 20 statements, and a case of two steps on each of the first ten. */
static struct world *
a_course(void)
{
	struct world *w = world_new(30);

	for (size_t i = 20; i < 30; i++)
		case_on(w, i, arena_printf(&w->arena, "lt%zu.1", i - 20), 2,
		    i % 2 ? "Year 8 history" : "Reception");
	w->in.new_wanted = w->in.new_a_day = 3;
	return w;
}

static void
each_week_from_the_second_holds_a_case(void **state)
{
	for (int brake = 0; brake < 2; brake++) {
		struct world *w = a_course();
		struct memlog logs[30] = {MEMLOG_INIT};
		int of_week[8] = {0};

		(void)state;
		for (int day = 0; day < 56; day++) {
			if (brake && day > 20)
				w->in.new_wanted = 0;
			of_week[day / 7] += a_day(w, logs);
		}
		for (int week = 1; week < 8; week++)
			assert_true(of_week[week] > 0);
		for (size_t i = 0; i < 30; i++)
			memlog_release(&logs[i]);
		world_free(w);
	}
}

static void
a_course_of_thirty_days_holds_one_each_day_of_its_end(void **state)
{
	struct world *w = a_course();
	struct memlog logs[30] = {MEMLOG_INIT};
	int all = 0, cases;

	(void)state;
	w->in.date = DAY0 + 30;
	for (int day = 0; day < 30; day++) {
		cases = a_day(w, logs);
		all += cases;
		if (day >= 16) /* something is settled, and each is unseen */
			assert_true(cases > 0 || all >= 10);
	}
	assert_true(all >= 10);
	for (size_t i = 0; i < 30; i++)
		memlog_release(&logs[i]);
	world_free(w);
}

static void
the_case_of_the_week_has_its_minutes_whatever_is_due(void **state)
{
	struct world *w = world_new(N);
	struct plan p;

	(void)state;
	settled(w, 0, 10);
	case_on(w, 1, "lt0.1", 3, "a");
	for (size_t i = 2; i < N; i++)
		due_since(w, i, 3, 20, 10);
	w->in.new_wanted = 0; /* the brakes leave it too */
	p = plan_of(w);
	assert_int_equal(p.cases, 1);
	assert_int_equal(p.list[place(&p, 1)].kind, ENTRY_EXAMPLE);
	assert_in_range(p.seconds, 450, 600);
	w->states[1].met = true; /* had one yesterday, in this week */
	w->states[1].first_met_day = w->states[1].last_day = DAY0 - 1;
	w->states[1].n_examples = 1;
	assert_int_equal(plan_of(w).cases, 0);
	world_free(w);
}

static void
further_ones_come_one_a_day_in_the_minutes_that_are_left(void **state)
{
	struct world *w = world_new(4);

	(void)state;
	settled(w, 0, 10);
	case_on(w, 1, "lt0.1", 1, "a");
	settled(w, 2, 10);
	case_on(w, 3, "lt2.1", 1, "a");
	w->states[0].first_met_day = w->states[2].first_met_day = DAY0 - 6;
	assert_int_equal(plan_of(w).cases, 1); /* not wanted yet, but open */
	only_read(w, 1, 0);
	assert_int_equal(plan_of(w).cases, 0); /* had one today */
	w->states[1].met = false;
	w->states[1].last_day = ITEM_NO_DAY;
	w->in.new_wanted = 0;
	assert_int_equal(plan_of(w).cases, 0); /* the brake */
	world_free(w);
}

/* -- worked first --------------------------------------------------------- */

static void
a_case_is_worked_before_it_stands_alone(void **state)
{
	struct world *w = world_new(2);
	struct item_state *s = &w->states[1];
	enum entry_kind kind;

	(void)state;
	settled(w, 0, 10);
	case_on(w, 1, "lt0.1", 3, "a");
	assert_true(case_entry(&w->in, 1, &kind));
	assert_int_equal(kind, ENTRY_EXAMPLE);
	only_read(w, 1, EXAMPLE_DAYS - 1);
	s->n_examples = 1;
	assert_false(case_entry(&w->in, 1, &kind));
	assert_int_equal(plan_of(w).cases, 0); /* and is no first recall */
	assert_int_equal(plan_of(w).first, 0);
	only_read(w, 1, EXAMPLE_DAYS);
	assert_true(case_entry(&w->in, 1, &kind));
	assert_int_equal(kind, ENTRY_EXAMPLE);
	assert_int_equal(plan_kind_now(&w->in, 1), ENTRY_EXAMPLE);
	s->n_examples = 2;
	assert_true(case_entry(&w->in, 1, &kind));
	assert_int_equal(kind, ENTRY_MEET);
	w->items[1]->n_parts = 1; /* one step: alone at once */
	s->met = false;
	s->n_examples = 0;
	assert_true(case_entry(&w->in, 1, &kind));
	assert_int_equal(kind, ENTRY_MEET);
	world_free(w);
}

/* -- transfer ------------------------------------------------------------- */

static void
success_is_told_from_the_state(void **state)
{
	struct item_state s = {.settled_day = ITEM_NO_DAY};

	(void)state;
	assert_false(case_succeeded(&s));
	s.n_counted = 1;
	s.last_rating = RATING_AGAIN;
	assert_false(case_succeeded(&s));
	s.last_rating = RATING_HARD;
	assert_true(case_succeeded(&s));
	s.last_rating = RATING_AGAIN;
	s.n_counted = 3;
	s.lapses = 2;
	assert_false(case_succeeded(&s)); /* the first may have been one too */
	s.lapses = 1;
	assert_true(case_succeeded(&s));
	s.lapses = 2;
	s.settled_day = DAY0;
	assert_true(case_succeeded(&s));
}

static void
a_statement_travels_after_success_in_two_settings(void **state)
{
	struct world *w = world_new(4);
	const char *where[2] = {NULL, NULL};

	(void)state;
	case_on(w, 1, "lt0.1", 1, "Year 8 history");
	case_on(w, 2, "lt0.1", 1, "Year 8 history");
	case_on(w, 3, "lt0.1", 1, "Reception");
	assert_int_equal(case_settings(&w->in, "demo", "lt0.1", NULL, 0), 0);
	for (size_t i = 1; i < 4; i++) {
		due_since(w, i, 3, 5, -3);
		w->states[i].n_counted = 1;
		assert_int_equal(case_travels(&w->in, "demo", "lt0.1"), i == 3);
	}
	assert_int_equal(case_settings(&w->in, "demo", "lt0.1", where, 2), 2);
	assert_string_equal(where[0], "Year 8 history");
	assert_string_equal(where[1], "Reception");
	assert_int_equal(case_settings(&w->in, "demo", "lt9.9", NULL, 0), 0);
	assert_int_equal(case_settings(&w->in, "other", "lt0.1", NULL, 0), 0);
	w->states[3].last_rating = RATING_AGAIN;
	assert_false(case_travels(&w->in, "demo", "lt0.1"));
	world_free(w);
}

static void
what_worked_in_one_place_is_tried_in_another_first(void **state)
{
	struct world *w = world_new(6);
	struct plan p;

	(void)state;
	settled(w, 0, 10);
	settled(w, 1, 10);
	case_on(w, 2, "lt0.1", 1, "a");
	case_on(w, 3, "lt1.1", 1, "a"); /* succeeded, and not due */
	due_since(w, 3, 9, 3, -5);
	w->states[3].n_counted = 1;
	case_on(w, 4, "lt1.1", 1, "a"); /* the same place */
	case_on(w, 5, "lt1.1", 1, "b");
	p = plan_of(w);
	assert_int_equal(p.cases, 1);
	assert_true(place(&p, 5) >= 0);
	w->items[5]->setting = "a"; /* no other place: the deck's order */
	p = plan_of(w);
	assert_true(place(&p, 2) >= 0);
	world_free(w);
}

static void
no_case_is_repeated_while_an_unseen_one_is_there(void **state)
{
	struct world *w = world_new(4);
	struct owners o;
	struct cases c;
	struct plan p;

	(void)state;
	settled(w, 0, 10);
	case_on(w, 1, "lt0.1", 1, "a");
	due_since(w, 1, 3, 9, 2);
	case_on(w, 2, "lt0.1", 1, "a");
	case_on(w, 3, "lt9.1", 1, "a");
	w->states[3].paused = true;
	p = plan_of(w);
	assert_int_equal(place(&p, 1), -1);
	assert_true(place(&p, 2) >= 0);
	/* it waits for a case, not for time: no backlog is told of */
	assert_int_equal(p.waiting, 0);
	assert_int_equal(p.later, 0);
	owners_index(&o, w->in.items, w->in.n, &w->arena);
	cases_find(&c, &w->in, &o, false, &w->arena);
	assert_int_equal(c.n_open, 1);
	assert_true(case_waits(&c, 1));
	assert_false(case_waits(&c, 0)); /* a statement never does */
	/* one that is shut, paused or about something else holds nothing up */
	w->items[2]->opens = DAY0 + 1;
	p = plan_of(w);
	assert_true(place(&p, 1) >= 0);
	w->items[2]->opens = ITEM_NO_DAY;
	w->states[2].paused = true;
	p = plan_of(w);
	assert_true(place(&p, 1) >= 0);
	w->states[2].paused = false;
	w->items[2]->builds_on = make_names(&w->arena, "lt9.1");
	cases_find(&c, &w->in, &o, false, &w->arena);
	assert_int_equal(c.n_open, 1);
	assert_false(case_waits(&c, 1));
	world_free(w);
}

static void
a_case_that_was_begun_goes_on_before_another_begins(void **state)
{
	struct world *w = world_new(4);
	struct plan p;

	(void)state;
	settled(w, 0, 10);
	settled(w, 1, 10);
	case_on(w, 2, "lt0.1", 2, "a");
	case_on(w, 3, "lt1.1", 2, "a");
	only_read(w, 3, 9);
	w->states[3].n_examples = 1;
	p = plan_of(w);
	assert_int_equal(p.cases, 1);
	assert_int_equal(p.list[place(&p, 3)].kind, ENTRY_MEET);
	world_free(w);
}

static void
a_scene_comes_after_every_three_cases(void **state)
{
	struct world *w = world_new(N);

	(void)state;
	for (size_t i = 0; i < 8; i++)
		case_on(w, i, "lt0.1", 3, "a");
	w->items[7]->kind = KIND_SPOT;
	assert_false(case_spot_is_next(&w->in));
	for (size_t i = 0; i < 3; i++) {
		assert_false(case_spot_is_next(&w->in));
		w->states[i].met = true;
	}
	assert_true(case_spot_is_next(&w->in));
	w->states[7].met = true;
	assert_false(case_spot_is_next(&w->in));
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_scene_comes_after_every_three_cases),
	    cmocka_unit_test(from_the_second_week_on_each_week_wants_a_case),
	    cmocka_unit_test(in_the_last_three_weeks_each_day_wants_one),
	    cmocka_unit_test(what_the_states_say_of_days),
	    cmocka_unit_test(each_week_from_the_second_holds_a_case),
	    cmocka_unit_test(
		a_course_of_thirty_days_holds_one_each_day_of_its_end),
	    cmocka_unit_test(
		the_case_of_the_week_has_its_minutes_whatever_is_due),
	    cmocka_unit_test(
		further_ones_come_one_a_day_in_the_minutes_that_are_left),
	    cmocka_unit_test(a_case_is_worked_before_it_stands_alone),
	    cmocka_unit_test(success_is_told_from_the_state),
	    cmocka_unit_test(a_statement_travels_after_success_in_two_settings),
	    cmocka_unit_test(
		what_worked_in_one_place_is_tried_in_another_first),
	    cmocka_unit_test(no_case_is_repeated_while_an_unseen_one_is_there),
	    cmocka_unit_test(
		a_case_that_was_begun_goes_on_before_another_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
