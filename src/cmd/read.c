/* SPDX-License-Identifier: GPL-3.0-or-later */
/* due, find: looking without being asked. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cmd/collect.h"
#include "cmd/settings.h"
#include "cmd/today.h"
#include "core/ahead.h"
#include "core/cases.h"
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
add_count(struct buf *b, int n, const char *one, const char *many)
{
	if (n > 0)
		buf_addf(b, "%s%d %s", b->n ? ", " : "Today: ", n,
		    n == 1 ? one : many);
}

/* What a backlog comes to (lt3.7). */
static const char *
waiting_words(struct arena *a, const struct plan *p)
{
	if (p->days_to_clear > AHEAD_MOST)
		return arena_printf(a,
		    " %d are waiting; the most useful come first.", p->waiting);
	if (p->days_to_clear > 1 && p->waiting > 1)
		return arena_printf(a,
		    " %d are waiting; we take %d of them today, and with what "
		    "comes meanwhile none waits after %d days.",
		    p->waiting, p->per_day, p->days_to_clear);
	if (p->later > 0)
		return arena_printf(a,
		    " %d more %s due and can wait for another day.", p->later,
		    p->later == 1 ? "is" : "are");
	return "";
}

static void
say_plan(struct ctx *c, const struct plan_input *in, const struct plan *p)
{
	struct buf b = BUF_INIT;
	int minutes = (p->seconds + 59) / 60;

	if (p->n == 0) {
		line(c,
		    in->new_wanted > 0
			? "Nothing is due today, and nothing new is open."
			: "Nothing more is due or new today.");
		return;
	}
	add_count(&b, p->due + p->first, "to recall", "to recall");
	add_count(&b, p->tries, "new", "new");
	add_count(&b, p->cases, "case", "cases");
	add_count(&b, p->fixes, "to complete", "to complete");
	if (settings_bool(c, "clock"))
		buf_addf(&b, ", about %d minute%s", minutes,
		    minutes == 1 ? "" : "s");
	buf_addf(&b, ".%s", waiting_words(&c->arena, p));
	line(c, buf_str(&b));
	buf_release(&b);
}

/* The days to come as the plan spreads them: none above the budget, days off
 * empty. */
static void
say_ahead(struct ctx *c, const struct plan_input *in, const struct plan *today,
    int days)
{
	static const char *const names[] = {"Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday"};
	struct ahead ahead;
	const struct ahead_day *d;

	ahead_spread(in, (size_t)days + 1, today, &c->arena, &ahead);
	for (size_t i = 1; i < ahead.n; i++) {
		d = &ahead.days[i];
		if (d->due > 0)
			line(c,
			    arena_printf(&c->arena, "%s %s: %d to recall%s",
				names[date_weekday(d->day)],
				date_day_words(&c->arena, d->day, in->today),
				d->due, c->term.plain ? "." : ""));
	}
}

/* What the list of today says of an entry. */
static const char *
entry_words(struct arena *a, const struct entry *e, const struct item *it)
{
	switch (e->kind) {
	case ENTRY_FIRST:
		return "first recall";
	case ENTRY_MEET:
		return case_is(it) ? "case" : "new";
	case ENTRY_EXAMPLE:
		return "worked example";
	case ENTRY_FIX:
	case ENTRY_PART:
		return "what was missing";
	case ENTRY_DUE:
	case ENTRY_TRY:
	case ENTRY_PRACTICE:
	case ENTRY_TEST:
		break;
	}
	return arena_printf(a, "%sforecast %d%%", case_is(it) ? "case, " : "",
	    (int)(e->forecast * 100 + 0.5));
}

/* What it is about, in a few words: a scene or a list has no gist. */
static const char *
name_of(const struct item *it)
{
	if (it->gist[0])
		return it->gist;
	if (it->setting && it->setting[0])
		return it->setting;
	return it->kind == KIND_SPOT ? "" : it->ask;
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
	if (days_off_has(in.off, in.today))
		line(c, "Today is a day off. If you begin anyway:");
	say_plan(c, &in, &plan);
	for (size_t i = 0; i < plan.n; i++) {
		const struct item *it = k.items[plan.list[i].item];

		if (plan.list[i].kind == ENTRY_TRY)
			continue;
		term_line(&c->term, STYLE_NONE,
		    arena_printf(
			&c->arena, "  %s  %s", item_number(it), name_of(it)),
		    entry_words(&c->arena, &plan.list[i], it));
	}
	say_ahead(c, &in, &plan, (int)opt_number(&c->opts, "days", 7));
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
