/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SESSION_STATE_H
#define CORE_SESSION_STATE_H

#include "base/js.h"
#include "core/aloud.h"
#include "core/session.h"
#include "core/turn.h"

/*
 * session_state: what session.c (what happens), session_feed.c (what the
 * learner does) and session_out.c (what is said of it) share. Nothing else
 * includes this.
 */

#define OUTS 64
#define MORE_MINUTES 5 /* what going on adds (lt3.4) */

enum stage {
	STAGE_QUESTION, /* waiting for something about the question */
	STAGE_MARKED, /* saved; waiting for a rating */
	STAGE_READ, /* waiting until it was read */
	STAGE_SURE, /* answered; waiting for the confidence */
	STAGE_NOW_YOU, /* marked; waiting for the missing idea in own words */
	STAGE_OFFER, /* waiting whether to go on, or to begin */
	STAGE_DONE,
};

enum saving {
	SAVING_NOTHING,
	SAVING_START,
	SAVING_REVIEW,
	SAVING_MARKS,
	SAVING_RATING,
	SAVING_WORDING,
	SAVING_UNWORDING,
	SAVING_UNDO,
	SAVING_PAUSE,
	SAVING_REPORT,
	SAVING_END,
};

struct slot {
	int item;
	enum entry_kind kind;
	int not_before; /* questions that must have been asked by then */
	uint32_t only; /* ideas to ask again (bit i: idea i); 0: all */
	int from; /* … since they were missing from question so many */
	bool repeat; /* … and were missing again since */
};

struct done {
	struct slot slot;
	char review[EVENT_ID_LEN + 1];
	enum mode mode;
	enum rating rating; /* as it stands */
	bool unaided; /* full at the first attempt, without a hint */
	bool met; /* its first meeting */
	struct item *without; /* the item before a wording came; NULL */
	int number; /* of the question */
	int confidence; /* 0 not asked */
	double forecast; /* retrievability before it */
	bool full; /* of a test */
	const char *verdict;
	struct session_idea *marks; /* of a test, for its end */
	int n_marks;
};

struct session {
	struct session_config c;
	struct arena arena;
	struct item_state *states;
	int64_t *shown_ms; /* used_ms when an item's text was shown; -1 */
	struct lexicon *lex; /* made when first needed */
	struct plan plan;
	struct slot *queue; /* what is still to ask, in order */
	size_t n_queue, cap_queue;
	struct done *done; /* reviews of this session, for undo */
	size_t n_done, cap_done;
	struct slot now; /* the question in hand */
	const struct session_change *change; /* of its item, to be told */
	struct turn turn;
	enum turn_step held; /* the step that waits for the confidence */
	int confidence; /* of the question in hand; 0 not asked */
	int words[ALOUD_RUN + 1]; /* of the last typed answers, newest first */
	size_t n_words;
	bool aloud_offered, more_offered, new_offered;
	enum mode mode;
	enum stage stage;
	enum saving saving;
	bool resumed, ended, asking;
	char start_id[EVENT_ID_LEN + 1]; /* "" until something was saved */
	int asked; /* questions started */
	int64_t used_ms, turn_ms, first_key_ms;
	char review[EVENT_ID_LEN + 1]; /* of the question in hand */
	struct item_state saved; /* the item's state after the last save */
	enum rating rating; /* as it stands */
	int claimed; /* idea that was claimed just now; -1 none */
	bool unclaimed; /* … and that claim is taken back */
	/* the wording kept for the question in hand: its event, its idea, the
	 * item as it was before; "" none */
	char wording[EVENT_ID_LEN + 1];
	int wording_idea;
	struct item *without_wording;
	const char *phrase; /* being kept */
	struct item **items; /* the caller's, some with own wordings */
	struct session_out outs[OUTS];
	int out_first, n_outs;
	struct session_out waiting;
	struct session_summary sum;
	const struct confident *sure; /* of earlier sessions */
	size_t n_sure;
};

const struct item *session_item(const struct session *s);
struct lexicon *session_lexicon(struct session *s);
/* What an item is to be asked as now; false when it is done for today, or is
 * not to be asked at all. */
