/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edit: what is written into a deck is written as its author would, and
 * nothing else changes: named ways of writing. t_deck_edit_random has others.
 */
#include "helpers.h"

#include "deck/deck.h"
#include "deck/edit.h"

#define HEAD "format: 1\ndeck: t\ntitle: T\nstatements:\n"

struct world {
	struct arena a;
	struct err e;
	struct buf b;
};

static int
set_up(void **state)
{
	static struct world w;

	memset(&w, 0, sizeof(w));
	*state = &w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	buf_release(&w->b);
	arena_release(&w->a);
	return 0;
}

/* -- named ways ----------------------------------------------------------- */

enum what { SET, ENTRY, WORDING, NEW };

struct way {
	enum what what;
	const char *key, *value;
	const char *before, *after;
};

static const char *
edited(struct world *w, const char *s, const struct way *y)
{
	struct edit ed = {s, strlen(s), &w->a};
	struct edit_at at = {"a.1", NULL, NULL};
	static const char *const ideas[] = {"one: two", "three | four"};
	const struct edit_pair pairs[] = {{"id", "a.2", NULL, 0},
	    {"text", y->value, NULL, 0}, {"ideas", NULL, ideas, 2}};
	int r = 0;

	buf_clear(&w->b);
	if (y->what == SET)
		r = edit_set(&ed, &at, y->key, y->value, &w->b, &w->e);
	else if (y->what == ENTRY)
		r = edit_add_entry(&ed, &at, y->key, y->value, &w->b, &w->e);
	else if (y->what == WORDING)
		r = edit_add_wording(
		    &ed, &at, y->key, 0, y->value, &w->b, &w->e);
	else {
		at.owner = "";
		r = edit_add_map(&ed, &at, "statements", pairs, y->key ? 3 : 2,
		    &w->b, &w->e);
	}
	if (r != 0) {
		assert_int_equal(w->b.n, 0);
		return w->e.msg;
	}
	return buf_str(&w->b);
}

