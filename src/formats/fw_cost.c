/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_cost.h"

#include <string.h>

#include "formats/fw_habits.h"

/* Of what the document's other words say, how much is believed: they are few.
 */
#define FIT 0.7

/* A line that begins with the number that comes next, and goes on all the same:
 * beside what any number costs. */
#define NEXT_NUMBER 3.0

/* An item that ends in "the" or "of" does not end there. */
#define BREAKS_OFF 2.5

/* Lines of both columns by turns are rare, and come together: to begin with it
 * is dear, to go on is not. */
#define MIX 5.0
#define MIX_LINE 0.15
#define MIX_TURN 0.3

/* A line that does not begin where what it is taken for begins elsewhere in the
 * document: its author's eye would have seen that, but tables have odd cells.
 */
#define OFF_PLACE 5.0

/* A number that stands before its text, and the text is not taken: as sure as
 * a number with its text behind it on the line, nearly. */
#define LONE_DUE 5.0

/* -- going on
 * ------------------------------------------------------------------- */

/* Room on line i for the first word of line j: then the break was wanted. */
static double
room_cost(const struct fw_units *t, int side, const struct fw_unit *x,
    const struct fw_unit *y)
{
	double full = t->width[side], left;

	if (full <= 0)
		return 0;
	if (t->boxed) {
		/* known, and not guessed from letters */
		left = (full - x->width - x->space - y->word) / full - 0.01;
		return left <= 0 ? 0 : left > 0.1 ? 5.0 : 1.0 + left * 40;
	}
	left = (full - x->width - 0.3 - y->word) / full - 0.04;
	if (left <= 0)
		return 0;
	return left > 0.16 ? 4.0 : left * 25;
}

/* Line j begins where others of its column that go on do not. */
static double
level_cost(const struct fw_unit *y, int side, bool group)
{
	if (y->level == FW_LEVEL_ANY)
		return 0;
	if (side == 0 || !group)
		return y->level == FW_LEVEL_OUT ? OFF_PLACE : 0;
	return y->level == FW_LEVEL_IN ? OFF_PLACE : 0;
}

/* Line j goes on with the item whose last line is i. */
static double
go_on(const struct fw_units *t, int side, int i, int j, bool group)
{
	const struct fw_unit *x = &t->units[i], *y = &t->units[j];
	double c = 0;

	switch (x->end) {
	case FW_END_STOP:
		c = group ? 4.0 : y->start == FW_START_LOWER ? 3.5 : 1.6;
		if (side == 1 && y->start != FW_START_LOWER)
			c += t->habits->bare_shut;
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
		if (side == 1 && !group && y->start == FW_START_UPPER)
			c += t->habits->bare_upper;
		break;
	}
	c += level_cost(y, side, group);
	c += room_cost(t, side, x, y) + y->ask_number + y->ask_bullet;
	c -= FIT * fw_pairs_fit(t->pairs, &x->last_word, &y->first_word);
	if (x->to + 1 == y->from && y->blank > 0 && x->page == y->page)
		c += t->habits->blank;
	if (y->bullet_skip > 0)
		c += y->glyph < FW_GLYPH_WEAK        ? 6.0
		    : t->habits->glyph[y->glyph] > 0 ? 0.5
						     : 4.0;
	/* "2. Later" at a line's start, below the text and not the number */
	if (y->number > 0 && y->number_strong && y->side != FW_RIGHT &&
	    (side == 1 || y->level != FW_LEVEL_IN))
		c += 3.5;
	return c;
}

/* The item whose last line is i ends there. */
static double
close_item(const struct fw_units *t, int side, int i)
{
	const struct fw_unit *x = &t->units[i];
	double full = t->width[side], c;

	c = side == 0 ? t->habits->open_statement : t->habits->open_bullet;
	switch (x->end) {
	case FW_END_STOP:
		return side == 0 ? t->habits->shut_statement
				 : t->habits->shut_bullet;
	case FW_END_COLON: /* the heading of bullets, not a statement */
		return side == 0 ? 5.0 : 3.0;
	case FW_END_HYPHEN:
		return c + 3.0;
	case FW_END_NONE:
		break;
	}
	if (x->breaks_off)
		return c + BREAKS_OFF;
	/* a short last line is one that ended */
	if (full > 0 && x->width < 0.75 * full)
		c = c > 1.0 ? c - 0.8 : 0.2;
	return c;
}

static double
close_right(const struct fw_units *t, const struct fw_state *s, bool by_group)
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
	    : x->by                   ? t->habits->no_colon * 0.3
	    : x->end == FW_END_STOP   ? t->habits->no_colon + 1.0
				      : t->habits->no_colon;
}

/* -- from column to column
 * --------------------------------------------------------- */

