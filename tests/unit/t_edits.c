/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * K11, PRODUCT E.3: a deck is edited between two readings, for every kind of
 * item and every row of the table. What becomes of S, the date and the history
 * is looked at on the computer that saw the edit; and on two that saw it on
 * different days and were joined, in any order.
 */
#include "helpers.h"
#include "store_help.h"

#include "edits_world.h"

#define KNOWN 8.2956 /* S after one answer that was Easy */

struct row {
	const char *item; /* which is edited */
	const char *rule; /* … and how that counts; "": not at all */
	const char *edits[4][2];
};

static const struct row rows[] = {
    /* characters that are folded away */
    {"fa1/recall", "", {{"clean straw.\n    ask", "clean -- STRAW!\n    ask"}}},
    {"fa1/recall", "", {{"lay brown eggs\n", "Lay brown eggs.\n"}}},
    /* what is not core: the question, models, other wordings, extras, terms */
    {"fa1/recall", "", {{"What do red hens do?", "And the red hens?"}}},
    {"fa1/recall", "", {{"lay brown eggs\n", "lay brown eggs | brown ones\n"}}},
    {"fa1/recall", "",
	{{"    misconceptions",
	    "    extra:\n      - warm\n    terms:\n      - brown eggs\n"
	    "    misconceptions"}}},
    {"fa1/because", "", {{"Why is the straw clean?", "What is straw for?"}}},
    {"fa1/because", "", {{"It keeps eggs whole. It", "Eggs stay whole. It"}}},
    {"fa1/list", "", {{"Name three hens.", "Three sorts of hen?"}}},
    {"fa1/apply/barn", "", {{"Bring dry straw. L", "Fetch dry straw. L"}}},
    {"dusk/spot", "", {{"(fa2) call", "(fa2) cry"}}},
    /* cosmetic */
    {"fa1/recall", "cosmetic", {{"- lay brown eggs", "- brown eggs laid"}}},
    {"fa1/recall", "cosmetic",
	{{"in clean straw.\n", "in the cleanest straw.\n"}}},
    {"fa1/refute/white", "cosmetic",
	{{"white eggs in winter.", "white eggs in the winter months."}}},
    {"fa1/refute/white", "cosmetic",
	{{"          - all year", "          - the whole year"}}},
    {"fa1/because", "cosmetic", {{"- keeps mites away", "- mites stay away"}}},
    {"fa1/list", "cosmetic",
	{{"        - marans\n        - sussex",
	    "        - sussex\n        - marans"}}},
    {"fa1/steps", "cosmetic",
	{{"- scatter grain", "- then scatter the grain"}}},
    {"fa1/apply/barn", "cosmetic",
	{{"damp and hens sit", "damp, and all the hens sit there"}}},
    {"fa1/apply/barn", "cosmetic",
	{{"- bring dry straw", "- dry straw is brought"}}},
    {"dusk/spot", "cosmetic", {{"at dusk and asks", "in the dusk and asks"}}},
    {"s1/list/birds", "cosmetic", {{"- grey geese", "- geese, the grey"}}},
    /* meaning */
    {"fa1/recall", "meaning",
	{{"- in clean straw\n", "- in clean straw\n      - all year round\n"}}},
    {"fa1/recall", "meaning", {{"      - in clean straw\n", ""}}},
    {"fa1/recall", "meaning", {{"- in clean straw\n", "- never at noon\n"}}},
    {"fa1/refute/white", "meaning", {{"          - all year\n", ""}}},
    {"fa1/because", "meaning",
	{{"- keeps mites away\n",
	    "- keeps mites away\n        - dries feet\n"}}},
    {"fa1/list", "meaning", {{"- leghorn", "- orpington"}}},
    {"fa1/steps", "meaning",
	{{"- scatter grain\n      - gather eggs",
	    "- gather eggs\n      - scatter grain"}}},
    {"fa1/apply/barn", "meaning", {{"          - lift the boards\n", ""}}},
    {"dusk/spot", "meaning", {{"uses: fa1, fa2", "uses: fa1"}}},
    {"s1/list/birds", "meaning",
	{{"      - grey geese\n", "      - grey geese\n      - ducks\n"}}},
    /* rewritten */
    {"fa1/recall", "rewritten",
	{{"Red hens lay brown eggs in clean straw.",
	    "Cows need water before they need grass."}}},
    {"fa1/refute/white", "rewritten",
	{{"Red hens lay white eggs in winter.", "Cows sleep standing up."},
	    {"Red hens lay brown eggs all year.", "They lie down to sleep."}}},
    {"fa1/list", "rewritten",
	{{"- marans", "- ayrshire"}, {"- sussex", "- jersey"},
	    {"- leghorn", "- angus"}}},
    {"fa1/apply/barn", "rewritten",
	{{"A barn is damp and hens sit on bare boards.",
	    "The vet was called because of a limp."}}},
    {"dusk/spot", "rewritten",
	{{"Somebody comes to the gate at dusk and asks for eggs.",
	    "Rain has fallen for a week."}}},
    {"s1/list/birds", "rewritten",
	{{"- red hens", "- ponds"}, {"- grey geese", "- hedges"}}},
};

