/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worked: lt3.9. The first meeting with a case leaves its last step out, a
 * second, where there are three or more, the last two; then it stands alone.
 */
#include "core/worked.h"
#include "core/steps.h"
#include "helpers.h"

static int
set_up(void **state)
{
	static struct arena a;

	memset(&a, 0, sizeof(a));
	*state = &a;
	return 0;
}

static int
tear_down(void **state)
{
	arena_release(*state);
	return 0;
}

static void
test_leaves_out(void **state)
{
	static const struct {
		enum kind kind;
		int parts, examples, out;
	} cases[] = {
	    {KIND_APPLY, 0, 0, 0},
	    {KIND_APPLY, 1, 0, 0}, /* one step only: alone at once */
	    {KIND_APPLY, 2, 0, 1},
	    {KIND_APPLY, 2, 1, 0},
	    {KIND_APPLY, 3, 0, 1},
	    {KIND_APPLY, 3, 1, 2},
	    {KIND_APPLY, 3, 2, 0},
	    {KIND_APPLY, 9, 1, 2},
	    {KIND_APPLY, 9, 7, 0},
	    {KIND_SPOT, 1, 0, 0},
	    {KIND_SPOT, 2, 0, 1},
	    {KIND_SPOT, 2, 1, 0},
	    {KIND_SPOT, 3, 1, 2},
	    {KIND_RECALL, 3, 0, 0},
	    {KIND_BECAUSE, 3, 0, 0},
	    {KIND_STEPS, 3, 0, 0},
	    {KIND_LIST, 3, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < N_OF(cases); i++)
		assert_int_equal(worked_leaves_out(cases[i].kind,
				     cases[i].parts, cases[i].examples),
		    cases[i].out);
}

static void
test_ready(void **state)
{
	struct item_state s = {.last_day = ITEM_NO_DAY};

	(void)state;
	assert_true(worked_ready(&s, DAY0));
	s.last_day = DAY0;
	assert_true(worked_ready(&s, DAY0)); /* met, but not as an example */
	s.n_examples = 1;
	assert_false(worked_ready(&s, DAY0));
	assert_false(worked_ready(&s, DAY0 + 2));
	assert_true(worked_ready(&s, DAY0 + 3));
	assert_false(worked_ready(&s, DAY0 - 5)); /* a clock set back */
}

static struct item *
make_case(struct arena *a, enum kind kind)
{
	static const char *parts[] = {
	    "Cut the slides.", "Show one example", "Ask: what comes next?"};
	struct item *it = make_item(a, "lt3.4", "s3");

	it->kind = kind;
	it->parts = parts;
	it->n_parts = 3;
	return it;
}

static void
test_texts(void **state)
{
	struct arena *a = *state;
	struct item *it = make_case(a, KIND_APPLY);

	assert_string_equal(worked_shown(it, 1, false, a),
	    "1  Cut the slides.\n2  Show one example");
	assert_string_equal(worked_shown(it, 1, true, a),
	    "Step 1: Cut the slides. Step 2: Show one example.");
	assert_string_equal(
	    worked_asked(it, 1, false, a), "Ask: what comes next?");
	assert_string_equal(worked_shown(it, 2, false, a), "Cut the slides.");
	assert_string_equal(worked_asked(it, 2, false, a),
	    "2  Show one example\n3  Ask: what comes next?");
	assert_string_equal(worked_shown(it, 9, false, a), "");
	assert_string_equal(worked_asked(it, 0, false, a), "");
	/* the lines of a scene bear numbers of their own */
	it = make_case(a, KIND_SPOT);
	assert_string_equal(
	    worked_shown(it, 1, false, a), "Cut the slides.\nShow one example");
	assert_string_equal(
	    worked_shown(it, 1, true, a), "Cut the slides. Show one example.");
}

/* -- steps: the same way of help, another kind ----------------------------- */

static void
test_mix(void **state)
{
	int order[IDEAS_MAX], first = 0;
	bool seen[8];

	(void)state;
	for (uint64_t mix = 0; mix < 500; mix++) {
		for (int n = 2; n <= 8; n++) {
			bool right = true;

			memset(seen, 0, sizeof(seen));
			steps_mix(n, mix, order);
			for (int i = 0; i < n; i++) {
				assert_in_range(order[i], 0, n - 1);
				assert_false(seen[order[i]]);
				seen[order[i]] = true;
				right = right && order[i] == i;
			}
			assert_false(right);
			first += n == 8 && order[0] == 0;
		}
	}
	/* mixed: the first step stands first about once in eight times */
	assert_in_range(first, 30, 95);
}

static void
test_read(void **state)
{
	static const struct {
		const char *typed, *letters; /* NULL: cannot be read */
	} cases[] = {
	    {"b a c", "bac"},
	    {"bac", "bac"},
	    {"B, A, C", "bac"},
	    {"b > a > c", "bac"},
	    {"b->a->c.", "bac"},
	    {"b\xe2\x86\x92"
	     "a\xe2\x86\x92"
	     "c",
		"bac"},
	    {"b) a) c)", "bac"},
	    {"  b then a and then c", "bac"},
	    {"ba c", "bac"},
	    {"b a", NULL},
	    {"b a a", NULL},
	    {"b a c d", NULL},
	    {"b a c b", NULL},
	    {"2 1 3", NULL},
	    {"1b 2a 3c", NULL},
	    {"mix, knead", NULL},
	    {"", NULL},
	    {"then", NULL},
	};
	struct arena *a = *state;
	int letters[IDEAS_MAX];
	char text[4] = "";

	for (size_t i = 0; i < N_OF(cases); i++) {
		bool ok = steps_read(cases[i].typed, 3, a, letters);

		if (ok != (cases[i].letters != NULL))
			fail_msg("%s", cases[i].typed);
		for (int k = 0; ok && k < 3; k++)
			text[k] = (char)('a' + letters[k]);
		if (ok)
			assert_string_equal(text, cases[i].letters);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_leaves_out),
	    cmocka_unit_test(test_ready),
	    cmocka_unit_test_setup_teardown(test_texts, set_up, tear_down),
	    cmocka_unit_test(test_mix),
	    cmocka_unit_test_setup_teardown(test_read, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
