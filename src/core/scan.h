/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SCAN_H
#define CORE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/words.h"

/*
 * scan: a text to folded words and marks, before anything is known of a deck.
 * Parts of a hyphenated word come one by one, the later ones `glued`; whether
 * they are one word in this deck is for words.c to say. Contractions are taken
 * apart (can't: can, not); possessives, soft hyphens and accents are dropped.
 */

struct raw {
	enum token_kind kind;
	const char *word; /* "" for punctuation */
	size_t start, end; /* bytes in the text */
	bool glued; /* only a hyphen between this and the one before */
};

struct raws {
	struct raw *list;
	int n;
	size_t cap;
};

/* Any bytes will do: what is no UTF-8 separates words. */
void scan_text(const char *text, struct arena *a, struct raws *out);

/* Common words of English carry less than their rarity in a deck says: such a
 * word is taken to stand in one statement of so many at least (get, thing: 4;
 * more, less, same: 16, since they can turn a meaning round). 0: not common. */
int scan_spread(const char *word);

/* Is a folded word digits, such as 4, 1918 or 3.5? (3-5 is two numbers, and
 * never 35.) */
bool scan_is_number(const char *word);

/* Does a word alone, without its neighbours, tell next to nothing? */
bool scan_is_everyday(const char *word);

/* English words a letter or two from words of teaching (contact, contract):
 * who types one means it. */
bool scan_is_real(const char *word);

#endif
