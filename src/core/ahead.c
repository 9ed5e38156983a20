/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ahead.h"

#include <stdlib.h>

#include "core/cases.h"
#include "core/gate.h"
#include "core/near.h"
#include "core/owners.h"

int
ahead_reserved(int budget, int wanted)
{
	if (wanted <= 0)
		return 0;
	return wanted < budget / 2 ? wanted : budget / 2;
}

static int
questions_of(const struct plan_input *in)
{
	return in->questions > 0 ? in->questions : SESSION_QUESTIONS;
}

static int
seconds_of(const struct plan_input *in, int item)
{
	return plan_entry_seconds(in, (struct entry){item, ENTRY_DUE, 0});
}

bool
ahead_is_backlog(const struct plan_input *in)
{
	int seconds = 0, questions = 0;

	for (size_t i = 0; i < in->n; i++) {
		if (in->items[i]->kind != KIND_RECALL ||
		    !plan_is_due(&in->states[i], in->today))
			continue;
		seconds += seconds_of(in, (int)i);
		questions++;
	}
	return questions > 1 &&
	    (seconds > in->minutes * 60 || questions > questions_of(in));
}

struct waiting {
	int item, order;
	double value;
};

static int
compare_waiting(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	if (x->value > y->value || x->value < y->value)
		return x->value > y->value ? -1 : 1;
	if (x->order != y->order)
		return x->order - y->order;
	return x->item - y->item;
}

/* One that fills days. */
struct spreading {
	const struct plan_input *in;
	struct cases cases;
	struct waiting *list; /* room for all */
	bool *planned;
	struct near near; /* what the day holds */
	int bare; /* its seconds, when nothing is asked again */
	double missed; /* of it, as is to be expected */
};

/* What is due on a day and not planned yet, the most useful first. */
static size_t
gather(struct spreading *s, int32_t day)
{
	struct plan_input then = *s->in;
	size_t n = 0;

	then.today = day;
	for (size_t i = 0; i < then.n; i++)
		if (!s->planned[i] && plan_is_due(&then.states[i], day) &&
		    !case_waits(&s->cases, (int)i))
			s->list[n++] =
			    (struct waiting){(int)i, then.items[i]->order,
				(1 - plan_forecast(&then, (int)i)) /
				    seconds_of(&then, (int)i)};
	if (n > 0)
		qsort(s->list, n, sizeof(*s->list), compare_waiting);
	return n;
}

/* Is there room for it, and for what is likely to be missing and asked again,
 * as in the plan of a day? The first always has. */
static bool
take(struct spreading *s, struct ahead_day *d, int item)
{
	const struct plan_input *in = s->in;
	struct plan_input then = *in;
	struct entry e = {item, ENTRY_DUE, 0};
	double missed;
	int seconds, again;

	then.today = d->day;
	e.forecast = plan_forecast(&then, item);
	missed = s->missed + plan_miss(in, e);
	again = (int)(missed + 0.5);
	seconds = s->bare + seconds_of(in, item);
	if (d->due > 0 &&
	    (seconds + again * FIX_SECONDS > in->minutes * 60 ||
		d->due + 1 > questions_of(in) ||
		d->due + 1 + again > SESSION_QUESTIONS))
		return false;
	s->missed = missed;
	s->bare = seconds;
	d->seconds = seconds + again * FIX_SECONDS;
	d->items[d->due++] = item;
	s->planned[item] = true;
	near_add(&s->near, item);
	return true;
}

/* Takes what the budget holds of the n that wait. */
static void
fill(struct spreading *s, struct ahead_day *d, size_t n, struct arena *a)
{
	d->items = arena_array(a, n, sizeof(*d->items));
	for (size_t i = 0; i < n; i++)
		if (!near_any(&s->near, s->list[i].item) &&
		    !take(s, d, s->list[i].item))
			break;
}

/* Takes what the plan of the day asks. */
static void
follow(struct spreading *s, struct ahead_day *d, const struct plan *plan,
    struct arena *a)
{
	d->items = arena_array(a, plan->n, sizeof(*d->items));
	for (size_t i = 0; i < plan->n; i++) {
		if (plan->list[i].kind != ENTRY_DUE)
			continue;
		d->items[d->due++] = plan->list[i].item;
		s->planned[plan->list[i].item] = true;
	}
	d->seconds = plan->seconds;
}

void
ahead_spread(const struct plan_input *in, size_t n, const struct plan *today,
    struct arena *a, struct ahead *out)
{
	struct spreading s = {.in = in,
	    .list = arena_array(a, in->n, sizeof(*s.list)),
	    .planned = arena_array(a, in->n, sizeof(*s.planned))};
	struct owners owners;
	struct ahead_day *d;
	size_t waiting;
	int working = 0, cleared = -1, at_first = 0;

	*out =
	    (struct ahead){arena_array(a, n, sizeof(*out->days)), n, 0, 0, 0};
	near_start(&s.near, in, a);
	owners_index(&owners, in->items, in->n, a);
	cases_find(&s.cases, in, &owners, gate_date_presses(in), a);
	for (size_t i = 0; i < n; i++) {
		d = &out->days[i];
		d->day = in->today + (int32_t)i;
		d->off = days_off_has(in->off, d->day) && (i > 0 || !today);
		waiting = gather(&s, d->day);
		if (i == 0)
			at_first = (int)waiting;
		else
			s.near.n = 0;
		s.missed = 0;
		s.bare = 0;
		out->left = (int)waiting;
		if (d->off)
			continue;
		working++;
		if (i == 0 && today)
			follow(&s, d, today, a);
		else
			fill(&s, d, waiting, a);
		out->left -= d->due;
		if (cleared < 0 && out->left == 0)
			cleared = at_first > 0 ? working : 0;
	}
	out->days_to_clear = cleared < 0 ? (int)n + 1 : cleared;
	if (cleared > 0)
		out->per_day = (at_first + cleared - 1) / cleared;
	else if (cleared < 0 && working > 0)
		out->per_day = out->days[0].due;
}
