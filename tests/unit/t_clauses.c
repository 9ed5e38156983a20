/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement without ideas is ticked in parts that a reader would make. */
#include "core/clauses.h"

#include "base/buf.h"
#include "helpers.h"

struct cut {
	const char *text, *parts;
};

static void
check_cuts(const struct cut *cuts, size_t n)
{
	const char *out[IDEAS_MAX];
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	int k, parts;

	for (size_t i = 0; i < n; i++) {
		parts = clauses_cut(cuts[i].text, &a, out);
		buf_clear(&b);
		for (k = 0; k < parts; k++)
			buf_addf(&b, "%s%s", k > 0 ? " / " : "", out[k]);
		assert_string_equal(buf_str(&b), cuts[i].parts);
	}
	buf_release(&b);
	arena_release(&a);
}

static void
sentences_are_parts(void **state)
{
	static const struct cut cuts[] = {
	    {"One thing.", "One thing"},
	    {"One thing; another one.", "One thing / another one"},
	    {"First one. Second one.", "First one / Second one"},
	    {"As meant (i.e. as intended) it goes on. Then 3.4 ends.",
		"As meant (i.e. as intended) it goes on / Then 3.4 ends"},
	    {"Stars differ in temperature: blue stars are hotter.",
		"Stars differ in temperature / blue stars are hotter"},
	    {"Ask e.g. A and B.", "Ask e.g. A and B"},
	    {"", ""},
	    {";;.", ";;."},
	};

	(void)state;
	check_cuts(cuts, N_OF(cuts));
}

static void
a_reason_or_a_contrast_is_a_part(void **state)
{
	static const struct cut cuts[] = {
	    {"Searing browns the surface because sugars and proteins react.",
		"Searing browns the surface / because sugars and proteins "
		"react"},
	    {"You may cross unless the light is red.",
		"You may cross / unless the light is red"},
	    {"Add salt late, not early in the boil.",
		"Add salt late / not early in the boil"},
	    {"Whales breathe air, so they surface often.",
		"Whales breathe air / so they surface often"},
	    {"It is a process rather than a single event.",
		"It is a process / rather than a single event"},
	    {"Leave gaps so that pupils revisit ideas.",
		"Leave gaps / so that pupils revisit ideas"},
	    {"Memory grows by linking new ideas to old ones.",
		"Memory grows / by linking new ideas to old ones"},
	    {"Working memory is where information that is being processed is "
	     "held, but its capacity is limited and can be overloaded.",
		"Working memory is where information that is being processed "
		"is held / but its capacity is limited and can be overloaded"},
	    {"Short, but so.", "Short, but so"},
	};

	(void)state;
	check_cuts(cuts, N_OF(cuts));
}

static void
each_member_of_a_list_is_a_part(void **state)
{
	static const struct cut cuts[] = {
	    {"A contract needs an offer, an acceptance, consideration and an "
	     "intention to be legally bound.",
		"A contract needs an offer / an acceptance / consideration / "
		"an intention to be legally bound"},
	    {"Guides, scaffolds, and worked examples help.",
		"Guides / scaffolds / worked examples help"},
	    {"It needs knowledge, skills or values.",
		"It needs knowledge / skills / values"},
	};

	(void)state;
	check_cuts(cuts, N_OF(cuts));
}

static void
what_is_no_list_stays_whole(void **state)
{
	static const struct cut cuts[] = {
	    {"When planning, teachers should think about goals and time.",
		"When planning, teachers should think about goals and time"},
	    {"Pupils, however, need practice and feedback.",
		"Pupils, however, need practice and feedback"},
	    {"It requires thoughtful, sustained review and engagement.",
		"It requires thoughtful, sustained review and engagement"},
	    {"Over time, feedback should help pupils to monitor and regulate "
	     "their learning.",
		"Over time, feedback should help pupils to monitor and "
		"regulate their learning"},
	    {"Salt and pepper are added.", "Salt and pepper are added"},
	    {"Many subjects (especially art, music and drama) vary.",
		"Many subjects (especially art, music and drama) vary"},
	};

	(void)state;
	check_cuts(cuts, N_OF(cuts));
}

static void
there_are_never_too_many(void **state)
{
	const char *out[IDEAS_MAX];
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	for (int k = 0; k < 100; k++)
		buf_addf(&b, "part %d; ", k);
	assert_int_equal(clauses_cut(buf_str(&b), &a, out), IDEAS_MAX);
	buf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sentences_are_parts),
	    cmocka_unit_test(a_reason_or_a_contrast_is_a_part),
	    cmocka_unit_test(each_member_of_a_list_is_a_part),
	    cmocka_unit_test(what_is_no_list_stays_whole),
	    cmocka_unit_test(there_are_never_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
