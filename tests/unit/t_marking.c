/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * marking: the shipped deck and the marker together. Figures on the judged
 * answers are held to those recorded in tests/data/marking/expected.tsv, and
 * no question of the deck answers itself.
 */
#include "helpers.h"

#include "mark_set.h"

struct world {
	struct arena a;
	struct set_deck deck;
	struct figures of[KIND_TRY]; /* of each kind, what is not apart */
};

static const char *
path_of(struct world *w, const char *name)
{
	const char *top = getenv("SRCDIR");

	return arena_printf(&w->a, "%s/%s", top != NULL ? top : ".", name);
}

/* Marks the answers of a file, save those that are apart and the ticked. */
static bool
mark_file(struct world *w, const char *name)
{
	static struct mark_set set;
	struct mark m;

	if (!set_load(&set, &w->deck, path_of(w, name), &w->a))
		return false;
	for (const struct judged *j = set.list; j < set.list + set.n; j++)
		if (!j->apart && !j->item->ticked)
			(void)set_mark(
			    &w->deck, j, &w->a, &w->of[j->item->kind], &m);
	return true;
}

static int
set_up(void **state)
{
	static struct world w;

	memset(&w, 0, sizeof(w));
	if (!set_load_deck(path_of(&w, "decks/npqlt.yaml"), &w.a, &w.deck) ||
	    !mark_file(&w, "tests/data/marking/tuned.tsv") ||
	    !mark_file(&w, "tests/data/marking/kinds.tsv"))
		return -1;
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

/* The kind with this name that is marked by what is typed. */
static const struct figures *
figures_of(const struct world *w, const char *name)
{
	for (int k = 0; k < KIND_TRY; k++)
		if (w->of[k].answers > 0 &&
		    strcmp(kind_name((enum kind)k), name) == 0)
			return &w->of[k];
	fail_msg("expected.tsv: no answers of a kind '%s'", name);
	return NULL;
}

/* One line: kind, figure, "least" or "most", the value recorded. */
static void
hold(const struct world *w, char *line, bool held[KIND_TRY][SET_FIGURES])
{
	char *p = line;
	const char *kind = strsep(&p, "\t"), *name = strsep(&p, "\t");
	const char *way = strsep(&p, "\t");
	const struct figures *f = figures_of(w, kind);
	struct set_figure now[SET_FIGURES];
	int n = set_figures(f, now), recorded, i = 0;

	assert_non_null(p);
	while (i < n && strcmp(now[i].name, name) != 0)
		i++;
	if (i == n)
		fail_msg("expected.tsv: %s has no figure '%s'", kind, name);
	assert_string_equal(way, now[i].most ? "most" : "least");
	recorded = (int)strtol(p, NULL, 10);
	if (now[i].most ? now[i].value > recorded : now[i].value < recorded)
		fail_msg("%s, %s: %d, and at %s %d was recorded; `make "
			 "marking` lists the answers",
		    kind, name, now[i].value, way, recorded);
	held[f->kind][i] = true;
}

static void
test_none_worse(void **state)
{
	struct world *w = *state;
	FILE *f = fopen(path_of(w, "tests/data/marking/expected.tsv"), "r");
	struct set_figure now[SET_FIGURES];
	bool held[KIND_TRY][SET_FIGURES] = {{false}};
	char line[256];
	int n;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL)
		if (*line != '#')
			hold(w, line, held);
	(void)fclose(f);
	for (int k = 0; k < KIND_TRY; k++) {
		n = set_figures(&w->of[k], now);
		for (int i = 0; w->of[k].answers > 0 && i < n; i++)
			if (!held[k][i])
				fail_msg("expected.tsv lacks '%s' of %s",
				    now[i].name, kind_name((enum kind)k));
	}
}

/* The goals, whatever is recorded. */
static void
test_goals(void **state)
{
	const struct figures *f = &((struct world *)*state)->of[KIND_RECALL];

	assert_true(f->answers >= 250);
	assert_true((f->full_marked + f->full_asked) * 10 >= f->full * 9);
	assert_true(f->lacking_full * 20 <= f->lacking);
}

/* Is it marked word by word? (The others are ticked, or have rules of their
 * own: t_turn_kinds.) */
