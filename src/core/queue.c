/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/queue.h"

#include <stdlib.h>
#include <string.h>

#include "core/ahead.h"
#include "core/cases.h"
#include "core/gate.h"
#include "core/ladder.h"
#include "core/near.h"

bool
plan_gate_open(const struct plan_input *in, int item)
{
	return gate_item(in, item).open;
}

/* -- a plan in the making ------------------------------------------------ */

/* A try, the reading and the recall later on. */
#define NEW_SECONDS \
	(plan_seconds(ENTRY_TRY, 0) + plan_seconds(ENTRY_FIRST, LEVEL_BLANKS))

struct candidate {
	struct entry entry;
	double value; /* of due ones: (1 - forecast) per expected second */
	int depth, order;
	bool priority;
	bool kept;
};

struct planning {
	const struct plan_input *in;
	struct arena *arena;
	struct owners owners;
	struct near near;
	bool pressed, backlog;
	int seconds, questions; /* that the planned ones take */
	double missed; /* of them, as is to be expected */
	int most_seconds, most_questions; /* of this pass */
	struct candidate *due, *new;
	size_t n_due, n_new;
	struct entry *fixes;
	size_t n_fixes;
	struct entry scene; /* the case; item -1: none */
};

static int
compare_value(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->value > y->value || x->value < y->value)
		return x->value > y->value ? -1 : 1;
	if (x->order != y->order)
		return x->order - y->order;
	return x->entry.item - y->entry.item;
}

static int
compare_new(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->depth != y->depth)
		return x->depth - y->depth;
	if (x->priority != y->priority)
		return x->priority ? -1 : 1;
	if (x->order != y->order)
		return x->order - y->order;
	return x->entry.item - y->entry.item;
}

static bool
in_scope(const struct plan_input *in, int item)
{
	if (in->deck && strcmp(in->items[item]->deck, in->deck) != 0)
		return false;
	return in->section == NULL ||
	    strcmp(in->items[item]->section, in->section) == 0;
}

/* How much the passes that follow may fill, what went before included. */
static void
allow(struct planning *p, int seconds, int questions)
{
	const struct plan_input *in = p->in;
	int all = in->questions > 0 ? in->questions : SESSION_QUESTIONS;

	p->most_seconds =
	    seconds < in->minutes * 60 ? seconds : in->minutes * 60;
	p->most_questions = questions < all ? questions : all;
}

static void
allow_all(struct planning *p)
{
	allow(p, INT32_MAX, INT32_MAX);
}

/* Takes an entry in if the minutes and questions allowed have room for it, for
 * its recall where it is new, and for what is likely to be missing from all of
 * them and asked again. The first always has. */
static bool
take(struct planning *p, struct entry e)
{
	int seconds = plan_entry_seconds(p->in, e);
	int questions = e.kind == ENTRY_TRY ? 2 : 1;
	double missed = p->missed + plan_miss(p->in, e);
	int again = (int)(missed + 0.5);

	if (p->questions > 0 &&
	    (p->seconds + seconds + again * FIX_SECONDS > p->most_seconds ||
		p->questions + questions > p->most_questions ||
		p->questions + questions + again > SESSION_QUESTIONS))
		return false;
	p->missed = missed;
	p->seconds += seconds;
	p->questions += questions;
	near_add(&p->near, e.item);
	return true;
}

/* -- what is owed from before (lt5.8) ------------------------------------ */

static void
take_fixes(struct planning *p)
{
	const struct plan_input *in = p->in;
	struct entry e;

	p->fixes = arena_array(p->arena, in->n, sizeof(*p->fixes));
	for (size_t i = 0; i < in->n; i++) {
		if (!plan_is_owed(&in->states[i], in->today) ||
		    !in_scope(in, (int)i) || near_any(&p->near, (int)i))
			continue;
		e = (struct entry){
		    (int)i, ENTRY_FIX, plan_forecast(in, (int)i)};
		if (!take(p, e))
			break;
		p->fixes[p->n_fixes++] = e;
	}
}

/* -- the case ------------------------------------------------------------ */

static void
keep_due(struct planning *p, int item)
{
	for (size_t i = 0; i < p->n_due; i++)
		if (p->due[i].entry.item == item)
			p->due[i].kept = true;
}

