/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the store lies: making it, whose it is, what is refused and keeps
 * every byte, crashes, and several programs at once. Migrations and copies are
 * t_store_keep.c's, what is in it is t_store_log.c's.
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

#define NOBODY 65534

/* ---- making ---- */

static void
is_private_whatever_the_umask(void **state)
{
	static const mode_t masks[] = {0, 022, 0777};
	char path[64];

	(void)state;
	for (int i = 0; i < 3; i++) {
		mode_t before = umask(masks[i]);

		(void)snprintf(path, sizeof(path), "m%d/profile/revisit.db", i);
		make_store(path);
		assert_int_equal(umask(before), masks[i]);
		assert_int_equal(mode_of(path), 0600);
		(void)snprintf(path, sizeof(path), "m%d/profile", i);
		assert_int_equal(mode_of(path), 0700);
		(void)snprintf(path, sizeof(path), "m%d", i);
		assert_int_equal(mode_of(path), 0700);
	}
}

static void
readers_make_nothing(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state *s;
	struct store *st;
	size_t n = 1;

	(void)state;
	st = open_store("nowhere/revisit.db", STORE_READ, 0);
	must(store_states(st, &a, &s, &n, &e), &e);
	assert_int_equal(n, 0);
	assert_int_equal(store_path(st)[0], '/');
	assert_int_equal(add_review(st, &e), -1);
	store_close(st);
	assert_false(is_there("nowhere"));
	refuses_to_open("nowhere/revisit.db", STORE_WRITE, "no store here");
	assert_false(is_there("nowhere"));
	arena_release(&a);
}

static void
odd_names_are_names(void **state)
{
	static const char *const names[] = {"file:x.db?mode=memory", "$(true)",
	    "a\nb.db", ":memory", "-", "n\xff.db"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		make_store(names[i]);
		assert_true(is_there(names[i]));
	}
	refuses_to_open("", MAKE, "empty");
}

/* ---- refusing ---- */

static void
what_is_no_file_is_refused(void **state)
{
	(void)state;
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	write_file("other", "mine", 4);
	assert_int_equal(symlink("other", "link"), 0);
	assert_int_equal(symlink("nothing", "dangling"), 0);
	for (int flags = STORE_READ; flags <= MAKE; flags += MAKE) {
		refuses_to_open("folder", flags, "is a folder");
		refuses_to_open("fifo", flags, "no plain file");
		refuses_to_open("link", flags, "is a link");
		refuses_to_open("dangling", flags, "is a link");
		refuses_to_open("other/revisit.db", flags, "no way to it");
	}
	make_store("j.db");
	assert_int_equal(symlink("other", "j.db-journal"), 0);
	refuses_to_open("j.db", MAKE, "journal");
	assert_false(is_there("nothing"));
	assert_int_equal(mode_of("other"), 0644);
}

static void
keeps_every_byte(const char *path, const char *says)
{
	struct buf before = BUF_INIT, after = BUF_INIT;

	read_file(path, &before);
	refuses_to_open(path, STORE_READ, says);
	refuses_to_open(path, MAKE, says);
	read_file(path, &after);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.p, after.p, before.n);
	assert_false(is_there("x.db-journal"));
	buf_release(&before);
	buf_release(&after);
}

