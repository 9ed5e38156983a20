/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Weeks of a learner in a second: answers written straight into a store's log,
 * in the shape in which a session writes them, each when the store says that
 * its item is due.
 *
 *   cohortlog DB SEED NUMBER OF DAYS <TABLE
 *
 * A line of TABLE is ITEM, HASH and FATE, apart by spaces: what will come of
 * the statement, as in tests/cohort/Person.pm, which does the same through
 * sessions. NUMBER of OF learners: a fate may keep some of them from a
 * statement.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "store/store.h"

#define FIRST_DAY 20829 /* 2027-01-11, a Monday */
#define FORGETS 20
#define ITEMS 64
#define EVENTS (ITEMS * 2)

struct item_line {
	char id[128], hash[17], fate[32];
};

static struct item_line items[ITEMS];
static int n_items;
static unsigned long long dice_state;

static double
dice(void)
{
	dice_state =
	    dice_state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (double)(dice_state >> 11) / 9007199254740992.0;
}

static void
die(const char *what)
{
	(void)fprintf(stderr, "cohortlog: %s\n", what);
	exit(1);
}

static bool
is(const struct item_line *it, const char *fate)
{
	return strcmp(it->fate, fate) == 0;
}

/* What is answered today: full, partial or a miss; what is mended, and which
 * misconception it sounds like. */
static void
answer(const struct item_line *it, int day, struct review *r, bool *mended)
{
	double d = dice();
	bool full = d < 0.08;

	*mended = false;
	if (is(it, "holding") || is(it, "too few"))
		full = d < 0.96;
	else if (is(it, "forgotten"))
		full = d < (day < FORGETS ? 0.97 : 0.05);
	else if (is(it, "misconception") && !full && d < 0.8)
		(void)snprintf(
		    r->misconception, sizeof(r->misconception), "fertiliser");
	else if (is(it, "look at the card"))
		*mended = !full && d < 0.6;
	r->n_attempts = 1;
	memcpy(r->attempts[0].marks, full ? "yy" : "nn", 3);
	r->attempts[0].hint = full ? 0 : 2;
	r->suggested = full ? RATING_GOOD : RATING_AGAIN;
	r->level = 4;
	r->total_ms = 4000;
}

static struct event
event(int day, int64_t ms, enum event_type type, const char *item,
    const char *body)
{
	struct event ev;

	memset(&ev, 0, sizeof(ev));
	ev.at_ms = (FIRST_DAY + day) * DAY_MS + 18 * INT64_C(3600000) + ms;
	ev.type = type;
	ev.item = item;
	ev.body = body;
	return ev;
}

/* One day's answers, and then what was changed on them. */
static void
live_a_day(struct store *st, int day, struct arena *a)
{
	struct event ev[ITEMS], amends[ITEMS];
	int n = 0, changed = 0, at[ITEMS];
	struct err e = ERR_INIT;
	struct item_state s;
	struct buf b = BUF_INIT;
	bool found, mended;

	for (int i = 0; i < n_items; i++) {
		struct review r = REVIEW_INIT;

		if (store_state(st, items[i].id, a, &s, &found, &e) != 0)
			die(e.msg);
		if (s.paused || (s.met && s.due_day > FIRST_DAY + day))
			continue;
		r.mode = s.met ? MODE_DUE : MODE_NEW;
		(void)snprintf(r.hash, sizeof(r.hash), "%s", items[i].hash);
		answer(&items[i], day, &r, &mended);
		buf_clear(&b);
		review_write(&r, &b);
		ev[n] = event(day, n * 60000, EV_REVIEW, items[i].id,
		    arena_strdup(a, buf_str(&b)));
		if (mended)
			at[changed++] = n;
		n++;
	}
	if (n > 0 && store_append(st, ev, (size_t)n, NULL, &e) != 0)
		die(e.msg);
	for (int i = 0; i < changed; i++) {
		amends[i] = event(day, at[i] * 60000 + 30000, EV_AMEND,
		    ev[at[i]].item, "{\"marks\":\"yn\",\"suggested\":1}");
		memcpy(amends[i].ref, ev[at[i]].id, sizeof(amends[i].ref));
	}
	if (changed > 0 &&
	    store_append(st, amends, (size_t)changed, NULL, &e) != 0)
		die(e.msg);
	buf_release(&b);
}

static void
read_table(int number, int of)
{
	char line[256];

	while (n_items < ITEMS && fgets(line, sizeof(line), stdin)) {
		struct item_line *it = &items[n_items];

		if (sscanf(line, "%127s %16s %31[^\n]", it->id, it->hash,
			it->fate) != 3)
			die("a line of the table is not ITEM HASH FATE");
		if ((is(it, "not met") && number * 21 <= 12 * of) ||
		    (is(it, "too few") && number * 21 <= 17 * of))
			continue; /* is kept from it */
		n_items++;
	}
}

int
main(int argc, char **argv)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct store *st;
	int number, days;

	if (argc != 6)
		die("cohortlog DB SEED NUMBER OF DAYS <TABLE");
	number = (int)strtol(argv[3], NULL, 10);
	days = (int)strtol(argv[5], NULL, 10);
	dice_state = strtoull(argv[2], NULL, 10) * 1000003ULL +
	    (unsigned long long)number * 7919ULL;
	for (int i = 0; i < 10; i++)
		(void)dice();
	read_table(number, (int)strtol(argv[4], NULL, 10));
	if (store_open(argv[1], STORE_WRITE | STORE_CREATE, 0, &st, &e) != 0)
		die(e.msg);
	for (int day = 0; day < days; day++)
		if (day < 14 || (day + number) % 2 == 0)
			live_a_day(st, day, &a);
	store_close(st);
	arena_release(&a);
	return 0;
}
