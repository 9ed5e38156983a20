/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings of the stats page. Declarations in stats_page_priv.h. */
#include "report/stats_page_priv.h"

#include <math.h>
#include <string.h>

#include "base/date.h"

#define WIDTH 380.0
#define LEFT 34.0 /* room for the numbers of an axis */
#define RIGHT 12.0
#define TOP 10.0
#define OVER_TIME_MOST 3653 /* days: ten years */

/* A day or a share to a place. */
struct axis {
	double from, to, at, end;
};

static double
place(const struct axis *x, double v)
{
	double span = x->to - x->from;

	if (span <= 0)
		return x->at;
	return x->at + (v - x->from) / span * (x->end - x->at);
}

/* -- days below a chart ---------------------------------------------------- */

static bool
is_tick(struct page *g, int32_t day, int32_t days)
{
	const char *iso = date_day_iso(g->a, day);

	if (days > 70)
		return strcmp(iso + 8, "01") == 0;
	return date_weekday(day) == 0;
}

/* "5 Mar" */
static const char *
short_day(struct page *g, int32_t day)
{
	char *s = arena_strdup(g->a, page_day(g, day));
	char *space = strchr(s, ' ');

	if (space && strlen(space) > 4)
		space[4] = '\0';
	return s;
}

/* At most six, at the first of a month or on a Monday. */
static void
put_days(struct page *g, const struct axis *x, double y)
{
	int32_t from = (int32_t)x->from, to = (int32_t)x->to;
	int n = 0, every, k = 0;

	for (int32_t d = from; d <= to; d++)
		n += is_tick(g, d, to - from);
	every = (n + 5) / 6;
	for (int32_t d = from; d <= to; d++) {
		if (!is_tick(g, d, to - from) || k++ % every != 0)
			continue;
		svg_line(g->out, "grid", place(x, d), y, place(x, d), y + 4);
		if (place(x, d) < x->end - 12 && place(x, d) > x->at - 1)
			svg_text(g->out, place(x, d) + 2, y + 13, SVG_START,
			    "small", short_day(g, d));
	}
}

/* -- knowledge over time --------------------------------------------------- */

/* Statements known to be at least `least`, day by day, as a surface. */
static void
put_surface(struct page *g, const struct axis *x, const struct axis *y,
    enum known least, const char *classes)
{
	const struct figures *f = g->p->f;
	double level = 0, next, at;

	svg_path_begin(g->out, classes);
	svg_move(g->out, x->at, y->at);
	for (size_t i = 0; i < f->n_days; i++) {
		next = 0;
		for (int k = (int)least; k < KNOWN_COUNT; k++)
			next += f->days[i].known[k];
		at = fmax(x->at, place(x, f->days[i].day));
		svg_to(g->out, at, place(y, level));
		svg_to(g->out, at, place(y, next));
		level = next;
	}
	svg_to(g->out, x->end, place(y, level));
	svg_to(g->out, x->end, y->at);
	svg_path_end(g->out, true);
}

static void
put_levels(struct page *g, const struct axis *x, const struct axis *y, int most)
{
	int steps[] = {0, most / 2, most};

	for (int i = 0; i < 3; i++) {
		if (i == 1 && most < 4)
			continue;
		svg_line(g->out, "grid", x->at, place(y, steps[i]), x->end,
		    place(y, steps[i]));
		svg_text(g->out, x->at - 4, place(y, steps[i]) + 4, SVG_END,
		    "small", arena_printf(g->a, "%d", steps[i]));
	}
}

void
chart_knowledge(struct page *g)
{
	const struct figures *f = g->p->f;
	const struct tally *t = &f->all.known;
	struct axis x = {f->days[0].day, g->today, LEFT, WIDTH - RIGHT};
	struct axis y = {0, t->total, 160, TOP};

	if (x.from >= x.to)
		x.from = x.to - 1;
	if (x.from < x.to - OVER_TIME_MOST)
		x.from = x.to - OVER_TIME_MOST;
	svg_begin(g->out, "over-time", WIDTH, 180, "Knowledge over time",
	    arena_printf(g->a,
		"From %s to %s: %d of %d statements are secure now, %d "
		"settled, %d met. The table below has each week.",
		page_date(g, f->days[0].day), page_date(g, g->today), t->secure,
		t->total, t->settled, t->met));
	put_surface(g, &x, &y, KNOWN_MET, "met");
	put_surface(g, &x, &y, KNOWN_SETTLED, "settled");
	put_surface(g, &x, &y, KNOWN_SECURE, "secure");
	put_levels(g, &x, &y, t->total);
	put_days(g, &x, y.at);
	svg_end(g->out);
}

/* -- a section's bar ------------------------------------------------------- */

