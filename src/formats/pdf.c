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
become_pdftotext(enum pdf_mode mode, int in, int out)
{
	const char *option = pdf_mode_option(mode);
	char name[] = "pdftotext", enc[] = "-enc", utf8[] = "UTF-8",
	     dash[] = "-", mode_text[16];
	char *with[] = {name, enc, utf8, mode_text, dash, dash, NULL};
	char *without[] = {name, enc, utf8, dash, dash, NULL};
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	(void)snprintf(mode_text, sizeof(mode_text), "%s", option);
	if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    (nowhere >= 0 && dup2(nowhere, STDERR_FILENO) < 0))
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

static int
told(int status, struct err *e)
{
	if (status == NOT_RUN)
		return err_set(e, ERR_FAILED,
		    "a PDF is read with pdftotext, which is not installed "
		    "here; "
		    "it comes with poppler (Debian: apt install "
		    "poppler-utils). "
		    "Or save the PDF as text elsewhere, and import that");
	return err_set(e, ERR_FAILED,
	    "pdftotext could not read the PDF; is it whole, and may its text "
	    "be copied?");
}

/* Runs it on the open file; its text goes to b. */
static int
run(FILE *f, enum pdf_mode mode, struct buf *b, struct err *e)
{
	int ends[2], status;
	bool whole;
	pid_t pid;

	if (fseek(f, 0, SEEK_SET) != 0 || pipe(ends) != 0)
		return err_set(e, ERR_FAILED, "pdftotext cannot be run: %s",
		    strerror(errno));
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	pid = fork();
	if (pid == 0)
		become_pdftotext(mode, fileno(f), ends[1]);
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		return err_set(e, ERR_FAILED, "pdftotext cannot be run: %s",
		    strerror(errno));
	}
	whole = read_all(ends[0], b);
	(void)close(ends[0]);
	status = wait_for(pid);
	if (!whole)
		return err_set(e, ERR_FAILED,
		    "the text of the PDF is larger than %zu MiB; is it a "
		    "framework?",
		    TEXT_MAX >> 20);
	return status == 0 ? 0 : told(status, e);
}

int
pdf_text(const char *s, size_t n, enum pdf_mode mode, struct arena *a,
    const char **out, size_t *out_n, struct err *e)
{
	struct buf b = BUF_INIT;
	FILE *f = tmpfile();
	int r;

	if (f == NULL || fwrite(s, 1, n, f) != n || fflush(f) != 0) {
		if (f)
			(void)fclose(f);
		return err_set(e, ERR_FAILED,
		    "there is no room for a copy of the PDF: %s",
		    strerror(errno));
	}
	r = run(f, mode, &b, e);
	(void)fclose(f);
	if (r == 0) {
		*out = arena_strndup(a, buf_str(&b), b.n);
		*out_n = b.n;
	}
	buf_release(&b);
	return r;
}
