/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * members: names that are there word for word count, be they everyday words,
 * however they are set apart, and never where more is said than names. (What
 * is half a name, and the course of a question, is t_turn_kinds's.)
 */
#include "kinds_world.h"

#include "core/members.h"

static const struct {
	const char *answer, *marks;
} cases[] = {
    {"reading", "ynn"},
    {"Reading and writing and talk.", "yyy"},
    {"reading writing speaking", "yyy"},
    {"1. reading 2. writing 3. talk", "yyy"},
    {"1) writing, 2) how to read", "yyn"},
    {"- reading\n- writing", "yyn"},
    {"reading or writing", "yyn"},
    {"the reading, their writing", "yyn"},
    {"read, write, talk", "yyy"}, /* another form of the word */
    /* the question's words say nothing */
    {"reading skills / writing skills", "yyn"},
    {"writing, not reading", "pyn"},
    /* nor do they name anything */
    {"skills", "nnn"},
    {"the", "nnn"},
};

static struct item *
make_list(struct world *w)
{
	struct item *it =
	    make_kind(w, KIND_LIST, "Which are the three skills?");
	struct item *other;
	struct item *all[41] = {it};

	add_idea(&w->a, it, "reading");
	also(&w->a, it, 0, "how to read");
	add_idea(&w->a, it, "writing");
	add_idea(&w->a, it, "spoken language");
	also(&w->a, it, 2, "talk");
	also(&w->a, it, 2, "speaking");
	/* so many statements read and write that the words are common */
	for (int i = 1; i < 41; i++) {
		other =
		    make_item(&w->a, arena_printf(&w->a, "lt7.%d", i), "s7");
		other->text = "Pupils read and write in lessons.";
		all[i] = other;
	}
	w->lex = lexicon_new(&w->a, NULL, 0, all, 41);
	return it;
}

static const char *
marks(struct world *w, const struct item *it, const char *answer)
{
	struct mark_question q = {it, it->ask, NULL, NULL};
	char *out = arena_alloc(&w->a, IDEAS_MAX + 1);
	struct mark m;

	members_mark(w->lex, &q, answer, &w->a, &m);
	mark_letters(&m, out);
	return out;
}

static void
test_names(void **state)
{
	struct world *w = *state;
	struct item *it = make_list(w);
	const char *got;

	for (size_t i = 0; i < N_OF(cases); i++) {
		got = marks(w, it, cases[i].answer);
		if (strcmp(got, cases[i].marks) != 0)
			fail_msg("\"%s\": %s", cases[i].answer, got);
	}
}

/* An everyday word among others is still no name. */
static void
test_more_than_names(void **state)
{
	static const char *const answers[] = {"reading lamps", "not reading",
	    "no reading or writing", "volcanoes reading", "lamps, not reading"};
	struct world *w = *state;
	struct item *it = make_list(w);

	for (size_t i = 0; i < N_OF(answers); i++)
		if (strchr(marks(w, it, answers[i]), 'y') != NULL)
			fail_msg("\"%s\" names something", answers[i]);
}

/* Those that are not asked are not counted. */
static void
test_asked(void **state)
{
	static const bool asked[] = {true, false, true};
	struct world *w = *state;
	struct item *it = make_list(w);
	struct mark_question q = {it, it->ask, asked, NULL};
	struct mark m;

	members_mark(w->lex, &q, "the talk, the reading", &w->a, &m);
	assert_true(m.complete);
	assert_int_equal(m.yes, 2);
	assert_false(m.ideas[1].asked);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_names),
	    TEST(test_more_than_names),
	    TEST(test_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
