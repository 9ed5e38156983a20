/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_LIST_PRIV_H
#define FORMATS_LIST_PRIV_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/delimited.h"
#include "formats/list.h"

/* list_priv: what the files of list share. */

enum block_kind {
	BLOCK_HEADING,
	BLOCK_ITEM, /* of a list */
	BLOCK_PARA, /* a line, or in Markdown a paragraph */
	BLOCK_ROW, /* of a Markdown table */
	BLOCK_ASK, /* Q: … */
	BLOCK_ANSWER, /* A: … */
};

struct block {
	enum block_kind kind;
	int line;
	int depth; /* of a heading its level, of an item its column */
	bool apart; /* an empty line stands before it */
	const char *number; /* "3.8" that stood before it; "" none */
	const char *text;
};

struct blocks {
	struct block *list;
	size_t n, cap;
	bool markdown; /* headings or items were seen */
	const char *title; /* of front matter; "" */
};

struct work {
	struct arena *arena;
	struct list *out;
	size_t cap, left_cap;
};

/* list: appending to what is handed out. */
struct draft_statement *list_add(struct work *w, int line);
void list_leave(struct work *w, int line, const char *text, const char *why);
/* Counts a line without a mark that is put to a question or its answer. */
void list_glue(struct work *w, int line);
/* "Photosynthesis: what is it?" into ask and gist. */
void list_ask_term(
    struct work *w, struct draft_statement *st, const char *term);

/* list_blocks: the text cut into blocks. With `lines` each line is one, as it
 * stands. */
void list_blocks(
    struct work *w, const char *s, size_t n, bool lines, struct blocks *out);

/* list_pairs: where a question ends and its answer begins. */
bool list_is_question(const char *s);
/* "What is x? It is y." */
bool list_split_question(
    struct arena *a, const char *s, const char **ask, const char **answer);
bool list_split_term(
    struct arena *a, const char *s, const char **term, const char **meaning);
void list_from_blocks(struct work *w, const struct blocks *b, enum list_as as);

/* list_table: which of the first rows names the columns, -1 none; and the rows
 * as entries. */
int list_header(const struct delimited *d);
void list_from_rows(struct work *w, const struct delimited *d);

#endif