static const struct way ways[] = {
    {SET, "ask", "Why?", "  - id: a.1 # x\n    text: A gap.\n    gist: g\n",
	"  - id: a.1 # x\n    text: A gap.\n    ask: Why?\n    gist: g\n"},
    {SET, "gist", "A gap", "  - {id: a.1, text: \"A gap.\"}\n",
	"  - {id: a.1, gist: \"A gap\", text: \"A gap.\"}\n"},
    {SET, "text", "A hole: deep", "  - id: a.1\n    text: A gap. # why\n",
	"  - id: a.1\n    text: \"A hole: deep\" # why\n"},
    {SET, "text", "It's", "  - id: a.1\n    text: 'A gap.'\n",
	"  - id: a.1\n    text: 'It''s'\n"},
    {SET, "text", "A hole",
	"  - id: a.1\n    text: > # c\n      A\n      gap\n"
	"\n    gist: g\n",
	"  - id: a.1\n    text: > # c\n      A hole\n\n    gist: g\n"},
    {SET, "ask", "Why", "  - id: a.1\n    text: A\n    ask:   # fill in\n",
	"  - id: a.1\n    text: A\n    ask: Why   # fill in\n"},
    {ENTRY, "ideas", "x", "  - id: a.1\n    text: A gap.\n",
	"  - id: a.1\n    text: A gap.\n    ideas:\n      - x\n"},
    {ENTRY, "ideas", "x",
	"  - id: a.1\n    text: A.\n    ideas:\n    - y #1\n"
	"      # on y\n\n  # end\n",
	"  - id: a.1\n    text: A.\n    ideas:\n    - y #1\n      # on y\n"
	"    - x\n\n  # end\n"},
    {ENTRY, "ideas", "x", "  - id: a.1\n    text: A.\n    ideas: [\"y\"]\n",
	"  - id: a.1\n    text: A.\n    ideas: [\"y\", \"x\"]\n"},
    {ENTRY, "ideas", "x", "  - id: a.1\n    text: A.\n    ideas: # soon\n",
	"  - id: a.1\n    text: A.\n    ideas: # soon\n      - x\n"},
    {ENTRY, "tags", "no", "  - id: a.1\n    text: A.\n",
	"  - id: a.1\n    tags: [\"no\"]\n    text: A.\n"},
    {WORDING, "ideas", "c",
	"  - id: a.1\n    text: A.\n    ideas:\n"
	"      - a | b # ab\n",
	"  - id: a.1\n    text: A.\n    ideas:\n      - a | b | c # ab\n"},
    {WORDING, "ideas", "it's", "  - id: a.1\n    text: A.\n    ideas: ['a']\n",
	"  - id: a.1\n    text: A.\n    ideas: ['a | it''s']\n"},
    {WORDING, "ideas", "say \"c\"",
	"  - id: a.1\n    text: A.\n    ideas: [\"a\"]\n",
	"  - id: a.1\n    text: A.\n    ideas: [\"a | say \\\"c\\\"\"]\n"},
    {WORDING, "ideas", "c: d",
	"  - id: a.1\n    text: A.\n    ideas:\n"
	"      - a b\n      - z\n",
	"  - id: a.1\n    text: A.\n    ideas:\n      - \"a b | c: d\"\n"
	"      - z\n"},
    {WORDING, "ideas", "c",
	"  - id: a.1\n    text: A.\n    ideas:\n"
	"      - >\n        a |\n        b\n\n      - z\n",
	"  - id: a.1\n    text: A.\n    ideas:\n      - >\n        a |\n"
	"        b | c\n\n      - z\n"},
    {WORDING, "ideas", "b", "  - id: a.1\n    text: A.\n    ideas: [a | b]\n",
	"  - id: a.1\n    text: A.\n    ideas: [a | b]\n"},
    {WORDING, "ideas", "c", "  - id: a.1\n    text: a; b\n    ask: Which?\n",
	"  - id: a.1\n    text: a; b\n    ask: Which?\n    ideas:\n"
	"      - a | c\n      - b\n"},
    {NEW, NULL, "A hole.", "  - {id: a.1, text: \"A gap.\"}\n",
	"  - {id: a.1, text: \"A gap.\"}\n  - {id: a.2, text: \"A hole.\"}\n"},
    {NEW, "", "Hole.", "- id: a.1\n  text: Gap.\n\n# end\n",
	"- id: a.1\n  text: Gap.\n- id: a.2\n  text: Hole.\n  ideas:\n"
	"  - \"one: two\"\n  - three | four\n\n# end\n"},
    {NEW, NULL, "Hole.",
	"  - id: a.0\n    text: Gap.\n\n  - id: a.1\n"
	"    text: Gap\n    # on it\n",
	"  - id: a.0\n    text: Gap.\n\n  - id: a.1\n    text: Gap\n"
	"    # on it\n\n  - id: a.2\n    text: Hole.\n"},
    {NEW, NULL, "Hole.", "  - id: a.1\n    text: Gap",
	"  - id: a.1\n    text: Gap\n  - id: a.2\n    text: Hole."},
    {NEW, NULL, "Hole.", "  [{id: a.1, text: Gap}]\n",
	"  [{id: a.1, text: Gap}, {id: a.2, text: Hole.}]\n"},
};

static void
test_ways(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(ways); i++)
		assert_string_equal(
		    edited(w, arena_printf(&w->a, HEAD "%s", ways[i].before),
			&ways[i]),
		    arena_printf(&w->a, HEAD "%s", ways[i].after));
}

static void
test_json(void **state)
{
	static const char deck[] =
	    "{\"format\": 1, \"deck\": \"t\", \"title\": \"T\",\n"
	    " \"statements\": [\n  {\"id\": \"a.1\", \"text\": \"A gap.\"}\n]}";
	const struct way ask = {SET, "ask", "Say \"x\"?", NULL, NULL};
	const struct way more = {NEW, NULL, "Two.", NULL, NULL};
	struct world *w = *state;

	assert_non_null(strstr(edited(w, deck, &ask),
	    "\"text\": \"A gap.\", \"ask\": \"Say \\\"x\\\"?\"}"));
	assert_non_null(strstr(edited(w, deck, &more),
	    "\"A gap.\"},\n  {\"id\": \"a.2\", \"text\": \"Two.\"}\n]}"));
}

