/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that no editor stands behind: whole, cut, of other codings, pasted,
 * and the difference between an end and a failure.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "ui/lines.h"
#include "ui/signals.h"

/* A pipe that holds the bytes, its other end closed. */
static int
pipe_of(const char *s, size_t n)
{
	int fd[2];

	assert_int_equal(pipe(fd), 0);
	assert_int_equal(write(fd[1], s, n), (ssize_t)n);
	close(fd[1]);
	return fd[0];
}

static void
expect_line(struct lines *l, const char *want)
{
	assert_int_equal(lines_next(l), LINES_LINE);
	assert_string_equal(buf_str(&l->line), want);
	assert_int_equal(l->line.n, strlen(want));
	buf_clear(&l->line);
}

static void
takes_lines_of_all_kinds(void **state)
{
	static const char in[] = "one\ntwo\r\n\n\0th\0ree\n\r\r\nlast";
	struct lines l;

	(void)state;
	lines_init(&l, pipe_of(in, sizeof in - 1));
	expect_line(&l, "one");
	expect_line(&l, "two");
	expect_line(&l, "");
	expect_line(&l, "three");
	expect_line(&l, "\r");
	expect_line(&l, "last");
	assert_int_equal(lines_next(&l), LINES_END);
	assert_int_equal(lines_next(&l), LINES_END);
	close(l.fd);
	lines_release(&l);
}

static void
cuts_a_long_line(void **state)
{
	char name[] = "/tmp/revisit-lines-XXXXXX", block[4096];
	struct lines l;
	int fd = mkstemp(name);

	(void)state;
	assert_true(fd >= 0);
	unlink(name);
	memset(block, 'x', sizeof block);
	for (size_t n = 0; n < 2 * LINES_MAX; n += sizeof block)
		assert_int_equal(
		    write(fd, block, sizeof block), (ssize_t)sizeof block);
	assert_int_equal(write(fd, "\nnext\n", 6), 6);
	/* exactly the limit, with a CR that does not count */
	for (size_t n = 0; n < LINES_MAX; n += sizeof block)
		assert_int_equal(
		    write(fd, block, sizeof block), (ssize_t)sizeof block);
	assert_int_equal(write(fd, "\r\n", 2), 2);
	lseek(fd, 0, SEEK_SET);
	lines_init(&l, fd);
	assert_int_equal(lines_next(&l), LINES_LINE);
	assert_int_equal(l.line.n, LINES_MAX);
	buf_clear(&l.line);
	expect_line(&l, "next");
	assert_int_equal(lines_next(&l), LINES_LINE);
	assert_int_equal(l.line.n, LINES_MAX);
	assert_int_equal(l.line.p[LINES_MAX - 1], 'x');
	buf_clear(&l.line);
	assert_int_equal(lines_next(&l), LINES_END);
	close(fd);
	lines_release(&l);
}

static void
tells_a_failure_from_the_end(void **state)
{
	struct lines l;

	(void)state;
	lines_init(&l, open("/", O_RDONLY));
	assert_int_equal(lines_next(&l), LINES_ERROR);
	assert_int_equal(errno, EISDIR);
	close(l.fd);
	assert_int_equal(lines_next(&l), LINES_ERROR);
	assert_int_equal(errno, EBADF);
	lines_release(&l);
	lines_init(&l, -1);
	assert_int_equal(lines_next(&l), LINES_ERROR);
	assert_int_equal(errno, EBADF);
}

static void
is_woken_by_signals(void **state)
{
	struct signals s;
	struct lines l;
	int fd[2];
	pid_t child;

	(void)state;
	assert_int_equal(pipe(fd), 0);
	assert_int_equal(write(fd[1], "half", 4), 4);
	lines_init(&l, fd[0]);
	signals_catch(&s, true);
	child = fork();
	if (child == 0) {
		/* not before the other waits, as far as can be seen */
		usleep(100000);
		kill(getppid(), SIGWINCH);
		_exit(0);
	}
	assert_int_equal(lines_next(&l), LINES_WOKEN);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_true(signals_take_resize());
	assert_false(signals_take_resize());
	assert_false(signals_pending());
	raise(SIGCONT); /* before it waits */
	assert_int_equal(lines_next(&l), LINES_WOKEN);
	assert_true(signals_take_continue());
	assert_int_equal(write(fd[1], "-line\n", 6), 6);
	expect_line(&l, "half-line");
	raise(SIGINT); /* from a process, so not a person */
	assert_int_equal(signals_take_interrupts(), 0);
	assert_int_equal(signals_ending(), SIGINT);
	raise(SIGTERM);
	assert_int_equal(signals_ending(), SIGINT);
	signals_release(&s);
	close(fd[0]);
	close(fd[1]);
	lines_release(&l);
}

