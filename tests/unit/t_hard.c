/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A likely cause of each hard statement, by rule: the card first, never the
 * learner (PRODUCT H.3, lt9.8). */
#include "core/hard.h"

#include "helpers.h"

/* Causes of an item of three ideas and two misconceptions, which builds on
 * another, for a made-up record. */
struct trial {
	struct hard h;
	struct item_state state, base;
};

static enum cause also;

static enum cause
cause_of(struct trial t)
{
	struct arena a = ARENA_INIT;
	struct item *it = make_item(&a, "lt1.2", "s1");
	struct item *base = make_item(&a, "lt1.1", "s1");
	struct item *items[] = {base, it};
	struct item_state states[2];
	const char *builds_on[] = {"lt1.1"};
	struct owners owners;

	it->builds_on = builds_on;
	it->n_builds_on = 1;
	states[0] = t.base;
	states[1] = t.state;
	owners_index(&owners, items, 2, &a);
	hard_causes(&t.h, it, &states[1], &owners, states);
	also = t.h.also;
	arena_release(&a);
	return t.h.cause;
}

static struct trial
plain_trial(void)
{
	return (struct trial){
	    .h = {.n = 10, .k = 6, .lure = -1, .idea = -1, .gap = -1},
	    .state = {.met = true,
		.settled_day = ITEM_NO_DAY,
		.last_rating = RATING_GOOD},
	    .base = {.met = true, .settled = true}};
}

static void
the_first_cause_that_fits_is_told(void **state)
{
	struct trial t = plain_trial();

	(void)state;
	assert_int_equal(cause_of(t), CAUSE_HARD);
	t.h.k = 9;
	assert_int_equal(cause_of(t), CAUSE_FEW);
	t = plain_trial();
	t.state.settled_day = DAY0;
	assert_int_equal(cause_of(t), CAUSE_HARD); /* recalled last time */
	t.state.last_rating = RATING_AGAIN;
	assert_int_equal(cause_of(t), CAUSE_FORGOTTEN);
	t.h.idea = 1;
	t.h.idea_n = 3;
	assert_int_equal(cause_of(t), CAUSE_IDEA);
	assert_int_equal(also, CAUSE_FORGOTTEN);
	t.base.settled = false;
	assert_int_equal(cause_of(t), CAUSE_FOUNDATION);
	t.h.lapses = 4;
	assert_int_equal(cause_of(t), CAUSE_CARD_LAPSES);
	t.h.lure = 0;
	t.h.lure_n = 2;
	assert_int_equal(cause_of(t), CAUSE_MISCONCEPTION);
	assert_int_equal(also, CAUSE_CARD_LAPSES);
	t.h.answers = 9;
	t.h.changed = 3;
	assert_int_equal(cause_of(t), CAUSE_CARD_MARKS);
	assert_int_equal(also, CAUSE_MISCONCEPTION);
}

static void
each_rule_holds_from_its_threshold_on(void **state)
{
	struct trial t = plain_trial();

	(void)state;
	t.h.lapses = 3;
	assert_int_equal(cause_of(t), CAUSE_HARD);
	t.h.lapses = 4;
	assert_int_equal(cause_of(t), CAUSE_CARD_LAPSES);
	t = plain_trial();
	t.h.answers = 7; /* too few */
	t.h.changed = 7;
	assert_int_equal(cause_of(t), CAUSE_HARD);
	t.h.answers = 8;
	t.h.changed = 2; /* a quarter is not over a quarter */
	assert_int_equal(cause_of(t), CAUSE_HARD);
	t.h.changed = 3;
	assert_int_equal(cause_of(t), CAUSE_CARD_MARKS);
	t = plain_trial(); /* four misses */
	t.h.lure = 0;
	t.h.lure_n = 1;
	assert_int_equal(cause_of(t), CAUSE_HARD);
	t.h.lure_n = 2;
	assert_int_equal(cause_of(t), CAUSE_MISCONCEPTION);
	t = plain_trial();
	t.base.settled = false;
	t.base.paused = true; /* nobody waits for it */
	assert_int_equal(cause_of(t), CAUSE_HARD);
	t.base.paused = t.base.met = false;
	assert_int_equal(cause_of(t), CAUSE_HARD);
}

static void
three_answers_and_a_miss_are_the_least(void **state)
{
	struct hard h = {.n = 2, .k = 0};

	(void)state;
	assert_false(hard_is(&h));
	h = (struct hard){.n = 3, .k = 3};
	assert_false(hard_is(&h));
	h = (struct hard){.n = 3, .k = 2};
	assert_true(hard_is(&h));
}

