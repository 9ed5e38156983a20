/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cohort as a page to look at, to print and to pass on: see report/cohort.h.
 * No person is in it. What a bar shows stands beside it in words.
 */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "core/stats.h"
#include "report/cohort.h"
#include "report/html.h"

struct page {
	const struct cohort_page *p;
	const struct cohort *k;
	struct buf *out;
	struct arena arena;
};

static const char css[] =
    "td.n{white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    "td.v{white-space:nowrap;font-weight:600}\n"
    "tr.few td{color:var(--soft)}\n"
    "td svg{min-width:7rem}\n"
    "@media (max-width:45rem){.bar{display:none}}\n"
    "@media (max-width:30rem){.scroll thead{position:absolute;width:1px;"
    "height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".scroll tr{display:flex;flex-wrap:wrap;gap:0 .75rem;"
    "border-bottom:1px solid var(--line)}.scroll tr>*{border:0}"
    ".scroll tr>th{flex:1 0 100%}}\n"
    ".range{stroke:var(--accent);stroke-width:6}"
    ".point{fill:var(--ink)}.limit{stroke:var(--second);stroke-width:2;"
    "stroke-dasharray:3 2}.axis{stroke:var(--line)}\n"
    "ol li{margin:.5rem 0}"
    ".scroll{overflow-x:auto}blockquote{margin:0;padding:.5rem 1rem;"
    "border-left:4px solid var(--line);background:var(--fill)}\n";

static void
put(struct page *g, const char *html)
{
	buf_adds(g->out, html);
}

static void
put_text(struct page *g, const char *s)
{
	html_text(g->out, s);
}

static void
put_tagged(struct page *g, const char *tag, const char *text)
{
	buf_addf(g->out, "<%s>", tag);
	put_text(g, text);
	buf_addf(g->out, "</%s>\n", tag);
}

static int
percent(double v)
{
	return (int)lround(v * 100);
}

/* "67% (52–79) of 18" */
static void
put_rate(struct page *g, int n, int full)
{
	double low, high;

	if (n < COHORT_FEW) {
		put(g, "too few");
		return;
	}
	stats_wilson(full, n, STATS_Z80, &low, &high);
	buf_addf(g->out, "%d%% (%d–%d) of %d", percent((double)full / n),
	    percent(low), percent(high), n);
}

static void
put_head(struct page *g)
{
	const struct cohort_page *p = g->p;
	struct arena *a = &g->arena;
	const char *weeks = cohort_weeks(g->k, a);

	put(g, "<header>\n");
	put_tagged(g, "h1",
	    arena_printf(a, "Cohort%s%s", p->title[0] ? " " : "", p->title));
	put_tagged(g, "p",
	    arena_printf(a, "%s%s%s. %s%s%s, made on %s.", cohort_shared(p, a),
		weeks[0] ? ", " : "", weeks,
		p->deck_title[0] ? p->deck_title : "Deck",
		p->deck_title[0] ? ", deck " : " ", p->deck,
		date_day_words(a, p->today, ITEM_NO_DAY + 800000)));
	put(g, "<p><strong>Purpose:</strong> ");
	put_text(g, cohort_purpose(p, a));
	put(g, ". <strong>Not for appraisal.</strong></p>\n</header>\n");
}

static void
put_reteach(struct page *g)
{
	const struct cohort_row *row;

	put(g,
	    "<section aria-labelledby=\"reteach\">\n<h2 id=\"reteach\">Reteach "
	    "first</h2>\n");
	if (g->k->n_reteach == 0)
		put(g,
		    "<p>Nothing stands out to be taught again: no statement's "
		    "upper limit is under 75%.</p>\n");
	else
		put(g, "<ol>\n");
	for (size_t i = 0; i < g->k->n_reteach; i++) {
		row = &g->k->rows[g->k->reteach[i]];
		put(g, "<li><strong>");
		put_text(g, cohort_row_name(row, &g->arena));
		put(g, "</strong>: ");
		put_text(g, cohort_cause_text(row, true, &g->arena));
		put(g, ".<br>");
		put_text(g, cohort_next_step(row->cause));
		put(g, "</li>\n");
	}
	put(g, g->k->n_reteach == 0 ? "</section>\n" : "</ol>\n</section>\n");
}

/* The interval as a bar, with the line at 75%. */
static void
put_bar(struct page *g, const struct cohort_row *row)
{
	buf_addf(g->out,
	    "<svg viewBox=\"0 0 120 16\" role=\"img\" aria-label=\"%d%%, "
	    "likely "
	    "%d to %d%%\">"
	    "<line class=\"axis\" x1=\"10\" x2=\"110\" y1=\"8\" y2=\"8\"/>"
	    "<line class=\"limit\" x1=\"85\" x2=\"85\" y1=\"1\" y2=\"15\"/>"
	    "<line class=\"range\" x1=\"%d\" x2=\"%d\" y1=\"8\" y2=\"8\"/>"
	    "<circle class=\"point\" cx=\"%d\" cy=\"8\" r=\"4\"/></svg>",
	    percent((double)row->full / row->n), percent(row->low),
	    percent(row->high), 10 + percent(row->low), 10 + percent(row->high),
	    10 + percent((double)row->full / row->n));
}

static void
put_row(struct page *g, const struct cohort_row *row)
{
	bool few = row->verdict == COHORT_TOO_FEW;

	put(g,
	    few ? "<tr class=\"few\"><th scope=\"row\">"
		: "<tr><th scope=\"row\">");
	put_text(g, cohort_row_name(row, &g->arena));
	put(g, "</th><td class=\"n\">");
	put_rate(g, row->n, row->full);
	put(g, "</td><td class=\"bar\">");
	if (!few)
		put_bar(g, row);
	put(g, "</td><td class=\"v\">");
	put(g, cohort_verdict_name(row->verdict));
	put(g, "</td><td>");
	put_text(g, cohort_cause_text(row, true, &g->arena));
	put(g, "</td></tr>\n");
}

static void
put_rows(struct page *g)
{
	put(g,
	    "<section aria-labelledby=\"rows\">\n<h2 id=\"rows\">Statement by "
	    "statement</h2>\n<p>Of those who were asked: how many had it "
	    "complete and without a hint the last time. In brackets, and as "
	    "the thick line, the range that holds the true figure 8 times in "
	    "10. Reteach: the range is below 75%, the dashed line. Holding: it "
	    "is above. Too few: fewer than five were asked.</p>\n"
	    "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Table of "
	    "statements\">\n<table>\n"
	    "<thead><tr><th scope=\"col\">Statement or card</th>"
	    "<th scope=\"col\">Last time in full</th><th class=\"bar\" "
	    "scope=\"col\">Range"
	    "</th><th scope=\"col\">Verdict</th><th scope=\"col\">Likely cause"
	    "</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < g->k->n_rows; i++)
		put_row(g, &g->k->rows[i]);
	put(g, "</tbody>\n</table>\n</section>\n</section>\n");
}

static void
put_lures(struct page *g)
{
	const struct cohort_lure *l;
	const struct cohort_row *row;

	put(g,
	    "<section aria-labelledby=\"lures\">\n<h2 id=\"lures\">"
	    "Misconceptions</h2>\n");
	if (g->k->n_lures > 0)
		put(g, "<ul>\n");
	for (size_t i = 0; i < g->k->n_lures; i++) {
		l = &g->k->lures[i];
		row = &g->k->rows[l->row];
		put(g, "<li>");
		put_text(g,
		    arena_printf(&g->arena,
			"“%s” (%s): ", l->says[0] ? l->says : l->id,
			cohort_row_name(row, &g->arena)));
		put_rate(g, row->n, l->learners);
		put(g, "</li>\n");
	}
	if (g->k->n_lures > 0)
		put(g, "</ul>\n");
	put(g,
	    g->k->n_lures == 0
		? "<p>None was held by five or more.</p>\n</section>\n"
		: "<p class=\"note\">Those held by fewer than five are not "
		  "shown.</p>\n</section>\n");
}

static void
put_steps(struct page *g)
{
	const struct cohort_step *s;
	double low, high;

	put(g,
	    "<section aria-labelledby=\"sure\">\n<h2 id=\"sure\">How sure, and "
	    "how right</h2>\n<table>\n<thead><tr><th scope=\"col\">When "
	    "</th><th scope=\"col\">Right</th></tr></thead>\n<tbody>\n");
	for (int i = SHARE_STEPS; i-- > 0;) {
		s = &g->k->steps[i];
		buf_addf(g->out, "<tr><th scope=\"row\">%s%s</th><td>",
		    i == 1 ? "fairly sure" : share_step_name(i), "");
		if (s->learners < COHORT_FEW) {
			put(g, "too few</td></tr>\n");
			continue;
		}
		stats_wilson(
		    (int)s->successes, (int)s->answers, STATS_Z80, &low, &high);
		buf_addf(g->out, "%d%% (%d–%d) of %ld answers</td></tr>\n",
		    percent((double)s->successes / (double)s->answers),
		    percent(low), percent(high), s->answers);
	}
	put(g, "</tbody>\n</table>\n</section>\n");
}

static void
put_retaught(struct page *g)
{
	const struct cohort_retaught *r;
	const char *name;

	if (g->k->n_retaught == 0)
		return;
	put(g,
	    "<section aria-labelledby=\"again\">\n<h2 id=\"again\">Taught "
	    "again</h2>\n<ul>\n");
	for (size_t i = 0; i < g->k->n_retaught; i++) {
		r = &g->k->retaught[i];
		name = r->row == (size_t)-1
		    ? r->item
		    : cohort_row_name(&g->k->rows[r->row], &g->arena);
		put(g, "<li>");
		put_text(g, name);
		put_text(g,
		    arena_printf(&g->arena, ", on %s: ",
			date_day_words(&g->arena, r->day, g->p->today)));
		if (r->n < COHORT_FEW) {
			put(g, "too few were asked both before and after");
		} else {
			put_rate(g, r->n, r->before);
			put(g, ", then ");
			put_rate(g, r->n, r->after);
		}
		put(g, "; other things changed too.</li>\n");
	}
	put(g, "</ul>\n</section>\n");
}

void
cohort_html(const struct cohort_page *p, struct buf *out)
{
	struct page g = {.p = p, .k = p->k, .out = out, .arena = ARENA_INIT};

	html_begin(out, "en-GB",
	    arena_printf(
		&g.arena, "Cohort%s%s", p->title[0] ? " " : "", p->title),
	    css);
	put_head(&g);
	put(&g, "<main>\n");
	put_reteach(&g);
	put_rows(&g);
	put_lures(&g);
	put_steps(&g);
	put_retaught(&g);
	put(&g,
	    "<section aria-labelledby=\"mail\">\n<h2 id=\"mail\">For a "
	    "mail</h2>\n<blockquote><p>");
	put_text(&g, cohort_mail(p->k, &g.arena));
	put(&g,
	    "</p></blockquote>\n</section>\n</main>\n<footer>\n<p>Rests on ");
	put_text(&g, cohort_rests_on(p, &g.arena));
	put(&g,
	    ". Nobody is named here, and no figure rests on fewer than five "
	    "people. Answers of one person are not independent, so a range "
	    "over "
	    "answers is a little too narrow.</p>\n</footer>\n");
	html_end(out);
	arena_release(&g.arena);
}
