/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * former: the ids that an item had before, by the deck's `was:` lines.
 * Declarations are in items.h.
 */
#include "deck/items.h"

#include <string.h>

#include "deck/idmap.h"

struct former {
	const struct deck *deck;
	struct arena *a;
	const char **out;
	int n;
};

static void
add(struct former *f, const char *owner, const char *kind, const char *name)
{
	if (f->n == FORMER_MAX || owner[0] == '\0')
		return;
	f->out[f->n++] = name && name[0]
	    ? arena_printf(
		  f->a, "%s:%s/%s/%s", f->deck->name, owner, kind, name)
	    : arena_printf(f->a, "%s:%s/%s", f->deck->name, owner, kind);
}

/* `was` of something inside an owner: the name that it had there, or the whole
 * id, without the deck, that it had elsewhere. */
static void
add_was(struct former *f, const char *was, const char *owner,
    const char *owner_was, const char *kind)
{
	if (was[0] == '\0')
		return;
	if (strchr(was, '/')) {
		if (f->n < FORMER_MAX)
			f->out[f->n++] =
			    arena_printf(f->a, "%s:%s", f->deck->name, was);
		return;
	}
	add(f, owner, kind, was);
	add(f, owner_was, kind, was);
}

/* NAME of an item's id, "" if it has none. */
static const char *
name_of(const struct item *it)
{
	const char *p = strchr(it->id, '/');

	p = p ? strchr(p + 1, '/') : NULL;
	return p ? p + 1 : "";
}

static void
of_statement(struct former *f, const struct statement *s, const char *was,
    const struct item *it)
{
	const char *kind = kind_name(it->kind), *name = name_of(it);

	for (int i = 0; it->kind == KIND_REFUTE && i < s->n_misconceptions; i++)
		if (strcmp(s->misconceptions[i].id, name) == 0)
			add_was(f, s->misconceptions[i].was, s->id, was, kind);
	for (int i = 0; it->kind == KIND_APPLY && i < s->n_applies; i++)
		if (strcmp(s->applies[i].id, name) == 0)
			add_was(f, s->applies[i].was, s->id, was, kind);
	if (it->kind == KIND_LIST && s->list && s->list->was[0]) {
		if (strchr(s->list->was, '/')) {
			add_was(f, s->list->was, s->id, was, kind);
		} else {
			add(f, s->list->was, kind, NULL);
			add(f, s->section, kind, s->list->was);
		}
	}
	add(f, was, kind, name);
}

int
deck_former_ids(const struct deck *d, const struct item *it, struct arena *a,
    const char **out)
{
	struct former f = {d, a, out, 0};
	const struct idmap_slot *slot = idmap_find(d->owners, it->owner), *base;
	const struct statement *s;
	const char *was;

	for (int i = 0; it->kind == KIND_LIST && i < d->n_lists; i++) {
		const struct deck_list *l = &d->lists[i];

		if (strcmp(l->id, name_of(it)) == 0 &&
		    strcmp(l->section, it->owner) == 0)
			add_was(
			    &f, l->was, l->section, "", kind_name(it->kind));
	}
	if (slot == NULL)
		return f.n;
	if (slot->number == OWNER_CASE) {
		add(&f, ((const struct deck_case *)slot->value)->was,
		    kind_name(it->kind), NULL);
	} else if (slot->number == OWNER_STATEMENT) {
		s = slot->value;
		was = s->was;
		base = d->base ? idmap_find(d->base->owners, it->owner) : NULL;
		if (was[0] == '\0' && base && base->number == OWNER_STATEMENT)
			was = ((const struct statement *)base->value)->was;
		of_statement(&f, s, was, it);
	}
	return f.n;
}

static bool
statement_has(const struct statement *s)
{
	for (int i = 0; i < s->n_misconceptions; i++)
		if (s->misconceptions[i].was[0])
			return true;
	for (int i = 0; i < s->n_applies; i++)
		if (s->applies[i].was[0])
			return true;
	return s->was[0] || (s->list && s->list->was[0]);
}

bool
deck_has_former(const struct deck *d)
{
	for (int i = 0; i < d->n_statements; i++)
		if (statement_has(&d->statements[i]))
			return true;
	for (int i = 0; i < d->n_cases; i++)
		if (d->cases[i].was[0])
			return true;
	for (int i = 0; i < d->n_lists; i++)
		if (d->lists[i].was[0])
			return true;
	return d->base && deck_has_former(d->base);
}
