/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_SHARE_FILES_H
#define CMD_SHARE_FILES_H

#include "cmd/cmd.h"
#include "core/share.h"

/*
 * share_files: the share files that a command names, files and folders, as one
 * share a person: a file twice counts once, the newest of one person wins, and
 * who withdrew is not there. What cannot be taken is named on standard error,
 * and the rest is taken.
 */

struct share_files {
	const struct share **list; /* one a person, none withdrawn */
	size_t n;
	const char *deck; /* all of them are of this one */
	const char *folder; /* name of the one folder that was given; else "" */
	size_t read; /* files that were whole */
	size_t bad; /* files that were not */
	size_t older; /* whole, but a newer one of that person stands for it */
	size_t withdrawn, left_out; /* people */
};

/* deck: NULL where there is one only; with several it is asked at a terminal.
 * Codes of `--leave-out` are left out. -1 when nothing is left to report. From
 * c->arena. */
int share_files_read(struct ctx *c, char *const *paths, int n, const char *deck,
    struct share_files *out, struct err *e);

#endif
