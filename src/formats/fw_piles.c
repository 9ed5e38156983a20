/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_piles.h"

#include <float.h>
#include <limits.h>
#include <string.h>

#include "formats/fw_apart.h"
#include "formats/fw_habits.h"
#include "formats/fw_mark.h"
#include "formats/fw_piles_priv.h"

#define SHARED_MOST 60 /* bullets of two tables in one pile */
#define DEAR 1.2 /* nats a line; where columns are whole it is a third */
#define SIGNS_LEAST 4 /* dashes and the like before texts, to be bullets */
#define ROUNDS 3 /* of reading and counting habits */
/* In nats, as fw_doubt has it for statements and for the practice side. */
#define UNSURE 2.6
#define UNSURE_RIGHT 1.5
#define BULLET "\xe2\x80\xa2 "

static bool
is_mark(enum kind k)
{
	return k == NUMBER || k == BULLET_ALONE;
}

/* Do piles come before their texts, or at the ends of pages? */
static bool
stand_before(const struct piles *p)
{
	int before = 0, behind = 0, marks = 0;
	const struct fw_line *l = p->all->v;

	for (size_t i = 0; i < p->all->n; i++) {
		if (i > 0 && l[i].page != l[i - 1].page) {
			behind += marks;
			marks = 0;
		}
		if (is_mark(p->kind[i])) {
			marks++;
		} else if (p->kind[i] != OUT) {
			*(p->kind[i] == TEXT ? &before : &behind) += marks;
			marks = 0;
		}
	}
	return before > behind + marks;
}

/* -- tables on pages --------------------------------------------------------
 */

static void
add_line(struct piles *p, size_t i, bool right_head)
{
	const struct fw_line *l = &p->all->v[i];
	struct fw_apart_line *x = &p->lines[p->n_lines++];
	struct fw_number num;
	const char *space;
	int glyph;

	x->line = i;
	x->label = FW_NOWHERE;
	x->s = fw_lines_single(p->a, l->s);
	x->blank = l->blank;
	x->indent = l->indent;
	x->end = fw_mark_end(l->s, l->n);
	x->own_bullet = fw_mark_bullet(l->s, &glyph) > 0 &&
	    (glyph < FW_GLYPH_WEAK || p->signs[glyph] >= SIGNS_LEAST);
	if (!x->own_bullet && fw_mark_number(l->s, &num) && num.strong)
		x->own_number = num.value;
	x->start = fw_mark_start(l->s);
	x->width = fw_width(x->s, strlen(x->s));
	space = strchr(x->s, ' ');
	x->word = fw_width(x->s, space ? (size_t)(space - x->s) : strlen(x->s));
	x->right_head = right_head;
}

static struct segment *
add_segment(struct piles *p, bool table)
{
	struct segment *s;

	p->v = arena_grow(p->a, p->v, p->n, &p->cap, sizeof(*p->v));
	s = &p->v[p->n++];
	memset(s, 0, sizeof(*s));
	s->page.from = s->page.to = p->n_lines;
	s->table = table;
	return s;
}

static void
add_mark(struct piles *p, struct segment *s, size_t i)
{
	s->marks =
	    arena_grow(p->a, s->marks, s->n_marks, &s->cap, sizeof(*s->marks));
	s->marks[s->n_marks++] = i;
	if (p->kind[i] == BULLET_ALONE) {
		s->page.bullets++;
	} else {
		s->values = arena_grow(p->a, s->values, (size_t)s->page.numbers,
		    &s->values_cap, sizeof(int));
		s->values[s->page.numbers++] = p->value[i];
		s->page.values = s->values;
		s->page.begins |= p->value[i] == 1;
	}
}

/* Can mark i be the next one of the segment? Its numbers come first, in order,
 * and then its bullets; `last` is the number before them. */
static bool
takes(const struct piles *p, const struct segment *s, size_t i, int last)
{
	if (p->kind[i] == BULLET_ALONE)
		return true;
	if (!p->before && s->page.bullets > 0)
		return false;
	if (p->value[i] != 1 || s->page.numbers > 0)
		return p->value[i] > last &&
		    !(s->fresh && s->page.numbers == 0);
	for (const struct segment *x = s + 1; x < p->v + p->n; x++) {
		if (x->fresh && !s->fresh)
			return false; /* the table that begins there has it */
	}
	return true;
}

