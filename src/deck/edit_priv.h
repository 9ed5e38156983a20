/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_EDIT_PRIV_H
#define DECK_EDIT_PRIV_H

#include <stdbool.h>
#include <stddef.h>

#include "deck/edit.h"
#include "deck/yaml.h"

/* edit_priv: what the files of edit share. */

struct work {
	const char *s;
	size_t n;
	struct arena *arena;
	struct node *root; /* of the file as it is, with its places */
	struct node *want; /* a second tree, changed to what is wanted */
	struct buf *out;
	/* how the file is written */
	const char *eol;
	bool json; /* all keys in double quotes */
	bool quotes; /* most short texts are in quotes */
	bool folds; /* long texts stand below > or | */
	int indent; /* of a list, from the key it stands under */
};

/* edit_style: how the file writes things, and new things like them. Line
 * ends are taken from what stands near that byte. */
void edit_look(struct work *w, size_t near);
/* One line: a text, list or map as it may stand in [] and {}, or behind a
 * key (then flow is false and only texts are written). */
void edit_write_line(
    struct buf *b, const struct work *w, const struct node *v, bool flow);
/* KEY: and its value, in lines of its own from column on; the first line is
 * not indented, and the last has no line end. */
void edit_write_key(struct buf *b, const struct work *w, const char *key,
    const struct node *v, int column);
/* An entry of a list in block style, the dash at column. */
void edit_write_entry(
    struct buf *b, const struct work *w, const struct node *v, int column);
/* Short words, such as those of `skip`, stand in brackets and quotes. */
bool edit_in_brackets(const char *key);
/* The text inside quotes of this kind, with what they need escaped. */
void edit_write_inside(struct buf *b, const char *text, char quote);
/* Words filled into lines, each but the first after eol and the indent. */
void edit_write_filled(
    struct buf *b, const struct work *w, const char *text, int indent);

/* edit_place: where new things go. Each returns whether it succeeded; it has
 * then appended to w->out. */
bool edit_try(struct work *w, size_t start, size_t end, const char *text);
bool edit_place_key(struct work *w, const struct node *map, const char *key,
    const struct node *v);
bool edit_place_entry(struct work *w, const struct node *map, const char *key,
    const struct node *list, const struct node *v);
bool edit_place_text(struct work *w, const struct node *old, const char *text);
/* What is put at the end of a text; `whole` is the text with it. */
bool edit_place_tail(struct work *w, const struct node *old, const char *tail,
    const char *whole);

/* edit: are the trees the same deck, whatever the order of keys? */
bool edit_same(const struct node *x, const struct node *y);

#endif
