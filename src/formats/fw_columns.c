/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_columns.h"

#include <string.h>

#include "formats/fw_cuts.h"
#include "formats/fw_mark.h"

#define RIGHT_LEAST 20 /* of so many lines one has text on the right */
#define BACK_INDENT 12 /* of the headings of what comes behind the tables */
#define HEAD_ABOVE 15 /* lines between a section's heading and its table */
#define RIGHT_TEXT 24 /* columns before it */
#define CLOSE 2.0 /* nats: a cut whose next best is nearer is in doubt */

struct split {
	struct fw_lines *all, out;
	struct arena *a;
	size_t cap;
	bool *across; /* of each line: it is no part of a column */
	const struct fw_line_cut *cuts; /* of each line */
	struct fw_line *sides[2]; /* of the block being read */
	size_t n[2], side_cap[2];
	int last[2]; /* number of the last line on either side */
};

/* -- putting lines out ----------------------------------------------------- */

static void
emit(struct split *sp, const struct fw_line *l)
{
	sp->out.v = arena_grow(
	    sp->a, sp->out.v, sp->out.n, &sp->cap, sizeof(*sp->out.v));
	sp->out.v[sp->out.n++] = *l;
}

/* A number whose text comes on the next page. */
static bool
waits_for_text(const struct fw_line *l)
{
	struct fw_number num;

	return l->role == FW_BODY && fw_mark_number(l->s, &num) &&
	    l->s[num.skip] == '\0';
}

static void
flush(struct split *sp)
{
	size_t n = sp->n[0];
	bool waits = n > 0 && waits_for_text(&sp->sides[0][n - 1]);

	for (size_t i = 0; i + waits < n; i++)
		emit(sp, &sp->sides[0][i]);
	for (size_t i = 0; i < sp->n[1]; i++)
		emit(sp, &sp->sides[1][i]);
	if (waits)
		emit(sp, &sp->sides[0][n - 1]);
	sp->n[0] = sp->n[1] = 0;
	sp->last[0] = sp->last[1] = 0;
}

static struct fw_line *
add_to_side(struct split *sp, const struct fw_line *l, enum fw_side side)
{
	int k = side == FW_RIGHT;
	struct fw_line *one;

	sp->sides[k] = arena_grow(sp->a, sp->sides[k], sp->n[k],
	    &sp->side_cap[k], sizeof(*sp->sides[k]));
	one = &sp->sides[k][sp->n[k]++];
	*one = *l;
	one->side = side;
	return one;
}

/* Part of a line, from byte `from` to `to`. */
static void
keep(struct split *sp, const struct fw_line *l, size_t from, size_t to,
    int indent, enum fw_side side, bool tight)
{
	int k = side == FW_RIGHT;
	struct fw_line *one;

	while (to > from && l->s[to - 1] == ' ')
		to--;
	one = add_to_side(sp, l, side);
	one->s = arena_strndup(sp->a, l->s + from, to - from);
	one->n = to - from;
	one->tight = tight;
	one->indent = indent;
	one->blank = sp->last[k] > 0 ? l->number - sp->last[k] - 1 : l->blank;
	sp->last[k] = l->number;
}

static void
emit_full(struct split *sp, const struct fw_line *l)
{
	struct fw_line one = *l;

	flush(sp);
	one.side = FW_FULL;
	emit(sp, &one);
}

/* -- one page ---------------------------------------------------------------
 */

static bool
is_head_line(const struct split *sp, const struct fw_line *l)
{
	return l->role == FW_BODY &&
	    fw_mark_column_head(l->s, sp->a) == FW_HEAD_BOTH;
}

/* Does the table whose heads stand in line `at` begin with a statement 1? */
static bool
begins_table(const struct split *sp, size_t at)
{
	const struct fw_lines *all = sp->all;
	struct fw_number num;

	for (size_t i = at + 1; i < all->n; i++) {
		if (is_head_line(sp, &all->v[i]))
			return false;
		if (all->v[i].role == FW_BODY &&
		    fw_mark_number(all->v[i].s, &num) && num.strong)
			return num.value == 1;
	}
	return false;
}

/* Marks the lines of the heading above such a table, which may stand on the
 * page before. */
static void
mark_heading_above(struct split *sp, size_t at)
{
	const struct fw_lines *all = sp->all;
	struct fw_heading h;
	bool table = false; /* a text of the right column stands between */
	int n;

	for (size_t i = at; i > 0 && at - i < HEAD_ABOVE; i--) {
		const struct fw_line *l = &all->v[i - 1];

		if (l->role != FW_BODY)
			continue;
		if (i < at && fw_lines_gap(l, l->s, &n) != NULL &&
		    !fw_mark_heading(l->s, &h))
			return; /* two sides: the table before */
		table |= l->indent >= RIGHT_TEXT;
		if (!fw_mark_heading(l->s, &h) || (!h.strong && table) ||
		    (!h.strong && l->blank == 0 && i > 1 &&
			l->page == all->v[i - 2].page))
			continue;
		for (size_t k = i - 1; k < at; k++)
			sp->across[k] = true;
		return;
	}
}

