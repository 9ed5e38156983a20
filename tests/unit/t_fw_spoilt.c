/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of frameworks on what tools do to words and lines: hyphens that
 * are dropped, headers in the midst of a text, letters and spaces that are
 * gone. What cannot be known is in doubt. */
#include "formats/fw.h"

#include "formats/fw_whole.h"
#include "formats/fw_words.h"
#include "fw_text.h"

#define END "Help people by:\n● Digging.\n"

static const struct fw_statement *
statement(const struct framework *f, size_t i)
{
	assert_true(f->n_sections > 0 && i < f->sections[0].n_statements);
	return &f->sections[0].statements[i];
}

static void
a_hyphen_that_stands_for_a_word_keeps_its_space(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "1. Beds of 11-\nand 12-metre length do.\n"
	    "2. Clay is heavy.\n3. Sand drains fast.\n" END);
	assert_statement(f, 0, 0, "Beds of 11- and 12-metre length do.");
	arena_release(&a);
}

static void
a_number_at_a_lines_start_may_end_a_sentence(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "1. Soil holds water.\n2. Clay is heavy.\n"
	    "3. Drawings are needed before Stage\n2.\n"
	    "4. Sand drains fast.\n" END);
	assert_int_equal(f->statements, 4);
	assert_statement(f, 0, 2, "Drawings are needed before Stage 2.");
	arena_release(&a);
}

static void
a_word_may_stand_before_the_number(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "Statement 1. Soil holds water.\n"
	    "Statement 2. Clay is heavy.\nStatement 3. Sand drains fast.\n" END
	    "Two – Beds\n" HEADS "Statement 1. Beds are dug.\n"
	    "Statement 2. Paths are not.\n" END);
	assert_int_equal(f->statements, 5);
	assert_statement(f, 0, 1, "Clay is heavy.");
	assert_statement(f, 1, 1, "Paths are not.");
	arena_release(&a);
}

/* Pages of two statements each, below headers that begin alike, with a line
 * more at the end of each. */
static const char *
paged(struct arena *a, const char *last)
{
	static const char *const texts[4][2] = {
	    {"Roots need air, and they need it\nearly in the year.",
		"Frost comes back in May."},
	    {"Mulch keeps water in, and it keeps\nweeds down.",
		"Glass holds the warmth of a day."},
	    {"Fleece lets rain through, but it\nstops the wind.",
		"Seeds want light."},
	    {"Paths carry barrows, and they carry\npeople.",
		"Worms pull leaves down."}};
	static const char *const parts[] = {"Roots and Frost",
	    "Mulch and Glass", "Fleece and Seeds", "Paths and Worms"};
	const char *s = "One – Soils\n" HEADS;

	for (int i = 0; i < 4; i++)
		s = arena_printf(a,
		    "%s%d. %s\n%d. %s\n%s\fLeading Garden Teams %s\n", s,
		    2 * i + 1, texts[i][0], 2 * i + 2, texts[i][1], last,
		    parts[i]);
	return arena_printf(a, "%s" END, s);
}

static void
headers_that_begin_alike_are_no_words_of_a_table(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a, paged(&a, ""));
	assert_int_equal(f->statements, 8);
	for (size_t i = 0; i < 8; i++)
		assert_null(strstr(statement(f, i)->text, "Garden Teams"));
	assert_int_equal(f->groups, 1);
	assert_int_equal(f->loose, 0);
	assert_int_equal(f->doubtful, 0);
	arena_release(&a);
}

static void
what_a_browser_prints_is_no_word_of_a_table(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "1. Soil holds water, and\n"
	    "11/28/26, 9:04 PM\nfile:///home/them/soils.html\n"
	    "roots need air.\n2. Clay is heavy.\n3. Sand drains fast.\n" END);
	assert_statement(f, 0, 0, "Soil holds water, and roots need air.");
	assert_int_equal(f->groups, 1);
	assert_int_equal(f->loose, 0);
	arena_release(&a);
}

static void
four_of_ten_is_no_page(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f;

	(void)state;
	f = read_text(&a,
	    "One – Soils\n" HEADS "1. Soil holds water.\n\f"
	    "2. Clay is heavy, and it is met\nin beds of 2 of 10\n"
	    "gardens.\n\f3. Sand drains fast.\n\f"
	    "4. Peat burns, and it is found\nbelow lawns in 4 of 10\n"
	    "towns.\n" END);
	assert_statement(f, 0, 1,
	    "Clay is heavy, and it is met in beds of 2 of 10 gardens.");
	assert_statement(f, 0, 3,
	    "Peat burns, and it is found below lawns in 4 of 10 towns.");
	arena_release(&a);
}

/* -- letters --------------------------------------------------------------- */

/* Is the text in doubt, whatever else the document says? */
static bool
is_odd(struct arena *a, const char *text)
{
	struct fw_lines none = {0};
	struct fw_doubts doubts = {0};

	fw_whole_look(text, fw_words_learn(&none, 0, a), a, &doubts);
	return doubts.n > 0;
}

static void
spoilt_letters_are_in_doubt(void **state)
{
	static const char *const odd[] = {"Trees have \xe6\x98\x80rst leaves.",
	    "Take <small= steps.", "Water is low er in May.",
	    "Climbers fall when tired,and often.", "Hinges steer.Most fall.",
	    "It takes some15to20seconds.", "Children with g astritis rest.",
	    "Plant in midMay each year.", "A trained adult. who need them.",
	    "Helmets are worn in fewer than 4 farms in",
	    "Beds (of clay are wet.", "Soil o Digging beds holds water."};
	static const char *const sound[] = {"Trees have first leaves.",
	    "Take “small” steps, e.g. by day.", "He is 5 m tall, or so.",
	    "Stage 2. Later stages need more.", "The pH is 6.5; it may vary.",
	    "NQTs (in 2 schools) and SENCOs met Dr McDonald on 3rd May."};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		if (!is_odd(&a, odd[i]))
			fail_msg("not in doubt: %s", odd[i]);
	}
	for (size_t i = 0; i < sizeof(sound) / sizeof(sound[0]); i++) {
		if (is_odd(&a, sound[i]))
			fail_msg("in doubt: %s", sound[i]);
	}
	arena_release(&a);
}

/* As many words as a document has, with and without fi and fl. */
static const char *
damage_of(struct arena *a, const char *word)
{
	struct fw_line *v = arena_array(a, 400, sizeof(*v));
	struct fw_lines all = {.v = v, .n = 400};

	for (size_t i = 0; i < 400; i++) {
		v[i].s = arena_printf(a, "%c%c%c roots need %s air",
		    (int)('g' + i % 20), (int)('g' + i / 20 % 20),
		    (int)('g' + i % 7), i == 200 ? word : "more");
		v[i].n = strlen(v[i].s);
	}
	return fw_words_damage(fw_words_learn(&all, 0, a));
}

static void
a_text_without_fi_and_fl_has_lost_letters(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_non_null(damage_of(&a, "more"));
	assert_null(damage_of(&a, "first"));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_hyphen_that_stands_for_a_word_keeps_its_space),
	    cmocka_unit_test(a_number_at_a_lines_start_may_end_a_sentence),
	    cmocka_unit_test(a_word_may_stand_before_the_number),
	    cmocka_unit_test(headers_that_begin_alike_are_no_words_of_a_table),
	    cmocka_unit_test(what_a_browser_prints_is_no_word_of_a_table),
	    cmocka_unit_test(four_of_ten_is_no_page),
	    cmocka_unit_test(spoilt_letters_are_in_doubt),
	    cmocka_unit_test(a_text_without_fi_and_fl_has_lost_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
