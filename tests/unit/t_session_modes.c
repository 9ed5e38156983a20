/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How sure (lt5.5), five more minutes (lt3.4), new ones when nothing is due,
 * practice and tests (lt9.12), answers said aloud (lt6.1).
 */
#include "core/session.h"

#include "core/choose.h"
#include "core/say.h"
#include "drive.h"

static struct drive *
with_due(size_t n)
{
	struct drive *d = drive_new(n);

	d->config.day.new_wanted = 0;
	for (size_t i = 0; i < n; i++)
		was_reviewed(d, i, 60 - (int)i, RATING_GOOD, 4);
	return d;
}

static void
numbers(struct drive *d, int n)
{
	drive_feed(d, (struct session_in){.type = IN_NUMBER, .number = n});
}

static struct review
last_review(const struct drive *d)
{
	struct review r = REVIEW_INIT;

	for (size_t i = d->log.n; i-- > 0;)
		if (d->log.ev[i].type == EV_REVIEW) {
			review_read(d->log.ev[i].body, &r);
			break;
		}
	return r;
}

/* -- confidence --------------------------------------------------------- */

static void
one_question_in_three_asks_how_sure(void **state)
{
	struct drive *d = with_due(9);
	int asked = 0;

	(void)state;
	d->says_how_sure = true;
	drive_start(d);
	while (!session_done(d->s)) {
		says(d, demo_answer(&d->arena, last_out(d)->item));
		if (last_out(d)->type == OUT_ASK) {
			assert_int_equal(last_out(d)->about, ABOUT_CONFIDENCE);
			asked++;
			assert_null(came(d, OUT_MARKED));
			numbers(d, 3);
			assert_int_equal(last_review(d).confidence, 3);
			assert_int_equal(last_review(d).suggested, RATING_GOOD);
		} else {
			assert_int_equal(last_review(d).confidence, 0);
		}
		goes_on(d);
	}
	assert_int_equal(asked, 3);
	drive_free(d);
}

static struct drive *
at_how_sure(void)
{
	struct drive *d = with_due(6);

	d->says_how_sure = true;
	drive_start(d);
	for (;;) {
		says(d, demo_answer(&d->arena, last_out(d)->item));
		if (last_out(d)->type == OUT_ASK)
			return d;
		goes_on(d);
	}
}

static void
what_is_no_confidence_is_asked_again_and_skip_leaves_it_out(void **state)
{
	struct drive *d = at_how_sure();

	(void)state;
	numbers(d, 4);
	assert_string_equal(came(d, OUT_ERROR)->text, say_text(SAY_SURE_RANGE));
	expect_out(d, OUT_ASK, EXPECT_NUMBER);
	commands(d, ":skip");
	assert_int_equal(last_review(d).confidence, 0);
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	drive_free(d);
}

static void
unsure_and_right_is_rated_as_sure_and_right(void **state)
{
	struct drive *d = at_how_sure();

	(void)state;
	numbers(d, 1);
	assert_int_equal(last_review(d).confidence, 1);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	drive_free(d);
}

static void
again_before_the_confidence_brings_the_question_back(void **state)
{
	struct drive *d = at_how_sure();
	size_t events = d->log.n;

	(void)state;
	commands(d, ":again");
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_int_equal(d->log.n, events);
	drive_free(d);
}

static void
the_end_says_how_often_sure_was_right(void **state)
{
	struct confident before[9];
	struct drive *d = with_due(1);

	(void)state;
	for (int i = 0; i < 9; i++)
		before[i] = (struct confident){CONFIDENCE_SURE, i > 1};
	drive_start(d);
	session_recall_sure(d->s, before, 9);
	answers_in_full(d);
	assert_int_equal(last_out(d)->sum.sure_n, 9);
	assert_int_equal(last_out(d)->sum.sure_hits, 7);
	assert_true(last_out(d)->sum.sure_low < 7);
	assert_true(last_out(d)->sum.sure_high >= 8);
	drive_start(d);
	assert_int_equal(last_out(d)->sum.sure_n, 0);
	drive_free(d);
}

