/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_CHECK_H
#define DECK_CHECK_H

#include "base/diag.h"
#include "deck/deck.h"

/*
 * check: what a deck must keep to as a whole, beyond the type of each value:
 * ids (C21), what they refer to (C22), blanks that stand in their text (C03),
 * the limits on ideas. Wording and teaching are lint's, not ours. In an
 * overlay, ids that are not in the file may be the other deck's: no finding.
 */

/* Checks a filled deck and sets deck->owners. */
void check_deck(struct deck *deck, struct arena *a, struct diags *d);

/* Does s match [a-z][a-z0-9]*([.-][a-z0-9]+)* ? */
bool check_is_id(const char *s);

#endif
