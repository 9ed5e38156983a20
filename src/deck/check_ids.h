/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_CHECK_IDS_H
#define DECK_CHECK_IDS_H

#include "base/diag.h"
#include "deck/deck.h"
#include "deck/idmap.h"
#include "deck/items.h"

/*
 * check_ids: rule C21. Ids have a form that no other YAML tool reads as a
 * number, are written once, and are not on the list of those retired.
 */

/* Checks all ids; fills deck->owners (which is ready and empty): id to thing,
 * its number an enum owner_kind. */
void check_ids(struct deck *deck, struct arena *a, struct diags *d);

#endif
