/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_EDIT_H
#define DECK_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/*
 * edit: a deck's text with one thing more or one text replaced, every other
 * byte as it was: comments, order, quotes, line ends. What is put in is written
 * as the file writes such things (block or flow, indentation, quotes, folded
 * texts). What was written is read again before it is handed out: the tree of
 * the file must be the old one in all but that edit, or nothing is written.
 * Whether the result is still a good deck (ids, limits) is for deck_load_text()
 * to say.
 *
 * Each returns 0 with the whole new text appended to out; or -1 with what to
 * write by hand, and where, and out as it was.
 */

struct edit {
	const char *s; /* the text of a deck without errors in its YAML */
	size_t n;
	struct arena *arena;
};

/* The map that is changed. The deck itself: all "". A section, statement or
 * entry of `cases`: its id as owner. What stands within one: also its key as
 * part ("misconceptions", "apply", "because", "list") and, in a list, its id as
 * name. An entry of `lists`: its section as owner, part "lists", its id as
 * name. The deck's source: part "source". NULL counts as "". */
struct edit_at {
	const char *owner, *part, *name;
};

/* A key of a new entry: a text, or n texts as a list. */
struct edit_pair {
	const char *key;
	const char *text; /* NULL: the list */
	const char *const *list;
	int n;
};

/* One more wording, after a '|', for the i-th (from 0) of `key`: "ideas",
 * "extra" or "members". Of a statement with `ask` and no `ideas`, the parts of
 * its text are written as ideas first, since that is what they counted as. A
 * wording that is there already is no error: the text comes out as it was. */
int edit_add_wording(const struct edit *ed, const struct edit_at *at,
    const char *key, int i, const char *wording, struct buf *out,
    struct err *e);

/* The text of a key, replaced or new. */
int edit_set(const struct edit *ed, const struct edit_at *at, const char *key,
    const char *value, struct buf *out, struct err *e);

/* One more text at the end of a list (`ideas`, `retired`, `skip` …), which is
 * made when it is not there. */
int edit_add_entry(const struct edit *ed, const struct edit_at *at,
    const char *key, const char *entry, struct buf *out, struct err *e);

/* One more map at the end of a list of maps (`statements`, `misconceptions`
 * …), which is made when it is not there. */
int edit_add_map(const struct edit *ed, const struct edit_at *at,
    const char *key, const struct edit_pair *pairs, int n, struct buf *out,
    struct err *e);

/* A text as a YAML text on one line: plain where that is safe, else in quotes.
 * A line break in it becomes a space. For writers of whole decks. */
void edit_put_text(struct buf *out, const char *text);
/* A word that YAML takes for something else where it stands without quotes,
 * such as no, on or null. */
bool edit_is_word(const char *s);

#endif
