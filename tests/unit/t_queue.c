/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What today may hold: gates (K3), new items and their limits, one statement a
 * day and confusable ones apart (K5).
 */
#include "core/queue.h"

#include "plan_world.h"

/* -- gates: K3 ------------------------------------------------------------ */

static struct world *
gated(void)
{
	struct world *w = world_new(2);

	builds_on(&w->arena, w->items[1], "lt0.1");
	return w;
}

static void
a_gate_is_shut_until_what_it_builds_on_was_settled(void **state)
{
	struct world *w = gated();

	(void)state;
	assert_false(plan_gate_open(&w->in, 1));
	due_since(w, 0, 6.9, 5, 0);
	w->states[0].first_met_day = DAY0 - 5;
	assert_false(plan_gate_open(&w->in, 1));
	w->states[0].settled = true;
	w->states[0].settled_day = DAY0 - 1;
	assert_true(plan_gate_open(&w->in, 1));
	world_free(w);
}

static void
the_gate_follows_the_fold_at_6_9_and_7_days_as_in_K3(void **state)
{
	struct world *w = gated();
	struct memlog l = MEMLOG_INIT;
	char weights[512];

	(void)state;
	for (int k = 0; k < 2; k++) {
		struct buf b = BUF_INIT;

		for (int i = 0; i < FSRS_WEIGHTS; i++)
			buf_addf(&b, "%s%g", i ? "," : "",
			    i == 2 ? (k ? 7.0 : 6.9) : fsrs_default.w[i]);
		(void)snprintf(weights, sizeof(weights),
		    "{\"model\":\"fsrs6\",\"weights\":[%s]}", buf_str(&b));
		buf_release(&b);
		memlog_release(&l);
		memlog_add(&l, 0, EV_PARAMS, "", "", weights);
		memlog_review(&l, w->items[0]->id,
		    (struct answered){DAY0 - 1, RATING_GOOD, 2, MODE_NEW});
		w->states[0] = memlog_fold(&l, w->items[0]->id).state;
		assert_int_equal(plan_gate_open(&w->in, 1), k);
	}
	/* a lapse after that leaves it open */
	memlog_review(&l, w->items[0]->id,
	    (struct answered){DAY0, RATING_AGAIN, 3, MODE_DUE});
	w->states[0] = memlog_fold(&l, w->items[0]->id).state;
	assert_false(w->states[0].settled);
	assert_true(plan_gate_open(&w->in, 1));
	memlog_release(&l);
	world_free(w);
}

static void
a_paused_or_missing_statement_gates_nothing(void **state)
{
	struct world *w = gated();

	(void)state;
	w->states[0].paused = true;
	assert_true(plan_gate_open(&w->in, 1));
	w->states[0].paused = false;
	assert_false(plan_gate_open(&w->in, 1));
	w->items[0]->owner = "lt9.9";
	assert_true(plan_gate_open(&w->in, 1));
	world_free(w);
}

static void
a_statement_of_another_deck_with_the_same_id_gates_nothing(void **state)
{
	struct world *w = gated();

	(void)state;
	w->items[0]->deck = "other";
	assert_true(plan_gate_open(&w->in, 1));
	world_free(w);
}

static void
a_gate_opens_21_days_after_the_last_one_was_met(void **state)
{
	struct world *w = world_new(3);

	(void)state;
	builds_on(&w->arena, w->items[2], "lt0.1");
	builds_on(&w->arena, w->items[2], "lt1.1");
	only_read(w, 0, 100);
	assert_false(plan_gate_open(&w->in, 2)); /* one was never met */
	only_read(w, 1, 20);
	assert_false(plan_gate_open(&w->in, 2));
	only_read(w, 1, 21);
	assert_true(plan_gate_open(&w->in, 2));
	world_free(w);
}

static void
a_date_of_opening_keeps_it_shut_until_that_day(void **state)
{
	struct world *w = world_new(1);

	(void)state;
	w->items[0]->opens = DAY0 + 1;
	assert_false(plan_gate_open(&w->in, 0));
	assert_int_equal(plan_of(w).n, 0);
	w->in.today++;
	assert_true(plan_gate_open(&w->in, 0));
	world_free(w);
}

