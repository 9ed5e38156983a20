/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was missing is said back (lt7.4), comes again after three others
 * (lt5.8), in parts after two misses running (lt5.6), and nothing of it counts.
 */
#include "core/session.h"

#include "core/say.h"
#include "core/session_state.h"
#include "drive.h"

/* So many statements, all due; the first was asked longest ago. */
static struct drive *
all_due(size_t n)
{
	struct drive *d = drive_new(n);

	d->config.day.new_wanted = 0;
	for (size_t i = 0; i < n; i++)
		was_reviewed(d, i, 60 - (int)i, RATING_GOOD, 4);
	drive_start(d);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	return d;
}

/* The question in hand is answered with its first idea and no more. */
static void
says_half(struct drive *d)
{
	says(d, last_out(d)->item->ideas[0].wordings[0]);
	commands(d, ":skip"); /* nothing to add */
	while (last_out(d)->type == OUT_HINT)
		commands(d, ":skip");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
}

static enum mode
last_mode(const struct drive *d)
{
	struct review r = REVIEW_INIT;

	for (size_t i = d->log.n; i-- > 0;)
		if (d->log.ev[i].type == EV_REVIEW) {
			review_read(d->log.ev[i].body, &r);
			break;
		}
	return r.mode;
}

static void
after_a_miss_the_missing_idea_is_said_back(void **state)
{
	struct drive *d = all_due(3);
	const char *missing;

	(void)state;
	d->says_it_back = true;
	missing = last_out(d)->item->ideas[1].wordings[0];
	says_half(d);
	goes_on(d);
	expect_out(d, OUT_ASK, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->about, ABOUT_NOW_YOU);
	assert_non_null(strstr(last_out(d)->text, missing));
	says(d, "in my own words");
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	drive_free(d);
}

static void
an_empty_line_and_a_copy_are_no_own_words_and_cost_nothing(void **state)
{
	struct drive *d = all_due(3);
	size_t events;
	const char *text;

	(void)state;
	d->says_it_back = true;
	text = last_out(d)->item->text;
	says_half(d);
	goes_on(d);
	events = d->log.n;
	says(d, "  ");
	assert_non_null(came(d, OUT_ERROR));
	assert_int_equal(last_out(d)->about, ABOUT_NOW_YOU);
	says(d, text);
	assert_string_equal(came(d, OUT_ERROR)->text, say_text(SAY_COPY));
	assert_int_equal(last_out(d)->about, ABOUT_NOW_YOU);
	commands(d, ":skip");
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_int_equal(d->log.n, events);
	drive_free(d);
}

static void
what_was_said_in_full_is_not_asked_back(void **state)
{
	struct drive *d = all_due(3);

	(void)state;
	d->says_it_back = true;
	answers_in_full(d);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	drive_free(d);
}

static void
what_was_missing_comes_again_after_three_others(void **state)
{
	struct drive *d = all_due(6);
	const struct item *it = last_out(d)->item;
	const struct session_out *o;
	int others = 0;

	(void)state;
	says_half(d);
	goes_on(d);
	while (last_out(d)->item != it) {
		answers_in_full(d);
		others++;
		assert_in_range(others, 1, 9);
	}
	o = last_out(d);
	assert_true(others >= OTHERS_BETWEEN);
	assert_int_equal(o->from, 1);
	assert_int_equal(o->ideas, 1);
	assert_int_equal(o->mode, MODE_PRACTICE);
	says(d, it->ideas[1].wordings[0]);
	assert_int_equal(last_mode(d), MODE_PRACTICE);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	/* one is kept for the end, and nothing waits for a key before it */
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_true(last_out(d)->last);
	answers_in_full(d);
	assert_true(session_done(d->s));
	assert_int_equal(last_out(d)->sum.due_asked, 6);
	assert_int_equal(last_out(d)->sum.due_recalled, 5);
	assert_int_equal(drive_state(d, 0).n_counted, 2);
	assert_int_equal(drive_state(d, 0).owed, 0);
	drive_free(d);
}

static void
missed_again_it_comes_once_more_while_there_is_room(void **state)
{
	struct drive *d = all_due(8);
	const struct item *it = last_out(d)->item;
	int asked = 0;

	(void)state;
	says_half(d);
	goes_on(d);
	while (!session_done(d->s)) {
		if (last_out(d)->item != it) {
			answers_in_full(d);
			continue;
		}
		asked++;
		commands(d, "?");
		while (last_out(d)->type == OUT_HINT)
			commands(d, ":skip");
		assert_in_range(asked, 1, 5);
	}
	assert_true(asked >= 1);
	assert_int_not_equal(drive_state(d, 0).owed, 0);
	drive_free(d);
}

static void
what_the_budget_cuts_off_opens_the_next_session(void **state)
{
	struct drive *d = all_due(2);

	(void)state;
	says_half(d);
	goes_on(d);
	answers_in_full(d);
	assert_true(session_done(d->s));
	assert_int_equal(last_out(d)->sum.fixes_left, 1);
	d->now_ms += 3600000;
	drive_start(d);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->mode, MODE_PRACTICE);
	assert_int_equal(last_out(d)->ideas, 1);
	says(d, last_out(d)->item->ideas[1].wordings[0]);
	assert_true(session_done(d->s));
	drive_free(d);
}

