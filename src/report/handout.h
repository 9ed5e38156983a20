/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_HANDOUT_H
#define REPORT_HANDOUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "deck/deck.h"

/*
 * handout: a deck to read, to print or to pass on: all its statements with what
 * is asked about them, and always whose words they are and under which licence.
 * An overlay whose `base` is set shows the texts of that deck where it has none
 * of its own, and whose they are. Everything is appended to a buffer.
 */

/* Markdown, in which nothing of the deck is a sign. */
void handout_markdown(const struct deck *d, struct arena *a, struct buf *out);
/* One page of HTML (report/html). */
void handout_html(const struct deck *d, struct arena *a, struct buf *out);
/* A row a statement; with excel for spreadsheets (report/csv). */
void handout_csv(
    const struct deck *d, bool excel, struct arena *a, struct buf *out);

/* "Statements: WHOSE, TITLE (DATE), URL." and the note that must go with them;
 * "" where the deck says nothing. */
const char *handout_source(const struct deck *d, struct arena *a);
/* "Licence: …", or that none is stated. */
const char *handout_licence(const struct deck *d, struct arena *a);
/* "5.4" for lt5.4 where the prefix is lt; else the id. */
const char *handout_number(const struct deck *d, const char *id);

#endif
