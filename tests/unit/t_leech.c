/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that go wrong again and again (lt9.8, U01, U02). */
#include "core/leech.h"

#include "helpers.h"

/* n answers marked "yn" by the program, of which the first `changed` were
 * mended by the learner. */
static struct folded_review *
answers(struct arena *a, int n, int changed)
{
	struct folded_review *r = arena_array(a, (size_t)n + 1, sizeof(*r));

	for (int i = 0; i < n; i++) {
		r[i].r.n_attempts = 1;
		memcpy(r[i].r.attempts[0].marks, "yn", 3);
		memcpy(r[i].marks, i < changed ? "yy" : "yn", 3);
	}
	return r;
}

static void
four_lapses_are_many(void **state)
{
	struct item_state s = {.lapses = 3};

	(void)state;
	assert_false(leech_is(&s, NULL, 0));
	assert_false(leech_by_lapses(3));
	s.lapses = 4;
	assert_true(leech_is(&s, NULL, 0));
	assert_true(leech_by_lapses(4));
}

static void
over_a_quarter_of_eight_or_more_answers_is_many(void **state)
{
	(void)state;
	assert_false(leech_by_marks(8, 2));
	assert_true(leech_by_marks(8, 3));
	assert_false(leech_by_marks(7, 7));
	assert_false(leech_by_marks(12, 3));
	assert_true(leech_by_marks(12, 4));
}

static void
marks_are_compared_with_those_that_were_found(void **state)
{
	struct item_state s = {.lapses = 0};
	struct arena a = {0};
	struct folded_review *r = answers(&a, 9, 3);
	int n, changed;

	(void)state;
	leech_count(r, 9, &n, &changed);
	assert_int_equal(n, 9);
	assert_int_equal(changed, 3);
	assert_true(leech_is(&s, r, 9));
	assert_false(leech_is(&s, answers(&a, 9, 2), 9));
	r[8].r.n_attempts = 0; /* nothing was marked: no answer */
	leech_count(r, 9, &n, &changed);
	assert_int_equal(n, 8);
	arena_release(&a);
}

/* A rating that was taken down says something of the learner's memory, not of
 * the card. */
static void
a_changed_rating_is_not_a_changed_mark(void **state)
{
	struct arena a = {0};
	struct folded_review *r = answers(&a, 8, 0);
	int n, changed;

	(void)state;
	for (int i = 0; i < 8; i++)
		r[i].amended = true;
	leech_count(r, 8, &n, &changed);
	assert_int_equal(changed, 0);
	arena_release(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(four_lapses_are_many),
	    cmocka_unit_test(over_a_quarter_of_eight_or_more_answers_is_many),
	    cmocka_unit_test(marks_are_compared_with_those_that_were_found),
	    cmocka_unit_test(a_changed_rating_is_not_a_changed_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
