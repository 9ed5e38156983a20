/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * words: how a text is cut, which forms are one word, what is a slip of the
 * pen, and how much a word weighs in a deck.
 */
#include "helpers.h"

#include "core/words.h"

struct world {
	struct arena a;
	struct lexicon *lex;
	struct item *items[8];
	size_t n;
};

static struct idea
words_of(struct arena *a, int n, const char *const *words)
{
	struct idea out = {arena_array(a, (size_t)n, sizeof(char *)), n};

	for (int i = 0; i < n; i++)
		out.wordings[i] = words[i];
	return out;
}

static int
set_up(void **state)
{
	static const char *const texts[] = {
	    "Working memory has a limited capacity; pupils adapt.",
	    "Teachers adopt evidence-based programmes for wellbeing.",
	    "Long-term memory grows as pupils practise in Year 7.",
	    "The behaviour of pupils can change when they organise notes.",
	};
	static const char *const pupils[] = {"pupils", "children", "kids"};
	static const char *const memory[] = {"remember", "recall", "two words"};
	static struct world w;
	struct idea same[2];

	memset(&w, 0, sizeof(w));
	for (w.n = 0; w.n < N_OF(texts); w.n++) {
		w.items[w.n] = make_item(&w.a, "lt1.1", "s1");
		w.items[w.n]->text = texts[w.n];
	}
	add_idea(&w.a, w.items[0], "recall what is remembered");
	same[0] = words_of(&w.a, 3, pupils);
	same[1] = words_of(&w.a, 3, memory);
	w.lex = lexicon_new(&w.a, same, 2, w.items, w.n);
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

/* The tokens of a text as one line: words, "," and "|". */
static const char *
cut(struct world *w, const char *text)
{
	struct buf b = BUF_INIT;
	struct tokens t;
	const char *out;

	words_cut(w->lex, text, &w->a, &t);
	for (int i = 0; i < t.n; i++)
		buf_addf(&b, "%s%s", i > 0 ? " " : "",
		    t.list[i].kind == TOKEN_COMMA   ? ","
			: t.list[i].word[0] == '\0' ? "|"
						    : t.list[i].word);
	out = arena_strdup(&w->a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
test_cutting(void **state)
{
	static const char *const cases[][2] = {
	    {"", ""},
	    {"  \t ", ""},
	    {"ALL Capitals", "all capitals"},
	    {"one, two; three.", "one , two | three |"},
	    {"(why?) no!", "| why | | no |"},
	    {"can't won’t don't cannot", "can not will not do not can not"},
	    {"dont isnt CANT", "do not is not can not"},
	    {"the pupil's and the pupils’ work",
		"the pupil and the pupils work"},
	    {"they're we've I'll it’s", "they we i it"},
	    {"\"quoted\" ‘words’ “here”", "quoted words here"},
	    {"café naïve Über", "cafe naive uber"},
	    {"cafe\xcc\x81", "cafe"},
	    {"ＦＵＬＬ", "full"},
	    {"soft\xc2\xadhyphen", "softhyphen"},
	    {"i.e. this, e.g. that", "ie this , eg that"},
	    {"in 3.4 and 1,000.", "in 3.4 and 1000 |"},
	    {"half.Way", "half | way"},
	    {"a – b — c - d", "a | b | c | d"},
	    {"this\nthat", "this | that"},
	    {"and/or", "and or"},
	    {"o'clock", "oclock"},
	    {"bad \xff\xfe bytes", "bad bytes"},
	    {"'' - . -- '", "| | | |"},
	    {"学习", "学 习"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(cases); i++)
		assert_string_equal(cut(w, cases[i][0]), cases[i][1]);
}

/* But, however and although begin a clause; they stay words as well. */
static void
test_clause_words(void **state)
{
	struct world *w = *state;
	struct tokens t;

	words_cut(w->lex, "small but clear", &w->a, &t);
	assert_int_equal(t.n, 3);
	assert_int_equal(t.list[1].kind, TOKEN_CLAUSE);
	assert_int_equal(t.list[1].group, -1);
	assert_int_equal(t.list[2].kind, TOKEN_WORD);
}

static void
test_places_are_bytes_of_the_text(void **state)
{
	static const char text[] = "«Café» isn't  well-known";
	struct world *w = *state;
	struct tokens t;

	words_cut(w->lex, text, &w->a, &t);
	assert_int_equal(t.n, 5);
	assert_memory_equal(text + t.list[0].start, "Café", 5);
	assert_int_equal(t.list[0].end - t.list[0].start, 5);
	assert_int_equal(t.list[1].start, t.list[2].start);
	assert_memory_equal(text + t.list[2].start, "isn't", 5);
	assert_memory_equal(text + t.list[4].start, "known", 5);
}

static int
group_of(struct world *w, const char *word)
{
	struct tokens t;

	words_cut(w->lex, word, &w->a, &t);
	assert_int_equal(t.n, 1);
	return t.list[0].group;
}

static void
test_forms_of_one_word(void **state)
{
	static const char *const cases[][2] = {
	    {"retrieve", "retrieving"},
	    {"retrieval", "retrieved"},
	    {"taught", "teaching"},
	    {"learnt", "learned"},
	    {"built", "build"},
	    {"kept", "keeps"},
	    {"child", "children"},
	    {"criteria", "criterion"},
	    {"explanation", "explains"},
	    {"application", "applies"},
	    {"growth", "growing"},
	    {"behaviour", "behavior"},
	    {"behaviours", "behavioral"},
	    {"colour", "coloring"},
	    {"organise", "organizing"},
	    {"organisation", "organization"},
	    {"summarise", "summarized"},
	    {"analyse", "analyzing"},
	    {"analysis", "analyze"},
	    {"practise", "practice"},
	    {"practising", "practices"},
	    {"programme", "programs"},
	    {"centre", "centers"},
	    {"modelling", "modeling"},
	    {"labelled", "labeled"},
	    {"dialogue", "dialogs"},
	    {"judgement", "judgments"},
	    {"fulfil", "fulfilled"},
	    {"info", "information"},
	    {"prep", "preparing"},
	    {"regs", "regulations"},
	    {"introduction", "introduces"},
	    {"beliefs", "believing"},
	    {"succeed", "success"},
	    {"repetition", "repeated"},
	    {"knew", "knowledge"},
	    {"clearer", "clear"},
	    {"four", "4"},
	    {"pupil", "kid"},
	    {"child", "pupils"},
	    {"remembering", "recalled"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(cases); i++)
		if (group_of(w, cases[i][0]) != group_of(w, cases[i][1]))
			fail_msg("%s is not %s", cases[i][0], cases[i][1]);
}

static void
test_other_words_stay_apart(void **state)
{
	static const char *const cases[][2] = {
	    {"adapt", "adopt"},
	    {"four", "for"},
	    {"organ", "organise"},
	    {"hour", "hours7"},
	    {"7", "8"},
	    {"3.4", "34"},
	    {"increase", "decrease"},
	    {"limited", "unlimited"},
	    {"encourage", "discourage"},
	    {"recall", "two"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(cases); i++)
		if (group_of(w, cases[i][0]) == group_of(w, cases[i][1]))
			fail_msg("%s became %s", cases[i][0], cases[i][1]);
}

/* However a word is joined, it is the word that the deck has. */
static void
test_hyphens(void **state)
{
	struct world *w = *state;

	assert_string_equal(cut(w, "wellbeing"), "wellbeing");
	assert_string_equal(cut(w, "well-being"), "wellbeing");
	assert_string_equal(cut(w, "Well being"), "wellbeing");
	assert_string_equal(cut(w, "long-term"), "long term");
	assert_string_equal(cut(w, "long term"), "long term");
	assert_string_equal(cut(w, "longterm"), "long term");
	assert_string_equal(cut(w, "evidencebased"), "evidence based");
	assert_string_equal(cut(w, "re-read"), "re read");
}

static void
test_weight(void **state)
{
	struct world *w = *state;
	double once = lexicon_weight(w->lex, group_of(w, "capacity"));
	double twice = lexicon_weight(w->lex, group_of(w, "memory"));
	double most = lexicon_weight(w->lex, group_of(w, "children"));

	/* N = 4: ln(5/1.5), ln(5/2.5), and never under a half */
	assert_near(once, log(5 / 1.5), 1e-12);
	assert_near(twice, log(5 / 2.5), 1e-12);
	assert_near(most, 0.5, 1e-12);
	assert_near(
	    lexicon_weight(w->lex, group_of(w, "zebra")), log(5 / 0.5), 1e-12);
	assert_near(lexicon_weight(w->lex, -1), 0, 0);
}

static void
test_what_a_deck_knows(void **state)
{
	struct world *w = *state;
	int pair[2];

	assert_true(lexicon_has_word(w->lex, "capacity"));
	assert_true(lexicon_has_word(w->lex, "kids"));
	assert_false(lexicon_has_word(w->lex, "zebra"));
	assert_true(lexicon_knows(w->lex, group_of(w, "capacities")));
	assert_false(lexicon_knows(w->lex, group_of(w, "zebra")));
	pair[0] = group_of(w, "limited");
	pair[1] = group_of(w, "capacity");
	assert_int_equal(lexicon_phrase_df(w->lex, pair, 2), 1);
	assert_int_equal(lexicon_phrase_df(w->lex, pair + 1, 1), 1);
	pair[0] = group_of(w, "memory");
	assert_int_equal(lexicon_phrase_df(w->lex, pair, 1), 2);
	assert_int_equal(lexicon_phrase_df(w->lex, pair, 2), 0);
}

static void
test_word_lists(void **state)
{
	(void)state;
	assert_true(words_is_stop("the"));
	assert_false(words_is_stop("memory"));
	assert_true(words_is_hedge("likely"));
	assert_false(words_is_hedge("always"));
}

/* An empty deck, and very long words, are no accident. */
static void
test_extremes(void **state)
{
	struct arena a = ARENA_INIT;
	struct lexicon *lex = lexicon_new(&a, NULL, 0, NULL, 0);
	char *text = arena_alloc(&a, 70001);
	struct tokens t;

	(void)state;
	memset(text, 'x', 70000);
	words_cut(lex, text, &a, &t);
	assert_int_equal(t.n, 1);
	assert_int_equal(t.list[0].end, 70000);
	memset(text, '-', 70000);
	words_cut(lex, text, &a, &t);
	for (int i = 0; i < t.n; i++)
		assert_int_equal(t.list[i].kind, TOKEN_CLAUSE);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cutting),
	    cmocka_unit_test(test_clause_words),
	    cmocka_unit_test(test_places_are_bytes_of_the_text),
	    cmocka_unit_test(test_forms_of_one_word),
	    cmocka_unit_test(test_other_words_stay_apart),
	    cmocka_unit_test(test_hyphens),
	    cmocka_unit_test(test_weight),
	    cmocka_unit_test(test_what_a_deck_knows),
	    cmocka_unit_test(test_word_lists),
	    cmocka_unit_test(test_extremes),
	};

	return cmocka_run_group_tests_name("words", tests, set_up, tear_down);
}
