/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * list: whatever kind of list it is, no word of it goes without a word: it is
 * in a statement, a section, the title, or named as left out.
 */
#include "helpers.h"

#include "formats/delimited.h"
#include "formats/encoding.h"
#include "formats/list.h"

static void
test_encoding(void **state)
{
	static const struct {
		const char *s;
		size_t n;
		const char *text;
		enum encoding was;
	} cases[] = {
	    {"a\r\nb\rc\n", 7, "a\nb\nc\n", ENCODING_UTF8},
	    {"\xef\xbb\xbfx", 4, "x", ENCODING_UTF8},
	    {"caf\xe9 \x93q\x94", 8, "caf\xc3\xa9 \xe2\x80\x9cq\xe2\x80\x9d",
		ENCODING_LATIN},
	    {"\xff\xfe"
	     "a\0\n\0\xe9\0",
		8, "a\n\xc3\xa9", ENCODING_UTF16},
	    {"\xfe\xff\0a\xd8\x3d\xde\0", 8, "a\xf0\x9f\x98\x80",
		ENCODING_UTF16},
	    {"a\0b\0c\0d\0e\0", 10, "abcde", ENCODING_UTF16},
	    {"a\x01\x1b[1m", 6, "a  [1m", ENCODING_UTF8},
	    {"", 0, "", ENCODING_UTF8},
	};
	struct arena a = ARENA_INIT;
	enum encoding was;
	size_t n;

	(void)state;
	for (size_t i = 0; i < N_OF(cases); i++) {
		assert_string_equal(
		    encoding_text(cases[i].s, cases[i].n, &a, &n, &was),
		    cases[i].text);
		assert_int_equal(n, strlen(cases[i].text));
		assert_int_equal(was, cases[i].was);
	}
	arena_release(&a);
}

static void
test_delimited(void **state)
{
	static const char s[] = "a;\"b;\"\"c\"\"\nd\" ;e\n\n;;\nf;5\" nail\n"
				"\"open;g\n";
	struct delimited d;
	struct arena a = ARENA_INIT;

	(void)state;
	delimited_read(s, sizeof(s) - 1, ';', &a, &d);
	assert_int_equal(d.n, 3);
	assert_int_equal(d.rows[0].n, 3);
	assert_string_equal(d.rows[0].cells[1], "b;\"c\" d");
	assert_int_equal(d.rows[1].line, 5);
	assert_string_equal(d.rows[1].cells[1], "5\" nail");
	/* a quote that nothing ends takes no line away */
	assert_int_equal(d.rows[2].n, 2);
	assert_string_equal(d.rows[2].cells[0], "\"open");
	assert_int_equal(d.open_line, 6);
	arena_release(&a);
}

/* What a list is taken for, and its first entry. */
struct kind_case {
	const char *s;
	enum list_as as;
	size_t n;
	const char *ask, *text, *section; /* of the first entry */
};

static void
read_kinds(const struct kind_case *cases, size_t n)
{
	struct arena a = ARENA_INIT;
	struct list l;

	for (size_t i = 0; i < n; i++) {
		list_read(cases[i].s, strlen(cases[i].s), LIST_AUTO, &a, &l);
		if (l.as != cases[i].as || l.n != cases[i].n)
			fail_msg(
			    "%s: as %d, %zu entries", cases[i].s, l.as, l.n);
		assert_string_equal(l.entries[0].ask, cases[i].ask);
		assert_string_equal(l.entries[0].text, cases[i].text);
		assert_string_equal(l.entries[0].section, cases[i].section);
	}
	arena_release(&a);
}

