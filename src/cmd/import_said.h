/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_IMPORT_SAID_H
#define CMD_IMPORT_SAID_H

#include <stdio.h>

#include "base/arena.h"
#include "formats/fw.h"

/* import_said: what a reading found, what is in doubt and what was left out,
 * line by line, to a stream. `how` says how a PDF was read; "" for a text. */
void import_said(struct arena *a, FILE *out, const char *path, const char *how,
    const struct framework *f);

#endif