/* The piles of a page, to the tables on it in their order. */
static void
share_out(
    struct piles *p, size_t first, const size_t *marks, size_t n, int *last)
{
	size_t s = first;

	for (size_t k = 0; k < n && s < p->n; k++) {
		size_t at = s;

		/* the first that can take it: others have none */
		while (at < p->n && !takes(p, &p->v[at], marks[k], *last))
			at++;
		if (at == p->n)
			continue;
		s = at;
		add_mark(p, &p->v[s], marks[k]);
		if (p->kind[marks[k]] == NUMBER)
			*last = p->value[marks[k]];
	}
}

/* One page: its tables, and the numbers and bullets of each. */
static void
take_page(struct piles *p, size_t from, size_t to, bool *table, int *last)
{
	size_t first = p->n,
	       *marks = arena_array(p->a, to - from + 1, sizeof(*marks));
	size_t n_marks = 0;
	struct segment *s = NULL;
	bool right_head = false, fresh = false;

	for (size_t i = from; i < to; i++) {
		enum kind k = p->kind[i];

		fresh |= k == HEADING;
		if (k == LEFT_HEAD || s == NULL) {
			*table |= k == LEFT_HEAD;
			/* nothing of a table stands above its heads */
			if (s == NULL || s->page.to > s->page.from ||
			    s->n_marks > 0 || n_marks > 0)
				s = add_segment(p, *table);
			s->table = *table;
			s->fresh |= fresh;
			right_head = fresh = false;
		}
		if (k == RIGHT_HEAD)
			right_head = s->page.to > s->page.from;
		if (is_mark(k) && p->before)
			share_out(p, p->n - 1, &i, 1, last);
		else if (is_mark(k))
			marks[n_marks++] = i;
		if (k != TEXT)
			continue;
		add_line(p, i, right_head);
		p->lines[p->n_lines - 1].numbers =
		    p->before ? s->page.numbers : INT_MAX;
		p->lines[p->n_lines - 1].bullets =
		    p->before ? s->page.bullets : INT_MAX;
		s->page.to = p->n_lines;
		right_head = false;
	}
	share_out(p, first, marks, n_marks, last);
	for (size_t k = first; k + 1 < p->n; k++) {
		if (p->v[k].page.bullets > 0 && p->v[k + 1].n_marks == 0 &&
		    p->v[k + 1].table &&
		    (k == first || p->v[k - 1].shares != k))
			p->v[k].shares = k + 1;
	}
}

static void
find_segments(struct piles *p)
{
	bool table = false;
	int last = 0;
	size_t end;

	p->lines = arena_array(p->a, p->all->n + 1, sizeof(*p->lines));
	for (size_t i = 0; i < p->all->n; i = end) {
		for (end = i; end < p->all->n &&
		     p->all->v[end].page == p->all->v[i].page;)
			end++;
		take_page(p, i, end, &table, &last);
	}
}

/* -- reading and putting back -----------------------------------------------
 */

/* Which of them begin a table, and which end one. */
static void
find_ends(struct piles *p)
{
	struct segment *before = NULL;

	for (size_t k = 0; k < p->n; k++) {
		struct segment *s = &p->v[k];

		if (!s->table || s->page.to == s->page.from)
			continue;
		s->page.begins |= s->fresh;
		if (before)
			before->page.ends = s->page.begins;
		before = s;
	}
	if (before)
		before->page.ends = true;
}

static void
read_segment(struct piles *p, struct segment *s,
    const struct fw_apart_habits *h, struct fw_apart_state *state)
{
	s->page.cost = 0;
	if (s->table && s->page.to > s->page.from)
		s->read = fw_apart_read(p->lines, &s->page, h, state);
}

/* Two tables on a page whose bullets are in one pile: as many go to the first
 * as makes the two read best. */
static void
read_two(struct piles *p, struct segment *s, const struct fw_apart_habits *h,
    struct fw_apart_state *state)
{
	struct segment *t = &p->v[s->shares];
	int all = s->page.bullets + t->page.bullets, best = 0;
	double least = DBL_MAX, next = DBL_MAX, c;
	struct fw_apart_state st;

