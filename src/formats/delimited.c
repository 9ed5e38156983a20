/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/delimited.h"

#include <string.h>

#include "base/buf.h"

/* delimited: see the header. */

struct reader {
	const char *s, *end;
	int line;
	struct delimited *out;
	struct arena *arena;
	size_t cap, cells_cap;
	struct delimited_row row;
};

static const char *
cell_text(struct reader *r, const struct buf *b)
{
	const char *s = buf_str(b);
	size_t n = b->n;

	while (n > 0 && *s == ' ') {
		s++;
		n--;
	}
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return arena_strndup(r->arena, s, n);
}

static void
add_cell(struct reader *r, const struct buf *b)
{
	struct delimited_row *row = &r->row;

	row->cells = arena_grow(r->arena, row->cells, (size_t)row->n,
	    &r->cells_cap, sizeof(*row->cells));
	row->cells[row->n++] = cell_text(r, b);
}

/* The text of a cell in quotes; the reader stands after the first of them. One
 * that nothing ends is a sign like any other. */
static void
read_quoted(struct reader *r, struct buf *b)
{
	const char *from = r->s;
	int began = r->line;

	for (; r->s < r->end; r->s++) {
		if (*r->s == '"') {
			if (r->s + 1 == r->end || r->s[1] != '"') {
				r->s++;
				r->out->quoted = true;
				return;
			}
			r->s++;
		}
		r->line += *r->s == '\n';
		buf_addc(b, *r->s == '\n' || *r->s == '\t' ? ' ' : *r->s);
	}
	if (r->out->open_line == 0)
		r->out->open_line = began;
	buf_clear(b);
	buf_addc(b, '"');
	r->s = from;
	r->line = began;
}

static void
read_cell(struct reader *r, struct buf *b)
{
	const char *p = r->s;

	buf_clear(b);
	while (p < r->end && *p == ' ')
		p++;
	if (p < r->end && *p == '"') {
		r->s = p + 1;
		read_quoted(r, b);
	}
	/* what stands behind the quotes belongs to it, as spreadsheets see it
	 */
	for (; r->s < r->end && *r->s != r->out->separator && *r->s != '\n';
	     r->s++)
		buf_addc(b, *r->s == '\t' ? ' ' : *r->s);
}

static bool
has_text(const struct delimited_row *row)
{
	for (int i = 0; i < row->n; i++)
		if (row->cells[i][0])
			return true;
	return false;
}

/* How many columns most rows have. */
static void
count_columns(struct delimited *d)
{
	size_t best = 0, n;

	for (size_t i = 0; i < d->n && i < 200; i++) {
		n = 0;
		for (size_t k = 0; k < d->n; k++)
			n += d->rows[k].n == d->rows[i].n;
		if (n > best || (n == best && d->rows[i].n > d->columns)) {
			best = n;
			d->columns = d->rows[i].n;
		}
	}
	for (size_t k = 0; k < d->n; k++)
		d->even += d->rows[k].n <= d->columns &&
		    (d->rows[k].n > 1 || d->columns == 1);
}

void
delimited_read(const char *s, size_t n, char separator, struct arena *a,
    struct delimited *out)
{
	struct reader r = {
	    .s = s, .end = s + n, .line = 1, .out = out, .arena = a};
	struct buf b = BUF_INIT;

	memset(out, 0, sizeof(*out));
	out->separator = separator;
	while (r.s < r.end) {
		memset(&r.row, 0, sizeof(r.row));
		r.cells_cap = 0;
		r.row.line = r.line;
		for (;;) {
			read_cell(&r, &b);
			add_cell(&r, &b);
			if (r.s == r.end || *r.s == '\n')
				break;
			r.s++; /* the separator */
		}
		if (r.s < r.end) {
			r.s++;
			r.line++;
		}
		if (!has_text(&r.row))
			continue;
		out->rows = arena_grow(
		    a, out->rows, out->n, &r.cap, sizeof(*out->rows));
		out->rows[out->n++] = r.row;
	}
	buf_release(&b);
	count_columns(out);
}
