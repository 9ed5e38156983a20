/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_place.h"

#include <float.h>
#include <stdint.h>
#include <string.h>

#include "formats/fw_cost.h"
#include "formats/fw_seam.h"
#include "formats/fw_mark.h"

#define NODES_MAX 32 /* readings kept at a line */
#define LABELS (FW_NOTHING + 1)
#define EDGES_MAX (NODES_MAX * 2 * LABELS * (FW_SEAMS_MAX + 1))
#define BOTH_OPEN 1.4 /* the margin where two open items could go on */
#define WINDOW 9.0 /* more than the best costs: given up */

/* An edge between a reading up to one line and one up to the next. */
struct edge {
	int from, to, unit;
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
	struct fw_units table;
	struct layer *layers; /* one before the first line, one after each */
	struct arena *a;
};

/* Scratch for one layer. */
struct growing {
	struct fw_state nodes[EDGES_MAX];
	uint64_t key[EDGES_MAX];
	double cost[EDGES_MAX];
	double least; /* of cost */
	int best[EDGES_MAX], n;
	struct edge edges[EDGES_MAX];
	int n_edges;
};

/* All of a state in one number; no table has more units than 15 bits tell. */
static uint64_t
key_of(const struct fw_state *x)
{
	uint64_t k = (unsigned)(x->last[0] + 1);

	k = k << 15 | (unsigned)(x->last[1] + 1);
	k = k << 10 | (unsigned)x->number;
	k = k << 15 | (unsigned)x->used;
	k = k << 4 | (unsigned)x->cut;
	k = k << 3 | (unsigned)x->kind;
	return k << 2 | (x->right ? 2u : 0u) | (x->mixed ? 1u : 0u);
}

static void
add_edge(struct growing *g, const struct edge *x, const struct fw_state *to,
    double before)
{
	uint64_t key;
	int k = 0;

	if (before + x->cost > g->least + WINDOW)
		return; /* will not be kept */
	if (before + x->cost < g->least)
		g->least = before + x->cost;
	key = key_of(to);

	while (k < g->n && g->key[k] != key)
		k++;
	if (k == g->n) {
		g->nodes[g->n] = *to;
		g->key[g->n] = key;
		g->cost[g->n] = DBL_MAX;
		g->n++;
	}
	if (before + x->cost < g->cost[k]) {
		g->cost[k] = before + x->cost;
		g->best[k] = g->n_edges;
	}
	g->edges[g->n_edges] = *x;
	g->edges[g->n_edges++].to = k;
}

