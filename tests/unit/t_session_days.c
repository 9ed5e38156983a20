/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quiz over days: what becomes secure and what does not (K4), an
 * interrupted session that goes on, statements without ideas, and the
 * statement typed back.
 */
#include "core/session.h"

#include "core/say.h"
#include "drive.h"

/* -- settled and secure --------------------------------------------------- */

/* Answers the whole session in full; tries are not known. */
static void
a_full_day(struct drive *d)
{
	drive_start(d);
	if (!session_done(d->s))
		(void)questions_until_the_end(d);
}

static void
ten_full_answers_today_make_nothing_secure(void **state)
{
	struct drive *d = drive_new(DEMO_ITEMS);

	(void)state;
	for (size_t i = 0; i < d->n; i++)
		was_reviewed(d, i, 10, RATING_GOOD, 2);
	drive_start(d);
	(void)questions_until_the_end(d);
	assert_int_equal(last_out(d)->sum.due_recalled, 10);
	assert_int_equal(last_out(d)->sum.secure, 0);
	drive_free(d);
}

/* Everything right from the first day on: the interval grows to the cap, the
 * open question comes, and its answer after 21 days is secure. */
static void
always_right_every_statement_is_asked_openly_and_becomes_secure(void **state)
{
	struct drive *d = drive_new(6);
	struct item_state st;
	bool open[6] = {false};

	(void)state;
	d->config.day.new_wanted = 6;
	d->config.day.first_session = true;
	for (int day = 0; day < 90; day++) {
		a_full_day(d);
		for (int i = 0; i < d->n_out; i++)
			if (d->out[i].type == OUT_QUESTION &&
			    d->out[i].kind == KIND_RECALL &&
			    d->out[i].level == 4)
				open[d->out[i].item->order] = true;
		for (size_t i = 0; i < d->n; i++) {
			st = drive_state(d, i);
			if (st.s.stability > 0 && !st.secure)
				assert_in_range(st.interval_days, 1, 21);
		}
		d->config.day.first_session = false;
		drive_days(d, 1);
	}
	a_full_day(d);
	for (int i = 0; i < 6; i++)
		assert_true(open[i]);
	assert_int_equal(last_out(d)->sum.secure, 6);
	drive_free(d);
}

static void
a_miss_takes_secure_away(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 60, RATING_EASY, 4);
	was_reviewed(d, 0, 30, RATING_GOOD, 4);
	assert_true(drive_state(d, 0).secure);
	drive_days(d, 400);
	drive_start(d);
	says(d, "dunno");
	commands(d, "skip");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	assert_false(drive_state(d, 0).secure);
	hangs_up(d);
	assert_int_equal(last_out(d)->sum.secure, 0);
	drive_free(d);
}

static void
the_first_recall_of_a_new_statement_is_its_first_counted_answer(void **state)
{
	struct drive *d = drive_new(4);
	struct item_state st;

	(void)state;
	d->config.day.first_session = true;
	drive_start(d);
	(void)questions_until_the_end(d);
	for (size_t i = 0; i < 4; i++) {
		st = drive_state(d, i);
		assert_int_equal(st.n_reviews, 2);
		assert_int_equal(st.n_counted, 1);
		assert_int_equal(st.first_met_day, DAY0);
		assert_true(st.due_day > DAY0);
		assert_near(st.s.stability, fsrs_default.w[2], 1e-9);
	}
	assert_int_equal(last_out(d)->sum.met_new, 4);
	assert_int_equal(last_out(d)->sum.due_asked, 0);
	drive_free(d);
}

/* -- an interrupted session goes on --------------------------------------- */

