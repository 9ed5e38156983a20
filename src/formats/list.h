/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_LIST_H
#define FORMATS_LIST_H

#include <stddef.h>

#include "base/arena.h"
#include "deck/draft.h"

/*
 * list: statements, or questions and answers, from a list that somebody has:
 * columns of a spreadsheet, Markdown, plain lines, "Q: … A: …". What kind of
 * list it is is worked out unless it is said. No line goes without a word: it
 * becomes part of a statement, a section or the title, or is in `left` with the
 * reason. Only lines without a letter or digit (rules, table borders) are no
 * more than a sign, and a first line sep=; which spreadsheets write.
 */

enum list_as {
	LIST_AUTO,
	LIST_CSV, /* comma, semicolon or tab */
	LIST_MARKDOWN, /* headings and list items */
	LIST_LINES, /* each line a statement */
	LIST_QA, /* questions and answers, terms and definitions */
};

struct list_left {
	int line;
	const char *text, *why;
};

struct list {
	enum list_as as;
	const char *how; /* how it was read, for a sentence: "as …" */
	const char *title; /* "" if it says none */
	const char *source, *licence; /* that all its rows name; "" none */
	struct draft_statement *entries; /* ids as they were given, or "" */
	size_t n;
	int glued, glued_line; /* lines without a mark that were put to a Q: or
				* A: above them, and the first of them */
	struct list_left *left; /* in order of line */
	size_t n_left;
};

/* Reads n bytes of UTF-8 whose lines end in \n (formats/encoding). Texts come
 * from a. */
void list_read(const char *s, size_t n, enum list_as as, struct arena *a,
    struct list *out);

#endif
