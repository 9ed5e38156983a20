/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * turn: the ways of asking: some ideas only, again, worked examples, tests,
 * aloud.
 */
#include "kinds_world.h"

#include "core/steps.h"

/* -- ways of asking ------------------------------------------------------- */

static void
test_only(void **state)
{
	struct world *w = *state;
	struct turn *t =
	    BEGIN(w, w->recall, .level = LEVEL_OPEN, .only = 1u << 1);
	int yes, part, of;

	turn_count(t, &yes, &part, &of);
	assert_int_equal(of, 1);
	assert_int_equal(turn_asked(t, 0), 1);
	assert_int_equal(turn_answer(t, "velvet sailors"), TURN_DONE);
	assert_marks(t, "-y", RATING_GOOD);

	t = BEGIN(w, w->recall, .level = LEVEL_BLANKS, .only = 1u << 1);
	assert_int_equal(t->n_blanks, 1);
	assert_non_null(strstr(turn_prompt(t, false), "copper lanterns"));
	assert_null(strstr(turn_prompt(t, false), "velvet"));
	assert_int_equal(turn_answer(t, "velvet sailors"), TURN_DONE);
	assert_marks(t, "-y", RATING_GOOD);

	/* no blank for it: the question, with that idea asked for */
	w->recall->n_terms = 1;
	t = BEGIN(w, w->recall, .level = LEVEL_BLANKS, .only = 1u << 1);
	assert_int_equal(t->n_blanks, 0);
	assert_int_equal(t->level, LEVEL_PROMPTED);
	assert_string_equal(turn_prompt(t, false), w->recall->ask);
	assert_string_equal(t->marks, "-n");

	/* ticks are offered for what is asked alone */
	t = BEGIN(w, w->because, .only = 1u << 1);
	(void)turn_answer(t, "something");
	assert_int_equal(t->n_choices, 1);
	(void)turn_ticks(t, (bool[]){true});
	assert_marks(t, "-y", RATING_GOOD);
	/* a bit that no idea has any more: all are asked */
	assert_string_equal(BEGIN(w, w->list, .only = 1u << 9)->marks, "nnn");
}

static void
test_again(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->list, .again = true);

	assert_int_equal(turn_answer(t, "flour"), TURN_HINT); /* nothing to
								 add */
	assert_int_equal(turn_answer(t, "water, yeast"), TURN_DONE);
	assert_marks(t, "yyy", RATING_NONE);
	t = BEGIN(w, w->list, .again = true);
	assert_int_equal(turn_hint(t), TURN_HINT);
	assert_int_equal(turn_answer(t, "flour"), TURN_SHOW);
	assert_marks(t, "ynn", RATING_NONE);
	turn_mend(t, 1, true);
	assert_marks(t, "yyn", RATING_NONE);
	t = BEGIN(w, w->because, .again = true);
	(void)turn_answer(t, "so");
	(void)turn_ticks(t, (bool[]){true, true});
	assert_marks(t, "yy", RATING_NONE);
}

static void
test_worked_example(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->because, .leave_out = 1);

	assert_string_equal(turn_prompt(t, false),
	    "Slides full of text. Why?\n1  Cut the slides.\n2  Show one "
	    "thing.\nThe last step is yours.");
	assert_string_equal(turn_prompt(t, true),
	    "Slides full of text. Why? Step 1: Cut the slides. Step 2: Show "
	    "one thing. The last step is yours.");
	assert_int_equal(turn_answer(t, " "), TURN_EMPTY);
	assert_int_equal(turn_answer(t, "ask them"), TURN_DONE);
	assert_marks(t, "--", RATING_NONE);
	assert_int_equal(t->n_attempts, 1);
	assert_string_equal(t->attempts[0].marks, "--");
	assert_string_equal(t->typed, "ask them");
	t = BEGIN(w, w->because, .leave_out = 2);
	assert_string_equal(turn_prompt(t, false),
	    "Slides full of text. Why?\nCut the slides.\nThe last two steps "
	    "are yours.");
	assert_int_equal(turn_hint(t), TURN_DONE);
	assert_marks(t, "--", RATING_NONE);
	assert_int_equal(t->n_attempts, 1);
	t = BEGIN(w, w->spot, .leave_out = 1);
	assert_non_null(strstr(turn_prompt(t, false),
	    "\n3.4 Working memory is limited\nThe last step is yours."));
	assert_int_equal(turn_answer(t, "3.8"), TURN_DONE);
	assert_marks(t, "--", RATING_NONE);
	assert_int_equal(
	    turn_answer(BEGIN(w, w->spot, .leave_out = 1), "dunno"), TURN_DONE);
}

