/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_BARE_H
#define CORE_BARE_H

#include "base/arena.h"
#include "core/cloze.h"
#include "core/item.h"

/*
 * bare: a statement whose author wrote no ideas. At levels 1 and 2 the words
 * blanked are the ideas, and the engine marks them; at 3 and 4, and at a first
 * meeting, its clauses are ticked. Each clause and each blank has a place of
 * its own among the marks, the clauses first, so that what was last said can
 * be told of each of them.
 */

/* The item as it is asked with blanks: itself when it has ideas, or no blank
 * (*n == 0); else a copy from a with an idea for each of the *n blanks, whose
 * `idea` is set. The ideas before them stand for the clauses: nobody can say
 * them, and they are not to be asked. Blanks for which no place is left are
 * dropped: *n is what remains. */
const struct item *bare_item(
    const struct item *it, struct blank *all, int *n, struct arena *a);

#endif
