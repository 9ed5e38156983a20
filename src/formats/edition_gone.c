/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edition_write: what is gone becomes a comment, and its id is retired, unless
 * something that stays names it.
 */
#include <string.h>

#include "deck/idmap.h"
#include "formats/edition_priv.h"

/* Who names each statement that is gone. */
struct naming {
	struct writing *w;
	struct idmap gone; /* ids: their index in edition's gone */
	const char **by; /* of each: who names it; NULL: nobody that stays */
	size_t *left; /* those that stay, whose own names are to be looked at */
	size_t n_left;
};

static void
name_ids(struct naming *n, const char *const *ids, int count, const char *by)
{
	const struct idmap_slot *slot;

	for (int i = 0; i < count; i++) {
		slot = idmap_find(&n->gone, ids[i]);
		if (slot == NULL || n->by[slot->number])
			continue;
		n->by[slot->number] = by;
		n->left[n->n_left++] = (size_t)slot->number;
	}
}

static void
name_all(struct naming *n, const struct statement *s)
{
	name_ids(n, s->builds_on, s->n_builds_on, s->id);
	name_ids(n, s->confusable, s->n_confusable, s->id);
}

/* Those that are named only by others that are gone go with them. */
static void
find_names(struct naming *n)
{
	const struct edition *e = n->w->e;
	const struct deck *d = n->w->old;

	idmap_init(&n->gone, n->w->a);
	n->by = arena_array(n->w->a, e->n_gone + 1, sizeof(*n->by));
	n->left = arena_array(n->w->a, e->n_gone + 1, sizeof(*n->left));
	for (size_t i = 0; i < e->n_gone; i++)
		(void)idmap_add(&n->gone, e->gone[i]->id, e->gone[i], (int)i);
	for (int i = 0; i < d->n_statements; i++) {
		if (idmap_find(&n->gone, d->statements[i].id) == NULL)
			name_all(n, &d->statements[i]);
	}
	for (int i = 0; i < d->n_cases; i++) {
		const struct deck_case *c = &d->cases[i];

		name_ids(n, c->uses, c->n_uses, c->id);
		name_ids(n, c->tempting, c->n_tempting, c->id);
	}
	for (int i = 0; i < d->n_lists; i++)
		name_ids(
		    n, d->lists[i].uses, d->lists[i].n_uses, d->lists[i].id);
	while (n->n_left > 0)
		name_all(n, e->gone[n->left[--n->n_left]]);
}

/* -- sections
 * ------------------------------------------------------------------------- */

/* Does anything stay in it? Its practice side goes. */
static bool
is_empty(const struct naming *n, const struct section *s)
{
	const struct writing *w = n->w;
	const struct deck *d = w->old;
	const struct idmap_slot *slot;
	int in = 0;

	for (int i = 0; i < d->n_lists; i++) {
		if (strcmp(d->lists[i].section, s->id) == 0)
			return false;
	}
	for (int i = 0; i < d->n_statements; i++) {
		if (strcmp(d->statements[i].section, s->id) != 0)
			continue;
		slot = idmap_find(&n->gone, d->statements[i].id);
		if (slot == NULL || n->by[slot->number])
			in++;
	}
	/* those that moved elsewhere are not in it any more */
	for (size_t i = 0; i < w->e->n && in > 0; i++) {
		const struct edition_match *m = &w->e->matches[i];

		in -= m->old && strcmp(m->old->section, s->id) == 0 &&
		    strcmp(m->section_id, s->id) != 0;
	}
	return in == 0;
}

static bool
section_gone(struct naming *n, const struct section *s)
{
	struct writing *w = n->w;
	const struct deck *d = w->old;

	for (int i = 0; i < d->n_practice; i++) {
		if (strcmp(d->practice[i].section, s->id) != 0)
			continue;
		edition_comment_out(w, d->practice[i].node);
		w->w->practice++;
		edition_note(w, "practice",
		    arena_printf(
			w->a, "%s, gone: %s", s->id, d->practice[i].heading));
	}
	if (!is_empty(n, s)) {
		edition_note(w, "kept",
		    arena_printf(w->a,
			"%s stays in the deck, since something stays in it",
			s->id));
		return false;
	}
	edition_comment_out(w, s->node);
	edition_note(w, "section",
	    arena_printf(w->a, "%s is gone: \"%s\"", s->id, s->title));
	return true;
}

void
edition_gone(struct writing *w)
{
	const struct edition *e = w->e;
	const char **retired = arena_array(
	    w->a, e->n_gone + e->n_gone_sections + 1, sizeof(*retired));
	struct naming names = {.w = w};
	size_t n = 0;

	find_names(&names);
	for (size_t i = 0; i < e->n_gone; i++) {
		const struct statement *s = e->gone[i];

		if (names.by[i]) {
			w->w->kept++;
			edition_note(w, "kept",
			    arena_printf(w->a,
				"%s stays in the deck, since %s names it",
				s->id, names.by[i]));
			continue;
		}
		edition_comment_out(w, s->node);
		retired[n++] = s->id;
	}
	for (size_t i = 0; i < e->n_gone_sections; i++) {
		if (section_gone(&names, e->gone_sections[i]))
			retired[n++] = e->gone_sections[i]->id;
	}
	if (n > 0)
		edition_done(w, amend_retire(&w->am, retired, n), w->old->node);
}
