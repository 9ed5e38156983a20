/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mark: what an answer earns, and what it must never earn. The labelled
 * answers are in tests/data/mark-cases.tsv; each promise below is a line.
 */
#include "mark_world.h"

/* The regression: as recorded, none worse. */
static void
test_labelled_answers(void **state)
{
	struct world *w = *state;
	struct figures f = {0};
	struct mark m;

	for (int i = 0; i < w->c.n_says; i++)
		(void)cases_mark(w->lex, &w->c.says[i], &w->a, &f, &m);
	print_message("# full %d: %d marked full, %d asked, %d short; lacking "
		      "%d: %d marked full; ideas %d right, %d false, %d "
		      "missed; turned round %d: %d credited\n",
	    f.full, f.full_marked, f.full_asked, f.full_short, f.lacking,
	    f.lacking_full, f.right, f.false_credit, f.missed, f.turned,
	    f.turned_credit);
	assert_true(f.answers >= 60);
	assert_true(f.full_marked >= 24);
	assert_int_equal(f.full_short, 0);
	assert_int_equal(f.lacking_full, 0);
	assert_int_equal(f.false_credit, 0);
	assert_true(f.right >= 105);
	assert_int_equal(f.turned_credit, 0);
}

/* A doubtful idea is asked about, neither given nor refused. */
static void
test_doubt(void **state)
{
	static const struct expect e[] = {
	    {"lt3.4", "a limit", "npn"},
	    {"lt5.4", "it increases", "nnp"},
	    {"lt7.5", "make an effort", "npn"},
	    {"lt9.6", "it has an impact", "pnn"},
	};

	check(*state, e, N_OF(e));
}

/* A slip of the pen costs nothing; another word is not a slip. */
static void
test_spelling(void **state)
{
	static const struct expect e[] = {
	    {"lt3.4", "limited capasity", "nyn"},
	    {"lt3.4", "Limitted Capacitty", "nyn"},
	    {"lt9.6", "scop for adaptaton", "nny"},
	    {"lt9.6", "adoption", "npn"},
	};
	struct world *w = *state;
	struct mark m;

	check(w, e, N_OF(e));
	m = mark_it(w, "lt3.4", "Limitid Capasity; capasity, Capasity");
	assert_int_equal(m.n_slips, 2);
	assert_string_equal(m.slips[0].typed, "Limitid");
	assert_string_equal(m.slips[0].meant, "limited");
	assert_string_equal(m.slips[1].typed, "Capasity");
	assert_string_equal(m.slips[1].meant, "capacity");
	m = mark_it(w, "lt3.4", "limited capacity");
	assert_int_equal(m.n_slips, 0);
}

/* The question's own words earn nothing, in any statement. */
static void
test_question_earns_nothing(void **state)
{
	struct world *w = *state;
	struct item *it;
	struct mark m;

	for (int i = 0; i < w->c.n_items; i++) {
		it = w->c.items[i];
		m = mark_it(w, it->id, it->ask);
		if (m.no != it->n_ideas)
			fail_msg("%s: the question earns something", it->id);
		assert_false(m.copy);
	}
}

/* What stands round a blank earns nothing either, and the blank's own words
 * earn its idea although they would be too few without it. */
static void
test_blanks(void **state)
{
	struct world *w = *state;
	struct item *it = find(w, "lt3.4");
	const char *blank[3] = {NULL, "limited", NULL};
	const bool asked[3] = {false, true, false};
	const char *shown = "Working memory is where information that is being "
			    "actively processed is held, but its capacity is "
			    "and can be overloaded.";
	struct mark_question q = {it, shown, asked, blank};
	char got[IDEAS_MAX + 1];
	struct mark m;

	mark_answer(w->lex, &q, "limited", &w->a, &m);
	mark_letters(&m, got);
	assert_string_equal(got, "-y-");
	assert_int_equal(m.yes, 1);
	assert_int_equal(m.part + m.no, 0);
	mark_answer(w->lex, &q, shown, &w->a, &m);
	mark_letters(&m, got);
	assert_string_equal(got, "-n-");
	q.blank = NULL;
	mark_answer(w->lex, &q, "capacity", &w->a, &m);
	assert_int_equal(m.yes, 0);
}

/* Small words and signs are an answer only where they are all of it; as a blank
 * they always are. */
static void
test_small_words(void **state)
{
	struct world *w = *state;
	struct item *it = make_item(&w->a, "lt1.1", "s1");
	const char *blank[1] = {"through them"};
	struct mark_question q = {it, "shown", NULL, NULL};
	struct mark m;

	it->text = "We see through them.";
	add_idea(&w->a, it, "it is of the");
	add_idea(&w->a, it, "->");
	mark_answer(w->lex, &q, "it is of the sea, ->", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_NO);
	assert_int_equal(m.ideas[1].said, SAID_NO);
	assert_string_equal(m.ideas[0].wording, "");
	mark_answer(w->lex, &q, "It is of the; ->", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_YES);
	assert_int_equal(m.ideas[1].said, SAID_YES);
	assert_false(m.dont_know);
	it->n_ideas = 1;
	q.blank = blank;
	mark_answer(w->lex, &q, "through them", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_YES);
}

