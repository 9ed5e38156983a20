/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * as_of: the store as it stood at an earlier moment, made anew in memory from
 * the events up to then; for looking, not for writing.
 */
#include "store/priv.h"

static int
copy_answers(struct store *from, struct store *to, const struct event *ev,
    size_t n, struct arena *a, struct err *e)
{
	const char *text;

	for (size_t i = 0; i < n; i++) {
		if (store_answer(from, ev[i].id, a, &text, e) != 0)
			return -1;
		if (text[0] &&
		    db_run(to->db, Q_ANSWER_ADD,
			DB_VALUES(db_text(ev[i].id), db_text(text)), e) != 0)
			return -1;
	}
	return 0;
}

static int
copy_decks(struct store *from, struct store *to, struct arena *a, struct err *e)
{
	struct deck_row *list;
	size_t n;

	if (store_decks(from, DECK_WHOLE, a, &list, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (store_deck_put(to, &list[i], e) != 0)
			return -1;
	return 0;
}

int
store_as_of(struct store *st, int64_t at_ms, struct store **out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct event *ev;
	int64_t newest = INT64_MIN;
	size_t n, k = 0, added;
	int r;

	*out = NULL;
	if (db_get_int(st->db, Q_EVENT_NEWEST, DB_NO_VALUES, &newest, e) != 0)
		return -1;
	if (newest <= at_ms)
		return 0;
	r = store_open(":memory:", STORE_WRITE | STORE_CREATE, 0, out, e);
	if (r != 0)
		return -1;
	r = store_events(st, &a, &ev, &n, e);
	while (r == 0 && k < n && ev[k].at_ms <= at_ms)
		k++; /* events come in order */
	if (r == 0)
		r = store_merge(*out, ev, k, &added, e);
	if (r == 0)
		r = copy_answers(st, *out, ev, k, &a, e);
	if (r == 0)
		r = copy_decks(st, *out, &a, e);
	if (r != 0) {
		store_close(*out);
		*out = NULL;
	}
	arena_release(&a);
	return r;
}
