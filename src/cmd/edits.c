/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/edits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "deck/idmap.h"
#include "deck/items.h"

#define CONTENTS_MOST 100000 /* the newest of them are looked at */

struct finding {
	struct ctx *c;
	const struct edits_input *in;
	const struct item_state *states; /* all, by item */
	size_t n_states;
	bool learning; /* some of them are of this deck */
	bool names; /* items may have had other names */
	enum edits_depth depth;
	bool read; /* the contents below were */
	struct edits_content *contents; /* newest first */
	size_t n_contents;
	struct idmap ids; /* of the items of the deck as it is now */
	struct idmap before; /* … and as it was */
	struct idmap called; /* what the log calls them */
	struct idmap renamed; /* names given up in this run */
	struct event *ev;
	size_t n, cap;
};

/* -- what the log has of it -------------------------------------------------
 */

int
edits_contents(
    struct ctx *c, struct edits_content **out, size_t *n, struct err *e)
{
	struct arena *a = &c->arena;
	struct err why = ERR_INIT;
	struct event *ev;
	struct js *body;

	if (store_recent(c->store, EV_CONTENT, CONTENTS_MOST, a, &ev, n, e) !=
	    0)
		return -1;
	*out = arena_array(a, *n + 1, sizeof(**out));
	for (size_t i = 0; i < *n; i++) {
		struct edits_content *one = &(*out)[i];

		body = js_parse(ev[i].body, strlen(ev[i].body), &why);
		one->id = arena_strdup(a, ev[i].id);
		one->item = store_canonical(c->store, ev[i].item);
		one->old = arena_strdup(a, js_text(js_get(body, "old"), ""));
		one->new = arena_strdup(a, js_text(js_get(body, "new"), ""));
		one->rule = arena_strdup(a, js_text(js_get(body, "rule"), ""));
		one->at_ms = ev[i].at_ms;
		one->zone_min = ev[i].zone_min;
		js_free(body);
	}
	return 0;
}

static int
need_contents(struct finding *f, struct err *e)
{
	if (f->read)
		return 0;
	f->read = true;
	return edits_contents(f->c, &f->contents, &f->n_contents, e);
}

static bool
is_rule(const struct edits_content *c, const char *rule)
{
	return strcmp(c->rule, rule) == 0;
}

static bool
is_gone(const struct finding *f, const char *item)
{
	for (size_t i = 0; i < f->n_contents; i++)
		if (strcmp(f->contents[i].item, item) == 0 &&
		    (is_rule(&f->contents[i], "gone") ||
			is_rule(&f->contents[i], "back")))
			return is_rule(&f->contents[i], "gone");
	return false;
}

static bool
has_pair(
    const struct finding *f, const char *item, const char *old, const char *new)
{
	for (size_t i = 0; i < f->n_contents; i++)
		if (strcmp(f->contents[i].item, item) == 0 &&
		    strcmp(f->contents[i].old, old) == 0 &&
		    strcmp(f->contents[i].new, new) == 0)
			return true;
	return false;
}

#define CHAIN_MOST 64

/* Do changes of the item lead from one content to the other? */
static bool
leads(
    const struct finding *f, const char *item, const char *from, const char *to)
{
	const char *reached[CHAIN_MOST];
	int n = 0;

	reached[n++] = from;
	for (int i = 0; i < n; i++)
		for (size_t k = 0; k < f->n_contents; k++) {
			const struct edits_content *c = &f->contents[k];
			int j = 0;

			if (c->new[0] == '\0' || strcmp(c->item, item) != 0 ||
			    strcmp(c->old, reached[i]) != 0)
				continue;
			if (strcmp(c->new, to) == 0)
				return true;
			while (j < n && strcmp(reached[j], c->new) != 0)
				j++;
			if (j == n && n < CHAIN_MOST)
				reached[n++] = c->new;
		}
	return false;
}

static int
compare_states(const void *key, const void *s)
{
	return strcmp(key, ((const struct item_state *)s)->item);
}