/* A negation is asked about: never credit, never failure. */
static void
test_negation(void **state)
{
	static const struct expect e[] = {
	    {"lt3.4", "its capacity is not limited", "npn"},
	    {"lt3.4", "it can't be overloaded", "nnp"},
	    {"lt3.4", "never overloaded", "nnp"},
	    {"lt3.4", "without limited capacity", "npn"},
	    {"lt3.4", "it doesnt get overwhelmed", "nnp"},
	    {"lt3.4", "it has hardly limited capacity", "npn"},
	    {"lt3.8", "not retrieval and not spacing", "pp"},
	    {"lt3.8", "no retrieval and teachers cannot do spacing", "pp"},
	    {"lt3.8", "neither retrieval nor spacing", "pp"},
	    /* a denial of a denial */
	    {"lt3.4", "not without limited capacity", "nyn"},
	    {"lt3.4", "it never fails to be overloaded", "nny"},
	    /* not really a negation, or not of this */
	    {"lt3.4", "not only limited capacity", "nyn"},
	    {"lt3.4", "not a store: limited capacity", "nyn"},
	    {"lt3.4", "not large, limited capacity", "nyn"},
	    {"lt3.4", "not big but limited capacity", "nyn"},
	    {"lt3.4", "I'm not sure, limited capacity?", "nyn"},
	    {"lt3.4", "cannot avoid being overloaded", "nny"},
	    {"lt3.4", "it is never not limited in capacity", "nyn"},
	    /* said again the right way round */
	    {"lt5.4", "don't keep guides for ever; remove gradually", "nyn"},
	    {"lt5.4", "never gradually removed ... no, gradually removed",
		"nyn"},
	    /* the statement is in the negative: polarity tells nothing */
	    {"lt6.5", "it should not create distinct tasks for groups", "yn"},
	};

	check(*state, e, N_OF(e));
}

/* So is the opposite word. */
static void
test_opposites(void **state)
{
	static const struct expect e[] = {
	    {"lt7.5", "discourages further effort", "npn"},
	    {"lt7.5", "encourages further effort", "nyn"},
	    {"lt6.5", "setting higher expectations", "np"},
	    {"lt5.4", "expertise decreases", "nnp"},
	    {"lt9.6", "decreases the chance of positive impact", "pnn"},
	};
	struct world *w = *state;

	check(w, e, N_OF(e));
	assert_true(mark_it(w, "lt7.5", e[0].answer).ideas[1].turned);
	assert_false(mark_it(w, "lt7.5", e[1].answer).ideas[1].turned);
}

/* One everyday word is no idea, and neither is a common half of one; the
 * wording as the author wrote it is, and so is a rare word alone. */
static void
test_everyday_words(void **state)
{
	struct world *w = *state;
	struct item *it = make_item(&w->a, "lt1.1", "s1");
	struct mark_question q = {it, "What?", NULL, NULL};
	static const struct {
		const char *answer, *want;
	} cases[] = {
	    {"need", "pnn"},
	    {"the projector is off", "npn"},
	    {"why it is needed", "ynn"},
	    {"a one-off", "nyn"},
	    {"fidelity", "nny"},
	};
	char got[IDEAS_MAX + 1];
	struct mark m;

	it->text = "A text of its own.";
	add_idea(&w->a, it, "why it is needed");
	add_idea(&w->a, it, "one-off");
	add_idea(&w->a, it, "fidelity");
	for (size_t i = 0; i < N_OF(cases); i++) {
		mark_answer(w->lex, &q, cases[i].answer, &w->a, &m);
		mark_letters(&m, got);
		assert_string_equal(got, cases[i].want);
	}
}

/* An opposite of one wording is one of the idea: "simpler mental models". */
static void
test_opposite_of_another_wording(void **state)
{
	struct world *w = *state;
	struct item *it = make_item(&w->a, "lt1.1", "s1");
	struct mark_question q = {it, "What?", NULL, NULL};
	struct mark m;

	it->text = "A text of its own.";
	add_idea(&w->a, it, "complex mental models | mental models");
	mark_answer(w->lex, &q, "mental models", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_YES);
	mark_answer(w->lex, &q, "mental models get simpler", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_PART);
	assert_true(m.ideas[0].turned);
	assert_string_equal(m.ideas[0].turned_by, "simpler");
}

