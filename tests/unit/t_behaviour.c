/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of behaviours holds nothing that is not there: its statements are
 * the deck's, its settings the program's, its functions declared, its tests
 * files. (That each test notices is `make mutants`.)
 */
#include "core/behaviour.h"

#include <dirent.h>
#include <unistd.h>

#include "base/fs.h"
#include "cmd/settings.h"
#include "deck/deck.h"
#include "deck/items.h"
#include "helpers.h"

static const char *
top(void)
{
	const char *dir = getenv("SRCDIR");

	return dir ? dir : ".";
}

static void
rows_are_whole_and_in_order(void **state)
{
	const struct behaviour *b;
	int major, minor, now, before = 0;

	(void)state;
	for (b = behaviour_table; b->statement; b++) {
		assert_int_equal(
		    sscanf(b->statement, "lt%d.%d", &major, &minor), 2);
		now = major * 100 + minor;
		if (now < before)
			fail_msg("%s stands too late", b->statement);
		before = now;
		assert_non_null(strchr(b->text, ' '));
		if (b->text[strlen(b->text) - 1] != '.')
			fail_msg("no sentence: %s", b->text);
		assert_true(b->function[0] != '\0');
		assert_true(b->test[0] != '\0');
	}
	assert_true(b - behaviour_table >= 30);
}

static void
no_sentence_is_written_twice(void **state)
{
	(void)state;
	for (const struct behaviour *b = behaviour_table; b->statement; b++)
		for (const struct behaviour *c = b + 1; c->statement; c++)
			assert_string_not_equal(b->text, c->text);
}

static void
each_setting_is_one(void **state)
{
	(void)state;
	for (const struct behaviour *b = behaviour_table; b->statement; b++)
		if (b->setting[0] && settings_find(b->setting) == NULL)
			fail_msg("%s: no setting %s", b->statement, b->setting);
}

static void
each_statement_is_in_the_shipped_deck(void **state)
{
	struct arena a = {0};
	struct err e = ERR_INIT;
	struct diags found;
	struct deck *d = deck_load_file(
	    arena_printf(&a, "%s/decks/npqlt.yaml", top()), &a, &found, &e);

	(void)state;
	if (d == NULL)
		fail_msg("%s", e.msg);
	for (const struct behaviour *b = behaviour_table; b->statement; b++)
		if (deck_find_owner(d, b->statement).statement == NULL)
			fail_msg("no statement %s", b->statement);
	arena_release(&a);
}

/* Does a line of the text begin with the declaration of a function, or stand
 * after its type? */
static bool
declares(const char *text, const char *function)
{
	size_t n = strlen(function);

	for (const char *p = text; (p = strstr(p, function)) != NULL; p += n) {
		if (p > text && p[n] == '(' &&
		    (p[-1] == ' ' || p[-1] == '*' || p[-1] == '\n'))
			return true;
	}
	return false;
}

static bool
is_header(const char *name)
{
	size_t n = strlen(name);

	return n > 2 && strcmp(name + n - 2, ".h") == 0;
}

/* Every header of src, one after another. */
static const char *
all_headers(struct arena *a)
{
	static const char *const layers[] = {
	    "base", "cmd", "core", "deck", "formats", "report", "store", "ui"};
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	const char *out, *text;
	struct dirent *entry;
	size_t n;

	for (size_t i = 0; i < N_OF(layers); i++) {
		const char *path =
		    arena_printf(a, "%s/src/%s", top(), layers[i]);
		DIR *dir = opendir(path);

		assert_non_null(dir);
		while ((entry = readdir(dir)) != NULL) {
			if (!is_header(entry->d_name))
				continue;
			assert_int_equal(fs_read(arena_printf(a, "%s/%s", path,
						     entry->d_name),
					     1 << 20, a, &text, &n, &e),
			    0);
			buf_adds(&b, text);
		}
		(void)closedir(dir);
	}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
each_function_is_declared_in_a_header(void **state)
{
	struct arena a = {0};
	const char *headers = all_headers(&a);

	(void)state;
	assert_false(declares(headers, "no_such_function"));
	for (const struct behaviour *b = behaviour_table; b->statement; b++)
		if (!declares(headers, b->function))
			fail_msg("%s: no header declares %s", b->statement,
			    b->function);
	arena_release(&a);
}

static void
each_test_is_there(void **state)
{
	struct arena a = {0};
	const char *path;

	(void)state;
	for (const struct behaviour *b = behaviour_table; b->statement; b++) {
		path = strchr(b->test, '/')
		    ? arena_printf(&a, "%s/%s", top(), b->test)
		    : arena_printf(&a, "%s/tests/unit/%s.c", top(), b->test);
		if (access(path, R_OK) != 0)
			fail_msg("%s: there is no %s", b->statement, path);
	}
	arena_release(&a);
}

static void
words_find_rows(void **state)
{
	static const struct behaviour b = {"lt5.1",
	    "Help fades as memory grows.", "secure-gap", "f", "t", VALUE_NONE};

	(void)state;
	assert_true(behaviour_has(&b, ""));
	assert_true(behaviour_has(&b, "5.1"));
	assert_true(behaviour_has(&b, "LT5.1"));
	assert_true(behaviour_has(&b, "5"));
	assert_true(behaviour_has(&b, "MEMORY"));
	assert_true(behaviour_has(&b, "gap"));
	assert_false(behaviour_has(&b, "5.10"));
	assert_false(behaviour_has(&b, "5.11"));
	assert_false(behaviour_has(&b, "lt5.11"));
	assert_false(behaviour_has(&b, "1"));
	assert_false(behaviour_has(&b, "streak"));
}

static void
a_number_is_not_the_beginning_of_another(void **state)
{
	static const struct behaviour b = {
	    "lt5.11", "Ten of them.", "", "f", "t", VALUE_NONE};

	(void)state;
	assert_true(behaviour_has(&b, "5.11"));
	assert_false(behaviour_has(&b, "5.1"));
	assert_false(behaviour_has(&b, "lt5.1"));
	assert_true(behaviour_has(&b, "lt5"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_whole_and_in_order),
	    cmocka_unit_test(no_sentence_is_written_twice),
	    cmocka_unit_test(each_setting_is_one),
	    cmocka_unit_test(each_statement_is_in_the_shipped_deck),
	    cmocka_unit_test(each_function_is_declared_in_a_header),
	    cmocka_unit_test(each_test_is_there),
	    cmocka_unit_test(words_find_rows),
	    cmocka_unit_test(a_number_is_not_the_beginning_of_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
