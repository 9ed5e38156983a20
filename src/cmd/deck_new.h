/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_DECK_NEW_H
#define CMD_DECK_NEW_H

#include <stdbool.h>

#include "cmd/cmd.h"
#include "deck/draft.h"

/* deck_new: what the two ways to a new deck share. */

bool deck_new_exists(const char *path);
/* Is there a deck of this name, here or with the program? */
bool deck_new_taken(struct ctx *c, const char *name);
/* The file of a draft, without errors: what cannot be asked as a question is
 * asked by its blanks, and told where it has a line. On -1 *e says why it is
 * not without errors; the text is there all the same. */
int deck_new_text(
    struct ctx *c, struct draft *d, struct buf *out, struct err *e);
/* Writes a text; never over a file that is there. */
int deck_new_put(const struct buf *text, const char *path, struct err *e);
/* Makes the file and writes it. */
int deck_new_write(
    struct ctx *c, struct draft *d, const char *path, struct err *e);
/* Says what was written and what can be done next. */
void deck_new_done(struct ctx *c, const struct draft *d, const char *path);

/* Asks for it at a terminal. path NULL: asked for too. */
int deck_new_ask(struct ctx *c, const char *path, struct err *e);

#endif
