/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * turn: the kinds that are not marked by words alone: because, apply, list,
 * steps, spot. Recall by words is t_session's, ways of asking t_turn_ways'.
 */
#include "kinds_world.h"

/* -- because, apply ------------------------------------------------------- */

static void
test_model(void **state)
{
	static const bool both[] = {true, true}, one[] = {false, true};
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->because, PLAIN);

	assert_string_equal(turn_prompt(t, false), w->because->ask);
	assert_int_equal(turn_answer(t, "  "), TURN_EMPTY);
	assert_int_equal(turn_answer(t, "fewer words"), TURN_MODEL);
	assert_int_equal(t->step, TURN_MODEL);
	assert_int_equal(t->n_choices, 2);
	assert_string_equal(t->choices[1], "one thing at a time");
	assert_string_equal(t->typed, "fewer words");
	assert_int_equal(turn_ticks(t, both), TURN_DONE);
	assert_marks(t, "yy", RATING_GOOD);

	t = BEGIN(w, w->because, PLAIN);
	(void)turn_answer(t, "fewer words");
	assert_int_equal(turn_ticks(t, one), TURN_DONE);
	assert_marks(t, "ny", RATING_AGAIN);
	turn_mend(t, 0, true);
	assert_marks(t, "yy", RATING_GOOD);
}

static void
test_model_hints(void **state)
{
	static const bool both[] = {true, true};
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->because, PLAIN);

	assert_int_equal(turn_answer(t, "I don't know"), TURN_HINT);
	assert_string_equal(t->hint_text, "Cut the slides.");
	assert_int_equal(t->hint_kind, HINT_START);
	assert_int_equal(turn_answer(t, "fewer words"), TURN_MODEL);
	(void)turn_ticks(t, both);
	assert_marks(t, "yy", RATING_HARD);

	t = BEGIN(w, w->because, PLAIN);
	assert_int_equal(turn_hint(t), TURN_HINT);
	/* nothing was said: there is nothing to tick */
	assert_int_equal(turn_hint(t), TURN_SHOW);
	assert_string_equal(t->hint_text, t->item->model);
	assert_marks(t, "nn", RATING_AGAIN);

	/* a model of one sentence has nothing to give away first */
	w->because->model = "Cut the slides.";
	t = BEGIN(w, w->because, PLAIN);
	assert_int_equal(turn_hint(t), TURN_SHOW);
	assert_marks(t, "nn", RATING_AGAIN);
}

/* Taken back after a hint: the hint stays given. */
static void
test_model_again(void **state)
{
	static const bool both[] = {true, true};
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->because, PLAIN);

	(void)turn_hint(t);
	(void)turn_answer(t, "one");
	turn_again(t);
	assert_int_equal(turn_answer(t, "two"), TURN_MODEL);
	assert_string_equal(t->typed, "two");
	(void)turn_ticks(t, both);
	assert_marks(t, "yy", RATING_HARD);
	t = BEGIN(w, w->because, PLAIN);
	(void)turn_answer(t, "one");
	assert_int_equal(turn_pass(t), TURN_DONE); /* no ticks */
	assert_marks(t, "nn", RATING_AGAIN);
}

/* -- list ----------------------------------------------------------------- */

static void
test_list(void **state)
{
	static const char *const full[] = {"flour, water, yeast",
	    "yeast; liquid; flour", "water/yeast/flour",
	    "yeast and water and flour", "Yeast, flour and water."};
	struct world *w = *state;
	struct turn *t;

	for (size_t i = 0; i < N_OF(full); i++) {
		t = BEGIN(w, w->list, PLAIN);
		if (turn_answer(t, full[i]) != TURN_DONE)
			fail_msg("%s", full[i]);
		assert_marks(t, "yyy", RATING_GOOD);
	}
	t = BEGIN(w, w->list, PLAIN);
	assert_int_equal(turn_answer(t, "yeast"), TURN_ADD);
	assert_string_equal(t->marks, "nny");
	assert_int_equal(turn_answer(t, "flour"), TURN_HINT);
	assert_string_equal(t->hint_text, "w____");
	assert_int_equal(turn_answer(t, "water"), TURN_DONE);
	assert_marks(t, "yyy", RATING_HARD);
}

/* A name that is one member in full is no half of another; members stay whole
 * where they hold an 'and'. */
