/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the other events do to an item: amendments, retractions, edits of the
 * deck (K11), pauses, renames, settings; and that their order of arrival never
 * matters.
 */
#include "core/fold.h"

#include "helpers.h"

#define ITEM "demo:lt1.1/recall"

static const char *
good(struct memlog *l, int day)
{
	return memlog_review(
	    l, ITEM, (struct answered){DAY0 + day, RATING_GOOD, 4, MODE_DUE});
}

static const char *
add(struct memlog *l, int day, enum event_type type, const char *ref,
    const char *body)
{
	return memlog_add(l, noon(DAY0 + day) + 1, type, ITEM, ref, body);
}

static struct item_state
now(struct memlog *l)
{
	return memlog_fold(l, ITEM).state;
}

static bool
same_state(const struct item_state *a, const struct item_state *b)
{
	return a->met == b->met && a->paused == b->paused &&
	    is_near(a->s.stability, b->s.stability, 0) &&
	    is_near(a->s.difficulty, b->s.difficulty, 0) &&
	    a->first_met_day == b->first_met_day &&
	    a->last_day == b->last_day && a->counted_day == b->counted_day &&
	    a->due_day == b->due_day && a->interval_days == b->interval_days &&
	    a->n_counted == b->n_counted && a->n_reviews == b->n_reviews &&
	    a->lapses == b->lapses && a->last_rating == b->last_rating &&
	    a->last_level == b->last_level &&
	    a->streak_misses == b->streak_misses && a->settled == b->settled &&
	    a->settled_day == b->settled_day && a->secure == b->secure &&
	    a->secure_day == b->secure_day &&
	    a->n_ideas_seen == b->n_ideas_seen &&
	    memcmp(a->idea_days, b->idea_days, sizeof(a->idea_days)) == 0 &&
	    strcmp(a->hash, b->hash) == 0;
}

/* -- amendments ----------------------------------------------------------- */

static void
an_amended_rating_replaces_the_suggested_one(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id = good(&l, 0);
	struct folded f;

	(void)state;
	add(&l, 0, EV_AMEND, id, "{\"rating\":1}");
	f = memlog_fold(&l, ITEM);
	assert_int_equal(f.state.last_rating, RATING_AGAIN);
	assert_near(f.state.s.stability, fsrs_default.w[0], 1e-9);
	assert_true(f.reviews[0].amended);
	assert_int_equal(f.reviews[0].r.suggested, RATING_GOOD);
	memlog_release(&l);
}

static void
amended_marks_bring_their_own_suggestion(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id = good(&l, 0);

	(void)state;
	add(&l, 0, EV_AMEND, id, "{\"rating\":2}");
	add(&l, 1, EV_AMEND, id,
	    "{\"marks\":\"yn\",\"suggested\":1,\"rating\":null}");
	assert_int_equal(now(&l).last_rating, RATING_AGAIN);
	assert_string_equal(memlog_fold(&l, ITEM).reviews[0].marks, "yn");
	assert_false(memlog_fold(&l, ITEM).reviews[0].unaided);
	memlog_release(&l);
}

static void
the_last_amendment_stands_in_whatever_order_they_arrive(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id = good(&l, 0);
	struct event first;

	(void)state;
	add(&l, 1, EV_AMEND, id, "{\"rating\":1}");
	add(&l, 2, EV_AMEND, id, "{\"rating\":2}");
	assert_int_equal(now(&l).last_rating, RATING_HARD);
	first = l.ev[1];
	l.ev[1] = l.ev[2];
	l.ev[2] = first;
	assert_int_equal(now(&l).last_rating, RATING_HARD);
	memlog_release(&l);
}

static void
an_amendment_that_cannot_be_understood_changes_nothing(void **state)
{
	static const char *const bodies[] = {"", "{", "[]", "null", "7",
	    "\"rating\"", "{\"rating\":\"1\"}", "{\"rating\":7}",
	    "{\"rating\":-1}", "{\"rating\":2.5}", "{\"rating\":[1]}",
	    "{\"rating\":true}", "{\"mode\":\"someday\"}", "{\"marks\":7}",
	    "{\"marks\":\"yy\",\"suggested\":\"x\"}",
	    "{\"marks\":\"yy\",\"suggested\":9}", "{\"marks\":\"yy\"}",
	    "{\"other\":1}"};

	(void)state;
	for (size_t i = 0; i < N_OF(bodies); i++) {
		struct memlog l = MEMLOG_INIT;
		struct item_state before, after;
		const char *id = good(&l, 0);

		add(&l, 0, EV_AMEND, id, "{\"rating\":2}");
		before = now(&l);
		add(&l, 0, EV_AMEND, id, bodies[i]);
		after = now(&l);
		if (!same_state(&before, &after))
			fail_msg("changed by %s", bodies[i]);
		memlog_release(&l);
	}
}

