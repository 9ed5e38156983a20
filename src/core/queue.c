/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/queue.h"

#include <stdlib.h>
#include <string.h>

#include "core/ladder.h"

/* Where an owner's item is, by name. */
struct owner {
	const char *name;
	int item;
};

static int
compare_owner(const void *a, const void *b)
{
	const struct owner *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c ? c : x->item - y->item;
}

/* One plan in the making. */
struct planning {
	const struct plan_input *in;
	struct owner *owners; /* statements' recall items, sorted */
	size_t n_owners;
	int *depth; /* longest chain of builds-on below an item; -1 unknown */
	bool *taken; /* planned already */
	int seconds, questions; /* that the planned ones take */
};

static int
find_owner(const struct planning *p, const char *deck, const char *name)
{
	size_t low = 0, high = p->n_owners, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (strcmp(p->owners[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < p->n_owners && strcmp(p->owners[low].name, name) == 0;
	     low++)
		if (strcmp(p->in->items[p->owners[low].item]->deck, deck) == 0)
			return p->owners[low].item;
	return -1;
}

static void
index_owners(struct planning *p, const struct plan_input *in, struct arena *a)
{
	p->in = in;
	p->owners = arena_array(a, in->n, sizeof(*p->owners));
	for (size_t i = 0; i < in->n; i++)
		if (in->items[i]->kind == KIND_RECALL)
			p->owners[p->n_owners++] =
			    (struct owner){in->items[i]->owner, (int)i};
	if (p->n_owners > 0)
		qsort(
		    p->owners, p->n_owners, sizeof(*p->owners), compare_owner);
}

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
	if (kind == ENTRY_TRY)
		return 45; /* the try and the reading */
	if (kind == ENTRY_MEET)
		return 40; /* a reply in one's own words */
	return level <= LEVEL_BLANKS ? 20 : 35;
}

static bool
is_due(const struct item_state *s, int32_t day)
{
	return s->s.stability > 0 && !s->paused && s->due_day <= day;
}

int
plan_due_on(const struct plan_input *in, int32_t day)
{
	int k = 0;

	for (size_t i = 0; i < in->n; i++)
		k += is_due(&in->states[i], day);
	return k;
}

/* Would introducing at the usual rate leave something unmet at the date? */
static bool
date_presses(const struct plan_input *in)
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

static bool
gate_open(const struct planning *p, int item, bool pressed)
{
	const struct plan_input *in = p->in;
	const struct item *it = in->items[item];
	int32_t last_met = ITEM_NO_DAY;
	int k;
	bool all_settled = true, all_met = true;

	if (it->opens != ITEM_NO_DAY && in->today < it->opens)
		return false;
	if (it->kind != KIND_RECALL) {
		/* not before its statement was read and recalled once */
		k = find_owner(p, it->deck, it->owner);
		return k < 0 || in->states[k].s.stability > 0;
	}
	for (int i = 0; i < it->n_builds_on; i++) {
		const struct item_state *s;

		k = find_owner(p, it->deck, it->builds_on[i]);
		s = k < 0 ? NULL : &in->states[k];
		if (s == NULL || s->paused || s->settled_day != ITEM_NO_DAY)
			continue;
		all_settled = false;
		all_met = all_met && s->met;
		if (s->met && s->first_met_day > last_met)
			last_met = s->first_met_day;
	}
	if (all_settled || pressed)
		return true;
	return all_met && in->today - last_met >= GATE_DAYS;
}

bool
plan_gate_open(const struct plan_input *in, int item)
{
	struct arena a = ARENA_INIT;
	struct planning p = {0};
	bool open;

	index_owners(&p, in, &a);
	open = gate_open(&p, item, date_presses(in));
	arena_release(&a);
	return open;
}

#define DEPTH_MAX 1000

/* Foundations first: how long a chain of builds-on lies below an item. One
 * that is being looked at counts as 0, so that a ring costs nothing. */
static int
depth_of(struct planning *p, int item, int guard)
{
	const struct item *it = p->in->items[item];
	int deepest = 0, k, d;

	if (p->depth[item] >= 0)
		return p->depth[item];
	p->depth[item] = 0;
	if (guard > DEPTH_MAX)
		return 0;
	for (int i = 0; i < it->n_builds_on; i++) {
		k = find_owner(p, it->deck, it->builds_on[i]);
		/* other kinds stand beside their statement, not above it */
		d = k < 0
		    ? 0
		    : depth_of(p, k, guard + 1) + (it->kind == KIND_RECALL);
		if (d > deepest)
			deepest = d;
	}
	p->depth[item] = deepest;
	return deepest;
}

struct candidate {
	struct entry entry;
	double value; /* of due ones: (1 - forecast) per expected second */
	int depth, order;
	bool priority;
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
	return in->section == NULL ||
	    strcmp(in->items[item]->section, in->section) == 0;
}

/* No two items of a statement on one day: each would show what the other
 * asks (lt3.8). Nor easily mixed-up statements, whichever names the other. */
static bool
is_too_near(const struct planning *p, int item)
{
	const struct item *it = p->in->items[item], *other;

	for (size_t i = 0; i < p->in->n; i++) {
		other = p->in->items[i];
		if ((int)i == item ||
		    (!p->taken[i] && p->in->states[i].last_day != p->in->today))
			continue;
		if (strcmp(it->owner, other->owner) == 0 &&
		    strcmp(it->deck, other->deck) == 0)
			return true;
		for (int k = 0; k < it->n_confusable; k++)
			if (strcmp(it->confusable[k], other->owner) == 0)
				return true;
		for (int k = 0; k < other->n_confusable; k++)
			if (strcmp(other->confusable[k], it->owner) == 0)
				return true;
	}
	return false;
}

static int
entry_seconds(const struct plan_input *in, struct entry e)
{
	const struct item_state *s = &in->states[e.item];
	int level = (int)ladder_level(
	    s->s.stability, s->last_level, s->last_rating, false);

	if (in->items[e.item]->kind != KIND_RECALL)
		return plan_seconds(ENTRY_MEET, 0);
	if (e.kind == ENTRY_TRY)
		return plan_seconds(ENTRY_TRY, 0) +
		    plan_seconds(ENTRY_FIRST, LEVEL_BLANKS);
	return plan_seconds(e.kind, level);
}

/* Takes an entry in if the minutes and questions of the day have room for it,
 * and for its recall where it is new. The first always has. */
static bool
take(struct planning *p, struct entry e)
{
	const struct plan_input *in = p->in;
	int most = in->questions > 0 ? in->questions : SESSION_QUESTIONS;
	int seconds = entry_seconds(in, e);
	int questions = e.kind == ENTRY_TRY ? 2 : 1;

	if (p->questions > 0 &&
	    (p->seconds + seconds > in->minutes * 60 ||
		p->questions + questions > most))
		return false;
	p->seconds += seconds;
	p->questions += questions;
	p->taken[e.item] = true;
	return true;
}

/* Due items and first recalls, best first; confusable ones wait, and what the
 * budget cuts off are the least useful. */
static size_t
take_due(struct planning *p, struct candidate *list, struct plan *out)
{
	const struct plan_input *in = p->in;
	const struct item_state *s;
	struct candidate *c;
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < in->n; i++) {
		s = &in->states[i];
		out->waiting += is_due(s, in->today);
		if (s->paused || !in_scope(in, (int)i))
			continue;
		if (!is_due(s, in->today) && !(s->met && !(s->s.stability > 0)))
			continue;
		c = &list[n++];
		memset(c, 0, sizeof(*c));
		c->entry.item = (int)i;
		c->entry.kind = s->s.stability > 0 ? ENTRY_DUE : ENTRY_FIRST;
		c->entry.forecast = plan_forecast(in, (int)i);
		/* A first recall waits for nothing: it goes before all. */
		c->value = c->entry.kind == ENTRY_FIRST
		    ? 2
		    : (1 - c->entry.forecast) / entry_seconds(in, c->entry);
		c->order = in->items[i]->order;
	}
	if (n > 0)
		qsort(list, n, sizeof(*list), compare_value);
	for (size_t i = 0; i < n; i++) {
		if (list[i].entry.kind == ENTRY_DUE &&
		    is_too_near(p, list[i].entry.item))
			continue;
		if (!take(p, list[i].entry))
			break;
		list[kept++] = list[i];
	}
	return kept;
}

