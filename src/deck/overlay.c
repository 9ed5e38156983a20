/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/overlay.h"

#include <string.h>

#include "base/text.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "deck/yaml.h"

static struct statement *
statement_in(const struct deck *base, const char *id)
{
	const struct idmap_slot *slot = idmap_find(base->owners, id);
	const struct statement *s;

	if (slot == NULL || slot->number != OWNER_STATEMENT)
		return NULL;
	s = slot->value;
	return &base->statements[s - base->statements];
}

static struct section *
section_in(const struct deck *base, const char *id)
{
	const struct idmap_slot *slot = idmap_find(base->owners, id);
	const struct section *s;

	if (slot == NULL || slot->number != OWNER_SECTION)
		return NULL;
	s = slot->value;
	return &base->sections[s - base->sections];
}

/* The letters and digits of a text, folded: what must stay the same. */
static const char *
core_of(const char *text, struct arena *a)
{
	char *s = text_fold(a, text), *to = s;

	for (const char *p = s; *p; p++)
		if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
		    (unsigned char)*p >= 0x80)
			*to++ = *p;
	*to = '\0';
	return s;
}

static bool
same_text(const char *x, const char *y, struct arena *a)
{
	return strcmp(core_of(x, a), core_of(y, a)) == 0;
}

static bool
has_wording(const struct idea *idea, const char *wording, struct arena *a)
{
	for (int i = 0; i < idea->n; i++)
		if (same_text(idea->wordings[i], wording, a))
			return true;
	return false;
}

/* The idea of the list that has one of these wordings; -1. */
static int
find_idea(
    const struct idea *list, int n, const struct idea *with, struct arena *a)
{
	for (int i = 0; i < n; i++)
		for (int k = 0; k < with->n; k++)
			if (has_wording(&list[i], with->wordings[k], a))
				return i;
	return -1;
}

/* -- what goes to the base --------------------------------------------------
 */

static void
add_texts(struct arena *a, const char ***list, int *n, const char *const *more,
    int n_more)
{
	const char **all =
	    arena_array(a, (size_t)(*n + n_more) + 1, sizeof(*all));
	int k = 0, i;

	if (n_more == 0)
		return;
	for (i = 0; i < *n; i++)
		all[k++] = (*list)[i];
	for (i = 0; i < n_more; i++) {
		int j = 0;

		while (j < k && strcmp(all[j], more[i]) != 0)
			j++;
		if (j == k)
			all[k++] = more[i];
	}
	*list = all;
	*n = k;
}

static void
add_extra(struct arena *a, struct statement *to, const struct idea *idea)
{
	struct idea *all;

	if (to->n_extra >= IDEAS_MAX ||
	    find_idea(to->extra, to->n_extra, idea, a) >= 0)
		return;
	all = arena_array(a, (size_t)to->n_extra + 1, sizeof(*all));
	if (to->n_extra > 0)
		memcpy(all, to->extra, (size_t)to->n_extra * sizeof(*all));
	all[to->n_extra++] = *idea;
	to->extra = all;
}

/* Further wordings of the ideas that are there. An idea that is not is welcome
 * and never needed: what a full answer holds is the base's to say. */
static void
add_wordings(struct arena *a, struct statement *to, const struct statement *s)
{
	struct idea *ideas;
	int at;

	if (s->n_ideas == 0)
		return;
	ideas = arena_array(a, (size_t)to->n_ideas + 1, sizeof(*ideas));
	if (to->n_ideas > 0)
		memcpy(ideas, to->ideas, (size_t)to->n_ideas * sizeof(*ideas));
	for (int i = 0; i < s->n_ideas; i++) {
		at = find_idea(ideas, to->n_ideas, &s->ideas[i], a);
		if (at >= 0)
			add_texts(a, &ideas[at].wordings, &ideas[at].n,
			    s->ideas[i].wordings, s->ideas[i].n);
		else if (to->n_ideas > 0)
			add_extra(a, to, &s->ideas[i]);
	}
	to->ideas = ideas;
}

