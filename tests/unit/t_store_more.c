/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the store does when it cannot save, and that it then changes nothing;
 * decks and versions of items; what doctor finds and mends.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>

#include <cmocka.h>
#include <stdio.h>

#include "store_help.h"

static void
busy_changes_nothing(void **state)
{
	struct store *st = *state, *other = open_store("store.db", MAKE, 2);
	struct event ev = event(
	    EV_SETTING, NOON, "", "{\"key\":\"secure-gap\",\"value\":60}");
	struct buf before = BUF_INIT;
	struct err e = ERR_INIT;
	int64_t n = 0;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	dump(st, &before);
	db_set_patience(st->db, 20);
	must(db_begin(other->db, &e), &e);
	refuses(store_append(st, &ev, 1, NULL, &e), &e,
	    "another session is saving; try again in a moment");
	assert_int_equal(e.kind, ERR_BUSY);
	db_rollback(other->db);
	/* a reader holds up the commit itself */
	must(db_begin_read(other->db, &e), &e);
	must(db_get_int(other->db, Q_TABLES, DB_NO_VALUES, &n, &e), &e);
	refuses(store_append(st, &ev, 1, NULL, &e), &e, "another session");
	assert_int_equal(e.kind, ERR_BUSY);
	assert_int_equal(store_rules(st)->secure_gap, RULES_SECURE_GAP);
	db_rollback(other->db);
	same_dump(st, &before);
	must(store_append(st, &ev, 1, NULL, &e), &e);
	assert_int_equal(store_rules(st)->secure_gap, 60);
	is_sound(other);
	store_close(other);
	buf_release(&before);
}

static void
full_disk_changes_nothing(void **state)
{
	struct store *st = *state;
	struct event ev = event(EV_NOTE, NOON, ITEM, NULL);
	struct buf before = BUF_INIT, big = BUF_INIT;
	struct err e = ERR_INIT;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	dump(st, &before);
	buf_adds(&big, "{\"text\":\"");
	buf_pad(&big, 'x', 200000);
	buf_adds(&big, "\"}");
	ev.body = buf_str(&big);
	/* SQLite refuses to grow a file as it does when the disk is full */
	must(db_exec(st->db, "PRAGMA max_page_count = 1;", &e), &e);
	refuses(store_append(st, &ev, 1, NULL, &e), &e, "the disk is full");
	same_dump(st, &before);
	must(db_exec(st->db, "PRAGMA max_page_count = 100000;", &e), &e);
	must(store_append(st, &ev, 1, NULL, &e), &e);
	assert_int_equal(ev.seq, 2);
	is_sound(st);
	buf_release(&big);
	buf_release(&before);
}

static void
what_is_read_back_must_be_what_was_written(void **state)
{
	struct store *st = *state;
	struct event ev = event(EV_REVIEW, NOON, ITEM, GOOD);
	struct buf before = BUF_INIT;
	struct err e = ERR_INIT;

	dump(st, &before);
	must(db_exec(st->db,
		 "DROP TRIGGER event_not_changed;"
		 "CREATE TRIGGER bad AFTER INSERT ON event BEGIN "
		 "UPDATE event SET at_ms = 1 WHERE id = new.id; END;",
		 &e),
	    &e);
	refuses(store_append(st, &ev, 1, NULL, &e), &e, "read back");
	same_dump(st, &before);
	buf_release(&before);
}

static void
events_stay(void **state)
{
	struct store *st = *state;
	struct buf before = BUF_INIT;
	struct err e = ERR_INIT;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	dump(st, &before);
	refuses(db_exec(st->db, "UPDATE event SET at_ms = 0;", &e), &e,
	    "never changed");
	refuses(db_exec(st->db, "DELETE FROM event;", &e), &e, "never deleted");
	refuses(db_exec(st->db,
		    "REPLACE INTO event SELECT id, device, seq, 7,"
		    " zone_min, type, item, ref, body FROM event;",
		    &e),
	    &e, "never deleted");
	refuses(db_exec(st->db,
		    "INSERT INTO event SELECT 'x' || substr(id, 2),"
		    " device, seq, 7, zone_min, 'guess', item, ref, body FROM "
		    "event;",
		    &e),
	    &e, "CHECK");
	refuses(db_exec(st->db, "INSERT INTO answer VALUES ('x', 'y');", &e),
	    &e, "FOREIGN KEY");
	same_dump(st, &before);
	buf_release(&before);
}

static void
readers_write_nothing(void **state)
{
	struct store *st = *state, *reader;
	struct event ev = event(EV_REVIEW, NOON, ITEM, GOOD);
	struct deck_row d = {.name = "d", .source = "", .hash = "", .text = ""};
	struct err e = ERR_INIT;
	bool found;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	must(store_open("store.db", STORE_READ, 0, &reader, &e), &e);
	assert_int_equal(count_states(reader), 1);
	refuses(store_append(reader, &ev, 1, NULL, &e), &e, "cannot be");
	refuses(store_deck_put(reader, &d, &e), &e, "cannot be written");
	must(store_deck(st, "d", &reader->arena, &d, &found, &e), &e);
	assert_false(found);
	is_sound(reader);
	store_close(reader);
}

/* ---- decks, versions, doctor ---- */

