/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `stats`: what is known, section by section, with its uncertainty. The
 * figures are core/stats; this file finds them and lays them out for 80
 * columns, for narrow terminals, for ears, and as JSON.
 */
#include "cmd/cmd.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"
#include "base/text.h"
#include "cmd/collect.h"
#include "core/stats.h"

#define COUNTS_WIDTH 31 /* of the four counts, side by side */
#define RATE_WIDTH 21 /* "100% (99–100) of 1234" */
#define TITLE_WIDTH 24 /* less room: two lines a section */

const struct opt opts_stats[] = {
    {OPT_CHOICE, "format", "text|json", "how to print it (default text)", 0, 0,
	0},
    OPT_TABLE_END,
};

/* -- finding --------------------------------------------------------------- */

struct report {
	struct collection k;
	struct section_list sections;
	struct tally all;
	int32_t today;
	const size_t *by_id; /* items, sorted by id */
	size_t items_asked; /* items that the success rests on */
};

static int
compare_items(const void *a, const void *b, void *arg)
{
	struct item *const *items = arg;

	return strcmp(
	    items[*(const size_t *)a]->id, items[*(const size_t *)b]->id);
}

/* Index of the item, or -1 when no deck here has it. */
static ptrdiff_t
find_item(const struct report *r, const char *id)
{
	size_t low = 0, high = r->k.n, middle;
	int d;

	while (low < high) {
		middle = (low + high) / 2;
		d = strcmp(r->k.items[r->by_id[middle]]->id, id);
		if (d == 0)
			return (ptrdiff_t)r->by_id[middle];
		if (d < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

static int
take_story(const struct folded *f, void *arg, struct err *e)
{
	struct report *r = arg;
	ptrdiff_t at = find_item(r, f->state.item);
	struct rate *rate;
	int before;

	(void)e;
	if (at < 0)
		return 0;
	rate = &r->sections.list[r->sections.of[at]].tally.success;
	before = rate->n;
	stats_success(rate, f->reviews, f->n, r->today);
	r->items_asked += rate->n > before;
	return 0;
}

static int
find(struct ctx *c, struct report *r, struct err *e)
{
	size_t *by_id;

	if (collect(c, c->argc > 0 ? c->argv[0] : NULL, &r->k, e) != 0)
		return -1;
	r->today = ctx_today(c);
	by_id = arena_array(&c->arena, r->k.n, sizeof(*by_id));
	for (size_t i = 0; i < r->k.n; i++)
		by_id[i] = i;
	qsort_r(by_id, r->k.n, sizeof(*by_id), compare_items, r->k.items);
	r->by_id = by_id;
	stats_sections(
	    r->k.items, r->k.states, r->k.n, &c->arena, &r->sections);
	if (c->store && store_each_folded(c->store, take_story, r, e) != 0)
		return -1;
	for (size_t i = 0; i < r->sections.n; i++)
		stats_add(&r->all, &r->sections.list[i].tally);
	return 0;
}

/* -- words ----------------------------------------------------------------- */

static int
percent(double v)
{
	return (int)lround(v * 100);
}

static void
put_rate(struct buf *out, const struct rate *r)
{
	double low, high;

	if (!stats_tells(r)) {
		buf_adds(out, "too early to say");
		return;
	}
	stats_wilson(r->k, r->n, STATS_Z80, &low, &high);
	buf_addf(out, "%d%% (%d–%d) of %d", percent((double)r->k / r->n),
	    percent(low), percent(high), r->n);
}

static void
put_spoken_rate(struct buf *out, const struct rate *r)
{
	double low, high;

	if (!stats_tells(r)) {
		buf_adds(out, "too early to say");
		return;
	}
	stats_wilson(r->k, r->n, STATS_Z80, &low, &high);
	buf_addf(out, "%d%% of %d answers, likely %d to %d%%",
	    percent((double)r->k / r->n), r->n, percent(low), percent(high));
}

/* Decks that are no overlays. */
static size_t
n_apart(const struct collection *k)
{
	size_t n = 0;

	for (size_t i = 0; i < k->n_decks; i++)
		n += k->decks[i]->base == NULL;
	return n;
}

static const char *
title_of(const struct report *r, const struct section_stats *s, struct arena *a)
{
	const char *title = s->title[0] ? s->title : s->id[0] ? s->id : "Other";

	if (n_apart(&r->k) > 1)
		return arena_printf(a, "%s: %s", s->deck, title);
	return title;
}

/* -- text ------------------------------------------------------------------ */

/* The left end, and the right end where it stands at the right margin. */
static void
print_padded(
    const struct term *t, const char *left, int width, const char *right)
{
	int gap = width - text_width(left, strlen(left)) -
	    text_width(right, strlen(right));

	(void)fprintf(t->out, "%s%*s%s\n", left, gap > 0 ? gap : 0, "", right);
}

/* A title with its figures to the right, or below where both do not fit. The
 * figures never break; a title longer than a line is wrapped. */
static void
print_titled(const struct term *t, struct arena *a, const char *title,
    const char *figures)
{
	const char *left = term_text(t, a, title);
	const char *right = term_text(t, a, figures);

	if (text_width(left, strlen(left)) + 2 +
		text_width(right, strlen(right)) <=
	    t->width) {
		print_padded(t, left, t->width, right);
		return;
	}
	term_para(t, "", 2, STYLE_NONE, title);
	print_padded(t, "", t->width, right);
}

static bool
is_wide(const struct term *t)
{
	return t->width >= TITLE_WIDTH + 2 + COUNTS_WIDTH + 2 + RATE_WIDTH;
}

static void
print_section(const struct term *t, struct arena *a, const char *title,
    const struct tally *tally)
{
	struct buf b = BUF_INIT, rate = BUF_INIT;
	const char *shown;
	int gap;

	buf_addf(&b, "%5d%9d%8d%9d", tally->met, tally->settled, tally->secure,
	    stats_to_meet(tally));
	put_rate(&rate, &tally->success);
	if (is_wide(t)) {
		shown = term_text(t, a, buf_str(&rate));
		gap = 2 + RATE_WIDTH - text_width(shown, strlen(shown));
		buf_pad(&b, ' ', gap > 1 ? (size_t)gap : 1);
		buf_adds(&b, shown);
		print_titled(t, a, title, buf_str(&b));
	} else {
		print_titled(t, a, title, buf_str(&rate));
		(void)fprintf(t->out, "%s\n", buf_str(&b));
	}
	buf_release(&b);
	buf_release(&rate);
}

static void
print_heads(const struct term *t)
{
	static const char heads[] = "  met  settled  secure  to meet";
	static const char rate[] = "success, 30 days";
	int gap = RATE_WIDTH + 2 - (int)(sizeof(rate) - 1);

	if (is_wide(t)) {
		(void)fprintf(t->out, "%*s%*s%s\n", t->width - RATE_WIDTH - 2,
		    heads, gap, "", rate);
		return;
	}
	print_padded(t, "", t->width, rate);
	(void)fprintf(t->out, "%s\n", heads);
}

/* For ears, and for terminals too narrow for columns. */
static void
print_sentence(const struct term *t, const char *title, const struct tally *s)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s: %d met, %d settled, %d secure, %d still to meet. ",
	    title, s->met, s->settled, s->secure, stats_to_meet(s));
	buf_addf(&b, "Success in the last %d days: ", STATS_DAYS);
	put_spoken_rate(&b, &s->success);
	buf_addc(&b, '.');
	term_para(t, "", 2, STYLE_NONE, buf_str(&b));
	buf_release(&b);
}

static void
print_basis(struct ctx *c, const struct report *r)
{
	const char *day = date_day_words(&c->arena, r->today, r->today);
	int n = r->all.success.n;

	term_para(&c->term, "", 0, STYLE_DIM,
	    arena_printf(&c->arena,
		"Each statement counts once, by the highest it has reached. "
		"Settled: likely to stay for a week. Secure: answered "
		"without help, %d days or more after the time before.",
		SECURE_DAYS));
	if (n == 0) {
		term_para(&c->term, "", 0, STYLE_DIM,
		    arena_printf(&c->arena,
			"Rests on your log up to %s, which holds no answer "
			"to a due question of the last %d days.",
			day, STATS_DAYS));
		return;
	}
	term_para(&c->term, "", 0, STYLE_DIM,
	    arena_printf(&c->arena,
		"Rests on %d answer%s to %zu due question%s in the %d days up "
		"to %s, the first of a day each; %s the true figure 8 times "
		"in 10. Under %d answers there is no figure.",
		n, n == 1 ? "" : "s", r->items_asked,
		r->items_asked == 1 ? "" : "s", STATS_DAYS, day,
		c->term.plain ? "the likely range holds" : "the brackets hold",
		STATS_FEW));
}

static void
print_text(struct ctx *c, const struct report *r)
{
	const struct term *t = &c->term;
	bool table = !t->plain && t->width >= COUNTS_WIDTH;
	const struct section_stats *s;
	const char *title;

	term_line(t, STYLE_HEAD, r->k.title,
	    date_day_words(&c->arena, r->today, r->today));
	term_blank(t);
	if (table)
		print_heads(t);
	for (size_t i = 0; i <= r->sections.n; i++) {
		s = i < r->sections.n ? &r->sections.list[i] : NULL;
		if (s && s->tally.total == 0)
			continue; /* of lists and cases only */
		title = s ? title_of(r, s, &c->arena) : "In all";
		if (table)
			print_section(
			    t, &c->arena, title, s ? &s->tally : &r->all);
		else
			print_sentence(t, title, s ? &s->tally : &r->all);
	}
	term_blank(t);
	print_basis(c, r);
}

/* -- JSON ------------------------------------------------------------------ */

static struct js *
success_json(const struct rate *r)
{
	struct js *j = js_new_object();
	bool tells = stats_tells(r);
	double low, high;

	stats_wilson(r->k, r->n, STATS_Z80, &low, &high);
	js_set_int(j, "n", r->n);
	js_set_int(j, "k", r->k);
	js_set(j, "rate",
	    tells ? js_new_real((double)r->k / r->n) : js_new_null());
	js_set(j, "low", tells ? js_new_real(low) : js_new_null());
	js_set(j, "high", tells ? js_new_real(high) : js_new_null());
	return j;
}

static void
set_tally(struct js *j, const struct tally *t)
{
	js_set_int(j, "met", t->met);
	js_set_int(j, "settled", t->settled);
	js_set_int(j, "secure", t->secure);
	js_set_int(j, "total", t->total);
	js_set(j, "success", success_json(&t->success));
}

static void
print_json(struct ctx *c, const struct report *r)
{
	struct js *j = js_new_object(), *list = js_new_array(), *one;
	const struct section_stats *s;
	struct buf b = BUF_INIT;

	js_set_text(j, "deck", r->k.name);
	js_set_text(j, "day", date_day_iso(&c->arena, r->today));
	js_set_int(j, "days", STATS_DAYS);
	set_tally(j, &r->all);
	for (size_t i = 0; i < r->sections.n; i++) {
		s = &r->sections.list[i];
		if (s->tally.total == 0)
			continue;
		one = js_new_object();
		js_set_text(one, "deck", s->deck);
		js_set_text(one, "id", s->id);
		js_set_text(one, "title", text_cleaned(&c->arena, s->title));
		set_tally(one, &s->tally);
		js_push(list, one);
	}
	js_set(j, "sections", list);
	js_write(j, &b);
	(void)fprintf(c->term.out, "%s\n", buf_str(&b));
	buf_release(&b);
	js_free(j);
}

int
cmd_stats(struct ctx *c, struct err *e)
{
	struct report r = {.items_asked = 0};

	if (find(c, &r, e) != 0)
		return -1;
	if (strcmp(opt_text(&c->opts, "format", "text"), "json") == 0)
		print_json(c, &r);
	else
		print_text(c, &r);
	return 0;
}
