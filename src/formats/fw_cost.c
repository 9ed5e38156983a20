/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_cost.h"

#include <string.h>

#include "base/text.h"
#include "formats/fw_seam.h"
#include "formats/fw_mark.h"

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

#define SPACE 0.22 /* between two words, of a line's height */
/* A number that stands before its text, and the text is not taken: as sure as
 * a number with its text behind it on the line, nearly. */
#define LONE_DUE 5.0

/* -- lines --------------------------------------------------------------------
 */

static void
look_at(
    struct fw_unit *u, const struct fw_line *l, const struct fw_pairs *pairs)
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
	u->breaks_off = u->end == FW_END_NONE && fw_mark_breaks_off(l->s);
	u->by =
	    u->breaks_off && l->n >= 2 && strcmp(l->s + l->n - 2, "by") == 0;
	u->level = l->level;
	u->space = SPACE * l->height;
	u->width = fw_habits_width(l);
	space = strchr(l->s, ' ');
	u->word = l->right > 0
	    ? l->word
	    : fw_width(l->s, space ? (size_t)(space - l->s) : l->n);
	u->first_word = fw_pairs_first(pairs, l->s);
	u->last_word = fw_pairs_last(pairs, l->s, l->n);
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
	return l->blank == 0 && t->n > 0 && so_far->run == 0 &&
	    (number > so_far->highest + 3
		    ? t->units[t->n - 1].end == FW_END_NONE
		    : t->units[t->n - 1].breaks_off);
}

/* A number or a bullet with nothing behind it: what it belongs to comes next,
 * or later, where an extractor puts all of a column first. */
static bool
take_lone(struct fw_table *t, const struct fw_line *l, size_t i,
    struct lone_so_far *so_far, struct arena *a)
{
	/* "aged 4 to | 11." goes on, as its place shows */
	bool goes_on = l->height > 0 && l->blank == 0 && i > 0 &&
	    l[-1].side == l->side && l[-1].page == l->page &&
	    fw_mark_end(l[-1].s, l[-1].n) == FW_END_NONE;
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
	    !l->no_number && l->side != FW_RIGHT && l->level != FW_LEVEL_IN &&
	    !goes_on && !is_in_text(t, l, num.value, so_far)) {
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

static struct fw_unit *
push(struct fw_table *t, const struct fw_line *l, size_t i, struct arena *a)
{
	struct fw_unit *u;

	t->units = arena_grow(a, t->units, t->n, &t->cap, sizeof(*t->units));
	u = &t->units[t->n++];
	memset(u, 0, sizeof(*u));
	u->line = i;
	look_at(u, l, t->pairs);
	u->from = 2 * t->lines;
	u->to = u->from + 1;
	return u;
}

static void
push_layer(struct fw_table *t, int first, int n, struct arena *a)
{
	t->layers = arena_grow(
	    a, t->layers, t->n_layers, &t->cap_layers, sizeof(*t->layers));
	for (int i = first; i < first + n; i++)
		t->units[i].layer = (int)t->n_layers;
	t->layers[t->n_layers].first = first;
	t->layers[t->n_layers++].n = n;
}

/* A part of the line that all of it stands at `whole` for. */
static void
push_part(struct fw_table *t, const struct fw_line *l, int whole,
    const struct fw_seam *c, int number, int half, struct arena *a)
{
	struct fw_line part = *l;
	struct fw_unit *u;
	struct fw_unit like;

	part.s = half == 2 ? arena_strdup(a, l->s + c->right)
			   : arena_printf(a, "%.*s%s", (int)c->left, l->s,
				 c->hyphen ? "-" : "");
	part.n = strlen(part.s);
	part.right = 0;
	part.side = half == 2 ? FW_RIGHT : FW_LEFT;
	like = t->units[whole];
	u = push(t, &part, like.line, a);
	u->half = half;
	u->cut = number;
	u->cut_cost = half == 1 ? t->habits->split + c->cost : 0;
	if (half == 1) {
		u->to = u->from;
		u->top = like.top;
		u->ask_number = like.ask_number;
		u->ask_bullet = like.ask_bullet;
	} else {
		u->from = u->to;
		u->blank = 0;
	}
	u->bullets_before = like.bullets_before;
	u->passed = like.passed;
}

/* The other readings of the line that was added last. */
static void
push_cuts(struct fw_table *t, const struct fw_line *l, struct arena *a)
{
	struct fw_seam cuts[FW_SEAMS_MAX];
	int whole = (int)t->n - 1, first;
	size_t k;

	k = l->side == FW_ANY
	    ? fw_seam_find(l->s, l->n, t->width, t->habits, cuts)
	    : 0;
	if (k == 0) {
		push_layer(t, whole, 1, a);
		return;
	}
	t->units[whole].wide = true;
	for (size_t i = 0; i < k; i++)
		push_part(t, l, whole, &cuts[i], (int)i + 1, 1, a);
	push_layer(t, whole, (int)k + 1, a);
	first = (int)t->n;
	push(t, l, t->units[whole].line, a)->nothing = true;
	t->units[first].bullets_before = t->units[whole].bullets_before;
	for (size_t i = 0; i < k; i++)
		push_part(t, l, whole, &cuts[i], (int)i + 1, 2, a);
	push_layer(t, first, (int)k + 1, a);
}

static void
add_line(struct fw_table *t, const struct fw_line *l, size_t i,
    struct lone_so_far *so_far, struct arena *a)
{
	struct fw_unit *u = push(t, l, i, a);
	double ask = l->blank == 0 ? 5.0 : so_far->run == 1 ? 2.0 : 0.5;

	u->top = t->n > 1 && u[-1].page != u->page;
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
	push_cuts(t, l, a);
	t->lines++;
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
		n += t->units[i].number > 0 && t->units[i].number_strong &&
		    t->units[i].half == 0 && !t->units[i].nothing;
	return n;
}

void
fw_cost_prepare(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_known *known, struct arena *a, struct fw_table *out)
{
	struct lone_so_far so_far = {.in_order = true};
	enum fw_side hint = FW_ANY;
	size_t from;

	memset(out, 0, sizeof(*out));
	out->habits = known->habits;
	out->pairs = known->pairs;
	out->width[0] = known->width[0];
	out->width[1] = known->width[1];
	out->paged = all->paged;
	out->boxed = all->boxed;
	out->bare_bullets = all->bare_bullets;
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
		from = out->n;
		add_line(out, l, i, &so_far, a);
		for (; from < out->n; from++)
			out->units[from].hint =
			    hint == FW_FULL || out->units[from].half == 2
			    ? FW_ANY
			    : hint;
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
go_on(const struct fw_table *t, int side, int i, int j, bool group)
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
close_item(const struct fw_table *t, int side, int i)
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
	    : x->by                   ? t->habits->no_colon * 0.3
	    : x->end == FW_END_STOP   ? t->habits->no_colon + 1.0
				      : t->habits->no_colon;
}

/* -- from column to column
 * --------------------------------------------------------- */

static double
turn(const struct fw_table *t, const struct fw_state *s, int j, bool to_right,
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
begin_plain(const struct fw_table *t, const struct fw_state *from,
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
begin_bullet(const struct fw_table *t, const struct fw_state *from, int j,
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
begin_group(const struct fw_table *t, const struct fw_state *from, int j,
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
may_be_mixed(const struct fw_table *t, const struct fw_state *from, int j,
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
fw_cost_of(const struct fw_table *t, const struct fw_state *from, int j,
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
