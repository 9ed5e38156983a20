/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "formats/fw_boxes_priv.h"
#include "formats/fw_mark.h"

#define BEFORE \
	6.0 /* points that a gutter may be off that of the page before \
	     */
#define BEHIND 30.0
#define OFTEN 3 /* rows that make a place a column's edge */
#define THIRD 40.0 /* points: the least width of a third column */
#define THIRD_ROWS 8 /* that have one, at least */

/* -- zones
 * ------------------------------------------------------------------------ */

static void
find_edges(const struct boxes *b, struct zone *z)
{
	z->edge[0] = z->edge[1] = HUGE_VAL;
	for (size_t i = z->rows.from; i < z->rows.to; i++) {
		const struct fw_row *r = &b->rows.v[i];

		if (r->role != FW_BODY || r->across)
			continue;
		for (size_t k = 0; k < r->n; k++) {
			int side =
			    z->at > 0 && r->v[k].x0 + r->v[k].x1 > 2 * z->at;

			if (r->v[k].x0 < z->edge[side])
				z->edge[side] = r->v[k].x0;
		}
	}
}

/* How many rows of the zone run across this place, and how many do not. */
static void
count_across(
    const struct boxes *b, const struct zone *z, double at, int *yes, int *no)
{
	*yes = *no = 0;
	for (size_t i = z->rows.from; i < z->rows.to; i++) {
		const struct fw_row *r = &b->rows.v[i];

		if (r->role != FW_BODY || r->across)
			continue;
		if (fw_gutter_crossed(r, at))
			++*yes;
		else
			++*no;
	}
}

/* A third column, on either side of the gutter. */
static bool
has_third(const struct boxes *b, const struct fw_rows_part *parts, size_t n,
    const struct fw_boxes_gutter *gutter, double width)
{
	int least = gutter->both * 2 / 3;
	struct fw_boxes_gutter_where where;
	struct fw_boxes_gutter g;

	if (least < THIRD_ROWS)
		return false;
	where = (struct fw_boxes_gutter_where){gutter->to + THIRD, width, 0, 0};
	g = fw_boxes_gutter_find(
	    &b->rows, parts, n, width, &where, least, b->a);
	if (g.to > 0 && g.crossing * 8 <= g.both)
		return true;
	where = (struct fw_boxes_gutter_where){0, gutter->from - THIRD, 0, 0};
	g = fw_boxes_gutter_find(
	    &b->rows, parts, n, width, &where, least, b->a);
	return g.to > 0 && g.crossing * 8 <= g.both;
}

/* The gutter of a table that goes on from the zone before. */
static bool
take_gutter_before(struct boxes *b, struct zone *z, double width)
{
	const struct zone *before = z - 1;
	struct fw_boxes_gutter_where where;
	int yes, no;

	if (z == b->zones || before->at <= 0 ||
	    fabs(b->from->pages[before->page].width - width) > 1)
		return false;
	where = (struct fw_boxes_gutter_where){before->gutter.from - BEFORE,
	    before->gutter.to + BEHIND, false, false};
	z->gutter =
	    fw_boxes_gutter_find(&b->rows, &z->rows, 1, width, &where, 1, b->a);
	if (z->gutter.to > 0 && z->gutter.crossing * 2 <= z->gutter.both)
		return true;
	count_across(b, z, before->at, &yes, &no);
	z->gutter = before->gutter;
	return no > 0 && yes * 3 <= no;
}

/* Do two zones begin with heads at the same places? */
static bool
is_like(const struct boxes *b, const struct zone *y, const struct zone *z)
{
	const struct bbox_page *pages = b->from->pages;

	return y->hi > 0 && z->hi > 0 && fabs(y->hi - z->hi) < FW_BOXES_SAME &&
	    fabs(y->lo - z->lo) < FW_BOXES_SAME &&
	    fabs(pages[y->page].width - pages[z->page].width) < FW_BOXES_SAME;
}

/* Tables whose heads stand at the same places are set alike, and looked at
 * together: one alone may have no line with both sides. */
static struct fw_boxes_gutter
gutter_of_heads(struct boxes *b, const struct zone *like, double width)
{
	struct fw_rows_part *parts =
	    arena_array(b->a, b->n_zones + 1, sizeof(*parts));
	struct fw_boxes_gutter_where where = {like->lo, like->hi, true, false};
	struct fw_boxes_gutter g;
	size_t n = 0;

	for (size_t k = 0; k < b->n_zones; k++) {
		if (is_like(b, &b->zones[k], like))
			parts[n++] = b->zones[k].rows;
	}
	g = fw_boxes_gutter_find(&b->rows, parts, n, width, &where, 1, b->a);
	b->refused |= has_third(b, parts, n, &g, width);
	if (g.to <= 0)
		g = (struct fw_boxes_gutter){like->lo, like->hi, 0, 0};
	return g;
}

