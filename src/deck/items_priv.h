/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_ITEMS_PRIV_H
#define DECK_ITEMS_PRIV_H

#include <stdbool.h>

#include "deck/items.h"

/*
 * items_priv: what the two halves of deck/items share. items.c makes recall
 * and refute items, hashes and snapshots; items_kinds.c the other kinds.
 */

/* Whose words they are, in one line; written: by a person, not made. */
const char *items_source(const struct deck *d, struct arena *a,
    const char *author, int32_t as_of, bool written);
/* "3.4" of "lt3.4"; the id itself where no number is left. */
const char *items_number(const struct deck *d, const char *id);
const char *items_prefix(const struct deck *d);
/* Of the deck, or of the one that it extends. */
const struct section *items_section(const struct deck *d, const char *id);
const struct statement *items_statement(const struct deck *d, const char *id);

/* How many items the kinds of items_kinds.c can give at most. */
size_t items_count_kinds(const struct deck *d);
/* because, list, steps and apply of one statement, whose recall is given;
 * returns how many were put at out. */
int items_of_statement(const struct deck *d, struct arena *a,
    const struct statement *s, const struct item *recall, struct item *out);
/* spot of the cases, list of the sections. */
int items_of_deck(const struct deck *d, struct arena *a, struct item *out);

#endif
