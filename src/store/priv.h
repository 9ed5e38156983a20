/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_PRIV_H
#define STORE_PRIV_H

#include "core/renames.h"
#include "store/db.h"
#include "store/schema.h"
#include "store/store.h"

/*
 * priv: what the files of the store share and nobody above sees.
 */

/* The value in force of a setting. */
struct setting {
	const char *key, *value;
};

/* What the log says of all items at once. Lives in the store's arena until it
 * is closed, so that a caller's copy of the rules stays good. */
struct globals {
	uint64_t of; /* hash of the events it was made from */
	struct rules rules;
	struct name *aliases; /* by name */
	size_t n_aliases;
	struct setting *settings; /* by key */
	size_t n_settings;
};

struct store {
	struct db *db;
	struct arena arena;
	const char *path; /* absolute */
	const char *shown; /* cleaned, for messages */
	uint64_t seed;
	bool in_memory;
	int64_t data_version; /* of the file when `now` was read; -1 never */
	struct globals now, before; /* before: of the transaction */
};

/* store_open() with another list of migrations, for their test. */
int store_open_as(const char *path, int flags, uint64_t seed,
    const struct schema *schema, struct store **out, struct err *e);

/* A write transaction, with rules as they are in the file; store_end commits
 * when rc is 0 and else rolls back, rules too. Returns 0 or -1. */
int store_begin(struct store *st, struct err *e);
int store_end(struct store *st, int rc, struct err *e);

/* meta: "" when there is none. */
int meta_get(struct store *st, const char *key, struct arena *a,
    const char **out, struct err *e);
int meta_put(
    struct store *st, const char *key, const char *value, struct err *e);

/* Reads the rules anew if another session has written since. */
int globals_fresh(struct store *st, struct err *e);
/* Reads them now. *changed: dates may move, or names. */
int globals_load(struct store *st, bool *changed, struct err *e);
/* The item that a name stands for; returns name itself if it is current. */
const char *globals_item(const struct store *st, const char *name);

/* ids of store/ids.c */
void id_event(char out[EVENT_ID_LEN + 1], int64_t at_ms, int64_t counter,
    uint64_t random);
void id_device(char out[EVENT_ID_LEN + 1], uint64_t high, uint64_t low);
/* 64 bits: of the system when seed is 0, else a hash of seed, text, n. */
int id_bits(
    uint64_t seed, const char *text, int64_t n, uint64_t *out, struct err *e);

/* A fresh name for this computer, and seq from 0. */
int device_new(struct store *st, const char *after, struct err *e);

/* An event from the columns EVENT_COLS of the present row. Returns -1 for a
 * type that this program does not know. */
int event_row(struct store *st, enum query q, struct arena *a,
    struct event *out, struct err *e);
/* All rows of a statement that gives EVENT_COLS. */
int event_rows(struct store *st, enum query q, const struct db_value *v,
    size_t n_values, struct arena *a, struct event **out, size_t *n,
    struct err *e);

/* A row of item_state. */
int state_get(struct store *st, const char *item, struct arena *a,
    struct item_state *out, bool *found, struct err *e);
int state_put(struct store *st, const struct item_state *s, struct arena *a,
    struct err *e);
/* Appends the names of the columns in which two states differ. */
void state_compare(
    const struct item_state *a, const struct item_state *b, struct buf *out);

/* Items whose state may have changed, as names in the log. */
struct touched {
	struct arena *arena;
	const char **names;
	size_t n, cap;
	bool all; /* rules or names of items may have changed */
};

int replay_touch(
    struct store *st, const struct event *ev, struct touched *t, struct err *e);
/* Brings item_state in line with the log. Within a transaction. */
int replay_touched(struct store *st, struct touched *t, struct err *e);
/* One item, from its events under all its names. */
int replay_item(struct store *st, const char *item, struct arena *a,
    struct folded *out, struct err *e);

/* How item_state differs from a replay: fn gets each item with the names of
 * the columns that differ. With `mend` the table is put right. Within a
 * transaction. */
struct replay {
	bool mend;
	void (*fn)(const char *item, const char *columns, void *arg);
	void *arg;
	size_t items, changed; /* out */
};

int replay_all(struct store *st, struct replay *r, struct err *e);

/* A copy of the store under the name `path`, put there only if its version is
 * `version` (-1: any). */
int backup_to(struct store *st, const char *path, bool replace, int64_t version,
    struct err *e);

#endif
