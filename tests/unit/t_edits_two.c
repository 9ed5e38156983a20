/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * K11 on two computers: a deck is edited, they read the new version on
 * different days, with answers before, between and after, and are then joined.
 * There is one result, in whatever order they learn of each other, and an edit
 * counts once, when it was seen first.
 */
#include "helpers.h"
#include "store_help.h"

#include "edits_world.h"

static const struct edit_row {
	const char *item, *rule;
	const char *edits[3][2];
} rows[] = {
    {"fa1/recall", "cosmetic", {{"- lay brown eggs", "- brown eggs laid"}}},
    {"fa1/recall", "meaning", {{"- in clean straw\n", "- never at noon\n"}}},
    {"fa1/refute/white", "meaning", {{"          - all year\n", ""}}},
    {"fa1/because", "meaning",
	{{"- keeps mites away\n",
	    "- keeps mites away\n        - dries feet\n"}}},
    {"fa1/list", "meaning", {{"- leghorn", "- orpington"}}},
    {"fa1/steps", "meaning",
	{{"- scatter grain\n      - gather eggs",
	    "- gather eggs\n      - scatter grain"}}},
    {"fa1/apply/barn", "meaning", {{"          - lift the boards\n", ""}}},
    {"dusk/spot", "meaning", {{"uses: fa1, fa2", "uses: fa1"}}},
    {"fa1/recall", "rewritten",
	{{"Red hens lay brown eggs in clean straw.",
	    "Cows need water before they need grass."}}},
    {"fa1/apply/barn", "rewritten",
	{{"A barn is damp and hens sit on bare boards.",
	    "The vet was called because of a limp."}}},
};

static void
joined_is_one(struct computer *x, struct computer *y)
{
	gives(x, y);
	gives(y, x);
	assert_string_equal(says(x), says(y));
	is_sound(x->c.store);
	is_sound(y->c.store);
}

/* A third one that learns of the two in the other order. */
static void
third_agrees(struct computer *first, struct computer *second, const char *name)
{
	struct computer w;

	start(&w, name, 9);
	gives(second, &w);
	gives(first, &w);
	assert_string_equal(says(&w), says(first));
	stop(&w);
}

static const char *
full_id(struct computer *w, const char *item)
{
	return arena_printf(&w->c.arena, "farm:%s", item);
}

/* x sees the edit on day 3, y on day 6, and answers on day 4 what was. */
static void
each_kind_of_edit_seen_on_two_days(void **state)
{
	struct computer x, y;
	struct folded f;
	char name[3][16];
	const char *text, *id;

	(void)state;
	for (size_t i = 0; i < N_OF(rows); i++) {
		for (int k = 0; k < 3; k++)
			(void)snprintf(
			    name[k], sizeof(name[k]), "%c%zu", "xyz"[k], i);
		start(&x, name[0], 1);
		start(&y, name[1], 2);
		reads(&x, 0, farm);
		answers_all(&x, 0, RATING_EASY);
		gives(&x, &y);
		reads(&y, 1, farm);
		text = edited(&x.c.arena, farm, rows[i].edits);
		id = full_id(&x, rows[i].item);

		reads(&x, 3, text);
		answers(&y, 4, id, RATING_GOOD);
		reads(&y, 6, text);
		assert_int_equal(count_rule(&x, rows[i].rule), 1);
		assert_int_equal(count_rule(&y, rows[i].rule), 1);
		joined_is_one(&x, &y);
		third_agrees(&x, &y, name[2]);

		/* counted once, on day 3: what was answered after it stands */
		f = story(&x, id);
		assert_int_equal(f.n, 2);
		if (strcmp(rows[i].rule, "rewritten") == 0)
			assert_int_equal(f.state.n_counted, 1);
		else
			assert_int_equal(f.state.n_counted, 2);
		assert_int_equal(f.state.counted_day, DAY0 + 4);
		assert_true(f.state.s.stability > 0);
		assert_true(f.state.n_counted == 1 ||
		    f.state.due_day > DAY0 + 6); /* not due as y saw it */
		assert_string_equal(f.state.hash, item_of(&y, id)->hash);

		/* and nobody finds anything to add */
		reads(&x, 8, NULL);
		reads(&y, 8, NULL);
		reads(&x, 9, text);
		assert_int_equal(count_rule(&x, rows[i].rule), 2);
		assert_int_equal(count_rule(&y, rows[i].rule), 2);
		stop(&x);
		stop(&y);
	}
}

