/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_MEMBERS_H
#define CORE_MEMBERS_H

#include <stddef.h>

#include "base/arena.h"
#include "core/mark.h"

/*
 * members: which members of a list an answer names, in any order, apart by
 * commas, semicolons, slashes, line ends or 'and'. A name that is one member
 * in full is no half of another. Pure.
 */

/* As mark_answer(), for a list; the statements that a list over a section uses
 * may be named by number too. */
void members_mark(const struct lexicon *lex, const struct mark_question *q,
    const char *answer, struct arena *a, struct mark *out);

/* The bytes of what parts two names at p: a comma, ; / & + a line end or the
 * word 'and' with the space before it; 0: nothing does. */
size_t members_separator(const char *p);

/* Is this name one of the idea's wordings, word for word? */
bool members_is(const struct idea *idea, const char *name, struct arena *a);

#endif
