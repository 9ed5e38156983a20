/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the whole design rests on: the states of a log are the same in
 * whatever order and portions it arrives. A thousand random logs of two
 * computers go into several stores; all must end with the states that a plain
 * replay written here gives, which shares no code with the store's own. What
 * the logs must contain is counted, and the test fails if any of it is absent.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>

#include <cmocka.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "base/js.h"
#include "core/fold.h"
#include "store/priv.h"
#include "store_help.h"

#define LOGS 1000
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
	SEEN_COUNT
};

static const char *const seen_names[] = {"change of summer time",
    "clock set back", "changed start of the day", "two of one millisecond",
    "retract of a retract", "setting taken back", "amend before its review",
    "reference to nothing", "event delivered twice", "two devices",
    "ring of renames", "state under a new name", "paused item", "settled item",
    "secure item", "lapse"};

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
static uint64_t
draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static size_t
below(uint64_t *state, size_t n)
{
	return (size_t)(draw(state) % n);
}

/* ---- making a log ---- */

static const char *
pick(struct log *l, const char *const *list, size_t n)
{
	return list[below(&l->random, n)];
}

static const char *
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

static const char *
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

static const char *
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

static const char *
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

static void
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

static enum event_type
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
static int64_t
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

static void
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

/* ---- the plain replay ---- */

/* Where the renames that hold lead: each the earliest of its name; a ring
 * ends where it is entered. */
static const char *
plain_name(const struct log *l, const bool *gone, const char *item)
{
	const char *way[EVENTS_MAX + 1];
	char old[64], new[64], best[64];
	const struct event *first;
	size_t n = 0;

	for (;;) {
		for (size_t i = 0; i < n; i++)
			if (strcmp(way[i], item) == 0) {
				l->seen[SEEN_RENAME_RING]++;
				return way[i];
			}
		way[n++] = item;
		first = NULL;
		for (size_t i = 0; i < l->n; i++) {
			if (gone[i] || l->ev[i].type != EV_RENAME ||
			    sscanf(l->ev[i].body,
				"{\"old\":\"%63[^\"]\",\"new\":\"%63[^\"]\"}",
				old, new) != 2)
				continue;
			if (strcmp(old, item) == 0 &&
			    (!first || event_compare(&l->ev[i], first) < 0)) {
				first = &l->ev[i];
				memcpy(best, new, sizeof(best));
			}
		}
		if (first == NULL)
			return item;
		item = arena_strdup(l->arena, best);
	}
}

/* Marks the item's events and whatever speaks about marked ones. */
static size_t
plain_events(
    const struct log *l, const bool *gone, const char *item, struct event *out)
{
	bool in[EVENTS_MAX] = {false}, more = true;
	size_t i, k, n = 0;

	for (i = 0; i < l->n; i++)
		in[i] = l->ev[i].item[0] &&
		    strcmp(plain_name(l, gone, l->ev[i].item), item) == 0;
	while (more) {
		more = false;
		for (i = 0; i < l->n; i++)
			for (k = 0; k < l->n && !in[i]; k++)
				if (in[k] && l->ev[i].ref[0] &&
				    strcmp(l->ev[i].ref, l->ev[k].id) == 0)
					more = in[i] = true;
	}
	for (i = 0; i < l->n; i++)
		if (in[i])
			out[n++] = l->ev[i];
	return n;
}

static void
add_state(const struct item_state *s, struct buf *out)
{
	buf_addf(out, "%s %d%d %a %a %" PRId32 " %" PRId32 " %" PRId32, s->item,
	    s->met, s->paused, s->s.stability, s->s.difficulty,
	    s->first_met_day, s->last_day, s->counted_day);
	buf_addf(out, " %" PRId32 " %" PRId32 " %d %d %d %d %d %d", s->due_day,
	    s->interval_days, s->n_counted, s->n_reviews, s->lapses,
	    (int)s->last_rating, s->last_level, s->streak_misses);
	buf_addf(out, " %d %" PRId32 " %d %" PRId32 " %d", s->settled,
	    s->settled_day, s->secure, s->secure_day, s->n_ideas_seen);
	for (int i = 0; i < IDEAS_MAX; i++)
		if (s->idea_days[i] != ITEM_NO_DAY)
			buf_addf(out, " %d:%" PRId32, i, s->idea_days[i]);
	buf_addf(out, " '%s'\n", s->hash);
}

static void
plain_replay(const struct log *l, struct buf *out)
{
	struct event part[EVENTS_MAX];
	bool gone[EVENTS_MAX];
	struct rules rules;
	struct folded f;
	const char *name;

	log_retracted(l->ev, l->n, l->arena, gone);
	rules_fold(l->ev, l->n, l->arena, &rules);
	for (size_t i = 0; i < ITEMS; i++) {
		fold_item(names[i], part, plain_events(l, gone, names[i], part),
		    &rules, l->arena, &f);
		if (!f.state.met && !f.state.paused)
			continue;
		add_state(&f.state, out);
		l->seen[SEEN_PAUSED] += f.state.paused;
		l->seen[SEEN_SETTLED] += f.state.settled;
		l->seen[SEEN_SECURE] += f.state.secure;
		l->seen[SEEN_LAPSE] += f.state.lapses > 0;
		for (size_t k = 0; k < ITEMS; k++) {
			name = plain_name(l, gone, names[k]);
			l->seen[SEEN_RENAMED_STATE] +=
			    k != i && strcmp(name, names[i]) == 0;
		}
	}
}

