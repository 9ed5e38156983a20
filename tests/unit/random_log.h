/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RANDOM_LOG_H
#define RANDOM_LOG_H

/*
 * random_log: a log of two computers with everything in it that can come to a
 * log, made by dice that fall the same way each time.
 */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"
#include "core/fold.h"
#include "store_help.h"

#define EVENTS_MAX 32
#define ITEMS 4
#define SEED UINT64_C(20261123)
#define DEVICES 2

enum seen {
	SEEN_DST = EV_TYPES, /* those before: one an event type */
	SEEN_CLOCK_BACK,
	SEEN_DAY_START,
	SEEN_SAME_MS,
	SEEN_REDO,
	SEEN_UNSET,
	SEEN_EARLY_AMEND,
	SEEN_LOST_REF,
	SEEN_TWICE,
	SEEN_TWO_DEVICES,
	SEEN_RENAME_RING,
	SEEN_RENAMED_STATE,
	SEEN_PAUSED,
	SEEN_SETTLED,
	SEEN_SECURE,
	SEEN_LAPSE,
	SEEN_EXAMPLE,
	SEEN_OWED,
	SEEN_PAID,
	SEEN_COUNT
};

static const char *const seen_names[] = {"change of summer time",
    "clock set back", "changed start of the day", "two of one millisecond",
    "retract of a retract", "setting taken back", "amend before its review",
    "reference to nothing", "event delivered twice", "two devices",
    "ring of renames", "state under a new name", "paused item", "settled item",
    "secure item", "lapse", "worked example", "owed idea",
    "idea that is owed no more"};

static const char *const names[ITEMS] = {"npqlt:lt1.1/recall",
    "npqlt:lt1.2/recall", "npqlt:lt3.4/refute/store", "npqlt:s3/list/memory"};

struct log {
	struct event ev[EVENTS_MAX];
	size_t n;
	struct arena *arena;
	uint64_t random;
	int64_t summer; /* when clocks go forward or back */
	int zone_before, zone_after;
	size_t *seen;
};

/* SplitMix64 (Steele, Lea and Flood 2014) */
static inline uint64_t
draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static inline size_t
below(uint64_t *state, size_t n)
{
	return (size_t)(draw(state) % n);
}

/* ---- making a log ---- */

static inline const char *
pick(struct log *l, const char *const *list, size_t n)
{
	return list[below(&l->random, n)];
}

static inline const char *
review_body(struct log *l)
{
	static const char *const hashes[] = {"a1", "b2", "c3"};
	static const enum mode modes[] = {MODE_DUE, MODE_DUE, MODE_DUE,
	    MODE_NEW, MODE_PRETEST, MODE_PRACTICE, MODE_TEST, MODE_BREAK_DOWN};
	struct review r = REVIEW_INIT;
	struct buf b = BUF_INIT;
	const char *body;
	size_t n = 1 + below(&l->random, 4);

	r.mode = modes[below(&l->random, 8)];
	r.level = (int)below(&l->random, 5);
	(void)snprintf(r.hash, sizeof(r.hash), "%s", pick(l, hashes, 3));
	for (int i = 0; i < 1 + (int)below(&l->random, 3); i++) {
		for (size_t k = 0; k < n; k++)
			r.attempts[i].marks[k] =
			    "yyyypn-"[below(&l->random, 7)];
		r.attempts[i].hint = i;
		r.n_attempts++;
	}
	r.suggested = r.mode == MODE_PRETEST
	    ? RATING_NONE
	    : (enum rating)(1 + (below(&l->random, 5) > 0) * 2);
	if (below(&l->random, 5) == 0)
		r.rating = (enum rating)(1 + below(&l->random, 4));
	r.total_ms = (int64_t)below(&l->random, 60000);
	review_write(&r, &b);
	body = arena_strdup(l->arena, buf_str(&b));
	buf_release(&b);
	return body;
}

