/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_LURE_H
#define CORE_LURE_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/mark.h"
#include "core/words.h"

/*
 * lure: does an answer say one of the misconceptions that the deck names? It
 * is right often enough to make the session ask, and decides nothing. Off in a
 * reply to a misconception, where its words are quoted to be refused.
 */

#define LURE_HEARD 0.75 /* coverage from which it is asked about */
/* … from which it is where a word that only the misconception has was matched,
 * and no idea is said with confidence */
#define LURE_SHORT 0.6

/* The misconception that the answer covers best; false, and out->lure -1, when
 * there is none. The words of the item's question earn less here, and do not
 * keep its own sentence from being heard. right: an idea is said. */
bool lure_find(const struct lexicon *lex, const struct item *it,
    const char *answer, bool right, struct arena *a, struct lure_hit *out);

#endif
