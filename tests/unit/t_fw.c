/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of frameworks, one difficulty at a time. */
#include "formats/fw.h"

#include "formats/fw_choose.h"
#include "formats/fw_mark.h"
#include "fw_text.h"

/* One section with three statements and two bullets, in the words given. */
static void
assert_small(const char *text)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_text(&a, text);

	assert_int_equal(f->n_sections, 1);
	assert_string_equal(f->sections[0].title, "Soils");
	assert_int_equal(f->statements, 3);
	assert_statement(f, 0, 0, "Soil holds water, and roots need air.");
	assert_statement(f, 0, 1, "Clay is heavy; it drains slowly.");
	assert_statement(f, 0, 2, "Sand drains fast.");
	assert_int_equal(f->groups, 1);
	assert_string_equal(f->sections[0].groups[0].heading,
	    "Help people to look at soil by:");
	assert_int_equal(f->bullets, 2);
	assert_string_equal(f->sections[0].groups[0].bullets[0].text,
	    "Digging a small pit (e.g. by hand).");
	assert_string_equal(
	    f->sections[0].groups[0].bullets[1].text, "Feeling a handful.");
	assert_int_equal(f->loose, 0);
	arena_release(&a);
}

static const char small[] = "One – Soils\n\n" HEADS "\n"
			    "1. Soil holds water, and\nroots need air.\n\n"
			    "2. Clay is heavy; it drains\nslowly.\n\n"
			    "3. Sand drains fast.\n\n"
			    "Help people to look at soil by:\n\n"
			    "● Digging a small pit (e.g. by\nhand).\n"
			    "● Feeling a handful.\n";

/* Every `from` of the small text as `to`. */
static const char *
with(struct arena *a, const char *from, const char *to)
{
	struct buf b = BUF_INIT;
	const char *out, *p = small, *q;

	while ((q = strstr(p, from)) != NULL) {
		buf_add(&b, p, (size_t)(q - p));
		buf_adds(&b, to);
		p = q + strlen(from);
	}
	buf_adds(&b, p);
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static void
signs_of_every_kind_are_read(void **state)
{
	static const char *const ways[][2] = {{"\n", "\r\n"}, {"\n", "\r"},
	    {" ", "\xc2\xa0"}, {"● ", "• "}, {"● ", "•\t"}, {"● ", "- "},
	    {"● ", "o "}, {"● ", "* "}, {"● ", "– "}, {"● ", "\xef\x82\xb7 "},
	    {"● ", "•\n"}, {". S", ") S"}, {"One –", "Section 1:"},
	    {"One –", "Section 1 –"}, {"One –", "1."}, {"One –", "Part I:"},
	    {"One –", "Domain One –"}, {"One –", "Section 1\n"},
	    {HEADS, "Learn that…\nLearn how to…\n"},
	    {HEADS, "You will learn that: You will learn how to:\n"},
	    {HEADS, "Know that... Know how to...\n"},
	    {"One", "\xef\xbb\xbfOne"},
	    {"fast",
		"f\xc2\xad"
		"ast"},
	    {"fast", "fa\xe2\x80\x8bst"}, {"Learn that", "\fLearn that"}};
	struct arena a = ARENA_INIT;

	(void)state;
	assert_small(small);
	for (size_t i = 0; i < N_OF(ways); i++) {
		printf("# '%s' instead of '%s'\n", ways[i][1], ways[i][0]);
		assert_small(with(&a, ways[i][0], ways[i][1]));
	}
	arena_release(&a);
}

static void
numbers_of_every_kind_are_read(void **state)
{
	static const char *const forms[] = {
	    "%d.%s", "%d)  %s", "(%d) %s", "1.%d %s", "1.%d. %s", "%d.\n%s"};
	static const char *const texts[] = {
	    "Soil holds water, and\nroots need air.\n\n",
	    "Clay is heavy; it drains\nslowly.\n\n", "Sand drains fast.\n\n"};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N_OF(forms); i++) {
		struct buf b = BUF_INIT;

		printf("# %s\n", forms[i]);
		buf_adds(&b, "One – Soils\n\n" HEADS "\n");
		for (int k = 0; k < 3; k++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
			buf_addf(&b, forms[i], k + 1, texts[k]);
#pragma GCC diagnostic pop
		}
		buf_adds(&b, strstr(small, "Help people"));
		assert_small(arena_strdup(&a, buf_str(&b)));
		buf_release(&b);
	}
	arena_release(&a);
}

