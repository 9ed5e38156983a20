/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * replay: keeps item_state equal to the log. Promises that a row is what
 * core/fold makes of the item's events, in whatever order they came, by
 * folding afresh each item that a new event speaks about, directly or through
 * what it refers to. No rule about memory is here.
 */
#include "store/priv.h"

#include <stdlib.h>
#include <string.h>

static int
by_id(const void *a, const void *b)
{
	return strcmp(
	    ((const struct event *)a)->id, ((const struct event *)b)->id);
}

/* The names under which the log may hold an item: its own and former ones. */
static const char **
names_of(const struct store *st, const char *item, struct arena *a, size_t *n)
{
	const struct name *all = st->now.aliases;
	const char **names =
	    arena_array(a, st->now.n_aliases + 1, sizeof(*names));

	names[0] = item;
	*n = 1;
	for (size_t i = 0; i < st->now.n_aliases; i++)
		if (strcmp(all[i].now, item) == 0 &&
		    strcmp(all[i].name, item) != 0)
			names[(*n)++] = all[i].name;
	return names;
}

/* An item's events under all its names, each once. None for a name that was
 * given up: they are those of the item it stands for. q: how those of a name
 * are found. */
static int
events_of(struct store *st, enum query q, const char *item, struct arena *a,
    struct event **out, size_t *n, struct err *e)
{
	struct event *all = NULL, *more;
	size_t cap = 0, k = 0, n_more, n_names, i, j;
	const char **names = names_of(st, item, a, &n_names);

	*out = NULL;
	*n = 0;
	if (strcmp(globals_item(st, item), item) != 0)
		return 0;
	if (n_names == 1)
		return event_rows(
		    st, q, DB_VALUES(db_text(item)), a, out, n, e);
	for (i = 0; i < n_names; i++) {
		if (event_rows(st, q, DB_VALUES(db_text(names[i])), a, &more,
			&n_more, e) != 0)
			return -1;
		for (j = 0; j < n_more; j++) {
			all = arena_grow(a, all, k, &cap, sizeof(*all));
			all[k++] = more[j];
		}
	}
	/* a retract may speak about events of two of the names */
	if (k > 1)
		qsort(all, k, sizeof(*all), by_id);
	for (i = 0; i < k; i++)
		if (*n == 0 || strcmp(all[i].id, all[*n - 1].id) != 0)
			all[(*n)++] = all[i];
	*out = all;
	return 0;
}

static int
replay_by(struct store *st, enum query q, const char *item, struct arena *a,
    struct folded *out, struct err *e)
{
	struct event *ev;
	size_t n;

	if (events_of(st, q, item, a, &ev, &n, e) != 0)
		return -1;
	fold_item(arena_strdup(a, item), ev, n, &st->now.rules, a, out);
	return 0;
}

int
replay_item(struct store *st, const char *item, struct arena *a,
    struct folded *out, struct err *e)
{
	return replay_by(st, Q_EVENT_OF_ITEM, item, a, out, e);
}

static bool
is_kept(const struct item_state *s)
{
	return s->met || s->paused;
}

/* One item: fold, compare with its row, mend the row. differ gets what was
 * different, "" if nothing. */
