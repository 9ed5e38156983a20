/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the session is still to ask, in order: the plan, what is left of an
 * interrupted one, what was missing and comes back. Declarations in
 * session_state.h.
 */
#include "core/session_state.h"

#include <stdio.h>
#include <string.h>

#include "core/worked.h"

#define LAST_SECONDS 40 /* that the last question is likely to take */

void
session_put_slot(struct session *s, size_t at, struct slot slot)
{
	s->queue = arena_grow(
	    &s->arena, s->queue, s->n_queue, &s->cap_queue, sizeof(slot));
	if (at > s->n_queue)
		at = s->n_queue;
	memmove(
	    s->queue + at + 1, s->queue + at, (s->n_queue - at) * sizeof(slot));
	s->queue[at] = slot;
	s->n_queue++;
}

void
session_drop_slot(struct session *s, size_t at)
{
	memmove(s->queue + at, s->queue + at + 1,
	    (s->n_queue - at - 1) * sizeof(*s->queue));
	s->n_queue--;
}

struct plan_input
session_plan_input(const struct session *s)
{
	struct plan_input in = s->c.day;

	in.items = s->c.items;
	in.states = s->states;
	in.n = s->c.n;
	in.rules = s->c.rules;
	in.questions = s->c.cards;
	return in;
}

bool
session_entry(const struct session *s, int item, enum entry_kind *kind)
{
	const struct item_state *st = &s->states[item];
	struct plan_input in = session_plan_input(s);

	if (st->paused)
		return false;
	*kind = plan_kind_now(&in, item);
	if (*kind == ENTRY_DUE)
		return st->due_day <= s->c.day.today;
	return worked_ready(st, s->c.day.today) ||
	    s->c.items[item]->kind == KIND_RECALL;
}

static struct slot
planned_slot(const struct session *s, const struct entry *e)
{
	struct slot slot = {.item = e->item, .kind = e->kind};

	if (e->kind == ENTRY_FIX)
		slot.only = s->states[e->item].owed;
	return slot;
}

static void
resume_item(struct session *s, const struct plan_input *in, int item, bool owed)
{
	enum entry_kind kind;
	size_t at = s->n_queue;

	for (size_t i = 0; i < s->n_queue; i++)
		if (s->queue[i].item == item)
			return;
	if (!session_entry(s, item, &kind) || (kind == ENTRY_FIRST) != owed)
		return;
	if (owed)
		at = (size_t)(OTHERS_BETWEEN + s->plan.first);
	plan_add(&s->plan, in, (struct entry){item, kind, 0});
	session_put_slot(s, at, (struct slot){.item = item, .kind = kind});
}

/* An interrupted session goes on with what is left of its own plan. What was
 * read before the interruption is still recalled after others. */
static void
resume_queue(struct session *s, const struct plan_input *in)
{
	s->resumed = true;
	(void)snprintf(s->start_id, sizeof(s->start_id), "%s", s->c.resume_id);
	s->used_ms = s->c.resume_used_ms;
	s->asked = s->c.resume_asked;
	s->plan.n = 0;
	s->plan.due = s->plan.first = s->plan.tries = s->plan.seconds = 0;
	for (size_t k = 0; k < 2 * s->c.n_resume_plan; k++) {
		bool owed = k >= s->c.n_resume_plan;
		const char *id = s->c.resume_plan[k % s->c.n_resume_plan];

		for (size_t i = 0; i < s->c.n; i++)
			if (strcmp(s->c.items[i]->id, id) == 0)
				resume_item(s, in, (int)i, owed);
	}
	for (size_t i = 0; i < s->c.n; i++) /* what is owed is not lost */
		if (s->states[i].owed &&
		    s->states[i].last_day == s->c.day.today &&
		    !s->states[i].paused)
			session_put_slot(s, s->n_queue,
			    (struct slot){.item = (int)i,
				.kind = ENTRY_FIX,
				.not_before = s->asked + OTHERS_BETWEEN,
				.only = s->states[i].owed});
}

static void
choose_queue(struct session *s, const struct plan_input *in)
{
	s->plan.list =
	    arena_array(&s->arena, s->c.n_chosen + 1, sizeof(*s->plan.list));
	for (size_t i = 0; i < s->c.n_chosen; i++)
		plan_add(&s->plan, in, s->c.chosen[i]);
}

void
session_fill_queue(struct session *s)
{
	struct plan_input in = session_plan_input(s);

	if (s->c.kind != SESSION_DAILY)
		choose_queue(s, &in);
	else
		plan_make(&in, &s->arena, &s->plan);
	if (s->c.kind == SESSION_DAILY && s->c.resume_id) {
		resume_queue(s, &in);
		return;
	}
	for (size_t i = 0; i < s->plan.n; i++)
		session_put_slot(
		    s, s->n_queue, planned_slot(s, &s->plan.list[i]));
}

/* Is it on the queue, or in hand? */
static bool
is_queued(const struct session *s, int item)
{
	for (size_t i = 0; i < s->n_queue; i++)
		if (s->queue[i].item == item)
			return true;
	return false;
}

