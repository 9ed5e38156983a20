/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_lines.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define TAB 8
#define BREAKS_LEAST \
	3 /* hyphens at line ends, to say that they break words \
	   */

struct reading {
	struct arena *a;
	struct fw_lines *out;
	size_t cap;
	struct buf line; /* the one being read, without its indent */
	int number, page, indent, column, blank;
};

/* Of one gap alone nobody knows whether it parts words or columns. */
static int
least_gap(const char *s)
{
	int least = 0, gaps = 0, n;

	for (; *s; s++) {
		if (*s != ' ')
			continue;
		n = (int)strspn(s, " ");
		s += n - 1;
		gaps++;
		if (least == 0 || n < least)
			least = n;
	}
	return gaps == 1 && least > 1 ? 1 : least;
}

const char *
fw_lines_gap(const struct fw_line *l, const char *p, int *n)
{
	for (p = strchr(p, ' '); p; p = strchr(p + *n, ' ')) {
		*n = (int)strspn(p, " ");
		if (*n > 1 && *n > l->gap)
			return p;
	}
	return NULL;
}

static void
end_line(struct reading *r)
{
	struct fw_lines *o = r->out;
	struct fw_line *l;

	while (r->line.n > 0 && r->line.p[r->line.n - 1] == ' ')
		r->line.n--;
	if (r->line.n == 0) {
		r->blank++;
	} else {
		o->v = arena_grow(r->a, o->v, o->n, &r->cap, sizeof(*o->v));
		l = &o->v[o->n++];
		memset(l, 0, sizeof(*l));
		l->s = arena_strndup(r->a, r->line.p, r->line.n);
		l->n = r->line.n;
		l->number = r->number;
		l->page = r->page;
		l->indent = r->indent;
		l->blank = r->blank;
		l->gap = least_gap(l->s);
		r->blank = 0;
	}
	buf_clear(&r->line);
	r->indent = r->column = 0;
}

static void
put(struct reading *r, const char *s, size_t n)
{
	buf_add(&r->line, s, n);
	r->column++;
}

static void
put_space(struct reading *r, int n)
{
	r->column += n;
	if (r->line.n == 0)
		r->indent += n;
	else
		buf_pad(&r->line, ' ', (size_t)n);
}

