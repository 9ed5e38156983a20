/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_STEM_H
#define CORE_STEM_H

#include <stddef.h>

/*
 * stem: one folded word to the stem under which its other forms are found. A
 * table of irregular forms first (taught, children, learnt), then British and
 * American spelling made one (-ise/-ize, -our/-or, programme), then Snowball
 * English. Words that hold a digit, and very long ones, are their own stem.
 *
 *	struct stemmer st = STEMMER_INIT;
 *	stem_word(&st, "taught", out);	teach
 *	stemmer_close(&st);
 */

#define STEM_MAX 64 /* bytes of a stem, its end included */

struct sb_stemmer;

struct stemmer {
	struct sb_stemmer *snowball; /* opened when first needed */
};

#define STEMMER_INIT \
	{ \
		NULL \
	}

/* Writes the stem into out, STEM_MAX bytes. Words of STEM_MAX bytes or more
 * are not stemmed but cut. Returns the stem's length. */
size_t stem_word(struct stemmer *st, const char *word, char *out);
void stemmer_close(struct stemmer *st);

#endif
