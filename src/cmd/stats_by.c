/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `stats --by …`: one grouping as a table, and as sentences for ears. */
#include "cmd/stats_view.h"

#include "base/date.h"

struct table {
	struct ctx *c;
	const struct view *v;
	int rows, most;
};

/* -- statements ------------------------------------------------------------ */

static const char *
next_of(struct table *t, const struct item_state *s)
{
	struct arena *a = &t->c->arena;

	if (s->paused)
		return "paused";
	if (s->due_day == ITEM_NO_DAY)
		return "";
	if (s->due_day <= t->v->today)
		return "due now";
	return date_day_words(a, s->due_day, t->v->today);
}

static void
statement_sentence(struct table *t, const struct view_row *row, double now)
{
	const struct item *it = t->v->f.in.items[row->item];
	const struct item_state *s = &t->v->f.in.states[row->item];
	const char *next = next_of(t, s);
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s, %s: %s", item_number(it), it->gist,
	    known_name(fold_known(s)));
	if (*next)
		buf_addf(&b, ", %s%s",
		    (next[0] >= '0' && next[0] <= '9') ? "due " : "", next);
	if (now > 0)
		buf_addf(&b, ", forecast %d%%", view_percent(now));
	if (row->only.n > 0)
		buf_addf(
		    &b, ", recalled %d of %d times", row->only.k, row->only.n);
	buf_addc(&b, '.');
	term_para(&t->c->term, "", 0, STYLE_NONE, buf_str(&b));
	buf_release(&b);
}

static void
statement_row(struct table *t, const struct view_row *row)
{
	struct arena *a = &t->c->arena;
	const struct item *it = t->v->f.in.items[row->item];
	const struct item_state *s = &t->v->f.in.states[row->item];
	double now = 0;

	if (s->s.stability > 0 && !s->paused)
		now = fsrs_retrievability(&t->v->rules->params,
		    t->v->today - s->counted_day, s->s.stability);
	if (t->c->term.plain) {
		statement_sentence(t, row, now);
		return;
	}
	view_titled(&t->c->term, a,
	    arena_printf(a, "%-5s %s", item_number(it),
		it->gist[0] ? it->gist : it->text),
	    arena_printf(a, "%-7s %12s %4s %8s", known_name(fold_known(s)),
		next_of(t, s),
		now > 0 ? arena_printf(a, "%d%%", view_percent(now)) : "",
		row->only.n > 0
		    ? arena_printf(a, "%d of %d", row->only.k, row->only.n)
		    : ""));
}

/* -- the others ------------------------------------------------------------ */

static void
put_sentence(struct table *t, const struct view_row *row, const char *title)
{
	struct measure m = view_measure(row);
	struct rate r = measure_rate(&m);
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s: ", title);
	if (row->secure >= 0)
		buf_addf(&b,
		    "%d secure, %d settled, %d met, %d to meet. Success: ",
		    row->secure, row->settled, row->met, row->to_meet);
	else if (stats_tells(&r))
		buf_addf(&b, "forecast %d%%, result ",
		    view_percent(measure_forecast(&m)));
	view_spoken_rate(&b, &m);
	buf_addc(&b, '.');
	term_para(&t->c->term, "", 0, STYLE_NONE, buf_str(&b));
	buf_release(&b);
}

static void
put_beside(struct table *t, const struct view_row *row, const char *title)
{
	struct measure m = view_measure(row);
	struct rate r = measure_rate(&m);
	struct buf b = BUF_INIT;

	if (stats_tells(&r))
		buf_addf(
		    &b, "forecast %d%%; ", view_percent(measure_forecast(&m)));
	view_rate(&b, &m);
	view_titled(&t->c->term, &t->c->arena, title, buf_str(&b));
	buf_release(&b);
}

static void
other_row(struct table *t, const struct view_row *row)
{
	struct measure m = view_measure(row);
	const char *title = row->by == BY_SECTION
	    ? view_title(t->v, row->deck, row->title, row->key, &t->c->arena)
	    : row->title;
	int n[] = {row->secure, row->settled, row->met, row->to_meet};

	if (!view_has_columns(&t->c->term))
		put_sentence(t, row, title);
	else if (row->secure >= 0)
		view_line(t->c, title, n, t->most, &m);
	else
		put_beside(t, row, title);
}

static void
put_row(const struct view_row *row, void *arg)
{
	struct table *t = arg;

	t->rows++;
	if (row->by == BY_STATEMENT)
		statement_row(t, row);
	else
		other_row(t, row);
}

static void
find_most(const struct view_row *row, void *arg)
{
	struct table *t = arg;
	int n = row->secure + row->settled + row->met + row->to_meet;

	if (n > t->most)
		t->most = n;
}

static void
heads(struct table *t, enum view_by by)
{
	const struct term *term = &t->c->term;

	if (!view_has_columns(term))
		return;
	if (by == BY_SECTION || by == BY_KIND || by == BY_WEEK) {
		view_legend(t->c, by == BY_KIND ? NULL : &t->v->f.all.known);
		view_heads(t->c, t->v, WINDOW_PERIOD);
	} else if (by == BY_STATEMENT) {
		view_titled(term, &t->c->arena, "",
		    "known            due  now recalled");
	}
}

void
view_text_by(struct ctx *c, const struct view *v, enum view_by by)
{
	static const char *const heads_of[BY_COUNT] = {"", "By section",
	    "By kind of question", "By statement", "By help given",
	    "By week, from Monday on", "By forecast", "By confidence"};
	struct table t = {c, v, 0, 0};

	term_line(
	    &c->term, STYLE_HEAD, v->k.title, view_date(&c->arena, v->today));
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena, "%s; answers %s.", heads_of[by],
		view_span(v, WINDOW_PERIOD, &c->arena)));
	term_blank(&c->term);
	view_rows(v, by, &c->arena, find_most, &t);
	heads(&t, by);
	view_rows(v, by, &c->arena, put_row, &t);
	if (t.rows == 0)
		term_para(&c->term, "", 0, STYLE_NONE,
		    "Too early to say: the log holds no answer yet.");
	term_blank(&c->term);
	view_basis(c, v, WINDOW_PERIOD);
}
