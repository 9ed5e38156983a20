/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_LINT_H
#define DECK_LINT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "deck/deck.h"

/*
 * lint: what makes a deck hard to learn from, beyond what makes it unreadable:
 * blanks that give themselves away, ideas that overlap, questions that two
 * statements answer (PRODUCT D.3). What is said of marking is tried with the
 * marker itself. Nothing is changed here: that is lint_fix's.
 */

/* What the log knows of one item; its text fields are the caller's. */
struct lint_use {
	const char *item; /* its id */
	int lapses;
	int answers, changed; /* answers, and those whose marks were changed */
};

struct lint_options {
	const struct deck *base; /* the deck that an overlay extends, or NULL */
	const struct lint_use *use;
	size_t n_use;
};

/* One rule, for tables and manuals. */
struct lint_rule_name {
	const char *code;
	enum diag_level level;
	const char *what; /* a sentence */
};

/* Loads the deck and looks at all of it. *found is initialised here, as by
 * deck_load_text(), and holds the findings of both in order of place. A deck
 * with errors is looked at as far as it can be read. Returns NULL when it
 * could not be read at all. */
const struct deck *lint_text(const char *name, const char *s, size_t n,
    const struct lint_options *options, struct arena *a, struct diags *found);

/* The i-th of the rules on wording and teaching, in order of code; NULL after
 * the last. */
const struct lint_rule_name *lint_rule_at(size_t i);

#endif