void
chart_bar(struct page *g, const struct tally *known, int most)
{
	int n[] = {
	    known->secure, known->settled, known->met, stats_to_meet(known)};
	static const char *const classes[] = {
	    "secure", "settled", "met", "to-meet"};
	double at = 0.5, wide;

	svg_begin_hidden(g->out, "bar", 121, 13);
	for (int i = 0; i < 4; i++) {
		wide = most > 0 ? 120.0 * n[i] / most : 0;
		if (wide > 0)
			svg_rect(g->out, classes[i], at, 0.5, wide, 12);
		at += wide;
	}
	svg_end(g->out);
}

/* -- forecast and result --------------------------------------------------- */

static double
floor_of(double v)
{
	return fmax(0, fmin(0.8, floor(v * 10 - 1e-9) / 10));
}

static bool
tells(const struct measure *m)
{
	struct rate r = measure_rate(m);

	return stats_tells(&r);
}

static void
interval(const struct measure *m, double *rate, double *low, double *high)
{
	stats_wilson(m->k, m->n, STATS_Z80, low, high);
	*rate = (double)m->k / m->n;
}

static void
put_percents(struct page *g, const struct axis *x, const struct axis *y)
{
	double step = y->to - y->from > 0.55 ? 0.2 : 0.1;

	for (double v = y->to; v > y->from - 0.01; v -= step) {
		svg_line(
		    g->out, "grid", x->at, place(y, v), x->end, place(y, v));
		svg_text(g->out, x->at - 4, place(y, v) + 4, SVG_END, "small",
		    arena_printf(g->a, "%d%%", page_percent(v)));
	}
}

static double
lowest_of(const struct measure bins[FIGURES_BINS][WINDOWS])
{
	double lowest = 0.8, rate, low, high;

	for (int i = 0; i < FIGURES_BINS; i++) {
		const struct measure *m = &bins[i][WINDOW_PERIOD];

		if (!tells(m))
			continue;
		interval(m, &rate, &low, &high);
		lowest = fmin(lowest, fmin(low, measure_forecast(m)));
	}
	return floor_of(lowest);
}

void
chart_calibration(struct page *g)
{
	const struct figures *f = g->p->f;
	double from = lowest_of(f->bins), rate, low, high, at;
	struct axis x = {from, 1, LEFT, WIDTH - RIGHT}, y = {from, 1, 200, TOP};

	svg_begin(g->out, "forecasts", WIDTH, 230, "Forecast and result",
	    "Results of questions with like forecasts, with 80% intervals. "
	    "On the line from corner to corner forecast and result agree. The "
	    "table below has the figures.");
	put_percents(g, &x, &y);
	svg_line(g->out, "ideal", x.at, y.at, x.end, y.end);
	for (int i = 0; i < FIGURES_BINS; i++) {
		const struct measure *m = &f->bins[i][WINDOW_PERIOD];

		if (!tells(m))
			continue;
		interval(m, &rate, &low, &high);
		at = place(&x, measure_forecast(m));
		svg_line(
		    g->out, "range", at, place(&y, low), at, place(&y, high));
		svg_circle(g->out, "dot", at, place(&y, rate), 4);
	}
	svg_text(g->out, x.at, y.at + 14, SVG_START, "small",
	    arena_printf(g->a, "%d%%", page_percent(from)));
	svg_text(g->out, (x.at + x.end) / 2, y.at + 24, SVG_MIDDLE, "small",
	    "forecast");
	svg_text(g->out, x.end, y.at + 14, SVG_END, "small", "100%");
	svg_end(g->out);
}

void
chart_confidence(struct page *g)
{
	static const char *const names[] = {"", "unsure", "fairly", "sure"};
	const struct figures *f = g->p->f;
	struct axis x = {0, 1, 52, WIDTH - RIGHT};
	double y = 18, rate, low, high;

	svg_begin(g->out, "sureness", WIDTH, 112,
	    "How sure, and what came of it",
	    "How often a question was recalled when you were sure, fairly "
	    "sure or unsure, with 80% intervals. The table below has the "
	    "figures.");
	for (double v = 0; v < 1.01; v += 0.25) {
		svg_line(g->out, "grid", place(&x, v), 4, place(&x, v), 88);
		svg_text(g->out, place(&x, v), 102,
		    v > 0.99 ? SVG_END : SVG_MIDDLE, "small",
		    arena_printf(g->a, "%d%%", page_percent(v)));
	}
	for (int i = CONFIDENCE_SURE; i >= CONFIDENCE_UNSURE; i--, y += 28) {
		const struct measure *m = &f->sure[i][WINDOW_PERIOD];

		svg_text(g->out, x.at - 8, y + 4, SVG_END, "small", names[i]);
		if (!tells(m)) {
			svg_text(g->out, x.at + 6, y + 4, SVG_START, "small",
			    "too early to say");
			continue;
		}
		interval(m, &rate, &low, &high);
		svg_line(
		    g->out, "range", place(&x, low), y, place(&x, high), y);
		svg_circle(g->out, "dot", place(&x, rate), y, 4);
	}
	svg_end(g->out);
}

