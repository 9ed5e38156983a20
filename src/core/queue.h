/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_QUEUE_H
#define CORE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/fold.h"
#include "core/item.h"

/*
 * queue: what today holds. A plan is a view of all states and today; it is
 * never stored in an item's due (lt3.7). Pure.
 */

#define SESSION_QUESTIONS 20 /* no session asks more (lt3.4) */
#define FIRST_SESSION_TRIES 10
#define NEW_OF_SECTION 2 /* a day, the first session excepted */
#define NEW_REPLIES 2 /* first replies to misconceptions a day, beside them */
#define OTHERS_BETWEEN 3 /* questions between reading and recall (lt4.7) */
#define GATE_DAYS 21 /* a gate opens anyway after that (lt3.6) */

enum entry_kind {
	ENTRY_DUE, /* a scheduled recall */
	ENTRY_FIRST, /* read already, not yet recalled: its first recall */
	ENTRY_TRY, /* first meeting with a statement */
	ENTRY_MEET, /* first meeting with an item of another kind: no try */
};

struct entry {
	int item; /* index into the items */
	enum entry_kind kind;
	double forecast; /* retrievability now; 0 for new ones */
};

struct plan_input {
	struct item *const *items;
	const struct item_state *states; /* parallel; met false if unknown */
	size_t n;
	const struct rules *rules;
	int32_t today;
	int minutes; /* the budget */
	int questions; /* at most so many; 0: SESSION_QUESTIONS */
	int new_wanted; /* new items that today still allows */
	int new_a_day; /* the setting, to judge whether the date is reachable */
	bool first_session;
	int32_t date; /* of the assessment; ITEM_NO_DAY */
	const char *section; /* only this one; NULL: all */
};

struct plan {
	struct entry *list; /* in the order to ask; from the arena */
	size_t n;
	int due, first, tries; /* in the list; tries: all first meetings */
	int waiting; /* due in all, planned or not */
	int seconds; /* expected for the list */
};

void plan_make(const struct plan_input *in, struct arena *a, struct plan *out);

/* Adds an entry to a plan; its list must have room. */
void plan_add(struct plan *out, const struct plan_input *in, struct entry e);

/* May this new item be met today? (lt3.6: every builds-on settled at some
 * time, or paused or missing; or GATE_DAYS after the last was first met; or
 * the date would otherwise come first; and not before its `opens`.) */
bool plan_gate_open(const struct plan_input *in, int item);

/* Seconds that a question is expected to take: starting points, to be refitted
 * on logs. */
int plan_seconds(enum entry_kind kind, int level);

/* Of all items: due on `day` or before, not paused. */
int plan_due_on(const struct plan_input *in, int32_t day);

/* Retrievability of an item today, 0 when never counted. */
double plan_forecast(const struct plan_input *in, int item);

#endif
