/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/fw_mark.h"

#define SHARED 0.5 /* of the lesser height: the same row */
#define UNEQUAL 2.5 /* so much taller: an initial, or a title beside */
#define TOUCH 0.08 /* of the height: no space between two words */
#define BREAK "\xe2\x80\x90" /* U+2010 */
#define COLUMN 0.5 /* of the height: a number stands in a column of its own */
#define APART 1.35 /* line distances: another text begins */
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

/* A control character, as UTF-8; but no space. */
static bool
is_control(const char *s)
{
	unsigned char c = (unsigned char)s[0], d = (unsigned char)s[1];

	return (c > 0 && c < 0x20 && !isspace(c)) ||
	    (c == 0xc2 && d >= 0x80 && d < 0xa0 && d != 0x85);
}

static bool
ends_in_break(const struct bbox_word *w)
{
	return w->n > 3 && memcmp(w->s + w->n - 3, BREAK, 3) == 0;
}

bool
fw_rows_breaks(const struct bbox *boxes)
{
	size_t ends = 0, inside = 0, plain = 0;

	for (size_t p = 0; p < boxes->n; p++) {
		for (size_t i = 0; i < boxes->pages[p].n; i++) {
			const struct bbox_word *w = &boxes->pages[p].words[i];
			const char *at = memmem(w->s, w->n, BREAK, 3);

			ends += ends_in_break(w);
			inside += at && at + 3 < w->s + w->n;
			plain += memchr(w->s, '-', w->n) != NULL;
		}
	}
	return ends > 0 && inside == 0 && plain > 0;
}

size_t
fw_rows_words(const struct bbox_page *page, bool breaks, struct arena *a,
    struct fw_word **out)
{
	struct buf b = BUF_INIT;
	size_t n = 0;

