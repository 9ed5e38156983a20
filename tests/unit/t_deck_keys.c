/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck: every key of the table is read, stands where it should, and is in the
 * manual as it is in the table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "deck/schema.h"
#include "deck/yaml.h"
#include "deck_world.h"

/* Does any map of the owner in the tree hold the key? */
static int
has_key(const struct node *v, enum key_owner owner, const char *key,
    enum key_owner wanted)
{
	const struct node *k;
	const struct key *known;
	int found = 0;

	if (v->kind == NODE_LIST) {
		for (k = v->first; k; k = k->next)
			found |= has_key(k, owner, key, wanted);
		return found;
	}
	if (v->kind == NODE_TEXT)
		return 0;
	for (k = v->first; k; k = k->next->next) {
		known = schema_find(owner, k->text);
		if (owner == wanted && strcmp(k->text, key) == 0)
			found = 1;
		if (known &&
		    (known->type == TYPE_MAP || known->type == TYPE_MAP_LIST))
			found |= has_key(k->next, known->part, key, wanted);
	}
	return found;
}

static void
test_every_key_is_tried(void **state)
{
	struct world *w = *state;
	struct deck *d = load_all_keys(w);
	const struct key *keys;
	size_t i, n;

	keys = schema_keys(&n);
	for (i = 0; i < n; i++) {
		if (!has_key(d->node, KEY_DECK, keys[i].name, keys[i].owner) &&
		    strcmp(keys[i].name, "extends") != 0)
			fail_msg("all-keys.yaml lacks %s of %s", keys[i].name,
			    schema_owner_name(keys[i].owner));
	}
}

static void
test_deck_keys(void **state)
{
	struct deck *d = load_all_keys(*state);
	int32_t day;
	struct err e;

	assert_int_equal(d->format, 1);
	assert_string_equal(d->name, "bread");
	assert_string_equal(d->prefix, "br");
	assert_string_equal(d->title, "Bread, from flour to crust");
	assert_string_equal(d->language, "en-GB");
	assert_string_equal(d->licence, "CC BY 4.0");
	assert_string_equal(d->extends, "");
	assert_true(d->locked);
	assert_string_equal(d->source->title, "The Baker's Leaflet");
	assert_string_equal(d->source->publisher, "A Village Bakery");
	assert_int_equal(date_parse_day("2024-02-29", &day, &e), 0);
	assert_int_equal(d->source->date, day);
	assert_string_equal(d->source->url, "https://example.org/leaflet");
	assert_string_equal(d->source->note, "Quoted with thanks.");
	assert_int_equal(d->n_same, 2);
	assert_int_equal(d->same[1].n, 3);
	assert_string_equal(d->same[1].wordings[2], "cook");
	assert_int_equal(d->n_glossary, 2);
	assert_string_equal(d->glossary[1].term, "HF");
	assert_string_equal(d->glossary[1].meaning, "High-protein flour.");
	assert_int_equal(d->glossary[1].at.line, 23);
	assert_int_equal(d->n_retired, 2);
	assert_string_equal(d->retired[1], "br1.1/refute/cold");
	assert_int_equal(d->n_sections, 2);
	assert_string_equal(d->sections[0].id, "s1");
	assert_string_equal(d->sections[0].title, "Flour and Water");
	assert_string_equal(d->sections[0].gist, "what gluten does");
	assert_int_equal(d->sections[0].opens, ITEM_NO_DAY);
	assert_int_equal(date_parse_day("2027-01-15", &day, &e), 0);
	assert_int_equal(d->sections[1].opens, day);
}

