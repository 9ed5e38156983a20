/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/*
 * err: one failure, told once, by the place that knows.
 *
 * A function that can be refused by the world returns 0 when it did its work
 * and -1 when not, with the reason in *e, its last argument. err_wrap() adds
 * where on the way up; only main() and the quiz loop print. Broken invariants
 * of our own are BUG(): a line with file and number, then abort().
 */

#define ERR_MAX 1024

enum err_kind {
	ERR_NONE = 0,
	ERR_FAILED, /* could not: exit status 1 */
	ERR_USAGE, /* asked wrongly: exit status 2 */
	ERR_FOUND, /* lint or doctor found something: exit status 3 */
	ERR_BUSY, /* another process is saving: exit status 1 */
};

struct err {
	enum err_kind kind;
	char msg[ERR_MAX]; /* one line: what, where, what to do; may be cut */
};

#define ERR_INIT \
	{ \
		ERR_NONE, "" \
	}

/* Sets *e and returns -1, so that `return err_set(e, ERR_FAILED, …)` reads. */
int err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "WHERE: " before the message; returns -1. */
int err_wrap(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The exit status that the kind stands for. */
int err_exit_status(const struct err *e);

#define BUG(...) err_bug(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void err_bug(const char *file, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* One line on standard error, exit 1: memory is the one thing not reported
 * upwards; the rollback journal makes this safe at any moment. */
_Noreturn void err_no_memory(void);

#endif