/* In a reply to a misconception "that is not so" is what is wanted. */
static void
test_refuting(void **state)
{
	struct world *w = *state;
	struct item it = *find(w, "lt3.4");
	struct mark_question q = {
	    &it, "It has room for everything.", NULL, NULL};
	struct mark m;

	it.kind = KIND_REFUTE;
	mark_answer(w->lex, &q,
	    "no, it never has unlimited room, it is "
	    "limited in capacity",
	    &w->a, &m);
	assert_int_equal(m.ideas[1].said, SAID_YES);
}

static void
test_forms_and_order(void **state)
{
	static const struct expect e[] = {
	    {"lt3.4", "capacity which is limited", "nyn"},
	    {"lt3.4", "OVERLOADS", "nny"},
	    {"lt3.8", "retrieval of information from memory", "yn"},
	    {"lt3.8", "answering without any notes", "yn"},
	    {"lt3.8", "low stakes testing", "yn"},
	    {"lt6.5", "expectations were lowered", "ny"},
	    {"lt9.6", "adapting has scope, features adopted closely", "nyy"},
	};

	check(*state, e, N_OF(e));
}

/* Words far apart are not one idea. */
static void
test_window(void **state)
{
	struct world *w = *state;
	const char *far = "limited one two three four five six seven eight "
			  "nine ten eleven capacity";
	struct mark m;

	m = mark_it(w, "lt3.4", far);
	assert_int_equal(m.ideas[1].said, SAID_PART);
	assert_false(m.ideas[1].unread);
	assert_true(m.ideas[1].coverage < MARK_SAID);
}

static void
test_phrase(void **state)
{
	struct world *w = *state;
	struct mark m;

	m = mark_it(w, "lt3.4", "Well: the capacity, I think, is LIMITED now");
	assert_string_equal(m.ideas[1].phrase, "capacity, I think, is LIMITED");
	assert_string_equal(m.ideas[1].wording, "limited capacity");
	assert_near(m.ideas[1].coverage, 1, 1e-9);
	m = mark_it(w, "lt3.4", "bananas");
	assert_string_equal(m.ideas[1].phrase, "");
	assert_near(m.ideas[1].coverage, 0, 0);
}

static void
test_dont_know(void **state)
{
	static const char *const yes[] = {"I don't know", "i dont know.",
	    "don’t know", "Dunno", "idk", "IDK!!", "no idea", "No idea, sorry",
	    "not sure", "I'm not sure about this one", "pass", "skip",
	    "I can't remember", "cant remember this one", "cannot recall",
	    "I have forgotten", "no clue", "haven't a clue", "?", "???", "...",
	    "-", "I really do not know", "no idea, I don't know",
	    "I honestly don't know what it is", "nothing", "none", "forgot"};
	static const char *const no[] = {"", "  ", "capacity",
	    "I don't know, limited capacity?", "not sure but overloaded",
	    "pupils pass the test", "do not know facts yet", "memory",
	    "no limit", "I know", "so", "it is"};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(yes); i++)
		if (!mark_it(w, "lt3.4", yes[i]).dont_know)
			fail_msg("\"%s\" was taken for an answer", yes[i]);
	for (size_t i = 0; i < N_OF(no); i++)
		if (mark_it(w, "lt3.4", no[i]).dont_know)
			fail_msg("\"%s\" was taken for no answer", no[i]);
}

static void
test_blank(void **state)
{
	struct world *w = *state;

	assert_true(mark_it(w, "lt3.4", "").blank);
	assert_true(mark_it(w, "lt3.4", " \t\xc2\xa0\xe2\x80\x8b").blank);
	assert_false(mark_it(w, "lt3.4", ".").blank);
	assert_false(mark_it(w, "lt3.4", "\xff").blank);
}

/* The statement itself, typed, holds all its ideas and is known for a copy. */
static void
test_copy(void **state)
{
	struct world *w = *state;
	struct item *it = find(w, "lt5.4");
	struct mark m;

	m = mark_it(w, "lt5.4", it->text);
	assert_int_equal(m.yes, 3);
	assert_true(m.copy);
	m = mark_it(w, "lt5.4",
	    "guides scaffolds and worked examples can help pupils apply new "
	    "ideas but should be gradually removed as pupil's expertise "
	    "increases");
	assert_true(m.copy);
	m = mark_it(w, "lt5.4",
	    "guides and scaffolds help apply new ideas, gradually removed as "
	    "expertise increases");
	assert_int_equal(m.yes, 3);
	assert_false(m.copy);
}

static void
test_extra_is_welcome(void **state)
{
	struct world *w = *state;
	struct item it = *find(w, "lt7.5");
	struct idea extra[2];
	struct mark_question q = {&it, it.ask, NULL, NULL};
	struct mark m;

	extra[0] = cases_words(&w->a, "written or verbal | spoken");
	extra[1] = cases_words(&w->a, "in colour");
	it.extra = extra;
	it.n_extra = 2;
	mark_answer(w->lex, &q, "accurate, clear, spoken", &w->a, &m);
	assert_true(m.extra[0]);
	assert_false(m.extra[1]);
	assert_int_equal(m.yes, 1);
	assert_int_equal(m.no + m.part, 2);
}

