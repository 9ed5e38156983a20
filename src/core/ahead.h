/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_AHEAD_H
#define CORE_AHEAD_H

#include "core/queue.h"

/*
 * ahead: what is due, spread over the days to come so that none exceeds the
 * budget, and days off hold nothing (lt3.7, lt8.9). A view: no due date is
 * changed by it, and what an answer will bring back is not guessed.
 */

#define AHEAD_MOST 120 /* days that are looked at to see a backlog end */

struct ahead_day {
	int32_t day;
	bool off;
	int due, seconds; /* planned for it, and for what is asked again */
	int *items; /* due of them, in order of use */
};

struct ahead {
	struct ahead_day *days;
	size_t n;
	int left; /* due by the last day, and planned for none */
	/* Working days, the first included, until nothing that is due waits
	 * for another day; n + 1 when that is never. 0: nothing is due. */
	int days_to_clear;
	int per_day; /* of what is due on the first day, about */
};

/* n days from in->today on, each with the budget of a plan: what is likely to
 * be asked again counts, and what is too near waits. today: the plan of the
 * first day, which then holds what is due in it even on a day off, for a quiz
 * that is started on one works; NULL: as any other day. */
void ahead_spread(const struct plan_input *in, size_t n,
    const struct plan *today, struct arena *a, struct ahead *out);

/* What a day's budget leaves for what is due, when new statements have a part
 * of it kept for them (catch-up: wait): half of it at most. */
int ahead_reserved(int budget, int wanted);

/* Is more due of statements than a day's budget holds? */
bool ahead_is_backlog(const struct plan_input *in);

#endif
