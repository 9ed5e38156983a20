/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All kinds in the plan of a day: what is too near (K5), what is owed from
 * before (lt5.8), how many new ones of other kinds, and who goes first when
 * minutes are short.
 */
#include "core/near.h"

#include "core/queue.h"
#include "plan_world.h"

static void
uses(struct world *w, size_t i, const char *one, const char *two)
{
	const char **list = arena_array(&w->arena, 2, sizeof(*list));

	list[0] = one;
	list[1] = two;
	w->items[i]->uses = list;
	w->items[i]->n_uses = two ? 2 : 1;
}

/* -- near: K5 ------------------------------------------------------------- */

static void
what_shows_or_asks_one_statement_is_near(void **state)
{
	struct world *w = world_new(6);
	struct item **it = w->items;

	(void)state;
	of_kind(w, 1, KIND_BECAUSE, "lt0.1");
	of_kind(w, 2, KIND_SPOT, "scene");
	uses(w, 2, "lt0.1", "lt5.1");
	of_kind(w, 3, KIND_LIST, "s0");
	uses(w, 3, "lt5.1", NULL);
	of_kind(w, 4, KIND_APPLY, "case");
	builds_on(&w->arena, it[4], "lt0.1"); /* what it is about */
	assert_true(near_items(it[0], it[1])); /* own statement */
	for (int a = 0; a < 3; a++) {
		assert_true(near_items(it[a], it[2]));
		assert_true(near_items(it[2], it[a]));
	}
	assert_true(near_items(it[2], it[3])); /* both show lt5.1 */
	assert_true(near_items(it[3], it[5]));
	assert_true(near_items(it[4], it[0]) && near_items(it[2], it[4]));
	assert_false(near_items(it[0], it[3]));
	assert_false(near_items(it[3], it[4]));
	assert_false(near_items(it[0], it[5]));
	assert_true(near_shows(it[2], "scene") && near_shows(it[2], "lt5.1"));
	assert_false(near_shows(it[2], "lt4.1"));
	/* a reason builds on statements that it does not show */
	builds_on(&w->arena, it[1], "lt5.1");
	assert_false(near_items(it[1], it[5]));
	it[5]->deck = "other";
	assert_false(near_items(it[3], it[5]));
	world_free(w);
}

/* lt0.1 names lt1.1; a case has no list of its own. */
static void
what_is_mixed_up_is_near_through_a_case_too(void **state)
{
	static const char *const other[] = {"lt1.1"};
	struct world *w = world_new(7);
	struct item **it = w->items;
	struct near day;

	(void)state;
	it[0]->confusable =
	    arena_array(&w->arena, 1, sizeof(*it[0]->confusable));
	it[0]->confusable[0] = other[0];
	it[0]->n_confusable = 1;
	of_kind(w, 2, KIND_SPOT, "scene");
	uses(w, 2, "lt5.1", "lt1.1");
	of_kind(w, 3, KIND_SPOT, "other");
	uses(w, 3, "lt6.1", "lt0.1");
	of_kind(w, 4, KIND_APPLY, "case");
	builds_on(&w->arena, it[4], "lt1.1");
	for (int i = 0; i < 2; i++) {
		assert_true(near_items(it[i], it[1 - i]));
		assert_true(near_items(it[2 * i], it[2 - 2 * i]));
		assert_true(near_items(it[4 * i], it[4 - 4 * i]));
	}
	assert_false(near_items(it[0], it[5]));
	near_start(&day, &w->in, &w->arena);
	near_add(&day, 3); /* shows lt0.1 */
	assert_true(near_any(&day, 1));
	assert_true(near_any(&day, 2));
	assert_true(near_any(&day, 4));
	assert_false(near_any(&day, 5));
	day.n = 0;
	near_add(&day, 1);
	assert_true(near_any(&day, 3));
	assert_false(near_any(&day, 5));
	it[3]->deck = "other";
	assert_false(near_any(&day, 3));
	world_free(w);
}

static void
what_was_asked_today_keeps_near_items_away(void **state)
{
	struct world *w = world_new(3);
	struct near day;

	(void)state;
	of_kind(w, 1, KIND_BECAUSE, "lt0.1");
	only_read(w, 0, 1);
	near_start(&day, &w->in, &w->arena);
	assert_false(near_any(&day, 1));
	near_add(&day, 0);
	assert_true(near_any(&day, 1));
	assert_false(near_any(&day, 0)); /* asked again: no second item */
	assert_false(near_any(&day, 2));
	only_read(w, 0, 0);
	near_start(&day, &w->in, &w->arena);
	assert_true(near_any(&day, 1));
	world_free(w);
}

