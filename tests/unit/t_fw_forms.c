/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of frameworks: the forms in which headings, numbers, bullets,
 * heads of columns and the edges of pages come. */
#include "formats/fw.h"

#include "formats/fw_mark.h"
#include "fw_text.h"

/* What each section says; a bar is where a line ends. */
static const char *const words[2][7] = {
    {"Soils", "Roots need air, and they|need it early.",
	"Frost comes back in May.", "Mulch keeps water in|and weeds out.",
	"Look after a bed by:", "Digging with care.",
	"Asking people what they|saw, and where."},
    {"Seeds and Frost", "Seeds want light, so they|lie on top.",
	"Glass holds the warmth.", "Fleece lets rain through|but not wind.",
	"Plan a sowing by:", "Reading the packet.",
	"Writing down which days|were cold and wet."}};

/* The same in one line. */
static const char *
whole(struct arena *a, int section, int i)
{
	char *s = arena_strdup(a, words[section][i]);

	for (char *p = s; *p; p++)
		*p = *p == '|' ? ' ' : *p;
	return s;
}

static void
assert_two_sections(const char *text)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_text(&a, text);

	assert_int_equal(f->n_sections, 2);
	for (int i = 0; i < 2; i++) {
		const struct fw_section *s = &f->sections[i];

		assert_int_equal(s->number, i + 1);
		assert_string_equal(s->title, whole(&a, i, 0));
		assert_int_equal(s->n_statements, 3);
		for (int k = 0; k < 3; k++)
			assert_string_equal(
			    s->statements[k].text, whole(&a, i, 1 + k));
		assert_int_equal(s->n_groups, 1);
		assert_string_equal(s->groups[0].heading, whole(&a, i, 4));
		assert_int_equal(s->groups[0].n, 2);
		for (int k = 0; k < 2; k++)
			assert_string_equal(
			    s->groups[0].bullets[k].text, whole(&a, i, 5 + k));
	}
	assert_int_equal(f->loose, 0);
	arena_release(&a);
}

/* Two sections in this form: the heads, and what stands before the names of
 * the sections, before each statement, and before each bullet. */
struct form {
	const char *sections[2], *heads, *numbers[2][3], *bullet;
};

static const struct form plain = {{"One – ", "Two – "}, HEADS,
    {{"1. ", "2. ", "3. "}, {"1. ", "2. ", "3. "}}, "• "};

static void
put_words(struct buf *b, const char *before, const char *text)
{
	buf_adds(b, before);
	for (; *text; text++)
		buf_addc(b, *text == '|' ? '\n' : *text);
	buf_addc(b, '\n');
}

static void
put_section(struct buf *b, const struct form *f, int i)
{
	buf_addf(b, "\n%s%s\n%s\n", f->sections[i], words[i][0], f->heads);
	for (int k = 0; k < 3; k++) {
		put_words(b, f->numbers[i][k], words[i][1 + k]);
		buf_addc(b, '\n');
	}
	put_words(b, "", words[i][4]);
	put_words(b, f->bullet, words[i][5]);
	put_words(b, f->bullet, words[i][6]);
}

static void
assert_form(const struct form *f)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "Garden Framework\n");
	put_section(&b, f, 0);
	put_section(&b, f, 1);
	assert_two_sections(buf_str(&b));
	buf_release(&b);
}

static void
sections_are_counted_in_many_ways(void **state)
{
	static const char *const forms[][2] = {{"1 | ", "2 | "},
	    {"Section 1: ", "Section 2: "}, {"Section One: ", "Section Two: "},
	    {"Standard 1 – ", "Standard 2 – "}, {"PART ONE\n", "PART TWO\n"},
	    {"Domain 1. ", "Domain 2. "}, {"1. ", "2. "}, {"1 ", "2 "},
	    {"I. ", "II. "}, {"A. ", "B. "}, {"ONE – ", "TWO – "},
	    {"Part I: ", "Part II: "}, {"One\n", "Two\n"},
	    {"Unit 1 · ", "Unit 2 · "}, {"", ""}};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct form f = plain;

		f.sections[0] = forms[i][0];
		f.sections[1] = forms[i][1];
		print_message("# \"%s\"\n", forms[i][0]);
		assert_form(&f);
	}
}

