/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_INITIALS_H
#define CORE_INITIALS_H

#include <stdbool.h>

#include "core/cover.h"
#include "core/words.h"

/*
 * initials: LTM for "long-term memory", C&L for "cognition and learning", as
 * people write them without the deck's help. Letters that are a word of the
 * deck are that word.
 */

#define INITIALS_MAX 6

/* The initials that are written at token i of text, in lower case; returns how
 * many tokens they take, 0 when there are none. out: INITIALS_MAX + 1 bytes. */
int initials_read(const struct lexicon *lex, const char *text,
    const struct tokens *t, int i, char *out);

/* Do the words of content of a wording begin with these letters? */
bool initials_fit(const struct wording *w, const char *initials);

#endif
