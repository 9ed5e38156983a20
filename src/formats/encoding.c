/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/encoding.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* encoding: see the header. */

static void
put(struct buf *b, int32_t c)
{
	if (c < 0x80) {
		buf_addc(b, (char)c);
	} else if (c < 0x800) {
		buf_addc(b, (char)(0xc0 | (c >> 6)));
		buf_addc(b, (char)(0x80 | (c & 0x3f)));
	} else if (c < 0x10000) {
		buf_addc(b, (char)(0xe0 | (c >> 12)));
		buf_addc(b, (char)(0x80 | ((c >> 6) & 0x3f)));
		buf_addc(b, (char)(0x80 | (c & 0x3f)));
	} else {
		buf_addc(b, (char)(0xf0 | (c >> 18)));
		buf_addc(b, (char)(0x80 | ((c >> 12) & 0x3f)));
		buf_addc(b, (char)(0x80 | ((c >> 6) & 0x3f)));
		buf_addc(b, (char)(0x80 | (c & 0x3f)));
	}
}

/* What Windows-1252 has where Latin-1 has control characters. */
static int32_t
windows(unsigned char c)
{
	static const uint16_t high[32] = {0x20ac, 0xfffd, 0x201a, 0x192, 0x201e,
	    0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0xfffd,
	    0x17d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	    0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0xfffd, 0x17e,
	    0x178};

	return c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
}

/* 1 little, 2 big endian, 0 neither. */
static int
utf16_order(const char *s, size_t n)
{
	size_t zero[2] = {0, 0}, most = n < 400 ? n : 400;

	if (n >= 2 && memcmp(s, "\xff\xfe", 2) == 0)
		return 1;
	if (n >= 2 && memcmp(s, "\xfe\xff", 2) == 0)
		return 2;
	for (size_t i = 0; i < most; i++)
		zero[i % 2] += s[i] == '\0';
	if (most >= 8 && zero[1] * 5 > most * 2 && zero[0] == 0)
		return 1;
	return most >= 8 && zero[0] * 5 > most * 2 && zero[1] == 0 ? 2 : 0;
}

static void
from_utf16(struct buf *b, const char *s, size_t n, int order)
{
	const unsigned char *p = (const unsigned char *)s;
	int32_t c, high = 0;

	for (size_t i = 0; i + 1 < n; i += 2) {
		c = order == 1 ? p[i] | p[i + 1] << 8 : p[i] << 8 | p[i + 1];
		if (c >= 0xd800 && c < 0xdc00) {
			high = c;
			continue;
		}
		if (c >= 0xdc00 && c < 0xe000)
			c = high
			    ? 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00)
			    : 0xfffd;
		high = 0;
		put(b, c);
	}
}

/* Line ends to \n, what is unsafe to a space; a mark anywhere goes. */
static void
tidy(struct buf *b, const char *s, size_t n)
{
	size_t len;
	int32_t c;

	for (size_t i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c == 0xfeff || (c == '\n' && i > 0 && s[i - 1] == '\r'))
			continue;
		if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029)
			buf_addc(b, '\n');
		else if (c == '\t' || (c >= 0 && text_is_safe(c)))
			buf_add(b, s + i, len);
		else
			buf_addc(b, ' ');
	}
}

const char *
encoding_text(
    const char *s, size_t n, struct arena *a, size_t *len, enum encoding *was)
{
	struct buf raw = BUF_INIT, out = BUF_INIT;
	int order = utf16_order(s, n);
	const char *text;

	*was = ENCODING_UTF8;
	if (order) {
		*was = ENCODING_UTF16;
		from_utf16(&raw, s, n, order);
	} else if (text_invalid(s, n) >= 0) {
		*was = ENCODING_LATIN;
		for (size_t i = 0; i < n; i++)
			put(&raw, windows((unsigned char)s[i]));
	} else {
		buf_add(&raw, s, n);
	}
	tidy(&out, buf_str(&raw), raw.n);
	text = arena_strndup(a, buf_str(&out), out.n);
	*len = out.n;
	buf_release(&raw);
	buf_release(&out);
	return text;
}
