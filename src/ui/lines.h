/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_LINES_H
#define UI_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * lines: reads lines from a descriptor that no editor stands behind. Tells the
 * end of the input from a failure, which getline() does not when memory is
 * short; takes CRLF, a last line without newline, NUL bytes (dropped), and
 * lines of any length (cut, the rest skipped) in the same small memory.
 */

#define LINES_MAX ((size_t)64 * 1024)

struct lines {
	int fd;
	size_t at, n; /* what is left of in[] */
	struct buf line; /* what there is of the next line */
	char in[4096];
};

enum lines_got {
	LINES_LINE, /* in l->line, until the next call */
	LINES_END,
	LINES_WOKEN, /* a signal came (ui/signals): look, then call again */
	LINES_ERROR, /* errno says why */
};

void lines_init(struct lines *l, int fd);
void lines_release(struct lines *l);
/* The caller empties l->line (buf_clear) when done with it. */
enum lines_got lines_next(struct lines *l);

/* Appends s as UTF-8 without newlines: as it is, or from the locale's coding
 * where that is another one and s is no UTF-8, or with U+FFFD for each invalid
 * byte. At most LINES_MAX bytes, cut between characters. */
void lines_clean(struct buf *out, const char *s, size_t n);

/* Takes the next byte of a bracketed paste; true when it was the last of the
 * closing sequence, and b holds the text alone. What goes beyond LINES_MAX is
 * dropped. */
bool lines_pasted(struct buf *b, char c);
/* Appends a pasted text as one line: newlines and tabs, one or many, become a
 * space, what could act on a terminal goes. */
void lines_join(struct buf *out, const char *s, size_t n);

#endif
