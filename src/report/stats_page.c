/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/stats_page.h"

#include <string.h>

#include "base/date.h"
#include "report/stats_page_priv.h"

/* -- where you stand ------------------------------------------------------- */

static void
put_tile(struct page *g, const char *name, const char *classes, int n)
{
	buf_addf(g->out, "<div><dt>");
	svg_begin_hidden(g->out, "key", 12, 12);
	svg_rect(g->out, classes, 0.5, 0.5, 11, 11);
	svg_end(g->out);
	buf_addf(g->out, "%s</dt><dd>%d</dd></div>\n", name, n);
}

static void
standing(struct page *g)
{
	const struct figures *f = g->p->f;
	const struct tally *t = &f->all.known;
	const struct measure *m = &f->all.m[WINDOW_90];
	struct rate r = measure_rate(m);

	page_part(g, "standing", "Where you stand");
	buf_adds(g->out, "<dl class=\"tiles\">\n");
	put_tile(g, "secure", "secure", t->secure);
	put_tile(g, "settled", "settled", t->settled);
	put_tile(g, "met", "met", t->met);
	put_tile(g, "to meet", "to-meet", stats_to_meet(t));
	buf_adds(g->out, "</dl>\n");
	page_para(g, "",
	    arena_printf(g->a,
		"Of %d statements, each counted once, by the highest it has "
		"reached. Settled: likely to stay for a week. Secure: answered "
		"without help, %d days or more after the time before.",
		t->total, SECURE_DAYS));
	buf_adds(g->out, "<ul>\n<li>Success in the last 30 days: ");
	page_text(g, page_rate(g, &f->all.m[WINDOW_30]));
	buf_adds(g->out, "</li>\n<li>Success in the last 90 days: ");
	page_text(g, page_rate(g, m));
	buf_adds(g->out, "</li>\n<li>Forecast for those 90 days: ");
	page_text(g,
	    stats_tells(&r)
		? arena_printf(g->a, "%d%%", page_percent(measure_forecast(m)))
		: "too early to say");
	buf_adds(g->out, "</li>\n</ul>\n");
	page_part_end(g);
}

/* -- over time ------------------------------------------------------------- */

static void
weeks(struct page *g)
{
	static const char *const heads[] = {
	    "From Monday", "Secure", "Settled", "Met", "Success", NULL};
	const struct figures *f = g->p->f;

	buf_adds(g->out,
	    "<details>\n<summary>The same week by week, as a "
	    "table</summary>\n");
	page_table(g, "counts",
	    "Statements at the end of each week, and success in it", heads);
	for (size_t i = 0; i < f->n_weeks; i++) {
		const struct week *w = &f->weeks[i];

		buf_adds(g->out, "<tr>");
		page_cell(g, true, page_day(g, w->monday));
		page_number(g, w->known[KNOWN_SECURE]);
		page_number(g, w->known[KNOWN_SETTLED]);
		page_number(g, w->known[KNOWN_MET]);
		page_cell(g, false, page_rate(g, &w->m));
		buf_adds(g->out, "</tr>\n");
	}
	page_table_end(g);
	buf_adds(g->out, "</details>\n");
}

static void
over_time(struct page *g)
{
	page_part(g, "time", "Knowledge over time");
	if (g->p->f->n_days == 0) {
		page_para(
		    g, "", "Too early to say: the log holds no answer yet.");
	} else {
		buf_adds(g->out, "<div class=\"wide\">\n<figure>\n");
		chart_knowledge(g);
		buf_adds(g->out,
		    "<figcaption>Statements that are secure (bottom, darkest), "
		    "settled (middle) and met (top).</figcaption>\n"
		    "</figure>\n</div>\n");
		weeks(g);
	}
	page_part_end(g);
}

/* -- sections -------------------------------------------------------------- */

static const char *
section_title(struct page *g, const struct figure *f)
{
	const char *title = f->title[0] ? f->title : f->key;

	if (title[0] == '\0')
		title = "Other";
	if (g->p->several_decks && f->deck[0])
		return arena_printf(g->a, "%s: %s", f->deck, title);
	return title;
}

static void
section_row(struct page *g, const struct figure *f, int most)
{
	buf_adds(g->out, "<tr><th scope=\"row\">");
	page_text(g, section_title(g, f));
	if (most > 0)
		chart_bar(g, &f->known, most);
	buf_adds(g->out, "</th>");
	page_number(g, f->known.secure);
	page_number(g, f->known.settled);
	page_number(g, f->known.met);
	page_number(g, stats_to_meet(&f->known));
	page_cell(g, false, page_rate(g, &f->m[WINDOW_90]));
	buf_adds(g->out, "</tr>\n");
}

