/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_ENCODING_H
#define FORMATS_ENCODING_H

#include <stddef.h>

#include "base/arena.h"

/*
 * encoding: the bytes of a text file, however a spreadsheet or an editor left
 * them, as UTF-8 with lines that end in \n.
 */

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16, /* said by a byte order mark, or by its zero bytes */
	ENCODING_LATIN, /* Windows-1252: what is no UTF-8 */
};

/* Returns the text, NUL-terminated, from a; *len is its length. A byte order
 * mark is left out, CRLF and CR become \n, and what no text holds (control
 * characters) becomes a space. */
const char *encoding_text(
    const char *s, size_t n, struct arena *a, size_t *len, enum encoding *was);

#endif
