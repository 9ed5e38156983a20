/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_strips.h"

#include <stdlib.h>
#include <string.h>

#include "formats/fw_habits.h"
#include "formats/fw_mark.h"

#define COLUMN 0.48 /* ems that a column of the text is wide, about */
#define LEAST_WIDTHS 6 /* lines from which a width is known */
#define SURE 2.0 /* nats: a cut to learn from */

/* -- reading ----------------------------------------------------------------
 */

static int
columns_of(const char *s, size_t n)
{
	int c = 0;

	for (size_t i = 0; i < n; i++)
		c += ((unsigned char)s[i] & 0xc0) != 0x80;
	return c;
}

static bool
is_word_start(const struct fw_line *l, size_t i)
{
	return i > 0 && l->s[i - 1] == ' ' && l->s[i] != ' ';
}

/* Bytes of a number or bullet at the start of a text, with its spaces. */
static size_t
marker_of(const char *s)
{
	struct fw_number num;
	size_t skip;
	int glyph;

	skip = fw_mark_bullet(s, &glyph);
	if (skip == 0 && fw_mark_number(s, &num) && num.strong)
		skip = num.skip;
	return skip;
}

/* Runs of spaces count as one. */
static const double *
read_widths(const struct fw_line *l, struct arena *a)
{
	double *w = arena_array(a, l->n + 1, sizeof(*w));

	for (size_t i = 0; i < l->n; i++)
		w[i + 1] = w[i] +
		    (l->s[i] == ' ' && i > 0 && l->s[i - 1] == ' '
			    ? 0
			    : fw_width(l->s + i, 1));
	return w;
}

static void
read_spots(struct fw_strip *st, struct arena *a)
{
	const struct fw_line *l = st->l;
	int column = l->indent, n = 0, glyph, gap = 0;

	for (size_t i = 0; i < l->n; i++)
		n += is_word_start(l, i);
	st->spots = arena_array(a, (size_t)n + 1, sizeof(*st->spots));
	for (size_t i = 0; i < l->n; i++) {
		if (((unsigned char)l->s[i] & 0xc0) == 0x80)
			continue;
		if (is_word_start(l, i) && column <= FW_STRIP_WIDEST) {
			struct fw_spot *sp = &st->spots[st->n_spots++];

			sp->at = i;
			sp->column = column;
			sp->gap = gap;
			sp->bullet = fw_mark_bullet(l->s + i, &glyph) > 0;
		}
		gap = l->s[i] == ' ' ? gap + 1 : 0;
		column++;
	}
	st->width = read_widths(l, a);
	st->indent = l->indent;
	st->end = column;
	st->bullet = fw_mark_bullet(l->s, &glyph) > 0;
}

/* Where the head of the right column begins: behind the widest gap. */
static int
head_column(const struct fw_strip *st)
{
	int best = 0;

	for (int k = 0; k < st->n_spots; k++) {
		if (st->spots[k].gap > 1 &&
		    (best == 0 || st->spots[k].gap >= st->spots[best - 1].gap))
			best = k + 1;
	}
	return best > 0 ? st->spots[best - 1].column : 0;
}

/* Wide gaps, but for the one behind a number or bullet that it begins with. */
static int
wide_gaps(const struct fw_strip *st)
{
	size_t marker = marker_of(st->l->s);
	int n = 0;

	for (int k = 0; k < st->n_spots; k++)
		n += st->spots[k].gap > 1 && st->spots[k].at != marker;
	return n;
}

void
fw_strips_read(const struct fw_lines *all, const bool *across, struct arena *a,
    struct fw_strips *out)
{
	int region = 0, one = 0, more = 0;
	struct fw_heading h;
	const struct fw_line *before = NULL;

	memset(out, 0, sizeof(*out));
	out->v = arena_array(a, all->n + 1, sizeof(*out->v));
	for (size_t i = 0; i < all->n; i++) {
		struct fw_strip *st = &out->v[out->n];
		const struct fw_line *l = &all->v[i];
		int wide;

		if (l->role != FW_BODY)
			continue;
		out->n++;
		st->l = l;
		st->across = across[i];
		st->blank =
		    l->blank > 0 || before == NULL || before->page != l->page;
		read_spots(st, a);
		if (st->across && fw_mark_column_head(l->s, a) == FW_HEAD_BOTH)
			st->head = head_column(st);
		else if (st->across && fw_mark_heading(l->s, &h))
			region++;
		st->region = region;
		wide = st->across ? 0 : wide_gaps(st);
		one += wide == 1;
		more += wide > 1;
		before = l;
	}
	out->justified = more * 3 > one;
	out->n_regions = region + 1;
	out->widths =
	    arena_array(a, (size_t)out->n_regions, sizeof(*out->widths));
}

/* -- how wide a text is ------------------------------------------------------
 */

static double
word_width(const char *s)
{
	return fw_width(s, strcspn(s, " "));
}

/* Where a text ends that begins at byte `from`, in column `column` of its own
 * side, in ems from the side's edge. What a number or bullet takes is as wide
 * as it stands. */
