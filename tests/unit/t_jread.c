/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON in one pass: what it takes, and that it stops at the first fault. */
#include "base/jread.h"

#include "base/js.h"
#include "helpers.h"

static struct arena arena;

static struct jread
reader(const char *s)
{
	struct jread r;

	jread_init(&r, s, strlen(s), &arena);
	return r;
}

static void
an_object_is_walked_key_by_key(void **state)
{
	struct jread r =
	    reader(" {\"a\": [1, -2 , 30],\t\"b\":{}, \"c\" : 0.25e1}\r\n");
	struct span key;
	int64_t v, sum = 0;
	double d = 0;

	(void)state;
	assert_true(jread_object(&r));
	assert_true(jread_key(&r, &key) && span_is(&key, "a"));
	assert_true(jread_list(&r));
	while (jread_more(&r)) {
		assert_true(jread_int(&r, -10, 100, &v));
		sum += v;
	}
	assert_int_equal(sum, 29);
	assert_true(jread_key(&r, &key) && span_is(&key, "b"));
	assert_true(jread_object(&r));
	assert_false(jread_key(&r, &key));
	assert_true(jread_key(&r, &key) && span_is(&key, "c"));
	assert_true(jread_real(&r, &d));
	assert_near(d, 2.5, 1e-12);
	assert_false(jread_key(&r, &key));
	assert_true(jread_end(&r));
}

static void
text_is(const char *json, const char *wanted)
{
	struct jread r = reader(json);
	struct span s;

	assert_true(jread_text(&r, &s));
	assert_int_equal(s.n, strlen(wanted));
	assert_memory_equal(s.p, wanted, s.n);
	assert_true(jread_end(&r));
}

static void
escapes_are_resolved(void **state)
{
	(void)state;
	text_is("\"plain\"", "plain");
	text_is("\"\"", "");
	text_is("\"a\\nb\\\"c\\\\d\\/\"", "a\nb\"c\\d/");
	text_is("\"\\u00e9 \\u20ac \\ud83d\\ude00!\"",
	    "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80!");
}

/* Passed over, or a fault: the same as the reader that makes a tree says. */
static bool
skips(const char *json)
{
	struct jread r = reader(json);

	return jread_skip(&r) && jread_end(&r);
}

static void
what_is_no_json_is_a_fault_and_what_is_passes(void **state)
{
	static const char *const texts[] = {"{}", "[]", "[[[]]]", "0", "-0",
	    "1e5", "0.5", "true", "false", "null", "\"x\"",
	    "{\"a\":1,\"b\":[true,null]}", "", " ", "{", "}", "[", "]", "[1,]",
	    "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "01", "1.",
	    ".5", "+1", "1e", "tru", "nul", "\"", "\"\\x\"", "\"\\u12\"",
	    "\"\\ud800\"", "\"\\udc00\"", "\"\\u0000\"", "\"a\nb\"", "[1 2]",
	    "{\"a\":1 \"b\":2}", "1 2", "{}{}", "[1}", "{\"a\":1]"};
	struct err e;
	struct js *j;

	(void)state;
	for (size_t i = 0; i < N_OF(texts); i++) {
		e = (struct err)ERR_INIT;
		j = js_parse(texts[i], strlen(texts[i]), &e);
		if (skips(texts[i]) != (j != NULL))
			fail_msg("%s: the two readers differ", texts[i]);
		js_free(j);
	}
}

static void
depth_has_an_end(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_pad(&b, '[', JREAD_DEPTH);
	buf_pad(&b, ']', JREAD_DEPTH);
	assert_true(skips(b.p));
	buf_clear(&b);
	buf_pad(&b, '[', JREAD_DEPTH + 1);
	buf_pad(&b, ']', JREAD_DEPTH + 1);
	assert_false(skips(b.p));
	buf_release(&b);
}

static void
numbers_keep_to_their_range(void **state)
{
	struct jread r;
	int64_t v;

	(void)state;
	r = reader("5");
	assert_true(jread_int(&r, 1, 5, &v));
	r = reader("6");
	assert_false(jread_int(&r, 1, 5, &v));
	r = reader("1.0");
	assert_false(jread_int(&r, 1, 5, &v));
	r = reader("99999999999999999999999");
	assert_false(jread_int(&r, INT64_MIN, INT64_MAX, &v));
}

static void
the_first_fault_stays_with_its_line(void **state)
{
	struct jread r = reader("{\n\"a\": 1,\n\"b\": x}");
	struct span key;
	int64_t v;

	(void)state;
	assert_true(jread_object(&r) && jread_key(&r, &key) &&
	    jread_int(&r, 0, 9, &v) && jread_key(&r, &key));
	assert_false(jread_int(&r, 0, 9, &v));
	assert_int_equal(jread_line(&r), 3);
	assert_false(jread_fail(&r, "another"));
	assert_string_equal(r.why, "a number was expected");
	assert_false(jread_key(&r, &key));
	assert_false(jread_end(&r));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_object_is_walked_key_by_key),
	    cmocka_unit_test(escapes_are_resolved),
	    cmocka_unit_test(what_is_no_json_is_a_fault_and_what_is_passes),
	    cmocka_unit_test(depth_has_an_end),
	    cmocka_unit_test(numbers_keep_to_their_range),
	    cmocka_unit_test(the_first_fault_stays_with_its_line),
	};
	int r = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&arena);
	return r;
}