static inline const char *
setting_body(struct log *l)
{
	switch (below(&l->random, 5)) {
	case 0:
		return "{\"key\":\"remember\",\"value\":0.85}";
	case 1:
		return "{\"key\":\"secure-gap\",\"value\":\"30\"}";
	case 2:
		return "{\"key\":\"minutes\",\"value\":15}";
	default:
		l->seen[SEEN_DAY_START]++;
		return arena_printf(l->arena,
		    "{\"key\":\"day-starts\",\"value\":\"%02d:30\"}",
		    (int)below(&l->random, 24));
	}
}

static inline const char *
params_body(struct log *l)
{
	struct js *j = js_new_object(), *w = js_new_array();
	struct buf b = BUF_INIT;
	const char *body;
	double by = 0.8 + 0.1 * (double)below(&l->random, 5);

	for (int i = 0; i < FSRS_WEIGHTS; i++)
		js_push(w, js_new_real(fsrs_default.w[i] * by));
	js_set_text(j, "model", "fsrs6");
	js_set(j, "weights", w);
	js_write(j, &b);
	body = arena_strdup(l->arena, buf_str(&b));
	buf_release(&b);
	js_free(j);
	return body;
}

static inline const char *
body_of(struct log *l, const struct event *ev)
{
	static const char *const rules[] = {"cosmetic", "meaning", "rewritten"};
	static const char *const hashes[] = {"a1", "b2", "c3"};
	const char *a, *b;

	switch (ev->type) {
	case EV_REVIEW:
		return review_body(l);
	case EV_AMEND:
		if (below(&l->random, 3) == 0)
			return "{\"marks\":\"yyn\",\"suggested\":1}";
		return arena_printf(
		    l->arena, "{\"rating\":%zu}", 1 + below(&l->random, 4));
	case EV_SESSION:
		return ev->ref[0] ? "{\"phase\":\"end\",\"reason\":\"time\"}"
				  : "{\"phase\":\"start\",\"deck\":\"npqlt\","
				    "\"plan\":[],\"minutes\":10}";
	case EV_NOTE:
	case EV_REPORT:
		return "{\"text\":\"x\"}";
	case EV_WORDING:
		return "{\"idea\":1,\"text\":\"x\"}";
	case EV_CONTENT:
		a = pick(l, hashes, 3);
		b = pick(l, hashes, 3);
		return arena_printf(l->arena,
		    "{\"old\":\"%s\",\"new\":\"%s\",\"rule\":\"%s\"}", a, b,
		    pick(l, rules, 3));
	case EV_RENAME:
		return arena_printf(l->arena, "{\"old\":\"%s\",\"new\":\"%s\"}",
		    ev->item, pick(l, names, ITEMS));
	case EV_PARAMS:
		return params_body(l);
	case EV_SETTING:
		return setting_body(l);
	case EV_RETRACT:
	case EV_PAUSE:
	case EV_RESUME:
	case EV_TYPES:
		break;
	}
	return "{}";
}

/* An earlier event, of the type if there is one and it is not EV_TYPES. */
static const struct event *
earlier(struct log *l, enum event_type type)
{
	const struct event *ev;

	if (l->n == 0)
		return NULL;
	for (int tries = 0; tries < 8; tries++) {
		ev = &l->ev[below(&l->random, l->n)];
		if (type == EV_TYPES || ev->type == type)
			return ev;
	}
	return NULL;
}

