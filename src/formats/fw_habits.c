/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_habits.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_EVIDENCE 4.0
#define WIDTHS_LEAST 12 /* to say how wide a full line is */
#define RAGGED 0.85 /* of a full line are most that go on */
#define ENOUGH 4 /* items, to say how they are written */
#define MOST_COLON 3.0
#define MOST_UPPER 3.0
#define WORDS_OF_LINE 5 /* of a narrow column */
#define MOST_SHUT 2.0 /* a sentence that ends, ends an item more than not */

double
fw_width(const char *s, size_t n)
{
	/* of each ASCII sign its class, of each class hundredths of an em */
	static const char classes[] = "cccccccccccccccccccccccccccccccc"
				      "babccccabbccababccccccccccaacccc"
				      "cddddddddadddedddddddddedddbcbcc"
				      "ccccccbccaacaeccccbcbccdccccaccc";
	static const long ems[] = {26, 32, 52, 69, 85};
	const unsigned char *p = (const unsigned char *)s;
	long w = 0;

	for (size_t i = 0; i < n; i++)
		w += p[i] < 0x80   ? ems[classes[p[i]] - 'a']
		    : p[i] >= 0xc0 ? ems[2]
				   : 0;
	return (double)w / 100;
}

double
fw_habits_width(const struct fw_line *l)
{
	return l->right > 0 ? l->right : fw_width(l->s, l->n);
}

/* One walk over the tables. */
struct counts {
	double starts, starts_blank, others, others_blank;
	double ends[2], stops[2]; /* of items whose last line is sure */
	double colons, bullets, strong, weak;
	double *widths[2];
	size_t n_widths[2], cap[2];
};

static void
count_end(struct counts *c, int side, const struct fw_line *last)
{
	c->ends[side]++;
	c->stops[side] += fw_mark_end(last->s, last->n) == FW_END_STOP;
}

enum { LEFT, RIGHT, EITHER };

/* Which signs this document sets before bullets. */
static void
count_glyphs(const struct fw_lines *all, const struct fw_parts *parts,
    struct fw_habits *out)
{
	double glyphs[FW_GLYPHS] = {0}, bullets = 1;
	int g;

	for (size_t k = 0; k < parts->n; k++) {
		for (size_t i = parts->v[k].from; i < parts->v[k].to; i++) {
			if (all->v[i].role != FW_BODY ||
			    fw_mark_bullet(all->v[i].s, &g) == 0)
				continue;
			glyphs[g]++;
			bullets++;
		}
	}
	for (g = FW_GLYPH_WEAK; g < FW_GLYPHS; g++)
		out->glyph[g] = (glyphs[g] >= 3 && glyphs[g] / bullets > 0.2) ||
			(glyphs[g] >= 2 && glyphs[g] >= bullets - 1)
		    ? 0
		    : 4;
}

/* Which column the line stands in, as far as its beginning tells; *start: it
 * begins an item. */
static int
side_of(struct counts *c, const struct fw_line *l, const struct fw_line *before,
    int side, const struct fw_habits *habits, bool *start)
{
	struct fw_number num;
	int glyph;

	*start = false;
	if (fw_mark_bullet(l->s, &glyph) > 0 && habits->glyph[glyph] <= 0) {
		*start = true;
		c->bullets++;
		return RIGHT;
	}
	if (l->side != FW_RIGHT && fw_mark_number(l->s, &num)) {
		*start = num.strong || l->counts;
		c->strong += *start;
		c->weak +=
		    !*start && fw_mark_start(l->s + num.skip) == FW_START_UPPER;
		if (*start)
			return LEFT;
	}
	if (l->side == FW_LEFT || l->side == FW_RIGHT)
		return l->side == FW_RIGHT ? RIGHT : LEFT;
	if (habits->plain_bullet > 0 && before &&
	    fw_mark_end(before->s, before->n) == FW_END_COLON)
		return RIGHT;
	/* behind a full stop a heading may begin */
	return side == LEFT && before &&
		fw_mark_end(before->s, before->n) == FW_END_STOP
	    ? EITHER
	    : side;
}

