/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a state keeps for the next session: the ideas that are owed (lt5.8) and
 * the worked examples that were seen (lt3.9).
 */
#include "core/fold.h"

#include "helpers.h"

#define ITEM "demo:lt1.1/recall"

/* A review with these final marks, on a day counted from DAY0. */
static const char *
marked(struct memlog *l, int day, enum mode mode, enum rating rating,
    const char *marks)
{
	struct review r = REVIEW_INIT;
	struct buf b = BUF_INIT;
	const char *id;

	r.mode = mode;
	r.suggested = rating;
	r.n_attempts = 1;
	(void)snprintf(
	    r.attempts[0].marks, sizeof(r.attempts[0].marks), "%s", marks);
	review_write(&r, &b);
	id = memlog_add(l, noon(DAY0 + day), EV_REVIEW, ITEM, "", buf_str(&b));
	buf_release(&b);
	return id;
}

static struct item_state
state_of(struct memlog *l)
{
	return memlog_fold(l, ITEM).state;
}

static void
what_a_miss_lacked_is_owed(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	(void)marked(&l, 0, MODE_DUE, RATING_AGAIN, "ynp-n");
	assert_int_equal(state_of(&l).owed, 0x16);
	memlog_release(&l);
}

static void
any_later_answer_pays_and_only_pays(void **state)
{
	static const enum mode modes[] = {MODE_PRACTICE, MODE_TEST,
	    MODE_BREAK_DOWN, MODE_DUE}; /* the last: of the same day */
	struct memlog l = MEMLOG_INIT;

	(void)state;
	(void)marked(&l, 0, MODE_DUE, RATING_AGAIN, "nnnn");
	for (int i = 0; i < 4; i++) {
		char marks[5] = "nnnn";

		marks[i] = 'y';
		(void)marked(&l, 0, modes[i], RATING_AGAIN, marks);
		assert_int_equal(state_of(&l).owed, 0xf & (0xf << (i + 1)));
	}
	/* what was said is missing from another, and not owed again */
	(void)marked(&l, 0, MODE_PRACTICE, RATING_AGAIN, "nnnn");
	assert_int_equal(state_of(&l).owed, 0);
	memlog_release(&l);
}

static void
a_counted_answer_decides_anew(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *last;

	(void)state;
	(void)marked(&l, 0, MODE_DUE, RATING_AGAIN, "nny");
	(void)marked(&l, 1, MODE_DUE, RATING_AGAIN, "yyn");
	assert_int_equal(state_of(&l).owed, 4);
	last = marked(&l, 5, MODE_DUE, RATING_GOOD, "yny");
	assert_int_equal(state_of(&l).owed, 0);
	/* what the learner mends counts as mended */
	(void)memlog_add(&l, noon(DAY0 + 5), EV_AMEND, ITEM, last,
	    "{\"marks\":\"ynn\",\"suggested\":1}");
	assert_int_equal(state_of(&l).owed, 6);
	(void)memlog_add(&l, noon(DAY0 + 5), EV_RETRACT, ITEM, last, "{}");
	assert_int_equal(state_of(&l).owed, 4);
	memlog_release(&l);
}

static void
the_last_of_32_ideas_is_owed_like_the_first(void **state)
{
	char marks[IDEAS_MAX + 1];

	(void)state;
	memset(marks, 'n', IDEAS_MAX);
	marks[IDEAS_MAX] = '\0';
	assert_int_equal(fold_owed(0, true, RATING_AGAIN, marks), UINT32_MAX);
	marks[IDEAS_MAX - 1] = 'y';
	assert_int_equal(
	    fold_owed(UINT32_MAX, false, RATING_AGAIN, marks), 0x7fffffff);
	assert_int_equal(fold_owed(5, false, RATING_NONE, ""), 5);
}

static void
worked_examples_are_unrated_first_meetings(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *second;

	(void)state;
	(void)marked(&l, 0, MODE_PRETEST, RATING_NONE, "n");
	assert_int_equal(state_of(&l).n_examples, 1);
	second = marked(&l, 3, MODE_PRETEST, RATING_NONE, "y");
	(void)marked(&l, 6, MODE_NEW, RATING_GOOD, "y");
	(void)marked(&l, 9, MODE_PRACTICE, RATING_GOOD, "y");
	assert_int_equal(state_of(&l).n_examples, 2);
	(void)memlog_add(&l, noon(DAY0 + 3), EV_RETRACT, ITEM, second, "{}");
	assert_int_equal(state_of(&l).n_examples, 1);
	memlog_release(&l);
}

static void
an_item_whose_ideas_are_others_owes_none_of_them(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	(void)marked(&l, 0, MODE_PRETEST, RATING_NONE, "n");
	(void)marked(&l, 1, MODE_NEW, RATING_AGAIN, "n");
	(void)memlog_add(&l, noon(DAY0 + 2), EV_CONTENT, ITEM, "",
	    "{\"old\":\"z\",\"new\":\"a\",\"rule\":\"cosmetic\"}");
	assert_int_equal(state_of(&l).owed, 1);
	/* bit 0 would be some other idea now; the item is due today anyway */
	(void)memlog_add(&l, noon(DAY0 + 2), EV_CONTENT, ITEM, "",
	    "{\"old\":\"a\",\"new\":\"b\",\"rule\":\"meaning\"}");
	assert_int_equal(state_of(&l).owed, 0);
	assert_int_equal(state_of(&l).n_examples, 1);
	(void)memlog_add(&l, noon(DAY0 + 3), EV_CONTENT, ITEM, "",
	    "{\"old\":\"b\",\"new\":\"c\",\"rule\":\"rewritten\"}");
	assert_int_equal(state_of(&l).owed, 0);
	assert_int_equal(state_of(&l).n_examples, 0);
	memlog_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_a_miss_lacked_is_owed),
	    cmocka_unit_test(any_later_answer_pays_and_only_pays),
	    cmocka_unit_test(a_counted_answer_decides_anew),
	    cmocka_unit_test(the_last_of_32_ideas_is_owed_like_the_first),
	    cmocka_unit_test(worked_examples_are_unrated_first_meetings),
	    cmocka_unit_test(an_item_whose_ideas_are_others_owes_none_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
