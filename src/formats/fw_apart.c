/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_apart.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NODES_MAX 96 /* readings kept at a line */
#define WINDOW 14.0 /* more than the best costs: given up */
#define SLOTS 1024 /* a power of two, more than nodes of a layer */
#define LABELS 5 /* those of a line that is placed */
#define AGAIN 4.0 /* the column of before, once more on a page */
#define EARLY 2.0 /* its number or bullet comes later in the text */
#define MUCH_ROOM 4.0 /* that was left on a line, for no reason */
#define NUMBERED 6.0 /* the next number, but it begins no statement */
#define LEFT_OVER 7.0 /* a number or bullet that begins nothing */

struct node {
	bool right, first_right, turned;
	enum fw_label kind;
	int number, numbers, bullets, last[2];
};

struct edge {
	int from, to;
	enum fw_label label;
	double cost;
};

struct layer {
	struct node *nodes;
	double *cost, *back;
	int *best; /* the edge that came here cheapest */
	int n, n_edges;
	struct edge *edges;
};

struct reading {
	struct fw_apart_line *v;
	struct fw_apart_page *page;
	const struct fw_apart_habits *habits;
	struct layer *layers;
	struct arena a;
	int slots[SLOTS]; /* of the layer that grows: a node, and one more */
};

/* -- costs ------------------------------------------------------------------
 */

/* Room on line x for the first word of y: then the break was wanted. */
static double
room_cost(
    double full, const struct fw_apart_line *x, const struct fw_apart_line *y)
{
	double left;

	if (full <= 0 || x->end == FW_END_HYPHEN)
		return 0;
	left = (full - x->width - 0.3 - y->word) / full - 0.05;
	return left <= 0 ? 0 : left > 0.16 ? MUCH_ROOM : left * 25;
}

static double
go_on(const struct reading *r, const struct node *n,
    const struct fw_apart_line *x, const struct fw_apart_line *y, bool right)
{
	bool group = right && n->kind == FW_GROUP;
	double c = 0;

	switch (x->end) {
	case FW_END_STOP:
		c = group ? 4.0 : y->start == FW_START_LOWER ? 3.5 : 1.2;
		break;
	case FW_END_COLON:
		/* where headings end so, hardly anything else does */
		c = group ? 5.0 : right ? 1.0 + 0.6 * r->habits->no_colon : 1.0;
		break;
	case FW_END_HYPHEN:
		c = y->start == FW_START_LOWER ? -0.5 : 1.0;
		break;
	case FW_END_NONE:
		c = y->start == FW_START_LOWER   ? 0
		    : y->start == FW_START_UPPER ? 1.2
						 : 0.3;
		break;
	}
	if (y->blank > 0 && x + 1 == y)
		c += 3.0;
	if (y->indent > 0)
		c += r->habits->set_in;
	return c + room_cost(r->habits->width[right], x, y);
}

/* The item on the left, or the bullet on the right, ends in line x. */
static double
close_item(const struct reading *r, const struct fw_apart_line *x, bool right)
{
	double full = r->habits->width[right], c = r->habits->open[right];

	switch (x->end) {
	case FW_END_STOP:
		return 0;
	case FW_END_COLON: /* so ends the heading of bullets */
		return right ? 3.0 : 5.0;
	case FW_END_HYPHEN:
		return c + 3.0;
	case FW_END_NONE:
		break;
	}
	return full > 0 && x->width < 0.75 * full ? c * 0.8 : c;
}

static double
close_right(const struct reading *r, const struct node *n, bool by_group)
{
	const struct fw_apart_line *x;

	if (n->last[1] < 0) /* bullets without a heading */
		return by_group ? 0 : 1.0 + 0.6 * r->habits->no_colon;
	x = &r->v[n->last[1]];
	if (n->kind == FW_BULLET)
		return close_item(r, x, true);
	if (by_group)
		return 4.5;
	return x->end == FW_END_COLON ? 0
	    : x->end == FW_END_STOP   ? r->habits->no_colon + 1.5
				      : r->habits->no_colon;
}