static void
find_gutter(struct boxes *b, struct zone *z)
{
	double width = b->from->pages[z->page].width;
	struct fw_boxes_gutter_where where;

	if (z->hi > 0) {
		for (struct zone *y = b->zones; y < z && z->at <= 0; y++) {
			if (is_like(b, y, z)) {
				z->gutter = y->gutter;
				z->at = y->at;
			}
		}
		if (z->at <= 0)
			z->gutter = gutter_of_heads(b, z, width);
	} else if (!take_gutter_before(b, z, width)) {
		where = fw_boxes_gutter_anywhere(width);
		z->gutter = fw_boxes_gutter_find(
		    &b->rows, &z->rows, 1, width, &where, 3, b->a);
		b->refused |= has_third(b, &z->rows, 1, &z->gutter, width);
	}
	if (z->gutter.to > 0 && z->at <= 0)
		z->at = z->gutter.both > 0 ? (z->gutter.from + z->gutter.to) / 2
					   : z->gutter.to - FW_BOXES_SAME;
}

/* Where the right side of a row begins; 0: it has none. *gap: to its left. */
static double
right_of(const struct fw_row *r, double at, double *gap)
{
	for (size_t i = 0; i < r->n; i++) {
		if (r->v[i].x0 + r->v[i].x1 <= 2 * at)
			continue;
		*gap = i > 0 ? r->v[i].x0 - r->v[i - 1].x1 : HUGE_VAL;
		return r->v[i].x0;
	}
	return 0;
}

/* Is the gap of a row at the gutter one between words, and does its right side
 * begin where none of the zone's others do? */
static bool
is_narrow(const struct boxes *b, const struct zone *z, const struct fw_row *r)
{
	double gap, other, x = right_of(r, z->at, &gap);
	int same = 0;

	if (x <= 0 || gap > FW_BOXES_NARROW * r->height)
		return false;
	for (size_t i = z->rows.from; i < z->rows.to && same < OFTEN; i++)
		same += fabs(right_of(&b->rows.v[i], z->at, &other) - x) <
		    FW_BOXES_SAME;
	return same < OFTEN;
}

/* A row of a paragraph that runs across may have a space where the gutter is,
 * and its last one may be short. */
static void
mark_across(struct boxes *b, const struct zone *z)
{
	struct fw_number num;
	bool near, last;

	for (size_t i = z->rows.from; i < z->rows.to; i++) {
		struct fw_row *r = &b->rows.v[i];

		if (r->role != FW_BODY || r->across)
			continue;
		if (fw_gutter_crossed(r, z->at)) {
			r->across = true;
			continue;
		}
		near = i > z->rows.from && r[-1].across && !r[-1].head &&
		    !fw_boxes_is_apart(b, i);
		last = near && r->x1 < z->at &&
		    fabs(r->x0 - r[-1].x0) < FW_BOXES_SAME &&
		    !fw_mark_number(b->text[i], &num);
		if (near && (last || is_narrow(b, z, r)))
			r->across = true;
	}
	for (size_t i = z->rows.to; i-- > z->rows.from;) {
		struct fw_row *r = &b->rows.v[i];

		if (r->role == FW_BODY && !r->across && i + 1 < z->rows.to &&
		    r[1].across && !r[1].head && !fw_boxes_is_apart(b, i + 1) &&
		    r->x0 < z->at && is_narrow(b, z, r))
			r->across = true;
	}
}

/* Zones of one table begin their columns at the same places, and so do tables
 * whose heads do; where all of a page stands further in, as on pages for two
 * sides, at others. */
static void
join_group(struct boxes *b, struct zone *z)
{
	struct zone *first = NULL;
	double off[2];

	z->group = (size_t)(z - b->zones);
	for (struct zone *y = z; y > b->zones && first == NULL; y--) {
		if (z->hi <= 0 || is_like(b, &y[-1], z))
			first = &b->zones[y[-1].group];
	}
	if (first == NULL || first->at <= 0 || z->at <= 0)
		return;
	for (int k = 0; k < 2; k++)
		off[k] = z->edge[k] - first->edge[k];
	if (z->hi <= 0 && isfinite(off[0]) && isfinite(off[1]) &&
	    fabs(off[0]) > FW_BOXES_SAME &&
	    fabs(off[0] - off[1]) < FW_BOXES_SAME)
		return;
	z->group = (size_t)(first - b->zones);
	for (int k = 0; k < 2; k++) {
		if (z->edge[k] < first->edge[k])
			first->edge[k] = z->edge[k];
	}
}

static void
cut_zones(struct boxes *b)
{
	size_t end;

	for (size_t i = 0; i < b->rows.n; i = end) {
		struct zone *z;

		for (end = i + 1; end < b->rows.n && !b->rows.v[end].head &&
		     b->rows.v[end].page == b->rows.v[i].page;)
			end++;
		b->zones = arena_grow(b->a, b->zones, b->n_zones, &b->cap_zones,
		    sizeof(*b->zones));
		z = &b->zones[b->n_zones++];
		memset(z, 0, sizeof(*z));
		z->rows.from = i;
		z->rows.to = end;
		z->page = b->rows.v[i].page;
		z->lo = b->rows.v[i].lo;
		z->hi = b->rows.v[i].hi;
	}
}

void
fw_boxes_zones(struct boxes *b)
{
	cut_zones(b);
	b->refused |= b->n_zones > FW_BOXES_ZONES_MAX;
	for (size_t k = 0; k < b->n_zones && !b->refused; k++) {
		struct zone *z = &b->zones[k];

		find_gutter(b, z);
		if (z->at > 0)
			mark_across(b, z);
		find_edges(b, z);
		join_group(b, z);
	}
}
