/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_MARK_H
#define CORE_MARK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/overclaim.h"
#include "core/words.h"

/*
 * mark: which ideas an answer holds (PRODUCT F.2). It says what it found and
 * how sure it is; it sets no rating and never fails anybody.
 */

#define MARK_SAID 0.53 /* coverage from which an idea counts as said */
#define MARK_PART 0.25 /* … from which it is doubtful: ask */

enum said { SAID_NO, SAID_PART, SAID_YES };

struct mark_question {
	const struct item *item;
	const char *shown; /* the question's own words: they earn nothing */
	const bool *asked; /* per idea; NULL: all of them */
	/* Per idea, a further wording (the blanked words), or NULL; the array
	 * itself may be NULL. These are not weighed down by `shown`. */
	const char *const *blank;
};

struct mark_idea {
	enum said said;
	double coverage; /* of the best wording, 0 … 1 */
	bool turned; /* perhaps stated the wrong way round: in part at most */
	const char *turned_by; /* the word that did it, "" if it is one that
				  the answer lacks */
	bool figure; /* not said since the answer has another number there */
	bool unread; /* in part only since the answer has words to spare */
	const char *wording; /* that wording; "" when none could be used */
	const char *phrase; /* what in the answer earned it; "" when nothing */
	bool asked;
};

struct mark_slip {
	const char *typed, *meant;
};

struct lure_hit { /* a misconception that was heard: see core/lure */
	int lure; /* index in item->lures; -1: none */
	double coverage;
	const char *wording; /* which of its wordings; "" if none */
	const char *phrase; /* what in the answer; "" if none */
};

struct mark {
	struct mark_idea ideas[IDEAS_MAX];
	int n_ideas;
	bool *extra; /* per extra idea of the item: said */
	struct mark_slip *slips; /* spelling noted, never scored */
	int n_slips;
	bool blank; /* nothing but spaces */
	bool dont_know; /* "I don't know", "no idea", "pass" … */
	bool copy; /* the statement itself, word for word or nearly */
	int yes, part, no; /* of the ideas asked */
	bool complete; /* all that was asked is there; where any idea will do
			  (item->any_idea), one of them */
	bool could_be; /* … if the doubtful ideas were said: ask */
	struct lure_hit lure; /* a misconception to ask about */
	struct overclaim overclaim; /* noted, never scored */
	const char **ignored; /* typed, and no more than the question's words */
	int n_ignored;
	const char **unread; /* typed, and explained by nothing */
	int n_unread;
};

/* Marks one answer. Everything in *out comes from a. */
void mark_answer(const struct lexicon *lex, const struct mark_question *q,
    const char *answer, struct arena *a, struct mark *out);

/* Marks what was typed so far as one answer: parts apart by a clause mark. */
const char *mark_join(struct arena *a, const char *before, const char *more);

/* Letters y p n - for the ideas of out (log.h, marks). buf: IDEAS_MAX + 1. */
void mark_letters(const struct mark *m, char *buf);

/* Ideas of q that no answer could ever earn, since all their wordings live on
 * the question's words (rule C11): sets lost[i], returns how many. */
int mark_lost_ideas(const struct lexicon *lex, const struct mark_question *q,
    struct arena *a, bool *lost);

#endif
