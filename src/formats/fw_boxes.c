/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_boxes.h"

#include <math.h>
#include <string.h>

#include "formats/fw_boxes_priv.h"
#include "formats/fw_levels.h"
#include "formats/fw_running.h"

#define UPRIGHT 5 /* one word in so many may be set upwards */

/* -- rows
 * ------------------------------------------------------------------------ */

static void
make_rows(struct boxes *b)
{
	bool breaks = fw_rows_breaks(b->from);
	size_t upright = 0, words = 0, before;

	for (size_t p = 0; p < b->from->n; p++) {
		struct fw_word *v;
		size_t n = fw_rows_words(&b->from->pages[p], breaks, b->a, &v);

		for (size_t i = 0; i < n; i++)
			upright += v[i].upright;
		words += n;
		before = b->rows.n;
		fw_rows_add(&b->rows, v, n, (int)p, b->a);
		if (b->rows.n - before > FW_BOXES_ROWS_MAX)
			b->refused = true;
	}
	b->refused |= upright * UPRIGHT > words;
	b->text = arena_array(b->a, b->rows.n + 1, sizeof(*b->text));
	b->text_n = arena_array(b->a, b->rows.n + 1, sizeof(*b->text_n));
	for (size_t i = 0; i < b->rows.n; i++)
		b->text[i] = fw_rows_text(
		    b->rows.v[i].v, b->rows.v[i].n, b->a, &b->text_n[i]);
}

/* Headers and footers are looked for in whole rows. */
static void
find_running(struct boxes *b)
{
	struct fw_lines all;

	memset(&all, 0, sizeof(all));
	all.v = arena_array(b->a, b->rows.n + 1, sizeof(*all.v));
	all.n = b->rows.n;
	all.pages = (int)b->from->n;
	all.paged = true;
	for (size_t i = 0; i < all.n; i++) {
		all.v[i].s = b->text[i];
		all.v[i].n = b->text_n[i];
		all.v[i].page = b->rows.v[i].page;
		all.v[i].number = (int)i + 1;
	}
	fw_running_find(&all, b->a);
	for (size_t i = 0; i < all.n; i++) {
		if (!b->rows.v[i].head)
			b->rows.v[i].role = all.v[i].role;
	}
}

/* -- lines
 * ------------------------------------------------------------------------ */

static void
emit(struct boxes *b, const struct fw_row *r, enum fw_side side, double edge)
{
	struct fw_lines *o = b->out;
	struct fw_line *l;
	int *lines = b->lines, n;

	o->v = arena_grow(b->a, o->v, o->n, &b->out_cap, sizeof(*o->v));
	l = &o->v[o->n++];
	memset(l, 0, sizeof(*l));
	l->s = r->text;
	if (r->text)
		l->n = strlen(r->text);
	else
		l->s = fw_rows_text(r->v, r->n, b->a, &l->n);
	if (side == FW_LEFT || side == FW_RIGHT)
		n = ++lines[side == FW_RIGHT];
	else
		n = lines[0] = lines[1] =
		    1 + (lines[0] > lines[1] ? lines[0] : lines[1]);
	if (n > FW_PAGE_LINES_MAX)
		b->refused = true;
	l->number = fw_lines_number(r->page, n, side);
	l->page = r->page;
	l->role = r->role;
	l->side = side;
	l->gap = r->n > 1;
	l->beside = r->beside;
	if (!isfinite(edge))
		edge = 0;
	l->left = r->x0 - edge;
	l->right = r->x1 - edge;
	l->word = r->v[0].x1 - r->v[0].x0;
	l->text = r->n > 1 ? r->v[1].x0 - edge : l->left;
	l->base = r->base;
	l->height = r->height;
}

static void
flush(struct boxes *b, const struct zone *z)
{
	const double *edge = b->zones[z->group].edge;
	struct fw_rows rows;

	for (int k = 0; k < 2; k++) {
		struct fw_word *v = arena_array(b->a, b->n[k] + 1, sizeof(*v));

		if (b->n[k] == 0)
			continue;
		memcpy(v, b->sides[k], b->n[k] * sizeof(*v));
		memset(&rows, 0, sizeof(rows));
		fw_rows_add(&rows, v, b->n[k], z->page, b->a);
		if (k == 0)
			fw_rows_lift(&rows, b->distance, &b->numbers, b->a);
		for (size_t i = 0; i < rows.n; i++)
			emit(b, &rows.v[i], k ? FW_RIGHT : FW_LEFT, edge[k]);
		b->n[k] = 0;
	}
}

static void
collect(struct boxes *b, const struct fw_row *r, double at)
{
	for (size_t i = 0; i < r->n; i++) {
		int k = r->v[i].x0 + r->v[i].x1 > 2 * at;

		b->sides[k] = arena_grow(b->a, b->sides[k], b->n[k], &b->cap[k],
		    sizeof(*b->sides[k]));
		b->sides[k][b->n[k]++] = r->v[i];
	}
}

static void
put_zone(struct boxes *b, const struct zone *z)
{
	for (size_t i = z->rows.from; i < z->rows.to; i++) {
		const struct fw_row *r = &b->rows.v[i];

		if (r->role == FW_BODY && z->at > 0 && !r->across) {
			collect(b, r, z->at);
			continue;
		}
		flush(b, z);
		emit(b, r, r->role != FW_BODY || z->at <= 0 ? FW_ANY : FW_FULL,
		    b->zones[z->group].edge[0]);
	}
	flush(b, z);
}

bool
fw_boxes_lines(const struct bbox *boxes, struct arena *a, struct fw_lines *out)
{
	struct boxes b = {.a = a, .from = boxes, .out = out};

	memset(out, 0, sizeof(*out));
	out->pages = (int)boxes->n;
	out->paged = out->boxed = true;
	make_rows(&b);
	if (b.refused)
		return false;
	b.distance = fw_levels_distance(&b.rows, a);
	fw_boxes_join_heads(&b);
	find_running(&b);
	fw_boxes_heads(&b);
	fw_boxes_zones(&b);
	for (size_t k = 0; k < b.n_zones && !b.refused; k++) {
		if (k == 0 || b.zones[k].page != b.zones[k - 1].page)
			b.lines[0] = b.lines[1] = 0;
		put_zone(&b, &b.zones[k]);
	}
	if (b.refused)
		return false;
	fw_levels_find(out, a);
	return true;
}
