/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_SPLICE_H
#define DECK_SPLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * splice: ranges of a file's text replaced, every other byte as it was:
 * comments, order, quotes, line ends. Places are bytes, such as the `start`
 * and `end` of a node (deck/yaml.h).
 */

struct splice {
	size_t start, end; /* of the old text; start == end: put in */
	const char *text; /* instead */
	/* for its user: bytes of the text that were put in before what is
	 * replaced, and of all, when the text can grow */
	size_t before, n, cap;
};

struct splices {
	struct arena *arena;
	struct splice *list; /* in order of place */
	size_t n, cap;
};

/* Adds one; text is not copied. Returns false, and adds nothing, when it
 * overlaps one that is there. */
bool splice_add(
    struct splices *all, size_t start, size_t end, const char *text);

/* Appends the n bytes at s with the splices made. */
void splice_apply(
    const struct splices *all, const char *s, size_t n, struct buf *out);

/* A plain YAML text, line ends and all, in quotes: double ones, or single ones
 * when it holds a double quote or a backslash. */
const char *splice_quoted(struct arena *a, const char *s, size_t n);

#endif
