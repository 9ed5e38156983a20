/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_boxes.h"

#include <math.h>
#include <string.h>

#include "formats/fw_gutter.h"
#include "formats/fw_levels.h"
#include "formats/fw_mark.h"
#include "formats/fw_rows.h"
#include "formats/fw_running.h"

#define HEAD_ABOVE 15 /* rows between a section's heading and its table */
#define SAME 1.5 /* points: the same edge */
#define BEFORE 6.0 /* points that a gutter may be off that of the page before */
#define BEHIND 30.0
#define APART 1.35 /* line distances: a blank line, or something else begins */
#define NARROW 0.6 /* of the height: a gap between two words */
#define OFTEN 3 /* rows that make a place a column's edge */
#define UPRIGHT 5 /* one word in so many may be set upwards */
#define THIRD 40.0 /* points: the least width of a third column */
#define THIRD_ROWS 8 /* that have one, at least */

/* Rows of one page, from the heads of a table on or from the page's top. */
struct zone {
	struct fw_rows_part rows;
	int page;
	double lo, hi; /* the gap between the heads it begins with; hi 0: none */
	struct fw_gutter gutter;
	double at; /* in the gutter; 0: none */
	double edge[2]; /* where the columns begin; HUGE_VAL: no words there */
	size_t group; /* the first zone of the same table */
};

struct boxes {
	struct arena *a;
	const struct bbox *from;
	struct fw_rows rows;
	const char **text; /* of each row */
	size_t *text_n;
	struct zone *zones;
	size_t n_zones, cap_zones;
	double distance; /* of rows, over their height; 0: not known */
	struct fw_word *sides[2]; /* collected for the next lines */
	size_t n[2], cap[2];
	int lines[2]; /* of this page so far, on either side */
	struct fw_lines *out;
	size_t out_cap;
	bool refused;
};

/* -- rows
 * ------------------------------------------------------------------------ */

static void
make_rows(struct boxes *b)
{
	bool breaks = fw_rows_breaks(b->from);
	size_t upright = 0, words = 0;

	for (size_t p = 0; p < b->from->n; p++) {
		struct fw_word *v;
		size_t n = fw_rows_words(
		    &b->from->pages[p], breaks, b->a, &v);

		for (size_t i = 0; i < n; i++)
			upright += v[i].upright;
		words += n;
		fw_rows_add(&b->rows, v, n, (int)p, b->a);
	}
	b->refused = upright * UPRIGHT > words;
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
		b->rows.v[i].role = all.v[i].role;
		b->rows.v[i].head = all.v[i].role == FW_BODY &&
		    fw_mark_column_head(b->text[i], b->a) == FW_HEAD_BOTH;
	}
}

/* From the base of row i - 1 to that of row i, over its height; 0: other
 * pages. */
static double
distance(const struct boxes *b, size_t i)
{
	const struct fw_row *r = &b->rows.v[i];

	if (i == 0 || r[-1].page != r->page || r->height <= 0)
		return 0;
	return (r->base - r[-1].base) / r->height;
}

/* -- heads and headings
 * ------------------------------------------------------- */

/* The widest gap of a row of heads: the gutter is in it. */
static void
gap_of_heads(const struct fw_row *r, double *lo, double *hi)
{
	*lo = *hi = 0;
	for (size_t i = 0; i + 1 < r->n; i++) {
		if (r->v[i + 1].x0 - r->v[i].x1 > *hi - *lo) {
			*lo = r->v[i].x1;
			*hi = r->v[i + 1].x0;
		}
	}
}

/* Does the row show that it is one of a table whose gutter is between lo and
 * hi: two sides, the right one alone, or a number or a bullet? */
static bool
is_table_row(const struct boxes *b, size_t i, double lo, double hi)
{
	const struct fw_row *r = &b->rows.v[i];
	struct fw_heading h;
	struct fw_number num;
	int glyph;

	if (r->x0 > (lo + hi) / 2)
		return true;
	for (size_t k = 0; k + 1 < r->n; k++) {
		if (r->v[k + 1].x0 > lo && r->v[k].x1 < hi &&
		    r->v[k + 1].x0 - r->v[k].x1 > NARROW * r->height)
			return true;
	}
	return (fw_mark_number(b->text[i], &num) && num.strong &&
		   !(fw_mark_heading(b->text[i], &h))) ||
	    fw_mark_bullet(b->text[i], &glyph) > 0;
}

/* Is the number of row i the one after that of a row above it on its page, or
 * straight below heads, as that of a statement is? */
