/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/err.h"

int32_t
text_decode(const char *s, size_t n, size_t *len)
{
	const uint8_t *u = (const uint8_t *)s;
	ucs4_t c;
	int k;

	if (u[0] < 0x80) { /* nearly always; the library call is not free */
		*len = 1;
		return u[0];
	}
	k = u8_mbtoucr(&c, u, n);
	if (k < 0) {
		*len = 1;
		return -1;
	}
	*len = (size_t)k;
	return (int32_t)c;
}

ptrdiff_t
text_invalid(const char *s, size_t n)
{
	const uint8_t *u = (const uint8_t *)s;
	const uint8_t *bad = u8_check(u, n);

	return bad ? bad - u : -1;
}

bool
text_is_safe(int32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return false;
	if (c == 0x061c || c == 0x200e || c == 0x200f)
		return false;
	if ((c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f))
		return false;
	if (c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb))
		return false;
	if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
		return false;
	return c < 0xe0000 || c > 0xe007f;
}

void
text_clean(struct buf *out, const char *s, size_t n)
{
	size_t i, len;
	int32_t c;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c == '\n' || c == '\t')
			buf_addc(out, ' ');
		else if (c < 0)
			buf_addf(out, "<%02X>", (unsigned char)s[i]);
		else if (!text_is_safe(c))
			buf_addf(out, "<U+%04X>", (unsigned)c);
		else
			buf_add(out, s + i, len);
	}
}

const char *
text_cleaned(struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	text_clean(&b, s, strlen(s));
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

const char *
text_shell(struct arena *a, const char *name)
{
	const char *clean = text_cleaned(a, name), *out, *p;
	struct buf b = BUF_INIT;

	if (clean[0] == '-')
		clean = arena_printf(a, "./%s", clean);
	for (p = clean; isalnum((unsigned char)*p) ||
	     (unsigned char)*p >= 0x80 || (*p && strchr("._/+:,@%=-", *p));)
		p++;
	if (*p == '\0' && p > clean)
		return clean;
	buf_addc(&b, '\'');
	for (p = clean; *p; p++) {
		if (*p == '\'')
			buf_adds(&b, "'\\'");
		buf_addc(&b, *p);
	}
	buf_addc(&b, '\'');
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

int
text_width(const char *s, size_t n)
{
	size_t i, len;
	int32_t c;
	int w, sum = 0;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c >= 0x20 && c < 0x7f) {
			sum++;
			continue;
		}
		w = c < 0 ? 1 : uc_width((ucs4_t)c, "UTF-8");
		sum += w > 0 ? w : 0;
	}
	return sum;
}

size_t
text_length(const char *s, size_t n)
{
	size_t i, len, k = 0;

	for (i = 0; i < n; i += len, k++)
		(void)text_decode(s + i, n - i, &len);
	return k;
}

/* The plain sign for a typographic one, or 0. */
static char
plain_sign(int32_t c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032:
	case 0x02bc:
	case 0x0060:
	case 0x00b4:
		return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x2033:
	case 0x00ab:
	case 0x00bb:
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case 0x00a0:
	case 0x2007:
	case 0x202f:
		return ' ';
	default:
		return 0;
	}
}

/* Most words are plain: lower case is all there is to do. NULL for others. */
static char *
fold_plain(struct arena *a, const char *s, size_t n)
{
	char *out;

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80 || s[i] == '`')
			return NULL;
	out = arena_strndup(a, s, n);
	for (size_t i = 0; i < n; i++)
		if (out[i] >= 'A' && out[i] <= 'Z')
			out[i] = (char)(out[i] + ('a' - 'A'));
	return out;
}

char *
text_fold(struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	size_t n = strlen(s), i, len, out_n = 0;
	bool ascii = true;
	uint8_t *folded;
	char *out = fold_plain(a, s, n);
	char sign;
	int32_t c;

	if (out)
		return out;
	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		sign = c < 0 ? '?' : plain_sign(c);
		if (sign) {
			buf_addc(&b, sign);
		} else if (c >= 'A' && c <= 'Z') {
			buf_addc(&b, (char)(c + 'a' - 'A'));
		} else {
			ascii = ascii && c < 0x80;
			buf_add(&b, s + i, len);
		}
	}
	if (ascii) {
		out = arena_strndup(a, buf_str(&b), b.n);
	} else {
		folded = u8_casefold((const uint8_t *)b.p, b.n, "en",
		    UNINORM_NFKC, NULL, &out_n);
		if (folded == NULL)
			err_no_memory();
		out = arena_strndup(a, (const char *)folded, out_n);
		free(folded);
	}
	buf_release(&b);
	return out;
}

#define DISTANCE_MAX 64

static int
points(const char *s, int32_t *out)
{
	size_t n = strlen(s), i, len;
	int k = 0;

	for (i = 0; i < n && k < DISTANCE_MAX; i += len)
		out[k++] = text_decode(s + i, n - i, &len);
	return k;
}

static int
min3(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

int
text_distance(const char *a, const char *b, int limit)
{
	int32_t x[DISTANCE_MAX], y[DISTANCE_MAX];
	int row[3][DISTANCE_MAX + 1];
	int n = points(a, x), m = points(b, y), i, j, best, d;

	if (n - m > limit || m - n > limit)
		return limit + 1;
	for (j = 0; j <= m; j++)
		row[0][j] = j;
	for (i = 1; i <= n; i++) {
		int *now = row[i % 3], *up = row[(i + 2) % 3];
		int *up2 = row[(i + 1) % 3];

		now[0] = best = i;
		for (j = 1; j <= m; j++) {
			d = x[i - 1] != y[j - 1];
			now[j] = min3(up[j] + 1, now[j - 1] + 1, up[j - 1] + d);
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] &&
			    x[i - 2] == y[j - 1] && up2[j - 2] + 1 < now[j])
				now[j] = up2[j - 2] + 1;
			if (now[j] < best)
				best = now[j];
		}
		if (best > limit)
			return limit + 1;
	}
	return row[n % 3][m] > limit ? limit + 1 : row[n % 3][m];
}

uint64_t
text_hash(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211u;
	return h;
}
