/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_DECK_FILE_H
#define CMD_DECK_FILE_H

#include <stddef.h>

#include "cmd/cmd.h"
#include "deck/deck.h"

/*
 * deck_file: the one deck that a command is about, with its text: a file, one
 * of the profile, or one that comes with the program.
 */

struct deck_file {
	const char *path; /* where its author writes it; NULL: not known here */
	const char *name; /* as it is shown before a line number */
	const char *text;
	size_t n;
	struct deck *deck;
};

/* what: a path (with a '/', or ending in .yaml or .yml), or a short name; NULL:
 * the only deck of the profile, or without any the one that a new profile is
 * asked. Findings of a deck with errors are printed. Memory from c->arena. */
int deck_file_open(
    struct ctx *c, const char *what, struct deck_file *out, struct err *e);

/* Reads the file and its deck anew; on -1 f is as it was. */
int deck_file_again(struct ctx *c, struct deck_file *f, struct err *e);

#endif
