/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * place: where the store's file lies and whether it may be opened, looked at
 * before SQLite touches it: SQLite would roll back a journal that lies beside
 * a stranger's file. Makes folders (0700) and the file (0600), whatever the
 * umask. Messages name paths with unsafe characters made visible.
 */

struct place {
	bool exists; /* and is not empty */
	bool crashed; /* a journal lies beside it: a crash, or a busy session */
	bool is_sqlite; /* begins as such a file does */
	int64_t application_id, version; /* of the header, if is_sqlite */
};

/* The path from the root on; need not exist. */
int place_absolute(
    struct arena *a, const char *path, const char **out, struct err *e);
/* Anything but a plain file (or nothing) at path or as its journal is refused,
 * and so are links: what lies behind them is somebody else's. */
int place_look(const char *path, struct place *p, struct err *e);
/* Makes the folders that lack and an empty file, unless it is there. */
int place_make(const char *path, struct err *e);
/* Says why when the file or its folder cannot be written. */
int place_writable(const char *path, struct err *e);

/* A new empty file 0600 beside `path`, for a copy; its name is from a. */
int place_temporary(
    struct arena *a, const char *path, const char **out, struct err *e);
/* Gives the temporary file the name `path` and makes both last a power cut.
 * Without `replace` an existing file is kept and -1 returned. */
int place_put(
    const char *temporary, const char *path, bool replace, struct err *e);
/* Are both the same file? */
bool place_same(const char *a, const char *b);

#endif
