/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * items_kinds: reasons, lists, steps, cases and scenes as items: what is asked
 * and counted, when they open, what their hash holds, and what makes none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/sentence.h"
#include "deck/items.h"
#include "deck_world.h"

static struct item *
item_of(struct world *w, const char *id)
{
	struct item *it;
	size_t n;

	deck_items(w->deck, &w->a, &it, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(it[i].id, id) == 0)
			return &it[i];
	return NULL;
}

static struct item *
must(struct world *w, const char *id)
{
	struct item *it = item_of(w, id);

	if (it == NULL)
		fail_msg("there is no %s", id);
	return it;
}

static void
test_order(void **state)
{
	static const char *const ids[] = {"bread:br1.1/recall",
	    "bread:br1.1/refute/warm", "bread:br1.1/because",
	    "bread:br1.1/list", "bread:br1.1/steps", "bread:br1.1/apply/brick",
	    "bread:br2.1/recall", "bread:br2.2/recall", "bread:flat-loaf/spot",
	    "bread:s1/list/causes", "bread:s2/list/loaves"};
	struct world *w = *state;
	struct item *it;
	size_t n;

	deck_items(load_all_keys(w), &w->a, &it, &n);
	assert_int_equal(n, sizeof(ids) / sizeof(ids[0]));
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(it[i].id, ids[i]);
		assert_int_equal(it[i].order, i);
		assert_int_equal(strlen(it[i].hash), 16);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(it[i].hash, it[k].hash);
	}
}

static void
test_statement_kinds(void **state)
{
	struct world *w = *state;
	struct item *it;

	(void)load_all_keys(w);
	it = must(w, "bread:br1.1/because");
	assert_int_equal(it->kind, KIND_BECAUSE);
	assert_true(it->ticked);
	assert_string_equal(it->ask, "Why does wholemeal dough rise less?");
	assert_string_equal(it->model, "Bran cuts the net.");
	assert_int_equal(it->n_ideas, 2);
	assert_string_equal(it->ideas[1].wordings[0], "the net");
	assert_string_equal(it->text, must(w, "bread:br1.1/recall")->text);
	assert_int_equal(it->n_builds_on, 1);
	assert_string_equal(it->builds_on[0], "br1.1");
	assert_int_equal(it->n_lures + it->n_terms + it->n_extra, 0);
	assert_string_equal(item_number(it), "1.1");

	it = must(w, "bread:br1.1/list");
	assert_int_equal(it->kind, KIND_LIST);
	assert_false(it->ticked);
	assert_string_equal(it->ask, "Name what kneading needs.");
	assert_int_equal(it->n_ideas, 2);
	assert_string_equal(it->ideas[1].wordings[1], "liquid");
	assert_int_equal(it->n_uses, 0);

	it = must(w, "bread:br1.1/steps");
	assert_int_equal(it->kind, KIND_STEPS);
	assert_string_equal(
	    it->ask, "Put these steps in order (Kneading builds gluten).");
	assert_int_equal(it->n_ideas, 3);
	assert_string_equal(it->ideas[2].wordings[0], "Rest");
	assert_int_equal(it->ideas[2].n, 1);

	it = must(w, "bread:br1.1/apply/brick");
	assert_int_equal(it->kind, KIND_APPLY);
	assert_true(it->ticked);
	assert_string_equal(it->ask,
	    "A loaf comes out as dense as a brick. What would you try first?");
	assert_string_equal(it->scene, "A loaf comes out as dense as a brick.");
	assert_string_equal(it->setting, "Home baking");
	assert_int_equal(it->n_parts, 1);
	assert_string_equal(it->parts[0], "Knead for longer.");
	assert_string_equal(it->ideas[0].wordings[0], "longer kneading");
	assert_string_equal(it->source,
	    "Statement: A Village Bakery. Question: B. Baker. "
	    "Checked: 2026-03-02. Licence: CC BY 4.0");
}

