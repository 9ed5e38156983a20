/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * show: one item with its whole story, or a section to read. What it says of
 * levels, gates and cases comes from the functions that decide on them.
 */
#include "cmd/cmd.h"

#include <string.h>

#include "base/date.h"
#include "cmd/collect.h"
#include "cmd/gone.h"
#include "cmd/recent.h"
#include "cmd/today.h"
#include "core/cases.h"
#include "core/gate.h"
#include "core/ladder.h"
#include "core/leech.h"
#include "core/near.h"
#include "ui/screen.h"

#define SETTINGS_MOST 16 /* that are named */

struct story {
	struct ctx *c;
	struct collection k;
	struct plan_input in;
	bool brake_help;
	const struct item *it;
	const struct item_state *s;
	size_t i;
	struct folded f;
	int32_t today;
};

static void
line(const struct ctx *c, const char *s)
{
	term_para(&c->term, "", 0, STYLE_NONE, s);
}

/* -- what it is ------------------------------------------------------------ */

static const char *
kind_words(const struct item *it)
{
	switch (it->kind) {
	case KIND_REFUTE:
		return "reply to a misconception";
	case KIND_BECAUSE:
		return "the reason why";
	case KIND_LIST:
		return "a list";
	case KIND_STEPS:
		return "steps in order";
	case KIND_APPLY:
	case KIND_SPOT:
		return "a case";
	case KIND_RECALL:
	case KIND_TRY:
		break;
	}
	return "recall";
}

static void
tell_head(const struct story *t)
{
	const struct item *it = t->it;
	struct arena *a = &t->c->arena;
	const char *kind = kind_words(it), *title = it->gist;

	if (it->kind != KIND_RECALL)
		title = it->gist[0] ? arena_printf(a, "%s, %s", it->gist, kind)
				    : kind;
	if (it->setting && it->setting[0])
		title = arena_printf(a, "%s, %s", title, it->setting);
	term_line(&t->c->term, STYLE_HEAD,
	    arena_printf(a, "%s  %s", item_number(it), title),
	    it->section_title);
}

static void
tell_content(const struct story *t)
{
	const struct item *it = t->it;
	struct arena *a = &t->c->arena;
	bool statement = it->kind != KIND_SPOT && it->text[0];

	if (statement)
		line(t->c, it->text);
	if (it->kind == KIND_RECALL && it->example[0])
		term_para(
		    &t->c->term, "For example:", 0, STYLE_DIM, it->example);
	line(t->c, arena_printf(a, "Question: %s", it->ask));
	for (int j = 0; j < it->n_ideas; j++)
		term_para(&t->c->term, arena_printf(a, "  %d", j + 1), 5,
		    STYLE_NONE, it->ideas[j].wordings[0]);
	if (it->kind == KIND_REFUTE && it->truth[0])
		line(t->c, arena_printf(a, "Instead: %s", it->truth));
	if (it->model && it->model[0])
		line(t->c, arena_printf(a, "A good answer: %s", it->model));
}

/* The licence travels with the words, however long it is. */
static void
tell_source(const struct story *t)
{
	const char *source = t->it->source;

	if (source[0])
		term_para(&t->c->term, "", 0, STYLE_DIM, source);
	for (size_t d = 0; d < t->k.n_decks; d++) {
		const struct deck *deck = t->k.decks[d];

		if (strcmp(deck->name, t->it->deck) == 0 && deck->licence[0] &&
		    strstr(source, deck->licence) == NULL)
			term_para(&t->c->term, "Licence:", 0, STYLE_DIM,
			    deck->licence);
	}
}

/* -- where it stands ------------------------------------------------------- */

static const char *
standing(const struct item_state *s)
{
	if (!s->met)
		return s->paused ? "Not met, paused" : "Not met";
	return s->secure ? "Secure" : s->settled ? "Settled" : "Met";
}

static void
tell_state(const struct story *t)
{
	struct arena *a = &t->c->arena;
	const struct item_state *s = t->s;

	if (!s->met) {
		line(t->c,
		    s->paused ? "Not met yet, and paused." : "Not met yet.");
		return;
	}
	if (s->due_day == ITEM_NO_DAY) {
		line(t->c, "Read, and not yet recalled.");
		return;
	}
	line(t->c,
	    arena_printf(a,
		"%s. Stability %.1f days, difficulty %.1f. Asked %d time%s, "
		"%d lapse%s. It comes back %s%s.",
		standing(s), s->s.stability, s->s.difficulty, s->n_counted,
		s->n_counted == 1 ? "" : "s", s->lapses,
		s->lapses == 1 ? "" : "s", screen_when(a, s->due_day, t->today),
		s->paused ? ", but it is paused" : ""));
}

