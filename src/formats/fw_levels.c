/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_levels.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formats/fw_mark.h"

#define SAME 1.6 /* points: the same place */
#define STEP 3.5 /* points: another one */
#define WIDEST 600 /* points of a column that are looked at */
#define LEAST 3 /* lines that make a habit */
#define FARTHER 1.2 /* line distances: more than between two lines */
#define GAP 0.4 /* of a line's height: more than a space */
#define SIGNS 8 /* that are not known, and counted */

static int
by_size(const void *x, const void *y)
{
	double p = *(const double *)x, q = *(const double *)y;

	return p < q ? -1 : p > q;
}

double
fw_levels_distance(const struct fw_rows *rows, struct arena *a)
{
	double *v = arena_array(a, rows->n + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 1; i < rows->n; i++) {
		const struct fw_row *r = &rows->v[i];
		double d = r->base - r[-1].base;

		if (r->page == r[-1].page && r->height > 0 &&
		    d > 0.6 * r->height && d < 3 * r->height)
			v[n++] = d / r->height;
	}
	if (n == 0)
		return 0;
	qsort(v, n, sizeof(*v), by_size);
	return v[n / 2];
}

/* -- blank lines ----------------------------------------------------------- */

/* The line above line i in its column, or across; *d is how far above, over
 * its height. Lines of a page come from the top, those of a side in turn. */
static bool
line_above(const struct fw_lines *all, size_t i, const struct fw_line *last[4],
    double *d)
{
	const struct fw_line *l = &all->v[i], *above = NULL;

	for (int side = 0; side < 4; side++) {
		if (last[side] == NULL || last[side]->page != l->page ||
		    (side != FW_FULL && side != FW_ANY && l->side != FW_FULL &&
			l->side != FW_ANY && side != (int)l->side))
			continue;
		if (above == NULL || last[side]->base > above->base)
			above = last[side];
	}
	if (above == NULL || l->height <= 0)
		return false;
	*d = (l->base - above->base) / l->height;
	return above->side == l->side || l->side == FW_FULL;
}

/* A line distance of this column: little more than its least ones. */
static double
usual_distance(const struct fw_lines *all, int side, struct arena *a)
{
	const struct fw_line *last[4] = {NULL};
	double *v = arena_array(a, all->n + 1, sizeof(*v)), d;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->role == FW_BODY && (int)l->side == side &&
		    line_above(all, i, last, &d) && d > 0.6 && d < 3)
			v[n++] = d;
		last[l->side] = l;
	}
	if (n == 0)
		return 0;
	qsort(v, n, sizeof(*v), by_size);
	return v[n / 6];
}

static void
find_blanks(struct fw_lines *all, struct arena *a)
{
	const struct fw_line *last[4] = {NULL};
	double usual[4], d, lines;

	for (int side = 0; side < 4; side++)
		usual[side] = usual_distance(all, side, a);
	/* what runs across stands alone: its distances are those of the rest */
	if (usual[FW_LEFT] > 0 && usual[FW_RIGHT] > 0)
		usual[FW_FULL] = fmin(usual[FW_LEFT], usual[FW_RIGHT]);
	for (size_t i = 0; i < all->n; i++) {
		struct fw_line *l = &all->v[i];

		d = 0;
		(void)line_above(all, i, last, &d);
		lines = usual[l->side] > 0 ? d / usual[l->side] : 0;
		if (lines > FARTHER)
			l->blank = lines < 2 ? 1 : (int)(lines - 0.5);
		last[l->side] = l;
	}
}

/* -- places ---------------------------------------------------------------- */

struct places {
	int n[WIDEST + 1], all;
};

static void
add_place(struct places *p, double at)
{
	p->all++;
	if (at > -WIDEST / 4.0 && at < WIDEST * 3.0 / 4.0)
		p->n[(int)lround(at) + WIDEST / 4]++;
}

