/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_place.h"

#include <float.h>
#include <string.h>

#include "formats/fw_cost.h"
#include "formats/fw_mark.h"

#define NODES_MAX 24 /* readings kept at a line */
#define BOTH_OPEN 1.4 /* the margin where two open items could go on */
#define WINDOW 16.0 /* more than the best costs: given up */

/* An edge between a reading up to one line and one up to the next. */
struct edge {
	int from, to;
	enum fw_label label;
	double cost;
};

struct layer {
	struct fw_state *nodes;
	double *cost, *back; /* up to here, and from here to the end */
	int *best; /* the edge that came here cheapest */
	int n;
	struct edge *edges;
	int n_edges;
};

struct lattice {
	struct fw_table table;
	struct layer *layers; /* one before the first line, one after each */
	struct arena *a;
};

/* Scratch for one layer. */
struct growing {
	struct fw_state nodes[NODES_MAX * 6];
	double cost[NODES_MAX * 6];
	int best[NODES_MAX * 6], n;
	struct edge edges[NODES_MAX * 6];
	int n_edges;
};

static bool
same_state(const struct fw_state *x, const struct fw_state *y)
{
	return x->right == y->right && x->kind == y->kind &&
	    x->number == y->number && x->used == y->used &&
	    x->last[0] == y->last[0] && x->last[1] == y->last[1];
}

static void
add_edge(struct growing *g, int from, const struct fw_state *to,
    enum fw_label label, double before, double cost)
{
	int k = 0;

	while (k < g->n && !same_state(&g->nodes[k], to))
		k++;
	if (k == g->n) {
		g->nodes[g->n] = *to;
		g->cost[g->n] = DBL_MAX;
		g->n++;
	}
	if (before + cost < g->cost[k]) {
		g->cost[k] = before + cost;
		g->best[k] = g->n_edges;
	}
	g->edges[g->n_edges].from = from;
	g->edges[g->n_edges].to = k;
	g->edges[g->n_edges].label = label;
	g->edges[g->n_edges++].cost = cost;
}

/* How dear a reading may be: within the window, and among the best few. */
static double
limit_of(const struct growing *g)
{
	double least = DBL_MAX, limit;
	int within;

	for (int i = 0; i < g->n; i++) {
		if (g->cost[i] < least)
			least = g->cost[i];
	}
	for (limit = least + WINDOW; limit > least; limit -= WINDOW / 16) {
		within = 0;
		for (int i = 0; i < g->n; i++)
			within += g->cost[i] <= limit;
		if (within <= NODES_MAX)
			break;
	}
	return limit;
}

/* Keeps the readings that are worth it, and the edges to them. */
static void
keep_layer(struct lattice *t, struct growing *g, struct layer *out)
{
	double limit = limit_of(g);
	int at[NODES_MAX * 6], kept = 0, e = 0, *new_edge;

	for (int i = 0; i < g->n; i++)
		at[i] = g->cost[i] <= limit && kept < NODES_MAX ? kept++ : -1;
	out->n = kept;
	out->nodes = arena_array(t->a, (size_t)kept + 1, sizeof(*out->nodes));
	out->cost = arena_array(t->a, (size_t)kept + 1, sizeof(*out->cost));
	out->back = arena_array(t->a, (size_t)kept + 1, sizeof(*out->back));
	out->best = arena_array(t->a, (size_t)kept + 1, sizeof(*out->best));
	out->edges =
	    arena_array(t->a, (size_t)g->n_edges + 1, sizeof(*out->edges));
	new_edge = arena_array(t->a, (size_t)g->n_edges + 1, sizeof(int));
	for (int i = 0; i < g->n_edges; i++) {
		if (at[g->edges[i].to] < 0)
			continue;
		out->edges[e] = g->edges[i];
		out->edges[e].to = at[g->edges[i].to];
		new_edge[i] = e++;
	}
	out->n_edges = e;
	for (int i = 0; i < g->n; i++) {
		if (at[i] < 0)
			continue;
		out->nodes[at[i]] = g->nodes[i];
		out->cost[at[i]] = g->cost[i];
		out->best[at[i]] = new_edge[g->best[i]];
	}
}