static void
a_near_assessment_opens_what_would_stay_unmet(void **state)
{
	struct world *w = gated();

	(void)state;
	w->in.new_a_day = 1;
	w->in.date = DAY0 + 2;
	assert_false(plan_gate_open(&w->in, 1)); /* two days, two items */
	w->in.date = DAY0 + 1;
	assert_true(plan_gate_open(&w->in, 1));
	w->items[1]->opens = DAY0 + 1; /* but never before its own day */
	assert_false(plan_gate_open(&w->in, 1));
	w->items[1]->opens = ITEM_NO_DAY;
	w->in.date = DAY0 - 1; /* over */
	assert_false(plan_gate_open(&w->in, 1));
	world_free(w);
}

/* -- new items ------------------------------------------------------------ */

static void
foundations_come_first_and_priority_first_among_equals(void **state)
{
	struct world *w = world_new(5);
	struct plan p;

	(void)state;
	/* 0 builds on 4 (settled long ago and paused: both are open) */
	builds_on(&w->arena, w->items[0], "lt4.1");
	w->states[4].paused = true;
	w->items[3]->priority = true;
	p = plan_of(w);
	assert_int_equal(p.n, 4);
	assert_int_equal(p.list[0].item, 3);
	assert_int_equal(p.list[1].item, 1);
	assert_int_equal(p.list[2].item, 2);
	assert_int_equal(p.list[3].item, 0);
	assert_int_equal(p.tries, 4);
	world_free(w);
}

static void
no_more_new_ones_than_the_day_allows(void **state)
{
	struct world *w = world_new(9);

	(void)state;
	for (int k = 0; k <= 4; k++) {
		w->in.new_wanted = k;
		assert_int_equal(plan_of(w).tries, k);
	}
	w->in.new_wanted = -1;
	assert_int_equal(plan_of(w).tries, 0);
	world_free(w);
}

static void
of_a_section_at_most_two_a_day_the_first_session_excepted(void **state)
{
	struct world *w = world_new(6);

	(void)state;
	for (int i = 0; i < 6; i++)
		w->items[i]->section = "s3";
	assert_int_equal(plan_of(w).tries, 2);
	only_read(w, 0, 0); /* one was met today already */
	w->states[0].s.stability = 2; /* and recalled */
	w->states[0].due_day = DAY0 + 2;
	assert_int_equal(plan_of(w).tries, 1);
	w->states[0].first_met_day = DAY0 - 1;
	assert_int_equal(plan_of(w).tries, 2);
	w->in.first_session = true;
	assert_int_equal(plan_of(w).tries, 5);
	w->in.first_session = false;
	w->in.section = "s3"; /* the learner chose it */
	assert_int_equal(plan_of(w).tries, 5);
	world_free(w);
}

static void
a_section_asked_for_holds_nothing_else(void **state)
{
	struct world *w = world_new(6);
	struct plan p;

	(void)state;
	due_since(w, 0, 3, 5, 2);
	due_since(w, 1, 3, 5, 2);
	w->in.section = "s1";
	p = plan_of(w);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.list[0].item, 1);
	assert_int_equal(p.waiting, 2);
	world_free(w);
}

static void
rings_of_builds_on_end_and_open_nothing(void **state)
{
	struct world *w = world_new(N);

	(void)state;
	/* each builds on every other one: no order, and no end if followed */
	for (size_t i = 0; i < N; i++)
		for (size_t k = 0; k < N; k++)
			builds_on(&w->arena, w->items[i], w->items[k]->owner);
	assert_int_equal(plan_of(w).n, 0);
	w->in.date = DAY0 + 1; /* pressed: all are open */
	w->in.new_a_day = 1;
	assert_true(plan_of(w).tries > 0);
	world_free(w);
}

/* -- one day: K5 ---------------------------------------------------------- */

