/* SPDX-License-Identifier: GPL-3.0-or-later */
/* names: open addressing with linear probing, at most half full. */
#include "base/names.h"

#include <string.h>

#include "base/text.h"

void
names_init(struct names *m, struct arena *a)
{
	memset(m, 0, sizeof(*m));
	m->arena = a;
}

static uint64_t
hash_of(const char *s, size_t n)
{
	return text_hash(s, n);
}

/* Where a hash's search begins: mixed with where the first table lies. */
static size_t
first_slot(const struct names *m, uint64_t h)
{
	h = (h ^ (uint64_t)(uintptr_t)m->slots) * UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(h >> 32) & (m->size - 1);
}

static struct name_slot *
probe(const struct names *m, uint64_t h, const char *s, size_t n)
{
	size_t i = first_slot(m, h);
	const char *have;

	for (; m->slots[i].number != 0; i = (i + 1) & (m->size - 1)) {
		have = m->list[m->slots[i].number - 1];
		if (m->slots[i].hash == h && strncmp(have, s, n) == 0 &&
		    have[n] == '\0')
			break;
	}
	return &m->slots[i];
}

static void
grow(struct names *m)
{
	struct name_slot *old = m->slots;
	size_t size = m->size, k;

	m->size = size ? size * 2 : 64;
	m->slots = arena_array(m->arena, m->size, sizeof(*old));
	for (size_t i = 0; i < size; i++) {
		if (old[i].number == 0)
			continue;
		k = first_slot(m, old[i].hash);
		while (m->slots[k].number != 0)
			k = (k + 1) & (m->size - 1);
		m->slots[k] = old[i];
	}
}

size_t
names_add(struct names *m, const char *s, size_t n)
{
	uint64_t h = hash_of(s, n);
	struct name_slot *slot;

	if ((m->n + 1) * 2 > m->size)
		grow(m);
	slot = probe(m, h, s, n);
	if (slot->number != 0)
		return slot->number - 1;
	m->list =
	    arena_grow(m->arena, m->list, m->n, &m->cap, sizeof(*m->list));
	m->list[m->n++] = arena_strndup(m->arena, s, n);
	slot->hash = h;
	slot->number = (uint32_t)m->n;
	return m->n - 1;
}

ptrdiff_t
names_find(const struct names *m, const char *s, size_t n)
{
	const struct name_slot *slot;

	if (m->n == 0)
		return -1;
	slot = probe(m, hash_of(s, n), s, n);
	return (ptrdiff_t)slot->number - 1;
}
