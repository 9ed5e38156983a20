/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decks: the decks of this profile, each with the text of its last good
 * version. Reading and judging the text is deck/'s.
 */
#include "store/priv.h"

/* Columns as DECK_COLS has them, then text and parsed. */
static void
deck_columns(struct store *st, enum query q, bool with_text, struct arena *a,
    struct deck_row *d)
{
	struct db *db = st->db;

	d->name = db_col_text(db, q, 0, a);
	d->source = db_col_text(db, q, 1, a);
	d->hash = db_col_text(db, q, 2, a);
	d->linked = db_col_int(db, q, 3) != 0;
	d->added_ms = db_col_int(db, q, 4);
	d->mtime_ns = db_col_int(db, q, 5);
	d->size = db_col_int(db, q, 6);
	d->text = with_text ? db_col_text(db, q, 7, a) : "";
	d->text_n = with_text ? db_col_bytes(db, q, 7) : 0;
	d->parsed = with_text ? db_col_blob(db, q, 8, a, &d->parsed_n) : "";
}

int
store_decks(struct store *st, enum deck_part part, struct arena *a,
    struct deck_row **out, size_t *n, struct err *e)
{
	enum query q = part == DECK_WHOLE ? Q_DECK_ALL_TEXT
	    : part == DECK_PARSED         ? Q_DECK_ALL_PARSED
					  : Q_DECK_ALL;
	struct deck_row *list = NULL;
	size_t cap = 0, k = 0;
	int got;

	if (db_ask(st->db, q, DB_NO_VALUES, e) != 0)
		return -1;
	while ((got = db_step(st->db, q, e)) == 1) {
		list = arena_grow(a, list, k, &cap, sizeof(*list));
		deck_columns(st, q, part != DECK_NAMES, a, &list[k++]);
	}
	*out = list;
	*n = k;
	return got;
}

int
store_deck(struct store *st, const char *name, struct arena *a,
    struct deck_row *out, bool *found, struct err *e)
{
	int got;

	*found = false;
	if (db_ask(st->db, Q_DECK_GET, DB_VALUES(db_text(name)), e) != 0)
		return -1;
	got = db_step(st->db, Q_DECK_GET, e);
	if (got == 1) {
		deck_columns(st, Q_DECK_GET, true, a, out);
		*found = true;
		db_reset(st->db, Q_DECK_GET);
	}
	return got < 0 ? -1 : 0;
}

int
store_deck_put(struct store *st, const struct deck_row *d, struct err *e)
{
	int ret;

	if (store_begin(st, e) != 0)
		return -1;
	ret = db_run(st->db, Q_DECK_PUT,
	    DB_VALUES(db_text(d->name), db_text(d->source), db_text(d->hash),
		db_int(d->linked), db_int(d->added_ms), db_int(d->mtime_ns),
		db_int(d->size), db_bytes(d->text, d->text_n),
		db_blob(d->parsed, d->parsed_n)),
	    e);
	return store_end(st, ret, e);
}

int
store_deck_remove(
    struct store *st, const char *name, bool *found, struct err *e)
{
	int ret;

	*found = false;
	if (store_begin(st, e) != 0)
		return -1;
	ret = db_run(st->db, Q_DECK_REMOVE, DB_VALUES(db_text(name)), e);
	if (ret == 0)
		*found = db_changes(st->db) > 0;
	ret = store_end(st, ret, e);
	if (ret != 0)
		*found = false;
	return ret;
}