static double
turn(const struct fw_units *t, const struct fw_state *s, int j, bool to_right,
    bool goes_on, bool mixed)
{
	const struct fw_unit *y = &t->units[j];
	bool top = y->top;
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
	if (mixed)
		return c + MIX_TURN;
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
has_lone(const struct fw_units *t, int j, int number)
{
	int from = number <= FW_NUMBER_MAX ? t->lone_from[number] : 0;

	return from > 0 && from - 1 <= j;
}

/* A number on a line of its own was passed and no statement took it: what
 * stands on the left now is its text. */
static bool
is_due(const struct fw_units *t, const struct fw_state *from, int j, int number)
{
	return t->lone_before && t->units[j].passed > number &&
	    from->number < t->units[j].passed;
}

static bool
begin_statement(const struct fw_units *t, const struct fw_state *from, int j,
    struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];
	int ahead = y->number - from->number;

	if (y->number > 0 && ahead >= 1 && ahead <= 2) {
		*cost += ahead == 1 ? 0 : 6.0;
		if (!y->number_strong)
			*cost += t->habits->bare_number;
		if (y->level == FW_LEVEL_IN)
			*cost += OFF_PLACE;
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
	*cost += turn(t, from, j, false, false, to->mixed);
	return true;
}

/* A bullet without a sign: behind a heading, or a line that ended early or
 * with a stop. */
static double
begin_plain(const struct fw_units *t, const struct fw_state *from,
    const struct fw_unit *y)
{
	const struct fw_unit *x = &t->units[from->last[1]];
	double c =
	    t->habits->plain_bullet + (y->start == FW_START_UPPER ? 0 : 4.0);

	if (x->end == FW_END_NONE && x->page == y->page &&
	    room_cost(t, 1, x, y) <= 0)
		c += 1.5; /* nothing says that it ended there */
	return c;
}

static bool
begin_bullet(const struct fw_units *t, const struct fw_state *from, int j,
    struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];

	if (y->bullet_skip > 0) {
		*cost += t->habits->glyph[y->glyph] + y->ask_bullet;
	} else if (from->used < y->lone_bullets) {
		*cost += y->start == FW_START_LOWER ? 2.0 : 0.3;
		to->used++;
	} else if (t->bare_bullets && y->level != FW_LEVEL_OUT &&
	    y->side == FW_RIGHT) {
		*cost += y->start == FW_START_LOWER ? 4.0 : 0.3;
	} else if (!t->boxed && t->habits->plain_bullet > 0 &&
	    from->last[1] >= 0) {
		*cost += begin_plain(t, from, y);
	} else {
		return false;
	}
	*cost += close_right(t, from, false) + y->ask_number +
	    turn(t, from, j, true, false, to->mixed);
	to->kind = FW_BULLET;
	return true;
}

static bool
begin_group(const struct fw_units *t, const struct fw_state *from, int j,
    const struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];

	if (y->bullet_skip > 0 && y->glyph < FW_GLYPH_WEAK)
		return false;
	*cost += 0.7 + close_right(t, from, true) +
	    turn(t, from, j, true, false, to->mixed) + y->ask_number +
	    y->ask_bullet;
	*cost += y->start == FW_START_UPPER ? 0
	    : y->start == FW_START_LOWER    ? 5.0
					    : 1.5;
	if (y->number > 0 && y->number_strong && y->side != FW_RIGHT)
		*cost += 4.0;
	if (y->bullet_skip > 0)
		*cost += 3.0;
	if (y->level == FW_LEVEL_IN)
		*cost += OFF_PLACE;
	if (y->level != FW_LEVEL_OUT && y->blank == 0 && !y->top &&
	    from->last[1] >= 0 && t->units[from->last[1]].to + 1 == y->from)
		*cost += 0.6 * t->habits->no_blank;
	return true;
}

/* It begins where a line goes back to the other column in the midst of a page,
 * and ends with the page. */
static bool
may_be_mixed(const struct fw_units *t, const struct fw_state *from, int j,
    enum fw_label label)
{
	const struct fw_unit *y = &t->units[j];
	bool turns = (label == FW_GOES_LEFT && from->right) ||
	    (label == FW_GOES_RIGHT && !from->right);

	if (y->half > 0)
		return from->mixed; /* a cut says nothing of its neighbours */
	return y->side != FW_LEFT && y->side != FW_RIGHT && j > 0 && !y->top &&
	    (from->mixed || turns);
}

bool
fw_cost_of(const struct fw_units *t, const struct fw_state *from, int j,
    enum fw_label label, bool mixed, struct fw_state *to, double *cost)
{
	const struct fw_unit *y = &t->units[j];
	bool right =
	    label == FW_GOES_RIGHT || label == FW_GROUP || label == FW_BULLET;
	int last = from->last[right];

	*to = *from;
	to->mixed = mixed;
	to->cut = y->half == 1 ? y->cut : 0;
	if ((y->half == 2 || y->nothing) && y->cut != from->cut)
		return false;
	if (y->nothing) {
		*cost = 0;
		return mixed == from->mixed;
	}
	*cost = mixed ? MIX_LINE + (from->mixed ? 0 : MIX) : 0;
	*cost += y->cut_cost + (y->wide ? t->habits->wide : 0);
	if (mixed && !may_be_mixed(t, from, j, label))
		return false;
	if (label == FW_NOWHERE) {
		*cost += y->side == FW_FULL ? 3.0 : 8.0;
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
		if (y->number_strong && y->number == from->number + 1)
			*cost += NEXT_NUMBER;
		*cost +=
		    go_on(t, right, last, j, right && from->kind == FW_GROUP) +
		    turn(t, from, j, right, true, mixed);
		break;
	case FW_STATEMENT:
		if (!begin_statement(t, from, j, to, cost))
			return false;
		break;
	case FW_GROUP:
		if (!begin_group(t, from, j, to, cost))
			return false;
		to->kind = FW_GROUP;
		break;
	case FW_BULLET:
		if (!begin_bullet(t, from, j, to, cost))
			return false;
		break;
	case FW_NOWHERE:
	case FW_NOTHING:
		break;
	}
	if (y->side == FW_FULL)
		*cost += 5.0;
	to->right = right;
	to->last[right] = j;
	return true;
}

double
fw_cost_end(const struct fw_units *t, const struct fw_state *s)
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