static void
strangers_keep_every_byte(void **state)
{
	static const char zeros[4096];
	struct buf good = BUF_INIT;
	struct err e = ERR_INIT;
	struct store *st;

	(void)state;
	make_store("good.db");
	read_file("good.db", &good);
	write_file("x.db", "a list of things to do", 22);
	keeps_every_byte("x.db", "no store of revisit");
	write_file("x.db", zeros, sizeof(zeros));
	keeps_every_byte("x.db", "no store of revisit");
	write_file("x.db", good.p, good.n);
	patch("x.db", 68, "Anki", 4);
	keeps_every_byte("x.db", "belongs to another program");
	patch("x.db", 68, "\0\0\0\0", 4);
	keeps_every_byte("x.db", "belongs to another program");
	write_file("x.db", good.p, good.n);
	patch("x.db", 60, "\0\0\0\x07", 4);
	keeps_every_byte("x.db", "version 7; this program knows up to 2");
	patch("x.db", 60, "\xff\xff\xff\xfe", 4);
	keeps_every_byte("x.db", "version -2");
	write_file("x.db", good.p, 60);
	keeps_every_byte("x.db", "no store of revisit");
	write_file("x.db", good.p, good.n);
	st = open_store("x.db", MAKE, 0);
	must(db_exec(st->db,
		 "DROP TABLE answer; CREATE VIEW answer AS SELECT "
		 "1;",
		 &e),
	    &e);
	store_close(st);
	keeps_every_byte("x.db", "tables of the store are missing");
	/* damage where the tables begin: no crash, and words */
	write_file("x.db", good.p, good.n);
	patch("x.db", 100, zeros, 3000);
	keeps_every_byte("x.db", "damaged");
	buf_release(&good);
}

/* Bytes changed here and there: it is opened or refused, never more. */
static void
random_damage_is_survived(void **state)
{
	struct buf good = BUF_INIT, out = BUF_INIT;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct store *st;
	struct event *ev;
	unsigned random = 1;
	char byte;
	size_t n;
	int found, refused = 0;

	(void)state;
	make_store("good.db");
	read_file("good.db", &good);
	for (int i = 0; i < 60; i++) {
		write_file("x.db", good.p, good.n);
		for (int k = 0; k < 40; k++) {
			random = random * 1103515245u + 12345u;
			byte = (char)(random >> 16);
			patch("x.db", (long)((random >> 8) % good.n), &byte, 1);
		}
		if (store_open("x.db", STORE_READ, 0, &st, &e) != 0) {
			refused++;
			continue;
		}
		refused += store_events(st, &a, &ev, &n, &e) != 0;
		refused += store_check(st, &out, &found, &e) != 0 || found;
		store_close(st);
	}
	assert_true(refused > 0);
	arena_release(&a);
	buf_release(&good);
	buf_release(&out);
}

static int
as_nobody(void)
{
	struct err e = ERR_INIT;
	struct store *st;
	int bad = 0;

	if (geteuid() == 0 && setuid(NOBODY) != 0)
		return 99;
	if (store_open("ro/file.db", STORE_READ, 0, &st, &e) != 0)
		return 1;
	bad |= count_events(st) != 1;
	store_close(st);
	bad |= 2 * (store_open("ro/file.db", MAKE, 0, &st, &e) == 0);
	bad |= 4 * (strstr(e.msg, "nothing can be saved here") == NULL);
	bad |= 8 * (store_open("ro/new.db", MAKE, 0, &st, &e) == 0);
	bad |= 16 * (strstr(e.msg, "cannot be made") == NULL);
	bad |= 32 * (store_open("shut/x.db", STORE_READ, 0, &st, &e) == 0);
	return bad;
}

static void
read_only_places_can_be_read(void **state)
{
	(void)state;
	make_store("ro/file.db");
	assert_int_equal(mkdir("shut", 0700), 0);
	assert_int_equal(chmod("ro/file.db", 0444), 0);
	assert_int_equal(chmod("ro", 0555), 0);
	assert_int_equal(chmod(".", 0755), 0);
	assert_int_equal(chmod("shut", 0), 0);
	assert_int_equal(in_child(as_nobody), 0);
	assert_int_equal(chmod("ro", 0700), 0);
	assert_int_equal(chmod("ro/file.db", 0600), 0);
	assert_false(is_there("ro/new.db"));
}

/* ---- crashes and company ---- */