static void
test_statement_keys(void **state)
{
	struct deck *d = load_all_keys(*state);
	const struct statement *s = &d->statements[0];
	int32_t day;
	struct err e;

	assert_int_equal(d->n_statements, 3);
	assert_string_equal(s->id, "br1.1");
	assert_string_equal(s->section, "s1");
	assert_string_equal(s->gist, "Kneading builds gluten");
	assert_string_equal(s->text,
	    "Kneading joins proteins into gluten: a net that holds the gas, "
	    "so that the loaf can rise.");
	assert_string_equal(s->ask, "What does kneading do?");
	assert_int_equal(s->n_ideas, 2);
	assert_int_equal(s->ideas[1].n, 2);
	assert_string_equal(s->ideas[1].wordings[0], "holds the gas");
	assert_string_equal(s->ideas[1].wordings[1], "traps bubbles");
	assert_int_equal(s->n_extra, 1);
	assert_string_equal(s->extra[0].wordings[1], "the loaf grows");
	assert_int_equal(s->n_terms, 2);
	assert_string_equal(s->terms[1], "HOLDS THE GAS");
	assert_int_equal(s->n_skip, 1);
	assert_string_equal(s->skip[0], "so that");
	assert_int_equal(s->n_tags, 2);
	assert_string_equal(s->tags[1], "hands");
	assert_int_equal(s->n_steps, 3);
	assert_string_equal(s->steps[2], "Rest");
	assert_string_equal(
	    s->example, "A ball that springs back when pressed.");
	assert_string_equal(s->author, "A. Author");
	assert_int_equal(date_parse_day("2026-02-01", &day, &e), 0);
	assert_int_equal(s->as_of, day);
	assert_false(s->priority);
	assert_string_equal(s->was, "");
	s++;
	assert_true(s->priority);
	assert_int_equal(s->n_builds_on, 1);
	assert_string_equal(s->builds_on[0], "br1.1");
	assert_int_equal(s->n_confusable, 1);
	assert_string_equal(s->confusable[0], "br1.1");
	assert_int_equal(date_parse_day("2027-02-01", &day, &e), 0);
	assert_int_equal(s->opens, day);
	assert_string_equal(s->was, "br9.9");
	assert_null(s->because);
	assert_null(s->list);
}

static void
test_parts_of_a_statement(void **state)
{
	struct deck *d = load_all_keys(*state);
	const struct statement *s = &d->statements[0];
	const struct misconception *m = s->misconceptions;
	const struct apply *p = s->applies;

	assert_int_equal(s->n_misconceptions, 1);
	assert_string_equal(m->id, "warm");
	assert_string_equal(m->says, "Kneading only warms the dough.");
	assert_string_equal(
	    m->truth, "It warms a little, and above all it builds gluten.");
	assert_int_equal(m->n_ideas, 1);
	assert_string_equal(m->ideas[0].wordings[0], "builds gluten");
	assert_int_equal(m->listen_for.n, 2);
	assert_string_equal(m->listen_for.wordings[1], "just heat");
	assert_string_equal(m->author, "B. Baker");
	assert_string_equal(m->was, "heat");
	assert_int_not_equal(m->as_of, ITEM_NO_DAY);
	assert_string_equal(
	    s->because->ask, "Why does wholemeal dough rise less?");
	assert_string_equal(s->because->model, "Bran cuts the net.");
	assert_int_equal(s->because->n_ticks, 2);
	assert_string_equal(s->because->ticks[1], "the net");
	assert_string_equal(s->list->ask, "Name what kneading needs.");
	assert_int_equal(s->list->n_members, 2);
	assert_string_equal(s->list->members[1].wordings[1], "liquid");
	assert_string_equal(s->list->was, "br1.1/list");
	assert_int_equal(s->n_applies, 1);
	assert_string_equal(p->id, "brick");
	assert_string_equal(p->setting, "Home baking");
	assert_string_equal(p->scene, "A loaf comes out as dense as a brick.");
	assert_string_equal(p->ask, "What would you try first?");
	assert_string_equal(p->model, "Knead for longer.");
	assert_int_equal(p->n_ticks, 1);
	assert_string_equal(p->author, "B. Baker");
	assert_string_equal(p->was, "stone");
	assert_int_equal(p->as_of, m->as_of + 1);
}