/* What is wider than its column stands in the other one. */
static double
overflow(double full, const struct fw_apart_line *y)
{
	double over = full > 0 ? y->width / full - 1.05 : 0;

	return over <= 0 ? 0 : over > 0.15 ? 4.0 : over * 27;
}

static double
opening(const struct reading *r, const struct fw_apart_line *y)
{
	double c =
	    y->blank == 0 && y > r->v + r->page->from ? r->habits->no_blank : 0;

	if (y->indent == 0)
		c += r->habits->flush;
	return c +
	    (y->start == FW_START_UPPER          ? 0
		    : y->start == FW_START_LOWER ? 6.0
						 : 1.0);
}

/* From one column to the other: once on a page, or at blank lines. */
static double
turn(const struct reading *r, const struct node *n, int j, bool right,
    struct node *to)
{
	const struct fw_apart_line *y = &r->v[j];
	double c = 0;

	if (n->right != right) {
		bool first = (size_t)j == r->page->from;

		if (!first && y->blank == 0 && !y->right_head)
			c += r->habits->blanks ? 2.5 : 0;
		if (n->turned || (n->first_right && first))
			c += r->habits->turns ? AGAIN : 1.5 * AGAIN;
		to->turned = true;
	}
	return c + (y->right_head && !right ? 5.0 : 0);
}

/* The next of the numbers that stand elsewhere; 0: there are no more. */
static int
next_value(const struct reading *r, const struct node *n)
{
	return n->numbers < r->page->numbers ? r->page->values[n->numbers] : 0;
}

/* Does it begin with the next number, and this does not stand elsewhere? */
static bool
has_own_number(const struct reading *r, const struct node *n,
    const struct fw_apart_line *y)
{
	return y->own_number == n->number + 1 &&
	    next_value(r, n) != y->own_number;
}

static bool
begin_statement(
    const struct reading *r, const struct node *n, int j, struct node *to)
{
	const struct fw_apart_line *y = &r->v[j];

	to->number = n->number + 1;
	if (has_own_number(r, n, y))
		return true;
	to->number = next_value(r, n);
	to->numbers++;
	return to->number > n->number;
}

/* What it costs to read line j as `label` after n; false: it cannot be. */
static bool
step(const struct reading *r, const struct node *n, int j, enum fw_label label,
    struct node *to, double *cost)
{
	const struct fw_apart_line *y = &r->v[j];
	bool right = label != FW_GOES_LEFT && label != FW_STATEMENT;

	*to = *n;
	*cost = turn(r, n, j, right, to);
	if (label != FW_STATEMENT && has_own_number(r, n, y))
		*cost += NUMBERED;
	switch (label) {
	case FW_GOES_LEFT:
	case FW_GOES_RIGHT:
		if (n->last[right] < 0)
			return false;
		if (right != n->right && n->last[right] >= (int)r->page->from)
			*cost += AGAIN;
		*cost += go_on(r, n, &r->v[n->last[right]], y, right) +
		    (y->own_bullet ? 6.0 : 0);
		break;
	case FW_STATEMENT:
		if (y->own_bullet || !begin_statement(r, n, j, to))
			return false;
		*cost += opening(r, y) +
		    (n->last[0] < 0 ? 0
				    : close_item(r, &r->v[n->last[0]], false));
		break;
	case FW_GROUP:
		if (y->own_bullet)
			return false;
		*cost += 0.7 + opening(r, y) + close_right(r, n, true);
		to->kind = FW_GROUP;
		break;
	default:
		if (!y->own_bullet && n->bullets >= r->page->bullets)
			return false;
		to->bullets += !y->own_bullet;
		*cost += to->bullets > y->bullets ? EARLY : 0;
		*cost += (y->own_bullet ? 0 : opening(r, y)) +
		    close_right(r, n, false);
		to->kind = FW_BULLET;
		break;
	}
	*cost += overflow(r->habits->width[right], y);
	to->right = right;
	to->last[right] = j;
	return true;
}