/* Ends while the store is being made, with a part of it on the disk. */
static int
crash_while_making(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *path;
	struct db *db;

	if (place_absolute(&a, "new.db", &path, &e) != 0 ||
	    place_make(path, &e) != 0 ||
	    db_open(path, path, DB_WRITE, &db, &e) != 0 ||
	    db_exec(db, "PRAGMA cache_size = 1; BEGIN IMMEDIATE;", &e) != 0 ||
	    db_exec(db, schema_now.steps[0], &e) != 0 ||
	    db_exec(db,
		"INSERT INTO meta SELECT name, hex(zeroblob(9999)) "
		"FROM sqlite_schema;",
		&e) != 0)
		return 1;
	return is_there("new.db-journal") ? 0 : 2;
}

static void
a_store_half_made_is_none(void **state)
{
	struct store *st;
	struct stat s;

	(void)state;
	assert_int_equal(in_child(crash_while_making), 0);
	assert_int_equal(stat("new.db", &s), 0);
	assert_true(s.st_size > 0);
	st = open_store("new.db", STORE_READ, 0);
	assert_int_equal(count_events(st), 0);
	store_close(st);
	assert_int_equal(stat("new.db", &s), 0);
	assert_true(s.st_size == 0);
	assert_int_equal(unlink("new.db"), 0);
	assert_int_equal(in_child(crash_while_making), 0);
	make_store("new.db");
	st = open_store("new.db", STORE_READ, 0);
	assert_int_equal(count_events(st), 1);
	is_sound(st);
	store_close(st);
}

/* Ends in the middle of a transaction that is half on the disk. */
static int
crash(void)
{
	struct err e = ERR_INIT;
	struct store *st = open_store("crash.db", STORE_WRITE, 0);

	if (db_exec(st->db,
		"PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
		"n "
		"WHERE i < 3000) INSERT INTO event SELECT printf('%036d', i), "
		"printf('%036d', 0), i, 0, 0, 'note', 'x', NULL, '{}' FROM n;",
		&e) != 0)
		return 1;
	return is_there("crash.db-journal") ? 0 : 2;
}

static void
the_first_reader_after_a_crash_mends(void **state)
{
	struct store *st;

	(void)state;
	for (int flags = STORE_READ; flags <= STORE_WRITE; flags++) {
		make_store("crash.db");
		assert_int_equal(in_child(crash), 0);
		assert_true(is_there("crash.db-journal"));
		st = open_store("crash.db", flags, 0);
		assert_int_equal(count_events(st), 1);
		is_sound(st);
		store_close(st);
		assert_false(is_there("crash.db-journal"));
		assert_int_equal(unlink("crash.db"), 0);
	}
}

static int
create_and_add(void)
{
	struct err e = ERR_INIT;
	struct store *st;

	if (store_open("race/at/once.db", MAKE, 0, &st, &e) != 0 ||
	    add_review(st, &e) != 0) {
		(void)fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	store_close(st);
	return 0;
}

static void
eight_may_start_at_once(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	unsigned numbers = 0;
	struct store *st;
	struct event *ev;
	size_t n;

	(void)state;
	all_at_once(create_and_add);
	st = open_store("race/at/once.db", STORE_READ, 0);
	must(store_events(st, &a, &ev, &n, &e), &e);
	assert_int_equal(n, PROCESSES);
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(ev[i].device, ev[0].device);
		numbers |= 1u << ev[i].seq;
	}
	assert_int_equal(numbers, (1u << (PROCESSES + 1)) - 2);
	is_sound(st);
	store_close(st);
	arena_release(&a);
}

#define T(f) cmocka_unit_test_setup_teardown(f, in_folder, out_of_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(is_private_whatever_the_umask),
	    T(readers_make_nothing),
	    T(odd_names_are_names),
	    T(what_is_no_file_is_refused),
	    T(strangers_keep_every_byte),
	    T(random_damage_is_survived),
	    T(read_only_places_can_be_read),
	    T(a_store_half_made_is_none),
	    T(the_first_reader_after_a_crash_mends),
	    T(eight_may_start_at_once),
	};

	return cmocka_run_group_tests_name("store: place", tests, NULL, NULL);
}