static void
no_item_is_planned_twice(void **state)
{
	struct world *w = world_new(N);
	struct rng r = rng_seeded(5);
	bool seen[N];

	(void)state;
	for (int round = 0; round < 200; round++) {
		for (size_t i = 0; i < N; i++) {
			memset(&w->states[i], 0, sizeof(w->states[i]));
			w->states[i].settled_day = ITEM_NO_DAY;
			w->states[i].last_day = ITEM_NO_DAY;
			if (rng_below(&r, 3))
				due_since(w, i, 1 + rng_below(&r, 9),
				    1 + rng_below(&r, 30),
				    rng_below(&r, 9) - 4);
			else if (rng_below(&r, 2))
				only_read(w, i, rng_below(&r, 3));
			w->states[i].paused = rng_below(&r, 6) == 0;
		}
		memset(seen, 0, sizeof(seen));
		struct plan p = plan_of(w);

		for (size_t i = 0; i < p.n; i++) {
			const struct item_state *s = &w->states[p.list[i].item];

			assert_false(seen[p.list[i].item]);
			seen[p.list[i].item] = true;
			assert_false(s->paused);
			if (p.list[i].kind == ENTRY_DUE)
				assert_true(s->due_day <= DAY0);
		}
		assert_int_equal(p.due + p.first + p.tries, (int)p.n);
	}
	world_free(w);
}

static void
confusable_statements_fall_on_different_days(void **state)
{
	struct world *w = world_new(2);
	struct plan p;
	int other;

	(void)state;
	w->items[0]->confusable = make_names(&w->arena, "lt1.1");
	w->items[0]->n_confusable = 1;
	due_since(w, 0, 3, 5, 2);
	due_since(w, 1, 3, 9, 2);
	p = plan_of(w);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.waiting, 2);
	/* asked today, the other one still waits; tomorrow it comes */
	other = 1 - p.list[0].item;
	w->states[p.list[0].item].last_day = DAY0;
	w->states[p.list[0].item].due_day = DAY0 + 5;
	assert_int_equal(plan_of(w).n, 0);
	w->in.today++;
	p = plan_of(w);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.list[0].item, other);
	world_free(w);
}

static void
a_new_item_keeps_away_from_what_it_is_confused_with(void **state)
{
	struct world *w = world_new(3);
	struct plan p;

	(void)state;
	w->items[1]->confusable = make_names(&w->arena, "lt0.1");
	w->items[1]->n_confusable = 1;
	due_since(w, 0, 3, 5, 2);
	p = plan_of(w);
	assert_int_equal(place(&p, 1), -1);
	assert_true(place(&p, 0) >= 0 && place(&p, 2) >= 0);
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_gate_is_shut_until_what_it_builds_on_was_settled),
	    cmocka_unit_test(
		the_gate_follows_the_fold_at_6_9_and_7_days_as_in_K3),
	    cmocka_unit_test(a_paused_or_missing_statement_gates_nothing),
	    cmocka_unit_test(
		a_statement_of_another_deck_with_the_same_id_gates_nothing),
	    cmocka_unit_test(a_gate_opens_21_days_after_the_last_one_was_met),
	    cmocka_unit_test(a_date_of_opening_keeps_it_shut_until_that_day),
	    cmocka_unit_test(a_near_assessment_opens_what_would_stay_unmet),
	    cmocka_unit_test(
		foundations_come_first_and_priority_first_among_equals),
	    cmocka_unit_test(no_more_new_ones_than_the_day_allows),
	    cmocka_unit_test(
		of_a_section_at_most_two_a_day_the_first_session_excepted),
	    cmocka_unit_test(a_section_asked_for_holds_nothing_else),
	    cmocka_unit_test(rings_of_builds_on_end_and_open_nothing),
	    cmocka_unit_test(no_item_is_planned_twice),
	    cmocka_unit_test(confusable_statements_fall_on_different_days),
	    cmocka_unit_test(
		a_new_item_keeps_away_from_what_it_is_confused_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
