/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SPOT_H
#define CORE_SPOT_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/mark.h"
#include "core/words.h"

/*
 * spot: which statements an answer names, by number, gist or idea. Names stand
 * apart by commas, semicolons, slashes, line ends or 'and'. As many count as
 * there are to find, in the order typed: naming everything is no answer. What
 * is named twice counts once, and words that only explain a number do not
 * count at all. Pure.
 */

/* Marks an answer to a spot item: an idea of the item is a statement that it
 * uses. *n_named: names that counted, right or not; at most it->n_ideas. */
void spot_mark(const struct lexicon *lex, const struct item *it,
    const char *answer, struct arena *a, struct mark *out, int *n_named);

/* Which of the statements that an item uses are named by number; returns how
 * many numbers there are, those of other statements included. */
int spot_numbers(
    const struct item *it, const char *answer, struct arena *a, bool *named);

#endif
