/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TYPED_H
#define UI_TYPED_H

#include "base/arena.h"
#include "core/session.h"

/*
 * typed: what a person means by a line, given what is being asked. A line that
 * begins with ':' is a command everywhere; the rest depends.
 */

/* said[i]: idea i (from 0) of n is marked as said now; `i 2` turns it round. */
/* aloud: what is asked may be answered with y and Enter alone. */
void typed_read(const char *line, enum expects expects, bool aloud,
    const bool *said, int n, struct arena *a, struct session_in *in);

#endif