/* Items of that kind that were met today, of a section or (NULL) of all. */
static int
met_today(
    const struct plan_input *in, enum entry_kind kind, const char *section)
{
	int k = 0;

	for (size_t i = 0; i < in->n; i++)
		k += in->states[i].met &&
		    in->states[i].first_met_day == in->today &&
		    (in->items[i]->kind == KIND_RECALL) ==
			(kind == ENTRY_TRY) &&
		    (section == NULL ||
			strcmp(section, in->items[i]->section) == 0);
	return k;
}

/* Adds to `out`, which holds `kept`, up to `most` candidates of a kind. Of new
 * statements at most two a section. Returns how many `out` holds then. */
static size_t
choose(struct planning *p, const struct candidate *list, size_t n,
    enum entry_kind kind, int most, struct candidate *out, size_t kept)
{
	const struct plan_input *in = p->in;
	const char *section;
	int of_section, taken = 0;

	for (size_t i = 0; i < n && taken < most; i++) {
		if (list[i].entry.kind != kind)
			continue;
		section = in->items[list[i].entry.item]->section;
		of_section = met_today(in, kind, section);
		for (size_t k = 0; k < kept; k++)
			of_section += out[k].entry.kind == kind &&
			    strcmp(section,
				in->items[out[k].entry.item]->section) == 0;
		if (kind == ENTRY_TRY && !in->first_session &&
		    in->section == NULL && section[0] &&
		    of_section >= NEW_OF_SECTION)
			continue;
		if (is_too_near(p, list[i].entry.item))
			continue;
		if (!take(p, list[i].entry))
			break; /* what is due went first */
		out[kept++] = list[i];
		taken++;
	}
	return kept;
}

