/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the quiz keeps: saved before it is shown (K10), amended and never
 * changed, taken back, counted in the summary, gone on with after a break.
 */
#include "core/session.h"

#include "drive.h"

/* -- what the summary says ------------------------------------------------ */

static void
the_summary_counts_what_was_due_recalled_and_without_a_hint(void **state)
{
	struct drive *d = drive_new(5);
	const struct session_summary *sum;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		was_reviewed(d, i, 40 + 10 * (int)i, RATING_GOOD, 2);
	d->config.day.new_wanted = 1;
	drive_start(d);
	assert_int_equal(last_out(d)->kind, KIND_TRY);
	tries_and_reads(d);
	answers_in_full(d); /* due, without a hint */
	says(d, "?"); /* due, after one hint */
	says(d, demo_answer(&d->arena, last_out(d)->item));
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_HARD);
	goes_on(d);
	commands(d, "hint"); /* due, missed */
	commands(d, "skip");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	goes_on(d);
	while (!session_done(d->s))
		answers_in_full(d);
	sum = &last_out(d)->sum;
	assert_int_equal(sum->due_asked, 3);
	assert_int_equal(sum->due_recalled, 2);
	assert_int_equal(sum->due_unaided, 1);
	assert_int_equal(sum->met_new, 1);
	assert_int_equal(sum->asked, 5);
	assert_int_equal(
	    sum->met + sum->settled + sum->secure + sum->still_to_meet,
	    sum->total);
	assert_int_equal(sum->total, 5);
	assert_int_equal(sum->still_to_meet, 1);
	drive_free(d);
}

static void
a_rating_taken_down_is_what_the_summary_counts(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	says(d, demo_answer(&d->arena, d->items[0]));
	rates(d, 1);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_int_equal(last_out(d)->sum.due_asked, 1);
	assert_int_equal(last_out(d)->sum.due_recalled, 0);
	drive_free(d);
}

static void
what_was_taken_back_is_not_in_the_summary(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	says(d, demo_answer(&d->arena, d->items[0]));
	commands(d, "undo");
	commands(d, "quit");
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_int_equal(last_out(d)->sum.asked, 0);
	assert_int_equal(last_out(d)->sum.due_asked, 0);
	assert_string_equal(last_out(d)->sum.reason, "left");
	drive_free(d);
}

/* -- saved before it is shown (K10) --------------------------------------- */

static void
a_review_is_committed_before_its_marks_are_shown(void **state)
{
	struct drive *d = drive_new(4);
	bool saved = false;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		was_reviewed(d, i, 40, RATING_GOOD, 2);
	drive_start(d);
	(void)questions_until_the_end(d);
	for (int i = 0; i < d->n_out; i++) {
		if (d->out[i].type == OUT_QUESTION)
			saved = false;
		if (d->out[i].type == OUT_SAVE &&
		    d->out[i].save_type == EV_REVIEW)
			saved = true;
		if (d->out[i].type == OUT_MARKED)
			assert_true(saved);
	}
	drive_free(d);
}

static void
killed_after_the_marks_the_review_is_there(void **state)
{
	struct drive *d = drive_new(2);
	const char *owner;

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	was_reviewed(d, 1, 60, RATING_GOOD, 2);
	drive_start(d);
	owner = last_out(d)->item->owner;
	says(d, demo_answer(&d->arena, last_out(d)->item));
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(count_events(d, EV_REVIEW), 3);
	drive_start(d); /* no end was ever fed */
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_string_not_equal(last_out(d)->item->owner, owner);
	drive_free(d);
}

static void
killed_before_the_commit_the_same_item_is_asked(void **state)
{
	struct drive *d = drive_new(2);
	const char *owner;

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	was_reviewed(d, 1, 60, RATING_GOOD, 2);
	drive_start(d);
	owner = last_out(d)->item->owner;
	d->kill_at = 2; /* the session's start is the first save */
	says(d, demo_answer(&d->arena, last_out(d)->item));
	assert_true(d->killed);
	assert_null(came(d, OUT_MARKED));
	assert_int_equal(count_events(d, EV_REVIEW), 2);
	d->kill_at = 0;
	drive_start(d);
	assert_string_equal(last_out(d)->item->owner, owner);
	drive_free(d);
}

static void
nothing_else_comes_out_while_a_save_is_open(void **state)
{
	struct drive *d = drive_new(2);
	struct session_out o;
	struct session_in in = {.type = IN_ANSWER, .text = "thistles"};

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	d->kill_at = 1;
	says(d, demo_answer(&d->arena, d->items[0]));
	assert_true(d->killed);
	assert_false(session_next(d->s, &o));
	session_feed(d->s, &in);
	assert_false(session_next(d->s, &o));
	drive_free(d);
}

static void
a_change_at_the_marks_adds_an_amendment_and_changes_no_review(void **state)
{
	struct drive *d = drive_new(1);
	const struct event *review;
	const char *body;
	struct item_state before, after;

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	says(d, demo_answer(&d->arena, d->items[0]));
	review = &d->log.ev[d->log.n - 1];
	assert_int_equal(review->type, EV_REVIEW);
	body = review->body;
	before = drive_state(d, 0);
	rates(d, 2);
	assert_int_equal(count_events(d, EV_AMEND), 1);
	assert_string_equal(d->log.ev[2].body, body);
	after = drive_state(d, 0);
	assert_int_equal(before.last_rating, RATING_GOOD);
	assert_int_equal(after.last_rating, RATING_HARD);
	assert_true(after.s.stability < before.s.stability);
	assert_int_equal(came(d, OUT_SCHEDULED)->rating, RATING_HARD);
	assert_int_equal(came(d, OUT_SCHEDULED)->state->due_day, after.due_day);
	drive_free(d);
}

