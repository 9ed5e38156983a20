/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_FORM_H
#define CMD_FORM_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "core/item.h"
#include "deck/deck.h"

/*
 * form: what a statement lacks, as a text to be filled in by a person: keys
 * and lines, read with more patience than YAML has.
 */

struct form {
	const char *ask, *gist, *example; /* "" for none */
	const char *ideas[IDEAS_MAX];
	int n_ideas;
};

/* The form for a statement, with what it has filled in; head is lines of
 * explanation without their #, its last one with no line end. */
void form_write(const struct statement *st, const char *head, struct buf *out);

/* Reads it. -1 with line and advice when something cannot be placed. Texts
 * come from a, each on one line. */
int form_read(
    const char *s, size_t n, struct arena *a, struct form *out, struct err *e);

/* The form with a line of explanation put in front, in the place of the one
 * before. */
void form_with_reason(const char *s, const char *reason, struct buf *out);

#endif
