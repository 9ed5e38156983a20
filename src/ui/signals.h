/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/*
 * signals: what came in from outside while a person thinks. Handlers set a
 * flag and nothing else; ui/prompt looks at the flags where it can act. A
 * signal that was ignored when the program started stays ignored.
 */

#define SIGNALS_MAX 16

struct signals {
	struct sigaction old[SIGNALS_MAX];
	bool terminal;
};

/* terminal: Ctrl-C and Ctrl-Z come from a person, and the window may change.
 * Without one an interrupt asks the program to end. */
void signals_catch(struct signals *s, bool terminal);
/* Handlers as they were before. */
void signals_release(const struct signals *s);

/* The signal that asked the program to end, 0 if none; stays. */
int signals_ending(void);
/* How often Ctrl-C came since the last call. */
int signals_take_interrupts(void);
bool signals_take_resize(void);
bool signals_take_suspend(void);
bool signals_take_continue(void);
/* Has anything of the above come? */
bool signals_pending(void);

/* Keeps the signals away until signals_unhold(), so that one that comes
 * between a look at the flags and pselect(…, before) is not slept through. */
void signals_hold(sigset_t *before);
void signals_unhold(const sigset_t *before);

/* Stops the process as Ctrl-Z does; returns when it goes on. */
void signals_suspend(void);
/* Dies of it as if it had never been caught. */
_Noreturn void signals_die(int sig);

#endif
