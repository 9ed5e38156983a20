/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of `stats` share: finding, and the words of a figure. */
#include "cmd/stats_view.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "cmd/today.h"

/* -- finding --------------------------------------------------------------- */

static int
take_story(const struct folded *story, void *arg, struct err *e)
{
	struct view *v = arg;
	ptrdiff_t at = figures_find(&v->f, story->state.item);

	(void)e;
	figures_take(&v->f, story);
	for (int w = 0; at >= 0 && w < WINDOWS; w++)
		v->items_asked[w] += v->f.items[w][at].n > 0;
	return 0;
}

static int
find_ahead(struct ctx *c, struct view *v, struct err *e)
{
	struct plan_input in;
	struct plan plan;
	bool brake;

	if (today_plan_input(c, &v->k, &in, &brake, e) != 0)
		return -1;
	plan_make(&in, &c->arena, &plan);
	ahead_spread(&in, VIEW_CALENDAR, &plan, &c->arena, &v->ahead);
	return 0;
}

int
view_find(struct ctx *c, const char *deck, int32_t since, struct view *v,
    struct err *e)
{
	struct figures_input in;

	memset(v, 0, sizeof(*v));
	if (collect(c, deck, &v->k, e) != 0)
		return -1;
	v->today = ctx_today(c);
	v->since = since;
	v->rules = store_rules(c->store);
	in = (struct figures_input){
	    v->k.items, v->k.states, v->k.n, v->today, since};
	figures_begin(&v->f, &in, &c->arena);
	if (store_each_folded(c->store, take_story, v, e) != 0)
		return -1;
	figures_end(&v->f);
	return find_ahead(c, v, e);
}

/* The store as it stood when the day ended; what it plans, too. */
static int
go_back_to(struct ctx *c, int32_t until, struct err *e)
{
	int starts = store_rules(c->store)->day_starts_min;
	struct store *past;

	c->at_ms = date_day_start_ms(until + 1, starts) - 1;
	c->at_given = c->clock_by_hand = true;
	if (store_as_of(c->store, c->at_ms, &past, e) != 0)
		return -1;
	if (past) {
		store_close(c->store);
		c->store = past;
	}
	return 0;
}

int
view_period(struct ctx *c, int32_t *since, struct err *e)
{
	const char *from = opt_text(&c->opts, "since", NULL);
	const char *to = opt_text(&c->opts, "until", NULL);
	int32_t until;

	*since = ITEM_NO_DAY;
	if (from && date_parse_day(from, since, e) != 0)
		return -1;
	if (to) {
		if (date_parse_day(to, &until, e) != 0)
			return -1;
		if (from && *since > until)
			return err_set(e, ERR_USAGE,
			    "--since %s is after --until %s; the earlier day "
			    "goes with --since",
			    from, to);
		if (until < ctx_today(c) && go_back_to(c, until, e) != 0)
			return -1;
	}
	if (from && *since > ctx_today(c))
		return err_set(e, ERR_USAGE,
		    "--since %s is yet to come; take an earlier day", from);
	return 0;
}

enum window
view_window(const struct view *v)
{
	return v->since == ITEM_NO_DAY ? WINDOW_30 : WINDOW_PERIOD;
}

/* -- words ----------------------------------------------------------------- */

int
view_percent(double v)
{
	return (int)lround(v * 100);
}

void
view_rate(struct buf *out, const struct measure *m)
{
	struct rate r = measure_rate(m);
	double low, high;

	if (!stats_tells(&r)) {
		buf_adds(out, "too early to say");
		return;
	}
	stats_wilson(r.k, r.n, STATS_Z80, &low, &high);
	buf_addf(out, "%d%% (%d–%d) of %d", view_percent((double)r.k / r.n),
	    view_percent(low), view_percent(high), r.n);
}

void
view_spoken_rate(struct buf *out, const struct measure *m)
{
	struct rate r = measure_rate(m);
	double low, high;

	if (!stats_tells(&r)) {
		buf_adds(out, "too early to say");
		return;
	}
	stats_wilson(r.k, r.n, STATS_Z80, &low, &high);
	buf_addf(out, "%d%% of %d answers, likely %d to %d%%",
	    view_percent((double)r.k / r.n), r.n, view_percent(low),
	    view_percent(high));
}

const char *
view_bin(struct arena *a, int bin)
{
	int from = view_percent(figures_bin_from(bin));

	if (bin == 0)
		return arena_printf(
		    a, "under %d%%", view_percent(figures_bin_from(1)));
	if (bin == FIGURES_BINS - 1)
		return arena_printf(a, "%d%% and over", from);
	return arena_printf(
	    a, "%d to %d%%", from, view_percent(figures_bin_from(bin + 1)));
}

const char *
view_title(const struct view *v, const char *deck, const char *title,
    const char *key, struct arena *a)
{
	const char *shown = title[0] ? title : key[0] ? key : "Other";

	if (collect_apart(&v->k) > 1 && deck[0])
		return arena_printf(a, "%s: %s", deck, shown);
	return shown;
}

const char *
view_span(const struct view *v, enum window w, struct arena *a)
{
	if (w == WINDOW_30)
		return arena_printf(a, "in the last %d days", STATS_DAYS);
	if (w == WINDOW_90)
		return arena_printf(
		    a, "in the last %d days", FIGURES_MORE_DAYS);
	if (v->since == ITEM_NO_DAY)
		return "so far";
	return arena_printf(
	    a, "since %s", date_day_words(a, v->since, v->today));
}

const char *
view_date(struct arena *a, int32_t day)
{
	return date_day_words(a, day, day - 400); /* with its year */
}

void
view_basis(struct ctx *c, const struct view *v, enum window w)
{
	const char *day = date_day_words(&c->arena, v->today, v->today);
	const char *span = view_span(v, w, &c->arena);
	int n = v->f.all.m[w].n;

	term_para(&c->term, "", 0, STYLE_DIM,
	    arena_printf(&c->arena,
		"Settled: likely to stay for a week. Secure: answered "
		"without help, %d days or more after the time before.",
		SECURE_DAYS));
	if (n == 0) {
		term_para(&c->term, "", 0, STYLE_DIM,
		    arena_printf(&c->arena,
			"Rests on your log up to %s, which holds no answer "
			"to a due question %s.",
			day, span));
		return;
	}
	term_para(&c->term, "", 0, STYLE_DIM,
	    arena_printf(&c->arena,
		"Rests on %d answer%s to %zu due question%s %s, up to %s; %s "
		"the true figure 8 times in 10. Under %d answers: no figure.",
		n, n == 1 ? "" : "s", v->items_asked[w],
		v->items_asked[w] == 1 ? "" : "s", span, day,
		c->term.plain ? "the likely range holds" : "the brackets hold",
		STATS_FEW));
}