static void
the_forecast_stands_beside_the_result(void **state)
{
	struct drive *d = with_due(4);
	const struct session_summary *sum;

	(void)state;
	drive_start(d);
	while (!session_done(d->s))
		answers_in_full(d);
	sum = &last_out(d)->sum;
	assert_true(sum->expected > 0 && sum->expected < 4);
	assert_int_equal(sum->due_recalled, 4);
	assert_non_null(sum->next);
	assert_in_range(sum->next_days, 2, 21);
	drive_free(d);
}

/* lt5.2, lt7.5 */
static void
a_new_statement_says_whether_what_it_builds_on_is_settled(void **state)
{
	struct drive *d = drive_new(3);

	(void)state;
	builds_on(&d->arena, d->items[1], "lt1.1");
	builds_on(&d->arena, d->items[2], "lt1.1");
	was_reviewed(d, 0, 60, RATING_GOOD, 4);
	was_reviewed(d, 0, 30, RATING_GOOD, 4);
	was_reviewed(d, 0, 5, RATING_GOOD, 4);
	drive_start(d);
	assert_int_equal(last_out(d)->kind, KIND_TRY);
	assert_true(last_out(d)->builds_settled);
	was_reviewed(d, 0, 1, RATING_AGAIN, 4);
	drive_start(d);
	while (last_out(d)->kind != KIND_TRY)
		answers_in_full(d);
	drive_free(d);
	d = drive_new(2);
	builds_on(&d->arena, d->items[1], "lt1.1");
	was_reviewed(d, 0, 22, RATING_AGAIN, 4);
	drive_start(d);
	while (last_out(d)->kind != KIND_TRY) /* open after three weeks */
		answers_in_full(d);
	assert_false(last_out(d)->builds_settled);
	drive_free(d);
}

static void
feedback_says_what_was_there_what_is_missing_and_what_comes_next(void **state)
{
	struct drive *d = with_due(2);
	const char *said, *missing, *feedback;

	(void)state;
	drive_start(d);
	said = last_out(d)->item->ideas[0].wordings[0];
	missing = last_out(d)->item->ideas[1].wordings[0];
	says(d, said);
	while (last_out(d)->type != OUT_MARKED)
		commands(d, ":skip");
	feedback = last_out(d)->feedback;
	assert_non_null(strstr(feedback, "There: "));
	assert_non_null(strstr(feedback, said));
	assert_non_null(strstr(feedback, "Missing: "));
	assert_non_null(strstr(feedback, missing));
	assert_non_null(strstr(feedback, "Next: Again"));
	drive_free(d);
}

/* -- going on ----------------------------------------------------------- */

static void
when_the_minutes_are_used_a_person_may_go_on(void **state)
{
	struct drive *d = with_due(8);

	(void)state;
	d->config.offers = true;
	d->config.day.minutes = 1;
	d->pace_ms = 40000;
	drive_start(d);
	answers_in_full(d);
	expect_out(d, OUT_ASK, EXPECT_MORE);
	assert_int_equal(last_out(d)->about, ABOUT_MORE);
	nods(d, true);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	answers_in_full(d);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	drive_free(d);
}

static void
who_stops_is_done_and_where_nobody_is_nothing_is_offered(void **state)
{
	struct drive *d = with_due(8);

	(void)state;
	d->config.day.minutes = 1;
	d->pace_ms = 40000;
	d->config.offers = true;
	drive_start(d);
	answers_in_full(d);
	nods(d, false);
	assert_true(session_done(d->s));
	assert_string_equal(last_out(d)->sum.reason, "done");
	drive_free(d);
	d = with_due(8);
	d->config.day.minutes = 1;
	d->pace_ms = 40000;
	drive_start(d);
	answers_in_full(d);
	assert_true(session_done(d->s));
	drive_free(d);
}

