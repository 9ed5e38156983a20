/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one line does at each moment of a question: what does not fit, what
 * only informs, skipping, pausing, and the end of input.
 */
#include "core/session.h"

#include "core/say.h"
#include "drive.h"

static const struct stage_at {
	const char *name;
	struct drive *(*reach)(void);
	bool answered; /* a review of the question in hand is stored */
} stages[] = {
    {"question", at_question, false},
    {"add", at_add, false},
    {"doubt", at_doubt, false},
    {"say", at_say, false},
    {"hint", at_hint, false},
    {"blank hint", at_blank_hint, false},
    {"ticks", at_ticks, false},
    {"marks", at_marks, true},
    {"reading", at_reading, true},
};

/* -- what does not fit ---------------------------------------------------- */

static const int no_ticks[] = {-1};
static const int high_ticks[] = {1, 99};
static const int zero_among[] = {0, 1};
static const int one_tick[] = {1};

/* Does this input mean something to a question that expects e? */
static const struct misfit {
	struct session_in in;
	unsigned fits; /* bits of expects */
} misfits[] = {
    {{.type = IN_ANSWER, .text = ""}, 0},
    {{.type = IN_ANSWER, .text = " \t "}, 0},
    {{.type = IN_ANSWER, .text = "copper"}, 1u << EXPECT_ANSWER},
    {{.type = IN_ANSWER, .text = "?"}, 1u << EXPECT_ANSWER},
    {{.type = IN_YESNO, .yes = true}, 1u << EXPECT_YESNO},
    {{.type = IN_YESNO, .yes = false}, 1u << EXPECT_YESNO},
    {{.type = IN_TICKS, .ticks = one_tick, .n_ticks = 1}, 1u << EXPECT_TICKS},
    {{.type = IN_TICKS, .ticks = no_ticks, .n_ticks = 1}, 0},
    {{.type = IN_TICKS, .ticks = high_ticks, .n_ticks = 2}, 0},
    {{.type = IN_TICKS, .ticks = zero_among, .n_ticks = 2}, 0},
    {{.type = IN_RATING, .number = 1}, 1u << EXPECT_RATING},
    {{.type = IN_RATING, .number = 0}, 0},
    {{.type = IN_RATING, .number = 4}, 0},
    {{.type = IN_RATING, .number = 5}, 0},
    {{.type = IN_RATING, .number = -1}, 0},
    {{.type = IN_RATING, .number = INT32_MAX}, 0},
    {{.type = IN_CONTINUE}, 1u << EXPECT_RATING | 1u << EXPECT_CONTINUE},
    {{.type = IN_IDEA, .number = 1, .yes = false},
	1u << EXPECT_RATING | 1u << EXPECT_CONTINUE},
    {{.type = IN_IDEA, .number = 0, .yes = true}, 0},
    {{.type = IN_IDEA, .number = -7, .yes = true}, 0},
    {{.type = IN_IDEA, .number = INT32_MIN, .yes = true}, 0},
    {{.type = IN_IDEA, .number = 99, .yes = true}, 0},
    {{.type = IN_COMMAND, .text = "hint"}, 1u << EXPECT_ANSWER},
    {{.type = IN_COMMAND, .text = "?"}, 1u << EXPECT_ANSWER},
    {{.type = IN_COMMAND, .text = ""}, 0},
    {{.type = IN_COMMAND, .text = ":"}, 0},
    {{.type = IN_COMMAND, .text = "undoo"}, 0},
    {{.type = IN_COMMAND, .text = "hin"}, 0},
    {{.type = IN_COMMAND, .text = "UNDO"}, 0},
    {{.type = IN_OTHER, .text = "That was no line of the protocol."}, 0},
};

static void
an_unfit_line_is_answered_by_an_error_and_the_same_event_again(void **state)
{
	struct session_out before;
	struct drive *d;
	size_t events;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		before = *last_out(d);
		events = d->log.n;
		for (size_t k = 0; k < N_OF(misfits); k++) {
			if (misfits[k].fits & 1u << before.expects)
				continue;
			drive_feed(d, misfits[k].in);
			if (came(d, OUT_ERROR) == NULL ||
			    last_out(d)->type != before.type ||
			    d->n_out - d->seen != 2)
				fail_msg(
				    "at %s, misfit %zu", stages[i].name, k);
			assert_true(came(d, OUT_ERROR)->text[0] != '\0');
			assert_true(last_out(d)->again);
			assert_int_equal(last_out(d)->expects, before.expects);
			assert_ptr_equal(last_out(d)->item, before.item);
			assert_ptr_equal(last_out(d)->text, before.text);
			assert_ptr_equal(last_out(d)->prompt, before.prompt);
			assert_int_equal(last_out(d)->n, before.n);
			assert_int_equal(d->log.n, events);
		}
		drive_free(d);
	}
}

