/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FORMATS_DELIMITED_H
#define FORMATS_DELIMITED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * delimited: text in columns, apart by a comma, a semicolon or a tab, with
 * quotes as RFC 4180 has them. Lines end in \n (formats/encoding). Rows without
 * anything in them are left out.
 */

struct delimited_row {
	int line; /* 1-based, where it begins */
	int n;
	const char **cells; /* trimmed; a line break within is a space */
};

struct delimited {
	char separator;
	struct delimited_row *rows;
	size_t n;
	int columns; /* of most rows */
	size_t even; /* rows that have as many, or fewer */
	bool quoted; /* a cell was in quotes */
	int open_line; /* a quote that no other one ends begins here; 0: none */
};

void delimited_read(const char *s, size_t n, char separator, struct arena *a,
    struct delimited *out);

#endif
