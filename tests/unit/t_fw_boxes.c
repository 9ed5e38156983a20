/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frameworks by the places of their words: what `pdftotext -bbox` writes is
 * taken apart strictly; gutters, indents, gaps and line ends are seen, not
 * guessed. Pages are made here, with letters that are all equally wide, and two
 * come from typesetters.
 */
#include "formats/fw_boxes.h"

#include "base/fs.h"
#include "formats/bbox.h"
#include "formats/fw.h"
#include "helpers.h"

#define HEAD "<!DOCTYPE html><html><body>\n<doc>\n"
#define PAGE "<page width=\"600.0\" height=\"800.0\">\n"
#define LETTER 5.0
#define SPACE 3.0
#define HIGH 11.0
#define LINE 13.0 /* from one line to the next */

static void
put_box(struct buf *b, double x, double y, double width, double high,
    const char *s, size_t n)
{
	buf_addf(b,
	    "<word xMin=\"%.2f\" yMin=\"%.2f\" xMax=\"%.2f\" yMax=\"%.2f\">"
	    "%.*s</word>\n",
	    x, y, x + width, y + high, (int)n, s);
}

/* A line of words. */
static void
put(struct buf *b, double x, double y, const char *s)
{
	size_t n;

	for (; *s; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		put_box(b, x, y, LETTER * (double)n, HIGH, s, n);
		x += LETTER * (double)n + SPACE;
	}
}

/* Lines below each other, from a list that NULL ends. */
static double
put_lines(struct buf *b, double x, double y, const char *const *lines)
{
	for (; *lines; lines++, y += LINE)
		put(b, x, y, *lines);
	return y;
}

static struct framework *
read_boxes(struct arena *a, struct buf *b)
{
	struct err e = ERR_INIT;
	struct framework *f;
	struct bbox boxes;

	buf_adds(b, "</page>\n</doc>\n");
	if (bbox_read(buf_str(b), b->n, a, &boxes, &e) != 0)
		fail_msg("%s", e.msg);
	f = fw_read_boxes("test", &boxes, a, &e);
	if (f == NULL)
		fail_msg("%s", e.msg);
	buf_release(b);
	return f;
}

static void
begin(struct buf *b)
{
	buf_adds(b, HEAD PAGE);
	put(b, 50, 40, "Section 1 - Soils");
}

static const struct fw_statement *
statement(const struct framework *f, size_t i)
{
	assert_true(f->n_sections > 0 && i < f->sections[0].n_statements);
	return &f->sections[0].statements[i];
}

static const struct fw_group *
group(const struct framework *f, size_t i)
{
	assert_true(f->n_sections > 0 && i < f->sections[0].n_groups);
	return &f->sections[0].groups[i];
}

static void
assert_nothing_is_in_doubt(const struct framework *f)
{
	assert_int_equal(f->doubtful, 0);
	assert_int_equal(f->doubtful_practice, 0);
	assert_int_equal(f->loose, 0);
}

/* -- the boxes ------------------------------------------------------------- */

static int
try(const char *body, struct arena *a, struct bbox *out)
{
	struct err e = ERR_INIT;
	char text[1024];

	(void)snprintf(text, sizeof(text), HEAD "%s", body);
	return bbox_read(text, strlen(text), a, out, &e);
}

static void
words_come_with_their_boxes(void **state)
{
	struct arena a = ARENA_INIT;
	const struct bbox_word *w;
	struct bbox b;

	(void)state;
	assert_int_equal(
	    try(PAGE "<word xMin=\"-1.5\" yMin=\"2\" xMax=\"10.25\" "
		     "yMax=\"12.0\">R&amp;D &lt;&#8226;&#x2022;"
		     "&quot;&apos;&odd; &</word>\n</page>"
		     "<page width=\"1\" height=\"2\"></page></doc>",
		&a, &b),
	    0);
	assert_int_equal(b.n, 2);
	assert_int_equal(b.pages[0].n, 1);
	assert_int_equal(b.pages[1].n, 0);
	w = b.pages[0].words;
	assert_string_equal(w->s, "R&D <\xe2\x80\xa2\xe2\x80\xa2\"'&odd; &");
	assert_near(w->x0, -1.5, 1e-9);
	assert_near(w->x1, 10.25, 1e-9);
	arena_release(&a);
}

