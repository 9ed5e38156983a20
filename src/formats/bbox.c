/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/bbox.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define LOOK_FOR 65536 /* bytes in which its body begins: a long title */
#define FAR 100000.0 /* points; pages have at most 14400 */
#define DIGITS_MAX 12

struct reading {
	const char *p, *end;
	struct arena *a;
	struct bbox *out;
	size_t words;
};

bool
bbox_is(const char *s, size_t n)
{
	size_t look = n < LOOK_FOR ? n : LOOK_FOR;

	return n > 5 && strncmp(s, "<!DOC", 5) == 0 &&
	    memmem(s, look, "<doc>", 5) != NULL;
}

static void
skip_space(struct reading *r)
{
	while (r->p < r->end && strchr(" \t\r\n", *r->p) && *r->p)
		r->p++;
}

static bool
take(struct reading *r, const char *what)
{
	size_t n = strlen(what);

	if ((size_t)(r->end - r->p) < n || memcmp(r->p, what, n) != 0)
		return false;
	r->p += n;
	return true;
}

/* Digits, with a sign and a point at most, whatever the language says of
 * points. */
static bool
take_decimal(struct reading *r, double *out)
{
	bool minus = take(r, "-"), any = false;
	double v = 0, unit = 1;
	int digits = 0;

	for (; r->p < r->end && isdigit((unsigned char)*r->p); r->p++) {
		v = v * 10 + (*r->p - '0');
		any = true;
		if (++digits > DIGITS_MAX)
			return false;
	}
	if (take(r, ".") || take(r, ",")) {
		for (; r->p < r->end && isdigit((unsigned char)*r->p); r->p++) {
			unit /= 10;
			v += unit * (*r->p - '0');
			any = true;
		}
	}
	*out = minus ? -v : v;
	return any && v < FAR;
}

/* name="12.5" */
static bool
take_attribute(struct reading *r, const char *name, double *out)
{
	skip_space(r);
	return take(r, name) && take(r, "=\"") && take_decimal(r, out) &&
	    take(r, "\"");
}

/* &#8226; and &#x2022; to the letter; what is none stays as it is. */
static bool
take_numbered(struct buf *b, const char *s, size_t n)
{
	int base = n > 1 && (s[1] == 'x' || s[1] == 'X') ? 16 : 10;
	int32_t c = 0;

	for (size_t i = base == 16 ? 2 : 1; i < n; i++) {
		int digit = isdigit((unsigned char)s[i]) ? s[i] - '0'
		    : base == 16 && isxdigit((unsigned char)s[i])
		    ? tolower((unsigned char)s[i]) - 'a' + 10
		    : -1;

		if (digit < 0 || (c = c * base + digit) > 0x10ffff)
			return false;
	}
	if (c < 0x20 || (c >= 0xd800 && c < 0xe000))
		return false;
	if (c >= 0x10000)
		buf_addc(b, (char)(0xf0 | c >> 18));
	if (c >= 0x10000)
		buf_addc(b, (char)(0x80 | (c >> 12 & 0x3f)));
	else if (c >= 0x800)
		buf_addc(b, (char)(0xe0 | c >> 12));
	if (c >= 0x800)
		buf_addc(b, (char)(0x80 | (c >> 6 & 0x3f)));
	else if (c >= 0x80)
		buf_addc(b, (char)(0xc0 | c >> 6));
	buf_addc(b, (char)(c < 0x80 ? c : 0x80 | (c & 0x3f)));
	return true;
}

static void
unescape(struct buf *b, const char *s, size_t n)
{
	static const struct {
		const char *name;
		char c;
	} known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
	    {"apos", '\''}};
	const char *semi;
	size_t k, len;

	for (size_t i = 0; i < n; i++) {
		semi = s[i] == '&' ? memchr(s + i, ';', n - i < 12 ? n - i : 12)
				   : NULL;
		if (semi == NULL) {
			buf_addc(b, s[i]);
			continue;
		}
		len = (size_t)(semi - (s + i)) - 1;
		for (k = 0; k < sizeof(known) / sizeof(known[0]); k++) {
			if (strlen(known[k].name) == len &&
			    memcmp(s + i + 1, known[k].name, len) == 0)
				break;
		}
		if (k < sizeof(known) / sizeof(known[0]))
			buf_addc(b, known[k].c);
		else if (len < 2 || s[i + 1] != '#' ||
		    !take_numbered(b, s + i + 1, len))
			buf_add(b, s + i, len + 2);
		i += len + 1;
	}
}

static bool
take_word(struct reading *r, struct bbox_page *page)
{
	struct buf b = BUF_INIT;
	struct bbox_word w;
	const char *to;

	if (!take_attribute(r, "xMin", &w.x0) ||
	    !take_attribute(r, "yMin", &w.y0) ||
	    !take_attribute(r, "xMax", &w.x1) ||
	    !take_attribute(r, "yMax", &w.y1) || !take(r, ">"))
		return false;
	to = memchr(r->p, '<', (size_t)(r->end - r->p));
	if (to == NULL || ++r->words > BBOX_WORDS_MAX || w.x1 < w.x0 ||
	    w.y1 < w.y0)
		return false;
	unescape(&b, r->p, (size_t)(to - r->p));
	w.s = arena_strndup(r->a, buf_str(&b), b.n);
	w.n = b.n;
	buf_release(&b);
	r->p = to;
	if (!take(r, "</word>"))
		return false;
	page->words = arena_grow(
	    r->a, page->words, page->n, &page->cap, sizeof(*page->words));
	page->words[page->n++] = w;
	return true;
}

static bool
take_page(struct reading *r)
{
	struct bbox *o = r->out;
	struct bbox_page *page;

	if (o->n == BBOX_PAGES_MAX)
		return false;
	o->pages = arena_grow(r->a, o->pages, o->n, &o->cap, sizeof(*o->pages));
	page = &o->pages[o->n++];
	memset(page, 0, sizeof(*page));
	if (!take_attribute(r, "width", &page->width) ||
	    !take_attribute(r, "height", &page->height))
		return false;
	if (take(r, "/>"))
		return true;
	if (!take(r, ">"))
		return false;
	for (skip_space(r); take(r, "<word"); skip_space(r)) {
		if (!take_word(r, page))
			return false;
	}
	return take(r, "</page>");
}

int
bbox_read(
    const char *s, size_t n, struct arena *a, struct bbox *out, struct err *e)
{
	struct reading r = {.p = s, .end = s + n, .a = a, .out = out};
	const char *body = bbox_is(s, n) ? memmem(s, n, "<doc>", 5) : NULL;
	int line = 1;

	memset(out, 0, sizeof(*out));
	if (body == NULL)
		return err_set(e, ERR_FAILED, "there are no boxes of words");
	r.p = body + 5;
	for (skip_space(&r); take(&r, "<page"); skip_space(&r)) {
		if (!take_page(&r))
			break;
	}
	if (take(&r, "</doc>"))
		return 0;
	for (const char *p = s; p < r.p; p++)
		line += *p == '\n';
	return err_set(e, ERR_FAILED,
	    "line %d of the boxes of words is not as it should be", line);
}
