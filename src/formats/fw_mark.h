/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_MARK_H
#define FORMATS_FW_MARK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * fw_mark: what the beginning of a line, or a short line as a whole, may be:
 * a number, a bullet, a section's heading, the heads of the two columns. Each
 * answer is about the letters alone; whether it is meant so, others decide.
 */

#define FW_NUMBER_MAX 999

/* "7." "7)" "(7)" "4.7" "7": at the start of a line. */
struct fw_number {
	int value; /* 1 … FW_NUMBER_MAX */
	int section; /* of 4.7; 0: not written */
	size_t skip; /* bytes up to what follows it and its spaces */
	bool strong; /* written with a stop or brackets, or in two parts */
};

bool fw_mark_number(const char *s, struct fw_number *out);

/* Bytes of a bullet and its spaces, 0 for none. *glyph numbers the kind of
 * sign, 0 … FW_GLYPHS - 1; those from FW_GLYPH_WEAK on are also used for other
 * things: dashes, stars, a letter o. */
#define FW_GLYPHS 12
#define FW_GLYPH_WEAK 4
size_t fw_mark_bullet(const char *s, int *glyph);

struct fw_heading {
	int number;
	const char *name; /* where it begins; "" when on the next line */
	bool strong; /* a word or sign says that it is one: Section 4, Four – */
};

/* "Four – Soils", "Section 4: Soils", "IV. Soils", "4. Soils". */
bool fw_mark_heading(const char *s, struct fw_heading *out);
/* Has it the looks of a line of a table of contents? */
bool fw_mark_contents(const char *s);

enum fw_column_head {
	FW_HEAD_NONE,
	FW_HEAD_LEFT, /* Learn that… */
	FW_HEAD_RIGHT, /* Learn how to… */
	FW_HEAD_BOTH, /* both on one line */
};

enum fw_column_head fw_mark_column_head(const char *s, struct arena *a);

/* "12", "- 12 -", "iv", "Page 3 of 12", "3 | Title": the page's number, 0 for
 * none. *bare: nothing but digits and signs, or small Roman numerals. */
int fw_mark_page(const char *s, bool *bare);

/* What comes after the last section: References, Appendix A … */
bool fw_mark_back_matter(const char *s);

/* How the last sign of a text ends it, brackets and quotes looked through. */
enum fw_end {
	FW_END_NONE,
	FW_END_STOP, /* . ! ? … */
	FW_END_COLON,
	FW_END_HYPHEN, /* of a word that may go on: letter and hyphen */
};
enum fw_end fw_mark_end(const char *s, size_t n);

/* Does it end in a word that no sentence ends in: the, of, and? */
bool fw_mark_breaks_off(const char *text);

enum fw_start {
	FW_START_LOWER,
	FW_START_UPPER,
	FW_START_OTHER, /* digit, quote, bracket */
};
enum fw_start fw_mark_start(const char *s);

#endif
