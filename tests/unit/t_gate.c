/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an item may be met, or not yet: kinds beside statements (lt3.2, lt3.6).
 */
#include "core/gate.h"

#include "plan_world.h"

static const enum kind on_settled[] = {
    KIND_BECAUSE, KIND_APPLY, KIND_SPOT, KIND_LIST};

/* Item 0 is a statement; item 1 of that kind builds on it. */
static struct world *
on_one(enum kind kind, const char *owner)
{
	struct world *w = world_new(2);

	of_kind(w, 1, kind, owner);
	builds_on(&w->arena, w->items[1], "lt0.1");
	return w;
}

static void
is_shut(struct world *w, int item, enum gate_why why, const char *waits_for,
    int32_t day)
{
	struct gate g = gate_item(&w->in, item);

	assert_false(g.open);
	assert_int_equal(g.why, why);
	assert_int_equal(g.day, day);
	if (waits_for == NULL)
		assert_null(g.waits_for);
	else
		assert_string_equal(g.waits_for, waits_for);
	assert_false(plan_gate_open(&w->in, item));
}

static void
is_open(struct world *w, int item, enum gate_why why, int32_t day)
{
	struct gate g = gate_item(&w->in, item);

	assert_true(g.open);
	assert_int_equal(g.why, why);
	assert_null(g.waits_for);
	assert_int_equal(g.day, day);
	assert_true(plan_gate_open(&w->in, item));
}

static void
reasons_cases_and_lists_of_a_section_wait_until_it_is_settled(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(on_settled); i++) {
		struct world *w = on_one(on_settled[i], "elsewhere");

		is_shut(w, 1, GATE_UNSETTLED, "lt0.1", ITEM_NO_DAY);
		due_since(w, 0, 6.9, 5, 0);
		w->states[0].first_met_day = DAY0 - 5;
		is_shut(w, 1, GATE_UNSETTLED, "lt0.1", DAY0 - 5 + GATE_DAYS);
		settled(w, 0, 2);
		is_open(w, 1, GATE_SETTLED, DAY0 - 2);
		w->states[0].settled = false; /* a lapse: it stays open */
		is_open(w, 1, GATE_SETTLED, DAY0 - 2);
		world_free(w);
	}
}

static void
what_stands_in_a_statement_waits_for_one_recall(void **state)
{
	static const enum kind kinds[] = {KIND_REFUTE, KIND_LIST, KIND_STEPS};

	(void)state;
	for (size_t i = 0; i < N_OF(kinds); i++) {
		struct world *w = on_one(kinds[i], "lt0.1");

		is_shut(w, 1, GATE_UNRECALLED, "lt0.1", ITEM_NO_DAY);
		only_read(w, 0, 3);
		is_shut(w, 1, GATE_UNRECALLED, "lt0.1", DAY0 - 3 + GATE_DAYS);
		w->states[0].s.stability = 0.2;
		is_open(w, 1, GATE_RECALLED, DAY0 - 3);
		world_free(w);
	}
}

static void
the_two_ways_of_waiting_are_told_apart_by_the_owner(void **state)
{
	struct world *w = on_one(KIND_LIST, "lt0.1");
	struct owners o;

	(void)state;
	owners_index(&o, w->in.items, w->in.n, &w->arena);
	assert_true(gate_needs_recall_only(&o, w->items[1]));
	w->items[1]->owner = "s0"; /* a section */
	assert_false(gate_needs_recall_only(&o, w->items[1]));
	w->items[1]->owner = "lt0.1";
	w->items[1]->kind = KIND_BECAUSE;
	assert_false(gate_needs_recall_only(&o, w->items[1]));
	w->items[1]->kind = KIND_REFUTE;
	assert_true(gate_needs_recall_only(&o, w->items[1]));
	world_free(w);
}

