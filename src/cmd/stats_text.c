/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `stats` for a person: one screen, for 80 columns, for narrow terminals, and
 * as sentences for ears.
 */
#include "cmd/stats_view.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "report/blocks.h"

#define LABEL_WIDTH 10

/* -- sections -------------------------------------------------------------- */

/* For ears, and for terminals too narrow for columns. */
static void
section_sentence(struct ctx *c, const struct view *v, const char *title,
    const struct figure *f)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s: %d secure, %d settled, %d met, %d still to meet. ",
	    title, f->known.secure, f->known.settled, f->known.met,
	    stats_to_meet(&f->known));
	buf_addf(&b, "Success %s: ", view_span(v, view_window(v), &c->arena));
	view_spoken_rate(&b, &f->m[view_window(v)]);
	buf_addc(&b, '.');
	term_para(&c->term, "", 0, STYLE_NONE, buf_str(&b));
	buf_release(&b);
}

static int
most_statements(const struct view *v)
{
	int most = 1;

	for (size_t i = 0; i < v->f.n_sections; i++)
		if (v->f.sections[i].known.total > most)
			most = v->f.sections[i].known.total;
	return most;
}

static void
sections(struct ctx *c, const struct view *v)
{
	bool table = view_has_columns(&c->term);
	enum window w = view_window(v);
	const struct figure *f;
	const char *title;
	int n[BLOCKS_PARTS];

	if (table) {
		view_legend(c, &v->f.all.known);
		view_heads(c, v, w);
	}
	for (size_t i = 0; i <= v->f.n_sections; i++) {
		f = i < v->f.n_sections ? &v->f.sections[i] : &v->f.all;
		title = view_title(v, f->deck, f->title, f->key, &c->arena);
		view_counts(&f->known, n);
		if (table)
			view_line(c, title, n,
			    i < v->f.n_sections ? most_statements(v) : 0,
			    &f->m[w]);
		else
			section_sentence(c, v, title, f);
	}
}

/* -- success, forecast, confidence ----------------------------------------- */

/* "Success   in the last 90 days 84% (82–86) of 400" */
static void
labelled(struct ctx *c, const char *label, const char *words)
{
	if (c->term.plain)
		term_para(&c->term, "", 0, STYLE_NONE,
		    arena_printf(&c->arena, "%s, %s.", label, words));
	else
		term_para(&c->term, label, LABEL_WIDTH, STYLE_NONE, words);
}

static void
put_any_rate(struct ctx *c, struct buf *b, const struct measure *m)
{
	if (c->term.plain)
		view_spoken_rate(b, m);
	else
		view_rate(b, m);
}

/* "90 days", or the period that was asked for. */
static const char *
span_words(const struct view *v, enum window w, struct arena *a)
{
	if (v->since != ITEM_NO_DAY)
		return view_span(v, WINDOW_PERIOD, a);
	return arena_printf(
	    a, "%d days", w == WINDOW_30 ? STATS_DAYS : FIGURES_MORE_DAYS);
}

static enum window
longer(const struct view *v)
{
	return v->since == ITEM_NO_DAY ? WINDOW_90 : WINDOW_PERIOD;
}

static void
success(struct ctx *c, const struct view *v)
{
	struct buf b = BUF_INIT;

	if (v->since == ITEM_NO_DAY) {
		buf_addf(&b, "%s: ", span_words(v, WINDOW_30, &c->arena));
		put_any_rate(c, &b, &v->f.all.m[WINDOW_30]);
		buf_adds(&b, "; ");
	}
	buf_addf(&b, "%s: ", span_words(v, longer(v), &c->arena));
	put_any_rate(c, &b, &v->f.all.m[longer(v)]);
	labelled(c, "Success", buf_str(&b));
	buf_release(&b);
}

static void
forecast(struct ctx *c, const struct view *v)
{
	const struct measure *m = &v->f.all.m[longer(v)];
	struct rate r = measure_rate(m);
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s: ", span_words(v, longer(v), &c->arena));
	if (stats_tells(&r)) {
		buf_addf(&b, "%d%%, and the result ",
		    view_percent(measure_forecast(m)));
		put_any_rate(c, &b, m);
	} else {
		buf_adds(&b, "too early to say");
	}
	labelled(c, "Forecast", buf_str(&b));
	buf_release(&b);
}

static void
confidence(struct ctx *c, const struct view *v)
{
	static const char *const steps[] = {
	    "", "unsure", "fairly sure", "sure"};
	struct buf b = BUF_INIT;
	struct rate r;
	int told = 0;

	for (int i = CONFIDENCE_SURE; i >= CONFIDENCE_UNSURE; i--) {
		r = measure_rate(&v->f.sure[i][longer(v)]);
		told += stats_tells(&r);
		buf_addf(&b, "%s%s ", b.n ? "; " : "when ", steps[i]);
		put_any_rate(c, &b, &v->f.sure[i][longer(v)]);
	}
	labelled(c, "Recalled",
	    told > 0 ? buf_str(&b)
		     : "when sure, fairly sure, unsure: too early to say");
	buf_release(&b);
}

/* -- the days ahead -------------------------------------------------------- */

#define DAY_WIDTH 5