static const char *const named[] = {
    "cosmetic", "meaning", "rewritten", "new", "gone", "back", "rename"};

static const char *
new_text(struct arena *a, const struct row *r)
{
	return edited(a, farm, r->edits);
}

/* What the table says of S and the date, on the computer that saw the edit. */
static void
is_as_the_table_says(struct computer *w, const struct row *r, int32_t due)
{
	const char *id = arena_printf(&w->c.arena, "farm:%s", r->item);
	struct folded f = story(w, id);
	const struct item_state *s = &f.state;

	assert_int_equal(f.n, 1); /* the answer is always kept */
	if (strcmp(r->rule, "meaning") == 0) {
		assert_near(s->s.stability, 7, 1e-9);
		assert_int_equal(s->due_day, DAY0 + 3);
		assert_true(s->met);
	} else if (strcmp(r->rule, "rewritten") == 0) {
		assert_near(s->s.stability, 0, 1e-9);
		assert_int_equal(s->due_day, ITEM_NO_DAY);
		assert_false(s->met);
	} else {
		assert_near(s->s.stability, KNOWN, 1e-3);
		assert_int_equal(s->due_day, due);
		assert_true(s->met);
	}
	if (item_of(w, id) && r->rule[0])
		assert_string_equal(s->hash, item_of(w, id)->hash);
}

/* Only the item that was edited has changed. */
static void
others_are_untouched(struct computer *w, const struct row *r)
{
	for (size_t i = 0; i < w->k.n; i++) {
		const struct item_state *s = &w->k.states[i];

		if (strcmp(w->k.items[i]->id + strlen("farm:"), r->item) == 0)
			continue;
		if (!s->met || s->s.stability < KNOWN - 1e-3)
			fail_msg("%s, %s: %s has changed too", r->item, r->rule,
			    w->k.items[i]->id);
	}
}

static void
each_row_of_the_table(void **state)
{
	struct computer w;
	char name[16];
	int32_t due;

	(void)state;
	for (size_t i = 0; i < N_OF(rows); i++) {
		const struct row *r = &rows[i];

		(void)snprintf(name, sizeof(name), "row%zu", i);
		start(&w, name, 1);
		reads(&w, 0, farm);
		assert_int_equal(w.k.n, FARM_ITEMS);
		answers_all(&w, 0, RATING_EASY);
		due = story(&w, arena_printf(&w.c.arena, "farm:%s", r->item))
			  .state.due_day;
		reads(&w, 3, new_text(&w.c.arena, r));
		for (int k = 0; k < (int)N_OF(named); k++)
			if (count_rule(&w, named[k]) !=
			    (strcmp(named[k], r->rule) == 0))
				fail_msg("row %zu, %s: %d of %s", i, r->item,
				    count_rule(&w, named[k]), named[k]);
		is_as_the_table_says(&w, r, due);
		others_are_untouched(&w, r);
		/* once: not when it is read again, nor a week later */
		reads(&w, 4, NULL);
		reads(&w, 11, new_text(&w.c.arena, r));
		is_as_the_table_says(&w, r, due);
		is_sound(w.c.store);
		stop(&w);
	}
}