static void
sections(struct page *g)
{
	static const char *const heads[] = {
	    "Section", "Secure", "Settled", "Met", "To meet", "Success", NULL};
	const struct figures *f = g->p->f;
	int most = 1;

	for (size_t i = 0; i < f->n_sections; i++)
		if (f->sections[i].known.total > most)
			most = f->sections[i].known.total;
	page_part(g, "sections", "Section by section");
	page_table(g, "counts",
	    "Statements of each section; success in 90 days", heads);
	for (size_t i = 0; i < f->n_sections; i++)
		section_row(g, &f->sections[i], most);
	section_row(g, &f->all, 0);
	page_table_end(g);
	page_part_end(g);
}

/* -- calibration ----------------------------------------------------------- */

static const char *
bin_words(struct page *g, int bin)
{
	int from = page_percent(figures_bin_from(bin));

	if (bin == 0)
		return arena_printf(
		    g->a, "under %d%%", page_percent(figures_bin_from(1)));
	if (bin == FIGURES_BINS - 1)
		return arena_printf(g->a, "%d%% and over", from);
	return arena_printf(
	    g->a, "%d to %d%%", from, page_percent(figures_bin_from(bin + 1)));
}

static void
bins(struct page *g)
{
	static const char *const heads[] = {"Forecast", "Mean", "Result", NULL};
	const struct measure *m;
	struct rate r;

	page_table(g, "answers", "Answers by their forecast", heads);
	for (int i = 0; i < FIGURES_BINS; i++) {
		m = &g->p->f->bins[i][WINDOW_PERIOD];
		r = measure_rate(m);
		buf_adds(g->out, "<tr>");
		page_cell(g, true, bin_words(g, i));
		page_cell(g, false,
		    stats_tells(&r) ? arena_printf(g->a, "%d%%",
					  page_percent(measure_forecast(m)))
				    : "–");
		page_cell(g, false, page_rate(g, m));
		buf_adds(g->out, "</tr>\n");
	}
	page_table_end(g);
}

static void
sureness(struct page *g)
{
	static const char *const heads[] = {"When you were", "Recalled", NULL};
	static const char *const names[] = {
	    "", "unsure", "fairly sure", "sure"};

	page_table(g, "answers", "Answers by how sure you were", heads);
	for (int i = CONFIDENCE_SURE; i >= CONFIDENCE_UNSURE; i--) {
		buf_adds(g->out, "<tr>");
		page_cell(g, true, names[i]);
		page_cell(
		    g, false, page_rate(g, &g->p->f->sure[i][WINDOW_PERIOD]));
		buf_adds(g->out, "</tr>\n");
	}
	page_table_end(g);
}

/* Is there anything to draw? */
static bool
any_tells(const struct measure (*list)[WINDOWS], int n)
{
	struct rate r;

	for (int i = 0; i < n; i++) {
		r = measure_rate(&list[i][WINDOW_PERIOD]);
		if (stats_tells(&r))
			return true;
	}
	return false;
}

static void
calibration(struct page *g)
{
	page_part(g, "calibration", "Forecast, confidence and result");
	buf_adds(
	    g->out, "<div class=\"pair\">\n<div>\n<h3>The forecast</h3>\n");
	page_para(g, "",
	    "Before each question the program forecasts how likely it is to "
	    "be recalled. Dots on the line: it was right.");
	if (any_tells(g->p->f->bins, FIGURES_BINS)) {
		buf_adds(g->out, "<figure>\n");
		chart_calibration(g);
		buf_adds(g->out, "</figure>\n");
	}
	bins(g);
	buf_adds(g->out, "</div>\n<div>\n<h3>How sure you were</h3>\n");
	page_para(g, "",
	    "Asked at one question in three. It changes no rating; it shows "
	    "where feeling sure and recalling go together.");
	if (any_tells(g->p->f->sure, CONFIDENCE_SURE + 1)) {
		buf_adds(g->out, "<figure>\n");
		chart_confidence(g);
		buf_adds(g->out, "</figure>\n");
	}
	sureness(g);
	buf_adds(g->out, "</div>\n</div>\n");
	page_part_end(g);
}

/* -- the hardest ----------------------------------------------------------- */

/* A sentence ends with one full stop, whatever a deck's text ends with. */
static void
put_sentence(struct page *g, const char *s)
{
	size_t n = strlen(s);

	page_text(g, s);
	if (n > 0 && strchr(".?!", s[n - 1]) == NULL)
		buf_addc(g->out, '.');
}

static void
put_cause(struct page *g, const struct hard *h, const struct item *it,
    enum cause c, const char *lead)
{
	struct item *const *items = g->p->f->in.items;