/* What a program that starts again finds in the log: the start event. */
static void
resume_from_the_log(struct drive *d)
{
	const struct event *start = NULL;
	const struct js *plan;
	const char **list;
	struct err e = ERR_INIT;
	struct js *body;

	for (size_t i = 0; i < d->log.n; i++)
		if (d->log.ev[i].type == EV_SESSION &&
		    d->log.ev[i].ref[0] == '\0')
			start = &d->log.ev[i];
	assert_non_null(start);
	body = js_parse(start->body, strlen(start->body), &e);
	assert_string_equal(js_text(js_get(body, "phase"), ""), "start");
	plan = js_get(body, "plan");
	list = arena_array(&d->arena, js_length(plan), sizeof(*list));
	for (size_t i = 0; i < js_length(plan); i++)
		list[i] = arena_strdup(&d->arena, js_text(js_at(plan, i), ""));
	d->config.resume_id = arena_strdup(&d->arena, start->id);
	d->config.resume_plan = list;
	d->config.n_resume_plan = js_length(plan);
	js_free(body);
}

static void
an_interrupted_session_goes_on_where_it_stopped(void **state)
{
	struct drive *d = drive_new(6);
	const struct item *first, *second;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		was_reviewed(d, i, 40 + 5 * (int)i, RATING_GOOD, 2);
	d->config.day.new_wanted = 1;
	drive_start(d);
	first = last_out(d)->item;
	answers_in_full(d);
	second = last_out(d)->item;
	says(d, ""); /* and the lid is closed */
	resume_from_the_log(d);
	d->config.resume_used_ms = 60000;
	d->config.resume_asked = 1;
	drive_start(d);
	assert_true(d->out[0].resumed);
	assert_int_equal(d->out[0].plan->due, 3);
	assert_int_equal(d->out[0].plan->tries, 1);
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_ptr_equal(last_out(d)->item, second);
	assert_int_equal(last_out(d)->n, 2);
	while (!session_done(d->s)) {
		assert_ptr_not_equal(last_out(d)->item, first);
		if (last_out(d)->kind == KIND_TRY)
			tries_and_reads(d);
		else
			answers_in_full(d);
	}
	/* one start, one end that refers to it */
	assert_int_equal(count_events(d, EV_SESSION), 2);
	assert_string_equal(d->log.ev[d->log.n - 1].ref, d->config.resume_id);
	drive_free(d);
}

static void
reviews_name_their_session(void **state)
{
	struct drive *d = drive_new(2);
	struct review r;

	(void)state;
	was_reviewed(d, 0, 40, RATING_GOOD, 2);
	was_reviewed(d, 1, 40, RATING_GOOD, 2);
	drive_start(d);
	(void)questions_until_the_end(d);
	resume_from_the_log(d);
	for (size_t i = 2; i < d->log.n; i++) {
		if (d->log.ev[i].type != EV_REVIEW)
			continue;
		review_read(d->log.ev[i].body, &r);
		assert_string_equal(r.session, d->config.resume_id);
		assert_string_equal(r.hash, d->items[0]->hash);
	}
	drive_free(d);
}