static void
test_members(void **state)
{
	static const struct {
		const char *answer, *marks;
	} cases[] = {
	    {"rate of learning", "ynn"},
	    {"barriers to learning", "nyn"},
	    {"rate of learning, barriers to learning", "yyn"},
	    {"bread and butter", "nny"},
	    {"barriers to learning and bread and butter", "nyy"},
	    {"Bread and butter; barriers to learning / rate of learning.",
		"yyy"},
	};
	struct world *w = *state;
	struct item *it = make_kind(w, KIND_LIST, "Which are the three?");
	struct mark m;
	char got[IDEAS_MAX + 1];

	add_idea(&w->a, it, "rate of learning");
	add_idea(&w->a, it, "barriers to learning");
	add_idea(&w->a, it, "bread and butter");
	w->lex = lexicon_new(&w->a, NULL, 0, &it, 1);
	for (size_t i = 0; i < N_OF(cases); i++) {
		assert_true(turn_try(it, w->lex, cases[i].answer, &w->a, &m));
		mark_letters(&m, got);
		if (strcmp(got, cases[i].marks) != 0)
			fail_msg("\"%s\": %s", cases[i].answer, got);
	}
}

static void
test_list_numbers(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->sections, PLAIN);

	assert_int_equal(turn_answer(t, "3.8"), TURN_ADD);
	assert_string_equal(t->marks, "ny");
	assert_int_equal(turn_answer(t, "lt3.4"), TURN_DONE);
	assert_marks(t, "yy", RATING_GOOD);
	t = BEGIN(w, w->sections, PLAIN);
	assert_int_equal(
	    turn_answer(t, "working memory is limited, 3.8"), TURN_DONE);
	assert_marks(t, "yy", RATING_GOOD);
}

/* -- steps ---------------------------------------------------------------- */

/* The letters for these places of the right order. */
static const char *
letters(struct world *w, const struct turn *t, const char *places)
{
	char *out = arena_strdup(&w->a, places);

	for (size_t i = 0; places[i]; i++)
		for (int k = 0; k < t->n_ideas; k++)
			if (t->order[k] == places[i] - '1')
				out[i] = (char)('a' + k);
	return out;
}

static void
test_steps(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->steps, .mix = 7);
	struct buf b = BUF_INIT;

	buf_adds(&b, "Put these steps in order.");
	for (int i = 0; i < 3; i++)
		buf_addf(&b, "\n%c  %s", 'a' + i,
		    w->steps->ideas[t->order[i]].wordings[0]);
	assert_string_equal(turn_prompt(t, false), buf_str(&b));
	buf_release(&b);
	assert_null(strchr(turn_prompt(t, true), '\n'));
	assert_non_null(strstr(turn_prompt(t, true), " Letter a: "));
	assert_null(strstr(turn_prompt(t, true), ".."));
	assert_int_equal(turn_answer(t, "mix first"), TURN_EMPTY);
	assert_int_equal(turn_answer(t, "a b"), TURN_EMPTY);
	assert_int_equal(turn_answer(t, ""), TURN_EMPTY);
	assert_int_equal(t->n_attempts, 0);
	assert_non_null(strstr(turn_wanted(t), "a to c"));
	assert_int_equal(turn_answer(t, letters(w, t, "123")), TURN_DONE);
	assert_marks(t, "yyy", RATING_GOOD);
	assert_null(turn_wanted(BEGIN(w, w->list, PLAIN)));
}

static void
test_steps_hints(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->steps, .mix = 7);
	const char *first = letters(w, t, "12");

	assert_int_equal(turn_answer(t, letters(w, t, "132")), TURN_HINT);
	assert_string_equal(t->marks, "ynn");
	assert_string_equal(t->hint_text,
	    arena_printf(&w->a, "First comes %c, Mix. Second comes %c, Knead.",
		first[0], first[1]));
	assert_int_equal(turn_answer(t, letters(w, t, "123")), TURN_DONE);
	assert_marks(t, "yyy", RATING_HARD);

	/* what stood right may be moved away again */
	t = BEGIN(w, w->steps, .mix = 8);
	assert_int_equal(turn_answer(t, "i don't know"), TURN_HINT);
	assert_int_equal(turn_answer(t, letters(w, t, "213")), TURN_SHOW);
	assert_marks(t, "nny", RATING_AGAIN);
	assert_non_null(strstr(t->hint_text, "Mix; "));
	t = BEGIN(w, w->steps, .mix = 9);
	assert_int_equal(turn_hint(t), TURN_HINT);
	assert_int_equal(turn_hint(t), TURN_SHOW);
	assert_marks(t, "nnn", RATING_AGAIN);
}

/* -- spot ----------------------------------------------------------------- */

static const char *
spotted(struct world *w, const char *answer, int *named)
{
	struct mark m;
	char *out = arena_alloc(&w->a, IDEAS_MAX + 1);

	spot_mark(w->lex, w->spot, answer, &w->a, &m, named);
	mark_letters(&m, out);
	return out;
}

