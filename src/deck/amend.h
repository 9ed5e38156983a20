/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_AMEND_H
#define DECK_AMEND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "deck/splice.h"
#include "deck/yaml.h"

/*
 * amend: changes to a deck file as its author wrote it: a text put in another
 * one's place, an entry after another, an entry made a comment. Each is a
 * splice, so that every other byte stays: comments, order, quotes, line ends.
 *
 * A change returns false, and changes nothing, where the file is written in a
 * way that it cannot be made safely (entries in one line's brackets).
 */

struct amend {
	const char *s; /* the file */
	size_t n;
	struct arena *arena;
	const struct node *root;
	struct splices splices;
	const char *eol; /* the file's line end */
};

/* False when it is no YAML. */
bool amend_begin(struct amend *am, const char *s, size_t n, struct arena *a);

/* The text of a value, in the style in which it is written: a block stays one,
 * as wide as it is. */
bool amend_text(struct amend *am, const struct node *value, const char *text);

/* The column, from 0, at which the keys of an entry beside this one begin: two
 * behind its dash. */
int amend_column(const struct amend *am, const struct node *entry);

/* Lines (with "\n" at their ends) after the entry of a list in block style. */
bool amend_insert_after(
    struct amend *am, const struct node *entry, const char *lines);

/* Lines before the one in which the entry's dash stands. */
bool amend_insert_before(
    struct amend *am, const struct node *entry, const char *lines);

/* Lines behind a value, before the next key or entry. */
bool amend_insert_behind(
    struct amend *am, const struct node *value, const char *lines);

/* Lines before the first of the deck's own lists: a key and what it holds. */
bool amend_insert_list(struct amend *am, const char *lines);

/* Lines at the end of the file. */
bool amend_append(struct amend *am, const char *lines);

/* A list in brackets without the entries that `text` does not hold; they go
 * into a comment ("no longer in the text: …") on the line before. */
bool amend_keep_in_flow(struct amend *am, const struct node *list,
    const char *text, const char *dropped);

/* All lines of the entry get "# " in front. */
bool amend_comment_out(struct amend *am, const struct node *entry);

/* Adds ids to the top-level key `retired`, which is made if need be. */
bool amend_retire(struct amend *am, const char *const *ids, size_t n);

#endif
