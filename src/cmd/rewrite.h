/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_REWRITE_H
#define CMD_REWRITE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* rewrite: a person's own file with new text, through links and with the
 * rights it had. The file is the old one or the new one, whatever happens. */
int rewrite_file(
    const char *path, const char *s, size_t n, struct arena *a, struct err *e);

#endif
