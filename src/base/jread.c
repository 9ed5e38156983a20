/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/jread.h"

#include "base/buf.h"

void
jread_init(struct jread *r, const char *s, size_t n, struct arena *a)
{
	*r = (struct jread){.start = s, .p = s, .end = s + n, .arena = a};
}

bool
jread_fail(struct jread *r, const char *why)
{
	if (r->why == NULL)
		r->why = why;
	return false;
}

int
jread_line(const struct jread *r)
{
	int line = 1;

	for (const char *p = r->start; p < r->p; p++)
		line += *p == '\n';
	return line;
}

/* The next character that is no white space, '\0' at the end. */
static char
peek(struct jread *r)
{
	while (r->p < r->end &&
	    (*r->p == ' ' || *r->p == '\n' || *r->p == '\t' || *r->p == '\r'))
		r->p++;
	return r->p < r->end ? *r->p : '\0';
}

static bool
take(struct jread *r, char c, const char *why)
{
	if (r->why)
		return false;
	if (peek(r) != c)
		return jread_fail(
		    r, r->p == r->end ? "the text ends too soon" : why);
	r->p++;
	return true;
}

static bool
open_one(struct jread *r, char c, const char *why)
{
	if (!take(r, c, why))
		return false;
	if (r->depth == JREAD_DEPTH)
		return jread_fail(r, "too deep");
	r->depth++;
	r->begun &= ~(UINT64_C(1) << r->depth);
	return true;
}

bool
jread_object(struct jread *r)
{
	return open_one(r, '{', "an object ({ … }) was expected");
}

bool
jread_list(struct jread *r)
{
	return open_one(r, '[', "a list ([ … ]) was expected");
}

/* Is there another entry before the closing sign? */
static bool
more(struct jread *r, char close)
{
	uint64_t bit = UINT64_C(1) << r->depth;

	if (r->why)
		return false;
	if (peek(r) == close) {
		r->p++;
		r->depth--;
		return false;
	}
	if ((r->begun & bit) && !take(r, ',', "a comma was expected"))
		return false;
	r->begun |= bit;
	if (peek(r) == close)
		return jread_fail(r, "there is a comma too many");
	return true;
}

bool
jread_key(struct jread *r, struct span *key)
{
	return more(r, '}') && jread_text(r, key) &&
	    take(r, ':', "a colon was expected");
}

bool
jread_more(struct jread *r)
{
	return more(r, ']');
}

/* -- texts ----------------------------------------------------------------- */

static int
hex4(const char *p, const char *end)
{
	int v = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = p[i];

		v *= 16;
		if (c >= '0' && c <= '9')
			v += c - '0';
		else if (c >= 'a' && c <= 'f')
			v += c - 'a' + 10;
		else if (c >= 'A' && c <= 'F')
			v += c - 'A' + 10;
		else
			return -1;
	}
	return v;
}

static void
put_utf8(struct buf *b, int c)
{
	if (c < 0x80) {
		buf_addc(b, (char)c);
		return;
	}
	if (c < 0x800) {
		buf_addc(b, (char)(0xc0 | c >> 6));
	} else {
		if (c < 0x10000) {
			buf_addc(b, (char)(0xe0 | c >> 12));
		} else {
			buf_addc(b, (char)(0xf0 | c >> 18));
			buf_addc(b, (char)(0x80 | (c >> 12 & 0x3f)));
		}
		buf_addc(b, (char)(0x80 | (c >> 6 & 0x3f)));
	}
	buf_addc(b, (char)(0x80 | (c & 0x3f)));
}

/* What follows \u; p stands after the u. */
static bool
unicode(struct jread *r, struct buf *b)
{
	int c = hex4(r->p, r->end), low;

	if (c <= 0)
		return jread_fail(r, "\\u wants four digits, and no NUL");
	r->p += 4;
	if (c >= 0xd800 && c < 0xe000) {
		low = r->end - r->p > 6 && r->p[0] == '\\' && r->p[1] == 'u'
		    ? hex4(r->p + 2, r->end)
		    : -1;
		if (c >= 0xdc00 || low < 0xdc00 || low > 0xdfff)
			return jread_fail(r, "half of a character");
		c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		r->p += 6;
	}
	put_utf8(b, c);
	return true;
}

static bool
escape(struct jread *r, struct buf *b)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;

	if (r->p == r->end)
		return jread_fail(r, "the text ends too soon");
	if (*r->p == 'u') {
		r->p++;
		return unicode(r, b);
	}
	at = *r->p ? strchr(from, *r->p) : NULL;
	if (at == NULL)
		return jread_fail(r, "an unknown escape in a text");
	buf_addc(b, to[at - from]);
	r->p++;
	return true;
}

