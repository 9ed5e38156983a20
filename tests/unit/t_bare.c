/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bare: a statement without ideas is asked by its blanks, and the engine marks
 * what was typed into them.
 */
#include "helpers.h"

#include "core/bare.h"
#include "core/clauses.h"
#include "core/mark.h"

struct world {
	struct arena a;
	struct item *it;
	struct lexicon *lex;
	struct blank all[BLANKS_MAX];
	int n;
	const struct item *bare;
};

static void
make(struct world *w, const char *text)
{
	w->it->text = text;
	w->it->n_ideas = 0;
	w->lex = lexicon_new(&w->a, NULL, 0, &w->it, 1);
	w->n = cloze_find(w->lex, w->it, &w->a, w->all, BLANKS_MAX);
	w->bare = bare_item(w->it, w->all, &w->n, &w->a);
}

static int
set_up(void **state)
{
	static struct world w;

	memset(&w, 0, sizeof(w));
	w.it = make_item(&w.a, "x1", "s1");
	make(&w,
	    "Requiring pupils to retrieve information from memory, and "
	    "spacing practice after a gap, are likely to strengthen recall; "
	    "rereading is weaker.");
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

/* Marks an answer to blank k alone. */
static enum said
said(struct world *w, int k, const char *answer)
{
	bool asked[IDEAS_MAX] = {false};
	const char *blank[IDEAS_MAX] = {NULL};
	struct mark_question q = {.item = w->bare,
	    .shown = cloze_shown(w->it, &w->all[k], 1, &w->a),
	    .asked = asked,
	    .blank = blank};
	struct mark m;
	int idea = w->all[k].idea;

	asked[idea] = true;
	blank[idea] = w->bare->ideas[idea].wordings[0];
	mark_answer(w->lex, &q, answer, &w->a, &m);
	assert_int_equal(m.yes + m.part + m.no, 1);
	return m.ideas[idea].said;
}

/* An idea for each blank, after places for the clauses. */
static void
test_places(void **state)
{
	struct world *w = *state;
	const char *clauses[IDEAS_MAX];
	int first = clauses_cut(w->it->text, &w->a, clauses);

	assert_true(first >= 2);
	assert_true(w->n >= 3);
	assert_ptr_not_equal(w->bare, w->it);
	assert_int_equal(w->it->n_ideas, 0);
	assert_int_equal(w->bare->n_ideas, first + w->n);
	assert_string_equal(w->bare->text, w->it->text);
	for (int i = 0; i < first; i++)
		assert_string_equal(w->bare->ideas[i].wordings[0], "");
	for (int i = 0; i < w->n; i++) {
		const char *s = w->bare->ideas[w->all[i].idea].wordings[0];

		assert_int_equal(w->all[i].idea, first + i);
		assert_memory_equal(
		    s, w->it->text + w->all[i].start, strlen(s));
	}
}

static void
test_marks(void **state)
{
	struct world *w = *state;

	for (int k = 0; k < w->n; k++) {
		const char *s = w->bare->ideas[w->all[k].idea].wordings[0];

		assert_int_equal(said(w, k, s), SAID_YES);
		assert_int_equal(said(w, k, "bananas"), SAID_NO);
		/* the clause round it is no answer */
		assert_int_equal(said(w, k, "requiring pupils to"), SAID_NO);
	}
}

/* Blanks go round: the one longest unsaid comes next. */
static void
test_round(void **state)
{
	struct world *w = *state;
	int32_t days[IDEAS_MAX];
	struct blank out[BLANKS_MAX];
	bool seen[BLANKS_MAX] = {false};

	for (int i = 0; i < IDEAS_MAX; i++)
		days[i] = ITEM_NO_DAY;
	for (int day = 0; day < w->n; day++) {
		int n = cloze_choose(w->bare, w->all, w->n, days, out);

		assert_int_equal(n, 1);
		days[out[0].idea] = DAY0 + day;
		for (int i = 0; i < w->n; i++)
			seen[i] |= w->all[i].start == out[0].start;
	}
	for (int i = 0; i < w->n; i++)
		assert_true(seen[i]);
}

static void
test_itself(void **state)
{
	struct world *w = *state;
	struct blank before;

	make(w, "It is what it is.");
	assert_int_equal(w->n, 0);
	assert_ptr_equal(w->bare, w->it);
	make(w, "The gap strengthens recall.");
	add_idea(&w->a, w->it, "recall");
	w->n = 1;
	before = w->all[0] = (struct blank){20, 26, 0, 0};
	assert_ptr_equal(bare_item(w->it, w->all, &w->n, &w->a), w->it);
	assert_int_equal(w->n, 1);
	assert_int_equal(w->all[0].idea, before.idea);
}

/* More blanks than there are marks: the rest is dropped. */
static void
test_room(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	const char *terms[BLANKS_MAX];

	for (int i = 0; i < BLANKS_MAX; i++) {
		terms[i] = arena_printf(&w->a, "term%d", i);
		buf_addf(&b, "%sterm%d", i > 0 ? " " : "", i);
	}
	w->it->terms = terms;
	w->it->n_terms = BLANKS_MAX;
	make(w, arena_strdup(&w->a, buf_str(&b)));
	assert_int_equal(w->bare->n_ideas, IDEAS_MAX);
	assert_int_equal(w->n, IDEAS_MAX - 1);
	assert_int_equal(w->all[w->n - 1].idea, IDEAS_MAX - 1);
	buf_release(&b);
}

int
main(void)
{
#define WITH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH(test_places),
	    WITH(test_marks),
	    WITH(test_round),
	    WITH(test_itself),
	    WITH(test_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
