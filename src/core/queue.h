/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_QUEUE_H
#define CORE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/dayoff.h"
#include "core/fold.h"
#include "core/item.h"

/*
 * queue: what today holds. A plan is a view of all states and today; it is
 * never stored in an item's due (lt3.7). Pure.
 */

#define SESSION_QUESTIONS 20 /* no session asks more (lt3.4) */
#define FIRST_SESSION_TRIES 10
#define NEW_OF_SECTION 2 /* a day, the first session excepted */
#define NEW_OTHERS \
	2 /* first refute, because, list, steps a day, beside them \
	   */
#define OTHERS_SHARE 4 /* due ones of other kinds: 1 in 4 before new ones */
#define OTHERS_BETWEEN 3 /* questions between reading and recall (lt4.7) */
#define FIX_SECONDS 35 /* said back, and asked again */
#define GATE_DAYS 21 /* a gate opens anyway after that (lt3.6) */

enum entry_kind {
	ENTRY_DUE, /* a scheduled recall */
	ENTRY_FIRST, /* read already, not yet recalled: its first recall */
	ENTRY_TRY, /* first meeting with a statement */
	ENTRY_MEET, /* first meeting with an item of another kind: no try */
	ENTRY_EXAMPLE, /* a worked example: its last steps are asked (lt3.9) */
	ENTRY_FIX, /* what was missing, asked again (lt5.8); not counted */
	ENTRY_PART, /* one idea of an item that is broken down (lt5.6) */
	ENTRY_PRACTICE, /* asked for its own sake; not counted (lt9.12) */
	ENTRY_TEST, /* no help, no feedback until the end; not counted */
};

struct entry {
	int item; /* index into the items */
	enum entry_kind kind;
	double forecast; /* retrievability now; 0 for new ones */
};

/* After an absence (lt3.7): clear what waits before new ones come, or let the
 * best-known wait and go on. */
enum catch_up { CATCH_UP_CLEAR, CATCH_UP_WAIT };

struct plan_input {
	struct item *const *items;
	const struct item_state *states; /* parallel; met false if unknown */
	size_t n;
	const struct rules *rules;
	int32_t today;
	int minutes; /* the budget */
	int questions; /* at most so many; 0: SESSION_QUESTIONS */
	int new_wanted; /* new items that today still allows */
	double misses; /* share of the last due answers, 0 … 1; 0: unknown */
	int fewer_others; /* of NEW_OTHERS: so many less, after a poor run */
	int new_a_day; /* the setting, to judge whether the date is reachable */
	bool first_session;
	int32_t date; /* of the assessment; ITEM_NO_DAY */
	const char *section; /* only this one; NULL: all */
	const char *deck; /* only its own items; NULL: all */
	enum catch_up catch_up;
	const struct days_off *off; /* NULL: none */
};

struct plan {
	struct entry *list; /* in the order to ask; from the arena */
	size_t n;
	/* In the list; each entry is counted once. tries: first meetings with
	 * anything but a case; cases: new, worked, alone or due. */
	int due, first, tries, fixes, cases;
	int waiting; /* due in all, planned or not */
	int later; /* of those: not planned */
	int seconds; /* expected for the list, and for what is asked again */
	/* More is due than a day holds: in so many days (days off left out)
	 * nothing waits any more; 0: all fits today. per_day: of what waits,
	 * taken today */
	int days_to_clear, per_day;
};

void plan_make(const struct plan_input *in, struct arena *a, struct plan *out);

/* Adds an entry to a plan; its list must have room. */
void plan_add(struct plan *out, const struct plan_input *in, struct entry e);

/* What asking this item now would be: first meeting, worked example, first
 * recall or scheduled recall. */
enum entry_kind plan_kind_now(const struct plan_input *in, int item);

/* May this new item be met today? core/gate says why. */
bool plan_gate_open(const struct plan_input *in, int item);

/* Seconds that a question is expected to take: starting points, to be refitted
 * on logs. plan_seconds: of a statement. */
int plan_seconds(enum entry_kind kind, int level);
int plan_seconds_of(enum entry_kind entry, enum kind kind, int level);
/* Of an entry as it would be asked, the recall of a new statement included. */
int plan_entry_seconds(const struct plan_input *in, struct entry e);

/* Is an idea of it owed from an earlier session, and no due question coming
 * that asks it anyway? (lt5.8) */
bool plan_is_owed(const struct item_state *s, int32_t today);

/* New statements that today may hold; backlog: more is due than fits. */
int plan_new_allowed(const struct plan_input *in, bool backlog);

/* What asking a due item now is worth: (1 - forecast) per expected second
 * (lt5.11; Eglington & Pavlik 2020). */
double plan_value(const struct plan_input *in, struct entry e);
/* How likely it is that something will be missing from a due answer, and asked
 * again today: by the forecast, or by how it went lately, whichever is more
 * (lt5.8). */
double plan_miss(const struct plan_input *in, struct entry e);
/* Is e a better last question than `best` (NULL: none yet)? The due item that
 * is likeliest to succeed is kept for the end (lt2.6). */
bool plan_ends_better(const struct entry *e, const struct entry *best);

/* Is it due on that day or before, and not paused? */
bool plan_is_due(const struct item_state *s, int32_t day);

/* Of all items: due on `day` or before, not paused. */
int plan_due_on(const struct plan_input *in, int32_t day);

/* Retrievability of an item today, 0 when never counted. */
double plan_forecast(const struct plan_input *in, int item);

#endif
