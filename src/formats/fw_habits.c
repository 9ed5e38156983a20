/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_habits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_EVIDENCE 4.0

double
fw_width(const char *s, size_t n)
{
	double w = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if ((c & 0xc0) == 0x80)
			continue;
		if (strchr("iljI|.,;:'!", c))
			w += 0.26;
		else if (strchr("ftr()[]-/ \"", c))
			w += 0.32;
		else if (c == 'm' || c == 'M' || c == 'W')
			w += 0.85;
		else if (c == 'w' || (c >= 'A' && c <= 'Z'))
			w += 0.69;
		else
			w += 0.52;
	}
	return w;
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
	if (habits->unmarked && before &&
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
	c->widths[side][c->n_widths[side]++] = fw_width(l->s, l->n);
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

/* As wide as the widest lines but a few, which may hold odd signs. */
static double
full_width(double *w, size_t n)
{
	if (n < 12)
		return 0;
	qsort(w, n, sizeof(*w), by_size);
	return w[n - 1 - n / 12];
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
		out[side] = full_width(c.widths[side], c.n_widths[side]);
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
	/* a heading with its bullets in every other table, at least */
	out->unmarked =
	    c.bullets == 0 && c.colons >= 2 && c.colons * 2 >= (double)parts->n;
	if (out->unmarked) {
		memset(&c, 0, sizeof(c));
		count_lines(&c, all, parts, out, a);
	}
	out->blank =
	    log_odds(c.starts_blank, c.starts, c.others_blank, c.others);
	out->no_blank = log_odds(c.others - c.others_blank, c.others,
	    c.starts - c.starts_blank, c.starts);
	out->open_statement = open_cost(c.stops[0], c.ends[0]);
	out->open_bullet = open_cost(c.stops[1], c.ends[1]);
	out->stops = c.stops[0] >= 0.9 * c.ends[0];
	out->no_colon = out->unmarked    ? MOST_EVIDENCE
	    : c.colons * 10 >= c.bullets ? 1.5
					 : 0.3;
	for (int side = 0; side < 2; side++)
		out->width[side] = full_width(c.widths[side], c.n_widths[side]);
	out->bare_number = c.strong == 0 && c.weak > 1 ? 0.3 : 6;
}
