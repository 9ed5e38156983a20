/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 there and back, what may be shown, widths, folding, distances. */
#include "base/text.h"

#include "helpers.h"

/* Writes a code point in UTF-8; returns how many bytes. Surrogates too. */
static size_t
encode(uint32_t c, char *out)
{
	unsigned char *u = (unsigned char *)out;

	if (c < 0x80) {
		u[0] = (unsigned char)c;
		return 1;
	}
	if (c < 0x800) {
		u[0] = (unsigned char)(0xc0 | c >> 6);
		u[1] = (unsigned char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		u[0] = (unsigned char)(0xe0 | c >> 12);
		u[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
		u[2] = (unsigned char)(0x80 | (c & 0x3f));
		return 3;
	}
	u[0] = (unsigned char)(0xf0 | c >> 18);
	u[1] = (unsigned char)(0x80 | (c >> 12 & 0x3f));
	u[2] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
	u[3] = (unsigned char)(0x80 | (c & 0x3f));
	return 4;
}

static void
every_code_point_decodes_to_itself(void **state)
{
	char s[8];
	size_t len, n;

	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		n = encode(c, s);
		if (c >= 0xd800 && c <= 0xdfff) {
			assert_int_equal(text_decode(s, n, &len), -1);
			assert_int_equal(len, 1);
			assert_int_equal(text_invalid(s, n), 0);
			continue;
		}
		if (text_decode(s, n, &len) != (int32_t)c || len != n ||
		    text_invalid(s, n) != -1)
			fail_msg("U+%04X", c);
		/* cut short it is nothing */
		if (n > 1) {
			assert_int_equal(text_decode(s, n - 1, &len), -1);
			assert_int_equal(len, 1);
		}
	}
}

static void
what_is_no_utf8_is_found_where_it_stands(void **state)
{
	static const struct {
		const char *s;
		ptrdiff_t at;
	} bad[] = {{"a\x80", 1}, {"\xc0\xaf", 0}, {"\xe0\x80\xaf", 0},
	    {"ab\xf5\x80\x80\x80", 2}, {"\xf4\x90\x80\x80", 0}, {"é\xc3", 2},
	    {"\xff", 0}, {"x\xed\xa0\x80", 1}};

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++)
		assert_int_equal(
		    text_invalid(bad[i].s, strlen(bad[i].s)), bad[i].at);
	assert_int_equal(text_invalid("", 0), -1);
	assert_int_equal(text_invalid("a\0b", 3), -1);
}

static const char *
cleaned(const char *s, size_t n)
{
	static char out[256];
	struct buf b = BUF_INIT;

	text_clean(&b, s, n);
	(void)snprintf(out, sizeof(out), "%s", buf_str(&b));
	buf_release(&b);
	return out;
}

static void
what_is_unsafe_becomes_visible(void **state)
{
	(void)state;
	assert_string_equal(cleaned("a\033[31mb", 7), "a<U+001B>[31mb");
	assert_string_equal(cleaned("a\0b", 3), "a<U+0000>b");
	assert_string_equal(cleaned("a\xff\x80z", 4), "a<FF><80>z");
	assert_string_equal(cleaned("one\ntwo\tx\r", 10), "one two x<U+000D>");
	assert_string_equal(cleaned("\xe2\x80\xae"
				    "cba",
				6),
	    "<U+202E>cba");
	assert_string_equal(cleaned("\xf3\xa0\x81\x81", 4), "<U+E0041>");
	assert_string_equal(cleaned("\xc2\x9b", 2), "<U+009B>");
	assert_string_equal(cleaned("na\xc3\xafve – ‘ok’", 19), "naïve – ‘ok’");
	assert_string_equal(cleaned("", 0), "");
}

