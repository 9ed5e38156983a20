/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck: what a deck gives the scheduler, who owns an id, and what the content
 * hash takes for the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deck/check.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "deck_world.h"

static void
hash_of(struct world *w, const char *text, const char *ideas, char out[17])
{
	struct item *it;
	size_t n;

	assert_non_null(load_text(w,
	    arena_printf(&w->a,
		HEAD "statements:\n- id: a\n  text: >\n    %s\n  ideas:\n%s",
		text, ideas)));
	deck_items(w->deck, &w->a, &it, &n);
	assert_int_equal(n, 1);
	memcpy(out, it->hash, 17);
}

static void
test_hash(void **state)
{
	static const char text[] = "Memory is limited, so plan for it.";
	static const char ideas[] = "  - limited | small\n  - plan\n";
	struct world *w = *state;
	char one[17], two[17];

	hash_of(w, text, ideas, one);
	assert_int_equal(strspn(one, "0123456789abcdef"), 16);
	hash_of(
	    w, "MEMORY is limited so plan \xe2\x80\x93 for it!", ideas, two);
	assert_string_equal(one, two);
	hash_of(w, text, "  - Limited!\n  - plan | prepare\n", two);
	assert_string_equal(one, two); /* other wordings are no change */
	hash_of(w, "Memory is limited, so plan for that.", ideas, two);
	assert_string_not_equal(one, two);
	hash_of(w, text, "  - limited\n  - plan it\n", two);
	assert_string_not_equal(one, two);
	hash_of(w, text, "  - limitedplan\n", two);
	assert_string_not_equal(one, two); /* ideas are told apart */
	hash_of(w, "\xc3\x89t\xc3\xa9", ideas, one);
	hash_of(w, "\xc3\xa9t\xc3\xa9.", ideas, two);
	assert_string_equal(one, two);
	/* fixed for ever: it is part of people's history */
	hash_of(w, "Guides help.", "  - help\n", one);
	assert_string_equal(one, "69afc94f5fbb7fbe");
}

static void
test_items(void **state)
{
	struct world *w = *state;
	struct deck *d = load_all_keys(w);
	struct item *it;
	struct buf b = BUF_INIT;
	size_t n;

	deck_items(d, &w->a, &it, &n);
	assert_int_equal(n, 11);
	assert_string_equal(it[0].id, "bread:br1.1/recall");
	assert_string_equal(it[0].deck, "bread");
	assert_string_equal(it[0].owner, "br1.1");
	assert_int_equal(it[0].kind, KIND_RECALL);
	assert_string_equal(it[0].section_title, "Flour and Water");
	assert_string_equal(it[0].ask, "What does kneading do?");
	assert_int_equal(it[0].n_ideas, 2);
	assert_int_equal(it[0].opens, ITEM_NO_DAY);
	assert_string_equal(it[0].source,
	    "Statement: A Village Bakery. Question: A. Author. "
	    "Checked: 2026-02-01. Licence: CC BY 4.0");
	assert_string_equal(item_number(&it[0]), "1.1");
	assert_string_equal(it[0].why, "Bran cuts the net.");
	assert_int_equal(it[0].n_lures, 1);
	assert_string_equal(it[0].lures[0].id, "warm");
	assert_string_equal(
	    it[0].lures[0].says, "Kneading only warms the dough.");
	assert_int_equal(it[0].lures[0].listen_for.n, 2);
	assert_string_equal(it[0].says, "");
	assert_string_equal(it[0].truth, "");
	/* no ideas: the parts of the answer */
	assert_int_equal(it[6].n_ideas, 2);
	assert_string_equal(
	    it[6].ideas[0].wordings[0], "Slow proving gives more taste");
	assert_string_equal(
	    it[6].ideas[1].wordings[0], "it also lets the dough relax.");
	assert_int_equal(it[6].opens, d->statements[1].opens);
	assert_true(it[6].priority);
	assert_int_equal(it[6].order, 6);
	/* neither ideas nor a question: clauses are ticked */
	assert_int_equal(it[7].n_ideas, 0);
	assert_string_equal(it[7].ask,
	    "How does this go on: \"A crust needs steam \xe2\x80\xa6\"?");
	deck_snapshot_json(&it[6], &b);
	assert_string_equal(b.p,
	    "{\"text\":\"Slow proving gives more taste; it also lets the "
	    "dough relax.\",\"ask\":\"What does slow proving do?\",\"ideas\":"
	    "[[\"Slow proving gives more taste\"],[\"it also lets the dough "
	    "relax.\"]]}");
	buf_release(&b);
}

