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
#include "random_log.h"
#include "store_help.h"

#define LOGS 1000

/* ---- the plain replay ---- */

/* What the renames that hold come to: taken one after another, each moves all
 * that is called by its old name to its new one, or to what that is called. A
 * name that nothing is called by just then moves nothing. */
static const char *
plain_name(const struct log *l, const bool *gone, const char *item)
{
	char known[2 * EVENTS_MAX + 1][64], now[2 * EVENTS_MAX + 1][64];
	char old[64], new[64], to[64];
	const struct event *next, *last = NULL;
	size_t n = 0, i;

#define FIND(name) \
	for (i = 0; i < n && strcmp(known[i], name) != 0; i++) \
		; \
	if (i == n) { \
		(void)snprintf(known[n], sizeof(known[n]), "%s", name); \
		(void)snprintf(now[n], sizeof(now[n]), "%s", name); \
		n++; \
	}
	for (;; last = next) {
		next = NULL;
		for (i = 0; i < l->n; i++)
			if (!gone[i] && l->ev[i].type == EV_RENAME &&
			    (!last || event_compare(&l->ev[i], last) > 0) &&
			    (!next || event_compare(&l->ev[i], next) < 0))
				next = &l->ev[i];
		if (next == NULL)
			break;
		if (sscanf(next->body,
			"{\"old\":\"%63[^\"]\",\"new\":\"%63[^\"]\"}", old,
			new) != 2)
			continue;
		FIND(old)
		if (strcmp(now[i], old) != 0)
			continue;
		FIND(new)
		l->seen[SEEN_RENAME_RING] += strcmp(now[i], old) == 0;
		memcpy(to, strcmp(now[i], old) == 0 ? new : now[i], sizeof(to));
		for (i = 0; i < n; i++)
			if (strcmp(now[i], old) == 0)
				memcpy(now[i], to, sizeof(to));
	}
	FIND(item)
	return arena_strdup(l->arena, now[i]);
#undef FIND
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
	buf_addf(
	    out, " '%s' %d %" PRIx32 "\n", s->hash, s->n_examples, s->owed);
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
		l->seen[SEEN_EXAMPLE] += f.state.n_examples > 0;
		l->seen[SEEN_OWED] += f.state.owed != 0;
		l->seen[SEEN_PAID] +=
		    f.state.owed == 0 && f.state.last_rating == RATING_AGAIN;
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