/* What is added counts with what was there; a "not" does not reach over. */
static void
test_joining(void **state)
{
	struct world *w = *state;
	const char *both;

	both = mark_join(&w->a, "it is not big", "limited capacity");
	assert_string_equal(letters(w, "lt3.4", both), "nyn");
	both = mark_join(&w->a, both, "overloaded");
	assert_string_equal(letters(w, "lt3.4", both), "nyy");
	assert_string_equal(mark_join(&w->a, "", "more"), "more");
	assert_string_equal(mark_join(&w->a, "before", " "), "before");
}

/* An idea is lost when its words are all the question's. */
static void
test_lost_ideas(void **state)
{
	struct world *w = *state;
	struct item *it = find(w, "lt3.4");
	struct mark_question q = {it, it->ask, NULL, NULL};
	const char *blank[3] = {NULL, NULL, "overloaded"};
	bool lost[IDEAS_MAX];

	assert_int_equal(mark_lost_ideas(w->lex, &q, &w->a, lost), 0);
	q.shown = "Is it overloaded, overwhelmed and swamped, too much to "
		  "cope with?";
	assert_int_equal(mark_lost_ideas(w->lex, &q, &w->a, lost), 1);
	assert_false(lost[0] || lost[1]);
	assert_true(lost[2]);
	q.blank = blank;
	assert_int_equal(mark_lost_ideas(w->lex, &q, &w->a, lost), 0);
}

/* A learner's own wording counts, though the deck knows none of its words. */
static void
test_words_beyond_the_deck(void **state)
{
	struct world *w = *state;
	struct item *it = make_item(&w->a, "lt1.1", "s1");
	struct mark_question q = {it, "What?", NULL, NULL};
	struct mark m;

	it->text = "A text of its own.";
	add_idea(&w->a, it, "juggling melons");
	mark_answer(w->lex, &q, "we juggled melons", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_YES);
	mark_answer(w->lex, &q, "jugling mellons", &w->a, &m);
	assert_int_equal(m.ideas[0].said, SAID_YES);
}

/* 64 KiB of anything is marked, and quickly enough to be typed at. */
static void
test_long_answers(void **state)
{
	static const char *const parts[] = {"not ", "overloaded ", "x", "- ",
	    "limited capacity never ", "\xff\xfe", "capasity limitd ", "?"};
	struct world *w = *state;
	struct buf b = BUF_INIT;
	struct mark m;

	for (size_t i = 0; i < N_OF(parts); i++) {
		buf_clear(&b);
		while (b.n < 65536)
			buf_adds(&b, parts[i]);
		m = mark_it(w, "lt3.4", buf_str(&b));
		assert_int_equal(m.n_ideas, 3);
		assert_int_equal(m.yes + m.part + m.no, 3);
	}
	buf_release(&b);
}

static void
test_no_ideas(void **state)
{
	struct world *w = *state;
	struct item *it = make_item(&w->a, "lt1.1", "s1");
	struct mark_question q = {it, NULL, NULL, NULL};
	struct mark m;

	it->text = "A text alone.";
	mark_answer(w->lex, &q, "anything", &w->a, &m);
	assert_int_equal(m.n_ideas, 0);
	assert_int_equal(m.yes + m.part + m.no, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_labelled_answers),
	    cmocka_unit_test(test_doubt),
	    cmocka_unit_test(test_spelling),
	    cmocka_unit_test(test_question_earns_nothing),
	    cmocka_unit_test(test_blanks),
	    cmocka_unit_test(test_small_words),
	    cmocka_unit_test(test_negation),
	    cmocka_unit_test(test_opposites),
	    cmocka_unit_test(test_everyday_words),
	    cmocka_unit_test(test_opposite_of_another_wording),
	    cmocka_unit_test(test_refuting),
	    cmocka_unit_test(test_forms_and_order),
	    cmocka_unit_test(test_window),
	    cmocka_unit_test(test_phrase),
	    cmocka_unit_test(test_dont_know),
	    cmocka_unit_test(test_blank),
	    cmocka_unit_test(test_copy),
	    cmocka_unit_test(test_extra_is_welcome),
	    cmocka_unit_test(test_joining),
	    cmocka_unit_test(test_lost_ideas),
	    cmocka_unit_test(test_words_beyond_the_deck),
	    cmocka_unit_test(test_long_answers),
	    cmocka_unit_test(test_no_ideas),
	};

	return cmocka_run_group_tests_name("mark", tests, set_up, tear_down);
}
