/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_strips.h"

#include <math.h>
#include <string.h>

#include "formats/fw_mark.h"
#include "formats/fw_type.h"

#define LEAST_WIDTHS 6 /* lines from which a width is known */
#define IN_TABLE 8.0 /* nats: no columns, where their heads were seen */
#define LEAST_SLACK 0.008 /* shares of a width */
#define MOST_SLACK 0.03
#define BORROWED_SLACK 0.06 /* where the width is that of other tables */
#define SAME 0.08 /* share by which the same width may differ */
#define TYPE_LEARNED 2 /* times; it does not change then */
#define SURE 2.0 /* nats: a cut to learn from */

int
fw_strips_columns(const char *s, size_t n)
{
	int c = 0;

	for (size_t i = 0; i < n; i++)
		c += ((unsigned char)s[i] & 0xc0) != 0x80;
	return c;
}

size_t
fw_strips_marker(const char *s)
{
	struct fw_number num;
	size_t skip;
	int glyph;

	skip = fw_mark_bullet(s, &glyph);
	if (skip == 0 && fw_mark_number(s, &num) && num.strong)
		skip = num.skip;
	return skip;
}

/* -- how wide a text is ------------------------------------------------------
 */

/* Measures all lines anew; runs of spaces count as one. */
static void
set_type(struct fw_strips *s, int type)
{
	s->type = type;
	for (size_t i = 0; i < s->n; i++) {
		const struct fw_line *l = s->v[i].l;
		double *w = s->v[i].width;

		for (size_t k = 0; k < l->n; k++)
			w[k + 1] = w[k] +
			    (l->s[k] == ' ' && k > 0 && l->s[k - 1] == ' '
				    ? 0
				    : fw_type_width(type, l->s + k));
	}
}

/* A space and the first word of s. */
static double
word_width(const struct fw_strips *f, const char *s)
{
	double w = fw_type_width(f->type, " ");

	for (; *s && *s != ' '; s++)
		w += fw_type_width(f->type, s);
	return w;
}

/* Where a text ends that begins at byte `from`, in column `column` of its own
 * side, in ems from the side's edge. Where texts hang, what a number or bullet
 * takes is as wide as it stands. */
static double
edge_of(const struct fw_strips *f, const struct fw_strip *st, bool hangs,
    size_t from, size_t to, int column)
{
	const char *s = st->l->s;
	size_t skip = fw_strips_marker(s + from);

	while (to > from && s[to - 1] == ' ')
		to--;
	if (skip < 2 || from + skip >= to ||
	    (!hangs && s[from + skip - 2] != ' '))
		skip = 0;
	column += fw_strips_columns(s + from, skip);
	return fw_type_column(f->type) * column + st->width[to] -
	    st->width[from + skip];
}

static double
left_edge(const struct fw_strips *s, const struct fw_strip *st, size_t to)
{
	return edge_of(s, st, s->hangs[0], 0, to, st->indent - st->margin);
}

