/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words, tables and cells of the stats page: see stats_page_priv.h. */
#include "report/stats_page_priv.h"

#include <math.h>
#include <string.h>

#include "base/date.h"

int
page_percent(double v)
{
	return (int)lround(v * 100);
}

const char *
page_rate(struct page *g, const struct measure *m)
{
	struct rate r = measure_rate(m);
	double low, high;

	if (!stats_tells(&r))
		return "too early to say";
	stats_wilson(r.k, r.n, STATS_Z80, &low, &high);
	return arena_printf(g->a, "%d%% (%d–%d) of %d",
	    page_percent((double)r.k / r.n), page_percent(low),
	    page_percent(high), r.n);
}

const char *
page_date(struct page *g, int32_t day)
{
	return date_day_words(g->a, day, day - 400);
}

const char *
page_day(struct page *g, int32_t day)
{
	return date_day_words(g->a, day, g->today);
}

void
page_text(struct page *g, const char *s)
{
	html_text(g->out, s);
}

void
page_para(struct page *g, const char *classes, const char *text)
{
	if (*classes)
		buf_addf(g->out, "<p class=\"%s\">", classes);
	else
		buf_adds(g->out, "<p>");
	page_text(g, text);
	buf_adds(g->out, "</p>\n");
}

void
page_cell(struct page *g, bool head, const char *text)
{
	buf_adds(g->out, head ? "<th scope=\"row\">" : "<td>");
	page_text(g, text);
	buf_adds(g->out, head ? "</th>" : "</td>");
}

void
page_number(struct page *g, int n)
{
	buf_addf(g->out, "<td class=\"number\">%d</td>", n);
}

void
page_part(struct page *g, const char *id, const char *title)
{
	buf_addf(
	    g->out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">", id, id);
	page_text(g, title);
	buf_adds(g->out, "</h2>\n");
}

void
page_part_end(struct page *g)
{
	buf_adds(g->out, "</section>\n");
}

void
page_table(struct page *g, const char *classes, const char *caption,
    const char *const *heads)
{
	bool unseen = strcmp(classes, "headed") == 0; /* by what is above */

	buf_addf(g->out, "<table class=\"%s\">\n<caption%s>", classes,
	    unseen ? " class=\"unseen\"" : "");
	page_text(g, caption);
	buf_adds(g->out, "</caption>\n<thead><tr>");
	for (; *heads; heads++) {
		buf_adds(g->out, "<th scope=\"col\">");
		page_text(g, *heads);
		buf_adds(g->out, "</th>");
	}
	buf_adds(g->out, "</tr></thead>\n<tbody>\n");
}

void
page_table_end(struct page *g)
{
	buf_adds(g->out, "</tbody>\n</table>\n");
}
