/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Misspelt words: what is read as which word, usually and generously. */
#include "core/spelling.h"

#include "mark_world.h"

static void
what_is_a_slip_of_a_word_of_the_deck(void **state)
{
	static const struct {
		const char *typed, *meant;
		bool slip;
	} cases[] = {
	    {"capasity", "capacity", true}, {"capcity", "capacity", true},
	    {"capaciyt", "capacity", true},
	    {"kapacity", "capacity", true}, /* one change, even the first */
	    {"memroy", "memory", true}, {"expetrize", "expertise", true},
	    {"adopt", "adapt", false}, /* a word of the deck */
	    {"adopting", "adapt", false},
	    {"memories", "memory", false}, /* another form, no slip */
	    {"capacity", "capacity", false},
	    {"mmrory", "memory", false}, /* two changes in a short word */
	    {"yeer", "year", false}, /* too short to tell */
	    {"memory7", "memory", false}, {"3.5", "3.4", false},
	    {"kapasity", "capacity", false}, /* two, and the first letter */
	    {"capacity", "zebra", false}, /* no word of this deck */
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(cases); i++)
		if (spelling_is_slip(w->lex, cases[i].typed, cases[i].meant,
			&w->a) != cases[i].slip)
			fail_msg("%s for %s", cases[i].typed, cases[i].meant);
}

static void
how_far_a_slip_may_be(void **state)
{
	static const struct {
		const char *typed, *meant;
		int usual, generous;
	} cases[] = {
	    {"capacity", "capacity", 0, 0},
	    {"capasity", "capacity", 1, 1},
	    {"kapasity", "capacity", 0, 2}, /* the first letter */
	    {"mmrory", "memory", 0, 2},
	    {"gole", "goal", 0, 2},
	    {"gl", "goal", 0, 0}, /* too little is left of it */
	    {"gol", "goal", 0, 1},
	    {"cat", "car", 0, 0},
	    {"metakognishon", "metacognition", 0, 3},
	    {"metakognishun", "metacognition", 0, 0}, /* four */
	    {"memory7", "memory", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < N_OF(cases); i++) {
		if (spelling_distance(cases[i].typed, cases[i].meant, false) !=
		    cases[i].usual)
			fail_msg("%s for %s", cases[i].typed, cases[i].meant);
		if (spelling_distance(cases[i].typed, cases[i].meant, true) !=
		    cases[i].generous)
			fail_msg("generously, %s for %s", cases[i].typed,
			    cases[i].meant);
	}
}

static void
generous_reading_gives_marks_that_the_usual_one_does_not(void **state)
{
	struct world *w = *state;

	assert_string_equal(letters(w, "lt3.4", "limited kapasity"), "npn");
	lexicon_set_generous(w->lex, true);
	assert_true(lexicon_is_generous(w->lex));
	assert_string_equal(letters(w, "lt3.4", "limited kapasity"), "nyn");
	lexicon_set_generous(w->lex, false);
	assert_string_equal(letters(w, "lt3.4", "limited kapasity"), "npn");
}

/* What the usual reading marks, the generous one marks alike. */
static void
generous_reading_takes_no_mark_away(void **state)
{
	static const char *const answers[] = {
	    "limited capasity", "Limitid capacity", "overloded", "adopt"};
	struct world *w = *state;
	const char *usual, *generous;

	for (size_t i = 0; i < N_OF(answers); i++) {
		lexicon_set_generous(w->lex, false);
		usual = letters(w, "lt3.4", answers[i]);
		lexicon_set_generous(w->lex, true);
		generous = letters(w, "lt3.4", answers[i]);
		for (size_t k = 0; usual[k]; k++)
			if (usual[k] == 'y' && generous[k] != 'y')
				fail_msg("%s: %s, then %s", answers[i], usual,
				    generous);
	}
	lexicon_set_generous(w->lex, false);
}

/* However generous: a word of the deck is itself, and what is as near to
 * another word of it stands for neither. */
static void
generous_reading_never_takes_another_word_of_the_deck(void **state)
{
	struct world *w = *state;

	lexicon_set_generous(w->lex, true);
	for (int i = 0; i < w->c.n_items; i++) {
		const struct item *it = w->c.items[i];
		struct tokens cut;

		words_cut(w->lex, it->text, &w->a, &cut);
		for (int k = 0; k < cut.n; k++)
			if (cut.list[k].kind == TOKEN_WORD &&
			    lexicon_has_word(w->lex, cut.list[k].word) &&
			    spelling_is_slip(
				w->lex, cut.list[k].word, "capacity", &w->a))
				fail_msg("%s", cut.list[k].word);
	}
	lexicon_set_generous(w->lex, false);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_a_slip_of_a_word_of_the_deck),
	    cmocka_unit_test(how_far_a_slip_may_be),
	    cmocka_unit_test(
		generous_reading_gives_marks_that_the_usual_one_does_not),
	    cmocka_unit_test(generous_reading_takes_no_mark_away),
	    cmocka_unit_test(
		generous_reading_never_takes_another_word_of_the_deck),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
