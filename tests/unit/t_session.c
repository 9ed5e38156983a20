/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quiz as a machine, from the first try to the summary: order, levels,
 * budget, undo, what survives an interruption. What single lines do at the
 * wrong moment is in t_session_feed.c.
 */
#include "core/session.h"

#include "core/ladder.h"
#include "drive.h"

/* -- a new statement ------------------------------------------------------ */

static void
a_new_statement_is_tried_then_read_then_recalled_after_three_others(
    void **state)
{
	struct drive *d = drive_new(4);

	(void)state;
	d->config.day.first_session = true;
	drive_start(d);
	assert_int_equal(d->out[0].type, OUT_PLAN);
	for (int i = 0; i < 4; i++) {
		expect_question(d, demo_texts[i].owner, KIND_TRY);
		assert_int_equal(last_out(d)->level, LEVEL_OPEN);
		assert_int_equal(last_out(d)->mode, MODE_PRETEST);
		tries_and_reads(d);
	}
	/* three others lie between a reading and its recall, no fewer */
	expect_question(d, "lt1.1", KIND_RECALL);
	assert_int_equal(last_out(d)->level, LEVEL_BLANKS);
	assert_int_equal(last_out(d)->mode, MODE_NEW);
	assert_int_equal(last_out(d)->n, 5);
	drive_free(d);
}

static void
reading_shows_the_statement_word_for_word(void **state)
{
	struct drive *d = drive_new(4);

	(void)state;
	drive_start(d);
	says(d, "no idea");
	expect_out(d, OUT_READ, EXPECT_CONTINUE);
	assert_string_equal(last_out(d)->text, demo_texts[0].text);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "miss");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_NONE);
	assert_int_equal(came(d, OUT_MARKED)->expects, EXPECT_NOTHING);
	drive_free(d);
}

static void
a_recall_that_cannot_have_three_others_waits_for_the_next_session(void **state)
{
	struct drive *d = drive_new(3);

	(void)state;
	drive_start(d);
	for (int i = 0; i < 3; i++)
		tries_and_reads(d); /* two others after the first */
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_int_equal(last_out(d)->sum.left, 3);
	assert_true(session_done(d->s));
	drive_start(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	assert_int_equal(last_out(d)->level, LEVEL_BLANKS);
	drive_free(d);
}

static void
a_try_known_in_full_is_easy_and_a_first_review(void **state)
{
	struct drive *d = drive_new(2);
	struct item_state st;

	(void)state;
	drive_start(d);
	says(d, demo_answer(&d->arena, d->items[0]));
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(last_out(d)->suggested, RATING_EASY);
	goes_on(d);
	assert_non_null(came(d, OUT_SCHEDULED));
	st = drive_state(d, 0);
	assert_int_equal(st.n_counted, 1);
	assert_near(st.s.stability, fsrs_default.w[3], 1e-9);
	expect_question(d, "lt1.2", KIND_TRY); /* it is not read */
	drive_free(d);
}

static void
a_try_that_knows_half_is_asked_for_more_but_never_hinted(void **state)
{
	struct drive *d = drive_new(2);

	(void)state;
	drive_start(d);
	says(d, "copper lanterns");
	expect_out(d, OUT_ASK, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->about, ABOUT_ADD);
	says(d, "?");
	assert_null(came(d, OUT_HINT));
	expect_out(d, OUT_READ, EXPECT_CONTINUE);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "partial");
	assert_int_equal(drive_state(d, 0).n_counted, 0);
	drive_free(d);
}

/* -- levels --------------------------------------------------------------- */

static void
the_level_follows_the_stability_in_the_log(void **state)
{
	struct drive *d = drive_new(3);
	enum level want;
	struct item_state st;

	(void)state;
	was_reviewed(d, 0, 40, RATING_AGAIN, 2); /* S 0.2: letters */
	was_reviewed(d, 1, 40, RATING_HARD, 2); /* S 1.3: blanks */
	was_reviewed(d, 2, 40, RATING_GOOD, 2); /* S 2.3: prompted */
	drive_start(d);
	for (int i = 0; i < 3; i++) {
		expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
		st = drive_state(d, (size_t)last_out(d)->item->order);
		want = ladder_level(
		    st.s.stability, st.last_level, st.last_rating, false);
		assert_int_equal(last_out(d)->level, want);
		assert_int_equal(want, last_out(d)->item->order + 1);
		commands(d, "skip");
	}
	drive_free(d);
}

static void
the_brake_gives_one_level_more_help(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	d->config.brake_help = true;
	drive_start(d);
	assert_int_equal(last_out(d)->level, LEVEL_BLANKS);
	drive_free(d);
}

static void
blanks_ask_for_the_ideas_that_they_hide_and_no_others(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_HARD, 2);
	drive_start(d);
	assert_int_equal(last_out(d)->level, LEVEL_BLANKS);
	assert_int_equal(last_out(d)->ideas, 1);
	assert_non_null(strstr(last_out(d)->prompt, "_"));
	assert_null(strstr(last_out(d)->spoken, "_"));
	assert_null(strstr(last_out(d)->prompt, "copper"));
	says(d, "copper lanterns");
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_string_equal(last_out(d)->verdict, "full");
	assert_int_equal(last_out(d)->n_marks, 1);
	drive_free(d);
}

static void
the_open_question_does_not_show_the_statement(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	drive_start(d);
	assert_string_equal(last_out(d)->prompt, demo_texts[0].ask);
	assert_int_equal(last_out(d)->ideas, 2);
	drive_free(d);
}

