/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "store/queries.h"

/*
 * db: a connection to SQLite, and the only place that sees sqlite3.h. Settings
 * of every connection, statements by their number in queries.h, transactions,
 * copying; what SQLite refuses becomes a plain sentence here. Knows nothing of
 * what the tables mean.
 */

struct db;

enum db_mode {
	DB_READ, /* may roll back a crash; query_only once opened */
	DB_WRITE, /* the file must be there, it may be empty */
	DB_MEMORY,
};

enum query {
#define DB_QUERY(name, sql) Q_##name,
	STORE_QUERIES(DB_QUERY)
#undef DB_QUERY
	    Q_COUNT
};

/* path: absolute (an empty string in memory). shown: the name for messages,
 * cleaned; both are copied. */
int db_open(const char *path, const char *shown, enum db_mode mode,
    struct db **out, struct err *e);
/* NULL is allowed; a transaction that is open is a bug. */
void db_close(struct db *db);
/* Is the file one that can be read only? */
bool db_is_readonly(const struct db *db);
/* How long to wait for another session; 5000 ms when not set. */
void db_set_patience(struct db *db, int ms);

/* Runs SQL text that is part of the program: migrations, pragmas. */
int db_exec(struct db *db, const char *sql, struct err *e);

/* BEGIN IMMEDIATE; waits for others. db_commit() rolls back when it fails. */
int db_begin(struct db *db, struct err *e);
/* For several reads of one state; end it with db_rollback(). */
int db_begin_read(struct db *db, struct err *e);
int db_commit(struct db *db, struct err *e);
void db_rollback(struct db *db);

/* What is bound to ?1, ?2, … Texts are copied at binding. */
struct db_value {
	enum { DB_NULL, DB_INT, DB_REAL, DB_TEXT, DB_BLOB } type;
	int64_t i;
	double r;
	const char *s;
	size_t n;
};

static inline struct db_value
db_int(int64_t i)
{
	return (struct db_value){.type = DB_INT, .i = i};
}

static inline struct db_value
db_real(double r)
{
	return (struct db_value){.type = DB_REAL, .r = r};
}

static inline struct db_value
db_null(void)
{
	return (struct db_value){.type = DB_NULL};
}

struct db_value db_text(const char *s);
/* An empty string is NULL in the table. */
struct db_value db_text_or_null(const char *s);

static inline struct db_value
db_bytes(const char *s, size_t n)
{
	return (struct db_value){.type = DB_TEXT, .s = s, .n = n};
}

static inline struct db_value
db_blob(const char *s, size_t n)
{
	return (struct db_value){.type = DB_BLOB, .s = s, .n = n};
}

/* The two arguments `values, count` from a list of values. */
#define DB_VALUES(...) \
	(const struct db_value[]){__VA_ARGS__}, \
	    sizeof((const struct db_value[]){__VA_ARGS__}) / \
	    sizeof(struct db_value)
#define DB_NO_VALUES NULL, 0

/* A statement without result. */
int db_run(struct db *db, enum query q, const struct db_value *v, size_t n,
    struct err *e);
/* Rows changed by the last db_run(). */
int64_t db_changes(const struct db *db);

/* A statement with rows: db_ask(), then db_step() while it returns 1 (0: no
 * more, -1: failed). To stop early: db_reset(). */
int db_ask(struct db *db, enum query q, const struct db_value *v, size_t n,
    struct err *e);
int db_step(struct db *db, enum query q, struct err *e);
void db_reset(struct db *db, enum query q);

/* Columns of the present row. Texts are copied; NULL is "". */
bool db_col_is_null(struct db *db, enum query q, int col);
int64_t db_col_int(struct db *db, enum query q, int col);
double db_col_real(struct db *db, enum query q, int col);
char *db_col_text(struct db *db, enum query q, int col, struct arena *a);
size_t db_col_bytes(struct db *db, enum query q, int col);
/* Bytes as they are; *n of them, with a NUL after. */
char *db_col_blob(
    struct db *db, enum query q, int col, struct arena *a, size_t *n);
/* Into a field of fixed size; cut if it does not fit. */
void db_col_copy(struct db *db, enum query q, int col, char *to, size_t size);

/* First column of the first row; *out stays as it was when there is none. */
int db_get_int(struct db *db, enum query q, const struct db_value *v, size_t n,
    int64_t *out, struct err *e);

/* PRAGMA quick_check; a finding sets *e and returns -1. */
int db_sound(struct db *db, struct err *e);

/* Copies everything to `path`, absolute, an empty file. Not yet durable. */
int db_copy(struct db *db, const char *path, const char *shown, struct err *e);

#endif
