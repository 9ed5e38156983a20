/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plain: makes one sentence for ears out of a line for eyes: blanks are said,
 * columns become commas, dots that trail off go, a full stop is added, and no
 * three punctuation marks stand in a row. Text comes cleaned, from ui/term.
 */
#include "ui/plain.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#define COLUMN_GAP 3 /* spaces that set columns apart */

static bool
is_punct(int32_t c)
{
	if (c < 0)
		return false;
	if (c < 0x80)
		return c > 0x20 && c < 0x7f && !(c >= '0' && c <= '9') &&
		    !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
	return c == 0xa1 || c == 0xab || c == 0xb7 || c == 0xbb || c == 0xbf ||
	    (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205e);
}

static bool
is_closing(int32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 ||
	    c == 0x201d || c == 0xbb;
}

/* Is there a punctuation mark at the byte? A byte inside of a character is
 * part of a word as far as this matters. */
static bool
is_sign_at(const char *s, size_t n, size_t at)
{
	size_t len;

	return is_punct(text_decode(s + at, n - at, &len));
}

static void
put_space(struct buf *out)
{
	if (out->n > 0 && out->p[out->n - 1] != ' ')
		buf_addc(out, ' ');
}

/* "set ____ …" is said "set blank". Points between words are a pause that the
 * sentence has anyway. */
static void
put_spoken(struct buf *out, const char *s, size_t n)
{
	size_t i, k, len;
	bool after, before;
	int32_t c;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		for (k = 1; i + k < n && s[i + k] == s[i]; k++)
			;
		if (c == '_' && (k > 1 || n == 1)) {
			len = k;
			if (i > 0 && !is_sign_at(s, n, i - 1))
				put_space(out);
			buf_adds(out, "blank");
			if (i + len < n && !is_sign_at(s, n, i + len))
				put_space(out);
		} else if (c == 0x2026 || (c == '.' && k > 2)) {
			len = c == '.' ? k : len;
			after = i > 0 && !is_sign_at(s, n, i - 1);
			before = i + len < n && !is_sign_at(s, n, i + len);
			if (after && before)
				put_space(out);
			else if (after)
				buf_addc(out, '.');
		} else {
			buf_add(out, s + i, len);
		}
	}
}

/* Of three signs in a row a screen reader makes noise: the first and the last
 * stay, but for the "://" of an address. */
static void
put_few_signs(struct buf *out, const char *s, size_t n)
{
	size_t i, k, end, len, last = 0, first = 0, signs;

	for (i = 0; i < n; i = end) {
		signs = 0;
		for (end = k = i; k < n; k += len) {
			if (!is_punct(text_decode(s + k, n - k, &len)))
				break;
			if (signs++ == 0)
				first = len;
			last = len;
			end = k + len;
		}
		if (signs == 0) {
			(void)text_decode(s + i, n - i, &len);
			end = i + len;
			buf_add(out, s + i, len);
		} else if (signs < 3 || strncmp(s + i, "://", 3) == 0) {
			buf_add(out, s + i, end - i);
		} else {
			buf_add(out, s + i, first);
			if (last != first ||
			    memcmp(s + i, s + end - last, last) != 0)
				buf_add(out, s + end - last, last);
		}
	}
}

static int32_t
last_character(const char *s, size_t n, size_t *at)
{
	size_t len;

	*at = n - 1;
	while (*at > 0 && ((unsigned char)s[*at] & 0xc0) == 0x80)
		--*at;
	return text_decode(s + *at, n - *at, &len);
}

/* Does it end as a sentence, perhaps before closing quotes? */
static bool
is_ended(const char *s, size_t n)
{
	int32_t c;

	while (n > 0) {
		c = last_character(s, n, &n);
		if (!is_closing(c))
			return c == '.' || c == '?' || c == '!' || c == ':' ||
			    c == ';';
	}
	return false;
}

void
plain_sentence(struct buf *out, const char *first, const char *second)
{
	const char *part[2] = {first, second};
	struct buf b = BUF_INIT;
	size_t gap, n, at, was;

	for (int i = 0; i < 2; i++) {
		for (const char *s = part[i];; s += n) {
			gap = strspn(s, " ");
			s += gap;
			n = strcspn(s, " ");
			if (n == 0)
				break;
			if (b.n > 0 && s - gap != part[i] &&
			    gap >= COLUMN_GAP &&
			    !is_punct(last_character(b.p, b.n, &at)))
				buf_addc(&b, ',');
			was = b.n;
			if (b.n > 0)
				buf_addc(&b, ' ');
			put_spoken(&b, s, n);
			if (was > 0 && b.n == was + 1) /* nothing to say */
				b.p[--b.n] = '\0';
		}
	}
	if (b.n > 0) {
		if (b.p[b.n - 1] == ',')
			b.p[b.n - 1] = '.';
		else if (!is_ended(b.p, b.n))
			buf_addc(&b, '.');
		if (out->n > 0)
			buf_addc(out, ' ');
		put_few_signs(out, b.p, b.n);
	}
	buf_release(&b);
}