static void
what_is_no_list_of_words_is_refused(void **state)
{
	static const char *const bad[] = {"", "<page>", PAGE, PAGE "</page>",
	    PAGE "<b>x</b></page></doc>",
	    PAGE "<word xMin=\"nan\" yMin=\"2\" xMax=\"1\" yMax=\"1\">x</word>"
		 "</page></doc>",
	    PAGE "<word xMin=\"1e9\" yMin=\"2\" xMax=\"1\" yMax=\"1\">x</word>"
		 "</page></doc>",
	    PAGE "<word xMin=\"9999999\" yMin=\"2\" xMax=\"99999999\" "
		 "yMax=\"3\">x</word></page></doc>",
	    PAGE "<word xMin=\"5\" yMin=\"2\" xMax=\"1\" yMax=\"3\">x</word>"
		 "</page></doc>",
	    PAGE "<word xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"3\">x"};
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct bbox b;

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++)
		assert_int_equal(try(bad[i], &a, &b), -1);
	assert_int_equal(bbox_read("<doc></doc>", 11, &a, &b, &e), -1);
	assert_int_equal(bbox_read("", 0, &a, &b, &e), -1);
	arena_release(&a);
}

/* -- columns --------------------------------------------------------------- */

/* Two columns that are ten points apart, on lines of different heights. */
static void
columns_that_nearly_touch_are_taken_apart(void **state)
{
	static const char *const left[] = {
	    "1. Clay holds water for longer than sand",
	    "does, and warms later.", "2. Worms are signs of a soil that",
	    "lives.", "3. Peat is not renewed.", NULL};
	static const char *const right[] = {
	    "Look at a soil before planting, by:",
	    "\xe2\x80\xa2 digging a pit of the depth of two spades",
	    "\xe2\x80\xa2 counting worms", NULL};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	begin(&b);
	put(&b, 50, 70, "Learn that...");
	put(&b, 251, 70, "Learn how to...");
	(void)put_lines(&b, 50, 90, left);
	(void)put_lines(&b, 251, 95, right);
	f = read_boxes(&a, &b);
	assert_int_equal(f->statements, 3);
	assert_string_equal(statement(f, 0)->text,
	    "Clay holds water for longer than sand does, and warms later.");
	assert_string_equal(
	    statement(f, 1)->text, "Worms are signs of a soil that lives.");
	assert_int_equal(f->groups, 1);
	assert_string_equal(
	    group(f, 0)->heading, "Look at a soil before planting, by:");
	assert_string_equal(group(f, 0)->bullets[0].text,
	    "digging a pit of the depth of two spades");
	assert_nothing_is_in_doubt(f);
	arena_release(&a);
}

/* Numbers and bullets that are set by themselves, a raised figure that touches
 * its word, and a number at a line's start that is none of a statement. */
static void
what_stands_on_one_line_is_one_line(void **state)
{
	static const char *const left[] = {"1.", "2.", NULL};
	static const char *const texts[] = {
	    "Frost breaks clods until stage", "2. Later it does not.", NULL};
	static const char *const more[] = {
	    "Lime is spread", "in autumn.", "when it is dry.", NULL};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	begin(&b);
	put(&b, 50, 70, "Learn that...");
	put(&b, 300, 70, "Learn how to...");
	put(&b, 50, 90, left[0]);
	(void)put_lines(&b, 70, 90, texts);
	put(&b, 50, 90 + 2 * LINE, left[1]);
	(void)put_lines(&b, 70, 90 + 2 * LINE, more);
	put(&b, 50, 90 + 5 * LINE, "3.");
	put(&b, 70, 90 + 5 * LINE, "Ash");
	put_box(&b, 70 + 3 * LETTER, 88 + 5 * LINE, 3, 6, "4", 1);
	put(&b, 95, 90 + 5 * LINE, "feeds roots.");
	put(&b, 50, 90 + 6 * LINE, "4.");
	put(&b, 70, 90 + 6 * LINE, "Turf is");
	put(&b, 70, 90 + 7 * LINE, "stacked.");
	put(&b, 300, 90, "Test it, by:");
	put(&b, 300, 90 + LINE, "\xe2\x80\xa2");
	put(&b, 312, 90 + LINE, "taking ten samples");
	f = read_boxes(&a, &b);
	assert_int_equal(f->statements, 4);
	assert_string_equal(statement(f, 0)->text,
	    "Frost breaks clods until stage 2. Later it does not.");
	assert_string_equal(
	    statement(f, 1)->text, "Lime is spread in autumn. when it is dry.");
	assert_string_equal(statement(f, 2)->text, "Ash4 feeds roots.");
	assert_string_equal(group(f, 0)->bullets[0].text, "taking ten samples");
	arena_release(&a);
}

