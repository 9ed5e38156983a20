/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_OPT_H
#define UI_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * opt: options as data. From one table come parsing, --help, the usage errors,
 * completion, and the check of the man page. Forms: --name=V, --name V, --flag,
 * -nV, -n V, and -- for "no more options". Nothing is abbreviated.
 */

enum opt_kind {
	OPT_FLAG,
	OPT_TEXT,
	OPT_NUMBER, /* a whole number within low … high */
	OPT_CHOICE, /* one of arg, apart by | */
	OPT_FILE, /* a text that completes to file names */
	OPT_LIST, /* a text; may be given several times */
	OPT_END, /* ends a table */
};

struct opt {
	enum opt_kind kind;
	const char *name; /* without the dashes */
	const char *arg; /* what its value is called, or the choices */
	const char *help; /* one sentence, no full stop */
	int64_t low, high;
	char letter; /* short form, 0 none */
};

#define OPT_TABLE_END \
	{ \
		.kind = OPT_END \
	}
#define OPTS_MAX 64

struct opt_value {
	const struct opt *opt;
	const char *text; /* NULL: not given */
	int64_t number;
};

struct opts {
	struct opt_value v[OPTS_MAX];
	int n;
};

/* Takes an option that stands at argv[*i] if one of the tables has it, and
 * moves *i to the last word it took. Returns 1 taken, 0 no option (an operand
 * or unknown: see *e), -1 a fault with advice in *e. */
int opt_take(const struct opt *const *tables, int argc, char **argv, int *i,
    struct opts *out, struct err *e);

/* Was it given? The name must be in the table that was parsed. */
bool opt_given(const struct opts *o, const char *name);
const char *opt_text(
    const struct opts *o, const char *name, const char *otherwise);
/* The i-th (from 0) of an OPT_LIST, NULL past the last. */
const char *opt_nth(const struct opts *o, const char *name, int i);
int64_t opt_number(const struct opts *o, const char *name, int64_t otherwise);

/* "--minutes N" as shown in help and usage. */
void opt_show(const struct opt *o, struct buf *out);

#endif
