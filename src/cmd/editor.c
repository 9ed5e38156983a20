/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/editor.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/paths.h"

/* editor: see the header. */

#define WORDS 32 /* of the editor's command line */
#define NOT_RUN 127

/* Does an editor of this name go to line N when told +N? */
static bool
takes_line(const char *program)
{
	static const char *const names[] = {"emacs", "emacsclient", "jed",
	    "joe", "jove", "kak", "mg", "micro", "nano", "ne", "nvi", "nvim",
	    "pico", "vi", "view", "vim", "vis", "zile"};
	const char *slash = strrchr(program, '/');

	program = slash ? slash + 1 : program;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], program) == 0)
			return true;
	}
	return false;
}

static const char *
chosen(void)
{
	const char *s = getenv("VISUAL");

	if (s == NULL || s[strspn(s, " ")] == '\0')
		s = getenv("EDITOR");
	return s && s[strspn(s, " ")] != '\0' ? s : NULL;
}

bool
editor_is_chosen(void)
{
	return chosen() != NULL;
}

/* The words of the command; returns how many, 0 when there are too many. */
static int
split(const char *command, struct arena *a, char **argv)
{
	char *s = arena_strdup(a, command);
	int n = 0;

	for (s += strspn(s, " "); *s; s += strspn(s, " ")) {
		if (n == WORDS)
			return 0;
		argv[n++] = s;
		s += strcspn(s, " ");
		if (*s)
			*s++ = '\0';
	}
	return n;
}

/* Runs it as the foreground: what Ctrl-C means is its own affair, so it is
 * not this program's while it runs. */
static int
run(char **argv, int *status)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, was[2];
	pid_t pid, done;

	(void)sigemptyset(&ignore.sa_mask);
	(void)sigaction(SIGINT, &ignore, &was[0]);
	(void)sigaction(SIGQUIT, &ignore, &was[1]);
	(void)fflush(NULL);
	pid = fork();
	if (pid == 0) {
		(void)sigaction(SIGINT, &was[0], NULL);
		(void)sigaction(SIGQUIT, &was[1], NULL);
		(void)execvp(argv[0], argv);
		_exit(NOT_RUN);
	}
	do {
		done = pid > 0 ? waitpid(pid, status, 0) : -1;
	} while (done < 0 && pid > 0 && errno == EINTR);
	(void)sigaction(SIGINT, &was[0], NULL);
	(void)sigaction(SIGQUIT, &was[1], NULL);
	return done == pid && pid > 0 ? 0 : -1;
}

int
editor_open(const char *path, int line, struct arena *a, struct err *e)
{
	char *argv[WORDS + 3];
	const char *command = chosen();
	int n, status = 0;

	if (command == NULL)
		return err_set(e, ERR_FAILED,
		    "no editor is chosen; set EDITOR to its name (export "
		    "EDITOR=nano), or open %s at line %d yourself",
		    path, line);
	n = split(command, a, argv);
	if (n == 0)
		return err_set(e, ERR_FAILED,
		    "the editor's command has more than %d words; make EDITOR "
		    "shorter",
		    WORDS);
	if (takes_line(argv[0]) && line > 0)
		argv[n++] = arena_printf(a, "+%d", line);
	argv[n++] = arena_strdup(a, paths_absolute(path, a));
	argv[n] = NULL;
	if (run(argv, &status) != 0)
		return err_set(e, ERR_FAILED, "%s could not be started: %s",
		    argv[0], strerror(errno));
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_RUN)
		return err_set(e, ERR_FAILED,
		    "%s could not be run; set EDITOR to an editor that is "
		    "installed",
		    argv[0]);
	return 0;
}
