/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as RFC 4180 has them, and what a spreadsheet must not run. */
#include "report/csv.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>

#include "helpers.h"

static void
assert_row(int flags, const char *text, const char *wanted)
{
	struct csv c;

	csv_begin(&c, NULL, flags);
	csv_text(&c, text);
	csv_text(&c, "x");
	assert_int_equal(csv_row(&c), 0);
	assert_string_equal(buf_str(&c.row), wanted);
	csv_end(&c);
}

static void
only_what_must_be_is_quoted(void **state)
{
	(void)state;
	assert_row(0, "plain", "plain,x\n");
	assert_row(0, "", ",x\n");
	assert_row(0, "a,b", "\"a,b\",x\n");
	assert_row(0, "say \"so\"", "\"say \"\"so\"\"\",x\n");
	assert_row(0, "\"", "\"\"\"\",x\n");
	assert_row(0, "two\nlines", "\"two\nlines\",x\n");
	assert_row(0, "a\rb", "\"a\rb\",x\n");
	assert_row(0, " lead", "\" lead\",x\n");
	assert_row(0, "tail ", "\"tail \",x\n");
	assert_row(0, "a;b\tc", "a;b\tc,x\n");
	assert_row(0, "caf\xc3\xa9", "caf\xc3\xa9,x\n");
}

static void
tabs_part_the_cells_of_tsv(void **state)
{
	(void)state;
	assert_row(CSV_TABS, "a,b", "a,b\tx\n");
	assert_row(CSV_TABS, "a\tb", "\"a\tb\"\tx\n");
}

static void
a_spreadsheet_runs_nothing(void **state)
{
	static const char *const first[] = {"=", "+", "-", "@", "\t", "\r",
	    "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
	    "\xef\xbc\xa0", " =", "  +", "\xc2\xa0=", "\xe3\x80\x80@"};
	char cell[32];
	struct csv c;

	(void)state;
	for (size_t i = 0; i < N_OF(first); i++) {
		(void)snprintf(cell, sizeof(cell), "%s1", first[i]);
		csv_begin(&c, NULL, CSV_EXCEL);
		csv_text(&c, cell);
		(void)csv_row(&c);
		/* the mark, maybe a quote, then the apostrophe */
		assert_memory_equal(c.row.p, "\xef\xbb\xbf", 3);
		assert_int_equal(c.row.p[3 + (c.row.p[3] == '"')], '\'');
		csv_end(&c);
	}
}

static void
harmless_text_and_numbers_stay_as_they_are_for_spreadsheets(void **state)
{
	struct csv c;

	(void)state;
	csv_begin(&c, NULL, CSV_EXCEL);
	csv_text(&c, "a=b");
	csv_text(&c, "'tis");
	csv_text(&c, "");
	csv_int(&c, -5);
	csv_real(&c, -0.5);
	(void)csv_row(&c);
	csv_text(&c, "second");
	(void)csv_row(&c);
	assert_string_equal(buf_str(&c.row),
	    "\xef\xbb\xbf"
	    "a=b,'tis,,-5,-0.5\r\nsecond\r\n");
	csv_end(&c);
}

static void
formulas_are_left_alone_where_no_spreadsheet_is_meant(void **state)
{
	(void)state;
	assert_row(0, "=1+1", "=1+1,x\n");
}

static void
numbers_have_ten_digits_and_a_point(void **state)
{
	struct csv c;

	(void)state;
	csv_begin(&c, NULL, 0);
	csv_real(&c, 1.0 / 3);
	csv_real(&c, 36500);
	csv_real(&c, 0.001);
	csv_real(&c, 1e-9);
	csv_real(&c, (double)NAN);
	csv_real(&c, (double)INFINITY);
	csv_int(&c, INT64_MIN);
	csv_empty(&c);
	(void)csv_row(&c);
	assert_string_equal(buf_str(&c.row),
	    "0.3333333333,36500,0.001,1e-09,,,-9223372036854775808,\n");
	csv_end(&c);
}

