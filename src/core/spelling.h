/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SPELLING_H
#define CORE_SPELLING_H

#include "core/cover.h"

/*
 * spelling: the misspelt words of an answer, read as the words of its wordings
 * that they are nearest to. Notes in ans->meant what was meant.
 */

/* ans->toks is cut; sets ans->meant, one a token, and mends their groups. */
void spelling_mend(const struct lexicon *lex, const struct wordings *ideas,
    int n, struct arena *a, struct answer *ans);

#endif
