/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as it reaches a person: wrapping by width, columns, sentences for ears,
 * colour, and that nothing of a deck acts on the terminal.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <locale.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/plain.h"
#include "ui/term.h"

/* A terminal of paper: what is printed lands in text. */
struct paper {
	struct term t;
	char *text;
	size_t n;
};

static void
begin(struct paper *p, int width)
{
	*p = (struct paper){.t = {.width = width, .utf8 = true}};
	p->t.out = open_memstream(&p->text, &p->n);
	assert_non_null(p->t.out);
}

static void
expect(struct paper *p, const char *want)
{
	fclose(p->t.out);
	assert_string_equal(p->text, want);
	free(p->text);
}

static void
para(int width, const char *label, int indent, const char *text,
    const char *want)
{
	struct paper p;

	begin(&p, width);
	term_para(&p.t, label, indent, STYLE_GOOD, text);
	expect(&p, want);
}

static void
line(int width, const char *left, const char *right, const char *want)
{
	struct paper p;

	begin(&p, width);
	term_line(&p.t, STYLE_HEAD, left, right);
	expect(&p, want);
}

static void
plain_para(const char *label, const char *text, const char *want)
{
	struct paper p;

	begin(&p, 40);
	p.t.plain = true;
	term_para(&p.t, label, 11, STYLE_GOOD, text);
	expect(&p, want);
}

static void
plain_line(const char *left, const char *right, const char *want)
{
	struct paper p;

	begin(&p, 40);
	p.t.plain = true;
	term_line(&p.t, STYLE_GOOD, left, right);
	expect(&p, want);
}

static void
wraps_beside_a_label(void **state)
{
	(void)state;
	para(72, "  there", 11,
	    "help pupils apply new ideas; gradually removed; as expertise "
	    "increases",
	    "  there    help pupils apply new ideas; gradually removed; as "
	    "expertise\n"
	    "           increases\n");
	para(40, "  there", 11, "it holds what is being processed; limited",
	    "  there    it holds what is being\n"
	    "           processed; limited\n");
	para(72, "", 0, "short", "short\n");
	para(72, "", 4, "short", "    short\n");
	para(72, "  there", 11, "", "  there\n");
	para(72, "", 0, "", "\n");
	para(72, "", 7, "   ", "\n");
	para(72, "  label that is long", 11, "text",
	    "  label that is long text\n");
	para(72, "", 0, "  two\nlines,\n  joined ", "two lines, joined\n");
	para(72, "  x   ", -3, "y", "  x y\n");
}

static void
gives_up_the_column_when_narrow(void **state)
{
	(void)state;
	para(20, "  there", 11, "it holds what is processed",
	    "  there it holds\n"
	    "  what is processed\n");
	para(20, "  a label as wide as all", 11, "text",
	    "  a label as wide as\n"
	    "  all text\n");
}

static void
breaks_what_is_wider_than_a_line(void **state)
{
	(void)state;
	para(20, "", 0, "abcdefghijklmnopqrstuvwxyz",
	    "abcdefghijklmnopqrst\nuvwxyz\n");
	para(20, "", 2, "a abcdefghijklmnopqrstuvwxyz b",
	    "  a\n  abcdefghijklmnopqr\n  stuvwxyz b\n");
	/* wide characters take two columns, combining ones none */
	para(20, "", 0, "漢字漢字漢字漢字漢字漢字",
	    "漢字漢字漢字漢字漢字\n漢字\n");
	para(20, "", 0, "aaaaaaaaaaaaaaaaaaae\xcc\x81z",
	    "aaaaaaaaaaaaaaaaaaae\xcc\x81\nz\n");
}

static void
counts_columns_and_not_bytes(void **state)
{
	(void)state;
	para(20, "", 0, "ééééé ééééé éééééééé z", "ééééé ééééé éééééééé\nz\n");
	para(40, "  né", 6, "x", "  né  x\n");
	line(20, "né", "é", "né                 é\n");
}

