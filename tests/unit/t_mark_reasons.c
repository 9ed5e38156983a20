/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mark: initials, what is asked about because words are left over, when an
 * answer is complete, and what the marker says of itself.
 */
#include "mark_world.h"

/* LTM is long-term memory; a small word is no initials. */
static void
test_initials(void **state)
{
	static const struct {
		const char *answer;
		enum said said;
	} cases[] = {
	    {"LTM", SAID_YES},
	    {"in ltm", SAID_YES},
	    {"MTL", SAID_NO},
	    {"L&T", SAID_NO},
	};
	struct world *w = *state;
	struct item *it = make_item(&w->a, "lt1.1", "s1");
	struct mark_question q = {it, "Where?", NULL, NULL};
	struct mark m;

	it->text = "It is kept.";
	add_idea(&w->a, it, "long-term memory");
	add_idea(&w->a, it, "cognition and learning");
	add_idea(&w->a, it, "apple orchards");
	for (size_t i = 0; i < N_OF(cases); i++) {
		mark_answer(w->lex, &q, cases[i].answer, &w->a, &m);
		assert_int_equal(m.ideas[0].said, cases[i].said);
	}
	mark_answer(w->lex, &q, "It is C & L, mostly", &w->a, &m);
	assert_int_equal(m.ideas[1].said, SAID_YES);
	assert_string_equal(m.ideas[1].phrase, "C & L");
	assert_int_equal(m.ideas[2].said, SAID_NO);
	mark_answer(w->lex, &q, "ao", &w->a, &m);
	assert_int_equal(m.ideas[2].said, SAID_NO);
	mark_answer(w->lex, &q, "AO", &w->a, &m);
	assert_int_equal(m.ideas[2].said, SAID_YES);
}

/* Where something was found and other words are left over, what was not found
 * is asked about; else it is missing. */
static void
test_words_to_spare(void **state)
{
	static const struct expect e[] = {
	    {"lt3.4", "limited capacity, thimble and sieve", "pyp"},
	    {"lt3.4", "limited capacity, thimble", "nyn"},
	    {"lt3.4", "thimble, sieve and bucket", "nnn"},
	    {"lt3.4", "limited capacity, which working memory is about", "nyn"},
	    {"lt3.4", "limited capacity, well, it helps to get things made",
		"nyn"},
	};
	struct world *w = *state;
	struct mark m;

	check(w, e, N_OF(e));
	m = mark_it(w, "lt3.4", e[0].answer);
	assert_true(m.ideas[0].unread && m.ideas[2].unread);
	assert_false(m.ideas[1].unread);
	assert_int_equal(m.n_unread, 2);
	assert_string_equal(m.unread[0], "thimble");
	assert_true(m.could_be && !m.complete);
}

static void
test_complete(void **state)
{
	struct world *w = *state;
	struct item it = *find(w, "lt3.4");
	struct mark_question q = {&it, it.ask, NULL, NULL};
	struct mark m;

	mark_answer(w->lex, &q, "limited capacity", &w->a, &m);
	assert_false(m.complete || m.could_be);
	it.any_idea = true;
	mark_answer(w->lex, &q, "limited capacity", &w->a, &m);
	assert_true(m.complete && m.could_be);
	mark_answer(w->lex, &q, "a limit", &w->a, &m);
	assert_true(!m.complete && m.could_be);
	mark_answer(w->lex, &q, "bananas", &w->a, &m);
	assert_false(m.complete || m.could_be);
}

/* What `mark` explains itself with. */
static void
test_reasons(void **state)
{
	struct world *w = *state;
	struct mark m;

	m = mark_it(w, "lt3.4", "its capacity in memory is NOT limited");
	assert_string_equal(m.ideas[1].turned_by, "NOT");
	assert_int_equal(m.n_ignored, 1);
	assert_string_equal(m.ignored[0], "memory");
	m = mark_it(w, "lt7.5", "Discourages further effort");
	assert_string_equal(m.ideas[1].turned_by, "Discourages");
	m = mark_it(w, "lt7.5", "encourages further effort");
	assert_string_equal(m.ideas[1].turned_by, "");
	assert_int_equal(m.lure.lure, -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_initials),
	    cmocka_unit_test(test_words_to_spare),
	    cmocka_unit_test(test_complete),
	    cmocka_unit_test(test_reasons),
	};

	return cmocka_run_group_tests_name(
	    "mark, reasons", tests, set_up, tear_down);
}
