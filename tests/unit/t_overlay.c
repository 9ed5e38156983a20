/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Overlays: what they add, under whose name it is asked, what of the base they
 * leave as it is, and where two of them say different things.
 */
#include "deck/overlay.h"

#include "deck/diff.h"
#include "deck/items.h"
#include "helpers.h"

static const char base_text[] =
    "format: 1\ndeck: core\ntitle: Core\nprefix: lt\nlocked: yes\n"
    "licence: OGL\nsource:\n  publisher: The Office\n"
    "sections:\n  - id: s1\n    title: One\n  - id: s2\n    title: Two\n"
    "statements:\n"
    "  - id: lt1.1\n    section: s1\n    gist: Hens lay\n"
    "    text: Red hens lay brown eggs in straw.\n"
    "    ask: What do red hens do?\n"
    "    ideas:\n      - lay brown eggs\n      - in straw\n"
    "  - id: lt1.2\n    section: s2\n    gist: Geese guard\n"
    "    text: Grey geese guard gates.\n";

static const char north_text[] =
    "format: 1\ndeck: north\ntitle: North\nextends: core\n"
    "sections:\n  - id: s2\n    opens: 2026-01-05\n"
    "glossary:\n  coop: a house for hens\n"
    "statements:\n"
    "  - id: lt1.1\n    opens: 2026-02-01\n    priority: high\n"
    "    tags: [primary]\n"
    "    ideas:\n      - lay brown eggs | brown ones\n      - in straw\n"
    "      - in spring\n"
    "    extra:\n      - every day\n"
    "    builds-on: lt1.2\n"
    "    misconceptions:\n"
    "      - id: white\n        says: Red hens lay white eggs.\n"
    "        truth: They lay brown ones.\n"
    "        author: Ada\n"
    "    apply:\n"
    "      - id: barn\n        case: Hens sit on bare boards.\n"
    "        model: Bring straw.\n        ticks:\n          - straw\n"
    "        setting: Year 2\n"
    "cases:\n"
    "  - id: dusk\n    scene: A stranger asks for eggs at the gate.\n"
    "    uses: lt1.1, lt1.2\n    model: Geese (1.2) and hens (1.1).\n"
    "lists:\n"
    "  - id: birds\n    section: s1\n    ask: Which birds?\n"
    "    uses: lt1.1, lt1.2\n";

struct farm {
	struct arena a;
	struct deck *base, *north;
	struct item *items, *of_base;
	size_t n, n_base;
};

static struct deck *
load(struct arena *a, const char *text)
{
	struct err e = ERR_INIT;
	struct diags found;
	struct deck *d =
	    deck_load_text("t.yaml", text, strlen(text), a, &found, &e);

	if (d == NULL)
		fail_msg("%s", e.msg);
	return d;
}

static void
join(struct farm *f)
{
	overlay_lend(f->north, f->base, &f->a);
	overlay_borrow(f->north, f->base, &f->a);
	deck_items(f->north, &f->a, &f->items, &f->n);
	deck_items(f->base, &f->a, &f->of_base, &f->n_base);
}

static int
setup(void **state)
{
	struct farm *f = calloc(1, sizeof(*f));

	f->base = load(&f->a, base_text);
	f->north = load(&f->a, north_text);
	join(f);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct farm *f = *state;

	arena_release(&f->a);
	free(f);
	return 0;
}

static const struct item *
item(const struct farm *f, const char *id)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->items[i].id, id) == 0)
			return &f->items[i];
	for (size_t i = 0; i < f->n_base; i++)
		if (strcmp(f->of_base[i].id, id) == 0)
			return &f->of_base[i];
	fail_msg("no item %s", id);
	return NULL;
}

static void
items_carry_the_overlays_name(void **state)
{
	static const char *const ids[] = {"north:lt1.1/refute/white",
	    "north:lt1.1/apply/barn", "north:dusk/spot", "north:s1/list/birds"};
	struct farm *f = *state;

	assert_int_equal(f->n, N_OF(ids)); /* no recall of its own */
	for (size_t i = 0; i < N_OF(ids); i++) {
		assert_string_equal(f->items[i].id, ids[i]);
		assert_string_equal(f->items[i].deck, "north");
		assert_string_equal(item_home(&f->items[i]), "core");
	}
	assert_int_equal(f->n_base, 2);
	assert_string_equal(item_home(&f->of_base[0]), "core");
}

