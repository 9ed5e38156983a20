/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLAN_WORLD_H
#define PLAN_WORLD_H

/*
 * plan_world: items and states for the tests of the plan, bare: what a state
 * says is set by hand.
 */

#include "core/queue.h"
#include "helpers.h"

#define N 40

struct world {
	struct arena arena;
	struct item *items[N];
	struct item_state states[N];
	struct rules rules;
	struct plan_input in;
};

/* n items of sections s0, s1, … in turn, none met; ten minutes, ten new. */
static inline struct world *
world_new(size_t n)
{
	struct world *w = calloc(1, sizeof(*w));

	assert_non_null(w);
	rules_default(&w->rules);
	for (size_t i = 0; i < n; i++) {
		struct item_state *s = &w->states[i];

		w->items[i] =
		    make_item(&w->arena, arena_printf(&w->arena, "lt%zu.1", i),
			arena_printf(&w->arena, "s%zu", i));
		w->items[i]->order = (int)i;
		s->item = w->items[i]->id;
		s->first_met_day = s->last_day = s->counted_day = ITEM_NO_DAY;
		s->due_day = s->settled_day = s->secure_day = ITEM_NO_DAY;
	}
	w->in = (struct plan_input){.items = w->items,
	    .states = w->states,
	    .n = n,
	    .rules = &w->rules,
	    .today = DAY0,
	    .minutes = 10,
	    .new_wanted = 10,
	    .new_a_day = 10,
	    .date = ITEM_NO_DAY};
	return w;
}

static inline void
world_free(struct world *w)
{
	arena_release(&w->arena);
	free(w);
}

/* Reviewed `ago` days ago with this stability; due since `late` days. */
static inline void
due_since(struct world *w, size_t i, double s, int ago, int late)
{
	struct item_state *st = &w->states[i];

	st->met = true;
	st->s = (struct fsrs_state){s, 5};
	st->first_met_day = DAY0 - ago - 30;
	st->last_day = st->counted_day = DAY0 - ago;
	st->due_day = DAY0 - late;
	st->last_rating = RATING_GOOD;
	st->last_level = 3;
}

/* Met and read so many days ago, not yet recalled. */
static inline void
only_read(struct world *w, size_t i, int ago)
{
	w->states[i].met = true;
	w->states[i].first_met_day = w->states[i].last_day = DAY0 - ago;
}

/* Makes item i one of another kind, of the statement or case `owner`. */
static inline struct item *
of_kind(struct world *w, size_t i, enum kind kind, const char *owner)
{
	struct item *it = w->items[i];

	it->kind = kind;
	it->owner = arena_strdup(&w->arena, owner);
	it->id = arena_printf(
	    &w->arena, "demo:%s/%s/%zu", owner, kind_name(kind), i);
	it->section = "";
	w->states[i].item = it->id;
	return it;
}

/* A case of so many steps on one statement, in a setting. */
static inline struct item *
case_on(struct world *w, size_t i, const char *statement, int n_parts,
    const char *setting)
{
	struct item *it =
	    of_kind(w, i, KIND_APPLY, arena_printf(&w->arena, "case%zu", i));

	builds_on(&w->arena, it, statement);
	it->n_parts = n_parts;
	it->setting = setting;
	return it;
}

/* Was settled so many days ago, and is not due for long. */
static inline void
settled(struct world *w, size_t i, int ago)
{
	due_since(w, i, 20, 3, -15);
	w->states[i].settled = true;
	w->states[i].settled_day = DAY0 - ago;
	w->states[i].n_counted = 3;
}

static inline struct plan
plan_of(struct world *w)
{
	struct plan p;

	plan_make(&w->in, &w->arena, &p);
	return p;
}

/* The place of an item in a plan; -1 when it is not there. */
static inline int
place(const struct plan *p, int item)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->list[i].item == item)
			return (int)i;
	return -1;
}

#endif