static void
puts_the_right_part_at_the_margin(void **state)
{
	(void)state;
	line(72, "1 of 9   Section Five", "3 ideas to find",
	    "1 of 9   Section Five                                    "
	    "3 ideas to find\n");
	line(36, "1 of 9   Section Five", "3 ideas to find",
	    "1 of 9   Section Five\n  3 ideas to find\n");
	line(38, "1 of 9   Section Five", "3 ideas to find",
	    "1 of 9   Section Five  3 ideas to find\n");
	line(40, "  there    continuous improvement", "Good, back in 5 days",
	    "  there    continuous improvement\n"
	    "           Good, back in 5 days\n");
	line(40, "  there    continuous improvement of what there is", "Good",
	    "  there    continuous improvement of\n"
	    "           what there is\n"
	    "           Good\n");
	line(40, "one two three four five six seven eight nine", "ten",
	    "one two three four five six seven eight\nnine\n  ten\n");
	line(40, "left", "", "left\n");
	line(40, "  left   ", "", "  left\n");
	line(40, "", "right", "                                   right\n");
	line(40, "", "", "\n");
}

static void
says_sentences_in_plain_mode(void **state)
{
	(void)state;
	plain_line("1 of 9   Section Five", "3 ideas to find",
	    "1 of 9, Section Five. 3 ideas to find.\n");
	plain_para("  there", "both ideas", "there both ideas.\n");
	plain_para("", "What is it for, and what should happen to it then?",
	    "What is it for, and what should happen to it then?\n");
	plain_para(
	    "", "He says: \"It is fast.\"", "He says: \"It is fast.\"\n");
	plain_para("", "(see 3.4)", "(see 3.4).\n");
	plain_para("  missing", "", "missing.\n");
	plain_para("", "", "\n");
	plain_line("", "", "\n");
	plain_para("", "one,", "one.\n");
	plain_para("", "a  b", "a b.\n");
	plain_line("settled 22   met 14:   to meet 11", "",
	    "settled 22, met 14: to meet 11.\n");
}

static void
says_blanks_and_dots(void **state)
{
	(void)state;
	plain_para(
	    "", "aim for __________ ___________.", "aim for blank blank.\n");
	plain_para("  hint", "r_______ i__________ _ snake_case",
	    "hint r blank i blank blank snake_case.\n");
	plain_para("", "... if it causes (____) for ...",
	    "if it causes (blank) for.\n");
	plain_para(
	    "", "…wait... what... \"...that\"", "wait. what. \"that\".\n");
	plain_para("", "and so on…", "and so on.\n");
	plain_para("", "... ...   ...", "\n");
}

static void
says_few_signs_in_a_row(void **state)
{
	(void)state;
	plain_para("", "what?!?!?! *** ok (\"x\").", "what?! * ok (\"x\".\n");
	plain_para(
	    "", "see https://example.org/a", "see https://example.org/a.\n");
	plain_para("", "(\"yes?\")", "(\"yes?)\n");
}

static void
never_three_signs_of_anything(void **state)
{
	static const char *const part[] = {"a", ".", "?", "\"", ")", "_", " ",
	    "…", "’", "-", ",", "(", "   ", "é", "b"};
	const size_t parts = sizeof part / sizeof *part;
	struct buf in = BUF_INIT, out = BUF_INIT;
	uint64_t seed = 12345;
	int run;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buf_clear(&in);
		buf_clear(&out);
		for (int k = 0; k < 12; k++) {
			seed =
			    seed * 6364136223846793005u + 1442695040888963407u;
			buf_adds(&in, part[(seed >> 33) % parts]);
		}
		plain_sentence(&out, "x", buf_str(&in));
		run = 0;
		for (size_t k = 0; k < out.n; k++) {
			run = strchr(".?\")_-,(", out.p[k]) ? run + 1 : 0;
			assert_true(run < 3);
		}
		assert_int_equal(text_invalid(out.p, out.n), -1);
		assert_null(strstr(out.p, "  "));
	}
	buf_release(&in);
	buf_release(&out);
}

/* Bytes that no terminal acts upon, newlines aside. */
static void
expect_harmless(const char *s, size_t n, bool newlines)
{
	size_t len;
	int32_t c;

	for (size_t i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c != '\n' || !newlines)
			assert_true(text_is_safe(c) && c >= 0);
	}
}

