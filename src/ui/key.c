/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/key.h"

#include <errno.h>
#include <stdio.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include "ui/signals.h"

/* What a key sent: an arrow or an accent are several bytes at once. */
static enum prompt_end
take(char *key)
{
	char bytes[32];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n <= 0)
		return n < 0 && errno == EINTR ? PROMPT_DROPPED : PROMPT_EOF;
	*key = n == 1 ? bytes[0] : 0;
	if (*key == '\r')
		*key = '\n';
	/* Ctrl-D; one that was typed ahead, while lines were read, is a NUL */
	if (n == 1 && (bytes[0] == 4 || bytes[0] == 0))
		return PROMPT_EOF;
	return PROMPT_LINE;
}

static enum prompt_end
wait_key(char *key)
{
	sigset_t before;
	fd_set in;
	int r;

	for (;;) {
		signals_hold(&before);
		if (signals_ending()) {
			signals_unhold(&before);
			return PROMPT_SIGNAL;
		}
		if (signals_take_interrupts() > 0) {
			signals_unhold(&before);
			return PROMPT_INTERRUPT;
		}
		FD_ZERO(&in);
		FD_SET(STDIN_FILENO, &in);
		r = pselect(STDIN_FILENO + 1, &in, NULL, NULL, NULL, &before);
		signals_unhold(&before);
		if (r > 0)
			return take(key);
		if (r < 0 && errno != EINTR)
			return PROMPT_ERROR;
	}
}

enum prompt_end
key_read(const struct term *t, const char *label, char *key)
{
	struct termios was, now;
	enum prompt_end end;

	*key = 0;
	if (tcgetattr(STDIN_FILENO, &was) != 0)
		return PROMPT_ERROR;
	now = was;
	now.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	now.c_cc[VMIN] = 1;
	now.c_cc[VTIME] = 0;
	if (tcsetattr(STDIN_FILENO, TCSADRAIN, &now) != 0)
		return PROMPT_ERROR;
	/* The label comes last: who sees it may type. */
	(void)fputs(label, t->out);
	(void)fflush(t->out);
	end = wait_key(key);
	(void)tcsetattr(STDIN_FILENO, TCSADRAIN, &was);
	if (*key > ' ' && *key < 0x7f)
		(void)fputc(*key, t->out);
	(void)fputc('\n', t->out);
	(void)fflush(t->out);
	return end;
}
