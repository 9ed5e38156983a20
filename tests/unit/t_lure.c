/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lure, overclaim: misconceptions that are heard and those that are not, and
 * words that are stronger than the statement's.
 */
#include "helpers.h"

#include "core/lure.h"
#include "core/mark.h"
#include "mark_cases.h"

struct world {
	struct arena a;
	struct item *memory, *busy;
	struct item *items[2];
	struct idea same[1];
	struct lexicon *lex;
};

static void
add_lure(struct arena *a, struct item *it, const char *id, const char *says,
    const char *listen_for)
{
	struct lure *l;

	if (it->lures == NULL)
		it->lures = arena_array(a, 4, sizeof(*it->lures));
	l = &it->lures[it->n_lures++];
	l->id = id;
	l->says = says;
	l->truth = "The statement is.";
	if (listen_for != NULL)
		l->listen_for = cases_words(a, listen_for);
}

static int
set_up(void **state)
{
	static struct world w;
	struct item *it;

	memset(&w, 0, sizeof(w));
	it = w.memory = make_item(&w.a, "lt3.8", "s3");
	it->text = "Asking pupils to retrieve information from memory, and "
		   "spacing practice so that they revisit ideas after a gap, "
		   "are likely to strengthen recall.";
	it->ask = "What strengthens recall?";
	add_idea(&w.a, it, "retrieve information from memory");
	add_idea(&w.a, it, "revisit ideas after a gap");
	add_lure(&w.a, it, "reread",
	    "Rereading notes straight away works best.",
	    "go over it again at once | highlight the notes");
	add_lure(&w.a, it, "mass", "Long blocks of practice are best.", NULL);
	it = w.busy = make_item(&w.a, "lt7.2", "s7");
	it->text = "How busy pupils appear can mislead: it is not learning.";
	it->ask = "What misleads?";
	add_idea(&w.a, it, "how busy pupils appear");
	add_lure(&w.a, it, "busy", "Busy pupils are learning.",
	    "busy shows that they learn");
	w.items[0] = w.memory;
	w.items[1] = w.busy;
	w.same[0] = cases_words(&w.a, "notes | exercise-books | jottings");
	w.lex = lexicon_new(&w.a, w.same, 1, w.items, 2);
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	arena_release(&w->a);
	return 0;
}

static struct lure_hit
hear(struct world *w, const struct item *it, const char *answer)
{
	struct lure_hit hit;
	bool heard = lure_find(w->lex, it, answer, false, &w->a, &hit);

	assert_true(heard == (hit.lure >= 0));
	return hit;
}

static void
test_heard(void **state)
{
	struct world *w = *state;
	struct lure_hit hit;

	hit = hear(w, w->memory, "I'd say rereading notes straight away works");
	assert_int_equal(hit.lure, 0);
	assert_true(hit.coverage >= LURE_HEARD);
	assert_string_equal(hit.phrase, "rereading notes straight away works");
	assert_string_equal(
	    hit.wording, "Rereading notes straight away works best.");
	hit = hear(w, w->memory, "highlighting their jottings");
	assert_int_equal(hit.lure, 0);
	assert_string_equal(hit.wording, "highlight the notes");
	hit = hear(w, w->memory, "practise in long blocks, that's best");
	assert_int_equal(hit.lure, 1);
	/* misspelt */
	hit = hear(w, w->memory, "rereeding notes straight away works");
	assert_int_equal(hit.lure, 0);
}

static void
test_not_heard(void **state)
{
	static const char *const answers[] = {"", "I don't know", "notes",
	    "retrieve information from memory, revisit ideas after a gap",
	    "not rereading notes straight away",
	    "it never works best to reread notes straight away",
	    "It is a myth that rereading notes straight away works best",
	    "practice, spaced", "straight away"};
	struct world *w = *state;
	struct lure_hit hit;

	for (size_t i = 0; i < N_OF(answers); i++) {
		hit = hear(w, w->memory, answers[i]);
		if (hit.lure >= 0)
			fail_msg(
			    "\"%s\" was heard as a misconception", answers[i]);
		assert_string_equal(hit.phrase, "");
	}
}

/* A statement in the negative is nearly what `says` says: there it is heard
 * word for word, or in the words of listen-for. */
static void
test_negative_statement(void **state)
{
	struct world *w = *state;

	assert_int_equal(hear(w, w->busy, "busy pupils learn").lure, -1);
	assert_int_equal(hear(w, w->busy, "busy pupils are learning").lure, 0);
	assert_int_equal(
	    hear(w, w->busy, "being busy shows they learn").lure, 0);
}

/* A short answer that is all in its words, one of them its alone; not when it
 * is refused, or holds more than that. */
