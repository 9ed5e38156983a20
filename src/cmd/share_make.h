/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_SHARE_MAKE_H
#define CMD_SHARE_MAKE_H

#include "cmd/cmd.h"
#include "core/share.h"

/*
 * share_make: gathers from the store what a share of one deck holds. Of
 * wordings and reports it finds all that could be sent; the caller sends those
 * that were chosen.
 */

/* which: as in collect(), NULL where one deck only was answered. Fills deck,
 * version, shared, confidence, items, wordings, reports. From c->arena. */
int share_make(
    struct ctx *c, const char *which, struct share *out, struct err *e);

/* The learner's code in force, NULL when there is none yet. */
const char *share_code(struct ctx *c);
/* A code for someone who was given none: the same for the same store, until
 * more is answered; not to be guessed from a name. */
const char *share_new_code(struct ctx *c, const struct share *s);
/* How many files were shared before this one. */
int share_count(struct ctx *c);
/* Keeps in the log that this file was made, and under which code. */
int share_record(struct ctx *c, const struct share *s, struct err *e);

#endif
