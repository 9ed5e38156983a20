/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/near.h"

#include <string.h>

static bool
holds(const char *const *names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Statements that an item shows beside its own. */
static const char *const *
shown(const struct item *it, int *n)
{
	bool is_case = it->kind == KIND_APPLY || it->kind == KIND_SPOT;

	if (it->n_uses == 0 && is_case) {
		*n = it->n_builds_on;
		return it->builds_on;
	}
	*n = it->n_uses;
	return it->uses;
}

bool
near_shows(const struct item *it, const char *owner)
{
	int n;
	const char *const *names = shown(it, &n);

	return strcmp(it->owner, owner) == 0 || holds(names, n, owner);
}

bool
near_items(const struct item *a, const struct item *b)
{
	const char *const *names;
	int n;

	if (strcmp(a->deck, b->deck) == 0) {
		if (near_shows(a, b->owner) || near_shows(b, a->owner))
			return true;
		names = shown(a, &n);
		for (int i = 0; i < n; i++)
			if (near_shows(b, names[i]))
				return true;
	}
	return holds(a->confusable, a->n_confusable, b->owner) ||
	    holds(b->confusable, b->n_confusable, a->owner);
}

void
near_start(struct near *d, const struct plan_input *in, struct arena *a)
{
	d->items = in->items;
	d->asked = arena_array(a, 2 * in->n, sizeof(*d->asked));
	d->n = 0;
	for (size_t i = 0; i < in->n; i++)
		if (in->states[i].met && in->states[i].last_day == in->today)
			near_add(d, (int)i);
}

void
near_add(struct near *d, int item)
{
	d->asked[d->n++] = item;
}

bool
near_any(const struct near *d, int item)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->asked[i] != item &&
		    near_items(d->items[d->asked[i]], d->items[item]))
			return true;
	return false;
}
