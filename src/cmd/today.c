/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/today.h"

#include <string.h>

#include "cmd/recent.h"
#include "cmd/settings.h"
#include "core/ladder.h"

int
today_plan_input(struct ctx *c, const struct collection *k,
    struct plan_input *out, bool *brake_help, struct err *e)
{
	bool success[RECENT_DUE];
	struct days_off *off;
	int met_today = 0;
	size_t n;

	memset(out, 0, sizeof(*out));
	out->items = k->items;
	out->states = k->states;
	out->n = k->n;
	out->deck = k->only;
	out->rules = store_rules(c->store);
	out->today = ctx_today(c);
	out->minutes = (int)settings_number(c, "minutes");
	out->new_a_day = (int)settings_number(c, "new");
	out->date = settings_day(c, "date");
	out->catch_up = strcmp(settings_get(c, "catch-up"), "wait") == 0
	    ? CATCH_UP_WAIT
	    : CATCH_UP_CLEAR;
	off = arena_array(&c->arena, 1, sizeof(*off));
	if (days_off_parse(settings_get(c, "days-off"), &c->arena, off, e) != 0)
		return -1;
	out->off = off;
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
	out->fewer_others =
	    NEW_OTHERS - ladder_brake_new(success, n, NEW_OTHERS);
	out->misses = ladder_misses(success, n);
	*brake_help = ladder_brake_help(success, n);
	return 0;
}
