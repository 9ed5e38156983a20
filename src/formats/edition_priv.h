/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_EDITION_PRIV_H
#define FORMATS_EDITION_PRIV_H

#include "deck/amend.h"
#include "deck/idmap.h"
#include "formats/alike.h"
#include "formats/edition_write.h"

/* What the parts of edition share. */
struct comparing {
	struct arena *a;
	const struct deck *d;
	const struct framework *f;
	struct edition *e;
	struct alike al;
	struct idmap parts; /* ids of the old sections: their index */
	bool *continued; /* old sections that go on */
};

/* Sections of the document that the deck has as they are: which statement is
 * which there needs no guess. */
void edition_settle(struct comparing *c);

/* The statements that stand in the file as comments. */
void edition_read_comments(
    const char *s, size_t n, struct arena *a, struct edition *e);

/* What the parts of edition_write share. */
struct writing {
	struct amend am;
	struct arena *a;
	const struct deck *old;
	const struct edition *e;
	struct edition_written *w;
	size_t cap; /* of the notes */
	const struct node *stuck; /* what could not be changed safely */
	bool sections_begun; /* the key was put in */
	bool practice_begun; /* its key was put at the end of the file */
};

/* Notes whether a change could be made. */
void edition_done(struct writing *w, bool made, const struct node *at);

/* Something to be told. */
void edition_note(struct writing *w, const char *label, const char *text);

/* What is gone: an entry becomes a comment. */
void edition_comment_out(struct writing *w, const struct node *entry);

/* The practice side of every section. */
void edition_practice(struct writing *w);

/* Statements and sections that the document no longer has, with what stands
 * under the latter on the practice side. */
void edition_gone(struct writing *w);

#endif