/* -- the budget ----------------------------------------------------------- */

static void
no_question_starts_once_the_minutes_are_used(void **state)
{
	struct drive *d = drive_new(6);

	(void)state;
	for (size_t i = 0; i < 6; i++)
		was_reviewed(d, i, 40, RATING_GOOD, 2);
	d->config.day.minutes = 2;
	d->pace_ms = 60000;
	drive_start(d);
	says(d, demo_answer(&d->arena, last_out(d)->item));
	/* one minute is used: the marks take the second */
	goes_on(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_string_equal(last_out(d)->sum.reason, "time");
	assert_int_equal(last_out(d)->sum.asked, 1);
	assert_int_equal(last_out(d)->sum.used_ms, 120000);
	drive_free(d);
}

static void
the_question_in_hand_may_be_finished_after_the_time(void **state)
{
	struct drive *d = drive_new(6);

	(void)state;
	for (size_t i = 0; i < 6; i++)
		was_reviewed(d, i, 40, RATING_GOOD, 2);
	d->config.day.minutes = 1;
	d->pace_ms = 90000;
	drive_start(d);
	says(d, "");
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	says(d, demo_answer(&d->arena, last_out(d)->item));
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(count_events(d, EV_REVIEW), 7);
	goes_on(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	drive_free(d);
}

static void
cards_bounds_the_questions(void **state)
{
	struct drive *d = drive_new(8);

	(void)state;
	for (size_t i = 0; i < 8; i++)
		was_reviewed(d, i, 40, RATING_GOOD, 2);
	d->config.cards = 3;
	drive_start(d);
	assert_int_equal(questions_until_the_end(d), 3);
	assert_int_equal(last_out(d)->sum.asked, 3);
	drive_free(d);
}

static void
no_session_asks_more_than_twenty(void **state)
{
	struct drive *d = drive_new(DEMO_ITEMS);

	(void)state;
	d->config.day.minutes = 120;
	d->config.day.new_wanted = 100;
	d->config.day.first_session = true;
	d->config.cards = 1000;
	drive_start(d);
	assert_true(questions_until_the_end(d) <= SESSION_QUESTIONS);
	drive_free(d);
}

static void
n_never_passes_of(void **state)
{
	struct drive *d = drive_new(DEMO_ITEMS);

	(void)state;
	for (size_t i = 0; i < 5; i++)
		was_reviewed(d, i, 40, RATING_GOOD, 2);
	d->config.cards = 6;
	drive_start(d);
	(void)questions_until_the_end(d);
	for (int i = 0; i < d->n_out; i++) {
		if (d->out[i].type != OUT_QUESTION)
			continue;
		assert_true(d->out[i].n <= d->out[i].of);
		assert_true(d->out[i].of <= 6);
	}
	drive_free(d);
}

static void
nothing_due_says_so_and_stores_nothing(void **state)
{
	struct drive *d = drive_new(2);

	(void)state;
	was_reviewed(d, 0, 0, RATING_GOOD, 2);
	was_reviewed(d, 1, 0, RATING_GOOD, 2);
	drive_start(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_string_equal(last_out(d)->sum.reason, "nothing");
	assert_int_equal(d->log.n, 2);
	drive_free(d);
}

static void
a_session_without_any_item_ends_at_once(void **state)
{
	struct drive *d = drive_new(0);

	(void)state;
	drive_start(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_string_equal(last_out(d)->sum.reason, "nothing");
	drive_free(d);
}

static void
the_last_question_is_the_likeliest_and_says_so(void **state)
{
	struct drive *d = drive_new(4);
	const struct session_out *o = NULL;

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	was_reviewed(d, 1, 9, RATING_GOOD, 2);
	was_reviewed(d, 2, 60, RATING_GOOD, 2);
	was_reviewed(d, 3, 80, RATING_GOOD, 2);
	drive_start(d);
	(void)questions_until_the_end(d);
	for (int i = 0; i < d->n_out; i++) {
		if (d->out[i].type != OUT_QUESTION)
			continue;
		assert_true(o == NULL || !o->last);
		o = &d->out[i];
	}
	assert_non_null(o);
	assert_true(o->last);
	assert_string_equal(o->item->owner, "lt1.2");
	drive_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_new_statement_is_tried_then_read_then_recalled_after_three_others),
	    cmocka_unit_test(reading_shows_the_statement_word_for_word),
	    cmocka_unit_test(
		a_recall_that_cannot_have_three_others_waits_for_the_next_session),
	    cmocka_unit_test(a_try_known_in_full_is_easy_and_a_first_review),
	    cmocka_unit_test(
		a_try_that_knows_half_is_asked_for_more_but_never_hinted),
	    cmocka_unit_test(the_level_follows_the_stability_in_the_log),
	    cmocka_unit_test(the_brake_gives_one_level_more_help),
	    cmocka_unit_test(
		blanks_ask_for_the_ideas_that_they_hide_and_no_others),
	    cmocka_unit_test(the_open_question_does_not_show_the_statement),
	    cmocka_unit_test(no_question_starts_once_the_minutes_are_used),
	    cmocka_unit_test(
		the_question_in_hand_may_be_finished_after_the_time),
	    cmocka_unit_test(cards_bounds_the_questions),
	    cmocka_unit_test(no_session_asks_more_than_twenty),
	    cmocka_unit_test(n_never_passes_of),
	    cmocka_unit_test(nothing_due_says_so_and_stores_nothing),
	    cmocka_unit_test(a_session_without_any_item_ends_at_once),
	    cmocka_unit_test(the_last_question_is_the_likeliest_and_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
