/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * place: the file system around the store. Promises that nothing is written
 * through a link, that what is made is the owner's alone, and that names are
 * on the disk before it returns. A descriptor of the store's file is closed
 * here only while no transaction is open: closing one drops the process's
 * locks on the file. What is in the file is db.c's.
 */
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

/* Every refusal: PATH: WHAT. The path is cleaned. */
static int
refuse(struct err *e, const char *path, const char *what)
{
	struct arena a = ARENA_INIT;

	(void)err_set(e, ERR_FAILED, "%s: %s", text_cleaned(&a, path), what);
	arena_release(&a);
	return -1;
}

static int
refuse_errno(struct err *e, const char *path, const char *what, int number)
{
	struct arena a = ARENA_INIT;

	(void)refuse(
	    e, path, arena_printf(&a, "%s (%s)", what, strerror(number)));
	arena_release(&a);
	return -1;
}

int
place_absolute(
    struct arena *a, const char *path, const char **out, struct err *e)
{
	char *here;

	if (path[0] == '\0')
		return err_set(e, ERR_FAILED,
		    "the name of the store is empty; "
		    "give a file name");
	if (path[0] == '/') {
		*out = arena_strdup(a, path);
		return 0;
	}
	here = getcwd(NULL, 0);
	if (here == NULL)
		return refuse_errno(e, path,
		    "the current folder cannot be "
		    "found; give the whole path",
		    errno);
	*out = arena_printf(a, "%s/%s", here, path);
	free(here);
	return 0;
}

static const char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == path ? "/"
			     : arena_strndup(a, path, (size_t)(slash - path));
}

static int
look_journal(const char *path, struct place *p, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *journal = arena_printf(&a, "%s-journal", path);
	struct stat s;
	int ret = 0;

	if (lstat(journal, &s) == 0) {
		p->crashed = s.st_size > 0;
		if (!S_ISREG(s.st_mode))
			ret = refuse(e, journal,
			    "stands where the store keeps "
			    "its journal, and is no plain file; move it away");
	}
	arena_release(&a);
	return ret;
}

static int64_t
big_endian(const unsigned char *b)
{
	return (int32_t)((uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
	    (uint32_t)b[2] << 8 | b[3]);
}

/* Offsets: "Database File Format", section 1.3, of SQLite's documentation. */
static int
look_header(const char *path, struct place *p, struct err *e)
{
	static const char magic[16] = "SQLite format 3";
	unsigned char head[100];
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return refuse_errno(e, path,
		    "it cannot be read; see that it "
		    "is yours",
		    errno);
	n = pread(fd, head, sizeof(head), 0);
	(void)close(fd);
	if (n < 0)
		return refuse_errno(e, path, "it cannot be read", errno);
	if (n < (ssize_t)sizeof(head) ||
	    memcmp(head, magic, sizeof(magic)) != 0)
		return 0;
	p->is_sqlite = true;
	p->version = big_endian(head + 60);
	p->application_id = big_endian(head + 68);
	return 0;
}

int
place_look(const char *path, struct place *p, struct err *e)
{
	struct stat s;

	memset(p, 0, sizeof(*p));
	if (lstat(path, &s) != 0) {
		if (errno == ENOENT)
			return 0;
		return refuse_errno(e, path, "there is no way to it", errno);
	}
	if (S_ISLNK(s.st_mode))
		return refuse(e, path, "is a link; name the file itself");
	if (S_ISDIR(s.st_mode))
		return refuse(e, path, "is a folder; name a file in it");
	if (!S_ISREG(s.st_mode))
		return refuse(e, path, "is no plain file; name another");
	p->exists = s.st_size > 0;
	if (look_journal(path, p, e) != 0)
		return -1;
	return p->exists ? look_header(path, p, e) : 0;
}

static int
sync_folder(const char *folder, struct err *e)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;

	if (fd < 0)
		return refuse_errno(
		    e, folder, "the folder cannot be read", errno);
	rc = fsync(fd);
	/* some file systems know no fsync of a folder; that is no error */
	if (rc != 0 && errno != EINVAL && errno != ENOTSUP) {
		rc = errno;
		(void)close(fd);
		return refuse_errno(
		    e, folder, "the folder could not be saved", rc);
	}
	(void)close(fd);
	return 0;
}

