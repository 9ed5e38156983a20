/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options as data: every form that is allowed, and advice for the rest. */
#include "ui/opt.h"

#include "helpers.h"

static const struct opt own[] = {
    {.kind = OPT_FLAG, .name = "plain", .help = "no colour", .letter = 'p'},
    {.kind = OPT_NUMBER,
	.name = "minutes",
	.arg = "N",
	.help = "at most so long",
	.low = 1,
	.high = 120,
	.letter = 'm'},
    {.kind = OPT_TEXT, .name = "section", .arg = "S", .help = "only that"},
    {.kind = OPT_CHOICE,
	.name = "color",
	.arg = "auto|always|never",
	.help = "when"},
    OPT_TABLE_END};
static const struct opt shared[] = {
    {.kind = OPT_FILE, .name = "db", .arg = "FILE", .help = "the file"},
    {.kind = OPT_TEXT, .name = "section-name", .arg = "S", .help = "other"},
    OPT_TABLE_END};
static const struct opt *const tables[] = {own, shared, NULL};

struct line {
	struct opts got;
	struct err e;
	int i; /* the word after the last that was taken */
	int result;
};

/* Takes options from the first word on, until one is not taken. */
static struct line
take_all(const char *const *words)
{
	struct line l = {.e = ERR_INIT, .result = 1};
	char copies[8][40], *argv[9];
	int argc = 0;

	for (; words[argc]; argc++) {
		(void)snprintf(
		    copies[argc], sizeof(copies[argc]), "%s", words[argc]);
		argv[argc] = copies[argc];
	}
	argv[argc] = NULL;
	for (; l.i < argc; l.i++) {
		l.result = opt_take(tables, argc, argv, &l.i, &l.got, &l.e);
		if (l.result != 1)
			break;
	}
	/* texts point into argv: hand back what lives longer */
	for (int k = 0; k < l.got.n; k++)
		for (int w = 0; w < argc; w++)
			if (l.got.v[k].text >= argv[w] &&
			    l.got.v[k].text <= argv[w] + strlen(argv[w]))
				l.got.v[k].text =
				    words[w] + (l.got.v[k].text - argv[w]);
	return l;
}

#define TAKE(...) take_all((const char *const[]){__VA_ARGS__, NULL})

static void
a_value_is_joined_by_an_equals_sign_or_follows(void **state)
{
	struct line l = TAKE("--minutes=7");

	(void)state;
	assert_int_equal(opt_number(&l.got, "minutes", 0), 7);
	l = TAKE("--minutes", "8");
	assert_int_equal(opt_number(&l.got, "minutes", 0), 8);
	l = TAKE("-m9");
	assert_int_equal(opt_number(&l.got, "minutes", 0), 9);
	l = TAKE("-m", "10");
	assert_int_equal(opt_number(&l.got, "minutes", 0), 10);
	assert_int_equal(l.i, 2);
	assert_int_equal(l.result, 1);
	l = TAKE("--section=a=b");
	assert_string_equal(opt_text(&l.got, "section", ""), "a=b");
	l = TAKE("--section=");
	assert_true(opt_given(&l.got, "section"));
	assert_string_equal(opt_text(&l.got, "section", "x"), "");
}

static void
all_tables_are_looked_into_and_names_are_whole(void **state)
{
	struct line l = TAKE("--db", "f", "--plain", "--section-name", "n");

	(void)state;
	assert_int_equal(l.result, 1);
	assert_string_equal(opt_text(&l.got, "db", ""), "f");
	assert_true(opt_given(&l.got, "plain"));
	assert_string_equal(opt_text(&l.got, "section-name", ""), "n");
	assert_false(opt_given(&l.got, "section"));
	assert_string_equal(opt_text(&l.got, "section", "none"), "none");
	assert_int_equal(opt_number(&l.got, "minutes", 42), 42);
}

static void
given_twice_the_last_counts(void **state)
{
	struct line l = TAKE("-m5", "--plain", "--minutes=6", "--plain");

	(void)state;
	assert_int_equal(opt_number(&l.got, "minutes", 0), 6);
	assert_int_equal(l.got.n, 2);
}

