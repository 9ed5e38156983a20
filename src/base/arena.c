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

#define SPARE_MOST (ARENA_BLOCK ? (size_t)4 << 20 : 0)

struct arena_block {
	struct arena_block *below;
	size_t used, size;
	max_align_t data[];
};

/* A spare block with that much room, or NULL. */
static struct arena_block *
take_spare(struct arena *a, size_t room)
{
	struct arena_block **at = &a->spare, *b;

	for (; (b = *at) != NULL; at = &b->below)
		if (b->size >= room) {
			*at = b->below;
			a->spare_size -= b->size;
			return b;
		}
	return NULL;
}

static struct arena_block *
new_block(struct arena *a, size_t need)
{
	size_t room = need > ARENA_BLOCK ? need : ARENA_BLOCK;
	struct arena_block *b = take_spare(a, room);

	if (b == NULL) {
		b = malloc(sizeof(*b) + room);
		if (b == NULL)
			err_no_memory();
		b->size = room;
	}
	b->below = a->top;
	b->used = 0;
	a->top = b;
	return b;
}

/* As it comes, not zeroed. */
static char *
alloc(struct arena *a, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct arena_block *b = a->top;
	size_t need;
	char *p;

	if (size > SIZE_MAX / 2)
		err_no_memory();
	need = (size + align - 1) / align * align;
	if (need == 0)
		need = align;
	if (b == NULL || b->size - b->used < need)
		b = new_block(a, need);
	p = (char *)b->data + b->used;
	b->used += need;
	return p;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return memset(alloc(a, size), 0, size);
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
	char *p = alloc(a, n + 1);

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
		if (a->spare_size + b->size > SPARE_MOST) {
			free(b);
			continue;
		}
		b->below = a->spare;
		a->spare = b;
		a->spare_size += b->size;
	}
	if (a->top)
		a->top->used = m.used;
}

void
arena_release(struct arena *a)
{
	struct arena_mark none = {NULL, 0};
	struct arena_block *b;

	arena_restore(a, none);
	while ((b = a->spare) != NULL) {
		a->spare = b->below;
		free(b);
	}
	a->spare_size = 0;
}