/* The level of the next question and what makes it that one (lt5.4). */
static void
tell_level(const struct story *t)
{
	static const char *const levels[] = {"first letters", "blanks",
	    "the question and how many ideas there are", "the question alone"};
	const struct item_state *s = t->s;
	enum level level, by_memory, unbraked;
	const char *why;

	if (t->it->kind != KIND_RECALL || s->n_counted == 0)
		return;
	level = ladder_level(
	    s->s.stability, s->last_level, s->last_rating, t->brake_help);
	unbraked =
	    ladder_level(s->s.stability, s->last_level, s->last_rating, false);
	by_memory = ladder_level(s->s.stability, 0, RATING_GOOD, false);
	if (level != unbraked)
		why = "a level more help, as several went wrong of late";
	else if (unbraked != by_memory)
		why = "one level more help than the last time, as it was "
		      "missed";
	else
		why = arena_printf(&t->c->arena,
		    "as its stability is %.1f days", s->s.stability);
	line(t->c,
	    arena_printf(&t->c->arena, "Next time: %s, %s.",
		levels[level - LEVEL_LETTERS], why));
}

static const char *
ordinal(struct arena *a, int n)
{
	static const char *const words[] = {"first", "second", "third",
	    "fourth", "fifth", "sixth", "seventh", "eighth"};

	return n < (int)(sizeof(words) / sizeof(words[0]))
	    ? arena_printf(a, "The %s idea", words[n])
	    : arena_printf(a, "Idea %d", n + 1);
}

static const char *
times(struct arena *a, int n)
{
	return n == 1 ? "once"
	    : n == 2  ? "twice"
		      : arena_printf(a, "%d times", n);
}

/* Which ideas were missing how often, of those that were asked (lt7.1). */
static void
tell_missing(const struct story *t)
{
	struct arena *a = &t->c->arena;
	int missing[IDEAS_MAX] = {0};
	const struct folded_review *r;

	for (size_t i = 0; i < t->f.n; i++) {
		r = &t->f.reviews[i];
		for (int j = 0; r->counted && r->marks[j]; j++)
			missing[j] += r->marks[j] == 'n';
	}
	for (int j = 0; j < t->it->n_ideas; j++) {
		if (missing[j] > 0)
			line(t->c,
			    arena_printf(a, "%s was missing %s: %s.",
				ordinal(a, j), times(a, missing[j]),
				t->it->ideas[j].wordings[0]));
	}
}

static void
tell_leech(const struct story *t)
{
	int answers, changed;

	if (!leech_is(t->s, t->f.reviews, t->f.n))
		return;
	leech_count(t->f.reviews, t->f.n, &answers, &changed);
	line(t->c,
	    leech_by_lapses(t->s->lapses)
		? arena_printf(&t->c->arena,
		      "%d misses. Is it the question? Report it or pause it.",
		      t->s->lapses)
		: arena_printf(&t->c->arena,
		      "Its marks were changed in %d of %d answers. Is it the "
		      "question? Report it or pause it.",
		      changed, answers));
}

/* -- what it rests on, and what rests on it -------------------------------- */

/* The recall of a statement of the same deck, -1 if there is none. */
static int
recall_of(const struct story *t, const char *owner)
{
	for (size_t i = 0; i < t->k.n; i++)
		if (t->k.items[i]->kind == KIND_RECALL &&
		    strcmp(item_home(t->k.items[i]), item_home(t->it)) == 0 &&
		    strcmp(t->k.items[i]->owner, owner) == 0)
			return (int)i;
	return -1;
}

/* "5.4" for "lt5.4", and the owner as it is where the deck has no such. */
static const char *
number_of(const struct story *t, const char *owner)
{
	int i = recall_of(t, owner);

	return i < 0 ? owner : item_number(t->k.items[i]);
}

