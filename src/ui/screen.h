/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/client.h"
#include "ui/prompt.h"
#include "ui/term.h"

/*
 * screen: a session for a person, at a terminal, through a pipe, or line by
 * line for a screen reader (plain). Every text of a deck passes through term.
 */

struct screen {
	struct client client; /* first: a client is a screen */
	struct term *term;
	struct prompt *prompt;
	int32_t today;
	int32_t date; /* of the assessment; ITEM_NO_DAY */
	const char *title; /* of the deck */
	bool clock; /* minutes are shown */
	int minutes; /* the budget */
	bool aloud; /* answers are said: Enter is one */
	bool spelling; /* misspelt words are never mentioned */
	const char *deck; /* short name; of several: apart by + */
	bool said[IDEAS_MAX]; /* as last marked, for `i N` */
	int n_said;
	enum about about; /* of the ask that waits */
	const char *const *choices; /* to tick, of that ask */
	int n_choices;
	bool died; /* a signal asked us to end */
	enum rating suggested; /* of the marks on screen */
	const char
	    *answer; /* what it was, to be said with the marks; or NULL */
};

void screen_init(
    struct screen *s, struct term *t, struct prompt *p, int32_t today);

/* "tomorrow", "in 9 days", "today": when something due on `day` comes. From
 * a. */
const char *screen_when(struct arena *a, int32_t day, int32_t today);
/* "Again", "Hard", "Good", "Easy". */
const char *screen_rating(enum rating r);

#endif
