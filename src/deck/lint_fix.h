/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_LINT_FIX_H
#define DECK_LINT_FIX_H

#include <stddef.h>

#include "base/arena.h"
#include "deck/splice.h"

/*
 * lint_fix: what a machine may put right in a deck without knowing what its
 * author meant: texts that lack quotes, ids that lack the deck's prefix, keys
 * with one letter amiss. A round is made only if it leaves fewer errors, in all
 * and of the kinds it is for, or lets the reader come further without a fault
 * of its own.
 */

struct lint_fixed {
	int line, column;
	const char *code, *what; /* of the finding; what was done */
};

struct lint_fixes {
	struct splices splices; /* in the text that was given */
	struct lint_fixed *list; /* parallel */
	size_t n, cap;
};

/* One round: finds what can be put right in the n bytes at s and writes the
 * new text to out, which is empty. Returns how many fixes were made; 0: out is
 * not written. What stops the reader is put right one by one, so call it until
 * it returns 0, no more than LINT_FIX_ROUNDS times. */
#define LINT_FIX_ROUNDS 100
size_t lint_fix(const char *s, size_t n, struct arena *a,
    struct lint_fixes *fixes, struct buf *out);

#endif