static int
left_over(const struct reading *r, const struct node *n)
{
	return r->page->numbers - n->numbers + r->page->bullets - n->bullets;
}

/* -- the lattice ------------------------------------------------------------
 */

static void
start(struct reading *r, const struct fw_apart_state *s)
{
	struct layer *l = &r->layers[0];

	l->nodes = arena_array(&r->a, 2, sizeof(*l->nodes));
	l->cost = arena_array(&r->a, 2, sizeof(*l->cost));
	l->back = arena_array(&r->a, 2, sizeof(*l->back));
	l->n = 2;
	l->nodes[0] = (struct node){.kind = s->kind,
	    .number = s->number,
	    .last = {s->last[0], s->last[1]}};
	/* some tools begin with the right column */
	l->nodes[1] = l->nodes[0];
	l->nodes[1].right = l->nodes[1].first_right = true;
	l->cost[1] = r->v[r->page->from].right_head ? 0
	    : r->habits->turns                      ? 0.5
						    : 2.5;
}

static bool
same(const struct node *x, const struct node *y)
{
	return x->right == y->right && x->first_right == y->first_right &&
	    x->turned == y->turned && x->kind == y->kind &&
	    x->number == y->number && x->numbers == y->numbers &&
	    x->bullets == y->bullets && x->last[0] == y->last[0] &&
	    x->last[1] == y->last[1];
}

/* Where it is among the slots, or would be. */
static size_t
slot_of(const struct reading *r, const struct layer *l, const struct node *n)
{
	size_t i = (size_t)n->last[0] * 31 + (size_t)n->last[1] * 17 +
	    (size_t)n->numbers * 101 + (size_t)n->bullets * 211 +
	    (size_t)n->number * 7 + (size_t)n->kind * 3 + n->right +
	    2 * (size_t)n->turned + 4 * (size_t)n->first_right;

	for (i &= SLOTS - 1;
	     r->slots[i] > 0 && !same(&l->nodes[r->slots[i] - 1], n);)
		i = (i + 1) & (SLOTS - 1);
	return i;
}

/* The node's place in the layer; its edge is added. */
static void
add_edge(struct reading *r, struct layer *l, int from, const struct node *to,
    enum fw_label label, double before, double cost)
{
	size_t slot = slot_of(r, l, to);
	int k = r->slots[slot] - 1;

	if (k < 0) {
		k = l->n++;
		l->nodes[k] = *to;
		l->cost[k] = DBL_MAX;
		r->slots[slot] = k + 1;
	}
	if (before + cost < l->cost[k]) {
		l->cost[k] = before + cost;
		l->best[k] = l->n_edges;
	}
	l->edges[l->n_edges++] = (struct edge){from, k, label, cost};
}

/* Only the readings that are worth it are gone on with. */
static double
limit_of(const struct layer *l)
{
	double least = DBL_MAX, limit;
	int within;

	for (int i = 0; i < l->n; i++)
		least = l->cost[i] < least ? l->cost[i] : least;
	for (limit = least + WINDOW; limit > least; limit -= WINDOW / 28) {
		within = 0;
		for (int i = 0; i < l->n; i++)
			within += l->cost[i] <= limit;
		if (within <= NODES_MAX)
			break;
	}
	return limit;
}

static void
grow(struct reading *r, int j, const struct layer *from, struct layer *to)
{
	double limit = limit_of(from), cost;
	int kept = 0, most;
	struct node n;

	for (int i = 0; i < from->n; i++)
		kept += from->cost[i] <= limit;
	most = (kept < NODES_MAX ? kept : NODES_MAX) * LABELS + 1;
	to->nodes = arena_array(&r->a, (size_t)most, sizeof(*to->nodes));
	to->cost = arena_array(&r->a, (size_t)most, sizeof(*to->cost));
	to->back = arena_array(&r->a, (size_t)most, sizeof(*to->back));
	to->best = arena_array(&r->a, (size_t)most, sizeof(*to->best));
	to->edges = arena_array(&r->a, (size_t)most, sizeof(*to->edges));
	kept = 0;
	memset(r->slots, 0, sizeof(r->slots));
	for (int i = 0; i < from->n && kept < NODES_MAX; i++) {
		if (from->cost[i] > limit)
			continue;
		kept++;
		for (int label = 0; label < LABELS; label++) {
			if (step(r, &from->nodes[i], j, (enum fw_label)label,
				&n, &cost))
				add_edge(r, to, i, &n, (enum fw_label)label,
				    from->cost[i], cost);
		}
	}
}

