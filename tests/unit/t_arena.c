/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many allocations, one lifetime: zeroed, aligned, apart, given back. */
#include "base/arena.h"

#include <stdint.h>

#include "helpers.h"

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena a = ARENA_INIT;
	struct rng r = rng_seeded(1);
	unsigned char *p[300];
	size_t n[300];

	(void)state;
	for (int i = 0; i < 300; i++) {
		n[i] = (size_t)rng_below(&r, i % 50 == 0 ? 70000 : 300);
		p[i] = arena_alloc(&a, n[i]);
		assert_non_null(p[i]);
		assert_int_equal((uintptr_t)p[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < n[i]; k++)
			assert_int_equal(p[i][k], 0);
		if (n[i] > 0)
			memset(p[i], i % 255 + 1, n[i]);
	}
	for (int i = 0; i < 300; i++)
		for (size_t k = 0; k < n[i]; k++)
			assert_int_equal(p[i][k], i % 255 + 1);
	arena_release(&a);
}

static void
memory_used_again_after_a_restore_is_zeroed_again(void **state)
{
	struct arena a = ARENA_INIT;
	struct arena_mark m;
	char *p;

	(void)state;
	(void)arena_strdup(&a, "stays");
	m = arena_mark(&a);
	for (int round = 0; round < 10; round++) {
		p = arena_alloc(&a, 100);
		for (int i = 0; i < 100; i++)
			assert_int_equal(p[i], 0);
		memset(p, 'x', 100);
		arena_restore(&a, m);
	}
	arena_release(&a);
}

static void
a_restore_gives_back_what_came_after_and_keeps_what_was_before(void **state)
{
	struct arena a = ARENA_INIT;
	const char *before = arena_strdup(&a, "before");
	struct arena_mark m = arena_mark(&a);
	struct arena_block *top = a.top;

	(void)state;
	for (int i = 0; i < 100; i++)
		(void)arena_alloc(&a, 10000);
	assert_ptr_not_equal(a.top, top);
	arena_restore(&a, m);
	assert_ptr_equal(a.top, top);
	assert_string_equal(before, "before");
	arena_release(&a);
	assert_null(a.top);
}

static void
a_mark_of_an_empty_arena_empties_it(void **state)
{
	struct arena a = ARENA_INIT;
	struct arena_mark m = arena_mark(&a);

	(void)state;
	(void)arena_alloc(&a, 10);
	arena_restore(&a, m);
	assert_null(a.top);
	arena_release(&a); /* twice is fine */
	arena_release(&a);
}

static void
a_growing_vector_keeps_what_it_held(void **state)
{
	struct arena a = ARENA_INIT;
	size_t n = 0, cap = 0;
	int *v = NULL;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		v = arena_grow(&a, v, n, &cap, sizeof(*v));
		assert_true(cap > n);
		v[n++] = i;
	}
	for (int i = 0; i < 5000; i++)
		assert_int_equal(v[i], i);
	arena_release(&a);
}

static void
copies_end_where_they_should(void **state)
{
	struct arena a = ARENA_INIT;
	char *long_one;

	(void)state;
	assert_string_equal(arena_strdup(&a, ""), "");
	assert_string_equal(arena_strndup(&a, "abcdef", 3), "abc");
	assert_string_equal(arena_strndup(&a, "", 0), "");
	assert_string_equal(arena_printf(&a, "%s-%d", "x", 7), "x-7");
	assert_string_equal(arena_printf(&a, "%s", ""), "");
	long_one = arena_printf(&a, "%*d", 100000, 1);
	assert_int_equal(strlen(long_one), 100000);
	assert_int_equal(long_one[99999], '1');
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
	    cmocka_unit_test(memory_used_again_after_a_restore_is_zeroed_again),
	    cmocka_unit_test(
		a_restore_gives_back_what_came_after_and_keeps_what_was_before),
	    cmocka_unit_test(a_mark_of_an_empty_arena_empties_it),
	    cmocka_unit_test(a_growing_vector_keeps_what_it_held),
	    cmocka_unit_test(copies_end_where_they_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