static void
a_try_claimed_in_full_becomes_the_first_review(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id = add(&l, 0, EV_REVIEW, "",
	    "{\"mode\":\"pretest\",\"level\":4,\"suggested\":null}");

	(void)state;
	assert_int_equal(now(&l).n_counted, 0);
	add(&l, 0, EV_AMEND, id,
	    "{\"marks\":\"yy\",\"suggested\":4,\"mode\":\"new\"}");
	assert_int_equal(now(&l).n_counted, 1);
	assert_int_equal(now(&l).last_rating, RATING_EASY);
	memlog_release(&l);
}

/* -- taking back ---------------------------------------------------------- */

static void
a_retracted_review_was_never_there_and_takes_its_amendments_along(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state before, after;
	const char *id;

	(void)state;
	good(&l, 0);
	before = now(&l);
	id = good(&l, 3);
	add(&l, 3, EV_AMEND, id, "{\"rating\":1}");
	assert_int_equal(now(&l).lapses, 1);
	add(&l, 4, EV_RETRACT, id, "{}");
	after = now(&l);
	assert_true(same_state(&before, &after));
	memlog_release(&l);
}

static void
a_redo_brings_review_and_amendments_back(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state before, after;
	const char *id, *undo;

	(void)state;
	good(&l, 0);
	id = good(&l, 3);
	add(&l, 3, EV_AMEND, id, "{\"rating\":1}");
	before = now(&l);
	undo = add(&l, 4, EV_RETRACT, id, "{}");
	assert_int_equal(now(&l).lapses, 0);
	add(&l, 5, EV_RETRACT, undo, "{}");
	after = now(&l);
	assert_true(same_state(&before, &after));
	memlog_release(&l);
}

static void
taking_back_the_first_answer_lets_the_second_of_the_day_count(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id = good(&l, 0);

	(void)state;
	memlog_review(
	    &l, ITEM, (struct answered){DAY0, RATING_HARD, 4, MODE_DUE});
	assert_int_equal(now(&l).last_rating, RATING_GOOD);
	add(&l, 0, EV_RETRACT, id, "{}");
	assert_int_equal(now(&l).last_rating, RATING_HARD);
	assert_int_equal(now(&l).n_counted, 1);
	memlog_release(&l);
}

/* -- edits of the deck: E.3 ----------------------------------------------- */

#define MEANING "{\"old\":\"a\",\"new\":\"b\",\"rule\":\"meaning\"}"

static void
a_core_idea_added_lowers_stability_to_7_and_is_due_today(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state before, after;

	(void)state;
	good(&l, 0);
	good(&l, 21);
	before = now(&l);
	assert_true(before.s.stability > 7);
	add(&l, 23, EV_CONTENT, "", MEANING);
	after = now(&l);
	assert_near(after.s.stability, 7, 1e-12);
	assert_int_equal(after.due_day, DAY0 + 23);
	assert_int_equal(after.n_counted, before.n_counted);
	assert_string_equal(after.hash, "b");
	memlog_release(&l);
}

static void
a_lower_stability_stays_as_it_was(void **state)
{
	struct memlog l = MEMLOG_INIT;
	double s;

	(void)state;
	good(&l, 0);
	s = now(&l).s.stability;
	assert_true(s < 7);
	add(&l, 1, EV_CONTENT, "", MEANING);
	assert_near(now(&l).s.stability, s, 0);
	assert_int_equal(now(&l).due_day, DAY0 + 1);
	memlog_release(&l);
}

static void
two_machines_that_see_the_same_edit_count_it_once(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state once, twice;

	(void)state;
	good(&l, 0);
	good(&l, 21);
	add(&l, 23, EV_CONTENT, "", MEANING);
	good(&l, 24);
	once = now(&l);
	add(&l, 25, EV_CONTENT, "", MEANING);
	twice = now(&l);
	assert_int_equal(once.due_day, twice.due_day);
	assert_near(once.s.stability, twice.s.stability, 0);
	memlog_release(&l);
}

