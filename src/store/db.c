/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * db: SQLite behind a small face. Promises that every connection has the same
 * settings (see configure()), that a transaction that fails is rolled back,
 * and that a refusal of SQLite is told as what happened and what to do. What
 * is in the tables is left to the other files of this folder.
 */
#include "store/db.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define PATIENCE_MS 5000

struct db {
	sqlite3 *h;
	struct arena arena; /* path and shown */
	const char *path, *shown;
	bool in_transaction;
	sqlite3_stmt *st[Q_COUNT];
};

static const char *const sql_text[Q_COUNT] = {
#define DB_SQL(name, sql) [Q_##name] = (sql),
    STORE_QUERIES(DB_SQL)
#undef DB_SQL
};

struct db_value
db_text(const char *s)
{
	return db_bytes(s, strlen(s));
}

struct db_value
db_text_or_null(const char *s)
{
	return s[0] == '\0' ? db_null() : db_text(s);
}

/* Sets *e to what the result code means for a person; returns -1. */
static int
refused(const struct db *db, int rc, struct err *e)
{
	const char *why = db->h ? sqlite3_errmsg(db->h) : sqlite3_errstr(rc);

	switch (rc & 0xff) {
	case SQLITE_NOMEM:
		err_no_memory();
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
		BUG("SQLite: %s", why);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_BUSY,
		    "%s: another session is saving; "
		    "try again in a moment",
		    db->shown);
	case SQLITE_FULL:
		return err_set(e, ERR_FAILED,
		    "%s: the disk is full, so this "
		    "was not saved; make room and try again",
		    db->shown);
	case SQLITE_READONLY:
		return err_set(e, ERR_FAILED,
		    "%s: it cannot be written, so "
		    "nothing was saved (%s); see that you may write the file "
		    "and its folder",
		    db->shown, why);
	case SQLITE_CANTOPEN:
		return err_set(e, ERR_FAILED,
		    "%s: it cannot be opened, or its "
		    "folder cannot be written (%s); see that you may use both",
		    db->shown, why);
	case SQLITE_IOERR:
		return err_set(e, ERR_FAILED,
		    "%s: the disk answered with an "
		    "error, so this was not saved (%s); try again, and look "
		    "to a backup if it stays so",
		    db->shown, why);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(e, ERR_FAILED,
		    "%s: the file is damaged or is no "
		    "store of revisit (%s); it was left as it is. "
		    "A backup can be put in its place",
		    db->shown, why);
	case SQLITE_ERROR:
		return err_set(e, ERR_FAILED,
		    "%s: the file has not the shape "
		    "that revisit gave it (%s); it was left as it is. "
		    "A backup can be put in its place",
		    db->shown, why);
	default:
		return err_set(
		    e, ERR_FAILED, "%s: it was not saved (%s)", db->shown, why);
	}
}

/* Settings of RELIABILITY.md 5 and 6; SQLite's own defaults lose a committed
 * row at a power cut and trust what stands in a file. */
static int
configure(struct db *db, enum db_mode mode, struct err *e)
{
	static const struct {
		int op, on;
	} config[] = {
	    {SQLITE_DBCONFIG_DEFENSIVE, 1},
	    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	    {SQLITE_DBCONFIG_DQS_DML, 0},
	    {SQLITE_DBCONFIG_DQS_DDL, 0},
	};
	int64_t on = 0;

	for (size_t i = 0; i < sizeof(config) / sizeof(config[0]); i++)
		if (sqlite3_db_config(
			db->h, config[i].op, config[i].on, NULL) != SQLITE_OK)
			return err_set(e, ERR_FAILED,
			    "this SQLite (%s) is too "
			    "old; revisit needs 3.37 or newer",
			    sqlite3_libversion());
	(void)sqlite3_extended_result_codes(db->h, 1);
	db_set_patience(db, PATIENCE_MS);
	/* recursive_triggers: else REPLACE would pass the trigger that keeps
	 * events; fullfsync: what fsync means on macOS */
	if (db_exec(db,
		"PRAGMA synchronous = EXTRA;"
		"PRAGMA cache_size = -16384;" /* KiB at most; items lie apart */
		"PRAGMA fullfsync = ON;"
		"PRAGMA checkpoint_fullfsync = ON;"
		"PRAGMA recursive_triggers = ON;"
		"PRAGMA foreign_keys = ON;",
		e) != 0)
		return -1;
	if (db_get_int(db, Q_FOREIGN_KEYS, DB_NO_VALUES, &on, e) != 0)
		return -1;
	if (on != 1)
		return err_set(e, ERR_FAILED,
		    "this SQLite (%s) keeps no "
		    "foreign keys; revisit needs one that does",
		    sqlite3_libversion());
	if (mode == DB_READ)
		return db_exec(db, "PRAGMA query_only = ON;", e);
	return 0;
}

/* A file that someone else turned to another journal mode comes back to ours:
 * WAL has side files, and a bug in the versions that Debian 12 ships. */
