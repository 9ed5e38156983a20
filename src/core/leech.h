/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_LEECH_H
#define CORE_LEECH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/fold.h"

/*
 * leech: a card that goes wrong again and again, or whose marks are changed
 * again and again. The trouble is looked for in the card, never in the learner
 * (PRODUCT lt9.8). The session, `show` and the lint of decks (U01, U02) ask
 * here. Pure.
 */

#define LEECH_LAPSES 4
#define LEECH_ANSWERS 8 /* fewer say nothing about marks */

/* Was it forgotten so often that it may be the question? */
bool leech_by_lapses(int lapses);
/* Were marks changed in over a quarter of enough answers? */
bool leech_by_marks(int answers, int changed);
/* Either. Without reviews at hand, n = 0, lapses alone decide. */
bool leech_is(
    const struct item_state *s, const struct folded_review *reviews, size_t n);

/* How many answers there were, and in how many of them the learner changed the
 * marks that had been found. */
void leech_count(
    const struct folded_review *reviews, size_t n, int *answers, int *changed);

#endif
