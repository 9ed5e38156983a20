/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/news.h"

#include <string.h>

#include "base/date.h"
#include "cmd/edits.h"
#include "core/say.h"
#include "deck/idmap.h"
#include "deck/items.h"

#define MONTH_DAYS 28

const char *
news_since(struct arena *a, int32_t day, int32_t today)
{
	const char *words = date_day_words(a, day, today);
	const char *space = strchr(words, ' ');

	return today - day >= MONTH_DAYS && space ? space + 1 : words;
}

enum sort { CHANGED, NEW, GONE, BACK, SORTS, NOTHING = SORTS };

static enum sort
sort_of(const char *rule)
{
	if (strcmp(rule, "meaning") == 0 || strcmp(rule, "rewritten") == 0)
		return CHANGED;
	return strcmp(rule, "new") == 0 ? NEW
	    : strcmp(rule, "gone") == 0 ? GONE
	    : strcmp(rule, "back") == 0 ? BACK
					: NOTHING;
}

struct reading {
	struct ctx *c;
	const struct collection *k;
	struct edits_content *list; /* newest first */
	size_t n;
	struct idmap items; /* id -> index */
	struct idmap seen;
};

/* -- how many ----------------------------------------------------------------
 */

static bool
is_of_decks(const struct collection *k, const char *item)
{
	size_t n = strcspn(item, ":");

	for (size_t i = 0; i < k->n_decks; i++)
		if (strlen(k->decks[i]->name) == n &&
		    strncmp(k->decks[i]->name, item, n) == 0)
			return true;
	return false;
}

/* An item counts by the newest of its events; what went and came back, or came
 * and went, is no news. */
static void
count(struct reading *r, int64_t after_ms, int *counts)
{
	const char *item;
	enum sort sort;
	bool here;

	for (size_t i = 0; i < r->n && r->list[i].at_ms > after_ms; i++) {
		item = r->list[i].item;
		sort = sort_of(r->list[i].rule);
		here = idmap_find(&r->items, item) != NULL;
		if (sort == NOTHING || here == (sort == GONE) ||
		    !is_of_decks(r->k, item) ||
		    idmap_add(&r->seen, item, item, 0) != NULL)
			continue;
		counts[sort]++;
	}
}

static void
say_lines(struct reading *r, const int *counts, int32_t since, struct news *out)
{
	static const enum say one[] = {SAY_NEWS_CHANGED_ONE, SAY_NEWS_NEW_ONE,
	    SAY_NEWS_GONE_ONE, SAY_NEWS_BACK_ONE};
	static const enum say many[] = {
	    SAY_NEWS_CHANGED, SAY_NEWS_NEW, SAY_NEWS_GONE, SAY_NEWS_BACK};
	struct arena *a = &r->c->arena;
	const char *when = news_since(a, since, ctx_today(r->c));

	out->lines = arena_array(a, SORTS, sizeof(*out->lines));
	for (int i = 0; i < SORTS; i++)
		if (counts[i] > 0)
			out->lines[out->n_lines++] =
			    say(a, counts[i] == 1 ? one[i] : many[i],
				say_number(a, counts[i]), when, NULL, NULL);
}

/* The last session but the one that may go on: when it began. */
static int
last_session(struct ctx *c, int64_t *at_ms, int32_t *day, struct err *e)
{
	struct event *ev;
	size_t n;

	*at_ms = -1;
	if (store_recent(c->store, EV_SESSION, 2, &c->arena, &ev, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (ev[i].ref[0])
			continue; /* an end */
		*at_ms = ev[i].at_ms;
		*day = rules_day(
		    store_rules(c->store), ev[i].at_ms, ev[i].zone_min);
		break;
	}
	return 0;
}

/* -- which ------------------------------------------------------------------
 */

/* What it was is kept under the old hash. */
static int
take_texts(struct reading *r, const struct edits_content *c,
    const struct item *it, struct session_change *to, struct err *e)
{
	const char *snapshot;
	struct item was;
	bool found;

	to->before = to->after = "";
	if (store_version(r->c->store, it->id, c->old, &r->c->arena, &snapshot,
		&found, e) != 0)
		return -1;
	if (found && deck_snapshot_read(it->id, snapshot, &r->c->arena, &was))
		content_texts(&was, it, &r->c->arena, &to->before, &to->after);
	return 0;
}

/* Was it answered since? The day tells, but for answers of that very day. */
static int
was_answered(struct reading *r, const struct edits_content *c,
    const struct item_state *s, bool *answered, struct err *e)
{
	int32_t day =
	    rules_day(store_rules(r->c->store), c->at_ms, c->zone_min);
	struct folded f;

	*answered = s->last_day != ITEM_NO_DAY && s->last_day > day;
	if (s->last_day != day)
		return 0;
	if (store_folded(r->c->store, s->item, &r->c->arena, &f, e) != 0)
		return -1;
	for (size_t i = 0; i < f.n; i++)
		*answered = *answered || f.reviews[i].at_ms > c->at_ms ||
		    (f.reviews[i].at_ms == c->at_ms &&
			strcmp(f.reviews[i].id, c->id) > 0);
	return 0;
}

/* Items whose newest change was no matter of words, and which nobody answered
 * since. */
static int
find_changes(struct reading *r, struct news *out, struct err *e)
{
	const struct idmap_slot *slot;
	struct idmap seen;
	bool answered;

	idmap_init(&seen, &r->c->arena);
	out->changes =
	    arena_array(&r->c->arena, r->n + 1, sizeof(*out->changes));
	for (size_t i = 0; i < r->n; i++) {
		const struct edits_content *c = &r->list[i];
		struct session_change *to = &out->changes[out->n_changes];

		slot = idmap_find(&r->items, c->item);
		if (slot == NULL || sort_of(c->rule) != CHANGED ||
		    idmap_add(&seen, c->item, c, 0) != NULL ||
		    strcmp(r->k->items[slot->number]->hash, c->new) != 0)
			continue;
		if (was_answered(
			r, c, &r->k->states[slot->number], &answered, e) != 0)
			return -1;
		if (answered)
			continue;
		to->item = r->k->items[slot->number];
		to->rewritten = strcmp(c->rule, "rewritten") == 0;
		if (take_texts(r, c, to->item, to, e) != 0)
			return -1;
		out->n_changes++;
	}
	return 0;
}

int
news_read(
    struct ctx *c, const struct collection *k, struct news *out, struct err *e)
{
	struct reading r = {.c = c, .k = k};
	int counts[SORTS] = {0};
	int64_t after_ms;
	int32_t since = 0;

	memset(out, 0, sizeof(*out));
	if (edits_contents(c, &r.list, &r.n, e) != 0)
		return -1;
	if (r.n == 0)
		return 0;
	idmap_init(&r.items, &c->arena);
	idmap_init(&r.seen, &c->arena);
	for (size_t i = 0; i < k->n; i++)
		(void)idmap_add(&r.items, k->items[i]->id, k->items[i], (int)i);
	if (last_session(c, &after_ms, &since, e) != 0)
		return -1;
	if (after_ms >= 0)
		count(&r, after_ms, counts);
	say_lines(&r, counts, since, out);
	return find_changes(&r, out, e);
}
