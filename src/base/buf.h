/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <string.h>

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

/* buf_add() where room has to be made. */
void buf_add_slowly(struct buf *b, const char *s, size_t n);
/* Short texts are the most of what is added: where there is room, without a
 * call. */
static inline void
buf_add(struct buf *b, const char *s, size_t n)
{
	if (n >= b->cap - b->n) {
		buf_add_slowly(b, s, n);
		return;
	}
	memcpy(b->p + b->n, s, n);
	b->n += n;
	b->p[b->n] = '\0';
}

static inline void
buf_addc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_adds(struct buf *b, const char *s);
void buf_addf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* n copies of the character. */
void buf_pad(struct buf *b, char c, size_t n);
const char *buf_str(const struct buf *b);
/* Empty, ready again; keeps its memory. */
void buf_clear(struct buf *b);
void buf_release(struct buf *b);

#endif
