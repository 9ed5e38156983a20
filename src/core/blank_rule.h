/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_BLANK_RULE_H
#define CORE_BLANK_RULE_H

#include <stdbool.h>

#include "core/item.h"
#include "core/words.h"

/*
 * blank_rule: which phrases of a statement are worth a blank when its author
 * named none. It knows no grammar: it goes by the stop words between phrases,
 * by how rare words are in the deck, by lists of words that any text might
 * hold, and by endings. How well it does is kept in tests/data/
 * blanks-judged.tsv. It would rather find too few than poor ones.
 */

struct phrase {
	int first, last; /* tokens; last is the one after */
	double score;
};

/* What the phrases of a text are weighed with. */
struct blank_rule {
	const struct lexicon *lex;
	const struct item *item;
	const struct tokens *text; /* the item's, cut */
	struct arena *arena;
	/* What more a phrase is worth; under 0: no blank at all. */
	double (*bonus)(void *ctx, int first, int last);
	void *ctx;
};

/* The best phrase between any two stop words, if one is good enough, the best
 * first; a text of which none is gives its best one, if that will do at all.
 * out has room for as many as there are tokens. */
int blank_rule_find(const struct blank_rule *r, struct phrase *out);

#endif
