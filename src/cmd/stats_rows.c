/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of figures that every view of `stats` reads, and the same as
 * records for other programs. The columns are described in revisit-export(5):
 * new ones come at the end, and none is renamed.
 */
#include "cmd/stats_view.h"

#include "base/date.h"
#include "cmd/export.h"
#include "report/rows.h"

static const char *const by_names[BY_COUNT] = {"all", "section", "kind",
    "statement", "level", "week", "forecast", "confidence"};

const char *
view_by_name(enum view_by by)
{
	return by_names[by];
}

struct measure
view_measure(const struct view_row *row)
{
	return row->m ? row->m[WINDOW_PERIOD] : row->only;
}

/* -- the rows -------------------------------------------------------------- */

struct walk {
	const struct view *v;
	struct arena *a;
	void (*fn)(const struct view_row *row, void *arg);
	void *arg;
};

static struct view_row
row_of(enum view_by by, const char *key, const char *title)
{
	return (struct view_row){.by = by,
	    .deck = "",
	    .key = key,
	    .title = title,
	    .secure = -1,
	    .settled = -1,
	    .met = -1,
	    .to_meet = -1,
	    .item = -1};
}

static void
put_figure(const struct walk *w, enum view_by by, const struct figure *f)
{
	struct view_row row = row_of(by, f->key, f->title);

	row.deck = f->deck;
	row.secure = f->known.secure;
	row.settled = f->known.settled;
	row.met = f->known.met;
	row.to_meet = stats_to_meet(&f->known);
	row.m = f->m;
	w->fn(&row, w->arg);
}

static void
put_known(struct view_row *row, const int *known)
{
	row->secure = known[KNOWN_SECURE];
	row->settled = known[KNOWN_SETTLED];
	row->met = known[KNOWN_MET];
	row->to_meet = known[KNOWN_NOT];
}

static void
put_statements(const struct walk *w)
{
	const struct figures *f = &w->v->f;
	struct view_row row;

	for (size_t i = 0; i < f->in.n; i++) {
		const struct item *it = f->in.items[i];
		int known[KNOWN_COUNT] = {0};

		if (it->kind != KIND_RECALL)
			continue;
		known[fold_known(&f->in.states[i])] = 1;
		row = row_of(BY_STATEMENT, it->owner, it->gist);
		row.deck = it->deck;
		put_known(&row, known);
		row.only = f->items[WINDOW_PERIOD][i];
		row.item = (ptrdiff_t)i;
		w->fn(&row, w->arg);
	}
}

static void
put_weeks(const struct walk *w)
{
	const struct figures *f = &w->v->f;
	struct view_row row;

	for (size_t i = 0; i < f->n_weeks; i++) {
		row = row_of(BY_WEEK, date_day_iso(w->a, f->weeks[i].monday),
		    arena_printf(w->a, "from %s",
			date_day_words(w->a, f->weeks[i].monday, w->v->today)));
		put_known(&row, f->weeks[i].known);
		row.only = f->weeks[i].m;
		w->fn(&row, w->arg);
	}
}

static void
put_levels(const struct walk *w)
{
	static const char *const titles[] = {"kinds without levels",
	    "first letters", "gaps to fill", "question, ideas counted",
	    "question alone"};
	struct view_row row;

	for (int i = 1; i <= 5; i++) {
		row = row_of(
		    BY_LEVEL, arena_printf(w->a, "%d", i % 5), titles[i % 5]);
		row.m = w->v->f.levels[i % 5];
		w->fn(&row, w->arg);
	}
}

static void
put_bins(const struct walk *w)
{
	struct view_row row;

	for (int i = 0; i < FIGURES_BINS; i++) {
		row = row_of(BY_FORECAST,
		    arena_printf(w->a, "%.2f", figures_bin_from(i)),
		    view_bin(w->a, i));
		row.m = w->v->f.bins[i];
		w->fn(&row, w->arg);
	}
}

