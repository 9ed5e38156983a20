/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_STEPS_H
#define CORE_STEPS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/mark.h"

/*
 * steps: steps in mixed order, each with a letter; the answer is the letters
 * in the right order. order[i] is the step (an idea of the item, in the right
 * order) that stands at letter i. Pure.
 */

/* Mixes n steps; never the right order when n > 1. */
void steps_mix(int n, uint64_t mix, int *order);

/* The question and the lettered steps, one a line; spoken: as sentences. */
const char *steps_prompt(
    const struct item *it, const int *order, bool spoken, struct arena *a);

/* Reads "b a c", "bac", "B, A, C", "b > a > c", "b then a then c": each of the
 * first n letters once. letters[k] is the letter (0 …) typed at place k. */
bool steps_read(const char *answer, int n, struct arena *a, int *letters);

/* A step is said when its letter stands at its place. */
void steps_mark(const struct item *it, const int *order, const int *letters,
    const char *answer, struct arena *a, struct mark *out);

/* What can be typed, in a sentence. */
const char *steps_wanted(int n, struct arena *a);
/* The first hint: which comes first and second; and the whole order. */
const char *steps_start(
    const struct item *it, const int *order, struct arena *a);
const char *steps_whole(
    const struct item *it, const int *order, struct arena *a);

#endif
