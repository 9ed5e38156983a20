/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/csv.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

void
csv_begin(struct csv *c, FILE *out, int flags)
{
	memset(c, 0, sizeof(*c));
	c->out = out;
	c->flags = flags;
	if (flags & CSV_EXCEL)
		buf_adds(&c->row, BYTE_ORDER_MARK);
}

static char
separator(const struct csv *c)
{
	return c->flags & CSV_TABS ? '\t' : ',';
}

static void
next_cell(struct csv *c)
{
	if (c->cells++ > 0)
		buf_addc(&c->row, separator(c));
}

static bool
is_space(int32_t c)
{
	return c == ' ' || c == 0xa0 || c == 0x3000;
}

/* Would a spreadsheet run it? Spaces in front do not stop all of them. */
static bool
is_formula(const char *s)
{
	size_t n = strlen(s), i, len;
	int32_t c = 0;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (!is_space(c))
			break;
	}
	if (i >= n)
		return false;
	return (c < 0x80 && c > 0 && strchr("=+-@\t\r\n", c) != NULL) ||
	    c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

static bool
wants_quotes(const struct csv *c, const char *s, size_t n)
{
	if (n == 0)
		return false;
	return memchr(s, separator(c), n) || memchr(s, '"', n) ||
	    memchr(s, '\n', n) || memchr(s, '\r', n) || s[0] == ' ' ||
	    s[n - 1] == ' ';
}

void
csv_text(struct csv *c, const char *s)
{
	bool excel = (c->flags & CSV_EXCEL) != 0;
	size_t n = strlen(s);

	next_cell(c);
	if (!wants_quotes(c, s, n)) {
		if (excel && is_formula(s))
			buf_addc(&c->row, '\'');
		buf_add(&c->row, s, n);
		return;
	}
	buf_addc(&c->row, '"');
	if (excel && is_formula(s))
		buf_addc(&c->row, '\'');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			buf_addc(&c->row, '"');
		buf_addc(&c->row, s[i]);
	}
	buf_addc(&c->row, '"');
}

void
csv_digits(struct buf *out, int64_t v)
{
	char digits[24];
	size_t at = sizeof(digits);
	uint64_t rest = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (v < 0)
		digits[--at] = '-';
	buf_add(out, digits + at, sizeof(digits) - at);
}

void
csv_int(struct csv *c, int64_t v)
{
	next_cell(c);
	csv_digits(&c->row, v);
}

static bool
is_of_number(char c)
{
	return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'e';
}

/* Through the C library, whatever the locale takes for a decimal point. */
static void
put_printed(struct buf *out, double v)
{
	char digits[64];
	size_t i = 0;

	(void)snprintf(digits, sizeof(digits), "%.10g", v);
	while (digits[i]) {
		if (is_of_number(digits[i])) {
			buf_addc(out, digits[i++]);
			continue;
		}
		buf_addc(out, '.');
		while (digits[i] && !is_of_number(digits[i]))
			i++;
	}
}

void
csv_decimals(struct buf *out, double v)
{
	put_printed(out, v);
}

void
csv_real(struct csv *c, double v)
{
	next_cell(c);
	if (isfinite(v))
		csv_decimals(&c->row, v);
}

void
csv_empty(struct csv *c)
{
	next_cell(c);
}

void
csv_header(struct csv *c, const char *names)
{
	size_t n;

	for (; *names; names += n + (names[n] == ',')) {
		n = strcspn(names, ",");
		next_cell(c);
		buf_add(&c->row, names, n);
	}
}

int
csv_row(struct csv *c)
{
	size_t n;

	buf_adds(&c->row, c->flags & CSV_EXCEL ? "\r\n" : "\n");
	c->cells = 0;
	if (c->out == NULL)
		return 0;
	errno = 0;
	n = fwrite(c->row.p, 1, c->row.n, c->out);
	if (n != c->row.n)
		return -1;
	buf_clear(&c->row);
	return 0;
}

void
csv_end(struct csv *c)
{
	buf_release(&c->row);
}