	if (all > SHARED_MOST)
		return;
	for (int k = 0; k <= all + 1; k++) {
		int mine = k <= all ? k : best;

		st = *state;
		s->page.bullets = mine;
		t->page.bullets = all - mine;
		read_segment(p, s, h, &st);
		read_segment(p, t, h, &st);
		c = s->page.cost + t->page.cost;
		if (k > all)
			break;
		if (c < least) {
			next = least;
			least = c;
			best = k;
		} else if (c < next) {
			next = c;
		}
	}
	s->unsure = t->unsure = next - least < UNSURE;
	*state = st;
}

static void
read_all(struct piles *p)
{
	struct fw_apart_habits h = {.open = {1.5, 1.0}, .no_colon = 1.0};
	size_t blank = 0;

	find_ends(p);
	for (size_t i = 0; i < p->n_lines; i++)
		blank += p->lines[i].blank > 0;
	/* a tool that writes any writes them between blocks */
	h.blanks = blank * 30 > p->n_lines;
	h.turns = p->before;
	for (int round = 0; round < ROUNDS; round++) {
		struct fw_apart_state state = {.last = {-1, -1}};

		for (size_t k = 0; k < p->n; k++) {
			if (p->v[k].shares)
				read_two(p, &p->v[k++], &h, &state);
			else
				read_segment(p, &p->v[k], &h, &state);
		}
		fw_apart_habits_count(p->lines, p->n_lines, p->a, &h);
	}
}

static bool
is_unsure(const struct fw_apart_line *x)
{
	return x->margin < (x->right ? UNSURE_RIGHT : UNSURE) ||
	    x->margin_across < UNSURE || x->odd;
}

/* "• " or "3. " before a line. */
static void
put_back(struct piles *p, const struct fw_apart_line *x, bool unsure)
{
	struct fw_line *l = &p->all->v[x->line];

	if (x->label == FW_BULLET && !x->own_bullet)
		l->s = arena_printf(p->a, BULLET "%s", l->s);
	else if (x->label == FW_STATEMENT && x->own_number != x->number)
		l->s = arena_printf(p->a, "%d. %s", x->number, l->s);
	l->n = strlen(l->s);
	l->side = x->right ? FW_RIGHT : FW_LEFT;
	l->unsure = (unsure && x->label == FW_BULLET) || is_unsure(x);
}

/* Numbers and bullets that begin nothing stay where they are, and are told. */
static void
use_marks(struct piles *p, const struct segment *s)
{
	int numbers = s->page.numbers - s->page.numbers_left;
	int bullets = s->page.bullets - s->page.bullets_left;

	if (s->shares)
		bullets += p->v[s->shares].page.bullets -
		    p->v[s->shares].page.bullets_left;

	for (size_t i = 0; i < s->n_marks; i++) {
		int *left =
		    p->kind[s->marks[i]] == NUMBER ? &numbers : &bullets;

		if (*left > 0)
			p->all->v[s->marks[i]].role = FW_MOVED;
		--*left;
	}
}

/* Lines of both columns that stand by turns do not read well in any way, and
 * then it is not known what their numbers and bullets belong to. */
static bool
is_well_read(const struct piles *p)
{
	double cost = 0;
	size_t lines = 0;

	for (size_t k = 0; k < p->n; k++) {
		if (p->v[k].read) {
			cost += p->v[k].page.cost;
			lines += p->v[k].page.to - p->v[k].page.from;
		}
	}
	return cost <= DEAR * (double)lines;
}

void
fw_piles_restore(struct fw_lines *all, struct arena *a)
{
	struct piles p = {.all = all, .a = a};

	fw_piles_look(&p);
	if (!all->paged || !fw_piles_are_piled(&p))
		return;
	p.before = stand_before(&p);
	find_segments(&p);
	read_all(&p);
	if (!is_well_read(&p))
		return;
	for (size_t k = 0; k < p.n; k++) {
		struct segment *s = &p.v[k];

		if (!s->read)
			continue;
		for (size_t i = s->page.from; i < s->page.to; i++)
			put_back(&p, &p.lines[i], s->unsure);
		use_marks(&p, s);
	}
}
