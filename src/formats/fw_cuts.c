/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_cuts.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats/fw_strips.h"

#define LEAST_LEFT 12 /* columns of the left side */
#define LEAST_TEXT 9 /* average columns of text on either side */
#define LEAST_LINES 3 /* with text on both sides */
#define PAGE_MAX 400 /* lines looked at together */
#define TIGHT_OFFSETS 6 /* columns */
#define MOVES 6 /* columns */
#define NEAR 12 /* columns: two words */
#define INDENTED 8 /* columns that bullets and their texts are, at most */
#define STATES (FW_STRIP_WIDEST + 2)
#define NO_COLUMNS 7.0 /* nats: a table begins or ends without a sign */
#define PASSES 3 /* the first without widths, the last two with them */

/* Which reading of a line: a spot's number, or one of these. */
enum { ALL_LEFT = -1, ALL_RIGHT = -2, ALL_FULL = -3, ALL_NONE = -4 };

/* The right column begins at column 0 … FW_STRIP_WIDEST; 0: no columns. */
struct page {
	struct fw_strips *s;
	size_t from, to;
	int low, high; /* where it may begin */
	double cost; /* of the pages so far */
	int before; /* where it began at the end of the page before */
	double *forward, *back; /* of each line and place; without the line */
	double offsets[2][FW_STRIP_OFFSETS + 1]; /* of texts, of bullets */
};

/* -- what a reading costs, where the right column begins at r ---------------
 */

/* A text that begins `offset` columns right of where the column does. Behind
 * one space it stands where the left text ends, which may be short of it. */
static double
offset_cost(const struct page *p, int offset, bool bullet, int gap)
{
	if (offset < 0)
		return 0.8 + 0.15 * -offset + (gap > 1 ? 0.7 : 0);
	return p->offsets[bullet][offset];
}

/* The least offset that is looked at. */
static int
least_offset(int gap)
{
	return gap == 1 ? -TIGHT_OFFSETS : -1;
}

static double
left_cost(const struct fw_strip *st, int r)
{
	double c = st->left;
	int over = st->end - r;

	if (st->indent >= r)
		c += 20.0; /* it begins where the right column does */
	else if (over >= 0) /* a little: the columns move */
		c += 0.8 + 0.1 * fmin(over, MOVES) +
		    0.4 * fmin(fmax(over - MOVES, 0), 4 * MOVES);
	return c;
}

static double
right_cost(const struct page *p, const struct fw_strip *st, int r)
{
	int offset = st->indent - r;

	if (offset < -1)
		return DBL_MAX;
	if (offset > FW_STRIP_OFFSETS)
		return st->right + 3.0;
	return st->right + offset_cost(p, offset, st->bullet, 2);
}

/* The cost of the best reading at each place. */
static void
cost_of_line(const struct page *p, const struct fw_strip *st, double *out)
{
	double c, off;

	for (int r = p->low; r <= p->high; r++) {
		out[r] = 0;
		if (st->head > 0)
			out[r] = 0.8 *
			    (abs(st->head - r) > 4 ? 4 : abs(st->head - r));
		if (st->across)
			continue;
		out[r] = st->full;
		c = left_cost(st, r);
		if (c < out[r])
			out[r] = c;
		c = right_cost(p, st, r);
		if (c < out[r])
			out[r] = c;
	}
	out[0] = st->across ? (st->head > 0 ? 6.0 : 0) : st->none;
	for (int k = 0; k < st->n_spots && !st->across; k++) {
		const struct fw_spot *sp = &st->spots[k];

		for (int o = least_offset(sp->gap); o <= FW_STRIP_OFFSETS;
		     o++) {
			int r = sp->column - o;

			if (r < p->low || r > p->high)
				continue;
			off = sp->cost + offset_cost(p, o, sp->bullet, sp->gap);
			if (off < out[r])
				out[r] = off;
		}
	}
}

/* -- ways through a page ------------------------------------------------------
 */

/* The right column moves between two lines: mostly from one of its paragraphs
 * to the next, and a column or two within them. */