static void
columns_side_by_side_are_taken_apart(void **state)
{
	(void)state;
	assert_small(
	    "Section 1: Soils\n"
	    " Learn that…                    Learn how to…\n"
	    " 1. Soil holds water, and       Help people to look at soil by:\n"
	    "    roots need air.             •  Digging a small pit (e.g. by\n"
	    " 2. Clay is heavy; it drains       hand).\n"
	    "    slowly.                     •  Feeling a handful.\n"
	    " 3. Sand drains fast.\n");
}

static void
what_a_page_cuts_is_joined(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "1. Soil holds water when it is\n"
	    "2. Clay is heavy stuff to dig and\n"
	    "Help people to look at soil by:\n"
	    "● Digging a small pit that is as deep as a\n"
	    "\f"
	    "drains slowly after rain.\n"
	    "3. Sand drains fast.\n"
	    "spade is long.\n"
	    "● Feeling a handful.\n");
	assert_statement(f, 0, 1,
	    "Clay is heavy stuff to dig and drains slowly after rain.");
	assert_string_equal(f->sections[0].groups[0].bullets[0].text,
	    "Digging a small pit that is as deep as a spade is long.");
	arena_release(&a);
}

static void
numbers_inside_a_statement_begin_nothing(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "1. Work goes on in order from Stage 1 to\n"
	    "Stage 2. The rest is in sections 3, 4 and\n"
	    "5 to 7, which are short.\n"
	    "2. Clay is heavy.\n"
	    "3. Sand drains fast.\n"
	    "Help people by:\n● Digging.\n");
	assert_int_equal(f->n_sections, 1);
	assert_int_equal(f->statements, 3);
	assert_statement(f, 0, 0,
	    "Work goes on in order from Stage 1 to Stage 2. The rest is in "
	    "sections 3, 4 and 5 to 7, which are short.");
	arena_release(&a);
}

static void
headers_and_footers_are_left_out_and_named(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;
	int named = 0;

	(void)state;
	f = read_text(&a,
	    "Soils for All\nOne – Soils\n" HEADS
	    "1. Soil holds water, and roots\nPage 1 of 3\n"
	    "\fSoils for All\nneed air.\n2. Clay is heavy.\n"
	    "Help people by:\n● Digging a\nPage 2 of 3\n"
	    "\fSoils for All\nsmall pit.\n● Feeling.\n"
	    "3. Sand drains fast.\nPage 3 of 3\n");
	assert_statement(f, 0, 0, "Soil holds water, and roots need air.");
	assert_string_equal(
	    f->sections[0].groups[0].bullets[0].text, "Digging a small pit.");
	for (size_t i = 0; i < f->n_left_out; i++)
		named += strstr(f->left_out[i].why, "header") != NULL;
	assert_true(named >= 3);
	arena_release(&a);
}

static void
a_table_of_contents_is_no_section(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b,
	    "Contents\n\nOne – Soils ........ 3\nTwo – Seeds ....... 5\n"
	    "\nOne – Soils\nTwo – Seeds\n\nThis guide is for all.\n\n");
	buf_adds(&b, small);
	buf_adds(&b, "\nReferences\n\nA. Author (2001) A Book about Soil.\n");
	assert_small(arena_strdup(&a, buf_str(&b)));
	buf_release(&b);
	arena_release(&a);
}

static void
hyphens_at_line_ends_follow_the_documents_other_words(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS
	    "1. A well-drained soil needs prepa-\nration and a well-\n"
	    "drained bed.\n"
	    "2. Preparation is half of all the work.\n"
	    "3. Deve-\nlopment is slow, and develop­\nment costs.\n"
	    "4. The development of roots takes time.\n"
	    "Help people by:\n● Digging.\n");
	assert_statement(f, 0, 0,
	    "A well-drained soil needs preparation and a well-drained bed.");
	assert_statement(
	    f, 0, 2, "Development is slow, and development costs.");
	arena_release(&a);
}

static void
numbers_without_a_stop_are_statements_too(void **state)
{
	static const char *const ways[][2] = {
	    {"1. ", "1\n"}, {"2. ", "2\n"}, {"3. ", "3\n"}};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;
	const char *p = small, *at;

	(void)state;
	for (size_t i = 0; i < N_OF(ways); i++) {
		at = strstr(p, ways[i][0]);
		assert_non_null(at);
		buf_add(&b, p, (size_t)(at - p));
		buf_adds(&b, ways[i][1]);
		p = at + strlen(ways[i][0]);
	}
	buf_adds(&b, p);
	assert_small(buf_str(&b));
	/* a second section begins at 1 again */
	buf_adds(&b,
	    "\nTwo – Seeds\n\n" HEADS "\n1\nSeeds sleep.\n2\nRain wakes "
	    "them.\n3\nFrost kills some.\nHelp them by:\n● Waiting.\n");
	f = read_text(&a, buf_str(&b));
	assert_int_equal(f->statements, 6);
	assert_statement(f, 1, 0, "Seeds sleep.");
	assert_statement(f, 1, 2, "Frost kills some.");
	assert_int_equal(f->loose, 0);
	buf_release(&b);
	arena_release(&a);
}

