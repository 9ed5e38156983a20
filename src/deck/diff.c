/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/diff.h"

#include <string.h>

#include "base/buf.h"
#include "deck/idmap.h"
#include "deck/items.h"

static const char *const names[DIFF_KINDS] = {
    "kept", "reworded", "asked again", "rewritten", "new", "gone"};

const char *
diff_what_name(enum diff_what w)
{
	return names[w];
}

static bool
same_snapshot(const struct item *was, const struct item *now)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	deck_snapshot_json(was, &x);
	deck_snapshot_json(now, &y);
	same = strcmp(buf_str(&x), buf_str(&y)) == 0;
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* What a statement was called is what it is called. */
static struct item
with_names(const struct item *was, const struct idmap *owners, struct arena *a)
{
	struct item out = *was;
	const char **list =
	    arena_array(a, (size_t)was->n_uses + 1, sizeof(*list));
	const struct idmap_slot *slot;

	for (int i = 0; i < was->n_uses; i++) {
		slot = idmap_find(owners, was->uses[i]);
		list[i] = slot ? slot->value : was->uses[i];
	}
	out.uses = list;
	return out;
}

static enum diff_what
judge(const struct item *was, const struct item *now)
{
	if (strcmp(was->hash, now->hash) == 0)
		return same_snapshot(was, now) ? DIFF_KEPT : DIFF_COSMETIC;
	switch (content_judge(was, now)) {
	case CONTENT_MEANING:
		return DIFF_MEANING;
	case CONTENT_REWRITTEN:
		return DIFF_REWRITTEN;
	case CONTENT_COSMETIC:
	case CONTENT_RULES:
		break;
	}
	return DIFF_COSMETIC;
}

/* "list/memory" of npqlt:s3/list/memory. */
static const char *
inside(const struct item *it)
{
	return strchr(it->id, '/') + 1;
}

struct pairing {
	const struct diff_side *was, *now;
	struct idmap old, new;
	bool *taken; /* of the old items */
	struct arena *a;
	struct idmap owners; /* former id of a statement -> that of now */
};

static const struct item *
take(struct pairing *p, const char *id)
{
	const struct idmap_slot *slot = idmap_find(&p->old, id);

	if (slot == NULL || p->taken[slot->number])
		return NULL;
	p->taken[slot->number] = true;
	return slot->value;
}

/* The item that this one was: by its former ids; a list that moved to another
 * section by its name. Not one whose id is still there. */
static const struct item *
find_former(struct pairing *p, const struct item *it)
{
	const char *ids[FORMER_MAX];
	int n = deck_former_ids(p->now->deck, it, p->a, ids);
	const struct item *was;

	for (int i = 0; i < n; i++)
		if (idmap_find(&p->new, ids[i]) == NULL &&
		    (was = take(p, ids[i])) != NULL)
			return was;
	for (size_t i = 0; it->kind == KIND_LIST && i < p->was->n; i++) {
		was = &p->was->items[i];
		if (was->kind == KIND_LIST && strchr(inside(was), '/') &&
		    strcmp(inside(was), inside(it)) == 0 &&
		    idmap_find(&p->new, was->id) == NULL && take(p, was->id))
			return was;
	}
	return NULL;
}

void
deck_diff(const struct diff_side *was, const struct diff_side *now,
    struct arena *a, struct diff_item **out, size_t *n)
{
	struct pairing p = {.was = was, .now = now, .a = a};
	struct diff_item *list, *d;
	struct item named;

	idmap_init(&p.old, a);
	idmap_init(&p.new, a);
	idmap_init(&p.owners, a);
	p.taken = arena_array(a, was->n + 1, sizeof(*p.taken));
	for (size_t i = 0; i < was->n; i++)
		(void)idmap_add(
		    &p.old, was->items[i].id, &was->items[i], (int)i);
	for (size_t i = 0; i < now->n; i++)
		(void)idmap_add(
		    &p.new, now->items[i].id, &now->items[i], (int)i);
	list = arena_array(a, was->n + now->n + 1, sizeof(*list));
	*n = 0;
	for (size_t i = 0; i < now->n; i++) {
		d = &list[(*n)++];
		d->now = &now->items[i];
		d->was = take(&p, d->now->id);
		if (d->was == NULL) {
			d->was = find_former(&p, d->now);
			d->renamed = d->was != NULL;
		}
		if (d->renamed && d->now->kind == KIND_RECALL)
			(void)idmap_add(
			    &p.owners, d->was->owner, d->now->owner, 0);
	}
	for (size_t i = 0; i < *n; i++) {
		d = &list[i];
		named = d->was ? with_names(d->was, &p.owners, a)
			       : (struct item){.id = NULL};
		d->what = d->was ? judge(&named, d->now) : DIFF_NEW;
	}
	for (size_t i = 0; i < was->n; i++)
		if (!p.taken[i])
			list[(*n)++] = (struct diff_item){
			    DIFF_GONE, &was->items[i], NULL, false};
	*out = list;
}

static bool
differ(const char *x, const char *y)
{
	return x && y && strcmp(x, y) != 0;
}

void
diff_texts(const struct diff_item *d, struct arena *a, const char **before,
    const char **after)
{
	*before = *after = "";
	if (d->was == NULL || d->now == NULL)
		return;
	if (strcmp(d->was->hash, d->now->hash) != 0) {
		content_texts(d->was, d->now, a, before, after);
	} else if (differ(d->was->ask, d->now->ask)) {
		*before = d->was->ask;
		*after = d->now->ask;
	} else if (differ(d->was->model, d->now->model)) {
		*before = d->was->model;
		*after = d->now->model;
	}
}
