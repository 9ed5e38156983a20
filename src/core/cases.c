/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cases.h"

#include <string.h>

#include "core/worked.h"

bool
case_is(const struct item *it)
{
	return it->kind == KIND_APPLY || it->kind == KIND_SPOT;
}

bool
cases_wanted(int32_t first_day, int32_t date, int32_t today, int32_t last_case)
{
	int32_t week;

	if (first_day == ITEM_NO_DAY || last_case == today)
		return false;
	if (date != ITEM_NO_DAY && date >= today &&
	    (int64_t)date - today < CASES_LAST_DAYS)
		return true;
	if (today - first_day < CASES_FROM_DAY)
		return false;
	week = today - (today - first_day) % 7;
	return last_case < week;
}

int32_t
cases_first_day(const struct plan_input *in)
{
	int32_t first = ITEM_NO_DAY;

	for (size_t i = 0; i < in->n; i++)
		if (in->states[i].met &&
		    (first == ITEM_NO_DAY ||
			in->states[i].first_met_day < first))
			first = in->states[i].first_met_day;
	return first;
}

int32_t
cases_last_day(const struct plan_input *in)
{
	int32_t last = ITEM_NO_DAY;

	for (size_t i = 0; i < in->n; i++)
		if (case_is(in->items[i]) && in->states[i].met &&
		    in->states[i].last_day > last)
			last = in->states[i].last_day;
	return last;
}

int
cases_new_today(const struct plan_input *in)
{
	const struct item_state *s;
	int n = 0;

	for (size_t i = 0; i < in->n; i++) {
		s = &in->states[i];
		n += case_is(in->items[i]) && s->met &&
		    s->last_day == in->today &&
		    (!(s->s.stability > 0) ||
			(s->n_counted == 1 && s->counted_day == in->today));
	}
	return n;
}

/* lapses leave the first review out, so one of n counted ones may be a miss
 * that is not among them. */
bool
case_succeeded(const struct item_state *s)
{
	return s->n_counted > 0 &&
	    (s->last_rating >= RATING_HARD || s->settled_day != ITEM_NO_DAY ||
		s->n_counted - s->lapses > 1);
}

int
case_settings(const struct plan_input *in, const char *deck, const char *owner,
    const char **out, int most)
{
	const struct item *it, *other;
	bool seen;
	int n = 0;

	for (size_t i = 0; i < in->n; i++) {
		it = in->items[i];
		if (!case_is(it) || it->setting == NULL || !it->setting[0] ||
		    !case_succeeded(&in->states[i]) ||
		    strcmp(item_home(it), deck) != 0 || !near_shows(it, owner))
			continue;
		seen = false;
		for (size_t k = 0; k < i && !seen; k++) {
			other = in->items[k];
			seen = case_is(other) && other->setting &&
			    strcmp(other->setting, it->setting) == 0 &&
			    case_succeeded(&in->states[k]) &&
			    strcmp(item_home(other), deck) == 0 &&
			    near_shows(other, owner);
		}
		if (seen)
			continue;
		if (out && n < most)
			out[n] = it->setting;
		n++;
	}
	return n;
}

bool
case_travels(const struct plan_input *in, const char *deck, const char *owner)
{
	return case_settings(in, deck, owner, NULL, 0) >= SETTINGS_TRAVEL;
}

bool
case_entry(const struct plan_input *in, int item, enum entry_kind *kind)
{
	const struct item_state *s = &in->states[item];
	const struct item *it = in->items[item];

	*kind = worked_leaves_out(it->kind, it->n_parts, s->n_examples) > 0
	    ? ENTRY_EXAMPLE
	    : ENTRY_MEET;
	return !s->met || worked_ready(s, in->today);
}

static bool
may_be_asked(const struct plan_input *in, int item)
{
	return case_is(in->items[item]) && !in->states[item].paused &&
	    (in->section == NULL ||
		strcmp(in->items[item]->section, in->section) == 0);
}

void
cases_find(struct cases *c, const struct plan_input *in, struct owners *o,
    bool pressed, struct arena *a)
{
	c->in = in;
	c->owners = o;
	c->open = arena_array(a, in->n, sizeof(*c->open));
	c->n_open = 0;
	for (size_t i = 0; i < in->n; i++)
		if (may_be_asked(in, (int)i) && !in->states[i].met &&
		    gate_of(in, o, (int)i, pressed).open)
			c->open[c->n_open++] = (int)i;
}

/* Do two cases ask for one statement? */
static bool
shares(const struct item *a, const struct item *b)
{
	const char *const *names = a->n_uses ? a->uses : a->builds_on;
	int n = a->n_uses ? a->n_uses : a->n_builds_on;

	if (strcmp(item_home(a), item_home(b)) != 0)
		return false;
	for (int i = 0; i < n; i++)
		if (near_shows(b, names[i]))
			return true;
	return false;
}

