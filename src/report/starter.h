/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_STARTER_H
#define REPORT_STARTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "deck/deck.h"

/*
 * starter: a page of A4 to begin a meeting with: questions on one page, their
 * answers in the same places on the next. Three layouts of one template:
 * `opener` one below the other with room to write, `pair` two columns whose
 * people ask each other, `grid` boxes to choose from or to cut out. The size of
 * the type follows the length of the texts; what does not fit on a page in type
 * that can be read goes on another pair of pages.
 */

enum starter_layout {
	STARTER_OPENER,
	STARTER_PAIR,
	STARTER_GRID,
	STARTER_LAYOUTS, /* how many */
};

struct starter {
	enum starter_layout layout;
	const char *title; /* above the questions; "" the deck's */
	const char *note; /* a line below it, such as whom it is for; "" none */
};

const char *starter_layout_name(enum starter_layout layout);
/* Statements where none are named: 3, 4, 6. */
int starter_usual(enum starter_layout layout);

/* Appends the page for these statements, in this order: ids as people type
 * them (5.4, lt5.4, or an item's id). -1 with advice when there is none of an
 * id, or it has no text. *pages is how many it should fill, in pairs. */
int starter_html(const struct deck *d, const struct starter *how,
    const char *const *ids, int n, struct arena *a, struct buf *out, int *pages,
    struct err *e);

/* Which ones to take when nobody says: sections in turn, so that they are as
 * far apart as can be; in a section what is of high priority first, then what
 * has a question. The same each time; another `turn` begins with another
 * section and statement. Returns how many of at most n. */
int starter_choose(const struct deck *d, int n, uint64_t turn, struct arena *a,
    const char **ids);

#endif