static void
test_test(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->recall, .level = LEVEL_OPEN, .test = true);

	assert_int_equal(turn_hint(t), TURN_EMPTY);
	assert_int_equal(turn_answer(t, ""), TURN_EMPTY);
	assert_int_equal(turn_answer(t, "copper lanterns"), TURN_DONE);
	assert_marks(t, "yn", RATING_NONE);
	assert_int_equal(t->hints, 0);
	assert_int_equal(t->n_attempts, 1);
	/* doubtful stays open */
	t = BEGIN(w, w->recall, .level = LEVEL_OPEN, .test = true);
	assert_int_equal(turn_answer(t, "lanterns, velvet sailors"), TURN_DONE);
	assert_marks(t, "py", RATING_NONE);
	t = BEGIN(w, w->recall, .level = LEVEL_OPEN, .test = true);
	assert_int_equal(turn_answer(t, "I don't know"), TURN_DONE);
	assert_marks(t, "nn", RATING_NONE);
}

static void
test_aloud(void **state)
{
	struct world *w = *state;
	struct turn *t =
	    BEGIN(w, w->recall, .level = LEVEL_OPEN, .aloud = true);

	assert_int_equal(turn_aloud(t), TURN_DOUBT);
	assert_int_equal(t->doubt, 0);
	assert_string_equal(t->marks, "pp");
	assert_int_equal(turn_doubt(t, true), TURN_DOUBT);
	assert_int_equal(t->doubt, 1);
	assert_int_equal(turn_doubt(t, true), TURN_DONE);
	assert_marks(t, "yy", RATING_GOOD);

	/* the wordings were seen: what is missing is missing */
	t = BEGIN(w, w->list, .aloud = true);
	(void)turn_aloud(t);
	assert_int_equal(turn_doubt(t, false), TURN_DOUBT);
	assert_int_equal(turn_doubt(t, false), TURN_DOUBT);
	assert_int_equal(turn_doubt(t, true), TURN_DONE);
	assert_int_equal(t->hints, 1);
	assert_marks(t, "nny", RATING_AGAIN);

	/* after a hint */
	t = BEGIN(w, w->list, .aloud = true);
	(void)turn_hint(t);
	(void)turn_aloud(t);
	(void)turn_doubt(t, true);
	(void)turn_doubt(t, true);
	assert_int_equal(turn_doubt(t, true), TURN_DONE);
	assert_marks(t, "yyy", RATING_HARD);

	/* a doubt passed over is left open, and no hint follows */
	t = BEGIN(w, w->spot, .aloud = true);
	assert_int_equal(turn_aloud(t), TURN_DOUBT);
	assert_int_equal(turn_pass(t), TURN_DOUBT);
	assert_int_equal(turn_doubt(t, true), TURN_DONE);
	assert_marks(t, "py", RATING_AGAIN);
}

static void
test_aloud_others(void **state)
{
	struct world *w = *state;
	struct item *bare = demo_item(&w->a, 1);
	struct turn *t = BEGIN(w, w->because, .aloud = true);

	assert_int_equal(turn_aloud(t), TURN_MODEL);
	assert_int_equal(t->n_choices, 2);
	bare->n_ideas = 0;
	t = BEGIN(w, bare, .level = LEVEL_OPEN, .aloud = true);
	assert_int_equal(turn_aloud(t), TURN_TICKS);
	assert_int_equal(t->n_choices, t->n_ideas);
	assert_true(t->n_choices > 0);
	t = BEGIN(w, w->steps, .aloud = true, .mix = 7);
	assert_int_equal(turn_aloud(t), TURN_ORDER);
	assert_string_equal(
	    t->hint_text, steps_whole(w->steps, t->order, &w->a));
	assert_int_equal(turn_ordered(t, true), TURN_DONE);
	assert_marks(t, "yyy", RATING_GOOD);
	t = BEGIN(w, w->steps, .aloud = true, .mix = 7);
	(void)turn_aloud(t);
	assert_int_equal(turn_ordered(t, false), TURN_DONE);
	assert_marks(t, "nnn", RATING_AGAIN);
	t = BEGIN(w, w->steps, .aloud = true, .mix = 7);
	(void)turn_hint(t);
	(void)turn_aloud(t);
	(void)turn_ordered(t, true); /* a hint given stays given */
	assert_marks(t, "yyy", RATING_HARD);
	t = BEGIN(w, w->steps, .aloud = true, .mix = 7);
	(void)turn_aloud(t);
	assert_int_equal(turn_pass(t), TURN_DONE);
	assert_marks(t, "nnn", RATING_AGAIN);
	t = BEGIN(w, w->because, .aloud = true, .leave_out = 1);
	assert_int_equal(turn_aloud(t), TURN_DONE);
	assert_marks(t, "--", RATING_NONE);
	/* only what is asked for is asked about */
	t = BEGIN(w, w->list, .aloud = true, .only = 1u << 2);
	assert_int_equal(turn_aloud(t), TURN_DOUBT);
	assert_int_equal(t->doubt, 2);
	assert_int_equal(turn_doubt(t, true), TURN_DONE);
	assert_marks(t, "--y", RATING_GOOD);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_only),
	    TEST(test_again),
	    TEST(test_worked_example),
	    TEST(test_test),
	    TEST(test_aloud),
	    TEST(test_aloud_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
