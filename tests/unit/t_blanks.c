/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * blanks: the automatic blanks of the shipped statements are those that were
 * judged (tests/data/blanks-judged.tsv), and as good as was published. A rule
 * that finds others needs them judged first.
 */
#include "helpers.h"

#include "base/fs.h"
#include "blank_set.h"

/* Published; a change of the rule may better them. In percent. */
#define GOOD_ALL 83.7
#define GOOD_UNSEEN 80.5
#define BAD_ALL 0.5
#define BAD_UNSEEN 0.9

#define JUDGED_MAX 400

struct judged {
	const char *owner, *blank, *judgement;
};

struct rates {
	int good, weak, bad, unjudged;
};

struct world {
	struct arena a;
	struct blank_set set;
	struct judged list[JUDGED_MAX];
	int n;
};

static const char *
path_of(struct world *w, const char *under)
{
	const char *dir = getenv("SRCDIR");

	return arena_printf(&w->a, "%s/%s", dir ? dir : ".", under);
}

/* The next field of a line, ended by a tab or the line's end. */
static const char *
field(char **at)
{
	char *s = *at, *end = s + strcspn(s, "\t\n");

	*at = end + (*end != '\0');
	*end = '\0';
	return s;
}

static int
set_up(void **state)
{
	static struct world w;
	struct err e = ERR_INIT;
	const char *text;
	char *s, *next;
	size_t n;

	memset(&w, 0, sizeof(w));
	assert_true(
	    set_load_bare(path_of(&w, "decks/npqlt.yaml"), &w.a, &w.set));
	assert_int_equal(fs_read(path_of(&w, "tests/data/blanks-judged.tsv"),
			     1 << 20, &w.a, &text, &n, &e),
	    0);
	for (s = arena_strndup(&w.a, text, n); *s; s = next) {
		next = s + strcspn(s, "\n");
		next += *next != '\0';
		if (*s == '#')
			continue;
		assert_true(w.n < JUDGED_MAX);
		w.list[w.n].owner = field(&s);
		w.list[w.n].blank = field(&s);
		w.list[w.n++].judgement = field(&s);
	}
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	arena_release(&w->a);
	return 0;
}

static void
count(struct rates *r, const char *judgement)
{
	r->good += strcmp(judgement, "good") == 0;
	r->weak += strcmp(judgement, "weak") == 0;
	r->bad += strcmp(judgement, "bad") == 0;
	r->unjudged += judgement[0] == '\0';
}

static void
print_rates(const char *what, const struct rates *r)
{
	int all = r->good + r->weak + r->bad;

	print_message("# %s: %d blanks: %.1f%% good, %.1f%% weak, %.1f%% bad\n",
	    what, all, 100.0 * r->good / all, 100.0 * r->weak / all,
	    100.0 * r->bad / all);
}

static void
assert_rates(const struct rates *r, double good, double bad)
{
	int all = r->good + r->weak + r->bad;

	assert_int_equal(r->unjudged, 0);
	assert_true(100.0 * r->good / all >= good);
	assert_true(100.0 * r->bad / all <= bad);
}

/* The blanks in order of place stand in the file in that order. */
static void
test_rates(void **state)
{
	struct rates all = {0}, unseen = {0};
	struct blank found[BLANKS_MAX];
	struct world *w = *state;
	const char *blank, *judgement;
	int at = 0, n;

	for (size_t i = 0; i < w->set.n; i++) {
		const struct item *it = &w->set.items[i];

		n = cloze_find(w->set.lex, it, &w->a, found, BLANKS_MAX);
		for (int k = 0; k < n; k++) {
			blank = arena_strndup(&w->a, it->text + found[k].start,
			    found[k].end - found[k].start);
			judgement = "";
			if (at < w->n &&
			    strcmp(w->list[at].owner, it->owner) == 0 &&
			    strcmp(w->list[at].blank, blank) == 0)
				judgement = w->list[at++].judgement;
			else
				print_error(
				    "not judged: %s\t%s\n", it->owner, blank);
			count(&all, judgement);
			if (strcmp(it->section, "s6") >= 0)
				count(&unseen, judgement);
		}
	}
	if (at < w->n)
		print_error("no blank any more: %s\t%s\n", w->list[at].owner,
		    w->list[at].blank);
	assert_int_equal(at, w->n);
	assert_true(at >= 200);
	print_rates("all sections", &all);
	print_rates("sections 6 to 9", &unseen);
	assert_rates(&all, GOOD_ALL, BAD_ALL);
	assert_rates(&unseen, GOOD_UNSEEN, BAD_UNSEEN);
}

/* Nearly all statements keep one, and none of them hedges or denies. */
static void
test_each_statement(void **state)
{
	struct blank found[BLANKS_MAX];
	struct world *w = *state;
	struct tokens t;
	int n, without = 0;

	for (size_t i = 0; i < w->set.n; i++) {
		const struct item *it = &w->set.items[i];

		n = cloze_find(w->set.lex, it, &w->a, found, BLANKS_MAX);
		without += n == 0;
		for (int k = 0; k < n; k++) {
			words_cut(w->set.lex,
			    arena_strndup(&w->a, it->text + found[k].start,
				found[k].end - found[k].start),
			    &w->a, &t);
			for (int j = 0; j < t.n; j++) {
				assert_false(words_is_hedge(t.list[j].word));
				assert_string_not_equal(
				    t.list[j].word, "rarely");
				assert_string_not_equal(t.list[j].word, "not");
			}
		}
	}
	assert_true(without <= 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rates),
	    cmocka_unit_test(test_each_statement),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