/* Debian's C.UTF-8 has a point, so one with a comma is looked for. */
static void
no_locale_changes_a_number(void **state)
{
	static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8",
	    "de_DE", "fr_FR.UTF-8", "fr_FR.utf8", "fr_FR"};
	const char *set = NULL;
	struct csv c;

	(void)state;
	for (size_t i = 0; i < N_OF(names) && set == NULL; i++)
		set = setlocale(LC_NUMERIC, names[i]);
	if (set == NULL)
		print_message("# no locale with a comma here: C alone\n");
	csv_begin(&c, NULL, 0);
	csv_real(&c, 2.25);
	csv_real(&c, 1.5e-7);
	(void)csv_row(&c);
	(void)setlocale(LC_NUMERIC, "C");
	assert_string_equal(buf_str(&c.row), "2.25,1.5e-07\n");
	csv_end(&c);
}

static void
a_header_is_a_row_of_names(void **state)
{
	struct csv c;

	(void)state;
	csv_begin(&c, NULL, CSV_TABS);
	csv_header(&c, "one,two,three");
	(void)csv_row(&c);
	assert_string_equal(buf_str(&c.row), "one\ttwo\tthree\n");
	csv_end(&c);
}

static void
rows_go_to_the_stream_one_by_one(void **state)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	struct csv c;

	(void)state;
	assert_non_null(f);
	csv_begin(&c, f, 0);
	csv_text(&c, "a");
	csv_int(&c, 1);
	assert_int_equal(csv_row(&c), 0);
	assert_int_equal(c.row.n, 0);
	csv_text(&c, "b");
	assert_int_equal(csv_row(&c), 0);
	csv_end(&c);
	assert_int_equal(fclose(f), 0);
	assert_string_equal(text, "a,1\nb\n");
	free(text);
}

static void
a_stream_that_takes_nothing_is_told(void **state)
{
	FILE *f = fopen("/dev/null", "r");
	struct csv c;

	(void)state;
	assert_non_null(f);
	csv_begin(&c, f, 0);
	csv_text(&c, "lost");
	assert_int_equal(csv_row(&c), -1);
	assert_int_equal(errno, EBADF);
	csv_end(&c);
	(void)fclose(f);
}

/* Ten digits as the C library rounds them, whichever way they are found. */
static void
numbers_are_those_of_the_library(void **state)
{
	static const double odd[] = {0, -0.0, 1, 0.1, 0.5, 1e-4, 9.9999e-5,
	    999999999.95, 999999999.94999, 1e9, 1e10, 12345678.125, 0.00012345,
	    2.5, 1.00000000005, 1.000000000049999, 36500, 1e300, 5e-324,
	    0.30000000000000004, 123456.78905, -3.25};
	struct rng rng = rng_seeded(3);
	struct buf b = BUF_INIT;
	char wanted[64];
	double v;

	(void)state;
	for (int i = 0; i < 400000; i++) {
		v = i < (int)N_OF(odd)
		    ? odd[i]
		    : (double)(int64_t)(rng_next(&rng) >> 11) /
			(double)(INT64_C(1) << (20 + rng_below(&rng, 40)));
		if (i % 5 == 0 && i >= (int)N_OF(odd)) /* near a middle */
			v = (floor(v * 1000) + 0.5) / 1e10;
		(void)snprintf(wanted, sizeof(wanted), "%.10g", v);
		buf_clear(&b);
		csv_decimals(&b, v);
		assert_string_equal(buf_str(&b), wanted);
	}
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_are_those_of_the_library),
	    cmocka_unit_test(only_what_must_be_is_quoted),
	    cmocka_unit_test(tabs_part_the_cells_of_tsv),
	    cmocka_unit_test(a_spreadsheet_runs_nothing),
	    cmocka_unit_test(
		harmless_text_and_numbers_stay_as_they_are_for_spreadsheets),
	    cmocka_unit_test(
		formulas_are_left_alone_where_no_spreadsheet_is_meant),
	    cmocka_unit_test(numbers_have_ten_digits_and_a_point),
	    cmocka_unit_test(no_locale_changes_a_number),
	    cmocka_unit_test(a_header_is_a_row_of_names),
	    cmocka_unit_test(rows_go_to_the_stream_one_by_one),
	    cmocka_unit_test(a_stream_that_takes_nothing_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
