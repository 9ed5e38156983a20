/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/gone.h"

#include <string.h>

#include "base/date.h"
#include "cmd/edits.h"
#include "deck/items.h"

/* Is `what` the item's id, with or without the deck; or its owner, by id or by
 * its number, which stands for the recall, or the scene? */
static bool
is_named(const char *id, const char *what)
{
	const char *rest = strchr(id, ':'), *kind;
	size_t n, digits;

	if (strcmp(id, what) == 0)
		return true;
	if (rest == NULL)
		return false;
	if (strchr(what, ':')) {
		n = (size_t)(rest - id) + 1;
		if (strncmp(what, id, n) != 0)
			return false;
		what += n;
	}
	rest++;
	if (strcmp(rest, what) == 0)
		return true;
	kind = strchr(rest, '/');
	if (kind == NULL ||
	    (strcmp(kind, "/recall") != 0 && strcmp(kind, "/spot") != 0))
		return false;
	n = (size_t)(kind - rest);
	digits = strcspn(rest, "0123456789");
	return (strlen(what) == n && strncmp(rest, what, n) == 0) ||
	    (digits < n && strlen(what) == n - digits &&
		strncmp(rest + digits, what, n - digits) == 0);
}

static bool
is_here(const struct collection *k, const char *id)
{
	for (size_t i = 0; i < k->n; i++)
		if (strcmp(k->items[i]->id, id) == 0)
			return true;
	return false;
}

/* The day it went, ITEM_NO_DAY when nobody saw it go. */
static int
find_day(struct ctx *c, const char *id, int32_t *day, struct err *e)
{
	struct edits_content *list;
	size_t n;

	*day = ITEM_NO_DAY;
	if (edits_contents(c, &list, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].item, id) == 0 &&
		    strcmp(list[i].rule, "gone") == 0) {
			*day = rules_day(store_rules(c->store), list[i].at_ms,
			    list[i].zone_min);
			break;
		}
	return 0;
}

static int
tell(struct ctx *c, const struct item_state *s, struct err *e)
{
	struct arena *a = &c->arena;
	const char *snapshot, *text = "";
	struct item was;
	int32_t day;
	bool found;

	if (find_day(c, s->item, &day, e) != 0 ||
	    store_version(
		c->store, s->item, s->hash, a, &snapshot, &found, e) != 0)
		return -1;
	if (found && deck_snapshot_read(s->item, snapshot, a, &was))
		text = was.scene[0] ? was.scene
		    : was.says[0]   ? was.says
				    : was.text;
	term_para(&c->term, "", 0, STYLE_HEAD,
	    arena_printf(a, "%s is no longer in the deck%s%s.", s->item,
		day == ITEM_NO_DAY ? "" : ", since ",
		day == ITEM_NO_DAY ? ""
				   : date_day_words(a, day, ctx_today(c))));
	if (text[0])
		term_para(&c->term, "", 0, STYLE_NONE, text);
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(a,
		"It is not asked, and its history is kept: %d answer%s%s. It "
		"comes back as it was when the deck holds it again.",
		s->n_reviews, s->n_reviews == 1 ? "" : "s",
		s->s.stability > 0
		    ? arena_printf(a, ", stability %.1f days", s->s.stability)
		    : ""));
	return 0;
}

int
gone_tell(struct ctx *c, const struct collection *k, const char *what,
    bool *found, struct err *e)
{
	struct item_state *states;
	size_t n;

	*found = false;
	if (c->store == NULL)
		return 0;
	if (store_states(c->store, &c->arena, &states, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!is_named(states[i].item, what) ||
		    is_here(k, states[i].item))
			continue;
		*found = true;
		return tell(c, &states[i], e);
	}
	return 0;
}