	*out = arena_array(a, page->n + 1, sizeof(**out));
	for (size_t i = 0; i < page->n; i++) {
		const struct bbox_word *from = &page->words[i];
		struct fw_word *w = &(*out)[n];

		buf_clear(&b);
		fw_lines_clean(&b, from->s, from->n);
		if (breaks && ends_in_break(from) && b.n > 1) {
			b.n--;
			buf_adds(&b, "\xc2\xad");
		}
		/* a sign that its font alone knows, such as a bullet */
		if (b.n == 0 && from->n > 0 && is_control(from->s))
			buf_adds(&b, "\xef\xbf\xbd");
		if (b.n == 0)
			continue;
		w->x0 = from->x0;
		w->x1 = from->x1;
		w->y0 = from->y0;
		w->y1 = from->y1;
		w->s = arena_strndup(a, buf_str(&b), b.n);
		w->n = b.n;
		w->mark = is_mark(w->s);
		w->upright = text_length(w->s, w->n) > 2 &&
		    w->y1 - w->y0 > UPRIGHT * (w->x1 - w->x0);
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
add_row(
    struct fw_rows *out, struct fw_word *v, size_t n, int page, struct arena *a)
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
fw_rows_add(
    struct fw_rows *out, struct fw_word *v, size_t n, int page, struct arena *a)
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

/* -- numbers beside their texts ------------------------------------------- */

/* Does the row begin with a number that stands in a column of its own? */
static bool
has_number(const struct fw_row *r)
{
	struct fw_number num;

	return fw_mark_number(r->v[0].s, &num) && r->v[0].s[num.skip] == '\0' &&
	    (r->n == 1 || r->v[1].x0 - r->v[0].x1 > COLUMN * r->height);
}

static const struct fw_word *
text_of(const struct fw_row *r)
{
	return has_number(r) ? r->n > 1 ? &r->v[1] : NULL : &r->v[0];
}

/* A column so narrow that the stop stands below its number. */
static void
join_stops(struct fw_rows *rows, struct arena *a)
{
	size_t kept = 0, last = 0;

	for (size_t i = 0; i < rows->n; i++) {
		struct fw_row r = rows->v[i];
		struct fw_word *stop = &r.v[0];
		struct fw_word *num = kept > 0 ? &rows->v[last].v[0] : NULL;

		if (num && kept - last <= 2 && has_number(&rows->v[last]) &&
		    !num->mark && stop->n == 1 && strchr(".):", stop->s[0]) &&
		    stop->x0 <= num->x1 &&
		    (r.n == 1 || r.v[1].x0 - stop->x1 > COLUMN * r.height)) {
			num->s = arena_printf(a, "%s%s", num->s, stop->s);
			num->n = strlen(num->s);
			num->mark = true;
			if (--r.n == 0)
				continue;
			r.v++;
			r.x0 = r.v[0].x0;
		}
		if (has_number(&r))
			last = kept;
		rows->v[kept++] = r;
	}
	rows->n = kept;
}

/* Rows with a text begin where they do in this column: else the numbers are
 * some of its words. */
static bool
is_column(const struct fw_rows *rows)
{
	double right = 0;
	int numbers = 0, texts = 0, beside = 0;

	for (size_t i = 0; i < rows->n; i++) {
		if (has_number(&rows->v[i])) {
			numbers++;
			right = rows->v[i].v[0].x1 > right ? rows->v[i].v[0].x1
							   : right;
		}
	}
	for (size_t i = 0; i < rows->n; i++) {
		const struct fw_word *w = text_of(&rows->v[i]);

		texts += w != NULL;
		beside += w && w->x0 > right;
	}
	return numbers > 0 && beside == texts;
}

/* The first row of the text that row i is one of. */
static size_t
block_of(const struct fw_rows *rows, size_t i, double distance)
{
	size_t first = i;
	const struct fw_word *w = text_of(&rows->v[i]), *before;
	double base = w ? w->y1 : 0;

	for (size_t k = i; k-- > 0;) {
		before = text_of(&rows->v[k]);
		if (before == NULL)
			continue;
		if (w && base - before->y1 > APART * distance * (w->y1 - w->y0))
			break;
		w = before;
		base = w->y1;
		first = k;
	}
	return first;
}

/* The text that a number on a row of its own stands beside: the row nearest to
 * it. */
static size_t
nearest(const struct fw_rows *rows, size_t i)
{
	const struct fw_word *num = &rows->v[i].v[0], *w;
	double best = 0, d;
	size_t at = rows->n;

	for (size_t k = i > 2 ? i - 2 : 0; k < rows->n && k < i + 3; k++) {
		w = text_of(&rows->v[k]);
		if (w == NULL)
			continue;
		d = (w->y0 + w->y1 - num->y0 - num->y1) / 2;
		d = d < 0 ? -d : d;
		if (d < num->y1 - num->y0 && (at == rows->n || d < best)) {
			best = d;
			at = k;
		}
	}
	return at;
}

static void
put_before(struct fw_row *r, const struct fw_word *num, struct arena *a)
{
	struct fw_word *v = arena_array(a, r->n + 1, sizeof(*v));

	v[0] = *num;
	memcpy(v + 1, r->v, r->n * sizeof(*v));
	r->v = v;
	r->n++;
	r->x0 = num->x0;
}

/* Moves the number of row i before row `to`. */
static void
move_number(struct fw_rows *rows, size_t i, size_t to, struct arena *a)
{
	struct fw_row *r = &rows->v[i];
	struct fw_word num = r->v[0];

	r->v++;
	if (--r->n > 0)
		r->x0 = r->v[0].x0;
	put_before(&rows->v[to], &num, a);
}

void
fw_rows_lift(struct fw_rows *rows, double distance, struct arena *a)
{
	size_t *to = arena_array(a, rows->n + 1, sizeof(*to)), n = 0, at;
	int *numbers = arena_array(a, rows->n + 1, sizeof(*numbers));

	join_stops(rows, a);
	if (distance <= 0 || !is_column(rows))
		return;
	for (size_t i = 0; i < rows->n; i++) {
		at = rows->v[i].n > 1 ? i : nearest(rows, i);
		to[i] = rows->n;
		if (!has_number(&rows->v[i]) || at == rows->n)
			continue;
		to[i] = block_of(rows, at, distance);
		numbers[to[i]]++;
	}
	for (size_t i = 0; i < rows->n; i++) {
		if (to[i] == rows->n || to[i] == i)
			continue;
		if (numbers[to[i]] > 1)
			rows->v[i].beside = true; /* one of several texts */
		else
			move_number(rows, i, to[i], a);
	}
	for (size_t i = 0; i < rows->n; i++) {
		if (rows->v[i].n > 0)
			rows->v[n++] = rows->v[i];
	}
	rows->n = n;
}

const char *
fw_rows_text(const struct fw_word *v, size_t n, struct arena *a, size_t *out_n)
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
