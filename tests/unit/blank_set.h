/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BLANK_SET_H
#define BLANK_SET_H

/*
 * blank_set: a deck with everything taken away but its statements, and the
 * blanks that the rule finds in them. For t_blanks.c and tests/tools/blanks.c.
 */

#include <stdbool.h>
#include <string.h>

#include "core/cloze.h"
#include "deck/items.h"

struct blank_set {
	struct item *items;
	size_t n;
	struct lexicon *lex;
};

static inline bool
set_load_bare(const char *path, struct arena *a, struct blank_set *out)
{
	struct item **list;
	struct diags found;
	struct err e = ERR_INIT;
	struct deck *d = deck_load_file(path, a, &found, &e);
	size_t n, k = 0;

	if (d == NULL)
		return false;
	deck_items(d, a, &out->items, &n);
	list = arena_array(a, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++) {
		struct item *it = &out->items[i];

		if (it->kind != KIND_RECALL)
			continue;
		out->items[k] = *it;
		it = &out->items[k];
		it->ask = it->example = it->why = "";
		it->n_ideas = it->n_extra = it->n_terms = it->n_skip = 0;
		it->n_lures = 0;
		list[k++] = it;
	}
	out->n = k;
	out->lex = lexicon_new(a, NULL, 0, list, k);
	return true;
}

#endif
