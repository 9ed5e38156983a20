/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/splice.h"

#include <string.h>

bool
splice_add(struct splices *all, size_t start, size_t end, const char *text)
{
	struct splice one = {start, end, text, 0, 0, 0};
	size_t i = all->n;

	while (i > 0 && all->list[i - 1].start >= end)
		i--;
	if (i > 0 && all->list[i - 1].end > start)
		return false;
	/* two at one place have no order */
	if (i > 0 && all->list[i - 1].start == start)
		return false;
	if (i < all->n && all->list[i].start == start)
		return false;
	all->list = arena_grow(
	    all->arena, all->list, all->n, &all->cap, sizeof(*all->list));
	memmove(all->list + i + 1, all->list + i,
	    (all->n - i) * sizeof(*all->list));
	all->list[i] = one;
	all->n++;
	return true;
}

void
splice_apply(
    const struct splices *all, const char *s, size_t n, struct buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < all->n; i++) {
		buf_add(out, s + at, all->list[i].start - at);
		buf_adds(out, all->list[i].text);
		at = all->list[i].end;
	}
	buf_add(out, s + at, n - at);
}

const char *
splice_quoted(struct arena *a, const char *s, size_t n)
{
	bool single = memchr(s, '"', n) || memchr(s, '\\', n);
	struct buf b = BUF_INIT;
	const char *out;

	buf_addc(&b, single ? '\'' : '"');
	for (size_t i = 0; i < n; i++) {
		if (single && s[i] == '\'')
			buf_addc(&b, '\'');
		buf_addc(&b, s[i]);
	}
	buf_addc(&b, single ? '\'' : '"');
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}
