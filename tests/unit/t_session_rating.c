/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ideas and hints alone decide the rating (K6), and doubt is a question and
 * never a verdict (K9).
 */
#include "core/session.h"

#include "core/say.h"
#include "drive.h"

/* -- K6: ideas and hints alone decide the rating -------------------------- */

static enum rating
rated_now(const struct drive *d)
{
	const struct session_out *o = came(d, OUT_MARKED);

	assert_non_null(o);
	assert_int_equal(count_events(d, EV_REVIEW), 3); /* two made it due */
	return o->suggested;
}

static void
complete_without_a_hint_is_good(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	says(d, FULL);
	assert_int_equal(rated_now(d), RATING_GOOD);
	drive_free(d);
}

static void
complete_after_one_hint_is_hard_and_after_two_is_again(void **state)
{
	struct drive *d = at_hint();

	(void)state;
	says(d, FULL);
	assert_int_equal(rated_now(d), RATING_HARD);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	drive_free(d);
	d = at_blank_hint();
	says(d, FULL);
	assert_int_equal(rated_now(d), RATING_AGAIN);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	drive_free(d);
}

static void
complete_through_anything_to_add_is_good(void **state)
{
	struct drive *d = at_add();

	(void)state;
	says(d, "northern railway tunnel bridge");
	assert_int_equal(rated_now(d), RATING_GOOD);
	drive_free(d);
}

static void
yes_to_a_doubt_is_good(void **state)
{
	struct drive *d = at_doubt();

	(void)state;
	nods(d, true);
	assert_int_equal(rated_now(d), RATING_GOOD);
	drive_free(d);
}

static void
no_to_a_doubt_and_then_said_is_hard(void **state)
{
	struct drive *d = at_say();

	(void)state;
	says(d, "northern railway tunnel bridge");
	assert_int_equal(rated_now(d), RATING_HARD);
	drive_free(d);
}

static void
empty_lines_change_nothing_however_many(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	for (int i = 0; i < 50; i++)
		says(d, i % 2 ? "" : "   ");
	says(d, SURE);
	for (int i = 0; i < 50; i++)
		says(d, "");
	says(d, "northern railway tunnel bridge");
	assert_int_equal(rated_now(d), RATING_GOOD);
	drive_free(d);
}

static void
slow_keys_change_nothing_but_the_times(void **state)
{
	struct drive *d = three_ideas();
	struct review r;

	(void)state;
	d->pace_ms = 599000;
	says(d, FULL);
	assert_int_equal(rated_now(d), RATING_GOOD);
	review_read(d->log.ev[d->log.n - 1].body, &r);
	assert_int_equal(r.total_ms, 599000);
	assert_int_equal(r.first_key_ms, 299500);
	drive_free(d);
}

static void
dont_know_goes_straight_to_the_first_hint(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	says(d, "I don't know");
	expect_out(d, OUT_HINT, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->hint, 1);
	says(d, FULL);
	assert_int_equal(rated_now(d), RATING_HARD);
	drive_free(d);
}

static void
hints_go_letters_then_blank_then_the_answer_and_that_is_a_miss(void **state)
{
	struct drive *d = at_blank_hint();

	(void)state;
	says(d, "?");
	assert_non_null(came(d, OUT_HINT));
	assert_string_equal(came(d, OUT_HINT)->hint_kind, "answer");
	assert_int_equal(came(d, OUT_HINT)->expects, EXPECT_NOTHING);
	assert_non_null(strstr(came(d, OUT_HINT)->text, "copper lanterns"));
	assert_int_equal(rated_now(d), RATING_AGAIN);
	assert_string_equal(came(d, OUT_MARKED)->verdict, "miss");
	drive_free(d);
}

static void
a_hint_does_not_give_away_what_was_said_already(void **state)
{
	struct drive *d = at_add();

	(void)state;
	says(d, "?");
	expect_out(d, OUT_HINT, EXPECT_ANSWER);
	assert_null(strstr(last_out(d)->text, "c_")); /* copper */
	assert_null(strstr(last_out(d)->text, "railway"));
	assert_non_null(strstr(last_out(d)->text, "r_"));
	assert_null(strstr(last_out(d)->text_spoken, "_"));
	drive_free(d);
}

static void
easy_cannot_be_had_but_from_a_try(void **state)
{
	struct drive *d = at_marks();

	(void)state;
	rates(d, 4);
	assert_non_null(came(d, OUT_ERROR));
	assert_string_equal(came(d, OUT_ERROR)->text, say_text(SAY_RATING_UP));
	assert_int_equal(count_events(d, EV_AMEND), 0);
	drive_free(d);
}

