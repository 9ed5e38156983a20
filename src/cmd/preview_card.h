/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_PREVIEW_CARD_H
#define CMD_PREVIEW_CARD_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/cloze.h"
#include "core/item.h"
#include "core/words.h"
#include "deck/deck.h"
#include "ui/term.h"

/*
 * preview_card: each card of a deck as a learner will see it. For a page an
 * item is one card; for going through them an item whose blanks are chosen by
 * rule is one card a blank, so that each can be dropped.
 */

struct card {
	const struct item *it;
	const struct blank *blanks; /* of the item, all */
	int n_blanks;
	int shown; /* the blank that this card is about; -1: as asked first */
	bool by_rule; /* its blanks are */
	bool more; /* not the item's first card: the rest was shown */
	int line; /* in the file */
};

struct cards {
	struct card *list;
	int n;
	size_t cap;
};

/* The cards of the items of one section (NULL: all), in order. */
void preview_cards(const struct deck *d, struct item *items, size_t n,
    const char *section, bool apart, struct arena *a, struct cards *out);

/* Prints one; file is what stands before its line number. */
void preview_show(const struct term *t, const struct card *card,
    const char *file, struct arena *a);

/* The phrase that the card's blank takes, its spaces single. */
const char *preview_phrase(const struct card *card, struct arena *a);

#endif
