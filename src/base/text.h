/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * text: UTF-8 as the rest of the program sees it. The Unicode tables (width,
 * case folding, normalisation) are libunistring's; which characters are unsafe
 * to show is our own list (RELIABILITY: C0, C1, DEL, bidi controls, separators,
 * FEFF, noncharacters, tag characters).
 */

/* Decodes one character at s (n bytes are there, n > 0). *len is the number
 * of bytes used, at least 1. Returns the code point, or -1 for a byte that is
 * no UTF-8 (overlong, surrogate, above 10FFFF, cut). */
int32_t text_decode(const char *s, size_t n, size_t *len);

/* Byte offset of the first invalid byte, or -1 when all n bytes are UTF-8. */
ptrdiff_t text_invalid(const char *s, size_t n);

/* May this code point be shown as it is? '\n' and '\t' are not. */
bool text_is_safe(int32_t c);

/* Appends s with everything unsafe made visible as <U+XXXX>, invalid bytes as
 * <XX>. Every text of a deck, file name or answer passes here on its way to a
 * terminal, a page or a message. Newlines and tabs become one space each. */
void text_clean(struct buf *out, const char *s, size_t n);
const char *text_cleaned(struct arena *a, const char *s);

/* The same of the name of a file, as a shell takes it for one word and no
 * option: in quotes where it has to be. */
const char *text_shell(struct arena *a, const char *name);

/* Columns that a cleaned string takes on a terminal (wide East Asian
 * characters take 2, combining ones 0). */
int text_width(const char *s, size_t n);

/* Characters (code points) in s; invalid bytes count one each. */
size_t text_length(const char *s, size_t n);

/* Case-folded, normalised (NFKC), curly quotes and dashes made plain: the form
 * in which words are compared. Allocated from a; never NULL. */
char *text_fold(struct arena *a, const char *s);

/* Edit distance with transposition (optimal string alignment) over code
 * points, cut off above `limit` (returns limit + 1). */
int text_distance(const char *a, const char *b, int limit);

/* 64-bit FNV-1a, for content hashes and fuzz: not for secrets. */
uint64_t text_hash(const char *s, size_t n);

#endif
