/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * state: rows of the cache item_state and the struct they hold, one an item
 * that was met or is paused. A column is named once, in the table below.
 * store_states() is one statement, as starting up waits for it. That the rows
 * are right is replay.c's.
 */
#include "store/priv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The columns after item, idea_days and hash, in the order of STATE_COLS. */
enum sort { S_BOOL, S_INT, S_DAY, S_REAL, S_RATING, S_BITS };

static const struct column {
	const char *name;
	enum sort sort;
	size_t at;
} columns[] = {
#define C(sort, name, field) \
	{ \
		name, sort, offsetof(struct item_state, field) \
	}
    C(S_BOOL, "met", met),
    C(S_BOOL, "paused", paused),
    C(S_REAL, "stability", s.stability),
    C(S_REAL, "difficulty", s.difficulty),
    C(S_DAY, "first_met_day", first_met_day),
    C(S_DAY, "last_day", last_day),
    C(S_DAY, "counted_day", counted_day),
    C(S_DAY, "due_day", due_day),
    C(S_INT, "interval_days", interval_days),
    C(S_INT, "n_counted", n_counted),
    C(S_INT, "n_reviews", n_reviews),
    C(S_INT, "lapses", lapses),
    C(S_RATING, "last_rating", last_rating),
    C(S_INT, "last_level", last_level),
    C(S_INT, "streak_misses", streak_misses),
    C(S_BOOL, "settled", settled),
    C(S_DAY, "settled_day", settled_day),
    C(S_BOOL, "secure", secure),
    C(S_DAY, "secure_day", secure_day),
    C(S_INT, "n_ideas_seen", n_ideas_seen),
    C(S_INT, "n_examples", n_examples),
    C(S_BITS, "owed", owed),
#undef C
};

#define FIRST 3
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

/* ---- a row and a struct ---- */

/* "20412 - 20413": the day of each idea, up to the last that has one. */
static const char *
write_days(const int32_t *days, struct arena *a)
{
	char text[IDEAS_MAX * 13] = "", one[16];
	size_t n = IDEAS_MAX, at = 0;

	while (n > 0 && days[n - 1] == ITEM_NO_DAY)
		n--;
	for (size_t i = 0; i < n; i++) {
		(void)snprintf(
		    one, sizeof(one), "%s%" PRId32, i > 0 ? " " : "", days[i]);
		if (days[i] == ITEM_NO_DAY)
			(void)snprintf(
			    one, sizeof(one), "%s-", i > 0 ? " " : "");
		memcpy(text + at, one, strlen(one) + 1);
		at += strlen(one);
	}
	return arena_strdup(a, text);
}

static void
read_days(const char *s, int32_t *days)
{
	char *end;
	long v;

	for (size_t i = 0; i < IDEAS_MAX; i++) {
		days[i] = ITEM_NO_DAY;
		s += *s == ' ';
		if (*s == '-' && (s[1] == ' ' || s[1] == '\0')) {
			s++;
			continue;
		}
		v = strtol(s, &end, 10);
		if (end == s)
			continue;
		s = end;
		if (v > INT32_MIN && v <= INT32_MAX)
			days[i] = (int32_t)v;
	}
}

static void
read_column(struct db *db, enum query q, int col, const struct column *c,
    struct item_state *s)
{
	char *at = (char *)s + c->at;
	int64_t v;

	if (c->sort == S_REAL) {
		*(double *)(void *)at = db_col_real(db, q, col);
		return;
	}
	v = db_col_int(db, q, col);
	if (c->sort == S_BITS) {
		*(uint32_t *)(void *)at =
		    v < 0 || v > UINT32_MAX ? 0 : (uint32_t)v;
		return;
	}
	if (v < INT32_MIN || v > INT32_MAX)
		v = 0; /* only a damaged cache; doctor finds it */
	switch (c->sort) {
	case S_BOOL:
		*(bool *)(void *)at = v != 0;
		break;
	case S_DAY:
		*(int32_t *)(void *)at =
		    db_col_is_null(db, q, col) ? ITEM_NO_DAY : (int32_t)v;
		break;
	case S_RATING:
		*(enum rating *)(void *)at =
		    v >= RATING_NONE && v <= RATING_EASY ? (enum rating)v
							 : RATING_NONE;
		break;
	case S_INT:
	case S_REAL:
	case S_BITS:
		*(int *)(void *)at = (int)v;
		break;
	}
}

