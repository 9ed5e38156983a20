/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	e->kind = kind;
	va_start(ap, fmt);
	(void)vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	return -1;
}

int
err_wrap(struct err *e, const char *fmt, ...)
{
	char where[ERR_MAX], whole[2 * ERR_MAX + 2];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(where, sizeof(where), fmt, ap);
	va_end(ap);
	(void)snprintf(whole, sizeof(whole), "%s: %s", where, e->msg);
	whole[ERR_MAX - 1] = '\0';
	memcpy(e->msg, whole, strlen(whole) + 1);
	if (e->kind == ERR_NONE)
		e->kind = ERR_FAILED;
	return -1;
}

int
err_exit_status(const struct err *e)
{
	switch (e->kind) {
	case ERR_NONE:
		return 0;
	case ERR_USAGE:
		return 2;
	case ERR_FOUND:
		return 3;
	case ERR_FAILED:
	case ERR_BUSY:
		break;
	}
	return 1;
}

void
err_bug(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	(void)fprintf(
	    stderr, "revisit: a fault of the program, %s:%d: ", file, line);
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fputc('\n', stderr);
	abort();
}

void
err_no_memory(void)
{
	static const char line[] = "revisit: out of memory; nothing that was "
				   "saved is lost. Close something and try "
				   "again.\n";

	if (write(STDERR_FILENO, line, sizeof(line) - 1) < 0)
		_exit(1);
	_exit(1);
}