/* What comes behind the last table, from its heading on, is in no columns: so
 * the right side of that table stays before it. */
static void
find_back_matter(struct split *sp, size_t last_head)
{
	const struct fw_lines *all = sp->all;
	size_t from = all->n;
	int n;

	for (size_t i = last_head + 1; i < all->n && from == all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->role == FW_BODY && fw_mark_back_matter(l->s) &&
		    fw_lines_gap(l, l->s, &n) == NULL &&
		    l->indent < BACK_INDENT &&
		    (l->blank > 0 || l->page != all->v[i - 1].page))
			from = i;
	}
	for (size_t i = from; i < all->n; i++)
		sp->across[i] = true;
}

/* What runs across: heads of the columns, and headings above them; where no
 * heads are known, whatever looks like a heading. */
static void
find_across(struct split *sp)
{
	struct fw_heading h;
	bool heads = false;
	size_t last = 0;
	int n;

	sp->across = arena_array(sp->a, sp->all->n + 1, sizeof(*sp->across));
	for (size_t i = 0; i < sp->all->n; i++) {
		if (!is_head_line(sp, &sp->all->v[i]))
			continue;
		heads = sp->across[i] = true;
		last = i;
		if (begins_table(sp, i))
			mark_heading_above(sp, i);
	}
	if (heads)
		find_back_matter(sp, last);
	for (size_t i = 0; !heads && i < sp->all->n; i++)
		sp->across[i] = fw_mark_heading(sp->all->v[i].s, &h) &&
		    h.strong &&
		    fw_lines_gap(&sp->all->v[i], sp->all->v[i].s, &n) == NULL;
}

/* One line of a page in columns. */
static void
split_line(struct split *sp, size_t i)
{
	const struct fw_line *l = &sp->all->v[i];
	const struct fw_line_cut *c = &sp->cuts[i];
	bool tight = c->margin < CLOSE;

	if (l->role != FW_BODY) {
		/* what was taken for a page's number may be a statement's */
		(void)add_to_side(sp, l, FW_LEFT);
	} else if (sp->across[i] || (c->at == 0 && c->side == FW_FULL)) {
		emit_full(sp, l);
	} else if (c->at > 0) {
		keep(sp, l, 0, c->at, l->indent, FW_LEFT, tight);
		keep(sp, l, c->at, l->n, c->column - c->base, FW_RIGHT, tight);
	} else if (c->side == FW_ANY) {
		flush(sp);
		emit(sp, l);
	} else {
		keep(sp, l, 0, l->n,
		    c->side == FW_RIGHT ? l->indent - c->base : l->indent,
		    c->side, tight);
	}
}

static bool
is_in_columns(const struct split *sp, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (sp->cuts[i].base > 0)
			return true;
	}
	return false;
}

/* Text on the right, of more than digits, in a fair part of the lines: heads of
 * columns stand side by side in some texts whose columns do not. */
static bool
has_columns(const struct split *sp)
{
	size_t n = 0, right = 0;

	for (size_t i = 0; i < sp->all->n; i++) {
		const struct fw_line *l = &sp->all->v[i];
		const char *s = l->s + sp->cuts[i].at;

		if (l->role != FW_BODY || sp->across[i] ||
		    sp->cuts[i].base == 0)
			continue;
		n++;
		right += (sp->cuts[i].at > 0 || sp->cuts[i].side == FW_RIGHT) &&
		    s[strspn(s, "0123456789 ")] != '\0';
	}
	return right * RIGHT_LEAST >= n;
}

void
fw_columns_split(struct fw_lines *all, struct arena *a)
{
	struct split *sp = arena_alloc(a, sizeof(*sp));
	size_t end;

	sp->all = all;
	sp->a = a;
	find_across(sp);
	sp->cuts = fw_cuts_find(all, sp->across, a);
	if (!has_columns(sp))
		return;
	for (size_t i = 0; i < all->n; i = end) {
		for (end = i;
		     end < all->n && all->v[end].page == all->v[i].page;)
			end++;
		if (!is_in_columns(sp, i, end)) {
			for (size_t k = i; k < end; k++)
				emit(sp, &all->v[k]);
			continue;
		}
		for (size_t k = i; k < end; k++)
			split_line(sp, k);
		flush(sp);
	}
	all->v = sp->out.v;
	all->n = sp->out.n;
}