static void
test_cases_lists_practice(void **state)
{
	struct deck *d = load_all_keys(*state);
	const struct deck_case *c = d->cases;
	const struct deck_list *l = d->lists;

	assert_int_equal(d->n_cases, 1);
	assert_string_equal(c->id, "flat-loaf");
	assert_string_equal(c->setting, "Village fair");
	assert_string_equal(
	    c->scene, "A baker's loaf is flat and has no taste.");
	assert_int_equal(c->n_uses, 2);
	assert_string_equal(c->uses[1], "br2.1");
	assert_int_equal(c->n_tempting, 1);
	assert_string_equal(c->tempting[0], "br2.2");
	assert_string_equal(c->model, "Knead it, and give it time.");
	assert_string_equal(c->author, "C. Cook");
	assert_string_equal(c->was, "pancake");
	assert_int_not_equal(c->as_of, ITEM_NO_DAY);
	assert_int_equal(d->n_lists, 2);
	assert_string_equal(l[0].id, "causes");
	assert_string_equal(l[0].section, "s1");
	assert_string_equal(l[0].was, "reasons");
	assert_int_equal(l[0].n_uses, 2);
	assert_string_equal(l[1].ask, "Which loaves need steam?");
	assert_int_equal(l[1].n_members, 2);
	assert_string_equal(l[1].members[0].wordings[1], "French stick");
	assert_int_equal(d->n_practice, 1);
	assert_string_equal(d->practice[0].section, "s1");
	assert_string_equal(d->practice[0].heading, "Practise kneading by:");
	assert_int_equal(d->practice[0].n_bullets, 2);
	assert_string_equal(
	    d->practice[0].bullets[1], "Folding and turning, again and again.");
}

static void
test_places(void **state)
{
	struct deck *d = load_all_keys(*state);
	const struct node *s = d->statements[0].node;
	struct place at = deck_place(s, NULL, -1);

	assert_int_equal(at.line, 48);
	assert_int_equal(at.column, 5);
	at = deck_place(s, "ideas", 1);
	assert_int_equal(at.line, 58);
	assert_int_equal(at.column, 11);
	at = deck_place(s, "ideas", 7);
	assert_int_equal(at.line, 57);
	at = deck_place(s, "ask", 0);
	assert_int_equal(at.line, 55);
	assert_int_equal(at.column, 10);
	at = deck_place(s, "opens", -1); /* not written: the statement's */
	assert_int_equal(at.line, 48);
}

/* The bytes of a node are those of the file, also behind wide characters. */
static void
test_byte_marks(void **state)
{
	static const char text[] =
	    "\xef\xbb\xbf" HEAD "statements:\r\n"
	    "- {id: a, text: \"\xc3\xa9 \xf0\x9f\x98\x80 "
	    "x\", gist: \xc3\xa9t\xc3\xa9}\n"
	    "- id: b\n  text: >\n    two\n    lines\n";
	struct world *w = *state;
	struct deck *d = load_text(w, text);
	const struct node *v;

	assert_non_null(d);
	v = node_get(d->statements[0].node, "gist");
	assert_memory_equal(text + v->start, "\xc3\xa9t\xc3\xa9}", 6);
	assert_int_equal(v->end - v->start, 5);
	assert_int_equal(v->column, 32);
	v = node_get(d->statements[0].node, "text");
	assert_memory_equal(text + v->start, "\"\xc3\xa9", 3);
	assert_int_equal(text[v->end - 1], '"');
	v = node_get(d->statements[1].node, "text");
	assert_int_equal(text[v->start], '>');
	assert_int_equal(v->style, STYLE_BLOCK);
	v = d->statements[0].node;
	assert_int_equal(text[v->start], '{');
	assert_int_equal(text[v->end - 1], '}');
}

static void
test_bools(void **state)
{
	static const char *const yes[] = {"yes", "true", "on", "Yes", "'yes'"};
	static const char *const no[] = {"no", "false", "off", "NO", ""};
	struct world *w = *state;
	size_t i;

	for (i = 0; i < 5; i++) {
		assert_non_null(load_text(w,
		    arena_printf(&w->a,
			HEAD "locked: %s\nstatements:\n- {id: a, text: b}\n",
			yes[i])));
		assert_true(w->deck->locked);
		assert_non_null(load_text(w,
		    arena_printf(&w->a,
			HEAD "locked: %s\nstatements:\n- {id: a, text: b}\n",
			no[i])));
		assert_false(w->deck->locked);
	}
}

