/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON there and back, and what is no JSON told with its place. */
#include "base/js.h"

#include "helpers.h"

static struct js *
parse(const char *s)
{
	struct err e = ERR_INIT;

	return js_parse(s, strlen(s), &e);
}

static const char *
written(const struct js *j)
{
	static char out[2000];
	struct buf b = BUF_INIT;

	js_write(j, &b);
	(void)snprintf(out, sizeof(out), "%s", buf_str(&b));
	buf_release(&b);
	return out;
}

static void
an_object_is_written_in_the_order_of_insertion_on_one_line(void **state)
{
	struct js *j = js_new_object(), *list = js_new_array();

	(void)state;
	js_set_text(j, "z", "line\nbreak \"q\" \\ \x01 é");
	js_set_int(j, "a", INT64_MIN);
	js_set_bool(j, "m", true);
	js_set_real(j, "r", 0.1542);
	js_set(j, "n", js_new_null());
	js_push(list, js_new_int(1));
	js_push(list, js_new_bool(false));
	js_set(j, "list", list);
	assert_string_equal(written(j),
	    "{\"z\":\"line\\nbreak \\\"q\\\" \\\\ \\u0001 é\","
	    "\"a\":-9223372036854775808,\"m\":true,\"r\":0.1542,"
	    "\"n\":null,\"list\":[1,false]}");
	js_free(j);
}

static void
a_key_set_twice_keeps_the_last_value(void **state)
{
	struct js *j = js_new_object();

	(void)state;
	js_set_int(j, "a", 1);
	js_set_int(j, "a", 2);
	assert_int_equal(js_length(j), 1);
	assert_int_equal(js_int(js_get(j, "a"), 0), 2);
	js_free(j);
}

static void
what_is_read_is_written_back_the_same(void **state)
{
	static const char *const texts[] = {"{}", "[]", "null", "true", "7",
	    "-9223372036854775808", "9223372036854775807", "\"\"",
	    "[[[[1]],{}]]", "{\"b\":1,\"a\":{\"d\":[],\"c\":\"é\"}}",
	    "\"\\u0001\\\"\\\\\""};

	(void)state;
	for (size_t i = 0; i < N_OF(texts); i++) {
		struct js *j = parse(texts[i]);

		assert_non_null(j);
		assert_string_equal(written(j), texts[i]);
		js_free(j);
	}
}

static void
the_published_weights_survive_the_way_there_and_back(void **state)
{
	static const double v[] = {
	    0.212, 1.2931, 8.2956, 0.001, 0.1542, 36500, 1e-5, 123456.789012};

	(void)state;
	for (size_t i = 0; i < N_OF(v); i++) {
		struct js *j = js_new_real(v[i]), *back = parse(written(j));

		assert_true(js_type(back) == JS_REAL);
		assert_near(js_real(back, 0), v[i], 0);
		js_free(back);
		js_free(j);
	}
}

static void
numbers_that_are_none_become_null(void **state)
{
	const double bad[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++) {
		struct js *j = js_new_real(bad[i]);

		assert_string_equal(written(j), "null");
		js_free(j);
	}
}

static void
text_that_is_no_utf8_is_cleaned_and_still_json(void **state)
{
	struct js *j = js_new_text("a\xff"
				   "b"),
		  *back;

	(void)state;
	back = parse(written(j));
	assert_string_equal(js_text(back, ""), "a<FF>b");
	js_free(back);
	js_free(j);
}

static void
what_is_no_json_is_refused_with_its_place(void **state)
{
	static const char *const bad[] = {"", " ", "{", "}", "[1,]", "[1 2]",
	    "{\"a\"}", "{\"a\":1,}", "{a:1}", "'a'", "nul", "01", "1.", "+1",
	    ".5", "\"", "\"\t\"", "\"\\x\"", "{}{}", "1 2", "\"\\u0000\"",
	    "\xff", "\"\xff\"", "99999999999999999999", "1e999",
	    "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":2}}", "NaN", "// x\n1"};
	struct err e;

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++) {
		e = (struct err)ERR_INIT;
		if (js_parse(bad[i], strlen(bad[i]), &e))
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(e.kind, ERR_FAILED);
		assert_true(e.msg[0] != '\0');
	}
}