static void
put_confidence(const struct walk *w)
{
	static const char *const titles[] = {
	    "", "unsure", "fairly sure", "sure"};
	struct view_row row;

	for (int i = CONFIDENCE_SURE; i >= CONFIDENCE_UNSURE; i--) {
		row = row_of(
		    BY_CONFIDENCE, arena_printf(w->a, "%d", i), titles[i]);
		row.m = w->v->f.sure[i];
		w->fn(&row, w->arg);
	}
}

void
view_rows(const struct view *v, enum view_by by, struct arena *a,
    void (*fn)(const struct view_row *row, void *arg), void *arg)
{
	struct walk w = {v, a, fn, arg};

	switch (by) {
	case BY_ALL:
		put_figure(&w, by, &v->f.all);
		break;
	case BY_SECTION:
		for (size_t i = 0; i < v->f.n_sections; i++)
			put_figure(&w, by, &v->f.sections[i]);
		break;
	case BY_KIND:
		for (int i = 0; i < KIND_TRY; i++)
			if (v->f.kinds[i].known.total > 0)
				put_figure(&w, by, &v->f.kinds[i]);
		break;
	case BY_STATEMENT:
		put_statements(&w);
		break;
	case BY_WEEK:
		put_weeks(&w);
		break;
	case BY_LEVEL:
		put_levels(&w);
		break;
	case BY_FORECAST:
		put_bins(&w);
		break;
	case BY_CONFIDENCE:
		put_confidence(&w);
		break;
	case BY_COUNT:
		break;
	}
}

/* -- records --------------------------------------------------------------- */

static const char *const columns[] = {"schema", "by", "deck", "key", "title",
    "secure", "settled", "met", "to_meet", "total", "n", "k", "rate", "low",
    "high", "forecast", "since", "until", NULL};

struct writing {
	const struct view *v;
	struct arena *a;
	struct rows rows;
	int failed;
};

static void
put_counts(struct rows *r, const struct view_row *row)
{
	bool there = row->secure >= 0;

	rows_int_if(r, there, row->secure);
	rows_int_if(r, there, row->settled);
	rows_int_if(r, there, row->met);
	rows_int_if(r, there, row->to_meet);
	rows_int_if(r, there,
	    (int64_t)row->secure + row->settled + row->met + row->to_meet);
}

static void
put_record(const struct view_row *row, void *arg)
{
	struct writing *w = arg;
	struct rows *r = &w->rows;
	struct measure m = view_measure(row);
	struct rate rate = measure_rate(&m);
	bool tells = stats_tells(&rate);
	double low, high;

	if (w->failed)
		return;
	stats_wilson(rate.k, rate.n, STATS_Z80, &low, &high);
	rows_int(r, EXPORT_SCHEMA);
	rows_word(r, view_by_name(row->by));
	rows_text(r, row->deck);
	rows_text(r, row->key);
	rows_text(r, row->title);
	put_counts(r, row);
	rows_int(r, rate.n);
	rows_int(r, rate.k);
	rows_real_if(r, tells, tells ? (double)rate.k / rate.n : 0);
	rows_real_if(r, tells, low);
	rows_real_if(r, tells, high);
	rows_real_if(r, rate.n > 0, measure_forecast(&m));
	if (w->v->since == ITEM_NO_DAY)
		rows_none(r);
	else
		rows_word(r, date_day_iso(w->a, w->v->since));
	rows_word(r, date_day_iso(w->a, w->v->today));
	w->failed = rows_end(r);
}

int
view_records(
    struct ctx *c, const struct view *v, enum view_by by, FILE *out, int flags)
{
	struct writing w = {.v = v, .a = &c->arena};

	w.failed = rows_begin(&w.rows, out, columns, flags);
	for (int i = 0; i < BY_COUNT; i++)
		if (by == BY_COUNT || i == BY_ALL || i == (int)by)
			view_rows(
			    v, (enum view_by)i, &c->arena, put_record, &w);
	rows_release(&w.rows);
	return w.failed;
}