static void
when_nothing_is_due_new_ones_are_offered(void **state)
{
	struct drive *d = drive_new(6);

	(void)state;
	d->config.offers = true;
	was_reviewed(d, 0, 1, RATING_GOOD, 4);
	drive_start(d);
	expect_out(d, OUT_ASK, EXPECT_MORE);
	assert_int_equal(last_out(d)->about, ABOUT_NEW);
	commands(d, ":why"); /* there is no question yet */
	expect_out(d, OUT_ASK, EXPECT_MORE);
	nods(d, true);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->kind, KIND_TRY);
	drive_start(d);
	nods(d, false);
	assert_true(session_done(d->s));
	assert_int_equal(count_events(d, EV_REVIEW), 1);
	drive_free(d);
}

/* -- practice and tests ------------------------------------------------- */

static void
choose_entries(struct drive *d, enum session_kind kind, const char *form)
{
	struct entry *list;

	drive_start(d); /* for the states */
	d->config.kind = kind;
	d->config.form = form;
	d->config.day.items = d->items;
	d->config.day.states = d->states;
	d->config.day.n = d->n;
	d->config.day.rules = &d->rules;
	d->config.n_chosen = kind == SESSION_TEST
	    ? choose_test(&d->config.day, form, &d->arena, &list)
	    : choose_practice(&d->config.day, 5, &d->arena, &list);
	d->config.chosen = list;
	d->config.form_day = ITEM_NO_DAY;
	drive_start(d);
}

static void
practice_moves_no_date_and_counts_nothing(void **state)
{
	struct drive *d = with_due(6);
	struct item_state before;
	int asked = 0;

	(void)state;
	choose_entries(d, SESSION_PRACTICE, NULL);
	before = drive_state(d, 0);
	while (!session_done(d->s)) {
		assert_int_equal(last_out(d)->mode, MODE_PRACTICE);
		says(d, demo_answer(&d->arena, last_out(d)->item));
		assert_false(came(d, OUT_MARKED)->counts);
		goes_on(d);
		asked++;
	}
	assert_int_equal(asked, 5);
	assert_int_equal(drive_state(d, 0).n_counted, before.n_counted);
	assert_int_equal(drive_state(d, 0).due_day, before.due_day);
	assert_int_equal(last_out(d)->sum.due_asked, 0);
	drive_free(d);
}

static void
a_test_gives_no_help_and_tells_nothing_until_its_end(void **state)
{
	struct drive *d = drive_new(6);
	int results = 0, full = 0;

	(void)state;
	choose_entries(d, SESSION_TEST, "a");
	for (int k = 0; k < 6; k++) {
		expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
		assert_int_equal(last_out(d)->mode, MODE_TEST);
		assert_int_equal(last_out(d)->level, 4);
		commands(d, "?");
		assert_null(came(d, OUT_HINT));
		if (k < 2)
			commands(d, ":skip");
		else
			says(d, demo_answer(&d->arena, last_out(d)->item));
		assert_null(came(d, OUT_MARKED));
		assert_null(came(d, OUT_SCHEDULED));
	}
	assert_true(session_done(d->s));
	for (int i = d->seen; i < d->n_out; i++) {
		results += d->out[i].type == OUT_RESULT;
		full += d->out[i].type == OUT_RESULT &&
		    strcmp(d->out[i].verdict, "full") == 0;
	}
	assert_int_equal(results, 6);
	assert_int_equal(full, 4);
	assert_int_equal(last_out(d)->sum.form_full, 4);
	assert_int_equal(last_out(d)->sum.form_of, 6);
	/* who was tested on a statement has not met it for that */
	assert_false(drive_state(d, 0).met);
	assert_int_equal(drive_state(d, 0).n_counted, 0);
	drive_free(d);
}

