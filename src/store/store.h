/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "core/fold.h"
#include "core/log.h"
#include "core/rules.h"

/*
 * store: the one SQLite file of a profile. The log is the truth: append-only
 * events; item_state is a cache of core/fold over them, equal to a full replay
 * after every call. Every function returns 0, or -1 with the reason in *e and
 * the file as it was. No transaction is open between two calls.
 */

struct store;

enum store_flags {
	STORE_READ = 0, /* may roll back a crash, writes nothing else */
	STORE_WRITE = 1,
	STORE_CREATE = 2, /* with WRITE: make the file and its folders */
};

/* Opens `path` (made absolute; folders that are made are 0700, the file 0600).
 * Migrates an old file (after a copy beside it) when STORE_WRITE. A newer,
 * foreign or damaged file is refused in words and keeps every byte. seed != 0
 * makes ids repeat. Caller frees with store_close(). STORE_READ of a file that
 * does not exist gives an empty store in memory (*out is usable). The path
 * ":memory:" is an empty store in memory whatever the flags. */
int store_open(const char *path, int flags, uint64_t seed, struct store **out,
    struct err *e);
void store_close(struct store *st);
/* The store as it stood at an instant: *out is NULL when nothing came after it,
 * else a store in memory that the caller closes. */
int store_as_of(
    struct store *st, int64_t at_ms, struct store **out, struct err *e);
const char *store_path(const struct store *st);

/* Appends events in one transaction and refolds what they touch. Of each
 * event the caller sets at_ms, zone_min, type, item, ref, body; id, device,
 * seq are filled in here. answer[i] (may be NULL, as may the array) is typed
 * text that belongs to event i. Events of the same ms keep their
 * order; an instant less than a second before one of this device is a clock
 * that trembled, and becomes that one's. */
int store_append(struct store *st, struct event *ev, size_t n,
    const char *const *answer, struct err *e);

/* Adds events made elsewhere, as they are, ids and all (one transaction; ids
 * already there are passed over). *added counts the new ones. If one of them
 * is of this store's own device, the store was put back from a copy or copied
 * to a second disk: it then takes a new device id. */
int store_merge(struct store *st, const struct event *ev, size_t n,
    size_t *added, struct err *e);

/* The state of one item, former names too; false in *found and the state of
 * an item without events (its days ITEM_NO_DAY) if neither met nor paused. */
int store_state(struct store *st, const char *item, struct arena *a,
    struct item_state *out, bool *found, struct err *e);
/* All states (met or paused), ordered by item. */
int store_states(struct store *st, struct arena *a, struct item_state **out,
    size_t *n, struct err *e);
/* One item folded afresh, with every review of its story. */
int store_folded(struct store *st, const char *item, struct arena *a,
    struct folded *out, struct err *e);

/* Calls fn for every item that has reviews, ordered by item; memory is given
 * back after each call. A non-zero return of fn ends the walk and is returned
 * as -1 with *e set by fn. */
int store_each_folded(struct store *st,
    int (*fn)(const struct folded *f, void *arg, struct err *e), void *arg,
    struct err *e);

/* Rules in force (settings and params events). Lives as long as st. */
const struct rules *store_rules(const struct store *st);
/* The name that an item has today; `name` itself if it was never renamed. */
const char *store_canonical(struct store *st, const char *name);
/* The value in force of a setting event, NULL if none. From a. */
const char *store_setting(struct store *st, const char *key, struct arena *a);

/* The last n events of a type in event order, newest first, retracted ones
 * left out. */
int store_recent(struct store *st, enum event_type type, size_t n,
    struct arena *a, struct event **out, size_t *found, struct err *e);
/* Is this event taken back? (False for one that is not here.) */
int store_is_retracted(
    struct store *st, const char *id, bool *gone, struct err *e);
/* The last n reviews that were given on this computer, newest first, whatever
 * its clock said; retracted ones left out. */
int store_last_given(struct store *st, size_t n, struct arena *a,
    struct event **out, size_t *found, struct err *e);
/* All events in event order, for tests and later exports. */
int store_events(struct store *st, struct arena *a, struct event **out,
    size_t *n, struct err *e);
/* What was typed for an event, "" when erased or none. */
int store_answer(struct store *st, const char *event, struct arena *a,
    const char **out, struct err *e);

/* Keeps what was asked: the snapshot (JSON) of an item's content. Does nothing
 * when this (item, hash) is known. */
int store_keep_version(struct store *st, const char *item, const char *hash,
    const char *snapshot, struct err *e);
/* The snapshot of that version; "" and false in *found if it was not kept. */
int store_version(struct store *st, const char *item, const char *hash,
    struct arena *a, const char **snapshot, bool *found, struct err *e);

/* Decks of this profile. `text` is the YAML of the last good version. */
struct deck_row {
	const char *name;
	const char *source; /* path it came from, absolute; "" unknown */
	const char *hash; /* of text, hex */
	bool linked; /* source is read anew each time */
	int64_t added_ms;
	int64_t mtime_ns, size; /* of the source when text was read */
	const char *text;
	size_t text_n;
	const char *parsed; /* the same, parsed: bytes of deck/'s own making */
	size_t parsed_n; /* 0: none */
};

/* How much of each row is wanted: text and parsed may be large. */
enum deck_part {
	DECK_NAMES, /* neither */
	DECK_WHOLE, /* both */
	DECK_PARSED, /* parsed alone */
};

int store_decks(struct store *st, enum deck_part part, struct arena *a,
    struct deck_row **out, size_t *n, struct err *e);
/* By name; *found false if there is none. */
int store_deck(struct store *st, const char *name, struct arena *a,
    struct deck_row *out, bool *found, struct err *e);
int store_deck_put(struct store *st, const struct deck_row *d, struct err *e);
int store_deck_remove(
    struct store *st, const char *name, bool *found, struct err *e);

/* Copies the whole store to `path`: backup API into a temporary file 0600
 * beside it, fsync, rename, fsync of the folder. An existing file is replaced
 * only when `replace`. */
int store_backup(
    struct store *st, const char *path, bool replace, struct err *e);

/* What doctor finds: appends one sentence a finding to out; *found counts.
 * quick_check, foreign keys, and whether the caches equal a replay. */
int store_check(struct store *st, struct buf *out, int *found, struct err *e);
/* Throws the caches away and replays the log. *items: how many states;
 * *changed: how many differed. */
int store_rebuild(
    struct store *st, size_t *items, size_t *changed, struct err *e);

#endif