/* What is left open at the end of the page, or of the table. */
static double
end_cost(const struct reading *r, const struct node *n)
{
	double c = LEFT_OVER * left_over(r, n);

	if (n->last[0] >= 0 &&
	    (r->page->ends || r->v[n->last[0]].end == FW_END_COLON))
		c += close_item(r, &r->v[n->last[0]], false);
	if (r->page->ends && n->last[1] >= 0)
		c += close_right(r, n, true);
	return c;
}

static void
sweep_back(struct reading *r, size_t n)
{
	for (int i = 0; i < r->layers[n].n; i++)
		r->layers[n].back[i] = end_cost(r, &r->layers[n].nodes[i]);
	for (size_t j = n; j-- > 0;) {
		struct layer *from = &r->layers[j], *to = &r->layers[j + 1];

		for (int i = 0; i < from->n; i++)
			from->back[i] = DBL_MAX / 4;
		for (int e = 0; e < to->n_edges; e++) {
			const struct edge *x = &to->edges[e];
			double c = x->cost + to->back[x->to];

			if (c < from->back[x->from])
				from->back[x->from] = c;
		}
	}
}

/* Another label, or another number? */
static bool
is_other(
    const struct node *n, enum fw_label label, const struct fw_apart_line *y)
{
	return label != y->label ||
	    (label == FW_STATEMENT && n->number != y->number);
}

/* Does the line go on with one that had room for much of it? */
static bool
is_odd(const struct reading *r, const struct node *n,
    const struct fw_apart_line *y)
{
	return (y->label == FW_GOES_LEFT || y->label == FW_GOES_RIGHT) &&
	    room_cost(r->habits->width[y->right], &r->v[n->last[y->right]],
		y) >= MUCH_ROOM;
}

/* The best reading, and beside each line what the best other label costs. */
static void
read_out(struct reading *r, size_t n, struct fw_apart_state *state)
{
	struct layer *last = &r->layers[n];
	const struct node *end;
	double best = DBL_MAX;
	int at = 0;

	for (int i = 0; i < last->n; i++) {
		if (last->cost[i] + last->back[i] < best) {
			best = last->cost[i] + last->back[i];
			at = i;
		}
	}
	end = &last->nodes[at];
	r->page->cost = best;
	r->page->numbers_left = r->page->numbers - end->numbers;
	r->page->bullets_left = r->page->bullets - end->bullets;
	*state = (struct fw_apart_state){.last = {end->last[0], end->last[1]},
	    .kind = end->kind,
	    .number = end->number};
	for (size_t j = n; j-- > 0;) {
		const struct layer *to = &r->layers[j + 1];
		const struct edge *mine = &to->edges[to->best[at]];
		struct fw_apart_line *y = &r->v[r->page->from + j];

		y->label = mine->label;
		y->right = to->nodes[at].right;
		y->number = to->nodes[at].number;
		y->odd = is_odd(r, &r->layers[j].nodes[mine->from], y);
		y->margin = y->margin_across = DBL_MAX;
		for (int e = 0; e < to->n_edges; e++) {
			const struct edge *x = &to->edges[e];
			double c = r->layers[j].cost[x->from] + x->cost +
			    to->back[x->to] - best;

			double *m = to->nodes[x->to].right == y->right
			    ? &y->margin
			    : &y->margin_across;

			if (is_other(&to->nodes[x->to], x->label, y) && c < *m)
				*m = c;
		}
		at = mine->from;
	}
}