static void
dies_as_it_would_have(void **state)
{
	struct signals s;
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		signals_catch(&s, false);
		raise(SIGTERM);
		if (signals_ending() != SIGTERM)
			_exit(1);
		signals_die(SIGTERM);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
}

static void
leaves_ignored_signals_alone(void **state)
{
	struct signals s;
	struct sigaction now;

	(void)state;
	signal(SIGHUP, SIG_IGN);
	signals_catch(&s, true);
	raise(SIGHUP);
	assert_false(signals_pending());
	signals_release(&s);
	sigaction(SIGHUP, NULL, &now);
	assert_true(now.sa_handler == SIG_IGN);
	sigaction(SIGTERM, NULL, &now);
	assert_true(now.sa_handler == SIG_DFL);
	signal(SIGHUP, SIG_DFL);
}

static void
clean(const char *in, size_t n, const char *want)
{
	struct buf b = BUF_INIT;

	lines_clean(&b, in, n);
	assert_string_equal(buf_str(&b), want);
	buf_release(&b);
}

static void
makes_utf8_of_a_line(void **state)
{
	struct buf in = BUF_INIT, out = BUF_INIT;

	(void)state;
	clean("caf\xc3\xa9", 5, "caf\xc3\xa9");
	clean("a\xff"
	      "b",
	    3,
	    "a\xef\xbf\xbd"
	    "b");
	clean("\xc3", 1, "\xef\xbf\xbd");
	clean("a\0b\nc", 5, "ab c");
	clean("", 0, "");
	/* grows by U+FFFD, and is cut between characters */
	buf_pad(&in, '\xff', LINES_MAX);
	lines_clean(&out, in.p, in.n);
	assert_int_equal(out.n, LINES_MAX / 3 * 3);
	buf_release(&in);
	buf_release(&out);
}

static void
join(const char *in, const char *want)
{
	struct buf b = BUF_INIT;

	lines_join(&b, in, strlen(in));
	assert_string_equal(buf_str(&b), want);
	buf_release(&b);
}

static void
joins_what_is_pasted(void **state)
{
	(void)state;
	join("one\r\ntwo\n\nthree\t\tfour\n", "one two three four");
	join("\n\nx", "x");
	join("a\033[31mb\xc2\x9b\xe2\x80\xae\177", "a[31mb");
	join("\r\n", "");
	join("", "");
}

static void
finds_the_end_of_a_paste(void **state)
{
	static const char text[] = "a\033[200~b\033[201\033[201~";
	struct buf b = BUF_INIT;
	size_t i = 0;

	(void)state;
	while (!lines_pasted(&b, text[i]))
		i++;
	assert_int_equal(i, sizeof text - 2);
	assert_string_equal(buf_str(&b), "a\033[200~b\033[201");
	buf_clear(&b);
	for (i = 0; i < 2 * LINES_MAX; i++)
		assert_false(lines_pasted(&b, 'x'));
	for (i = 0; i < 5; i++)
		assert_false(lines_pasted(&b, "\033[201"[i]));
	assert_true(lines_pasted(&b, '~'));
	assert_int_equal(b.n, LINES_MAX);
	assert_int_equal(b.p[LINES_MAX - 1], 'x');
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_lines_of_all_kinds),
	    cmocka_unit_test(cuts_a_long_line),
	    cmocka_unit_test(tells_a_failure_from_the_end),
	    cmocka_unit_test(is_woken_by_signals),
	    cmocka_unit_test(dies_as_it_would_have),
	    cmocka_unit_test(leaves_ignored_signals_alone),
	    cmocka_unit_test(makes_utf8_of_a_line),
	    cmocka_unit_test(joins_what_is_pasted),
	    cmocka_unit_test(finds_the_end_of_a_paste),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
