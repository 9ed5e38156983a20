/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_VALUE_H
#define DECK_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "core/item.h"
#include "deck/schema.h"
#include "deck/yaml.h"

/*
 * value: one value of a key to a text, words or ids; and what to say when it
 * is none. Each function that takes a key tells its findings itself.
 */

struct filler {
	struct arena *arena;
	struct diags *d;
	bool overlay;
};

/* Is there anything in it? Then it was written; NULL was not. */
bool value_is_written(const struct node *v);

/* "a text", "a list" or "a map". */
const char *value_kind(const struct node *v);

/* How to write a value of the type. */
const char *value_advice(enum key_type type);

/* Tells that the value is not of the key's type. */
void value_wrong_type(
    struct filler *f, const struct key *key, const struct node *v);

/* May it be used as a text (of some length, no YAML trap)? */
bool value_is_text(
    struct filler *f, const struct key *key, const struct node *v);

/* The same for an entry of a list: to be empty is a finding. */
bool value_is_entry(
    struct filler *f, const struct key *key, const struct node *v);

/* The text without white space around it. */
const char *value_trimmed(struct filler *f, const struct node *v);

/* How many parts a text of n bytes has at most. */
int value_parts(const char *s, size_t n, char sep);

/* The parts of a text between separators, trimmed, to out, which has room for
 * value_parts(); empty ones are told. Returns their number. */
int value_split(struct filler *f, const struct key *key, const struct node *v,
    char sep, const char **out);

/* The wordings of a text, apart by '|'. */
struct idea value_words(
    struct filler *f, const struct key *key, const struct node *v);

#endif
