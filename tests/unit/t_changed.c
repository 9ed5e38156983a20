/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts, and which of their words are in one only. */
#include "core/changed.h"

#include "helpers.h"

static void
is(const char *x, const char *y, const char *before, const char *after,
    const char *went, const char *came)
{
	struct arena a = ARENA_INIT;
	struct changed c;

	changed_words(x, y, &a, &c);
	assert_string_equal(c.before, before);
	assert_string_equal(c.after, after);
	assert_string_equal(c.went, went);
	assert_string_equal(c.came, came);
	arena_release(&a);
}

static void
changed_words_stand_in_brackets(void **state)
{
	(void)state;
	is("aim for perfection now", "aim for continuous improvement now",
	    "aim for [perfection] now", "aim for [continuous improvement] now",
	    "perfection", "continuous improvement");
	is("one two three four", "one three five four six",
	    "one [two] three four", "one three [five] four [six]", "two",
	    "five, six");
}

static void
case_stops_and_line_ends_are_no_change(void **state)
{
	(void)state;
	is("Aim for, perfection", "aim\n  for perfection.",
	    "Aim for, perfection", "aim for perfection.", "", "");
}

static void
nothing_and_all_are_changes_too(void **state)
{
	(void)state;
	is("", "", "", "", "", "");
	is("", "new words", "", "[new words]", "", "new words");
	is("old – words", "", "[old – words]", "", "old – words", "");
	is("a b", "c d", "[a b]", "[c d]", "a b", "c d");
}

static void
long_texts_are_marked_whole_between_their_ends(void **state)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	struct arena a = ARENA_INIT;
	struct changed c;

	(void)state;
	buf_adds(&x, "same");
	buf_adds(&y, "same");
	for (int i = 0; i < 5000; i++) {
		buf_addf(&x, " x%d", i);
		buf_addf(&y, " y%d", i);
	}
	buf_adds(&x, " end");
	buf_adds(&y, " end");
	changed_words(buf_str(&x), buf_str(&y), &a, &c);
	assert_int_equal(strncmp(c.before, "same [x0 x1 ", 12), 0);
	assert_string_equal(c.before + strlen(c.before) - 11, " x4999] end");
	assert_int_equal(strncmp(c.after, "same [y0 ", 9), 0);
	buf_release(&x);
	buf_release(&y);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(changed_words_stand_in_brackets),
	    cmocka_unit_test(case_stops_and_line_ends_are_no_change),
	    cmocka_unit_test(nothing_and_all_are_changes_too),
	    cmocka_unit_test(long_texts_are_marked_whole_between_their_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