static inline void
refer(struct log *l, struct event *ev)
{
	const struct event *to = NULL;
	bool end = ev->type == EV_SESSION && below(&l->random, 2) == 0;

	if (ev->type == EV_RETRACT)
		to = earlier(
		    l, below(&l->random, 3) == 0 ? EV_RETRACT : EV_TYPES);
	else if (ev->type == EV_AMEND || ev->type == EV_WORDING)
		to = earlier(l, EV_REVIEW);
	else if (end)
		to = earlier(l, EV_SESSION);
	else
		return;
	if (to) {
		memcpy(ev->ref, to->id, sizeof(ev->ref));
		if (ev->type != EV_SESSION)
			ev->item = to->item;
		l->seen[SEEN_REDO] +=
		    ev->type == EV_RETRACT && to->type == EV_RETRACT;
		l->seen[SEEN_UNSET] += ev->type == EV_RETRACT &&
		    (to->type == EV_SETTING || to->type == EV_PARAMS);
	} else if (!end) {
		id_event(ev->ref, 1, 0, draw(&l->random));
		l->seen[SEEN_LOST_REF]++;
	}
	/* the ref decides, whatever the item says */
	if (ev->type != EV_SESSION && below(&l->random, 10) == 0)
		ev->item = pick(l, names, ITEMS);
}

static inline enum event_type
some_type(struct log *l)
{
	static const enum event_type rare[] = {EV_SESSION, EV_NOTE, EV_WORDING,
	    EV_PAUSE, EV_RESUME, EV_REPORT, EV_CONTENT, EV_RENAME, EV_PARAMS,
	    EV_SETTING, EV_SETTING};
	size_t k = below(&l->random, 10);

	if (k < 5)
		return EV_REVIEW;
	if (k == 5)
		return EV_AMEND;
	if (k == 6)
		return EV_RETRACT;
	return rare[below(&l->random, sizeof(rare) / sizeof(rare[0]))];
}

/* Moves the clock of a device: mostly on, now and then back or not at all. */
static inline int64_t
next_instant(struct log *l, int64_t at)
{
	const int64_t minute = 60000;

	switch (below(&l->random, 12)) {
	case 0:
		l->seen[SEEN_CLOCK_BACK]++;
		return at - minute * (int64_t)(1 + below(&l->random, 30000));
	case 1:
		l->seen[SEEN_SAME_MS]++;
		return at;
	case 2:
	case 3:
	case 4:
		return at + minute * (int64_t)below(&l->random, 300);
	case 5:
	case 6:
		return at + DAY * (int64_t)(20 + below(&l->random, 30));
	default:
		return at + minute * (int64_t)below(&l->random, 9000);
	}
}

static inline void
make_log(struct log *l)
{
	char device[DEVICES][EVENT_ID_LEN + 1];
	int64_t at[DEVICES], seq[DEVICES] = {0};
	bool before = false, after = false;
	struct event *ev;
	size_t d, want = 8 + below(&l->random, EVENTS_MAX - 8);

	/* clocks of London: 2026-03-29 01:00Z forward, 2026-10-25 back */
	l->summer = below(&l->random, 2) ? INT64_C(1774746000000)
					 : INT64_C(1792890000000);
	l->zone_before = l->summer == INT64_C(1774746000000) ? 0 : 60;
	l->zone_after = 60 - l->zone_before;
	for (d = 0; d < DEVICES; d++) {
		id_device(device[d], draw(&l->random), draw(&l->random));
		at[d] = l->summer - DAY * (int64_t)below(&l->random, 20);
	}
	while (l->n < want) {
		d = below(&l->random, DEVICES);
		ev = &l->ev[l->n];
		at[d] = next_instant(l, at[d]);
		ev->at_ms = at[d];
		ev->zone_min =
		    at[d] < l->summer ? l->zone_before : l->zone_after;
		before |= at[d] < l->summer;
		after |= at[d] >= l->summer;
		ev->seq = ++seq[d];
		memcpy(ev->device, device[d], sizeof(ev->device));
		id_event(ev->id, at[d], (int64_t)l->n, draw(&l->random));
		ev->type = some_type(l);
		ev->item = ev->type == EV_SESSION || ev->type == EV_PARAMS ||
			ev->type == EV_SETTING
		    ? ""
		    : pick(l, names, ITEMS);
		refer(l, ev);
		ev->body = body_of(l, ev);
		l->seen[ev->type]++;
		l->n++;
	}
	l->seen[SEEN_DST] += before && after;
	l->seen[SEEN_TWO_DEVICES] += seq[0] > 0 && seq[1] > 0;
}

#endif