static void
they_have_the_texts_of_the_base(void **state)
{
	struct farm *f = *state;
	const struct item *reply = item(f, "north:lt1.1/refute/white");
	const struct item *scene = item(f, "north:dusk/spot");

	assert_string_equal(reply->text, "Red hens lay brown eggs in straw.");
	assert_int_equal(reply->n_ideas, 2);
	assert_true(reply->any_idea);
	assert_string_equal(reply->section_title, "One");
	assert_string_equal(item_number(reply), "1.1");
	assert_string_equal(reply->source,
	    "Statement: The Office. Question: Ada. Licence: OGL");
	assert_string_equal(item(f, "north:lt1.1/apply/barn")->source,
	    "Statement: The Office. Question: North. Licence: OGL");
	assert_string_equal(scene->ideas[1].wordings[0], "1.2 Geese guard");
	assert_string_equal(
	    item(f, "north:s1/list/birds")->ideas[0].wordings[0], "Hens lay");
}

static void
wordings_and_what_is_heard_go_to_the_bases_item(void **state)
{
	struct farm *f = *state;
	const struct item *hens = item(f, "core:lt1.1/recall");

	assert_int_equal(hens->n_ideas, 2); /* none more is needed */
	assert_int_equal(hens->ideas[0].n, 2);
	assert_string_equal(hens->ideas[0].wordings[1], "brown ones");
	assert_int_equal(hens->n_extra, 2);
	assert_int_equal(hens->n_lures, 1);
	assert_string_equal(hens->lures[0].says, "Red hens lay white eggs.");
	assert_true(hens->priority);
	assert_int_equal(hens->n_builds_on, 1);
	assert_string_equal(f->base->statements[0].tags[0], "primary");
}

static void
nothing_of_the_bases_history_moves(void **state)
{
	struct farm *f = *state;
	struct diff_side was, now;
	struct diff_item *list;
	size_t n;

	was.deck = load(&f->a, base_text);
	deck_items(was.deck, &f->a, &was.items, &was.n);
	now = (struct diff_side){f->base, f->of_base, f->n_base};
	deck_diff(&was, &now, &f->a, &list, &n);
	assert_int_equal(n, 2);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(list[i].was->hash, list[i].now->hash);
}

static void
dates_release_sections_and_statements(void **state)
{
	struct farm *f = *state;
	int32_t jan, feb;
	struct err e = ERR_INIT;

	assert_int_equal(date_parse_day("2026-01-05", &jan, &e), 0);
	assert_int_equal(date_parse_day("2026-02-01", &feb, &e), 0);
	assert_int_equal(item(f, "core:lt1.1/recall")->opens, feb);
	assert_int_equal(item(f, "core:lt1.2/recall")->opens, jan);
	assert_int_equal(item(f, "north:lt1.1/apply/barn")->opens, feb);
}

/* The same deck with one text made another. */
static struct deck *
north_with(struct farm *f, const char *from, const char *to)
{
	const char *at = strstr(north_text, from);

	assert_non_null(at);
	return load(&f->a,
	    arena_printf(&f->a, "%.*s%s%s", (int)(at - north_text), north_text,
		to, at + strlen(from)));
}

static void
the_first_wording_stays_first(void **state)
{
	struct farm *f = *state;
	struct farm g = {.a = ARENA_INIT};
	const struct item *hens;

	g.base = load(&g.a, base_text);
	g.north = north_with(
	    f, "lay brown eggs | brown ones", "brown ones | lay brown eggs");
	assert_string_equal(overlay_own_idea(&g.north->statements[0],
				&g.base->statements[0], 0, &g.a),
	    "in spring");
	assert_null(overlay_own_idea(
	    &g.north->statements[0], &g.base->statements[0], 1, &g.a));
	join(&g);
	hens = item(&g, "core:lt1.1/recall");
	assert_string_equal(hens->ideas[0].wordings[0], "lay brown eggs");
	assert_string_equal(hens->ideas[0].wordings[1], "brown ones");
	arena_release(&g.a);
}

