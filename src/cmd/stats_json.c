/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `stats --format json`: one object, described in revisit-export(5). */
#include "cmd/stats_view.h"

#include "base/date.h"
#include "base/js.h"
#include "base/text.h"
#include "cmd/export.h"

static struct js *
measure_json(const struct measure *m)
{
	struct js *j = js_new_object();
	struct rate r = measure_rate(m);
	bool tells = stats_tells(&r);
	double low, high;

	stats_wilson(r.k, r.n, STATS_Z80, &low, &high);
	js_set_int(j, "n", r.n);
	js_set_int(j, "k", r.k);
	js_set(
	    j, "rate", tells ? js_new_real((double)r.k / r.n) : js_new_null());
	js_set(j, "low", tells ? js_new_real(low) : js_new_null());
	js_set(j, "high", tells ? js_new_real(high) : js_new_null());
	js_set(j, "forecast",
	    r.n > 0 ? js_new_real(measure_forecast(m)) : js_new_null());
	return j;
}

static void
set_figure(struct js *j, const struct figure *f, enum window w)
{
	js_set_int(j, "met", f->known.met);
	js_set_int(j, "settled", f->known.settled);
	js_set_int(j, "secure", f->known.secure);
	js_set_int(j, "to_meet", stats_to_meet(&f->known));
	js_set_int(j, "total", f->known.total);
	js_set(j, "success", measure_json(&f->m[w]));
}

/* -- rows of a grouping ---------------------------------------------------- */

struct listing {
	struct arena *a;
	struct js *list;
	enum window w;
};

static void
put_row(const struct view_row *row, void *arg)
{
	struct listing *l = arg;
	struct js *one = js_new_object();
	struct measure m = row->m ? row->m[l->w] : row->only;

	if (row->deck[0])
		js_set_text(one, "deck", row->deck);
	js_set_text(one, "id", row->key);
	js_set_text(one, "title", text_cleaned(l->a, row->title));
	if (row->secure >= 0) {
		js_set_int(one, "met", row->met);
		js_set_int(one, "settled", row->settled);
		js_set_int(one, "secure", row->secure);
		js_set_int(one, "to_meet", row->to_meet);
		js_set_int(one, "total",
		    (int64_t)row->met + row->settled + row->secure +
			row->to_meet);
	}
	js_set(one, "success", measure_json(&m));
	js_push(l->list, one);
}

static struct js *
rows_json(struct ctx *c, const struct view *v, enum view_by by, enum window w)
{
	struct listing l = {&c->arena, js_new_array(), w};

	view_rows(v, by, &c->arena, put_row, &l);
	return l.list;
}

/* -- the rest -------------------------------------------------------------- */

static struct js *
hardest_json(struct ctx *c, const struct view *v)
{
	struct js *list = js_new_array(), *one;
	const struct figures *f = &v->f;

	for (size_t i = 0; i < f->n_hardest && i < HARD_MOST; i++) {
		const struct item *it = f->in.items[f->hardest[i]];
		const struct hard *h = &f->hard[f->hardest[i]];
		struct measure m = f->items[WINDOW_PERIOD][f->hardest[i]];

		one = js_new_object();
		js_set_text(one, "deck", it->deck);
		js_set_text(one, "id", it->owner);
		js_set_text(one, "title", text_cleaned(&c->arena, it->gist));
		js_set(one, "success", measure_json(&m));
		js_set_text(one, "cause", cause_name(h->cause));
		js_set(one, "also",
		    h->also == CAUSE_NONE ? js_new_null()
					  : js_new_text(cause_name(h->also)));
		js_set_text(one, "words",
		    text_cleaned(&c->arena,
			cause_words(h->cause, h, it, f->in.items, &c->arena)));
		js_push(list, one);
	}
	return list;
}

static struct js *
ahead_json(struct ctx *c, const struct view *v)
{
	struct js *list = js_new_array(), *one;

	for (size_t i = 0; i < v->ahead.n && i < VIEW_AHEAD; i++) {
		one = js_new_object();
		js_set_text(
		    one, "day", date_day_iso(&c->arena, v->ahead.days[i].day));
		js_set_int(one, "due", v->ahead.days[i].due);
		js_set_int(one, "seconds", v->ahead.days[i].seconds);
		js_set_bool(one, "off", v->ahead.days[i].off);
		js_push(list, one);
	}
	return list;
}

static struct js *
time_json(const struct time_in *t)
{
	struct js *j = js_new_object();

	js_set_int(j, "n", t->n);
	js_set_int(j, "ms", t->ms);
	return j;
}

/* Sections are always told; the other groupings when asked for, or all of
 * them when none was. */
static void
set_groups(struct ctx *c, const struct view *v, enum view_by by, bool by_given,
    struct js *j)
{
	static const char *const names[BY_COUNT] = {"", "sections", "kinds",
	    "statements", "levels", "weeks", "forecasts", "confidence"};
	enum window w;

	for (int i = BY_SECTION; i < BY_COUNT; i++) {
		if (by_given && i != (int)by && i != BY_SECTION)
			continue;
		w = i == BY_SECTION ? view_window(v) : WINDOW_PERIOD;
		js_set(j, names[i], rows_json(c, v, (enum view_by)i, w));
	}
}

void
view_json(struct ctx *c, const struct view *v, enum view_by by, bool by_given)
{
	struct js *j = js_new_object();
	enum window w = view_window(v);
	struct buf b = BUF_INIT;

	js_set_int(j, "schema", EXPORT_SCHEMA);
	js_set_text(j, "deck", v->k.name);
	js_set_text(j, "day", date_day_iso(&c->arena, v->today));
	js_set_int(
	    j, "days", w == WINDOW_30 ? STATS_DAYS : v->today - v->since + 1);
	set_figure(j, &v->f.all, w);
	js_set(j, "success_30", measure_json(&v->f.all.m[WINDOW_30]));
	js_set(j, "success_90", measure_json(&v->f.all.m[WINDOW_90]));
	js_set(j, "success_period", measure_json(&v->f.all.m[WINDOW_PERIOD]));
	set_groups(c, v, by, by_given, j);
	js_set(j, "hardest", hardest_json(c, v));
	js_set(j, "ahead", ahead_json(c, v));
	js_set(j, "time_30", time_json(&v->f.time[WINDOW_30]));
	js_set(j, "time_90", time_json(&v->f.time[WINDOW_90]));
	js_write(j, &b);
	(void)fprintf(c->term.out, "%s\n", buf_str(&b));
	buf_release(&b);
	js_free(j);
}
