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
	TURN_EMPTY, /* nothing was typed: no cost, the same again */
	TURN_COPY, /* the statement itself, just shown: no attempt */
	TURN_DONE, /* marked and rated: see suggested */
};

#define LURES_MAX 16 /* misconceptions of one statement that are heard */

struct turn {
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
	const char *clauses[IDEAS_MAX]; /* for ticking */
	int n_ideas; /* ideas, or clauses where none are written */
	const char *typed; /* all of it */
	char marks[IDEAS_MAX + 1]; /* y p n - as it stands */
	bool declined[IDEAS_MAX]; /* a doubt answered with no */
	bool passed[IDEAS_MAX]; /* a doubt skipped */
	bool round_counted; /* this round of doubts has cost its hint */
	bool add_done;
	int hints; /* given so far, declined doubts included */
	int hint_kind; /* the last one given: 0 none, 1 letters, 2 blank */
	const char *hint_text, *hint_spoken; /* of TURN_HINT, TURN_SHOW */
	int doubt; /* idea of TURN_DOUBT, TURN_TURNED */
	bool turned[IDEAS_MAX]; /* found turned round, and not yet asked */
	bool denied[IDEAS_MAX]; /* … asked, and not meant so */
	bool held; /* a reversal or misconception was confirmed: Again */
	int lure; /* of TURN_LURE; -1 none was found */
	bool lure_asked[LURES_MAX], lure_held; /* held: the learner means it */
	struct attempt attempts[ATTEMPTS_MAX];
	int n_attempts;
	struct mark mark; /* of the last answer */
	enum rating suggested; /* RATING_NONE: unrated */
	enum turn_step step; /* what the last call said comes next */
};

/* Chooses blanks (idea_days as in cloze_choose), the asked ideas, the words
 * that earn nothing. A level that the item has no blanks for becomes 3. */
void turn_begin(struct turn *t, const struct item *item,
    const struct lexicon *lex, int level, bool is_try, const int32_t *idea_days,
    struct arena *a);

/* The prompt to show: the statement with blanks, or the question. */
const char *turn_prompt(const struct turn *t, bool spoken);

/* Each takes what the learner did and says what comes next. */
enum turn_step turn_answer(struct turn *t, const char *answer);
enum turn_step turn_hint(struct turn *t); /* ? */
enum turn_step turn_doubt(struct turn *t, bool yes);
/* To TURN_TURNED and TURN_LURE: yes is Again, no changes nothing. */
enum turn_step turn_means(struct turn *t, bool yes);
/* :skip of what is asked: nothing to add; a doubt left open (no hint counted);
 * a hint passed over, straight to the answer. */
enum turn_step turn_pass(struct turn *t);
enum turn_step turn_ticks(struct turn *t, const bool *ticked);

/* :again: what was typed is taken back, hints that were given stay given. */
void turn_again(struct turn *t);

/* Said, unclear and asked ideas as they stand. */
void turn_count(const struct turn *t, int *yes, int *part, int *of);
/* Index of the k-th asked idea (k from 0); -1 past the end. */
int turn_asked(const struct turn *t, int k);
/* The label of an idea or clause. */
const char *turn_label(const struct turn *t, int idea);
/* What the marks would suggest if idea were said or not said at the first
 * attempt: changes marks and suggested. */
void turn_mend(struct turn *t, int idea, bool said);

#endif
