/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CMD_PATHS_H
#define CMD_PATHS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * paths: where things are. XDG rules: a folder named in the environment counts
 * only when it is absolute. Nothing is made here. Results come from a.
 */

/* A profile is a name, not a path: letters, digits, - _ and . inside. */
bool paths_is_profile(const char *name);
/* $XDG_DATA_HOME/revisit/PROFILE/revisit.db, -1 when there is no home. */
int paths_store(
    const char *profile, struct arena *a, const char **out, struct err *e);
/* $XDG_CONFIG_HOME/revisit/PROFILE/config.yaml */
int paths_config(
    const char *profile, struct arena *a, const char **out, struct err *e);
/* Folders where shipped decks may be, best first: beside the program (in its
 * build folder or where it was installed), then where it was built to go.
 * Ends with NULL. */
const char **paths_decks(struct arena *a);
/* The shipped deck that a profile without decks is asked. */
#define PATHS_DEFAULT_DECK "npqlt"
/* The shipped deck of this name, NULL if there is none. */
const char *paths_shipped(const char *name, struct arena *a);
/* NAME.yaml or NAME.yml in the folder of a file, NULL if there is none. */
const char *paths_beside(const char *path, const char *name, struct arena *a);
/* Absolute form of a path, which need not exist. */
const char *paths_absolute(const char *path, struct arena *a);

#endif