bool
case_waits(const struct cases *c, int item)
{
	const struct item *it = c->in->items[item];

	if (!case_is(it))
		return false;
	for (size_t i = 0; i < c->n_open; i++)
		if (c->open[i] != item && shares(it, c->in->items[c->open[i]]))
			return true;
	return false;
}

/* -- which one ----------------------------------------------------------- */

struct rank {
	bool near_due; /* what is due on its statements would have to wait */
	int stage; /* 0 due, 1 begun already, 2 unseen */
	bool awaited; /* unseen: one that is due may not be repeated before */
	bool other_kind; /* it is the turn of a scene, or of a case */
	bool one_setting; /* of its statements one worked in one place only */
	int depth;
	bool priority;
	int order, item;
};

static bool
is_better(const struct rank *a, const struct rank *b)
{
	if (a->near_due != b->near_due)
		return !a->near_due;
	if (a->stage != b->stage)
		return a->stage < b->stage;
	if (a->awaited != b->awaited)
		return a->awaited;
	if (a->other_kind != b->other_kind)
		return !a->other_kind;
	if (a->one_setting != b->one_setting)
		return a->one_setting;
	if (a->depth != b->depth)
		return a->depth < b->depth;
	if (a->priority != b->priority)
		return a->priority;
	if (a->order != b->order)
		return a->order < b->order;
	return a->item < b->item;
}

/* Has a statement of it succeeded in one setting, another than its own? */
static bool
would_travel(const struct plan_input *in, const struct item *it)
{
	const char *const *names = it->n_uses ? it->uses : it->builds_on;
	int n = it->n_uses ? it->n_uses : it->n_builds_on;
	const char *where[1];

	for (int i = 0; i < n; i++)
		if (case_settings(in, item_home(it), names[i], where, 1) == 1 &&
		    it->setting && strcmp(where[0], it->setting) != 0)
			return true;
	return false;
}

static bool
is_near_due(const struct plan_input *in, int item)
{
	for (size_t i = 0; i < in->n; i++)
		if ((int)i != item && plan_is_due(&in->states[i], in->today) &&
		    near_items(in->items[i], in->items[item]))
			return true;
	return false;
}

/* Does a case that is due wait for this unseen one? */
static bool
is_awaited(const struct plan_input *in, int item)
{
	for (size_t i = 0; i < in->n; i++)
		if ((int)i != item && case_is(in->items[i]) &&
		    plan_is_due(&in->states[i], in->today) &&
		    shares(in->items[i], in->items[item]))
			return true;
	return false;
}

static bool
is_unseen(const struct cases *c, int item)
{
	for (size_t i = 0; i < c->n_open; i++)
		if (c->open[i] == item)
			return true;
	return false;
}

bool
case_spot_is_next(const struct plan_input *in)
{
	int spots = 0, applies = 0;

	for (size_t i = 0; i < in->n; i++) {
		if (!in->states[i].met)
			continue;
		spots += in->items[i]->kind == KIND_SPOT;
		applies += in->items[i]->kind == KIND_APPLY;
	}
	return (spots + 1) * CASES_A_SPOT <= applies;
}

int
case_choose(const struct cases *c, const struct near *near, bool due, bool new,
    struct entry *out)
{
	const struct plan_input *in = c->in;
	struct rank best = {.item = -1}, r;
	bool spot = case_spot_is_next(in);
	enum entry_kind kind;

	for (size_t i = 0; i < in->n; i++) {
		const struct item_state *s = &in->states[i];

		if (!may_be_asked(in, (int)i) ||
		    (s->met && s->last_day == in->today))
			continue;
		kind = ENTRY_DUE;
		if (s->s.stability > 0) {
			if (!due || s->due_day > in->today ||
			    case_waits(c, (int)i))
				continue;
			r.stage = 0;
		} else {
			if (!case_entry(in, (int)i, &kind) ||
			    (!s->met && (!new || !is_unseen(c, (int)i))))
				continue;
			r.stage = s->met ? 1 : 2;
		}
		if (near_any(near, (int)i))
			continue;
		r.awaited = r.stage == 2 && is_awaited(in, (int)i);
		r.other_kind =
		    r.stage == 2 && (in->items[i]->kind == KIND_SPOT) != spot;
		r.near_due = is_near_due(in, (int)i);
		r.one_setting = would_travel(in, in->items[i]);
		r.depth = owners_depth(c->owners, (int)i);
		r.priority = in->items[i]->priority;
		r.order = in->items[i]->order;
		r.item = (int)i;
		if (best.item >= 0 && !is_better(&r, &best))
			continue;
		best = r;
		*out = (struct entry){(int)i, kind, plan_forecast(in, (int)i)};
	}
	return best.item;
}
