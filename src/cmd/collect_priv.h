/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_COLLECT_PRIV_H
#define CMD_COLLECT_PRIV_H

#include "cmd/collect.h"

/*
 * collect_priv: what collect.c (which decks, from where) and collect_join.c
 * (what they are together, and what has changed) share.
 */

/* A deck as it came. */
struct collected {
	struct deck *deck;
	bool had; /* the profile had one of that name: */
	struct deck_row before;
	bool changed; /* its text is another than that one's */
	struct deck_row fresh; /* what was read, if it was read anew */
	bool put; /* fresh is to be kept as the last good version */
};

/* One line of talk about a deck, on standard error. */
void collect_tell(const char *fmt, const char *one, const char *two);
/* Takes the version that the profile had before; 1 done, 0 there is no other
 * one, -1 failed. */
int collect_go_back(struct ctx *c, struct collected *one, struct err *e);
/* Joins k->from: overlays with their decks, changes of their items into the
 * log, what was read into the store; then items and states. */
int collect_join(struct ctx *c, struct collection *k, struct err *e);

#endif
