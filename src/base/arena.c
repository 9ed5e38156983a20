/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_BLOCK 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_BLOCK 0
#endif
#endif
#ifndef ARENA_BLOCK
#define ARENA_BLOCK 32768
#endif

struct arena_block {
	struct arena_block *below;
	size_t used, size;
	max_align_t data[];
};

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct arena_block *b = a->top;
	size_t need, room;
	char *p;

	if (size > SIZE_MAX / 2)
		err_no_memory();
	need = (size + align - 1) / align * align;
	if (need == 0)
		need = align;
	if (b == NULL || b->size - b->used < need) {
		room = need > ARENA_BLOCK ? need : ARENA_BLOCK;
		b = malloc(sizeof(*b) + room);
		if (b == NULL)
			err_no_memory();
		b->below = a->top;
		b->used = 0;
		b->size = room;
		a->top = b;
	}
	p = (char *)b->data + b->used;
	b->used += need;
	memset(p, 0, size);
	return p;
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / 2 / size)
		err_no_memory();
	return arena_alloc(a, n * size);
}

void *
arena_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	void *p;

	if (n < *cap)
		return old;
	*cap = *cap ? *cap * 2 : 8;
	p = arena_array(a, *cap, size);
	if (n > 0)
		memcpy(p, old, n * size);
	return p;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char few[256], *p;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(few, sizeof(few), fmt, ap);
	va_end(ap);
	if (n < 0)
		BUG("arena_printf: bad format '%s'", fmt);
	p = arena_alloc(a, (size_t)n + 1);
	if ((size_t)n < sizeof(few))
		memcpy(p, few, (size_t)n);
	else
		(void)vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

struct arena_mark
arena_mark(const struct arena *a)
{
	struct arena_mark m = {a->top, a->top ? a->top->used : 0};

	return m;
}

void
arena_restore(struct arena *a, struct arena_mark m)
{
	struct arena_block *b;

	while ((b = a->top) != m.top) {
		if (b == NULL)
			BUG("arena_restore: a mark of another arena");
		a->top = b->below;
		free(b);
	}
	if (a->top)
		a->top->used = m.used;
}

void
arena_release(struct arena *a)
{
	struct arena_mark none = {NULL, 0};

	arena_restore(a, none);
}