static void
after_an_edit_and_back_again_the_hash_is_the_last_one(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	good(&l, 0);
	add(&l, 1, EV_CONTENT, "",
	    "{\"old\":\"a\",\"new\":\"b\",\"rule\":\"cosmetic\"}");
	add(&l, 2, EV_CONTENT, "",
	    "{\"old\":\"b\",\"new\":\"a\",\"rule\":\"cosmetic\"}");
	add(&l, 3, EV_CONTENT, "",
	    "{\"old\":\"a\",\"new\":\"b\",\"rule\":\"cosmetic\"}");
	assert_string_equal(now(&l).hash, "b");
	memlog_release(&l);
}

static void
a_cosmetic_edit_keeps_everything(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state before, after;

	(void)state;
	good(&l, 0);
	good(&l, 21);
	before = now(&l);
	add(&l, 22, EV_CONTENT, "",
	    "{\"old\":\"a\",\"new\":\"b\",\"rule\":\"cosmetic\"}");
	add(&l, 22, EV_CONTENT, "", "{\"old\":\"a\"}");
	add(&l, 22, EV_CONTENT, "", "damaged");
	after = now(&l);
	assert_near(after.s.stability, before.s.stability, 0);
	assert_int_equal(after.due_day, before.due_day);
	assert_int_equal(after.secure, before.secure);
	memlog_release(&l);
}

static void
a_rewritten_statement_starts_again_and_its_gates_stay_open(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state st;

	(void)state;
	good(&l, 0);
	good(&l, 21);
	assert_true(now(&l).secure);
	add(&l, 22, EV_CONTENT, "",
	    "{\"old\":\"a\",\"new\":\"b\",\"rule\":\"rewritten\"}");
	st = now(&l);
	assert_false(st.met);
	assert_false(st.secure);
	assert_near(st.s.stability, 0, 0);
	assert_int_equal(st.due_day, ITEM_NO_DAY);
	assert_int_not_equal(st.settled_day, ITEM_NO_DAY);
	good(&l, 60); /* the gap does not reach over the rewriting */
	assert_false(now(&l).secure);
	assert_near(now(&l).s.stability, fsrs_default.w[2], 1e-9);
	memlog_release(&l);
}

static void
pause_and_resume_follow_their_order_in_time(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *pause;

	(void)state;
	good(&l, 0);
	add(&l, 5, EV_RESUME, "", "{}");
	pause = add(&l, 4, EV_PAUSE, "", "{}");
	assert_false(now(&l).paused);
	add(&l, 6, EV_PAUSE, "", "{}");
	assert_true(now(&l).paused);
	add(&l, 7, EV_RETRACT, l.ev[l.n - 1].id, "{}");
	assert_false(now(&l).paused);
	add(&l, 7, EV_RETRACT, pause, "{}");
	assert_false(now(&l).paused);
	memlog_release(&l);
}

static void
each_idea_remembers_the_day_it_was_last_said(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct item_state st;

	(void)state;
	memlog_review(
	    &l, ITEM, (struct answered){DAY0, RATING_GOOD, 4, MODE_DUE});
	memlog_review(&l, ITEM,
	    (struct answered){DAY0 + 2, RATING_AGAIN, 4, MODE_PRACTICE});
	st = now(&l);
	assert_int_equal(st.n_ideas_seen, 2);
	assert_int_equal(st.idea_days[0], DAY0 + 2);
	assert_int_equal(st.idea_days[1], DAY0);
	assert_int_equal(st.idea_days[2], ITEM_NO_DAY);
	memlog_release(&l);
}

/* -- order ---------------------------------------------------------------- */

static const char *
any_ref(struct memlog *l, struct rng *r)
{
	return l->n ? l->ev[rng_below(r, (int)l->n)].id : "";
}