static const struct item_state *
state_of(const struct finding *f, const char *item)
{
	return f->n_states == 0 ? NULL
				: bsearch(item, f->states, f->n_states,
				      sizeof(*f->states), compare_states);
}

/* -- what is to be written --------------------------------------------------
 */

static void
put(struct finding *f, enum event_type type, const char *item, struct js *body)
{
	struct buf b = BUF_INIT;
	struct event *ev;

	f->ev = arena_grow(&f->c->arena, f->ev, f->n, &f->cap, sizeof(*f->ev));
	ev = &f->ev[f->n++];
	*ev = ctx_event(f->c, type);
	js_write(body, &b);
	js_free(body);
	ev->item = item;
	ev->body = arena_strdup(&f->c->arena, buf_str(&b));
	buf_release(&b);
}

static void
put_content(struct finding *f, const char *item, const char *old,
    const char *new, const char *rule)
{
	struct js *j = js_new_object();

	js_set_text(j, "old", old);
	js_set_text(j, "new", new);
	js_set_text(j, "rule", rule);
	put(f, EV_CONTENT, item, j);
}

static int
keep_now(struct finding *f, const struct item *it, struct err *e)
{
	struct buf b = BUF_INIT;
	int r;

	deck_snapshot_json(it, &b);
	r = store_keep_version(f->c->store, it->id, it->hash, buf_str(&b), e);
	buf_release(&b);
	return r;
}

/* What an item was when it had this hash: as it was kept with its answers
 * under one of its names, else as the deck had it before. */
static int
find_version(struct finding *f, const struct item *it, const char *name,
    const char *hash, struct item *out, bool *found, struct err *e)
{
	const char *names[FORMER_MAX + 2] = {name, it->id}, *snapshot;
	int n = 2 + deck_former_ids(f->in->deck, it, &f->c->arena, names + 2);

	*found = false;
	for (int i = 0; i < n && !*found; i++) {
		if (store_version(f->c->store, names[i], hash, &f->c->arena,
			&snapshot, found, e) != 0)
			return -1;
		*found = *found &&
		    deck_snapshot_read(it->id, snapshot, &f->c->arena, out);
	}
	for (size_t i = 0; !*found && i < f->in->n_before; i++)
		if (strcmp(f->in->before[i].hash, hash) == 0 &&
		    f->in->before[i].kind == it->kind) {
			*out = f->in->before[i];
			*found = true;
		}
	return 0;
}

/* What a statement was called is what it is called: a scene that calls for it
 * says the same as before. */
static void
rename_uses(struct finding *f, const struct item *it, struct item *was)
{
	struct arena *a = &f->c->arena;
	const char **list =
	    arena_array(a, (size_t)was->n_uses + 1, sizeof(*list));
	const struct idmap_slot *slot;
	const char *name, *owner;

	for (int i = 0; i < was->n_uses; i++) {
		name = arena_printf(
		    a, "%s:%s/recall", item_home(it), was->uses[i]);
		slot = idmap_find(&f->renamed, name);
		name = slot ? slot->value : store_canonical(f->c->store, name);
		owner = strchr(name, ':') + 1;
		list[i] = arena_strndup(a, owner, strcspn(owner, "/"));
	}
	was->uses = list;
}

/* The content that an item has now beside the one that was asked last.
 * *differs: it is another, and *rule says how. */
static int
judge(struct finding *f, const struct item *it, const struct item_state *s,
    bool *differs, enum content_rule *rule, struct err *e)
{
	struct item was;
	bool found;

	*differs = false;
	if (s->hash[0] == '\0' || strcmp(s->hash, it->hash) == 0)
		return 0;
	if (need_contents(f, e) != 0)
		return -1;
	if (has_pair(f, s->item, s->hash, it->hash) ||
	    (f->depth == EDITS_SAME && leads(f, s->item, it->hash, s->hash)))
		return 0;
	if (find_version(f, it, s->item, s->hash, &was, &found, e) != 0)
		return -1;
	if (!found)
		return 0; /* nothing can be said; its memory stays */
	rename_uses(f, it, &was);
	*differs = true;
	*rule = content_judge(&was, it);
	return 0;
}

