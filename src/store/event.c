/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * event: writing to the log. Promises that what it says is stored was read
 * back and compared before the commit, that the states fit the log in the same
 * transaction, and that an event that could not be read again is refused
 * whole. Reading is log_read.c's, states are state.c's.
 */
#include "store/priv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"
#include "base/text.h"

#define TREMBLE_MS 1000

static bool
is_id(const char *s)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++)
		if (strchr(i == 8 || i == 13 || i == 18 || i == 23
			    ? "-"
			    : "0123456789abcdef",
			s[i]) == NULL)
			return false;
	return i == EVENT_ID_LEN;
}

static bool
is_object(const char *body)
{
	struct err e = ERR_INIT;
	struct js *j = js_parse(body, strlen(body), &e);
	bool is = js_type(j) == JS_OBJECT;

	js_free(j);
	return is;
}

/* What STRICT and CHECK would refuse, and what they cannot see, in words. */
static int
judge(const struct event *ev, struct err *e)
{
	const char *what = NULL;

	if (!is_id(ev->id) || !is_id(ev->device))
		what = "its id is no id";
	else if (ev->ref[0] && !is_id(ev->ref))
		what = "it refers to what is no id";
	else if (ev->seq < 1)
		what = "its number is less than 1";
	else if (ev->at_ms < DATE_MIN_MS || ev->at_ms > DATE_MAX_MS)
		what = "its time is outside the years 1 to 9999";
	else if (ev->zone_min < -1440 || ev->zone_min > 1440)
		what = "its time zone is more than a day off";
	else if (text_invalid(ev->item, strlen(ev->item)) >= 0)
		what = "its item's name is no UTF-8";
	else if (!is_object(ev->body))
		what = "its content is no JSON object";
	if (what == NULL)
		return 0;
	return err_set(e, ERR_FAILED, "a %s was not stored: %s",
	    event_type_name(ev->type), what);
}

static int
insert(struct store *st, const struct event *ev, bool *is_new, struct err *e)
{
	if ((unsigned)ev->type >= EV_TYPES)
		BUG("event type %d", (int)ev->type);
	if (judge(ev, e) != 0)
		return -1;
	if (db_run(st->db, Q_EVENT_ADD,
		DB_VALUES(db_text(ev->id), db_text(ev->device), db_int(ev->seq),
		    db_int(ev->at_ms), db_int(ev->zone_min),
		    db_text(event_type_name(ev->type)),
		    db_text_or_null(ev->item), db_text_or_null(ev->ref),
		    db_text(ev->body)),
		e) != 0)
		return -1;
	*is_new = db_changes(st->db) == 1;
	return 0;
}

static int
differs(const struct store *st, struct err *e)
{
	return err_set(e, ERR_FAILED,
	    "%s: what was read back is not what was "
	    "written, so nothing was saved; the disk or the memory may be "
	    "failing. Make a backup",
	    st->shown);
}

/* Fossil's rule: before "saved" is said, read it again and compare. */
static int
read_back(struct store *st, const struct event *ev, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct event got = {.seq = 0};
	int ret = -1, row;

	if (db_ask(st->db, Q_EVENT_GET, DB_VALUES(db_text(ev->id)), e) != 0)
		return -1;
	row = db_step(st->db, Q_EVENT_GET, e);
	if (row == 1) {
		ret = event_row(st, Q_EVENT_GET, &a, &got, e);
		db_reset(st->db, Q_EVENT_GET);
	}
	if (row == 0)
		ret = differs(st, e);
	if (ret == 0 &&
	    (strcmp(got.device, ev->device) != 0 || got.seq != ev->seq ||
		got.at_ms != ev->at_ms || got.zone_min != ev->zone_min ||
		got.type != ev->type || strcmp(got.item, ev->item) != 0 ||
		strcmp(got.ref, ev->ref) != 0 ||
		strcmp(got.body, ev->body) != 0))
		ret = differs(st, e);
	arena_release(&a);
	return ret;
}

static int
read_back_answer(
    struct store *st, const char *id, const char *text, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *got;
	int ret = store_answer(st, id, &a, &got, e);

	if (ret == 0 && strcmp(got, text) != 0)
		ret = differs(st, e);
	arena_release(&a);
	return ret;
}

/* ---- appending ---- */

struct device {
	const char *id;
	int64_t seq;
};

static int
read_device(struct store *st, struct arena *a, struct device *d, struct err *e)
{
	const char *seq;
	char *end;

	if (meta_get(st, "device", a, &d->id, e) != 0 ||
	    meta_get(st, "seq", a, &seq, e) != 0)
		return -1;
	d->seq = strtoll(seq, &end, 10);
	if (!is_id(d->id) || end == seq || *end != '\0' || d->seq < 0)
		return err_set(e, ERR_FAILED,
		    "%s: the store no longer knows "
		    "which computer it is on, so nothing was saved; a backup "
		    "can be restored",
		    st->shown);
	return 0;
}

static int
write_seq(struct store *st, int64_t seq, struct err *e)
{
	char text[32];

	(void)snprintf(text, sizeof(text), "%" PRId64, seq);
	return meta_put(st, "seq", text, e);
}

/* A clock that trembles must not put an answer before the one it follows; one
 * that was set back by more is believed. */
