/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_stop: see the header. Two shapes are known, `key: a text: so` and the
 * same within [] or {} on one line; what may be meant otherwise is left to
 * its author.
 */
#include "deck/lint_stop.h"

#include <string.h>

#include "base/text.h"

#define FLOW_DEPTH 8
/* A plain text cannot begin with these, or its author meant one of them. */
#define SIGNS "\"'[]{}>|&*!%@`#,?-"

/* What is written, and the line being looked at: [at, stop). */
struct line {
	const char *s;
	size_t n, at, stop;
};

static struct line
line_from(const char *s, size_t n, size_t at)
{
	const char *p = at < n ? memchr(s + at, '\n', n - at) : NULL;
	struct line l = {s, n, at, p ? (size_t)(p - s) : n};

	while (l.stop > at && strchr(" \t\r", s[l.stop - 1]))
		l.stop--;
	return l;
}

static size_t
next_line(const struct line *l)
{
	const char *p = memchr(l->s + l->stop, '\n', l->n - l->stop);

	return p ? (size_t)(p - l->s) + 1 : l->n;
}

static size_t
skip(const struct line *l, size_t at, const char *set)
{
	while (at < l->stop && strchr(set, l->s[at]))
		at++;
	return at;
}

size_t
lint_stop_byte(const char *s, size_t n, int line, int column)
{
	size_t at = 0, len;
	const char *p;

	for (; line > 1; line--) {
		p = memchr(s + at, '\n', n - at);
		if (p == NULL)
			return n;
		at = (size_t)(p - s) + 1;
	}
	if (at == 0 && n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	for (; column > 1 && at < n; column--, at += len)
		(void)text_decode(s + at, n - at, &len);
	return at;
}

/* The end of "key:" at a place, where a space follows; 0 if none is there. */
static size_t
key_at(const struct line *l, size_t at)
{
	size_t to = at;

	while (to < l->stop &&
	    ((l->s[to] >= 'a' && l->s[to] <= 'z') || l->s[to] == '-'))
		to++;
	if (to == at || to + 1 >= l->stop || l->s[to] != ':' ||
	    l->s[to + 1] != ' ')
		return 0;
	return to + 1;
}

static bool
holds(const struct line *l, size_t at, size_t end, const char *part)
{
	return memmem(l->s + at, end - at, part, strlen(part)) != NULL;
}

/* -- a line of its own ---------------------------------------------------- */

/* Moves *end to where the text ends that began under a key in this column.
 * A line that could be a key, an entry or a comment makes it doubtful. */
static bool
go_on(const struct line *first, size_t column, size_t *end)
{
	struct line l = *first;
	bool gap = false;
	size_t text;

	while (next_line(&l) < l.n) {
		l = line_from(l.s, l.n, next_line(&l));
		text = skip(&l, l.at, " ");
		if (text == l.stop) {
			gap = true;
			continue;
		}
		if (text - l.at <= column)
			return true;
		if (gap || l.s[text] == '#' || l.s[text] == '\t' ||
		    (l.s[text] == '-' &&
			(text + 1 == l.stop || l.s[text + 1] == ' ')) ||
		    l.s[l.stop - 1] == ':' || holds(&l, text, l.stop, ": ") ||
		    holds(&l, text, l.stop, " #") ||
		    holds(&l, text, l.stop, "\t"))
			return false;
		*end = l.stop;
	}
	return true;
}

static bool
block_text(const struct line *l, size_t colon, size_t *start, size_t *end)
{
	size_t key = skip(l, l->at, " -"), text = key_at(l, key), to;
	const char *comment;

	if (text == 0)
		return false;
	text = skip(l, text, " ");
	if (text >= colon || strchr(SIGNS, l->s[text]) ||
	    holds(l, text, l->stop, "\t"))
		return false;
	comment = memmem(l->s + text, l->stop - text, " #", 2);
	to = comment ? (size_t)(comment - l->s) : l->stop;
	while (to > text && l->s[to - 1] == ' ')
		to--;
	if (to <= colon)
		return false;
	*start = text;
	*end = to;
	return go_on(l, key - l->at, end) && (comment == NULL || *end == to);
}

/* -- within [] or {} ------------------------------------------------------ */

struct flow {
	char open[FLOW_DEPTH]; /* brackets that are open */
	size_t entry[FLOW_DEPTH]; /* where the entry in each begins */
	int depth;
};

/* The last byte of a text in quotes that begins at `at`; the line's end if it
 * goes on. */
static size_t
quoted_end(const struct line *l, size_t at)
{
	char quote = l->s[at++];

	while (at < l->stop && l->s[at] != quote)
		at += quote == '"' && l->s[at] == '\\' ? 2 : 1;
	return at;
}

/* Which brackets are open at `to`? False if that is not to be seen. */
static bool
open_at(const struct line *l, size_t to, struct flow *f)
{
	bool fresh = true; /* a value may begin here */
	size_t i;

	f->depth = 0;
	for (i = skip(l, l->at, " -"); i < to; i++) {
		char c = l->s[i];

		if (c == ' ')
			continue;
		if (fresh && (c == '"' || c == '\'')) {
			i = quoted_end(l, i);
		} else if (fresh && (c == '[' || c == '{')) {
			if (f->depth == FLOW_DEPTH)
				return false;
			f->open[f->depth] = c;
			f->entry[f->depth++] = i + 1;
			continue;
		} else if (f->depth > 0 && (c == ']' || c == '}')) {
			f->depth--;
		} else if (f->depth > 0 && c == ',') {
			f->entry[f->depth - 1] = i + 1;
		} else if (c == '#' && l->s[i - 1] == ' ') {
			return false;
		}
		fresh = c == ',' || (c == ':' && l->s[i + 1] == ' ');
	}
	return i == to && f->depth > 0;
}

static bool
flow_text(const struct line *l, size_t colon, size_t *start, size_t *end)
{
	struct flow f;
	size_t text, to;
	bool map;

	if (!open_at(l, colon, &f))
		return false;
	map = f.open[f.depth - 1] == '{';
	text = skip(l, f.entry[f.depth - 1], " ");
	if (map)
		text = key_at(l, text);
	if (text == 0)
		return false;
	text = skip(l, text, " ");
	for (to = colon; to < l->stop && !strchr(",[]{}\"'#\t", l->s[to]);)
		to++;
	if (text >= colon || strchr(SIGNS, l->s[text]) || to == l->stop)
		return false;
	/* is what follows a comma another key, or more of the text? */
	if (l->s[to] == ',' ? map && !key_at(l, skip(l, to + 1, " "))
			    : l->s[to] != (map ? '}' : ']'))
		return false;
	while (l->s[to - 1] == ' ')
		to--;
	*start = text;
	*end = to;
	return to > colon;
}

bool
lint_stop_text(
    const char *s, size_t n, size_t colon, size_t *start, size_t *end)
{
	size_t at = colon < n ? colon : n;
	struct line l;

	if (at == n || s[at] != ':')
		return false;
	while (at > 0 && s[at - 1] != '\n')
		at--;
	if (at == 0 && n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	l = line_from(s, n, at);
	return flow_text(&l, colon, start, end) ||
	    block_text(&l, colon, start, end);
}
