/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cloze: where blanks are, which are shown, how they look and sound.
 */
#include "helpers.h"

#include "core/cloze.h"

struct world {
	struct arena a;
	struct item *it;
	struct lexicon *lex;
	struct blank blanks[BLANKS_MAX];
	int n;
};

static int
set_up(void **state)
{
	static struct world w;

	memset(&w, 0, sizeof(w));
	w.it = make_item(&w.a, "lt3.4", "s3");
	w.it->text = "Working memory is where information that is being "
		     "actively processed is held, but its capacity is limited "
		     "and can be overloaded.";
	add_idea(&w.a, w.it, "holds information being actively processed");
	add_idea(&w.a, w.it, "capacity limited");
	add_idea(&w.a, w.it, "can be overloaded");
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

static void
set_terms(struct world *w, int n, const char *const *terms)
{
	w->it->terms = arena_array(&w->a, (size_t)n, sizeof(char *));
	for (int i = 0; i < n; i++)
		w->it->terms[i] = terms[i];
	w->it->n_terms = n;
}

/* The blanks found, apart by " | ", each with its idea. */
static const char *
found(struct world *w)
{
	struct buf b = BUF_INIT;
	const char *out;

	w->lex = lexicon_new(&w->a, NULL, 0, &w->it, 1);
	w->n = cloze_find(w->lex, w->it, &w->a, w->blanks, BLANKS_MAX);
	for (int i = 0; i < w->n; i++)
		buf_addf(&b, "%s%.*s %d", i > 0 ? " | " : "",
		    (int)(w->blanks[i].end - w->blanks[i].start),
		    w->it->text + w->blanks[i].start, w->blanks[i].idea);
	out = arena_strdup(&w->a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* The author's terms: case-blind, in order of place, each with the idea that
 * shares most with it. */
static void
test_terms(void **state)
{
	static const char *const terms[] = {"OVERLOADED", "capacity is limited",
	    "Actively Processed", "not there", "limited"};
	struct world *w = *state;

	set_terms(w, 5, terms);
	assert_string_equal(found(w),
	    "actively processed 0 | capacity is limited 1 | overloaded 2");
}

static void
test_terms_with_signs(void **state)
{
	static const char *const terms[] = {
	    "pupils' long-term gain", "physical and/or sensory"};
	struct world *w = *state;

	w->it->n_ideas = 0;
	w->it->text = "See the pupils’ long‑term gain (physical and/or "
		      "sensory).";
	set_terms(w, 2, terms);
	assert_string_equal(
	    found(w), "pupils’ long‑term gain -1 | physical and/or sensory -1");
}

/* The same word twice: the second term takes the second place. */
static void
test_terms_do_not_overlap(void **state)
{
	static const char *const terms[] = {"red boat", "red"};
	struct world *w = *state;

	w->it->n_ideas = 0;
	w->it->text = "A red boat and a red house.";
	set_terms(w, 2, terms);
	assert_string_equal(found(w), "red boat -1 | red -1");
	assert_int_equal(w->blanks[1].start, 17);
}

/* A term that shares no word with an idea goes to the idea that is nearest. */
static void
test_stray_term(void **state)
{
	static const char *const terms[] = {"held"};
	struct world *w = *state;

	w->it->ideas[0].wordings[0] = "actively processed";
	set_terms(w, 1, terms);
	assert_string_equal(found(w), "held 0");
}

/* Without terms a rule finds blanks: no stop or hedge word, nothing that
 * stands elsewhere in the text, nothing of the section's title. */
static void
test_automatic(void **state)
{
	struct world *w = *state;
	const char *s = found(w);

	assert_true(w->n >= 3);
	assert_non_null(strstr(s, " 0")); /* one for each idea */
	assert_non_null(strstr(s, " 1"));
	assert_non_null(strstr(s, "overloaded 2"));
	assert_null(strstr(s, " is "));
	w->it->n_ideas = 0;
	w->it->text = "Fading works. The scaffold may fade, since fading is "
		      "likely to help novices in lessons.";
	w->it->section_title = "Lessons";
	s = found(w);
	assert_non_null(strstr(s, "novices"));
	assert_null(strstr(s, "ading"));
	assert_null(strstr(s, "likely"));
	assert_null(strstr(s, "lessons"));
}

/* What the rule would rather not ask for, in a deck of one statement. */
static void
test_rule(void **state)
{
	static const struct {
		const char *text, *blanks;
	} cases[] = {
	    /* nothing that any text has */
	    {"Teachers can provide it effectively.", ""},
	    {"They are likely to strengthen recall.", "strengthen recall -1"},
	    /* no half of a clause: "plates stick" */
	    {"The plates stick suddenly.", "stick -1"},
	    /* no half of a hyphenated word */
	    {"It is a low-threat quiz.", "low-threat quiz -1"},
	    /* no relative of a word that is shown */
	    {"Adaptive puzzles adapt.", "puzzles -1"},
	    /* a number says how many there are, not what */
	    {"It has three chambers.", "chambers -1"},
	    /* an example might be another one */
	    {"Use a quiz (e.g. flashcards, riddles) first.", "quiz -1"},
	    {"Use a quiz, such as riddles.", "quiz -1"},
	    /* no negation is asked for */
	    {"It is rarely static.", "static -1"},
	    /* what is theirs, not whose it is */
	    {"It serves the pupils’ vocabulary.", "vocabulary -1"},
	    {"It was gradually removed.", "gradually removed -1"},
	};
	struct world *w = *state;

	w->it->n_ideas = 0;
	for (size_t i = 0; i < N_OF(cases); i++) {
		w->it->text = cases[i].text;
		assert_string_equal(found(w), cases[i].blanks);
	}
}

/* Of a list two members at most, the others help to find them. */
static void
test_rule_lists(void **state)
{
	struct world *w = *state;

	w->it->n_ideas = 0;
	w->it->text = "Bring apples, pears, plums, cherries and walnuts to the "
		      "harvest supper in the old village hall near the river, "
		      "where the vicar and the choir will sing for an hour.";
	(void)found(w);
	assert_true(w->n > 2);
	for (int i = 2; i < w->n; i++)
		assert_true(w->blanks[i].start >
		    (size_t)(strstr(w->it->text, "walnuts") - w->it->text));
}

static void
test_skip(void **state)
{
	struct world *w = *state;
	const char **skip = arena_array(&w->a, 1, sizeof(*skip));

	w->it->n_ideas = 0;
	w->it->text = "We are juggling.";
	assert_string_equal(found(w), "juggling -1");
	skip[0] = "Juggling";
	w->it->skip = skip;
	w->it->n_skip = 1;
	assert_string_equal(found(w), "");
	/* a part of what was dropped goes with it, what holds it stays */
	w->it->text = "We strengthen recall.";
	assert_string_equal(found(w), "strengthen recall -1");
	skip[0] = "strengthen recall";
	assert_string_equal(found(w), "");
	skip[0] = "recall";
	assert_string_equal(found(w), "strengthen recall -1");
}

static void
test_nothing_to_blank(void **state)
{
	struct world *w = *state;

	w->it->n_ideas = 0;
	w->it->text = "";
	assert_string_equal(found(w), "");
	w->it->text = "It is what it is.";
	assert_string_equal(found(w), "");
}

/* One blank for fifteen words, one at least; the ideas longest unsaid first;
 * in order of place. */
static void
test_choosing(void **state)
{
	static const char *const terms[] = {
	    "actively processed", "capacity is limited", "overloaded"};
	int32_t days[IDEAS_MAX] = {DAY0 + 3, DAY0 + 1, DAY0 + 2};
	struct world *w = *state;
	struct blank out[BLANKS_MAX];

	set_terms(w, 3, terms);
	(void)found(w);
	assert_int_equal(cloze_choose(w->it, w->blanks, w->n, NULL, out), 1);
	assert_int_equal(out[0].idea, 0);
	assert_int_equal(cloze_choose(w->it, w->blanks, w->n, days, out), 1);
	assert_int_equal(out[0].idea, 1);
	days[2] = ITEM_NO_DAY;
	assert_int_equal(cloze_choose(w->it, w->blanks, w->n, days, out), 1);
	assert_int_equal(out[0].idea, 2);
	w->it->text = arena_printf(&w->a,
	    "%s One two three four five six seven eight nine.", w->it->text);
	assert_int_equal(cloze_choose(w->it, w->blanks, w->n, days, out), 2);
	assert_int_equal(out[0].idea, 1);
	assert_int_equal(out[1].idea, 2);
}

static void
test_one_blank_an_idea(void **state)
{
	static const char *const terms[] = {
	    "information", "actively processed"};
	struct world *w = *state;
	struct blank out[BLANKS_MAX];

	set_terms(w, 2, terms);
	assert_string_equal(found(w), "information 0 | actively processed 0");
	w->it->text = arena_printf(&w->a,
	    "%s One two three four five six seven eight nine.", w->it->text);
	assert_int_equal(cloze_choose(w->it, w->blanks, w->n, NULL, out), 1);
}

static void
test_none_to_choose(void **state)
{
	struct world *w = *state;
	struct blank out[BLANKS_MAX];

	assert_int_equal(cloze_choose(w->it, w->blanks, 0, NULL, out), 0);
}

static void
test_looks(void **state)
{
	static const char *const terms[] = {"actively processed", "overloaded"};
	static const struct {
		enum cloze_style style;
		const char *text;
	} cases[] = {
	    {CLOZE_BLANK,
		"Working memory is where information that is being ________ "
		"_________ is held, but its capacity is limited and can be "
		"__________."},
	    {CLOZE_LETTERS,
		"Working memory is where information that is being a_______ "
		"p________ is held, but its capacity is limited and can be "
		"o_________."},
	    {CLOZE_SPOKEN_BLANK,
		"Working memory is where information that is being, blank, "
		"two words, is held, but its capacity is limited and can be "
		"blank."},
	    {CLOZE_SPOKEN_LETTERS,
		"Working memory is where information that is being, blank, "
		"begins with a, eight letters, blank, begins with p, nine "
		"letters, is held, but its capacity is limited and can be, "
		"blank, begins with o, ten letters."},
	};
	struct world *w = *state;

	set_terms(w, 2, terms);
	(void)found(w);
	for (size_t i = 0; i < N_OF(cases); i++)
		assert_string_equal(
		    cloze_show(w->it, w->blanks, w->n, cases[i].style, &w->a),
		    cases[i].text);
	assert_string_equal(
	    cloze_show(w->it, w->blanks, 0, CLOZE_BLANK, &w->a), w->it->text);
}

static void
test_hints(void **state)
{
	static const struct {
		const char *phrase;
		enum cloze_style style;
		const char *hint;
	} cases[] = {
	    {"continuous improvement", CLOZE_BLANK, "__________ ___________"},
	    {"retrieve information from memory", CLOZE_LETTERS,
		"r_______ i__________ f___ m_____"},
	    {"as expertise increases", CLOZE_LETTERS, "as e________ i________"},
	    {"as expertise increases", CLOZE_SPOKEN_LETTERS,
		"as, blank, begins with e, nine letters, blank, begins with "
		"i, nine letters"},
	    {"long-term", CLOZE_LETTERS, "l___-t___"},
	    {"pupils’ café", CLOZE_LETTERS, "p_____’ c___"},
	    {"it's", CLOZE_BLANK, "__'_"},
	    {"16 rules", CLOZE_LETTERS, "1_ r____"},
	    {"to do", CLOZE_LETTERS, "t_ d_"},
	    {"xi", CLOZE_MEMBER, "__"},
	    {"14 xi of naïve", CLOZE_MEMBER, "__ __ __ n____"},
	    {"xi naïve", CLOZE_SPOKEN_MEMBER,
		"blank, two letters, blank, begins with n, five letters"},
	    {"memory", CLOZE_SPOKEN_BLANK, "blank"},
	    {"working memory", CLOZE_SPOKEN_BLANK, "blank, two words"},
	    {"élan", CLOZE_SPOKEN_LETTERS,
		"blank, begins with é, four letters"},
	    {"", CLOZE_LETTERS, ""},
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(cases); i++)
		assert_string_equal(
		    cloze_phrase(cases[i].phrase, cases[i].style, &w->a),
		    cases[i].hint);
}

/* What is said aloud holds no runs of signs, wherever the blank stands. */
static void
test_spoken_places(void **state)
{
	static const char *const cases[][3] = {
	    {"Two words here.", "Two words", "blank, two words, here."},
	    {"All (two words) here.", "two words",
		"All (blank, two words) here."},
	    {"At the end, two words", "two words",
		"At the end, blank, two words"},
	    {"First: two words; last.", "two words",
		"First: blank, two words; last."},
	    {"Only one here.", "one", "Only blank here."},
	};
	struct world *w = *state;

	w->it->n_ideas = 0;
	for (size_t i = 0; i < N_OF(cases); i++) {
		w->it->text = cases[i][0];
		set_terms(w, 1, &cases[i][1]);
		(void)found(w);
		assert_int_equal(w->n, 1);
		assert_string_equal(
		    cloze_show(w->it, w->blanks, 1, CLOZE_SPOKEN_BLANK, &w->a),
		    cases[i][2]);
	}
}

static void
test_shown_words(void **state)
{
	static const char *const terms[] = {"capacity is limited"};
	struct world *w = *state;
	const char *s;

	set_terms(w, 1, terms);
	(void)found(w);
	s = cloze_shown(w->it, w->blanks, 1, &w->a);
	assert_null(strstr(s, "capacity"));
	assert_non_null(strstr(s, "actively processed"));
	assert_non_null(strstr(s, "overloaded."));
}

int
main(void)
{
#define WITH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH(test_terms),
	    WITH(test_terms_with_signs),
	    WITH(test_terms_do_not_overlap),
	    WITH(test_stray_term),
	    WITH(test_automatic),
	    WITH(test_rule),
	    WITH(test_rule_lists),
	    WITH(test_skip),
	    WITH(test_nothing_to_blank),
	    WITH(test_choosing),
	    WITH(test_one_blank_an_idea),
	    WITH(test_none_to_choose),
	    WITH(test_looks),
	    WITH(test_hints),
	    WITH(test_spoken_places),
	    WITH(test_shown_words),
	};

	return cmocka_run_group_tests_name("cloze", tests, NULL, NULL);
}