static int
steady_clock(
    struct store *st, const struct device *d, struct event *ev, struct err *e)
{
	return db_get_int(st->db, Q_EVENT_SOON_AFTER,
	    DB_VALUES(db_int(ev->at_ms), db_int(TREMBLE_MS), db_text(d->id)),
	    &ev->at_ms, e);
}

static int
name_event(struct store *st, struct device *d, struct event *ev, struct err *e)
{
	int64_t same = 0;
	uint64_t random;

	if (steady_clock(st, d, ev, e) != 0)
		return -1;
	if (db_get_int(st->db, Q_EVENT_SAME_MS,
		DB_VALUES(db_int(ev->at_ms), db_text(d->id)), &same, e) != 0)
		return -1;
	ev->seq = ++d->seq;
	(void)snprintf(ev->device, sizeof(ev->device), "%s", d->id);
	if (id_bits(st->seed, d->id, ev->seq, &random, e) != 0)
		return -1;
	id_event(ev->id, ev->at_ms, same, random);
	return 0;
}

static int
append_one(
    struct store *st, struct event *ev, const char *answer, struct err *e)
{
	bool is_new;

	if (insert(st, ev, &is_new, e) != 0)
		return -1;
	if (!is_new)
		return err_set(e, ERR_FAILED,
		    "%s: an event of the same id is "
		    "there already, so nothing was saved; leave out --seed, "
		    "or give another",
		    st->shown);
	if (answer &&
	    db_run(st->db, Q_ANSWER_ADD,
		DB_VALUES(db_text(ev->id), db_text(answer)), e) != 0)
		return -1;
	return 0;
}

static int
append_all(struct store *st, struct event *ev, size_t n,
    const char *const *answer, struct arena *a, struct err *e)
{
	struct touched t = {.arena = a};
	struct device d;
	size_t i;

	if (read_device(st, a, &d, e) != 0)
		return -1;
	for (i = 0; i < n; i++)
		if (name_event(st, &d, &ev[i], e) != 0 ||
		    append_one(st, &ev[i], answer ? answer[i] : NULL, e) != 0)
			return -1;
	if (write_seq(st, d.seq, e) != 0)
		return -1;
	for (i = 0; i < n; i++)
		if (replay_touch(st, &ev[i], &t, e) != 0)
			return -1;
	if (replay_touched(st, &t, e) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (read_back(st, &ev[i], e) != 0)
			return -1;
		if (answer && answer[i] &&
		    read_back_answer(st, ev[i].id, answer[i], e) != 0)
			return -1;
	}
	return 0;
}

int
store_append(struct store *st, struct event *ev, size_t n,
    const char *const *answer, struct err *e)
{
	struct arena a = ARENA_INIT;
	int ret;

	if (n == 0)
		return 0;
	if (store_begin(st, e) != 0)
		return -1;
	ret = append_all(st, ev, n, answer, &a, e);
	ret = store_end(st, ret, e);
	arena_release(&a);
	return ret;
}

/* ---- merging ---- */

/* Lines of our own that we do not know: this store was put back from a copy,
 * or lives on two disks. From here on it is another computer, so that no two
 * events ever share a device and a number. */
static int
keep_apart(struct store *st, const struct device *d, struct err *e)
{
	return device_new(st, d->id, e);
}

static int
merge_all(struct store *st, const struct event *ev, size_t n, size_t *added,
    struct arena *a, struct err *e)
{
	struct touched t = {.arena = a};
	bool *is_new = arena_array(a, n, sizeof(*is_new));
	bool ours = false;
	struct device d;
	size_t i, k = 0;

	if (read_device(st, a, &d, e) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (insert(st, &ev[i], &is_new[i], e) != 0)
			return -1;
		k += is_new[i];
		ours |= is_new[i] && strcmp(ev[i].device, d.id) == 0;
	}
	if (ours && keep_apart(st, &d, e) != 0)
		return -1;
	for (i = 0; i < n; i++)
		if (is_new[i] && replay_touch(st, &ev[i], &t, e) != 0)
			return -1;
	if (k > 0 && replay_touched(st, &t, e) != 0)
		return -1;
	for (i = 0; i < n; i++)
		if (is_new[i] && read_back(st, &ev[i], e) != 0)
			return -1;
	*added = k;
	return 0;
}

int
store_merge(struct store *st, const struct event *ev, size_t n, size_t *added,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	int ret;

	*added = 0;
	if (store_begin(st, e) != 0)
		return -1;
	ret = merge_all(st, ev, n, added, &a, e);
	ret = store_end(st, ret, e);
	if (ret != 0)
		*added = 0;
	arena_release(&a);
	return ret;
}

int
store_keep_version(struct store *st, const char *item, const char *hash,
    const char *snapshot, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *known;
	bool found;
	int ret;

	/* read first: nearly always it is known, and writing costs a sync */
	ret = store_version(st, item, hash, &a, &known, &found, e);
	arena_release(&a);
	if (ret != 0 || found)
		return ret;
	if (store_begin(st, e) != 0)
		return -1;
	ret = db_run(st->db, Q_VERSION_ADD,
	    DB_VALUES(db_text(item), db_text(hash), db_text(snapshot)), e);
	return store_end(st, ret, e);
}
