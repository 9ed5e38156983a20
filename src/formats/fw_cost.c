/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_cost.h"

#include <string.h>

#include "formats/fw_mark.h"

/* A number that stands before its text, and the text is not taken: as sure as
 * a number with its text behind it on the line, nearly. */
#define LONE_DUE 5.0

/* -- lines --------------------------------------------------------------------
 */

static void
look_at(struct fw_unit *u, const struct fw_line *l)
{
	struct fw_number num;
	const char *space;

	u->s = l->s;
	u->n = l->n;
	u->page = l->page;
	u->blank = l->blank;
	u->side = l->side;
	u->end = fw_mark_end(l->s, l->n);
	u->bullet_skip = fw_mark_bullet(l->s, &u->glyph);
	if (u->bullet_skip == 0 && fw_mark_number(l->s, &num)) {
		u->number = num.value;
		u->number_skip = num.skip;
		u->number_strong = num.strong || l->counts;
	}
	u->start = fw_mark_start(l->s);
	u->width = fw_width(l->s, l->n);
	space = strchr(l->s, ' ');
	u->word = fw_width(l->s, space ? (size_t)(space - l->s) : l->n);
}

/* What stood on lines of their own before the line that is added next. */
struct lone_so_far {
	int bullets;
	bool last_number, last_bullet; /* the line before was one */
	int run; /* of such lines, one after another */
	int blank; /* before the first of them */
	bool scattered; /* several of a kind were together, without texts */
	int number; /* the last one, 0: none yet */
	int numbers; /* how many */
	int highest; /* of all numbers, these and those before a text */
	bool in_order; /* they count upwards, each with a text behind it */
};

/* "16." where a sentence ends: far from the numbers so far, and straight below
 * a line that goes on. */
static bool
is_in_text(const struct fw_table *t, const struct fw_line *l, int number,
    const struct lone_so_far *so_far)
{
	return number > so_far->highest + 3 && l->blank == 0 && t->n > 0 &&
	    so_far->run == 0 && t->units[t->n - 1].end == FW_END_NONE;
}

/* A number or a bullet with nothing behind it: what it belongs to comes next,
 * or later, where an extractor puts all of a column first. */
static bool
take_lone(struct fw_table *t, const struct fw_line *l, size_t i,
    struct lone_so_far *so_far, struct arena *a)
{
	struct fw_number num;
	bool bullet = false;
	size_t skip;
	int glyph;

	skip = fw_mark_bullet(l->s, &glyph);
	if (skip > 0 && l->s[skip] == '\0') {
		so_far->bullets++;
		bullet = true;
	} else if (skip == 0 && fw_mark_number(l->s, &num) &&
	    l->s[num.skip] == '\0' && (num.strong || l->counts) &&
	    l->side != FW_RIGHT && !is_in_text(t, l, num.value, so_far)) {
		if (t->lone_from[num.value] == 0) {
			t->lone_from[num.value] = (int)t->n + 1;
			t->lone_page[num.value] = l->page;
		}
		t->lone = arena_grow(
		    a, t->lone, t->n_lone, &t->cap_lone, sizeof(*t->lone));
		so_far->in_order &=
		    !so_far->last_number && num.value > so_far->number;
		so_far->number = num.value;
		if (num.value > so_far->highest)
			so_far->highest = num.value;
		so_far->numbers++;
		t->lone[t->n_lone].line = i;
		t->lone[t->n_lone++].number = num.value;
	} else {
		return false;
	}
	if (so_far->run++ == 0)
		so_far->blank = l->blank;
	else if (so_far->last_bullet == bullet)
		so_far->scattered = true;
	so_far->last_number = !bullet;
	so_far->last_bullet = bullet;
	return true;
}

static void
add_unit(struct fw_table *t, const struct fw_line *l, size_t i,
    struct lone_so_far *so_far)
{
	struct fw_unit *u = &t->units[t->n++];
	double ask = l->blank == 0 ? 5.0 : so_far->run == 1 ? 2.0 : 0.5;

	u->line = i;
	look_at(u, l);
	u->bullets_before = so_far->bullets;
	u->passed = so_far->number;
	if (u->number_strong && u->number > so_far->highest &&
	    u->number <= so_far->highest + 2)
		so_far->highest = u->number;
	if (so_far->last_number)
		u->ask_number = ask;
	if (so_far->last_bullet)
		u->ask_bullet = ask;
	if (so_far->run > 0)
		u->blank = so_far->blank;
	so_far->run = 0;
	so_far->last_number = so_far->last_bullet = false;
}