static void
after_any_number_of_unfit_lines_the_question_goes_on_as_before(void **state)
{
	struct drive *d = at_add();

	(void)state;
	for (size_t k = 0; k < N_OF(misfits); k++)
		if (!(misfits[k].fits & 1u << EXPECT_ANSWER))
			drive_feed(d, misfits[k].in);
	says(d, "northern railway tunnel bridge");
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(last_out(d)->suggested, RATING_GOOD);
	drive_free(d);
}

static void
an_unknown_command_is_named_and_cut_when_it_is_long(void **state)
{
	struct drive *d = at_question();

	(void)state;
	commands(d, ":undoo now");
	assert_non_null(strstr(came(d, OUT_ERROR)->text, ":undoo"));
	assert_null(strstr(came(d, OUT_ERROR)->text, "now"));
	commands(d,
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
	assert_true(strlen(came(d, OUT_ERROR)->text) < 120);
	drive_free(d);
}

static void
information_comes_at_every_stage_and_the_same_event_again(void **state)
{
	static const char *const lines[] = {"why", "src", "term lantern",
	    "term", "term zebra", "help", "report"};
	static const char *const glossary[] = {"lantern", "A lamp."};
	enum session_out_type before;
	struct drive *d;
	size_t events;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		before = last_out(d)->type;
		events = d->log.n;
		for (size_t k = 0; k < N_OF(lines); k++) {
			commands(d, lines[k]);
			assert_non_null(came(d, OUT_INFO));
			assert_true(came(d, OUT_INFO)->text[0] != '\0');
			assert_int_equal(last_out(d)->type, before);
			assert_true(last_out(d)->again);
			assert_int_equal(d->log.n, events);
		}
		drive_free(d);
	}
	d = drive_new(1);
	d->config.glossary = glossary;
	d->config.n_glossary = 2;
	drive_start(d);
	commands(d, ":term LANTERN");
	assert_string_equal(came(d, OUT_INFO)->text, "lantern: A lamp.");
	drive_free(d);
}

static void
a_report_is_stored_at_every_stage_and_the_same_event_comes_again(void **state)
{
	enum session_out_type before;
	const struct item *it;
	struct drive *d;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		before = last_out(d)->type;
		it = last_out(d)->item;
		commands(d, ":report the \"ask\" is unclear");
		assert_int_equal(count_events(d, EV_REPORT), 1);
		assert_string_equal(d->log.ev[d->log.n - 1].body,
		    "{\"text\":\"the \\\"ask\\\" is unclear\"}");
		assert_string_equal(d->log.ev[d->log.n - 1].item, it->id);
		assert_non_null(came(d, OUT_INFO));
		assert_int_equal(last_out(d)->type, before);
		assert_true(last_out(d)->again);
		drive_free(d);
	}
}

/* -- skip, pause, the end of input ---------------------------------------- */

static void
skip_of_a_question_stores_nothing_and_asks_the_next(void **state)
{
	struct drive *d = at_question();

	(void)state;
	commands(d, ":skip");
	assert_int_equal(d->log.n, 2);
	expect_question(d, "lt1.2", KIND_RECALL);
	drive_free(d);
}

static void
skip_at_every_later_stage_goes_forward_and_ends(void **state)
{
	struct drive *d;
	int n;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		for (n = 0; !session_done(d->s) && n < 30; n++)
			commands(d, "skip");
		if (n == 30)
			fail_msg("skipping at %s never ends", stages[i].name);
		expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
		drive_free(d);
	}
}

static void
skip_of_a_hint_shows_the_answer_and_is_a_miss(void **state)
{
	struct drive *d = at_hint();

	(void)state;
	commands(d, "skip");
	assert_string_equal(came(d, OUT_HINT)->hint_kind, "answer");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	drive_free(d);
}

static void
skip_of_reading_still_plans_the_recall(void **state)
{
	struct drive *d = drive_new(4);
	int recalls = 0;

	(void)state;
	d->config.day.first_session = true;
	drive_start(d);
	for (int i = 0; i < 4; i++) {
		says(d, "dunno");
		expect_out(d, OUT_READ, EXPECT_CONTINUE);
		commands(d, "skip");
	}
	while (!session_done(d->s)) {
		recalls += last_out(d)->kind == KIND_RECALL;
		answers_in_full(d);
	}
	assert_int_equal(recalls, 4);
	drive_free(d);
}

