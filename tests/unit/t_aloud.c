/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When saying answers aloud is offered (lt6.1). */
#include "core/aloud.h"

#include "helpers.h"

static void
words_are_what_stands_between_spaces(void **state)
{
	(void)state;
	assert_int_equal(aloud_words(""), 0);
	assert_int_equal(aloud_words("  \t "), 0);
	assert_int_equal(aloud_words("memory"), 1);
	assert_int_equal(aloud_words(" well-being  "), 1);
	assert_int_equal(aloud_words("limited  capacity\n"), 2);
	assert_int_equal(aloud_words("é è"), 2);
}

static void
three_short_answers_running_offer_it(void **state)
{
	static const int runs[] = {1, 0, 1, 2, 1, 1, 1};

	(void)state;
	assert_false(aloud_is_offered(runs, 0));
	assert_false(aloud_is_offered(runs, 2));
	assert_true(aloud_is_offered(runs, 3));
	assert_true(aloud_is_offered(runs, 7));
	assert_false(aloud_is_offered(runs + 1, 6));
}

static void
two_words_are_not_short(void **state)
{
	static const int words[] = {1, 2, 1, 1};

	(void)state;
	assert_false(aloud_is_offered(words, 4));
	assert_false(aloud_is_offered(words + 1, 3));
}

static void
it_is_offered_once_a_run(void **state)
{
	static const int words[] = {1, 1, 1, 1, 5};

	(void)state;
	assert_false(aloud_is_offered(words, 5));
	assert_true(aloud_is_offered(words + 1, 4));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_what_stands_between_spaces),
	    cmocka_unit_test(three_short_answers_running_offer_it),
	    cmocka_unit_test(two_words_are_not_short),
	    cmocka_unit_test(it_is_offered_once_a_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