/* Like mkdir -p -m 700, with each new name made to last. */
static int
make_folder(struct arena *a, const char *folder, struct err *e)
{
	struct stat s;

	if (stat(folder, &s) == 0) {
		if (S_ISDIR(s.st_mode))
			return 0;
		return refuse(e, folder, "is no folder; name another place");
	}
	if (errno != ENOENT)
		return refuse_errno(
		    e, folder, "the folder cannot be used", errno);
	if (make_folder(a, folder_of(a, folder), e) != 0)
		return -1;
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return refuse_errno(
		    e, folder, "the folder cannot be made", errno);
	return sync_folder(folder_of(a, folder), e);
}

int
place_make(const char *path, struct err *e)
{
	struct arena a = ARENA_INIT;
	mode_t before = umask(077);
	int fd, ret;

	ret = make_folder(&a, folder_of(&a, path), e);
	if (ret == 0) {
		/* no O_EXCL: several may start at once, each finds the file
		 * of the first and waits for its transaction */
		fd =
		    open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd < 0)
			ret = refuse_errno(
			    e, path, "the file cannot be made", errno);
		else if ((fchmod(fd, 0600) != 0 && errno != EPERM) ||
		    close(fd) != 0)
			ret = refuse_errno(
			    e, path, "the file cannot be made", errno);
	}
	(void)umask(before);
	arena_release(&a);
	return ret;
}

int
place_writable(const char *path, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *folder = folder_of(&a, path);
	int ret = 0;

	if (access(path, W_OK) != 0)
		ret = refuse_errno(e, path,
		    "nothing can be saved here, the "
		    "file cannot be written",
		    errno);
	else if (access(folder, W_OK | X_OK) != 0)
		ret = refuse_errno(e, path,
		    "nothing can be saved here, its "
		    "folder cannot be written",
		    errno);
	arena_release(&a);
	return ret;
}

int
place_temporary(
    struct arena *a, const char *path, const char **out, struct err *e)
{
	char *name = arena_printf(a, "%s.XXXXXX", path);
	int fd, number;

	fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0)
		return refuse_errno(e, path, "it cannot be made there", errno);
	if (fchmod(fd, 0600) != 0 || close(fd) != 0) {
		number = errno;
		(void)unlink(name);
		return refuse_errno(e, path, "it cannot be made there", number);
	}
	*out = name;
	return 0;
}

static int
sync_file(const char *path, struct err *e)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW), rc, number;

	rc = fd < 0 ? -1 : fsync(fd);
	number = errno;
	if (fd >= 0 && close(fd) != 0 && rc == 0) {
		rc = -1;
		number = errno;
	}
	if (rc != 0)
		return refuse_errno(
		    e, path, "the copy could not be saved", number);
	return 0;
}

/* rename() that never replaces; file systems without links get a check. */
static int
rename_new(const char *from, const char *to)
{
	struct stat s;

	if (link(from, to) == 0)
		return unlink(from);
	if (errno == EEXIST)
		return -1;
	if (lstat(to, &s) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

int
place_put(const char *temporary, const char *path, bool replace, struct err *e)
{
	struct arena a = ARENA_INIT;
	int rc, ret;

	ret = sync_file(temporary, e);
	if (ret == 0) {
		rc = replace ? rename(temporary, path)
			     : rename_new(temporary, path);
		if (rc != 0 && errno == EEXIST)
			ret = refuse(e, path,
			    "there is a file of this name "
			    "already; it was left as it is");
		else if (rc != 0)
			ret = refuse_errno(e, path,
			    "the copy could not get "
			    "its name",
			    errno);
		else
			ret = sync_folder(folder_of(&a, path), e);
	}
	arena_release(&a);
	return ret;
}

bool
place_same(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 &&
	    sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}