static void
an_older_deck_takes_no_name_back(void **state)
{
	static const char *const there[][2] = {
	    {"- id: fa2\n", "- id: fa9\n    was: fa2\n"},
	    {"uses: fa1, fa2", "uses: fa1, fa9"}, {"(fa2) call", "(fa9) call"},
	    {NULL, NULL}};
	static const char *const titled[][2] = {
	    {"title: The farm", "title: Our farm"}, {NULL, NULL}};
	struct computer x, y;
	const char *text;

	(void)state;
	start(&x, "x", 1);
	start(&y, "y", 2);
	reads(&x, 0, farm);
	answers_all(&x, 0, RATING_EASY);
	gives(&x, &y);
	reads(&y, 1, farm);
	text = edited(&x.c.arena, farm, there);
	reads(&x, 3, text);
	joined_is_one(&x, &y);

	/* another edit of the old version, which never had the new name */
	reads(&y, 4, edited(&y.c.arena, farm, titled));
	assert_int_equal(count_rule(&y, "rename"), 1);
	assert_int_equal(count_rule(&y, "gone"), 0);
	assert_int_equal(count_rule(&y, "back"), 0);
	assert_true(item_of(&y, "farm:fa2/recall") != NULL);

	/* taken up there, and then given up by both: the name is the old one */
	reads(&y, 5, text);
	reads(&y, 6, farm);
	assert_int_equal(count_rule(&y, "rename"), 2);
	assert_int_equal(count_rule(&y, "gone"), 0);
	assert_int_equal(count_rule(&y, "back"), 1);
	assert_int_equal(story(&y, "farm:fa2/recall").n, 1);
	joined_is_one(&x, &y);
	reads(&x, 7, NULL); /* it has the other name still */
	assert_int_equal(count_rule(&x, "rename"), 2);
	assert_int_equal(count_rule(&x, "gone"), 0);
	stop(&x);
	stop(&y);
}

/* What one computer saw, the other has no need to see when it is joined
 * before it reads the new version; and while it has the old one it leaves the
 * history alone. */
static void
an_older_deck_undoes_nothing(void **state)
{
	static const char *const edits[][2] = {
	    {"- in clean straw\n", "- never at noon\n"}, {NULL, NULL}};
	struct computer x, y;
	const char *before;

	(void)state;
	start(&x, "x", 1);
	start(&y, "y", 2);
	reads(&x, 0, farm);
	answers_all(&x, 0, RATING_EASY);
	reads(&y, 0, farm);
	reads(&x, 3, edited(&x.c.arena, farm, edits));
	joined_is_one(&x, &y);
	before = says(&y);
	for (int day = 4; day < 7; day++) {
		reads(&y, day, NULL);
		assert_string_equal(says(&y), before);
	}
	reads(&y, 7, edited(&y.c.arena, farm, edits));
	assert_string_equal(says(&y), before);
	assert_int_equal(story(&y, "farm:fa1/recall").state.due_day, DAY0 + 3);
	stop(&x);
	stop(&y);
}

static void
a_rename_seen_on_two_days_is_one(void **state)
{
	static const char *const edits[][2] = {
	    {"- id: fa2\n", "- id: fa9\n    was: fa2\n"},
	    {"uses: fa1, fa2", "uses: fa1, fa9"}, {NULL, NULL}};
	struct computer x, y;

	(void)state;
	start(&x, "x", 1);
	start(&y, "y", 2);
	reads(&x, 0, farm);
	answers_all(&x, 0, RATING_EASY);
	gives(&x, &y);
	reads(&y, 1, farm);
	reads(&x, 3, edited(&x.c.arena, farm, edits));
	answers(&x, 4, "farm:fa9/recall", RATING_GOOD);
	gives(&x, &y);
	/* under its old name, which its deck still has, y knows it too */
	reads(&y, 5, NULL);
	for (size_t i = 0; i < y.k.n; i++)
		assert_true(y.k.states[i].met);
	answers(&y, 20, "farm:fa2/recall", RATING_GOOD);
	reads(&y, 21, edited(&y.c.arena, farm, edits));
	joined_is_one(&x, &y);
	third_agrees(&x, &y, "z");
	assert_int_equal(story(&x, "farm:fa9/recall").n, 3);
	assert_int_equal(count_rule(&y, "rename"), 1);
	stop(&x);
	stop(&y);
}

static void
gone_on_one_and_answered_on_the_other(void **state)
{
	static const char *const gone[][2] = {{"    steps:\n"
					       "      - open the coop\n"
					       "      - scatter grain\n"
					       "      - gather eggs\n",
						  ""},
	    {NULL, NULL}};
	struct computer x, y;

	(void)state;
	start(&x, "x", 1);
	start(&y, "y", 2);
	reads(&x, 0, farm);
	answers_all(&x, 0, RATING_EASY);
	gives(&x, &y);
	reads(&y, 1, farm);
	reads(&x, 3, edited(&x.c.arena, farm, gone));
	answers(&y, 4, "farm:fa1/steps", RATING_GOOD);
	reads(&y, 6, edited(&y.c.arena, farm, gone));
	joined_is_one(&x, &y);
	third_agrees(&x, &y, "z");
	assert_int_equal(story(&x, "farm:fa1/steps").n, 2);
	/* one of them has it back before the other */
	reads(&y, 8, farm);
	gives(&y, &x);
	assert_true(story(&x, "farm:fa1/steps").state.met);
	reads(&x, 9, farm);
	joined_is_one(&x, &y);
	assert_int_equal(count_rule(&x, "back"), 1);
	assert_true(item_of(&x, "farm:fa1/steps") != NULL);
	stop(&x);
	stop(&y);
}

#define T(f) cmocka_unit_test_setup_teardown(f, in_folder, out_of_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(each_kind_of_edit_seen_on_two_days),
	    T(an_older_deck_takes_no_name_back),
	    T(an_older_deck_undoes_nothing),
	    T(a_rename_seen_on_two_days_is_one),
	    T(gone_on_one_and_answered_on_the_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