/* The week's case has its minutes kept for it: it is chosen before all else. A
 * further one, never a due one, is for the minutes that are left. */
static void
take_case(struct planning *p, const struct cases *c, bool week)
{
	const struct plan_input *in = p->in;
	struct entry e;

	if (p->scene.item >= 0 || (!week && cases_new_today(in) >= CASES_NEW) ||
	    case_choose(c, &p->near, week, week || in->new_wanted > 0, &e) <
		0 ||
	    !take(p, e))
		return;
	if (e.kind == ENTRY_DUE)
		keep_due(p, e.item);
	else
		p->scene = e;
}

/* -- due items and first recalls ----------------------------------------- */

/* Was something held with confidence, yesterday, that is not so? It is
 * contrasted today, early, however well it may be remembered (lt4.6). */
static bool
is_contrast(const struct item_state *s)
{
	return s->interval_days == 1 && s->last_rating == RATING_AGAIN;
}

/* A case that was met and has no review is no first recall: it is worked. */
static bool
is_first(const struct plan_input *in, int item)
{
	const struct item_state *s = &in->states[item];

	return s->met && !(s->s.stability > 0) && !case_is(in->items[item]);
}

static void
list_due(struct planning *p)
{
	const struct plan_input *in = p->in;
	const struct item_state *s;
	struct candidate *c;

	p->due = arena_array(p->arena, in->n, sizeof(*p->due));
	for (size_t i = 0; i < in->n; i++) {
		s = &in->states[i];
		if (s->paused || !in_scope(in, (int)i) ||
		    (!plan_is_due(s, in->today) && !is_first(in, (int)i)))
			continue;
		c = &p->due[p->n_due++];
		c->entry.item = (int)i;
		c->entry.kind = s->s.stability > 0 ? ENTRY_DUE : ENTRY_FIRST;
		c->entry.forecast = plan_forecast(in, (int)i);
		/* A first recall waits for nothing: it goes before all. */
		c->value = c->entry.kind == ENTRY_FIRST ? 2
		    : is_contrast(s)                    ? 1
				     : plan_value(in, c->entry);
		c->order = in->items[i]->order;
	}
	if (p->n_due > 0)
		qsort(p->due, p->n_due, sizeof(*p->due), compare_value);
}

static void
take_contrasts(struct planning *p)
{
	const struct item_state *s;
	struct candidate *c;

	for (size_t i = 0; i < p->n_due; i++) {
		c = &p->due[i];
		s = &p->in->states[c->entry.item];
		if (c->entry.kind != ENTRY_DUE || !is_contrast(s) ||
		    near_any(&p->near, c->entry.item))
			continue;
		if (!take(p, c->entry))
			break;
		c->kept = true;
	}
}

/* Best first, of statements or of the other kinds; what is too near waits, and
 * what the budget cuts off are the least useful. */
static void
take_due(struct planning *p, const struct cases *cases, bool statements)
{
	const struct plan_input *in = p->in;
	struct candidate *c;

	for (size_t i = 0; i < p->n_due; i++) {
		c = &p->due[i];
		if (c->kept ||
		    (in->items[c->entry.item]->kind == KIND_RECALL) !=
			statements)
			continue;
		if (c->entry.kind == ENTRY_DUE &&
		    (near_any(&p->near, c->entry.item) ||
			case_waits(cases, c->entry.item)))
			continue;
		if (!take(p, c->entry))
			break;
		c->kept = true;
	}
}

/* -- new ones ------------------------------------------------------------ */

static bool
is_statement(const struct plan_input *in, int item)
{
	return in->items[item]->kind == KIND_RECALL;
}

/* Statements that were met today, of a section. */
static int
met_of_section(const struct plan_input *in, const char *section)
{
	int k = 0;

	for (size_t i = 0; i < in->n; i++)
		k += is_statement(in, (int)i) && in->states[i].met &&
		    in->states[i].first_met_day == in->today &&
		    strcmp(section, in->items[i]->section) == 0;
	return k;
}

