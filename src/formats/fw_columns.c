/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_columns.h"

#include <ctype.h>
#include <string.h>

#include "formats/fw_mark.h"

#define WIDEST 400 /* columns that are looked at */
#define LEAST_LEFT 12 /* columns of the left side */
#define LEAST_RIGHT 5 /* columns of a right side behind one space */
#define LEAST_TEXT 9 /* average columns of text on either side */
#define LEAST_LINES 3 /* with text on both sides */
#define HEAD_ABOVE 15 /* lines between a section's heading and its table */

/* What is known of each place where a gutter may end. */
struct scan {
	int both[WIDEST + 2], left_only[WIDEST + 2], right_only[WIDEST + 2];
	long left_text[WIDEST + 2], right_text[WIDEST + 2];
	int lines;
};

struct cut {
	size_t at; /* byte where the right side begins; 0: no cut */
	int column;
};

struct split {
	struct fw_lines *all, out;
	struct arena *a;
	size_t cap;
	int gutter; /* of the page: columns left of it are the left side */
	int right; /* where most of its right sides begin */
	int first; /* where the leftmost of them begin, 0 for none */
	int begins[WIDEST + 1]; /* how many begin at each column */
	bool tight; /* the line was cut where one space stands */
	bool *across; /* of each line: it is no part of a column */
	int before; /* gutter of the page before, 0 for none */
	struct scan scan;
	struct fw_line *sides[2]; /* of the block being read */
	size_t n[2], side_cap[2];
	int last[2]; /* number of the last line on either side */
};

static int
columns_of(const char *s, size_t n)
{
	int c = 0;

	for (size_t i = 0; i < n; i++)
		c += ((unsigned char)s[i] & 0xc0) != 0x80;
	return c;
}

static void
add_range(int *sum, int from, int to)
{
	if (from > WIDEST || from > to)
		return;
	sum[from]++;
	sum[(to > WIDEST ? WIDEST : to) + 1]--;
}

static void
add_text(long *sum, long text, int from, int to)
{
	if (from > WIDEST || from > to)
		return;
	sum[from] += text;
	sum[(to > WIDEST ? WIDEST : to) + 1] -= text;
}

/* Adds one line to the differences. */
static void
scan_line(struct scan *sc, const struct fw_line *l)
{
	int whole = columns_of(l->s, l->n), column = l->indent, end;
	const char *p = l->s, *gap;
	int left = 0, n;

	sc->lines++;
	add_range(sc->right_only, 0, l->indent);
	add_range(sc->left_only, l->indent + whole, WIDEST);
	while ((gap = fw_lines_gap(l, p, &n)) != NULL) {
		end = column + columns_of(p, (size_t)(gap - p));
		left = end - l->indent;
		column = end;
		p = gap + n;
		column += n;
		add_range(sc->both, end + 2, column);
		add_text(sc->left_text, left, end + 2, column);
		add_text(sc->right_text, whole + l->indent - column, end + 2,
		    column);
	}
}

static void
sum_up(struct scan *sc)
{
	for (int g = 1; g <= WIDEST; g++) {
		sc->both[g] += sc->both[g - 1];
		sc->left_only[g] += sc->left_only[g - 1];
		sc->right_only[g] += sc->right_only[g - 1];
		sc->left_text[g] += sc->left_text[g - 1];
		sc->right_text[g] += sc->right_text[g - 1];
	}
}

static int
crossing(const struct scan *sc, int g)
{
	return sc->lines - sc->both[g] - sc->left_only[g] - sc->right_only[g];
}

/* The place that most lines agree on, 0 for none. */
static int
find_gutter(const struct scan *sc, int least)
{
	int best = 0, most = 0, score;

	for (int g = LEAST_LEFT; g <= WIDEST; g++) {
		if (sc->both[g] < least ||
		    sc->left_text[g] < (long)LEAST_TEXT * sc->both[g] ||
		    sc->right_text[g] < (long)LEAST_TEXT * sc->both[g])
			continue;
		score =
		    4 * sc->both[g] + sc->right_only[g] - 6 * crossing(sc, g);
		if (best == 0 || score > most) {
			best = g;
			most = score;
		}
	}
	/* bullets belong to the text behind them: as far left as it goes */
	while (best > LEAST_LEFT && sc->both[best - 1] >= sc->both[best] &&
	    crossing(sc, best - 1) <= crossing(sc, best))
		best--;
	return best;
}

/* Where the right side of a line begins: behind the gap that the gutter is
 * in. */
