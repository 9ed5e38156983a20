/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_help.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char top[4096]; /* set once, by the first in_folder() */

void
must(int rc, const struct err *e)
{
	if (rc != 0)
		fail_msg("%s", e->msg);
}

void
refuses(int rc, struct err *e, const char *says)
{
	assert_int_equal(rc, -1);
	if (strstr(e->msg, says) == NULL)
		fail_msg("'%s' does not say '%s'", e->msg, says);
	e->msg[0] = '\0';
}

int
in_folder(void **state)
{
	char name[] = "/tmp/revisit-store.XXXXXX";

	*state = NULL;
	if (top[0] == '\0' && getcwd(top, sizeof(top)) == NULL)
		return 1;
	return mkdtemp(name) == NULL || chdir(name) != 0;
}

int
out_of_folder(void **state)
{
	char *here = getcwd(NULL, 0);
	int status = 1;
	pid_t pid;

	(void)state;
	if (here == NULL || strncmp(here, "/tmp/revisit-store.", 19) != 0 ||
	    chdir(top) != 0)
		return 1;
	pid = fork();
	if (pid == 0) {
		(void)execlp("rm", "rm", "-rf", here, (char *)NULL);
		_exit(127);
	}
	(void)waitpid(pid, &status, 0);
	free(here);
	return status;
}

int
with_store(void **state)
{
	if (in_folder(state) != 0)
		return 1;
	*state = open_store("store.db", MAKE, 1);
	return 0;
}

int
without_store(void **state)
{
	store_close(*state);
	return out_of_folder(state);
}

const char *
top_folder(void)
{
	const char *source = getenv("SRCDIR");

	return source ? source : top;
}

struct store *
open_store(const char *path, int flags, uint64_t seed)
{
	struct err e = ERR_INIT;
	struct store *st;

	must(store_open(path, flags, seed, &st, &e), &e);
	return st;
}

void
refuses_to_open(const char *path, int flags, const char *says)
{
	struct err e = ERR_INIT;
	struct store *st = NULL;

	if (store_open(path, flags, 0, &st, &e) != -1)
		fail_msg("%s was opened; it should say '%s'", path, says);
	assert_null(st);
	if (strstr(e.msg, says) == NULL || strstr(e.msg, path) == NULL)
		fail_msg("'%s' does not say '%s' of %s", e.msg, says, path);
}

void
make_store(const char *path)
{
	struct store *st = open_store(path, MAKE, 0);
	struct err e = ERR_INIT;

	must(add_review(st, &e), &e);
	store_close(st);
}

int
add_review(struct store *st, struct err *e)
{
	struct event ev = {
	    .type = EV_REVIEW, .at_ms = NOON, .item = ITEM, .body = GOOD};

	return store_append(st, &ev, 1, NULL, e);
}

struct event
event(enum event_type type, int64_t at_ms, const char *item, const char *body)
{
	return (struct event){.type = type,
	    .at_ms = at_ms,
	    .zone_min = 60,
	    .item = item,
	    .body = body};
}

struct event
add(struct store *st, enum event_type type, int64_t at_ms, const char *item,
    const char *ref, const char *body)
{
	struct event ev = event(type, at_ms, item, body);
	struct err e = ERR_INIT;

	(void)snprintf(ev.ref, sizeof(ev.ref), "%s", ref);
	must(store_append(st, &ev, 1, NULL, &e), &e);
	return ev;
}

size_t
count_events(struct store *st)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct event *ev;
	size_t n;

	must(store_events(st, &a, &ev, &n, &e), &e);
	arena_release(&a);
	return n;
}

int
count_states(struct store *st)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state *s;
	size_t n;

	must(store_states(st, &a, &s, &n, &e), &e);
	arena_release(&a);
	return (int)n;
}

void
is_sound(struct store *st)
{
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	int found;

	must(store_check(st, &out, &found, &e), &e);
	assert_string_equal(buf_str(&out), "");
	assert_int_equal(found, 0);
	buf_release(&out);
}

void
dump(struct store *st, struct buf *out)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct item_state *s;
	struct event *ev;
	size_t n;

	must(store_events(st, &a, &ev, &n, &e), &e);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s %lld %s %s\n", ev[i].id,
		    (long long)ev[i].at_ms, event_type_name(ev[i].type),
		    ev[i].body);
	must(store_states(st, &a, &s, &n, &e), &e);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s %d %a %d %d %d\n", s[i].item, s[i].paused,
		    s[i].s.stability, s[i].due_day, s[i].n_reviews,
		    s[i].idea_days[0]);
	arena_release(&a);
}

void
same_dump(struct store *st, const struct buf *before)
{
	struct buf now = BUF_INIT;

	dump(st, &now);
	assert_string_equal(buf_str(&now), buf_str(before));
	buf_release(&now);
}

void
read_file(const char *path, struct buf *out)
{
	char chunk[4096];
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, chunk, n);
	assert_int_equal(fclose(f), 0);
}

void
write_file(const char *path, const char *s, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(s, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

void
patch(const char *path, long at, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "r+b");

	assert_non_null(f);
	assert_int_equal(fseek(f, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

mode_t
mode_of(const char *path)
{
	struct stat s;

	return lstat(path, &s) == 0 ? s.st_mode & 07777 : 0;
}

bool
is_there(const char *path)
{
	struct stat s;

	return lstat(path, &s) == 0;
}

int
in_child(int (*f)(void))
{
	int status = 0;
	pid_t pid;

	(void)fflush(NULL);
	pid = fork();
	if (pid == 0)
		_exit(f());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

void
all_at_once(int (*f)(void))
{
	pid_t pid[PROCESSES];
	int status;

	(void)fflush(NULL);
	for (int i = 0; i < PROCESSES; i++) {
		pid[i] = fork();
		assert_true(pid[i] >= 0);
		if (pid[i] == 0) {
			while (!is_there("go"))
				(void)usleep(100);
			_exit(f());
		}
	}
	write_file("go", "", 0);
	for (int i = 0; i < PROCESSES; i++) {
		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	assert_int_equal(unlink("go"), 0);
}
