/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DRIVE_H
#define DRIVE_H

/*
 * drive: the session machine with a learner and a store made of words. Each
 * OUT_SAVE becomes an event of a log in memory, and is answered with the state
 * that fold_item() makes of that log: what a real store does, without a file.
 */

#include "base/js.h"
#include "core/session.h"
#include "helpers.h"

#define OUT_MAX 4000

struct drive {
	struct memlog log;
	struct arena arena;
	struct item *items[DEMO_ITEMS];
	size_t n;
	struct rules rules;
	struct item_state states[DEMO_ITEMS];
	struct session_config config;
	struct session *s;
	int32_t today;
	int64_t now_ms;
	struct session_out out[OUT_MAX]; /* all that came, saves included */
	int n_out;
	int seen; /* what came before the last feed */
	int kill_at; /* stop at that save (from 1), unsaved; 0 never */
	int saves;
	bool killed;
	int64_t pace_ms; /* what the learner takes for each line */
	/* Passed over without a word unless a test is about them. */
	bool says_how_sure, says_it_back;
};

/* The first n demo statements, none met yet. */
static inline struct drive *
drive_new(size_t n)
{
	struct drive *d = calloc(1, sizeof(*d));

	assert_non_null(d);
	d->n = n;
	d->today = DAY0;
	d->now_ms = noon(DAY0);
	d->pace_ms = 1000;
	for (size_t i = 0; i < n; i++)
		d->items[i] = demo_item(&d->arena, (int)i);
	d->config.deck = "demo";
	d->config.day.minutes = 10;
	d->config.day.new_wanted = 4;
	d->config.day.new_a_day = 4;
	d->config.day.date = ITEM_NO_DAY;
	return d;
}

static inline void
drive_free(struct drive *d)
{
	session_free(d->s);
	arena_release(&d->arena);
	memlog_release(&d->log);
	free(d);
}

static inline struct item_state
drive_state(struct drive *d, size_t i)
{
	return memlog_fold(&d->log, d->items[i]->id).state;
}

static inline void
drive_save(struct drive *d, const struct session_out *o)
{
	const char *item = o->item ? o->item->id : "";
	const char *id = memlog_add(
	    &d->log, d->now_ms, o->save_type, item, o->save_ref, o->save_body);
	struct item_state state;

	if (o->item == NULL) {
		session_saved(d->s, id, NULL);
		return;
	}
	state = memlog_fold(&d->log, item).state;
	session_saved(d->s, id, &state);
}

/* Takes all that comes until the learner's turn. */
static inline void
drive_pump(struct drive *d)
{
	struct session_out o;

	while (!d->killed && session_next(d->s, &o)) {
		assert_true(d->n_out < OUT_MAX);
		d->out[d->n_out++] = o;
		if (o.type != OUT_SAVE)
			continue;
		if (++d->saves == d->kill_at)
			d->killed = true;
		else
			drive_save(d, &o);
	}
}

/* Starts a session from what the log says today. */
static inline void
drive_start(struct drive *d)
{
	session_free(d->s);
	rules_fold(d->log.ev, d->log.n, &d->arena, &d->rules);
	for (size_t i = 0; i < d->n; i++)
		d->states[i] = drive_state(d, i);
	d->config.items = d->items;
	d->config.states = d->states;
	d->config.n = d->n;
	d->config.rules = &d->rules;
	d->config.day.today = d->today;
	d->n_out = d->seen = 0;
	d->saves = 0;
	d->killed = false;
	d->s = session_new(&d->config);
	drive_pump(d);
}

/* Goes to noon of a later day. */
static inline void
drive_days(struct drive *d, int days)
{
	d->today += days;
	d->now_ms = noon(d->today);
}