static void
after_two_misses_running_it_is_taken_in_parts(void **state)
{
	struct drive *d = drive_new(6);
	const struct item *it;
	int parts = 0;

	(void)state;
	d->config.day.new_wanted = 0;
	for (size_t i = 0; i < 6; i++)
		was_reviewed(d, i, i == 0 ? 90 : 20, RATING_GOOD, 4);
	was_reviewed(d, 0, 80, RATING_AGAIN, 4);
	drive_start(d);
	it = d->items[0];
	while (last_out(d)->item != it)
		answers_in_full(d);
	commands(d, "?");
	while (last_out(d)->type == OUT_HINT)
		commands(d, ":skip");
	goes_on(d);
	while (!session_done(d->s)) {
		if (last_out(d)->item != it) {
			answers_in_full(d);
			continue;
		}
		assert_true(last_out(d)->part);
		assert_int_equal(last_out(d)->mode, MODE_BREAK_DOWN);
		assert_int_equal(last_out(d)->ideas, 1);
		assert_int_equal(last_out(d)->level, 2);
		parts++;
		says(d, demo_answer(&d->arena, it));
		assert_int_equal(last_mode(d), MODE_BREAK_DOWN);
	}
	assert_int_equal(parts, 2);
	/* the first attempt is what counts */
	assert_int_equal(drive_state(d, 0).n_counted, 3);
	assert_int_equal(drive_state(d, 0).last_rating, RATING_AGAIN);
	assert_int_equal(drive_state(d, 0).streak_misses, 2);
	drive_free(d);
}

static void
two_misses_break_an_item_down_and_one_does_not(void **state)
{
	struct item_state s = {.streak_misses = 1};

	(void)state;
	assert_false(session_breaks_down(&s));
	s.streak_misses = 2;
	assert_true(session_breaks_down(&s));
}

static void
undo_of_a_miss_takes_its_second_asking_along(void **state)
{
	struct drive *d = all_due(6);

	(void)state;
	says_half(d);
	goes_on(d);
	commands(d, ":undo");
	expect_question(d, "lt1.1", KIND_RECALL);
	assert_int_equal(last_out(d)->mode, MODE_DUE);
	while (!session_done(d->s)) {
		assert_int_equal(last_out(d)->mode, MODE_DUE);
		answers_in_full(d);
	}
	assert_int_equal(last_out(d)->sum.due_recalled, 6);
	drive_free(d);
}

/* Makes a statement of the demo a case on another one. */
static void
make_case(struct drive *d, size_t i, const char *on, int parts)
{
	struct item *it = d->items[i];
	const char **list = arena_array(&d->arena, 4, sizeof(*list));

	for (int k = 0; k < parts; k++)
		list[k] = arena_printf(&d->arena, "Step %d.", k + 1);
	it->id = arena_printf(&d->arena, "demo:%s/apply/%zu", on, i);
	it->owner = on;
	it->kind = KIND_APPLY;
	it->ticked = true;
	it->model = "Step 1. Step 2.";
	it->parts = list;
	it->n_parts = parts;
	it->n_terms = 0;
	it->builds_on = make_names(&d->arena, on);
	it->n_builds_on = 1;
}

/* lt3.2: who is slow or misses much still gets the case of the week. */
static void
the_case_goes_before_what_was_missing_when_time_is_short(void **state)
{
	struct drive *d = drive_new(9);
	bool met_case = false;

	(void)state;
	d->config.day.new_wanted = 0;
	d->config.day.minutes = 5;
	d->pace_ms = 16000;
	for (size_t i = 0; i < 8; i++)
		was_reviewed(d, i, 60, RATING_EASY, 4);
	make_case(d, 8, "lt5.1", 2);
	builds_on(&d->arena, d->items[8], "lt9.9");
	d->items[8]->n_builds_on = 0; /* open, and shows lt5.1 */
	drive_start(d);
	while (!session_done(d->s)) {
		met_case = met_case || last_out(d)->item == d->items[8];
		if (last_out(d)->type == OUT_READ ||
		    last_out(d)->type == OUT_MARKED) {
			goes_on(d);
		} else if (last_out(d)->item == d->items[8]) {
			says(d, "the last step");
		} else {
			commands(d, "?");
			while (last_out(d)->type == OUT_HINT)
				commands(d, ":skip");
		}
	}
	assert_true(met_case);
	drive_free(d);
}

/* lt9.8, without a refrain. */
static void
a_question_is_doubted_after_every_fourth_lapse(void **state)
{
	struct item_state s = {0};

	(void)state;
	for (s.lapses = 0; s.lapses < 9; s.lapses++) {
		assert_int_equal(session_tells_leech(&s, RATING_AGAIN),
		    s.lapses > 0 && s.lapses % 4 == 0);
		assert_false(session_tells_leech(&s, RATING_GOOD));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(after_a_miss_the_missing_idea_is_said_back),
	    cmocka_unit_test(
		an_empty_line_and_a_copy_are_no_own_words_and_cost_nothing),
	    cmocka_unit_test(what_was_said_in_full_is_not_asked_back),
	    cmocka_unit_test(what_was_missing_comes_again_after_three_others),
	    cmocka_unit_test(
		missed_again_it_comes_once_more_while_there_is_room),
	    cmocka_unit_test(what_the_budget_cuts_off_opens_the_next_session),
	    cmocka_unit_test(after_two_misses_running_it_is_taken_in_parts),
	    cmocka_unit_test(two_misses_break_an_item_down_and_one_does_not),
	    cmocka_unit_test(undo_of_a_miss_takes_its_second_asking_along),
	    cmocka_unit_test(
		the_case_goes_before_what_was_missing_when_time_is_short),
	    cmocka_unit_test(a_question_is_doubted_after_every_fourth_lapse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
