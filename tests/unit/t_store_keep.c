/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stores that outlive a program: migrations from every older version, and
 * copies. A copy is whole or not there; a migration too.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/place.h"
#include "store_help.h"

static const char *steps[3] = {NULL, NULL,
    "CREATE TABLE later (x INTEGER) STRICT; DELETE FROM item_state;"};
static const char *bad_steps[3] = {NULL, NULL,
    "CREATE TABLE later (x INTEGER) STRICT; INSERT INTO later VALUES ('a');"};
static const struct schema later = {steps, 3}, faulty = {bad_steps, 3};

static int
open_later(void)
{
	struct err e = ERR_INIT;
	struct store *st;
	size_t n;

	if (store_open_as("old.db", STORE_WRITE, 0, &later, &st, &e) != 0) {
		(void)fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	n = count_events(st);
	store_close(st);
	return n == 1 ? 0 : 2;
}

static void
an_old_store_is_brought_up(void **state)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state s;
	struct store *st;
	bool found;

	(void)state;
	assert_int_equal(schema_now.version, 2);
	for (int i = 0; i < 2; i++)
		steps[i] = bad_steps[i] = schema_now.steps[i];
	make_store("old.db");
	read_file("old.db", &before);
	assert_int_equal(
	    store_open_as("old.db", STORE_READ, 0, &later, &st, &e), -1);
	assert_non_null(strstr(e.msg, "older revisit (version 2, now 3)"));
	assert_int_equal(
	    store_open_as("old.db", STORE_WRITE, 0, &faulty, &st, &e), -1);
	read_file("old.db", &after);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.p, after.p, after.n);
	assert_true(is_there("old.db.version-2"));

	assert_int_equal(unlink("old.db.version-2"), 0);
	all_at_once(open_later);
	must(store_open_as("old.db", STORE_READ, 0, &later, &st, &e), &e);
	must(store_state(st, ITEM, &a, &s, &found, &e), &e);
	assert_true(found); /* the cache was filled anew */
	assert_int_equal(s.n_counted, 1);
	store_close(st);
	refuses_to_open("old.db", MAKE,
	    "version 3; this program knows up to "
	    "2");
	assert_int_equal(mode_of("old.db.version-2"), 0600);
	st = open_store("old.db.version-2", STORE_READ, 0);
	assert_int_equal(count_events(st), 1);
	is_sound(st);
	store_close(st);
	buf_release(&before);
	buf_release(&after);
	arena_release(&a);
}

/* What version 1 had no columns for, and its log held all the same. */
static const char more_of_version_1[] =
    "INSERT INTO event VALUES ('019d5d83-9e01-7000-a53b-25849227fba0',"
    "'019d5d83-0000-7000-8000-00000000000d', 1, 1775390400001, 60,"
    " 'review', 'npqlt:lt1.4/recall', NULL,"
    " '{\"mode\":\"pretest\",\"hash\":\"d4\",\"attempts\":"
    "[{\"marks\":\"nnn\",\"hint\":0}],\"suggested\":0}');"
    "INSERT INTO event VALUES ('019d5d83-9e02-7000-a53b-25849227fba0',"
    "'019d5d83-0000-7000-8000-00000000000d', 2, 1775390400002, 60,"
    " 'review', 'npqlt:lt1.4/recall', NULL,"
    " '{\"mode\":\"new\",\"level\":2,\"hash\":\"d4\",\"attempts\":"
    "[{\"marks\":\"npy\",\"hint\":0}],\"suggested\":1}');";

