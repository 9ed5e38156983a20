/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * why: which of the framework's statements each behaviour rests on, what
 * changes it, and where I stand with it. Works without a store and without a
 * deck: then there is less to say of each.
 */
#include "cmd/cmd.h"

#include <string.h>

#include "cmd/collect.h"
#include "cmd/recent.h"
#include "cmd/settings.h"
#include "cmd/today.h"
#include "core/behaviour.h"
#include "core/cases.h"
#include "core/ladder.h"
#include "core/leech.h"
#include "core/stats.h"

#define INDENT 6

/* All that the values are taken from. */
struct facts {
	struct ctx *c;
	struct collection k; /* empty: there is no deck */
	struct plan_input in;
	struct plan plan;
	struct tally tally; /* of statements */
	struct rate success;
	bool due[RECENT_DUE];
	size_t n_due;
	struct confident sure[RECENT_SURE];
	size_t n_sure;
	bool answered; /* anything at all */
};

static const char *
plural(int n)
{
	return n == 1 ? "" : "s";
}

static const char *
verb(int n)
{
	return n == 1 ? "is" : "are";
}

static int
hits(const bool *success, size_t n)
{
	int k = 0;

	for (size_t i = 0; i < n; i++)
		k += success[i];
	return k;
}

static const char *
tell_new(struct facts *f)
{
	static const char *const left[] = {"none", "half", "all"};
	int share = ladder_brake_new(f->due, f->n_due, 2);

	if (f->n_due < RECENT_DUE)
		return arena_printf(&f->c->arena,
		    "New statements today: all; %zu due answer%s so far, and "
		    "it takes %d to tell.",
		    f->n_due, plural((int)f->n_due), RECENT_DUE);
	return arena_printf(&f->c->arena,
	    "New statements today: %s; %d of your last %zu were successes.",
	    left[share], hits(f->due, f->n_due), f->n_due);
}

static const char *
tell_help(struct facts *f)
{
	return ladder_brake_help(f->due, f->n_due)
	    ? "Just now: one level more help."
	    : "Just now: the usual help.";
}

static const char *
tell_success(struct facts *f)
{
	double low, high;

	if (!stats_tells(&f->success))
		return "Too few due answers in the last 30 days to tell.";
	stats_wilson(f->success.k, f->success.n, STATS_Z80, &low, &high);
	return arena_printf(&f->c->arena,
	    "In the last 30 days %d of %d due answers succeeded, likely %.0f%% "
	    "to %.0f%%.",
	    f->success.k, f->success.n, low * 100, high * 100);
}

static const char *
tell_sure(struct facts *f)
{
	struct calibration c;

	calibration_make(f->sure, f->n_sure, &c);
	if (c.too_early)
		return arena_printf(&f->c->arena,
		    "Too early to tell: you were sure %d time%s.", c.n,
		    plural(c.n));
	return arena_printf(&f->c->arena,
	    "When sure, you were right %d of the last %d times (likely %d to "
	    "%d).",
	    c.hits, c.n, c.low, c.high);
}

/* How many items answer a question. */
static int
count(const struct facts *f,
    bool (*fits)(const struct facts *f, size_t i, const struct item *it,
	const struct item_state *s))
{
	int n = 0;

	for (size_t i = 0; i < f->k.n; i++)
		n += fits(f, i, f->k.items[i], &f->k.states[i]);
	return n;
}

static bool
is_recalled(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)f, (void)i;
	return it->kind == KIND_RECALL && s->n_counted > 0;
}

static bool
is_open(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	return it->kind == KIND_RECALL && !s->met &&
	    plan_gate_open(&f->in, (int)i);
}

static bool
was_asked_openly(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	return is_recalled(f, i, it, s) && s->last_level == LEVEL_OPEN;
}

static bool
is_case(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)f, (void)i, (void)s;
	return case_is(it);
}

static bool
is_case_met(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	return is_case(f, i, it, s) && s->met;
}

static bool
is_reply(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)f, (void)i, (void)s;
	return it->kind == KIND_REFUTE;
}

static bool
is_reply_settled(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	return is_reply(f, i, it, s) && s->settled;
}

static bool
has_travelled(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)i, (void)s;
	return it->kind == KIND_RECALL &&
	    case_travels(&f->in, item_home(it), it->owner);
}

static bool
is_owed(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)f, (void)i, (void)it;
	return s->owed != 0;
}

static bool
is_in_parts(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)f, (void)i, (void)it;
	return s->streak_misses >= 2;
}

static bool
is_leech(const struct facts *f, size_t i, const struct item *it,
    const struct item_state *s)
{
	(void)f, (void)i, (void)it;
	return leech_is(s, NULL, 0);
}

static const char *
tell_gates(struct facts *f)
{
	int unmet = stats_to_meet(&f->tally), open = count(f, is_open);

	return arena_printf(&f->c->arena,
	    "%d statement%s still to meet, %d of them open.", unmet,
	    plural(unmet), open);
}

static const char *
tell_due(struct facts *f)
{
	int waiting = f->plan.waiting;

	return arena_printf(&f->c->arena, "%d %s due; today takes %d of them.",
	    waiting, verb(waiting), f->plan.due);
}

