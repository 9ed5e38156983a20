/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fault: bytes that are no deck, and libyaml's complaints in plain words. The
 * table is in the order in which it is searched: a problem text may be the
 * same in several contexts.
 */
#include "deck/fault.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "deck/deck.h"
#include "deck/finding.h"

/* A place that is moved forward through the bytes. */
struct cursor {
	size_t at;
	int line, column;
};

static void
step(struct cursor *c, const char *s, size_t len)
{
	bool newline = s[c->at] == '\n';

	c->at += len;
	c->line += newline;
	c->column = newline ? 1 : c->column + 1;
}

static bool
is_bom(const char *s, size_t n)
{
	return n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0;
}

/* UTF-16 by its mark, or by the zero byte that every Latin letter has. */
static bool
is_utf16(const char *s, size_t n)
{
	return n >= 2 &&
	    (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0 ||
		s[0] == '\0' || s[1] == '\0');
}

/* What YAML allows in a file, as it stands there and not as an escape. */
static bool
is_printable(int32_t c)
{
	if (c < 0xa0)
		return c == '\t' || c == '\n' || c == '\r' || c == 0x85 ||
		    (c >= 0x20 && c < 0x7f);
	return c != 0xfeff && c != 0xfffe && c != 0xffff;
}

/* One finding a line is enough to mend it. */
static void
check_characters(struct diags *d, const char *s, size_t n)
{
	struct cursor c = {is_bom(s, n) ? 3 : 0, 1, 1};
	int told = 0;
	size_t len;
	int32_t ch;

	for (; c.at < n; step(&c, s, len)) {
		ch = text_decode(s + c.at, n - c.at, &len);
		if (told == c.line || (ch >= 0 && is_printable(ch)))
			continue;
		told = c.line;
		if (ch < 0)
			finding_add(d, c.line, c.column, "Y01",
			    "save the file as UTF-8 in your editor",
			    "the byte %02X is not UTF-8 here",
			    (unsigned char)s[c.at]);
		else
			finding_add(d, c.line, c.column, "Y03", "delete it",
			    "the control character U+%04X stands here",
			    (unsigned)ch);
	}
}

/* Lines before the deck that begin with %: libyaml would compare each %TAG
 * with all others, so that many of them would cost minutes. */
static void
check_directives(struct diags *d, const char *s, size_t n)
{
	size_t i = is_bom(s, n) ? 3 : 0;
	const char *end;
	int line;

	for (line = 1; i < n; line++) {
		end = memchr(s + i, '\n', n - i);
		if (s[i] == '%' &&
		    (n - i < 6 || memcmp(s + i, "%YAML ", 6) != 0)) {
			finding_add(d, line, 1, "C24", "take the line out",
			    "lines that begin with %% are not used in decks");
			return;
		}
		if (strchr("%#\r\n", s[i]) == NULL || end == NULL)
			return;
		i = (size_t)(end - s) + 1;
	}
}

bool
fault_before(struct diags *d, const char *s, size_t n)
{
	size_t before = d->n;

	if (n > DECK_BYTES_MAX)
		finding_add(d, 0, 0, "Y06", "divide it into several decks",
		    "this file is larger than %zu MiB", DECK_BYTES_MAX >> 20);
	else if (is_utf16(s, n))
		finding_add(d, 1, 1, "Y01",
		    "save the file as UTF-8 in your editor",
		    "this file is not UTF-8; it looks like UTF-16");
	else
		check_characters(d, s, n);
	if (d->n == before)
		check_directives(d, s, n);
	return d->n > before;
}

bool
fault_after(struct diags *d, const char *s, size_t n, size_t at)
{
	struct cursor c = {is_bom(s, n) ? 3 : 0, 1, 1};
	size_t len;

	while (c.at < n) {
		if (c.at >= at && strchr(" \t\r\n", s[c.at]) == NULL) {
			if (c.column == 1 && n - c.at >= 3 &&
			    memcmp(s + c.at, "...", 3) == 0) {
				c.at += 3;
				c.column += 3;
				continue;
			}
			if (s[c.at] != '#')
				break;
			while (c.at < n && s[c.at] != '\n')
				step(&c, s, 1);
			continue;
		}
		(void)text_decode(s + c.at, n - c.at, &len);
		step(&c, s, len);
	}
	if (c.at >= n)
		return false;
	finding_add(d, c.line, c.column, "Y04",
	    "keep one deck in a file, and take the line --- or ... out",
	    "a second document begins here");
	return true;
}

struct fault {
	const char *problem, *context; /* parts of libyaml's; NULL: any */
	const char *code, *what, *advice;
	bool at_start; /* tell where it began, not where it was noticed */
};

