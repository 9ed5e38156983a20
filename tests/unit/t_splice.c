/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * splice: whatever the order in which ranges come, the bytes between them are
 * the file's own, and quoted texts are read back as what they were.
 */
#include "helpers.h"

#include "deck/deck.h"
#include "deck/splice.h"
#include "deck/yaml.h"

static const char *
applied(struct arena *a, const struct splices *all, const char *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	splice_apply(all, s, strlen(s), &b);
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static void
test_order_and_overlap(void **state)
{
	struct arena a = ARENA_INIT;
	struct splices all = {.arena = &a};

	(void)state;
	assert_string_equal(
	    applied(&a, &all, "as it was\r\n"), "as it was\r\n");
	assert_true(splice_add(&all, 6, 9, "went"));
	assert_true(splice_add(&all, 0, 2, "so"));
	assert_true(splice_add(&all, 11, 11, "end"));
	assert_false(splice_add(&all, 1, 3, "x")); /* overlaps */
	assert_false(splice_add(&all, 8, 9, "x"));
	assert_false(splice_add(&all, 0, 0, "x")); /* which comes first? */
	assert_true(splice_add(&all, 2, 3, "-")); /* side by side */
	assert_int_equal(all.n, 4);
	assert_string_equal(
	    applied(&a, &all, "as it was\r\n"), "so-it went\r\nend");
	arena_release(&a);
}

static void
test_random(void **state)
{
	struct rng r = rng_seeded(20261123);
	struct arena a = ARENA_INIT;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct buf want = BUF_INIT;
		char text[200];
		const char *parts[40];
		size_t ends[41] = {0}, n = 0;
		bool cut[40];
		struct splices all = {.arena = &a};
		int k = 1 + rng_below(&r, 39), i, at;

		for (i = 0; i < k; i++) {
			size_t len = 1 + (size_t)rng_below(&r, 4);

			for (; len > 0; len--)
				text[n++] = (char)('a' + rng_below(&r, 26));
			ends[i + 1] = n;
			cut[i] = rng_below(&r, 2) == 0;
			parts[i] = rng_below(&r, 2) ? "" : "<new>";
		}
		text[n] = '\0';
		for (i = 0; i < k; i++) {
			if (cut[i])
				buf_adds(&want, parts[i]);
			else
				buf_add(&want, text + ends[i],
				    ends[i + 1] - ends[i]);
		}
		at = rng_below(&r, k);
		for (i = 0; i < k; i++, at = (at + 7) % k) {
			if (k % 7 == 0)
				at = i;
			if (cut[at])
				assert_true(splice_add(
				    &all, ends[at], ends[at + 1], parts[at]));
		}
		assert_string_equal(applied(&a, &all, text), buf_str(&want));
		buf_release(&want);
	}
	arena_release(&a);
}

static void
test_quotes(void **state)
{
	static const char *const texts[] = {"yes", "a: b", "it's: so",
	    "\"so\": it's", "back\\slash: x", "\\", "'", "\"",
	    "caf\xc3\xa9: #1", "- a", "''"};
	struct arena a = ARENA_INIT;
	const struct node *v;
	struct diags d;
	const char *yaml;

	(void)state;
	for (size_t i = 0; i < N_OF(texts); i++) {
		yaml = arena_printf(&a, "k: %s\n",
		    splice_quoted(&a, texts[i], strlen(texts[i])));
		diags_init(&d, &a, "t");
		v = node_get(yaml_parse(yaml, strlen(yaml), &a, &d), "k");
		assert_non_null(v);
		assert_string_equal(v->text, texts[i]);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order_and_overlap),
	    cmocka_unit_test(test_random),
	    cmocka_unit_test(test_quotes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
