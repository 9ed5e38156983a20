/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ptyrun: a person at a terminal, from a script.
 *
 *	ptyrun [-s COLSxROWS] [-d SECONDS] [-o FILE] COMMAND [ARG…] <script
 *
 * Runs the command on a new terminal, as the foreground job of a small shell
 * of its own, so that Ctrl-Z and hang-ups do what they do in life. Exits 0
 * when every line of the script held, else 1 with the transcript on standard
 * error (-o keeps it in any case). A line of the script is one of
 *
 *	< TEXT       wait for it after what was waited for before
 *	! TEXT       it must not have come, from the beginning
 *	> TEXT       type it, then Enter
 *	>> KEYS      type it as it stands
 *	^ C          type a control character
 *	$ N          wait for exit status N; SIGNAME: for death by that signal
 *	resize CxR   change the window
 *	kill NAME    send the command a signal
 *	stopped      wait until it is stopped
 *	halted       the same after SIGSTOP: it could not tidy up
 *	pause MS     let time go by
 *	cont         let it go on, in the foreground
 *	hangup       close the window
 *	#            comment
 *
 * \e \t \r \n \\ \xHH are understood after < ! and >>. Colours and cursor
 * movements are left out, and rows of a long line joined, before TEXT is looked
 * for, unless it holds an escape. At $ and at stopped the terminal must be set
 * as it was before the command. Without $ at the end, exit status 0 is waited
 * for. No wait lasts longer than SECONDS, 20 unless told.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "little_shell.h"

struct run {
	int master, slave; /* of the terminal; -1 closed */
	int news; /* pipe from the little shell */
	pid_t shell, job;
	bool stopped, ended;
	int status; /* wait status once ended */
	struct termios before;
	struct buf raw; /* all that came */
	struct buf seen; /* the same without escape sequences */
	size_t looked; /* how much of raw is in seen */
	size_t raw_at, seen_at; /* up to where it was waited for */
	int64_t limit_ms;
	const char *line; /* of the script, for messages */
	int line_no;
	const char *keep;
};

static void
print_transcript(const struct run *r)
{
	const char *s = buf_str(&r->raw);

	fputs("# transcript:\n# ", stderr);
	for (size_t i = 0; i < r->raw.n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\n')
			fputs("\n# ", stderr);
		else if (c == '\033')
			fputs("\\e", stderr);
		else if (c == '\r')
			fputs("\\r", stderr);
		else if (c < 0x20 || c == 0x7f)
			fprintf(stderr, "\\x%02x", c);
		else
			fputc(c, stderr);
	}
	fputc('\n', stderr);
}

static void
keep_transcript(const struct run *r)
{
	FILE *f;

	if (r->keep == NULL)
		return;
	f = fopen(r->keep, "w");
	if (f == NULL || fwrite(buf_str(&r->raw), 1, r->raw.n, f) != r->raw.n ||
	    fclose(f) != 0) {
		perror(r->keep);
		exit(1);
	}
}

