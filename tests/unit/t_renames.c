/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What items are called today, by the renames of a log in any order. */
#include "core/renames.h"

#include "helpers.h"

static const char *
rename_item(struct memlog *l, int day, const char *old, const char *new)
{
	return memlog_add(l, noon(DAY0 + day), EV_RENAME, old, "",
	    arena_printf(
		&l->arena, "{\"old\":\"%s\",\"new\":\"%s\"}", old, new));
}

static const char *
renamed(struct memlog *l, const char *item)
{
	struct name *list;
	size_t n;

	renames_read(l->ev, l->n, &l->arena, &list, &n);
	return renames_now(list, n, item);
}

static void
renames_are_followed_to_their_end_in_any_order(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct rng r = rng_seeded(1);

	(void)state;
	rename_item(&l, 0, "a", "b");
	rename_item(&l, 1, "b", "c");
	rename_item(&l, 2, "c", "d");
	for (int i = 0; i < 20; i++) {
		shuffle_events(&r, l.ev, l.n);
		assert_string_equal(renamed(&l, "a"), "d");
		assert_string_equal(renamed(&l, "c"), "d");
		assert_string_equal(renamed(&l, "d"), "d");
		assert_string_equal(renamed(&l, "z"), "z");
	}
	memlog_release(&l);
}

static void
of_two_renames_of_one_name_the_earliest_counts(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	rename_item(&l, 5, "a", "late");
	rename_item(&l, 1, "a", "early");
	assert_string_equal(renamed(&l, "a"), "early");
	memlog_release(&l);
}

static void
a_ring_of_renames_ends_and_its_end_does_not_depend_on_the_order(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct rng r = rng_seeded(2);
	const char *end;

	(void)state;
	rename_item(&l, 0, "a", "b");
	rename_item(&l, 1, "b", "c");
	rename_item(&l, 2, "c", "a");
	end = renamed(&l, "a");
	assert_string_equal(end, "a"); /* it ends where it began */
	for (int i = 0; i < 20; i++) {
		shuffle_events(&r, l.ev, l.n);
		assert_string_equal(renamed(&l, "a"), end);
	}
	memlog_release(&l);
}

static void
a_name_that_is_given_back_is_the_name_of_all(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct rng r = rng_seeded(3);

	(void)state;
	rename_item(&l, 0, "a", "b");
	rename_item(&l, 1, "b", "a");
	assert_string_equal(renamed(&l, "a"), "a");
	assert_string_equal(renamed(&l, "b"), "a");
	rename_item(&l, 2, "a", "b");
	rename_item(&l, 3, "a", "c"); /* not its name at that time */
	for (int i = 0; i < 20; i++) {
		shuffle_events(&r, l.ev, l.n);
		assert_string_equal(renamed(&l, "a"), "b");
		assert_string_equal(renamed(&l, "b"), "b");
		assert_string_equal(renamed(&l, "c"), "c");
	}
	memlog_release(&l);
}

static void
renames_that_say_nothing_are_passed_over(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	memlog_add(&l, 0, EV_RENAME, "a", "", "{\"old\":\"a\"}");
	memlog_add(&l, 1, EV_RENAME, "a", "", "{\"old\":\"a\",\"new\":\"\"}");
	memlog_add(&l, 2, EV_RENAME, "a", "", "damaged");
	memlog_add(&l, 3, EV_NOTE, "a", "", "{\"old\":\"a\",\"new\":\"x\"}");
	assert_string_equal(renamed(&l, "a"), "a");
	rename_item(&l, 4, "a", "b");
	assert_string_equal(renamed(&l, "a"), "b");
	memlog_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(renames_are_followed_to_their_end_in_any_order),
	    cmocka_unit_test(of_two_renames_of_one_name_the_earliest_counts),
	    cmocka_unit_test(
		a_ring_of_renames_ends_and_its_end_does_not_depend_on_the_order),
	    cmocka_unit_test(a_name_that_is_given_back_is_the_name_of_all),
	    cmocka_unit_test(renames_that_say_nothing_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