/* -- names, places, and what comes and goes ---------------------------------
 */

#define GEESE_GONE \
	{ \
		"  - id: fa2\n    section: s2\n    text: Grey geese guard " \
		"gates " \
		"at night.\n    ask: What do grey geese do?\n    ideas:\n" \
		"      - guard gates\n      - at night\n", \
		    "" \
	}

/* A computer that knows the farm since day 0. */
static void
begin(struct computer *w, const char *name)
{
	start(w, name, 1);
	reads(w, 0, farm);
	answers_all(w, 0, RATING_EASY);
}

static void
reads_edit(struct computer *w, int day, const char *const (*edits)[2])
{
	reads(w, day, edited(&w->c.arena, farm, edits));
}

static void
knows(struct computer *w, const char *id, double s)
{
	struct folded f = story(w, id);

	if (fabs(f.state.s.stability - s) > 1e-3)
		fail_msg("%s has S %g, not %g", id, f.state.s.stability, s);
	assert_int_equal(f.n, s > 0);
}

static void
was_moves_the_history_of_each_kind(void **state)
{
	static const char *const edits[][2] = {
	    {"- id: fa1\n", "- id: fa7\n    was: fa1\n"},
	    {"- id: white\n", "- id: pale\n        was: white\n"},
	    {"      ask: Name three hens.\n",
		"      was: fa1/list\n      ask: Name three hens.\n"},
	    {"- id: barn\n", "- id: shed\n        was: barn\n"},
	    {"- id: dusk\n", "- id: dawn\n    was: dusk\n"},
	    {"uses: fa1,", "uses: fa7,"},
	    {"- id: birds\n", "- id: fowl\n    was: birds\n"}, {NULL, NULL}};
	static const char *const now[] = {"fa7/recall", "fa7/refute/pale",
	    "fa7/because", "fa7/list", "fa7/steps", "fa7/apply/shed",
	    "dawn/spot", "s1/list/fowl"};
	static const char *const then[] = {"fa1/recall", "fa1/refute/white",
	    "fa1/because", "fa1/list", "fa1/steps", "fa1/apply/barn",
	    "dusk/spot", "s1/list/birds"};
	struct computer w;
	int32_t due;

	(void)state;
	begin(&w, "was");
	due = story(&w, "farm:fa1/recall").state.due_day;
	reads_edit(&w, 3, edits);
	for (size_t i = 0; i < N_OF(now); i++) {
		knows(&w, arena_printf(&w.c.arena, "farm:%s", now[i]), KNOWN);
		/* under its old name it is the same */
		knows(&w, arena_printf(&w.c.arena, "farm:%s", then[i]), KNOWN);
	}
	assert_int_equal(count_rule(&w, "rename"), (int)N_OF(now));
	assert_int_equal(count_rule(&w, "new") + count_rule(&w, "gone"), 0);
	/* the scene calls for what has another name: that is no new meaning */
	for (size_t i = 0; i < w.k.n; i++)
		assert_true(w.k.states[i].met);
	reads(&w, 5, NULL);
	reads_edit(&w, 6, edits);
	assert_int_equal(count_rule(&w, "rename"), (int)N_OF(now));
	assert_int_equal(story(&w, "farm:fa7/recall").state.due_day, due);
	answers(&w, 9, "farm:fa7/recall", RATING_GOOD);
	assert_int_equal(story(&w, "farm:fa7/recall").n, 2);
	is_sound(w.c.store);
	stop(&w);
}

