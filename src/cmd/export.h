/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_EXPORT_H
#define CMD_EXPORT_H

#include "base/fs.h"
#include "cmd/cmd.h"

/*
 * export: what the commands that write records share. Their columns are
 * described in revisit-export(5): new ones come at the end, none is renamed,
 * and EXPORT_SCHEMA grows when one changes its meaning.
 */

#define EXPORT_SCHEMA 1

/* The flags of report/rows that --format and --excel ask for. */
int export_flags(struct ctx *c, int *flags, struct err *e);

/* Sets *e: the stream would not take what was written (errno says why). */
int export_not_written(const struct fs_file *file, struct err *e);

#endif