/* How many of those that are left could be asked next: what waits for other
 * questions does not make one of itself. */
static size_t
n_ready(const struct session *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_queue; i++)
		n += s->queue[i].not_before <= s->asked;
	return n;
}

size_t
session_more(struct session *s, bool take)
{
	struct plan_input in = session_plan_input(s);
	struct plan more;
	size_t n = 0;

	if (s->c.kind != SESSION_DAILY || s->asked >= s->c.cards)
		return 0;
	in.minutes = MORE_MINUTES;
	in.new_wanted = 0;
	in.questions = s->c.cards - s->asked;
	plan_make(&in, &s->arena, &more);
	for (size_t i = 0; i < more.n; i++) {
		if (is_queued(s, more.list[i].item))
			continue;
		n++;
		if (take)
			session_put_slot(
			    s, s->n_queue, planned_slot(s, &more.list[i]));
	}
	return n + (take ? 0 : n_ready(s));
}

/* The last question is kept for the end (lt2.6): what comes back goes before
 * it. */
size_t
session_before_last(const struct session *s)
{
	if (s->n_queue > 0 && s->queue[s->n_queue - 1].kind == ENTRY_DUE)
		return s->n_queue - 1;
	return s->n_queue;
}

static bool
is_again(const struct slot *slot)
{
	return slot->kind == ENTRY_FIX || slot->kind == ENTRY_PART;
}

/* Asked again for the first time: what is due may wait for it. */
static bool
goes_first(const struct slot *slot)
{
	return is_again(slot) && !slot->repeat;
}

/* Questions that time and number still allow, at so many seconds each. */
static int64_t
room(const struct session *s, int seconds)
{
	int64_t left = (int64_t)s->c.day.minutes * 60000 - s->used_ms;
	int64_t by_time = left / (seconds * 1000);

	if (s->c.kind == SESSION_TEST || by_time > s->c.cards - s->asked)
		return s->c.cards - s->asked;
	return by_time;
}

/* The case of the day: planned, and not asked again. */
static bool
is_scene(const struct session *s, const struct slot *slot)
{
	enum kind kind = s->c.items[slot->item]->kind;

	return (kind == KIND_APPLY || kind == KIND_SPOT) && !is_again(slot);
}

/* The next in order whose turn has come. When the session runs out, the case
 * (lt3.2) and then what was missing (lt5.8) go before what is due, and the last
 * question before all (lt2.6). */
size_t
session_next_slot(const struct session *s)
{
	size_t last = session_before_last(s), ready = s->n_queue,
	       again = s->n_queue, scene = s->n_queue;
	int64_t fixes = 0;

	if (last > 0 && last < s->n_queue && room(s, LAST_SECONDS) <= 1)
		return last;
	for (size_t i = s->n_queue; i-- > 0;) {
		fixes += goes_first(&s->queue[i]);
		if (s->queue[i].not_before > s->asked)
			continue;
		ready = i;
		if (goes_first(&s->queue[i]))
			again = i;
		if (is_scene(s, &s->queue[i]))
			scene = i;
	}
	if (scene < s->n_queue && room(s, FIX_SECONDS) <= fixes + 3)
		return scene;
	if (again < s->n_queue && room(s, FIX_SECONDS) <= fixes + 1)
		return again;
	return ready;
}

/* The ideas that are missing from the answer in hand, as bits. */
static uint32_t
missing(const struct session *s)
{
	uint32_t bits = 0;

	for (int i = 0; i < s->turn.n_ideas; i++)
		if (s->turn.marks[i] == 'n' || s->turn.marks[i] == 'p')
			bits |= UINT32_C(1) << i;
	return bits;
}

/* Asked idea by idea: for statements that name theirs. */
static bool
breaks_down(const struct session *s)
{
	return session_item(s)->kind == KIND_RECALL &&
	    session_item(s)->n_ideas > 1 &&
	    session_breaks_down(&s->states[s->now.item]);
}

bool
session_breaks_down(const struct item_state *st)
{
	return st->streak_misses >= BREAK_DOWN_MISSES;
}

void
session_plan_fix(struct session *s)
{
	struct slot slot = s->now;
	uint32_t bits = missing(s);

	slot.repeat = is_again(&s->now);
	if (slot.from == 0)
		slot.from = s->asked;
	slot.not_before = s->asked + OTHERS_BETWEEN;
	if (s->now.kind == ENTRY_PART) {
		session_put_slot(s, session_before_last(s), slot);
		return;
	}
	slot.kind = ENTRY_FIX;
	slot.only = bits;
	if (bits == 0 && session_counts(s))
		slot.only = 0; /* a misconception was held: all of it */
	else if (bits == 0)
		return;
	if (session_counts(s) && breaks_down(s)) {
		slot.kind = ENTRY_PART;
		for (int i = 0; i < session_item(s)->n_ideas; i++) {
			slot.only = UINT32_C(1) << i;
			session_put_slot(s, session_before_last(s), slot);
		}
		return;
	}
	session_put_slot(s, session_before_last(s), slot);
}
