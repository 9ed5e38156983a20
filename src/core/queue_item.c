/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What asking one item now would be, how long it takes and what it is worth.
 * The other half of core/queue.h; the plan of a day is in queue.c.
 */
#include "core/queue.h"

#include "core/cases.h"
#include "core/ladder.h"
#include "core/worked.h"

double
plan_forecast(const struct plan_input *in, int item)
{
	const struct item_state *s = &in->states[item];

	if (!(s->s.stability > 0))
		return 0;
	return fsrs_retrievability(
	    &in->rules->params, in->today - s->counted_day, s->s.stability);
}

int
plan_seconds(enum entry_kind kind, int level)
{
	return plan_seconds_of(kind, KIND_RECALL, level);
}

int
plan_seconds_of(enum entry_kind entry, enum kind kind, int level)
{
	if (entry == ENTRY_FIX || entry == ENTRY_PART)
		return 20;
	if (entry == ENTRY_EXAMPLE)
		return 60;
	switch (kind) {
	case KIND_REFUTE:
	case KIND_LIST:
		return 40;
	case KIND_BECAUSE:
		return 60;
	case KIND_STEPS:
		return 30;
	case KIND_APPLY:
	case KIND_SPOT:
		return 75;
	case KIND_RECALL:
	case KIND_TRY:
		break;
	}
	if (entry == ENTRY_TRY)
		return 45; /* the try and the reading */
	return level <= LEVEL_BLANKS ? 20 : 35;
}

int
plan_entry_seconds(const struct plan_input *in, struct entry e)
{
	const struct item_state *s = &in->states[e.item];
	int level = (int)ladder_level(
	    s->s.stability, s->last_level, s->last_rating, false);
	int seconds = plan_seconds_of(e.kind, in->items[e.item]->kind, level);

	if (e.kind == ENTRY_TRY)
		seconds += plan_seconds(ENTRY_FIRST, LEVEL_BLANKS);
	return seconds;
}

bool
plan_is_due(const struct item_state *s, int32_t day)
{
	return s->s.stability > 0 && !s->paused && s->due_day <= day;
}

int
plan_due_on(const struct plan_input *in, int32_t day)
{
	int k = 0;

	for (size_t i = 0; i < in->n; i++)
		k += plan_is_due(&in->states[i], day);
	return k;
}

enum entry_kind
plan_kind_now(const struct plan_input *in, int item)
{
	const struct item_state *s = &in->states[item];
	enum entry_kind kind;

	if (s->s.stability > 0)
		return ENTRY_DUE;
	if (case_is(in->items[item])) {
		(void)case_entry(in, item, &kind);
		return kind;
	}
	if (s->met)
		return ENTRY_FIRST;
	return in->items[item]->kind == KIND_RECALL ? ENTRY_TRY : ENTRY_MEET;
}

double
plan_miss(const struct plan_input *in, struct entry e)
{
	double miss = 1 - e.forecast;

	if (e.kind != ENTRY_DUE)
		return 0;
	return miss > in->misses ? miss : in->misses;
}

bool
plan_is_owed(const struct item_state *s, int32_t today)
{
	return s->owed != 0 && !s->paused && s->s.stability > 0 &&
	    !plan_is_due(s, today);
}

double
plan_value(const struct plan_input *in, struct entry e)
{
	return (1 - e.forecast) / plan_entry_seconds(in, e);
}

bool
plan_ends_better(const struct entry *e, const struct entry *best)
{
	return e->kind == ENTRY_DUE &&
	    (best == NULL || e->forecast > best->forecast);
}
