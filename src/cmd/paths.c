/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#ifndef REVISIT_DATADIR
#error "REVISIT_DATADIR is set by the Makefile"
#endif

bool
paths_is_profile(const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || n > 64 || name[0] == '.' || name[0] == '-')
		return false;
	for (; *name; name++)
		if (!((*name >= 'a' && *name <= 'z') ||
			(*name >= 'A' && *name <= 'Z') ||
			(*name >= '0' && *name <= '9') || *name == '-' ||
			*name == '_' || *name == '.'))
			return false;
	return true;
}

/* The folder of an XDG variable, or HOME and what stands for it. */
static int
folder(const char *variable, const char *otherwise, struct arena *a,
    const char **out, struct err *e)
{
	const char *xdg = getenv(variable), *home = getenv("HOME");

	if (xdg && xdg[0] == '/') {
		*out = xdg;
		return 0;
	}
	if (home == NULL || home[0] != '/')
		return err_set(e, ERR_FAILED,
		    "no home folder is known: set HOME or %s to a folder, "
		    "or name a file with --db",
		    variable);
	*out = arena_printf(a, "%s/%s", home, otherwise);
	return 0;
}

int
paths_store(
    const char *profile, struct arena *a, const char **out, struct err *e)
{
	if (folder("XDG_DATA_HOME", ".local/share", a, out, e) != 0)
		return -1;
	*out = arena_printf(a, "%s/revisit/%s/revisit.db", *out, profile);
	return 0;
}

int
paths_config(
    const char *profile, struct arena *a, const char **out, struct err *e)
{
	if (folder("XDG_CONFIG_HOME", ".config", a, out, e) != 0)
		return -1;
	*out = arena_printf(a, "%s/revisit/%s/config.yaml", *out, profile);
	return 0;
}

/* The folder that the running program is in, NULL if the system won't say. */
static const char *
own_folder(struct arena *a)
{
	char path[PATH_MAX];
	char *slash;
#ifdef __APPLE__
	uint32_t size = sizeof(path);

	if (_NSGetExecutablePath(path, &size) != 0)
		return NULL;
#else
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return NULL;
	path[n] = '\0';
#endif
	slash = strrchr(path, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	return arena_strdup(a, path);
}

const char **
paths_decks(struct arena *a)
{
	const char **list = arena_array(a, 4, sizeof(*list));
	const char *own = own_folder(a);
	int n = 0;

	if (own) {
		list[n++] = arena_printf(a, "%s/../share/revisit/decks", own);
		list[n++] = arena_printf(a, "%s/../decks", own);
	}
	list[n++] = REVISIT_DATADIR "/decks";
	return list;
}

const char *
paths_shipped(const char *name, struct arena *a)
{
	const char *path;

	if (strchr(name, '/'))
		return NULL;
	for (const char **dir = paths_decks(a); *dir; dir++) {
		path = arena_printf(a, "%s/%s.yaml", *dir, name);
		if (access(path, R_OK) == 0)
			return paths_absolute(path, a);
	}
	return NULL;
}

const char *
paths_beside(const char *path, const char *name, struct arena *a)
{
	static const char *const ends[] = {"yaml", "yml"};
	const char *slash = strrchr(path, '/'), *try;
	int n = slash ? (int)(slash - path) + 1 : 0;

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		try = arena_printf(a, "%.*s%s.%s", n, path, name, ends[i]);
		if (access(try, F_OK) == 0)
			return try;
	}
	return NULL;
}

const char *
paths_absolute(const char *path, struct arena *a)
{
	char real[PATH_MAX], here[PATH_MAX];
	const char *slash = strrchr(path, '/');

	if (realpath(path, real))
		return arena_strdup(a, real);
	/* a file that is gone is still the one that was in that folder */
	if (slash && slash > path && slash[1] &&
	    realpath(arena_strndup(a, path, (size_t)(slash - path)), real))
		return arena_printf(a, "%s/%s", real, slash + 1);
	if (path[0] == '/' || getcwd(here, sizeof(here)) == NULL)
		return arena_strdup(a, path);
	return arena_printf(a, "%s/%s", here, path);
}
