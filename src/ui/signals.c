/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * signals: flags that handlers set, the only mutable globals of this folder
 * beside readline's own. Handlers restart system calls, so that a resize never
 * cuts a write short; those who wait use select, which is never restarted.
 */
#include "ui/signals.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"

static volatile sig_atomic_t ending, interrupts, resized, suspended, continued;
static volatile sig_atomic_t person;

static const int caught[] = {
    SIGINT,
    SIGHUP,
    SIGTERM,
    SIGQUIT,
    SIGALRM,
    SIGUSR1,
    SIGUSR2,
    SIGVTALRM,
    SIGPROF,
    SIGXCPU,
    /* from here on only with a terminal */
    SIGTSTP,
    SIGCONT,
    SIGWINCH,
};
#define CAUGHT (sizeof caught / sizeof *caught)

static bool
is_sent(const siginfo_t *info)
{
#ifdef SI_TKILL
	if (info->si_code == SI_TKILL)
		return true;
#endif
	return info->si_code == SI_USER || info->si_code == SI_QUEUE;
}

static void
on_signal(int sig, siginfo_t *info, void *context)
{
	(void)context;
	if (sig == SIGWINCH)
		resized = 1;
	else if (sig == SIGTSTP)
		suspended = 1;
	else if (sig == SIGCONT)
		continued = 1;
	else if (sig == SIGINT && person && !is_sent(info))
		interrupts = interrupts < 2 ? interrupts + 1 : 2;
	else if (ending == 0)
		ending = sig;
}

static size_t
count(bool terminal)
{
	return terminal ? CAUGHT : CAUGHT - 3;
}

void
signals_catch(struct signals *s, bool terminal)
{
	struct sigaction sa = {.sa_sigaction = on_signal};

	_Static_assert(CAUGHT <= SIGNALS_MAX, "room for all old handlers");
	sigemptyset(&sa.sa_mask);
	sa.sa_flags = SA_SIGINFO | SA_RESTART;
	ending = interrupts = resized = suspended = continued = 0;
	person = terminal;
	s->terminal = terminal;
	for (size_t i = 0; i < count(terminal); i++) {
		if (sigaction(caught[i], NULL, &s->old[i]) != 0)
			BUG("sigaction %d", caught[i]);
		if (!(s->old[i].sa_flags & SA_SIGINFO) &&
		    s->old[i].sa_handler == SIG_IGN)
			continue;
		if (sigaction(caught[i], &sa, NULL) != 0)
			BUG("sigaction %d", caught[i]);
	}
}

void
signals_release(const struct signals *s)
{
	for (size_t i = 0; i < count(s->terminal); i++)
		(void)sigaction(caught[i], &s->old[i], NULL);
}

int
signals_ending(void)
{
	return ending;
}

int
signals_take_interrupts(void)
{
	int n = interrupts;

	interrupts = 0;
	return n;
}

static bool
take(volatile sig_atomic_t *flag)
{
	bool was = *flag != 0;

	*flag = 0;
	return was;
}

bool
signals_take_resize(void)
{
	return take(&resized);
}

bool
signals_take_suspend(void)
{
	return take(&suspended);
}

bool
signals_take_continue(void)
{
	return take(&continued);
}

bool
signals_pending(void)
{
	return ending || interrupts || resized || suspended || continued;
}

void
signals_hold(sigset_t *before)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < CAUGHT; i++)
		sigaddset(&set, caught[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

void
signals_unhold(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* The signal does now what it does to a program that knows nothing of it. */
static void
let_happen(int sig, struct sigaction *mine)
{
	struct sigaction dfl = {.sa_handler = SIG_DFL};
	sigset_t set;

	sigemptyset(&dfl.sa_mask);
	sigaction(sig, &dfl, mine);
	sigemptyset(&set);
	sigaddset(&set, sig);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(sig);
}

void
signals_suspend(void)
{
	struct sigaction mine;

	let_happen(SIGTSTP, &mine);
	sigaction(SIGTSTP, &mine, NULL);
}

void
signals_die(int sig)
{
	struct sigaction mine;

	let_happen(sig, &mine);
	_exit(128 + sig);
}
