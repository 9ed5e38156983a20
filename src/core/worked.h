/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_WORKED_H
#define CORE_WORKED_H

#include <stdbool.h>
#include <stdint.h>

#include "core/fold.h"
#include "core/item.h"

/*
 * worked: worked examples first (PRODUCT lt3.9). A case is met with its steps
 * shown and the last one missing; where there are three or more, a second time
 * with two missing; then it stands alone. Pure.
 */

#define EXAMPLE_DAYS 3 /* between two meetings with one case, at least */

/* How many of the last steps the next meeting leaves out; 0: it stands alone,
 * and is a review. n_examples: worked examples seen so far. */
int worked_leaves_out(enum kind kind, int n_parts, int n_examples);

/* Has enough time passed since the example before? */
bool worked_ready(const struct item_state *s, int32_t today);

/* The steps that are shown, in one text, numbered where there are several;
 * spoken: as sentences. From a. */
const char *worked_shown(
    const struct item *it, int leave_out, bool spoken, struct arena *a);
/* The steps that are asked for. */
const char *worked_asked(
    const struct item *it, int leave_out, bool spoken, struct arena *a);

#endif
