/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/gate.h"

bool
gate_date_presses(const struct plan_input *in)
{
	int64_t unmet = 0, left;

	if (in->date == ITEM_NO_DAY || in->date < in->today)
		return false;
	for (size_t i = 0; i < in->n; i++)
		unmet += in->items[i]->kind == KIND_RECALL &&
		    !in->states[i].met && !in->states[i].paused;
	left = (int64_t)in->date - in->today;
	return unmet > left * in->new_a_day;
}

bool
gate_needs_recall_only(const struct owners *o, const struct item *it)
{
	switch (it->kind) {
	case KIND_REFUTE:
		return true;
	case KIND_LIST:
	case KIND_STEPS:
		return owners_find(o, item_home(it), it->owner) >= 0;
	case KIND_RECALL:
	case KIND_BECAUSE:
	case KIND_APPLY:
	case KIND_SPOT:
	case KIND_TRY:
		break;
	}
	return false;
}

/* What is known of the statements that an item waits for. */
struct waiting {
	bool once; /* a recall is enough */
	int n; /* that gate at all: there and not paused */
	const char *first; /* the first that is not there yet */
	bool all_met, all_recalled; /* of those that are not there yet */
	int32_t last_met; /* of those */
	int32_t done; /* day of the last that is there */
};

static void
look_at(struct waiting *w, const char *name, const struct item_state *s)
{
	bool there =
	    w->once ? s->s.stability > 0 : s->settled_day != ITEM_NO_DAY;
	int32_t day = w->once ? s->first_met_day : s->settled_day;

	if (s->paused)
		return;
	w->n++;
	if (there) {
		if (day > w->done)
			w->done = day;
		return;
	}
	if (w->first == NULL)
		w->first = name;
	w->all_met = w->all_met && s->met;
	w->all_recalled = w->all_recalled && s->s.stability > 0;
	if (s->met && s->first_met_day > w->last_met)
		w->last_met = s->first_met_day;
}

/* Statements are pressed by their number; what rests on them only just before
 * the date, and when they were recalled: facts before use. */
static bool
is_pressed(const struct plan_input *in, const struct item *it,
    const struct waiting *w, bool pressed)
{
	if (it->kind == KIND_RECALL)
		return pressed;
	return in->date != ITEM_NO_DAY && in->date >= in->today &&
	    (int64_t)in->date - in->today < PRESS_DAYS && w->all_recalled;
}

struct gate
gate_of(
    const struct plan_input *in, const struct owners *o, int item, bool pressed)
{
	const struct item *it = in->items[item];
	struct waiting w = {.all_met = true,
	    .all_recalled = true,
	    .last_met = ITEM_NO_DAY,
	    .done = ITEM_NO_DAY};
	struct gate g = {true, GATE_FREE, NULL, it->opens};
	int n, k;

	w.once = gate_needs_recall_only(o, it);
	n = w.once ? 1 : it->n_builds_on;
	for (int i = 0; i < n; i++) {
		const char *name = w.once ? it->owner : it->builds_on[i];

		if ((k = owners_find(o, item_home(it), name)) >= 0)
			look_at(&w, name, &in->states[k]);
	}
	if (it->opens != ITEM_NO_DAY && in->today < it->opens)
		return (struct gate){false, GATE_OPENS, NULL, it->opens};
	if (w.n == 0)
		return g;
	if (w.first == NULL) {
		g.why = w.once ? GATE_RECALLED : GATE_SETTLED;
		g.day = w.done;
	} else if (w.all_met && in->today - w.last_met >= GATE_DAYS) {
		g.why = GATE_WAITED;
		g.day = w.last_met + GATE_DAYS;
	} else if (is_pressed(in, it, &w, pressed)) {
		g.why = GATE_DATE;
		g.day = in->today;
	} else {
		g.open = false;
		g.why = w.once ? GATE_UNRECALLED : GATE_UNSETTLED;
		g.waits_for = w.first;
		g.day = w.all_met ? w.last_met + GATE_DAYS : ITEM_NO_DAY;
	}
	if (g.day != ITEM_NO_DAY && g.day < it->opens)
		g.day = it->opens;
	return g;
}

struct gate
gate_item(const struct plan_input *in, int item)
{
	struct arena a = ARENA_INIT;
	struct owners o;
	struct gate g;

	owners_index(&o, in->items, in->n, &a);
	g = gate_of(in, &o, item, gate_date_presses(in));
	arena_release(&a);
	return g;
}
