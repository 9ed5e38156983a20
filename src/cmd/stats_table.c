/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of counts and rates that the text views of `stats` share. */
#include "cmd/stats_view.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define RATE_WIDTH 21 /* "100% (99–100) of 1234" */
#define COUNT_WIDTH 4
#define BAR_WIDTH 14
#define TITLE_WIDTH 25 /* less room: two lines a row */

void
view_titled(const struct term *t, struct arena *a, const char *title,
    const char *figures)
{
	const char *left = term_text(t, a, title);
	const char *right = term_text(t, a, figures);
	int wide = text_width(right, strlen(right));
	int gap = t->width - text_width(left, strlen(left)) - wide;

	if (gap < 2) {
		term_para(t, "", 0, STYLE_NONE, title);
		left = "";
		gap = t->width - wide;
	}
	(void)fprintf(t->out, "%s%*s%s\n", left, gap > 0 ? gap : 0, "", right);
}

void
view_counts(const struct tally *t, int out[BLOCKS_PARTS])
{
	out[0] = t->secure;
	out[1] = t->settled;
	out[2] = t->met;
	out[3] = stats_to_meet(t);
}

void
view_legend(struct ctx *c, const struct tally *all)
{
	static const char *const names[] = {
	    "secure", "settled", "met", "to meet"};
	const struct term *t = &c->term;
	struct buf b = BUF_INIT;
	int n[BLOCKS_PARTS] = {0};

	if (all) {
		view_counts(all, n);
		buf_addf(&b, "Of %d statement%s: ", all->total,
		    all->total == 1 ? "" : "s");
	}
	for (int i = 0; i < BLOCKS_PARTS; i++) {
		buf_addf(&b, "%s%s ", i ? ", " : "", blocks_cell(i, t->utf8));
		if (all)
			buf_addf(&b, "%d ", n[i]);
		buf_adds(&b, names[i]);
	}
	buf_addc(&b, '.');
	term_para(t, "", 0, STYLE_NONE, buf_str(&b));
	buf_release(&b);
}

bool
view_has_columns(const struct term *t)
{
	return !t->plain && t->width >= BAR_WIDTH + BLOCKS_PARTS * COUNT_WIDTH;
}

static bool
is_wide(const struct term *t)
{
	return t->width >= TITLE_WIDTH + BAR_WIDTH +
	    BLOCKS_PARTS * COUNT_WIDTH + 2 + RATE_WIDTH;
}

static void
put_right(struct buf *b, const struct term *t, struct arena *a,
    const char *words, int width)
{
	const char *shown = term_text(t, a, words);
	int gap = width - text_width(shown, strlen(shown));

	buf_pad(b, ' ', gap > 0 ? (size_t)gap : 0);
	buf_adds(b, shown);
}

void
view_heads(struct ctx *c, const struct view *v, enum window w)
{
	const struct term *t = &c->term;
	const char *rate = w == WINDOW_30 ? "success, 30 days"
	    : v->since == ITEM_NO_DAY
	    ? "success, so far"
	    : arena_printf(&c->arena, "since %s",
		  date_day_words(&c->arena, v->since, v->today));
	struct buf b = BUF_INIT;

	if (is_wide(t))
		buf_pad(&b, ' ',
		    (size_t)(t->width - RATE_WIDTH - 2 -
			BLOCKS_PARTS * COUNT_WIDTH));
	else
		buf_pad(&b, ' ', BAR_WIDTH);
	for (int i = 0; i < BLOCKS_PARTS; i++)
		buf_addf(&b, "   %s", blocks_cell(i, t->utf8));
	if (is_wide(t))
		put_right(&b, t, &c->arena, rate, RATE_WIDTH + 2);
	else
		view_titled(t, &c->arena, "", rate);
	(void)fprintf(t->out, "%s\n", buf_str(&b));
	buf_release(&b);
}

/* As many cells as a row has things, of those that the largest row has. */
static void
put_bar(struct buf *b, const struct term *t, const int *n, int most)
{
	int total = n[0] + n[1] + n[2] + n[3];
	int room = most < BAR_WIDTH - 1 ? most : BAR_WIDTH - 1;
	int cells = most > 0 ? (int)((int64_t)total * room / most) : 0;

	if (most > 0 && cells < 1)
		cells = 1;
	blocks_bar(b, n, cells > 0 ? BLOCKS_PARTS : 0, cells, t->utf8);
	buf_pad(b, ' ', (size_t)(BAR_WIDTH - cells));
}

void
view_line(struct ctx *c, const char *title, const int *n, int most,
    const struct measure *m)
{
	const struct term *t = &c->term;
	struct buf b = BUF_INIT, rate = BUF_INIT;

	view_rate(&rate, m);
	if (!is_wide(t))
		view_titled(t, &c->arena, title, buf_str(&rate));
	put_bar(&b, t, n, most);
	for (int i = 0; i < BLOCKS_PARTS; i++)
		buf_addf(&b, "%*d", COUNT_WIDTH, n[i]);
	if (is_wide(t)) {
		put_right(&b, t, &c->arena, buf_str(&rate), RATE_WIDTH + 2);
		view_titled(t, &c->arena, title, buf_str(&b));
	} else {
		(void)fprintf(t->out, "%s\n", buf_str(&b));
	}
	buf_release(&b);
	buf_release(&rate);
}