static void
test_kinds(void **state)
{
	static const struct kind_case cases[] = {
	    {"Question,Answer\nWhy?,\"Because, so\"\n", LIST_CSV, 1, "Why?",
		"Because, so", ""},
	    {"section;answer;question\nS;x;Why?\n", LIST_CSV, 1, "Why?", "x",
		"S"},
	    {"Why?\tSo\nHow?\tThus\n", LIST_CSV, 2, "Why?", "So", ""},
	    {"Frage;Antwort\nWas?;Das\nWie?;So\n", LIST_CSV, 2, "Was?", "Das",
		""},
	    {"A;Why?;x\nA;How?;y\nB;Who?;z\n", LIST_CSV, 3, "Why?", "x", "A"},
	    {"# T\n\n## S\n\n- one\n- two\n", LIST_MARKDOWN, 2, "", "one", "S"},
	    {"T\n===\n\nS\n---\n* **one**\n  more\n* two\n", LIST_MARKDOWN, 2,
		"", "one more", "S"},
	    {"## A\n### B\n1. one\n2) two\n", LIST_MARKDOWN, 2, "", "one",
		"A: B"},
	    {"- What is it? That.\n- two\n", LIST_MARKDOWN, 2, "What is it?",
		"That.", ""},
	    {"- Why?\n  - this\n  - that\n- two\n", LIST_MARKDOWN, 2, "Why?",
		"this; that", ""},
	    {"- yeast: a fungus\n- salt: a mineral\n", LIST_MARKDOWN, 2,
		"yeast: what is it?", "a fungus", ""},
	    {"| Term | Meaning |\n|---|---|\n| yeast | a fungus |\n",
		LIST_MARKDOWN, 1, "yeast: what is it?", "a fungus", ""},
	    {"Q: Why?\nA: So.\nQ: How?\nA: Thus\nand so.\n", LIST_QA, 2, "Why?",
		"So.", ""},
	    {"**Q1:** Why?\n**A1:** So.\n", LIST_QA, 1, "Why?", "So.", ""},
	    {"Why? So.\nHow? Thus.\n", LIST_QA, 2, "Why?", "So.", ""},
	    {"Why?\nSo.\n\nHow?\nThus.\n", LIST_QA, 2, "Why?", "So.", ""},
	    {"yeast: a fungus\nsalt - a mineral\n", LIST_QA, 2,
		"yeast: what is it?", "a fungus", ""},
	    {"One, two and three.\nFour, five and six.\n", LIST_LINES, 2, "",
		"One, two and three.", ""},
	    {"A line that somebody's editor has broken after seventy\n"
	     "characters or so.\nAnother.\n",
		LIST_LINES, 2, "",
		"A line that somebody's editor has broken after seventy "
		"characters or so.",
		""},
	    {"one\n", LIST_LINES, 1, "", "one", ""},
	    {"What is it? That.\nOne: two.\nThree.\n", LIST_LINES, 3,
		"What is it?", "That.", ""},
	    {"1. Define it.\n   Answer: that\n2. Why?\n   A: so\n",
		LIST_MARKDOWN, 2, "Define it.", "that", ""},
	    {"Part one:\n\n- one\n\nPart two\n- two\n", LIST_MARKDOWN, 2, "",
		"one", "Part one"},
	};

	(void)state;
	read_kinds(cases, N_OF(cases));
}

/* Rows above the names of the columns; marks of more than one way. */
static void
test_above(void **state)
{
	static const struct kind_case cases[] = {
	    {"sep=;\nQuestion;Answer\nWhy, so?;Thus, x\n", LIST_CSV, 1,
		"Why, so?", "Thus, x", ""},
	    {"\"sep=;\"\na, b;Why?\nc, d;How?\n", LIST_CSV, 2, "Why?", "a, b",
		""},
	    {"Key ideas,,\n,,\nNo.,Statement,Source\n1,\"Pupils forget, "
	     "quickly\",A\n2,Retrieval helps,B\n",
		LIST_CSV, 2, "", "Pupils forget, quickly", ""},
	    {"Bees\nTopic;Question;Answer\nS;Why?;So\n", LIST_CSV, 1, "Why?",
		"So", "S"},
	    {"Wichtig;\nNr;Aussage\n1;Bienen schlafen\n2;Bienen "
	     "tanzen\n3;Bienen summen\n",
		LIST_CSV, 3, "", "Bienen schlafen", ""},
	    {"Nr;Aussage\n1;Bienen schlafen\n2;Bienen tanzen\n", LIST_CSV, 2,
		"", "Bienen schlafen", ""},
	    {"Q: Why?\nA: - this\n- that\n\nQ. How?\nA. thus\n", LIST_QA, 2,
		"Why?", "this; that", ""},
	    {"Q. Why?\nA. So.\nQ: How?\nA: Thus.\n", LIST_QA, 2, "Why?", "So.",
		""},
	    {"Q: Which?\nA:\n- this\n- that\n", LIST_QA, 1, "Which?",
		"this; that", ""},
	};

	(void)state;
	read_kinds(cases, N_OF(cases));
}

/* -- no word is lost ------------------------------------------------------ */

struct pen {
	struct buf b;
	uint32_t seed;
	int words;
};

static uint32_t
draw(struct pen *p, uint32_t n)
{
	p->seed = p->seed * 1664525U + 1013904223U;
	return (p->seed >> 8) % n;
}