static const struct fault faults[] = {
    {NULL, "anchor", "C24", "an anchor (&name) is not used in decks",
	"put a text that begins with & in quotes", false},
    {NULL, "alias", "C24", "an alias (*name) is not used in decks",
	"put a text that begins with * in quotes", false},
    {NULL, "tag", "C24", "a tag (!name) is not used in decks",
	"put a text that begins with ! in quotes", false},
    {"tag handle", NULL, "C24", "a tag (!name) is not used in decks",
	"put a text that begins with ! in quotes", false},
    {"tab character", NULL, "C24", "a tab stands where only spaces may indent",
	"use spaces", false},
    {"mapping values are not allowed", NULL, "C24",
	"a ':' begins a new key here, where none can stand",
	"if it belongs to a text, put the text in quotes or below '>'; if it "
	"is a key, check how far it is indented",
	false},
    {"cannot start any token", NULL, "Y02",
	"a text cannot begin with this character", "put the text in quotes",
	false},
    {"could not find expected ':'", NULL, "Y02",
	"this line is neither 'key: value' nor part of a text",
	"put a ':' and a space after the key, or indent a text that goes on",
	true},
    {"did not find expected key", NULL, "Y02",
	"this does not fit the lines above it",
	"indent it as far as the keys it belongs to; a text that holds quotes "
	"goes below '>'",
	false},
    {"expected '-' indicator", NULL, "Y02",
	"this does not fit the list above it",
	"begin each entry with '- ', all indented as far", false},
    {"expected ',' or ']'", NULL, "Y02",
	"the list that begins with [ here is not closed, or lacks a comma",
	"put commas between the entries and ] at the end", true},
    {"expected ',' or '}'", NULL, "Y02",
	"the map that begins with { here is not closed, or lacks a comma",
	"put commas between the keys and } at the end", true},
    {NULL, "quoted scalar", "Y02", NULL, NULL, false}, /* see quoted() */
    {"block sequence entries", NULL, "Y02",
	"a list entry cannot begin in the middle of a line",
	"begin the list on the next line, or put the text in quotes", false},
    {"expected comment or line break", NULL, "Y02",
	"only a comment can follow '>' or '|' on its line",
	"begin the text on the next line, or put it in quotes", false},
    {"expected node content", NULL, "Y02", "a value is missing before this",
	"write it, or take what stands around it out", false},
    {"expected <document start>", NULL, "Y02",
	"the deck has ended above, and more follows",
	"indent this as far as the keys it belongs to", false},
    {NULL, "directive", "C24", "lines that begin with % are not used in decks",
	"take the line out", false},
    {"incompatible YAML", NULL, "C24",
	"lines that begin with % are not used in decks", "take the line out",
	false},
};

static const char quoted_open[] = "the text in quotes that begins here has "
				  "no quote at its end";
static const char quoted_escape[] =
    "YAML does not know this escape (a backslash and what follows)";

static bool
holds(const char *text, const char *part)
{
	return part == NULL || (text != NULL && strstr(text, part) != NULL);
}

/* Where a line begins; n if there are not so many. */
static size_t
line_start(const char *s, size_t n, int line)
{
	size_t i = is_bom(s, n) ? 3 : 0;
	const char *end;

	for (; line > 1; line--) {
		end = memchr(s + i, '\n', n - i);
		if (end == NULL)
			return n;
		i = (size_t)(end - s) + 1;
	}
	return i;
}

/* Does a colon stand at the place? */
static bool
is_colon(const char *s, size_t n, struct place at)
{
	size_t i = line_start(s, n, at.line), len;

	for (; at.column > 1 && i < n; at.column--, i += len)
		(void)text_decode(s + i, n - i, &len);
	return i < n && s[i] == ':';
}

/* The column of a tab in the indentation of a line, or 0. */
static int
tab_column(const char *s, size_t n, int line)
{
	size_t i = line_start(s, n, line), k;

	for (k = i; k < n && (s[k] == ' ' || s[k] == '\t'); k++) {
		if (s[k] == '\t')
			return (int)(k - i) + 1;
	}
	return 0;
}

static void
quoted(struct diags *d, const char *problem, struct place at, struct place from)
{
	if (holds(problem, "unexpected"))
		finding_add(d, from.line, from.column, "Y02",
		    "close it with the same quote it begins with", "%s",
		    quoted_open);
	else
		finding_add(d, at.line, at.column, "Y02",
		    "write \\\\ for a backslash, or use single quotes", "%s",
		    quoted_escape);
}

void
fault_syntax(struct diags *d, const char *s, size_t n, const char *problem,
    const char *context, struct place at, struct place from)
{
	const struct fault *f;
	size_t i;
	int tab = tab_column(s, n, at.line);

	if (tab) {
		finding_add(d, at.line, tab, "C24", "use spaces",
		    "a tab stands where only spaces may indent");
		return;
	}
	if (holds(problem, "expected ','") && at.line == from.line &&
	    is_colon(s, n, at)) {
		finding_add(d, at.line, at.column, "C24",
		    "put the text in quotes",
		    "a ':' and a space stand inside a text here");
		return;
	}
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		f = &faults[i];
		if (!holds(problem, f->problem) || !holds(context, f->context))
			continue;
		if (f->what == NULL) {
			quoted(d, problem, at, from);
			return;
		}
		if (f->at_start && from.line > 0)
			at = from;
		finding_add(
		    d, at.line, at.column, f->code, f->advice, "%s", f->what);
		return;
	}
	finding_add(d, at.line, at.column, "Y02",
	    "look at the quotes and the indentation of this line",
	    "this cannot be read as YAML (%s)", problem ? problem : "?");
}