/* The file is what version 1 was when it was shipped; it is never edited. */
static void
version_1_opens(void **state)
{
	const char *path;
	struct arena a = ARENA_INIT;
	struct buf sql = BUF_INIT;
	struct err e = ERR_INIT;
	struct item_state s;
	struct db *db;
	struct store *st;
	size_t items, changed;
	bool found;

	(void)state;
	read_file(arena_printf(&a, "%s/tests/data/schema-v1.sql", top_folder()),
	    &sql);
	write_file("v1.db", "", 0);
	must(place_absolute(&a, "v1.db", &path, &e), &e);
	must(db_open(path, path, DB_WRITE, &db, &e), &e);
	must(db_exec(db, buf_str(&sql), &e), &e);
	must(db_exec(db, more_of_version_1, &e), &e);
	db_close(db);
	st = open_store("v1.db", STORE_WRITE, 0);
	must(store_state(st, "npqlt:lt1.4/recall", &a, &s, &found, &e), &e);
	assert_true(found);
	assert_int_equal(s.n_examples, 1);
	assert_int_equal(s.owed, 3);
	must(store_rebuild(st, &items, &changed, &e), &e);
	is_sound(st);
	assert_int_equal(items, 4);
	must(store_state(st, "npqlt:lt1.1/recall", &a, &s, &found, &e), &e);
	assert_true(found && s.met && !s.paused);
	assert_int_equal(s.n_counted, 2); /* of 3, one taken back */
	assert_int_equal(store_rules(st)->day_starts_min, 300);
	must(add_review(st, &e), &e);
	is_sound(st);
	store_close(st);
	buf_release(&sql);
	arena_release(&a);
}

/* ---- copies ---- */

static void
backup_fails(struct store *st, const char *path, bool replace, const char *says)
{
	struct err e = ERR_INIT;

	assert_int_equal(store_backup(st, path, replace, &e), -1);
	if (strstr(e.msg, says) == NULL)
		fail_msg("'%s' does not say '%s'", e.msg, says);
}

static void
a_copy_is_whole(void **state)
{
	mode_t before = umask(0);
	struct err e = ERR_INIT;
	struct store *st, *copy;

	(void)state;
	make_store("store.db");
	st = open_store("store.db", STORE_READ, 0);
	must(store_backup(st, "copy.db", false, &e), &e);
	assert_int_equal(umask(before), 0);
	assert_int_equal(mode_of("copy.db"), 0600);
	copy = open_store("copy.db", STORE_WRITE, 0);
	assert_int_equal(count_events(copy), 1);
	is_sound(copy);
	store_close(copy);
	write_file("notes", "mine", 4);
	backup_fails(st, "notes", false, "already");
	backup_fails(st, "copy.db", false, "already");
	must(store_backup(st, "copy.db", true, &e), &e);
	backup_fails(st, "store.db", true, "the store itself");
	backup_fails(st, "./store.db", true, "the store itself");
	assert_int_equal(symlink("notes", "to-notes"), 0);
	backup_fails(st, "to-notes", true, "is a link");
	assert_int_equal(mkdir("dir", 0700), 0);
	backup_fails(st, "dir", true, "is a folder");
	backup_fails(st, "none/copy.db", true, "cannot be made");
	write_file("copy.db-journal", "left", 4);
	backup_fails(st, "copy.db", true, "belongs to another file");
	store_close(st);
	st = open_store(":memory:", STORE_READ, 0);
	must(store_backup(st, "empty.db", false, &e), &e);
	store_close(st);
	st = open_store("empty.db", STORE_WRITE, 0);
	must(add_review(st, &e), &e);
	store_close(st);
}

static void
a_damaged_store_replaces_no_copy(void **state)
{
	struct buf good = BUF_INIT, after = BUF_INIT;
	struct err e = ERR_INIT;
	struct store *st;

	(void)state;
	make_store("store.db");
	st = open_store("store.db", STORE_READ, 0);
	must(store_backup(st, "copy.db", false, &e), &e);
	store_close(st);
	read_file("copy.db", &good);
	/* the root page of the table event: its rows are gone */
	patch("store.db", 2 * 4096, "\x0d\0\0\0\x63", 5);
	st = open_store("store.db", STORE_READ, 0);
	backup_fails(st, "copy.db", true, "damaged");
	store_close(st);
	read_file("copy.db", &after);
	assert_int_equal(good.n, after.n);
	assert_memory_equal(good.p, after.p, good.n);
	buf_release(&good);
	buf_release(&after);
}

#define T(f) cmocka_unit_test_setup_teardown(f, in_folder, out_of_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(an_old_store_is_brought_up),
	    T(version_1_opens),
	    T(a_copy_is_whole),
	    T(a_damaged_store_replaces_no_copy),
	};

	return cmocka_run_group_tests_name("store: keep", tests, NULL, NULL);
}