/* Others than statements and cases that were met today. */
static int
others_met_today(const struct plan_input *in)
{
	int k = 0;

	for (size_t i = 0; i < in->n; i++)
		k += !is_statement(in, (int)i) && !case_is(in->items[i]) &&
		    in->states[i].met &&
		    in->states[i].first_met_day == in->today;
	return k;
}

/* Of a section at most two new statements a day. */
static bool
section_is_full(const struct planning *p, int item)
{
	const struct plan_input *in = p->in;
	const char *section = in->items[item]->section;
	int k;

	if (in->first_session || in->section || !section[0])
		return false;
	k = met_of_section(in, section);
	for (size_t i = 0; i < p->n_new; i++)
		k += p->new[i].kept &&
		    p->new[i].entry.kind ==
			ENTRY_TRY &&strcmp(section,
			    in->items[p->new[i].entry.item]->section) == 0;
	return k >= NEW_OF_SECTION;
}

static void
list_new(struct planning *p)
{
	const struct plan_input *in = p->in;
	struct candidate *c;

	p->new = arena_array(p->arena, in->n, sizeof(*p->new));
	for (size_t i = 0; i < in->n; i++) {
		if (in->states[i].met || in->states[i].paused ||
		    !in_scope(in, (int)i) || case_is(in->items[i]) ||
		    !gate_of(in, &p->owners, (int)i, p->pressed).open)
			continue;
		c = &p->new[p->n_new++];
		c->entry.item = (int)i;
		c->entry.kind =
		    is_statement(in, (int)i) ? ENTRY_TRY : ENTRY_MEET;
		c->depth = owners_depth(&p->owners, (int)i);
		c->priority = in->items[i]->priority;
		c->order = in->items[i]->order;
	}
	if (p->n_new > 0)
		qsort(p->new, p->n_new, sizeof(*p->new), compare_new);
}

static void
take_new(struct planning *p, enum entry_kind kind, int most)
{
	struct candidate *c;
	int taken = 0;

	for (size_t i = 0; i < p->n_new && taken < most; i++) {
		c = &p->new[i];
		if (c->entry.kind != kind ||
		    (kind == ENTRY_TRY && section_is_full(p, c->entry.item)) ||
		    near_any(&p->near, c->entry.item))
			continue;
		if (!take(p, c->entry))
			break; /* what is due went first */
		c->kept = true;
		taken++;
	}
}

/* New statements that today may hold: none while more waits than a day holds,
 * unless the learner chose to go on (lt3.7). */
int
plan_new_allowed(const struct plan_input *in, bool backlog)
{
	if (in->new_wanted <= 0 || (backlog && in->catch_up == CATCH_UP_CLEAR))
		return 0;
	return in->new_wanted;
}

/* -- the order ----------------------------------------------------------- */

void
plan_add(struct plan *out, const struct plan_input *in, struct entry e)
{
	out->list[out->n++] = e;
	out->seconds += plan_entry_seconds(in, e);
	if (e.kind == ENTRY_FIX)
		out->fixes++;
	else if (case_is(in->items[e.item]))
		out->cases++;
	else if (e.kind == ENTRY_DUE)
		out->due++;
	else if (e.kind == ENTRY_FIRST)
		out->first++;
	else if (e.kind == ENTRY_TRY || e.kind == ENTRY_MEET)
		out->tries++;
}

/* Moves what is kept to the front; returns how many are. */
static size_t
only_kept(struct candidate *list, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (list[i].kept)
			list[k++] = list[i];
	return k;
}

/* The due item that is likeliest to be recalled is kept for the end (lt2.6),
 * where time may run out: never one that is to be contrasted. Returns its
 * place, n when there is none worth moving. */
static size_t
likeliest(const struct plan_input *in, const struct candidate *due, size_t n)
{
	size_t best = n, of = 0;

	for (size_t i = 0; i < n; i++) {
		of += due[i].entry.kind == ENTRY_DUE;
		if (!is_contrast(&in->states[due[i].entry.item]) &&
		    plan_ends_better(
			&due[i].entry, best == n ? NULL : &due[best].entry))
			best = i;
	}
	return of > 1 ? best : n;
}

