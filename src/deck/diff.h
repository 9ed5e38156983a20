/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_DIFF_H
#define DECK_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/content.h"
#include "core/item.h"
#include "deck/deck.h"

/*
 * diff: what became of each item from one version of a deck to the next, by the
 * rules of core/content. `deck diff` prints it; `deck add` says what of it one
 * learner has met.
 */

enum diff_what {
	DIFF_KEPT,
	DIFF_COSMETIC, /* put in other words; history as it was */
	DIFF_MEANING, /* what counts changed: asked again */
	DIFF_REWRITTEN, /* begins anew */
	DIFF_NEW,
	DIFF_GONE,
	DIFF_KINDS,
};

struct diff_item {
	enum diff_what what;
	const struct item *was, *now; /* NULL: new, gone */
	bool renamed; /* its id is another */
};

/* A deck with its items, as deck_items() gives them. */
struct diff_side {
	const struct deck *deck;
	struct item *items;
	size_t n;
};

/* In the order of the new deck, then those that are gone in the order of the
 * old one. */
void deck_diff(const struct diff_side *was, const struct diff_side *now,
    struct arena *a, struct diff_item **out, size_t *n);

/* "kept", "reworded", "asked again", "rewritten", "new", "gone". */
const char *diff_what_name(enum diff_what w);

/* The two texts that tell the change: as content_texts(), and for a change of
 * other words the question or the model. Equal or "" when there is nothing. */
void diff_texts(const struct diff_item *d, struct arena *a, const char **before,
    const char **after);

#endif