static bool
is_odd_space(int32_t c)
{
	return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Seen by nobody: marks of order and joining, the byte order mark. */
static bool
is_invisible(int32_t c)
{
	return (c < 0x20 && c >= 0) || (c >= 0x7f && c < 0xa0 && c != 0x85) ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	    (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe ||
	    (c >= 0xe0000 && c <= 0xe007f);
}

static const char *
plain_of(int32_t c)
{
	static const char *const ligatures[] = {
	    "ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	static const char exchanged[][2] = {"f", "i", "l", "t", "j"};

	if (c >= 0xfb00 && c <= 0xfb06)
		return ligatures[c - 0xfb00];
	/* letters of ligatures whose two bytes some tools exchange */
	for (size_t i = 0; i < sizeof(exchanged) / sizeof(exchanged[0]); i++) {
		if (c == exchanged[i][0] << 8)
			return exchanged[i];
	}
	/* hyphen, no-break hyphen */
	return c == 0x2010 || c == 0x2011 ? "-" : NULL;
}

/* What fonts of TeX (T1, Cork) have where others have control characters, as
 * it comes out of a PDF that does not say what its signs mean; NULL: none of
 * them. `end` is that of the text: what is no part of a word stays unseen, as
 * an escape before [ is. */
static const char *
cork_of(const struct reading *r, int32_t c, const char *after, const char *end)
{
	static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl"};
	bool letter;

	if (c == 0x15)
		return "\xe2\x80\x93";
	if (c < 0x1b || c > 0x1f)
		return NULL;
	letter = (after < end && islower((unsigned char)*after)) ||
	    (r->line.n > 0 &&
		isalpha((unsigned char)r->line.p[r->line.n - 1]) &&
		(after == end || *after != '['));
	return letter ? ligatures[c - 0x1b] : NULL;
}

static void
put_char(struct reading *r, int32_t c, const char *s, size_t len)
{
	const char *plain = plain_of(c);

	if (c == '\t')
		put_space(r, TAB - r->column % TAB);
	else if (c == ' ' || is_odd_space(c))
		put_space(r, 1);
	else if (c < 0)
		put(r, "\xef\xbf\xbd", 3);
	else if (plain)
		put(r, plain, strlen(plain));
	else if (!is_invisible(c))
		put(r, s, len);
}

void
fw_lines_clean(struct buf *b, const char *s, size_t n)
{
	struct reading r = {.line = BUF_INIT};
	size_t len;

	for (size_t i = 0; i < n; i += len) {
		int32_t c = text_decode(s + i, n - i, &len);
		const char *plain = cork_of(&r, c, s + i + len, s + n);

		if (plain)
			put(&r, plain, strlen(plain));
		else
			put_char(&r, c == '\t' ? ' ' : c, s + i, len);
	}
	while (r.line.n > 0 && r.line.p[r.line.n - 1] == ' ')
		r.line.n--;
	buf_add(b, buf_str(&r.line), r.line.n);
	buf_release(&r.line);
}

#define SIDES 4
#define PAGE_STEP ((FW_PAGE_LINES_MAX + 1) * SIDES)

int
fw_lines_number(int page, int n, enum fw_side side)
{
	return (page + 1) * PAGE_STEP + n * SIDES + (int)side;
}

int
fw_lines_page(int number)
{
	return number / PAGE_STEP;
}

bool
fw_lines_follows(const struct fw_lines *all, size_t i, int number)
{
	const struct fw_line *l = &all->v[i];

	if (all->boxed)
		return i > 0 && l[-1].number == number && l[-1].page == l->page;
	return l->number > number && l->number - number - 1 <= l->blank;
}

const char *
fw_lines_where(struct arena *a, bool boxed, int number)
{
	static const char *const sides[SIDES] = {
	    "", " on the left", " on the right", ""};

	if (!boxed)
		return arena_printf(a, "line %d", number);
	return arena_printf(a, "page %d, line %d%s", fw_lines_page(number),
	    number % PAGE_STEP / SIDES, sides[number % SIDES]);
}

/* A line that begins with one space or two, where hardly any does, is how
 * some tools show that a page begins. */
static void
find_quiet_pages(struct fw_lines *o)
{
	size_t flush = 0, pushed = 0;
	int page = 0;

	for (size_t i = 0; i < o->n; i++) {
		flush += o->v[i].indent == 0;
		pushed += o->v[i].indent == 1 || o->v[i].indent == 2;
	}
	if (pushed < 2 || pushed * 8 > o->n || flush * 10 < o->n * 8)
		return;
	for (size_t i = 0; i < o->n; i++) {
		if (i > 0 && (o->v[i].indent == 1 || o->v[i].indent == 2))
			page++;
		o->v[i].page = page;
	}
	o->pages = page + 1;
	o->paged = true;
}

/* Some typesetters break words with U+2010, and have the author's own hyphens
 * as they are: where it stands at line ends only, it is one that may be
 * dropped. */
static bool
is_breaking(const char *s, size_t n)
{
	const char *end = s + n, *p = s;
	int ends = 0;

	while ((p = memmem(p, (size_t)(end - p), "\xe2\x80\x90", 3)) != NULL) {
		p += 3;
		if (p < end && strchr(" \t\r\n\f", *p) == NULL)
			return false;
		ends++;
	}
	return ends >= BREAKS_LEAST;
}

void
fw_lines_read(const char *s, size_t n, struct arena *a, struct fw_lines *out)
{
	struct reading r = {.a = a, .out = out, .line = BUF_INIT, .number = 1};
	const char *hyphen = is_breaking(s, n) ? "\xc2\xad" : "-";
	const char *plain;
	size_t i = 0, len;
	int32_t c;

	memset(out, 0, sizeof(*out));
	for (; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c == '\r' && i + 1 < n && s[i + 1] == '\n')
			len++;
		if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 ||
		    c == 0x2029 || c == '\v') {
			end_line(&r);
			r.number++;
		} else if (c == '\f') {
			end_line(&r);
			r.page++;
		} else {
			plain = c == 0x2010
			    ? hyphen
			    : cork_of(&r, c, s + i + len, s + n);
			if (plain)
				put(&r, plain, strlen(plain));
			else
				put_char(&r, c, s + i, len);
		}
	}
	end_line(&r);
	buf_release(&r.line);
	out->pages = r.page + 1;
	out->paged = r.page > 0;
	if (!out->paged)
		find_quiet_pages(out);
}

const char *
fw_lines_single(struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (; *s; s++) {
		if (*s != ' ' || (b.n > 0 && b.p[b.n - 1] != ' '))
			buf_addc(&b, *s);
	}
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static const char *
next_letter(const char *s)
{
	while (*s && (unsigned char)*s < 0x80 && !isalpha((unsigned char)*s))
		s++;
	return s;
}

bool
fw_lines_alike(const char *x, const char *y)
{
	for (;;) {
		x = next_letter(x);
		y = next_letter(y);
		if (tolower((unsigned char)*x) != tolower((unsigned char)*y))
			return false;
		if (*x == '\0')
			return true;
		x++;
		y++;
	}
}
