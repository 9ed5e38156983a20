/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_SAY_H
#define CORE_SAY_H

#include "base/arena.h"

/*
 * say: the one catalogue of sentences that are said to a learner about an
 * answer or a day. A test reads it: no streaks, no blame, no exclamation.
 * {1} … {4} stand for what is filled in.
 */

#define SAY_LIST(X) \
	X(ADD, "That is {1} of {2}. Anything to add?") \
	X(ADD_UNCLEAR, \
	    "That is {1} of {2}, and {3} unclear. " \
	    "Anything to add?") \
	X(DOUBT, "Did you say: {1}?") \
	X(TURNED, "Do you mean the opposite of this: {1}?") \
	X(LURE, "Do you mean this: {1}") \
	X(THERE, "There: {1}.") \
	X(UNCLEAR, "Unclear: {1}.") \
	X(MISSING, "Missing: {1}.") \
	X(YOU_SAID, "You said: {1}. Many people hold that.") \
	X(BUT, "The framework ({1}): {2}") \
	X(WHY, "Why: {1}") \
	X(NEXT, "Next: {1}, back {2}.") \
	X(SOFTER, "One shade softer: the statement says '{1}', not '{2}'.") \
	X(KEPT, "Kept as your wording: it counts for you from now on.") \
	X(SAY_IT, \
	    "Now you have seen it: say it in your own words, " \
	    "or ? for a hint.") \
	X(SO_FAR, "That is {1} of {2} so far.") \
	X(EMPTY, \
	    "Key words are enough: type them, or ? for a hint, " \
	    "or :help. Nothing is lost.") \
	X(EMPTY_ADD, "Type what you want to add, or ? to go on to a hint.") \
	X(EMPTY_TRY, \
	    "Key words are enough: type what you think, " \
	    "or ? to read it. A try can only help.") \
	X(YES_OR_NO, "Please answer y or n; :skip leaves it open.") \
	X(TICKS, \
	    "Which of these did you say? Type their numbers, " \
	    "or 0 for none.") \
	X(TICKS_RANGE, "Please type numbers from 1 to {1}, or 0 for none.") \
	X(COPY, "That is the statement itself. Say it in your words.") \
	X(RATING_UP, \
	    "A rating goes down here. To go up, say which idea was " \
	    "there: i and its number.") \
	X(RATING_RANGE, \
	    "Press Enter to go on, type 1 to {1} to change the " \
	    "rating, or i and a number to mend a mark.") \
	X(RATING_LEAST, \
	    "Press Enter to go on, or type i and a number to mend " \
	    "a mark.") \
	X(NO_SUCH_IDEA, "There are ideas 1 to {1} here.") \
	X(NO_UNDO, \
	    "There is nothing to take back in this session. " \
	    "'revisit undo' takes back an earlier answer.") \
	X(NOT_NOW, "That does not fit here.") \
	X(UNKNOWN_COMMAND, "There is no command {1}; :help lists them.") \
	X(NO_HINT, \
	    "Here a hint would be the statement itself: " \
	    "press Enter when you have read it.") \
	X(REPORTED, "Noted for the author of the deck. Thank you.") \
	X(REPORT_EMPTY, \
	    "Type :report and what is the matter with this " \
	    "card.") \
	X(PAUSED, "Paused. 'revisit resume {1}' brings it back.") \
	X(NO_SOURCE, "The deck does not say whose words these are.") \
	X(NO_TERM, "No explanation of '{1}' in this deck.") \
	X(TERM_EMPTY, "Type :term and a word of the glossary.") \
	X(WHY_TRY, \
	    "It is new. Trying before reading helps what is read to " \
	    "stay; it is not rated.") \
	X(WHY_FIRST, \
	    "You have read it; recalling it once today makes it " \
	    "stay. The next gap depends on this answer.") \
	X(WHY_DUE, \
	    "It is due: by the forecast you would recall it with " \
	    "{1}%. Help is at level {2} of 4, and fades as memory " \
	    "grows (5.4).") \
	X(HELP_ANSWER, \
	    "Type key words; spelling never counts. ? gives a " \
	    "hint. Commands: {1}") \
	X(HELP_MARKS, \
	    "Enter goes on. 1 to {1} changes the rating downwards. " \
	    "i 2 says that idea 2 was or was not there. " \
	    "Commands: {2}") \
	X(READ_IT, "Read it now; it is asked again after three others.")

enum say {
#define X(id, text) SAY_##id,
	SAY_LIST(X)
#undef X
	    SAY_COUNT
};

/* The sentence with up to four texts filled in (NULL for the rest). */
const char *say(struct arena *a, enum say id, const char *one, const char *two,
    const char *three, const char *four);
/* The bare text, for the test of the catalogue. */
const char *say_text(enum say id);
/* A number as a text. */
const char *say_number(struct arena *a, long n);

#endif