/* Is it asked how sure the learner is, or for own words, by the way? */
static inline bool
asks_by_the_way(const struct drive *d)
{
	const struct session_out *o =
	    d->n_out > 0 ? &d->out[d->n_out - 1] : NULL;

	return o && o->type == OUT_ASK &&
	    ((o->about == ABOUT_CONFIDENCE && !d->says_how_sure) ||
		(o->about == ABOUT_NOW_YOU && !d->says_it_back));
}

static inline void
drive_pass_over(struct drive *d)
{
	struct session_in skip = {.type = IN_COMMAND, .text = "skip"};

	while (!d->killed && asks_by_the_way(d)) {
		d->n_out--;
		session_feed(d->s, &skip);
		drive_pump(d);
	}
}

static inline void
drive_feed(struct drive *d, struct session_in in)
{
	in.took_ms = d->pace_ms;
	in.first_key_ms = d->pace_ms / 2;
	d->now_ms += d->pace_ms;
	d->seen = d->n_out;
	session_feed(d->s, &in);
	drive_pump(d);
	drive_pass_over(d);
}

static inline void
says(struct drive *d, const char *text)
{
	drive_feed(d, (struct session_in){.type = IN_ANSWER, .text = text});
}

static inline void
commands(struct drive *d, const char *line)
{
	drive_feed(d, (struct session_in){.type = IN_COMMAND, .text = line});
}

static inline void
goes_on(struct drive *d)
{
	drive_feed(d, (struct session_in){.type = IN_CONTINUE});
}

static inline void
nods(struct drive *d, bool yes)
{
	drive_feed(d, (struct session_in){.type = IN_YESNO, .yes = yes});
}

static inline void
rates(struct drive *d, int rating)
{
	drive_feed(d, (struct session_in){.type = IN_RATING, .number = rating});
}

static inline void
mends(struct drive *d, int idea, bool said)
{
	drive_feed(d,
	    (struct session_in){.type = IN_IDEA, .number = idea, .yes = said});
}

static inline void
ticks(struct drive *d, const int *list, int n)
{
	drive_feed(d,
	    (struct session_in){.type = IN_TICKS, .ticks = list, .n_ticks = n});
}

static inline void
hangs_up(struct drive *d)
{
	drive_feed(d, (struct session_in){.type = IN_END});
}

/* The last thing that came: what is waited for, or the summary. */
static inline const struct session_out *
last_out(const struct drive *d)
{
	assert_true(d->n_out > 0);
	return &d->out[d->n_out - 1];
}

/* The last one of a type since the feed before; NULL when none came. */
static inline const struct session_out *
came(const struct drive *d, enum session_out_type type)
{
	for (int i = d->n_out; i-- > d->seen;)
		if (d->out[i].type == type)
			return &d->out[i];
	return NULL;
}

static inline void
expect_out(const struct drive *d, enum session_out_type type, enum expects e)
{
	assert_int_equal(last_out(d)->type, type);
	assert_int_equal(last_out(d)->expects, e);
	assert_int_equal(session_expects(d->s), e);
}

static inline void
expect_question(const struct drive *d, const char *owner, enum kind kind)
{
	expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
	assert_string_equal(last_out(d)->item->owner, owner);
	assert_int_equal(last_out(d)->kind, kind);
}

/* What was asked is answered in full; the marks are accepted. */
static inline void
answers_in_full(struct drive *d)
{
	says(d, demo_answer(&d->arena, last_out(d)->item));
	assert_non_null(came(d, OUT_MARKED));
	assert_string_equal(came(d, OUT_MARKED)->verdict, "full");
	goes_on(d);
}

/* A try that does not know it, read afterwards. */
static inline void
tries_and_reads(struct drive *d)
{
	says(d, "I don't know");
	expect_out(d, OUT_READ, EXPECT_CONTINUE);
	goes_on(d);
}

static inline size_t
count_events(const struct drive *d, enum event_type type)
{
	size_t k = 0;

	for (size_t i = 0; i < d->log.n; i++)
		k += d->log.ev[i].type == type;
	return k;
}