/* Where numbers and bullets are apart from their texts they may stand behind
 * them too, but on the same page. */
static void
spread_lone(struct fw_table *t, const struct lone_so_far *so_far)
{
	struct fw_unit *u = t->units;
	int first = 0;

	for (size_t i = t->n; i-- > 0;) {
		if (!so_far->scattered)
			u[i].lone_bullets = u[i].bullets_before;
		else if (i + 1 == t->n)
			u[i].lone_bullets = so_far->bullets;
		else if (t->paged && u[i + 1].page == u[i].page)
			u[i].lone_bullets = u[i + 1].lone_bullets;
		else
			u[i].lone_bullets = u[i + 1].bullets_before;
	}
	if (!so_far->scattered || !t->paged)
		return;
	for (int k = 1; k <= FW_NUMBER_MAX; k++) {
		if (t->lone_from[k] == 0)
			continue;
		first = t->lone_from[k] - 1;
		while (first > 0 && u[first - 1].page == t->lone_page[k])
			first--;
		t->lone_from[k] = first + 1;
	}
}

/* Lines that begin with a number and go on. */
static int
numbered(const struct fw_table *t)
{
	int n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += t->units[i].number > 0 && t->units[i].number_strong;
	return n;
}

void
fw_cost_prepare(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_habits *habits, struct arena *a, struct fw_table *out)
{
	struct lone_so_far so_far = {.in_order = true};
	enum fw_side hint = FW_ANY;

	memset(out, 0, sizeof(*out));
	out->habits = habits;
	fw_habits_widths(all, part, habits, a, out->width);
	out->paged = all->paged;
	out->units =
	    arena_array(a, part->to - part->from + 1, sizeof(*out->units));
	for (size_t i = part->from; i < part->to; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->role == FW_COLUMN_HEAD) {
			enum fw_column_head h = fw_mark_column_head(l->s, a);

			hint = h == FW_HEAD_RIGHT && hint == FW_ANY ? FW_RIGHT
			    : h == FW_HEAD_LEFT && hint == FW_ANY   ? FW_LEFT
								    : FW_FULL;
		}
		if (l->role != FW_BODY || take_lone(out, l, i, &so_far, a))
			continue;
		add_unit(out, l, i, &so_far);
		out->units[out->n - 1].hint = hint == FW_FULL ? FW_ANY : hint;
		hint = FW_ANY;
		if (out->n > FW_TABLE_MAX)
			return;
	}
	out->lone_bullets = so_far.bullets;
	/* one alone may be a page's number, or a line's end; where others
	 * have their texts behind them these few were put out of place */
	out->lone_before = so_far.in_order && so_far.numbers > 1 &&
	    so_far.numbers > 3 * numbered(out);
	spread_lone(out, &so_far);
}

/* -- going on
 * ------------------------------------------------------------------- */

/* Room on line i for the first word of line j: then the break was wanted. */
static double
room_cost(const struct fw_table *t, int side, const struct fw_unit *x,
    const struct fw_unit *y)
{
	double full = t->width[side], left;

	if (full <= 0)
		return 0;
	left = (full - x->width - 0.3 - y->word) / full - 0.04;
	if (left <= 0)
		return 0;
	return left > 0.16 ? 4.0 : left * 25;
}

/* Line j goes on with the item whose last line is i. */
static double
go_on(const struct fw_table *t, int side, int i, int j, bool group)
{
	const struct fw_unit *x = &t->units[i], *y = &t->units[j];
	double c = 0;

	switch (x->end) {
	case FW_END_STOP:
		c = group ? 4.0 : y->start == FW_START_LOWER ? 3.5 : 1.6;
		break;
	case FW_END_COLON:
		c = group ? 4.5 : 1.0;
		break;
	case FW_END_HYPHEN:
		c = y->start == FW_START_LOWER ? -0.5 : 1.0;
		break;
	case FW_END_NONE:
		c = y->start == FW_START_LOWER   ? 0
		    : y->start == FW_START_UPPER ? 1.0
						 : 0.3;
		break;
	}
	c += room_cost(t, side, x, y) + y->ask_number + y->ask_bullet;
	/* a capital at a line's start is all that tells them apart */
	if (side == 1 && t->habits->unmarked && !group &&
	    y->start == FW_START_UPPER)
		c += 1.0;
	if (i == j - 1 && y->blank > 0 && x->page == y->page)
		c += t->habits->blank;
	if (y->bullet_skip > 0)
		c += y->glyph < FW_GLYPH_WEAK        ? 6.0
		    : t->habits->glyph[y->glyph] > 0 ? 0.5
						     : 4.0;
	if (y->number > 0 && y->number_strong)
		c += 3.5;
	return c;
}

