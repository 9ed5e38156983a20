/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/form.h"

#include <string.h>

#include "base/text.h"

/* form: see the header. */

#define REASON "#! "
#define MARK "\xef\xbb\xbf" /* that some editors begin a file with */

/* -- writing -------------------------------------------------------------- */

static void
put_comment(struct buf *b, const char *s)
{
	size_t len;

	for (; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		buf_addf(b, "#%s%.*s\n", len ? " " : "", (int)len, s);
	}
}

/* Words filled into comment lines. */
static void
put_words(struct buf *b, const char *s)
{
	int column = 0, width;
	size_t len;

	for (s += strspn(s, " \n\t"); *s; s += len, s += strspn(s, " \n\t")) {
		len = strcspn(s, " \n\t");
		width = text_width(s, len);
		if (column == 0 || column + 1 + width > 76) {
			buf_adds(b, column ? "\n#   " : "#   ");
			column = 4;
		} else {
			buf_addc(b, ' ');
			column++;
		}
		text_clean(b, s, len);
		column += width;
	}
	buf_addc(b, '\n');
}

static void
put_key(struct buf *b, const char *key, const char *value)
{
	size_t len;

	buf_addf(b, "%s:", key);
	for (value += strspn(value, " \n\t"); *value;
	     value += len, value += strspn(value, " \n\t")) {
		len = strcspn(value, " \n\t");
		buf_addc(b, ' ');
		buf_add(b, value, len);
	}
	buf_addc(b, '\n');
}

static void
put_idea(struct buf *b, const struct idea *idea)
{
	buf_adds(b, "# -");
	for (int i = 0; i < idea->n; i++)
		buf_addf(b, "%s%s", i ? " | " : " ", idea->wordings[i]);
	buf_addc(b, '\n');
}

void
form_write(const struct statement *st, const char *head, struct buf *out)
{
	put_comment(out, head);
	buf_adds(out, "#\n");
	put_words(out, st->text);
	buf_adds(out,
	    "#\n# Lines that begin with # are left out, and what is left empty "
	    "is not\n# written. Save and close this file to go on.\n\n"
	    "# The question that the statement answers.\n");
	put_key(out, "ask", st->ask);
	if (st->n_ideas > 0) {
		buf_adds(out, "\n# The ideas that are there:\n");
		for (int i = 0; i < st->n_ideas; i++)
			put_idea(out, &st->ideas[i]);
	} else {
		buf_adds(out,
		    "\n# What a full answer holds: 1 to 4 ideas, each behind a "
		    "dash, in the words\n# of a learner; more wordings of one "
		    "idea behind the sign |\n");
	}
	buf_adds(
	    out, "ideas:\n- \n- \n- \n\n# The statement in 3 to 6 words.\n");
	put_key(out, "gist", st->gist);
	buf_adds(out, "\n# One concrete instance.\n");
	put_key(out, "example", st->example);
}

void
form_with_reason(const char *s, const char *reason, struct buf *out)
{
	size_t n;

	if (strncmp(s, MARK, strlen(MARK)) == 0)
		s += strlen(MARK);
	while (strncmp(s, REASON, strlen(REASON)) == 0) {
		n = strcspn(s, "\n");
		s += n + (s[n] == '\n');
	}
	buf_addf(out, REASON "%s\n%s", reason, s);
}

/* -- reading -------------------------------------------------------------- */

struct reader {
	struct arena *arena;
	struct form *out;
	const char **at; /* the text that is being read */
	bool ideas; /* the list is */
};

static const char *
trimmed(struct arena *a, const char *s, size_t n)
{
	char *out;

	while (n > 0 && strchr(" \t\r", *s)) {
		s++;
		n--;
	}
	while (n > 0 && strchr(" \t\r", s[n - 1]))
		n--;
	out = arena_strndup(a, s, n);
	for (char *p = out; *p; p++)
		if (*p == '\t' || *p == '\r')
			*p = ' ';
	return out;
}

