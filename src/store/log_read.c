/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * log_read: rows of the log and of what hangs on it, as structs. Only reads;
 * what the rows amount to is for core/fold.
 */
#include "store/priv.h"

#include <stdio.h>

#include <string.h>

/* Columns as EVENT_COLS has them. */
int
event_row(struct store *st, enum query q, struct arena *a, struct event *out,
    struct err *e)
{
	struct db *db = st->db;
	char type[32];
	int64_t zone;

	memset(out, 0, sizeof(*out));
	db_col_copy(db, q, 0, out->id, sizeof(out->id));
	db_col_copy(db, q, 1, out->device, sizeof(out->device));
	out->seq = db_col_int(db, q, 2);
	out->at_ms = db_col_int(db, q, 3);
	zone = db_col_int(db, q, 4);
	out->zone_min = zone < -1440 ? -1440 : zone > 1440 ? 1440 : (int)zone;
	db_col_copy(db, q, 5, type, sizeof(type));
	out->item = db_col_text(db, q, 6, a);
	db_col_copy(db, q, 7, out->ref, sizeof(out->ref));
	out->body = db_col_text(db, q, 8, a);
	if (!event_type_parse(type, &out->type))
		return err_set(e, ERR_FAILED,
		    "%s: the log holds an event of a "
		    "sort that this program does not know; 'revisit doctor' "
		    "says more",
		    st->shown);
	return 0;
}

int
event_rows(struct store *st, enum query q, const struct db_value *v,
    size_t n_values, struct arena *a, struct event **out, size_t *n,
    struct err *e)
{
	struct event *list = NULL;
	size_t cap = 0, k = 0;
	int got;

	if (db_ask(st->db, q, v, n_values, e) != 0)
		return -1;
	while ((got = db_step(st->db, q, e)) == 1) {
		list = arena_grow(a, list, k, &cap, sizeof(*list));
		if (event_row(st, q, a, &list[k++], e) != 0) {
			db_reset(st->db, q);
			return -1;
		}
	}
	*out = list;
	*n = k;
	return got;
}

int
store_events(struct store *st, struct arena *a, struct event **out, size_t *n,
    struct err *e)
{
	return event_rows(st, Q_EVENT_ALL, DB_NO_VALUES, a, out, n, e);
}

static int
is_retracted(struct store *st, const struct event *ev, bool *is, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct event *list;
	bool *gone;
	size_t n;
	int ret;

	*is = false;
	/* hardly anything ever is: ask shortly first */
	if (db_ask(st->db, Q_EVENT_HAS_RETRACT, DB_VALUES(db_text(ev->id)),
		e) != 0)
		return -1;
	ret = db_step(st->db, Q_EVENT_HAS_RETRACT, e);
	if (ret <= 0)
		return ret;
	db_reset(st->db, Q_EVENT_HAS_RETRACT);
	ret = event_rows(
	    st, Q_EVENT_RETRACTS, DB_VALUES(db_text(ev->id)), &a, &list, &n, e);
	if (ret == 0 && n > 1) {
		gone = arena_array(&a, n, sizeof(*gone));
		log_retracted(list, n, &a, gone);
		for (size_t i = 0; i < n; i++)
			if (strcmp(list[i].id, ev->id) == 0)
				*is = gone[i];
	}
	arena_release(&a);
	return ret;
}

int
store_is_retracted(struct store *st, const char *id, bool *gone, struct err *e)
{
	struct event ev = {.at_ms = 0};

	(void)snprintf(ev.id, sizeof(ev.id), "%s", id);
	return is_retracted(st, &ev, gone, e);
}

/* Rows of a query, newest first, as long as they are wanted; what was taken
 * back is passed over. */
static int
newest(struct store *st, enum query q, const struct db_value *v,
    size_t n_values, size_t n, struct arena *a, struct event **out,
    size_t *found, struct err *e)
{
	struct event *list = NULL;
	size_t cap = 0, k = 0;
	bool gone;
	int got = 0;

	*out = NULL;
	*found = 0;
	if (db_ask(st->db, q, v, n_values, e) != 0)
		return -1;
	while (k < n && (got = db_step(st->db, q, e)) == 1) {
		list = arena_grow(a, list, k, &cap, sizeof(*list));
		if (event_row(st, q, a, &list[k], e) != 0 ||
		    is_retracted(st, &list[k], &gone, e) != 0) {
			got = -1;
			break;
		}
		k += !gone;
	}
	db_reset(st->db, q);
	if (got < 0)
		return -1;
	*out = list;
	*found = k;
	return 0;
}

int
store_recent(struct store *st, enum event_type type, size_t n, struct arena *a,
    struct event **out, size_t *found, struct err *e)
{
	return newest(st, Q_EVENT_RECENT,
	    DB_VALUES(db_text(event_type_name(type))), n, a, out, found, e);
}

int
store_last_given(struct store *st, size_t n, struct arena *a,
    struct event **out, size_t *found, struct err *e)
{
	return newest(
	    st, Q_EVENT_LAST_GIVEN, DB_NO_VALUES, n, a, out, found, e);
}

int
store_answer(struct store *st, const char *event, struct arena *a,
    const char **out, struct err *e)
{
	int got;

	*out = "";
	if (db_ask(st->db, Q_ANSWER_GET, DB_VALUES(db_text(event)), e) != 0)
		return -1;
	got = db_step(st->db, Q_ANSWER_GET, e);
	if (got == 1) {
		*out = db_col_text(st->db, Q_ANSWER_GET, 0, a);
		db_reset(st->db, Q_ANSWER_GET);
	}
	return got < 0 ? -1 : 0;
}

int
store_version(struct store *st, const char *item, const char *hash,
    struct arena *a, const char **snapshot, bool *found, struct err *e)
{
	int got;

	*snapshot = "";
	*found = false;
	if (db_ask(st->db, Q_VERSION_GET,
		DB_VALUES(db_text(item), db_text(hash)), e) != 0)
		return -1;
	got = db_step(st->db, Q_VERSION_GET, e);
	if (got == 1) {
		*snapshot = db_col_text(st->db, Q_VERSION_GET, 0, a);
		*found = true;
		db_reset(st->db, Q_VERSION_GET);
	}
	return got < 0 ? -1 : 0;
}
