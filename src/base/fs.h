/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_FS_H
#define BASE_FS_H

#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * fs: whole files in, whole files out. A file is written beside its target
 * under a name of its own (0600), synced, and renamed over it; so the target
 * is the old file or the new one, whatever happens. Names in messages are as
 * they were given: clean before printing.
 */

/* Reads a file of at most `most` bytes; *out is NUL-terminated, from a. "-" is
 * standard input. A folder, a device, too much: -1 with advice. */
int fs_read(const char *path, size_t most, struct arena *a, const char **out,
    size_t *n, struct err *e);

/* The same, but of a larger file the first `most` bytes: for readers that say
 * themselves what is too much. */
int fs_read_head(const char *path, size_t most, struct arena *a,
    const char **out, size_t *n, struct err *e);

/* One file being written. */
struct fs_file {
	FILE *f; /* write here */
	char *target, *temporary; /* NULL for standard output */
};

/* Begins; path "-" is standard output. On -1 nothing was made. */
int fs_begin(struct fs_file *w, const char *path, struct err *e);
/* Flushes, syncs and renames; on -1 the target is as it was. Ends w. */
int fs_commit(struct fs_file *w, struct err *e);
/* Throws it away. Ends w. */
void fs_abort(struct fs_file *w);

/* The whole of it at once. */
int fs_write(const char *path, const char *s, size_t n, struct err *e);

/* Makes the folders that `path` (a file) needs, each 0700. */
int fs_make_folders(const char *path, struct err *e);

#endif
