/* SPDX-License-Identifier: GPL-3.0-or-later */
/* due, find, show: looking without being asked. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/collect.h"
#include "cmd/today.h"
#include "ui/screen.h"

const struct opt opts_due[] = {
    {OPT_NUMBER, "days", "N", "look so many days ahead (default 7)", 1, 365, 0},
    {OPT_FLAG, "count", "", "print only how many are due today", 0, 0, 0},
    OPT_TABLE_END,
};

static void
line(const struct ctx *c, const char *s)
{
	term_para(&c->term, "", 0, STYLE_NONE, s);
}

/* -- due --------------------------------------------------------------------
 */

static void
say_plan(struct ctx *c, const struct plan *p)
{
	struct buf b = BUF_INIT;
	int recall = p->due + p->first, minutes = (p->seconds + 59) / 60;
	int later = p->waiting - p->due;

	if (recall + p->tries == 0) {
		line(c, "Nothing is due today, and nothing new is open.");
		return;
	}
	buf_adds(&b, "Today: ");
	if (recall)
		buf_addf(&b, "%d to recall", recall);
	if (p->tries)
		buf_addf(&b, "%s%d new", recall ? ", " : "", p->tries);
	buf_addf(&b, ", about %d minute%s.", minutes, minutes == 1 ? "" : "s");
	if (later > 0)
		buf_addf(&b, " %d more %s due and can wait for another day.",
		    later, later == 1 ? "is" : "are");
	line(c, buf_str(&b));
	buf_release(&b);
}

static void
say_ahead(struct ctx *c, const struct plan_input *in, int days)
{
	static const char *const names[] = {"Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday"};
	int before = plan_due_on(in, in->today), now;
	int32_t day;

	for (int i = 1; i <= days; i++) {
		day = in->today + i;
		now = plan_due_on(in, day);
		if (now > before)
			line(c,
			    arena_printf(&c->arena, "%s %s: %d to recall%s",
				names[date_weekday(day)],
				date_day_words(&c->arena, day, in->today),
				now - before, c->term.plain ? "." : ""));
		before = now;
	}
}

int
cmd_due(struct ctx *c, struct err *e)
{
	struct collection k;
	struct plan_input in;
	struct plan plan;
	bool brake;

	if (collect(c, c->argc > 0 ? c->argv[0] : NULL, &k, e) != 0 ||
	    today_plan_input(c, &k, &in, &brake, e) != 0)
		return -1;
	plan_make(&in, &c->arena, &plan);
	if (opt_given(&c->opts, "count")) {
		(void)printf("%d\n", plan.waiting + plan.first);
		return 0;
	}
	say_plan(c, &plan);
	for (size_t i = 0; i < plan.n; i++) {
		const struct item *it = k.items[plan.list[i].item];

		if (plan.list[i].kind == ENTRY_TRY)
			continue;
		term_line(&c->term, STYLE_NONE,
		    arena_printf(
			&c->arena, "  %s  %s", item_number(it), it->gist),
		    plan.list[i].kind == ENTRY_FIRST
			? "first recall"
			: arena_printf(&c->arena, "forecast %d%%",
			      (int)(plan.list[i].forecast * 100 + 0.5)));
	}
	say_ahead(c, &in, (int)opt_number(&c->opts, "days", 7));
	return 0;
}

/* -- find
 * ---------------------------------------------------------------------- */

/* Do all words stand in one of the texts, whatever the case? */
static bool
has_all(struct ctx *c, const char *const *words, int n, const char *text)
{
	const char *folded = text_fold(&c->arena, text);

	for (int i = 0; i < n; i++)
		if (strstr(folded, words[i]) == NULL)
			return false;
	return true;
}