static int
find_content(struct finding *f, const struct item *it,
    const struct item_state *s, struct err *e)
{
	enum content_rule rule;
	bool differs;

	if (judge(f, it, s, &differs, &rule, e) != 0)
		return -1;
	if (!differs)
		return 0;
	put_content(f, it->id, s->hash, it->hash, content_rule_name(rule));
	return keep_now(f, it, e);
}

/* -- names ------------------------------------------------------------------
 */

/* "list/memory" of npqlt:s3/list/memory. */
static const char *
inside(const char *id)
{
	const char *p = strchr(id, '/');

	return p ? p + 1 : "";
}

/* A list that moved to another section of its deck, by its name. */
static const struct item_state *
find_moved(const struct finding *f, const struct item *it)
{
	size_t n = strlen(it->deck) + 1;

	if (it->kind != KIND_LIST || !strchr(inside(it->id), '/'))
		return NULL;
	for (size_t i = 0; i < f->n_states; i++) {
		const char *id = f->states[i].item;

		if (strncmp(id, it->id, n) == 0 &&
		    strcmp(inside(id), inside(it->id)) == 0 &&
		    idmap_find(&f->ids, id) == NULL)
			return &f->states[i];
	}
	return NULL;
}

static const struct item_state *
find_former(struct finding *f, const struct item *it)
{
	const char *ids[FORMER_MAX];
	int n = deck_former_ids(f->in->deck, it, &f->c->arena, ids);
	const struct item_state *s = NULL;

	if (f->depth == EDITS_SAME &&
	    strcmp(store_canonical(f->c->store, it->id), it->id) != 0)
		return NULL; /* given up since, on another computer */
	for (int i = 0; i < n && s == NULL; i++)
		if (idmap_find(&f->ids, ids[i]) == NULL)
			s = state_of(f, ids[i]);
	if (s == NULL && f->depth != EDITS_SAME)
		s = find_moved(f, it);
	return s && idmap_find(&f->renamed, s->item) == NULL ? s : NULL;
}

/* What the item is called in the log, when it comes back under a name that it
 * gave up. A deck that had that name all along is only an older one. */
static const struct item_state *
find_given_back(struct finding *f, const struct item *it)
{
	const char *called = store_canonical(f->c->store, it->id);

	if (f->depth != EDITS_TAKEN || strcmp(called, it->id) == 0 ||
	    idmap_find(&f->ids, called) || idmap_find(&f->renamed, called) ||
	    idmap_find(&f->before, it->id) ||
	    (!f->in->had_before && !is_gone(f, called)))
		return NULL;
	return state_of(f, called);
}

static void
put_rename(struct finding *f, const char *old, const char *new)
{
	struct js *j = js_new_object();

	js_set_text(j, "old", old);
	js_set_text(j, "new", new);
	put(f, EV_RENAME, old, j);
	(void)idmap_add(&f->renamed, old, new, 0);
}

/* -- one deck ---------------------------------------------------------------
 */

/* What was there, and what was not, when the deck takes a place. */
static void
find_presence(struct finding *f, const struct item *it,
    const struct item_state *s, bool given_back)
{
	if (f->depth != EDITS_TAKEN)
		return;
	if (s && (given_back || is_gone(f, s->item)))
		put_content(f, it->id, "", "", "back");
	else if (s == NULL && f->learning && f->in->had_before &&
	    idmap_find(&f->before, it->id) == NULL)
		put_content(f, it->id, "", "", "new");
}

static int
look_at(struct finding *f, const struct item *it, struct err *e)
{
	const struct item_state *s = state_of(f, it->id);
	bool given_back = false;

	if (f->depth == EDITS_TAKEN && need_contents(f, e) != 0)
		return -1;
	if (s == NULL && f->names && (s = find_former(f, it)) != NULL) {
		put_rename(f, s->item, it->id);
	} else if (s == NULL && (s = find_given_back(f, it)) != NULL) {
		put_rename(f, s->item, it->id);
		given_back = true;
	}
	find_presence(f, it, s, given_back);
	return s ? find_content(f, it, s, e) : 0;
}