static void
move(const struct page *p, const struct fw_strip *next, const double *from,
    double *to)
{
	double step = next->blank || next->across ? 1.4 : 2.2, least = DBL_MAX;
	double turn = next->across || next[-1].across ? 1.5 : NO_COLUMNS;

	for (int r = p->low; r <= p->high; r++) {
		to[r] = from[r] + step;
		least = from[r] < least ? from[r] : least;
	}
	for (int r = p->low + 1; r <= p->high; r++)
		to[r] = fmin(to[r], to[r - 1] + 0.1);
	for (int r = p->high - 1; r >= p->low; r--)
		to[r] = fmin(to[r], to[r + 1] + 0.1);
	for (int r = p->low; r <= p->high; r++) {
		to[r] = fmin(to[r], least + step + 2.0);
		to[r] = fmin(to[r], from[r]);
		to[r] = fmin(to[r], from[0] + turn);
	}
	to[0] = fmin(from[0], least + turn);
}

static void
begin(const struct page *p, double *out)
{
	for (int r = p->low; r <= p->high; r++) {
		if (p->before == 0)
			out[r] = 1.5;
		else
			out[r] = r == p->before
			    ? 0
			    : fmin(2.5, 0.5 + 0.1 * abs(r - p->before));
	}
	out[0] = p->before == 0 ? 0 : 1.0;
}

static void
add_costs(
    const struct page *p, const double *way, const double *line, double *sum)
{
	sum[0] = way[0] + line[0];
	for (int r = p->low; r <= p->high; r++)
		sum[r] = way[r] + line[r];
}

static void
sweep(const struct page *p)
{
	double sum[STATES], line[STATES];
	size_t n = p->to - p->from;

	begin(p, p->forward);
	for (size_t i = 0; i + 1 < n; i++) {
		const double *f = p->forward + i * STATES;

		cost_of_line(p, &p->s->v[p->from + i], line);
		add_costs(p, f, line, sum);
		move(p, &p->s->v[p->from + i + 1], sum,
		    p->forward + (i + 1) * STATES);
	}
	memset(p->back + (n - 1) * STATES, 0, STATES * sizeof(double));
	for (size_t i = n - 1; i > 0; i--) {
		const double *b = p->back + i * STATES;

		cost_of_line(p, &p->s->v[p->from + i], line);
		add_costs(p, b, line, sum);
		move(p, &p->s->v[p->from + i], sum, p->back + (i - 1) * STATES);
	}
}

/* -- the reading of a line ----------------------------------------------------
 */

struct choice {
	double best, second;
	int which, base;
};

static void
offer(struct choice *c, int which, int base, double cost)
{
	bool same = which == c->which ||
	    (which == ALL_NONE && c->which == ALL_LEFT) ||
	    (which == ALL_LEFT && c->which == ALL_NONE);

	if (cost < c->best) {
		if (!same)
			c->second = c->best;
		c->best = cost;
		c->which = which;
		c->base = base;
	} else if (!same && cost < c->second) {
		c->second = cost;
	}
}

/* Behind one space the column says little of where the right side begins: what
 * the words and widths alone say against a cut some words away. */
static double
near_margin(const struct fw_strip *st, const struct choice *c, double margin)
{
	double mine, more;
	int column;

	if (c->which >= 0 && st->spots[c->which].gap == 1) {
		mine = st->spots[c->which].cost;
		column = st->spots[c->which].column;
	} else if (c->which == ALL_LEFT && st->over) {
		mine = st->left - 0.8;
		column = st->end;
	} else {
		return margin;
	}
	for (int k = 0; k < st->n_spots; k++) {
		const struct fw_spot *sp = &st->spots[k];

		if (k == c->which || abs(sp->column - column) > NEAR)
			continue;
		more = sp->cost + 0.1 * abs(sp->column - column) - mine;
		margin = fmin(margin, more);
	}
	return margin;
}