/* Where an edit is: parts of a statement, lists of the deck, the deck. */
static void
test_places(void **state)
{
	static const char deck[] =
	    "format: 1\ndeck: t\ntitle: T\nsections:\n  - id: s1\n    title: "
	    "A\n"
	    "statements:\n  - id: a.1\n    text: A.\n    misconceptions:\n"
	    "      - id: m\n        says: S\n        truth: T\n        ideas:\n"
	    "          - x\n    list:\n      ask: Which?\n      members: [p, "
	    "q]\n"
	    "lists:\n  - id: l\n    section: s1\n    ask: Which?\n"
	    "    members:\n      - v\n";
	struct world *w = *state;
	struct edit ed = {deck, sizeof(deck) - 1, &w->a};
	struct edit_at at = {"a.1", "misconceptions", "m"};

	assert_int_equal(
	    edit_add_wording(&ed, &at, "ideas", 0, "y", &w->b, &w->e), 0);
	assert_non_null(strstr(buf_str(&w->b), "          - x | y\n"));
	at.part = "list";
	at.name = NULL;
	buf_clear(&w->b);
	assert_int_equal(
	    edit_add_wording(&ed, &at, "members", 1, "r", &w->b, &w->e), 0);
	assert_non_null(strstr(buf_str(&w->b), "[p, q | r]"));
	at.owner = "s1";
	at.part = "lists";
	at.name = "l";
	buf_clear(&w->b);
	assert_int_equal(
	    edit_add_wording(&ed, &at, "members", 0, "u", &w->b, &w->e), 0);
	assert_non_null(strstr(buf_str(&w->b), "      - v | u\n"));
	at.part = NULL;
	buf_clear(&w->b);
	assert_int_equal(
	    edit_set(&ed, &at, "opens", "2027-01-04", &w->b, &w->e), 0);
	assert_non_null(strstr(buf_str(&w->b), "    opens: 2027-01-04\nst"));
	at.owner = "";
	buf_clear(&w->b);
	assert_int_equal(
	    edit_add_entry(&ed, &at, "retired", "a.9", &w->b, &w->e), 0);
	assert_non_null(
	    strstr(buf_str(&w->b), "title: T\nretired:\n  - a.9\nsec"));
}

static void
test_refused(void **state)
{
	static const struct {
		struct way way;
		const char *deck, *says;
	} bad[] = {
	    {{SET, "ask", "x", NULL, NULL}, "  - {id: b.1, text: x}\n",
		"there is nothing with the id a.1 in this file"},
	    {{SET, "ask", " ", NULL, NULL}, "  - {id: a.1, text: x}\n",
		"nothing to write as ask"},
	    {{SET, "ideas", "x", NULL, NULL},
		"  - {id: a.1, text: x, ideas: [a]}\n", "not a text in line 5"},
	    {{ENTRY, "text", "x", NULL, NULL}, "  - {id: a.1, text: x}\n",
		"not a list in line 5"},
	    {{WORDING, "ideas", "a | b", NULL, NULL},
		"  - {id: a.1, text: x, ideas: [a]}\n", "cannot hold the sign"},
	    {{WORDING, "ideas", "a", NULL, NULL}, "  - {id: a.1, text: x}\n",
		"write its ideas first"},
	    {{WORDING, "extra", "a", NULL, NULL}, "  - {id: a.1, text: x}\n",
		"no number 1 under extra in line 5"},
	    {{SET, "ask", "x", NULL, NULL}, "  - {id: a.1, id: a.1}\n",
		"cannot be read as a deck"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(bad); i++) {
		const char *s = arena_printf(&w->a, HEAD "%s", bad[i].deck);

		assert_non_null(strstr(edited(w, s, &bad[i].way), bad[i].says));
	}
}

int
main(void)
{
#define WITH(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH(test_ways),
	    WITH(test_json),
	    WITH(test_places),
	    WITH(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
