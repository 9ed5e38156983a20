/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same calls give CSV, TSV and JSON Lines; texts are cleaned; a record that
 * is not whole stops the program. */
#include "report/rows.h"

#include "base/js.h"
#include "base/text.h"
#include "helpers.h"

static const char *const columns[] = {"name", "n", "x", "none", NULL};

static const char *
written(int flags, const char *name, struct buf *b)
{
	struct rows r;
	FILE *f = tmpfile();
	char line[512];
	size_t n;

	assert_non_null(f);
	assert_int_equal(rows_begin(&r, f, columns, flags), 0);
	rows_text(&r, name);
	rows_int(&r, -12);
	rows_real(&r, 0.25);
	rows_int_if(&r, false, 9);
	assert_int_equal(rows_end(&r), 0);
	rows_release(&r);
	rewind(f);
	buf_clear(b);
	while ((n = fread(line, 1, sizeof(line), f)) > 0)
		buf_add(b, line, n);
	(void)fclose(f);
	return buf_str(b);
}

static void
one_record_three_forms(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(written(0, "a, \"b\"", &b),
	    "name,n,x,none\n\"a, \"\"b\"\"\",-12,0.25,\n");
	assert_string_equal(written(CSV_TABS, "a, b", &b),
	    "name\tn\tx\tnone\na, b\t-12\t0.25\t\n");
	assert_string_equal(written(ROWS_JSON, "a \"b\\", &b),
	    "{\"name\":\"a \\\"b\\\\\",\"n\":-12,\"x\":0.25,\"none\":null}\n");
	assert_string_equal(written(CSV_EXCEL, "=1", &b),
	    "\xef\xbb\xbfname,n,x,none\r\n'=1,-12,0.25,\r\n");
	buf_release(&b);
}

/* Whatever a text holds, each line is JSON and the text comes back cleaned. */
static void
any_text_makes_sound_JSON(void **state)
{
	struct rng rng = rng_seeded(4);
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct arena a = ARENA_INIT;
	char text[24];
	struct js *j;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		for (size_t k = 0; k < sizeof(text) - 1; k++)
			text[k] = (char)(1 + rng_below(&rng, 255));
		text[rng_below(&rng, sizeof(text))] = '\0';
		text[sizeof(text) - 1] = '\0';
		(void)written(ROWS_JSON, text, &b);
		assert_int_equal(b.p[b.n - 1], '\n');
		j = js_parse(b.p, b.n - 1, &e);
		assert_non_null(j);
		assert_string_equal(
		    js_text(js_get(j, "name"), ""), text_cleaned(&a, text));
		js_free(j);
		arena_release(&a);
	}
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_record_three_forms),
	    cmocka_unit_test(any_text_makes_sound_JSON),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