static void
read_state(struct db *db, enum query q, struct arena *a, struct item_state *s)
{
	struct arena_mark mark;

	memset(s, 0, sizeof(*s));
	s->item = db_col_text(db, q, 0, a);
	mark = arena_mark(a);
	read_days(db_col_text(db, q, 1, a), s->idea_days);
	arena_restore(a, mark);
	db_col_copy(db, q, 2, s->hash, sizeof(s->hash));
	for (size_t i = 0; i < COLUMNS; i++)
		read_column(db, q, (int)i + FIRST, &columns[i], s);
}

static struct db_value
column_value(const struct item_state *s, const struct column *c)
{
	const char *at = (const char *)s + c->at;
	int32_t v = 0;

	switch (c->sort) {
	case S_REAL:
		return db_real(*(const double *)(const void *)at);
	case S_BITS:
		return db_int(*(const uint32_t *)(const void *)at);
	case S_BOOL:
		v = *(const bool *)(const void *)at;
		break;
	case S_RATING:
		v = (int32_t) * (const enum rating *)(const void *)at;
		break;
	case S_DAY:
	case S_INT:
		v = *(const int32_t *)(const void *)at;
		break;
	}
	if (c->sort == S_DAY && v == ITEM_NO_DAY)
		return db_null();
	return db_int(v);
}

static bool
same_value(const struct db_value *a, const struct db_value *b)
{
	if (a->type != b->type)
		return false;
	if (a->type == DB_REAL)
		return !(a->r < b->r || a->r > b->r);
	return a->i == b->i;
}

int
state_put(struct store *st, const struct item_state *s, struct arena *a,
    struct err *e)
{
	struct db_value v[FIRST + COLUMNS];

	v[0] = db_text(s->item);
	v[1] = db_text(write_days(s->idea_days, a));
	v[2] = db_text(s->hash);
	for (size_t i = 0; i < COLUMNS; i++)
		v[FIRST + i] = column_value(s, &columns[i]);
	return db_run(st->db, Q_STATE_PUT, v, FIRST + COLUMNS, e);
}

/* The names of the columns in which two states differ; "" if none. */
void
state_compare(
    const struct item_state *a, const struct item_state *b, struct buf *out)
{
	struct db_value x, y;

	for (size_t i = 0; i < COLUMNS; i++) {
		x = column_value(a, &columns[i]);
		y = column_value(b, &columns[i]);
		if (!same_value(&x, &y))
			buf_addf(
			    out, "%s%s", out->n ? ", " : "", columns[i].name);
	}
	if (memcmp(a->idea_days, b->idea_days, sizeof(a->idea_days)) != 0)
		buf_addf(out, "%sidea_days", out->n ? ", " : "");
	if (strcmp(a->hash, b->hash) != 0)
		buf_addf(out, "%shash", out->n ? ", " : "");
}

int
state_get(struct store *st, const char *item, struct arena *a,
    struct item_state *out, bool *found, struct err *e)
{
	int got;

	*found = false;
	if (db_ask(st->db, Q_STATE_GET, DB_VALUES(db_text(item)), e) != 0)
		return -1;
	got = db_step(st->db, Q_STATE_GET, e);
	if (got == 1) {
		read_state(st->db, Q_STATE_GET, a, out);
		*found = true;
		db_reset(st->db, Q_STATE_GET);
	}
	return got < 0 ? -1 : 0;
}

/* ---- what readers ask ---- */

int
store_states(struct store *st, struct arena *a, struct item_state **out,
    size_t *n, struct err *e)
{
	struct item_state *list = NULL;
	size_t cap = 0, k = 0;
	int got;

	if (db_ask(st->db, Q_STATE_ALL, DB_NO_VALUES, e) != 0)
		return -1;
	while ((got = db_step(st->db, Q_STATE_ALL, e)) == 1) {
		list = arena_grow(a, list, k, &cap, sizeof(*list));
		read_state(st->db, Q_STATE_ALL, a, &list[k++]);
	}
	*out = list;
	*n = k;
	return got;
}

int
store_state(struct store *st, const char *item, struct arena *a,
    struct item_state *out, bool *found, struct err *e)
{
	struct folded none;

	if (globals_fresh(st, e) != 0)
		return -1;
	item = globals_item(st, item);
	if (state_get(st, item, a, out, found, e) != 0)
		return -1;
	if (!*found) {
		fold_item(
		    arena_strdup(a, item), NULL, 0, &st->now.rules, a, &none);
		*out = none.state;
	}
	return 0;
}