static void
test_refute(void **state)
{
	struct world *w = *state;
	struct deck *d = load_all_keys(w);
	struct buf b = BUF_INIT;
	struct item *it, *r;
	size_t n;

	deck_items(d, &w->a, &it, &n);
	r = &it[1]; /* after the recall of its statement */
	assert_int_equal(r->kind, KIND_REFUTE);
	assert_int_equal(r->order, 1);
	assert_string_equal(r->id, "bread:br1.1/refute/warm");
	assert_string_equal(r->owner, "br1.1");
	assert_string_equal(r->section_title, "Flour and Water");
	assert_string_equal(r->ask,
	    "A colleague says: \xe2\x80\x9cKneading only warms the "
	    "dough.\xe2\x80\x9d What would you say back?");
	assert_string_equal(r->says, "Kneading only warms the dough.");
	assert_string_equal(
	    r->truth, "It warms a little, and above all it builds gluten.");
	assert_int_equal(r->n_ideas, 1);
	assert_string_equal(r->ideas[0].wordings[0], "builds gluten");
	assert_false(r->any_idea);
	assert_int_equal(r->n_extra, 0);
	assert_int_equal(r->n_lures, 0);
	assert_int_equal(r->n_builds_on, 1);
	assert_string_equal(r->builds_on[0], "br1.1");
	assert_int_equal(r->n_confusable, it[0].n_confusable);
	assert_string_equal(r->source,
	    "Statement: A Village Bakery. Question: B. Baker. "
	    "Checked: 2026-03-01. Licence: CC BY 4.0");
	deck_snapshot_json(r, &b);
	assert_non_null(strstr(b.p,
	    "\"says\":\"Kneading only warms the dough.\",\"truth\":\"It warms "
	    "a little, and above all it builds gluten.\",\"any_idea\":false"));
	buf_release(&b);
}

/* Without ideas of its own, one of its statement's is enough. */
static void
test_refute_any(void **state)
{
	static const char deck[] = HEAD
	    "statements:\n- id: a\n  text: Less is more.\n  ask: What is?\n"
	    "  confusable: b\n  opens: 2027-04-01\n"
	    "  ideas: [less is more, few things]\n  misconceptions:\n"
	    "  - {id: one, says: 'More \"is\" more', truth: %s}\n"
	    "  - {id: two, says: '\"Is it?\"', truth: It is not.}\n"
	    "- {id: b, text: c}\n";
	struct world *w = *state;
	char hash[17];
	struct item *it;
	size_t n;

	assert_non_null(load_text(w, arena_printf(&w->a, deck, "so")));
	deck_items(w->deck, &w->a, &it, &n);
	assert_int_equal(n, 4);
	assert_true(it[1].any_idea && it[2].any_idea);
	assert_int_equal(it[1].n_ideas, 2);
	assert_string_equal(it[1].ideas[0].wordings[0], "less is more");
	assert_string_equal(it[1].confusable[0], "b");
	assert_int_equal(it[1].opens, it[0].opens);
	assert_string_equal(it[1].ask,
	    "A colleague says: \xe2\x80\x9cMore \xe2\x80\x98is\xe2\x80\x99 "
	    "more.\xe2\x80\x9d What would you say back?");
	assert_string_equal(it[2].ask,
	    "A colleague says: \xe2\x80\x9cIs it?\xe2\x80\x9d What would you "
	    "say back?");
	assert_string_equal(it[3].id, "t:b/recall");
	assert_int_equal(it[3].order, 3);
	/* the truth is part of what is asked, the statement's wording not */
	memcpy(hash, it[1].hash, sizeof(hash));
	assert_non_null(load_text(w, arena_printf(&w->a, deck, "So!")));
	deck_items(w->deck, &w->a, &it, &n);
	assert_string_equal(it[1].hash, hash);
	assert_non_null(load_text(w, arena_printf(&w->a, deck, "so so")));
	deck_items(w->deck, &w->a, &it, &n);
	assert_string_not_equal(it[1].hash, hash);
}

