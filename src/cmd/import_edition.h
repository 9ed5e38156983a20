/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_IMPORT_EDITION_H
#define CMD_IMPORT_EDITION_H

#include "cmd/cmd.h"
#include "formats/fw.h"

/* import_edition: the next edition of a framework into the deck at `path`,
 * which is there: shows what changes, asks, writes. `prefix` is NULL when none
 * was given. Where something would be lost and nobody can be asked, `--yes`
 * has to be among the options. */
int import_edition(struct ctx *c, const char *path, const char *prefix,
    const struct framework *now, struct err *e);

#endif