static void
any_event(struct memlog *l, struct rng *r)
{
	static const char *const contents[] = {MEANING,
	    "{\"old\":\"b\",\"new\":\"a\",\"rule\":\"cosmetic\"}",
	    "{\"old\":\"b\",\"new\":\"c\",\"rule\":\"rewritten\"}"};
	static const char *const amends[] = {"{\"rating\":1}", "{\"rating\":2}",
	    "{\"marks\":\"yn\",\"suggested\":1,\"rating\":null}", "x"};
	int day = rng_below(r, 60);

	switch (rng_below(r, 9)) {
	case 0:
		add(l, day, EV_RETRACT, any_ref(l, r), "{}");
		break;
	case 1:
		add(l, day, EV_AMEND, any_ref(l, r),
		    amends[rng_below(r, (int)N_OF(amends))]);
		break;
	case 2:
		add(l, day, EV_CONTENT, "",
		    contents[rng_below(r, (int)N_OF(contents))]);
		break;
	case 3:
		add(l, day, rng_below(r, 2) ? EV_PAUSE : EV_RESUME, "", "{}");
		break;
	default:
		memlog_review(l, ITEM,
		    (struct answered){DAY0 + day, (enum rating)rng_below(r, 5),
			1 + rng_below(r, 4),
			(enum mode)rng_below(r, MODE_COUNT)});
	}
}

static void
the_order_of_arrival_never_matters(void **state)
{
	struct rng r = rng_seeded(4711);

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct memlog l = MEMLOG_INIT;
		struct folded one, two;

		for (int i = 1 + rng_below(&r, 25); i > 0; i--)
			any_event(&l, &r);
		one = memlog_fold(&l, ITEM);
		shuffle_events(&r, l.ev, l.n);
		two = memlog_fold(&l, ITEM);
		assert_true(same_state(&one.state, &two.state));
		assert_int_equal(one.n, two.n);
		for (size_t i = 0; i < one.n; i++) {
			assert_string_equal(
			    one.reviews[i].id, two.reviews[i].id);
			assert_int_equal(
			    one.reviews[i].rating, two.reviews[i].rating);
			assert_int_equal(
			    one.reviews[i].counted, two.reviews[i].counted);
		}
		memlog_release(&l);
	}
}

static void
whatever_happened_the_state_holds_together(void **state)
{
	struct rng r = rng_seeded(99);

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct memlog l = MEMLOG_INIT;
		struct item_state st;

		for (int i = 1 + rng_below(&r, 30); i > 0; i--)
			any_event(&l, &r);
		st = now(&l);
		assert_true(st.n_counted <= st.n_reviews);
		assert_true(st.met || st.n_counted == 0);
		assert_true((st.s.stability > 0) == (st.n_counted > 0));
		assert_true((st.due_day != ITEM_NO_DAY) == (st.n_counted > 0));
		assert_true(!st.settled || st.s.stability >= 7);
		assert_true(!st.settled || st.settled_day != ITEM_NO_DAY);
		assert_int_equal(st.secure, st.secure_day != ITEM_NO_DAY);
		assert_true(st.secure || st.n_counted == 0 ||
		    st.interval_days <= 21 || st.due_day - st.counted_day > 21);
		memlog_release(&l);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_amended_rating_replaces_the_suggested_one),
	    cmocka_unit_test(amended_marks_bring_their_own_suggestion),
	    cmocka_unit_test(
		the_last_amendment_stands_in_whatever_order_they_arrive),
	    cmocka_unit_test(
		an_amendment_that_cannot_be_understood_changes_nothing),
	    cmocka_unit_test(a_try_claimed_in_full_becomes_the_first_review),
	    cmocka_unit_test(
		a_retracted_review_was_never_there_and_takes_its_amendments_along),
	    cmocka_unit_test(a_redo_brings_review_and_amendments_back),
	    cmocka_unit_test(
		taking_back_the_first_answer_lets_the_second_of_the_day_count),
	    cmocka_unit_test(
		a_core_idea_added_lowers_stability_to_7_and_is_due_today),
	    cmocka_unit_test(a_lower_stability_stays_as_it_was),
	    cmocka_unit_test(two_machines_that_see_the_same_edit_count_it_once),
	    cmocka_unit_test(
		after_an_edit_and_back_again_the_hash_is_the_last_one),
	    cmocka_unit_test(a_cosmetic_edit_keeps_everything),
	    cmocka_unit_test(
		a_rewritten_statement_starts_again_and_its_gates_stay_open),
	    cmocka_unit_test(pause_and_resume_follow_their_order_in_time),
	    cmocka_unit_test(each_idea_remembers_the_day_it_was_last_said),
	    cmocka_unit_test(the_order_of_arrival_never_matters),
	    cmocka_unit_test(whatever_happened_the_state_holds_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
