/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * open: opening and closing the store, making and migrating it. Promises that
 * a file which is not ours, or newer than we are, or lacks our tables keeps
 * every byte, and that a store is made or migrated whole or not at all, with
 * several programs starting at once. What the versions are is schema.c's.
 */
#include "store/priv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/place.h"

#define TABLES 6

static int
judge_version(const struct store *st, int64_t id, int64_t version,
    const struct schema *schema, struct err *e)
{
	if (id != SCHEMA_APPLICATION_ID)
		return err_set(e, ERR_FAILED,
		    "%s: the file belongs to another "
		    "program (its mark is %" PRId64 ", revisit's is %" PRId64
		    "); it was left as it is. Name another file",
		    st->shown, id, SCHEMA_APPLICATION_ID);
	if (version > schema->version)
		return err_set(e, ERR_FAILED,
		    "%s: a newer revisit made this "
		    "store (version %" PRId64 "; this program knows up to %d); "
		    "it was left as it is. Use the newer program",
		    st->shown, version, schema->version);
	if (version < 1)
		return err_set(e, ERR_FAILED,
		    "%s: the store says it has "
		    "version %" PRId64 ", which no revisit writes (this "
		    "program knows 1 to %d); it was left as it is. A backup "
		    "can be restored",
		    st->shown, version, schema->version);
	return 0;
}

/* What can be told from the first bytes, before SQLite sees the file. Beside
 * a journal they may be the torn ones of a crash, which SQLite mends. */
static int
judge_place(const struct store *st, const struct place *p,
    const struct schema *schema, struct err *e)
{
	if (p->is_sqlite)
		return judge_version(
		    st, p->application_id, p->version, schema, e);
	if (p->crashed)
		return 0;
	return err_set(e, ERR_FAILED,
	    "%s: the file is no store of revisit, or "
	    "its beginning is damaged; it was left as it is. Name another "
	    "file, or restore a backup",
	    st->shown);
}

/* Finds or makes the place; decides whether the store is one in memory. */
static int
find_place(struct store *st, int flags, const struct schema *schema,
    bool *crashed, struct err *e)
{
	struct place p;

	if (st->in_memory)
		return 0;
	if (place_look(st->path, &p, e) != 0)
		return -1;
	*crashed = p.exists && p.crashed;
	if (p.exists) {
		if (judge_place(st, &p, schema, e) != 0)
			return -1;
	} else if (!(flags & STORE_WRITE)) {
		st->in_memory = true;
		return 0;
	} else if (!(flags & STORE_CREATE)) {
		return err_set(e, ERR_FAILED,
		    "%s: there is no store here yet; "
		    "'revisit setup' makes one",
		    st->shown);
	} else if (place_make(st->path, e) != 0) {
		return -1;
	}
	return flags & STORE_WRITE ? place_writable(st->path, e) : 0;
}

static int
key_check(struct store *st, struct err *e)
{
	int got;

	if (db_ask(st->db, Q_KEY_CHECK, DB_NO_VALUES, e) != 0)
		return -1;
	got = db_step(st->db, Q_KEY_CHECK, e);
	if (got == 1) {
		db_reset(st->db, Q_KEY_CHECK);
		return err_set(e, ERR_FAILED,
		    "%s: a row refers to one that is "
		    "not there, so the store was left at its old version; "
		    "put a backup in its place",
		    st->shown);
	}
	return got;
}

/* Within the transaction: steps, marks, and what hangs on them. */
static int
apply(
    struct store *st, const struct schema *schema, int64_t from, struct err *e)
{
	char mark[96];
	struct replay all = {.mend = true};
	bool changed;

	for (int64_t i = from; i < schema->version; i++)
		if (db_exec(st->db, schema->steps[i], e) != 0)
			return -1;
	(void)snprintf(mark, sizeof(mark),
	    "PRAGMA application_id = %" PRId64 "; PRAGMA user_version = %d;",
	    SCHEMA_APPLICATION_ID, schema->version);
	if (db_exec(st->db, mark, e) != 0)
		return -1;
	if (from == 0)
		return device_new(st, "", e);
	if (globals_load(st, &changed, e) != 0 || replay_all(st, &all, e) != 0)
		return -1;
	return key_check(st, e);
}

