/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_ALIKE_PRIV_H
#define FORMATS_ALIKE_PRIV_H

#include "core/stem.h"
#include "deck/idmap.h"
#include "formats/alike.h"

/* What the parts of alike share. */

/* How much in common makes two texts one. A statement of which half the words
 * were changed is still known by the rest; strangers in one framework share a
 * fifth, for their rare words differ. */
#define LEAST 0.45
#define LEAST_BESIDE 0.40 /* one neighbour is the one it had */
#define LEAST_BETWEEN 0.35 /* both are: nothing else can have become of it */
#define LEAST_APART \
	0.80 /* it may be its author's own: only if all but equal \
	      */
/* A text as its words: numbers of stems, in order, each once. */
struct bag {
	int *stems;
	size_t n;
	double weight; /* of all */
};

struct pair {
	size_t now, old;
	double alike, rank;
};

struct matching {
	struct alike *al;
	struct arena *a;
	struct idmap stems;
	int n_stems;
	double *weight; /* of each stem */
	struct stemmer stemmer;
	struct bag *now, *old;
	int *before, *after; /* of old texts, in their part; -1: none */
	int *home; /* of each new part: the old one; -1 */
	struct pair *pairs;
	size_t n, cap;
};

void alike_take(struct matching *m, size_t now, size_t old, double how_alike);

/* Those in the same words. */
void alike_take_same(struct matching *m);

/* -- places (alike_place.c) */

/* The neighbours that each old text has in its part. */
void alike_read_places(struct matching *m);

/* The old part that most of each new part is from, as far as is known. */
void alike_find_homes(struct matching *m);

/* What the places of the two add to how alike they are, when it has to be
 * decided between some. */
double alike_place(const struct matching *m, size_t now, size_t old);

/* How alike two have to be in these places. */
double alike_least(const struct matching *m, size_t now, size_t old);

#endif