static void
lets_nothing_act_on_the_terminal(void **state)
{
	static const char *const bad[] = {
	    "\033[31mred\033[0m",
	    "\033]0;title\007",
	    "\033]8;;http://x\033\\link",
	    "\033]52;c;AAAA\007",
	    "\033P$q\"p\033\\",
	    "\033_apc\033\\",
	    "\033[c\033[6n\033Z",
	    "\xc2\x9b"
	    "31m C1 in UTF-8 \xc2\x9d",
	    "\x9b"
	    "31m C1 alone \x90",
	    "cr\rlf\nbs\b\bbell\007del\177vt\v ff\f",
	    "\xe2\x80\xae bidi \xe2\x81\xa6\xd8\x9c\xe2\x80\x8f",
	    "\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf",
	    "\xf3\xa0\x81\x81\xf3\xa0\x81\xbf tags",
	    "\001 \002 prompt",
	    "\xed\xa0\x80\xff\xfe\xc0\x80",
	};
	struct paper p;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		for (int mode = 0; mode < 4; mode++) {
			begin(&p, 40);
			p.t.plain = mode & 1;
			p.t.utf8 = mode & 2;
			term_para(&p.t, bad[i], 11, STYLE_MISS, bad[i]);
			term_para(&p.t, "", 0, STYLE_MISS, bad[i]);
			term_line(&p.t, STYLE_HEAD, bad[i], bad[i]);
			fclose(p.t.out);
			expect_harmless(p.text, p.n, true);
			assert_true(p.n > 12);
			free(p.text);
		}
	}
	para(72, "", 0, "a\033[31mb\xe2\x80\xae\xff",
	    "a<U+001B>[31mb<U+202E><FF>\n");
}

static void
never_prints_wider_than_the_width(void **state)
{
	static const char *const part[] = {"a", "bb ", " ", "  ", "漢", "é",
	    "e\xcc\x81", "\033", "\n", "word ", "longerword", "\xff", "🙂"};
	const size_t parts = sizeof part / sizeof *part;
	struct buf in = BUF_INIT;
	uint64_t seed = 99;
	struct paper p;
	char *s, *nl;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		buf_clear(&in);
		for (int k = 0; k < 60; k++) {
			seed =
			    seed * 6364136223846793005u + 1442695040888963407u;
			buf_adds(&in, part[(seed >> 33) % parts]);
		}
		begin(&p, 20 + i % 61);
		p.t.utf8 = i % 5 != 0;
		term_para(&p.t, i % 3 ? "  label" : "", i % 17, STYLE_NONE,
		    buf_str(&in));
		term_line(&p.t, STYLE_NONE, buf_str(&in), part[i % 13]);
		fclose(p.t.out);
		for (s = p.text; (nl = strchr(s, '\n')); s = nl + 1)
			assert_true(
			    text_width(s, (size_t)(nl - s)) <= p.t.width);
		assert_int_equal(*s, '\0');
		free(p.text);
	}
	buf_release(&in);
}

static void
colours_the_label_or_the_text(void **state)
{
	struct paper p;

	(void)state;
	begin(&p, 20);
	p.t.color = true;
	term_para(&p.t, "  there", 9, STYLE_GOOD, "yes");
	term_para(&p.t, "", 0, STYLE_MISS, "aaaaaaaaaaaaaaa bbbbbb");
	term_para(&p.t, "", 2, STYLE_NONE, "none");
	term_line(&p.t, STYLE_HEAD, "left", "right");
	term_line(&p.t, STYLE_DIM, "  a    b", "c");
	term_blank(&p.t);
	expect(&p,
	    "  \033[32mthere\033[0m yes\n"
	    "\033[35maaaaaaaaaaaaaaa\033[0m\n\033[35mbbbbbb\033[0m\n"
	    "  none\n"
	    "\033[1mleft           right\033[0m\n"
	    "\033[2m  a    \033[0mb           c\n"
	    "\n");
}

static void
shows_ascii_where_there_is_no_more(void **state)
{
	struct arena a = ARENA_INIT;
	struct term t = {.utf8 = false};

	(void)state;
	assert_string_equal(
	    term_text(&t, &a, "“Naïve” – it’s ½ – a café… £5 → 漢 \033"),
	    "\"Naive\" - it's 1/2 - a cafe... GBP 5 -> ? <U+001B>");
	t.utf8 = true;
	assert_string_equal(term_text(&t, &a, "“Naïve” –"), "“Naïve” –");
	assert_string_equal(term_text(&t, &a, ""), "");
	arena_release(&a);
}

