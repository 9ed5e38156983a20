/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_units.h"

#include <string.h>

#include "formats/fw_habits.h"
#include "formats/fw_seam.h"

#define AT_BULLET 0.5 /* what it costs at most to part a line there */
#define WIDE_MOST 6 /* of so many lines, one may hold both columns */
#define WIDE_LINES 150 /* lines of a table, to say so */
#define SPACE 0.22 /* between two words, of a line's height */

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
is_in_text(const struct fw_units *t, const struct fw_line *l, int number,
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
take_lone(struct fw_units *t, const struct fw_line *l, size_t i,
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
push(struct fw_units *t, const struct fw_line *l, size_t i, struct arena *a)
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
push_layer(struct fw_units *t, int first, int n, struct arena *a)
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
push_part(struct fw_units *t, const struct fw_line *l, int whole,
    const struct fw_seam *c, int number, int half, struct arena *a)
{
	struct fw_line part = *l;
	/* a bullet in the midst of a line says it all */
	double split = c->cost > 0 || t->habits->split < AT_BULLET
	    ? t->habits->split
	    : AT_BULLET;
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
	u->cut_cost = half == 1 ? split + c->cost : 0;
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
push_cuts(struct fw_units *t, const struct fw_line *l, struct arena *a)
{
	struct fw_seam cuts[FW_SEAMS_MAX];
	int whole = (int)t->n - 1, first;
	size_t k;

	k = l->side == FW_ANY && !t->other_text
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
add_line(struct fw_units *t, const struct fw_line *l, size_t i,
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
spread_lone(struct fw_units *t, const struct lone_so_far *so_far)
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
numbered(const struct fw_units *t)
{
	int n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += t->units[i].number > 0 && t->units[i].number_strong &&
		    t->units[i].half == 0 && !t->units[i].nothing;
	return n;
}

/* Are many lines wider than the columns? Then text of another kind stands among
 * them, and they are not two columns in one. */
static bool
has_other_text(const struct fw_lines *all, const struct fw_part *part,
    const double width[2])
{
	size_t wide = 0, n = 0;

	for (size_t i = part->from; i < part->to; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->role != FW_BODY)
			continue;
		n++;
		wide += fw_seam_is_wide(l->s, l->n, width);
	}
	return n >= WIDE_LINES && wide * WIDE_MOST > n;
}

void
fw_units_prepare(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_known *known, struct arena *a, struct fw_units *out)
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
	out->other_text = has_other_text(all, part, known->habits->width);
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
