/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the store does with events: appending, taking back, joining, settings,
 * names. When it cannot, and what else it keeps, is t_store_more.c's; that
 * every order of arrival gives the same states is t_replay_property.c's.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/date.h"
#include "store_help.h"

static void
names_events(void **state)
{
	struct store *st = *state, *other;
	struct event ev[3] = {event(EV_REVIEW, NOON, ITEM, GOOD),
	    event(EV_NOTE, NOON, ITEM, "{\"text\":\"b\"}"),
	    event(EV_NOTE, NOON, ITEM, "{\"text\":\"c\"}")};
	const char *const typed[] = {"my answer", NULL, ""};
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct event *got;
	const char *text;
	size_t n;

	must(store_append(st, ev, 3, typed, &e), &e);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(strlen(ev[i].id), EVENT_ID_LEN);
		assert_int_equal(ev[i].id[14], '7');
		assert_non_null(strchr("89ab", ev[i].id[19]));
		assert_int_equal(ev[i].seq, i + 1);
		assert_string_equal(ev[i].device, ev[0].device);
	}
	must(store_events(st, &a, &got, &n, &e), &e);
	assert_int_equal(n, 3); /* of one millisecond, in their order */
	for (int i = 0; i < 3; i++)
		assert_string_equal(got[i].id, ev[i].id);
	must(store_answer(st, ev[0].id, &a, &text, &e), &e);
	assert_string_equal(text, "my answer");
	must(store_answer(st, ev[1].id, &a, &text, &e), &e);
	assert_string_equal(text, "");

	other = open_store(":memory:", MAKE, 1);
	assert_string_equal(add(other, EV_REVIEW, NOON, ITEM, "", GOOD).id,
	    ev[0].id); /* the seed repeats */
	store_close(other);
	other = open_store(":memory:", MAKE, 0);
	assert_string_not_equal(
	    add(other, EV_REVIEW, NOON, ITEM, "", GOOD).id, ev[0].id);
	store_close(other);
	arena_release(&a);
}

static void
takes_any_instant(void **state)
{
	static const int64_t at[] = {DATE_MIN_MS, -1, 0, NOON, DATE_MAX_MS};
	const size_t many = sizeof(at) / sizeof(at[0]);
	struct store *st = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct event *ev, bad;
	size_t n, items, changed;

	for (size_t i = 0; i < many; i++)
		(void)add(st, EV_REVIEW, at[i], ITEM, "", GOOD);
	must(store_events(st, &a, &ev, &n, &e), &e);
	assert_int_equal(n, many);
	for (size_t i = 0; i < many; i++)
		assert_true(ev[i].at_ms == at[i]);
	assert_memory_equal(ev[0].id, "00000000-0000-7", 15);
	assert_memory_equal(ev[1].id, "00000000-0000-7", 15);
	assert_memory_equal(ev[4].id, "e677d21f-dbff-7", 15);
	bad = event(EV_REVIEW, DATE_MAX_MS + 1, ITEM, GOOD);
	refuses(store_append(st, &bad, 1, NULL, &e), &e, "years 1 to 9999");
	bad.at_ms = INT64_MIN;
	refuses(store_append(st, &bad, 1, NULL, &e), &e, "years 1 to 9999");
	must(store_rebuild(st, &items, &changed, &e), &e);
	assert_int_equal(items, 1);
	assert_int_equal(changed, 0);
	is_sound(st);
	arena_release(&a);
}

static void
undo_and_redo(void **state)
{
	struct store *st = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state s[3];
	struct event r, u;
	bool found;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	r = add(st, EV_REVIEW, NOON + 5 * DAY, ITEM, "", GOOD);
	must(store_state(st, ITEM, &a, &s[0], &found, &e), &e);
	assert_int_equal(s[0].n_counted, 2);
	u = add(st, EV_RETRACT, NOON + 5 * DAY, ITEM, r.id, "{}");
	must(store_state(st, ITEM, &a, &s[1], &found, &e), &e);
	assert_int_equal(s[1].n_counted, 1);
	u = add(st, EV_RETRACT, NOON + 5 * DAY, "", u.id, "{}");
	must(store_state(st, ITEM, &a, &s[2], &found, &e), &e);
	s[2].item = s[0].item;
	assert_memory_equal(&s[2], &s[0], sizeof(s[0]));
	/* and back once more, two references away, under a wrong item */
	(void)add(
	    st, EV_RETRACT, NOON + 6 * DAY, "npqlt:lt9.9/recall", u.id, "{}");
	must(store_state(st, ITEM, &a, &s[2], &found, &e), &e);
	assert_int_equal(s[2].n_counted, 1);
	assert_int_equal(count_states(st), 1);
	is_sound(st);
	arena_release(&a);
}

