/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_boxes_gutter.h"

#include <limits.h>
#include <string.h>

#define BINS 2000 /* in which the page's width is looked at */
#define LEAST_TEXT 36.0 /* points of text on either side, on average */
#define MARGIN 0.08 /* of the page: no gutter stands in it */
#define CROSSING 6 /* rows with both sides that one row across outweighs */
/* What it is worth that the right column's head begins there, and how far from
 * it that is. Heads may stand in the middle of their columns, too. */
#define EDGE 6
#define BEFORE_EDGE 10.0

struct scan {
	int both[BINS + 2], left_only[BINS + 2], right_only[BINS + 2];
	double left_text[BINS + 2], right_text[BINS + 2];
	int rows;
	double bin; /* points */
};

/* The bins that lie wholly between two places. */
static bool
bins_of(const struct scan *sc, double from, double to, int *first, int *last)
{
	double a = from / sc->bin, b = to / sc->bin;

	if (a < 0)
		a = 0;
	if (b > BINS)
		b = BINS;
	if (a > BINS || b < 0 || a > b)
		return false;
	*first = (int)a + ((double)(int)a < a);
	*last = (int)b;
	return *first <= *last;
}

static void
add_rows(const struct scan *sc, int *sum, double from, double to)
{
	int first, last;

	if (!bins_of(sc, from, to, &first, &last))
		return;
	sum[first]++;
	sum[last + 1]--;
}

static void
add_text(
    const struct scan *sc, double *sum, double text, double from, double to)
{
	int first, last;

	if (!bins_of(sc, from, to, &first, &last))
		return;
	sum[first] += text;
	sum[last + 1] -= text;
}

static void
scan_row(struct scan *sc, const struct fw_row *r)
{
	double end = r->v[0].x1;

	sc->rows++;
	add_rows(sc, sc->right_only, 0, r->x0);
	add_rows(sc, sc->left_only, r->x1, sc->bin * BINS);
	for (size_t i = 0; i + 1 < r->n; i++) {
		if (r->v[i].x1 > end)
			end = r->v[i].x1;
		if (r->v[i].mark || r->v[i + 1].x0 <= end)
			continue;
		add_rows(sc, sc->both, end, r->v[i + 1].x0);
		add_text(sc, sc->left_text, end - r->x0, end, r->v[i + 1].x0);
		add_text(sc, sc->right_text, r->x1 - r->v[i + 1].x0, end,
		    r->v[i + 1].x0);
	}
}

static void
sum_up(struct scan *sc)
{
	for (int g = 1; g <= BINS; g++) {
		sc->both[g] += sc->both[g - 1];
		sc->left_only[g] += sc->left_only[g - 1];
		sc->right_only[g] += sc->right_only[g - 1];
		sc->left_text[g] += sc->left_text[g - 1];
		sc->right_text[g] += sc->right_text[g - 1];
	}
}

static int
crossing(const struct scan *sc, int g)
{
	return sc->rows - sc->both[g] - sc->left_only[g] - sc->right_only[g];
}

static bool
has_text(const struct scan *sc, int g)
{
	return sc->left_text[g] >= LEAST_TEXT * sc->both[g] &&
	    sc->right_text[g] >= LEAST_TEXT * sc->both[g];
}

/* The strip around a bin in which no more rows run across, and to the right of
 * which none begins. */
static void
widen(const struct scan *sc, int best, struct fw_boxes_gutter *out)
{
	int first = best, last = best, begun;

	out->both = sc->both[best];
	out->crossing = crossing(sc, best);
	begun = sc->right_only[best] + sc->both[best];
	while (first > 0 && crossing(sc, first - 1) <= out->crossing)
		first--;
	while (last < BINS && crossing(sc, last + 1) <= out->crossing &&
	    sc->right_only[last + 1] + sc->both[last + 1] >= begun)
		last++;
	out->from = first * sc->bin;
	out->to = last * sc->bin;
}

struct fw_boxes_gutter
fw_boxes_gutter_find(const struct fw_rows *rows,
    const struct fw_rows_part *parts, size_t n, double width,
    const struct fw_boxes_gutter_where *where, int least, struct arena *a)
{
	struct fw_boxes_gutter out = {0, 0, 0, 0};
	struct arena_mark mark = arena_mark(a);
	struct scan *sc = arena_alloc(a, sizeof(*sc));
	int best = -1, most = where->anywhere ? 0 : INT_MIN, score, first, last;

	sc->bin = width / BINS;
	for (size_t k = 0; k < n; k++) {
		for (size_t i = parts[k].from; i < parts[k].to; i++) {
			if (rows->v[i].role == FW_BODY && !rows->v[i].across)
				scan_row(sc, &rows->v[i]);
		}
	}
	sum_up(sc);
	if (width <= 0 || !bins_of(sc, where->lo, where->hi, &first, &last))
		last = (first = 0) - 1;
	for (int g = first; g <= last; g++) {
		if (sc->both[g] < least || !has_text(sc, g))
			continue;
		score = 4 * sc->both[g] + sc->right_only[g] -
		    CROSSING * crossing(sc, g);
		if (where->rather && where->hi - g * sc->bin < BEFORE_EDGE)
			score += EDGE;
		if (score > most) {
			best = g;
			most = score;
		}
	}
	if (best >= 0)
		widen(sc, best, &out);
	arena_restore(a, mark);
	return out;
}

struct fw_boxes_gutter_where
fw_boxes_gutter_anywhere(double width)
{
	return (struct fw_boxes_gutter_where){
	    MARGIN * width, (1 - MARGIN) * width, false, true};
}

bool
fw_gutter_crossed(const struct fw_row *r, double at)
{
	for (size_t i = 0; i < r->n; i++) {
		if (r->v[i].x0 < at - 0.5 && r->v[i].x1 > at + 0.5)
			return true;
	}
	return false;
}