static void
a_misconception_may_move_to_another_statement(void **state)
{
	static const char *const edits[][2] = {
	    {"    misconceptions:\n"
	     "      - id: white\n"
	     "        says: Red hens lay white eggs in winter.\n"
	     "        truth: Red hens lay brown eggs all year.\n"
	     "        ideas:\n"
	     "          - brown eggs\n"
	     "          - all year\n",
		""},
	    {"      - at night\n",
		"      - at night\n"
		"    misconceptions:\n"
		"      - id: white\n"
		"        was: fa1/refute/white\n"
		"        says: Red hens lay white eggs in winter.\n"
		"        truth: Red hens lay brown eggs all year.\n"
		"        ideas:\n"
		"          - brown eggs\n"
		"          - all year\n"},
	    {NULL, NULL}};
	struct computer w;

	(void)state;
	begin(&w, "moved");
	reads_edit(&w, 3, edits);
	knows(&w, "farm:fa2/refute/white", KNOWN);
	stop(&w);
}

static void
sections_that_move_change_nothing(void **state)
{
	/* fa1 and the list of s1 go to s2; s1 gets another title */
	static const char *const edits[][2] = {
	    {"- id: fa1\n    section: s1", "- id: fa1\n    section: s2"},
	    {"- id: birds\n    section: s1", "- id: birds\n    section: s2"},
	    {"title: Yard", "title: Courtyard"}, {NULL, NULL}};
	struct computer w;

	(void)state;
	begin(&w, "sections");
	reads_edit(&w, 3, edits);
	for (size_t i = 0; i < w.k.n; i++) {
		assert_true(w.k.states[i].met);
		assert_near(w.k.states[i].s.stability, KNOWN, 1e-3);
	}
	knows(&w, "farm:s2/list/birds", KNOWN);
	assert_int_equal(count_rule(&w, "gone") + count_rule(&w, "new"), 0);
	/* and back again */
	reads(&w, 4, farm);
	knows(&w, "farm:s1/list/birds", KNOWN);
	for (size_t i = 0; i < w.k.n; i++)
		assert_true(w.k.states[i].met);
	is_sound(w.c.store);
	stop(&w);
}

static void
a_name_that_was_given_back_is_the_name(void **state)
{
	static const char *const there[][2] = {
	    {"- id: fa2\n", "- id: fa9\n    was: fa2\n"},
	    {"uses: fa1, fa2", "uses: fa1, fa9"}, {NULL, NULL}};
	static const char *const back[][2] = {
	    {"- id: fa2\n", "- id: fa2\n    was: fa9\n"}, {NULL, NULL}};
	struct computer w;

	(void)state;
	begin(&w, "ring");
	reads_edit(&w, 3, there);
	knows(&w, "farm:fa9/recall", KNOWN);
	reads_edit(&w, 4, back);
	knows(&w, "farm:fa2/recall", KNOWN);
	reads_edit(&w, 5, there);
	knows(&w, "farm:fa9/recall", KNOWN);
	reads_edit(&w, 6, there);
	assert_int_equal(count_rule(&w, "rename"), 3);
	is_sound(w.c.store);
	stop(&w);
}

static void
what_goes_is_kept_and_comes_back_as_it_was(void **state)
{
	static const char *const gone[][2] = {GEESE_GONE,
	    {"    uses: fa1, fa2", "    uses: fa1"},
	    {"    because:\n"
	     "      ask: Why is the straw clean?\n"
	     "      model: It keeps eggs whole. It keeps mites away.\n"
	     "      ticks:\n"
	     "        - keeps eggs whole\n"
	     "        - keeps mites away\n",
		""},
	    {NULL, NULL}};
	struct computer w;
	int32_t due;

	(void)state;
	begin(&w, "gone");
	due = story(&w, "farm:fa2/recall").state.due_day;
	reads_edit(&w, 3, gone);
	assert_null(item_of(&w, "farm:fa2/recall")); /* not asked */
	assert_int_equal(count_rule(&w, "gone"), 2);
	knows(&w, "farm:fa2/recall", KNOWN);
	knows(&w, "farm:fa1/because", KNOWN);
	reads_edit(&w, 4, gone);
	assert_int_equal(count_rule(&w, "gone"), 2);
	reads(&w, 6, farm);
	assert_int_equal(count_rule(&w, "back"), 2);
	assert_int_equal(count_rule(&w, "new"), 0);
	knows(&w, "farm:fa2/recall", KNOWN);
	assert_int_equal(story(&w, "farm:fa2/recall").state.due_day, due);
	assert_true(w.k.states[0].met);
	/* gone and back as often as it happens */
	reads_edit(&w, 7, gone);
	reads(&w, 8, farm);
	assert_int_equal(count_rule(&w, "gone"), 4);
	assert_int_equal(count_rule(&w, "back"), 4);
	is_sound(w.c.store);
	stop(&w);
}

