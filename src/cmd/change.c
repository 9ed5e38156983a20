/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/edits.h"
#include "deck/idmap.h"

#define NAMED_MOST 6 /* of a line; the rest are counted */

const char *
change_name(const struct item *it, struct arena *a)
{
	if (it->kind == KIND_RECALL)
		return arena_printf(a, "%s%s%s", item_number(it),
		    it->gist && it->gist[0] ? " " : "",
		    it->gist ? it->gist : "");
	return it->id + strlen(it->deck) + 1;
}

/* What a card of the deck comes to, for whoever answered it. */
enum fate {
	FATE_KEPT,
	FATE_AGAIN,
	FATE_ANEW,
	FATE_RENAMED,
	FATE_NEW,
	FATE_BACK,
	FATE_BACK_AGAIN,
	FATE_BACK_ANEW,
	FATE_GONE,
	FATE_UNMET_CHANGED,
	FATE_UNMET_GONE,
	FATES,
};

static const struct {
	const char *one, *many;
} sentences[FATES] = {
    {"card that you have met stays as it is for you.",
	"cards that you have met stay as they are for you."},
    {"card is asked again today, since what counts in it has changed:",
	"cards are asked again today, since what counts in them has "
	"changed:"},
    {"card has been rewritten and begins anew:",
	"cards have been rewritten and begin anew:"},
    {"card has another name, and keeps its history:",
	"cards have other names, and keep their history:"},
    {"new card:", "new cards:"},
    {"card is back, as you knew it:", "cards are back, as you knew them:"},
    {"card is back, and is asked again today, since what counts in it has "
     "changed:",
	"cards are back, and are asked again today, since what counts in them "
	"has changed:"},
    {"card is back, but has been rewritten and begins anew:",
	"cards are back, but have been rewritten and begin anew:"},
    {"card that you have met is no longer in the deck; its history is kept:",
	"cards that you have met are no longer in the deck; their history "
	"is kept:"},
    {"card that you have not met yet is put differently:",
	"cards that you have not met yet are put differently:"},
    {"card that you have not met is no longer in the deck:",
	"cards that you have not met are no longer in the deck:"},
};

struct telling {
	struct ctx *c;
	const struct deck *deck; /* the new one */
	struct item_state *states;
	size_t n_states;
	struct idmap here; /* ids of the new deck */
	struct idmap
	    returned; /* what those that are back are called in the log */
	int counts[FATES];
	struct buf names[FATES];
};

static int
compare_states(const void *key, const void *s)
{
	return strcmp(key, ((const struct item_state *)s)->item);
}

/* What is known of a card that was met; NULL: nothing. */
static const struct item_state *
known(const struct telling *t, const char *id)
{
	const struct item_state *s;

	if (t->n_states == 0)
		return NULL;
	s = bsearch(store_canonical(t->c->store, id), t->states, t->n_states,
	    sizeof(*t->states), compare_states);
	return s && s->met ? s : NULL;
}

/* The same of a card that the deck did not have: not what another card of it
 * is called by now. */
static const struct item_state *
known_of_new(const struct telling *t, const struct item *it)
{
	const struct item_state *s = known(t, it->id);

	return s && strcmp(s->item, it->id) != 0 &&
		idmap_find(&t->here, s->item)
	    ? NULL
	    : s;
}

static void
count(struct telling *t, enum fate fate, const struct item *it,
    const struct item *was)
{
	struct arena *a = &t->c->arena;
	struct buf *b = &t->names[fate];

	t->counts[fate]++;
	if (fate == FATE_KEPT || t->counts[fate] > NAMED_MOST)
		return;
	buf_addf(b, "%s%s", b->n ? ", " : "", change_name(it, a));
	if (was)
		buf_addf(b, " (it was %s)", was->id + strlen(was->deck) + 1);
}