/* Where most are; *n: how many, near enough. HUGE_VAL: none. */
static double
most(const struct places *p, int *n)
{
	int best = -1, here;

	*n = 0;
	for (int i = 1; i < WIDEST; i++) {
		here = p->n[i - 1] + p->n[i] + p->n[i + 1];
		if (here > *n ||
		    (here == *n && best > 0 && p->n[i] > p->n[best])) {
			*n = here;
			best = i;
		}
	}
	return best < 0 ? HUGE_VAL : best - WIDEST / 4.0;
}

static int
near(const struct places *p, double at)
{
	int i = (int)lround(at) + WIDEST / 4;

	if (!isfinite(at) || i < 1 || i >= WIDEST)
		return 0;
	return p->n[i - 1] + p->n[i] + p->n[i + 1];
}

static bool
is_at(double x, double place)
{
	return fabs(x - place) <= SAME;
}

static bool
begins_number(const struct fw_line *l)
{
	struct fw_number num;

	return fw_mark_number(l->s, &num) && num.strong &&
	    l->s[num.skip] != '\0';
}

static bool
begins_bullet(const struct fw_line *l)
{
	int glyph;

	return fw_mark_bullet(l->s, &glyph) > 0;
}

/* Numbers stand before their texts, and the texts go on below themselves. */
static void
find_left(struct fw_lines *all, struct arena *a)
{
	struct places *texts = arena_alloc(a, sizeof(*texts));
	struct places *others = arena_alloc(a, sizeof(*others));
	double text;
	int n;

	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->side != FW_LEFT || l->role != FW_BODY)
			continue;
		if (begins_number(l))
			add_place(texts, l->text);
		else
			add_place(others, l->left);
	}
	text = most(texts, &n);
	if (n < LEAST || near(others, text) < LEAST ||
	    near(others, text) * 2 < others->all)
		return;
	for (size_t i = 0; i < all->n; i++) {
		struct fw_line *l = &all->v[i];

		if (l->side != FW_LEFT || l->role != FW_BODY)
			continue;
		if (begins_number(l) && is_at(l->text, text))
			l->level = FW_LEVEL_OUT;
		else if (is_at(l->left, text))
			l->level = FW_LEVEL_IN;
		else if (l->left < text - STEP)
			l->level = FW_LEVEL_OUT;
	}
}

/* -- the right column ------------------------------------------------------ */

/* The code point that is the whole first word of the line, with more behind it
 * than a space between words, 0 for none. */
static int32_t
lone_sign(const struct fw_line *l)
{
	size_t len;
	int32_t c = text_decode(l->s, l->n, &len);

	return c > 0 && len + 1 < l->n && l->s[len] == ' ' &&
		l->text - l->left - l->word > GAP * l->height
	    ? c
	    : 0;
}

/* Letters and digits are signs only where nothing else begins: "a" is a word.
 */
static bool
may_be_sign(const struct fw_lines *all, int32_t sign, double place)
{
	int same = 0, others = 0;

	if (sign >= 0x80 || !isalnum((int)sign))
		return true;
	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->side != FW_RIGHT || !is_at(l->left, place))
			continue;
		if (lone_sign(l) == sign)
			same++;
		else
			others += fw_mark_end(l->s, l->n) != FW_END_COLON;
	}
	return others * 4 < same;
}

/* A sign of a font of its own, whatever letter that font has it as: it stands
 * before lines that all begin where it does, with a gap behind it. */