static void
put_in_order(struct planning *p, struct plan *out)
{
	const struct plan_input *in = p->in;
	size_t n_due = only_kept(p->due, p->n_due), k = 0;
	size_t n_new = only_kept(p->new, p->n_new);
	size_t last = likeliest(in, p->due, n_due);

	for (size_t i = 0; i < p->n_fixes; i++)
		plan_add(out, in, p->fixes[i]);
	/* A due question, then a new one, while there are new ones: early
	 * enough for their recall, three other questions later. Where that
	 * would be too late, the new ones go first. */
	while (n_due <= OTHERS_BETWEEN && k < n_new)
		plan_add(out, in, p->new[k++].entry);
	for (size_t i = 0; i < n_due; i++) {
		if (i == last)
			continue;
		plan_add(out, in, p->due[i].entry);
		if (k < n_new && p->due[i].entry.kind == ENTRY_DUE)
			plan_add(out, in, p->new[k++].entry);
	}
	while (k < n_new)
		plan_add(out, in, p->new[k++].entry);
	if (p->scene.item >= 0)
		plan_add(out, in, p->scene);
	if (last < n_due)
		plan_add(out, in, p->due[last].entry);
	out->seconds += (int)(p->missed + 0.5) * FIX_SECONDS;
}

/* -- the plan ------------------------------------------------------------ */

static void
tell_backlog(struct planning *p, const struct cases *cases, struct plan *out)
{
	struct ahead ahead;

	out->waiting = plan_due_on(p->in, p->in->today);
	for (size_t i = 0; i < p->in->n; i++)
		out->waiting -= plan_is_due(&p->in->states[i], p->in->today) &&
		    case_waits(cases, (int)i);
	out->later = out->waiting;
	for (size_t i = 0; i < out->n; i++)
		out->later -= out->list[i].kind == ENTRY_DUE;
	if (out->later <= 0 || (p->in->section && !p->backlog))
		return;
	ahead_spread(p->in, AHEAD_MOST, out, p->arena, &ahead);
	out->days_to_clear = ahead.days_to_clear;
	out->per_day = out->waiting - out->later;
}

/* What the planned ones take, with what is likely to be asked again. */
static int
likely_seconds(const struct planning *p)
{
	return p->seconds + (int)(p->missed + 0.5) * FIX_SECONDS;
}

/* In the order of what must not be cut off. Statements go before the other
 * kinds, but for a share, so that these do not wait for weeks. */
static void
choose(struct planning *p, const struct cases *cases)
{
	const struct plan_input *in = p->in;
	int new = plan_new_allowed(in, p->backlog);
	int budget = in->minutes * 60;
	int all = in->questions > 0 ? in->questions : SESSION_QUESTIONS;
	int going_on = in->catch_up == CATCH_UP_WAIT ? new : 0;
	bool week = cases_wanted(
	    cases_first_day(in), in->date, in->today, cases_last_day(in));

	allow_all(p);
	take_fixes(p);
	if (week)
		take_case(p, cases, true);
	take_contrasts(p);
	allow(p, budget - ahead_reserved(budget, going_on * NEW_SECONDS),
	    all - ahead_reserved(all, 2 * going_on));
	take_due(p, cases, true);
	allow(p, likely_seconds(p) + budget / OTHERS_SHARE, INT32_MAX);
	take_due(p, cases, false);
	allow_all(p);
	take_new(p, ENTRY_TRY, new);
	take_due(p, cases, true);
	take_due(p, cases, false);
	if (in->new_wanted > 0)
		take_new(p, ENTRY_MEET,
		    NEW_OTHERS - in->fewer_others - others_met_today(in));
	take_case(p, cases, false);
}

void
plan_make(const struct plan_input *in, struct arena *a, struct plan *out)
{
	struct planning p = {.in = in, .arena = a, .scene = {.item = -1}};
	struct cases cases;

	memset(out, 0, sizeof(*out));
	owners_index(&p.owners, in->items, in->n, a);
	near_start(&p.near, in, a);
	p.pressed = gate_date_presses(in);
	p.backlog = ahead_is_backlog(in);
	out->list = arena_array(a, 2 * in->n + 1, sizeof(*out->list));
	cases_find(&cases, in, &p.owners, p.pressed, a);
	list_due(&p);
	list_new(&p);
	choose(&p, &cases);
	put_in_order(&p, out);
	tell_backlog(&p, &cases, out);
}
