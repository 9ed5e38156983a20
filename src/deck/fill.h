/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_FILL_H
#define DECK_FILL_H

#include "base/arena.h"
#include "base/diag.h"
#include "deck/deck.h"
#include "deck/yaml.h"

/*
 * fill: a tree of nodes to a struct deck, by the table of keys. Finds what is
 * of the wrong type, unknown, missing or empty. After findings the deck is
 * safe to look at, with what could not be read left out.
 */

/* The root must be a map. NULL when the file is of a later format. */
struct deck *fill_deck(
    const struct node *root, struct arena *a, struct diags *d);

#endif
