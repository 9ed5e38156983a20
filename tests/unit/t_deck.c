/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck: every fault is told at its place, and what a stranger wrote costs
 * neither time nor memory. The folder tests/golden/deck has one deck a fault
 * beside what is said of it; UPDATE=1 writes that anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <time.h>

#include "deck/finding.h"
#include "deck/items.h"
#include "deck_world.h"

/* The only finding: line, column and code. */
static void
assert_finding(
    struct world *w, const char *text, int line, int column, const char *code)
{
	load_text(w, text);
	assert_int_equal(w->d.n, 1);
	assert_int_equal(w->d.list[0].line, line);
	assert_int_equal(w->d.list[0].column, column);
	assert_string_equal(w->d.list[0].code, code);
	assert_true(w->d.list[0].advice[0] != '\0');
}

static void
test_codes_and_places(void **state)
{
	struct world *w = *state;

	assert_finding(
	    w, HEAD "statements:\n- {id: 5.10, text: a}\n", 5, 8, "C21");
	assert_non_null(strstr(w->d.list[0].advice, "s5.10"));
	assert_finding(
	    w, HEAD "statements:\n- {id: a, text: b, aks: c}\n", 5, 20, "C28");
	assert_string_equal(
	    w->d.list[0].advice, "write 'ask', if that is what you mean");
	assert_finding(
	    w, HEAD "statements:\n- {id: a, text: b, ask: on}\n", 5, 25, "C24");
	assert_finding(w,
	    HEAD "statements:\n- {id: a, text: b, builds-on: c}\n", 5, 31,
	    "C22");
	assert_finding(w, HEAD "statements:\n- {id: a, text: b, terms: [c]}\n",
	    5, 28, "C03");
	assert_finding(w, "format: 7\n", 1, 9, "Y08");
	assert_non_null(strstr(w->d.list[0].what,
	    "this deck is of format 7; this program reads 1"));
	assert_string_equal(w->d.list[0].advice, "get a newer revisit");
	assert_finding(
	    w, HEAD "statements:\n- {id: a, text: b}\n---\n", 6, 1, "Y04");
}

static void
test_summary_line(void **state)
{
	struct world *w = *state;

	assert_null(
	    load_text(w, HEAD "statements:\n- {text: a}\n- {text: b}\n"));
	assert_non_null(strstr(w->e.msg, "t.yaml:5:3: C21: "));
	assert_non_null(strstr(w->e.msg, "(and 1 more; deck lint shows all)"));
	assert_int_equal(w->e.kind, ERR_FAILED);
}

static void
test_unreadable(void **state)
{
	struct world *w = *state;

	assert_null(
	    deck_load_file("/nowhere/at/all.yaml", &w->a, &w->d, &w->e));
	assert_non_null(strstr(w->e.msg, "/nowhere/at/all.yaml"));
	assert_int_equal(w->d.n, 0);
	assert_null(deck_load_file("/", &w->a, &w->d, &w->e));
	assert_non_null(strstr(w->e.msg, "cannot be read"));
	assert_null(deck_load_file("/dev/zero", &w->a, &w->d, &w->e));
	assert_string_equal(w->d.list[0].code, "Y06");
}

static void
test_bom_and_crlf(void **state)
{
	static const char unix_text[] =
	    HEAD "statements:\n- id: a\n  text: >\n    two\n    lines\n";
	struct world *w = *state;
	struct item *one, *two;
	struct buf b = BUF_INIT;
	const char *p;
	size_t n;

	assert_non_null(load_text(w, unix_text));
	deck_items(w->deck, &w->a, &one, &n);
	buf_adds(&b, "\xef\xbb\xbf");
	for (p = unix_text; *p; p++) {
		if (*p == '\n')
			buf_addc(&b, '\r');
		buf_addc(&b, *p);
	}
	assert_non_null(load(w, b.p, b.n));
	assert_string_equal(w->deck->statements[0].text, "two lines");
	deck_items(w->deck, &w->a, &two, &n);
	assert_string_equal(one->hash, two->hash);
	buf_release(&b);
}

static void
test_depth(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	int deep;

	for (deep = 11; deep <= 12; deep++) { /* in the deck's own map */
		buf_clear(&b);
		buf_adds(&b, HEAD "statements:\n- {id: a, text: b}\nx-a: ");
		buf_pad(&b, '[', (size_t)deep);
		buf_pad(&b, ']', (size_t)deep);
		load(w, b.p, b.n);
		if (deep == 11)
			assert_non_null(w->deck);
		else
			assert_string_equal(w->d.list[0].code, "Y05");
	}
	buf_release(&b);
}