static bool
is_of(const char *item, const char *deck)
{
	size_t n = strlen(deck);

	return strncmp(item, deck, n) == 0 && item[n] == ':';
}

static int
find_gone(struct finding *f, const char *deck, size_t *gone, struct err *e)
{
	if (need_contents(f, e) != 0)
		return -1;
	for (size_t i = 0; i < f->n_states; i++) {
		const struct item_state *s = &f->states[i];

		if (!is_of(s->item, deck) || !s->met ||
		    idmap_find(&f->ids, s->item) ||
		    idmap_find(&f->called, s->item) ||
		    idmap_find(&f->renamed, s->item) || is_gone(f, s->item))
			continue;
		put_content(f, s->item, s->hash, "", "gone");
		(*gone)++;
	}
	return 0;
}

static void
begin(struct finding *f, struct ctx *c, const struct edits_input *in)
{
	memset(f, 0, sizeof(*f));
	f->c = c;
	f->in = in;
	f->states = in->states;
	f->n_states = in->n_states;
	idmap_init(&f->ids, &c->arena);
	idmap_init(&f->called, &c->arena);
	idmap_init(&f->renamed, &c->arena);
	idmap_init(&f->before, &c->arena);
}

int
edits_record(struct ctx *c, const struct edits_input *in, size_t *recorded,
    struct err *e)
{
	struct finding f;
	size_t gone = 0;

	*recorded = 0;
	if (in->n_states == 0)
		return 0;
	begin(&f, c, in);
	f.depth = in->depth;
	if (in->deck->extends[0] && in->deck->base == NULL &&
	    f.depth == EDITS_TAKEN)
		f.depth = EDITS_CHANGED; /* half of it cannot be seen */
	f.names = f.depth != EDITS_SAME || deck_has_former(in->deck);
	for (size_t i = 0; f.names && i < in->n; i++)
		(void)idmap_add(&f.ids, in->items[i]->id, in->items[i], 0);
	for (size_t i = 0; f.depth == EDITS_TAKEN && i < in->n; i++)
		(void)idmap_add(&f.called,
		    store_canonical(c->store, in->items[i]->id), NULL, 0);
	for (size_t i = 0; i < in->n_before; i++)
		(void)idmap_add(&f.before, in->before[i].id, in->before, 0);
	for (size_t i = 0; i < in->n_states && !f.learning; i++)
		f.learning = is_of(in->states[i].item, in->deck->name);
	for (size_t i = 0; i < in->n; i++)
		if (look_at(&f, in->items[i], e) != 0)
			return -1;
	if (f.depth == EDITS_TAKEN &&
	    find_gone(&f, in->deck->name, &gone, e) != 0)
		return -1;
	*recorded = f.n;
	return store_append(c->store, f.ev, f.n, NULL, e);
}

int
edits_beside(struct ctx *c, const struct deck *d, const struct item *it,
    const struct item_state *s, bool *differs, enum content_rule *rule,
    struct err *e)
{
	const struct edits_input in = {.deck = d};
	struct finding f;

	begin(&f, c, &in);
	f.depth = EDITS_TAKEN;
	return judge(&f, it, s, differs, rule, e);
}

int
edits_leave(struct ctx *c, const char *deck, size_t *gone, struct err *e)
{
	struct edits_input none = {.n = 0};
	struct item_state *states;
	struct finding f;

	*gone = 0;
	if (store_states(c->store, &c->arena, &states, &none.n_states, e) != 0)
		return -1;
	none.states = states;
	begin(&f, c, &none);
	if (find_gone(&f, deck, gone, e) != 0)
		return -1;
	return store_append(c->store, f.ev, f.n, NULL, e);
}