static void
add_heard(struct arena *a, struct statement *to, const struct statement *s)
{
	struct misconception *all;

	if (s->n_misconceptions == 0)
		return;
	all = arena_array(
	    a, (size_t)(to->n_heard + s->n_misconceptions), sizeof(*all));
	if (to->n_heard > 0)
		memcpy(all, to->heard, (size_t)to->n_heard * sizeof(*all));
	memcpy(all + to->n_heard, s->misconceptions,
	    (size_t)s->n_misconceptions * sizeof(*all));
	to->heard = all;
	to->n_heard += s->n_misconceptions;
}

static void
lend_statement(struct arena *a, struct statement *to, const struct statement *s)
{
	add_wordings(a, to, s);
	for (int i = 0; i < s->n_extra; i++)
		add_extra(a, to, &s->extra[i]);
	add_heard(a, to, s);
	add_texts(a, &to->tags, &to->n_tags, s->tags, s->n_tags);
	add_texts(a, &to->skip, &to->n_skip, s->skip, s->n_skip);
	add_texts(
	    a, &to->builds_on, &to->n_builds_on, s->builds_on, s->n_builds_on);
	add_texts(a, &to->confusable, &to->n_confusable, s->confusable,
	    s->n_confusable);
	if (s->ask[0])
		to->ask = s->ask;
	if (to->example[0] == '\0')
		to->example = s->example;
	to->priority = to->priority || s->priority;
	if (s->opens != ITEM_NO_DAY && s->opens > to->opens)
		to->opens = s->opens;
}

void
overlay_lend(const struct deck *o, struct deck *base, struct arena *a)
{
	struct statement *to;
	struct section *at;

	for (int i = 0; i < o->n_statements; i++)
		if ((to = statement_in(base, o->statements[i].id)) != NULL)
			lend_statement(a, to, &o->statements[i]);
	for (int i = 0; i < o->n_sections; i++) {
		at = section_in(base, o->sections[i].id);
		if (at && o->sections[i].opens > at->opens)
			at->opens = o->sections[i].opens;
	}
}

/* -- what comes from the base -----------------------------------------------
 */

void
overlay_borrow(struct deck *o, const struct deck *base, struct arena *a)
{
	const struct statement *from;
	struct statement *s;

	(void)a;
	o->base = base;
	for (int i = 0; i < o->n_statements; i++) {
		s = &o->statements[i];
		from = statement_in(base, s->id);
		if (from == NULL)
			continue;
		s->borrowed = true;
		s->text = from->text;
		s->section = from->section;
		s->gist = from->gist;
		s->ideas = from->ideas;
		s->n_ideas = from->n_ideas;
		s->opens = from->opens;
		s->priority = from->priority;
	}
}

/* -- what it may not do -----------------------------------------------------
 */

bool
overlay_change(const struct statement *s, const struct statement *base, int i,
    struct arena *a, struct overlay_change *out)
{
	if (s->text[0] && !same_text(s->text, base->text, a) && i-- == 0) {
		*out = (struct overlay_change){"text", NULL};
		return true;
	}
	for (int k = 0; k < base->n_ideas && s->n_ideas > 0; k++) {
		const struct idea first = {base->ideas[k].wordings, 1};

		if (find_idea(s->ideas, s->n_ideas, &first, a) < 0 &&
		    i-- == 0) {
			*out =
			    (struct overlay_change){"ideas", first.wordings[0]};
			return true;
		}
	}
	return false;
}

const char *
overlay_own_idea(const struct statement *s, const struct statement *base, int i,
    struct arena *a)
{
	for (int k = 0; base->n_ideas > 0 && k < s->n_ideas; k++)
		if (s->ideas[k].n > 0 &&
		    find_idea(base->ideas, base->n_ideas, &s->ideas[k], a) <
			0 &&
		    i-- == 0)
			return s->ideas[k].wordings[0];
	return NULL;
}

const char *
overlay_refused(const struct deck *o, const struct deck *base, struct arena *a)
{
	struct overlay_change change;
	const struct statement *to;

	if (!base->locked)
		return NULL;
	for (int i = 0; i < o->n_statements; i++) {
		to = statement_in(base, o->statements[i].id);
		if (to == NULL || o->statements[i].borrowed ||
		    !overlay_change(&o->statements[i], to, 0, a, &change))
			continue;
		if (change.idea)
			return arena_printf(a,
			    "it leaves out the idea '%s' of %s, and %s is "
			    "locked",
			    text_cleaned(a, change.idea), to->id, base->name);
		return arena_printf(a,
		    "it changes the text of %s, and %s is locked", to->id,
		    base->name);
	}
	return NULL;
}

