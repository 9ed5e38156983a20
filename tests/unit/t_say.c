/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue of sentences said to a learner: its tone (K13), its gaps. */
#include "core/say.h"

#include "base/text.h"
#include "helpers.h"

static void
no_sentence_blames_counts_days_or_shouts(void **state)
{
	static const char *const never[] = {"streak", "missed", "wrong",
	    "unfortunately", "!", "failed", "incorrect", "mistake", "bad luck",
	    "well done", "points", "score"};
	struct arena a = ARENA_INIT;

	(void)state;
	for (int i = 0; i < SAY_COUNT; i++) {
		const char *s = text_fold(&a, say_text((enum say)i));

		for (size_t k = 0; k < N_OF(never); k++)
			if (strstr(s, never[k]))
				fail_msg("'%s' says '%s'", s, never[k]);
	}
	arena_release(&a);
}

static void
every_sentence_is_one_and_ends_as_one(void **state)
{
	(void)state;
	for (int i = 0; i < SAY_COUNT; i++) {
		const char *s = say_text((enum say)i);
		size_t n = strlen(s);

		assert_true(n > 5);
		if (strchr(".?}", s[n - 1]) == NULL)
			fail_msg("'%s' has no end", s);
		if (strstr(s, "  ") || strchr(s, '\n'))
			fail_msg("'%s' is not tidy", s);
		assert_int_equal(text_invalid(s, n), -1);
	}
}

static void
gaps_are_filled_and_none_is_left_open(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	for (int i = 0; i < SAY_COUNT; i++) {
		const char *s =
		    say(&a, (enum say)i, "one", "two", "three", "four");

		if (strchr(s, '{') || strchr(s, '}'))
			fail_msg("'%s' has a gap", s);
		s = say(&a, (enum say)i, NULL, NULL, NULL, NULL);
		assert_null(strchr(s, '{'));
	}
	assert_string_equal(say(&a, SAY_ADD, "2", "3", NULL, NULL),
	    "That is 2 of 3. Anything to add?");
	arena_release(&a);
}

static void
what_is_filled_in_is_not_filled_again(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(say(&a, SAY_DOUBT, "{2} and {1}", "no", "no", "no"),
	    "Did you say: {2} and {1}?");
	assert_string_equal(say_number(&a, -7), "-7");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_sentence_blames_counts_days_or_shouts),
	    cmocka_unit_test(every_sentence_is_one_and_ends_as_one),
	    cmocka_unit_test(gaps_are_filled_and_none_is_left_open),
	    cmocka_unit_test(what_is_filled_in_is_not_filled_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
