/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/item.h"

/*
 * words: text to tokens and stems, and what a whole deck knows of its words:
 * which stems count as each other (`same:`), how rare each is (weight), and
 * which words are the deck's own (spelling). Pure. Characters are core/scan's
 * affair, stems core/stem's; here they meet the deck.
 */

enum token_kind {
	TOKEN_WORD,
	TOKEN_COMMA,
	TOKEN_CLAUSE, /* . ; : ( ) ! ? newline, dash; the words but, however,
			 although */
};

struct token {
	enum token_kind kind;
	const char *word; /* folded: lower case, no accent, no possessive 's;
			     "" for punctuation */
	const char *stem;
	/* Number of the `same:` group or stem; -1 for no word. A stem that
	 * the deck does not know has one too, from its letters. */
	int group;
	bool content; /* no stop word */
	size_t start, end; /* bytes in the text as it was given */
};

struct tokens {
	struct token *list;
	int n;
};

struct lexicon;

/* Learns a deck: its `same:` lines (each several single words) and all its
 * items. Everything lives in a. Costs some milliseconds for 78 statements:
 * make it when the first answer is marked, not before. */
struct lexicon *lexicon_new(struct arena *a, struct idea *same, int n_same,
    struct item *const *items, size_t n_items);

/* Cuts a text into tokens; stems and groups by lex. Hyphens: well-being,
 * well being and wellbeing are one word where the deck writes it as one, else
 * the parts are words of their own, also when typed as one. */
void words_cut(const struct lexicon *lex, const char *text, struct arena *a,
    struct tokens *out);

/* w(stem) = max(0.5, ln((N+1)/(df+0.5))) over the N statements, df by group. */
double lexicon_weight(const struct lexicon *lex, int group);

/* Does the deck hold a word of this group? */
bool lexicon_knows(const struct lexicon *lex, int group);

/* Does one word of a group make no idea: since it is an everyday word, or, if
 * it does not stand alone in its wording, one of so many statements? */
bool lexicon_is_common(const struct lexicon *lex, int group, bool alone);

/* How many groups the deck has: they are numbered from 0. */
int lexicon_groups(const struct lexicon *lex);

/* Calls fn with each folded form that the deck uses of a group. */
void lexicon_forms(const struct lexicon *lex, int group,
    void (*fn)(void *ctx, const char *form), void *ctx);

/* In how many statements these groups stand one after another. */
int lexicon_phrase_df(const struct lexicon *lex, const int *groups, int n);

/* Is this folded word a form that the deck itself uses? */
bool lexicon_has_word(const struct lexicon *lex, const char *word);

/* Is spelling to be read more generously from now on? (The setting `spelling`,
 * lt6.1; core/spelling says how.) A new lexicon is not generous. */
void lexicon_set_generous(struct lexicon *lex, bool generous);
bool lexicon_is_generous(const struct lexicon *lex);

/* Hedges (likely, can, may …) and stop words, folded. */
bool words_is_stop(const char *word);
bool words_is_hedge(const char *word);

#endif