static void
last_review_undone_leaves_nothing(void **state)
{
	struct store *st = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state s;
	struct event r;
	bool found;

	r = add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	(void)add(st, EV_RETRACT, NOON, ITEM, r.id, "{}");
	assert_int_equal(count_states(st), 0);
	must(store_state(st, ITEM, &a, &s, &found, &e), &e);
	assert_false(found);
	assert_string_equal(s.item, ITEM);
	assert_int_equal(s.due_day, ITEM_NO_DAY);
	(void)add(st, EV_PAUSE, NOON, "npqlt:lt1.1/recall", "", "{}");
	assert_int_equal(count_states(st), 1);
	(void)add(st, EV_RESUME, NOON, "npqlt:lt1.1/recall", "", "{}");
	assert_int_equal(count_states(st), 0);
	arena_release(&a);
}

static void
recent_ones(void **state)
{
	struct store *st = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct event r[4], *got;
	size_t n;

	for (int i = 0; i < 4; i++)
		r[i] = add(st, EV_REVIEW, NOON + i, ITEM, "", GOOD);
	(void)add(st, EV_RETRACT, NOON + 9, ITEM, r[2].id, "{}");
	must(store_recent(st, EV_REVIEW, 2, &a, &got, &n, &e), &e);
	assert_int_equal(n, 2);
	assert_string_equal(got[0].id, r[3].id);
	assert_string_equal(got[1].id, r[1].id);
	must(store_recent(st, EV_PARAMS, 2, &a, &got, &n, &e), &e);
	assert_int_equal(n, 0);
	arena_release(&a);
}

/* ---- rules and names ---- */

static void
settings_move_dates(void **state)
{
	struct store *st = *state, *other = open_store("store.db", MAKE, 2);
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state s[2];
	struct event set;
	bool found;

	for (int i = 0; i < 3; i++)
		(void)add(st, EV_REVIEW, NOON + 20 * i * DAY, ITEM, "", GOOD);
	must(store_state(st, ITEM, &a, &s[0], &found, &e), &e);
	assert_null(store_setting(st, "secure-gap", &a));
	set = add(other, EV_SETTING, NOON, "", "",
	    "{\"key\":\"secure-gap\",\"value\":60}");
	assert_string_equal(store_setting(st, "secure-gap", &a), "60");
	assert_int_equal(store_rules(st)->secure_gap, 60);
	must(store_state(st, ITEM, &a, &s[1], &found, &e), &e);
	assert_true(s[1].due_day > s[0].due_day);
	/* a setting that moves nothing */
	(void)add(st, EV_SETTING, NOON, "", "",
	    "{\"key\":\"minutes\",\"value\":\"ten\"}");
	assert_string_equal(store_setting(other, "minutes", &a), "ten");
	(void)add(st, EV_RETRACT, NOON, "", set.id, "{}");
	assert_null(store_setting(other, "secure-gap", &a));
	must(store_state(other, ITEM, &a, &s[1], &found, &e), &e);
	assert_int_equal(s[1].due_day, s[0].due_day);
	is_sound(st);
	store_close(other);
	arena_release(&a);
}

static void
renames_join_items(void **state)
{
	struct store *st = *state;
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state s;
	struct folded f;
	struct event ren;
	bool found;

	(void)add(st, EV_REVIEW, NOON, "npqlt:old/recall", "", GOOD);
	(void)add(st, EV_REVIEW, NOON + 3 * DAY, ITEM, "", GOOD);
	assert_int_equal(count_states(st), 2);
	ren = add(st, EV_RENAME, NOON + 4 * DAY, "npqlt:old/recall", "",
	    "{\"old\":\"npqlt:old/recall\",\"new\":\"" ITEM "\"}");
	assert_int_equal(count_states(st), 1);
	must(store_state(st, "npqlt:old/recall", &a, &s, &found, &e), &e);
	assert_true(found);
	assert_string_equal(s.item, ITEM);
	assert_int_equal(s.n_counted, 2);
	must(store_folded(st, "npqlt:old/recall", &a, &f, &e), &e);
	assert_int_equal(f.n, 2);
	(void)add(st, EV_REVIEW, NOON + 9 * DAY, "npqlt:old/recall", "", GOOD);
	assert_int_equal(count_states(st), 1);
	is_sound(st);
	(void)add(st, EV_RETRACT, NOON + 10 * DAY, "", ren.id, "{}");
	assert_int_equal(count_states(st), 2);
	must(store_state(st, ITEM, &a, &s, &found, &e), &e);
	assert_int_equal(s.n_counted, 1);
	is_sound(st);
	arena_release(&a);
}

struct walked {
	char items[256];
	int stop_after;
};

static int
walk(const struct folded *f, void *arg, struct err *e)
{
	struct walked *w = arg;
	size_t at = strlen(w->items);

	(void)snprintf(w->items + at, sizeof(w->items) - at, "%s:%zu ",
	    f->state.item, f->n);
	return --w->stop_after == 0 ? err_set(e, ERR_FAILED, "enough") : 0;
}

