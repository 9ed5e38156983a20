/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts to numbers: each once, however many. */
#include "base/names.h"

#include "helpers.h"

static void
each_text_has_one_number(void **state)
{
	struct arena a = ARENA_INIT;
	struct names m;
	char s[32];

	(void)state;
	names_init(&m, &a);
	assert_int_equal(names_find(&m, "x", 1), -1);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 5000; i++) {
			int n = snprintf(s, sizeof(s), "name %d", i);

			assert_int_equal(names_add(&m, s, (size_t)n), i);
			assert_int_equal(names_find(&m, s, (size_t)n), i);
			assert_string_equal(m.list[i], s);
		}
	assert_int_equal(m.n, 5000);
	arena_release(&a);
}

static void
the_beginning_of_another_is_a_name_of_its_own(void **state)
{
	struct arena a = ARENA_INIT;
	struct names m;

	(void)state;
	names_init(&m, &a);
	assert_int_equal(names_add(&m, "abc", 3), 0);
	assert_int_equal(names_find(&m, "abc", 2), -1);
	assert_int_equal(names_add(&m, "abcd", 2), 1);
	assert_string_equal(m.list[1], "ab");
	assert_int_equal(names_add(&m, "", 0), 2);
	assert_int_equal(names_find(&m, "", 0), 2);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_text_has_one_number),
	    cmocka_unit_test(the_beginning_of_another_is_a_name_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