static void
what_comes_back_with_another_meaning_is_asked_again(void **state)
{
	static const char *const gone[][2] = {
	    GEESE_GONE, {"    uses: fa1, fa2", "    uses: fa1"}, {NULL, NULL}};
	static const char *const other[][2] = {
	    {"      - at night\n", "      - at night\n      - by honking\n"},
	    {NULL, NULL}};
	struct computer w;

	(void)state;
	begin(&w, "other");
	reads_edit(&w, 3, gone);
	reads_edit(&w, 5, other);
	knows(&w, "farm:fa2/recall", 7);
	assert_int_equal(story(&w, "farm:fa2/recall").state.due_day, DAY0 + 5);
	stop(&w);
}

static void
new_cards_are_told_only_to_those_who_learn(void **state)
{
	static const char *const more[][2] = {
	    {"cases:\n",
		"  - id: fa3\n    text: Ducks swim.\n"
		"  - id: fa4\n    text: Pigs dig.\ncases:\n"},
	    {NULL, NULL}};
	struct computer w, other;

	(void)state;
	begin(&w, "new");
	reads_edit(&w, 3, more);
	assert_int_equal(count_rule(&w, "new"), 2);
	assert_false(story(&w, "farm:fa3/recall").state.met);
	reads_edit(&w, 4, more);
	assert_int_equal(count_rule(&w, "new"), 2);
	knows(&w, "farm:fa1/recall", KNOWN);
	is_sound(w.c.store);
	start(&other, "author", 2);
	reads(&other, 0, farm);
	reads_edit(&other, 1, more);
	assert_int_equal(count_rule(&other, "new"), 0);
	stop(&w);
	stop(&other);
}

static void
retired_broken_and_missing_files_make_nothing_gone(void **state)
{
	static const char *const retired[][2] = {
	    {"title: The farm\n", "title: The farm\nretired: [fa2]\n"},
	    {NULL, NULL}};
	static const char *const broken[][2] = {
	    {"- id: fa1\n", "- id: 1.1\n"}, GEESE_GONE, {NULL, NULL}};
	struct computer w;

	(void)state;
	begin(&w, "bad");
	for (int day = 3; day < 6; day++) {
		if (day == 5)
			(void)remove(w.file);
		else
			reads_edit(&w, day, day == 3 ? retired : broken);
		reads(&w, day, NULL);
		assert_int_equal(w.k.n, FARM_ITEMS);
		for (size_t i = 0; i < w.k.n; i++)
			assert_near(w.k.states[i].s.stability, KNOWN, 1e-3);
	}
	assert_int_equal(count_rule(&w, "gone"), 0);
	stop(&w);
}

static void
an_edit_taken_back_is_an_edit_too(void **state)
{
	static const char *const other[][2] = {
	    {"- in clean straw\n", "- never at noon\n"}, {NULL, NULL}};
	struct computer w;

	(void)state;
	begin(&w, "back");
	reads_edit(&w, 3, other);
	answers(&w, 3, "farm:fa1/recall", RATING_GOOD);
	reads(&w, 4, farm);
	assert_int_equal(count_rule(&w, "meaning"), 2);
	assert_int_equal(story(&w, "farm:fa1/recall").state.due_day, DAY0 + 4);
	/* the first of them counted once and does so no more */
	reads_edit(&w, 5, other);
	assert_int_equal(count_rule(&w, "meaning"), 2);
	is_sound(w.c.store);
	stop(&w);
}

