/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_EDITOR_H
#define CMD_EDITOR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * editor: a file in the editor of the person's choice, $VISUAL or $EDITOR
 * (words apart by spaces, no shell), at a line where the editor is known to
 * take one as +N. The path is made absolute. Waits until it has ended. No
 * prompt may exist meanwhile.
 */
int editor_open(const char *path, int line, struct arena *a, struct err *e);

/* Is there one? */
bool editor_is_chosen(void);

#endif
