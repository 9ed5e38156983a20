/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes to a deck file: the one place changes, every other byte stays. */
#include "deck/amend.h"

#include "helpers.h"

struct file {
	struct arena a;
	struct amend am;
	struct buf out;
};

static void
begin(struct file *f, const char *text)
{
	memset(f, 0, sizeof(*f));
	assert_true(amend_begin(&f->am, text, strlen(text), &f->a));
}

static void
assert_becomes(struct file *f, const char *wanted)
{
	splice_apply(&f->am.splices, f->am.s, f->am.n, &f->out);
	assert_string_equal(buf_str(&f->out), wanted);
	buf_release(&f->out);
	arena_release(&f->a);
}

/* The i-th entry of a list of the deck's own. */
static const struct node *
entry(const struct file *f, const char *list, int i)
{
	const struct node *one = node_get(f->am.root, list)->first;

	while (i-- > 0)
		one = one->next;
	return one;
}

static void
a_text_changes_in_its_own_style(void **state)
{
	static const char *const styles[][2] = {
	    {"t: old words # why\n", "t: New one # why\n"},
	    {"t: \"old\" # why\n", "t: \"New one\" # why\n"},
	    {"t: 'old'\n", "t: 'New one'\n"},
	    {"t: >\n  old\n  words\n# why\nu: x\n",
		"t: >\n  New one\n# why\nu: x\n"},
	    {"t: |-\n    old\n\nu: x\n", "t: |-\n    New one\n\nu: x\n"},
	    {"t: >\r\n  old\r\nu: x\r\n", "t: >\r\n  New one\r\nu: x\r\n"},
	    {"t:\nu: x\n", "t: New one\nu: x\n"}};

	(void)state;
	for (size_t i = 0; i < N_OF(styles); i++) {
		struct file f;

		begin(&f, styles[i][0]);
		assert_true(
		    amend_text(&f.am, node_get(f.am.root, "t"), "New one"));
		assert_becomes(&f, styles[i][1]);
	}
}

static void
a_text_that_needs_quotes_gets_them(void **state)
{
	struct file f;

	(void)state;
	begin(&f, "t: old\n");
	assert_true(
	    amend_text(&f.am, node_get(f.am.root, "t"), "One: \"two\" \\ #3"));
	assert_becomes(&f, "t: \"One: \\\"two\\\" \\\\ #3\"\n");
}

static void
entries_come_and_go_with_their_lines(void **state)
{
	struct file f;

	(void)state;
	begin(
	    &f, "l:\n  # first\n  - id: a\n    x: 1\n\n  - id: b\n  - id: c\n");
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 0), "  - id: n\n"));
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 0), "  - id: m\n"));
	assert_true(amend_comment_out(&f.am, entry(&f, "l", 1)));
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 1), "  - id: o\n"));
	assert_becomes(&f,
	    "l:\n  # first\n  - id: a\n    x: 1\n  - id: n\n  - id: m\n\n"
	    "  # - id: b\n  - id: o\n  - id: c\n");
}

/* What goes behind an entry stands there in the order in which it came, also
 * when the next entry becomes a comment meanwhile; and behind the comments that
 * are the entry's own, which would become a part of a block. */
static void
several_entries_at_one_place_keep_their_order(void **state)
{
	struct file f;

	(void)state;
	begin(
	    &f, "l:\n  - id: a\n\n    # of a\n  - id: b\n# of c\n  - id: c\n");
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 0), "  - id: n\n"));
	assert_true(amend_comment_out(&f.am, entry(&f, "l", 1)));
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 0), "  - id: m\n"));
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 0), "  - id: o\n"));
	assert_true(
	    amend_insert_after(&f.am, entry(&f, "l", 1), "  - id: p\n"));
	assert_becomes(&f,
	    "l:\n  - id: a\n\n    # of a\n  - id: n\n  - id: m\n  - id: o\n"
	    "  # - id: b\n  - id: p\n# of c\n  - id: c\n");
}

static void
what_stands_in_brackets_is_not_cut(void **state)
{
	struct file f;

	(void)state;
	begin(&f, "l: [{id: a}, {id: b}]\n");
	assert_false(amend_comment_out(&f.am, entry(&f, "l", 1)));
	assert_false(amend_insert_after(&f.am, entry(&f, "l", 0), "- id: n\n"));
	assert_becomes(&f, "l: [{id: a}, {id: b}]\n");
}

static void
ids_are_retired_however_the_list_is_written(void **state)
{
	static const char *const ids[] = {"x1", "x2"};
	static const char *const ways[][2] = {
	    {"a: 1\nl:\n  - b\n", "a: 1\nretired: [x1, x2]\n\nl:\n  - b\n"},
	    {"retired: [p] # gone\nl:\n  - b\n",
		"retired: [p, x1, x2] # gone\nl:\n  - b\n"},
	    {"retired: []\nl:\n  - b\n", "retired: [x1, x2]\nl:\n  - b\n"},
	    {"retired: p, q\nl:\n  - b\n",
		"retired: p, q, x1, x2\nl:\n  - b\n"},
	    {"retired:\n  - p\nl:\n  - b\n",
		"retired:\n  - p\n  - x1\n  - x2\nl:\n  - b\n"}};

	(void)state;
	for (size_t i = 0; i < N_OF(ways); i++) {
		struct file f;

		begin(&f, ways[i][0]);
		assert_true(amend_retire(&f.am, ids, 2));
		assert_becomes(&f, ways[i][1]);
	}
}

static void
entries_of_a_list_in_brackets_go_into_a_comment(void **state)
{
	static const char *const ways[][2] = {
	    {"s:\n  k: 1\n  terms: [old word, \"kept\"] # mine\n",
		"s:\n  k: 1\n  # no longer in the text: it\n"
		"  terms: [\"kept\"] # mine\n"},
	    {"s: {terms: [What, old , word], k: 1}\n",
		"# no longer in the text: it\ns: {terms: [What], k: 1}\n"},
	    {"s: {terms: [ old, word ]}\n",
		"# no longer in the text: it\ns: {terms: [ ]}\n"},
	    {"s:\n  terms: [old, word, # one\n    kept,\n    gone, is]\n",
		"s:\n  # no longer in the text: it\n"
		"  terms: [kept,\n    is]\n"}};

	(void)state;
	for (size_t i = 0; i < N_OF(ways); i++) {
		struct file f;

		begin(&f, ways[i][0]);
		assert_true(amend_keep_in_flow(&f.am,
		    node_get(node_get(f.am.root, "s"), "terms"),
		    "What is Kept here.", "it"));
		assert_becomes(&f, ways[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_changes_in_its_own_style),
	    cmocka_unit_test(a_text_that_needs_quotes_gets_them),
	    cmocka_unit_test(entries_come_and_go_with_their_lines),
	    cmocka_unit_test(several_entries_at_one_place_keep_their_order),
	    cmocka_unit_test(what_stands_in_brackets_is_not_cut),
	    cmocka_unit_test(ids_are_retired_however_the_list_is_written),
	    cmocka_unit_test(entries_of_a_list_in_brackets_go_into_a_comment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
