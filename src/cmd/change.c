/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

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
	struct item_state *states;
	size_t n_states;
	int counts[FATES];
	struct buf names[FATES];
};

static int
compare_states(const void *key, const void *s)
{
	return strcmp(key, ((const struct item_state *)s)->item);
}

static bool
is_met(const struct telling *t, const char *id)
{
	const struct item_state *s;

	if (t->n_states == 0)
		return false;
	s = bsearch(store_canonical(t->c->store, id), t->states, t->n_states,
	    sizeof(*t->states), compare_states);
	return s && s->met;
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

static void
judge(struct telling *t, const struct diff_item *d)
{
	bool met = is_met(t, d->was ? d->was->id : d->now->id);

	if (d->what == DIFF_NEW)
		count(t, met ? FATE_BACK : FATE_NEW, d->now, NULL);
	if (!met && d->what == DIFF_GONE)
		count(t, FATE_UNMET_GONE, d->was, NULL);
	else if (!met && d->what != DIFF_NEW && d->what != DIFF_KEPT)
		count(t, FATE_UNMET_CHANGED, d->now, NULL);
	if (!met || d->what == DIFF_NEW)
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
	struct telling t = {.c = c};
	struct diff_item *list;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (store_states(c->store, &c->arena, &t.states, &t.n_states, e) != 0)
		return -1;
	deck_diff(was, now, &c->arena, &list, &n);
	for (size_t i = 0; i < n; i++) {
		out->differ += list[i].what != DIFF_KEPT || list[i].renamed;
		judge(&t, &list[i]);
	}
	out->lost = t.counts[FATE_GONE] + t.counts[FATE_ANEW];
	if (out->differ > 0)
		for (int fate = 0; fate < FATES; fate++)
			say(&t, (enum fate)fate);
	for (int fate = 0; fate < FATES; fate++)
		buf_release(&t.names[fate]);
	return 0;
}