static double
edge_of(const struct fw_strip *st, size_t from, size_t to, int column)
{
	const char *s = st->l->s;
	size_t skip = marker_of(s + from);

	while (to > from && s[to - 1] == ' ')
		to--;
	if (from + skip >= to)
		skip = 0;
	column += columns_of(s + from, skip);
	return COLUMN * (column > 0 ? column : 0) + st->width[to] -
	    st->width[from + skip];
}

static double
left_edge(const struct fw_strip *st, size_t to)
{
	return edge_of(st, 0, to, st->indent);
}

static double
right_edge(const struct fw_strip *st, size_t from, int column, int base)
{
	return edge_of(st, from, st->l->n, column - base);
}

/* -- what was decided --------------------------------------------------------
 */

static bool
has_left(const struct fw_strip *st)
{
	return !st->across && (st->cut.at > 0 || st->cut.side == FW_LEFT);
}

static bool
has_right(const struct fw_strip *st)
{
	return !st->across && (st->cut.at > 0 || st->cut.side == FW_RIGHT);
}

static bool
is_next(const struct fw_strip *x, const struct fw_strip *y)
{
	return !y->blank && x->l->page == y->l->page;
}

/* The first word of the text that goes on in the next line, or NULL. */
static const char *
left_goes_on(const struct fw_strip *st, const struct fw_strip *next)
{
	return next && is_next(st, next) && has_left(next) &&
		fw_mark_start(next->l->s) == FW_START_LOWER
	    ? next->l->s
	    : NULL;
}

static const char *
right_goes_on(const struct fw_strip *st, const struct fw_strip *next)
{
	return next && is_next(st, next) && has_right(next) &&
		fw_mark_start(next->l->s + next->cut.at) == FW_START_LOWER
	    ? next->l->s + next->cut.at
	    : NULL;
}

/* -- costs --------------------------------------------------------------------
 */

/* A text wider than its column: one in thirty is how far measuring widths
 * without the type's own is off. */
static double
overflow(double edge, double full)
{
	double over = full > 0 ? edge / full - 1.03 : 0;

	return over <= 0 ? 0 : over > 0.1 ? 6.0 : over * 60;
}

/* The next word would have fitted on the line. */
static double
room(double edge, double full, const char *word)
{
	double left;

	if (full <= 0 || word == NULL)
		return 0;
	left = (full - edge - 0.3 - word_width(word)) / full - 0.04;
	return left <= 0 ? 0 : left > 0.1 ? 4.0 : left * 40;
}

/* A gap that is no cut. */
static double
uncut(const struct fw_strips *s, const struct fw_strip *st, int gap)
{
	double c;

	if (st->l->gap > 1)
		gap -= st->l->gap - 1;
	if (gap < 2)
		return 0;
	c = 1.8 + 0.4 * (gap - 2);
	if (c > 7)
		c = 7;
	return s->justified && gap < 9 ? c * 0.25 : c;
}

/* All gaps of it but one, and but those behind what begins either side. */
static double
uncut_all(const struct fw_strips *s, const struct fw_strip *st, size_t cut)
{
	size_t left = marker_of(st->l->s);
	size_t right = cut > 0 ? cut + marker_of(st->l->s + cut) : 0;
	double c = 0;

	for (int k = 0; k < st->n_spots; k++) {
		size_t at = st->spots[k].at;

		if (at != cut && at != left && at != right)
			c += uncut(s, st, st->spots[k].gap);
	}
	return c;
}

/* One space is what is left where the left side is as wide as its column; it
 * would be more where that is shorter. */
static double
gap_cost(double edge, double full, int gap)
{
	double c = gap == 1 ? 1.2 : 0, more;

	if (full <= 0)
		return gap == 1 ? 1.6 : 0;
	more = (full - edge) / 0.5 - 2 - gap;
	if (more > 0)
		c += more * 0.4 > 4 ? 4 : more * 0.4;
	return c;
}

/* What stands on either side of a cut, letters alone. */
static double
ends_cost(const struct fw_strip *st, const struct fw_spot *sp)
{
	const char *s = st->l->s;
	size_t end = sp->at - (size_t)sp->gap, word = end;
	double c = 0;
	int glyph;

	while (word > 0 && s[word - 1] != ' ')
		word--;
	/* a bullet belongs to what follows it */
	if (fw_mark_bullet(s + word, &glyph) == sp->at - word)
		c += glyph < FW_GLYPH_WEAK ? 6.0 : 3.0;
	/* so does a number, but one may be all of a line's left side */
	if (marker_of(s) == sp->at)
		c += 1.5;
	else if (end < 3)
		c += 1.0;
	if (sp->gap == 1 && columns_of(s + sp->at, st->l->n - sp->at) < 5)
		c += 1.0;
	if (sp->bullet)
		c -= 1.5;
	return c;
}

