/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_ITEMS_H
#define DECK_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/item.h"
#include "deck/deck.h"

/*
 * items: what a deck gives the scheduler, and who in a deck owns an id.
 *
 * Ids are DECK:OWNER/KIND[/NAME]. An overlay's items carry its own name. The
 * content hash is the same for texts that differ only in case, spaces,
 * punctuation or typographic signs, on every machine and in every version.
 */

enum owner_kind {
	OWNER_NONE,
	OWNER_STATEMENT,
	OWNER_CASE,
	OWNER_SECTION,
};

struct deck_owner {
	enum owner_kind kind;
	const struct statement *statement; /* the one that fits is not NULL */
	const struct deck_case *scene;
	const struct section *section;
};

/* The items of a deck in its order, allocated from a; texts are shared with
 * the deck, which must live as long. A statement gives its recall, and after
 * it one reply (refute) for each of its misconceptions, its reason (because),
 * list, steps and cases (apply); after all statements come the scenes (spot)
 * and the lists over a section. Statements without a text (in an overlay) give
 * none, and so does whatever lacks what it needs. */
void deck_items(
    const struct deck *d, struct arena *a, struct item **out, size_t *n);

/* The owner with this id. "5.4" is tried as PREFIX5.4 too, and whatever
 * follows a '/' or precedes a ':' is left off (the deck must fit), so that an
 * item's id finds its owner. kind == OWNER_NONE: there is none. */
struct deck_owner deck_find_owner(const struct deck *d, const char *id);

/* Appends {"text":…,"ask":…,"ideas":[[wording,…],…]} on one line, for a reply
 * to a colleague "says", "truth" and "any_idea" too, for the other kinds those
 * of "ticked", "scene", "model", "setting", "parts", "uses", "tempting" that
 * they have: what is kept with the log, so that an item can be asked when its
 * file is gone. */
void deck_snapshot_json(const struct item *it, struct buf *out);
/* What was kept of the item with this id; false when it cannot be understood.
 * What is not kept (section, source, terms …) is 0. Texts from a. */
bool deck_snapshot_read(
    const char *id, const char *json, struct arena *a, struct item *out);

#define FORMER_MAX 6

/* Does the deck (or its base) hold any `was:` at all? */
bool deck_has_former(const struct deck *d);
/* The whole ids that an item of this deck may have had before, by its own
 * `was:` and that of its statement; at most FORMER_MAX, returns how many. */
int deck_former_ids(const struct deck *d, const struct item *it,
    struct arena *a, const char **out);

/* "lt5.4" for "5.4": PREFIX put before a number, else id as it is. */
const char *deck_full_id(const struct deck *d, struct arena *a, const char *id);

#endif
