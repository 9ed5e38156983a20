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
	struct figures tuned;
};

static const char *
path_of(struct world *w, const char *name)
{
	const char *top = getenv("SRCDIR");

	return arena_printf(&w->a, "%s/%s", top != NULL ? top : ".", name);
}

static int
set_up(void **state)
{
	static struct world w;
	static struct mark_set set;
	struct mark m;

	memset(&w, 0, sizeof(w));
	if (!set_load_deck(path_of(&w, "decks/npqlt.yaml"), &w.a, &w.deck) ||
	    !set_load(&set, &w.deck,
		path_of(&w, "tests/data/marking/tuned.tsv"), &w.a))
		return -1;
	for (int i = 0; i < set.n; i++)
		(void)set_mark(&w.deck, &set.list[i], &w.a, &w.tuned, &m);
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

/* One line: figure, "least" or "most", the value recorded. Returns which. */
static int
hold(const struct set_figure *now, char *line)
{
	char *p = line;
	const char *name = strsep(&p, "\t"), *way = strsep(&p, "\t");
	int recorded, i = 0;

	assert_non_null(p);
	while (i < SET_FIGURES && strcmp(now[i].name, name) != 0)
		i++;
	if (i == SET_FIGURES)
		fail_msg("expected.tsv: there is no figure '%s'", name);
	assert_string_equal(way, now[i].most ? "most" : "least");
	recorded = (int)strtol(p, NULL, 10);
	if (now[i].most ? now[i].value > recorded : now[i].value < recorded)
		fail_msg("%s: %d, and at %s %d was recorded; `make marking` "
			 "lists the answers",
		    name, now[i].value, way, recorded);
	return i;
}

static void
test_none_worse(void **state)
{
	struct world *w = *state;
	FILE *f = fopen(path_of(w, "tests/data/marking/expected.tsv"), "r");
	struct set_figure now[SET_FIGURES];
	bool held[SET_FIGURES] = {false};
	char line[256];

	assert_non_null(f);
	set_figures(&w->tuned, now);
	while (fgets(line, sizeof(line), f) != NULL)
		if (*line != '#')
			held[hold(now, line)] = true;
	(void)fclose(f);
	for (int i = 0; i < SET_FIGURES; i++)
		if (!held[i])
			fail_msg("expected.tsv lacks '%s'", now[i].name);
}

/* The goals, whatever is recorded. */
static void
test_goals(void **state)
{
	const struct figures *f = &((struct world *)*state)->tuned;

	assert_true(f->answers >= 250);
	assert_true((f->full_marked + f->full_asked) * 10 >= f->full * 9);
	assert_true(f->lacking_full * 20 <= f->lacking);
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
