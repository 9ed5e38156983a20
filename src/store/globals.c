/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * globals: what the log says of all items at once: rules in force, values of
 * settings, and which names were given up for which. Read when the store is
 * opened and again when another session has written. What the events mean is
 * core/rules' and core/fold's.
 */
#include "store/priv.h"

#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "base/text.h"

static int
by_key(const void *x, const void *y)
{
	return strcmp(
	    ((const struct setting *)x)->key, ((const struct setting *)y)->key);
}

static void
read_settings(
    struct globals *g, const struct event *ev, size_t n, struct arena *a)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	const struct js *value;
	struct setting *s;
	struct js *body;
	const char *key;

	g->settings = arena_array(a, n, sizeof(*g->settings));
	for (size_t i = 0; i < n; i++) {
		if (ev[i].type != EV_SETTING)
			continue;
		body = js_parse(ev[i].body, strlen(ev[i].body), &e);
		key = js_text(js_get(body, "key"), "");
		value = js_get(body, "value");
		for (s = g->settings; s < g->settings + g->n_settings; s++)
			if (strcmp(s->key, key) == 0)
				break;
		if (key[0] && value) {
			buf_clear(&b);
			js_write(value, &b);
			if (s == g->settings + g->n_settings) {
				s->key = arena_strdup(a, key);
				g->n_settings++;
			}
			s->value = arena_strdup(a, js_text(value, buf_str(&b)));
		}
		js_free(body);
	}
	buf_release(&b);
	qsort(g->settings, g->n_settings, sizeof(*g->settings), by_key);
}

static bool
same_rules(const struct rules *a, const struct rules *b)
{
	for (size_t i = 0; i < FSRS_WEIGHTS; i++)
		if (a->params.w[i] < b->params.w[i] ||
		    a->params.w[i] > b->params.w[i])
			return false;
	if (a->retention < b->retention || a->retention > b->retention ||
	    a->secure_gap != b->secure_gap ||
	    a->day_starts_min != b->day_starts_min || a->n_days != b->n_days)
		return false;
	for (size_t i = 0; i < a->n_days; i++)
		if (a->days[i].at_ms != b->days[i].at_ms ||
		    a->days[i].starts_min != b->days[i].starts_min)
			return false;
	return true;
}

static bool
same_aliases(const struct globals *a, const struct globals *b)
{
	if (a->n_aliases != b->n_aliases)
		return false;
	for (size_t i = 0; i < a->n_aliases; i++)
		if (strcmp(a->aliases[i].name, b->aliases[i].name) != 0 ||
		    strcmp(a->aliases[i].now, b->aliases[i].now) != 0)
			return false;
	return true;
}

/* Only events that hold, in event order; returns how many. */
static size_t
drop_retracted(struct event *ev, size_t n, struct arena *a)
{
	bool *gone = arena_array(a, n, sizeof(*gone));
	size_t i, k = 0;

	log_retracted(ev, n, a, gone);
	for (i = 0; i < n; i++)
		if (!gone[i] && ev[i].type != EV_RETRACT)
			ev[k++] = ev[i];
	return k;
}

int
globals_load(struct store *st, bool *changed, struct err *e)
{
	struct arena_mark mark = arena_mark(&st->arena);
	struct globals g = {.of = 0};
	struct buf ids = BUF_INIT;
	struct event *ev;
	size_t n;

	*changed = false;
	if (event_rows(
		st, Q_EVENT_RULES, DB_NO_VALUES, &st->arena, &ev, &n, e) != 0) {
		arena_restore(&st->arena, mark);
		return -1;
	}
	n = drop_retracted(ev, n, &st->arena);
	for (size_t i = 0; i < n; i++)
		buf_adds(&ids, ev[i].id);
	g.of = text_hash(buf_str(&ids), ids.n);
	buf_release(&ids);
	if (g.of == st->now.of) {
		arena_restore(&st->arena, mark);
		return 0;
	}
	rules_fold(ev, n, &st->arena, &g.rules);
	renames_read(ev, n, &st->arena, &g.aliases, &g.n_aliases);
	read_settings(&g, ev, n, &st->arena);
	*changed = !same_rules(&g.rules, &st->now.rules) ||
	    !same_aliases(&g, &st->now);
	st->now = g;
	return 0;
}

int
globals_fresh(struct store *st, struct err *e)
{
	int64_t version = -1;
	bool changed;

	if (db_get_int(st->db, Q_DATA_VERSION, DB_NO_VALUES, &version, e) != 0)
		return -1;
	if (version == st->data_version)
		return 0;
	if (globals_load(st, &changed, e) != 0)
		return -1;
	st->data_version = version;
	return 0;
}

const char *
globals_item(const struct store *st, const char *name)
{
	return renames_now(st->now.aliases, st->now.n_aliases, name);
}

const struct rules *
store_rules(const struct store *st)
{
	return &st->now.rules;
}

const char *
store_setting(struct store *st, const char *key, struct arena *a)
{
	struct setting want = {key, NULL}, *found;
	struct err ignored = ERR_INIT;

	/* what was last read stands in when the file cannot be read now */
	(void)globals_fresh(st, &ignored);
	if (st->now.n_settings == 0)
		return NULL;
	found = bsearch(
	    &want, st->now.settings, st->now.n_settings, sizeof(want), by_key);
	return found ? arena_strdup(a, found->value) : NULL;
}

const char *
store_canonical(struct store *st, const char *name)
{
	return globals_item(st, name);
}