/* The item whose last line is i ends there. */
static double
close_item(const struct fw_table *t, int side, int i)
{
	const struct fw_unit *x = &t->units[i];
	double full = t->width[side], c;

	c = side == 0 ? t->habits->open_statement : t->habits->open_bullet;
	switch (x->end) {
	case FW_END_STOP:
		return 0;
	case FW_END_COLON: /* the heading of bullets, not a statement */
		return side == 0 ? 5.0 : 3.0;
	case FW_END_HYPHEN:
		return c + 3.0;
	case FW_END_NONE:
		break;
	}
	/* a short last line is one that ended */
	if (full > 0 && x->width < 0.75 * full)
		c = c > 1.0 ? c - 0.8 : 0.2;
	return c;
}

static double
close_right(const struct fw_table *t, const struct fw_state *s, bool by_group)
{
	const struct fw_unit *x;

	if (s->last[1] < 0)
		return by_group ? 0 : 1.5; /* bullets without a heading */
	if (s->kind == FW_BULLET)
		return close_item(t, 1, s->last[1]);
	if (by_group)
		return 4.5;
	x = &t->units[s->last[1]];
	return x->end == FW_END_COLON ? 0
	    : x->end == FW_END_STOP   ? t->habits->no_colon + 1.0
				      : t->habits->no_colon;
}

/* -- from column to column
 * --------------------------------------------------------- */

static double
turn(const struct fw_table *t, const struct fw_state *s, int j, bool to_right,
    bool goes_on)
{
	const struct fw_unit *y = &t->units[j];
	bool top = j > 0 && t->units[j - 1].page != y->page;
	int last = s->last[to_right];
	bool cut = last >= 0 && t->units[last].page != y->page;
	double c = 0;

	if (y->hint != FW_ANY && (y->hint == FW_RIGHT) != to_right)
		c += 5.0;
	if (y->side == FW_LEFT || y->side == FW_RIGHT)
		return c;
	if (!goes_on)
		return c + (top && to_right && !s->right ? 0.3 : 0);
	if (s->right == to_right)
		return c + (top ? 0.7 : 0);
	if (top)
		return c + (to_right ? 1.0 : 0);
	if (y->blank == 0)
		c += t->habits->no_blank;
	if (!t->paged)
		return c + (to_right ? 1.5 : 3.0);
	if (to_right)
		return c + (cut ? 0.2 : 7.0);
	return c + (cut ? 3.5 : 7.0);
}

static bool
is_allowed(const struct fw_unit *y, bool to_right)
{
	return y->side != (to_right ? FW_LEFT : FW_RIGHT);
}

/* -- one label
 * ----------------------------------------------------------------------- */

/* Does this number stand on a line of its own, for line j to take? */
static bool
has_lone(const struct fw_table *t, int j, int number)
{
	int from = number <= FW_NUMBER_MAX ? t->lone_from[number] : 0;

	return from > 0 && from - 1 <= j;
}

/* A number on a line of its own was passed and no statement took it: what
 * stands on the left now is its text. */
static bool
is_due(const struct fw_table *t, const struct fw_state *from, int j, int number)
{
	return t->lone_before && t->units[j].passed > number &&
	    from->number < t->units[j].passed;
}

static bool
begin_statement(const struct fw_table *t, const struct fw_state *from, int j,
    struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];
	int ahead = y->number - from->number;

	if (y->number > 0 && ahead >= 1 && ahead <= 2) {
		*cost += ahead == 1 ? 0 : 6.0;
		if (!y->number_strong)
			*cost += t->habits->bare_number;
		*cost += y->ask_number;
		to->number = y->number;
	} else if (has_lone(t, j, from->number + 1) && y->bullet_skip == 0) {
		*cost += y->start == FW_START_LOWER ? 4.0 : 0.3;
		to->number = from->number + 1;
		if (is_due(t, from, j, to->number))
			*cost += LONE_DUE; /* that one was due before */
	} else {
		return false;
	}
	*cost += y->ask_bullet;
	if (from->last[0] >= 0)
		*cost += close_item(t, 0, from->last[0]);
	*cost += turn(t, from, j, false, false);
	return true;
}

