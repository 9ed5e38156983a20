/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "little_shell.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t hung_up;

static void
on_hangup(int sig)
{
	(void)sig;
	hung_up = 1;
}

static void
tell(int fd, char what, int value)
{
	struct news n = {what, value};

	if (write(fd, &n, sizeof n) != (ssize_t)sizeof n)
		_exit(1);
}

static void
start_job(int slave, char **argv)
{
	static const int signals[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN,
	    SIGTTOU, SIGHUP, SIGPIPE, SIGTERM};

	setpgid(0, 0);
	tcsetpgrp(slave, getpid());
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
	execvp(argv[0], argv);
	fprintf(stderr, "ptyrun: %s: %s\r\n", argv[0], strerror(errno));
	_exit(127);
}

void
little_shell(int slave, int news, char **argv)
{
	struct sigaction sa = {.sa_handler = on_hangup};
	int status;
	pid_t job;

	setsid();
	if (ioctl(slave, TIOCSCTTY, 0) != 0)
		_exit(1);
	sigaction(SIGHUP, &sa, NULL);
	signal(SIGTTOU, SIG_IGN);
	job = fork();
	if (job < 0)
		_exit(1);
	if (job == 0)
		start_job(slave, argv);
	setpgid(job, job);
	tcsetpgrp(slave, job);
	tell(news, 'p', job);
	for (;;) {
		if (waitpid(job, &status, WUNTRACED) < 0) {
			if (errno != EINTR)
				_exit(1);
			if (hung_up) { /* as shells pass it on */
				kill(-job, SIGHUP);
				kill(-job, SIGCONT);
			}
			continue;
		}
		if (!WIFSTOPPED(status))
			break;
		tell(news, 's', 0);
	}
	tell(news, 'e', status);
	_exit(0);
}
