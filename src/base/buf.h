/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

/*
 * buf: the one growable string. Always NUL-terminated, also when empty; `p` is
 * never NULL after the first addition, and buf_str() is never NULL at all.
 * The owner calls buf_release(). Out of memory ends the program.
 */
struct buf {
	char *p;
	size_t n, cap;
};

#define BUF_INIT \
	{ \
		NULL, 0, 0 \
	}

void buf_add(struct buf *b, const char *s, size_t n);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* n copies of the character. */
void buf_pad(struct buf *b, char c, size_t n);
const char *buf_str(const struct buf *b);
/* Empty, ready again; keeps its memory. */
void buf_clear(struct buf *b);
void buf_release(struct buf *b);

#endif