/* A question that is due now, at the wanted level: its review of so many days
 * ago is in the log, with what stability it has. */
static inline void
was_reviewed(
    struct drive *d, size_t i, int days_ago, enum rating rating, int level)
{
	(void)memlog_review(&d->log, d->items[i]->id,
	    (struct answered){d->today - days_ago, rating, level, MODE_NEW});
}

/* Answers all that comes, tries aside; returns how many questions came. */
static inline int
questions_until_the_end(struct drive *d)
{
	int k = 0;

	while (!session_done(d->s)) {
		expect_out(d, OUT_QUESTION, EXPECT_ANSWER);
		k++;
		assert_in_range(k, 1, 100);
		if (last_out(d)->kind == KIND_TRY)
			tries_and_reads(d);
		else
			answers_in_full(d);
	}
	return k;
}

/* A due question with two sure ideas and a third of four words. */
static inline struct drive *
three_ideas(void)
{
	struct drive *d = drive_new(2);

	add_idea(&d->arena, d->items[0], "northern railway tunnel bridge");
	was_reviewed(d, 0, 60, RATING_GOOD, 2);
	was_reviewed(d, 1, 40, RATING_GOOD, 2);
	drive_start(d);
	expect_question(d, "lt1.1", KIND_RECALL);
	return d;
}

#define SURE "copper lanterns, velvet sailors"
#define DOUBTFUL SURE ", railway bridge"
#define FULL SURE ", northern railway tunnel bridge"

/* -- a question at each of its moments ---------------------------------- */

static inline struct drive *
at_question(void)
{
	return three_ideas();
}

static inline struct drive *
at_add(void)
{
	struct drive *d = three_ideas();

	says(d, SURE);
	expect_out(d, OUT_ASK, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->about, ABOUT_ADD);
	return d;
}

static inline struct drive *
at_doubt(void)
{
	struct drive *d = three_ideas();

	says(d, DOUBTFUL);
	expect_out(d, OUT_ASK, EXPECT_YESNO);
	assert_int_equal(last_out(d)->about, ABOUT_DOUBT);
	assert_int_equal(last_out(d)->idea, 3);
	return d;
}

static inline struct drive *
at_say(void)
{
	struct drive *d = at_doubt();

	nods(d, false);
	expect_out(d, OUT_ASK, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->about, ABOUT_SAY);
	return d;
}

static inline struct drive *
at_hint(void)
{
	struct drive *d = three_ideas();

	says(d, "?");
	expect_out(d, OUT_HINT, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->hint, 1);
	assert_string_equal(last_out(d)->hint_kind, "letters");
	return d;
}

static inline struct drive *
at_blank_hint(void)
{
	struct drive *d = at_hint();

	says(d, "?");
	expect_out(d, OUT_HINT, EXPECT_ANSWER);
	assert_int_equal(last_out(d)->hint, 2);
	assert_string_equal(last_out(d)->hint_kind, "blank");
	return d;
}

static inline struct drive *
at_ticks(void)
{
	struct drive *d = drive_new(1);

	d->items[0]->n_ideas = 0;
	d->items[0]->n_terms = 0;
	was_reviewed(d, 0, 60, RATING_GOOD, 2);
	drive_start(d);
	says(d, "lanterns, perhaps");
	expect_out(d, OUT_ASK, EXPECT_TICKS);
	assert_int_equal(last_out(d)->about, ABOUT_TICKS);
	assert_true(last_out(d)->n_choices >= 1);
	return d;
}

static inline struct drive *
at_marks(void)
{
	struct drive *d = three_ideas();

	says(d, FULL);
	expect_out(d, OUT_MARKED, EXPECT_RATING);
	return d;
}

static inline struct drive *
at_reading(void)
{
	struct drive *d = drive_new(2);

	drive_start(d);
	says(d, "dunno");
	expect_out(d, OUT_READ, EXPECT_CONTINUE);
	return d;
}

#endif
