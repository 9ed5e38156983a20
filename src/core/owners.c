/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/owners.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 1000

static int
compare_owner(const void *a, const void *b)
{
	const struct owner *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c ? c : x->item - y->item;
}

void
owners_index(
    struct owners *o, struct item *const *items, size_t n, struct arena *a)
{
	memset(o, 0, sizeof(*o));
	o->items = items;
	o->list = arena_array(a, n, sizeof(*o->list));
	o->depth = arena_array(a, n, sizeof(*o->depth));
	for (size_t i = 0; i < n; i++) {
		o->depth[i] = -1;
		if (items[i]->kind == KIND_RECALL)
			o->list[o->n++] =
			    (struct owner){items[i]->owner, (int)i};
	}
	if (o->n > 0)
		qsort(o->list, o->n, sizeof(*o->list), compare_owner);
}

int
owners_find(const struct owners *o, const char *deck, const char *name)
{
	size_t low = 0, high = o->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (strcmp(o->list[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < o->n && strcmp(o->list[low].name, name) == 0; low++)
		if (strcmp(item_home(o->items[o->list[low].item]), deck) == 0)
			return o->list[low].item;
	return -1;
}

/* One that is being looked at counts as 0, so that a ring costs nothing. */
static int
depth_of(struct owners *o, int item, int guard)
{
	const struct item *it = o->items[item];
	int deepest = 0, k, d;

	if (o->depth[item] >= 0)
		return o->depth[item];
	o->depth[item] = 0;
	if (guard > DEPTH_MAX)
		return 0;
	for (int i = 0; i < it->n_builds_on; i++) {
		k = owners_find(o, item_home(it), it->builds_on[i]);
		/* other kinds stand beside their statement, not above it */
		d = k < 0
		    ? 0
		    : depth_of(o, k, guard + 1) + (it->kind == KIND_RECALL);
		if (d > deepest)
			deepest = d;
	}
	o->depth[item] = deepest;
	return deepest;
}

int
owners_depth(struct owners *o, int item)
{
	return depth_of(o, item, 0);
}