	if (c == CAUSE_NONE)
		return;
	buf_addf(g->out, "<p>%s: ", lead);
	put_sentence(g, cause_words(c, h, it, items, g->a));
	buf_addc(g->out, ' ');
	put_sentence(g, cause_try(c, h, it, items, g->a));
	buf_adds(g->out, "</p>\n");
}

static void
hard_one(struct page *g, size_t i)
{
	const struct figures *f = g->p->f;
	const struct item *it = f->in.items[f->hardest[i]];
	const struct hard *h = &f->hard[f->hardest[i]];

	buf_adds(g->out, "<article>\n<h3>");
	page_text(g, item_number(it));
	buf_addc(g->out, ' ');
	page_text(g, it->gist);
	buf_adds(g->out, "</h3>\n");
	page_para(g, "note", it->text);
	page_para(g, "",
	    arena_printf(g->a, "Recalled %d of %d times: %s.", h->k, h->n,
		page_rate(g, &f->items[WINDOW_PERIOD][f->hardest[i]])));
	put_cause(g, h, it, h->cause, "<strong>A likely cause</strong>");
	put_cause(g, h, it, h->also, "Also");
	if (i < g->p->n_stories) {
		buf_adds(g->out, "<figure>\n");
		chart_curve(g, i);
		buf_adds(g->out, "</figure>\n");
	}
	buf_adds(g->out, "</article>\n");
}

static void
hardest(struct page *g)
{
	const struct figures *f = g->p->f;

	page_part(g, "hardest", "The hardest, and how they are forgotten");
	if (f->n_hardest == 0)
		page_para(g, "",
		    arena_printf(g->a,
			"Too early to say: a statement is listed from %d "
			"answers on, when one of them was not a recall.",
			HARD_LEAST));
	else
		page_para(g, "",
		    "The card is looked at first. A curve is the forecast of "
		    "recall; it falls from day to day, a dot is a recall, a "
		    "cross a miss, and dashes are the days to come. The "
		    "slower it falls, the firmer it is.");
	buf_adds(g->out, "<div class=\"cards\">\n");
	for (size_t i = 0; i < f->n_hardest && i < HARD_MOST; i++)
		hard_one(g, i);
	buf_adds(g->out, "</div>\n");
	page_part_end(g);
}

/* -- the load ahead -------------------------------------------------------- */

static void
put_day(struct page *g, const struct ahead_day *d, int most)
{
	const char *iso = date_day_iso(g->a, d->day);
	double high = most > 0 ? 20.0 * d->due / most : 0;

	buf_addf(g->out, "<td><time datetime=\"%s\">%d</time>", iso,
	    (iso[8] - '0') * 10 + iso[9] - '0');
	svg_begin_hidden(g->out, "load", 30, 21);
	if (d->due > 0)
		svg_rect(g->out, "secure", 0, 21 - high, 30, high);
	svg_line(g->out, "grid", 0, 20.5, 30, 20.5);
	svg_end(g->out);
	if (d->off)
		buf_adds(g->out, "off");
	else
		buf_addf(g->out, "<strong>%d</strong>", d->due);
	buf_adds(g->out, "</td>");
}

