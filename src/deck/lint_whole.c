/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_whole: C13, C14, C18, C19, what an overlay does to its deck (C22, C23),
 * and what use has shown (U01, U02).
 */
#include <string.h>

#include "base/text.h"
#include "core/leech.h"
#include "deck/check.h"
#include "deck/finding.h"
#include "deck/lint_priv.h"
#include "deck/overlay.h"

#define MEMBERS_MANY 5

static void
long_list(struct lint *l, const struct node *owner, const char *key, int n)
{
	if (n > MEMBERS_MANY)
		lint_add(l, owner, key, MEMBERS_MANY,
		    "make two lists of it, or ask for the most important ones",
		    "%d members are many to name at once", n);
}

void
lint_long_list(struct lint *l)
{
	const struct deck *d = l->deck;

	for (int i = 0; i < d->n_statements; i++) {
		const struct inner_list *in = d->statements[i].list;

		if (in)
			long_list(l, in->node, "members", in->n_members);
	}
	for (int i = 0; i < d->n_lists; i++) {
		long_list(
		    l, d->lists[i].node, "members", d->lists[i].n_members);
		long_list(l, d->lists[i].node, "uses", d->lists[i].n_uses);
	}
}

/* -- C14 ------------------------------------------------------------------ */

/* Marks those of the ids that are statements of this deck. */
static void
mark_used(struct lint *l, const char **ids, int n, bool *used)
{
	const struct statement *s;

	for (int i = 0; i < n; i++) {
		s = lint_statement(l, ids[i]);
		if (s >= l->deck->statements &&
		    s < l->deck->statements + l->deck->n_statements)
			used[s - l->deck->statements] = true;
	}
}

/* A deck of single questions has no orphans: none of it hangs together. */
void
lint_orphan(struct lint *l)
{
	const struct deck *d = l->deck;
	bool *used =
	    arena_array(l->arena, (size_t)d->n_statements + 1, sizeof(*used));
	bool hangs = d->n_cases > 0;

	if (l->overlay)
		return;
	for (int i = 0; i < d->n_statements; i++) {
		const struct statement *s = &d->statements[i];

		hangs = hangs || s->n_builds_on > 0;
		used[i] = used[i] || s->n_builds_on > 0 || s->n_applies > 0;
		mark_used(l, s->builds_on, s->n_builds_on, used);
	}
	for (int i = 0; i < d->n_cases; i++) {
		mark_used(l, d->cases[i].uses, d->cases[i].n_uses, used);
		mark_used(
		    l, d->cases[i].tempting, d->cases[i].n_tempting, used);
	}
	for (int i = 0; i < d->n_statements && hangs; i++) {
		if (!used[i])
			lint_add(l, d->statements[i].node, "id", -1,
			    "add a case, or say in 'builds-on' what it needs",
			    "%s stands alone: it builds on nothing, nothing "
			    "builds on it, and it has no case",
			    d->statements[i].id);
	}
}

/* -- C18, C19 ------------------------------------------------------------- */

void
lint_no_ticks(struct lint *l)
{
	for (int i = 0; i < l->deck->n_statements; i++) {
		const struct statement *s = &l->deck->statements[i];

		for (int k = 0; k < s->n_applies; k++) {
			if (s->applies[k].n_ticks == 0)
				lint_add(l, s->applies[k].node, NULL, -1,
				    "add 'ticks' with what a good answer does",
				    "this case has no 'ticks': learners have "
				    "only the model to compare with");
		}
	}
}

static bool
is_id_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
	    c == '-';
}

/* Does a word of the (folded) text name a statement: lt3.4, or 3.4? */
static bool
holds_id(struct lint *l, const char *text)
{
	const char *p = text, *id;
	size_t n;

	while (*p) {
		for (n = 0; is_id_char(p[n]);)
			n++;
		if (n == 0) {
			p++;
			continue;
		}
		id = arena_strndup(l->arena, p, n);
		p += n;
		while (n > 0 && (id[n - 1] == '.' || id[n - 1] == '-'))
			n--;
		id = arena_strndup(l->arena, id, n);
		if (lint_statement(l, id) ||
		    lint_statement(l, deck_full_id(l->deck, l->arena, id)) ||
		    (l->options->base &&
			lint_statement(
			    l, deck_full_id(l->options->base, l->arena, id))))
			return true;
	}
	return false;
}

static bool
holds_gist(struct lint *l, const char *text)
{
	const struct deck *decks[] = {l->deck, l->options->base};
	const char *gist;

	for (size_t d = 0; d < 2 && decks[d]; d++) {
		for (int i = 0; i < decks[d]->n_statements; i++) {
			gist = decks[d]->statements[i].gist;
			if (gist[0] == '\0')
				continue;
			if (!lint_spend(l, (long)strlen(text) / 16 + 1))
				return true; /* nothing can be said */
			if (strstr(text, text_fold(l->arena, gist)))
				return true;
		}
	}
	return false;
}

static void
bare_model(struct lint *l, const struct node *owner, const char *model)
{
	const char *folded = text_fold(l->arena, model);

	if (model[0] && !holds_id(l, folded) && !holds_gist(l, folded))
		lint_add(l, owner, "model", -1,
		    "add the number of the statement it rests on, in brackets",
		    "this model names no statement");
}

void
lint_model_bare(struct lint *l)
{
	const struct deck *d = l->deck;

	for (int i = 0; i < d->n_statements; i++) {
		const struct statement *s = &d->statements[i];

		for (int k = 0; k < s->n_applies; k++)
			bare_model(l, s->applies[k].node, s->applies[k].model);
	}
	for (int i = 0; i < d->n_cases; i++)
		bare_model(l, d->cases[i].node, d->cases[i].model);
}