/* A number alone in a text that has its numbers with stops is no statement. */
static void
a_bare_number_among_others_with_stops_begins_nothing(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a, with(&a, "drains\nslowly", "drains\n2\nslowly"));
	assert_int_equal(f->statements, 3);
	assert_statement(f, 0, 2, "Sand drains fast.");
	arena_release(&a);
}

static void
a_date_is_no_section(void **state)
{
	struct arena a = ARENA_INIT;
	struct fw_heading h;
	struct framework *f;

	(void)state;
	assert_false(fw_mark_heading("11/28/26, 9:04 PM", &h));
	assert_false(fw_mark_heading("3 - 9:04 PM", &h));
	assert_true(fw_mark_heading("3 - ICT", &h));
	f = read_text(
	    &a, with(&a, HEADS, "7/5/24, 8:15 AM\n\nIt is short.\n\n" HEADS));
	assert_int_equal(f->n_sections, 1);
	assert_int_equal(f->sections[0].number, 1);
	assert_string_equal(f->sections[0].title, "Soils");
	arena_release(&a);
}

static void
references_end_the_tables_or_are_in_doubt(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;
	struct buf b = BUF_INIT;
	bool named = false;

	(void)state;
	buf_adds(&b, small);
	buf_adds(&b, "References\nBlack, T. (1999) On clay. York.\n");
	assert_small(buf_str(&b));
	f = read_text(&a, buf_str(&b));
	for (size_t i = 0; i < f->n_left_out; i++)
		named |= strcmp(f->left_out[i].text, "References") == 0;
	assert_true(named);
	/* bullets come after it: a table may go on */
	buf_adds(&b, "● Digging again.\n");
	f = read_text(&a, buf_str(&b));
	assert_true(f->doubtful + f->doubtful_practice > 0);
	buf_release(&b);
	arena_release(&a);
}

static void
compounds_broken_in_a_part_are_as_elsewhere(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS
	    "1. A slow-re-\nlease feed lasts, as a right-hand-\nside bed "
	    "does.\n"
	    "2. Give slow-release feed on the right-hand-side bed at 15–\n20 "
	    "degrees.\n"
	    "3. Sand drains fast.\n"
	    "Help people by:\n● Digging.\n");
	assert_statement(f, 0, 0,
	    "A slow-release feed lasts, as a right-hand-side bed does.");
	assert_statement(f, 0, 1,
	    "Give slow-release feed on the right-hand-side bed at 15–20 "
	    "degrees.");
	arena_release(&a);
}

static void
tables_that_were_not_understood_are_named(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct framework *f;
	bool named = false;

	(void)state;
	buf_adds(&b,
	    "Tools for all\n\n" HEADS "\nA spade cuts.\n\nA rake pulls.\n\n"
	    "Two – Soils\n\n");
	buf_adds(&b, strstr(small, HEADS));
	f = read_text(&a, buf_str(&b));
	for (size_t i = 0; i < f->n_left_out; i++) {
		named |= strstr(f->left_out[i].why, "not understood") != NULL;
		assert_null(f->left_out[i].from >= 3
			? strstr(f->left_out[i].why, "before the first")
			: NULL);
	}
	assert_true(named);
	assert_int_equal(f->unread, 2);
	assert_int_equal(f->doubtful_sections, 1);
	/* a section of its own, without numbers */
	buf_clear(&b);
	buf_adds(&b,
	    "One – Tools\n\n" HEADS "\nA spade cuts.\n\nA rake pulls.\n\n"
	    "Two – Soils\n\n");
	buf_adds(&b, strstr(small, HEADS));
	f = read_text(&a, buf_str(&b));
	assert_int_equal(f->n_sections, 2);
	assert_string_equal(f->sections[0].doubts.v[0],
	    "none of its statements was told apart");
	/* most of it: refused */
	buf_clear(&b);
	for (int i = 0; i < 20; i++)
		buf_addf(&b, HEADS "A spade cuts %d.\n\nA rake pulls.\n\n", i);
	buf_adds(&b, "Two – Soils\n\n");
	buf_adds(&b, strstr(small, HEADS));
	assert_null(fw_read("x.txt", buf_str(&b), b.n, &a, &e));
	assert_non_null(strstr(e.msg, "not understood"));
	buf_release(&b);
	arena_release(&a);
}