static void
statements_are_numbered_in_many_ways(void **state)
{
	static const char *const forms[][2][3] = {
	    {{"1) ", "2) ", "3) "}, {"1) ", "2) ", "3) "}},
	    {{"(1) ", "(2) ", "(3) "}, {"(1) ", "(2) ", "(3) "}},
	    {{"1.1 ", "1.2 ", "1.3 "}, {"2.1 ", "2.2 ", "2.3 "}},
	    {{"1.1. ", "1.2. ", "1.3. "}, {"2.1. ", "2.2. ", "2.3. "}},
	    {{"1.", "2.", "3."}, {"1.", "2.", "3."}},
	    {{"1 ", "2 ", "3 "}, {"1 ", "2 ", "3 "}},
	    {{"1\n", "2\n", "3\n"}, {"1\n", "2\n", "3\n"}},
	    {{"1.\n\n", "2.\n\n", "3.\n\n"}, {"1.\n\n", "2.\n\n", "3.\n\n"}},
	    {{"LT1.1 ", "LT1.2 ", "LT1.3 "}, {"LT2.1 ", "LT2.2 ", "LT2.3 "}},
	    {{"A1 ", "A2 ", "A3 "}, {"B1 ", "B2 ", "B3 "}},
	    {{"K1. ", "K2. ", "K3. "}, {"L1. ", "L2. ", "L3. "}}};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct form f = plain;

		memcpy(f.numbers, forms[i], sizeof(f.numbers));
		print_message("# \"%s\"\n", forms[i][0][0]);
		assert_form(&f);
	}
}

static void
letters_before_a_number_are_words_elsewhere(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_text(&a,
	    "One – Maps\n" HEADS "1. Plans are drawn on sheets of\n"
	    "A3 paper.\n2. Pupils in\nY7 fold them.\n3. Two sheets of\n"
	    "A4 paper make one.\nFold maps by:\n• Trying.\n• Showing.\n");

	(void)state;
	assert_int_equal(f->statements, 3);
	assert_string_equal(f->sections[0].statements[0].text,
	    "Plans are drawn on sheets of A3 paper.");
	assert_string_equal(
	    f->sections[0].statements[1].text, "Pupils in Y7 fold them.");
	arena_release(&a);
}

static void
bullets_are_any_sign(void **state)
{
	/* U+F0B7, F0A7, F02D, 2023, 2043, 25E6, 25BA, 27A2, 2713, 2756, 2605,
	 * FFFD; letters of a font of signs */
	static const char *const signs[] = {"\xef\x82\xb7 ", "\xef\x82\xa7 ",
	    "\xef\x80\xad ", "‣ ", "⁃ ", "◦ ", "► ", "➢ ", "✓ ", "❖ ", "★ ",
	    "\xef\xbf\xbd ", "– ", "— ", "· ", "o ", "* ", "- ", "? ", "n ",
	    "v ", "➢\n", "❖"};

	(void)state;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		struct form f = plain;

		f.bullet = signs[i];
		print_message("# \"%s\"\n", signs[i]);
		assert_form(&f);
	}
}

static void
bullets_without_a_sign_are_sentences(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	for (int i = 0; i < 4; i++) {
		buf_addf(&b, "\nSection %d: Beds\n" HEADS, i + 1);
		put_words(&b, "1. ", words[0][1]);
		put_words(&b, "2. ", words[0][2]);
		put_words(&b, "3. ", words[0][3]);
		for (int k = 0; k < 2; k++) {
			put_words(&b, "", words[k][4]);
			put_words(&b, "", words[k][5]);
			put_words(&b, "", words[k][6]);
		}
	}
	f = read_text(&a, buf_str(&b));
	buf_release(&b);
	assert_int_equal(f->statements, 12);
	assert_int_equal(f->groups, 8);
	assert_int_equal(f->bullets, 16);
	assert_string_equal(
	    f->sections[3].groups[1].bullets[1].text, whole(&a, 1, 6));
	arena_release(&a);
}