static const char *
all_of(struct ctx *c, const struct item *it)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_addf(&b, "%s %s %s %s", it->owner, it->gist, it->text, it->ask);
	for (int i = 0; i < it->n_ideas; i++)
		for (int k = 0; k < it->ideas[i].n; k++)
			buf_addf(&b, " %s", it->ideas[i].wordings[k]);
	out = arena_strdup(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static int
find_practice(
    struct ctx *c, const struct deck *d, const char *const *words, int n)
{
	int found = 0;

	for (int i = 0; i < d->n_practice; i++)
		for (int k = 0; k < d->practice[i].n_bullets; k++) {
			const struct practice *p = &d->practice[i];

			if (!has_all(c, words, n,
				arena_printf(&c->arena, "%s %s", p->heading,
				    p->bullets[k])))
				continue;
			found++;
			term_para(&c->term,
			    arena_printf(&c->arena, "%s", p->section), 7,
			    STYLE_NONE,
			    arena_printf(
				&c->arena, "%s %s", p->heading, p->bullets[k]));
		}
	return found;
}

int
cmd_find_words(struct ctx *c, struct err *e)
{
	const char **words =
	    arena_array(&c->arena, (size_t)c->argc, sizeof(*words));
	struct collection k;
	int found = 0;

	if (collect(c, NULL, &k, e) != 0)
		return -1;
	for (int i = 0; i < c->argc; i++)
		words[i] = text_fold(&c->arena, c->argv[i]);
	for (size_t i = 0; i < k.n; i++) {
		const struct item *it = k.items[i];

		if (it->kind != KIND_RECALL ||
		    !has_all(c, words, c->argc, all_of(c, it)))
			continue;
		found++;
		term_para(&c->term, item_number(it), 7, STYLE_NONE, it->text);
	}
	for (size_t i = 0; i < k.n_decks; i++)
		found += find_practice(c, k.decks[i], words, c->argc);
	if (found == 0)
		return err_set(
		    e, ERR_FAILED, "nothing has all of these words; try fewer");
	return 0;
}

/* -- show
 * ---------------------------------------------------------------------- */

static void
tell_state(struct ctx *c, const struct item_state *s, int32_t today)
{
	struct arena *a = &c->arena;

	if (!s->met) {
		line(
		    c, s->paused ? "Not met yet, and paused." : "Not met yet.");
		return;
	}
	if (s->due_day == ITEM_NO_DAY) {
		line(c, "Read, and not yet recalled.");
		return;
	}
	line(c,
	    arena_printf(a,
		"%s. Stability %.1f days, difficulty %.1f. Asked %d time%s, "
		"%d lapse%s. It comes back %s%s.",
		s->secure        ? "Secure"
		    : s->settled ? "Settled"
				 : "Met",
		s->s.stability, s->s.difficulty, s->n_counted,
		s->n_counted == 1 ? "" : "s", s->lapses,
		s->lapses == 1 ? "" : "s", screen_when(a, s->due_day, today),
		s->paused ? ", but it is paused" : ""));
}

static int
tell_story(struct ctx *c, const struct item *it, int32_t today, struct err *e)
{
	struct arena *a = &c->arena;
	struct folded f;

	if (store_folded(c->store, it->id, a, &f, e) != 0)
		return -1;
	for (size_t i = 0; i < f.n; i++) {
		const struct folded_review *r = &f.reviews[i];

		line(c,
		    arena_printf(a, "  %s: %s%s%s%s%s",
			date_day_words(a, r->day, today),
			r->rating ? screen_rating(r->rating) : "tried",
			r->r.level ? arena_printf(a, ", level %d", r->r.level)
				   : "",
			r->hints ? ", with a hint" : "",
			r->amended ? ", marks changed" : "",
			r->counted || !r->rating ? "" : ", not counted"));
	}
	return 0;
}

static int
show_item(struct ctx *c, const struct collection *k, int i, struct err *e)
{
	const struct item *it = k->items[i];
	int32_t today = ctx_today(c);
	struct arena *a = &c->arena;

	term_line(&c->term, STYLE_HEAD,
	    arena_printf(a, "%s  %s", item_number(it), it->gist),
	    it->section_title);
	line(c, it->text);
	if (it->example[0])
		term_para(&c->term, "For example:", 0, STYLE_DIM, it->example);
	line(c, arena_printf(a, "Question: %s", it->ask));
	for (int j = 0; j < it->n_ideas; j++)
		term_para(&c->term, arena_printf(a, "  %d", j + 1), 5,
		    STYLE_NONE, it->ideas[j].wordings[0]);
	if (it->source[0])
		term_para(&c->term, "", 0, STYLE_DIM, it->source);
	tell_state(c, &k->states[i], today);
	return tell_story(c, it, today, e);
}

static int
show_section(struct ctx *c, const struct deck *d, const struct section *s,
    const struct collection *k)
{
	term_line(&c->term, STYLE_HEAD, s->title, d->title);
	for (size_t i = 0; i < k->n; i++)
		if (strcmp(k->items[i]->deck, d->name) == 0 &&
		    strcmp(k->items[i]->section, s->id) == 0)
			term_para(&c->term, item_number(k->items[i]), 6,
			    STYLE_NONE, k->items[i]->text);
	for (int i = 0; i < d->n_practice; i++) {
		if (strcmp(d->practice[i].section, s->id) != 0)
			continue;
		term_para(
		    &c->term, "", 0, STYLE_STRONG, d->practice[i].heading);
		for (int j = 0; j < d->practice[i].n_bullets; j++)
			term_para(&c->term, c->term.plain ? "" : "  -", 4,
			    STYLE_NONE, d->practice[i].bullets[j]);
	}
	return 0;
}

int
cmd_show(struct ctx *c, struct err *e)
{
	const char *what = c->argv[0];
	const struct section *section;
	const struct deck *deck;
	struct err none = ERR_INIT;
	struct collection k;
	int i;

	if (collect(c, NULL, &k, e) != 0)
		return -1;
	section = collect_section(&k, what, &deck, &none);
	if (section)
		return show_section(c, deck, section, &k);
	i = collect_find(c, &k, what, e);
	return i < 0 ? -1 : show_item(c, &k, i, e);
}
