/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said of a session: its plan before, its summary after. Declarations
 * in session_state.h.
 */
#include "core/session_state.h"

#include <string.h>

#include "core/calibration.h"
#include "core/stats.h"

void
session_totals(const struct session *s, struct session_summary *sum)
{
	const struct item_state *st;

	sum->met = sum->settled = sum->secure = sum->still_to_meet = 0;
	sum->total = sum->secure_this_week = 0;
	for (size_t i = 0; i < s->c.n; i++) {
		st = &s->states[i];
		/* statements: other items of one lean on it */
		if (s->c.items[i]->kind != KIND_RECALL)
			continue;
		sum->total++;
		if (st->secure && s->c.day.today - st->secure_day < 7)
			sum->secure_this_week++;
		if (st->secure)
			sum->secure++;
		else if (st->settled)
			sum->settled++;
		else if (st->met)
			sum->met++;
		else
			sum->still_to_meet++;
	}
}

void
session_out_plan(struct session *s)
{
	struct session_out *o = session_out_add(s, OUT_PLAN, EXPECT_NOTHING);
	struct plan_input in = session_plan_input(s);

	o->plan = &s->plan;
	o->resumed = s->resumed;
	o->sum = s->sum;
	session_totals(s, &o->sum);
	o->sum.tomorrow = plan_due_on(&in, s->c.day.today + 1);
	o->n = s->asked;
	o->of = session_planned(s);
	o->session = s->c.kind;
	o->explain_secure = explains_secure(s->c.sessions_before);
	o->news = s->c.news;
	o->n_news = s->c.n_news;
}

static void
count_done(const struct session *s, struct session_summary *sum)
{
	const struct done *d;

	sum->asked = (int)s->n_done;
	sum->due_asked = sum->due_recalled = sum->due_unaided = 0;
	sum->met_new = 0;
	sum->expected = 0;
	for (size_t i = 0; i < s->n_done; i++) {
		d = &s->done[i];
		sum->met_new += d->met;
		if (d->mode != MODE_DUE)
			continue;
		sum->due_asked++;
		sum->expected += d->forecast;
		sum->due_recalled += d->rating >= RATING_HARD;
		sum->due_unaided += d->unaided;
	}
}

void
session_recall_sure(struct session *s, const struct confident *sure, size_t n)
{
	s->sure = sure;
	s->n_sure = n;
}

/* How well "sure" has told a right answer, this session's included. */
static void
calibrate(struct session *s, struct session_summary *sum)
{
	struct confident *list =
	    arena_array(&s->arena, s->n_done + s->n_sure + 1, sizeof(*list));
	struct calibration k;
	size_t n = 0;

	for (size_t i = s->n_done; i-- > 0;)
		if (s->done[i].confidence > 0)
			list[n++] = (struct confident){s->done[i].confidence,
			    s->done[i].rating >= RATING_HARD};
	for (size_t i = 0; i < s->n_sure; i++)
		list[n++] = s->sure[i];
	calibration_make(list, n, &k);
	sum->sure_n = k.too_early ? 0 : k.n;
	sum->sure_hits = k.hits;
	sum->sure_low = k.low;
	sum->sure_high = k.high;
}

/* What was recalled today and comes back last: learning shows then (lt3.1). */
static void
find_next(const struct session *s, struct session_summary *sum)
{
	const struct done *d;
	const struct item_state *st;

	for (size_t i = 0; i < s->n_done; i++) {
		d = &s->done[i];
		st = &s->states[d->slot.item];
		if (d->rating < RATING_HARD || st->due_day == ITEM_NO_DAY ||
		    st->counted_day != s->c.day.today ||
		    s->c.items[d->slot.item]->kind != KIND_RECALL ||
		    st->due_day - s->c.day.today <= sum->next_days)
			continue;
		sum->next = s->c.items[d->slot.item];
		sum->next_days = st->due_day - s->c.day.today;
	}
}

static void
count_fixes(const struct session *s, struct session_summary *sum)
{
	for (size_t i = 0; i < s->n_queue; i++)
		sum->fixes_left += s->queue[i].kind == ENTRY_FIX ||
		    s->queue[i].kind == ENTRY_PART;
}

static void
compare_test(const struct session *s, struct session_summary *sum)
{
	sum->form = s->c.form;
	sum->before_day = s->c.form_day;
	sum->before_full = s->c.form_full;
	sum->before_of = s->c.form_of;
}

/* What tomorrow's plan would recall, new ones left out. */
static void
plan_tomorrow(struct session *s, struct session_summary *sum)
{
	struct plan_input in = session_plan_input(s);
	struct plan plan;

	in.today++;
	in.new_wanted = 0;
	in.questions = 0;
	in.first_session = false;
	plan_make(&in, &s->arena, &plan);
	sum->tomorrow = plan.due + plan.first;
	sum->tomorrow_seconds = plan.seconds;
}

void
session_out_summary(struct session *s, const char *reason)
{
	struct session_out *o;

	s->asking = false;
	if (s->c.kind == SESSION_TEST)
		session_out_results(s);
	o = session_out_add(s, OUT_SUMMARY, EXPECT_NOTHING);
	o->session = s->c.kind;
	session_totals(s, &s->sum);
	count_done(s, &s->sum);
	calibrate(s, &s->sum);
	find_next(s, &s->sum);
	count_fixes(s, &s->sum);
	compare_test(s, &s->sum);
	s->sum.reason = reason;
	plan_tomorrow(s, &s->sum);
	s->sum.used_ms = s->used_ms;
	s->sum.left = (int)s->n_queue;
	o->sum = s->sum;
	s->waiting.expects = EXPECT_NOTHING;
	s->stage = STAGE_DONE;
}