static void
nesting_without_end_is_refused_and_not_followed(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	buf_pad(&b, '[', 100000);
	assert_null(js_parse(b.p, b.n, &e));
	buf_release(&b);
}

static void
only_the_bytes_given_are_read(void **state)
{
	struct err e = ERR_INIT;
	struct js *j = js_parse("[1]garbage", 3, &e);

	(void)state;
	assert_non_null(j);
	js_free(j);
	assert_null(js_parse("[1]\0", 4, &e)); /* a NUL is no space */
}

static void
a_wrong_type_or_a_missing_place_gives_the_default(void **state)
{
	struct js *j = parse("{\"t\":\"x\",\"i\":3,\"r\":2.5,\"b\":false,"
			     "\"n\":null,\"l\":[1]}");

	(void)state;
	assert_non_null(j);
	assert_string_equal(js_text(js_get(j, "i"), "no"), "no");
	assert_string_equal(js_text(js_get(j, "t"), "no"), "x");
	assert_null(js_text(js_get(j, "gone"), NULL));
	assert_int_equal(js_int(js_get(j, "r"), -1), -1);
	assert_int_equal(js_int(js_get(j, "b"), -1), -1);
	assert_near(js_real(js_get(j, "i"), 0), 3, 0);
	assert_near(js_real(js_get(j, "t"), -2), -2, 0);
	assert_true(js_bool(js_get(j, "i"), true));
	assert_false(js_bool(js_get(j, "b"), true));
	assert_int_equal(js_type(js_get(j, "n")), JS_NULL);
	assert_int_equal(js_type(NULL), JS_NULL);
	assert_null(js_get(NULL, "a"));
	assert_null(js_get(js_get(j, "l"), "a"));
	assert_null(js_at(js_get(j, "l"), 1));
	assert_null(js_at(j, 0));
	assert_null(js_at(NULL, 0));
	assert_int_equal(js_length(NULL), 0);
	assert_int_equal(js_length(js_get(j, "t")), 0);
	assert_int_equal(js_length(js_get(j, "l")), 1);
	js_free(j);
	js_free(NULL);
}

static void
keys_come_in_order_and_end_with_null(void **state)
{
	struct js *j = parse("{\"z\":1,\"a\":2,\"m\":3}");

	(void)state;
	assert_int_equal(js_length(j), 3);
	assert_string_equal(js_key(j, 0), "z");
	assert_string_equal(js_key(j, 1), "a");
	assert_string_equal(js_key(j, 2), "m");
	assert_null(js_key(j, 3));
	assert_null(js_key(js_get(j, "z"), 0));
	assert_null(js_key(NULL, 0));
	js_free(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		an_object_is_written_in_the_order_of_insertion_on_one_line),
	    cmocka_unit_test(a_key_set_twice_keeps_the_last_value),
	    cmocka_unit_test(what_is_read_is_written_back_the_same),
	    cmocka_unit_test(
		the_published_weights_survive_the_way_there_and_back),
	    cmocka_unit_test(numbers_that_are_none_become_null),
	    cmocka_unit_test(text_that_is_no_utf8_is_cleaned_and_still_json),
	    cmocka_unit_test(what_is_no_json_is_refused_with_its_place),
	    cmocka_unit_test(nesting_without_end_is_refused_and_not_followed),
	    cmocka_unit_test(only_the_bytes_given_are_read),
	    cmocka_unit_test(a_wrong_type_or_a_missing_place_gives_the_default),
	    cmocka_unit_test(keys_come_in_order_and_end_with_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
