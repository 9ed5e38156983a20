/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "formats/fw_boxes_priv.h"
#include "formats/fw_mark.h"

#define HEAD_ABOVE 15 /* rows between a section's heading and its table */
#define APART \
	1.35 /* line distances: a blank line, or something else begins \
	      */

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
void
fw_boxes_gap(const struct fw_row *r, double *lo, double *hi)
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
		    r->v[k + 1].x0 - r->v[k].x1 > FW_BOXES_NARROW * r->height)
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
bool
fw_boxes_is_apart(const struct boxes *b, size_t i)
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

	fw_boxes_gap(&b->rows.v[head], &lo, &hi);
	for (size_t i = head; i > 0 && head - i < HEAD_ABOVE; i--) {
		const struct fw_row *r = &b->rows.v[i - 1];
		bool heading = fw_mark_heading(b->text[i - 1], &h);

		if (r->role != FW_BODY)
			continue;
		if (r->head || b->rows.v[head].page - r->page > 1 ||
		    is_table_row(b, i - 1, lo, hi))
			break;
		/* on the page before, what is no heading is of its table */
		if (fw_boxes_is_apart(b, i - 1) &&
		    r->page == b->rows.v[head].page)
			from = i - 1;
		if (heading &&
		    (h.strong ||
			(fw_boxes_is_apart(b, i - 1) &&
			    !counts_on(b, i - 1)))) {
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
	    !fw_boxes_is_apart(b, i))
		return;
	for (size_t k = 1; k < r->n; k++) {
		if (r->v[k].x0 - r->v[k - 1].x1 > FW_BOXES_NARROW * r->height)
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
void
fw_boxes_heads(struct boxes *b)
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
		    fw_boxes_is_apart(b, i))
			b->rows.v[i].across = true;
	}
}
