/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_glyphs.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/fw_mark.h"

#define SIGNS_MAX 64 /* kinds that are counted */
#define LEAST 3 /* lines that begin with a sign that is a bullet */
#define LEAST_LETTER 4 /* the same of one that is also a letter */
#define BULLET "\xe2\x80\xa2"

struct sign {
	int32_t c;
	int n; /* lines that begin with it and a capital, or it alone */
	int others; /* lines that begin with it and go on otherwise */
};

struct signs {
	struct sign v[SIGNS_MAX];
	size_t n;
};

/* Of fonts of signs, whose letters are signs; nobody uses these for words. */
static bool
is_private(int32_t c)
{
	return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
}

/* In the fonts of signs that most documents use, l, n, q, u, v are a disc, a
 * square, a box, a diamond, a flower; read without the font they are letters.
 */
static bool
is_letter_sign(int32_t c)
{
	return (c < 0x80 && c > 0 && strchr("lnquv", (int)c) != NULL) ||
	    c == 0xd8 || c == 0xfc;
}

/* May it be a bullet? Quotes, brackets, dashes, signs of money and sums begin
 * lines of text. */
static bool
may_be(int32_t c)
{
	if (c < 0x80)
		return c > 0 && strchr("?>+~^|_=\x60", (int)c) != NULL;
	if (is_private(c))
		return true;
	if (c < 0x100) /* ¤ § ¨ ¬ ¯ ¶ · ¸ » and such */
		return c == 0xa4 || c == 0xa8 || c == 0xac || c == 0xaf ||
		    c == 0xb6 || c == 0xb8 || c == 0xbb || c == 0xa6;
	if (c >= 0x2190 && c <= 0x21ff) /* arrows */
		return true;
	if (c >= 0x2300 && c <= 0x2bff) /* shapes, stars, ticks, hands */
		return true;
	return (c >= 0x1f300 && c <= 0x1faff) || c == 0x203a ||
	    (c >= 0x204c && c <= 0x204e) || c == 0x2217 || c == 0x2218 ||
	    (c >= 0x22c4 && c <= 0x22c6);
}

/* The sign at s that may be a bullet, 0 for none; *len its bytes, *rest what
 * stands behind it and its spaces. */
static int32_t
sign_at(const char *s, size_t n, size_t *len, const char **rest)
{
	int32_t c = text_decode(s, n, len);
	int glyph;

	if (!(may_be(c) || is_letter_sign(c)))
		return 0;
	if (!is_letter_sign(c) && fw_mark_bullet(s, &glyph) > 0)
		return 0; /* known */
	if (strncmp(s + *len, "\xef\xb8\x8f", 3) == 0)
		*len += 3; /* "as a picture" */
	*rest = s + *len;
	if (**rest != ' ' && **rest != '\0' &&
	    (is_letter_sign(c) || (c < 0x80 && c != '?')))
		return 0;
	while (**rest == ' ')
		++*rest;
	return c;
}

static struct sign *
find(struct signs *signs, int32_t c, bool add)
{
	for (size_t i = 0; i < signs->n; i++) {
		if (signs->v[i].c == c)
			return &signs->v[i];
	}
	if (!add || signs->n == SIGNS_MAX)
		return NULL;
	signs->v[signs->n] = (struct sign){.c = c};
	return &signs->v[signs->n++];
}

/* Is the sign behind a space one of a font of signs? */
static bool
is_private_at(const char *p)
{
	size_t len;

	return (unsigned char)*p >= 0xee &&
	    is_private(text_decode(p, strnlen(p, 4), &len));
}

/* Where a bullet may stand: at the line's start, and behind a gap; what is
 * nothing else, behind any space. */
static const char *
next_place(const char *s, const char *p)
{
	if (p == NULL)
		return s;
	while ((p = strchr(p, ' ')) != NULL) {
		bool gap = p[1] == ' ';

		while (*p == ' ')
			p++;
		if (gap || is_private_at(p))
			return p;
	}
	return NULL;
}

static void
count(struct signs *signs, const struct fw_line *l)
{
	const char *p = NULL, *rest;
	struct sign *sign;
	size_t len;
	int32_t c;

	while ((p = next_place(l->s, p)) != NULL && *p) {
		c = sign_at(p, l->n - (size_t)(p - l->s), &len, &rest);
		sign = c ? find(signs, c, true) : NULL;
		if (sign == NULL)
			continue;
		if (*rest == '\0' || isupper((unsigned char)*rest) ||
		    (unsigned char)*rest >= 0x80)
			sign->n++;
		else
			sign->others++;
	}
}

static bool
is_bullet(const struct sign *sign)
{
	if (is_private(sign->c))
		return true;
	if (is_letter_sign(sign->c))
		return sign->n >= LEAST_LETTER && sign->n > 3 * sign->others;
	return sign->n + sign->others >= LEAST && sign->n >= sign->others;
}

/* The line with plain bullets for its signs. */
static void
replace(struct signs *signs, struct fw_line *l, struct arena *a)
{
	const char *p = NULL, *done = l->s, *rest;
	struct buf b = BUF_INIT;
	const struct sign *sign;
	size_t len;
	int32_t c;

	while ((p = next_place(l->s, p)) != NULL && *p) {
		c = sign_at(p, l->n - (size_t)(p - l->s), &len, &rest);
		sign = c ? find(signs, c, false) : NULL;
		if (sign == NULL || !is_bullet(sign))
			continue;
		buf_add(&b, done, (size_t)(p - done));
		buf_adds(&b, BULLET);
		done = p + len;
	}
	if (b.n > 0) {
		buf_adds(&b, done);
		l->n = b.n;
		l->s = arena_strndup(a, b.p, b.n);
	}
	buf_release(&b);
}

void
fw_glyphs_learn(struct fw_lines *all, struct arena *a)
{
	struct signs signs = {.n = 0};

	for (size_t i = 0; i < all->n; i++)
		count(&signs, &all->v[i]);
	for (size_t i = 0; i < all->n && signs.n > 0; i++)
		replace(&signs, &all->v[i], a);
}