static void
pause_works_at_every_stage_and_the_item_is_not_asked_again(void **state)
{
	struct drive *d;
	const struct item *it;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		it = last_out(d)->item;
		commands(d, ":pause");
		assert_int_equal(count_events(d, EV_PAUSE), 1);
		assert_non_null(came(d, OUT_INFO));
		assert_true(drive_state(d, (size_t)it->order).paused);
		while (!session_done(d->s)) {
			expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
			assert_ptr_not_equal(last_out(d)->item, it);
			commands(d, "skip");
		}
		drive_start(d);
		while (!session_done(d->s)) {
			assert_ptr_not_equal(last_out(d)->item, it);
			commands(d, "skip");
		}
		drive_free(d);
	}
}

static void
the_end_of_input_ends_cleanly_at_every_stage(void **state)
{
	struct drive *d;
	size_t reviews;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		reviews = count_events(d, EV_REVIEW);
		hangs_up(d);
		expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
		assert_true(session_done(d->s));
		assert_string_equal(last_out(d)->sum.reason, "left");
		assert_int_equal(count_events(d, EV_REVIEW), reviews);
		assert_int_equal(
		    count_events(d, EV_SESSION), stages[i].answered ? 2 : 0);
		assert_int_equal(
		    last_out(d)->sum.asked, stages[i].answered ? 1 : 0);
		drive_free(d);
	}
}

static void
the_end_of_input_at_the_marks_accepts_them(void **state)
{
	struct drive *d = at_marks();

	(void)state;
	hangs_up(d);
	assert_non_null(came(d, OUT_SCHEDULED));
	assert_int_equal(came(d, OUT_SCHEDULED)->rating, RATING_GOOD);
	drive_free(d);
}

static void
quit_at_every_stage_says_how_it_went(void **state)
{
	struct drive *d;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		d = stages[i].reach();
		commands(d, ":quit");
		expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
		assert_string_equal(last_out(d)->sum.reason, "left");
		drive_free(d);
	}
}

static void
nothing_fed_after_the_summary_does_anything(void **state)
{
	struct drive *d = at_question();
	size_t events;

	(void)state;
	hangs_up(d);
	events = d->log.n;
	for (size_t k = 0; k < N_OF(misfits); k++) {
		drive_feed(d, misfits[k].in);
		assert_int_equal(d->n_out, d->seen);
	}
	commands(d, "undo");
	hangs_up(d);
	assert_int_equal(d->n_out, d->seen);
	assert_int_equal(d->log.n, events);
	drive_free(d);
}

static void
undo_before_any_answer_says_so_at_every_stage(void **state)
{
	struct drive *d;

	(void)state;
	for (size_t i = 0; i < N_OF(stages); i++) {
		if (stages[i].answered)
			continue;
		d = stages[i].reach();
		commands(d, "undo");
		assert_string_equal(
		    came(d, OUT_ERROR)->text, say_text(SAY_NO_UNDO));
		assert_true(last_out(d)->again);
		assert_int_equal(count_events(d, EV_RETRACT), 0);
		drive_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		an_unfit_line_is_answered_by_an_error_and_the_same_event_again),
	    cmocka_unit_test(
		after_any_number_of_unfit_lines_the_question_goes_on_as_before),
	    cmocka_unit_test(
		an_unknown_command_is_named_and_cut_when_it_is_long),
	    cmocka_unit_test(
		information_comes_at_every_stage_and_the_same_event_again),
	    cmocka_unit_test(
		a_report_is_stored_at_every_stage_and_the_same_event_comes_again),
	    cmocka_unit_test(
		skip_of_a_question_stores_nothing_and_asks_the_next),
	    cmocka_unit_test(skip_at_every_later_stage_goes_forward_and_ends),
	    cmocka_unit_test(skip_of_a_hint_shows_the_answer_and_is_a_miss),
	    cmocka_unit_test(skip_of_reading_still_plans_the_recall),
	    cmocka_unit_test(
		pause_works_at_every_stage_and_the_item_is_not_asked_again),
	    cmocka_unit_test(the_end_of_input_ends_cleanly_at_every_stage),
	    cmocka_unit_test(the_end_of_input_at_the_marks_accepts_them),
	    cmocka_unit_test(quit_at_every_stage_says_how_it_went),
	    cmocka_unit_test(nothing_fed_after_the_summary_does_anything),
	    cmocka_unit_test(undo_before_any_answer_says_so_at_every_stage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