static void
build(struct lattice *t)
{
	struct growing *g = arena_alloc(t->a, sizeof(*g));
	struct fw_state to;
	double cost;

	t->layers = arena_array(t->a, t->table.n + 1, sizeof(*t->layers));
	g->n = 1;
	g->nodes[0] = (struct fw_state){.last = {-1, -1}};
	keep_layer(t, g, &t->layers[0]);
	for (size_t j = 0; j < t->table.n; j++) {
		const struct layer *from = &t->layers[j];

		g->n = g->n_edges = 0;
		for (int i = 0; i < from->n; i++) {
			for (int label = 0; label <= FW_NOWHERE; label++) {
				if (!fw_cost_of(&t->table, &from->nodes[i],
					(int)j, (enum fw_label)label, &to,
					&cost))
					continue;
				add_edge(g, i, &to, (enum fw_label)label,
				    from->cost[i], cost);
			}
		}
		keep_layer(t, g, &t->layers[j + 1]);
	}
}

static void
sweep_back(struct lattice *t)
{
	struct layer *last = &t->layers[t->table.n], *from, *to;
	double c;

	for (int i = 0; i < last->n; i++)
		last->back[i] = fw_cost_end(&t->table, &last->nodes[i]);
	for (size_t j = t->table.n; j-- > 0;) {
		from = &t->layers[j];
		to = &t->layers[j + 1];
		for (int i = 0; i < from->n; i++)
			from->back[i] = DBL_MAX / 4;
		for (int e = 0; e < to->n_edges; e++) {
			const struct edge *x = &to->edges[e];

			c = x->cost + to->back[x->to];
			if (c < from->back[x->from])
				from->back[x->from] = c;
		}
	}
}

/* Some tools put a blank line that belongs before an item behind its first
 * line: it says nothing. */
static bool
is_odd_blank(const struct lattice *t, size_t j, int node)
{
	const struct layer *l = &t->layers[j];
	enum fw_label before = l->edges[l->best[node]].label;

	return before != FW_GOES_LEFT && before != FW_GOES_RIGHT &&
	    t->table.units[j - 1].blank == 0;
}

/* Both columns have an item that goes on, and here, in the midst of a page,
 * one of them does: a careful reader would ask. */
static void
look_at_both_open(
    const struct lattice *t, size_t j, int node, struct fw_placed *p)
{
	const struct fw_state *from = &t->layers[j].nodes[node];
	const struct fw_unit *u = &t->table.units[j];
	bool right = p->label == FW_GOES_RIGHT;
	int other = from->last[!right];

	if ((p->label != FW_GOES_LEFT && !right) || other < 0 ||
	    u->side == FW_LEFT || u->side == FW_RIGHT || j == 0 ||
	    t->table.units[j - 1].page != u->page ||
	    u->start != FW_START_LOWER || p->margin < BOTH_OPEN)
		return;
	if (from->last[right] == (int)j - 1 &&
	    (u->blank == 0 || t->table.habits->blank < 1.5 ||
		is_odd_blank(t, j, node)))
		return;
	if ((t->table.units[other].end != FW_END_NONE &&
		t->table.units[other].end != FW_END_HYPHEN) ||
	    (right ? t->table.habits->open_statement
		   : t->table.habits->open_bullet) < 1)
		return;
	p->other = right ? FW_GOES_LEFT : FW_GOES_RIGHT;
	p->margin = BOTH_OPEN;
	p->other_item = other;
}