/* Returns what the best way through the page costs. */
static double
choose(const struct page *p, size_t i)
{
	struct fw_strip *st = &p->s->v[p->from + i];
	const double *f = p->forward + i * STATES, *b = p->back + i * STATES;
	struct choice c = {DBL_MAX, DBL_MAX, ALL_NONE, 0};

	memset(&st->cut, 0, sizeof(st->cut));
	for (int r = p->low; r <= p->high; r++) {
		offer(&c, ALL_LEFT, r, f[r] + b[r] + left_cost(st, r));
		offer(&c, ALL_RIGHT, r, f[r] + b[r] + right_cost(p, st, r));
		offer(&c, ALL_FULL, r, f[r] + b[r] + st->full);
	}
	offer(&c, ALL_NONE, 0, f[0] + b[0] + st->none);
	for (int k = 0; k < st->n_spots; k++) {
		const struct fw_spot *sp = &st->spots[k];

		for (int o = least_offset(sp->gap); o <= FW_STRIP_OFFSETS;
		     o++) {
			int r = sp->column - o;

			if (r >= p->low && r <= p->high)
				offer(&c, k, r,
				    f[r] + b[r] + sp->cost +
					offset_cost(p, o, sp->bullet, sp->gap));
		}
	}
	st->cut.base = c.base;
	st->cut.margin = near_margin(st, &c, c.second - c.best);
	st->cut.column = st->indent;
	st->cut.side = c.which == ALL_LEFT ? FW_LEFT
	    : c.which == ALL_RIGHT         ? FW_RIGHT
	    : c.which == ALL_FULL          ? FW_FULL
					   : FW_ANY;
	if (c.which >= 0) {
		st->cut.at = st->spots[c.which].at;
		st->cut.column = st->spots[c.which].column;
	}
	return c.best;
}

/* -- pages ----------------------------------------------------------------- */

/* Enough lines with text on both sides, or the columns of the page before. */
static bool
is_in_columns(const struct page *p)
{
	int both = 0, left = 0, right = 0, in = 0; /* of lines, of text */
	bool heads = false;

	for (size_t i = p->from; i < p->to; i++) {
		const struct fw_strip *st = &p->s->v[i];
		const struct fw_line_cut *c = &st->cut;

		in += st->across ? st->head > 0 : c->side == FW_RIGHT;
		heads |= st->head > 0;
		if (st->across)
			continue;
		if (c->at < 2 || st->l->s[c->at - 2] != ' ')
			continue;
		both++;
		left += fw_strips_columns(st->l->s, c->at);
		right += fw_strips_columns(st->l->s + c->at, st->l->n - c->at);
	}
	if (p->before > 0 || heads)
		return both + in > 0;
	return both >= LEAST_LINES && left >= LEAST_TEXT * both &&
	    right >= LEAST_TEXT * both;
}

static void
set_range(struct page *p)
{
	int least;

	p->low = FW_STRIP_WIDEST;
	p->high = LEAST_LEFT;
	for (size_t i = p->from; i < p->to; i++) {
		const struct fw_strip *st = &p->s->v[i];

		for (int k = 0; k < st->n_spots; k++) {
			int at = st->spots[k].column;

			if (at < LEAST_LEFT || st->spots[k].gap < 2)
				continue;
			p->low = at < p->low ? at : p->low;
			p->high = at > p->high ? at : p->high;
		}
		if (st->indent >= LEAST_LEFT && st->indent <= FW_STRIP_WIDEST) {
			p->low = st->indent < p->low ? st->indent : p->low;
			p->high = st->indent > p->high ? st->indent : p->high;
		}
	}
	if (p->before > 0 && p->before < p->low)
		p->low = p->before;
	if (p->before > p->high)
		p->high = p->before;
	least = LEAST_LEFT + p->s->v[p->from].margin;
	p->low = p->low - 6 < least ? least : p->low - 6;
	if (p->low > FW_STRIP_WIDEST)
		p->low = FW_STRIP_WIDEST;
	if (p->low > p->high)
		p->high = p->low;
}

static void
read_page(struct page *p)
{
	size_t n = p->to - p->from;
	double best = 0;
	bool in;

	set_range(p);
	sweep(p);
	for (size_t i = 0; i < n; i++)
		best = choose(p, i);
	p->cost += best;
	in = is_in_columns(p);
	for (size_t i = p->from; i < p->to && !in; i++)
		memset(&p->s->v[i].cut, 0, sizeof(p->s->v[i].cut));
	for (size_t i = p->from; i < p->to && in; i++) {
		if (p->s->v[i].cut.base > 0)
			p->before = p->s->v[i].cut.base;
	}
}