static int
journal_delete(struct db *db, struct err *e)
{
	char mode[16] = "";
	int got;

	if (db_ask(db, Q_JOURNAL_DELETE, DB_NO_VALUES, e) != 0)
		return -1;
	while ((got = db_step(db, Q_JOURNAL_DELETE, e)) == 1)
		db_col_copy(db, Q_JOURNAL_DELETE, 0, mode, sizeof(mode));
	if (got != 0)
		return -1;
	if (strcmp(mode, "delete") != 0)
		return err_set(e, ERR_FAILED,
		    "%s: another program keeps it in "
		    "journal mode '%s'; end that program and try again",
		    db->shown, mode);
	return 0;
}

int
db_open(const char *path, const char *shown, enum db_mode mode, struct db **out,
    struct err *e)
{
	struct db *db = calloc(1, sizeof(*db));
	int rc, flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

	if (db == NULL)
		err_no_memory();
	if (mode != DB_MEMORY && path[0] != '/')
		BUG("db_open: '%s' is not absolute", path);
	db->path = arena_strdup(&db->arena, path);
	db->shown = arena_strdup(&db->arena, shown);
	if (mode == DB_MEMORY)
		rc = sqlite3_open_v2(":memory:", &db->h,
		    flags | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, NULL);
	else
		rc = sqlite3_open_v2(path, &db->h, flags, NULL);
	if (rc != SQLITE_OK)
		(void)refused(db, rc, e);
	else if (configure(db, mode, e) == 0 &&
	    (mode != DB_WRITE || journal_delete(db, e) == 0)) {
		*out = db;
		return 0;
	}
	db_close(db);
	return -1;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	if (db->in_transaction)
		BUG("db_close: a transaction is open");
	for (size_t i = 0; i < Q_COUNT; i++)
		(void)sqlite3_finalize(db->st[i]);
	if (sqlite3_close(db->h) != SQLITE_OK)
		BUG("db_close: %s", sqlite3_errmsg(db->h));
	arena_release(&db->arena);
	free(db);
}

bool
db_is_readonly(const struct db *db)
{
	return sqlite3_db_readonly(db->h, "main") == 1;
}

void
db_set_patience(struct db *db, int ms)
{
	(void)sqlite3_busy_timeout(db->h, ms);
}

