/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_CLIENT_H
#define UI_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/session.h"

/*
 * client: who shows a session and reads what the learner does. There are two,
 * the screen (a person at a terminal or a pipe) and the porcelain (JSON lines
 * for another program); both see the same machine.
 */
struct client {
	/* Shows one thing that came out (never an OUT_SAVE). */
	void (*show)(struct client *cl, const struct session_out *out);
	/* Reads until there is something to feed; texts from a. The end of
	 * input is an IN_END. Returns 0; 1 when a signal ends the program and
	 * the session is to stay open; -1 when input failed, with *e set. */
	int (*read)(struct client *cl, enum expects expects, struct arena *a,
	    struct session_in *in, struct err *e);
};

#endif
