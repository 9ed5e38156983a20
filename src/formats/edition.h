/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_EDITION_H
#define FORMATS_EDITION_H

#include <stddef.h>

#include "base/arena.h"
#include "deck/deck.h"
#include "formats/fw.h"

/*
 * edition: what the next edition of a framework changes in a deck made from
 * an earlier one. Statements are matched by their words (formats/alike): one
 * that moved keeps its id, and a new one that took its number gets another.
 * The framework's are those whose ids, now or by `was`, are the prefix and a
 * number; of others, the author's own, one counts only when the document has
 * it in nearly the same words, and none of them is ever gone.
 */

enum edition_kind {
	EDITION_UNCHANGED,
	EDITION_REWORDED,
	EDITION_NEW,
};

/* A statement that stands in the file as a comment. */
struct edition_comment {
	const char *id, *text;
	int line;
};

struct edition_match {
	const struct fw_section *section;
	const struct fw_statement *now;
	const struct statement *old; /* NULL: new */
	enum edition_kind kind;
	bool moved; /* its id says another number than the document */
	double alike; /* 0 … 1 */
	const char *id; /* that it has, or will have */
	const char *section_id;
	/* of a new one: in the same words; NULL: none */
	const struct edition_comment *comment;
};

struct edition_section {
	const struct fw_section *now;
	const struct section *old; /* NULL: new */
	const char *id;
};

struct edition {
	struct edition_match *matches; /* in the document's order */
	size_t n;
	struct edition_section *sections;
	size_t n_sections;
	const struct statement **gone;
	size_t n_gone;
	/* sections that held the framework's statements, and that no section
	 * of the document goes on from */
	const struct section **gone_sections;
	size_t n_gone_sections;
	struct edition_comment *comments;
	size_t n_comments;
	int unchanged, reworded, fresh, moved;
	int compared; /* statements of the deck that could be matched */
	const char *prefix; /* the deck's, or the one that its ids show */
};

/* The n bytes at s are those that `old` was read from. */
void edition_compare(const struct deck *old, const char *s, size_t n,
    const struct framework *now, struct arena *a, struct edition *out);

#endif