static void
test_made_questions(void **state)
{
	struct world *w = *state;
	struct item *it;
	size_t n;

	assert_non_null(load_text(w,
	    HEAD "prefix: lt\nsections:\n- {id: s1, title: One, opens: "
		 "2027-05-01}\nstatements:\n"
		 "- {id: lt3.4, section: s1, gist: Less is more, text: a}\n"
		 "- {id: lt3.5, section: s1, text: a, opens: 2027-04-01}\n"
		 "- {id: ltx, text: a; b, ask: 'What; who'}\n"
		 "- {id: q, ask: What, text: '; one ;; two;'}\n"));
	deck_items(w->deck, &w->a, &it, &n);
	assert_string_equal(
	    it[0].ask, "What does the statement \"Less is more\" say?");
	assert_string_equal(it[1].ask, "What does statement 3.5 say?");
	assert_int_equal(it[1].opens, w->deck->sections[0].opens);
	assert_int_equal(it[2].n_ideas, 2);
	assert_int_equal(it[3].n_ideas, 2);
	assert_string_equal(it[3].ideas[1].wordings[0], "two");
}

static void
test_owners(void **state)
{
	struct world *w = *state;
	struct deck *d = load_all_keys(w);

	assert_ptr_equal(
	    deck_find_owner(d, "br1.1").statement, &d->statements[0]);
	assert_ptr_equal(
	    deck_find_owner(d, "1.1").statement, &d->statements[0]);
	assert_ptr_equal(deck_find_owner(d, "bread:br2.1/recall").statement,
	    &d->statements[1]);
	assert_ptr_equal(deck_find_owner(d, "flat-loaf").scene, &d->cases[0]);
	assert_ptr_equal(deck_find_owner(d, "bread:s1/list/causes").section,
	    &d->sections[0]);
	assert_int_equal(deck_find_owner(d, "br7").kind, OWNER_NONE);
	assert_int_equal(deck_find_owner(d, "other:br1.1").kind, OWNER_NONE);
	assert_int_equal(deck_find_owner(d, "").kind, OWNER_NONE);
	assert_string_equal(deck_full_id(d, &w->a, "5.4"), "br5.4");
	assert_string_equal(deck_full_id(d, &w->a, "x5.4"), "x5.4");
}

static void
test_overlay_items(void **state)
{
	struct world *w = *state;
	struct item *it;
	size_t n;

	assert_non_null(load_text(w,
	    HEAD "extends: core\nstatements:\n- {id: lt1, opens: 2027-01-01}\n"
		 "- {id: own, text: mine}\n"));
	deck_items(w->deck, &w->a, &it, &n);
	assert_int_equal(n, 1);
	assert_string_equal(it[0].id, "t:own/recall");
	assert_int_equal(it[0].order, 0);
}

static void
test_ids(void **state)
{
	(void)state;
	assert_true(check_is_id("a"));
	assert_true(check_is_id("lt3.4"));
	assert_true(check_is_id("fractions.07-b"));
	assert_false(check_is_id(""));
	assert_false(check_is_id("3.4"));
	assert_false(check_is_id("a."));
	assert_false(check_is_id("a.-b"));
	assert_false(check_is_id("A"));
	assert_false(check_is_id("a b"));
	assert_false(check_is_id("a\n"));
}

static void
test_idmap(void **state)
{
	struct world *w = *state;
	struct idmap m;
	int i;

	idmap_init(&m, &w->a);
	assert_null(idmap_find(&m, "k0"));
	for (i = 0; i < 1000; i++)
		assert_null(idmap_add(&m, arena_printf(&w->a, "k%d", i), w, i));
	for (i = 0; i < 1000; i++)
		assert_int_equal(
		    idmap_find(&m, arena_printf(&w->a, "k%d", i))->number, i);
	assert_int_equal(idmap_add(&m, "k7", NULL, 8)->number, 7);
	assert_null(idmap_find(&m, "k1000"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_hash, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_items, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_refute, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_refute_any, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_made_questions, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_owners, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_overlay_items, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_ids, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_idmap, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