static void
section_numbers_that_jump_are_in_doubt(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a, small);
	assert_int_equal(f->doubtful_sections, 0);
	buf_adds(&b, small);
	buf_adds(&b, "\nFour – Seeds\n\n");
	buf_adds(&b, strstr(small, HEADS));
	f = read_text(&a, buf_str(&b));
	assert_int_equal(f->n_sections, 2);
	assert_int_equal(f->doubtful_sections, 1);
	assert_string_equal(
	    f->sections[1].doubts.v[0], "sections 2 to 3 were not found");
	f = read_text(&a, with(&a, "One –", "Two –"));
	assert_string_equal(
	    f->sections[0].doubts.v[0], "section 1 was not found");
	buf_release(&b);
	arena_release(&a);
}

static void
words_of_the_other_column_are_in_doubt(void **state)
{
	static const char *const ways[][2] = {
	    {"need air", "need ● Going out\nair"},
	    {"drains\nslowly", "drains\nHelp people by: slowly"},
	    {"drains\nslowly", "drains\nhere, by:\nslowly"}};
	struct arena a = ARENA_INIT;

	(void)state;
	assert_int_equal(read_text(&a, small)->doubtful, 0);
	for (size_t i = 0; i < N_OF(ways); i++) {
		printf("# %s\n", ways[i][1]);
		assert_true(
		    read_text(&a, with(&a, ways[i][0], ways[i][1]))->doubtful >
		    0);
	}
	arena_release(&a);
}

static void
a_line_that_fits_nowhere_is_told(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_text(
	    &a, with(&a, "2. Clay", "7. Number seven is lost.\n2. Clay"));
	bool told = f->loose > 0;

	(void)state;
	for (size_t k = 0; k < f->sections[0].n_statements; k++)
		told |= f->sections[0].statements[k].doubts.n > 0;
	assert_true(told);
	arena_release(&a);
}

static void
what_is_no_framework_is_refused(void **state)
{
	static const char *const texts[] = {"", "\n\n\f\n",
	    "Once upon a time.\n",
	    "1. Flour\n2. Water\n3. Salt\n\nMix it all by:\n- kneading\n",
	    "Chapter 1: A Beginning\n\nIt was late.\n\nChapter 2: An End\n\n"
	    "It was over.\n",
	    HEADS HEADS};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N_OF(texts); i++) {
		struct err e = ERR_INIT;

		assert_null(
		    fw_read("x.txt", texts[i], strlen(texts[i]), &a, &e));
		assert_non_null(strstr(e.msg, "x.txt"));
	}
	arena_release(&a);
}

static void
two_readings_settle_each_others_doubts(void **state)
{
	static const char *const names[] = {"one way", "the other way"};
	struct arena a = ARENA_INIT;
	struct framework *f[2] = {read_text(&a, small), read_text(&a, small)};

	(void)state;
	fw_doubt_add(&a, &f[0]->sections[0].statements[1].doubts, "unsure");
	f[0]->doubtful = 1;
	assert_int_equal(fw_choose(f, names, 2, &a), 1);
	assert_int_equal(f[1]->doubtful, 0);
	f[0]->sections[0].statements[1].doubts.n = 0;
	f[0]->doubtful = 0;
	f[0]->sections[0].statements[1].text = "Something else.";
	assert_int_equal(fw_choose(f, names, 2, &a), 0);
	assert_int_equal(f[0]->doubtful, 1);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(signs_of_every_kind_are_read),
	    cmocka_unit_test(numbers_of_every_kind_are_read),
	    cmocka_unit_test(columns_side_by_side_are_taken_apart),
	    cmocka_unit_test(what_a_page_cuts_is_joined),
	    cmocka_unit_test(numbers_inside_a_statement_begin_nothing),
	    cmocka_unit_test(headers_and_footers_are_left_out_and_named),
	    cmocka_unit_test(a_table_of_contents_is_no_section),
	    cmocka_unit_test(
		hyphens_at_line_ends_follow_the_documents_other_words),
	    cmocka_unit_test(numbers_without_a_stop_are_statements_too),
	    cmocka_unit_test(
		a_bare_number_among_others_with_stops_begins_nothing),
	    cmocka_unit_test(a_date_is_no_section),
	    cmocka_unit_test(references_end_the_tables_or_are_in_doubt),
	    cmocka_unit_test(compounds_broken_in_a_part_are_as_elsewhere),
	    cmocka_unit_test(tables_that_were_not_understood_are_named),
	    cmocka_unit_test(section_numbers_that_jump_are_in_doubt),
	    cmocka_unit_test(words_of_the_other_column_are_in_doubt),
	    cmocka_unit_test(a_line_that_fits_nowhere_is_told),
	    cmocka_unit_test(what_is_no_framework_is_refused),
	    cmocka_unit_test(two_readings_settle_each_others_doubts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