static void
weigh_spot(const struct fw_strips *s, struct fw_strip *st, struct fw_spot *sp,
    const struct fw_strip *before, const struct fw_strip *next)
{
	const struct fw_strip_widths *w = &s->widths[st->region];
	size_t end = sp->at - (size_t)sp->gap;
	const char *left_word = left_goes_on(st, next);
	double left = left_edge(st, end), right;
	int base = st->cut.base > 0 ? st->cut.base : sp->column;

	if (base > sp->column || base + FW_STRIP_OFFSETS < sp->column)
		base = sp->column;
	right = right_edge(st, sp->at, sp->column, base);
	sp->cost = gap_cost(left, w->left, sp->gap) + ends_cost(st, sp) +
	    uncut_all(s, st, sp->at) + overflow(left, w->left) +
	    overflow(right, w->right);
	if (fw_mark_end(st->l->s, end) == FW_END_HYPHEN)
		sp->cost -= left_word ? 2.0 : 0;
	else
		sp->cost += room(left, w->left, left_word);
	if (fw_mark_end(st->l->s, st->l->n) != FW_END_HYPHEN)
		sp->cost += room(right, w->right, right_goes_on(st, next));
	if (before && is_next(before, st) && has_right(before) &&
	    fw_mark_start(st->l->s + sp->at) == FW_START_LOWER &&
	    fw_mark_end(before->l->s, before->l->n) != FW_END_HYPHEN)
		sp->cost += room(right_edge(before, before->cut.at,
				     before->cut.column, before->cut.base),
		    w->right, st->l->s + sp->at);
}

static void
weigh(const struct fw_strips *s, struct fw_strip *st,
    const struct fw_strip *before, const struct fw_strip *next)
{
	const struct fw_strip_widths *w = &s->widths[st->region];
	double whole = uncut_all(s, st, 0);
	struct fw_number num;

	for (int k = 0; k < st->n_spots; k++)
		weigh_spot(s, st, &st->spots[k], before, next);
	st->none = 0.8 + whole + (st->indent > 20 ? 2.0 : 0);
	st->left = 0.3 + whole + overflow(left_edge(st, st->l->n), w->left) +
	    (st->bullet ? 1.0 : 0);
	st->right = 0.3 + whole + overflow(right_edge(st, 0, 0, 0), w->right);
	if (fw_mark_number(st->l->s, &num) && num.strong)
		st->right += 2.0;
	st->full = 7.0 + whole;
}

void
fw_strips_weigh(struct fw_strips *s)
{
	for (size_t i = 0; i < s->n; i++)
		weigh(s, &s->v[i], i > 0 ? &s->v[i - 1] : NULL,
		    i + 1 < s->n ? &s->v[i + 1] : NULL);
}

/* -- learning -----------------------------------------------------------------
 */

struct widths {
	double *left, *right;
	size_t n_left, n_right;
};

static int
by_size(const void *x, const void *y)
{
	double p = *(const double *)x, q = *(const double *)y;

	return p < q ? -1 : p > q;
}

/* As wide as the widest but a few, which may hold odd signs. */
static double
full_width(double *w, size_t n)
{
	if (n < LEAST_WIDTHS)
		return 0;
	qsort(w, n, sizeof(*w), by_size);
	return w[n - 1 - n / 12];
}

/* Lines that were broken because they were full. */
static void
add_widths(
    struct widths *w, const struct fw_strip *st, const struct fw_strip *next)
{
	const struct fw_cut *c = &st->cut;
	size_t end = c->at > 0 ? c->at : st->l->n;

	if (st->across || c->margin < SURE)
		return;
	if (has_left(st) && left_goes_on(st, next))
		w->left[w->n_left++] = left_edge(st, end);
	if (has_right(st) && right_goes_on(st, next))
		w->right[w->n_right++] =
		    right_edge(st, c->at, c->column, c->base);
}

static void
learn_range(const struct fw_strips *s, size_t from, size_t to, struct widths *w)
{
	w->n_left = w->n_right = 0;
	for (size_t i = from; i + 1 < to; i++)
		add_widths(w, &s->v[i], &s->v[i + 1]);
}

void
fw_strips_learn(struct fw_strips *s, struct arena *a)
{
	struct widths w = {.left = arena_array(a, s->n + 1, sizeof(double)),
	    .right = arena_array(a, s->n + 1, sizeof(double))};
	struct fw_strip_widths all;
	size_t end;

	learn_range(s, 0, s->n, &w);
	all.left = full_width(w.left, w.n_left);
	all.right = full_width(w.right, w.n_right);
	for (int k = 0; k < s->n_regions; k++)
		s->widths[k] = all;
	for (size_t i = 0; i < s->n; i = end) {
		struct fw_strip_widths *mine = &s->widths[s->v[i].region];

		for (end = i; end < s->n && s->v[end].region == s->v[i].region;)
			end++;
		learn_range(s, i, end, &w);
		if (w.n_left >= LEAST_WIDTHS)
			mine->left = full_width(w.left, w.n_left);
		if (w.n_right >= LEAST_WIDTHS)
			mine->right = full_width(w.right, w.n_right);
	}
}