static void
a_statement_tried_before_the_break_is_recalled_after_it(void **state)
{
	struct drive *d = drive_new(4);

	(void)state;
	d->config.day.first_session = true;
	drive_start(d);
	tries_and_reads(d);
	resume_from_the_log(d);
	d->config.resume_asked = 1;
	drive_start(d);
	/* after three others, as without the break */
	for (int i = 0; i < 3; i++)
		tries_and_reads(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	drive_free(d);
}

static void
an_interrupted_session_whose_time_is_used_ends(void **state)
{
	struct drive *d = drive_new(3);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		was_reviewed(d, i, 40, RATING_GOOD, 2);
	drive_start(d);
	answers_in_full(d);
	resume_from_the_log(d);
	d->config.resume_used_ms = 10 * 60000;
	d->config.resume_asked = 1;
	drive_start(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	assert_string_equal(last_out(d)->sum.reason, "time");
	assert_int_equal(last_out(d)->sum.left, 2);
	drive_free(d);
}

static void
a_resumed_plan_that_names_strangers_and_repeats_does_no_harm(void **state)
{
	static const char *const plan[] = {"demo:gone/recall",
	    "demo:lt1.1/recall", "", "demo:lt1.2/recall", "demo:lt1.2/recall"};
	struct drive *d = drive_new(2);

	(void)state;
	was_reviewed(d, 0, 0, RATING_GOOD, 2); /* done already */
	was_reviewed(d, 1, 40, RATING_GOOD, 2);
	d->config.resume_id = "00000000-0000-7000-8000-00000000ffff";
	d->config.resume_plan = plan;
	d->config.n_resume_plan = N_OF(plan);
	drive_start(d);
	expect_question(d, "lt1.2", KIND_RECALL);
	answers_in_full(d);
	expect_out(d, OUT_SUMMARY, EXPECT_NOTHING);
	drive_free(d);
}

/* -- statements without ideas --------------------------------------------- */

static struct drive *
without_ideas(bool met)
{
	struct drive *d = drive_new(1);

	d->items[0]->n_ideas = 0;
	d->items[0]->n_terms = 0;
	d->items[0]->text = "The harbour shelters copper lanterns; velvet "
			    "sailors sleep there; gulls do not.";
	if (met)
		was_reviewed(d, 0, 60, RATING_GOOD, 2);
	drive_start(d);
	return d;
}

static void
without_ideas_the_learner_ticks_clauses(void **state)
{
	struct drive *d = without_ideas(true);
	int all[IDEAS_MAX], n;

	(void)state;
	assert_int_equal(last_out(d)->ideas, 0);
	says(d, "lanterns");
	expect_out(d, OUT_ASK, EXPECT_TICKS);
	n = last_out(d)->n_choices;
	assert_int_equal(n, 3);
	for (int i = 0; i < n; i++)
		all[i] = i + 1;
	ticks(d, all, n);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	drive_free(d);
}

static void
a_clause_left_unticked_is_a_miss_and_none_is_said_with_0(void **state)
{
	static const int two[] = {1, 3}, none[] = {0};
	struct drive *d = without_ideas(true);

	(void)state;
	says(d, "lanterns");
	ticks(d, two, 2);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_AGAIN);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "partial");
	assert_int_equal(came(d, OUT_MARKED)->marks[1].said, 'n');
	drive_free(d);
	d = without_ideas(true);
	says(d, "lanterns");
	ticks(d, none, 1);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "miss");
	drive_free(d);
}

static void
a_try_without_ideas_that_asks_to_read_is_read_and_unrated(void **state)
{
	struct drive *d = without_ideas(false);

	(void)state;
	says(d, "?");
	assert_null(came(d, OUT_ASK));
	expect_out(d, OUT_READ, EXPECT_CONTINUE);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_NONE);
	assert_int_equal(drive_state(d, 0).n_counted, 0);
	drive_free(d);
}

/* -- the statement itself ------------------------------------------------- */

static void
typing_the_statement_just_shown_is_no_attempt_and_costs_nothing(void **state)
{
	struct drive *d = drive_new(4);
	const struct item *it;

	(void)state;
	d->config.day.first_session = true;
	drive_start(d);
	for (int i = 0; i < 4; i++)
		tries_and_reads(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	it = last_out(d)->item;
	says(d, it->text);
	assert_non_null(came(d, OUT_ERROR));
	assert_string_equal(came(d, OUT_ERROR)->text, say_text(SAY_COPY));
	expect_question(d, "lt1.1", KIND_RECALL);
	assert_true(last_out(d)->again);
	says(d, demo_answer(&d->arena, it));
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	drive_free(d);
}

static void
typing_the_statement_from_memory_is_an_answer(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	was_reviewed(d, 0, 60, RATING_GOOD, 2);
	drive_start(d);
	says(d, d->items[0]->text);
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_GOOD);
	drive_free(d);
}

/* -- anything at all ------------------------------------------------------ */

