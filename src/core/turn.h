/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_TURN_H
#define CORE_TURN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/cloze.h"
#include "core/item.h"
#include "core/log.h"
#include "core/mark.h"

/*
 * turn: one question from its prompt to its rating (PRODUCT F.1): what was
 * typed, which ideas it holds, which hints were given. It asks, in this order:
 * anything to add, doubtful ideas, hints; and says what comes next. Pure.
 */

enum turn_step {
	TURN_ANSWER, /* waiting for an answer */
	TURN_ADD, /* ask: anything to add? */
	TURN_DOUBT, /* ask about idea `doubt` */
	TURN_TURNED, /* ask: is idea `doubt` meant the other way round? */
	TURN_LURE, /* ask: is misconception `lure` meant? */
	TURN_SAY, /* a doubt was declined: the learner may say it now */
	TURN_HINT, /* a hint was made: show it, then wait for an answer */
	TURN_SHOW, /* the last hint, the answer itself: show it, then done */
	TURN_TICKS, /* no ideas written: show clauses, wait for ticks */
	TURN_EMPTY, /* nothing that can be read: no cost, the same again */
	TURN_COPY, /* the statement itself, just shown: no attempt */
	TURN_MODEL, /* because, apply: show the model, wait for ticks */
	TURN_ORDER, /* steps said aloud: show the order, ask if it was so */
	TURN_DONE, /* marked and rated: see suggested */
};

enum {
	HINT_NONE,
	HINT_LETTERS,
	HINT_BLANK,
	HINT_START, /* the model's first sentence; the first two steps */
};

#define LURES_MAX 16 /* misconceptions of one statement that are heard */

/* How a question is to be asked. */
struct turn_setup {
	const struct item *item;
	const struct lexicon *lex; /* may come later, before an answer */
	int level;
	bool is_try;
	const int32_t *idea_days; /* as in cloze_choose; NULL: none */
	uint32_t only; /* ideas to ask (bit i: idea i); 0: all */
	bool again; /* asked again today: unrated; hints until it is said */
	int leave_out; /* steps of a worked example to ask for; 0: none */
	bool aloud; /* said, not typed: each idea is asked about */
	bool test; /* no help, nothing told: an answer ends it */
	uint64_t mix; /* steps: chooses their order */
};

struct turn {
	struct turn_setup setup;
	const struct item *item;
	const struct lexicon *lex;
	struct arena *arena;
	bool is_try;
	int level;
	bool just_shown; /* its text was on the screen minutes ago */
	struct blank blanks[BLANKS_MAX]; /* those shown, at levels 1 and 2 */
	int n_blanks;
	bool asked[IDEAS_MAX];
	const char *blank_words[IDEAS_MAX];
	const char *shown; /* the question's own words */
	const char *clauses[IDEAS_MAX]; /* for ticking, where no ideas are */
	const char *choices[IDEAS_MAX]; /* of TURN_TICKS, TURN_MODEL */
	int n_choices;
	int order[IDEAS_MAX]; /* steps: which step stands at letter i */
	int n_ideas; /* ideas, or clauses where none are written */
	const char *typed; /* all of it */
	char marks[IDEAS_MAX + 1]; /* y p n - as it stands */
	bool spare[IDEAS_MAX]; /* unclear only since words were left over */
	bool declined[IDEAS_MAX]; /* a doubt answered with no */
	bool passed[IDEAS_MAX]; /* a doubt skipped */
	bool round_counted; /* this round of doubts has cost its hint */
	bool add_done;
	bool said_aloud; /* … and asked about: nothing follows the doubts */
	const char *round; /* spot: typed since the last hint */
	int round_hints; /* … which was this one */
	int hints; /* given so far, declined doubts included */
	int hint_kind; /* the last one given: a HINT_ below */
	const char *hint_text, *hint_spoken; /* of TURN_HINT, TURN_SHOW */
	int doubt; /* idea of TURN_DOUBT, TURN_TURNED */
	bool turned[IDEAS_MAX]; /* found turned round, and not yet asked */
	bool denied[IDEAS_MAX]; /* … asked, and not meant so */
	bool held; /* a reversal or misconception was confirmed: Again */
	int lure; /* of TURN_LURE; -1 none was found */
	bool lure_asked[LURES_MAX], lure_held; /* held: the learner means it */
	struct attempt attempts[ATTEMPTS_MAX];
	int n_attempts;
	/* Marks before the learner mended any: mended says of which. */
	struct attempt before[ATTEMPTS_MAX];
	char first_marks[IDEAS_MAX + 1];
	bool mended[IDEAS_MAX];
	struct mark mark; /* of the last answer */
	enum rating suggested; /* RATING_NONE: unrated */
	enum turn_step step; /* what the last call said comes next */
};

/* Chooses blanks, the asked ideas, the words that earn nothing. A level that
 * the item has no blanks for becomes 3. What the setup points to is used by
 * the calls that follow. With setup->only at levels 1 and 2: a blank of these
 * ideas, and without one the question, with these ideas asked for. */
void turn_begin(
    struct turn *t, const struct turn_setup *setup, struct arena *a);

/* The prompt to show: the statement with blanks, or the question. That of
 * steps and of worked examples has several lines ('\n'), save where spoken. */
const char *turn_prompt(const struct turn *t, bool spoken);
/* After TURN_EMPTY: what can be typed, where that is not free text (steps);
 * else NULL. */
const char *turn_wanted(const struct turn *t);

/* Each takes what the learner did and says what comes next. */
enum turn_step turn_answer(struct turn *t, const char *answer);
/* ?; in a test TURN_EMPTY: there are no hints, and nothing has changed. */
enum turn_step turn_hint(struct turn *t);
enum turn_step turn_doubt(struct turn *t, bool yes);
/* To TURN_TURNED and TURN_LURE: yes is Again, no changes nothing. */
enum turn_step turn_means(struct turn *t, bool yes);
/* :skip of what is asked: nothing to add; a doubt left open (no hint counted);
 * a hint passed over, straight to the answer. */
enum turn_step turn_pass(struct turn *t);
/* ticked: per choice, of which there are n_choices. */
enum turn_step turn_ticks(struct turn *t, const bool *ticked);
/* Said aloud: from now on each idea asked for is a doubt to confirm, or what
 * is ticked else is shown; of steps the right order: TURN_ORDER. */
enum turn_step turn_aloud(struct turn *t);
/* To TURN_ORDER: was it said so? The order was seen: no second attempt. */
enum turn_step turn_ordered(struct turn *t, bool yes);

/* :again: what was typed is taken back, hints that were given stay given. */
void turn_again(struct turn *t);

/* Said, unclear and asked ideas as they stand. */
void turn_count(const struct turn *t, int *yes, int *part, int *of);
/* Index of the k-th asked idea (k from 0); -1 past the end. */
int turn_asked(const struct turn *t, int k);
/* The label of an idea or clause. */
const char *turn_label(const struct turn *t, int idea);
/* Marks one answer by the rules of the item's kind, outside a quiz; for steps
 * the letters stand in the right order. Returns false for what this kind cannot
 * read. Ticked kinds are marked by nobody but the learner. */
bool turn_try(const struct item *it, const struct lexicon *lex,
    const char *answer, struct arena *a, struct mark *out);

/* What the marks would suggest if idea were said or not said at the first
 * attempt: changes marks and suggested. Said again as it was marked at first,
 * all is as it was: a hint that was needed counts again. */
void turn_mend(struct turn *t, int idea, bool said);

#endif
