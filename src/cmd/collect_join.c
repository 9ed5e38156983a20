/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the decks of a collection are together: overlays and the decks they
 * extend, items, wordings of the learner's own, states; and what has changed
 * since they were last read. Declarations are in collect.h.
 */
#include "cmd/collect_priv.h"

#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "cmd/edits.h"
#include "core/content.h"
#include "deck/items.h"
#include "deck/overlay.h"

/* -- overlays ---------------------------------------------------------------
 */

static struct deck *
base_of(const struct collection *k, const struct deck *o)
{
	for (size_t i = 0; i < k->n_decks && o->extends[0]; i++)
		if (strcmp(k->from[i].deck->name, o->extends) == 0 &&
		    k->from[i].deck->extends[0] == '\0')
			return k->from[i].deck;
	return NULL;
}

/* Decks first, what is added to them after. */
static void
put_in_order(struct ctx *c, struct collection *k)
{
	struct collected *list =
	    arena_array(&c->arena, k->n_decks + 1, sizeof(*list));
	size_t n = 0;

	for (int overlays = 0; overlays < 2; overlays++)
		for (size_t i = 0; i < k->n_decks; i++)
			if ((k->from[i].deck->extends[0] != '\0') == overlays)
				list[n++] = k->from[i];
	k->from = list;
}

/* One that changes what is locked is as good as broken: its last good version
 * is used; and without one, none. */
static int
refuse(struct ctx *c, struct collection *k, struct err *e)
{
	struct collected *one;
	const struct deck *base;
	const char *why;
	size_t n = 0;
	int back;

	for (size_t i = 0; i < k->n_decks; i++) {
		one = &k->from[i];
		base = base_of(k, one->deck);
		why = base ? overlay_refused(one->deck, base, &c->arena) : NULL;
		if (why) {
			if ((back = collect_go_back(c, one, e)) < 0)
				return -1;
			if (back && overlay_refused(one->deck, base, &c->arena))
				back = 0;
			collect_tell(back ? "the last good version is used"
					  : "it is left out",
			    one->deck->name, why);
			if (!back)
				continue;
		} else if (one->deck->extends[0] && base == NULL) {
			collect_tell("add that one too", one->deck->name,
			    arena_printf(&c->arena,
				"it extends the deck '%s', which is not here, "
				"or extends another itself",
				one->deck->extends));
		}
		k->from[n++] = *one;
	}
	k->n_decks = n;
	return 0;
}

static int
join_overlays(struct ctx *c, struct collection *k, struct err *e)
{
	struct deck *base;

	put_in_order(c, k);
	if (refuse(c, k, e) != 0)
		return -1;
	for (size_t i = 0; i < k->n_decks; i++)
		if ((base = base_of(k, k->from[i].deck)) != NULL)
			overlay_lend(k->from[i].deck, base, &c->arena);
	for (size_t i = 0; i < k->n_decks; i++)
		if ((base = base_of(k, k->from[i].deck)) != NULL)
			overlay_borrow(k->from[i].deck, base, &c->arena);
	k->decks = arena_array(&c->arena, k->n_decks + 1, sizeof(*k->decks));
	for (size_t i = 0; i < k->n_decks; i++)
		k->decks[i] = k->from[i].deck;
	return 0;
}

/* -- items ------------------------------------------------------------------
 */

/* Joins what the decks hold: items, words that count as each other, terms. */
static void
join(struct ctx *c, struct collection *k)
{
	struct arena *a = &c->arena;
	struct buf name = BUF_INIT;
	struct item **lists = arena_array(a, k->n_decks + 1, sizeof(*lists));
	size_t *n = arena_array(a, k->n_decks + 1, sizeof(*n)), total = 0;
	int same = 0, terms = 0, named = 0;

	for (size_t i = 0; i < k->n_decks; i++) {
		deck_items(k->decks[i], a, &lists[i], &n[i]);
		total += n[i];
		same += k->decks[i]->n_same;
		terms += k->decks[i]->n_glossary;
	}
	k->items = arena_array(a, total, sizeof(*k->items));
	k->same = arena_array(a, (size_t)same, sizeof(*k->same));
	k->glossary = arena_array(a, (size_t)terms * 2, sizeof(*k->glossary));
	for (size_t i = 0; i < k->n_decks; i++) {
		struct deck *d = k->decks[i];

		for (size_t j = 0; j < n[i]; j++) {
			lists[i][j].order = (int)k->n;
			k->items[k->n++] = &lists[i][j];
		}
		for (int j = 0; j < d->n_same; j++)
			k->same[k->n_same++] = d->same[j];
		for (int j = 0; j < d->n_glossary; j++) {
			k->glossary[k->n_glossary++] = d->glossary[j].term;
			k->glossary[k->n_glossary++] = d->glossary[j].meaning;
		}
		if (d->base && k->only == NULL)
			continue; /* asked with its base, under its name */
		if (k->only && strcmp(k->only, d->name) != 0)
			continue;
		buf_addf(&name, "%s%s", named ? "+" : "", d->name);
		k->title = named++ ? NULL : d->title;
	}
	k->name = arena_strdup(a, buf_str(&name));
	if (k->title == NULL)
		k->title = k->name;
	buf_release(&name);
}