static void
test_spot(void **state)
{
	struct world *w = *state;
	struct item *it;

	(void)load_all_keys(w);
	it = must(w, "bread:flat-loaf/spot");
	assert_int_equal(it->kind, KIND_SPOT);
	assert_string_equal(it->owner, "flat-loaf");
	assert_string_equal(it->section, "");
	assert_string_equal(it->section_title, "");
	assert_string_equal(it->gist, "");
	assert_string_equal(it->ask,
	    "A baker's loaf is flat and has no taste. "
	    "Which two statements would you use?");
	assert_string_equal(it->text, "Knead it, and give it time.");
	assert_string_equal(it->model, it->text);
	assert_string_equal(it->setting, "Village fair");
	assert_int_equal(it->n_ideas, 2);
	assert_int_equal(it->ideas[0].n, 6);
	assert_string_equal(
	    it->ideas[0].wordings[0], "1.1 Kneading builds gluten");
	assert_string_equal(it->ideas[0].wordings[1], "Kneading builds gluten");
	assert_string_equal(it->ideas[0].wordings[5], "traps bubbles");
	assert_int_equal(it->n_parts, 2);
	assert_string_equal(it->parts[1], "2.1 Slow proving gives taste");
	assert_int_equal(it->n_uses, 2);
	assert_string_equal(it->uses[1], "br2.1");
	assert_int_equal(it->n_builds_on, 2);
	assert_int_equal(it->n_tempting, 1);
	assert_string_equal(it->tempting[0], "br2.2");
	assert_int_equal(it->opens, ITEM_NO_DAY);
}

static void
test_section_lists(void **state)
{
	struct world *w = *state;
	struct item *it;

	(void)load_all_keys(w);
	it = must(w, "bread:s1/list/causes");
	assert_int_equal(it->kind, KIND_LIST);
	assert_string_equal(it->owner, "s1");
	assert_string_equal(it->section, "s1");
	assert_string_equal(it->section_title, "Flour and Water");
	assert_int_equal(it->n_ideas, 2);
	assert_string_equal(
	    it->ideas[1].wordings[0], "Slow proving gives taste");
	assert_int_equal(it->n_uses, 2);
	assert_string_equal(it->builds_on[0], "br1.1");
	it = must(w, "bread:s2/list/loaves");
	assert_int_equal(it->n_uses, 0);
	assert_string_equal(it->ideas[0].wordings[1], "French stick");
	assert_int_equal(it->opens, w->deck->sections[1].opens);
}

/* Without ticks the model's sentences are ticked; without a question a case
 * gets the usual one. */
static void
test_defaults(void **state)
{
	struct world *w = *state;
	struct item *it;

	assert_non_null(load_text(w,
	    HEAD "statements:\n- id: a\n  text: Less.\n  because: {ask: Why?, "
		 "model: 'It costs, e.g. time. Fewer is clearer!'}\n"
		 "  steps: [One, Two, Three]\n  apply:\n"
		 "  - {id: x, case: Slides., model: 'Cut. Keep 3.8. Ask.'}\n"));
	it = must(w, "t:a/because");
	assert_int_equal(it->n_ideas, 2);
	assert_string_equal(it->ideas[0].wordings[0], "It costs, e.g. time");
	assert_string_equal(it->ideas[1].wordings[0], "Fewer is clearer!");
	assert_int_equal(it->n_parts, 0);
	assert_string_equal(
	    must(w, "t:a/steps")->ask, "Put these steps in order.");
	it = must(w, "t:a/apply/x");
	assert_string_equal(it->ask,
	    "Slides. What would you do, and which idea do you lean on?");
	assert_string_equal(it->setting, "");
	assert_int_equal(it->n_parts, 3);
	assert_int_equal(it->n_ideas, 3);
	assert_string_equal(it->parts[1], "Keep 3.8.");
}

/* What lacks what it needs is no item: here a statement without a text, and a
 * list whose statements have no gist. */
static void
test_lacking(void **state)
{
	struct world *w = *state;
	struct item *it;
	size_t n;

	assert_non_null(load_text(w,
	    HEAD "extends: core\nsections: [{id: s1, title: One}]\n"
		 "statements:\n- {id: lt1, because: {ask: Why, model: So.}}\n"
		 "- {id: own, text: mine}\n"
		 "lists: [{id: l, section: s1, ask: Which, uses: own}]\n"
		 "cases: [{id: c, scene: Here., uses: own, model: It.}]\n"));
	deck_items(w->deck, &w->a, &it, &n);
	assert_int_equal(n, 2);
	assert_string_equal(it[0].id, "t:own/recall");
	assert_string_equal(it[1].id, "t:c/spot");
	/* no gist: its number has to do */
	assert_string_equal(it[1].ideas[0].wordings[0], "own");
	assert_string_equal(
	    it[1].ask, "Here. Which one statement would you use?");
}

