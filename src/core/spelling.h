/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SPELLING_H
#define CORE_SPELLING_H

#include "core/cover.h"

/*
 * spelling: the misspelt words of an answer, read as the words of its wordings
 * that they are nearest to. Notes in ans->meant what was meant. A generous
 * lexicon (the setting `spelling`) reads all that another does, and then what
 * is further off, unless another word of the deck is as near.
 */

/* How far a folded word is from the one meant: a deck word of 5 letters or more
 * that is 1 change away (5 to 7 letters) or 2 (8 and more), the first letter
 * equal or the distance 1. Generous: of 4 letters or more, 2 changes (up to 8)
 * or 3, whatever the first letter. 0: the same, or too far. */
int spelling_distance(const char *typed, const char *meant, bool generous);

/* May a folded word that was typed be read as a word of the deck? Not when the
 * deck knows it as a word itself. */
bool spelling_is_slip(const struct lexicon *lex, const char *typed,
    const char *meant, struct arena *a);

/* ans->toks is cut; sets ans->meant, one a token, and mends their groups. */
void spelling_mend(const struct lexicon *lex, const struct wordings *ideas,
    int n, struct arena *a, struct answer *ans);

#endif
