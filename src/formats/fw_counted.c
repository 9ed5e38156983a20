/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_counted.h"

#include <string.h>

#include "formats/fw_mark.h"

#define RUN_LEAST 3 /* numbers of a run */
#define REACH 6 /* lines between the heads of a table and its number 1 */

/* A capital, perhaps behind a quote or a bracket. */
static bool
begins(const char *s)
{
	if (strncmp(s, "\xe2\x80\x9c", 3) == 0 ||
	    strncmp(s, "\xe2\x80\x98", 3) == 0)
		s += 3;
	else if (*s == '"' || *s == '\'' || *s == '(')
		s++;
	return fw_mark_start(s) == FW_START_UPPER;
}

/* The number without a stop that line l is, or begins with before a capital;
 * 0: none. */
static int
bare_number(const struct fw_line *l)
{
	struct fw_number num;

	if ((l->role != FW_BODY && l->role != FW_RUNNING) ||
	    l->side == FW_RIGHT || !fw_mark_number(l->s, &num) || num.strong)
		return 0;
	if (l->s[num.skip] == '\0')
		return num.value;
	return l->role == FW_BODY && begins(l->s + num.skip) ? num.value : 0;
}

static bool
is_alone(const struct fw_line *l)
{
	return l->s[strspn(l->s, "0123456789")] == '\0';
}

static bool
is_strong(const struct fw_line *l)
{
	struct fw_number num;

	return l->role == FW_BODY && fw_mark_number(l->s, &num) && num.strong;
}

/* What was taken for a page's number stands where the numbers of a column do,
 * and more of the column comes below it. */
static bool
is_in_column(const struct fw_lines *all, size_t i, size_t first)
{
	return i + 1 < all->n && all->v[i].side == FW_LEFT &&
	    all->v[first].side == FW_LEFT &&
	    all->v[i].indent == all->v[first].indent &&
	    all->v[i + 1].side == FW_LEFT && all->v[i + 1].role == FW_BODY &&
	    all->v[i + 1].page == all->v[i].page;
}

/* The first or the last line of its page, where a page's number stands? */
static bool
is_at_edge(const struct fw_lines *all, size_t i)
{
	return i == 0 || i + 1 == all->n || !all->paged ||
	    all->v[i - 1].page != all->v[i].page ||
	    all->v[i + 1].page != all->v[i].page;
}

/* The run of numbers that begins with the 1 at line i: their lines go to at.
 * A 1 that comes again begins the next one. One that is missing, because the
 * other column stands behind it, does not end it. */
static size_t
take_run(const struct fw_lines *all, size_t i, size_t *at, size_t *strong)
{
	size_t n = 0;
	size_t spare = 0; /* the next one, taken for a page's number */
	int value, last = 0;
	bool runs;

	*strong = 0;
	for (; i < all->n; i++) {
		value = bare_number(&all->v[i]);
		runs = all->v[i].role == FW_RUNNING && is_at_edge(all, i) &&
		    !(n > 0 && is_in_column(all, i, at[0]));
		if (value == 1 && n > 0 && !runs)
			break;
		if (value == 0 || value <= last || value > last + 2 ||
		    (value > last + 1 && !is_alone(&all->v[i]))) {
			*strong += is_strong(&all->v[i]);
			continue;
		}
		if (runs) {
			if (spare == 0 && value == last + 1)
				spare = i;
			continue;
		}
		if (value == last + 2 && spare > 0)
			at[n++] = spare;
		at[n++] = i;
		last = value;
		spare = 0;
	}
	return n;
}

void
fw_counted_find(struct fw_lines *all, struct arena *a)
{
	size_t *at = arena_array(a, all->n + 1, sizeof(*at)), n, strong;
	size_t since = REACH + 1; /* lines since the head of a column */

	for (size_t i = 0; i < all->n; i++, since++) {
		if (fw_mark_column_head(all->v[i].s, a) != FW_HEAD_NONE)
			since = 0;
		if (since > REACH || bare_number(&all->v[i]) != 1 ||
		    all->v[i].role != FW_BODY)
			continue;
		n = take_run(all, i, at, &strong);
		if (n < RUN_LEAST || strong * 2 > n)
			continue;
		for (size_t k = 0; k < n; k++) {
			all->v[at[k]].counts = true;
			all->v[at[k]].role = FW_BODY;
		}
	}
}