static struct cut
cut_line(const struct split *sp, const struct fw_line *l)
{
	const char *p = l->s, *gap;
	struct cut c = {0, 0};
	int column = l->indent, end, n;

	while ((gap = fw_lines_gap(l, p, &n)) != NULL) {
		end = column + columns_of(p, (size_t)(gap - p));
		column = end;
		p = gap + n;
		column += n;
		if (end + 2 <= sp->gutter && column >= sp->gutter) {
			c.at = (size_t)(p - l->s);
			c.column = column;
			return c;
		}
	}
	return c;
}

/* A left side so long that one space is all that is left of the gutter: the
 * right side begins where most others of the page do. */
static struct cut
cut_tight(const struct split *sp, const struct fw_line *l)
{
	struct cut c = {0, 0};
	int column = l->indent, most = 1;

	for (size_t i = 0; i < l->n; i++) {
		if (((unsigned char)l->s[i] & 0xc0) == 0x80)
			continue;
		if (column <= WIDEST && i > 0 && l->s[i - 1] == ' ' &&
		    l->s[i] != ' ' && sp->begins[column] > most &&
		    columns_of(l->s + i, l->n - i) >= LEAST_RIGHT) {
			most = sp->begins[column];
			c.at = i;
			c.column = column;
		}
		column++;
	}
	return c;
}

/* A bullet of the right side that is nearer to the left one. */
static void
take_bullet(const struct split *sp, const struct fw_line *l, struct cut *c)
{
	size_t end = c->at, from;
	int glyph, column;

	while (end > 0 && l->s[end - 1] == ' ')
		end--;
	for (from = end; from > 0 && l->s[from - 1] != ' ';)
		from--;
	column = l->indent + columns_of(l->s, from);
	if (from == 0 || end - from > 3 || column > WIDEST ||
	    sp->begins[column] < 2 ||
	    fw_mark_bullet(l->s + from, &glyph) != c->at - from)
		return;
	c->at = from;
	c->column = column;
}

/* Counts where the right sides of the page begin; most do at ->right. */
static void
count_begins(struct split *sp, size_t from, size_t to)
{
	struct cut c;

	memset(sp->begins, 0, sizeof(sp->begins));
	for (size_t i = from; i < to; i++) {
		const struct fw_line *l = &sp->all->v[i];

		if (l->role != FW_BODY)
			continue;
		c = cut_line(sp, l);
		if (c.at == 0 && l->indent >= sp->gutter - 1)
			c.column = l->indent;
		if (c.column > 0 && c.column <= WIDEST)
			sp->begins[c.column]++;
	}
	sp->right = sp->first = 0;
	for (int k = 0; k <= WIDEST; k++) {
		if (sp->first == 0 && sp->begins[k] > 1)
			sp->first = k;
		if (sp->begins[k] > sp->begins[sp->right])
			sp->right = k;
	}
}

/* -- putting lines out ----------------------------------------------------- */

static void
emit(struct split *sp, const struct fw_line *l)
{
	sp->out.v = arena_grow(
	    sp->a, sp->out.v, sp->out.n, &sp->cap, sizeof(*sp->out.v));
	sp->out.v[sp->out.n++] = *l;
}

static void
flush(struct split *sp)
{
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < sp->n[side]; i++)
			emit(sp, &sp->sides[side][i]);
		sp->n[side] = 0;
		sp->last[side] = 0;
	}
}