/* One line of a learner who does anything whatever. */
static void
any_line(struct drive *d, struct rng *r)
{
	static const char *const lines[] = {":undo", ":again", ":skip", ":hint",
	    ":why", ":pause", ":report so", ":help", "nonsense"};
	static const char *const texts[] = {"", "?", "dunno", "copper lanterns",
	    "velvet sailors and thunder", "rye flour", "railway bridge"};
	static const int some[] = {1, 2};

	switch (rng_below(r, 12)) {
	case 0:
	case 1:
		commands(d, lines[rng_below(r, (int)N_OF(lines))]);
		break;
	case 2:
		nods(d, rng_below(r, 2));
		break;
	case 3:
		rates(d, rng_below(r, 6));
		break;
	case 4:
		mends(d, rng_below(r, 5), rng_below(r, 2));
		break;
	case 5:
		ticks(d, some, rng_below(r, 3));
		break;
	case 6:
	case 7:
		says(d, texts[rng_below(r, (int)N_OF(texts))]);
		break;
	case 8:
	case 9:
		says(d,
		    last_out(d)->item
			? demo_answer(&d->arena, last_out(d)->item)
			: "");
		break;
	default:
		goes_on(d);
	}
}

/* Whatever was done, what the session says of an item is what the log says,
 * and something is always waited for until the summary. */
static void
a_learner_who_does_anything_at_all_never_breaks_it(void **state)
{
	struct rng r = rng_seeded(20261123);
	struct drive *d;
	const struct session_out *o;

	(void)state;
	for (int round = 0; round < 60; round++) {
		d = drive_new(6);
		d->config.day.new_wanted = 3;
		d->items[5]->n_ideas = 0;
		add_idea(
		    &d->arena, d->items[1], "northern railway tunnel bridge");
		for (size_t i = 3; i < 6; i++)
			was_reviewed(d, i, 10 + (int)i,
			    (enum rating)(1 + rng_below(&r, 4)), 2);
		drive_start(d);
		for (int i = 0; i < 150 && !session_done(d->s); i++) {
			any_line(d, &r);
			assert_true(d->n_out > d->seen);
			assert_true(session_done(d->s) ||
			    session_expects(d->s) != EXPECT_NOTHING);
			o = came(d, OUT_SCHEDULED);
			if (o)
				assert_int_equal(o->state->due_day,
				    drive_state(d, (size_t)o->item->order)
					.due_day);
		}
		if (!session_done(d->s))
			hangs_up(d);
		assert_true(session_done(d->s));
		drive_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ten_full_answers_today_make_nothing_secure),
	    cmocka_unit_test(
		always_right_every_statement_is_asked_openly_and_becomes_secure),
	    cmocka_unit_test(a_miss_takes_secure_away),
	    cmocka_unit_test(
		the_first_recall_of_a_new_statement_is_its_first_counted_answer),
	    cmocka_unit_test(an_interrupted_session_goes_on_where_it_stopped),
	    cmocka_unit_test(reviews_name_their_session),
	    cmocka_unit_test(
		a_statement_tried_before_the_break_is_recalled_after_it),
	    cmocka_unit_test(an_interrupted_session_whose_time_is_used_ends),
	    cmocka_unit_test(
		a_resumed_plan_that_names_strangers_and_repeats_does_no_harm),
	    cmocka_unit_test(without_ideas_the_learner_ticks_clauses),
	    cmocka_unit_test(
		a_clause_left_unticked_is_a_miss_and_none_is_said_with_0),
	    cmocka_unit_test(
		a_try_without_ideas_that_asks_to_read_is_read_and_unrated),
	    cmocka_unit_test(
		typing_the_statement_just_shown_is_no_attempt_and_costs_nothing),
	    cmocka_unit_test(typing_the_statement_from_memory_is_an_answer),
	    cmocka_unit_test(
		a_learner_who_does_anything_at_all_never_breaks_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
