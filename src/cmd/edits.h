/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_EDITS_H
#define CMD_EDITS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/cmd.h"
#include "core/content.h"
#include "core/item.h"
#include "deck/deck.h"

/*
 * edits: what a deck that is read now does to the history of its items. Each
 * change is one event, appended where it is first seen: `content` with the rule
 * of core/content, `rename` for a `was:`; and `content` events that move
 * nothing and tell that an item is new, gone, or back. Without a change nothing
 * is read but states, and nothing written.
 *
 * A content whose hash differs from what was last asked is a change, unless the
 * log says that the other came after it: then the deck here is the older one,
 * and its newer version was seen on another computer.
 */

enum edits_depth {
	EDITS_SAME, /* the deck is what it was when last read here */
	EDITS_CHANGED, /* other texts than those kept in this profile */
	EDITS_TAKEN, /* … and it takes their place: what is new, gone, back */
};

struct edits_input {
	const struct deck *deck; /* with its base, if it is an overlay */
	const struct item *const *items; /* all its items */
	size_t n;
	/* All states of the store, by item. */
	const struct item_state *states;
	size_t n_states;
	enum edits_depth depth;
	/* What the profile had before under that name; NULL: nothing. */
	const struct item *before;
	size_t n_before;
	bool had_before;
};

/* Finds and appends; *recorded counts the events. */
int edits_record(struct ctx *c, const struct edits_input *in, size_t *recorded,
    struct err *e);
/* An item of a deck that may be added beside what was last answered of it.
 * *differs: its content is another, and *rule is what adding it comes to. */
int edits_beside(struct ctx *c, const struct deck *d, const struct item *it,
    const struct item_state *s, bool *differs, enum content_rule *rule,
    struct err *e);
/* All items of a deck that leaves the profile: gone. *gone counts those that
 * were met. */
int edits_leave(struct ctx *c, const char *deck, size_t *gone, struct err *e);

/* One `content` event, read. */
struct edits_content {
	const char *id;
	const char *item; /* by the name of today */
	const char *old, *new, *rule;
	int64_t at_ms;
	int zone_min;
};

/* Those of the log, newest first, from c->arena. */
int edits_contents(
    struct ctx *c, struct edits_content **out, size_t *n, struct err *e);

#endif
