/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CASES_H
#define CORE_CASES_H

#include "core/gate.h"
#include "core/near.h"
#include "core/queue.h"

/*
 * cases: apply and spot in the plan of a day (lt3.2, lt3.9, lt4.10). From the
 * second week on each week holds one, in the last three weeks before the date
 * each day of practice does; which one is chosen here.
 */

#define CASES_FROM_DAY 7 /* days after the first one: the second week */
#define CASES_LAST_DAYS 21 /* before the date: one a day of practice */
#define CASES_A_SPOT 3
#define CASES_NEW 1 /* a day: not met before, worked or first alone */
#define SETTINGS_TRAVEL 2 /* different settings with success (lt4.10) */

bool case_is(const struct item *it);

/* Must today hold a case? first_day: when the learner began; last_case: day of
 * the last case; both may be ITEM_NO_DAY. Weeks count from first_day. */
bool cases_wanted(
    int32_t first_day, int32_t date, int32_t today, int32_t last_case);

/* From the states: when the learner began, when a case was last asked, and how
 * many were met, worked or first alone today. */
int32_t cases_first_day(const struct plan_input *in);
int32_t cases_last_day(const struct plan_input *in);
int cases_new_today(const struct plan_input *in);

/* Was a case ever answered with success, as far as its state tells? */
bool case_succeeded(const struct item_state *s);

/* The different settings in which cases on a statement succeeded, the first
 * `most` of them into out (NULL: none wanted); returns how many there are. */
int case_settings(const struct plan_input *in, const char *deck,
    const char *owner, const char **out, int most);
/* A statement travels after success in two settings. */
bool case_travels(
    const struct plan_input *in, const char *deck, const char *owner);

/* How a case that is not due would be met now: a worked example, or alone.
 * False: not today, the last example is too near. */
bool case_entry(const struct plan_input *in, int item, enum entry_kind *kind);

/* The cases that today could hold. */
struct cases {
	const struct plan_input *in;
	struct owners *owners;
	int *open; /* not met, and may be */
	size_t n_open;
};

void cases_find(struct cases *c, const struct plan_input *in, struct owners *o,
    bool pressed, struct arena *a);

/* Scenes and cases are both met: a scene after every CASES_A_SPOT cases. */
bool case_spot_is_next(const struct plan_input *in);
/* Would a case repeat what an unseen, open one asks too? Then it waits. */
bool case_waits(const struct cases *c, int item);

/* The case that today holds best, -1: none. due: due ones are thought of too;
 * new: unseen ones too. */
int case_choose(const struct cases *c, const struct near *near, bool due,
    bool new, struct entry *out);

#endif