/* The rest of a text, from its first escape on. */
static bool
escaped(struct jread *r, const char *from, struct span *out)
{
	struct buf b = BUF_INIT;
	bool good = true;

	buf_add(&b, from, (size_t)(r->p - from));
	while (good && r->p < r->end && *r->p != '"') {
		if (*r->p == '\\') {
			r->p++;
			good = escape(r, &b);
		} else if ((unsigned char)*r->p < 0x20) {
			good = jread_fail(r, "a line ends within a text");
		} else {
			buf_addc(&b, *r->p++);
		}
	}
	if (good && r->p == r->end)
		good = jread_fail(r, "the text ends too soon");
	if (good) {
		r->p++;
		out->p = arena_strndup(r->arena, buf_str(&b), b.n);
		out->n = b.n;
	}
	buf_release(&b);
	return good;
}

bool
jread_text(struct jread *r, struct span *out)
{
	const char *from;

	if (!take(r, '"', "a text in quotes was expected"))
		return false;
	from = r->p;
	while (r->p < r->end && *r->p != '"' && *r->p != '\\' &&
	    (unsigned char)*r->p >= 0x20)
		r->p++;
	if (r->p < r->end && *r->p == '"') {
		out->p = from;
		out->n = (size_t)(r->p++ - from);
		return true;
	}
	return escaped(r, from, out);
}

/* -- numbers --------------------------------------------------------------- */

static bool
is_digit(const struct jread *r)
{
	return r->p < r->end && *r->p >= '0' && *r->p <= '9';
}

/* Digits of a whole part; no leading zeros. */
static bool
whole(struct jread *r, uint64_t *v)
{
	*v = 0;
	if (!is_digit(r))
		return jread_fail(r, "a number was expected");
	if (*r->p == '0') {
		r->p++;
		return !is_digit(r) || jread_fail(r, "a zero too many");
	}
	for (; is_digit(r); r->p++) {
		if (*v > UINT64_C(99999999999999999))
			return jread_fail(r, "the number is too large");
		*v = *v * 10 + (uint64_t)(*r->p - '0');
	}
	return true;
}

bool
jread_int(struct jread *r, int64_t low, int64_t high, int64_t *out)
{
	bool minus;
	uint64_t v;

	if (r->why)
		return false;
	minus = peek(r) == '-';
	r->p += minus;
	if (!whole(r, &v))
		return false;
	if (r->p < r->end && strchr(".eE", *r->p) && *r->p)
		return jread_fail(r, "a whole number was expected");
	*out = minus ? -(int64_t)v : (int64_t)v;
	return (*out >= low && *out <= high) ||
	    jread_fail(r, "a number is out of range");
}

static double
power(double base, int n)
{
	double v = 1;

	while (n-- > 0)
		v *= base;
	return v;
}

bool
jread_real(struct jread *r, double *out)
{
	int places = 0, e = 0;
	bool minus, down;
	uint64_t v;

	if (r->why)
		return false;
	minus = peek(r) == '-';
	r->p += minus;
	if (!whole(r, &v))
		return false;
	if (r->p < r->end && *r->p == '.') {
		r->p++;
		if (!is_digit(r))
			return jread_fail(r, "a digit was expected");
		for (; is_digit(r); r->p++)
			if (v < UINT64_C(99999999999999999)) {
				v = v * 10 + (uint64_t)(*r->p - '0');
				places++;
			}
	}
	*out = (double)v / power(10, places);
	if (r->p < r->end && (*r->p == 'e' || *r->p == 'E')) {
		r->p++;
		down = r->p < r->end && *r->p == '-';
		r->p += r->p < r->end && (*r->p == '-' || *r->p == '+');
		if (!is_digit(r))
			return jread_fail(r, "a digit was expected");
		for (; is_digit(r); r->p++)
			e = e < 100 ? e * 10 + (*r->p - '0') : e;
		if (e > 99)
			return jread_fail(r, "the number is too large");
		*out = down ? *out / power(10, e) : *out * power(10, e);
	}
	if (minus)
		*out = -*out;
	return true;
}

/* -- whatever comes -------------------------------------------------------- */

static bool
word(struct jread *r, const char *text)
{
	size_t n = strlen(text);

	if ((size_t)(r->end - r->p) < n || memcmp(r->p, text, n) != 0)
		return jread_fail(r, "this is no JSON");
	r->p += n;
	return true;
}

bool
jread_skip(struct jread *r)
{
	struct span s;
	double d;

	if (r->why)
		return false;
	switch (peek(r)) {
	case '{':
		if (jread_object(r)) /* no deeper than JREAD_DEPTH */
			while (jread_key(r, &s) && jread_skip(r))
				;
		return r->why == NULL;
	case '[':
		if (jread_list(r))
			while (jread_more(r) && jread_skip(r))
				;
		return r->why == NULL;
	case '"':
		return jread_text(r, &s);
	case 't':
		return word(r, "true");
	case 'f':
		return word(r, "false");
	case 'n':
		return word(r, "null");
	default:
		return jread_real(r, &d);
	}
}

bool
jread_end(struct jread *r)
{
	if (r->why)
		return false;
	(void)peek(r);
	return r->p == r->end || jread_fail(r, "there is more after the end");
}