static void
bullets_without_signs_are_told_by_where_they_begin(void **state)
{
	static const char *const left[] = {
	    "1. One.", "2. Two.", "3. Three.", "4. Four.", NULL};
	static const char *const first[] = {"Asking before digging anywhere",
	    "near a pipe", "Looking", "Waiting until the plan is here", NULL};
	static const char *const second[] = {"Raking", "Rolling it", NULL};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	begin(&b);
	put(&b, 50, 70, "Learn that...");
	put(&b, 300, 70, "Learn how to...");
	(void)put_lines(&b, 50, 90, left);
	put(&b, 300, 90, "Prepare a bed for what is to be");
	put(&b, 300, 90 + LINE, "sown, by:");
	(void)put_lines(&b, 315, 90 + 2 * LINE, first);
	put(&b, 300, 90 + 6 * LINE, "Finish it, by:");
	(void)put_lines(&b, 315, 90 + 7 * LINE, second);
	f = read_boxes(&a, &b);
	assert_int_equal(f->groups, 2);
	assert_string_equal(
	    group(f, 0)->heading, "Prepare a bed for what is to be sown, by:");
	assert_int_equal(group(f, 0)->n, 3);
	assert_string_equal(group(f, 0)->bullets[0].text,
	    "Asking before digging anywhere near a pipe");
	assert_int_equal(group(f, 1)->n, 2);
	arena_release(&a);
}

/* Numbers in the middle of the heights of their cells. */
static void
numbers_beside_the_midst_of_a_text_are_its_own(void **state)
{
	static const char *const texts[][4] = {
	    {"A spade is kept", "sharp and", "dry.", NULL},
	    {"Forks lift.", "They do not dig.", "Ever.", NULL},
	    {"Hoes cut weeds", "while these are", "small.", NULL}};
	static const char *const numbers[] = {"1.1", "1.2", "1.3"};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;
	double y = 90;

	(void)state;
	begin(&b);
	put(&b, 50, 70, "Learn that...");
	put(&b, 300, 70, "Learn how to...");
	for (int i = 0; i < 3; i++) {
		put(&b, 50, y + LINE, numbers[i]);
		y = put_lines(&b, 90, y, texts[i]) + 10;
	}
	put(&b, 300, 90, "Care for tools, by:");
	put(&b, 300, 103, "\xe2\x80\xa2 oiling them");
	f = read_boxes(&a, &b);
	assert_int_equal(f->statements, 3);
	assert_string_equal(
	    statement(f, 0)->text, "A spade is kept sharp and dry.");
	assert_string_equal(
	    statement(f, 1)->text, "Forks lift. They do not dig. Ever.");
	assert_nothing_is_in_doubt(f);
	arena_release(&a);
}

static void
heads_may_take_several_rows(void **state)
{
	static const char *const left[] = {"1. Rain is measured daily.",
	    "2. Dew is not.", "3. Hail is.", NULL};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	begin(&b);
	put(&b, 50, 70, "Learn that...");
	put(&b, 300, 64, "Learn how");
	put(&b, 300, 77, "to...");
	(void)put_lines(&b, 50, 100, left);
	put(&b, 300, 100, "Read a gauge, by:");
	put(&b, 300, 113, "\xe2\x80\xa2 stooping");
	f = read_boxes(&a, &b);
	assert_int_equal(f->statements, 3);
	assert_int_equal(f->groups, 1);
	assert_nothing_is_in_doubt(f);
	arena_release(&a);
}

/* -- what is not read in this way -------------------------------------------
 */

static void
three_columns_are_left_to_other_readings(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct fw_lines lines;
	struct bbox boxes;

	(void)state;
	begin(&b);
	for (int i = 0; i < 20; i++) {
		put(&b, 50, 90 + LINE * i, "words of a first column");
		put(&b, 230, 90 + LINE * i, "and of the second one");
		put(&b, 410, 90 + LINE * i, "and those of a third");
	}
	buf_adds(&b, "</page></doc>");
	assert_int_equal(bbox_read(buf_str(&b), b.n, &a, &boxes, &e), 0);
	assert_false(fw_boxes_lines(&boxes, &a, &lines));
	buf_release(&b);
	arena_release(&a);
}

static void
words_set_upwards_are_left_to_other_readings(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct fw_lines lines;
	struct bbox boxes;

	(void)state;
	begin(&b);
	for (int i = 0; i < 20; i++)
		put_box(&b, 50 + 13 * i, 100, 11, 60, "upwards", 7);
	buf_adds(&b, "</page></doc>");
	assert_int_equal(bbox_read(buf_str(&b), b.n, &a, &boxes, &e), 0);
	assert_false(fw_boxes_lines(&boxes, &a, &lines));
	buf_release(&b);
	arena_release(&a);
}

/* -- how lines are named ----------------------------------------------------
 */

