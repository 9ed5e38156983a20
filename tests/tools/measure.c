/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times commands against each other, in turn, so that a busy machine slows
 * them alike:
 *
 *   measure [-n RUNS] [-u TEXT] COMMAND… [-- [-u TEXT] COMMAND…]…
 *
 * A line for each: smallest and median time in ms, peak memory in KiB, and the
 * smallest time of the processor in ms, which a busy machine changes less. With
 * -u the clock stops when TEXT has appeared on its stdout, else when it ends.
 * Commands get an empty stdin; status 1 if one fails or never prints TEXT.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum {
	MOST_COMMANDS = 8,
	MOST_RUNS = 1000,
	MOST_OUTPUT = 1 << 20,
};

struct command {
	char **argv;
	const char *until; /* NULL: to the end */
	double ms[MOST_RUNS];
	double cpu_ms; /* smallest; 0: none yet */
	long peak_kib;
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* posix_spawn, because fork would copy this program's pages each time. */
static pid_t
start(char **argv, int *out)
{
	posix_spawn_file_actions_t act;
	int fd[2], rc;
	pid_t pid;

	if (pipe2(fd, O_CLOEXEC) < 0)
		return -1;
	posix_spawn_file_actions_init(&act);
	posix_spawn_file_actions_addopen(&act, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&act, fd[1], 1);
	rc = posix_spawnp(&pid, argv[0], &act, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&act);
	close(fd[1]);
	if (rc != 0) {
		close(fd[0]);
		errno = rc;
		return -1;
	}
	*out = fd[0];
	return pid;
}

/* Reads to the end; the moment `until` was there, or 0 if it never was. */
static double
read_until(int fd, const char *until, char *buf)
{
	double seen = 0;
	size_t n = 0;
	ssize_t got;

	while ((got = read(fd, buf + n, MOST_OUTPUT - 1 - n)) > 0) {
		n += (size_t)got;
		buf[n] = '\0';
		if (until != NULL && seen == 0 && strstr(buf, until) != NULL)
			seen = now_ms();
		if (n == MOST_OUTPUT - 1)
			n = 0;
	}
	return seen;
}

static double
cpu_ms(const struct rusage *use)
{
	return (double)(use->ru_utime.tv_sec + use->ru_stime.tv_sec) * 1e3 +
	    (double)(use->ru_utime.tv_usec + use->ru_stime.tv_usec) / 1e3;
}

static int
run_once(struct command *c, int run, char *buf)
{
	double begin = now_ms(), seen;
	struct rusage use;
	int out, status;
	pid_t pid = start(c->argv, &out);

	if (pid < 0) {
		perror(c->argv[0]);
		return -1;
	}
	seen = read_until(out, c->until, buf);
	close(out);
	if (wait4(pid, &status, 0, &use) < 0)
		return -1;
	if (c->until == NULL)
		seen = now_ms();
	if (status != 0 || seen == 0) {
		fprintf(stderr, "measure: %s: %s\n", c->argv[0],
		    status != 0 ? "failed" : "did not print what was awaited");
		return -1;
	}
	c->ms[run] = seen - begin;
	if (run == 0 || cpu_ms(&use) < c->cpu_ms)
		c->cpu_ms = cpu_ms(&use);
	if (use.ru_maxrss > c->peak_kib)
		c->peak_kib = use.ru_maxrss;
	return 0;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Cuts argv at "--"; returns how many commands there are, 0 if malformed. */
static int
split(char **argv, struct command *c)
{
	int n = 0;

	while (*argv != NULL) {
		if (n == MOST_COMMANDS)
			return 0;
		if (strcmp(*argv, "-u") == 0 && argv[1] != NULL) {
			c[n].until = argv[1];
			argv += 2;
		}
		if (*argv == NULL || strcmp(*argv, "--") == 0)
			return 0;
		c[n++].argv = argv;
		while (*argv != NULL && strcmp(*argv, "--") != 0)
			argv++;
		if (*argv != NULL)
			*argv++ = NULL;
	}
	return n;
}

int
main(int argc, char **argv)
{
	static struct command c[MOST_COMMANDS];
	static char buf[MOST_OUTPUT];
	int runs = 30, n;

	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		runs = (int)strtol(argv[2], NULL, 10);
		argv += 2;
	}
	n = split(argv + 1, c);
	if (n == 0 || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr,
		    "usage: measure [-n RUNS] [-u TEXT] COMMAND… "
		    "[-- [-u TEXT] COMMAND…]…\n");
		return 2;
	}
	for (int run = 0; run < runs; run++)
		for (int i = 0; i < n; i++)
			if (run_once(&c[i], run, buf) < 0)
				return 1;
	for (int i = 0; i < n; i++) {
		qsort(c[i].ms, (size_t)runs, sizeof(c[i].ms[0]), by_size);
		printf("%.2f %.2f %ld %.2f\n", c[i].ms[0], c[i].ms[runs / 2],
		    c[i].peak_kib, c[i].cpu_ms);
	}
	return 0;
}