static void
test_brief(void **state)
{
	struct world *w = *state;

	assert_int_equal(hear(w, w->memory, "reread straight away").lure, 0);
	assert_int_equal(hear(w, w->memory, "practice in blocks").lure, 1);
	assert_int_equal(hear(w, w->memory, "no practice in blocks").lure, -1);
	assert_int_equal(hear(w, w->memory,
			     "long walks by the river with a dog and a "
			     "picnic basket of sandwiches")
			     .lure,
	    -1);
}

/* A question that holds most of its words does not keep it from being heard. */
static void
test_words_of_the_question(void **state)
{
	struct world *w = *state;
	struct item it = *w->memory;

	it.ask = "Why is rereading notes straight away not enough?";
	assert_int_equal(
	    hear(w, &it, "rereading notes straight away works best").lure, 0);
	assert_int_equal(hear(w, &it, "rereading notes").lure, -1);
}

/* What only uses the statement's own words is no misconception. */
static void
test_own_words(void **state)
{
	struct world *w = *state;
	struct item it = *w->memory;

	it.lures = NULL;
	it.n_lures = 0;
	add_lure(&w->a, &it, "own", "Practice and memory strengthen.", NULL);
	assert_int_equal(
	    hear(w, &it, "practice, memory: strengthened").lure, -1);
	add_lure(&w->a, &it, "not", "Ideas never need a gap.", NULL);
	assert_int_equal(hear(w, &it, "ideas never need a gap").lure, 1);
	assert_int_equal(hear(w, &it, "ideas need a gap").lure, -1);
}

/* In a reply to one, its words are quoted to be refused. */
static void
test_refuting(void **state)
{
	struct world *w = *state;
	struct item it = *w->memory;

	it.kind = KIND_REFUTE;
	assert_int_equal(
	    hear(w, &it, "rereading notes straight away works best").lure, -1);
}

/* It changes no mark. */
static void
test_marks_stay(void **state)
{
	struct world *w = *state;
	struct mark_question q = {w->memory, w->memory->ask, NULL, NULL};
	struct mark m;

	mark_answer(w->lex, &q,
	    "retrieve information from memory, revisit ideas after a gap, "
	    "reread notes straight away works best",
	    &w->a, &m);
	assert_int_equal(m.lure.lure, 0);
	assert_int_equal(m.yes, 2);
	assert_true(m.complete);
}

static const char *
claim(struct world *w, const char *text, const char *answer)
{
	struct item it = *w->memory;
	struct mark_question q = {&it, "Does every pupil gain?", NULL, NULL};
	struct mark m;

	it.text = text;
	mark_answer(w->lex, &q, answer, &w->a, &m);
	return m.overclaim.word;
}

static void
test_overclaims(void **state)
{
	static const char hedged[] = "Retrieval is likely to help, which must "
				     "be seen.";
	static const char *const strong[] = {"Always", "guarantees", "proves",
	    "definitely", "everyone", "inevitably"};
	static const char *const soft[] = {"it doesn't guarantee it",
	    "not always", "every pupil", "it must be seen", "in certain pupils",
	    "make certain facts stick", "retrieval helps", ""};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(strong); i++) {
		const char *s = arena_printf(&w->a, "it %s helps", strong[i]);

		assert_non_null(claim(w, hedged, s));
		assert_string_equal(claim(w, hedged, s), strong[i]);
		assert_null(claim(w, "Retrieval helps.", s));
	}
	assert_string_equal(
	    claim(w, hedged, "it is certain to help"), "certain");
	for (size_t i = 0; i < N_OF(soft); i++)
		if (claim(w, hedged, soft[i]) != NULL)
			fail_msg("\"%s\" was taken for too much", soft[i]);
}

static void
test_overclaim_is_free(void **state)
{
	struct world *w = *state;
	struct mark_question q = {w->memory, w->memory->ask, NULL, NULL};
	struct mark m;

	mark_answer(w->lex, &q,
	    "it always retrieves information from memory; revisit ideas after "
	    "a gap",
	    &w->a, &m);
	assert_string_equal(m.overclaim.word, "always");
	assert_string_equal(m.overclaim.hedge, "likely");
	assert_true(m.complete);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_heard),
	    cmocka_unit_test(test_not_heard),
	    cmocka_unit_test(test_negative_statement),
	    cmocka_unit_test(test_brief),
	    cmocka_unit_test(test_words_of_the_question),
	    cmocka_unit_test(test_own_words),
	    cmocka_unit_test(test_refuting),
	    cmocka_unit_test(test_marks_stay),
	    cmocka_unit_test(test_overclaims),
	    cmocka_unit_test(test_overclaim_is_free),
	};

	return cmocka_run_group_tests_name("lure", tests, set_up, tear_down);
}