bool session_entry(const struct session *s, int item, enum entry_kind *kind);
void session_fill_queue(struct session *s);
/* More of the day's plan, once its minutes are used; how much there is. */
size_t session_more(struct session *s, bool take);
/* What was missing comes back later (lt5.8), in parts after two misses running
 * (lt5.6). */
void session_plan_fix(struct session *s);
/* Where what comes back is put in: before the question kept for the end. */
size_t session_before_last(const struct session *s);
void session_put_slot(struct session *s, size_t at, struct slot slot);
/* Where in the queue the next question is; n_queue: none may be asked now. */
size_t session_next_slot(const struct session *s);
void session_drop_slot(struct session *s, size_t at);
struct plan_input session_plan_input(const struct session *s);

/* Is this a question whose date depends on the answer? */
bool session_counts(const struct session *s);
/* Adds an empty event of a type about the question in hand. */
struct session_out *session_out_add(
    struct session *s, enum session_out_type type, enum expects expects);
/* An error or info sentence, and then the waiting event again. */
void session_out_error(struct session *s, const char *text);
void session_out_info(struct session *s, const char *text);

/* How many questions the session holds as it stands. */
int session_planned(const struct session *s);
/* Would what is missing from the answer in hand be reached again, as the
 * session stands and if its minutes last? */
bool session_comes_again(const struct session *s);
void session_out_plan(struct session *s);
void session_out_question(struct session *s);
void session_out_step(struct session *s, enum turn_step step);
void session_out_marked(struct session *s);
void session_out_scheduled(struct session *s);
void session_out_summary(struct session *s, const char *reason);
void session_out_confidence(struct session *s);
void session_out_now_you(struct session *s);
void session_out_offer(struct session *s, enum about about);
void session_out_results(struct session *s);
/* Is all that the item in hand builds on settled? (lt5.2) */
bool session_builds_settled(const struct session *s);
/* What was there, what is missing, why, and what comes next (lt7.5). */
const char *session_feedback(struct session *s, const struct session_out *o);
/* Is the question doubted now? (lt9.8) */
bool session_tells_leech(const struct item_state *st, enum rating rating);
/* Labels of the ideas with one of these letters, joined; "" when none. */
const char *session_labels(
    struct session *s, const struct session_out *o, char letter);
/* Totals of all items as they stand now. */
void session_totals(const struct session *s, struct session_summary *sum);

/* session.c */
/* Asks to append an event about the question in hand; takes body over. */
void session_save(struct session *s, enum saving what, enum event_type type,
    const char *ref, struct js *body, const char *answer);
void session_save_review(struct session *s);
void session_save_marks(struct session *s);
void session_save_rating(struct session *s);
/* session_words.c */
/* Keeps what was typed as the learner's own wording of an idea; false when it
 * is too long to be one. */
bool session_save_wording(struct session *s, int idea);
/* Takes back the wording that was kept for the question in hand. */
void session_save_unwording(struct session *s);
/* The wording that was saved under this id counts from now on … */
void session_take_wording(struct session *s, const char *id);
/* … or no more: its mark was turned back. */
void session_drop_wording(struct session *s);
/* The item in hand is this copy of it from now on. */
void session_use_item(struct session *s, struct item *it);
/* The question in hand from its beginning. */
void session_begin(struct session *s);
/* The next question, or the end. */
void session_advance(struct session *s);
/* The marks stand: says when it comes back, and goes on. */
void session_accept(struct session *s);
/* session_feed.c, session_cmd.c */
void session_step(struct session *s, enum turn_step next);
/* What was fed does not fit what is waited for: says what would. */
void session_unfit(struct session *s);
void session_hint(struct session *s);
void session_sure(struct session *s, int confidence);
void session_command(struct session *s, const char *line);
/* It was read; a new statement is recalled later (lt4.7). */
void session_has_read(struct session *s);
/* What was offered was taken, or not. */
void session_offered(struct session *s, bool yes);
/* After reading: recalled once more in this session, after three others. */
void session_plan_recall(struct session *s);
void session_undo(struct session *s);
void session_end(struct session *s, const char *reason);

#endif
