/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SENTENCE_H
#define CORE_SENTENCE_H

#include "base/arena.h"

/*
 * sentence: a text as its sentences: the steps of a model answer, or what is
 * ticked where its author wrote no ticks. Pure.
 */

/* Cuts after . ! ? and an ellipsis, with the quotation marks and brackets that
 * close there, unless what follows goes on in lower case, or an abbreviation
 * (e.g., Mr, an initial) stands before. Fills out with at most max sentences,
 * trimmed; the last one takes the rest. Returns how many: 0 of an empty text.
 */
int sentence_cut(const char *text, struct arena *a, const char **out, int max);

#endif