static void
nothing_cleaned_holds_anything_unsafe(void **state)
{
	struct rng r = rng_seeded(77);
	char s[64];
	size_t len;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct buf b = BUF_INIT;
		size_t n = (size_t)rng_below(&r, (int)sizeof(s));

		for (size_t i = 0; i < n; i++)
			s[i] = (char)rng_below(&r, 256);
		text_clean(&b, s, n);
		assert_int_equal(text_invalid(buf_str(&b), b.n), -1);
		for (size_t i = 0; i < b.n; i += len) {
			int32_t c = text_decode(b.p + i, b.n - i, &len);

			assert_true(c >= 0x20 && text_is_safe(c));
		}
		buf_release(&b);
	}
}

static void
the_unsafe_characters_are_those_of_the_list(void **state)
{
	static const int32_t unsafe[][2] = {{0, 0x1f}, {0x7f, 0x9f},
	    {0x61c, 0x61c}, {0x200e, 0x200f}, {0x2028, 0x202e},
	    {0x2066, 0x2069}, {0xfeff, 0xfeff}, {0xfdd0, 0xfdef},
	    {0xfffe, 0xffff}, {0x1fffe, 0x1ffff}, {0x10fffe, 0x10ffff},
	    {0xe0000, 0xe007f}};
	static const int32_t safe[] = {' ', '~', 0xa0, 0xe9, 0x301, 0x2013,
	    0x2019, 0x200d, 0x4e2d, 0xfe0f, 0x1f600, 0xfffd, 0xe0100};

	(void)state;
	for (size_t i = 0; i < N_OF(unsafe); i++)
		for (int32_t c = unsafe[i][0]; c <= unsafe[i][1]; c++)
			if (text_is_safe(c))
				fail_msg("U+%04X", (unsigned)c);
	for (size_t i = 0; i < N_OF(safe); i++)
		assert_true(text_is_safe(safe[i]));
}

static void
width_counts_columns_and_length_characters(void **state)
{
	static const struct {
		const char *s;
		int width;
		size_t length;
	} of[] = {{"", 0, 0}, {"abc", 3, 3}, {"naïve", 5, 5},
	    {"nai\xcc\x88ve", 5, 6}, {"中文", 4, 2}, {"–‘’", 3, 3},
	    {"\xff\xfe", 2, 2}};

	(void)state;
	for (size_t i = 0; i < N_OF(of); i++) {
		assert_int_equal(
		    text_width(of[i].s, strlen(of[i].s)), of[i].width);
		assert_int_equal(
		    text_length(of[i].s, strlen(of[i].s)), of[i].length);
	}
}

static void
folding_makes_forms_of_a_word_equal(void **state)
{
	static const char *const pairs[][2] = {
	    {"Working MEMORY", "working memory"}, {"pupils’", "pupils'"},
	    {"“quoted”", "\"quoted\""}, {"long–term", "long-term"},
	    {"CAFÉ", "café"}, {"cafe\xcc\x81", "café"}, {"ﬁrst", "first"},
	    {"ＡＢＣ", "abc"}, {"a\xc2\xa0z", "a z"}, {"Straße", "strasse"},
	    {"", ""}, {"…", "..."}, {"x\xff", "x?"}};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N_OF(pairs); i++) {
		assert_string_equal(text_fold(&a, pairs[i][0]), pairs[i][1]);
		/* what is folded stays as it is */
		assert_string_equal(text_fold(&a, pairs[i][1]), pairs[i][1]);
	}
	arena_release(&a);
}

static void
any_bytes_fold_to_utf8(void **state)
{
	struct arena a = ARENA_INIT;
	struct rng r = rng_seeded(78);
	char s[32];

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct arena_mark m = arena_mark(&a);
		int n = rng_below(&r, (int)sizeof(s) - 1);
		const char *f;

		for (int i = 0; i < n; i++)
			s[i] = (char)(1 + rng_below(&r, 255));
		s[n] = '\0';
		f = text_fold(&a, s);
		assert_int_equal(text_invalid(f, strlen(f)), -1);
		arena_restore(&a, m);
	}
	arena_release(&a);
}