static void
operands_are_left_alone(void **state)
{
	struct line l = TAKE("deck.yaml", "--plain");

	(void)state;
	assert_int_equal(l.result, 0);
	assert_int_equal(l.i, 0);
	assert_int_equal(TAKE("-").result, 0);
	assert_int_equal(TAKE("").result, 0);
}

static void
a_value_may_look_like_an_option(void **state)
{
	struct line l = TAKE("--section", "--plain");

	(void)state;
	assert_string_equal(opt_text(&l.got, "section", ""), "--plain");
	assert_false(opt_given(&l.got, "plain"));
}

static void
refused_naming(const struct line *l, const char *part)
{
	assert_int_equal(l->result, -1);
	assert_int_equal(l->e.kind, ERR_USAGE);
	if (strstr(l->e.msg, part) == NULL)
		fail_msg("'%s' does not name '%s'", l->e.msg, part);
}

static void
what_does_not_fit_is_refused_and_named(void **state)
{
	struct line l;

	(void)state;
	l = TAKE("--minute", "5"); /* nothing is abbreviated */
	refused_naming(&l, "--minute");
	l = TAKE("--minutess=5");
	refused_naming(&l, "--minutess=5");
	l = TAKE("-x");
	refused_naming(&l, "-x");
	l = TAKE("--=5");
	refused_naming(&l, "--=5");
	l = TAKE("--plain=yes");
	refused_naming(&l, "yes");
	l = TAKE("-pm");
	refused_naming(&l, "--plain");
	l = TAKE("--minutes");
	refused_naming(&l, "--minutes N");
	l = TAKE("--color", "blue");
	refused_naming(&l, "auto|always|never");
	l = TAKE("--color=");
	refused_naming(&l, "auto|always|never");
	l = TAKE("--color=auto|always");
	refused_naming(&l, "auto|always");
}

static void
numbers_are_whole_and_within_their_range(void **state)
{
	static const char *const bad[] = {"", "0", "121", "-5", "5x", "x",
	    "5.0", "1e1", "0x5", "99999999999999999999", " "};
	struct line l;

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++) {
		l = TAKE("--minutes", bad[i]);
		refused_naming(&l, "from 1 to 120");
		assert_false(opt_given(&l.got, "minutes"));
	}
	l = TAKE("--minutes=1");
	assert_int_equal(opt_number(&l.got, "minutes", 0), 1);
	l = TAKE("--minutes=120");
	assert_int_equal(opt_number(&l.got, "minutes", 0), 120);
}

static void
each_choice_is_taken_whole(void **state)
{
	static const char *const good[] = {"auto", "always", "never"};
	static const char *const bad[] = {"aut", "autoo", "|", "Never"};
	struct line l;

	(void)state;
	for (size_t i = 0; i < N_OF(good); i++) {
		l = TAKE("--color", good[i]);
		assert_string_equal(opt_text(&l.got, "color", ""), good[i]);
	}
	for (size_t i = 0; i < N_OF(bad); i++) {
		l = TAKE("--color", bad[i]);
		assert_int_equal(l.result, -1);
	}
}

static void
help_shows_letter_name_and_value(void **state)
{
	static const char *const want[] = {"-p, --plain", "-m, --minutes N",
	    "--section S", "--color auto|always|never"};

	(void)state;
	for (size_t i = 0; i < N_OF(want); i++) {
		struct buf b = BUF_INIT;

		opt_show(&own[i], &b);
		assert_string_equal(buf_str(&b), want[i]);
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_value_is_joined_by_an_equals_sign_or_follows),
	    cmocka_unit_test(all_tables_are_looked_into_and_names_are_whole),
	    cmocka_unit_test(given_twice_the_last_counts),
	    cmocka_unit_test(operands_are_left_alone),
	    cmocka_unit_test(a_value_may_look_like_an_option),
	    cmocka_unit_test(what_does_not_fit_is_refused_and_named),
	    cmocka_unit_test(numbers_are_whole_and_within_their_range),
	    cmocka_unit_test(each_choice_is_taken_whole),
	    cmocka_unit_test(help_shows_letter_name_and_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
