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
	X(TICK_ONE, "Did you say this? Type 1, or 0 for no.") \
	X(TICK_MODEL_ONE, "Does your answer hold this? Type 1, or 0 for no.") \
	X(TICK_RANGE_ONE, "Please type 1 for yes, or 0 for no.") \
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
	X(NO_OTHER_IDEA, "There is one idea here: i 1 turns its mark.") \
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
	X(WHY_MEET, \
	    "It is new for you, and what it builds on is in place. " \
	    "This answer decides when it comes back.") \
	X(WHY_EXAMPLE, \
	    "A case is met as a worked example first; with each meeting " \
	    "less of it is shown (3.9). It is not rated.") \
	X(WHY_FIX, \
	    "This idea was missing earlier today. Recalling it once " \
	    "helps it to stay (5.8). It is not rated.") \
	X(WHY_PART, \
	    "It did not come twice running, so its ideas are asked one " \
	    "at a time (5.6). It is not rated.") \
	X(WHY_PRACTICE, "This is practice: it moves no date (9.12).") \
	X(WHY_TEST, "This is a test: it moves no date (9.12).") \
	X(WHY_DUE_KIND, \
	    "It is due: by the forecast you would recall it with {1}%.") \
	X(NO_HELP, \
	    "There are no hints in a test. Type what you know, or " \
	    ":skip to go on.") \
	X(SURE, "How sure are you? 1 unsure, 2 fairly, 3 sure.") \
	X(SURE_RANGE, "Please type 1, 2 or 3; :skip leaves it out.") \
	X(NOW_YOU, "Now you, in your own words: {1}") \
	X(NOW_YOU_ALL, "Now you: say it back in your own words.") \
	X(NOW_YOU_EMPTY, \
	    "A few words are enough, and nothing is rated; " \
	    ":skip goes on.") \
	X(MORE, \
	    "Today's minutes are used. Stop here (n), or Enter for {1} " \
	    "more.") \
	X(MORE_DONE, \
	    "That was today's plan. Stop here (n), or Enter for {1} " \
	    "more minutes.") \
	X(MORE_YES_OR_NO, "Press Enter to go on, or type n to stop.") \
	X(NEW_NOW, \
	    "Nothing is due. {1} now (Enter), or come back tomorrow " \
	    "(n).") \
	X(ALOUD, \
	    "Would saying it be easier than typing? 'revisit config " \
	    "aloud yes' lets you answer aloud and tick what you said.") \
	X(SAID_CHOICE, "Did you say this: {1}?") \
	X(ORDER, "The order is: {1}. Did you say it so?") \
	X(EMPTY_TEST, \
	    "Key words are enough: type what you know, or :skip to go " \
	    "on.") \
	X(MODEL_TICKS, \
	    "Which of these does your answer hold? Type their numbers, " \
	    "or 0 for none.") \
	X(LEECH, \
	    "This one has been hard several times. Is it the question? " \
	    ":report says so to its author, :pause gives it a rest.") \
	X(CALIBRATION, \
	    "When sure, you were right {1} of the last {2} times " \
	    "(likely {3} to {4}).") \
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
	X(HELP_MARKS_LEAST, \
	    "Enter goes on. i 2 says that idea 2 was or was not there. " \
	    "Commands: {1}") \
	X(READ_IT, "Read it now; it is asked again after three others.") \
	X(NEWS_CHANGED_ONE, "{1} card changed since {2}.") \
	X(NEWS_CHANGED, "{1} cards changed since {2}.") \
	X(NEWS_NEW_ONE, "{1} new card.") \
	X(NEWS_NEW, "{1} new cards.") \
	X(NEWS_GONE_ONE, \
	    "{1} card is no longer in the deck; what you know of it is " \
	    "kept.") \
	X(NEWS_GONE, \
	    "{1} cards are no longer in the deck; what you know of them is " \
	    "kept.") \
	X(NEWS_BACK_ONE, "{1} card is back.") \
	X(NEWS_BACK, "{1} cards are back.") \
	X(REWRITTEN, "This statement has been rewritten.") \
	X(REWRITTEN_CARD, "This card has been rewritten.") \
	X(CHANGED, \
	    "What this card asks for has changed since you last answered " \
	    "it; the marks show how.") \
	X(WENT, "Words that went: {1}.") \
	X(CAME, "New words: {1}.")

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
