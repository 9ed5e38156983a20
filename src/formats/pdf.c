/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

#define NOT_RUN 127
#define NOT_ALLOWED 3 /* pdftotext's status for it */
#define SAID_MAX 65536 /* bytes of what it says that are looked at */
#define LOOK_FOR 1024 /* bytes in which a PDF says that it is one */
#define TEXT_MAX ((size_t)64 << 20)

bool
pdf_is(const char *s, size_t n)
{
	return memmem(s, n < LOOK_FOR ? n : LOOK_FOR, "%PDF-", 5) != NULL;
}

const char *
pdf_mode_option(enum pdf_mode mode)
{
	return mode == PDF_BOXES ? "-bbox"
	    : mode == PDF_LAYOUT ? "-layout"
	    : mode == PDF_RAW    ? "-raw"
				 : "";
}

static void
become_pdftotext(enum pdf_mode mode, int in, int out, int said)
{
	const char *option = pdf_mode_option(mode);
	char name[] = "pdftotext", enc[] = "-enc", utf8[] = "UTF-8",
	     dash[] = "-", mode_text[16];
	char *with[] = {name, enc, utf8, mode_text, dash, dash, NULL};
	char *without[] = {name, enc, utf8, dash, dash, NULL};

	(void)snprintf(mode_text, sizeof(mode_text), "%s", option);
	if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(said, STDERR_FILENO) < 0)
		_exit(NOT_RUN);
	(void)execvp(name, option[0] ? with : without);
	_exit(NOT_RUN);
}

/* Reads to the end; false when it is too much or cannot be read. */
static bool
read_all(int fd, struct buf *b)
{
	char part[65536];
	ssize_t got;

	for (;;) {
		got = read(fd, part, sizeof(part));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		if (b->n + (size_t)got > TEXT_MAX)
			return false;
		buf_add(b, part, (size_t)got);
	}
}

static int
wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return NOT_RUN;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Why it failed; its words are the same in all languages. */
static int
told(int status, const char *said, struct err *e)
{
	if (status == NOT_RUN)
		return err_set(e, ERR_FAILED,
		    "a PDF is read with pdftotext, which is not installed "
		    "here; it comes with poppler (Debian: apt install "
		    "poppler-utils). Or save the PDF as text elsewhere, and "
		    "import that");
	if (strstr(said, "password"))
		return err_set(e, ERR_FAILED,
		    "the PDF is locked with a password; open it with the "
		    "password, save a copy without one, and import that");
	if (status == NOT_ALLOWED || strstr(said, "not allowed"))
		return err_set(e, ERR_FAILED,
		    "the PDF does not allow its text to be copied; ask those "
		    "who made it for one that does, or for its text");
	return err_set(e, ERR_FAILED,
	    "pdftotext could not read the PDF; it may be damaged or only a "
	    "part of one: fetch it again, and see whether it opens elsewhere");
}

/* The first line in which it names damage, "" for none. */
static const char *
damage_in(const char *said, struct arena *a)
{
	static const char *const names[] = {"Syntax Error", "Internal Error"};
	size_t len;

	for (const char *s = said; *s; s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			if (strncmp(s, names[i], strlen(names[i])) == 0)
				return arena_strndup(a, s, len);
		}
	}
	return "";
}

static const char *
read_said(FILE *f, struct arena *a)
{
	char *s = arena_alloc(a, SAID_MAX + 1);

	rewind(f);
	s[fread(s, 1, SAID_MAX, f)] = '\0';
	return s;
}

/* Runs it on the open file; its text goes to b, what it says to another file,
 * its exit status to *status. */
static int
run(FILE *f, FILE *said, enum pdf_mode mode, struct buf *b, int *status,
    struct err *e)
{
	int ends[2];
	bool whole;
	pid_t pid;

	if (fseek(f, 0, SEEK_SET) != 0 || pipe(ends) != 0)
		return err_set(e, ERR_FAILED, "pdftotext cannot be run: %s",
		    strerror(errno));
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	pid = fork();
	if (pid == 0)
		become_pdftotext(mode, fileno(f), ends[1], fileno(said));
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		return err_set(e, ERR_FAILED, "pdftotext cannot be run: %s",
		    strerror(errno));
	}
	whole = read_all(ends[0], b);
	(void)close(ends[0]);
	*status = wait_for(pid);
	if (!whole)
		return err_set(e, ERR_FAILED,
		    "the text of the PDF is larger than %zu MiB; is it a "
		    "framework?",
		    TEXT_MAX >> 20);
	return 0;
}

int
pdf_text(const char *s, size_t n, enum pdf_mode mode, struct arena *a,
    struct pdf_text *out, struct err *e)
{
	struct buf b = BUF_INIT;
	FILE *f = tmpfile(), *said = tmpfile();
	int r = -1, status = 0;

	if (f == NULL || said == NULL || fwrite(s, 1, n, f) != n ||
	    fflush(f) != 0)
		(void)err_set(e, ERR_FAILED,
		    "there is no room for a copy of the PDF: %s",
		    strerror(errno));
	else
		r = run(f, said, mode, &b, &status, e);
	if (r == 0) {
		const char *words = read_said(said, a);

		r = status == 0 ? 0 : told(status, words, e);
		*out = (struct pdf_text){arena_strndup(a, buf_str(&b), b.n),
		    b.n, damage_in(words, a)};
	}
	if (f)
		(void)fclose(f);
	if (said)
		(void)fclose(said);
	buf_release(&b);
	return r;
}
