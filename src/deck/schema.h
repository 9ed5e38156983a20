/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_SCHEMA_H
#define DECK_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * schema: every key of a deck file, in one table. Loading, type checks, advice
 * on unknown keys and the manual's table are driven by it, so none of them can
 * know a key that the others do not.
 */

enum key_owner {
	KEY_DECK,
	KEY_SOURCE,
	KEY_SECTION,
	KEY_STATEMENT,
	KEY_MISCONCEPTION,
	KEY_BECAUSE,
	KEY_INNER_LIST,
	KEY_APPLY,
	KEY_CASE,
	KEY_LIST,
	KEY_PRACTICE,
	KEY_OWNERS, /* how many */
};

enum key_type {
	TYPE_NUMBER,
	TYPE_TEXT,
	TYPE_ID, /* a text; check.c looks at its form */
	TYPE_WORDS,
	TYPE_IDS, /* apart by commas, or a list */
	TYPE_TEXT_LIST,
	TYPE_WORDS_LIST,
	TYPE_ID_LIST, /* as TYPE_IDS */
	TYPE_TEXT_MAP,
	TYPE_DATE,
	TYPE_BOOL,
	TYPE_HIGH, /* the word `high` */
	TYPE_MAP, /* one map of the owner `part` */
	TYPE_MAP_LIST,
};

enum key_need {
	NEED_NOT,
	NEED,
	NEED_CORE, /* but not in an overlay */
};

struct key {
	enum key_owner owner;
	const char *name;
	enum key_type type;
	enum key_need need;
	const char *code; /* of the finding when a needed key is missing */
	size_t at, count_at; /* where in the struct; count_at of lists */
	int min, max; /* entries of a list; 0: no limit */
	enum key_owner part; /* of TYPE_MAP and TYPE_MAP_LIST */
	const char *meaning; /* one sentence */
};

/* The whole table, owners together, in the order of the manual. */
const struct key *schema_keys(size_t *n);

/* The key of an owner, or NULL. */
const struct key *schema_find(enum key_owner owner, const char *name);

/* The size of the struct that an owner is read into. */
size_t schema_size(enum key_owner owner);

/* "the deck", "a statement", "an entry of 'cases'" … */
const char *schema_owner_name(enum key_owner owner);
/* "list of words" … */
const char *schema_type_name(enum key_type type);

/* What to write instead of an unknown key: the nearest key of the owner, where
 * the key belongs, or all keys that the owner has. */
void schema_advice(enum key_owner owner, const char *name, struct buf *out);

/* The table as text: owner, key, type, "yes", "no" or "not in an overlay",
 * meaning, apart by tabs, a line a key. */
void schema_print(struct buf *out);

#endif