static int
keep_copy(struct store *st, int64_t version, struct err *e)
{
	struct arena a = ARENA_INIT;
	int ret = backup_to(st,
	    arena_printf(&a, "%s.version-%" PRId64, st->path, version), true,
	    version, e);

	arena_release(&a);
	return ret;
}

/* Has another session brought the store up while we made our copy? */
static bool
has_moved_on(struct store *st, int64_t old)
{
	struct err ignored = ERR_INIT;
	int64_t version = old;

	return db_get_int(st->db, Q_USER_VERSION, DB_NO_VALUES, &version,
		   &ignored) == 0 &&
	    version != old;
}

static int
upgrade(
    struct store *st, const struct schema *schema, int64_t old, struct err *e)
{
	int64_t version = 0;
	int ret;

	if (old > 0 && keep_copy(st, old, e) != 0)
		return e->kind == ERR_BUSY && has_moved_on(st, old) ? 0 : -1;
	/* a step may build a table anew; without effect in a transaction */
	if (db_exec(st->db, "PRAGMA foreign_keys = OFF;", e) != 0 ||
	    db_begin(st->db, e) != 0)
		return -1;
	ret = db_get_int(st->db, Q_USER_VERSION, DB_NO_VALUES, &version, e);
	if (ret == 0 && version == old)
		ret = apply(st, schema, version, e);
	if (ret == 0)
		ret = db_commit(st->db, e);
	else
		db_rollback(st->db);
	if (ret != 0)
		return -1;
	return db_exec(st->db, "PRAGMA foreign_keys = ON;", e);
}

/* A reader that comes after a crash in the middle of making the store finds
 * nothing once that is rolled back: to it there is no store yet. */
static int
read_nothing(struct store *st, struct err *e)
{
	int64_t pages = 1;

	if (db_get_int(st->db, Q_PAGE_COUNT, DB_NO_VALUES, &pages, e) != 0)
		return -1;
	if (pages > 0)
		return 0;
	db_close(st->db);
	st->db = NULL;
	st->in_memory = true;
	return db_open(st->path, st->shown, DB_MEMORY, &st->db, e);
}

static int
bring_up(
    struct store *st, int flags, const struct schema *schema, struct err *e)
{
	int64_t version = 0;

	if (!(flags & STORE_WRITE) && !st->in_memory &&
	    read_nothing(st, e) != 0)
		return -1;
	if (db_get_int(st->db, Q_USER_VERSION, DB_NO_VALUES, &version, e) != 0)
		return -1;
	if (version < 0 || version >= schema->version)
		return 0;
	if (!(flags & STORE_WRITE) && !st->in_memory)
		return err_set(e, ERR_FAILED,
		    "%s: the store is of an older "
		    "revisit (version %" PRId64 ", now %d); 'revisit setup' "
		    "brings it up to date, after a copy",
		    st->shown, version, schema->version);
	return upgrade(st, schema, version, e);
}

/* The marks as SQLite sees them, after a crash was rolled back; the tables. */
static int
judge_store(struct store *st, const struct schema *schema, struct err *e)
{
	int64_t version = 0, id = 0, tables = 0;

	if (db_get_int(st->db, Q_APPLICATION_ID, DB_NO_VALUES, &id, e) != 0 ||
	    db_get_int(st->db, Q_USER_VERSION, DB_NO_VALUES, &version, e) != 0)
		return -1;
	if (judge_version(st, id, version, schema, e) != 0)
		return -1;
	if (db_get_int(st->db, Q_TABLES, DB_NO_VALUES, &tables, e) != 0)
		return -1;
	if (tables != TABLES)
		return err_set(e, ERR_FAILED,
		    "%s: tables of the store are "
		    "missing (%" PRId64 " of %d are there); it was left as it "
		    "is. A backup can be restored",
		    st->shown, tables, TABLES);
	return 0;
}

