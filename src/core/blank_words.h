/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_BLANK_WORDS_H
#define CORE_BLANK_WORDS_H

#include <stdbool.h>

/*
 * blank_words: what the rule for automatic blanks knows of English. All take
 * a folded word. They say nothing about words of other languages, where the
 * rule goes by rarity and endings alone.
 */

/* Nouns that any text might have (effect, approach): a poor thing to be asked
 * for by themselves, but they may end a phrase. */
bool blank_pale(const char *word);

/* Other words that any text might have (provide, effective, make): no phrase
 * begins or ends in one. */
bool blank_empty(const char *word);

/* two, third, 1832 */
bool blank_number(const char *word);

/* Small words between phrases that marking does not count as such: between,
 * since. */
bool blank_between(const char *word);

/* pupils, colleagues */
bool blank_person(const char *word);

#endif
