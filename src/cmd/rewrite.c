/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/rewrite.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/fs.h"

/* rewrite: see the header. */

int
rewrite_file(
    const char *path, const char *s, size_t n, struct arena *a, struct err *e)
{
	char *real = realpath(path, NULL);
	const char *target = real ? arena_strdup(a, real) : path;
	struct stat st;
	bool known = stat(target, &st) == 0;

	free(real);
	if (fs_write(target, s, n, e) != 0)
		return -1;
	if (known && chmod(target, st.st_mode & 07777) != 0)
		return err_set(e, ERR_FAILED,
		    "%s was written, but its access rights could not be kept",
		    path);
	return 0;
}