static void
a_rating_goes_down_and_is_stored_as_an_amendment(void **state)
{
	struct drive *d = at_marks();

	(void)state;
	rates(d, 1);
	assert_int_equal(count_events(d, EV_AMEND), 1);
	assert_int_equal(came(d, OUT_SCHEDULED)->rating, RATING_AGAIN);
	assert_int_equal(drive_state(d, 0).last_rating, RATING_AGAIN);
	expect_question(d, "lt1.2", KIND_RECALL);
	drive_free(d);
}

static void
the_suggested_rating_fed_back_is_accepting(void **state)
{
	struct drive *d = at_marks();

	(void)state;
	rates(d, 3);
	assert_int_equal(count_events(d, EV_AMEND), 0);
	assert_non_null(came(d, OUT_SCHEDULED));
	expect_question(d, "lt1.2", KIND_RECALL);
	drive_free(d);
}

/* -- K9: doubt is a question, never a verdict ----------------------------- */

static void
a_doubtful_idea_is_asked_about_by_its_own_words(void **state)
{
	struct drive *d = at_doubt();

	(void)state;
	assert_non_null(
	    strstr(last_out(d)->text, "northern railway tunnel bridge"));
	assert_int_equal(d->log.n, 2);
	drive_free(d);
}

static void
a_doubt_left_open_is_unclear_and_never_missing(void **state)
{
	struct drive *d = at_doubt();
	const struct session_out *o;

	(void)state;
	commands(d, "skip");
	o = came(d, OUT_MARKED);
	assert_non_null(o);
	assert_int_equal(o->marks[2].said, 'p');
	assert_non_null(strstr(o->feedback, "Unclear: northern"));
	assert_null(strstr(o->feedback, "Missing"));
	assert_string_equal(o->verdict, "partial");
	assert_null(came(d, OUT_HINT));
	drive_free(d);
}

static void
what_is_unclear_is_counted_apart_when_asked_for_more(void **state)
{
	struct drive *d = three_ideas();

	(void)state;
	says(d, "copper lanterns, railway bridge");
	expect_out(d, OUT_ASK, EXPECT_ANSWER);
	assert_non_null(strstr(last_out(d)->text, "1 of 3"));
	assert_non_null(strstr(last_out(d)->text, "one is unclear"));
	drive_free(d);
}

static void
several_doubts_declined_in_one_round_cost_one_hint(void **state)
{
	struct drive *d = drive_new(1);

	(void)state;
	d->items[0]->n_ideas = 0;
	add_idea(&d->arena, d->items[0], "northern railway tunnel bridge");
	add_idea(&d->arena, d->items[0], "emerald parrot feather basket");
	was_reviewed(d, 0, 60, RATING_GOOD, 2);
	drive_start(d);
	says(d, "railway bridge and parrot basket");
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	nods(d, false);
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	assert_int_equal(last_out(d)->idea, 2);
	nods(d, false);
	assert_int_equal(last_out(d)->about, ABOUT_SAY);
	says(
	    d, "northern railway tunnel bridge, emerald parrot feather basket");
	assert_int_equal(came(d, OUT_MARKED)->suggested, RATING_HARD);
	drive_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(complete_without_a_hint_is_good),
	    cmocka_unit_test(
		complete_after_one_hint_is_hard_and_after_two_is_again),
	    cmocka_unit_test(complete_through_anything_to_add_is_good),
	    cmocka_unit_test(yes_to_a_doubt_is_good),
	    cmocka_unit_test(no_to_a_doubt_and_then_said_is_hard),
	    cmocka_unit_test(empty_lines_change_nothing_however_many),
	    cmocka_unit_test(slow_keys_change_nothing_but_the_times),
	    cmocka_unit_test(dont_know_goes_straight_to_the_first_hint),
	    cmocka_unit_test(
		hints_go_letters_then_blank_then_the_answer_and_that_is_a_miss),
	    cmocka_unit_test(a_hint_does_not_give_away_what_was_said_already),
	    cmocka_unit_test(easy_cannot_be_had_but_from_a_try),
	    cmocka_unit_test(a_rating_goes_down_and_is_stored_as_an_amendment),
	    cmocka_unit_test(the_suggested_rating_fed_back_is_accepting),
	    cmocka_unit_test(a_doubtful_idea_is_asked_about_by_its_own_words),
	    cmocka_unit_test(a_doubt_left_open_is_unclear_and_never_missing),
	    cmocka_unit_test(
		what_is_unclear_is_counted_apart_when_asked_for_more),
	    cmocka_unit_test(
		several_doubts_declined_in_one_round_cost_one_hint),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