/* Part of a line, from byte `from` to `to`. */
static void
keep(struct split *sp, const struct fw_line *l, size_t from, size_t to,
    int indent, enum fw_side side)
{
	int k = side == FW_RIGHT;
	struct fw_line *one;

	while (to > from && l->s[to - 1] == ' ')
		to--;
	sp->sides[k] = arena_grow(sp->a, sp->sides[k], sp->n[k],
	    &sp->side_cap[k], sizeof(*sp->sides[k]));
	one = &sp->sides[k][sp->n[k]++];
	*one = *l;
	one->s = arena_strndup(sp->a, l->s + from, to - from);
	one->n = to - from;
	one->side = side;
	one->tight = sp->tight;
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

static enum fw_side
side_of(const struct split *sp, const struct fw_line *l)
{
	int end = l->indent + columns_of(l->s, l->n);

	if (l->indent >= sp->gutter - 1)
		return FW_RIGHT;
	return end <= sp->gutter || end <= sp->first + 2 ? FW_LEFT : FW_FULL;
}

static bool
is_head_line(const struct split *sp, const struct fw_line *l)
{
	return l->role == FW_BODY &&
	    fw_mark_column_head(l->s, sp->a) == FW_HEAD_BOTH;
}

/* Does the table whose heads stand in line `at` begin with a statement 1? */
static bool
begins_table(const struct fw_lines *all, size_t at)
{
	struct fw_number num;

	for (size_t i = at + 1; i < all->n; i++) {
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
	int n;

	for (size_t i = at; i > 0 && at - i < HEAD_ABOVE; i--) {
		const struct fw_line *l = &all->v[i - 1];

		if (l->role != FW_BODY)
			continue;
		if (i < at && fw_lines_gap(l, l->s, &n) != NULL &&
		    !fw_mark_heading(l->s, &h))
			return; /* two sides: the table before */
		if (!fw_mark_heading(l->s, &h) ||
		    (!h.strong && l->blank == 0 && i > 1 &&
			l->page == all->v[i - 2].page))
			continue;
		for (size_t k = i - 1; k < at; k++)
			sp->across[k] = true;
		return;
	}
}

/* What runs across: heads of the columns, and headings above them; where no
 * heads are known, whatever looks like a heading. */
static void
find_across(struct split *sp)
{
	struct fw_heading h;
	bool heads = false;
	int n;

	sp->across = arena_array(sp->a, sp->all->n + 1, sizeof(*sp->across));
	for (size_t i = 0; i < sp->all->n; i++) {
		if (!is_head_line(sp, &sp->all->v[i]))
			continue;
		heads = sp->across[i] = true;
		if (begins_table(sp->all, i))
			mark_heading_above(sp, i);
	}
	for (size_t i = 0; !heads && i < sp->all->n; i++)
		sp->across[i] = fw_mark_heading(sp->all->v[i].s, &h) &&
		    h.strong &&
		    fw_lines_gap(&sp->all->v[i], sp->all->v[i].s, &n) == NULL;
}

/* Is a line near this one known to have both sides? */
static bool
is_beside(const struct split *sp, size_t i, size_t from, size_t to)
{
	for (size_t k = i > from + 2 ? i - 2 : from; k < to && k <= i + 2;
	     k++) {
		if (!sp->across[k] && sp->all->v[k].role == FW_BODY &&
		    cut_line(sp, &sp->all->v[k]).at > 0)
			return true;
	}
	return false;
}

static void
split_page(struct split *sp, size_t from, size_t to)
{
	struct cut c;

	count_begins(sp, from, to);
	for (size_t i = from; i < to; i++) {
		const struct fw_line *l = &sp->all->v[i];
		enum fw_side side = side_of(sp, l);

		if (l->role != FW_BODY || sp->across[i]) {
			if (l->role == FW_BODY)
				emit_full(sp, l);
			else
				emit(sp, l);
			continue;
		}
		c = cut_line(sp, l);
		sp->tight = false;
		if (c.at == 0 && side == FW_FULL &&
		    is_beside(sp, i, from, to)) {
			c = cut_tight(sp, l);
			sp->tight = true;
		}
		if (c.at > 0)
			take_bullet(sp, l, &c);
		if (c.at > 0) {
			keep(sp, l, 0, c.at, l->indent, FW_LEFT);
			keep(sp, l, c.at, l->n, c.column - sp->right, FW_RIGHT);
		} else if (side == FW_FULL) {
			emit_full(sp, l);
		} else {
			keep(sp, l, 0, l->n,
			    side == FW_RIGHT ? l->indent - sp->right
					     : l->indent,
			    side);
		}
	}
	flush(sp);
}

/* With no line that has both sides: does the gutter of the page before part
 * this page's lines too? */
static bool
parts_page(struct split *sp, size_t from, size_t to)
{
	int n[4] = {0};

	sp->first = 0;
	for (size_t i = from; i < to; i++) {
		if (sp->all->v[i].role == FW_BODY)
			n[side_of(sp, &sp->all->v[i])]++;
	}
	return n[FW_LEFT] > 0 && n[FW_RIGHT] > 0 &&
	    n[FW_FULL] * 3 <= n[FW_LEFT];
}

void
fw_columns_split(struct fw_lines *all, struct arena *a)
{
	struct split *sp = arena_alloc(a, sizeof(*sp));
	size_t end;

	sp->all = all;
	sp->a = a;
	find_across(sp);
	for (size_t i = 0; i < all->n; i = end) {
		memset(&sp->scan, 0, sizeof(sp->scan));
		for (end = i;
		     end < all->n && all->v[end].page == all->v[i].page;
		     end++) {
			if (all->v[end].role == FW_BODY)
				scan_line(&sp->scan, &all->v[end]);
		}
		sum_up(&sp->scan);
		sp->gutter =
		    find_gutter(&sp->scan, sp->before > 0 ? 1 : LEAST_LINES);
		if (sp->gutter == 0 && sp->before > 0) {
			sp->gutter = sp->before;
			if (!parts_page(sp, i, end))
				sp->gutter = 0;
		}
		if (sp->gutter > 0) {
			sp->before = sp->gutter;
			split_page(sp, i, end);
		} else {
			for (size_t k = i; k < end; k++)
				emit(sp, &all->v[k]);
		}
	}
	all->v = sp->out.v;
	all->n = sp->out.n;
}