static void
no_plan_holds_two_items_of_one_statement(void **state)
{
	struct rng r = rng_seeded(3);

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct world *w = world_new(N);
		struct plan p;

		for (size_t i = 10; i < N; i++) {
			of_kind(w, i, (enum kind)(1 + rng_below(&r, KIND_SPOT)),
			    arena_printf(
				&w->arena, "lt%d.1", rng_below(&r, 14)));
			if (w->items[i]->kind == KIND_SPOT)
				uses(w, i, w->items[rng_below(&r, 10)]->owner,
				    w->items[rng_below(&r, 10)]->owner);
		}
		for (size_t i = 0; i < N; i++)
			if (rng_below(&r, 3)) {
				due_since(w, i, 1 + rng_below(&r, 9),
				    1 + rng_below(&r, 30),
				    rng_below(&r, 9) - 4);
				w->states[i].owed = rng_below(&r, 2) ? 1 : 0;
				w->states[i].settled_day = DAY0 - 1;
			}
		w->in.minutes = 30;
		p = plan_of(w);
		assert_true(p.n > 3);
		for (size_t i = 0; i < p.n; i++)
			for (size_t k = 0; k < i; k++)
				assert_false(
				    near_items(w->items[p.list[i].item],
					w->items[p.list[k].item]));
		assert_int_equal(
		    p.due + p.first + p.tries + p.cases + p.fixes, (int)p.n);
		world_free(w);
	}
}

/* -- what is owed --------------------------------------------------------- */

static void
what_is_owed_opens_the_next_session(void **state)
{
	struct world *w = world_new(5);
	struct plan p;

	(void)state;
	w->in.new_wanted = 0;
	due_since(w, 0, 3, 9, 2);
	only_read(w, 1, 1);
	due_since(w, 2, 3, 1, -2); /* yesterday, cut off */
	w->states[2].owed = 2;
	due_since(w, 3, 3, 0, -2); /* today, in an earlier session */
	w->states[3].owed = 1;
	due_since(w, 4, 3, 1, -2);
	w->states[4].owed = 1;
	w->states[4].paused = true;
	p = plan_of(w);
	assert_int_equal(p.fixes, 2);
	assert_int_equal(p.list[0].kind, ENTRY_FIX);
	assert_int_equal(p.list[0].item, 2);
	assert_int_equal(p.list[1].item, 3);
	assert_int_equal(p.n, 4);
	/* due again it is asked as that, and once */
	w->states[2].due_day = DAY0;
	p = plan_of(w);
	assert_int_equal(p.fixes, 1);
	assert_int_equal(p.list[place(&p, 2)].kind, ENTRY_DUE);
	assert_int_equal(p.n, 4);
	world_free(w);
}

static void
owed_or_not(void **state)
{
	struct item_state s = {.s = {3, 5}, .due_day = DAY0 + 1, .owed = 4};

	(void)state;
	assert_true(plan_is_owed(&s, DAY0));
	assert_false(plan_is_owed(&s, DAY0 + 1)); /* due by then */
	s.paused = true;
	assert_false(plan_is_owed(&s, DAY0));
	s.paused = false;
	s.owed = 0;
	assert_false(plan_is_owed(&s, DAY0));
	s.owed = 4;
	s.s.stability = 0;
	assert_false(plan_is_owed(&s, DAY0));
}

/* -- new ones of other kinds ----------------------------------------------- */

static void
two_first_meetings_a_day_beside_the_statements(void **state)
{
	static const enum kind kinds[] = {
	    KIND_REFUTE, KIND_BECAUSE, KIND_LIST, KIND_STEPS};
	struct world *w = world_new(12);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		settled(w, i, 9);
		of_kind(w, 4 + i, kinds[i], w->items[i]->owner);
		builds_on(&w->arena, w->items[4 + i], w->items[i]->owner);
	}
	w->in.new_wanted = 2;
	assert_int_equal(plan_of(w).tries, 2 + NEW_OTHERS);
	for (int i = 0; i < NEW_OTHERS; i++) {
		struct plan p = plan_of(w);
		int k = 4;

		while (place(&p, k) < 0)
			k++;
		assert_int_equal(p.list[place(&p, k)].kind, ENTRY_MEET);
		only_read(w, (size_t)k, 0); /* met today */
		due_since(w, (size_t)k, 3, 0, -3);
		w->states[k].first_met_day = DAY0;
		assert_int_equal(plan_of(w).tries, 2 + NEW_OTHERS - i - 1);
	}
	w->in.today++;
	assert_int_equal(plan_of(w).tries, 2 + NEW_OTHERS);
	w->in.new_wanted = 0; /* the brake is for all of them */
	assert_int_equal(plan_of(w).tries, 0);
	world_free(w);
}

