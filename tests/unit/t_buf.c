/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The growable string: always ended, never NULL, empty when cleared. */
#include "base/buf.h"

#include "helpers.h"

static void
an_empty_one_is_a_string_too(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(buf_str(&b), "");
	buf_adds(&b, "");
	assert_non_null(b.p);
	assert_string_equal(buf_str(&b), "");
	assert_int_equal(b.n, 0);
	buf_release(&b);
	assert_string_equal(buf_str(&b), "");
	buf_add(&b, NULL, 0); /* usable after release */
	buf_release(&b);
}

static void
all_ways_of_adding_append_and_end_the_string(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_add(&b, "abcdef", 3);
	buf_adds(&b, "-");
	buf_addc(&b, 'x');
	buf_addf(&b, "%03d%s", 7, "!");
	buf_pad(&b, '.', 4);
	buf_pad(&b, '.', 0);
	buf_addf(&b, "%s", "");
	assert_string_equal(buf_str(&b), "abc-x007!....");
	assert_int_equal(b.n, strlen(b.p));
	buf_release(&b);
}

static void
it_grows_by_any_steps_and_loses_nothing(void **state)
{
	struct rng r = rng_seeded(8);
	char want[70000];
	size_t n = 0;
	struct buf b = BUF_INIT;

	(void)state;
	while (n < 60000) {
		size_t k = (size_t)rng_below(&r, 700);
		char c = (char)('a' + rng_below(&r, 26));

		memset(want + n, c, k);
		n += k;
		if (k % 2)
			buf_pad(&b, c, k);
		else
			buf_add(&b, want + n - k, k);
		assert_int_equal(b.p[b.n], '\0');
		assert_true(b.cap > b.n);
	}
	assert_int_equal(b.n, n);
	assert_memory_equal(b.p, want, n);
	buf_release(&b);
}

static void
bytes_that_are_zero_are_kept(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_add(&b, "a\0b", 3);
	buf_addc(&b, '\0');
	assert_int_equal(b.n, 4);
	assert_memory_equal(b.p, "a\0b\0", 5);
	buf_release(&b);
}

static void
cleared_it_is_empty_and_keeps_its_memory(void **state)
{
	struct buf b = BUF_INIT;
	const char *p;

	(void)state;
	buf_clear(&b);
	assert_string_equal(buf_str(&b), "");
	buf_adds(&b, "something");
	p = b.p;
	buf_clear(&b);
	assert_string_equal(buf_str(&b), "");
	assert_int_equal(b.n, 0);
	buf_adds(&b, "else");
	assert_ptr_equal(b.p, p);
	assert_string_equal(buf_str(&b), "else");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_one_is_a_string_too),
	    cmocka_unit_test(all_ways_of_adding_append_and_end_the_string),
	    cmocka_unit_test(it_grows_by_any_steps_and_loses_nothing),
	    cmocka_unit_test(bytes_that_are_zero_are_kept),
	    cmocka_unit_test(cleared_it_is_empty_and_keeps_its_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
