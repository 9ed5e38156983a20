/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_COLLECT_H
#define CMD_COLLECT_H

#include "cmd/cmd.h"
#include "core/item.h"
#include "deck/deck.h"

/*
 * collect: the decks that a command is about, their items, and the state of
 * each. Where a deck file is missing or broken, the last good version is taken
 * and one line said on standard error. A deck comes with the profile's overlays
 * of it, an overlay with its deck. With a writable store what has changed goes
 * into the log (cmd/edits).
 */

struct collection {
	struct deck **decks; /* those that extend others come last */
	size_t n_decks;
	struct collected *from; /* parallel; collect's own */
	const char *only; /* an overlay that was asked for alone; or NULL */
	struct item **items;
	struct item_state *states; /* parallel to items */
	size_t n;
	struct idea *same; /* of all decks */
	int n_same;
	const char **glossary; /* term, meaning, term, meaning … */
	int n_glossary;
	const char *name; /* of the deck; of several: names apart by + */
	const char *title;
};

/* which: a deck's short name, or a path to its YAML (a text with a '/' or
 * ending in .yaml or .yml), or NULL: all decks of this profile; if it has
 * none, the one of those shipped with the program that PATHS_DEFAULT_DECK
 * names. With a writable store what was read is kept as the last good version.
 * Memory from c->arena. */
int collect(
    struct ctx *c, const char *which, struct collection *out, struct err *e);

/* The deck that an overlay extends, for commands on one file: of the profile,
 * beside that file, or one that comes with the program; NULL: none can be
 * read. The store may be closed. */
struct deck *collect_base(struct ctx *c, const char *file, const char *name);

/* Fills what a row of the store says of a deck that was loaded from n bytes at
 * text: name, text, hash and the parsed form. */
void collect_row(struct ctx *c, const struct deck *d, const char *text,
    size_t n, struct deck_row *row);

/* Reads the states anew, after something was saved. */
int collect_states(struct ctx *c, struct collection *k, struct err *e);

/* The item that a person means by lt5.4, 5.4, npqlt:lt5.4 or its full id; -1
 * with advice in *e when there is none or more than one. */
int collect_find(
    struct ctx *c, const struct collection *k, const char *what, struct err *e);

/* The section that a person means by its id, its number or its title; NULL
 * with advice in *e. *deck may be NULL. */
const struct section *collect_section(const struct collection *k,
    const char *what, const struct deck **deck, struct err *e);

#endif