static void
test_size(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;

	buf_adds(&b, HEAD "statements:\n- {id: a, text: b}\n#");
	buf_pad(&b, '-', DECK_BYTES_MAX - b.n);
	assert_non_null(load(w, b.p, b.n));
	buf_addc(&b, '\n');
	assert_null(load(w, b.p, b.n));
	assert_string_equal(w->d.list[0].code, "Y06");
	buf_release(&b);
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* What a stranger could send: refused, or taken, in no time to speak of. The
 * limit leaves room for sanitizers and slow machines; without our limits some
 * of these take minutes. */
static void
test_hostile_sizes(void **state)
{
	static const struct {
		const char *before, *again;
		const char *code; /* NULL: taken */
	} tries[] = {
	    {HEAD "x-a: ", "[", "Y05"},
	    {HEAD "x-a: ", "{a: ", "Y05"},
	    {HEAD "x-a:\n  ", "- ", "Y05"},
	    {HEAD "x-a: [", "[],", "Y06"},
	    {HEAD "x-a: [", "*a,", "C24"},
	    {HEAD "x-a: {", "a: b,", "C28"},
	    {"%TAG ! a\n", "%TAG ! a\n", "C24"},
	    {HEAD "...\n", "%TAG ! a\n", "Y04"},
	    {HEAD, "a: b\n", "C28"},
	    {HEAD "statements: [", "{},", "Y06"},
	    {HEAD "statements:\n- {id: a, text: b}\n#", " a\n", "Y02"},
	    {HEAD "statements:\n- {id: a, text: b}\nx-a: b", "\n", NULL},
	    {HEAD "statements:\n- {id: a, text: b}\nx-a: ' ", "\n", "Y02"},
	    {HEAD "same:\n- ", "a|", "C28"},
	    {HEAD "retired: ", "a,", "C28"},
	    {HEAD "statements:\n- id: a\n  text: b\n  terms:\n", "  - c\n",
		"C28"},
	};
	struct world *w = *state;
	struct buf b = BUF_INIT;
	double start;
	size_t i, k, n;

	for (i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		buf_clear(&b);
		buf_adds(&b, tries[i].before);
		n = (DECK_BYTES_MAX - b.n - 8) / strlen(tries[i].again);
		for (k = 0; k < n; k++)
			buf_adds(&b, tries[i].again);
		start = seconds();
		load(w, b.p, b.n);
		if (seconds() - start > 20)
			fail_msg(
			    "number %zu takes %.1f s", i, seconds() - start);
		if (tries[i].code == NULL)
			assert_non_null(w->deck);
		else if (w->d.n == 0 ||
		    strcmp(w->d.list[0].code, tries[i].code) != 0)
			fail_msg("number %zu: %s", i, w->e.msg);
		assert_true(w->d.n <= DECK_FINDINGS_MAX + 1);
		arena_release(&w->a);
	}
	buf_release(&b);
}

static void
test_large_deck(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	struct item *items;
	double start = seconds();
	size_t n;
	int i;

	buf_adds(&b, HEAD "statements:\n");
	for (i = 0; i < 200000; i++)
		buf_addf(&b, "- {id: a%d, text: some text}\n", i);
	assert_non_null(load(w, b.p, b.n));
	deck_items(w->deck, &w->a, &items, &n);
	assert_int_equal(n, 200000);
	assert_string_equal(items[199999].id, "t:a199999/recall");
	assert_ptr_equal(deck_find_owner(w->deck, "a77777").statement,
	    &w->deck->statements[77777]);
	assert_true(seconds() - start < 20);
	for (; i < DECK_STATEMENTS_MAX + 1; i++)
		buf_addf(&b, "- {id: a%d, text: t}\n", i);
	assert_null(load(w, b.p, b.n));
	assert_int_equal(w->d.n, 1);
	assert_string_equal(w->d.list[0].code, "C28");
	buf_release(&b);
}

static void
test_many_findings(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	int i;

	buf_adds(&b, HEAD "statements:\n");
	for (i = 0; i < DECK_FINDINGS_MAX + 5; i++)
		buf_addf(&b, "- {id: a%d}\n", i);
	assert_null(load(w, b.p, b.n));
	assert_int_equal(w->d.n, DECK_FINDINGS_MAX + 1);
	assert_string_equal(w->d.list[DECK_FINDINGS_MAX].code, "Y09");
	assert_string_equal(finding_quote(&w->d, "one\ntwo"), "one...");
	assert_string_equal(finding_quote(&w->d, "short"), "short");
	buf_release(&b);
}

/* What is said of one deck, a line a finding, in the folder's terms. */
static const char *
say(struct world *w, const char *name, const char *path)
{
	struct buf b = BUF_INIT;
	const char *out;
	size_t i;

	(void)deck_load_file(path, &w->a, &w->d, &w->e);
	w->d.file = name;
	for (i = 0; i < w->d.n; i++) {
		diag_text(&w->d, &w->d.list[i], &b);
		buf_addf(&b, "%s\n",
		    w->d.list[i].level == DIAG_ERROR ? "" : " (warning)");
	}
	out = arena_strndup(&w->a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static int
is_yaml(const struct dirent *one)
{
	size_t n = strlen(one->d_name);

	return n > 5 && strcmp(one->d_name + n - 5, ".yaml") == 0;
}

static void
test_golden(void **state)
{
	struct world *w = *state;
	const char *dir = path_of(w, "tests/golden/deck"), *got, *want, *path;
	struct dirent **all;
	int i, bad = 0, n = scandir(dir, &all, is_yaml, alphasort);
	FILE *f;

	assert_true(n > 50);
	for (i = 0; i < n; i++) {
		path = arena_printf(&w->a, "%s/%s", dir, all[i]->d_name);
		got = say(w, all[i]->d_name, path);
		path = arena_printf(
		    &w->a, "%.*s.expected", (int)strlen(path) - 5, path);
		if (getenv("UPDATE")) {
			f = fopen(path, "wb");
			assert_non_null(f);
			assert_true(fputs(got, f) >= 0);
			assert_int_equal(fclose(f), 0);
		}
		want = slurp(w, path);
		if (want == NULL || strcmp(got, want) != 0) {
			print_error("%s: got\n%swanted\n%s", all[i]->d_name,
			    got, want ? want : "(no such file)\n");
			bad++;
		}
		free(all[i]);
	}
	free(all);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		test_codes_and_places, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_summary_line, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_unreadable, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_bom_and_crlf, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_depth, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_size, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_hostile_sizes, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_large_deck, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_many_findings, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_golden, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
