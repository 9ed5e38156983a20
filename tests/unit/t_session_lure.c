/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Misconceptions and reversals lead to a question and to nothing else (K9);
 * replies to a misconception are questions like any other; what a learner says
 * was said is kept as a wording.
 */
#include "core/session.h"

#include "core/say.h"
#include "drive.h"

/* The first statement has a misconception; the second item is its refute. */
static struct drive *
with_lure(void)
{
	struct drive *d = three_ideas();
	struct item *it = d->items[0];
	struct lure *l = arena_array(&d->arena, 1, sizeof(*l));

	l->id = "pirates";
	l->says = "The harbour hides wooden pirates from marble castles.";
	l->truth = "It shelters lanterns and sailors.";
	it->lures = l;
	it->n_lures = 1;
	it->text = "The harbour shelters copper lanterns and velvet sailors.";
	drive_start(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	return d;
}

static const char *
review_body(const struct drive *d)
{
	for (size_t i = d->log.n; i-- > 0;)
		if (d->log.ev[i].type == EV_REVIEW)
			return d->log.ev[i].body;
	return "";
}

static void
a_misconception_is_asked_about_after_anything_to_add(void **state)
{
	struct drive *d = with_lure();

	(void)state;
	says(d, "hides wooden pirates from marble castles");
	assert_int_equal(last_out(d)->about, ABOUT_ADD);
	commands(d, ":skip");
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	assert_int_equal(last_out(d)->about, ABOUT_LURE);
	assert_non_null(strstr(last_out(d)->text, "wooden pirates"));
	drive_free(d);
}

static void
a_misconception_that_is_held_is_again_and_contrasted(void **state)
{
	struct drive *d = with_lure();
	const struct session_out *o;

	(void)state;
	says(d, FULL ". It hides wooden pirates from marble castles");
	assert_int_equal(last_out(d)->about, ABOUT_LURE);
	nods(d, true);
	o = came(d, OUT_MARKED);
	assert_non_null(o);
	assert_int_equal(o->suggested, RATING_AGAIN);
	assert_string_equal(o->lure->id, "pirates");
	assert_string_equal(o->why, "It shelters lanterns and sailors.");
	assert_non_null(
	    strstr(review_body(d), "\"misconception\":\"pirates\""));
	drive_free(d);
}

static void
a_misconception_that_is_not_meant_changes_nothing(void **state)
{
	struct drive *d = with_lure();
	const struct session_out *o;

	(void)state;
	says(d, FULL ". It hides wooden pirates from marble castles");
	nods(d, false);
	o = came(d, OUT_MARKED);
	assert_non_null(o);
	assert_int_equal(o->suggested, RATING_GOOD);
	assert_null(o->lure);
	assert_null(strstr(review_body(d), "misconception"));
	drive_free(d);
}

static void
again_forgets_what_was_held(void **state)
{
	struct drive *d = with_lure();

	(void)state;
	says(d, FULL ". It hides wooden pirates from marble castles");
	nods(d, true);
	commands(d, ":again");
	expect_question(d, "lt1.1", KIND_RECALL);
	says(d, FULL);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	drive_free(d);
}

static void
an_idea_turned_round_is_asked_about_and_yes_is_again(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	says(d, SURE ". not the northern railway tunnel bridge");
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	assert_int_equal(last_out(d)->about, ABOUT_TURNED);
	assert_int_equal(last_out(d)->idea, 3);
	nods(d, true);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	assert_int_equal(came(d, OUT_MARKED)->marks[2].said, 'n');
	drive_free(d);
}

static void
an_idea_not_meant_the_other_way_round_is_said(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	says(d, SURE ". not the northern railway tunnel bridge");
	nods(d, false);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	assert_int_equal(came(d, OUT_MARKED)->marks[2].said, 'y');
	drive_free(d);
}

/* -- replies ------------------------------------------------------------------
 */

/* Item 1 becomes the reply to a misconception of item 0, whose recall was
 * counted `days` ago. */
static struct drive *
with_reply(int days)
{
	struct drive *d = drive_new(2);
	struct item *it = d->items[1];

	it->id = "demo:lt1.1/refute/pirates";
	it->owner = "lt1.1";
	it->kind = KIND_REFUTE;
	it->says = "The harbour hides wooden pirates.";
	it->truth = "It shelters lanterns and sailors.";
	it->ask = "A colleague says: it hides wooden pirates.";
	it->any_idea = true;
	if (days >= 0)
		was_reviewed(d, 0, days, RATING_GOOD, 2);
	return d;
}

static void
a_reply_is_not_asked_before_its_statement_was_recalled(void **state)
{
	struct drive *d = with_reply(-1);

	(void)state;
	drive_start(d);
	expect_question(d, "lt1.1", KIND_TRY);
	tries_and_reads(d);
	assert_true(session_done(d->s));
	drive_free(d);
}

static void
a_reply_is_asked_at_once_without_a_try_and_any_idea_will_do(void **state)
{
	struct drive *d = with_reply(1);

	(void)state;
	drive_start(d);
	expect_question(d, "lt1.1", KIND_REFUTE);
	assert_int_equal(last_out(d)->level, 0);
	assert_int_equal(last_out(d)->mode, MODE_NEW);
	says(d, "purple thistles");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	assert_int_equal(came(d, OUT_MARKED)->n_marks, 1);
	goes_on(d);
	assert_true(drive_state(d, 1).s.stability > 0);
	drive_free(d);
}

static void
a_reply_and_its_statement_are_not_asked_on_one_day(void **state)
{
	struct drive *d = with_reply(40);

	(void)state;
	drive_start(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	answers_in_full(d);
	assert_true(session_done(d->s));
	drive_start(d);
	assert_true(session_done(d->s)); /* nor in a later session that day */
	drive_days(d, 1);
	drive_start(d);
	expect_question(d, "lt1.1", KIND_REFUTE);
	drive_free(d);
}

static void
a_reply_that_misses_shows_what_to_say_instead(void **state)
{
	struct drive *d = with_reply(1);
	const struct session_out *o;

	(void)state;
	drive_start(d);
	says(d, "nonsense altogether");
	while ((o = came(d, OUT_MARKED)) == NULL)
		commands(d, ":skip");
	assert_int_equal(o->suggested, RATING_AGAIN);
	assert_string_equal(o->why, "It shelters lanterns and sailors.");
	drive_free(d);
}

static void
statements_alone_are_counted_in_the_totals(void **state)
{
	struct drive *d = with_reply(1);

	(void)state;
	drive_start(d);
	assert_int_equal(d->out[0].type, OUT_PLAN);
	assert_int_equal(d->out[0].sum.total, 1);
	drive_free(d);
}

/* -- "I said that"
 * --------------------------------------------------------------- */

static void
what_was_said_is_kept_as_a_wording_of_the_idea(void **state)
{
	struct drive *d = at_doubt();
	const char *body = NULL;

	(void)state;
	nods(d, false);
	commands(d, ":skip");
	assert_non_null(came(d, OUT_MARKED));
	mends(d, 3, true);
	assert_int_equal(count_events(d, EV_WORDING), 1);
	for (size_t i = 0; i < d->log.n; i++)
		if (d->log.ev[i].type == EV_WORDING)
			body = d->log.ev[i].body;
	assert_non_null(strstr(body, "\"idea\":2"));
	assert_non_null(strstr(body, "railway"));
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	drive_free(d);
}

static void
a_claim_turned_back_takes_its_wording_back(void **state)
{
	struct drive *d = at_doubt();
	size_t before;

	(void)state;
	nods(d, false);
	commands(d, ":skip");
	mends(d, 3, true);
	before = count_events(d, EV_RETRACT);
	mends(d, 3, false);
	assert_int_equal(count_events(d, EV_RETRACT), before + 1);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	mends(d, 3, true);
	assert_int_equal(count_events(d, EV_WORDING), 2);
	drive_free(d);
}

static void
a_wording_counts_at_once_and_goes_with_its_answer(void **state)
{
	struct drive *d = drive_new(5);

	(void)state;
	drive_start(d);
	expect_question(d, "lt1.1", KIND_TRY);
	says(d, "copper lanterns and seamen");
	commands(d, ":skip"); /* anything to add? */
	expect_out(d, OUT_READ, EXPECT_CONTINUE);
	mends(d, 2, true);
	assert_int_equal(count_events(d, EV_WORDING), 1);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	commands(d, ":undo");
	expect_question(d, "lt1.1", KIND_TRY);
	says(d, "copper lanterns and seamen");
	assert_int_equal(last_out(d)->about, ABOUT_ADD); /* it is gone */
	commands(d, ":skip");
	mends(d, 2, true);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_EASY);
	commands(d, ":report a word");
	assert_int_equal(session_expects(d->s), EXPECT_RATING);
	drive_free(d);
}

static void
a_mark_mended_does_not_undo_a_misconception(void **state)
{
	struct drive *d = with_lure();

	(void)state;
	says(d, SURE ". It hides wooden pirates from marble castles");
	while (last_out(d)->about != ABOUT_LURE)
		commands(d, ":skip");
	nods(d, true);
	mends(d, 3, true);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	assert_int_equal(count_events(d, EV_WORDING), 0);
	drive_free(d);
}

static void
a_blank_of_a_bare_statement_keeps_no_wording(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	d->items[0]->n_ideas = 0;
	was_reviewed(d, 0, 5, RATING_AGAIN, 2);
	drive_start(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	assert_in_range(last_out(d)->level, 1, 2);
	says(d, "nonsense");
	while (came(d, OUT_MARKED) == NULL)
		commands(d, ":skip");
	mends(d, 1, true);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	assert_int_equal(count_events(d, EV_WORDING), 0);
	drive_free(d);
}

static void
a_mark_taken_away_keeps_no_wording(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	says(d, FULL);
	mends(d, 3, false);
	assert_int_equal(count_events(d, EV_WORDING), 0);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	drive_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_misconception_is_asked_about_after_anything_to_add),
	    cmocka_unit_test(
		a_misconception_that_is_held_is_again_and_contrasted),
	    cmocka_unit_test(a_misconception_that_is_not_meant_changes_nothing),
	    cmocka_unit_test(again_forgets_what_was_held),
	    cmocka_unit_test(
		an_idea_turned_round_is_asked_about_and_yes_is_again),
	    cmocka_unit_test(an_idea_not_meant_the_other_way_round_is_said),
	    cmocka_unit_test(
		a_reply_is_not_asked_before_its_statement_was_recalled),
	    cmocka_unit_test(
		a_reply_is_asked_at_once_without_a_try_and_any_idea_will_do),
	    cmocka_unit_test(
		a_reply_and_its_statement_are_not_asked_on_one_day),
	    cmocka_unit_test(a_reply_that_misses_shows_what_to_say_instead),
	    cmocka_unit_test(statements_alone_are_counted_in_the_totals),
	    cmocka_unit_test(what_was_said_is_kept_as_a_wording_of_the_idea),
	    cmocka_unit_test(a_claim_turned_back_takes_its_wording_back),
	    cmocka_unit_test(a_wording_counts_at_once_and_goes_with_its_answer),
	    cmocka_unit_test(a_mark_mended_does_not_undo_a_misconception),
	    cmocka_unit_test(a_blank_of_a_bare_statement_keeps_no_wording),
	    cmocka_unit_test(a_mark_taken_away_keeps_no_wording),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
