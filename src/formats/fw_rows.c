/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/fw_mark.h"

#define SHARED 0.5 /* of the lesser height: the same row */
#define UNEQUAL 2.5 /* so much taller: an initial, or a title beside */
#define TOUCH 0.08 /* of the height: no space between two words */
#define UPRIGHT 2.5 /* so much taller than wide, with three letters */

static bool
is_mark(const char *s)
{
	struct fw_number num;
	size_t skip;
	int glyph;

	skip = fw_mark_bullet(s, &glyph);
	if (skip > 0)
		return s[skip] == '\0';
	return fw_mark_number(s, &num) && num.strong && s[num.skip] == '\0';
}

size_t
fw_rows_words(
    const struct bbox_page *page, struct arena *a, struct fw_word **out)
{
	struct buf b = BUF_INIT;
	size_t n = 0;

	*out = arena_array(a, page->n + 1, sizeof(**out));
	for (size_t i = 0; i < page->n; i++) {
		const struct bbox_word *from = &page->words[i];
		struct fw_word *w = &(*out)[n];

		buf_clear(&b);
		fw_lines_clean(&b, from->s, from->n);
		if (b.n == 0)
			continue;
		w->x0 = from->x0;
		w->x1 = from->x1;
		w->y0 = from->y0;
		w->y1 = from->y1;
		w->s = arena_strndup(a, buf_str(&b), b.n);
		w->n = b.n;
		w->mark = is_mark(w->s);
		w->upright = text_length(w->s, w->n) > 2 && w->y1 - w->y0 > UPRIGHT * (w->x1 - w->x0);
		n++;
	}
	buf_release(&b);
	return n;
}

static int
by_height(const void *x, const void *y)
{
	const struct fw_word *p = x, *q = y;
	double c = p->y0 + p->y1, d = q->y0 + q->y1;

	if (c != d)
		return c < d ? -1 : 1;
	return p->x0 < q->x0 ? -1 : p->x0 > q->x0;
}

static int
by_place(const void *x, const void *y)
{
	const struct fw_word *p = x, *q = y;

	if (p->x0 != q->x0)
		return p->x0 < q->x0 ? -1 : 1;
	return p->x1 < q->x1 ? -1 : p->x1 > q->x1;
}

/* Do the two share enough of their heights to stand in one row? */
static bool
is_beside(const struct fw_word *p, const struct fw_word *q)
{
	double h = p->y1 - p->y0, k = q->y1 - q->y0, top, end;

	if (p->upright || q->upright || h > UNEQUAL * k || k > UNEQUAL * h)
		return false;
	top = p->y0 > q->y0 ? p->y0 : q->y0;
	end = p->y1 < q->y1 ? p->y1 : q->y1;
	return end - top >= SHARED * (h < k ? h : k);
}

static void
add_row(struct fw_rows *out, struct fw_word *v, size_t n, int page,
    struct arena *a)
{
	const struct fw_word *widest = v;
	struct fw_row *r;

	qsort(v, n, sizeof(*v), by_place);
	out->v = arena_grow(a, out->v, out->n, &out->cap, sizeof(*out->v));
	r = &out->v[out->n++];
	memset(r, 0, sizeof(*r));
	r->v = v;
	r->n = n;
	r->page = page;
	r->x0 = v[0].x0;
	for (size_t i = 0; i < n; i++) {
		if (v[i].x1 > r->x1)
			r->x1 = v[i].x1;
		if (v[i].x1 - v[i].x0 > widest->x1 - widest->x0)
			widest = &v[i];
	}
	r->top = widest->y0;
	r->base = widest->y1;
	r->height = widest->y1 - widest->y0;
}

void
fw_rows_add(struct fw_rows *out, struct fw_word *v, size_t n, int page,
    struct arena *a)
{
	struct fw_word tallest;
	size_t end;

	qsort(v, n, sizeof(*v), by_height);
	for (size_t i = 0; i < n; i = end) {
		tallest = v[i];
		for (end = i + 1; end < n && is_beside(&tallest, &v[end]);
		     end++) {
			if (v[end].y1 - v[end].y0 > tallest.y1 - tallest.y0)
				tallest = v[end];
		}
		add_row(out, v + i, end - i, page, a);
	}
}

const char *
fw_rows_text(
    const struct fw_word *v, size_t n, struct arena *a, size_t *out_n)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (size_t i = 0; i < n; i++) {
		double h = v[i].y1 - v[i].y0;

		if (i > 0 &&
		    (v[i - 1].mark || v[i].x0 - v[i - 1].x1 > TOUCH * h))
			buf_addc(&b, ' ');
		buf_add(&b, v[i].s, v[i].n);
	}
	out = arena_strndup(a, buf_str(&b), b.n);
	*out_n = b.n;
	buf_release(&b);
	return out;
}