static void
add_width(struct counts *c, int side, const struct fw_line *l, struct arena *a)
{
	c->widths[side] = arena_grow(a, c->widths[side], c->n_widths[side],
	    &c->cap[side], sizeof(*c->widths[side]));
	c->widths[side][c->n_widths[side]++] = fw_habits_width(l);
}

static void
count_line(struct counts *c, const struct fw_line *l,
    const struct fw_line *before, int *side, const struct fw_habits *habits,
    struct arena *a)
{
	bool start, near;
	int was = *side;

	near = before && before->page == l->page && before->side == l->side;
	*side = side_of(c, l, before, was, habits, &start);
	c->colons += fw_mark_end(l->s, l->n) == FW_END_COLON;
	if (!near)
		return;
	if (!start) {
		c->others++;
		c->others_blank += l->blank > 0;
		if (l->blank == 0 && *side == was && was != EITHER)
			add_width(c, was, before, a);
		return;
	}
	c->starts++;
	c->starts_blank += l->blank > 0;
	if (*side == was &&
	    (was == LEFT || fw_mark_end(before->s, before->n) != FW_END_COLON))
		count_end(c, was, before);
}

static int
by_size(const void *x, const void *y)
{
	double p = *(const double *)x, q = *(const double *)y;

	return p < q ? -1 : p > q;
}

double
fw_width_full(double *w, size_t n, bool known)
{
	size_t from = 0, most = 0, at = 0;
	double top;

	if (n < WIDTHS_LEAST)
		return 0;
	qsort(w, n, sizeof(*w), by_size);
	if (known)
		return w[n - 1 - n / 50];
	top = w[n - 1 - n / 12];
	for (size_t i = 0; i < n; i++) {
		while (w[from] < RAGGED * w[i])
			from++;
		if (i + 1 - from >= most) {
			most = i + 1 - from;
			at = i;
		}
	}
	return top > w[at] / RAGGED && most * 5 > n * 2 ? w[at] : top;
}

static double
log_odds(double yes, double yes_of, double no, double no_of)
{
	double v =
	    log((yes + 0.3) / (yes_of + 0.6)) - log((no + 0.3) / (no_of + 0.6));

	return v < 0 ? 0 : v > MOST_EVIDENCE ? MOST_EVIDENCE : v;
}

static double
open_cost(double stops, double ends)
{
	double v = -log((ends - stops + 0.5) / (ends + 1.0));

	return v < 0.2 ? 0.2 : v > MOST_EVIDENCE ? MOST_EVIDENCE : v;
}

static double
shut_cost(double stops, double ends)
{
	double v = -log((stops + 0.5) / (ends + 1.0));

	/* of few ends nothing is known */
	return ends < 4 || v < 0.2 ? 0 : v > MOST_SHUT ? MOST_SHUT : v;
}

/* At least 0.3: even what never happened may. */
static double
dear(double n, double of, double most)
{
	double v = -log((n + 0.5) / (of + 1.0));

	return v < 0.3 ? 0.3 : v > most ? most : v;
}

void
fw_habits_revise(struct fw_habits *h, const struct fw_shown *o)
{
	double p = (o->parted + 1.0) / (o->wide + o->parted + 2.0);

	if (o->groups >= ENOUGH)
		h->no_colon =
		    dear(o->groups - o->colons, o->groups, MOST_COLON);
	if (o->ends[0] >= ENOUGH) {
		h->open_statement = open_cost(o->stops[0], o->ends[0]);
		h->shut_statement = shut_cost(o->stops[0], o->ends[0]);
		h->stops = o->stops[0] >= 0.9 * o->ends[0];
	}
	if (o->ends[1] >= ENOUGH) {
		h->open_bullet = open_cost(o->stops[1], o->ends[1]);
		h->shut_bullet = shut_cost(o->stops[1], o->ends[1]);
	}
	/* one more for the split: where it is, is not known either */
	h->wide = -log(1 - p);
	h->split = 1.0 - log(p);
}

/* Sentences that end within a line are of bullets that have several: of those
 * that end at a line's end about as many are, over the words of a line. */