static void
every_statement_of_a_scene_must_be_settled(void **state)
{
	struct world *w = world_new(3);

	(void)state;
	of_kind(w, 2, KIND_SPOT, "scene");
	builds_on(&w->arena, w->items[2], "lt0.1");
	builds_on(&w->arena, w->items[2], "lt1.1");
	settled(w, 0, 9);
	is_shut(w, 2, GATE_UNSETTLED, "lt1.1", ITEM_NO_DAY);
	settled(w, 1, 4);
	is_open(w, 2, GATE_SETTLED, DAY0 - 4);
	world_free(w);
}

static void
it_opens_anyway_three_weeks_after_the_last_was_met(void **state)
{
	struct world *w = on_one(KIND_BECAUSE, "lt0.1");

	(void)state;
	only_read(w, 0, GATE_DAYS - 1);
	is_shut(w, 1, GATE_UNSETTLED, "lt0.1", DAY0 + 1);
	w->in.today++;
	is_open(w, 1, GATE_WAITED, DAY0 + 1);
	w->in.today += 30;
	is_open(w, 1, GATE_WAITED, DAY0 + 1);
	world_free(w);
}

static void
paused_or_missing_it_gates_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(on_settled); i++) {
		struct world *w = on_one(on_settled[i], "elsewhere");

		w->states[0].paused = true;
		is_open(w, 1, GATE_FREE, ITEM_NO_DAY);
		w->states[0].paused = false;
		w->items[0]->owner = "lt7.7";
		is_open(w, 1, GATE_FREE, ITEM_NO_DAY);
		world_free(w);
	}
}

static void
its_own_day_comes_before_all(void **state)
{
	struct world *w = on_one(KIND_APPLY, "case");

	(void)state;
	settled(w, 0, 4);
	w->items[1]->opens = DAY0 + 2;
	is_shut(w, 1, GATE_OPENS, NULL, DAY0 + 2);
	w->in.today = DAY0 + 2;
	is_open(w, 1, GATE_SETTLED, DAY0 + 2);
	world_free(w);
}

/* Facts before use: in the last week, and what was recalled at least once. */
static void
a_short_course_still_gets_its_cases(void **state)
{
	struct world *w = on_one(KIND_APPLY, "case");

	(void)state;
	only_read(w, 0, 2);
	w->in.date = DAY0 + 3;
	is_shut(w, 1, GATE_UNSETTLED, "lt0.1", DAY0 - 2 + GATE_DAYS);
	w->states[0].s.stability = 1;
	is_open(w, 1, GATE_DATE, DAY0);
	w->in.date = DAY0 + PRESS_DAYS;
	is_shut(w, 1, GATE_UNSETTLED, "lt0.1", DAY0 - 2 + GATE_DAYS);
	w->in.date = DAY0 + PRESS_DAYS - 1;
	is_open(w, 1, GATE_DATE, DAY0);
	w->in.date = DAY0 - 1; /* over */
	is_shut(w, 1, GATE_UNSETTLED, "lt0.1", DAY0 - 2 + GATE_DAYS);
	world_free(w);
}

static void
only_unmet_statements_make_the_date_press(void **state)
{
	struct world *w = on_one(KIND_BECAUSE, "lt0.1");

	(void)state;
	w->in.new_a_day = 1;
	w->in.date = DAY0 + 1;
	assert_false(gate_date_presses(&w->in)); /* one day, one statement */
	w->in.date = DAY0;
	assert_true(gate_date_presses(&w->in));
	w->states[0].paused = true;
	assert_false(gate_date_presses(&w->in));
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		reasons_cases_and_lists_of_a_section_wait_until_it_is_settled),
	    cmocka_unit_test(what_stands_in_a_statement_waits_for_one_recall),
	    cmocka_unit_test(
		the_two_ways_of_waiting_are_told_apart_by_the_owner),
	    cmocka_unit_test(every_statement_of_a_scene_must_be_settled),
	    cmocka_unit_test(
		it_opens_anyway_three_weeks_after_the_last_was_met),
	    cmocka_unit_test(paused_or_missing_it_gates_nothing),
	    cmocka_unit_test(its_own_day_comes_before_all),
	    cmocka_unit_test(a_short_course_still_gets_its_cases),
	    cmocka_unit_test(only_unmet_statements_make_the_date_press),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