/* "6.4, settled; 2.2, met" of some statements. */
static const char *
with_standing(const struct story *t, const char *const *owners, int n)
{
	struct arena *a = &t->c->arena;
	const char *out = "";
	int k;

	for (int i = 0; i < n; i++) {
		k = recall_of(t, owners[i]);
		if (k < 0)
			continue;
		out = arena_printf(a, "%s%s%s, %s", out, *out ? "; " : "",
		    item_number(t->k.items[k]),
		    !t->k.states[k].met                             ? "not met"
			: t->k.states[k].secure                     ? "secure"
			: t->k.states[k].settled_day != ITEM_NO_DAY ? "settled"
								    : "met");
	}
	return out;
}

static void
tell_graph(const struct story *t)
{
	struct arena *a = &t->c->arena;
	const struct item *it = t->it;
	const char *list, *above = "";

	if (it->kind != KIND_RECALL && it->kind != KIND_SPOT)
		return;
	list = with_standing(t, it->builds_on, it->n_builds_on);
	if (*list)
		line(t->c,
		    arena_printf(a, "%s %s %s.", item_number(it),
			it->kind == KIND_SPOT ? "calls for" : "builds on",
			list));
	for (size_t i = 0; i < t->k.n; i++) {
		const struct item *up = t->k.items[i];

		for (int j = 0; up->kind == KIND_RECALL &&
		     strcmp(item_home(up), item_home(it)) == 0 &&
		     j < up->n_builds_on;
		     j++)
			if (strcmp(up->builds_on[j], it->owner) == 0)
				above = arena_printf(a, "%s%s%s", above,
				    *above ? ", " : "", item_number(up));
	}
	if (*above)
		line(t->c,
		    arena_printf(a, "%s build%s on it.", above,
			strchr(above, ',') ? "" : "s"));
}

/* The numbers of what was never settled of all that it builds on. */
static const char *
all_unsettled(const struct story *t)
{
	struct arena *a = &t->c->arena;
	const char *out = "", *number;

	for (int i = 0; i < t->it->n_builds_on; i++)
		for (size_t k = 0; k < t->k.n; k++) {
			const struct item *it = t->k.items[k];

			if (it->kind != KIND_RECALL ||
			    strcmp(it->owner, t->it->builds_on[i]) != 0 ||
			    strcmp(it->deck, t->it->deck) != 0 ||
			    t->k.states[k].paused ||
			    t->k.states[k].settled_day != ITEM_NO_DAY)
				continue;
			number = item_number(it);
			out = *out ? arena_printf(a, "%s and %s", out, number)
				   : number;
		}
	return out;
}

/* When it opened, or what it waits for (lt3.2, lt3.6). */
static void
tell_gate(const struct story *t)
{
	struct arena *a = &t->c->arena;
	const struct gate g = gate_item(&t->in, (int)t->i);
	const char *latest = "", *day = "", *waits;

	if (t->s->met)
		return;
	if (g.day != ITEM_NO_DAY)
		day = date_day_words(a, g.day, t->today);
	if (!g.open && g.day != ITEM_NO_DAY && g.why != GATE_OPENS)
		latest = arena_printf(a, ", or on %s at the latest", day);
	switch (g.why) {
	case GATE_FREE:
		line(t->c, "It is open: it waits for nothing.");
		return;
	case GATE_SETTLED:
	case GATE_RECALLED:
	case GATE_WAITED:
		line(t->c,
		    *day ? arena_printf(a, "It opened on %s.", day)
			 : "It is open.");
		return;
	case GATE_DATE:
		line(t->c, "It is open, as your date comes near.");
		return;
	case GATE_OPENS:
		line(t->c, arena_printf(a, "It opens on %s.", day));
		return;
	case GATE_UNSETTLED:
	case GATE_UNRECALLED:
		break;
	}
	waits = g.why == GATE_UNSETTLED ? all_unsettled(t) : "";
	line(t->c,
	    arena_printf(a, "It opens when %s %s %s%s.",
		*waits ? waits : number_of(t, g.waits_for),
		strstr(waits, " and ") ? "are" : "is",
		g.why == GATE_UNSETTLED ? "settled" : "recalled", latest));
}

/* Is it a case on the statement that is shown? */
static bool
is_case_on_it(const struct story *t, const struct item *it)
{
	return case_is(it) && strcmp(item_home(it), item_home(t->it)) == 0 &&
	    near_shows(it, t->it->owner);
}

