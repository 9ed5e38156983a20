/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_PROPOSAL_H
#define CORE_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/share.h"

/*
 * proposal: what learners sent to the author of a deck: wordings that they said
 * count for an idea, and reports of questions. What is the same but for case
 * and signs is one proposal, with the number of people behind it (lt9.11).
 * Pure.
 */

struct proposal {
	const char *item, *hash, *text; /* hash "" for a report */
	int idea; /* from 0; -1: a report */
	int learners;
	const struct item
	    *it; /* of the deck; NULL: the deck has no such item */
	bool known; /* the deck has this wording already */
	bool elsewhere; /* the card was worded otherwise when it was said */
};

struct proposals {
	struct proposal *list; /* in the order of the deck, most people first */
	size_t n;
};

void proposals_make(const struct share *const *shares, size_t n,
    struct item *const *items, size_t n_items, struct arena *a,
    struct proposals *out);

/* A name for it that stays the same from file to file: to remember what was
 * decided. */
const char *proposal_key(const struct proposal *p, struct arena *a);

#endif
