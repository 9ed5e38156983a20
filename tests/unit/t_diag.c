/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings about a file, and the one error that is told upwards. */
#include "base/diag.h"

#include "base/err.h"
#include "helpers.h"

static void
findings_come_in_order_of_place_and_equals_in_order_of_finding(void **state)
{
	static const int at[][2] = {
	    {9, 1}, {3, 7}, {3, 2}, {0, 0}, {3, 7}, {9, 1}, {1, 80}};
	static const char *const want = "3621405";
	struct arena a = ARENA_INIT;
	struct diags d;

	(void)state;
	diags_init(&d, &a, "deck.yaml");
	for (int i = 0; i < (int)N_OF(at); i++)
		diag_add(&d, DIAG_INFO, at[i][0], at[i][1], "C1", "", "%d", i);
	diags_sort(&d);
	for (size_t i = 0; i < d.n; i++)
		assert_int_equal(d.list[i].what[0], want[i]);
	arena_release(&a);
}

static void
errors_and_warnings_are_counted(void **state)
{
	struct arena a = ARENA_INIT;
	struct diags d;

	(void)state;
	diags_init(&d, &a, "deck.yaml");
	for (int i = 0; i < 60; i++)
		diag_add(&d, (enum diag_level)(i % 3), i, 1, "C1", "", "x");
	assert_int_equal(d.n, 60);
	assert_int_equal(d.errors, 20);
	assert_int_equal(d.warnings, 20);
	assert_string_equal(diag_level_name(DIAG_ERROR), "error");
	assert_string_equal(diag_level_name(DIAG_WARNING), "warning");
	assert_string_equal(diag_level_name(DIAG_INFO), "info");
	arena_release(&a);
}

static void
a_line_names_file_place_code_and_advice_and_is_clean(void **state)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT;
	struct diags d;

	(void)state;
	diags_init(&d, &a, "my\033[2Jdeck.yaml");
	diag_add(&d, DIAG_ERROR, 3, 14, "C28", "write 'ask:'",
	    "unknown key '%s'", "a\x07sk\n");
	diag_text(&d, &d.list[0], &b);
	assert_string_equal(buf_str(&b),
	    "my<U+001B>[2Jdeck.yaml:3:14: C28: unknown key 'a<U+0007>sk '; "
	    "write 'ask:'");
	buf_clear(&b);
	diag_add(&d, DIAG_INFO, 1, 1, "C1", "", "100%% fine");
	diag_text(&d, &d.list[1], &b);
	assert_string_equal(
	    buf_str(&b), "my<U+001B>[2Jdeck.yaml:1:1: C1: 100% fine");
	buf_release(&b);
	arena_release(&a);
}

static void
a_finding_of_any_length_is_kept_or_cut_and_never_overruns(void **state)
{
	struct arena a = ARENA_INIT;
	struct diags d;
	char text[5000];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	diags_init(&d, &a, text);
	diag_add(&d, DIAG_ERROR, 1, 1, "C1", text, "%s", text);
	assert_int_equal(strlen(d.list[0].what), ERR_MAX - 1);
	assert_int_equal(strlen(d.list[0].advice), sizeof(text) - 1);
	arena_release(&a);
}

/* -- err ------------------------------------------------------------------ */

static void
an_error_says_where_from_the_outside_in(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(err_exit_status(&e), 0);
	assert_int_equal(err_set(&e, ERR_USAGE, "no %s", "date"), -1);
	assert_int_equal(err_wrap(&e, "line %d", 3), -1);
	assert_int_equal(err_wrap(&e, "deck.yaml"), -1);
	assert_string_equal(e.msg, "deck.yaml: line 3: no date");
	assert_int_equal(e.kind, ERR_USAGE);
}

static void
exit_statuses_are_those_of_the_table(void **state)
{
	static const int want[][2] = {{ERR_NONE, 0}, {ERR_FAILED, 1},
	    {ERR_USAGE, 2}, {ERR_FOUND, 3}, {ERR_BUSY, 1}};

	(void)state;
	for (size_t i = 0; i < N_OF(want); i++) {
		struct err e = {(enum err_kind)want[i][0], ""};

		assert_int_equal(err_exit_status(&e), want[i][1]);
	}
}

static void
a_message_of_any_length_is_cut_and_ends(void **state)
{
	struct err e = ERR_INIT;
	char text[5000];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	(void)err_set(&e, ERR_FAILED, "%s", text);
	assert_int_equal(strlen(e.msg), ERR_MAX - 1);
	for (int i = 0; i < 5; i++)
		(void)err_wrap(&e, "%s", text);
	assert_int_equal(strlen(e.msg), ERR_MAX - 1);
	(void)err_set(&e, ERR_FAILED, "short");
	assert_string_equal(e.msg, "short");
}

static void
a_wrap_alone_is_a_failure(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	(void)err_wrap(&e, "deck.yaml");
	assert_int_equal(err_exit_status(&e), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		findings_come_in_order_of_place_and_equals_in_order_of_finding),
	    cmocka_unit_test(errors_and_warnings_are_counted),
	    cmocka_unit_test(
		a_line_names_file_place_code_and_advice_and_is_clean),
	    cmocka_unit_test(
		a_finding_of_any_length_is_kept_or_cut_and_never_overruns),
	    cmocka_unit_test(an_error_says_where_from_the_outside_in),
	    cmocka_unit_test(exit_statuses_are_those_of_the_table),
	    cmocka_unit_test(a_message_of_any_length_is_cut_and_ends),
	    cmocka_unit_test(a_wrap_alone_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
