/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_BEHAVIOUR_H
#define CORE_BEHAVIOUR_H

#include <stdbool.h>

/*
 * behaviour: the one table of what the program does because the framework says
 * so. `why` prints it; `make mutants` breaks each function named here and
 * wants the test beside it to fail. A row stands here only for what the
 * program has.
 */

/* The present value that `why` shows beside a row. */
enum behaviour_value {
	VALUE_NONE,
	VALUE_NEW, /* how many new statements today, and why */
	VALUE_HELP, /* is there a level more help just now? */
	VALUE_SECURE, /* how many statements are secure */
	VALUE_SUCCESS, /* due answers of the last weeks, with an interval */
	VALUE_LEVELS, /* how many are asked openly */
	VALUE_GATES, /* how many of the unmet ones are open */
	VALUE_DUE, /* how much is due, and what a day takes of it */
	VALUE_CASES, /* how many cases were met */
	VALUE_REPLIES, /* how many misconceptions are settled */
	VALUE_TRAVELS, /* how many statements were used in two settings */
	VALUE_SURE, /* how often right when sure */
	VALUE_OWED, /* how many statements have an idea to be asked again */
	VALUE_PARTS, /* how many are asked in parts */
	VALUE_LEECHES, /* how many questions may be at fault themselves */
};

struct behaviour {
	const char *statement; /* lt2.2 */
	const char *text; /* one sentence */
	const char *setting; /* that changes it; "" none does */
	const char *function; /* that does it */
	const char *test; /* fails when the function returns a constant: a
			     unit test's name, or a script's path */
	enum behaviour_value value;
};

/* In the order of the framework; ends with a NULL statement. */
extern const struct behaviour behaviour_table[];

/* Has a row to do with a word: its statement's number (2.2, lt2.2), its section
 * (2), or letters of its sentence or setting, whatever the case? */
bool behaviour_has(const struct behaviour *b, const char *word);

#endif