/* How dear a reading may be: within the window, and among the best few. */
static double
limit_of(const struct growing *g)
{
	double limit;
	int within;

	for (limit = g->least + WINDOW; limit > g->least;
	     limit -= WINDOW / 16) {
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
	int at[EDGES_MAX], kept = 0, e = 0, *new_edge;

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
try(struct lattice *t, struct growing *g, const struct layer *from,
    struct edge *x, bool mixed)
{
	struct fw_state to;

	if (fw_cost_of(&t->table, &from->nodes[x->from], x->unit, x->label,
		mixed, &to, &x->cost))
		add_edge(g, x, &to, from->cost[x->from]);
}

/* All ways to read one of the layer's units after reading i of before. */
static void
grow(struct lattice *t, struct growing *g, const struct layer *from, int i,
    const struct fw_layer *units)
{
	bool mixed = from->nodes[i].mixed;
	struct edge x = {.from = i};

	for (int u = 0; u < units->n; u++) {
		x.unit = units->first + u;
		if (t->table.units[x.unit].nothing) {
			x.label = FW_NOTHING;
			try(t, g, from, &x, mixed);
			continue;
		}
		for (int k = 0; k <= FW_NOWHERE; k++) {
			x.label = (enum fw_label)k;
			try(t, g, from, &x, false);
			/* it begins with a line that goes back */
			if (mixed || k == FW_GOES_LEFT || k == FW_GOES_RIGHT)
				try(t, g, from, &x, true);
		}
	}
}

static void
build(struct lattice *t)
{
	struct growing *g = arena_alloc(t->a, sizeof(*g));

	t->layers =
	    arena_array(t->a, t->table.n_layers + 1, sizeof(*t->layers));
	g->n = 1;
	g->least = 0;
	g->nodes[0] = (struct fw_state){.last = {-1, -1}};
	keep_layer(t, g, &t->layers[0]);
	for (size_t j = 0; j < t->table.n_layers; j++) {
		const struct layer *from = &t->layers[j];

		g->n = g->n_edges = 0;
		g->least = DBL_MAX / 4;
		for (int i = 0; i < from->n; i++)
			grow(t, g, from, i, &t->table.layers[j]);
		keep_layer(t, g, &t->layers[j + 1]);
	}
}

static void
sweep_back(struct lattice *t)
{
	struct layer *last = &t->layers[t->table.n_layers], *from, *to;
	double c;

	for (int i = 0; i < last->n; i++)
		last->back[i] = fw_cost_end(&t->table, &last->nodes[i]);
	for (size_t j = t->table.n_layers; j-- > 0;) {
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
	const struct edge *before = &l->edges[l->best[node]];

	return before->label != FW_GOES_LEFT &&
	    before->label != FW_GOES_RIGHT &&
	    t->table.units[before->unit].blank == 0;
}

/* Both columns have an item that goes on, and here, in the midst of a page,
 * one of them does: a careful reader would ask. */
static void
look_at_both_open(const struct lattice *t, size_t j, const struct edge *mine,
    struct fw_placed *p)
{
	const struct fw_state *from = &t->layers[j].nodes[mine->from];
	const struct fw_unit *u = &t->table.units[mine->unit];
	bool right = p->label == FW_GOES_RIGHT;
	int other = from->last[!right];

	if ((p->label != FW_GOES_LEFT && !right) || other < 0 ||
	    u->side == FW_LEFT || u->side == FW_RIGHT || j == 0 || u->top ||
	    u->start != FW_START_LOWER || p->margin < BOTH_OPEN)
		return;
	if (from->last[right] >= 0 &&
	    t->table.units[from->last[right]].to + 1 == u->from &&
	    (u->blank == 0 || t->table.habits->blank < 0.8 ||
		is_odd_blank(t, j, mine->from)))
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
	struct layer *last = &t->layers[t->table.n_layers];
	double best = DBL_MAX, c;
	int at = 0;

	for (int i = 0; i < last->n; i++) {
		if (last->cost[i] + last->back[i] < best) {
			best = last->cost[i] + last->back[i];
			at = i;
		}
	}
	for (size_t j = t->table.n_layers; j-- > 0;) {
		const struct layer *to = &t->layers[j + 1];
		const struct edge *mine = &to->edges[to->best[at]];

		v[j] = (struct fw_placed){.line = (size_t)mine->unit};
		v[j].label = mine->label;
		v[j].mixed = to->nodes[at].mixed;
		v[j].margin = DBL_MAX;
		v[j].other = mine->label;
		v[j].other_item = -1;
		for (int e = 0; e < to->n_edges; e++) {
			const struct edge *x = &to->edges[e];

			c = t->layers[j].cost[x->from] + x->cost +
			    to->back[x->to] - best;
			if ((x->label == mine->label &&
				x->unit == mine->unit) ||
			    c >= v[j].margin)
				continue;
			v[j].margin = c;
			v[j].other_cut = x->unit != mine->unit;
			v[j].other = x->label;
			/* the line whose item it would go on with */
			v[j].other_item = x->label == FW_GOES_LEFT
			    ? t->layers[j].nodes[x->from].last[0]
			    : x->label == FW_GOES_RIGHT
			    ? t->layers[j].nodes[x->from].last[1]
			    : -1;
		}
		look_at_both_open(t, j, mine, &v[j]);
		at = mine->from;
	}
}

static void
end_item(struct fw_item *it, const struct fw_unit *u)
{
	it->last = u->line;
	it->end = u->end;
}

static int
item_of_unit(const struct lattice *t, const struct fw_place *out, int unit)
{
	return out->v[t->table.units[unit].layer].item;
}

static void
make_items(const struct lattice *t, struct fw_place *out)
{
	int open[2] = {-1, -1}, number = 0;

	out->items = arena_array(t->a, out->n + 1, sizeof(*out->items));
	for (size_t j = 0; j < out->n; j++) {
		struct fw_placed *p = &out->v[j];
		const struct fw_unit *u = &t->table.units[p->line];
		int side = p->label == FW_GOES_RIGHT || p->label == FW_GROUP ||
		    p->label == FW_BULLET;

		p->line = u->line;
		p->s = u->half > 0 ? arena_strndup(t->a, u->s, u->n) : u->s;
		p->n = u->n;
		p->part = u->half > 0;
		p->wide = u->wide;
		p->item = -1;
		if (p->label == FW_NOWHERE || p->label == FW_NOTHING)
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
			end_item(&out->items[p->item], u);
	}
	for (size_t j = 0; j < out->n; j++) {
		if (out->v[j].other_item >= 0)
			out->v[j].other_item =
			    item_of_unit(t, out, out->v[j].other_item);
	}
}

/* Takes the places out that no line stands at. */
static void
drop_nothing(struct fw_place *out)
{
	size_t n = 0;

	for (size_t j = 0; j < out->n; j++) {
		if (out->v[j].label != FW_NOTHING)
			out->v[n++] = out->v[j];
	}
	out->n = n;
}

/* Did a statement take the k-th of the numbers on lines of their own? It takes
 * the first of its value. */
static bool
is_taken(const struct fw_units *t, const struct fw_place *out, size_t k)
{
	for (size_t i = 0; i < k; i++) {
		if (t->lone[i].number == t->lone[k].number)
			return false;
	}
	for (size_t j = 0; j < out->n; j++) {
		const struct fw_placed *p = &out->v[j];

		if (p->label == FW_STATEMENT && p->skip == 0 &&
		    out->items[p->item].number == t->lone[k].number)
			return true;
	}
	return false;
}

/* Puts the numbers on lines of their own that no statement took where they
 * stand. */
static void
add_unused(
    const struct lattice *t, const struct fw_lines *all, struct fw_place *out)
{
	size_t at;

	for (size_t k = 0; k < t->table.n_lone; k++) {
		const struct fw_line *l = &all->v[t->table.lone[k].line];

		if (is_taken(&t->table, out, k))
			continue;
		for (at = out->n;
		     at > 0 && out->v[at - 1].line > t->table.lone[k].line;
		     at--)
			out->v[at] = out->v[at - 1];
		out->v[at] = (struct fw_placed){.line = t->table.lone[k].line,
		    .s = l->s,
		    .n = l->n,
		    .label = FW_NOWHERE,
		    .item = -1,
		    .other = FW_NOWHERE,
		    .margin = DBL_MAX,
		    .other_item = -1,
		    .number_only = true};
		out->n++;
	}
}

bool
fw_place_lines(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_known *known, struct arena *a, struct fw_place *out)
{
	struct arena scratch = ARENA_INIT;
	struct lattice t = {.a = &scratch};

	memset(out, 0, sizeof(*out));
	fw_units_prepare(all, part, known, &scratch, &t.table);
	if (t.table.n > FW_TABLE_MAX) {
		arena_release(&scratch);
		return false;
	}
	out->n = t.table.n_layers;
	out->other_text = t.table.other_text;
	out->v = arena_array(a, out->n + t.table.n_lone + 1, sizeof(*out->v));
	build(&t);
	sweep_back(&t);
	read_out(&t, out->v);
	t.a = a;
	make_items(&t, out);
	drop_nothing(out);
	add_unused(&t, all, out);
	arena_release(&scratch);
	return true;
}

void
fw_place_widths(const struct fw_lines *all, const struct fw_place *place,
    struct arena *a, double width[2])
{
	double *w[2], full;
	size_t n[2] = {0}, *before;

	for (int side = 0; side < 2; side++)
		w[side] = arena_array(a, place->n + 1, sizeof(**w));
	/* the line before of each item, and one more */
	before = arena_array(a, (size_t)place->n_items + 1, sizeof(*before));
	for (size_t j = 0; j < place->n; j++) {
		const struct fw_placed *p = &place->v[j], *l;
		int side;

		if (p->item < 0)
			continue;
		if (before[p->item] > 0) {
			l = &place->v[before[p->item] - 1];
			side = place->items[p->item].kind != FW_STATEMENT;
			w[side][n[side]++] = l->part
			    ? fw_width(l->s, l->n)
			    : fw_habits_width(&all->v[l->line]);
		}
		before[p->item] = j + 1;
	}
	for (int side = 0; side < 2; side++) {
		full = fw_width_full(w[side], n[side], all->boxed);
		if (full > 0)
			width[side] = full;
	}
}