static void
read_pages(struct page *p)
{
	const struct fw_strips *s = p->s;

	p->before = 0;
	for (p->from = 0; p->from < s->n; p->from = p->to) {
		for (p->to = p->from; p->to < s->n &&
		     s->v[p->to].l->page == s->v[p->from].l->page &&
		     p->to - p->from < PAGE_MAX;)
			p->to++;
		read_page(p);
	}
}

/* Headings, bullets and their texts begin at places of their own. */
static void
learn_offsets(struct page *p, double dearest)
{
	double n[2][FW_STRIP_OFFSETS + 1] = {{0}}, most;

	for (size_t i = 0; i < p->s->n; i++) {
		const struct fw_strip *st = &p->s->v[i];
		const struct fw_line_cut *c = &st->cut;
		int o = c->column - c->base;
		bool bullet = st->bullet;

		if (st->across || c->base == 0 || c->margin < 1 || o < 0 ||
		    o > FW_STRIP_OFFSETS || (c->at == 0 && c->side != FW_RIGHT))
			continue;
		for (int k = 0; k < st->n_spots && c->at > 0; k++) {
			if (st->spots[k].at == c->at)
				bullet = st->spots[k].bullet;
		}
		n[bullet][o]++;
	}
	for (int b = 0; b < 2; b++) {
		most = 0;
		for (int o = 0; o <= FW_STRIP_OFFSETS; o++)
			most = fmax(most, n[b][o]);
		for (int o = 0; o <= FW_STRIP_OFFSETS; o++)
			p->offsets[b][o] =
			    fmin(dearest, log((most + 1) / (n[b][o] + 1)));
	}
}

static bool
has_gaps(const struct fw_strips *s)
{
	int n = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct fw_strip *st = &s->v[i];
		bool any = false;

		for (int k = 0; k < st->n_spots && !st->across; k++)
			any |= st->spots[k].gap > 1 &&
			    st->spots[k].column >= LEAST_LEFT;
		n += any;
	}
	return n >= LEAST_LINES;
}

/* Cuts of all lines, where an offset costs `near` at first and what was learned
 * of them at most `most`; returns what all of it costs. */
static double
find_cuts(struct page *p, double near, double most, struct arena *a)
{
	for (int o = 0; o <= FW_STRIP_OFFSETS; o++)
		p->offsets[0][o] = p->offsets[1][o] = o == 0 ? 0
		    : o <= INDENTED                          ? near
							     : near + 0.6;
	fw_strips_forget(p->s);
	for (int pass = 0; pass < PASSES; pass++) {
		fw_strips_weigh(p->s);
		p->cost = 0;
		read_pages(p);
		fw_strips_learn(p->s, a);
		learn_offsets(p, most);
	}
	return p->cost;
}

static void
copy_cuts(const struct fw_strips *s, const struct fw_lines *all,
    struct fw_line_cut *out)
{
	size_t k = 0;

	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].role == FW_BODY)
			out[i] = s->v[k++].cut;
	}
}

struct fw_line_cut *
fw_cuts_find(const struct fw_lines *all, const bool *across, struct arena *a)
{
	struct fw_line_cut *out = arena_array(a, all->n + 1, sizeof(*out));
	struct arena scratch = ARENA_INIT;
	struct fw_strips s;
	struct page p = {.s = &s};
	double flush;

	fw_strips_read(all, across, &scratch, &s);
	if (!has_gaps(&s)) {
		arena_release(&scratch);
		return out;
	}
	p.forward =
	    arena_array(&scratch, (size_t)PAGE_MAX * STATES, sizeof(double));
	p.back =
	    arena_array(&scratch, (size_t)PAGE_MAX * STATES, sizeof(double));
	/* with all texts of the right column at its edge, or with its bullets
	 * indented, where that is much better */
	flush = find_cuts(&p, 0.3, 2.5, &scratch);
	copy_cuts(&s, all, out);
	if (find_cuts(&p, 0.05, 1.0, &scratch) < 0.85 * flush)
		copy_cuts(&s, all, out);
	arena_release(&scratch);
	return out;
}
