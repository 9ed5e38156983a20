/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_PORCELAIN_H
#define UI_PORCELAIN_H

#include <stdio.h>

#include "ui/client.h"

/*
 * porcelain: a session as JSON, one object a line each way;
 * revisit-porcelain(5) is its manual. Every line that is printed is flushed at
 * once.
 */

#define PORCELAIN_PROTOCOL 1

struct porcelain {
	struct client client; /* first: a client is a porcelain */
	FILE *in, *out;
	int day_starts_min;
	/* Told of the "ms" of each line, so that the clock can be moved; may
	 * be NULL. */
	void (*moved)(int64_t ms, void *arg);
	void *arg;
};

/* Prints the hello. */
void porcelain_init(
    struct porcelain *p, FILE *in, FILE *out, int day_starts_min);

#endif