/* The best reading, and beside each line the best in which it is another. */
static void
read_out(struct lattice *t, struct fw_placed *v)
{
	struct layer *last = &t->layers[t->table.n];
	double best = DBL_MAX, c;
	int at = 0;

	for (int i = 0; i < last->n; i++) {
		if (last->cost[i] + last->back[i] < best) {
			best = last->cost[i] + last->back[i];
			at = i;
		}
	}
	for (size_t j = t->table.n; j-- > 0;) {
		const struct layer *to = &t->layers[j + 1];
		const struct edge *mine = &to->edges[to->best[at]];

		v[j].label = mine->label;
		v[j].margin = DBL_MAX;
		v[j].other = mine->label;
		v[j].other_item = -1;
		for (int e = 0; e < to->n_edges; e++) {
			const struct edge *x = &to->edges[e];

			c = t->layers[j].cost[x->from] + x->cost +
			    to->back[x->to] - best;
			if (x->label == mine->label || c >= v[j].margin)
				continue;
			v[j].margin = c;
			v[j].other = x->label;
			/* the line whose item it would go on with */
			v[j].other_item = x->label == FW_GOES_LEFT
			    ? t->layers[j].nodes[x->from].last[0]
			    : x->label == FW_GOES_RIGHT
			    ? t->layers[j].nodes[x->from].last[1]
			    : -1;
		}
		look_at_both_open(t, j, mine->from, &v[j]);
		at = mine->from;
	}
}

static void
make_items(const struct lattice *t, struct fw_place *out)
{
	int open[2] = {-1, -1}, number = 0;

	out->items = arena_array(t->a, out->n + 1, sizeof(*out->items));
	for (size_t j = 0; j < out->n; j++) {
		struct fw_placed *p = &out->v[j];
		const struct fw_unit *u = &t->table.units[j];
		int side = p->label == FW_GOES_RIGHT || p->label == FW_GROUP ||
		    p->label == FW_BULLET;

		p->line = u->line;
		p->item = -1;
		if (p->label == FW_NOWHERE)
			continue;
		if (p->label != FW_GOES_LEFT && p->label != FW_GOES_RIGHT) {
			struct fw_item *it = &out->items[out->n_items];

			it->kind = p->label;
			if (p->label == FW_STATEMENT) {
				bool own = u->number == number + 1 ||
				    u->number == number + 2;

				number = own ? u->number : number + 1;
				it->number = number;
				p->skip = own ? u->number_skip : 0;
				it->lone = !own;
				it->apart = !own && u->ask_number < 2 &&
				    !t->table.lone_before;
			} else if (p->label == FW_BULLET) {
				p->skip = u->bullet_skip;
			}
			it->first = u->line;
			open[side] = out->n_items++;
		}
		p->item = open[side];
		if (p->item >= 0)
			out->items[p->item].last = u->line;
	}
	for (size_t j = 0; j < out->n; j++) {
		if (out->v[j].other_item >= 0)
			out->v[j].other_item =
			    out->v[out->v[j].other_item].item;
	}
}

/* Numbers on lines of their own that no statement took. */
static void
add_unused(const struct lattice *t, struct fw_place *out)
{
	size_t n = out->n;

	for (size_t i = 0; i < t->table.n_lone; i++) {
		const struct fw_lone *lone = &t->table.lone[i];
		bool taken = false;

		for (size_t j = 0; j < n && !taken; j++) {
			const struct fw_placed *p = &out->v[j];

			taken = p->label == FW_STATEMENT && p->skip == 0 &&
			    out->items[p->item].number == lone->number;
		}
		if (taken)
			continue;
		out->v[out->n] = (struct fw_placed){.line = lone->line,
		    .label = FW_NOWHERE,
		    .item = -1,
		    .other = FW_NOWHERE,
		    .margin = DBL_MAX,
		    .other_item = -1};
		out->n++;
	}
}

bool
fw_place_lines(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_habits *habits, struct arena *a, struct fw_place *out)
{
	struct arena scratch = ARENA_INIT;
	struct lattice t = {.a = &scratch};

	memset(out, 0, sizeof(*out));
	fw_cost_prepare(all, part, habits, &scratch, &t.table);
	if (t.table.n > FW_TABLE_MAX) {
		arena_release(&scratch);
		return false;
	}
	out->n = t.table.n;
	out->v = arena_array(a, out->n + t.table.n_lone + 1, sizeof(*out->v));
	build(&t);
	sweep_back(&t);
	read_out(&t, out->v);
	t.a = a;
	make_items(&t, out);
	add_unused(&t, out);
	arena_release(&scratch);
	return true;
}
