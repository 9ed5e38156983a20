/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_GATE_H
#define CORE_GATE_H

#include "core/owners.h"
#include "core/queue.h"

/*
 * gate: whether an item that was never met may be met today, and why (lt3.2,
 * lt3.6). A statement, a `because`, a case and a list over a section wait
 * until what they build on was settled; what stands in a statement waits until
 * that was recalled once. Whatever it waits for: it opens anyway GATE_DAYS
 * after the last of them was first met, and when the date presses, but never
 * before its own `opens`. Once open it stays open.
 */

#define PRESS_DAYS 7 /* other kinds: the date presses that long before it */

enum gate_why {
	GATE_FREE, /* waits for nothing */
	GATE_SETTLED, /* all that it builds on was settled */
	GATE_RECALLED, /* its statement was recalled */
	GATE_WAITED, /* GATE_DAYS have passed */
	GATE_DATE, /* it would stay unmet at the date */
	GATE_OPENS, /* shut until its own day */
	GATE_UNSETTLED, /* shut: waits_for is not settled */
	GATE_UNRECALLED, /* shut: waits_for was not recalled */
};

struct gate {
	bool open;
	enum gate_why why;
	const char *waits_for; /* owner, of a shut one; else NULL */
	/* when it opened, or will at the latest; ITEM_NO_DAY: unknown */
	int32_t day;
};

/* pressed: gate_date_presses(in). */
struct gate gate_of(const struct plan_input *in, const struct owners *o,
    int item, bool pressed);

/* The same for one item alone. */
struct gate gate_item(const struct plan_input *in, int item);

/* Would introducing at the usual rate leave a statement unmet at the date? */
bool gate_date_presses(const struct plan_input *in);

/* Does it open when its statement was recalled once, settled or not? */
bool gate_needs_recall_only(const struct owners *o, const struct item *it);

#endif
