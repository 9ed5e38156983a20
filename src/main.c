/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program's first and last lines: descriptors, locale, signals that must
 * not kill it silently, and the check that what was printed really went out.
 * Everything else is in cmd/.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "ui/term.h"
#include "version.h"

extern const char revisit_version[]; /* cmd/help.c prints it */
const char revisit_version[] = REVISIT_VERSION;

/* A store opened while 0, 1 or 2 is closed would get that number, and talk
 * meant for the terminal would be written into it. What is printed to a closed
 * standard output is lost, and must fail as such. */
static int
fill_descriptors(void)
{
	int flags;

	for (int fd = 0; fd <= 2; fd++) {
		flags = fd == STDOUT_FILENO ? O_RDONLY : O_RDWR;
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", flags) != fd)
			return -1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	int status;

	if (fill_descriptors() != 0)
		return 1;
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	(void)term_locale();
	status = cmd_main(argc - 1, argv + 1, NULL);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		/* A reader that has seen enough (| head) is no failure of
		 * ours to report aloud, but the status says it. */
		if (errno != EPIPE && status == 0)
			(void)fprintf(stderr,
			    "revisit: the output could not be written: %s\n",
			    strerror(errno));
		if (status == 0)
			status = 1;
	}
	return status;
}