static void
find_signs(struct fw_lines *all, struct arena *a)
{
	int32_t signs[SIGNS];
	int count[SIGNS] = {0}, kinds = 0, k, n;
	struct places *places, *texts;

	for (size_t i = 0; i < all->n; i++) {
		int32_t c = lone_sign(&all->v[i]);

		if (all->v[i].side != FW_RIGHT || c == 0 ||
		    begins_bullet(&all->v[i]))
			continue;
		for (k = 0; k < kinds && signs[k] != c; k++)
			continue;
		if (k == kinds && kinds < SIGNS)
			signs[kinds++] = c;
		if (k < kinds)
			count[k]++;
	}
	for (k = 0; k < kinds; k++) {
		double place, text;

		if (count[k] < LEAST)
			continue;
		places = arena_alloc(a, sizeof(*places));
		texts = arena_alloc(a, sizeof(*texts));
		for (size_t i = 0; i < all->n; i++) {
			if (all->v[i].side != FW_RIGHT ||
			    lone_sign(&all->v[i]) != signs[k])
				continue;
			add_place(places, all->v[i].left);
			add_place(texts, all->v[i].text);
		}
		place = most(places, &n);
		if (n * 10 < count[k] * 8)
			continue;
		text = most(texts, &n);
		if (n * 10 < count[k] * 8 || text - place < STEP ||
		    !may_be_sign(all, signs[k], place))
			continue;
		for (size_t i = 0; i < all->n; i++) {
			struct fw_line *l = &all->v[i];

			if (l->side != FW_RIGHT || lone_sign(l) != signs[k] ||
			    !is_at(l->left, place))
				continue;
			l->s = arena_printf(
			    a, "\xe2\x80\xa2%s", strchr(l->s, ' '));
			l->n = strlen(l->s);
		}
	}
}

/* Bullets that are drawn, or none: where texts begin tells them. */
static bool
find_bare(struct fw_lines *all, const struct places *others, double *text)
{
	struct places rest = *others;
	double x, y;
	int n, m, colons = 0, at;

	x = most(others, &n);
	if (n < LEAST)
		return false;
	at = (int)x + WIDEST / 4;
	for (int i = at - 3; i <= at + 3; i++) {
		if (i >= 0 && i <= WIDEST)
			rest.n[i] = 0;
	}
	y = most(&rest, &m);
	if (m < LEAST || (n + m) * 10 < others->all * 8 || fabs(x - y) < STEP)
		return false;
	*text = x > y ? x : y;
	/* lines at the outer place are headings: the inner ones come next */
	n = 0;
	for (size_t i = 0; i + 1 < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->side != FW_RIGHT || l[1].side != FW_RIGHT ||
		    is_at(l->left, *text) || !is_at(l[1].left, *text))
			continue;
		n++;
		colons += fw_mark_end(l->s, l->n) != FW_END_STOP;
	}
	return n >= 2 && colons * 10 >= n * 7;
}

static int
count_colons(const struct fw_lines *all)
{
	int n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += all->v[i].side == FW_RIGHT &&
		    fw_mark_end(all->v[i].s, all->v[i].n) == FW_END_COLON;
	return n;
}

static void
find_right(struct fw_lines *all, struct arena *a)
{
	struct places *texts = arena_alloc(a, sizeof(*texts));
	struct places *others = arena_alloc(a, sizeof(*others));
	int n;
	double text;

	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->side != FW_RIGHT || l->role != FW_BODY)
			continue;
		if (begins_bullet(l) && l->text > l->left)
			add_place(texts, l->text);
		else
			add_place(others, l->left);
	}
	text = most(texts, &n);
	if (n >= LEAST) {
		if (near(others, text) < LEAST ||
		    near(others, text) * 5 < others->all)
			return;
	} else if (n > 0) {
		return;
	} else if (find_bare(all, others, &text)) {
		all->bare_bullets = true;
	} else {
		/* headings that end in a colon, and nothing else to see */
		all->bare_bullets = count_colons(all) >= LEAST;
		return;
	}
	for (size_t i = 0; i < all->n; i++) {
		struct fw_line *l = &all->v[i];

		if (l->side != FW_RIGHT || l->role != FW_BODY)
			continue;
		if (begins_bullet(l) || l->left > text - SAME)
			l->level = FW_LEVEL_IN;
		else if (l->left < text - STEP)
			l->level = FW_LEVEL_OUT;
	}
}

void
fw_levels_find(struct fw_lines *all, struct arena *a)
{
	find_blanks(all, a);
	find_left(all, a);
	find_signs(all, a);
	find_right(all, a);
}