static void
what_is_locked_stays(void **state)
{
	struct farm *f = *state;
	struct deck *base = load(&f->a, base_text);

	assert_null(
	    overlay_refused(north_with(f, "tags", "tags"), base, &f->a));
	assert_string_equal(
	    overlay_refused(north_with(f, "    tags: [primary]\n",
				"    text: Red hens sleep.\n"),
		base, &f->a),
	    "it changes the text of lt1.1, and core is locked");
	assert_string_equal(
	    overlay_refused(
		north_with(f, "      - in straw\n", ""), base, &f->a),
	    "it leaves out the idea 'in straw' of lt1.1, and core is locked");
	/* the same words, written otherwise, are no change */
	assert_null(overlay_refused(
	    north_with(f, "    tags: [primary]\n",
		"    text: red hens lay brown eggs, in straw\n"),
	    base, &f->a));
	base->locked = false;
	assert_null(overlay_refused(
	    north_with(f, "      - in straw\n", ""), base, &f->a));
}

static void
even_unlocked_text_is_the_bases(void **state)
{
	struct farm *f = *state;
	struct farm g = {.a = ARENA_INIT};

	g.base = load(&g.a, base_text);
	g.base->locked = false;
	g.north = north_with(
	    f, "    tags: [primary]\n", "    text: Red hens sleep.\n");
	join(&g);
	assert_string_equal(item(&g, "core:lt1.1/recall")->text,
	    "Red hens lay brown eggs in straw.");
	assert_int_equal(g.n, 4);
	arena_release(&g.a);
}

static void
several_are_compared_by_id(void **state)
{
	struct farm *f = *state;
	struct deck *pair[] = {north_with(f, "north", "north"),
	    north_with(f, "deck: north", "deck: south")};
	const char **list;
	int n;

	(void)overlay_clashes(pair, 2, &f->a, &n);
	assert_int_equal(n, 0);
	(void)overlay_clashes(pair, 1, &f->a, &n);
	assert_int_equal(n, 0);
	pair[1] = load(&f->a,
	    "format: 1\ndeck: south\ntitle: S\nextends: core\n"
	    "sections:\n  - id: s2\n    opens: 2026-03-05\n"
	    "glossary:\n  coop: a shop\n"
	    "statements:\n  - id: lt1.1\n    ask: Hens?\n"
	    "    opens: 2026-02-02\n");
	list = overlay_clashes(pair, 2, &f->a, &n);
	assert_int_equal(n, 3);
	assert_string_equal(list[0], "s2 opens: north and south");
	assert_string_equal(list[1], "lt1.1 opens: north and south");
	assert_string_equal(list[2], "coop glossary: north and south");
}

static void
what_is_kept_and_what_is_free_is_counted(void **state)
{
	struct farm *f = *state;
	struct deck *base = load(&f->a, base_text);
	struct deck *one = load(&f->a,
	    "format: 1\ndeck: one\ntitle: O\nextends: core\nstatements:\n"
	    "  - id: lt1.1\n    ask: Hens?\n    tags: [a, b]\n"
	    "    misconceptions:\n      - id: x\n        says: No.\n"
	    "        truth: Yes.\n");
	int kept, yours;

	overlay_count(one, base, &kept, &yours);
	assert_int_equal(kept, 2); /* text and ideas of lt1.1 */
	assert_int_equal(yours, 4); /* ask, tags, says, truth */
	overlay_count(f->north, base, &kept, &yours);
	assert_int_equal(kept, 2);
	base->locked = false;
	overlay_count(one, base, &kept, &yours);
	assert_int_equal(kept, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(items_carry_the_overlays_name),
	    T(they_have_the_texts_of_the_base),
	    T(wordings_and_what_is_heard_go_to_the_bases_item),
	    T(the_first_wording_stays_first),
	    T(nothing_of_the_bases_history_moves),
	    T(dates_release_sections_and_statements),
	    T(what_is_locked_stays),
	    T(even_unlocked_text_is_the_bases),
	    T(several_are_compared_by_id),
	    T(what_is_kept_and_what_is_free_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
