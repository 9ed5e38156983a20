/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/today.h"

#include <string.h>

#include "base/js.h"
#include "cmd/settings.h"
#include "core/ladder.h"

#define RECENT_DUE 20 /* what the brakes look at (lt2.2) */

/* The rating of a review after what amended it (newest first). */
static enum rating
rating_now(const struct event *ev, const struct review *r,
    const struct event *amends, size_t n)
{
	struct err e = ERR_INIT;
	const struct js *rating;
	int64_t v = r->rating ? (int64_t)r->rating : (int64_t)r->suggested;
	struct js *body;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(amends[i].ref, ev->id) != 0)
			continue;
		body = js_parse(amends[i].body, strlen(amends[i].body), &e);
		rating = js_get(body, "rating");
		if (js_int(rating, 0) == 0)
			rating = js_get(body, "suggested");
		v = js_int(rating, v);
		js_free(body);
		break;
	}
	return v >= RATING_AGAIN && v <= RATING_EASY ? (enum rating)v
						     : RATING_NONE;
}

/* Outcomes of the last due reviews among the last `look` reviews, newest
 * first; *all: there are no more reviews than that. */
static int
due_among(struct ctx *c, size_t look, bool *success, size_t *n, bool *all,
    struct err *e)
{
	struct event *ev, *amends;
	struct review r;
	enum rating rating;
	size_t found, changed;

	*n = 0;
	if (store_recent(
		c->store, EV_REVIEW, look, &c->arena, &ev, &found, e) != 0 ||
	    store_recent(
		c->store, EV_AMEND, look, &c->arena, &amends, &changed, e) != 0)
		return -1;
	*all = found < look;
	for (size_t i = 0; i < found && *n < RECENT_DUE; i++) {
		review_read(ev[i].body, &r);
		rating = rating_now(&ev[i], &r, amends, changed);
		if (r.mode == MODE_DUE && rating != RATING_NONE)
			success[(*n)++] = rating >= RATING_HARD;
	}
	return 0;
}

static int
recent_due(struct ctx *c, bool *success, size_t *n, struct err *e)
{
	bool all = false;

	for (size_t look = RECENT_DUE; look <= 8 * RECENT_DUE; look *= 2) {
		if (due_among(c, look, success, n, &all, e) != 0)
			return -1;
		if (*n == RECENT_DUE || all)
			break;
	}
	return 0;
}

int
today_plan_input(struct ctx *c, const struct collection *k,
    struct plan_input *out, bool *brake_help, struct err *e)
{
	bool success[RECENT_DUE];
	int met_today = 0;
	size_t n;

	memset(out, 0, sizeof(*out));
	out->items = k->items;
	out->states = k->states;
	out->n = k->n;
	out->rules = store_rules(c->store);
	out->today = ctx_today(c);
	out->minutes = (int)settings_number(c, "minutes");
	out->new_a_day = (int)settings_number(c, "new");
	out->date = settings_day(c, "date");
	out->first_session = true;
	for (size_t i = 0; i < k->n; i++) {
		out->first_session = out->first_session && !k->states[i].met;
		met_today += k->items[i]->kind == KIND_RECALL &&
		    k->states[i].met &&
		    k->states[i].first_met_day == out->today;
	}
	if (recent_due(c, success, &n, e) != 0)
		return -1;
	out->new_wanted = out->first_session && out->new_a_day > 0
	    ? FIRST_SESSION_TRIES
	    : ladder_brake_new(success, n, out->new_a_day) - met_today;
	if (out->new_wanted < 0)
		out->new_wanted = 0;
	*brake_help = ladder_brake_help(success, n);
	return 0;
}