/* Words that stand nowhere else: w1x, w2x … */
static void
put_words(struct pen *p, int n)
{
	for (int i = 0; i < n; i++)
		buf_addf(&p->b, "%s%c%dx", i ? " " : "", draw(p, 4) ? 'w' : 'W',
		    ++p->words);
}

static void
put_line(struct pen *p)
{
	static const char *const before[] = {"", "", "", "- ", "* ", "  - ",
	    "1. ", "2) ", "# ", "## ", "### ", "Q: ", "A: ", "> ", "    ",
	    "3.8 ", "\t", "a) ", "| ", "\xe2\x80\xa2 ", "<!-- ", "```", "A. ",
	    "Question 3: ", "[ ] ", "\"", "--- "};
	static const char *const between[] = {" ", "? ", ": ", ", ", "; ", "\t",
	    " - ", ",", ";", " | ", ". ", "?", "\",\"", " -->", "::"};
	static const char *const after[] = {
	    "", "", ".", "?", ":", " |", ",", "\"", "...", "?\"", " -->"};

	buf_adds(&p->b, before[draw(p, N_OF(before))]);
	put_words(p, 1 + (int)draw(p, 4));
	for (uint32_t n = draw(p, 3); n > 0; n--) {
		buf_adds(&p->b, between[draw(p, N_OF(between))]);
		put_words(p, 1 + (int)draw(p, 12));
	}
	buf_adds(&p->b, after[draw(p, N_OF(after))]);
	buf_adds(&p->b, draw(p, 4) ? "\n" : "\n\n");
}

/* All that came of the list, as one text. */
static const char *
whole(struct arena *a, const struct list *l)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_addf(&b, "%s\n", l->title);
	for (size_t i = 0; i < l->n; i++) {
		const struct draft_statement *s = &l->entries[i];

		buf_addf(&b, "%s\n%s\n%s\n%s\n%s\n%s\n", s->id, s->section,
		    s->gist, s->ask, s->text, s->example);
		for (int k = 0; k < s->n_ideas; k++)
			buf_addf(&b, "%s\n", s->ideas[k]);
	}
	for (size_t i = 0; i < l->n_left; i++)
		buf_addf(&b, "%s\n", l->left[i].text);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
test_nothing_lost(void **state)
{
	struct pen p = {.b = BUF_INIT, .seed = 5};
	size_t kinds[LIST_QA + 1] = {0}, entries = 0;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct arena a = ARENA_INIT;
		struct list l;
		const char *all;
		enum list_as as =
		    round % 2 ? LIST_AUTO : (enum list_as)draw(&p, 5);

		buf_clear(&p.b);
		p.words = 0;
		for (uint32_t n = 1 + draw(&p, 8); n > 0; n--)
			put_line(&p);
		list_read(buf_str(&p.b), p.b.n, as, &a, &l);
		all = whole(&a, &l);
		kinds[l.as]++;
		entries += l.n;
		for (int i = 1; i <= p.words; i++) {
			const char *w = arena_printf(&a, "%dx", i), *at = all;

			while ((at = strstr(at, w)) != NULL &&
			    (at == all || strchr("wW", at[-1]) == NULL))
				at++;
			if (at == NULL)
				fail_msg(
				    "as %d: w%s is lost in:\n%s\nleft:\n%s", as,
				    w, buf_str(&p.b), all);
		}
		arena_release(&a);
	}
	buf_release(&p.b);
	for (int i = LIST_CSV; i <= LIST_QA; i++)
		assert_true(kinds[i] > 200);
	print_message("# %zu statements of 4000 lists\n", entries);
	assert_true(entries > 4000);
}

/* A large list takes time that grows with it. */
static void
test_large(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct list l;

	(void)state;
	for (int i = 0; i < 50000; i++)
		buf_addf(&b, "What is number %d? It is %d.\n", i, i * 3);
	list_read(buf_str(&b), b.n, LIST_AUTO, &a, &l);
	assert_int_equal(l.n, 50000);
	buf_clear(&b);
	for (int i = 0; i < 50000; i++)
		buf_addf(&b, "S%d;What is %d?;%d\n", i % 7, i, i);
	list_read(buf_str(&b), b.n, LIST_AUTO, &a, &l);
	assert_int_equal(l.n, 50000);
	assert_string_equal(l.entries[8].section, "S1");
	buf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_encoding),
	    cmocka_unit_test(test_delimited),
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_above),
	    cmocka_unit_test(test_nothing_lost),
	    cmocka_unit_test(test_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