static double
bare_shut(const struct fw_lines *all)
{
	double ends = 0, inner = 0, v;

	for (size_t i = 0; all->bare_bullets && i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->side != FW_RIGHT || l->level != FW_LEVEL_IN)
			continue;
		ends += fw_mark_end(l->s, l->n) == FW_END_STOP;
		for (const char *p = strstr(l->s, ". "); p;
		     p = strstr(p + 2, ". "))
			inner += fw_mark_start(p + 2) == FW_START_UPPER;
	}
	if (ends < 4)
		return 0;
	v = log(ends / (inner / WORDS_OF_LINE + 0.2));
	return v < 0 ? 0 : v > MOST_EVIDENCE ? MOST_EVIDENCE : v;
}

/* How rare capitals are behind a small word and a space: as rare they are at
 * the beginning of a line that goes on. */
static double
bare_upper(const struct fw_lines *all)
{
	double words = 0, upper = 0, v;

	for (size_t i = 0; all->bare_bullets && i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		if (l->side != FW_RIGHT || l->level == FW_LEVEL_OUT)
			continue;
		for (const char *p = strchr(l->s, ' '); p && p > l->s;
		     p = strchr(p + 1, ' ')) {
			if (!islower((unsigned char)p[-1]))
				continue;
			words++;
			upper += fw_mark_start(p + 1) == FW_START_UPPER;
		}
	}
	v = log((words + 1) / (upper + 0.5)) - 1.0;
	return words < 20 || v < 0 ? 0 : v > MOST_UPPER ? MOST_UPPER : v;
}

void
fw_habits_widths(const struct fw_lines *all, const struct fw_part *part,
    const struct fw_habits *habits, struct arena *a, double out[2])
{
	const struct fw_line *before = NULL;
	struct counts c;
	int side = 0;

	memset(&c, 0, sizeof(c));
	for (size_t i = part->from; i < part->to; i++) {
		if (all->v[i].role != FW_BODY)
			continue;
		count_line(&c, &all->v[i], before, &side, habits, a);
		before = &all->v[i];
	}
	for (side = 0; side < 2; side++) {
		out[side] =
		    fw_width_full(c.widths[side], c.n_widths[side], all->boxed);
		if (out[side] <= 0)
			out[side] = habits->width[side];
	}
}

static void
count_lines(struct counts *c, const struct fw_lines *all,
    const struct fw_parts *parts, const struct fw_habits *habits,
    struct arena *a)
{
	for (size_t k = 0; k < parts->n; k++) {
		const struct fw_line *before = NULL;
		int side = 0;

		for (size_t i = parts->v[k].from; i < parts->v[k].to; i++) {
			if (all->v[i].role != FW_BODY)
				continue;
			count_line(c, &all->v[i], before, &side, habits, a);
			before = &all->v[i];
		}
	}
}

void
fw_habits_count(const struct fw_lines *all, const struct fw_parts *parts,
    struct arena *a, struct fw_habits *out)
{
	struct counts c;

	memset(&c, 0, sizeof(c));
	memset(out, 0, sizeof(*out));
	count_glyphs(all, parts, out);
	count_lines(&c, all, parts, out, a);
	if (c.colons >= ENOUGH && c.bullets * 3 < c.colons) {
		out->plain_bullet = 0.3;
		memset(&c, 0, sizeof(c));
		count_lines(&c, all, parts, out, a);
	}
	out->blank =
	    log_odds(c.starts_blank, c.starts, c.others_blank, c.others);
	out->no_blank = log_odds(c.others - c.others_blank, c.others,
	    c.starts - c.starts_blank, c.starts);
	out->open_statement = open_cost(c.stops[0], c.ends[0]);
	out->open_bullet = open_cost(c.stops[1], c.ends[1]);
	out->shut_statement = shut_cost(c.stops[0], c.ends[0]);
	out->shut_bullet = shut_cost(c.stops[1], c.ends[1]);
	out->bare_upper = bare_upper(all);
	out->bare_shut = bare_shut(all);
	out->stops = c.stops[0] >= 0.9 * c.ends[0];
	out->no_colon = c.colons * 10 >= c.bullets ? 1.5 : 0.3;
	for (int side = 0; side < 2; side++)
		out->width[side] =
		    fw_width_full(c.widths[side], c.n_widths[side], all->boxed);
	out->wide = 1.0;
	out->split = 2.5;
	out->bare_number = c.weak > 1 && c.weak >= 4 * c.strong ? 0.3 : 6;
}