static double
right_edge(const struct fw_strips *s, const struct fw_strip *st, size_t from,
    int column, int base)
{
	return edge_of(s, st, s->hangs[1], from, st->l->n, column - base);
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

/* A text wider than its column. */
static double
overflow(double edge, double full, double slack)
{
	double over = full > 0 ? edge / full - 1 - slack : 0;

	return over <= 0 ? 0 : fmin(12.0, over * 1.8 / slack);
}

/* The next word would have fitted on the line. */
static double
room(const struct fw_strips *s, double edge, double full, double slack,
    const char *word)
{
	double left;

	if (full <= 0 || word == NULL)
		return 0;
	left = 1 - (edge + word_width(s, word)) / full - slack;
	return left <= 0 ? 0 : fmin(3.0, left * 1.2 / slack);
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
	return s->justified && gap < 9 ? c * 0.5 : c;
}

/* All gaps of it but one, and but those behind what begins either side. */
static double
uncut_all(const struct fw_strips *s, const struct fw_strip *st, size_t cut)
{
	size_t left = fw_strips_marker(st->l->s);
	size_t right = cut > 0 ? cut + fw_strips_marker(st->l->s + cut) : 0;
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
		c += fmin(2.5, more * 0.4);
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
		c += glyph < FW_GLYPH_WEAK ? 9.0 : 3.0;
	/* so does a number, but one may be all of a line's left side */
	if (fw_strips_marker(s) == sp->at)
		c += 1.5;
	else if (end < 3)
		c += 1.0;
	if (sp->gap == 1 &&
	    fw_strips_columns(s + sp->at, st->l->n - sp->at) < 5)
		c += 1.0;
	if (sp->bullet)
		c -= 1.5;
	return c;
}

/* What the right side's last line, and the left one's next, say to how the
 * two sides begin and end at a cut. last: NULL where the table begins. */
static double
flow_cost(const struct fw_strip *st, const struct fw_spot *sp,
    const struct fw_strip *last, const char *left_word)
{
	const char *s = st->l->s;
	size_t end = sp->at - (size_t)sp->gap;
	enum fw_start start = fw_mark_start(s + sp->at);
	double c = 0;

	if (left_word && fw_mark_end(s, end) == FW_END_STOP)
		c += 1.5;
	if (sp->bullet)
		return c;
	if (last == NULL)
		return c + (start == FW_START_LOWER ? 2.5 : 0);
	switch (fw_mark_end(last->l->s, last->l->n)) {
	case FW_END_STOP:
		return c + (start == FW_START_LOWER ? 2.0 : 0);
	case FW_END_COLON:
		return c + (start == FW_START_LOWER ? 1.0 : 0);
	case FW_END_HYPHEN:
		return c + (start == FW_START_UPPER ? 1.0 : 0);
	case FW_END_NONE:
		return c + (start == FW_START_UPPER ? 0.7 : 0);
	}
	return c;
}

static void
weigh_spot(const struct fw_strips *s, struct fw_strip *st, struct fw_spot *sp,
    const struct fw_strip *last, const struct fw_strip *next)
{
	const struct fw_strip_widths *w = &s->widths[st->region];
	size_t end = sp->at - (size_t)sp->gap;
	const char *left_word = left_goes_on(st, next);
	double left = left_edge(s, st, end), right;
	int base = st->cut.base > 0 ? st->cut.base : sp->column;

	if (base > sp->column || base + FW_STRIP_OFFSETS < sp->column)
		base = sp->column;
	right = right_edge(s, st, sp->at, sp->column, base);
	sp->cost = gap_cost(left, w->left, sp->gap) + ends_cost(st, sp) +
	    uncut_all(s, st, sp->at) + overflow(left, w->left, w->left_slack) +
	    overflow(right, w->right, w->right_slack);
	if (fw_mark_end(st->l->s, end) == FW_END_HYPHEN)
		sp->cost -= left_word ? 2.0 : 0;
	else
		sp->cost += room(s, left, w->left, w->left_slack, left_word);
	if (fw_mark_end(st->l->s, st->l->n) != FW_END_HYPHEN)
		sp->cost += room(s, right, w->right, w->right_slack,
		    right_goes_on(st, next));
	if (s->decided)
		sp->cost += flow_cost(st, sp, last, left_word);
	if (last && last + 1 == st && is_next(last, st) &&
	    fw_mark_start(st->l->s + sp->at) == FW_START_LOWER &&
	    fw_mark_end(last->l->s, last->l->n) != FW_END_HYPHEN)
		sp->cost += room(s,
		    right_edge(s, last, last->cut.at, last->cut.column,
			last->cut.base),
		    w->right, w->right_slack, st->l->s + sp->at);
}

static void
weigh(const struct fw_strips *s, struct fw_strip *st,
    const struct fw_strip *last, const struct fw_strip *next)
{
	const struct fw_strip_widths *w = &s->widths[st->region];
	double whole = uncut_all(s, st, 0), over;
	struct fw_number num;

	for (int k = 0; k < st->n_spots; k++)
		weigh_spot(s, st, &st->spots[k], last, next);
	st->none = 0.8 + (st->table ? IN_TABLE : 0) + whole +
	    (st->indent > 20 ? 2.0 : 0);
	over = overflow(left_edge(s, st, st->l->n), w->left, w->left_slack);
	st->over = over > 0;
	st->left = 0.3 + whole + over + (st->bullet ? 1.0 : 0);
	st->right = 0.3 + whole +
	    overflow(right_edge(s, st, 0, 0, 0), w->right, w->right_slack);
	if (fw_mark_number(st->l->s, &num) && num.strong)
		st->right += 2.0;
	st->full = 9.0 + whole;
}

void
fw_strips_weigh(struct fw_strips *s)
{
	const struct fw_strip *last = NULL; /* with a right side */

	for (size_t i = 0; i < s->n; i++) {
		struct fw_strip *st = &s->v[i];

		if (st->across && st->head == 0)
			last = NULL;
		weigh(s, st, last, i + 1 < s->n ? st + 1 : NULL);
		if (has_right(st))
			last = st;
	}
}

/* -- learning -----------------------------------------------------------------
 */

struct broken {
	struct fw_broken *v[2]; /* left and right */
	size_t n[2];
	double off, lines; /* sums over what was measured */
};

static void
add_broken(const struct fw_strips *s, struct broken *b, bool right, double end,
    const char *last, size_t n, const char *word)
{
	struct fw_broken *one = &b->v[right][b->n[right]++];

	one->end = end;
	/* of a word that was broken nobody knows how much would have fitted */
	one->more = fw_mark_end(last, n) == FW_END_HYPHEN
	    ? end * 2
	    : end + word_width(s, word);
}

/* Lines that were broken because they were full. */
static void
add_line(const struct fw_strips *s, struct broken *b, const struct fw_strip *st,
    const struct fw_strip *next)
{
	const struct fw_line_cut *c = &st->cut;
	size_t end = c->at > 0 ? c->at : st->l->n;
	const char *word;

	if (st->across || c->margin < SURE)
		return;
	while (end > 0 && st->l->s[end - 1] == ' ')
		end--;
	word = has_left(st) ? left_goes_on(st, next) : NULL;
	if (word)
		add_broken(
		    s, b, false, left_edge(s, st, end), st->l->s, end, word);
	word = has_right(st) ? right_goes_on(st, next) : NULL;
	if (word)
		add_broken(s, b, true,
		    right_edge(s, st, c->at, c->column, c->base), st->l->s,
		    st->l->n, word);
}

static void
learn_range(const struct fw_strips *s, size_t from, size_t to, struct broken *b,
    struct fw_strip_widths *out)
{
	double *full[2] = {&out->left, &out->right}, off;

	b->n[0] = b->n[1] = 0;
	for (size_t i = from; i + 1 < to; i++)
		add_line(s, b, &s->v[i], &s->v[i + 1]);
	for (int k = 0; k < 2; k++) {
		if (b->n[k] < LEAST_WIDTHS)
			continue;
		*full[k] = fw_type_edge(b->v[k], b->n[k], &off);
		b->off += off * (double)b->n[k];
		b->lines += (double)b->n[k];
	}
}

struct known {
	double width; /* of the table before */
	int n;
	bool differ;
};

static void
compare(struct known *k, double width)
{
	if (width <= 0)
		return;
	k->differ |= k->n > 0 && fabs(width - k->width) > SAME * k->width;
	k->width = width;
	k->n++;
}

/* Widths of all regions, in the type that was set; what they are off by. Where
 * all are the same, those that are too short to be known are too. */
static double
learn_widths(struct fw_strips *s, struct broken *b)
{
	struct fw_strip_widths all = {.left = 0};
	struct known left = {0}, right = {0};
	double off, slack;
	size_t end;

	learn_range(s, 0, s->n, b, &all);
	b->off = b->lines = 0;
	memset(s->widths, 0, (size_t)s->n_regions * sizeof(*s->widths));
	for (size_t i = 0; i < s->n; i = end) {
		struct fw_strip_widths *w = &s->widths[s->v[i].region];

		for (end = i; end < s->n && s->v[end].region == s->v[i].region;)
			end++;
		learn_range(s, i, end, b, w);
		compare(&left, w->left);
		compare(&right, w->right);
	}
	off = b->lines > 0 ? b->off / b->lines : 0;
	slack = fmin(MOST_SLACK, fmax(LEAST_SLACK, 0.006 + 10 * off));
	for (int k = 0; k < s->n_regions; k++) {
		struct fw_strip_widths *w = &s->widths[k];

		w->left_slack = w->left > 0 ? slack : BORROWED_SLACK;
		w->right_slack = w->right > 0 ? slack : BORROWED_SLACK;
		if (w->left <= 0 && left.n > 1 && !left.differ)
			w->left = all.left;
		if (w->right <= 0 && right.n > 1 && !right.differ)
			w->right = all.right;
	}
	return off;
}

/* Do texts go on right of their numbers, or of their bullets? */
static void
learn_hanging(struct fw_strips *s)
{
	int n[2][2] = {{0}};

	for (size_t i = 0; i + 1 < s->n; i++) {
		const struct fw_strip *st = &s->v[i], *next = &s->v[i + 1];
		size_t skip = fw_strips_marker(st->l->s), at = st->cut.at;

		if (has_left(st) && skip > 0 && left_goes_on(st, next))
			n[0][next->indent > st->indent + 1]++;
		skip = fw_strips_marker(st->l->s + at);
		if (has_right(st) && skip > 0 && right_goes_on(st, next))
			n[1][next->cut.column > st->cut.column + 1]++;
	}
	for (int k = 0; k < 2; k++)
		s->hangs[k] = n[k][1] > n[k][0];
}

void
fw_strips_forget(struct fw_strips *s)
{
	s->decided = false;
	memset(s->widths, 0, (size_t)s->n_regions * sizeof(*s->widths));
	for (size_t i = 0; i < s->n; i++)
		memset(&s->v[i].cut, 0, sizeof(s->v[i].cut));
}

void
fw_strips_learn(struct fw_strips *s, struct arena *a)
{
	struct broken b = {.off = 0};
	double off, least = 0;
	int best = 0;

	for (int k = 0; k < 2; k++)
		b.v[k] = arena_array(a, s->n + 1, sizeof(*b.v[k]));
	learn_hanging(s);
	for (int type = 0; type < FW_TYPES && s->learned < TYPE_LEARNED;
	     type++) {
		set_type(s, type);
		off = learn_widths(s, &b);
		if (type == 0 || off < least) {
			least = off;
			best = type;
		}
	}
	if (s->learned++ < TYPE_LEARNED)
		set_type(s, best);
	(void)learn_widths(s, &b);
	s->decided = true;
}
