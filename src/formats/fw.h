/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_FW_H
#define FORMATS_FW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "formats/bbox.h"

/*
 * fw: the reader of frameworks: sections, numbered "Learn that" statements,
 * and "Learn how to" headings with their bullets, from the text of a document
 * that sets them side by side.
 *
 *	lines -> glyphs, codes -> running -> columns -> piles -> sections ->
 *	place -> join -> framework
 *
 * (each a module fw_NAME). Where the places of the words are known, fw_boxes
 * stands for the first three. Every word of the text ends in one of three
 *places: an item, a line that was left out (with the reason), or a line that
 *could not be placed. What could be read in two ways is a doubt of its item; no
 * word is made up, none disappears.
 */

struct fw_doubts {
	const char **v; /* a sentence without its stop: both readings, lines */
	size_t n, cap;
};

struct fw_statement {
	int number, line;
	const char *text;
	struct fw_doubts doubts;
};

struct fw_bullet {
	const char *text;
	int line;
	struct fw_doubts doubts;
};

struct fw_group {
	const char *heading; /* "": bullets without one */
	int line;
	struct fw_doubts doubts;
	struct fw_bullet *bullets;
	size_t n, cap;
};

/* A line of the table that fits nowhere. */
struct fw_loose {
	int line;
	const char *where, *text; /* where: the line in words, fw_where() */
};

struct fw_section {
	int number; /* unique; the written one where it can be */
	int written; /* 0: none */
	const char *title, *intro;
	int line;
	struct fw_statement *statements;
	size_t n_statements, cap_statements;
	struct fw_group *groups;
	size_t n_groups, cap_groups;
	struct fw_loose *loose;
	size_t n_loose, cap_loose;
	struct fw_doubts doubts; /* whether sections before it are missing */
};

/* Lines that are no part of a table, one after another. */
struct fw_left_out {
	int from, to, lines;
	const char *why, *text; /* text: of its first line */
};

struct framework {
	const char *title; /* a guess; "" for none */
	struct fw_section *sections;
	size_t n_sections, cap_sections;
	struct fw_left_out *left_out;
	size_t n_left_out, cap_left_out;
	int statements, groups, bullets, loose;
	int doubtful; /* statements that have doubts */
	int doubtful_practice; /* headings and bullets that have */
	int doubtful_sections;
	bool boxed; /* lines are numbered by pages: see fw_where() */
	int unread; /* lines of tables before the first section found */
};

/* A document of more bytes than this is not read. */
#define FW_BYTES_MAX ((size_t)32 << 20)

/* Reads n bytes of text; everything comes from a. NULL when it is no
 * framework, with the reason in *e; `name` stands for the document there. */
struct framework *fw_read(
    const char *name, const char *s, size_t n, struct arena *a, struct err *e);

/* The same from the words of a PDF and their places. */
struct framework *fw_read_boxes(
    const char *name, const struct bbox *boxes, struct arena *a, struct err *e);

/* "line 12", or "page 3, line 12 on the left": lines as they are counted there.
 */
const char *fw_where(const struct framework *f, struct arena *a, int line);

void fw_doubt_add(struct arena *a, struct fw_doubts *d, const char *what);

#endif