/* "Used in Year 8 history. Not yet elsewhere." (lt4.10) */
static void
tell_travels(const struct story *t)
{
	const char *settings[SETTINGS_MOST], *list = "";
	bool has_cases = false;
	int n;

	if (t->it->kind != KIND_RECALL)
		return;
	for (size_t i = 0; i < t->k.n && !has_cases; i++)
		has_cases = is_case_on_it(t, t->k.items[i]);
	n = case_settings(
	    &t->in, item_home(t->it), t->it->owner, settings, SETTINGS_MOST);
	for (int i = 0; i < n && i < SETTINGS_MOST; i++)
		list = arena_printf(&t->c->arena, "%s%s%s", list,
		    *list ? "; " : "", settings[i]);
	if (n > 0)
		line(t->c,
		    arena_printf(&t->c->arena, "Used in %s.%s", list,
			case_travels(&t->in, item_home(t->it), t->it->owner)
			    ? " It travels."
			    : " Not yet elsewhere."));
	else if (has_cases)
		line(t->c, "Not yet used in a case.");
}

/* What else is asked of this statement, and the cases that use it. */
static void
tell_others(const struct story *t)
{
	struct arena *a = &t->c->arena;
	bool any = false;

	for (size_t i = 0; t->it->kind == KIND_RECALL && i < t->k.n; i++) {
		const struct item *it = t->k.items[i];
		const struct item_state *s = &t->k.states[i];

		if (i == t->i || strcmp(item_home(it), item_home(t->it)) != 0 ||
		    (strcmp(it->owner, t->it->owner) != 0 &&
			!is_case_on_it(t, it)))
			continue;
		if (!any)
			line(t->c, "Also asked of it:");
		any = true;
		term_para(&t->c->term, "  ", 4, STYLE_NONE,
		    arena_printf(a, "%s, %s: %s%s%s.",
			strcmp(it->deck, t->it->deck) == 0
			    ? it->id + strlen(it->deck) + 1
			    : it->id,
			kind_words(it), standing(s),
			s->due_day == ITEM_NO_DAY ? "" : ", back ",
			s->due_day == ITEM_NO_DAY
			    ? ""
			    : screen_when(a, s->due_day, t->today)));
	}
}

/* -- what was answered ----------------------------------------------------- */

static void
tell_reviews(const struct story *t)
{
	struct arena *a = &t->c->arena;

	for (size_t i = 0; i < t->f.n; i++) {
		const struct folded_review *r = &t->f.reviews[i];

		line(t->c,
		    arena_printf(a, "  %s: %s%s%s%s%s",
			date_day_words(a, r->day, t->today),
			r->rating ? screen_rating(r->rating) : "tried",
			r->r.level ? arena_printf(a, ", level %d", r->r.level)
				   : "",
			r->hints ? ", with a hint" : "",
			r->amended ? ", marks changed" : "",
			r->counted || !r->rating ? "" : ", not counted"));
	}
}

static int
show_item(struct story *t, int i, struct err *e)
{
	struct ctx *c = t->c;

	t->i = (size_t)i;
	t->it = t->k.items[i];
	t->s = &t->k.states[i];
	t->today = ctx_today(c);
	if (today_plan_input(c, &t->k, &t->in, &t->brake_help, e) != 0 ||
	    store_folded(c->store, t->it->id, &c->arena, &t->f, e) != 0)
		return -1;
	tell_head(t);
	tell_content(t);
	tell_source(t);
	tell_state(t);
	tell_level(t);
	tell_missing(t);
	tell_leech(t);
	tell_gate(t);
	tell_graph(t);
	tell_travels(t);
	tell_others(t);
	tell_reviews(t);
	return 0;
}

/* -- a section ------------------------------------------------------------- */

static int
show_section(struct ctx *c, const struct deck *d, const struct section *s,
    const struct collection *k)
{
	term_line(&c->term, STYLE_HEAD, s->title, d->title);
	for (size_t i = 0; i < k->n; i++)
		if (k->items[i]->kind == KIND_RECALL &&
		    strcmp(k->items[i]->deck, d->name) == 0 &&
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
	struct story t = {.c = c};
	bool gone;
	int i;

	if (collect(c, NULL, &t.k, e) != 0)
		return -1;
	section = collect_section(&t.k, what, &deck, &none);
	if (section)
		return show_section(c, deck, section, &t.k);
	i = collect_find(c, &t.k, what, &none);
	if (i >= 0)
		return show_item(&t, i, e);
	if (gone_tell(c, &t.k, what, &gone, e) != 0)
		return -1;
	if (!gone)
		*e = none;
	return gone ? 0 : -1;
}