static const char *
tell_count(struct facts *f, enum behaviour_value value)
{
	struct arena *a = &f->c->arena;
	int n;

	switch (value) {
	case VALUE_SECURE:
		return arena_printf(
		    a, "Secure: %d of %d.", f->tally.secure, f->tally.total);
	case VALUE_LEVELS:
		return arena_printf(a,
		    "Statements that you recalled: %d; last asked "
		    "with the question alone: %d.",
		    count(f, is_recalled), count(f, was_asked_openly));
	case VALUE_CASES:
		return arena_printf(a, "Cases met: %d of %d.",
		    count(f, is_case_met), count(f, is_case));
	case VALUE_REPLIES:
		return arena_printf(a, "Misconceptions settled: %d of %d.",
		    count(f, is_reply_settled), count(f, is_reply));
	case VALUE_TRAVELS:
		n = count(f, has_travelled);
		return arena_printf(
		    a, "%d statement%s so far.", n, n == 1 ? " does" : "s do");
	case VALUE_OWED:
		n = count(f, is_owed);
		return arena_printf(a,
		    "%d statement%s an idea that waits to be asked again.", n,
		    n == 1 ? " has" : "s have");
	case VALUE_PARTS:
		n = count(f, is_in_parts);
		return arena_printf(a, "%d %s asked so just now.", n, verb(n));
	case VALUE_LEECHES:
		n = count(f, is_leech);
		return arena_printf(a,
		    "%d question%s missed four times or more.", n,
		    n == 1 ? " was" : "s were");
	default:
		return "";
	}
}

/* The present value of a row for this learner; "" where it has none. */
static const char *
value_of(struct facts *f, enum behaviour_value value)
{
	if (value == VALUE_NONE)
		return "";
	if (!f->answered)
		return "Nothing answered yet.";
	switch (value) {
	case VALUE_NEW:
		return tell_new(f);
	case VALUE_HELP:
		return tell_help(f);
	case VALUE_SUCCESS:
		return tell_success(f);
	case VALUE_SURE:
		return tell_sure(f);
	case VALUE_GATES:
		return tell_gates(f);
	case VALUE_DUE:
		return tell_due(f);
	default:
		return tell_count(f, value);
	}
}

static int
add_success(const struct folded *folded, void *arg, struct err *e)
{
	struct facts *f = arg;

	(void)e;
	stats_success(&f->success, folded->reviews, folded->n, f->in.today);
	return 0;
}

/* A deck that cannot be read is no reason to say nothing of the program. */
static int
gather(struct facts *f, struct err *e)
{
	struct err none = ERR_INIT;
	bool help;

	if (collect(f->c, NULL, &f->k, &none) != 0)
		memset(&f->k, 0, sizeof(f->k));
	for (size_t i = 0; i < f->k.n; i++) {
		f->answered = f->answered || f->k.states[i].met;
		if (f->k.items[i]->kind == KIND_RECALL)
			stats_count(&f->tally, &f->k.states[i]);
	}
	if (!f->answered)
		return 0;
	if (today_plan_input(f->c, &f->k, &f->in, &help, e) != 0 ||
	    recent_due(f->c, f->due, &f->n_due, e) != 0 ||
	    recent_confident(f->c, f->sure, &f->n_sure, e) != 0)
		return -1;
	plan_make(&f->in, &f->c->arena, &f->plan);
	return store_each_folded(f->c->store, add_success, f, e);
}

/* The statement in a few words, "" where no deck has them. */
static const char *
gist_of(struct facts *f, const char *statement)
{
	for (size_t i = 0; i < f->k.n; i++) {
		const struct item *it = f->k.items[i];

		if (it->kind == KIND_RECALL &&
		    strcmp(it->owner, statement) == 0)
			return it->gist;
	}
	return "";
}

static const char *
setting_line(struct facts *f, const char *key)
{
	if (key[0] == '\0' || settings_find(key) == NULL)
		return "No setting changes it.";
	return arena_printf(&f->c->arena,
	    "The setting %s changes it; it is %s now.", key,
	    settings_get(f->c, key));
}

static void
tell(struct facts *f, const struct behaviour *b)
{
	struct arena *a = &f->c->arena;
	const struct term *t = &f->c->term;
	const char *number = b->statement + strcspn(b->statement, "0123456789");
	const char *gist = gist_of(f, b->statement);
	const char *value = value_of(f, b->value);
	const char *more =
	    arena_printf(a, "%s%s%s%s%s", gist, *gist ? ". " : "",
		setting_line(f, b->setting), *value ? " " : "", value);

	if (t->plain) {
		term_para(t, "", 0, STYLE_NONE, b->text);
		term_para(t, "", 0, STYLE_NONE,
		    arena_printf(a, "It rests on statement %s%s%s", number,
			*gist ? ": " : ". ", more));
		return;
	}
	term_para(t, number, INDENT, STYLE_STRONG, b->text);
	term_para(
	    t, arena_printf(a, "%*s", INDENT, ""), INDENT, STYLE_NONE, more);
}

int
cmd_why(struct ctx *c, struct err *e)
{
	const char *word = c->argc > 0 ? c->argv[0] : "";
	struct facts f = {.c = c};
	int found = 0;

	for (const struct behaviour *b = behaviour_table; b->statement; b++)
		found += behaviour_has(b, word);
	if (found == 0)
		return err_set(e, ERR_FAILED,
		    "no behaviour has to do with '%.60s'; 'revisit why' alone "
		    "lists them all",
		    word);
	if (gather(&f, e) != 0)
		return -1;
	for (const struct behaviour *b = behaviour_table; b->statement; b++)
		if (behaviour_has(b, word))
			tell(&f, b);
	return 0;
}
