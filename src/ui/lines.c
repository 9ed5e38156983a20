/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lines: a line reader over read(2) that can be woken by signals. What a line
 * means, and which signals matter, is ui/prompt's.
 */
#include "ui/lines.h"

#include <errno.h>
#include <langinfo.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <uniconv.h>
#include <unistd.h>

#include "base/text.h"
#include "ui/signals.h"

void
lines_init(struct lines *l, int fd)
{
	*l = (struct lines){.fd = fd};
}

void
lines_release(struct lines *l)
{
	buf_release(&l->line);
}

/* Takes what is in in[] up to a newline; true when there was one. */
static bool
take(struct lines *l)
{
	const char *s = l->in + l->at, *nl = memchr(s, '\n', l->n);
	size_t n = nl ? (size_t)(nl - s) : l->n, i;

	for (i = 0; i < n; i++) {
		/* one more than the limit, for the CR of a CRLF */
		if (s[i] != '\0' && l->line.n <= LINES_MAX)
			buf_addc(&l->line, s[i]);
	}
	n += nl != NULL;
	l->at += n;
	l->n -= n;
	return nl != NULL;
}

static enum lines_got
finished(struct lines *l)
{
	struct buf *b = &l->line;

	if (b->n > 0 && b->p[b->n - 1] == '\r')
		b->p[--b->n] = '\0';
	if (b->n > LINES_MAX)
		b->p[b->n = LINES_MAX] = '\0';
	return LINES_LINE;
}

/* LINES_LINE: there is something to read, or the end of it. */
static enum lines_got
wait_for_input(int fd)
{
	enum lines_got got = LINES_WOKEN;
	sigset_t before;
	fd_set set;
	int r = 0, why;

	if (fd < 0 || fd >= FD_SETSIZE) {
		errno = EBADF;
		return LINES_ERROR;
	}
	signals_hold(&before);
	while (!signals_pending()) {
		FD_ZERO(&set);
		FD_SET(fd, &set);
		r = pselect(fd + 1, &set, NULL, NULL, NULL, &before);
		if (r < 0 && errno == EINTR)
			continue;
		got = r < 0 ? LINES_ERROR : LINES_LINE;
		break;
	}
	why = errno;
	signals_unhold(&before);
	errno = why;
	return got;
}

enum lines_got
lines_next(struct lines *l)
{
	enum lines_got got;
	ssize_t n;

	while (!take(l)) {
		got = wait_for_input(l->fd);
		if (got != LINES_LINE)
			return got;
		n = read(l->fd, l->in, sizeof l->in);
		if (n < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (n < 0)
			return LINES_ERROR;
		if (n == 0)
			return l->line.n > 0 ? finished(l) : LINES_END;
		l->at = 0;
		l->n = (size_t)n;
	}
	return finished(l);
}

/* The locale's coding as UTF-8, NULL when it is UTF-8 or fails. */
static char *
from_locale(const char *s, size_t n, size_t *len)
{
	const char *codes = nl_langinfo(CODESET);

	if (strcmp(codes, "UTF-8") == 0 || strcmp(codes, "US-ASCII") == 0 ||
	    strcmp(codes, "ANSI_X3.4-1968") == 0)
		return NULL;
	*len = 0;
	return (char *)u8_conv_from_encoding(
	    codes, iconveh_question_mark, s, n, NULL, NULL, len);
}

void
lines_clean(struct buf *out, const char *s, size_t n)
{
	static const char replacement[] = "\xef\xbf\xbd";
	char *other = NULL;
	size_t i, len, used = 0;
	const char *add;
	int32_t c;

	if (text_invalid(s, n) >= 0 && (other = from_locale(s, n, &len))) {
		s = other;
		n = len;
	}
	for (i = 0; i < n; i += len) {
		size_t k;

		c = text_decode(s + i, n - i, &len);
		add = c < 0 ? replacement : c == '\n' ? " " : s + i;
		k = c < 0 ? sizeof replacement - 1 : c == '\n' ? 1 : len;
		if (c == 0)
			continue;
		if (used + k > LINES_MAX)
			break;
		buf_add(out, add, k);
		used += k;
	}
	free(other);
}

bool
lines_pasted(struct buf *b, char c)
{
	static const char end[] = "\033[201~";
	const size_t k = sizeof end - 1;

	if (c == '\0')
		return false;
	/* at the limit only the last few bytes change, to see the end */
	if (b->n >= LINES_MAX + k) {
		memmove(b->p + LINES_MAX, b->p + LINES_MAX + 1, k - 1);
		b->p[--b->n] = '\0';
	}
	buf_addc(b, c);
	if (b->n < k || memcmp(b->p + b->n - k, end, k) != 0)
		return false;
	b->p[b->n -= k] = '\0';
	return true;
}

void
lines_join(struct buf *out, const char *s, size_t n)
{
	bool gap = false, begun = false;
	size_t i, len;
	int32_t c;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c == '\r' || c == '\n' || c == '\t') {
			gap = true;
		} else if (c < 0 || text_is_safe(c)) {
			if (gap && begun)
				buf_addc(out, ' ');
			gap = false;
			begun = true;
			buf_add(out, s + i, len);
		}
	}
}
