/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

/*
 * term: text on its way to a person. Knows the width, whether colour and
 * columns are wanted, and wraps and colours cleaned text. Nothing from a deck
 * is printed but through here. In a locale that is not UTF-8 typographic signs
 * become their ASCII neighbours and letters lose their accents.
 */

enum term_style {
	STYLE_NONE,
	STYLE_HEAD, /* header of a question */
	STYLE_DIM, /* less important */
	STYLE_GOOD, /* "there" */
	STYLE_MISS, /* "missing": never colour alone, the word stands too */
	STYLE_STRONG,
};

enum term_color { TERM_COLOR_AUTO, TERM_COLOR_ALWAYS, TERM_COLOR_NEVER };

struct term {
	FILE *out;
	int width; /* columns, 20 … 80: what text is wrapped to */
	bool color;
	bool plain; /* sentences, no columns */
	bool utf8; /* the locale can show more than ASCII */
	bool tty; /* out is a terminal */
};

/* Looks at the stream, TERM, NO_COLOR, COLUMNS (only when no terminal). With
 * TERM=dumb, or on a terminal without TERM, plain is on. ALWAYS beats NO_COLOR;
 * plain is never coloured. Call term_locale() before. */
void term_init(struct term *t, FILE *out, enum term_color color, bool plain);
/* Reads the width of the terminal anew (after a resize); cheap enough to be
 * called before each question. */
void term_resize(struct term *t);

/* Sets LC_CTYPE so that UTF-8 works even when started under C or POSIX or an
 * unknown locale; never touches LC_NUMERIC. Returns true when the locale is
 * UTF-8 afterwards. */
bool term_locale(void);
/* For a library that reads LC_ALL itself: the locale in force stands there
 * from the one call to the other, which takes what the first returned. */
char *term_lend_locale(void);
void term_return_locale(char *kept);

/* Cleans, wraps at the width, prints with a newline. `indent` columns before
 * each line but the first, which begins after `label` (cleaned too; padded to
 * the indent; may be ""). Runs of spaces in the text count as one. The style
 * is the label's where there is one, else the text's. Where the indent would
 * leave under 20 columns it shrinks to 2. In plain mode no indent, the label
 * is followed by a space, and the whole is one sentence on one line. */
void term_para(const struct term *t, const char *label, int indent,
    enum term_style style, const char *text);
/* A line whose right end stands at the right margin when both fit, on a line
 * of its own (indented) when not; in plain mode two sentences. Runs of spaces
 * are columns and kept (plain: a comma). A left part that begins with spaces
 * holds a label up to its next run of spaces, and is treated as in
 * term_para(). */
void term_line(const struct term *t, enum term_style style, const char *left,
    const char *right);
void term_blank(const struct term *t);

/* The text as it may be shown: cleaned, and ASCII where the locale is not
 * UTF-8. For the few places that print without the functions above. */
const char *term_text(const struct term *t, struct arena *a, const char *s);

/* The escape sequences of a style, "" without colour. */
const char *term_on(const struct term *t, enum term_style style);
const char *term_off(const struct term *t, enum term_style style);

#endif