/* -- C22, C23: an overlay beside its deck --------------------------------- */

static void
overlay_refs(struct lint *l, const struct node *owner, const char *key,
    const char **ids, int n)
{
	for (int i = 0; i < n; i++) {
		if (check_is_id(ids[i]) && lint_statement(l, ids[i]) == NULL)
			lint_add(l, owner, key, i,
			    "write the id of one that is",
			    "there is no statement '%s', here or in the deck "
			    "'%s'",
			    ids[i], l->options->base->name);
	}
}

void
lint_overlay_refs(struct lint *l)
{
	const struct deck *d = l->deck;

	if (!l->overlay || l->options->base == NULL)
		return;
	for (int i = 0; i < l->n_ones; i++) {
		const struct statement *s = l->ones[i].s;

		if (s->id[0] && l->ones[i].core->text[0] == '\0')
			lint_add(l, s->node, "id", -1,
			    "write the id of one that is, or give this one a "
			    "'text'",
			    "there is no statement '%s' in the deck '%s'",
			    s->id, l->options->base->name);
		overlay_refs(
		    l, s->node, "builds-on", s->builds_on, s->n_builds_on);
		overlay_refs(
		    l, s->node, "confusable", s->confusable, s->n_confusable);
	}
	for (int i = 0; i < d->n_cases; i++) {
		overlay_refs(l, d->cases[i].node, "uses", d->cases[i].uses,
		    d->cases[i].n_uses);
		overlay_refs(l, d->cases[i].node, "tempting",
		    d->cases[i].tempting, d->cases[i].n_tempting);
	}
	for (int i = 0; i < d->n_lists; i++)
		overlay_refs(l, d->lists[i].node, "uses", d->lists[i].uses,
		    d->lists[i].n_uses);
}

static void
changes(struct lint *l, const struct statement *s, const struct statement *was)
{
	const char *name = l->options->base->name;
	struct overlay_change one;

	for (int i = 0; lint_spend(l, s->n_ideas + 1) &&
	     overlay_change(s, was, i, l->arena, &one);
	     i++) {
		if (one.idea == NULL)
			lint_add(l, s->node, one.key, -1,
			    "take 'text' out here, or give this one an id of "
			    "its own",
			    "this changes the text of %s, and the deck '%s' "
			    "is locked",
			    s->id, name);
		else
			lint_add(l, s->node, one.key, -1,
			    "take 'ideas' out here, or write that one too",
			    "this leaves out the idea '%s' of %s, and the "
			    "deck '%s' is locked",
			    finding_quote(l->d, one.idea), s->id, name);
	}
}

void
lint_overlay_changes(struct lint *l)
{
	const struct deck *base = l->options->base;
	const struct idmap_slot *slot;

	if (!l->overlay || base == NULL || !base->locked)
		return;
	for (int i = 0; i < l->deck->n_statements; i++) {
		const struct statement *s = &l->deck->statements[i];

		slot = idmap_find(base->owners, s->id);
		if (slot && slot->number == OWNER_STATEMENT)
			changes(l, s, slot->value);
	}
}

/* -- U01, U02 ------------------------------------------------------------- */

/* The node and key to which a finding on an item belongs; NULL: the item is
 * not in this deck (any more). */
static const struct node *
place_of(const struct lint *l, const char *item, const char **key)
{
	struct deck_owner owner = deck_find_owner(l->deck, item);
	const char *kind = strchr(item, '/'), *name;
	const struct statement *s = owner.statement;

	*key = "id";
	if (owner.scene)
		return owner.scene->node;
	if (owner.section)
		return owner.section->node;
	if (s == NULL)
		return NULL;
	name = kind ? strchr(kind + 1, '/') : NULL;
	for (int i = 0; name && i < s->n_misconceptions; i++) {
		if (strncmp(kind, "/refute/", 8) == 0 &&
		    strcmp(s->misconceptions[i].id, name + 1) == 0)
			return s->misconceptions[i].node;
	}
	for (int i = 0; name && i < s->n_applies; i++) {
		if (strncmp(kind, "/apply/", 7) == 0 &&
		    strcmp(s->applies[i].id, name + 1) == 0)
			return s->applies[i].node;
	}
	if (kind && strcmp(kind, "/because") == 0 && s->because) {
		*key = "ask";
		return s->because->node;
	}
	return s->node;
}

void
lint_leech(struct lint *l)
{
	const struct lint_use *u = l->options->use;
	const struct node *node;
	const char *key;

	for (size_t i = 0; i < l->options->n_use; i++) {
		node = place_of(l, u[i].item, &key);
		if (node && leech_by_lapses(u[i].lapses))
			lint_add(l, node, key, -1,
			    "is it the question? Put it another way, or "
			    "divide it",
			    "%s was forgotten %d times", u[i].item,
			    u[i].lapses);
	}
}

void
lint_marks_changed(struct lint *l)
{
	const struct lint_use *u = l->options->use;
	const struct node *node;
	const char *key;

	for (size_t i = 0; i < l->options->n_use; i++) {
		node = place_of(l, u[i].item, &key);
		if (node && leech_by_marks(u[i].answers, u[i].changed))
			lint_add(l, node, key, -1,
			    "add the wordings that were meant to its ideas",
			    "the marks of %s were changed in %d of %d answers",
			    u[i].item, u[i].changed, u[i].answers);
	}
}