static void
lines_are_named_by_page_column_and_place(void **state)
{
	static const char *const left[] = {
	    "1. One.", "2. Two.", "3. Three.", NULL};
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct framework *f;

	(void)state;
	begin(&b);
	put(&b, 50, 70, "Learn that...");
	put(&b, 300, 70, "Learn how to...");
	(void)put_lines(&b, 50, 90, left);
	put(&b, 300, 90, "Do it, by:");
	put(&b, 300, 103, "\xe2\x80\xa2 beginning");
	f = read_boxes(&a, &b);
	assert_string_equal(
	    fw_where(f, &a, f->sections[0].line), "page 1, line 1");
	assert_string_equal(fw_where(f, &a, statement(f, 1)->line),
	    "page 1, line 4 on the left");
	assert_string_equal(fw_where(f, &a, group(f, 0)->bullets[0].line),
	    "page 1, line 4 on the right");
	arena_release(&a);
}

/* -- by typesetters ---------------------------------------------------------
 */

static struct framework *
read_file(struct arena *a, const char *name)
{
	const char *dir = getenv("SRCDIR"), *s;
	struct err e = ERR_INIT;
	struct framework *f;
	struct bbox boxes;
	size_t n;

	name = arena_printf(
	    a, "%s/tests/data/framework/boxes/%s.bbox", dir ? dir : ".", name);
	if (fs_read(name, 1 << 20, a, &s, &n, &e) != 0 ||
	    bbox_read(s, n, a, &boxes, &e) != 0)
		fail_msg("%s", e.msg);
	f = fw_read_boxes(name, &boxes, a, &e);
	if (f == NULL)
		fail_msg("%s", e.msg);
	return f;
}

/* Words broken with another hyphen than that within words, in lists whose
 * numbers and bullets are set by themselves. */
static void
hyphens_that_say_whose_they_are_are_believed(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_file(&a, "orchard-weasy");

	(void)state;
	assert_int_equal(f->n_sections, 2);
	assert_string_equal(f->sections[1].title, "Grafting");
	assert_int_equal(f->statements, 6);
	assert_string_equal(statement(f, 0)->text,
	    "Winter pruning encourages growth, and summer pruning restrains "
	    "it, because leaves feed the whole tree.");
	assert_string_equal(statement(f, 2)->text,
	    "A tree that is pruned hard in one year answers with water shoots. "
	    "Experienced keepers spread the work over three winters, and keep "
	    "a self-imposed limit of a quarter of the crown.");
	assert_int_equal(f->groups, 3);
	assert_int_equal(f->bullets, 4);
	assert_string_equal(group(f, 0)->bullets[0].text,
	    "taking out what is dead, crossing or over-vigorous before "
	    "anything else");
	assert_string_equal(group(f, 1)->bullets[0].text,
	    "cleaning blades between trees, and disinfecting them where canker "
	    "has been seen this year");
	assert_nothing_is_in_doubt(f);
	arena_release(&a);
}

/* Very narrow cells, numbers in their middle, lists without signs, rows that
 * pages cut. */
static void
narrow_cells_are_read(void **state)
{
	struct arena a = ARENA_INIT;
	struct framework *f = read_file(&a, "ferry-chromium");

	(void)state;
	assert_int_equal(f->statements, 3);
	assert_string_equal(statement(f, 0)->text,
	    "Most people look for the way out by which they came in, even when "
	    "a nearer one is marked.");
	assert_string_equal(statement(f, 2)->text,
	    "A calm voice is heard at a distance of 10. Shouting is not "
	    "understood beyond half of that.");
	assert_int_equal(f->groups, 2);
	assert_string_equal(
	    group(f, 1)->heading, "Keep the gangway clear when it is wet:");
	assert_int_equal(group(f, 1)->n, 2);
	assert_string_equal(group(f, 1)->bullets[1].text,
	    "Sweeping it between crossings and after rain, or more often where "
	    "it slopes.");
	assert_nothing_is_in_doubt(f);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_come_with_their_boxes),
	    cmocka_unit_test(what_is_no_list_of_words_is_refused),
	    cmocka_unit_test(columns_that_nearly_touch_are_taken_apart),
	    cmocka_unit_test(what_stands_on_one_line_is_one_line),
	    cmocka_unit_test(
		bullets_without_signs_are_told_by_where_they_begin),
	    cmocka_unit_test(numbers_beside_the_midst_of_a_text_are_its_own),
	    cmocka_unit_test(heads_may_take_several_rows),
	    cmocka_unit_test(three_columns_are_left_to_other_readings),
	    cmocka_unit_test(words_set_upwards_are_left_to_other_readings),
	    cmocka_unit_test(lines_are_named_by_page_column_and_place),
	    cmocka_unit_test(hyphens_that_say_whose_they_are_are_believed),
	    cmocka_unit_test(narrow_cells_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