/* Line breaks as spaces, so that a sentence is found however it is wrapped. */
static char *
manual(struct world *w)
{
	const char *raw = slurp(w, path_of(w, "man/revisit-deck.5"));
	char *text, *p;

	assert_non_null(raw);
	text = arena_strdup(&w->a, raw);
	for (p = text; *p; p++)
		*p = *p == '\n' ? ' ' : *p;
	return text;
}

static int
count(const char *text, const char *part)
{
	int n = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		n++;
	return n;
}

/* The table, line by line, is the manual's, and the manual has no other. */
static void
test_manual_has_the_keys(void **state)
{
	struct world *w = *state;
	char *text = manual(w), *line, *next, *field[5], *end;
	struct buf b = BUF_INIT;
	const char *part, *owner = "";
	size_t n;
	int i;

	text = strstr(text, ".Ss Keys of ");
	assert_non_null(text);
	end = strstr(text, ".Sh ");
	assert_non_null(end);
	*end = '\0';
	(void)schema_keys(&n);
	assert_int_equal(count(text, ".It Ic "), n);
	schema_print(&b);
	for (line = b.p; *line; line = next) {
		next = strchr(line, '\n');
		*next++ = '\0';
		for (i = 0; i < 5; i++) {
			field[i] = line;
			line += strcspn(line, "\t");
			if (i < 4)
				*line++ = '\0';
		}
		if (strcmp(owner, field[0]) != 0) {
			owner = field[0];
			text = strstr(text,
			    arena_printf(&w->a, ".Ss Keys of %s .Bl", owner));
			if (text == NULL)
				fail_msg("no keys of %s", owner);
		}
		part = arena_printf(&w->a, ".It Ic %s Pq %s%s %s ", field[1],
		    field[2],
		    strcmp(field[3], "no") == 0        ? ""
			: strcmp(field[3], "yes") == 0 ? ", required"
						       : ", required but in "
							 "an overlay",
		    field[4]);
		text = strstr(text, part);
		if (text == NULL)
			fail_msg("the manual lacks: %s", part);
	}
	buf_release(&b);
}

/* Complete decks in the manual are legal ones. */
static void
test_manual_examples(void **state)
{
	struct world *w = *state;
	const char *raw = slurp(w, path_of(w, "man/revisit-deck.5")), *end;
	int n = 0;

	assert_non_null(raw);
	while ((raw = strstr(raw, ".Bd -literal")) != NULL) {
		raw = strchr(raw, '\n') + 1;
		end = strstr(raw, "\n.Ed");
		assert_non_null(end);
		if (strncmp(raw, "format: 1\n", 10) != 0)
			continue;
		if (load(w, raw, (size_t)(end - raw)) == NULL || w->d.n > 0)
			fail_msg("example %d: %s", n, w->e.msg);
		n++;
	}
	assert_int_equal(n, 5);
}

static void
test_manual_has_the_codes(void **state)
{
	/* all that finding_add() and the table of keys can give */
	static const char *const codes[] = {"Y01", "Y02", "Y03", "Y04", "Y05",
	    "Y06", "Y07", "Y08", "Y09", "C03", "C16", "C18", "C21", "C22",
	    "C24", "C28"};
	struct world *w = *state;
	char *text = manual(w);
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (count(text, arena_printf(&w->a, ".It Sy %s ", codes[i])) ==
		    0)
			fail_msg("the manual lacks %s", codes[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		test_every_key_is_tried, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_deck_keys, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_statement_keys, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_parts_of_a_statement, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_cases_lists_practice, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_places, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_byte_marks, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_bools, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_manual_has_the_keys, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_manual_examples, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_manual_has_the_codes, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