static void
a_mended_mark_gives_new_marks_and_a_new_suggestion(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	says(d, demo_answer(&d->arena, d->items[0]));
	mends(d, 2, false);
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(last_out(d)->suggested, RATING_AGAIN);
	assert_string_equal(last_out(d)->verdict, "partial");
	assert_int_equal(drive_state(d, 0).last_rating, RATING_AGAIN);
	mends(d, 2, true);
	assert_int_equal(last_out(d)->suggested, RATING_GOOD);
	assert_int_equal(drive_state(d, 0).last_rating, RATING_GOOD);
	assert_int_equal(count_events(d, EV_AMEND), 2);
	drive_free(d);
}

/* -- undo, again ---------------------------------------------------------- */

static void
undo_brings_the_same_question_and_the_old_state(void **state)
{
	struct drive *d = drive_new(2);
	struct item_state before, after;
	const struct item *it;

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	was_reviewed(d, 1, 60, RATING_GOOD, 2);
	drive_start(d);
	it = last_out(d)->item;
	before = drive_state(d, (size_t)it->order);
	says(d, demo_answer(&d->arena, it));
	rates(d, 1); /* with an amendment: it goes too */
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_ptr_not_equal(last_out(d)->item, it);
	commands(d, ":undo");
	assert_non_null(came(d, OUT_UNDONE));
	assert_ptr_equal(came(d, OUT_UNDONE)->item, it);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_ptr_equal(last_out(d)->item, it);
	assert_int_equal(last_out(d)->n, 1);
	after = drive_state(d, (size_t)it->order);
	assert_near(after.s.stability, before.s.stability, 0);
	assert_int_equal(after.due_day, before.due_day);
	assert_int_equal(after.n_reviews, before.n_reviews);
	/* and what was in hand comes next */
	answers_in_full(d);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->n, 2);
	answers_in_full(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_int_equal(last_out(d)->sum.asked, 2);
	drive_free(d);
}

static void
undo_of_a_try_takes_its_planned_recall_along(void **state)
{
	struct drive *d = drive_new(5);
	int recalls = 0;

	(void)state;
	d->config.day.new_wanted = 5;
	d->config.day.first_session = true;
	drive_start(d);
	tries_and_reads(d); /* lt1.1 */
	commands(d, "undo");
	expect_question(d, "lt1.1", KIND_TRY);
	assert_false(drive_state(d, 0).met);
	tries_and_reads(d);
	while (!session_done(d->s)) {
		if (last_out(d)->kind == KIND_TRY) {
			tries_and_reads(d);
			continue;
		}
		recalls += strcmp(last_out(d)->item->owner, "lt1.1") == 0;
		answers_in_full(d);
	}
	assert_int_equal(recalls, 1);
	drive_free(d);
}

static void
undo_goes_back_as_far_as_this_session_and_then_says_so(void **state)
{
	struct drive *d = drive_new(3);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		was_reviewed(d, i, 40 + (int)i, RATING_GOOD, 2);
	drive_start(d);
	answers_in_full(d);
	answers_in_full(d);
	commands(d, "undo");
	commands(d, "undo");
	assert_int_equal(last_out(d)->n, 1);
	assert_int_equal(count_events(d, EV_RETRACT), 2);
	commands(d, "undo");
	assert_int_equal(count_events(d, EV_RETRACT), 2);
	assert_non_null(came(d, OUT_ERROR));
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_true(last_out(d)->again);
	assert_int_equal(questions_until_the_end(d), 3);
	drive_free(d);
}

static void
again_forgets_what_was_typed_and_costs_nothing(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	says(d, "copper lanterns");
	expect_out(d, OUT_ASK, EXPECT_ANSWER);
	commands(d, ":again");
	expect_question(d, "lt1.1", KIND_RECALL);
	assert_int_equal(d->log.n, 1);
	says(d, "velvet sailors");
	expect_out(d, OUT_ASK, EXPECT_ANSWER); /* the lanterns are forgotten */
	says(d, "copper lanterns");
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(last_out(d)->suggested, RATING_GOOD);
	assert_int_equal(last_out(d)->n, 1);
	drive_free(d);
}

static void
again_at_the_marks_takes_the_review_back(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	says(d, demo_answer(&d->arena, d->items[0]));
	commands(d, "again");
	assert_int_equal(count_events(d, EV_RETRACT), 1);
	expect_question(d, "lt1.1", KIND_RECALL);
	drive_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		the_summary_counts_what_was_due_recalled_and_without_a_hint),
	    cmocka_unit_test(a_rating_taken_down_is_what_the_summary_counts),
	    cmocka_unit_test(what_was_taken_back_is_not_in_the_summary),
	    cmocka_unit_test(a_review_is_committed_before_its_marks_are_shown),
	    cmocka_unit_test(killed_after_the_marks_the_review_is_there),
	    cmocka_unit_test(killed_before_the_commit_the_same_item_is_asked),
	    cmocka_unit_test(nothing_else_comes_out_while_a_save_is_open),
	    cmocka_unit_test(
		a_change_at_the_marks_adds_an_amendment_and_changes_no_review),
	    cmocka_unit_test(
		a_mended_mark_gives_new_marks_and_a_new_suggestion),
	    cmocka_unit_test(undo_brings_the_same_question_and_the_old_state),
	    cmocka_unit_test(undo_of_a_try_takes_its_planned_recall_along),
	    cmocka_unit_test(
		undo_goes_back_as_far_as_this_session_and_then_says_so),
	    cmocka_unit_test(again_forgets_what_was_typed_and_costs_nothing),
	    cmocka_unit_test(again_at_the_marks_takes_the_review_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