static size_t
take_new(struct planning *p, struct candidate *list, struct arena *a)
{
	const struct plan_input *in = p->in;
	bool pressed = date_presses(in);
	struct candidate *c, *out;
	size_t n = 0, kept;

	for (size_t i = 0; i < in->n; i++) {
		if (in->states[i].met || in->states[i].paused ||
		    !in_scope(in, (int)i) || !gate_open(p, (int)i, pressed))
			continue;
		c = &list[n++];
		memset(c, 0, sizeof(*c));
		c->entry.item = (int)i;
		c->entry.kind =
		    in->items[i]->kind == KIND_RECALL ? ENTRY_TRY : ENTRY_MEET;
		c->depth = depth_of(p, (int)i, 0);
		c->priority = in->items[i]->priority;
		c->order = in->items[i]->order;
	}
	if (n > 0)
		qsort(list, n, sizeof(*list), compare_new);
	out = arena_array(a, n, sizeof(*out));
	kept = choose(p, list, n, ENTRY_TRY, in->new_wanted, out, 0);
	if (in->new_wanted > 0)
		kept = choose(p, list, n, ENTRY_MEET,
		    NEW_REPLIES - met_today(in, ENTRY_MEET, NULL), out, kept);
	memcpy(list, out, kept * sizeof(*out));
	return kept;
}

void
plan_add(struct plan *out, const struct plan_input *in, struct entry e)
{
	out->list[out->n++] = e;
	out->seconds += entry_seconds(in, e);
	out->due += e.kind == ENTRY_DUE;
	out->first += e.kind == ENTRY_FIRST;
	out->tries += e.kind == ENTRY_TRY || e.kind == ENTRY_MEET;
}

/* The due item that is likeliest to be recalled is kept for the end (lt2.6);
 * returns its place, n when there is none worth moving. */
static size_t
likeliest(const struct candidate *due, size_t n)
{
	size_t best = n, of = 0;

	for (size_t i = 0; i < n; i++) {
		of += due[i].entry.kind == ENTRY_DUE;
		if (due[i].entry.kind == ENTRY_DUE &&
		    (best == n ||
			due[i].entry.forecast > due[best].entry.forecast))
			best = i;
	}
	return of > 1 ? best : n;
}

void
plan_make(const struct plan_input *in, struct arena *a, struct plan *out)
{
	struct planning p = {0};
	struct candidate *due, *new;
	size_t n_due, n_new, i, k = 0, last;

	memset(out, 0, sizeof(*out));
	index_owners(&p, in, a);
	p.depth = arena_array(a, in->n, sizeof(*p.depth));
	for (i = 0; i < in->n; i++)
		p.depth[i] = -1;
	p.taken = arena_array(a, in->n, sizeof(*p.taken));
	due = arena_array(a, in->n, sizeof(*due));
	new = arena_array(a, in->n, sizeof(*new));
	out->list = arena_array(a, in->n, sizeof(*out->list));
	n_due = take_due(&p, due, out);
	n_new = take_new(&p, new, a);
	last = likeliest(due, n_due);
	/* A due question, then a new one, while there are new ones: early
	 * enough for their recall, three other questions later. Where that
	 * would be too late, the new ones go first. */
	while (n_due <= OTHERS_BETWEEN && k < n_new)
		plan_add(out, in, new[k++].entry);
	for (i = 0; i < n_due; i++) {
		if (i == last)
			continue;
		plan_add(out, in, due[i].entry);
		if (k < n_new && due[i].entry.kind == ENTRY_DUE)
			plan_add(out, in, new[k++].entry);
	}
	while (k < n_new)
		plan_add(out, in, new[k++].entry);
	if (last < n_due)
		plan_add(out, in, due[last].entry);
}