/* -- the learner's own wordings ("I said that") ------------------------------
 */

#define OWN_WORDINGS 1000 /* the newest of them count */

static void
add_wording(struct ctx *c, struct item *it, int64_t idea, const char *text)
{
	const char **list;
	struct idea *to;

	if (idea < 0 || idea >= it->n_ideas || text[0] == '\0')
		return;
	to = &it->ideas[idea];
	list = arena_array(&c->arena, (size_t)to->n + 1, sizeof(*list));
	memcpy(list, to->wordings, (size_t)to->n * sizeof(*list));
	list[to->n] = arena_strdup(&c->arena, text);
	to->wordings = list;
	to->n++;
}

/* Which idea of an item as it is now a wording is of that was kept for idea
 * `idea` of the content then asked; -1: that idea is no more. */
static int
idea_now(struct ctx *c, const struct item *it, const struct event *ev,
    int64_t *idea, struct err *e)
{
	const char *hash = it->hash, *snapshot;
	struct folded f;
	struct item was;
	bool found;

	if (store_folded(c->store, it->id, &c->arena, &f, e) != 0)
		return -1;
	for (size_t i = 0; i < f.n; i++)
		if (strcmp(f.reviews[i].id, ev->ref) == 0)
			hash = f.reviews[i].r.hash;
	if (hash[0] == '\0' || strcmp(hash, it->hash) == 0)
		return 0;
	if (store_version(
		c->store, ev->item, hash, &c->arena, &snapshot, &found, e) != 0)
		return -1;
	if (!found || !deck_snapshot_read(it->id, snapshot, &c->arena, &was))
		return 0;
	for (int i = 0; *idea >= 0 && *idea < was.n_ideas && i < it->n_ideas;
	     i++)
		if (content_same_idea(
			&it->ideas[i], &was.ideas[*idea], &c->arena)) {
			*idea = i;
			return 0;
		}
	*idea = -1;
	return 0;
}

static bool
has_changed(const struct edits_content *list, size_t n, const struct item *it)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].item, it->id) == 0)
			return true;
	return false;
}

static int
take_wording(struct ctx *c, struct collection *k, const struct event *ev,
    const struct edits_content *contents, size_t n_contents, struct err *e)
{
	const char *item = store_canonical(c->store, ev->item);
	struct err why = ERR_INIT;
	struct js *body = js_parse(ev->body, strlen(ev->body), &why);
	int64_t idea = js_int(js_get(body, "idea"), -1);
	int r = 0;

	for (size_t i = 0; i < k->n && r == 0; i++) {
		if (strcmp(k->items[i]->id, item) != 0)
			continue;
		if (has_changed(contents, n_contents, k->items[i]))
			r = idea_now(c, k->items[i], ev, &idea, e);
		add_wording(
		    c, k->items[i], idea, js_text(js_get(body, "text"), ""));
	}
	js_free(body);
	return r;
}