#define CARDS \
	HEAD "statements:\n- id: a\n  gist: %s\n  text: %s\n" \
	     "  because: {ask: %s, model: %s, ticks: [%s]}\n" \
	     "  apply: [{id: x, case: %s, model: %s, ticks: [%s]}]\n" \
	     "cases: [{id: c, scene: %s, uses: a, model: %s}]\n"

struct texts {
	const char *gist, *text, *ask, *model, *tick, *scene;
};

static void
hashes(struct world *w, const struct texts *t, char out[3][17])
{
	static const char *const ids[] = {
	    "t:a/because", "t:a/apply/x", "t:c/spot"};

	assert_non_null(load_text(w,
	    arena_printf(&w->a, CARDS, t->gist, t->text, t->ask, t->model,
		t->tick, t->scene, t->model, t->tick, t->scene, t->model)));
	for (int i = 0; i < 3; i++)
		memcpy(out[i], must(w, ids[i])->hash, 17);
}

/* E.3: question, model and gist are put better without a new item; what is
 * counted and what the case tells are its core. */
static void
test_hashes(void **state)
{
	struct texts t = {"Gist", "Less.", "Why", "So.", "so", "Slides."};
	char old[3][17], new[3][17];
	struct world *w = *state;

	hashes(w, &t, old);
	t.gist = "Another";
	t.text = "More.";
	t.ask = "But why";
	t.model = "So it is.";
	hashes(w, &t, new);
	for (int i = 0; i < 3; i++)
		assert_string_equal(old[i], new[i]);
	t.tick = "otherwise";
	hashes(w, &t, new);
	assert_string_not_equal(old[0], new[0]);
	assert_string_not_equal(old[1], new[1]);
	assert_string_equal(old[2], new[2]);
	t.tick = "so";
	t.scene = "A film.";
	hashes(w, &t, new);
	assert_string_equal(old[0], new[0]);
	assert_string_not_equal(old[1], new[1]);
	assert_string_not_equal(old[2], new[2]);
}

static void
test_snapshots(void **state)
{
	struct buf b = BUF_INIT;
	struct world *w = *state;

	(void)load_all_keys(w);
	deck_snapshot_json(must(w, "bread:br1.1/apply/brick"), &b);
	assert_non_null(strstr(b.p,
	    "\"ideas\":[[\"longer kneading\"]],\"ticked\":true,\"scene\":\"A "
	    "loaf comes out as dense as a brick.\",\"model\":\"Knead for "
	    "longer.\",\"setting\":\"Home baking\",\"parts\":[\"Knead for "
	    "longer.\"]}"));
	buf_clear(&b);
	deck_snapshot_json(must(w, "bread:flat-loaf/spot"), &b);
	assert_non_null(strstr(
	    b.p, "\"uses\":[\"br1.1\",\"br2.1\"],\"tempting\":[\"br2.2\"]}"));
	buf_release(&b);
}

static void
test_sentences(void **state)
{
	static const struct {
		const char *text;
		int n;
		const char *last;
	} cases[] = {
	    {"", 0, NULL},
	    {" \n ", 0, NULL},
	    {"One", 1, "One"},
	    {"One. Two", 2, "Two"},
	    {"One.  Two.\n", 2, "Two."},
	    {"He said \"Stop.\" Then he left.", 2, "Then he left."},
	    {"He said \"stop.\" and left.", 1, "He said \"stop.\" and left."},
	    {"Use 3.8 here. Then 3.4.", 2, "Then 3.4."},
	    {"Ask, e.g. Anna. Wait.", 2, "Wait."},
	    {"Ask Mr Bell and Dr. Fox. Wait\xe2\x80\xa6 Go!", 3, "Go!"},
	    {"What? Why?! (So.) End.", 4, "End."},
	    {"1. One thing", 2, "One thing"},
	};
	const char *out[IDEAS_MAX];
	struct world *w = *state;
	int n;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		n = sentence_cut(cases[i].text, &w->a, out, IDEAS_MAX);
		if (n != cases[i].n)
			fail_msg("%s: %d", cases[i].text, n);
		if (n > 0)
			assert_string_equal(out[n - 1], cases[i].last);
	}
	assert_int_equal(sentence_cut("One. Two. Three.", &w->a, out, 2), 2);
	assert_string_equal(out[1], "Two. Three.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_order, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_statement_kinds, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_spot, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_section_lists, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_defaults, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_lacking, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_hashes, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_snapshots, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_sentences, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