_Noreturn static void fail(struct run *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

_Noreturn static void
fail(struct run *r, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fprintf(stderr, "# line %d (%s): ", r->line_no, r->line);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	print_transcript(r);
	keep_transcript(r);
	if (r->job > 0 && !r->ended)
		kill(r->job, SIGKILL);
	if (r->shell > 0)
		kill(r->shell, SIGKILL);
	exit(1);
}

static int64_t
ticks_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
start(struct run *r, struct winsize *size, char **argv)
{
	int fds[2];

	r->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (r->master < 0 || grantpt(r->master) != 0 ||
	    unlockpt(r->master) != 0)
		fail(r, "no terminal: %s", strerror(errno));
	r->slave = open(ptsname(r->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (r->slave < 0 || ioctl(r->slave, TIOCSWINSZ, size) != 0 ||
	    tcgetattr(r->slave, &r->before) != 0 || pipe2(fds, O_CLOEXEC) != 0)
		fail(r, "no terminal: %s", strerror(errno));
	fcntl(r->master, F_SETFD, FD_CLOEXEC);
	fcntl(fds[0], F_SETFD, FD_CLOEXEC);
	fcntl(fds[1], F_SETFD, FD_CLOEXEC);
	r->shell = fork();
	if (r->shell < 0)
		fail(r, "fork: %s", strerror(errno));
	if (r->shell == 0) {
		close(r->master);
		close(fds[0]);
		little_shell(r->slave, fds[1], argv);
	}
	close(fds[1]);
	r->news = fds[0];
	fcntl(r->master, F_SETFL, O_NONBLOCK);
}

/* --------------------------------------------------------- what comes back */

/* Bytes of an escape sequence at s, 0 if it is not whole yet. */
static size_t
escape_length(const char *s, size_t n)
{
	size_t i;

	if (n < 2)
		return 0;
	if (s[1] == '[') {
		for (i = 2; i < n; i++) {
			if (s[i] >= 0x40 && s[i] <= 0x7e)
				return i + 1;
		}
		return 0;
	}
	if (s[1] == ']') {
		for (i = 2; i < n; i++) {
			if (s[i] == '\007')
				return i + 1;
			if (s[i] == '\\' && s[i - 1] == '\033')
				return i + 1;
		}
		return 0;
	}
	if (s[1] == '(' || s[1] == ')')
		return n < 3 ? 0 : 3;
	return 2;
}

/* readline goes to the next row of a long line with a space and a CR. */
static void
join_rows(struct run *r)
{
	struct buf *b = &r->seen;

	if (b->n > r->seen_at && b->p[b->n - 1] == ' ')
		b->p[--b->n] = '\0';
}

static void
take_output(struct run *r, const char *s, size_t n)
{
	size_t k;

	buf_add(&r->raw, s, n);
	for (; r->looked < r->raw.n; r->looked += k) {
		const char *p = r->raw.p + r->looked;

		k = 1;
		if (*p == '\033')
			k = escape_length(p, r->raw.n - r->looked);
		else if (*p == '\r' && r->looked + 1 == r->raw.n)
			k = 0;
		else if (*p == '\r' && (unsigned char)p[1] > ' ')
			join_rows(r);
		else if (*p != '\r' && *p != '\0')
			buf_addc(&r->seen, *p);
		if (k == 0)
			return;
	}
}

static void
take_news(struct run *r)
{
	struct news n;

	if (read(r->news, &n, sizeof n) != (ssize_t)sizeof n)
		fail(r, "the command could not be started");
	if (n.what == 'p')
		r->job = n.value;
	if (n.what == 's')
		r->stopped = true;
	if (n.what == 'e') {
		r->ended = true;
		r->status = n.value;
		close(r->news);
		r->news = -1;
	}
}

/* Takes what comes within the time, at most once round; false when nothing. */
static bool
step(struct run *r, int64_t wait_ms)
{
	struct pollfd fds[2] = {
	    {.fd = r->master, .events = POLLIN},
	    {.fd = r->news, .events = POLLIN},
	};
	char in[4096];
	ssize_t n = 0;
	int k;

	k = poll(fds, 2, wait_ms < 0 ? 0 : (int)wait_ms);
	if (k <= 0)
		return false;
	if (fds[0].revents) {
		n = read(r->master, in, sizeof in);
		if (n > 0)
			take_output(r, in, (size_t)n);
	}
	/* what was printed before the news is read before them */
	if (n <= 0 && fds[1].revents)
		take_news(r);
	return true;
}

static const char *
find(const struct buf *b, size_t from, const char *text)
{
	size_t n = strlen(text);

	for (; from + n <= b->n; from++) {
		if (memcmp(b->p + from, text, n) == 0)
			return b->p + from;
	}
	return NULL;
}

static void
wait_for(struct run *r, const char *text)
{
	bool raw = strchr(text, '\033') != NULL;
	struct buf *b = raw ? &r->raw : &r->seen;
	size_t *at = raw ? &r->raw_at : &r->seen_at;
	int64_t end = ticks_ms() + r->limit_ms, left;
	const char *hit;

	while ((hit = find(b, *at, text)) == NULL) {
		left = end - ticks_ms();
		if (left <= 0)
			fail(r, "it did not come");
		if (r->ended && !step(r, 0) && !find(b, *at, text))
			fail(r, "the command ended before it came");
		step(r, left < 100 ? left : 100);
	}
	*at = (size_t)(hit - b->p) + strlen(text);
}

static void
wait_until(struct run *r, const bool *what)
{
	int64_t end = ticks_ms() + r->limit_ms;

	while (!*what) {
		if (ticks_ms() > end)
			fail(r, "it did not happen");
		if (r->ended && what != &r->ended)
			fail(r, "the command ended instead");
		step(r, 100);
	}
	while (step(r, 0) && !r->ended)
		;
}

static void
check_terminal(struct run *r)
{
	struct termios t;

	if (r->master < 0)
		return;
	if (tcgetattr(r->slave, &t) != 0)
		fail(r, "tcgetattr: %s", strerror(errno));
	if (t.c_iflag != r->before.c_iflag || t.c_oflag != r->before.c_oflag ||
	    t.c_cflag != r->before.c_cflag || t.c_lflag != r->before.c_lflag ||
	    memcmp(t.c_cc, r->before.c_cc, sizeof t.c_cc) != 0)
		fail(r, "the terminal is not set as it was");
}

/* --------------------------------------------------------------- the script */

static void
unescape(struct run *r, struct buf *out, const char *s)
{
	static const char names[] = "etrn\\", values[] = "\033\t\r\n\\";
	const char *k;

	for (; *s; s++) {
		if (*s != '\\') {
			buf_addc(out, *s);
		} else if (s[1] == 'x' && isxdigit((unsigned char)s[2]) &&
		    isxdigit((unsigned char)s[3])) {
			char hex[3] = {s[2], s[3], '\0'};

			buf_addc(out, (char)strtol(hex, NULL, 16));
			s += 3;
		} else if (s[1] && (k = strchr(names, s[1]))) {
			buf_addc(out, values[k - names]);
			s++;
		} else {
			fail(r, "unknown escape");
		}
	}
}

static void
type(struct run *r, const char *s, size_t n)
{
	int64_t end = ticks_ms() + r->limit_ms;
	ssize_t k;

	while (n > 0) {
		k = write(r->master, s, n);
		if (k > 0) {
			s += k;
			n -= (size_t)k;
		} else if (errno != EAGAIN && errno != EINTR) {
			fail(r, "typing: %s", strerror(errno));
		} else if (ticks_ms() > end) {
			fail(r, "nobody reads what is typed");
		} else {
			step(r, 20);
		}
	}
}

static int
signal_number(struct run *r, const char *name)
{
	static const struct {
		const char *name;
		int number;
	} known[] = {
	    {"INT", SIGINT},
	    {"HUP", SIGHUP},
	    {"TERM", SIGTERM},
	    {"QUIT", SIGQUIT},
	    {"ALRM", SIGALRM},
	    {"USR1", SIGUSR1},
	    {"USR2", SIGUSR2},
	    {"STOP", SIGSTOP},
	    {"TSTP", SIGTSTP},
	    {"CONT", SIGCONT},
	    {"KILL", SIGKILL},
	    {"WINCH", SIGWINCH},
	};

	if (strncmp(name, "SIG", 3) == 0)
		name += 3;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (strcmp(known[i].name, name) == 0)
			return known[i].number;
	}
	fail(r, "unknown signal");
}

static void
check_end(struct run *r, const char *want)
{
	wait_until(r, &r->ended);
	while (r->master >= 0 && step(r, 0))
		;
	if (isdigit((unsigned char)*want)) {
		if (!WIFEXITED(r->status) ||
		    WEXITSTATUS(r->status) != (int)strtol(want, NULL, 10))
			fail(r, "it ended by %s %d",
			    WIFEXITED(r->status) ? "status" : "signal",
			    WIFEXITED(r->status) ? WEXITSTATUS(r->status)
						 : WTERMSIG(r->status));
	} else if (!WIFSIGNALED(r->status) ||
	    WTERMSIG(r->status) != signal_number(r, want)) {
		fail(r, "it ended by wait status %#x", (unsigned)r->status);
	}
	check_terminal(r);
}

static bool
read_size(const char *s, struct winsize *size)
{
	char *end;
	long columns = strtol(s, &end, 10), rows;

	if (*end != 'x')
		return false;
	rows = strtol(end + 1, &end, 10);
	if (*end || columns < 0 || columns > 9999 || rows < 0 || rows > 9999)
		return false;
	size->ws_col = (unsigned short)columns;
	size->ws_row = (unsigned short)rows;
	return true;
}

static void
let_time_pass(struct run *r, long ms)
{
	int64_t end = ticks_ms() + ms, left;

	while ((left = end - ticks_ms()) > 0) {
		if (!step(r, left < 20 ? left : 20))
			poll(NULL, 0, left < 20 ? (int)left : 20);
	}
}

static void
do_word(struct run *r, const char *s)
{
	struct winsize size = {0};

	if (strncmp(s, "resize ", 7) == 0) {
		if (!read_size(s + 7, &size) ||
		    ioctl(r->master, TIOCSWINSZ, &size) != 0)
			fail(r, "no such size");
	} else if (strncmp(s, "kill ", 5) == 0) {
		kill(r->job, signal_number(r, s + 5));
	} else if (strncmp(s, "pause ", 6) == 0) {
		let_time_pass(r, strtol(s + 6, NULL, 10));
	} else if (strcmp(s, "stopped") == 0) {
		wait_until(r, &r->stopped);
		check_terminal(r);
	} else if (strcmp(s, "halted") == 0) {
		wait_until(r, &r->stopped);
	} else if (strcmp(s, "cont") == 0) {
		r->stopped = false;
		kill(-r->job, SIGCONT);
	} else if (strcmp(s, "hangup") == 0) {
		close(r->slave);
		close(r->master);
		r->master = r->slave = -1;
	} else {
		fail(r, "what is that?");
	}
}

static void
do_line(struct run *r, const char *s)
{
	struct buf b = BUF_INIT;
	char key;

	if (*s == '\0' || *s == '#')
		return;
	if (strncmp(s, "< ", 2) == 0) {
		unescape(r, &b, s + 2);
		wait_for(r, buf_str(&b));
	} else if (strncmp(s, "! ", 2) == 0) {
		unescape(r, &b, s + 2);
		while (step(r, 0) && !r->ended)
			;
		if (find(&r->raw, 0, buf_str(&b)) ||
		    find(&r->seen, 0, buf_str(&b)))
			fail(r, "it came");
	} else if (strncmp(s, ">> ", 3) == 0) {
		unescape(r, &b, s + 3);
		type(r, buf_str(&b), b.n);
	} else if (*s == '>' && (s[1] == ' ' || s[1] == '\0')) {
		type(r, s + 1 + (s[1] == ' '), strlen(s + 1 + (s[1] == ' ')));
		type(r, "\r", 1);
	} else if (strncmp(s, "^ ", 2) == 0) {
		key = (char)(s[2] & 0x1f);
		type(r, &key, 1);
	} else if (strncmp(s, "$ ", 2) == 0) {
		check_end(r, s + 2);
	} else {
		do_word(r, s);
	}
	buf_release(&b);
}

static void
follow(struct run *r)
{
	char line[65536];
	bool checked = false;
	size_t n;

	while (r->job == 0)
		step(r, 100);
	while (fgets(line, sizeof line, stdin)) {
		n = strlen(line);
		if (n > 0 && line[n - 1] == '\n')
			line[n - 1] = '\0';
		r->line = line;
		r->line_no++;
		do_line(r, line);
		checked = line[0] == '$' || (checked && line[0] == '!');
	}
	r->line = "end of the script";
	if (!checked)
		check_end(r, "0");
	keep_transcript(r);
}

int
main(int argc, char **argv)
{
	struct winsize size = {.ws_col = 80, .ws_row = 24};
	struct run r = {.master = -1, .slave = -1, .news = -1};
	int c;

	r.limit_ms = 20000;
	r.line = "start";
	while ((c = getopt(argc, argv, "+s:d:o:")) != -1) {
		if (c == 's' && !read_size(optarg, &size))
			c = '?';
		else if (c == 'd')
			r.limit_ms = strtol(optarg, NULL, 10) * 1000;
		else if (c == 'o')
			r.keep = optarg;
		if (c == '?')
			break;
	}
	if (c == '?' || optind >= argc || r.limit_ms <= 0) {
		fputs("usage: ptyrun [-s COLSxROWS] [-d SECONDS] [-o FILE] "
		      "COMMAND [ARG...] <script\n",
		    stderr);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	start(&r, &size, argv + optind);
	follow(&r);
	buf_release(&r.raw);
	buf_release(&r.seen);
	return 0;
}