static bool
counts_on(const struct boxes *b, size_t i)
{
	struct fw_number num, before;

	if (!fw_mark_number(b->text[i], &num))
		return false;
	for (size_t k = i; k > 0 && b->rows.v[k - 1].page == b->rows.v[i].page;
	     k--) {
		if (b->rows.v[k - 1].head)
			return true;
		if (fw_mark_number(b->text[k - 1], &before) && before.strong)
			return num.value == before.value + 1;
	}
	return false;
}

/* Does something new begin at row i, judged by its place? */
static bool
is_apart(const struct boxes *b, size_t i)
{
	const struct fw_row *r = &b->rows.v[i];

	return i == 0 || r[-1].page != r->page || r[-1].role != FW_BODY ||
	    distance(b, i) > APART * b->distance ||
	    fabs(r->height - r[-1].height) > 0.12 * r->height;
}

/* The heading of the section stands above the heads of its table, perhaps on
 * the page before, and may have words of introduction below it. */
static void
mark_above(struct boxes *b, size_t head)
{
	struct fw_heading h;
	double lo, hi;
	size_t from = head;

	gap_of_heads(&b->rows.v[head], &lo, &hi);
	for (size_t i = head; i > 0 && head - i < HEAD_ABOVE; i--) {
		const struct fw_row *r = &b->rows.v[i - 1];
		bool heading = fw_mark_heading(b->text[i - 1], &h);

		if (r->role != FW_BODY)
			continue;
		if (r->head || b->rows.v[head].page - r->page > 1 ||
		    is_table_row(b, i - 1, lo, hi))
			break;
		/* on the page before, what is no heading is of its table */
		if (is_apart(b, i - 1) && r->page == b->rows.v[head].page)
			from = i - 1;
		if (heading &&
		    (h.strong || (is_apart(b, i - 1) && !counts_on(b, i - 1)))) {
			from = i - 1;
			break;
		}
	}
	for (size_t i = from; i <= head; i++)
		b->rows.v[i].across = true;
}

/* What stands behind the last table of a page, from a heading such as
 * References on. */
static void
mark_behind(struct boxes *b, size_t i)
{
	const struct fw_row *r = &b->rows.v[i];
	size_t end;

	if (r->role != FW_BODY || !fw_mark_back_matter(b->text[i]) ||
	    !is_apart(b, i))
		return;
	for (size_t k = 1; k < r->n; k++) {
		if (r->v[k].x0 - r->v[k - 1].x1 > NARROW * r->height)
			return;
	}
	for (end = i + 1; end < b->rows.n && b->rows.v[end].page == r->page;
	     end++) {
		if (b->rows.v[end].head)
			return;
	}
	for (; i < end; i++)
		b->rows.v[i].across = true;
}

/* Where no heads are known, whatever looks like a heading stands above. */
static void
find_across(struct boxes *b)
{
	struct fw_heading h;
	bool heads = false;

	for (size_t i = 0; i < b->rows.n; i++) {
		mark_behind(b, i);
		if (!b->rows.v[i].head)
			continue;
		heads = true;
		mark_above(b, i);
	}
	for (size_t i = 0; !heads && i < b->rows.n; i++) {
		if (fw_mark_heading(b->text[i], &h) && h.strong &&
		    is_apart(b, i))
			b->rows.v[i].across = true;
	}
}

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
			int side = z->at > 0 &&
			    r->v[k].x0 + r->v[k].x1 > 2 * z->at;

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
    const struct fw_gutter *gutter, double width)
{
	int least = gutter->both * 2 / 3;
	struct fw_gutter_where where;
	struct fw_gutter g;

	if (least < THIRD_ROWS)
		return false;
	where = (struct fw_gutter_where){gutter->to + THIRD, width, 0, 0};
	g = fw_gutter_find(&b->rows, parts, n, width, &where, least, b->a);
	if (g.to > 0 && g.crossing * 8 <= g.both)
		return true;
	where = (struct fw_gutter_where){0, gutter->from - THIRD, 0, 0};
	g = fw_gutter_find(&b->rows, parts, n, width, &where, least, b->a);
	return g.to > 0 && g.crossing * 8 <= g.both;
}