/* A card that comes back may be another than the one that went. */
static int
judge_new(struct telling *t, const struct item *it, struct err *e)
{
	const struct item_state *s = known_of_new(t, it);
	enum content_rule rule = CONTENT_COSMETIC;
	enum fate fate = FATE_BACK;
	bool differs;

	if (s == NULL) {
		count(t, FATE_NEW, it, NULL);
		return 0;
	}
	if (edits_beside(t->c, t->deck, it, s, &differs, &rule, e) != 0)
		return -1;
	if (differs && rule == CONTENT_MEANING)
		fate = FATE_BACK_AGAIN;
	else if (differs && rule == CONTENT_REWRITTEN)
		fate = FATE_BACK_ANEW;
	count(t, fate, it, NULL);
	return 0;
}

static void
judge(struct telling *t, const struct diff_item *d)
{
	bool met = known(t, d->was->id) != NULL;

	if (d->what == DIFF_GONE && idmap_find(&t->returned, d->was->id))
		return; /* back under the name that it had */
	if (!met && d->what == DIFF_GONE)
		count(t, FATE_UNMET_GONE, d->was, NULL);
	else if (!met && d->what != DIFF_KEPT)
		count(t, FATE_UNMET_CHANGED, d->now, NULL);
	if (!met)
		return;
	if (d->renamed)
		count(t, FATE_RENAMED, d->now, d->was);
	switch (d->what) {
	case DIFF_MEANING:
		count(t, FATE_AGAIN, d->now, NULL);
		break;
	case DIFF_REWRITTEN:
		count(t, FATE_ANEW, d->now, NULL);
		break;
	case DIFF_GONE:
		count(t, FATE_GONE, d->was, NULL);
		break;
	case DIFF_KEPT:
	case DIFF_COSMETIC:
		if (!d->renamed)
			count(t, FATE_KEPT, d->now, NULL);
		break;
	case DIFF_NEW:
	case DIFF_KINDS:
		break;
	}
}

/* Which of the list are back, before anything is said to be gone. */
static void
find_returned(struct telling *t, const struct diff_side *now,
    const struct diff_item *list, size_t n)
{
	const struct item_state *s;

	idmap_init(&t->here, &t->c->arena);
	idmap_init(&t->returned, &t->c->arena);
	for (size_t i = 0; i < now->n; i++)
		(void)idmap_add(&t->here, now->items[i].id, NULL, 0);
	for (size_t i = 0; i < n; i++)
		if (list[i].what == DIFF_NEW &&
		    (s = known_of_new(t, list[i].now)) != NULL)
			(void)idmap_add(&t->returned, s->item, s, 0);
}

static void
say(struct telling *t, enum fate fate)
{
	struct arena *a = &t->c->arena;
	int n = t->counts[fate];
	const char *head, *more = "";

	if (n == 0)
		return;
	head = arena_printf(
	    a, "%d %s", n, n == 1 ? sentences[fate].one : sentences[fate].many);
	if (n > NAMED_MOST)
		more = arena_printf(a, " and %d more", n - NAMED_MOST);
	if (fate == FATE_KEPT)
		term_para(&t->c->term, "", 2, STYLE_NONE, head);
	else
		term_para(&t->c->term, "", 2, STYLE_NONE,
		    arena_printf(
			a, "%s %s%s.", head, buf_str(&t->names[fate]), more));
}

int
change_tell(struct ctx *c, const struct diff_side *was,
    const struct diff_side *now, struct change *out, struct err *e)
{
	struct telling t = {.c = c, .deck = now->deck};
	struct diff_item *list;
	size_t n;
	int r = 0;

	memset(out, 0, sizeof(*out));
	if (store_states(c->store, &c->arena, &t.states, &t.n_states, e) != 0)
		return -1;
	deck_diff(was, now, &c->arena, &list, &n);
	find_returned(&t, now, list, n);
	for (size_t i = 0; i < n && r == 0; i++) {
		out->differ += list[i].what != DIFF_KEPT || list[i].renamed;
		if (list[i].what == DIFF_NEW)
			r = judge_new(&t, list[i].now, e);
		else
			judge(&t, &list[i]);
	}
	out->lost = t.counts[FATE_GONE] + t.counts[FATE_ANEW] +
	    t.counts[FATE_BACK_ANEW];
	if (r == 0 && out->differ > 0)
		for (int fate = 0; fate < FATES; fate++)
			say(&t, (enum fate)fate);
	for (int fate = 0; fate < FATES; fate++)
		buf_release(&t.names[fate]);
	return r;
}