static void
a_form_asks_the_same_whatever_was_learnt_and_another_asks_others(void **state)
{
	struct drive *d = drive_new(DEMO_ITEMS);
	struct item *many[60];
	struct item_state states[60] = {0};
	struct plan_input in = {.items = many, .states = states, .n = 60};
	struct entry *a, *again, *b;
	size_t n, same = 0;

	(void)state;
	for (int i = 0; i < 60; i++) {
		many[i] = make_item(&d->arena,
		    arena_printf(&d->arena, "lt%d.%d", i / 10, i % 10),
		    arena_printf(&d->arena, "s%d", i / 10));
		add_idea(&d->arena, many[i], "idea");
	}
	n = choose_test(&in, "a", &d->arena, &a);
	assert_int_equal(n, TEST_QUESTIONS);
	for (size_t i = 0; i < n; i++) {
		states[a[i].item].met = true;
		states[a[i].item].s.stability = 50;
	}
	assert_int_equal(choose_test(&in, "a", &d->arena, &again), n);
	assert_int_equal(choose_test(&in, "b", &d->arena, &b), n);
	for (size_t i = 0; i < n; i++) {
		int of_section = 0;

		assert_int_equal(a[i].item, again[i].item);
		for (size_t k = 0; k < n; k++) {
			same += a[i].item == b[k].item;
			of_section += a[i].item / 10 == a[k].item / 10;
		}
		assert_int_equal(of_section, 2); /* 12 over six sections */
	}
	assert_true(same < n);
	drive_free(d);
}

/* -- aloud -------------------------------------------------------------- */

static void
said_aloud_each_idea_is_asked_about_and_two_keys_are_enough(void **state)
{
	struct drive *d = with_due(2);

	(void)state;
	d->config.aloud = true;
	drive_start(d);
	says(d, "");
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	nods(d, true);
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	nods(d, true);
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(last_out(d)->suggested, RATING_GOOD);
	goes_on(d);
	says(d, "");
	nods(d, true);
	nods(d, false);
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	assert_int_equal(last_out(d)->suggested, RATING_AGAIN);
	d->says_it_back = true;
	goes_on(d);
	assert_int_equal(last_out(d)->about, ABOUT_NOW_YOU);
	says(d, ""); /* said aloud, too */
	assert_true(session_done(d->s));
	drive_free(d);
}

static void
short_answers_one_after_another_offer_to_say_them(void **state)
{
	struct drive *d = with_due(8);
	int offers = 0;

	(void)state;
	drive_start(d);
	for (int k = 0; k < 5; k++) {
		says(d, "hm");
		for (int i = d->seen; i < d->n_out; i++)
			offers += d->out[i].type == OUT_INFO &&
			    strcmp(d->out[i].text, say_text(SAY_ALOUD)) == 0;
		while (last_out(d)->type != OUT_MARKED)
			commands(d, ":skip");
		goes_on(d);
	}
	assert_int_equal(offers, 1);
	drive_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_question_in_three_asks_how_sure),
	    cmocka_unit_test(
		what_is_no_confidence_is_asked_again_and_skip_leaves_it_out),
	    cmocka_unit_test(unsure_and_right_is_rated_as_sure_and_right),
	    cmocka_unit_test(
		again_before_the_confidence_brings_the_question_back),
	    cmocka_unit_test(the_end_says_how_often_sure_was_right),
	    cmocka_unit_test(the_forecast_stands_beside_the_result),
	    cmocka_unit_test(
		a_new_statement_says_whether_what_it_builds_on_is_settled),
	    cmocka_unit_test(
		feedback_says_what_was_there_what_is_missing_and_what_comes_next),
	    cmocka_unit_test(when_the_minutes_are_used_a_person_may_go_on),
	    cmocka_unit_test(
		who_stops_is_done_and_where_nobody_is_nothing_is_offered),
	    cmocka_unit_test(when_nothing_is_due_new_ones_are_offered),
	    cmocka_unit_test(practice_moves_no_date_and_counts_nothing),
	    cmocka_unit_test(
		a_test_gives_no_help_and_tells_nothing_until_its_end),
	    cmocka_unit_test(
		a_form_asks_the_same_whatever_was_learnt_and_another_asks_others),
	    cmocka_unit_test(
		said_aloud_each_idea_is_asked_about_and_two_keys_are_enough),
	    cmocka_unit_test(short_answers_one_after_another_offer_to_say_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
