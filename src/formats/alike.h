/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_ALIKE_H
#define FORMATS_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * alike: which of the old texts each of the new ones is. Texts in the same
 * words first; then, the most alike first, those that share most of their
 * words, the rare ones counting most. Where words do not decide between two,
 * their places do: the part they stand in, their neighbours, their numbers.
 * Between neighbours that are known a text may have changed more.
 */

struct alike_text {
	const char *text;
	int part; /* what it stands in: 0 … n_parts - 1, or -1 */
	int number; /* that may stay the same; -1: none */
	/* of old texts: taken only for one in nearly the same words, and no
	 * neighbour of others */
	bool apart;
	/* Which it is, its index on the other side; -1: none. What is known
	 * before stays. */
	int is;
	double alike; /* found: 0 … 1; 1: the same words, or as good as */
};

struct alike {
	struct alike_text *old, *now; /* in their order */
	size_t n_old, n_now;
	int n_parts_old, n_parts_now;
};

/* Fills in what is found. Its own memory is given back to a. */
void alike_match(struct alike *al, struct arena *a);

/* The same words, whatever the spaces, capitals and kinds of quotes. */
bool alike_same(const char *x, const char *y, struct arena *a);
/* A text that is equal for those. */
const char *alike_key(struct arena *a, const char *text);

#endif
