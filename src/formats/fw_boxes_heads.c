/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "formats/fw_boxes_priv.h"
#include "formats/fw_mark.h"

#define HEAD_ROWS 4 /* of heads, in narrow columns */
#define HEAD_WORDS 24
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

/* -- heads of tables
 * ------------------------------------------------------------- */

/* Words of one row or of a few below each other. */
struct heads {
	struct fw_word *v[HEAD_WORDS];
	size_t n;
	double lo, hi; /* the gap between the two heads */
};

/* The text of those on one side of x, in order; the words that stand there go
 * to out. NULL: one stands on both. */
static const char *
side_text(const struct boxes *b, const struct heads *h, double x, bool right,
    struct fw_word *out, size_t *n)
{
	struct buf s = BUF_INIT;
	const char *text;

	for (size_t i = 0; i < h->n; i++) {
		const struct fw_word *w = h->v[i];

		if (w->x0 < x - 0.5 && w->x1 > x + 0.5)
			break;
		if ((w->x0 > x - 0.5) != right)
			continue;
		buf_addf(&s, "%s%s", s.n > 0 ? " " : "", w->s);
		out[(*n)++] = *w;
	}
	text = arena_strdup(b->a, buf_str(&s));
	buf_release(&s);
	return text;
}

/* Are these the heads of both columns, parted at x? Then *out are their words,
 * the left ones first, and *text is what they say. */
static bool
are_parted(const struct boxes *b, struct heads *h, double x,
    struct fw_word *out, const char **text)
{
	const char *left, *right;
	size_t n = 0, from;

	left = side_text(b, h, x, false, out, &n);
	if (fw_mark_column_head(left, b->a) != FW_HEAD_LEFT)
		return false;
	from = n;
	right = side_text(b, h, x, true, out, &n);
	if (n < h->n || fw_mark_column_head(right, b->a) != FW_HEAD_RIGHT)
		return false;
	h->hi = x;
	h->lo = 0;
	for (size_t i = 0; i < from; i++)
		h->lo = fmax(h->lo, out[i].x1);
	*text = arena_printf(b->a, "%s %s", left, right);
	return true;
}

/* The same, parted where the gap is widest: dots may belong to either. */
static bool
are_heads(const struct boxes *b, struct heads *h, struct fw_word *out,
    const char **text)
{
	double best = 0, widest = 0;

	for (size_t k = 0; k < h->n; k++) {
		if (are_parted(b, h, h->v[k]->x0, out, text) &&
		    h->hi - h->lo > widest) {
			best = h->hi;
			widest = h->hi - h->lo;
		}
	}
	return widest > 0 && are_parted(b, h, best, out, text);
}

/* How many rows from i on are the heads of a table, in narrow columns two or
 * three; 0: none. The first of them then stands for all. */
static size_t
take_heads(struct boxes *b, size_t i)
{
	struct fw_row *r = &b->rows.v[i], *last;
	struct heads h = {.n = 0};
	struct fw_word *out;
	const char *text;

	for (size_t k = 0; k < HEAD_ROWS && i + k < b->rows.n; k++) {
		last = &r[k];
		if (last->page != r->page || h.n + last->n > HEAD_WORDS ||
		    last->base - r->base > HEAD_ROWS * r->height ||
		    (k == 0 && strcasestr(b->text[i], "learn") == NULL &&
			strcasestr(b->text[i], "know") == NULL &&
			strcasestr(b->text[i], "will") == NULL &&
			strcasestr(b->text[i], "should") == NULL))
			return 0;
		for (size_t w = 0; w < last->n; w++)
			h.v[h.n++] = &last->v[w];
		out = arena_array(b->a, h.n, sizeof(*out));
		if (!are_heads(b, &h, out, &text))
			continue;
		r->v = out;
		r->n = h.n;
		r->base = last->base;
		r->head = true;
		r->lo = h.lo;
		r->hi = h.hi;
		r->text = b->text[i] = text;
		b->text_n[i] = strlen(text);
		return k + 1;
	}
	return 0;
}

void
fw_boxes_join_heads(struct boxes *b)
{
	size_t kept = 0, taken;

	for (size_t i = 0; i<b->rows.n; i += taken> 0 ? taken : 1) {
		taken = take_heads(b, i);
		b->rows.v[kept] = b->rows.v[i];
		b->text[kept] = b->text[i];
		b->text_n[kept++] = b->text_n[i];
	}
	b->rows.n = kept;
}

/* -- headings
 * -------------------------------------------------------------------- */

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
	double lo = b->rows.v[head].lo, hi = b->rows.v[head].hi;
	size_t from = head;

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