static void
test_spot_mark(void **state)
{
	static const struct {
		const char *answer, *marks;
		int named;
	} cases[] = {
	    {"3.4, 3.8", "yy", 2},
	    {"lt3.8 and LT3.4", "yy", 2},
	    {"3.8; 3.4.", "yy", 2},
	    {"3.4/3.8", "yy", 2},
	    {"3.4\n3.8", "yy", 2},
	    {"3.4 3.8", "yy", 2},
	    {"statement 3.4 since memory is full, and 3.8", "yy", 2},
	    {"3.4, because they forget, and 3.8", "yy", 2},
	    {"Retrieval and spacing strengthen recall", "ny", 1},
	    {"working memory is limited and 3.8", "yy", 2},
	    {"working memory is limited, retrieval and spacing strengthen "
	     "recall",
		"yy", 2},
	    {"working memory is limited and retrieval and spacing strengthen "
	     "recall",
		"yy", 2},
	    {"capacity overloaded; quizzing after a gap", "yy", 2},
	    {"3.4, 3.4", "yn", 1},
	    {"3.4 working memory is limited, working memory is limited", "yn",
		1},
	    {"4.1, 3.4, 3.8", "yn", 2}, /* the first two count */
	    {"4.1, 5.2, 3.4, 3.8", "nn", 2},
	    {"5.2", "nn", 1},
	    {"volcanoes", "nn", 1},
	    {"", "nn", 0},
	};
	struct world *w = *state;
	int named;

	for (size_t i = 0; i < N_OF(cases); i++) {
		const char *got = spotted(w, cases[i].answer, &named);

		if (strcmp(got, cases[i].marks) != 0 || named != cases[i].named)
			fail_msg("\"%s\": %s, %d named", cases[i].answer, got,
			    named);
	}
}

static void
test_spot(void **state)
{
	struct world *w = *state;
	struct turn *t = BEGIN(w, w->spot, PLAIN);

	assert_int_equal(turn_answer(t, "3.8"), TURN_ADD);
	assert_int_equal(turn_answer(t, "3.4"), TURN_DONE);
	assert_marks(t, "yy", RATING_GOOD);

	/* two given, one of them another: nothing may be added */
	t = BEGIN(w, w->spot, PLAIN);
	assert_int_equal(turn_answer(t, "3.8, 4.1"), TURN_HINT);
	assert_string_equal(t->hint_text, "W______ m_____ is l______");
	assert_int_equal(turn_answer(t, "3.4"), TURN_DONE);
	assert_marks(t, "yy", RATING_HARD);

	/* a third name after 'anything to add' does not count either */
	t = BEGIN(w, w->spot, PLAIN);
	assert_int_equal(turn_answer(t, "4.1"), TURN_ADD);
	assert_int_equal(turn_answer(t, "3.4, 3.8"), TURN_HINT);
	assert_string_equal(t->marks, "yn");
	assert_int_equal(turn_answer(t, "4.1"), TURN_SHOW);
	assert_marks(t, "yn", RATING_AGAIN);
	assert_string_equal(
	    t->hint_text, "3.8 Retrieval and spacing strengthen recall");

	t = BEGIN(w, w->spot, PLAIN);
	assert_int_equal(turn_answer(t, "no idea"), TURN_HINT);
}

/* -- outside a quiz -------------------------------------------------------- */

static void
test_try(void **state)
{
	struct world *w = *state;
	struct mark m;

	assert_true(turn_try(w->steps, w->lex, "a b c", &w->a, &m));
	assert_true(m.complete);
	assert_true(turn_try(w->steps, w->lex, "a c b", &w->a, &m));
	assert_int_equal(m.yes, 1);
	assert_false(turn_try(w->steps, w->lex, "mix", &w->a, &m));
	assert_true(turn_try(w->spot, w->lex, "3.4, 3.8", &w->a, &m));
	assert_true(m.complete);
	assert_true(turn_try(w->sections, w->lex, "3.8", &w->a, &m));
	assert_int_equal(m.yes, 1);
	assert_int_equal(m.no, 1);
	assert_true(turn_try(w->recall, w->lex, "copper lanterns", &w->a, &m));
	assert_int_equal(m.yes, 1);
	assert_true(turn_try(w->recall, w->lex, "", &w->a, &m));
	assert_true(m.blank);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_model),
	    TEST(test_model_hints),
	    TEST(test_model_again),
	    TEST(test_list),
	    TEST(test_members),
	    TEST(test_list_numbers),
	    TEST(test_steps),
	    TEST(test_steps_hints),
	    TEST(test_spot_mark),
	    TEST(test_spot),
	    TEST(test_try),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
