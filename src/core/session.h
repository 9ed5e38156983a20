/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/calibration.h"
#include "core/fold.h"
#include "core/item.h"
#include "core/queue.h"
#include "core/rules.h"

/*
 * session: the quiz as a state machine, event in, action out. It reads no
 * clock, no file, no terminal. The porcelain protocol and the terminal quiz
 * are two ways of showing its output; there is no second path.
 *
 *	session_new(&config) …
 *	while (session_next(s, &out))		// show it, or save it
 *		if (out.type == OUT_SAVE)
 *			… session_saved(s, id, &state);
 *	session_feed(s, &in);			// one line of the learner
 *
 * An OUT_SAVE must be answered by session_saved() before anything else comes
 * out: so a review is committed before its marks are shown.
 */

struct session;

enum session_kind {
	SESSION_DAILY,
	SESSION_PRACTICE, /* chosen entries; nothing counts (lt9.12) */
	SESSION_TEST, /* … no help, nothing told until the end */
	SESSION_ITEM, /* chosen entries; what is due counts */
};

/* An item that the deck says otherwise than when it was last answered. */
struct session_change {
	const struct item *item;
	bool rewritten; /* it begins anew; else what counts has changed */
	const char *before, *after; /* "" when what it was is not known */
};

struct session_config {
	enum session_kind kind;
	/* What a session other than the daily one asks, in this order. */
	const struct entry *chosen;
	size_t n_chosen;
	const char *form; /* of a test; NULL */
	/* The first time this form was taken: full answers of so many, on that
	 * day; ITEM_NO_DAY: never. */
	int32_t form_day;
	int form_full, form_of;
	bool aloud; /* answers are said, not typed (lt6.1) */
	bool offers; /* may ask whether to go on; a person is there */
	int sessions_before; /* of this deck */
	bool generous; /* spelling is read generously (lt6.1) */
	struct item *const *items;
	const struct item_state *states; /* parallel; copied */
	size_t n;
	const struct rules *rules;
	struct idea *same; /* the deck's `same:` lines */
	int n_same;
	const char *deck; /* short name */
	int cards; /* at most so many questions; <= SESSION_QUESTIONS */
	/* Today, and how it is planned: day, minutes, what may be new, the date
	 * of the assessment. Its items, states, rules and questions are those
	 * of this struct: the session puts them in. */
	struct plan_input day;
	bool brake_help; /* lt2.2: one level more help */
	/* Explanations for :term; pairs term, text. */
	const char *const *glossary;
	int n_glossary;
	/* An interrupted session of today that goes on: its start event, the
	 * items planned then, time used, questions answered. */
	const char *resume_id; /* NULL: none */
	const char *const *resume_plan;
	size_t n_resume_plan;
	int64_t resume_used_ms;
	int resume_asked;
	/* What is told of changes of the deck (lt9.10): sentences at the start,
	 * and what comes with the next question of a changed item. */
	const char *const *news;
	size_t n_news;
	const struct session_change *changes;
	size_t n_changes;
};

enum session_out_type {
	OUT_PLAN,
	OUT_QUESTION,
	OUT_ASK,
	OUT_HINT,
	OUT_MARKED,
	OUT_READ,
	OUT_SCHEDULED,
	OUT_UNDONE,
	OUT_SUMMARY,
	OUT_ERROR, /* what was fed does not fit; the waiting one comes again */
	OUT_INFO, /* an answer to :src, :term, :why, :help, :report */
	OUT_RESULT, /* one question of a test, told at its end */
	OUT_SAVE, /* append this event, then session_saved() */
};

enum expects {
	EXPECT_NOTHING,
	EXPECT_ANSWER,
	EXPECT_YESNO,
	EXPECT_TICKS,
	EXPECT_RATING,
	EXPECT_CONTINUE,
	EXPECT_NUMBER, /* a confidence, 1 … 3 */
	EXPECT_MORE, /* yes or no, and an empty line is a yes */
};

const char *expects_name(enum expects e);

enum about {
	ABOUT_NONE,
	ABOUT_ADD,
	ABOUT_DOUBT,
	ABOUT_SAY,
	ABOUT_TICKS,
	ABOUT_TURNED, /* is an idea meant the other way round? */
	ABOUT_LURE, /* is a misconception meant? */
	ABOUT_CONFIDENCE, /* how sure? (lt5.5) */
	ABOUT_NOW_YOU, /* the missing idea in own words (lt7.4) */
	ABOUT_MORE, /* the minutes are used: five more? (lt3.4) */
	ABOUT_NEW, /* nothing is due: new ones now? */
	ABOUT_ORDER, /* steps said aloud: was it this order? */
};

struct session_idea {
	const char *label;
	char said; /* y p n */
	bool hinted; /* said, but only after a hint */
};