/* Optimal string alignment as its definition says it. */
static int
distance(const char *a, int n, const char *b, int m)
{
	int d, best;

	if (n == 0 || m == 0)
		return n + m;
	best = distance(a, n - 1, b, m - 1) + (a[n - 1] != b[m - 1]);
	d = distance(a, n - 1, b, m) + 1;
	best = d < best ? d : best;
	d = distance(a, n, b, m - 1) + 1;
	best = d < best ? d : best;
	if (n > 1 && m > 1 && a[n - 1] == b[m - 2] && a[n - 2] == b[m - 1]) {
		d = distance(a, n - 2, b, m - 2) + 1;
		best = d < best ? d : best;
	}
	return best;
}

static void
distance_is_that_of_the_definition_up_to_its_limit(void **state)
{
	struct rng r = rng_seeded(79);
	char a[8], b[8];

	(void)state;
	for (int round = 0; round < 3000; round++) {
		int n = rng_below(&r, 7), m = rng_below(&r, 7), want, limit;

		for (int i = 0; i < n; i++)
			a[i] = "abc"[rng_below(&r, 3)];
		for (int i = 0; i < m; i++)
			b[i] = "abc"[rng_below(&r, 3)];
		a[n] = b[m] = '\0';
		want = distance(a, n, b, m);
		limit = rng_below(&r, 5);
		assert_int_equal(text_distance(a, b, limit),
		    want > limit ? limit + 1 : want);
		assert_int_equal(
		    text_distance(b, a, limit), text_distance(a, b, limit));
	}
}

static void
distance_counts_characters_and_not_bytes(void **state)
{
	char a[200], b[200];

	(void)state;
	assert_int_equal(text_distance("naïve", "naive", 2), 1);
	assert_int_equal(text_distance("capacity", "capasity", 2), 1);
	assert_int_equal(text_distance("form", "from", 2), 1);
	assert_int_equal(text_distance("", "", 0), 0);
	memset(a, 'x', sizeof(a));
	memset(b, 'x', sizeof(b));
	a[199] = b[190] = '\0';
	assert_true(text_distance(a, b, 2) >= 0); /* and nothing overruns */
}

static void
the_hash_is_fnv_1a(void **state)
{
	(void)state;
	/* published test vectors of FNV-1a, 64 bits */
	assert_true(text_hash("", 0) == UINT64_C(0xcbf29ce484222325));
	assert_true(text_hash("a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(text_hash("foobar", 6) == UINT64_C(0x85944171f73967e8));
}

static void
names_of_files_can_be_pasted(void **state)
{
	static const char *const names[][2] = {{"deck.yaml", "deck.yaml"},
	    {"a/b-c_1.yaml", "a/b-c_1.yaml"},
	    {"my deck (2).yaml", "'my deck (2).yaml'"}, {"it's", "'it'\\''s'"},
	    {"-x", "./-x"}, {"- x", "'./- x'"}, {"a$b", "'a$b'"},
	    {"~x", "'~x'"}, {"#1", "'#1'"}, {"", "''"}, {"größe", "größe"},
	    {"a\x1b[m", "'a<U+001B>[m'"}};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < N_OF(names); i++)
		assert_string_equal(text_shell(&a, names[i][0]), names[i][1]);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_code_point_decodes_to_itself),
	    cmocka_unit_test(what_is_no_utf8_is_found_where_it_stands),
	    cmocka_unit_test(what_is_unsafe_becomes_visible),
	    cmocka_unit_test(nothing_cleaned_holds_anything_unsafe),
	    cmocka_unit_test(the_unsafe_characters_are_those_of_the_list),
	    cmocka_unit_test(width_counts_columns_and_length_characters),
	    cmocka_unit_test(folding_makes_forms_of_a_word_equal),
	    cmocka_unit_test(any_bytes_fold_to_utf8),
	    cmocka_unit_test(
		distance_is_that_of_the_definition_up_to_its_limit),
	    cmocka_unit_test(distance_counts_characters_and_not_bytes),
	    cmocka_unit_test(the_hash_is_fnv_1a),
	    cmocka_unit_test(names_of_files_can_be_pasted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
