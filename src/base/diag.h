/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * diag: many findings about one file, told together and in order of place.
 * A finding has a stable code (tests and people match it), a level, a place,
 * a sentence, and what to write instead. Texts are cleaned when they are
 * printed, so callers may quote the file as it is.
 */

enum diag_level {
	DIAG_INFO,
	DIAG_WARNING,
	DIAG_ERROR,
};

struct diag {
	enum diag_level level;
	int line, column; /* 1-based; 0 for the file as a whole */
	const char *code; /* "C28" … */
	const char *what, *advice; /* what is wrong; what to write instead */
};

struct diags {
	struct arena *arena; /* texts live here */
	const char *file;
	struct diag *list;
	size_t n, cap;
	int errors, warnings;
};

void diags_init(struct diags *d, struct arena *a, const char *file);

/* `code` must outlive d (a literal); `what` is formatted, `advice` copied. */
void diag_add(struct diags *d, enum diag_level level, int line, int column,
    const char *code, const char *advice, const char *what, ...)
    __attribute__((format(printf, 7, 8)));

/* Stable sort by line, column. */
void diags_sort(struct diags *d);

/* FILE:LINE:COLUMN: CODE: what; advice */
void diag_text(const struct diags *d, const struct diag *one, struct buf *out);

/* The name of the level: "error", "warning", "info". */
const char *diag_level_name(enum diag_level level);

#endif