/* -- forgetting curves ----------------------------------------------------- */

#define CURVE_DAYS 120 /* how far back */
#define CURVE_AHEAD 14

struct curve {
	struct page *g;
	struct axis x, y;
	double lowest;
	bool draw; /* else only look for the lowest */
};

/* From a review's day to another day, by the memory model. */
static void
put_piece(struct curve *c, int32_t day, double s, int32_t from, int32_t to,
    const char *classes)
{
	const struct fsrs_params *w = &c->g->p->rules->params;
	int32_t step = (to - from) / 60 + 1;
	double r;

	if (c->draw)
		svg_path_begin(c->g->out, classes);
	for (int32_t d = from;; d += step) {
		if (d > to)
			d = to;
		r = fsrs_retrievability(w, d - day, s);
		c->lowest = fmin(c->lowest, r);
		if (c->draw && d == from)
			svg_move(c->g->out, place(&c->x, d), place(&c->y, r));
		else if (c->draw)
			svg_to(c->g->out, place(&c->x, d), place(&c->y, r));
		if (d == to)
			break;
	}
	if (c->draw)
		svg_path_end(c->g->out, false);
}

static void
put_answer(struct curve *c, const struct folded_review *r)
{
	double x = place(&c->x, r->day);
	double y = place(&c->y, r->elapsed_days >= 0 ? r->retrievability : 1);

	if (!c->draw)
		return;
	if (r->rating >= RATING_HARD) {
		svg_circle(c->g->out, "dot", x, y, 3.2);
		return;
	}
	svg_path_begin(c->g->out, "cross");
	svg_move(c->g->out, x - 3.5, y - 3.5);
	svg_to(c->g->out, x + 3.5, y + 3.5);
	svg_move(c->g->out, x - 3.5, y + 3.5);
	svg_to(c->g->out, x + 3.5, y - 3.5);
	svg_path_end(c->g->out, false);
}

static void
walk_curve(struct curve *c, const struct folded *story)
{
	const struct folded_review *last = NULL, *r;
	int32_t from = (int32_t)c->x.from, today = c->g->today;

	for (size_t i = 0; i < story->n; i++) {
		r = &story->reviews[i];
		if (!r->counted || r->day > today)
			continue;
		if (last && r->day > from)
			put_piece(c, last->day, last->after.stability,
			    last->day > from ? last->day : from, r->day,
			    "curve");
		last = r;
	}
	if (last == NULL)
		return;
	put_piece(c, last->day, last->after.stability,
	    last->day > from ? last->day : from, today, "curve");
	put_piece(c, last->day, last->after.stability, today,
	    today + CURVE_AHEAD, "curve to-come");
	for (size_t i = 0; i < story->n; i++)
		if (story->reviews[i].counted &&
		    story->reviews[i].day >= from &&
		    story->reviews[i].day <= today)
			put_answer(c, &story->reviews[i]);
}

/* The first day that the curve shows. */
static int32_t
curve_from(const struct page *g, const struct folded *story)
{
	int32_t from = g->today - CURVE_DAYS;

	for (size_t i = 0; i < story->n; i++)
		if (story->reviews[i].counted) {
			if (story->reviews[i].day > from)
				from = story->reviews[i].day;
			break;
		}
	return from < g->today ? from : g->today - 1;
}

void
chart_curve(struct page *g, size_t i)
{
	const struct folded *story = &g->p->stories[i];
	const struct item *it = g->p->f->in.items[g->p->f->hardest[i]];
	const struct hard *h = &g->p->f->hard[g->p->f->hardest[i]];
	struct curve c = {.g = g, .lowest = 1};
	double now;

	c.x = (struct axis){
	    curve_from(g, story), g->today + CURVE_AHEAD, LEFT, WIDTH - RIGHT};
	walk_curve(&c, story);
	c.y = (struct axis){floor_of(c.lowest), 1, 98, TOP};
	c.draw = true;
	now = fsrs_retrievability(&g->p->rules->params,
	    g->today - story->state.counted_day, story->state.s.stability);
	svg_begin(g->out, arena_printf(g->a, "curve-%zu", i + 1), WIDTH, 116,
	    arena_printf(g->a, "Forecast of %s over time", item_number(it)),
	    arena_printf(g->a,
		"How likely it was to be recalled, day by day, from %s. Each "
		"answer lifts it: %d of %d were a recall. Today %d%%.",
		page_date(g, (int32_t)c.x.from), h->k, h->n,
		page_percent(now)));
	put_percents(g, &c.x, &c.y);
	svg_line(g->out, "now", place(&c.x, g->today), TOP,
	    place(&c.x, g->today), c.y.at);
	walk_curve(&c, story);
	put_days(g, &c.x, c.y.at);
	svg_end(g->out);
}