bool
fw_apart_read(struct fw_apart_line *v, struct fw_apart_page *page,
    const struct fw_apart_habits *habits, struct fw_apart_state *state)
{
	struct reading r = {
	    .v = v, .page = page, .habits = habits, .a = ARENA_INIT};
	size_t n = page->to - page->from;

	if (page->begins)
		*state = (struct fw_apart_state){.last = {-1, -1}};
	r.layers = arena_array(&r.a, n + 1, sizeof(*r.layers));
	start(&r, state);
	for (size_t j = 0; j < n; j++) {
		grow(&r, (int)(page->from + j), &r.layers[j], &r.layers[j + 1]);
		if (r.layers[j + 1].n == 0) { /* cannot be read so */
			arena_release(&r.a);
			return false;
		}
	}
	sweep_back(&r, n);
	read_out(&r, n, state);
	arena_release(&r.a);
	return true;
}

/* -- habits ----------------------------------------------------------------
 */

static int
by_size(const void *x, const void *y)
{
	double p = *(const double *)x, q = *(const double *)y;

	return p < q ? -1 : p > q;
}

static double
open_cost(int stops, int ends)
{
	double c = -log((ends - stops + 0.5) / (ends + 1.0));

	return c < 0.2 ? 0.2 : c > 4 ? 4 : c;
}

/* Lines that end an item, and how many of these have a stop or colon. */
struct ends {
	int n[2], stops[2], groups, colons;
	int begins, blanks; /* items, and those behind a blank line */
	int others, set_in[2]; /* lines that go on; set in, of either */
};

static void
count_end(struct ends *e, const struct fw_apart_line *x,
    const struct fw_apart_line *y, enum fw_label open)
{
	bool begins = y->label != FW_GOES_LEFT && y->label != FW_GOES_RIGHT;

	if (!begins) {
		e->others++;
		e->set_in[0] += y->indent > 0;
	}
	if (!begins || x->right != y->right)
		return;
	e->set_in[1] += y->indent > 0;
	e->begins++;
	e->blanks += y->blank > 0;
	if (open == FW_GROUP) {
		e->groups++;
		e->colons += x->end == FW_END_COLON;
		return;
	}
	e->n[x->right]++;
	e->stops[x->right] += x->end == FW_END_STOP;
}

void
fw_apart_habits_count(const struct fw_apart_line *v, size_t n, struct arena *a,
    struct fw_apart_habits *out)
{
	double *w[2] = {arena_array(a, n + 1, sizeof(double)),
	    arena_array(a, n + 1, sizeof(double))};
	size_t many[2] = {0, 0};
	enum fw_label open = FW_NOWHERE;
	struct ends e;

	memset(&e, 0, sizeof(e));
	for (size_t i = 0; i < n; i++) {
		if (v[i].label == FW_NOWHERE) {
			open = FW_NOWHERE;
			continue;
		}
		w[v[i].right][many[v[i].right]++] = v[i].width;
		if (open != FW_NOWHERE)
			count_end(&e, &v[i - 1], &v[i], open);
		if (v[i].label != FW_GOES_LEFT && v[i].label != FW_GOES_RIGHT)
			open = v[i].label;
	}
	for (int side = 0; side < 2; side++) {
		qsort(w[side], many[side], sizeof(double), by_size);
		out->width[side] = many[side] < 12
		    ? 0
		    : w[side][many[side] - 1 - many[side] / 25];
		out->open[side] = open_cost(e.stops[side], e.n[side]);
	}
	out->no_blank = open_cost(e.blanks, e.begins) - 0.2;
	/* odds of either kind, where items are set in more often */
	out->set_in = log((e.set_in[1] + 0.5) / (e.begins + 1.0)) -
	    log((e.set_in[0] + 0.5) / (e.others + 1.0));
	out->flush = log((e.others - e.set_in[0] + 0.5) / (e.others + 1.0)) -
	    log((e.begins - e.set_in[1] + 0.5) / (e.begins + 1.0));
	if (e.set_in[1] * 4 < e.begins || out->set_in < 0)
		out->set_in = out->flush = 0;
	out->no_colon = open_cost(e.colons, e.groups);
}