static void
walks_items_in_order(void **state)
{
	struct store *st = *state;
	struct walked w = {"", 0};
	struct err e = ERR_INIT;

	(void)add(st, EV_REVIEW, NOON, "b", "", GOOD);
	(void)add(st, EV_REVIEW, NOON, "a", "", GOOD);
	(void)add(st, EV_REVIEW, NOON + 1, "a", "", GOOD);
	(void)add(st, EV_PAUSE, NOON, "aa", "", "{}");
	must(store_each_folded(st, walk, &w, &e), &e);
	assert_string_equal(w.items, "a:2 b:1 ");
	w = (struct walked){"", 1};
	refuses(store_each_folded(st, walk, &w, &e), &e, "enough");
	assert_string_equal(w.items, "a:2 ");
}

/* ---- joining ---- */

static void
merge_keeps_the_first(void **state)
{
	struct store *st = *state, *other = open_store(":memory:", MAKE, 2);
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct event ev[2], *got;
	size_t n, added;

	ev[0] = add(other, EV_REVIEW, NOON, ITEM, "", GOOD);
	ev[1] = add(other, EV_NOTE, NOON, ITEM, "", "{\"text\":\"hm\"}");
	must(store_merge(st, ev, 2, &added, &e), &e);
	assert_int_equal(added, 2);
	ev[0].body = "{}";
	ev[0].at_ms = 5;
	must(store_merge(st, ev, 2, &added, &e), &e);
	assert_int_equal(added, 0);
	must(store_events(st, &a, &got, &n, &e), &e);
	assert_int_equal(n, 2);
	assert_string_equal(got[0].body, GOOD);
	assert_int_equal(count_states(st), 1);
	store_close(other);
	arena_release(&a);
}

static void
merge_is_whole_or_nothing(void **state)
{
	struct store *st = *state, *other = open_store(":memory:", MAKE, 2);
	struct event good = add(other, EV_REVIEW, NOON, ITEM, "", GOOD);
	struct event ev[2] = {good, good};
	struct err e = ERR_INIT;
	size_t added = 7;

	ev[1].id[35] = ev[1].id[35] == '0' ? '1' : '0';
	ev[1].body = "[]";
	refuses(store_merge(st, ev, 2, &added, &e), &e, "no JSON object");
	ev[1].body = "{";
	refuses(store_merge(st, ev, 2, &added, &e), &e, "no JSON object");
	ev[1].body = "{}";
	ev[1].item = "lt\xff";
	refuses(store_merge(st, ev, 2, &added, &e), &e, "no UTF-8");
	ev[1].item = ITEM;
	ev[1].zone_min = 2000;
	refuses(store_merge(st, ev, 2, &added, &e), &e, "time zone");
	ev[1].zone_min = 0;
	ev[1].id[0] = 'X';
	refuses(store_merge(st, ev, 2, &added, &e), &e, "no id");
	assert_int_equal(added, 0);
	assert_int_equal(count_states(st), 0);
	must(store_merge(st, ev, 1, &added, &e), &e);
	assert_int_equal(added, 1);
	store_close(other);
}

/* A copy of this store went its own way and comes back: from then on this one
 * is another device, and no number is used twice. */
static void
twin_takes_a_new_name(void **state)
{
	struct store *st = *state, *twin;
	struct err e = ERR_INIT;
	struct event here, there, after;
	size_t added;

	(void)add(st, EV_REVIEW, NOON, ITEM, "", GOOD);
	must(store_backup(st, "twin.db", false, &e), &e);
	twin = open_store("twin.db", MAKE, 9);
	there = add(twin, EV_REVIEW, NOON + DAY, ITEM, "", GOOD);
	here = add(st, EV_REVIEW, NOON + DAY, ITEM, "", GOOD);
	assert_string_equal(here.device, there.device);
	assert_int_equal(here.seq, there.seq);
	must(store_merge(st, &there, 1, &added, &e), &e);
	assert_int_equal(added, 1);
	after = add(st, EV_REVIEW, NOON + 2 * DAY, ITEM, "", GOOD);
	assert_string_not_equal(after.device, here.device);
	assert_int_equal(after.seq, 1);
	is_sound(st);
	store_close(twin);
}

#define T(f) cmocka_unit_test_setup_teardown(f, with_store, without_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(names_events),
	    T(takes_any_instant),
	    T(undo_and_redo),
	    T(last_review_undone_leaves_nothing),
	    T(recent_ones),
	    T(settings_move_dates),
	    T(renames_join_items),
	    T(walks_items_in_order),
	    T(merge_keeps_the_first),
	    T(merge_is_whole_or_nothing),
	    T(twin_takes_a_new_name),
	};

	return cmocka_run_group_tests_name("store: log", tests, NULL, NULL);
}