static void
ahead_rows(struct ctx *c, const struct view *v, size_t from, size_t n)
{
	static const char *const names[] = {
	    "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
	const struct term *t = &c->term;
	struct buf days = BUF_INIT, counts = BUF_INIT;
	const char *iso;
	int most = 1;

	for (size_t i = 0; i < VIEW_AHEAD && i < v->ahead.n; i++)
		if (v->ahead.days[i].due > most)
			most = v->ahead.days[i].due;
	for (size_t i = from; i < from + n; i++) {
		const struct ahead_day *d = &v->ahead.days[i];

		iso = date_day_iso(&c->arena, d->day);
		buf_addf(&days, "%s%2d ", names[date_weekday(d->day)],
		    (iso[8] - '0') * 10 + iso[9] - '0');
		blocks_column(&counts, d->due, most, t->utf8);
		if (d->off)
			buf_adds(&counts, "off ");
		else
			buf_addf(&counts, "%3d ", d->due);
	}
	for (int i = 0; i < 2; i++) {
		struct buf *b = i ? &counts : &days;

		while (b->n > 0 && b->p[b->n - 1] == ' ')
			b->p[--b->n] = '\0';
		(void)fprintf(t->out, "%s%s\n",
		    t->width >= 80
			? i == 0 && from == 0 ? "Ahead     " : "          "
			: "  ",
		    buf_str(b));
	}
	buf_release(&days);
	buf_release(&counts);
}

static void
ahead_sentence(struct ctx *c, const struct view *v)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < VIEW_AHEAD && i < v->ahead.n; i++)
		if (v->ahead.days[i].due > 0)
			buf_addf(&b, "%s%s, %d", b.n ? "; " : "",
			    date_day_words(
				&c->arena, v->ahead.days[i].day, v->today),
			    v->ahead.days[i].due);
	if (b.n == 0)
		buf_adds(&b, "nothing");
	term_para(&c->term, "", 2, STYLE_NONE,
	    arena_printf(&c->arena, "To recall in the next %d days: %s.",
		VIEW_AHEAD, buf_str(&b)));
	buf_release(&b);
}

static void
days_ahead(struct ctx *c, const struct view *v)
{
	const struct term *t = &c->term;
	size_t at_once = t->width >= 80 ? VIEW_AHEAD : VIEW_AHEAD / 2;

	if (t->plain || t->width < 2 + DAY_WIDTH * VIEW_AHEAD / 2) {
		ahead_sentence(c, v);
		return;
	}
	if (t->width < 80)
		term_para(
		    t, "", 0, STYLE_NONE, "To recall in the next 14 days:");
	for (size_t i = 0; i + at_once <= v->ahead.n && i < VIEW_AHEAD;
	     i += at_once)
		ahead_rows(c, v, i, at_once);
}

/* -- the hardest ----------------------------------------------------------- */

static void
hard_sentence(struct ctx *c, const struct view *v, size_t at)
{
	const struct item *it = v->f.in.items[at];
	const struct hard *h = &v->f.hard[at];
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s, %s: recalled %d of %d times. Likely cause: %s",
	    item_number(it), it->gist, h->k, h->n,
	    cause_words(h->cause, h, it, v->f.in.items, &c->arena));
	if (b.p[b.n - 1] != '.')
		buf_addc(&b, '.');
	term_para(&c->term, "", 2, STYLE_NONE, buf_str(&b));
	buf_release(&b);
}

static void
hard_line(struct ctx *c, const struct view *v, size_t at)
{
	const struct term *t = &c->term;
	const struct item *it = v->f.in.items[at];
	const struct hard *h = &v->f.hard[at];
	const char *left = term_text(t, &c->arena,
	    arena_printf(&c->arena, "%-5s %2d of %-2d  %s", item_number(it),
		h->k, h->n, it->gist[0] ? it->gist : it->text));
	const char *cause = term_text(t, &c->arena,
	    cause_short(h->cause, h, it, v->f.in.items, &c->arena));

	term_line(t, STYLE_NONE, left, cause);
}

static void
hardest(struct ctx *c, const struct view *v)
{
	const struct figures *f = &v->f;
	const struct term *t = &c->term;

	if (f->n_hardest == 0) {
		labelled(c, "Hardest",
		    arena_printf(&c->arena,
			"too early to say; a statement is listed from %d "
			"answers on, when one of them was not a recall",
			HARD_LEAST));
		return;
	}
	term_line(t, STYLE_HEAD,
	    arena_printf(&c->arena,
		"The hardest, how often recalled %s, and a likely cause",
		view_span(v, WINDOW_PERIOD, &c->arena)),
	    "");
	for (size_t i = 0; i < f->n_hardest && i < HARD_MOST; i++) {
		if (t->plain)
			hard_sentence(c, v, f->hardest[i]);
		else
			hard_line(c, v, f->hardest[i]);
	}
}

/* -- the screen ------------------------------------------------------------ */

static void
time_put_in(struct ctx *c, const struct view *v)
{
	enum window w = view_window(v);
	const struct time_in *time = &v->f.time[w];
	int64_t minutes = (time->ms + 30000) / 60000;

	if (time->n == 0)
		return;
	term_para(&c->term, "", 0, STYLE_DIM,
	    arena_printf(&c->arena,
		"Time put in, %s: about %lld minute%s over %d answer%s. It "
		"says nothing of what is known.",
		span_words(v, w, &c->arena), (long long)minutes,
		minutes == 1 ? "" : "s", time->n, time->n == 1 ? "" : "s"));
}

void
view_text(struct ctx *c, const struct view *v)
{
	const struct term *t = &c->term;

	term_line(t, STYLE_HEAD, v->k.title, view_date(&c->arena, v->today));
	sections(c, v);
	term_blank(t);
	success(c, v);
	forecast(c, v);
	confidence(c, v);
	days_ahead(c, v);
	term_blank(t);
	hardest(c, v);
	term_blank(t);
	time_put_in(c, v);
	view_basis(c, v, view_window(v));
}
