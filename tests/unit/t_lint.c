/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint: each rule finds what it is for and nothing else (tests/golden/lint
 * has one deck a rule, and what is said of it; UPDATE=1 writes that anew),
 * and a deck of any size costs seconds.
 */
#include "helpers.h"

#include <dirent.h>
#include <time.h>

#include "deck/lint.h"
#include "deck_world.h"

/* The findings of a deck, apart by spaces: "C05 C12". */
static const char *
codes(struct world *w, const char *text, const struct lint_options *o)
{
	struct buf b = BUF_INIT;
	const char *out;

	(void)lint_text("t.yaml", text, strlen(text), o, &w->a, &w->d);
	for (size_t i = 0; i < w->d.n; i++)
		buf_addf(&b, "%s%s", i ? " " : "", w->d.list[i].code);
	out = arena_strndup(&w->a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static const struct deck *
base_of(struct world *w, const char *dir, const char *text)
{
	const char *at = strstr(text, "\nextends: "), *path;
	struct diags found;

	if (at == NULL)
		return NULL;
	at += strlen("\nextends: ");
	path = arena_printf(
	    &w->a, "%s/%.*s.yaml", dir, (int)strcspn(at, "\n"), at);
	return deck_load_file(path, &w->a, &found, &w->e);
}

static const char *
say(struct world *w, const char *dir, const char *name)
{
	const char *text = slurp(w, arena_printf(&w->a, "%s/%s", dir, name));
	struct lint_options o = {base_of(w, dir, text), NULL, 0};
	struct buf b = BUF_INIT;
	const char *out;

	(void)lint_text(name, text, strlen(text), &o, &w->a, &w->d);
	for (size_t i = 0; i < w->d.n; i++) {
		buf_addf(&b, "%s ", diag_level_name(w->d.list[i].level));
		diag_text(&w->d, &w->d.list[i], &b);
		buf_addc(&b, '\n');
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
update(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* A deck named after a rule has a finding of it. */
static void
test_golden(void **state)
{
	struct world *w = *state;
	const char *dir = path_of(w, "tests/golden/lint"), *got, *want, *path;
	struct dirent **all;
	int bad = 0, n = scandir(dir, &all, is_yaml, alphasort);

	assert_true(n > 25);
	for (int i = 0; i < n; i++) {
		const char *name = all[i]->d_name;

		got = say(w, dir, name);
		path = arena_printf(&w->a, "%s/%.*s.expected", dir,
		    (int)strlen(name) - 5, name);
		if (getenv("UPDATE"))
			update(path, got);
		want = slurp(w, path);
		if (want == NULL || strcmp(got, want) != 0 ||
		    (name[0] == 'C' &&
			strstr(got, arena_printf(&w->a, " %.3s: ", name)) ==
			    NULL)) {
			print_error("%s: got\n%swanted\n%s", name, got,
			    want ? want : "(no such file)\n");
			bad++;
		}
		free(all[i]);
	}
	free(all);
	assert_int_equal(bad, 0);
}

/* Every rule of the table has its deck, or its test below. */
static void
test_every_rule_has_a_deck(void **state)
{
	struct world *w = *state;
	const struct lint_rule_name *rule;
	const char *last = "";
	size_t i;

	for (i = 0; (rule = lint_rule_at(i)) != NULL; i++) {
		assert_true(strcmp(last, rule->code) < 0);
		last = rule->code;
		if (rule->code[0] == 'U')
			continue;
		if (slurp(w,
			path_of(w,
			    arena_printf(&w->a, "tests/golden/lint/%s.yaml",
				rule->code))) == NULL)
			fail_msg("no deck for %s", rule->code);
	}
	assert_int_equal(i, 25);
}

#define ONE HEAD "statements:\n- id: a\n"

/* What stands near a rule and is none of its business. */
static void
test_not_found(void **state)
{
	static const char *const clean[] = {
	    /* C01: a small word may stand twice */
	    ONE "  text: Get air in and get frost out.\n  terms: [get air]\n",
	    /* C02: a word beside the title's, or the small one's */
	    HEAD "sections:\n- {id: s, title: Late Frost}\nstatements:\n"
		 "- {id: a, section: s, text: Frost splits pots., "
		 "terms: [Frost splits]}\n",
	    /* C05: three are few */
	    ONE "  text: Clay binds water.\n  terms: [Clay]\n"
		"- {id: b, text: Clay warms late.}\n"
		"- {id: c, text: Worms like no clay.}\n",
	    /* C09: the words of the text through `same:` */
	    HEAD "same: [hedge | shelter]\nstatements:\n- id: a\n"
		 "  text: A hedge stops wind.\n  ask: What helps?\n"
		 "  ideas: [a shelter]\n",
	    /* C10: not the first word */
	    ONE "  text: It splits.\n  ask: What should a pot do in frost?\n"
		"  ideas: [splits]\n",
	    /* C12: known to be confusable, either way round */
	    ONE "  text: Robins nest in ivy.\n  ask: Who lives there?\n"
		"  ideas: [robins nest]\n"
		"- {id: b, text: Old walls are where robins nest., "
		"confusable: a}\n",
	    ONE "  text: Robins nest in ivy.\n  ask: Who lives there?\n"
		"  ideas: [robins nest]\n  confusable: b\n"
		"- {id: b, text: Old walls are where robins nest.}\n",
	    /* C14: a deck in which nothing hangs together */
	    ONE "  text: One.\n- {id: b, text: Two.}\n",
	    /* C17: other words, and a part that is short */
	    ONE "  text: Evening water saves half.\n  misconceptions:\n"
		"  - {id: m, says: Noon is not worse., truth: It is.}\n",
	    /* C20: a title without a name, and who wrote it */
	    ONE "  text: Miss a day and it wilts.\n  author: Ms Brook\n",
	    /* C17: no more 'not' than the text has */
	    ONE "  text: Memory does not have endless room.\n"
		"  misconceptions:\n"
		"  - {id: m, says: Memory has endless room., truth: No.}\n",
	    /* C25: not where the text says so too, nor a "not always" */
	    ONE "  text: Frost can come late and always bites.\n"
		"  ask: What does frost do?\n"
		"  ideas: [always bites | not always early]\n",
	    /* C26: seven capitals, one, and a part of a word */
	    ONE "  text: A PLANTER of type B and an eRHS.\n",
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(clean); i++) {
		const char *got = codes(w, clean[i], NULL);

		if (got[0] != '\0')
			fail_msg(
			    "number %zu: %s (%s)", i, got, w->d.list[0].what);
	}
}

static void
test_overlay_without_its_deck(void **state)
{
	struct world *w = *state;

	assert_string_equal(
	    codes(w,
		"format: 1\ndeck: t\ntitle: T\nextends: b\nstatements:\n"
		"- id: x1\n  builds-on: x2\n",
		NULL),
	    "");
}

/* In an overlay, what a misconception is held against is the other deck's. */
static void
test_overlay_says_true(void **state)
{
	struct world *w = *state;
	struct lint_options o = {NULL, NULL, 0};
	struct diags found;
	static const char base[] =
	    "format: 1\ndeck: b\ntitle: B\nstatements:\n- id: a\n"
	    "  text: Frost kills dahlias.\n  ask: What is to be feared?\n"
	    "  ideas: [frost kills dahlias]\n";

	o.base = deck_load_text("b", base, strlen(base), &w->a, &found, &w->e);
	assert_non_null(o.base);
	assert_string_equal(
	    codes(w,
		"format: 1\ndeck: t\ntitle: T\nextends: b\nstatements:\n"
		"- id: a\n  misconceptions:\n"
		"  - {id: m, says: Only frost kills dahlias., truth: No., "
		"ideas: [slugs do]}\n",
		&o),
	    "C15");
}

static void
test_use(void **state)
{
	static const struct lint_use use[] = {
	    {"t:a/recall", 4, 3, 3}, /* too few answers for U02 */
	    {"t:b/recall", 3, 8, 2}, /* a quarter is not more */
	    {"t:b/refute/m", 0, 8, 3},
	    {"t:gone/recall", 9, 9, 9},
	};
	struct lint_options o = {NULL, use, N_OF(use)};
	struct world *w = *state;

	assert_string_equal(
	    codes(w,
		ONE "  text: One.\n- id: b\n  text: Two.\n  misconceptions:\n"
		    "  - {id: m, says: Three., truth: Four.}\n",
		&o),
	    "U01 U02");
	assert_int_equal(w->d.list[0].line, 5);
	assert_int_equal(w->d.list[1].line, 10);
	assert_int_equal(w->d.list[0].level, DIAG_INFO);
	assert_int_equal(w->d.errors + w->d.warnings, 0);
}

/* A deck that cannot be used is looked at all the same. */
static void
test_with_errors(void **state)
{
	struct world *w = *state;

	assert_string_equal(
	    codes(w,
		ONE "  text: It splits.\n  ask: Does it?\n  builds-on: zz\n",
		NULL),
	    "C10 C22");
	assert_string_equal(codes(w, "statements: [", NULL), "Y02");
	assert_string_equal(codes(w, "just a text", NULL), "C28");
}

/* Infos never push an error out, and what finds no room still counts. */
static void
test_many(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;

	buf_adds(&b, HEAD "statements:\n");
	for (int i = 0; i < DECK_FINDINGS_MAX + 50; i++)
		buf_addf(&b,
		    "- {id: a%d, text: An X%dY%c%c., builds-on: a0, ask: Is "
		    "it?}\n",
		    i + 1, i, 'A' + i / 26 % 26, 'A' + i % 26);
	buf_adds(&b, "- {id: a0, text: So is soil., terms: [so is, so]}\n");
	(void)codes(w, buf_str(&b), NULL);
	assert_int_equal(w->d.n, DECK_FINDINGS_MAX + 1);
	assert_int_equal(w->d.errors, 2);
	assert_int_equal(w->d.warnings, DECK_FINDINGS_MAX + 50);
	buf_release(&b);
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* A word of the n-th, in letters alone. */
static const char *
word(struct arena *a, int n)
{
	char s[8];
	int k = 0;

	for (n += 500; n > 0; n /= 20)
		s[k++] = "bcdfghjklmnpqrstvwxz"[n % 20];
	s[k] = '\0';
	return arena_printf(a, "%so%s", s, s);
}

/* Statements whose words follow no plan but that few are frequent. */
static void
add_statement(struct world *w, struct rng *r, struct buf *b, int i)
{
	buf_addf(b, "- id: a%d\n  text: >\n   ", i);
	for (int k = 0; k < 25; k++)
		buf_addf(b, " %s",
		    word(&w->a, rng_below(r, 1 + rng_below(r, 3000))));
	buf_adds(b, "\n  ask: What is it?\n  ideas:\n");
	for (int k = 0; k < 3; k++) {
		buf_adds(b, "  - so");
		for (int v = 0; v < 6; v++)
			buf_addf(b, " | %s %s",
			    word(&w->a, rng_below(r, 1 + rng_below(r, 3000))),
			    word(&w->a, rng_below(r, 3000)));
		buf_addc(b, '\n');
	}
}

static void
test_large(void **state)
{
	struct world *w = *state;
	struct rng r = rng_seeded(7);
	struct buf b = BUF_INIT;
	double start;

	buf_adds(&b, HEAD "statements:\n");
	for (int i = 0; i < 2000; i++)
		add_statement(w, &r, &b, i);
	start = seconds();
	(void)codes(w, buf_str(&b), NULL);
	/* half a second here; sanitizers and slow machines need room */
	if (seconds() - start > 60)
		fail_msg("takes %.1f s", seconds() - start);
	print_message("# 2000 statements: %.1f s, %zu findings\n",
	    seconds() - start, w->d.n);
	buf_release(&b);
}

/* The text with its @ a number. */
static void
add_numbered(struct buf *b, const char *text, int k)
{
	size_t n = strcspn(text, "@");

	buf_add(b, text, n);
	if (text[n] == '@')
		buf_addf(b, "%d%s", k, text + n + 1);
}

/* What a stranger could send, each rule at its worst. */
static void
test_hostile(void **state)
{
	static const struct {
		const char *head, *again, *tail;
		int times;
	} tries[] = {
	    {ONE "  text: b c\n  ask: d\n  ideas:\n  - e\n  - b", " | b c",
		"\n", 100000},
	    {ONE "  text: b c d e\n  ask: f\n  ideas: [b c]\n"
		 "  misconceptions:\n",
		"  - {id: m@, says: b c d, truth: e}\n", "", 50000},
	    {ONE "  text: b", " b", "\n  terms: [b, b b, b b b]\n", 400000},
	    {HEAD "statements:\n",
		"- {id: a@, text: big clay holds wet roots, terms: "
		"[clay holds], ask: so, ideas: [clay holds, wet roots]}\n",
		"", 30000},
	    {HEAD "statements:\n- {id: a, text: b}\nglossary:\n  AB",
		"@: x\n  AB", ": x. AB CD EF\n", 50000},
	    {HEAD "same: [b | c]\nstatements:\n- id: a\n  text: b c\n"
		  "  ask: d\n  ideas:\n  - e\n  - b",
		" | b@ c", "\n  - b c\n", 100000},
	};
	struct world *w = *state;
	struct buf b = BUF_INIT;
	double start;

	for (size_t i = 0; i < N_OF(tries); i++) {
		buf_clear(&b);
		buf_adds(&b, tries[i].head);
		for (int k = 0; k < tries[i].times; k++)
			add_numbered(&b, tries[i].again, k);
		buf_adds(&b, tries[i].tail);
		start = seconds();
		(void)codes(w, buf_str(&b), NULL);
		print_message("# try %zu: %.1f s, %zu findings\n", i,
		    seconds() - start, w->d.n);
		if (seconds() - start > 60)
			fail_msg(
			    "number %zu takes %.1f s", i, seconds() - start);
		arena_release(&w->a);
	}
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_golden, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_every_rule_has_a_deck, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_not_found, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_overlay_without_its_deck, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_overlay_says_true, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_use, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_with_errors, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_many, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_large, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_hostile, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