/* The gutter of a table that goes on from the zone before. */
static bool
take_gutter_before(struct boxes *b, struct zone *z, double width)
{
	const struct zone *before = z - 1;
	struct fw_gutter_where where;
	int yes, no;

	if (z == b->zones || before->at <= 0 ||
	    fabs(b->from->pages[before->page].width - width) > 1)
		return false;
	where = (struct fw_gutter_where){before->gutter.from - BEFORE,
	    before->gutter.to + BEHIND, false, false};
	z->gutter =
	    fw_gutter_find(&b->rows, &z->rows, 1, width, &where, 1, b->a);
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

	return y->hi > 0 && z->hi > 0 && fabs(y->hi - z->hi) < SAME &&
	    fabs(y->lo - z->lo) < SAME &&
	    fabs(pages[y->page].width - pages[z->page].width) < SAME;
}

/* Tables whose heads stand at the same places are set alike, and looked at
 * together: one alone may have no line with both sides. */
static struct fw_gutter
gutter_of_heads(struct boxes *b, const struct zone *like, double width)
{
	struct fw_rows_part *parts =
	    arena_array(b->a, b->n_zones + 1, sizeof(*parts));
	struct fw_gutter_where where = {like->lo, like->hi, true, false};
	struct fw_gutter g;
	size_t n = 0;

	for (size_t k = 0; k < b->n_zones; k++) {
		if (is_like(b, &b->zones[k], like))
			parts[n++] = b->zones[k].rows;
	}
	g = fw_gutter_find(&b->rows, parts, n, width, &where, 1, b->a);
	b->refused |= has_third(b, parts, n, &g, width);
	if (g.to <= 0)
		g = (struct fw_gutter){like->lo, like->hi, 0, 0};
	return g;
}

static void
find_gutter(struct boxes *b, struct zone *z)
{
	double width = b->from->pages[z->page].width;
	struct fw_gutter_where where;

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
		where = fw_gutter_anywhere(width);
		z->gutter = fw_gutter_find(
		    &b->rows, &z->rows, 1, width, &where, 3, b->a);
		b->refused |= has_third(b, &z->rows, 1, &z->gutter, width);
	}
	if (z->gutter.to > 0 && z->at <= 0)
		z->at = z->gutter.both > 0
		    ? (z->gutter.from + z->gutter.to) / 2
		    : z->gutter.to - SAME;
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

	if (x <= 0 || gap > NARROW * r->height)
		return false;
	for (size_t i = z->rows.from; i < z->rows.to && same < OFTEN; i++)
		same +=
		    fabs(right_of(&b->rows.v[i], z->at, &other) - x) < SAME;
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
		    !is_apart(b, i);
		last = r->x1 < z->at && fabs(r->x0 - r[-1].x0) < SAME &&
		    !fw_mark_number(b->text[i], &num);
		if (near && (last || is_narrow(b, z, r)))
			r->across = true;
	}
	for (size_t i = z->rows.to; i-- > z->rows.from;) {
		struct fw_row *r = &b->rows.v[i];

		if (r->role == FW_BODY && !r->across && i + 1 < z->rows.to &&
		    r[1].across && !r[1].head && !is_apart(b, i + 1) &&
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
	    fabs(off[0]) > SAME && fabs(off[0] - off[1]) < SAME)
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
		b->zones = arena_grow(b->a, b->zones, b->n_zones,
		    &b->cap_zones, sizeof(*b->zones));
		z = &b->zones[b->n_zones++];
		memset(z, 0, sizeof(*z));
		z->rows.from = i;
		z->rows.to = end;
		z->page = b->rows.v[i].page;
		if (b->rows.v[i].head)
			gap_of_heads(&b->rows.v[i], &z->lo, &z->hi);
	}
}

static void
find_zones(struct boxes *b)
{
	cut_zones(b);
	for (size_t k = 0; k < b->n_zones && !b->refused; k++) {
		struct zone *z = &b->zones[k];

		find_gutter(b, z);
		if (z->at > 0)
			mark_across(b, z);
		find_edges(b, z);
		join_group(b, z);
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
		struct fw_word *v =
		    arena_array(b->a, b->n[k] + 1, sizeof(*v));

		memcpy(v, b->sides[k], b->n[k] * sizeof(*v));
		memset(&rows, 0, sizeof(rows));
		fw_rows_add(&rows, v, b->n[k], z->page, b->a);
		if (k == 0)
			fw_rows_lift(&rows, b->distance, b->a);
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

		b->sides[k] = arena_grow(b->a, b->sides[k], b->n[k],
		    &b->cap[k], sizeof(*b->sides[k]));
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
		emit(b, r,
		    r->role != FW_BODY || z->at <= 0 ? FW_ANY : FW_FULL,
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
	b.distance = fw_levels_distance(&b.rows, a);
	find_running(&b);
	find_across(&b);
	find_zones(&b);
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