static int
open_at(struct store *st, int flags, const struct schema *schema, struct err *e)
{
	enum db_mode mode;
	bool crashed = false, changed;

	if (find_place(st, flags, schema, &crashed, e) != 0)
		return -1;
	mode = st->in_memory      ? DB_MEMORY
	    : flags & STORE_WRITE ? DB_WRITE
				  : DB_READ;
	if (db_open(st->path, st->shown, mode, &st->db, e) != 0)
		return -1;
	if ((flags & STORE_WRITE) && db_is_readonly(st->db))
		return err_set(e, ERR_FAILED,
		    "%s: nothing can be saved here, "
		    "the file can only be read",
		    st->shown);
	if (crashed && db_sound(st->db, e) != 0)
		return -1;
	if (bring_up(st, flags, schema, e) != 0 ||
	    judge_store(st, schema, e) != 0)
		return -1;
	if (!(flags & STORE_WRITE) &&
	    db_exec(st->db, "PRAGMA query_only = ON;", e) != 0)
		return -1;
	if (db_get_int(st->db, Q_DATA_VERSION, DB_NO_VALUES, &st->data_version,
		e) != 0)
		return -1;
	return globals_load(st, &changed, e);
}

int
store_open_as(const char *path, int flags, uint64_t seed,
    const struct schema *schema, struct store **out, struct err *e)
{
	struct store *st = calloc(1, sizeof(*st));

	if (st == NULL)
		err_no_memory();
	if (flags == STORE_CREATE)
		BUG("store_open: CREATE without WRITE");
	*out = NULL;
	st->seed = seed;
	st->data_version = -1;
	st->in_memory = strcmp(path, ":memory:") == 0;
	rules_default(&st->now.rules);
	if (st->in_memory)
		st->path = ":memory:";
	else if (place_absolute(&st->arena, path, &st->path, e) != 0)
		goto fail;
	st->shown = text_cleaned(&st->arena, st->path);
	if (open_at(st, flags, schema, e) != 0)
		goto fail;
	*out = st;
	return 0;
fail:
	store_close(st);
	return -1;
}

int
store_open(const char *path, int flags, uint64_t seed, struct store **out,
    struct err *e)
{
	return store_open_as(path, flags, seed, &schema_now, out, e);
}

void
store_close(struct store *st)
{
	if (st == NULL)
		return;
	db_close(st->db);
	arena_release(&st->arena);
	free(st);
}

const char *
store_path(const struct store *st)
{
	return st->path;
}

int
store_begin(struct store *st, struct err *e)
{
	if (db_begin(st->db, e) != 0)
		return -1;
	st->before = st->now;
	if (globals_fresh(st, e) == 0)
		return 0;
	return store_end(st, -1, e);
}

int
store_end(struct store *st, int rc, struct err *e)
{
	if (rc == 0 && db_commit(st->db, e) == 0)
		return 0;
	if (rc != 0)
		db_rollback(st->db);
	st->now = st->before;
	st->data_version = -1;
	return -1;
}

int
meta_get(struct store *st, const char *key, struct arena *a, const char **out,
    struct err *e)
{
	int got;

	*out = "";
	if (db_ask(st->db, Q_META_GET, DB_VALUES(db_text(key)), e) != 0)
		return -1;
	got = db_step(st->db, Q_META_GET, e);
	if (got == 1) {
		*out = db_col_text(st->db, Q_META_GET, 0, a);
		db_reset(st->db, Q_META_GET);
	}
	return got < 0 ? -1 : 0;
}

int
meta_put(struct store *st, const char *key, const char *value, struct err *e)
{
	return db_run(
	    st->db, Q_META_PUT, DB_VALUES(db_text(key), db_text(value)), e);
}
