/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_OVERLAY_H
#define DECK_OVERLAY_H

#include "base/arena.h"
#include "deck/deck.h"

/*
 * overlay: a deck that `extends` another, put together with it in memory, just
 * after both were loaded and before items are made of them. It is the one
 * place that changes a deck after loading; files and what the store keeps of
 * them stay as they are.
 *
 * What an overlay writes about a statement of its base adds to it: cases and
 * misconceptions become items under the overlay's own name; wordings, extra,
 * tags, builds-on, confusable, a date, a priority and a question go to the
 * base's item, whose text, core ideas and so whose history stay as they were.
 */

/* Lends to the base what the overlay adds to its statements and sections. Do
 * it for all overlays of a base before overlay_borrow(). */
void overlay_lend(const struct deck *o, struct deck *base, struct arena *a);
/* Gives the overlay's entries the texts and ideas of the base's statements. */
void overlay_borrow(struct deck *o, const struct deck *base, struct arena *a);

/* What an overlay may not do to a locked base (C23), as a sentence with the
 * statement's id; NULL: nothing. */
const char *overlay_refused(
    const struct deck *o, const struct deck *base, struct arena *a);
/* The same of one statement: what it changes. key: "text" or "ideas". */
struct overlay_change {
	const char *key;
	const char *idea; /* the one that is left out; NULL for "text" */
};
/* The i-th change, from 0; false when there is none. */
bool overlay_change(const struct statement *s, const struct statement *base,
    int i, struct arena *a, struct overlay_change *out);

/* The i-th idea that is no wording of one of the base's, from 0: heard as an
 * extra, never needed. NULL when there is none. */
const char *overlay_own_idea(const struct statement *s,
    const struct statement *base, int i, struct arena *a);

/* What two overlays of one base say differently, each as "lt5.4 ask: northfield
 * and southfield"; *n of them. */
const char **overlay_clashes(
    struct deck *const *overlays, size_t n_overlays, struct arena *a, int *n);

/* The keys in the entries that an overlay writes, ids left out: what is its
 * author's to change. kept: the text and ideas, one each, of the statements of
 * a locked base that it adds to. */
void overlay_count(
    const struct deck *o, const struct deck *base, int *kept, int *yours);

#endif