static int
width_with(const char *columns)
{
	struct paper p;
	int width;

	begin(&p, 0);
	if (columns)
		setenv("COLUMNS", columns, 1);
	else
		unsetenv("COLUMNS");
	term_init(&p.t, p.t.out, TERM_COLOR_AUTO, false);
	width = p.t.width;
	term_resize(&p.t);
	assert_int_equal(width, p.t.width);
	fclose(p.t.out);
	free(p.text);
	unsetenv("COLUMNS");
	return width;
}

static void
takes_a_sane_width(void **state)
{
	(void)state;
	assert_int_equal(width_with(NULL), 80);
	assert_int_equal(width_with("40"), 40);
	assert_int_equal(width_with("1"), 20);
	assert_int_equal(width_with("200"), 80);
	assert_int_equal(width_with("0"), 80);
	assert_int_equal(width_with("-5"), 80);
	assert_int_equal(width_with("100000000000000000000"), 80);
	assert_int_equal(width_with("40x"), 80);
	assert_int_equal(width_with(""), 80);
}

static struct term
look(const char *name, const char *no_color, enum term_color color, bool plain)
{
	struct paper p;

	if (name)
		setenv("TERM", name, 1);
	else
		unsetenv("TERM");
	if (no_color)
		setenv("NO_COLOR", no_color, 1);
	else
		unsetenv("NO_COLOR");
	begin(&p, 0);
	term_init(&p.t, p.t.out, color, plain);
	fclose(p.t.out);
	free(p.text);
	return p.t;
}

static void
looks_at_its_surroundings(void **state)
{
	struct term t = look("xterm", NULL, TERM_COLOR_AUTO, false);

	(void)state;
	assert_false(t.color || t.plain || t.tty);
	t = look("xterm", "1", TERM_COLOR_ALWAYS, false);
	assert_true(t.color && !t.plain);
	t = look("xterm", NULL, TERM_COLOR_ALWAYS, true);
	assert_true(t.plain && !t.color);
	t = look("dumb", NULL, TERM_COLOR_AUTO, false);
	assert_true(t.plain && !t.color);
	t = look(NULL, NULL, TERM_COLOR_NEVER, false);
	assert_false(t.plain || t.color);
}

static void
finds_a_utf8_locale(void **state)
{
	static const char *const start[] = {"C", "POSIX", "xx_YY.UTF-8", ""};
	char *kept;

	(void)state;
	unsetenv("LANG");
	unsetenv("LC_CTYPE");
	for (size_t i = 0; i < sizeof start / sizeof *start; i++) {
		setlocale(LC_ALL, "C");
		setenv("LC_ALL", start[i], 1);
		assert_true(term_locale());
		assert_true(MB_CUR_MAX > 1);
		assert_string_equal(localeconv()->decimal_point, ".");
		assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
		kept = term_lend_locale();
		assert_string_equal(
		    getenv("LC_ALL"), setlocale(LC_CTYPE, NULL));
		term_return_locale(kept);
		assert_string_equal(getenv("LC_ALL"), start[i]);
	}
	unsetenv("LC_ALL");
	term_return_locale(term_lend_locale());
	assert_null(getenv("LC_ALL"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wraps_beside_a_label),
	    cmocka_unit_test(gives_up_the_column_when_narrow),
	    cmocka_unit_test(breaks_what_is_wider_than_a_line),
	    cmocka_unit_test(counts_columns_and_not_bytes),
	    cmocka_unit_test(puts_the_right_part_at_the_margin),
	    cmocka_unit_test(says_sentences_in_plain_mode),
	    cmocka_unit_test(says_blanks_and_dots),
	    cmocka_unit_test(says_few_signs_in_a_row),
	    cmocka_unit_test(never_three_signs_of_anything),
	    cmocka_unit_test(lets_nothing_act_on_the_terminal),
	    cmocka_unit_test(never_prints_wider_than_the_width),
	    cmocka_unit_test(colours_the_label_or_the_text),
	    cmocka_unit_test(shows_ascii_where_there_is_no_more),
	    cmocka_unit_test(takes_a_sane_width),
	    cmocka_unit_test(looks_at_its_surroundings),
	    cmocka_unit_test(finds_a_utf8_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
