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
	char apart = separator(c);

	if (n == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (s[i] <= ',' &&
		    (s[i] == apart || s[i] == '"' || s[i] == '\n' ||
			s[i] == '\r'))
			return true;
	return s[0] == ' ' || s[n - 1] == ' ';
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

#define DIGITS 10
#define TEN_DIGITS INT64_C(10000000000)

/* The ten digits of |v| and where its first one stands (0: before the point).
 * False where they are not plain to see: outside of what is written without an
 * exponent, and so near to the middle between two that only exact arithmetic
 * can tell which it is. */
static bool
find_digits(double v, int64_t *digits, int *first)
{
	static const double power[] = {1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2,
	    1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
	static const double scale[] = {1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7,
	    1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1e0};
	double a = fabs(v), exact, rest;
	int i = 0;

	if (!(a >= 1e-4 && a < 1e9))
		return false;
	while (a >= power[i + 1])
		i++;
	exact = a * scale[i];
	*digits = (int64_t)exact;
	rest = exact - (double)*digits;
	if (fabs(rest - 0.5) < 1e-4 || rest < 1e-5 || rest > 1 - 1e-5)
		return false;
	*digits += rest > 0.5;
	if (*digits >= TEN_DIGITS || *digits < TEN_DIGITS / 10)
		return false;
	*first = i - 4;
	return true;
}

void
csv_decimals(struct buf *out, double v)
{
	char s[32], *p = s + sizeof(s);
	int64_t digits;
	int first, after;

	if (!find_digits(v, &digits, &first)) {
		put_printed(out, v);
		return;
	}
	after = DIGITS - 1 - first;
	while (after > 0 && digits % 10 == 0) {
		digits /= 10;
		after--;
	}
	for (int i = 0; i < after; i++, digits /= 10)
		*--p = (char)('0' + digits % 10);
	if (after > 0)
		*--p = '.';
	do {
		*--p = (char)('0' + digits % 10);
		digits /= 10;
	} while (digits > 0);
	if (v < 0)
		*--p = '-';
	buf_add(out, p, (size_t)(s + sizeof(s) - p));
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