static void
the_kind_of_the_next_meeting(void **state)
{
	struct world *w = world_new(4);

	(void)state;
	of_kind(w, 1, KIND_LIST, "lt0.1");
	case_on(w, 2, "lt0.1", 2, "a");
	case_on(w, 3, "lt0.1", 1, "a");
	assert_int_equal(plan_kind_now(&w->in, 0), ENTRY_TRY);
	assert_int_equal(plan_kind_now(&w->in, 1), ENTRY_MEET);
	assert_int_equal(plan_kind_now(&w->in, 2), ENTRY_EXAMPLE);
	assert_int_equal(plan_kind_now(&w->in, 3), ENTRY_MEET);
	only_read(w, 0, 0);
	assert_int_equal(plan_kind_now(&w->in, 0), ENTRY_FIRST);
	w->states[2].met = true;
	w->states[2].n_examples = 1;
	assert_int_equal(plan_kind_now(&w->in, 2), ENTRY_MEET);
	for (size_t i = 0; i < 4; i++) {
		due_since(w, i, 3, 3, -1);
		assert_int_equal(plan_kind_now(&w->in, (int)i), ENTRY_DUE);
	}
	world_free(w);
}

/* -- who goes first -------------------------------------------------------- */

static void
statements_go_before_other_kinds_but_for_a_share(void **state)
{
	struct world *w = world_new(N);
	struct plan p;
	int others = 0, statements = 0;

	(void)state;
	/* 12 statements and 20 reasons are due; the reasons are worth more */
	for (size_t i = 0; i < 12; i++)
		due_since(w, i, 5, 20, 5);
	for (size_t i = 12; i < 32; i++) {
		of_kind(w, i, KIND_BECAUSE, arena_printf(&w->arena, "r%zu", i));
		due_since(w, i, 1, 300, 200);
	}
	w->in.new_wanted = 4;
	p = plan_of(w);
	for (size_t i = 0; i < p.n; i++) {
		statements += p.list[i].item < 12;
		others += p.list[i].item >= 12 && p.list[i].item < 32;
	}
	/* 420 of 600 seconds, and what is likely to be asked again */
	assert_int_equal(statements, 12);
	assert_int_equal(others, 1);
	for (size_t i = 10; i < 12; i++)
		w->states[i].due_day = DAY0 + 9;
	p = plan_of(w);
	assert_int_equal(p.tries, 1); /* one in four goes before it */
	w->in.new_wanted = 0; /* nothing new: all that is left */
	p = plan_of(w);
	assert_int_equal(p.due, 10 + 2);
	world_free(w);
}

static void
each_kind_takes_its_time(void **state)
{
	static const int seconds[] = {35, 40, 60, 40, 30, 75, 75};
	struct world *w = world_new(1);

	(void)state;
	due_since(w, 0, 20, 9, 0);
	for (int k = KIND_RECALL; k <= KIND_SPOT; k++) {
		w->items[0]->kind = (enum kind)k;
		assert_int_equal(plan_entry_seconds(
				     &w->in, (struct entry){0, ENTRY_DUE, 0.9}),
		    seconds[k]);
		assert_int_equal(
		    plan_seconds_of(ENTRY_FIX, (enum kind)k, 3), 20);
		assert_int_equal(
		    plan_seconds_of(ENTRY_EXAMPLE, (enum kind)k, 0), 60);
	}
	w->items[0]->kind = KIND_RECALL;
	w->states[0].s.stability = 1.5; /* with blanks */
	assert_int_equal(
	    plan_entry_seconds(&w->in, (struct entry){0, ENTRY_DUE, 0}), 20);
	assert_int_equal(
	    plan_entry_seconds(&w->in, (struct entry){0, ENTRY_TRY, 0}), 65);
	world_free(w);
}

static void
the_case_stands_before_the_last_question(void **state)
{
	struct world *w = world_new(8);
	struct plan p;

	(void)state;
	w->in.new_wanted = 1;
	settled(w, 0, 9);
	case_on(w, 1, "lt0.1", 2, "a");
	for (size_t i = 2; i < 7; i++)
		due_since(w, i, 3, 9 + (int)i, 2);
	p = plan_of(w);
	assert_int_equal(p.n, 7);
	assert_int_equal(p.list[5].item, 1);
	assert_int_equal(p.list[6].kind, ENTRY_DUE);
	assert_int_equal(p.list[6].item, 2); /* the likeliest */
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_shows_or_asks_one_statement_is_near),
	    cmocka_unit_test(what_is_mixed_up_is_near_through_a_case_too),
	    cmocka_unit_test(what_was_asked_today_keeps_near_items_away),
	    cmocka_unit_test(no_plan_holds_two_items_of_one_statement),
	    cmocka_unit_test(what_is_owed_opens_the_next_session),
	    cmocka_unit_test(owed_or_not),
	    cmocka_unit_test(two_first_meetings_a_day_beside_the_statements),
	    cmocka_unit_test(the_kind_of_the_next_meeting),
	    cmocka_unit_test(statements_go_before_other_kinds_but_for_a_share),
	    cmocka_unit_test(each_kind_takes_its_time),
	    cmocka_unit_test(the_case_stands_before_the_last_question),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