static int
take_wordings(struct ctx *c, struct collection *k, struct err *e)
{
	struct edits_content *contents = NULL;
	size_t n, n_contents = 0;
	struct event *ev;
	bool gone;

	if (store_recent(
		c->store, EV_WORDING, OWN_WORDINGS, &c->arena, &ev, &n, e) != 0)
		return -1;
	if (n > 0 && edits_contents(c, &contents, &n_contents, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (store_is_retracted(c->store, ev[i].ref, &gone, e) != 0)
			return -1;
		if (!gone &&
		    take_wording(c, k, &ev[i], contents, n_contents, e) != 0)
			return -1;
	}
	return 0;
}

static int
compare_states(const void *key, const void *s)
{
	return strcmp(key, ((const struct item_state *)s)->item);
}

/* The row of an item, under the name that it has in the log by now: the deck
 * here may be older than one that another computer has seen. */
static const struct item_state *
find_state(
    struct ctx *c, const struct item_state *all, size_t n, const char *id)
{
	const struct item_state *found;

	if (n == 0)
		return NULL;
	found = bsearch(id, all, n, sizeof(*all), compare_states);
	return found ? found
		     : bsearch(store_canonical(c->store, id), all, n,
			   sizeof(*all), compare_states);
}

static void
fill_states(
    struct ctx *c, struct collection *k, const struct item_state *all, size_t n)
{
	const struct item_state *found;

	k->states = arena_array(&c->arena, k->n, sizeof(*k->states));
	for (size_t i = 0; i < k->n; i++) {
		struct item_state *s = &k->states[i];

		found = find_state(c, all, n, k->items[i]->id);
		if (found) {
			*s = *found;
			s->item = k->items[i]->id;
			continue;
		}
		s->item = k->items[i]->id;
		s->first_met_day = s->last_day = s->counted_day = ITEM_NO_DAY;
		s->due_day = s->settled_day = s->secure_day = ITEM_NO_DAY;
		for (int j = 0; j < IDEAS_MAX; j++)
			s->idea_days[j] = ITEM_NO_DAY;
	}
}

/* -- what has changed -------------------------------------------------------
 */

/* The items that the profile's version gave; none when it cannot be read. */
static void
items_before(struct ctx *c, const struct collected *one, struct edits_input *in)
{
	const struct deck_row *row = &one->before;
	struct item *items;
	struct deck *d;

	in->had_before = one->had;
	if (!one->had)
		return;
	d = deck_load_packed(row->name, row->parsed, row->parsed_n, &c->arena);
	if (d == NULL)
		return;
	if (one->deck->base && d->extends[0])
		overlay_borrow(d, one->deck->base, &c->arena);
	deck_items(d, &c->arena, &items, &in->n_before);
	in->before = items;
}

static int
see(struct ctx *c, struct collection *k, size_t i, struct edits_input *in,
    size_t *recorded, struct err *e)
{
	const struct collected *one = &k->from[i];
	const struct item **list =
	    arena_array(&c->arena, k->n + 1, sizeof(*list));
	size_t more;

	in->deck = one->deck;
	in->n = in->n_before = 0;
	for (size_t j = 0; j < k->n; j++)
		if (strcmp(k->items[j]->deck, one->deck->name) == 0)
			list[in->n++] = k->items[j];
	in->items = list;
	in->depth = !one->changed ? EDITS_SAME
	    : one->put            ? EDITS_TAKEN
				  : EDITS_CHANGED;
	if (one->changed)
		items_before(c, one, in);
	if (edits_record(c, in, &more, e) != 0)
		return -1;
	*recorded += more;
	return 0;
}

/* With a writable store changes go into the log, and only then what was read
 * takes the place of what the profile had. */
static int
see_changes(struct ctx *c, struct collection *k, struct item_state **states,
    size_t *n, struct err *e)
{
	struct edits_input in = {.states = *states, .n_states = *n};
	size_t recorded = 0;

	for (size_t i = 0; i < k->n_decks; i++)
		if (see(c, k, i, &in, &recorded, e) != 0 ||
		    (k->from[i].put &&
			store_deck_put(c->store, &k->from[i].fresh, e) != 0))
			return -1;
	if (recorded == 0)
		return 0;
	return store_states(c->store, &c->arena, states, n, e);
}

int
collect_states(struct ctx *c, struct collection *k, struct err *e)
{
	struct item_state *all = NULL;
	size_t n = 0;

	if (c->store && store_states(c->store, &c->arena, &all, &n, e) != 0)
		return -1;
	fill_states(c, k, all, n);
	return 0;
}

int
collect_join(struct ctx *c, struct collection *k, struct err *e)
{
	struct item_state *all = NULL;
	size_t n = 0;

	if (join_overlays(c, k, e) != 0)
		return -1;
	join(c, k);
	if (c->store && store_states(c->store, &c->arena, &all, &n, e) != 0)
		return -1;
	if (c->store && (c->cmd->flags & CMD_WRITES) &&
	    see_changes(c, k, &all, &n, e) != 0)
		return -1;
	if (c->store && take_wordings(c, k, e) != 0)
		return -1;
	fill_states(c, k, all, n);
	return 0;
}