/* KEY: at the start of a line; its length with the colon, 0 none. */
static size_t
key_length(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz-");

	return n > 0 && s[n] == ':' && (s[n + 1] == ' ' || s[n + 1] == '\0')
	    ? n + 1
	    : 0;
}

static int
take_idea(struct reader *r, const char *s, int line, struct err *e)
{
	struct form *f = r->out;
	const char *p = s;

	if (*s == '\0')
		return 0; /* a dash left empty */
	for (;; p++) {
		p += strspn(p, " ");
		if (*p == '|' || *p == '\0')
			return err_set(e, ERR_FAILED,
			    "line %d: nothing stands on one side of a |", line);
		p += strcspn(p, "|");
		if (*p == '\0')
			break;
	}
	if (f->n_ideas == IDEAS_MAX)
		return err_set(e, ERR_FAILED,
		    "line %d: there are more than %d ideas; 1 to 4 are good",
		    line, IDEAS_MAX);
	f->ideas[f->n_ideas] = s;
	r->at = &f->ideas[f->n_ideas++];
	return 0;
}

static int
take_key(struct reader *r, const char *s, size_t n, int line, struct err *e)
{
	struct form *f = r->out;
	const char *rest = trimmed(r->arena, s + n, strlen(s + n));

	r->ideas = false;
	r->at = NULL;
	if (strncmp(s, "ask:", n) == 0)
		r->at = &f->ask;
	else if (strncmp(s, "gist:", n) == 0)
		r->at = &f->gist;
	else if (strncmp(s, "example:", n) == 0)
		r->at = &f->example;
	else if (strncmp(s, "ideas:", n) == 0)
		r->ideas = true;
	else
		return err_set(e, ERR_FAILED,
		    "line %d: '%.*s' is not asked for here; write it into the "
		    "deck itself, or put it behind one of ask, ideas, gist and "
		    "example",
		    line, (int)n, s);
	if (r->at)
		*r->at = rest;
	else if (*rest)
		return take_idea(r, rest, line, e);
	return 0;
}

static int
take_line(struct reader *r, const char *s, int line, struct err *e)
{
	size_t n = key_length(s);
	const char *text = trimmed(r->arena, s, strlen(s));

	if (*text == '\0' || *s == '#')
		return 0;
	if (n > 0)
		return take_key(r, s, n, line, e);
	if (r->ideas && *text == '-' && (text[1] == ' ' || text[1] == '\0')) {
		r->at = NULL;
		return take_idea(
		    r, trimmed(r->arena, text + 1, strlen(text + 1)), line, e);
	}
	if (r->at == NULL && r->ideas)
		return take_idea(r, text, line, e);
	if (r->at == NULL)
		return err_set(e, ERR_FAILED,
		    "line %d: this stands behind no key; put it behind ask, "
		    "ideas, gist or example",
		    line);
	*r->at = **r->at ? arena_printf(r->arena, "%s %s", *r->at, text) : text;
	return 0;
}

int
form_read(
    const char *s, size_t n, struct arena *a, struct form *out, struct err *e)
{
	struct reader r = {.arena = a, .out = out};
	const char *end = s + n, *stop;
	size_t len;

	memset(out, 0, sizeof(*out));
	out->ask = out->gist = out->example = "";
	if (text_invalid(s, n) >= 0)
		return err_set(e, ERR_FAILED,
		    "the form is not UTF-8 any more; save it as UTF-8");
	if (n >= strlen(MARK) && memcmp(s, MARK, strlen(MARK)) == 0)
		s += strlen(MARK);
	for (int line = 1; s < end; s = stop + 1, line++) {
		stop = memchr(s, '\n', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		len = (size_t)(stop - s);
		while (len > 0 && s[len - 1] == '\r')
			len--; /* lines of an editor that ends them with \r\n */
		if (take_line(&r, arena_strndup(a, s, len), line, e) != 0)
			return -1;
	}
	return 0;
}