static bool
is_marked_by_words(const struct item *it)
{
	return !it->ticked && it->kind != KIND_STEPS && it->kind != KIND_SPOT;
}

/* K7: the question's own words earn nothing, and are not even asked about. */
static void
test_no_question_answers_itself(void **state)
{
	struct world *w = *state;
	const struct item *it;
	struct mark_question q = {0};
	struct mark m;

	for (size_t i = 0; i < w->deck.n; i++) {
		const char *const own[] = {
		    w->deck.items[i].ask, w->deck.items[i].says};

		it = q.item = &w->deck.items[i];
		if (!is_marked_by_words(it))
			continue;
		q.shown = it->ask;
		for (size_t k = 0; k < N_OF(own); k++) {
			mark_answer(w->deck.lex, &q, own[k], &w->a, &m);
			if (m.yes + m.part > 0 || m.complete)
				fail_msg(
				    "%s: its question earns something", it->id);
			assert_int_equal(m.lure.lure, -1);
		}
	}
}

/* Every idea can be earned: its own first wording does, in any question. */
static void
test_first_wordings(void **state)
{
	struct world *w = *state;
	const struct item *it;
	struct mark_question q = {0};
	struct mark m;

	for (size_t i = 0; i < w->deck.n; i++) {
		it = q.item = &w->deck.items[i];
		if (!is_marked_by_words(it))
			continue;
		q.shown = it->ask;
		for (int k = 0; k < it->n_ideas; k++) {
			mark_answer(w->deck.lex, &q, it->ideas[k].wordings[0],
			    &w->a, &m);
			if (m.ideas[k].said == SAID_NO)
				fail_msg("%s: \"%s\" earns nothing", it->id,
				    it->ideas[k].wordings[0]);
		}
	}
}

/* No statement of the deck sounds like its own misconceptions, and neither do
 * the right words for it. */
static void
test_no_false_alarm(void **state)
{
	struct world *w = *state;
	const struct item *it;
	struct mark_question q = {0};
	struct mark m;

	for (size_t i = 0; i < w->deck.n; i++) {
		it = q.item = &w->deck.items[i];
		if (it->kind != KIND_RECALL)
			continue;
		q.shown = it->ask;
		mark_answer(w->deck.lex, &q, it->text, &w->a, &m);
		if (m.lure.lure >= 0)
			fail_msg("%s is heard as '%s'", it->id, m.lure.wording);
		for (int k = 0; k < it->n_ideas; k++) {
			for (int j = 0; j < it->ideas[k].n; j++) {
				mark_answer(w->deck.lex, &q,
				    it->ideas[k].wordings[j], &w->a, &m);
				if (m.lure.lure >= 0)
					fail_msg("%s: \"%s\" is heard as '%s'",
					    it->id, it->ideas[k].wordings[j],
					    m.lure.wording);
			}
		}
	}
}

static void
assert_heard(struct world *w, const struct item *it, const char *text)
{
	struct mark_question q = {it, it->ask, NULL, NULL};
	struct mark m;

	mark_answer(w->deck.lex, &q, text, &w->a, &m);
	if (m.lure.lure < 0)
		fail_msg("%s: \"%s\" is not heard", it->id, text);
}

/* Each misconception of the deck, typed in the deck's words, is heard. */
static void
test_own_misconceptions(void **state)
{
	struct world *w = *state;
	const struct item *it;
	const struct lure *l;
	int n = 0;

	for (size_t i = 0; i < w->deck.n; i++) {
		it = &w->deck.items[i];
		for (int k = 0; it->kind == KIND_RECALL && k < it->n_lures;
		     k++, n++) {
			l = &it->lures[k];
			assert_heard(w, it, l->says);
			for (int j = 0; j < l->listen_for.n; j++)
				assert_heard(w, it, l->listen_for.wordings[j]);
		}
	}
	assert_true(n >= 30);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_none_worse),
	    cmocka_unit_test(test_goals),
	    cmocka_unit_test(test_no_question_answers_itself),
	    cmocka_unit_test(test_first_wordings),
	    cmocka_unit_test(test_no_false_alarm),
	    cmocka_unit_test(test_own_misconceptions),
	};

	return cmocka_run_group_tests_name("marking", tests, set_up, tear_down);
}
