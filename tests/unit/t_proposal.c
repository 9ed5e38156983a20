/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What learners sent to an author: the same from several is one (lt9.11). */
#include "core/proposal.h"

#include "helpers.h"

static void
the_same_from_several_is_one_with_its_people(void **state)
{
	struct share_wording one[] = {
	    {"demo:a1/recall", "00000000000000aa", "It fades away!", 0},
	    {"demo:a1/recall", "00000000000000aa", "it fades away", 0}};
	struct share_wording two[] = {
	    {"demo:a1/recall", "00000000000000aa", "IT FADES, away", 0},
	    {"demo:a1/recall", "00000000000000aa", "it fades away", 1},
	    {"demo:a1/recall", "bb", "something else", 0}};
	struct share_report report[] = {{"demo:a1/recall", "it fades away"},
	    {"demo:gone/recall", "unclear"}};
	struct share shares[] = {{.wordings = one, .n_wordings = 2},
	    {.wordings = two,
		.n_wordings = 3,
		.reports = report,
		.n_reports = 2}};
	const struct share *list[] = {&shares[0], &shares[1]};
	struct arena a = ARENA_INIT;
	struct item *it = make_item(&a, "a1", "s1");
	struct proposals p;

	(void)state;
	add_idea(&a, it, "forgetting");
	add_idea(&a, it, "It fades away");
	proposals_make(list, 2, &it, 1, &a, &p);
	assert_int_equal(p.n, 5);
	assert_string_equal(p.list[0].text, "It fades away!");
	assert_int_equal(p.list[0].learners, 2);
	assert_false(p.list[0].known);
	assert_false(p.list[0].elsewhere);
	assert_string_equal(p.list[1].text, "something else");
	assert_true(p.list[1].elsewhere);
	assert_int_equal(p.list[2].idea, 1);
	assert_true(p.list[2].known); /* the deck has it for that idea */
	assert_int_equal(p.list[3].idea, -1);
	assert_int_equal(p.list[3].learners, 1);
	assert_null(p.list[4].it); /* of a card that is no more */
	arena_release(&a);
}

static void
what_was_decided_is_found_again(void **state)
{
	struct arena a = ARENA_INIT;
	struct proposal x = {.item = "demo:a1/recall", .text = "It fades"};
	struct proposal y = {.item = "demo:a1/recall", .text = "it  fades."};

	(void)state;
	assert_string_equal(proposal_key(&x, &a), proposal_key(&y, &a));
	y.idea = 1;
	assert_string_not_equal(proposal_key(&x, &a), proposal_key(&y, &a));
	y.idea = 0;
	y.text = "it fade";
	assert_string_not_equal(proposal_key(&x, &a), proposal_key(&y, &a));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_same_from_several_is_one_with_its_people),
	    cmocka_unit_test(what_was_decided_is_found_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
