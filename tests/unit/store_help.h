/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UNIT_STORE_HELP_H
#define UNIT_STORE_HELP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "store/priv.h"

/*
 * store_help: what the tests of the store share. Whatever goes wrong in here
 * fails the test that called.
 */

#define NOON INT64_C(1774785600000) /* 2026-03-29T12:00Z */
#define DAY INT64_C(86400000)
#define ITEM "npqlt:lt3.8/recall"
#define GOOD \
	"{\"mode\":\"due\",\"level\":4,\"hash\":\"a1\",\"attempts\":[{" \
	"\"marks\":\"yy\",\"hint\":0}],\"suggested\":3,\"rating\":null}"
#define MAKE (STORE_WRITE | STORE_CREATE)
#define PROCESSES 8

void must(int rc, const struct err *e);
/* rc is -1 and the message says this. */
void refuses(int rc, struct err *e, const char *says);

/* For cmocka's set-up and tear-down: a folder of its own, and away with it;
 * with a store.db open in *state. */
int in_folder(void **state);
int out_of_folder(void **state);
int with_store(void **state);
int without_store(void **state);
/* Where the test was started. */
const char *top_folder(void);

struct store *open_store(const char *path, int flags, uint64_t seed);
/* Opening fails, and the message says this and names the file. */
void refuses_to_open(const char *path, int flags, const char *says);
/* A store with one review, closed again. */
void make_store(const char *path);
int add_review(struct store *st, struct err *e);
struct event event(
    enum event_type type, int64_t at_ms, const char *item, const char *body);
/* Appends one event and returns it with its id. */
struct event add(struct store *st, enum event_type type, int64_t at_ms,
    const char *item, const char *ref, const char *body);
size_t count_events(struct store *st);
int count_states(struct store *st);
/* Nothing for doctor to find. */
void is_sound(struct store *st);
/* Everything that the store says, as one text: events and states. */
void dump(struct store *st, struct buf *out);
void same_dump(struct store *st, const struct buf *before);

void read_file(const char *path, struct buf *out);
void write_file(const char *path, const char *s, size_t n);
void patch(const char *path, long at, const char *bytes, size_t n);
mode_t mode_of(const char *path);
bool is_there(const char *path);

/* Runs f in another process; its exit status. */
int in_child(int (*f)(void));
/* PROCESSES at once; each must end with 0. */
void all_at_once(int (*f)(void));

#endif
