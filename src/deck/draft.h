/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_DRAFT_H
#define DECK_DRAFT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * draft: a deck that does not exist yet: what is known of it as texts, made
 * into a file that its author can go on with. Texts that are not known are "".
 * Line breaks within a text become spaces.
 */

struct draft_statement {
	int line; /* of the list it comes from, for messages; 0: none */
	const char
	    *id; /* "" or not to be used as it is: draft_ids() makes it */
	const char *section; /* its title; "" none */
	const char *gist, *ask, *text, *example;
	const char **ideas;
	int n_ideas;
};

struct draft {
	const char *name, *prefix, *title, *licence;
	const char *source; /* whose words the statements are; "" none */
	struct draft_statement *list;
	int n;
};

/* A short name for a deck: "keeping-bees"; `otherwise` when the title has no
 * letter that it could be made of. */
const char *draft_name(
    struct arena *a, const char *title, const char *otherwise);
/* Letters before its numbers: "kb". */
const char *draft_prefix(struct arena *a, const char *name);
bool draft_is_name(const char *s);
bool draft_is_prefix(const char *s);

/* Gives each statement an id of its own: PREFIX and its number, or within
 * sections PREFIX, section, a point, number. An id that it has already stays
 * when it is one; a number gets the prefix. */
void draft_ids(struct draft *d, struct arena *a);

/* The file. Ids must have been made. */
void draft_write(const struct draft *d, struct arena *a, struct buf *out);

#endif