static void
calendar(struct page *g)
{
	static const char *const heads[] = {
	    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", NULL};
	const struct ahead *a = g->p->ahead;
	int most = 1, at = 0;
	size_t n = a->n;

	/* whole weeks, but for what is gone of this one */
	if (n > 7)
		n -= (size_t)date_weekday(a->days[0].day);
	for (size_t i = 0; i < n; i++)
		if (a->days[i].due > most)
			most = a->days[i].due;
	buf_adds(g->out, "<div class=\"calendar\">\n");
	page_table(
	    g, "days", "Day of the month, and how many are to recall", heads);
	buf_adds(g->out, "<tr>");
	for (; n > 0 && at < date_weekday(a->days[0].day); at++)
		buf_adds(g->out, "<td></td>");
	for (size_t i = 0; i < n; i++) {
		if (at == 7) {
			buf_adds(g->out, "</tr>\n<tr>");
			at = 0;
		}
		put_day(g, &a->days[i], most);
		at++;
	}
	for (; at < 7; at++)
		buf_adds(g->out, "<td></td>");
	buf_adds(g->out, "</tr>\n");
	page_table_end(g);
	buf_adds(g->out, "</div>\n");
}

static void
load(struct page *g)
{
	const struct ahead *a = g->p->ahead;
	int seconds = 0, due = 0;

	for (size_t i = 0; i < a->n && i < 14; i++) {
		due += a->days[i].due;
		seconds += a->days[i].seconds;
	}
	page_part(g, "load", "The load ahead");
	page_para(g, "",
	    arena_printf(g->a,
		"In the next 14 days %d to recall, about %d minutes. What is "
		"answered meanwhile comes back later, and new statements are "
		"not counted.",
		due, (seconds + 59) / 60));
	calendar(g);
	page_part_end(g);
}

/* -- every statement ------------------------------------------------------- */

static const char *
next_words(struct page *g, const struct item_state *s)
{
	if (s->paused)
		return "paused";
	if (s->due_day == ITEM_NO_DAY)
		return "";
	if (s->due_day <= g->today)
		return "due now";
	return page_day(g, s->due_day);
}

static void
statement_row(struct page *g, size_t i)
{
	static const char *const classes[] = {
	    "to-meet", "met", "settled", "secure"};
	const struct figures *f = g->p->f;
	const struct item *it = f->in.items[i];
	const struct item_state *s = &f->in.states[i];
	const struct measure *m = &f->items[WINDOW_PERIOD][i];
	enum known known = fold_known(s);

	buf_adds(g->out, "<tr><th scope=\"row\">");
	page_text(g, item_number(it));
	buf_addc(g->out, ' ');
	page_text(g, it->gist[0] ? it->gist : it->text);
	buf_adds(g->out, "</th><td class=\"known\">");
	svg_begin_hidden(g->out, "key", 12, 12);
	svg_rect(g->out, classes[known], 0.5, 0.5, 11, 11);
	svg_end(g->out);
	page_text(g, known == KNOWN_NOT ? "to meet" : known_name(known));
	buf_adds(g->out, "</td>");
	page_cell(g, false, next_words(g, s));
	page_cell(g, false,
	    m->n > 0 ? arena_printf(g->a, "%d of %d", m->k, m->n) : "");
	buf_adds(g->out, "</tr>\n");
}

static void
statements(struct page *g)
{
	static const char *const heads[] = {
	    "Statement", "Known", "Next", "Recalled", NULL};
	const struct figures *f = g->p->f;

	page_part(g, "statements", "Every statement");
	for (size_t s = 0; s < f->n_sections; s++) {
		buf_adds(g->out, "<h3>");
		page_text(g, section_title(g, &f->sections[s]));
		buf_adds(g->out, "</h3>\n");
		page_table(g, "headed",
		    arena_printf(g->a, "Statements of %s",
			section_title(g, &f->sections[s])),
		    heads);
		for (size_t i = 0; i < f->in.n; i++)
			if (f->in.items[i]->kind == KIND_RECALL &&
			    strcmp(f->in.items[i]->section,
				f->sections[s].key) == 0 &&
			    strcmp(f->in.items[i]->deck, f->sections[s].deck) ==
				0)
				statement_row(g, i);
		page_table_end(g);
	}
	page_part_end(g);
}

/* -- the page -------------------------------------------------------------- */

static void
basis(struct page *g)
{
	const struct figures *f = g->p->f;
	const struct time_in *t = &f->time[WINDOW_30];

	buf_adds(g->out, "<footer>\n");
	page_para(g, "",
	    arena_printf(g->a,
		"Rests on %d answers to due questions%s, up to %s, the first "
		"of a day each. A rate stands with its number of answers; the "
		"brackets hold the true figure 8 times in 10. Under %d answers "
		"there is no figure.",
		f->all.m[WINDOW_PERIOD].n,
		f->in.since == ITEM_NO_DAY ? ""
					   : arena_printf(g->a, " since %s",
						 page_date(g, f->in.since)),
		page_date(g, g->today), STATS_FEW));
	if (t->n > 0)
		page_para(g, "",
		    arena_printf(g->a,
			"Time put in, 30 days: about %lld minutes over %d "
			"answers. It says nothing of what is known.",
			(long long)((t->ms + 30000) / 60000), t->n));
	if (g->p->note[0])
		page_para(g, "", g->p->note);
	buf_adds(g->out, "</footer>\n");
}

void
stats_page(struct buf *out, const struct stats_page *p, struct arena *a)
{
	struct page g = {out, p, a, p->f->in.today};
	const char *title = arena_printf(a, "%s: what is known", p->title);

	html_begin(out, p->lang, title, stats_page_css);
	buf_adds(out, "<header>\n<h1>");
	page_text(&g, title);
	buf_adds(out, "</h1>\n");
	page_para(&g, "note",
	    arena_printf(a, "As of %s%s", page_date(&g, g.today),
		p->f->in.since == ITEM_NO_DAY
		    ? "."
		    : arena_printf(a, ", answers since %s.",
			  page_date(&g, p->f->in.since))));
	buf_adds(out, "</header>\n<main>\n");
	standing(&g);
	over_time(&g);
	sections(&g);
	calibration(&g);
	hardest(&g);
	load(&g);
	statements(&g);
	buf_adds(out, "</main>\n");
	basis(&g);
	html_end(out);
}
