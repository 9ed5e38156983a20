/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LITTLE_SHELL_H
#define TESTS_LITTLE_SHELL_H

/*
 * little_shell: just so much of a shell that a job of it can be stopped, go on,
 * and be told of a hang-up, as in life. It runs in a child of ptyrun and tells
 * it what happens through a pipe.
 */

struct news {
	char what; /* 'p' pid, 's' stopped, 'e' ended */
	int value;
};

/* In a fresh child: takes the terminal `slave`, runs argv as its foreground
 * job, writes a struct news for each change to the pipe `news`. */
_Noreturn void little_shell(int slave, int news, char **argv);

#endif
