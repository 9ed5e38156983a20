/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * idmap: open addressing with linear probing, at most half full. The arena
 * keeps outgrown tables until it is released; their sum is below the last one.
 * The hash is mixed with where the table lies, so that a stranger's file cannot
 * be written to make all its ids fall on one slot.
 */
#include "deck/idmap.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

void
idmap_init(struct idmap *m, struct arena *a)
{
	memset(m, 0, sizeof(*m));
	m->arena = a;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct idmap_slot *
probe(const struct idmap *m, const char *key)
{
	size_t mask = m->size - 1, i;
	uint64_t h = text_hash(key, strlen(key));

	h = (h ^ (uint64_t)(uintptr_t)m->slots) * UINT64_C(0x9e3779b97f4a7c15);
	i = (size_t)(h >> 32) & mask;
	while (m->slots[i].key != NULL && strcmp(m->slots[i].key, key) != 0)
		i = (i + 1) & mask;
	return &m->slots[i];
}

struct idmap_slot *
idmap_find(const struct idmap *m, const char *key)
{
	struct idmap_slot *slot;

	if (m->n == 0)
		return NULL;
	slot = probe(m, key);
	return slot->key ? slot : NULL;
}

static void
grow(struct idmap *m)
{
	struct idmap_slot *old = m->slots;
	size_t i, size = m->size;

	m->size = size ? size * 2 : 16;
	m->slots = arena_array(m->arena, m->size, sizeof(*old));
	for (i = 0; i < size; i++) {
		if (old[i].key != NULL)
			*probe(m, old[i].key) = old[i];
	}
}

struct idmap_slot *
idmap_add(struct idmap *m, const char *key, const void *value, int number)
{
	struct idmap_slot *slot;

	if ((m->n + 1) * 2 > m->size)
		grow(m);
	slot = probe(m, key);
	if (slot->key != NULL)
		return slot;
	slot->key = key;
	slot->value = value;
	slot->number = number;
	m->n++;
	return NULL;
}
