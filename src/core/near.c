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

static bool
shows_any(const struct item *it, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (near_shows(it, names[i]))
			return true;
	return false;
}

bool
near_items(const struct item *a, const struct item *b)
{
	const char *const *names;
	int n;

	if (strcmp(item_home(a), item_home(b)) == 0) {
		if (near_shows(a, b->owner) || near_shows(b, a->owner))
			return true;
		names = shown(a, &n);
		if (shows_any(b, names, n))
			return true;
	}
	return shows_any(b, a->confusable, a->n_confusable) ||
	    shows_any(a, b->confusable, b->n_confusable);
}

void
near_start(struct near *d, const struct plan_input *in, struct arena *a)
{
	d->items = in->items;
	d->asked = arena_array(a, 2 * in->n, sizeof(*d->asked));
	d->named = arena_array(a, in->n, sizeof(*d->named));
	d->n = d->n_named = 0;
	for (size_t i = 0; i < in->n; i++)
		if (in->items[i]->kind == KIND_RECALL &&
		    in->items[i]->n_confusable > 0)
			d->named[d->n_named++] = (int)i;
	for (size_t i = 0; i < in->n; i++)
		if (in->states[i].met && in->states[i].last_day == in->today)
			near_add(d, (int)i);
}

void
near_add(struct near *d, int item)
{
	d->asked[d->n++] = item;
}

/* A case has no list of its own: is a statement that one of the two shows
 * easily mixed up with one that the other shows? */
static bool
confuses(const struct near *d, const struct item *a, const struct item *b)
{
	const struct item *it;
	int n_a, n_b;

	(void)shown(a, &n_a);
	(void)shown(b, &n_b);
	if (n_a + n_b == 0)
		return false; /* their own lists say all */
	for (size_t i = 0; i < d->n_named; i++) {
		it = d->items[d->named[i]];
		if ((strcmp(item_home(it), item_home(a)) == 0 &&
			near_shows(a, it->owner) &&
			shows_any(b, it->confusable, it->n_confusable)) ||
		    (strcmp(item_home(it), item_home(b)) == 0 &&
			near_shows(b, it->owner) &&
			shows_any(a, it->confusable, it->n_confusable)))
			return true;
	}
	return false;
}

static bool
is_near(const struct near *d, const struct item *a, const struct item *b)
{
	return near_items(a, b) || confuses(d, a, b);
}

bool
near_any(const struct near *d, int item)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->asked[i] != item &&
		    is_near(d, d->items[d->asked[i]], d->items[item]))
			return true;
	return false;
}