int
db_exec(struct db *db, const char *sql, struct err *e)
{
	int rc = sqlite3_exec(db->h, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : refused(db, rc, e);
}

/* ---- statements ---- */

static void
bind_one(sqlite3_stmt *s, int at, const struct db_value *v)
{
	int rc = SQLITE_OK;

	switch (v->type) {
	case DB_NULL:
		rc = sqlite3_bind_null(s, at);
		break;
	case DB_INT:
		rc = sqlite3_bind_int64(s, at, v->i);
		break;
	case DB_REAL:
		rc = sqlite3_bind_double(s, at, v->r);
		break;
	case DB_TEXT:
		rc = sqlite3_bind_text64(
		    s, at, v->s, v->n, SQLITE_TRANSIENT, SQLITE_UTF8);
		break;
	case DB_BLOB:
		rc = sqlite3_bind_blob64(
		    s, at, v->n ? v->s : "", v->n, SQLITE_TRANSIENT);
		break;
	}
	if (rc == SQLITE_NOMEM)
		err_no_memory();
	if (rc == SQLITE_TOOBIG) /* 1 GB; nothing we keep is near it */
		err_no_memory();
	if (rc != SQLITE_OK)
		BUG("bind: %s", sqlite3_errstr(rc));
}

int
db_ask(struct db *db, enum query q, const struct db_value *v, size_t n,
    struct err *e)
{
	int rc;

	if (db->st[q] == NULL) {
		rc = sqlite3_prepare_v3(db->h, sql_text[q], -1,
		    SQLITE_PREPARE_PERSISTENT, &db->st[q], NULL);
		if (rc != SQLITE_OK)
			return refused(db, rc, e);
	}
	if (sqlite3_stmt_busy(db->st[q]))
		BUG("statement %d is in use", (int)q);
	if ((size_t)sqlite3_bind_parameter_count(db->st[q]) != n)
		BUG("statement %d wants other values", (int)q);
	for (size_t i = 0; i < n; i++)
		bind_one(db->st[q], (int)i + 1, &v[i]);
	return 0;
}

int
db_step(struct db *db, enum query q, struct err *e)
{
	int rc = sqlite3_step(db->st[q]);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		(void)refused(db, rc, e);
	db_reset(db, q);
	return rc == SQLITE_DONE ? 0 : -1;
}

void
db_reset(struct db *db, enum query q)
{
	(void)sqlite3_reset(db->st[q]); /* repeats the error of the step */
	(void)sqlite3_clear_bindings(db->st[q]);
}

int
db_run(struct db *db, enum query q, const struct db_value *v, size_t n,
    struct err *e)
{
	int got;

	if (db_ask(db, q, v, n, e) != 0)
		return -1;
	got = db_step(db, q, e);
	if (got == 1)
		BUG("statement %d has a result", (int)q);
	return got;
}

int64_t
db_changes(const struct db *db)
{
	return sqlite3_changes64(db->h);
}

bool
db_col_is_null(struct db *db, enum query q, int col)
{
	return sqlite3_column_type(db->st[q], col) == SQLITE_NULL;
}

int64_t
db_col_int(struct db *db, enum query q, int col)
{
	return sqlite3_column_int64(db->st[q], col);
}

double
db_col_real(struct db *db, enum query q, int col)
{
	return sqlite3_column_double(db->st[q], col);
}

static const char *
col_text(struct db *db, enum query q, int col, size_t *n)
{
	const void *s = sqlite3_column_text(db->st[q], col);

	if (s == NULL && sqlite3_column_type(db->st[q], col) != SQLITE_NULL)
		err_no_memory();
	*n = s ? (size_t)sqlite3_column_bytes(db->st[q], col) : 0;
	return s ? s : "";
}

char *
db_col_text(struct db *db, enum query q, int col, struct arena *a)
{
	size_t n;
	const char *s = col_text(db, q, col, &n);

	return arena_strndup(a, s, n);
}

char *
db_col_blob(struct db *db, enum query q, int col, struct arena *a, size_t *n)
{
	const char *s = sqlite3_column_blob(db->st[q], col);

	*n = s ? (size_t)sqlite3_column_bytes(db->st[q], col) : 0;
	return arena_strndup(a, s ? s : "", *n);
}

size_t
db_col_bytes(struct db *db, enum query q, int col)
{
	size_t n;

	(void)col_text(db, q, col, &n);
	return n;
}

void
db_col_copy(struct db *db, enum query q, int col, char *to, size_t size)
{
	size_t n;
	const char *s = col_text(db, q, col, &n);

	if (n > size - 1)
		n = size - 1;
	memcpy(to, s, n);
	to[n] = '\0';
}

int
db_get_int(struct db *db, enum query q, const struct db_value *v, size_t n,
    int64_t *out, struct err *e)
{
	int got;

	if (db_ask(db, q, v, n, e) != 0)
		return -1;
	got = db_step(db, q, e);
	if (got == 1) {
		*out = db_col_int(db, q, 0);
		db_reset(db, q);
	}
	return got < 0 ? -1 : 0;
}

/* ---- transactions ---- */

static int
begin(struct db *db, enum query q, struct err *e)
{
	if (db->in_transaction)
		BUG("a transaction within a transaction");
	if (db_run(db, q, DB_NO_VALUES, e) != 0)
		return -1;
	db->in_transaction = true;
	return 0;
}

int
db_begin(struct db *db, struct err *e)
{
	return begin(db, Q_BEGIN, e);
}

int
db_begin_read(struct db *db, struct err *e)
{
	return begin(db, Q_BEGIN_READ, e);
}

int
db_commit(struct db *db, struct err *e)
{
	if (!db->in_transaction)
		BUG("commit without a transaction");
	if (db_run(db, Q_COMMIT, DB_NO_VALUES, e) != 0) {
		db_rollback(db);
		return -1;
	}
	db->in_transaction = false;
	return 0;
}

void
db_rollback(struct db *db)
{
	struct err ignored = ERR_INIT;

	if (!db->in_transaction)
		BUG("rollback without a transaction");
	/* an I/O error or a full disk may have rolled back already */
	if (!sqlite3_get_autocommit(db->h))
		(void)db_run(db, Q_ROLLBACK, DB_NO_VALUES, &ignored);
	if (!sqlite3_get_autocommit(db->h))
		BUG("rollback: %s", ignored.msg);
	db->in_transaction = false;
}

/* ---- the whole file ---- */

int
db_sound(struct db *db, struct err *e)
{
	char line[256] = "";
	int got;

	if (db_ask(db, Q_QUICK_CHECK, DB_NO_VALUES, e) != 0)
		return -1;
	got = db_step(db, Q_QUICK_CHECK, e);
	if (got == 1) {
		db_col_copy(db, Q_QUICK_CHECK, 0, line, sizeof(line));
		db_reset(db, Q_QUICK_CHECK);
	}
	if (got < 0)
		return -1;
	if (strcmp(line, "ok") != 0)
		return err_set(e, ERR_FAILED,
		    "%s: the file is damaged (%s); "
		    "a backup can be put in its place",
		    db->shown, line);
	return 0;
}

int
db_copy(struct db *db, const char *path, const char *shown, struct err *e)
{
	struct db to = {.shown = shown};
	sqlite3_backup *b;
	int rc, done, ret = 0;

	rc = sqlite3_open_v2(
	    path, &to.h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc != SQLITE_OK) {
		ret = refused(&to, rc, e);
		goto out;
	}
	/* the copy has a name of its own until it is whole: a journal beside
	 * it would only be one more file to lose */
	if (db_exec(&to, "PRAGMA journal_mode = MEMORY;", e) != 0) {
		ret = -1;
		goto out;
	}
	b = sqlite3_backup_init(to.h, "main", db->h, "main");
	if (b == NULL) {
		ret = refused(&to, sqlite3_errcode(to.h), e);
		goto out;
	}
	done = sqlite3_backup_step(b, -1);
	rc = sqlite3_backup_finish(b);
	if (done != SQLITE_DONE)
		ret = refused(done == rc ? &to : db, done, e);
out:
	(void)sqlite3_close(to.h);
	return ret;
}