static void
the_surest_to_be_hard_come_first(void **state)
{
	struct hard few = {.n = 3, .k = 0, .high = 0.35};
	struct hard many = {.n = 30, .k = 12, .high = 0.52};
	struct hard alike = {.n = 33, .k = 14, .high = 0.52};

	(void)state;
	assert_true(hard_compare(&few, &many) < 0);
	assert_true(hard_compare(&many, &few) > 0);
	assert_true(hard_compare(&alike, &many) < 0); /* more misses */
	assert_int_equal(hard_compare(&many, &many), 0);
}

/* Adds a due review with these marks, rated Again or Good. */
static void
answer(struct memlog *l, int32_t day, bool good, const char *marks,
    const char *misconception)
{
	struct review r = REVIEW_INIT;
	struct buf b = BUF_INIT;

	r.mode = MODE_DUE;
	r.level = 4;
	r.suggested = good ? RATING_GOOD : RATING_AGAIN;
	r.n_attempts = 1;
	(void)snprintf(
	    r.attempts[0].marks, sizeof(r.attempts[0].marks), "%s", marks);
	(void)snprintf(
	    r.misconception, sizeof(r.misconception), "%s", misconception);
	review_write(&r, &b);
	(void)memlog_add(
	    l, noon(day), EV_REVIEW, "demo:lt1.1/recall", "", buf_str(&b));
	buf_release(&b);
}

static void
a_story_is_looked_at_within_its_period(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct lure lures[] = {{.id = "reread"}, {.id = "store"}};
	struct idea ideas[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
	struct item it = {.id = "demo:lt1.1/recall",
	    .lures = lures,
	    .n_lures = 2,
	    .ideas = ideas,
	    .n_ideas = 3};
	struct folded f;
	struct hard h;

	(void)state;
	answer(&l, DAY0, true, "yyy", "");
	answer(&l, DAY0 + 2, false, "yny", "store");
	answer(&l, DAY0 + 4, false, "ynn", "store");
	answer(&l, DAY0 + 6, true, "yyy", "");
	answer(&l, DAY0 + 9, false, "yny", "reread");
	f = memlog_fold(&l, it.id);
	hard_look(&it, &f, ITEM_NO_DAY, DAY0 + 9, &h);
	assert_int_equal(h.n, 5);
	assert_int_equal(h.k, 2);
	assert_int_equal(h.lapses, 3);
	assert_int_equal(h.lure, 1);
	assert_int_equal(h.lure_n, 2);
	assert_int_equal(
	    h.idea, 1); /* missing in all three, the third in one */
	assert_int_equal(h.idea_n, 3);
	assert_int_equal(h.gap, 3);
	hard_look(&it, &f, DAY0 + 3, DAY0 + 8, &h);
	assert_int_equal(h.n, 2);
	assert_int_equal(h.k, 1);
	assert_int_equal(h.idea, -1); /* one miss says nothing of ideas */
	assert_int_equal(h.gap, -1); /* the last was a recall */
	memlog_release(&l);
}

/* What is said of a person or an answer holds none of these (K13). */
static void
no_cause_blames(void **state)
{
	static const char *const never[] = {
	    "streak", "wrong", "unfortunately", "!", "fail", "missed day"};
	struct arena a = ARENA_INIT;
	struct lure lure = {.id = "x", .says = "so", .truth = "thus"};
	const char *wording[] = {"it"};
	struct idea idea = {wording, 1};
	struct item *it = make_item(&a, "lt1.2", "s1");
	struct item *items[] = {it};
	struct hard h = {.n = 9, .k = 4, .gap = 3};
	const char *said[3];

	(void)state;
	it->lures = &lure;
	it->n_lures = 1;
	it->ideas = &idea;
	it->n_ideas = 1;
	for (int c = 0; c < CAUSE_NONE; c++) {
		said[0] = cause_words((enum cause)c, &h, it, items, &a);
		said[1] = cause_short((enum cause)c, &h, it, items, &a);
		said[2] = cause_try((enum cause)c, &h, it, items, &a);
		assert_true(*cause_name((enum cause)c));
		for (size_t i = 0; i < 3; i++) {
			assert_true(*said[i]);
			for (size_t k = 0; k < N_OF(never); k++)
				assert_null(strstr(said[i], never[k]));
		}
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_cause_that_fits_is_told),
	    cmocka_unit_test(each_rule_holds_from_its_threshold_on),
	    cmocka_unit_test(three_answers_and_a_miss_are_the_least),
	    cmocka_unit_test(the_surest_to_be_hard_come_first),
	    cmocka_unit_test(a_story_is_looked_at_within_its_period),
	    cmocka_unit_test(no_cause_blames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
