/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static int
read_all(FILE *f, size_t most, struct buf *b)
{
	char chunk[16384];
	size_t n;

	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0) {
		if (b->n + n > most) {
			buf_add(b, chunk, most - b->n);
			return 1;
		}
		buf_add(b, chunk, n);
	}
	return ferror(f) ? -1 : 0;
}

static int
read_file(const char *path, size_t most, bool head, struct arena *a,
    const char **out, size_t *n, struct err *e)
{
	bool piped = strcmp(path, "-") == 0;
	FILE *f = piped ? stdin : fopen(path, "re");
	struct buf b = BUF_INIT;
	struct stat st;
	int r;

	if (f == NULL)
		return err_set(e, ERR_FAILED, "%s: %s", path, strerror(errno));
	if (!piped && fstat(fileno(f), &st) == 0 && !S_ISREG(st.st_mode) &&
	    !S_ISFIFO(st.st_mode)) {
		(void)fclose(f);
		return err_set(e, ERR_FAILED, "%s is no file", path);
	}
	r = read_all(f, most, &b);
	if (r < 0)
		(void)err_set(e, ERR_FAILED, "%s: %s", path, strerror(errno));
	else if (r > 0 && !head)
		(void)err_set(
		    e, ERR_FAILED, "%s is larger than %zu bytes", path, most);
	else {
		*out = arena_strndup(a, buf_str(&b), b.n);
		*n = b.n;
	}
	buf_release(&b);
	if (!piped)
		(void)fclose(f);
	return r < 0 || (r > 0 && !head) ? -1 : 0;
}

int
fs_read(const char *path, size_t most, struct arena *a, const char **out,
    size_t *n, struct err *e)
{
	return read_file(path, most, false, a, out, n, e);
}

int
fs_read_head(const char *path, size_t most, struct arena *a, const char **out,
    size_t *n, struct err *e)
{
	return read_file(path, most, true, a, out, n, e);
}

static char *
copy(const char *s, const char *more)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, s);
	buf_adds(&b, more);
	return b.p; /* the caller's, for free() */
}

int
fs_begin(struct fs_file *w, const char *path, struct err *e)
{
	struct stat st;
	int fd;

	memset(w, 0, sizeof(*w));
	if (strcmp(path, "-") == 0) {
		w->f = stdout;
		return 0;
	}
	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, "the name of the file is empty");
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(e, ERR_FAILED, "%s is no ordinary file", path);
	w->target = copy(path, "");
	w->temporary = copy(path, ".XXXXXX");
	fd = mkostemp(w->temporary, O_CLOEXEC); /* 0600, and new */
	w->f = fd < 0 ? NULL : fdopen(fd, "w");
	if (w->f)
		return 0;
	(void)err_set(
	    e, ERR_FAILED, "%s cannot be written: %s", path, strerror(errno));
	if (fd >= 0) {
		(void)close(fd);
		(void)unlink(w->temporary);
	}
	free(w->target);
	free(w->temporary);
	w->target = w->temporary = NULL;
	return -1;
}

/* Makes the new name last through a power cut. */
static void
sync_folder(const char *path)
{
	char *folder = copy(path, ""), *slash = strrchr(folder, '/');
	int fd;

	if (slash)
		slash[slash == folder] = '\0';
	fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (fd < 0)
		return;
	(void)fsync(fd); /* some file systems cannot: nothing to be done */
	(void)close(fd);
}

int
fs_commit(struct fs_file *w, struct err *e)
{
	bool bad = fflush(w->f) != 0 || ferror(w->f);
	int why = errno;

	if (w->target == NULL) {
		w->f = NULL;
		if (bad)
			return err_set(e, ERR_FAILED,
			    "the output could not be written: %s",
			    strerror(why));
		return 0;
	}
	if (!bad && fsync(fileno(w->f)) != 0) {
		bad = true;
		why = errno;
	}
	if (fclose(w->f) != 0 && !bad) {
		bad = true;
		why = errno;
	}
	w->f = NULL;
	if (!bad && rename(w->temporary, w->target) != 0) {
		bad = true;
		why = errno;
	}
	if (bad) {
		(void)err_set(e, ERR_FAILED, "%s could not be written: %s",
		    w->target, strerror(why));
		fs_abort(w);
		return -1;
	}
	sync_folder(w->target);
	free(w->target);
	free(w->temporary);
	w->target = w->temporary = NULL;
	return 0;
}

void
fs_abort(struct fs_file *w)
{
	if (w->f && w->target)
		(void)fclose(w->f);
	if (w->temporary)
		(void)unlink(w->temporary);
	free(w->target);
	free(w->temporary);
	memset(w, 0, sizeof(*w));
}

int
fs_write(const char *path, const char *s, size_t n, struct err *e)
{
	struct fs_file w;

	if (fs_begin(&w, path, e) != 0)
		return -1;
	(void)fwrite(s, 1, n, w.f); /* told by fs_commit() */
	return fs_commit(&w, e);
}

int
fs_make_folders(const char *path, struct err *e)
{
	char *p = copy(path, ""), *s;
	int r = 0;

	for (s = p + 1; r == 0 && (s = strchr(s, '/')) != NULL; s++) {
		*s = '\0';
		if (mkdir(p, 0700) != 0 && errno != EEXIST)
			r = err_set(e, ERR_FAILED,
			    "the folder %s cannot be made: %s", p,
			    strerror(errno));
		*s = '/';
	}
	free(p);
	return r;
}