/* -- what several say differently -------------------------------------------
 */

struct clashes {
	struct arena *a;
	const char **list;
	size_t n, cap;
};

static void
clash(struct clashes *c, const char *id, const char *key,
    const struct deck *one, const struct deck *two)
{
	c->list = arena_grow(c->a, c->list, c->n, &c->cap, sizeof(*c->list));
	c->list[c->n++] = arena_printf(c->a, "%s%s%s: %s and %s", id,
	    key[0] ? " " : "", key, one->name, two->name);
}

static void
compare_statements(struct clashes *c, const struct deck *one,
    const struct deck *two, const struct statement *s)
{
	const struct statement *t = statement_in(two, s->id);

	if (t == NULL)
		return;
	if (s->text[0] && t->text[0] && !s->borrowed && !t->borrowed)
		clash(c, s->id, "", one, two); /* two statements of one id */
	if (s->ask[0] && t->ask[0] && strcmp(s->ask, t->ask) != 0)
		clash(c, s->id, "ask", one, two);
	if (s->opens != ITEM_NO_DAY && t->opens != ITEM_NO_DAY &&
	    s->opens != t->opens && !s->borrowed && !t->borrowed)
		clash(c, s->id, "opens", one, two);
}

static void
compare(struct clashes *c, const struct deck *one, const struct deck *two)
{
	const struct section *t;

	for (int i = 0; i < one->n_sections; i++) {
		t = section_in(two, one->sections[i].id);
		if (t && t->opens != ITEM_NO_DAY &&
		    one->sections[i].opens != ITEM_NO_DAY &&
		    t->opens != one->sections[i].opens)
			clash(c, t->id, "opens", one, two);
	}
	for (int i = 0; i < one->n_statements; i++)
		compare_statements(c, one, two, &one->statements[i]);
	for (int i = 0; i < one->n_glossary; i++)
		for (int k = 0; k < two->n_glossary; k++)
			if (strcmp(one->glossary[i].term,
				two->glossary[k].term) == 0 &&
			    strcmp(one->glossary[i].meaning,
				two->glossary[k].meaning) != 0)
				clash(c, one->glossary[i].term, "glossary", one,
				    two);
}

const char **
overlay_clashes(
    struct deck *const *overlays, size_t n_overlays, struct arena *a, int *n)
{
	struct clashes c = {.a = a};

	for (size_t i = 0; i < n_overlays; i++)
		for (size_t k = i + 1; k < n_overlays; k++)
			compare(&c, overlays[i], overlays[k]);
	*n = (int)c.n;
	return c.list;
}

/* -- what is kept, and what is the author's ---------------------------------
 */

static bool
is_entry_list(const struct node *v)
{
	return v->kind == NODE_LIST && v->n > 0 && v->first->kind == NODE_MAP;
}

/* The keys of a map and of the maps in it. */
static int
count_keys(const struct node *map)
{
	const struct node *key, *v;
	int n = 0;

	for (key = map->first; key; key = v->next) {
		v = key->next;
		if (strcmp(key->text, "id") == 0)
			continue;
		if (v->kind == NODE_MAP)
			n += count_keys(v);
		else if (is_entry_list(v))
			for (const struct node *one = v->first; one;
			     one = one->next)
				n +=
				    one->kind == NODE_MAP ? count_keys(one) : 1;
		else
			n++;
	}
	return n;
}

void
overlay_count(
    const struct deck *o, const struct deck *base, int *kept, int *yours)
{
	static const char *const lists[] = {
	    "sections", "statements", "cases", "lists", "practice"};
	const struct statement *to;
	const struct node *v;

	*kept = *yours = 0;
	for (int i = 0; i < o->n_statements; i++) {
		to = base->locked ? statement_in(base, o->statements[i].id)
				  : NULL;
		if (to)
			*kept += 1 + (to->n_ideas > 0);
	}
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		v = node_get(o->node, lists[i]);
		if (v == NULL || !is_entry_list(v))
			continue;
		for (const struct node *one = v->first; one; one = one->next)
			*yours += count_keys(one);
	}
}
