/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/rows.h"

#include <math.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

int
rows_begin(struct rows *r, FILE *out, const char *const *columns, int flags)
{
	memset(r, 0, sizeof(*r));
	r->columns = columns;
	r->json = (flags & ROWS_JSON) != 0;
	csv_begin(&r->csv, out, r->json ? 0 : flags);
	for (; columns[r->n]; r->n++)
		if (!r->json)
			csv_text(&r->csv, columns[r->n]);
	return r->json ? 0 : csv_row(&r->csv);
}

/* The key of the next cell. */
static void
next_key(struct rows *r)
{
	struct buf *b = &r->csv.row;

	if (r->at >= r->n)
		BUG("more than %zu columns", r->n);
	buf_addc(b, r->at == 0 ? '{' : ',');
	buf_addc(b, '"');
	buf_adds(b, r->columns[r->at++]);
	buf_add(b, "\":", 2);
}

static void
next(struct rows *r)
{
	if (r->at++ >= r->n)
		BUG("more than %zu columns", r->n);
}

/* s is cleaned: of what JSON escapes, only these two can stand in it. */
static void
put_json_text(struct buf *b, const char *s)
{
	size_t n;

	buf_addc(b, '"');
	for (; *s; s += n) {
		n = strcspn(s, "\"\\");
		buf_add(b, s, n);
		if (s[n]) {
			buf_addc(b, '\\');
			buf_addc(b, s[n++]);
		}
	}
	buf_addc(b, '"');
}

void
rows_word(struct rows *r, const char *s)
{
	if (r->json) {
		next_key(r);
		put_json_text(&r->csv.row, s);
	} else {
		next(r);
		csv_text(&r->csv, s);
	}
}

/* Does it hold nothing but letters, digits and signs of ASCII? */
static bool
is_plain(const char *s)
{
	for (; *s; s++)
		if (*s < ' ' || *s > '~')
			return false;
	return true;
}

void
rows_text(struct rows *r, const char *s)
{
	struct buf clean = BUF_INIT;

	if (r->json && s[0] == '\0') {
		rows_none(r);
		return;
	}
	if (is_plain(s)) {
		rows_word(r, s);
		return;
	}
	text_clean(&clean, s, strlen(s));
	rows_word(r, buf_str(&clean));
	buf_release(&clean);
}

void
rows_int(struct rows *r, int64_t v)
{
	if (r->json) {
		next_key(r);
		csv_digits(&r->csv.row, v);
	} else {
		next(r);
		csv_int(&r->csv, v);
	}
}

void
rows_real(struct rows *r, double v)
{
	if (!isfinite(v)) {
		rows_none(r);
	} else if (r->json) {
		next_key(r);
		csv_decimals(&r->csv.row, v);
	} else {
		next(r);
		csv_real(&r->csv, v);
	}
}

void
rows_none(struct rows *r)
{
	if (r->json) {
		next_key(r);
		buf_add(&r->csv.row, "null", 4);
	} else {
		next(r);
		csv_empty(&r->csv);
	}
}

void
rows_int_if(struct rows *r, bool there, int64_t v)
{
	if (there)
		rows_int(r, v);
	else
		rows_none(r);
}

void
rows_real_if(struct rows *r, bool there, double v)
{
	if (there)
		rows_real(r, v);
	else
		rows_none(r);
}

int
rows_end(struct rows *r)
{
	if (r->at != r->n)
		BUG("%zu columns of %zu", r->at, r->n);
	r->at = 0;
	if (r->json)
		buf_addc(&r->csv.row, '}');
	return csv_row(&r->csv);
}

void
rows_release(struct rows *r)
{
	csv_end(&r->csv);
}