static void
keeps_decks(void **state)
{
	struct store *st = *state;
	struct deck_row d = {.name = "npqlt",
			    .source = "/tmp/a b.yaml",
			    .hash = "00ff",
			    .linked = true,
			    .added_ms = NOON,
			    .mtime_ns = 5,
			    .size = 3,
			    .text = "a: 1",
			    .text_n = 4},
			got, *list;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	bool found;
	size_t n;

	must(store_deck_put(st, &d, &e), &e);
	d.name = "another";
	must(store_deck_put(st, &d, &e), &e);
	d.text = "a: 22";
	d.text_n = 5;
	d.linked = false;
	must(store_deck_put(st, &d, &e), &e);
	must(store_decks(st, false, &a, &list, &n, &e), &e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].name, "another");
	assert_string_equal(list[1].name, "npqlt");
	assert_int_equal(list[1].text_n, 0);
	must(store_decks(st, true, &a, &list, &n, &e), &e);
	assert_string_equal(list[0].text, "a: 22");
	assert_int_equal(list[0].text_n, 5);
	assert_false(list[0].linked);
	must(store_deck(st, "npqlt", &a, &got, &found, &e), &e);
	assert_true(found && got.linked);
	assert_string_equal(got.source, "/tmp/a b.yaml");
	assert_string_equal(got.hash, "00ff");
	assert_string_equal(got.text, "a: 1");
	assert_true(got.added_ms == NOON && got.mtime_ns == 5 && got.size == 3);
	must(store_deck_remove(st, "npqlt", &found, &e), &e);
	assert_true(found);
	must(store_deck_remove(st, "npqlt", &found, &e), &e);
	assert_false(found);
	must(store_deck(st, "npqlt", &a, &got, &found, &e), &e);
	assert_false(found);
	arena_release(&a);
}

static void
keeps_versions(void **state)
{
	struct store *st = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *s;
	bool found;

	must(store_keep_version(st, ITEM, "a1", "{\"x\":1}", &e), &e);
	must(store_keep_version(st, ITEM, "a1", "{\"x\":2}", &e), &e);
	must(store_version(st, ITEM, "a1", &a, &s, &found, &e), &e);
	assert_true(found);
	assert_string_equal(s, "{\"x\":1}");
	must(store_version(st, ITEM, "b2", &a, &s, &found, &e), &e);
	assert_false(found);
	arena_release(&a);
}

static void
finds(struct store *st, int how_many, const char *says)
{
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	int found;

	must(store_check(st, &out, &found, &e), &e);
	if (found != how_many || strstr(buf_str(&out), says) == NULL)
		fail_msg("%d findings: %s", found, buf_str(&out));
	buf_release(&out);
}

static void
doctor_finds_and_mends(void **state)
{
	struct store *st = *state;
	struct buf before = BUF_INIT;
	struct err e = ERR_INIT;
	size_t items, changed;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	(void)add(st, EV_REVIEW, NOON, "npqlt:lt1.1/recall", "", GOOD);
	is_sound(st);
	dump(st, &before);
	must(db_exec(st->db,
		 "UPDATE item_state SET due_day = 1, lapses = 2 "
		 "WHERE item = '" ITEM "';",
		 &e),
	    &e);
	finds(st, 1,
	    ITEM ": what is kept differs from what the log says "
		 "(due_day, lapses)");
	must(db_exec(st->db,
		 "DELETE FROM item_state WHERE item <> '" ITEM "';"
		 "INSERT INTO item_state SELECT 'ghost', met, paused, "
		 "stability, "
		 "difficulty, first_met_day, last_day, counted_day, due_day, "
		 "interval_days, n_counted, n_reviews, lapses, last_rating, "
		 "last_level, streak_misses, settled, settled_day, secure, "
		 "secure_day, n_ideas_seen, idea_days, hash, n_examples, "
		 "owed FROM item_state;",
		 &e),
	    &e);
	finds(st, 3, "ghost: what is kept differs");
	must(store_rebuild(st, &items, &changed, &e), &e);
	assert_int_equal(items, 2);
	assert_int_equal(changed, 3);
	same_dump(st, &before);
	is_sound(st);
	must(db_exec(st->db, "DROP TRIGGER event_not_deleted;", &e), &e);
	finds(st, 1, "not as revisit made them");
	must(db_exec(st->db,
		 "DELETE FROM event WHERE item = '" ITEM "';"
		 "PRAGMA foreign_keys = OFF;"
		 "INSERT INTO answer VALUES ('nobody', 'x');",
		 &e),
	    &e);
	finds(st, 3, "belongs to an event that is not there");
	must(
	    db_exec(st->db, "UPDATE meta SET value = 0 WHERE key = 'seq';", &e),
	    &e);
	finds(st, 4, "the log goes to 2");
	buf_release(&before);
}

#define T(f) cmocka_unit_test_setup_teardown(f, with_store, without_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(busy_changes_nothing),
	    T(full_disk_changes_nothing),
	    T(what_is_read_back_must_be_what_was_written),
	    T(events_stay),
	    T(readers_write_nothing),
	    T(keeps_decks),
	    T(keeps_versions),
	    T(doctor_finds_and_mends),
	};

	return cmocka_run_group_tests_name("store: more", tests, NULL, NULL);
}
