/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_JREAD_H
#define BASE_JREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/*
 * jread: JSON read in one pass, without a tree: for the many files of a cohort,
 * where base/js would take ten times as long and as much memory. The reader
 * says what comes next, and is held to it:
 *
 *	jread_init(&r, text, n, &arena);
 *	if (jread_object(&r))
 *		while (jread_key(&r, &key))
 *			if (span_is(&key, "rating")) …jread_int(&r, &v);
 *			else jread_skip(&r);
 *	ok = jread_end(&r);
 *
 * The first fault stays: after it every call returns false, and `why` and
 * jread_line() say what and where. Whether keys are repeated is the caller's to
 * notice. The text must be UTF-8 (text_invalid) and outlive the spans.
 */

#define JREAD_DEPTH 32

struct span {
	const char *p;
	size_t n;
};

struct jread {
	const char *start, *p, *end;
	struct arena *arena; /* for texts with escapes */
	uint64_t begun; /* bit d: something was read at depth d */
	int depth;
	const char *why; /* NULL: no fault yet */
};

void jread_init(struct jread *r, const char *s, size_t n, struct arena *a);
/* Begins an object or a list, if that is what comes. */
bool jread_object(struct jread *r);
bool jread_list(struct jread *r);
/* The next key of the object, its value is to be read; false at its end. */
bool jread_key(struct jread *r, struct span *key);
/* Is there another entry in the list? It is to be read; false at its end. */
bool jread_more(struct jread *r);
/* Values. A text has its escapes resolved and holds no NUL. */
bool jread_text(struct jread *r, struct span *out);
/* A whole number within low … high. */
bool jread_int(struct jread *r, int64_t low, int64_t high, int64_t *out);
/* Any number, of ordinary size. */
bool jread_real(struct jread *r, double *out);
/* Passes any value over. */
bool jread_skip(struct jread *r);
/* Only white space is left, and there was no fault. */
bool jread_end(struct jread *r);
/* For the caller's own faults: keeps the first; returns false. */
bool jread_fail(struct jread *r, const char *why);
/* The line of the fault (or of the place), from 1. */
int jread_line(const struct jread *r);

/* In the header, so that a text written there is measured when compiled. */
static inline bool
span_is(const struct span *s, const char *text)
{
	return strlen(text) == s->n && memcmp(s->p, text, s->n) == 0;
}

#endif
