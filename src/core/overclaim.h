/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_OVERCLAIM_H
#define CORE_OVERCLAIM_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/words.h"

/*
 * overclaim: "always", "guarantees", "proves" in an answer where the statement
 * says "likely", "can" or "may". Worth a note, never a mark.
 */

struct overclaim {
	const char *word; /* as typed; NULL: none */
	const char *hedge; /* the statement's own, softer word */
};

/* answer and text (of the statement) as words_cut() gave them, typed the text
 * of answer; shown: the question, whose words are not the learner's, or NULL.
 */
void overclaim_find(const struct lexicon *lex, const struct tokens *answer,
    const char *typed, const struct tokens *text, const char *shown,
    struct arena *a, struct overclaim *out);

#endif