static void
heads_of_columns_have_other_words(void **state)
{
	static const char *const heads[] = {"LEARN THAT LEARN HOW TO\n",
	    "Learn that:\nLearn how to:\n", "Learn that ... Learn how to ...\n",
	    "Knowledge (Learn that) Practice (Learn how to)\n",
	    "You will learn that\nYou will learn how to\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		struct form f = plain;

		f.heads = heads[i];
		print_message("# %s", heads[i]);
		assert_form(&f);
	}
}

/* -- numbers and bullets apart from their texts -----------------------------
 */

static void
put_left(struct buf *b, int section)
{
	for (int k = 1; k <= 3; k++)
		put_words(b, "", words[section][k]);
}

static void
put_right(struct buf *b, int section)
{
	for (int k = 4; k <= 6; k++)
		put_words(b, "", words[section][k]);
}

static void
piles_behind_a_page_are_put_back(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "Garden Framework\n");
	for (int i = 0; i < 2; i++) {
		buf_addf(&b, "\f%s%s\n" HEADS, plain.sections[i], words[i][0]);
		put_left(&b, i);
		put_right(&b, i);
		buf_adds(&b, "1.\n2.\n3.\n•\n•\n");
	}
	assert_two_sections(buf_str(&b));
	buf_release(&b);
}

static void
piles_of_two_tables_stand_behind_both(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "Garden Framework\n\f");
	for (int i = 0; i < 2; i++) {
		buf_addf(&b, "%s%s\n" HEADS, plain.sections[i], words[i][0]);
		put_left(&b, i);
		put_right(&b, i);
	}
	buf_adds(&b, "1.\n2.\n3.\n•\n•\n1.\n2.\n3. •\n•\n");
	assert_two_sections(buf_str(&b));
	buf_release(&b);
}

static void
piles_before_their_texts_are_put_back(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "Garden Framework\n");
	for (int i = 0; i < 2; i++) {
		buf_addf(
		    &b, "\f%s%s\n\n" HEADS, plain.sections[i], words[i][0]);
		if (i == 0) {
			buf_adds(&b, "\n1.\n\n2.\n\n3.\n\n");
			put_left(&b, i);
		}
		buf_addc(&b, '\n');
		put_words(&b, "", words[i][4]);
		buf_adds(&b, "\n•\n\n•\n\n");
		put_words(&b, "", words[i][5]);
		put_words(&b, "", words[i][6]);
		if (i == 1) {
			buf_adds(&b, "\n1.\n\n2.\n\n3.\n\n");
			put_left(&b, i);
		}
	}
	assert_two_sections(buf_str(&b));
	buf_release(&b);
}

/* One number too many: somebody has to look. */
static void
a_number_that_begins_nothing_is_told(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_text(&a,
	    "Garden Framework\n\fOne – Soils\n" HEADS
	    "Roots need air.\nFrost comes back.\nMulch keeps water in.\n"
	    "Dig a bed by:\nAsking.\nLooking.\n1.\n2.\n3.\n4.\n5.\n•\n•\n");

	(void)state;
	assert_true(f->doubtful > 0 || f->loose > 0);
	arena_release(&a);
}

/* -- the edges of pages -----------------------------------------------------
 */

static void
edges_of_pages_are_left_out(void **state)
{
	static const char *const edges[][4] = {
	    {"", "Page 1 of 3\n\f", "Page 2 of 3\n\f", "Page 3 of 3\n"},
	    {"", "– 1 –\n\f", "– 2 –\n\f", "– 3 –\n"},
	    {"11/28/26, 9:04 PM Gardens\n",
		"file:///tmp/g.html 1/3\n\f11/28/26, 9:04 PM Gardens\n",
		"file:///tmp/g.html 2/3\n\f11/28/26, 9:04 PM Gardens\n",
		"file:///tmp/g.html 3/3\n"},
	    {"28/11/2026, 21:04\n", "1\n\f28/11/2026, 21:04\n",
		"2\n\f28/11/2026, 21:04\n", "3\n"}};

	(void)state;
	for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, edges[i][0]);
		buf_adds(&b, "Garden Framework\n");
		buf_adds(&b, edges[i][1]);
		put_section(&b, &plain, 0);
		buf_adds(&b, edges[i][2]);
		put_section(&b, &plain, 1);
		buf_adds(&b, edges[i][3]);
		print_message("# %s", edges[i][3]);
		assert_two_sections(buf_str(&b));
		buf_release(&b);
	}
}