/* ---- stores ---- */

static void
store_dump(struct store *st, struct buf *out)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state *s;
	size_t n;

	must(store_states(st, &a, &s, &n, &e), &e);
	for (size_t i = 0; i < n; i++)
		add_state(&s[i], out);
	arena_release(&a);
}

static void
shuffle(struct log *l, struct event *ev)
{
	struct event t;
	size_t k;

	memcpy(ev, l->ev, l->n * sizeof(*ev));
	for (size_t i = l->n; i > 1; i--) {
		k = below(&l->random, i);
		t = ev[i - 1];
		ev[i - 1] = ev[k];
		ev[k] = t;
	}
	for (size_t i = 0; i < l->n; i++)
		for (k = i + 1; ev[i].type == EV_AMEND && k < l->n; k++)
			l->seen[SEEN_EARLY_AMEND] +=
			    strcmp(ev[k].id, ev[i].ref) == 0;
}

/* Delivers in portions of up to `most`; now and then one comes again. */
static void
deliver(struct log *l, struct store *st, const struct event *ev, size_t most)
{
	struct err e = ERR_INIT;
	size_t at = 0, n, added, total = 0;

	while (at < l->n) {
		n = 1 + below(&l->random, most);
		if (n > l->n - at)
			n = l->n - at;
		must(store_merge(st, ev + at, n, &added, &e), &e);
		total += added;
		at += n;
		if (below(&l->random, 20) == 0) {
			must(store_merge(st, ev, at, &added, &e), &e);
			total += added;
			l->seen[SEEN_TWICE]++;
		}
	}
	assert_int_equal(total, l->n);
}

static void
expect(const struct log *l, struct store *st, const char *want, int number,
    const char *how)
{
	struct buf got = BUF_INIT;

	store_dump(st, &got);
	if (strcmp(buf_str(&got), want) != 0) {
		for (size_t i = 0; i < l->n; i++)
			print_error("%s %" PRId64 " %s %s ref=%s %s\n",
			    l->ev[i].id, l->ev[i].at_ms,
			    event_type_name(l->ev[i].type), l->ev[i].item,
			    l->ev[i].ref, l->ev[i].body);
		fail_msg("log %d, %s:\n%sinstead of\n%s", number, how,
		    buf_str(&got), want);
	}
	buf_release(&got);
}

static void
one_log(int number, size_t *seen)
{
	static const size_t most[] = {7, 1, 3, EVENTS_MAX};
	static const char *const how[] = {
	    "shuffled", "one by one, as made", "shuffled again", "at once"};
	struct arena a = ARENA_INIT;
	struct log l = {
	    .arena = &a, .seen = seen, .random = SEED + (uint64_t)number};
	struct event order[EVENTS_MAX];
	struct buf want = BUF_INIT;
	struct err e = ERR_INIT;
	struct store *st;
	size_t n, changed;

	make_log(&l);
	plain_replay(&l, &want);
	for (size_t i = 0; i < sizeof(most) / sizeof(most[0]); i++) {
		must(store_open(":memory:", STORE_WRITE, 7 + i, &st, &e), &e);
		if (most[i] == 1)
			memcpy(order, l.ev, sizeof(order));
		else
			shuffle(&l, order);
		deliver(&l, st, order, most[i]);
		expect(&l, st, buf_str(&want), number, how[i]);
		must(store_rebuild(st, &n, &changed, &e), &e);
		assert_int_equal(changed, 0);
		expect(&l, st, buf_str(&want), number, "rebuilt");
		store_close(st);
	}
	buf_release(&want);
	arena_release(&a);
}

static void
any_order_gives_the_same(void **state)
{
	size_t seen[SEEN_COUNT] = {0};
	int missing = 0;

	(void)state;
	print_message("# %d logs from seed %" PRIu64 "\n", LOGS, SEED);
	for (int i = 0; i < LOGS; i++)
		one_log(i, seen);
	for (size_t i = 0; i < SEEN_COUNT; i++) {
		const char *name = i < EV_TYPES
		    ? event_type_name((enum event_type)i)
		    : seen_names[i - EV_TYPES];

		print_message("# %s: %zu\n", name, seen[i]);
		if (seen[i] == 0) {
			print_error("never: %s\n", name);
			missing++;
		}
	}
	assert_int_equal(missing, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_order_gives_the_same),
	};

	return cmocka_run_group_tests_name("replay", tests, NULL, NULL);
}
