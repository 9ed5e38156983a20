/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_WORDS_H
#define FORMATS_FW_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "formats/fw_lines.h"

/*
 * fw_words: the words of a document, and how often it has them: what it writes
 * with a hyphen and what without. Words are small; no digits, no apostrophes.
 */

#define FW_WORD_MAX 60 /* bytes that are kept of a word, with its end */

struct fw_words;

enum fw_word {
	FW_WORD = 1, /* whole, or a part of a compound */
	FW_WORD_COMPOUND, /* with its hyphens */
	FW_WORD_STEM,
	FW_WORD_MIDST, /* whole, not at a line's end that breaks words */
	FW_WORD_OF_DIGITS, /* with a hyphen behind digits: 28-inch */
	FW_WORD_SURE, /* either, where no line's end can have been */
};

/* Counts the words of all lines; full is the width of a column's full line
 * (fw_width), 0 if not known. Everything lives in a. */
struct fw_words *fw_words_learn(
    const struct fw_lines *all, double full, struct arena *a);

unsigned fw_words_count(
    const struct fw_words *w, enum fw_word kind, const char *s, size_t n);

/* The compound of these letters ("highquality"), with all its hyphens; NULL
 * when the document has none. */
const char *fw_words_compound(const struct fw_words *w, const char *letters);

/* Two words, of the document or common ones, that make this one: bytes of the
 * first, else 0. */
size_t fw_words_two(const struct fw_words *w, const char *letters, size_t n);

/* Did the extractor take hyphens away at line ends? */
bool fw_words_eaten(const struct fw_words *w);

#define FW_WORD_LONGEST 22 /* letters; no language has many longer ones */

/* What the extractor did to all of the document, in words: spaces are gone, or
 * ligatures; NULL for nothing. Then any statement may be spoilt. */
const char *fw_words_damage(const struct fw_words *w);

/* Is the line longer than the column is wide? */
bool fw_words_long(const struct fw_words *w, const char *s, size_t n);

/* May the line have ended, before it was joined with the next one, within the
 * word from byte `from` to `to`? Ragged lines end a good way before the edge.
 */
bool fw_words_may_be_cut(
    const struct fw_words *w, const char *s, size_t from, size_t to);

/* The letters of a word, small, without its hyphens; how many bytes. */
size_t fw_words_letters(const char *s, size_t n, char out[FW_WORD_MAX]);

/* Is the byte one of a word? */
bool fw_words_in(unsigned char c);

/* Bytes of the word without the mark of a plural's possession: pupils’ */
size_t fw_words_bare(const char *s, size_t n);

#endif