/* "I said that" is kept for an idea, wherever that idea stands now. */
static void
own_wordings_stay_with_their_idea(void **state)
{
	static const char *const turned[][2] = {
	    {"      - lay brown eggs\n      - in clean straw\n",
		"      - in clean straw\n      - brown eggs laid\n"},
	    {NULL, NULL}};
	static const char *const other[][2] = {
	    {"      - lay brown eggs\n", "      - never sleep\n"},
	    {NULL, NULL}};
	const struct item *it;
	struct computer w;
	struct event *ev;
	struct err e = ERR_INIT;
	size_t n;

	(void)state;
	begin(&w, "own");
	must(store_events(w.c.store, &w.c.arena, &ev, &n, &e), &e);
	for (size_t i = 0; i < n; i++)
		if (ev[i].type == EV_REVIEW &&
		    strcmp(ev[i].item, "farm:fa1/recall") == 0)
			(void)add(w.c.store, EV_WORDING, day_ms(1),
			    "farm:fa1/recall", ev[i].id,
			    "{\"idea\":0,\"text\":\"dark ones\"}");
	reads(&w, 2, NULL);
	it = item_of(&w, "farm:fa1/recall");
	assert_string_equal(it->ideas[0].wordings[1], "dark ones");
	reads_edit(&w, 3, turned);
	it = item_of(&w, "farm:fa1/recall");
	assert_int_equal(it->ideas[0].n, 1);
	assert_string_equal(it->ideas[1].wordings[1], "dark ones");
	reads_edit(&w, 4, other); /* and with it they go */
	it = item_of(&w, "farm:fa1/recall");
	assert_int_equal(it->ideas[0].n + it->ideas[1].n, 2);
	stop(&w);
}

/* An overlay whose deck cannot be found is half a deck: nothing of it is gone.
 */
static void
an_overlay_without_its_deck_loses_nothing(void **state)
{
	static const char more[] =
	    "format: 1\ndeck: more\ntitle: More\nextends: farm\n"
	    "statements:\n"
	    "  - id: fa1\n"
	    "    apply:\n"
	    "      - id: fox\n"
	    "        case: A fox was seen near the coop.\n"
	    "        model: Shut the door. Count the hens.\n";
	struct computer w;
	struct err e = ERR_INIT;

	(void)state;
	start(&w, "more", 1);
	write_file("farm.yaml", farm, strlen(farm));
	reads(&w, 0, more);
	answers(&w, 0, "more:fa1/apply/fox", RATING_EASY);
	knows(&w, "more:fa1/apply/fox", KNOWN);
	assert_string_equal(w.k.only, "more");
	(void)remove("farm.yaml");
	must(store_deck_remove(w.c.store, "farm", &(bool){false}, &e), &e);
	reads(&w, 3, arena_printf(&w.c.arena, "%s# a comment\n", more));
	assert_null(item_of(&w, "more:fa1/apply/fox"));
	assert_int_equal(count_rule(&w, "gone"), 0);
	write_file("farm.yaml", farm, strlen(farm));
	reads(&w, 4, NULL);
	assert_non_null(item_of(&w, "more:fa1/apply/fox"));
	knows(&w, "more:fa1/apply/fox", KNOWN);
	stop(&w);
}

#define T(f) cmocka_unit_test_setup_teardown(f, in_folder, out_of_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(each_row_of_the_table),
	    T(was_moves_the_history_of_each_kind),
	    T(a_misconception_may_move_to_another_statement),
	    T(sections_that_move_change_nothing),
	    T(a_name_that_was_given_back_is_the_name),
	    T(what_goes_is_kept_and_comes_back_as_it_was),
	    T(what_comes_back_with_another_meaning_is_asked_again),
	    T(new_cards_are_told_only_to_those_who_learn),
	    T(retired_broken_and_missing_files_make_nothing_gone),
	    T(an_edit_taken_back_is_an_edit_too),
	    T(own_wordings_stay_with_their_idea),
	    T(an_overlay_without_its_deck_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