static int
replay_one(struct store *st, const char *item, bool mend, struct buf *differ,
    bool *kept, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct item_state old;
	struct folded f;
	bool found;
	int ret = -1;

	buf_clear(differ);
	if (replay_item(st, item, &a, &f, e) != 0 ||
	    state_get(st, item, &a, &old, &found, e) != 0)
		goto out;
	*kept = is_kept(&f.state);
	if (found && *kept)
		state_compare(&old, &f.state, differ);
	else if (found != *kept)
		buf_adds(differ, found ? "a row too many" : "no row");
	ret = 0;
	if (differ->n == 0 || !mend)
		goto out;
	if (*kept)
		ret = state_put(st, &f.state, &a, e);
	else
		ret =
		    db_run(st->db, Q_STATE_REMOVE, DB_VALUES(db_text(item)), e);
out:
	arena_release(&a);
	return ret;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts, and keeps each once; returns how many. */
static size_t
unique(const char **names, size_t n)
{
	size_t i, k = 0;

	if (n > 1)
		qsort(names, n, sizeof(*names), by_text);
	for (i = 0; i < n; i++)
		if (k == 0 || strcmp(names[k - 1], names[i]) != 0)
			names[k++] = names[i];
	return k;
}

static size_t
make_current(const struct store *st, const char **names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		names[i] = globals_item(st, names[i]);
	return unique(names, n);
}

/* Items of the log under their names of today; with `rows` also what the cache
 * has, be it under a name that was given up. */
static int
all_items(struct store *st, bool rows, struct arena *a, const char ***out,
    size_t *n, struct err *e)
{
	static const enum query from[] = {Q_ITEMS, Q_STATE_ALL};
	const char **names = NULL;
	size_t cap = 0, k = 0;
	int got;

	for (int i = 0; i < (rows ? 2 : 1); i++) {
		if (db_ask(st->db, from[i], DB_NO_VALUES, e) != 0)
			return -1;
		while ((got = db_step(st->db, from[i], e)) == 1) {
			names = arena_grow(a, names, k, &cap, sizeof(*names));
			names[k++] = db_col_text(st->db, from[i], 0, a);
		}
		if (got < 0)
			return -1;
		if (i == 0)
			k = make_current(st, names, k);
	}
	*out = names;
	*n = rows ? unique(names, k) : k;
	return 0;
}

int
replay_all(struct store *st, struct replay *r, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct buf differ = BUF_INIT;
	const char **names;
	size_t n;
	bool kept;
	int ret = all_items(st, true, &a, &names, &n, e);

	r->items = r->changed = 0;
	for (size_t i = 0; ret == 0 && i < n; i++) {
		ret = replay_one(st, names[i], r->mend, &differ, &kept, e);
		if (ret != 0)
			break;
		r->items += kept;
		r->changed += differ.n > 0;
		if (differ.n > 0 && r->fn)
			r->fn(names[i], buf_str(&differ), r->arg);
	}
	buf_release(&differ);
	arena_release(&a);
	return ret;
}

/* ---- what an event touches ---- */

static void
touch(struct touched *t, enum event_type type, const char *item)
{
	if (type == EV_SETTING || type == EV_PARAMS || type == EV_RENAME)
		t->all = true;
	if (item[0] == '\0')
		return;
	t->names =
	    arena_grow(t->arena, t->names, t->n, &t->cap, sizeof(*t->names));
	t->names[t->n++] = item;
}

/* The event's own item, and those of all that it refers to, directly or not:
 * a retract of a retract of a review moves the review's item. */
int
replay_touch(
    struct store *st, const struct event *ev, struct touched *t, struct err *e)
{
	enum event_type type;
	char name[32];
	int got;

	touch(t, ev->type, ev->item);
	if (ev->ref[0] == '\0')
		return 0;
	if (db_ask(st->db, Q_EVENT_UP, DB_VALUES(db_text(ev->ref)), e) != 0)
		return -1;
	while ((got = db_step(st->db, Q_EVENT_UP, e)) == 1) {
		db_col_copy(st->db, Q_EVENT_UP, 1, name, sizeof(name));
		if (event_type_parse(name, &type))
			touch(t, type,
			    db_col_text(st->db, Q_EVENT_UP, 0, t->arena));
	}
	return got;
}

int
replay_touched(struct store *st, struct touched *t, struct err *e)
{
	struct replay all = {.mend = true};
	struct buf differ = BUF_INIT;
	bool changed = false, kept;
	size_t n;
	int ret = 0;

	if (t->all && globals_load(st, &changed, e) != 0)
		return -1;
	if (changed)
		return replay_all(st, &all, e);
	n = make_current(st, t->names, t->n);
	for (size_t i = 0; ret == 0 && i < n; i++)
		ret = replay_one(st, t->names[i], true, &differ, &kept, e);
	buf_release(&differ);
	return ret;
}

int
store_rebuild(struct store *st, size_t *items, size_t *changed, struct err *e)
{
	struct replay all = {.mend = true};
	bool other;
	int ret;

	*items = *changed = 0;
	if (store_begin(st, e) != 0)
		return -1;
	ret = globals_load(st, &other, e);
	if (ret == 0)
		ret = replay_all(st, &all, e);
	ret = store_end(st, ret, e);
	if (ret == 0) {
		*items = all.items;
		*changed = all.changed;
	}
	return ret;
}

/* ---- what readers ask ---- */

int
store_folded(struct store *st, const char *item, struct arena *a,
    struct folded *out, struct err *e)
{
	int ret;

	if (db_begin_read(st->db, e) != 0)
		return -1;
	ret = globals_fresh(st, e);
	if (ret == 0)
		ret = replay_item(st, globals_item(st, item), a, out, e);
	db_rollback(st->db);
	return ret;
}

/* An amendment or a retraction repeats the item that it is about; the log of
 * some other program may not. Found out once for a walk, and again when
 * somebody has written meanwhile: it spares looking for each event whether
 * another refers to it. */
struct refs {
	bool known, stray;
	int64_t of; /* data_version */
};

static int
look_at_refs(struct store *st, struct refs *r, struct err *e)
{
	int64_t found = 0;

	if (r->known && r->of == st->data_version)
		return 0;
	if (db_get_int(st->db, Q_REF_STRAYS, DB_NO_VALUES, &found, e) != 0)
		return -1;
	*r = (struct refs){true, found != 0, st->data_version};
	return 0;
}

static int
walk_one(struct store *st, const char *item, struct refs *r, struct arena *a,
    struct folded *out, struct err *e)
{
	int ret;

	if (db_begin_read(st->db, e) != 0)
		return -1;
	ret = globals_fresh(st, e);
	if (ret == 0)
		ret = look_at_refs(st, r, e);
	if (ret == 0)
		ret =
		    replay_by(st, r->stray ? Q_EVENT_OF_ITEM : Q_EVENT_BY_ITEM,
			globals_item(st, item), a, out, e);
	db_rollback(st->db);
	return ret;
}

int
store_each_folded(struct store *st,
    int (*fn)(const struct folded *f, void *arg, struct err *e), void *arg,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct arena_mark mark;
	const char **names;
	struct refs refs = {.known = false};
	struct folded f;
	size_t n;
	int ret;

	ret = globals_fresh(st, e);
	if (ret == 0)
		ret = all_items(st, false, &a, &names, &n, e);
	for (size_t i = 0; ret == 0 && i < n; i++) {
		mark = arena_mark(&a);
		ret = walk_one(st, names[i], &refs, &a, &f, e);
		/* no lock is held here: fn may wait for a pager */
		if (ret == 0 && f.n > 0 && fn(&f, arg, e) != 0)
			ret = -1;
		arena_restore(&a, mark);
	}
	arena_release(&a);
	return ret;
}