static void
a_heading_comes_again_on_the_next_page(void **state)
{
	static const char *const again[] = {
	    "1 | Soils\n", "1 | Soils (continued)\n"};
	struct form f = plain;

	(void)state;
	f.sections[0] = "1 | ";
	f.sections[1] = "2 | ";
	for (size_t i = 0; i < 2; i++) {
		struct buf b = BUF_INIT;

		buf_adds(&b,
		    "Garden Framework\n\n1 | Soils\n" HEADS
		    "1. Roots need air, and they\n\f");
		buf_adds(&b, again[i]);
		buf_adds(&b,
		    HEADS "need it early.\n2. Frost comes back in May.\n"
			  "3. Mulch keeps water in\nand weeds out.\n"
			  "Look after a bed by:\n• Digging with care.\n"
			  "• Asking people what they\nsaw, and where.\n\f");
		put_section(&b, &f, 1);
		assert_two_sections(buf_str(&b));
		buf_release(&b);
	}
}

static void
titles_come_from_the_document(void **state)
{
	static const char *const tops[][2] = {
	    {"Garden Framework\nIt is for all.\n", "Garden Framework"},
	    {"Garden Framework\n\nIt is for all.\n", "Garden Framework"},
	    {"Growing Well Together\nFramework\nIt is for all.\n",
		"Growing Well Together Framework"},
	    {"About this document\n\nIt is for all who garden.\n", ""}};

	(void)state;
	for (size_t i = 0; i < sizeof(tops) / sizeof(tops[0]); i++) {
		struct arena a = ARENA_INIT;
		struct buf b = BUF_INIT;

		buf_adds(&b, tops[i][0]);
		put_section(&b, &plain, 0);
		put_section(&b, &plain, 1);
		assert_string_equal(
		    read_text(&a, buf_str(&b))->title, tops[i][1]);
		buf_release(&b);
		arena_release(&a);
	}
}

static void
what_could_not_be_read_is_in_doubt(void **state)
{
	static const char *const odd[] = {"1. Roots need \xef\xbf\xbdir.\n",
	    "1. Roots need (cid:31)ir.\n", "1. Roots need air:\n",
	    "1. roots need air.\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		struct arena a = ARENA_INIT;
		struct buf b = BUF_INIT;
		struct framework *f;

		buf_addf(&b,
		    "One – Soils\n" HEADS "%s2. Frost comes back.\n"
		    "3. Mulch helps.\nDig by:\n• Asking.\n• Looking.\n",
		    odd[i]);
		f = read_text(&a, buf_str(&b));
		assert_true(f->sections[0].statements[0].doubts.n > 0);
		buf_release(&b);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sections_are_counted_in_many_ways),
	    cmocka_unit_test(statements_are_numbered_in_many_ways),
	    cmocka_unit_test(letters_before_a_number_are_words_elsewhere),
	    cmocka_unit_test(bullets_are_any_sign),
	    cmocka_unit_test(bullets_without_a_sign_are_sentences),
	    cmocka_unit_test(heads_of_columns_have_other_words),
	    cmocka_unit_test(piles_behind_a_page_are_put_back),
	    cmocka_unit_test(piles_of_two_tables_stand_behind_both),
	    cmocka_unit_test(piles_before_their_texts_are_put_back),
	    cmocka_unit_test(a_number_that_begins_nothing_is_told),
	    cmocka_unit_test(edges_of_pages_are_left_out),
	    cmocka_unit_test(a_heading_comes_again_on_the_next_page),
	    cmocka_unit_test(titles_come_from_the_document),
	    cmocka_unit_test(what_could_not_be_read_is_in_doubt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