/* A bullet without a sign: behind a heading, or a line that ended early or
 * with a stop. */
static double
begin_unmarked(const struct fw_table *t, const struct fw_state *from,
    const struct fw_unit *y)
{
	const struct fw_unit *x = &t->units[from->last[1]];
	double c = y->start == FW_START_UPPER ? 0.3 : 4.0;

	if (x->end == FW_END_NONE && x->page == y->page &&
	    room_cost(t, 1, x, y) <= 0)
		c += 1.5; /* nothing says that it ended there */
	return c;
}

static bool
begin_bullet(const struct fw_table *t, const struct fw_state *from, int j,
    struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];

	if (y->bullet_skip > 0) {
		*cost += t->habits->glyph[y->glyph] + y->ask_bullet;
	} else if (from->used < y->lone_bullets) {
		*cost += y->start == FW_START_LOWER ? 2.0 : 0.3;
		to->used++;
	} else if (t->habits->unmarked && from->last[1] >= 0) {
		*cost += begin_unmarked(t, from, y);
	} else {
		return false;
	}
	*cost += close_right(t, from, false) + y->ask_number +
	    turn(t, from, j, true, false);
	to->kind = FW_BULLET;
	return true;
}

static bool
begin_group(
    const struct fw_table *t, const struct fw_state *from, int j, double *cost)
{
	const struct fw_unit *y = &t->units[j];

	if (y->bullet_skip > 0 && y->glyph < FW_GLYPH_WEAK)
		return false;
	*cost += 0.7 + close_right(t, from, true) +
	    turn(t, from, j, true, false) + y->ask_number + y->ask_bullet;
	*cost += y->start == FW_START_UPPER ? 0
	    : y->start == FW_START_LOWER    ? 5.0
					    : 1.5;
	if (y->number > 0 && y->number_strong)
		*cost += 4.0;
	if (y->bullet_skip > 0)
		*cost += 3.0;
	if (y->blank == 0 && j > 0 && from->last[1] == j - 1 &&
	    t->units[j - 1].page == y->page)
		*cost += 0.6 * t->habits->no_blank;
	return true;
}

bool
fw_cost_of(const struct fw_table *t, const struct fw_state *from, int j,
    enum fw_label label, struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];
	bool right =
	    label == FW_GOES_RIGHT || label == FW_GROUP || label == FW_BULLET;
	int last = from->last[right];

	*to = *from;
	*cost = 0;
	if (label == FW_NOWHERE) {
		*cost = y->side == FW_FULL ? 3.0 : 8.0;
		return true;
	}
	if (!is_allowed(y, right))
		return false;
	switch (label) {
	case FW_GOES_LEFT:
	case FW_GOES_RIGHT:
		if (last < 0)
			return false;
		if (!right && is_due(t, from, j, from->number))
			*cost += LONE_DUE;
		*cost +=
		    go_on(t, right, last, j, right && from->kind == FW_GROUP) +
		    turn(t, from, j, right, true);
		break;
	case FW_STATEMENT:
		if (!begin_statement(t, from, j, to, cost))
			return false;
		break;
	case FW_GROUP:
		if (!begin_group(t, from, j, cost))
			return false;
		to->kind = FW_GROUP;
		break;
	case FW_BULLET:
		if (!begin_bullet(t, from, j, to, cost))
			return false;
		break;
	case FW_NOWHERE:
		break;
	}
	if (y->side == FW_FULL)
		*cost += 5.0;
	to->right = right;
	to->last[right] = j;
	return true;
}

double
fw_cost_end(const struct fw_table *t, const struct fw_state *s)
{
	double c = 2.0 * (t->lone_bullets - s->used);

	for (int k = s->number + 1; k <= FW_NUMBER_MAX; k++)
		c += t->lone_from[k] > 0 ? 4.0 : 0;
	if (s->last[0] >= 0)
		c += close_item(t, 0, s->last[0]);
	if (s->last[1] >= 0)
		c += s->kind == FW_GROUP ? 4.5 : close_item(t, 1, s->last[1]);
	return c;
}