struct session_summary {
	const char *reason; /* "done", "time", "left", "nothing" */
	int asked; /* questions answered */
	int due_asked, due_recalled, due_unaided; /* recalled: rating >= 2 */
	int met_new; /* met for the first time */
	int met, settled, secure, total; /* met counts each item once: */
	int still_to_meet; /* total = met + settled + secure + still_to_meet */
	int tomorrow, tomorrow_seconds;
	int64_t used_ms;
	int left; /* planned, not asked */
	double expected; /* sum of the forecasts of the due ones asked */
	int secure_this_week; /* became secure in the last seven days */
	/* when sure: right `sure_hits` of the last `sure_n` (0: too early to
	 * say), likely from sure_low to sure_high of them */
	int sure_hits, sure_n, sure_low, sure_high;
	const struct item *next; /* comes back last; NULL none */
	int next_days;
	int fixes_left; /* missing ideas not asked again yet */
	const char *form; /* of a test; NULL */
	int form_full, form_of; /* full answers of this test */
	int32_t before_day; /* the first time; ITEM_NO_DAY: none */
	int before_full, before_of;
};

/* What comes out. Texts live until the session is freed. */
struct session_out {
	enum session_out_type type;
	enum expects expects;
	bool again; /* a repeat of the waiting event, after an error */
	const struct item *item;
	int n, of; /* question n of so many, as planned now */
	enum kind kind; /* the item's, or KIND_TRY */
	enum mode mode;
	int level;
	bool last; /* the last question of the plan */
	const char *prompt, *spoken; /* question; spoken: for plain mode */
	const char *text, *text_spoken; /* the sentence of the others */
	int ideas; /* how many are asked for */
	enum about about;
	int idea; /* of ABOUT_DOUBT, from 1 */
	int hint; /* number of this hint, from 1 */
	const char *hint_kind; /* "letters", "blank", "answer" */
	int leave_out; /* a worked example: steps left out; else 0 */
	int from; /* asked again: from question number; else 0 */
	bool part; /* one idea of an item that is broken down */
	bool builds_settled; /* of a new one: all that it builds on is */
	const char *model; /* of ticks, and of reading an example; "" */
	const char *const *choices; /* to tick; of a question: its steps */
	int n_choices;
	/* marked, scheduled, undone */
	const char *review;
	const char *verdict; /* "full", "partial", "miss" */
	struct session_idea *marks;
	int n_marks;
	const char *const *slips; /* words that were meant */
	int n_slips;
	const struct lure *lure; /* the misconception that was held, or NULL */
	const char *lure_phrase; /* what was typed of it; NULL without a lure */
	const char *why; /* the reason to show; "" when nothing is missing */
	const char *note; /* an over-claim, "" none */
	bool leech; /* is it the question? (lt9.8) */
	bool counts; /* this review moves the item's date */
	bool again_today; /* rated Again, it is asked once more if time lasts */
	const char *feedback; /* there, missing, why, next: as one text */
	enum rating suggested, rating;
	const struct item_state *state; /* as stored */
	/* plan */
	const struct plan *plan;
	bool resumed;
	enum session_kind session;
	bool explain_secure; /* … and secure is explained (lt2.3) */
	const char *const *news; /* … what changed, as sentences */
	size_t n_news;
	/* question, marked: the item's change, until it was answered; or NULL
	 */
	const struct session_change *change;
	struct session_summary sum; /* also of a plan: totals at the start */
	/* save */
	enum event_type save_type;
	const char *save_ref, *save_body, *save_answer;
};

enum session_in_type {
	IN_ANSWER,
	IN_YESNO,
	IN_TICKS,
	IN_RATING,
	IN_NUMBER,
	IN_CONTINUE,
	IN_IDEA,
	IN_COMMAND,
	IN_END, /* end of input */
	IN_OTHER, /* something that cannot be understood */
};

struct session_in {
	enum session_in_type type;
	const char *text; /* answer; command with its words */
	bool yes; /* yesno; idea: said */
	int number; /* rating; confidence; idea, from 1 */
	const int *ticks; /* from 1 */
	int n_ticks;
	int64_t took_ms, first_key_ms; /* since it was asked; -1 unknown */
};

/* No question starts once the minutes are used (lt3.4); a test is asked
 * whole. */
bool session_time_is_up(enum session_kind kind, int64_t used_ms, int minutes);

#define BREAK_DOWN_MISSES 2

/* So many misses running: it is asked in parts (lt5.6). */
bool session_breaks_down(const struct item_state *st);

struct session *session_new(const struct session_config *c);
void session_free(struct session *s);

/* Answers of earlier sessions that were given with a confidence, newest first;
 * kept by the caller. They are needed at the end only. */
void session_recall_sure(
    struct session *s, const struct confident *sure, size_t n);
/* The next thing to show or save; false when the learner's turn has come, or
 * after the summary (session_done). */
bool session_next(struct session *s, struct session_out *out);
bool session_done(const struct session *s);
/* What is being waited for. */
enum expects session_expects(const struct session *s);
void session_feed(struct session *s, const struct session_in *in);
/* The save was committed under this event id; state: the item's now. */
void session_saved(
    struct session *s, const char *id, const struct item_state *state);

/* The :commands, for completion and help; ends with NULL. */
extern const char *const session_commands[];

#endif
