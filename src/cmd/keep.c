/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, pause, resume, backup, doctor: care of the log. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fs.h"
#include "cmd/collect.h"
#include "cmd/paths.h"

const struct opt opts_doctor[] = {
    {OPT_FLAG, "rebuild", "", "make the caches anew from the log", 0, 0, 0},
    OPT_TABLE_END,
};

const struct opt opts_backup[] = {
    {OPT_FLAG, "replace", "", "write over a file that is there", 0, 0, 0},
    OPT_TABLE_END,
};

#define UNDO_MOST 20 /* a slip of the finger costs no weeks */

int
cmd_undo(struct ctx *c, struct err *e)
{
	struct event *reviews, *undo;
	size_t n = 1, found;
	char *end;

	if (c->argc > 0) {
		long v = strtol(c->argv[0], &end, 10);

		if (end != c->argv[0] && !*end && v > UNDO_MOST)
			return err_set(e, ERR_USAGE,
			    "undo takes back at most %d answers at a time",
			    UNDO_MOST);
		if (end == c->argv[0] || *end || v < 1)
			return err_set(e, ERR_USAGE,
			    "undo takes a number from 1 to %d, not '%.60s'",
			    UNDO_MOST, c->argv[0]);
		n = (size_t)v;
	}
	if (store_last_given(c->store, n, &c->arena, &reviews, &found, e) != 0)
		return -1;
	if (found == 0)
		return err_set(
		    e, ERR_FAILED, "there is no answer to take back");
	undo = arena_array(&c->arena, found, sizeof(*undo));
	for (size_t i = 0; i < found; i++) {
		undo[i] = ctx_event(c, EV_RETRACT);
		undo[i].item = reviews[i].item;
		(void)snprintf(
		    undo[i].ref, sizeof(undo[i].ref), "%s", reviews[i].id);
	}
	if (ctx_open(c, STORE_WRITE, e) != 0 ||
	    store_append(c->store, undo, found, NULL, e) != 0)
		return -1;
	for (size_t i = 0; i < found; i++)
		term_para(&c->term, "", 0, STYLE_NONE,
		    arena_printf(&c->arena, "Taken back: the answer to %s.",
			reviews[i].item));
	return 0;
}

static int
pause_or_resume(struct ctx *c, bool pause, struct err *e)
{
	struct event ev = ctx_event(c, pause ? EV_PAUSE : EV_RESUME);
	struct collection k;
	int i;

	if (collect(c, NULL, &k, e) != 0 ||
	    (i = collect_find(c, &k, c->argv[0], e)) < 0)
		return -1;
	ev.item = k.items[i]->id;
	if (k.states[i].paused == pause) {
		term_para(&c->term, "", 0, STYLE_NONE,
		    arena_printf(&c->arena, "%s is %s already.", ev.item,
			pause ? "paused" : "not paused"));
		return 0;
	}
	if (store_append(c->store, &ev, 1, NULL, e) != 0)
		return -1;
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		pause ? "Paused %s. It is not asked until 'revisit resume %s'."
		      : "%s is asked again when it is due.",
		ev.item, k.n_decks > 1 ? ev.item : item_short(k.items[i])));
	return 0;
}

int
cmd_pause(struct ctx *c, struct err *e)
{
	return pause_or_resume(c, true, e);
}

int
cmd_resume(struct ctx *c, struct err *e)
{
	return pause_or_resume(c, false, e);
}

/* "work" of "/home/x/work.db". */
static const char *
short_name(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t n = strlen(name);

	if (n > 3 && strcmp(name + n - 3, ".db") == 0)
		n -= 3;
	return arena_strndup(a, name, n);
}

int
cmd_backup(struct ctx *c, struct err *e)
{
	const char *path = c->argc > 0 ? c->argv[0] : NULL;
	int64_t now = ctx_now(c);

	if (path == NULL)
		path = arena_printf(&c->arena, "revisit-%s-%s.db",
		    c->db ? short_name(c->db, &c->arena) : c->profile,
		    date_day_iso(
			&c->arena, date_day(now, date_zone_min(now), 0)));
	if (store_backup(c->store, path, opt_given(&c->opts, "replace"), e) !=
	    0)
		return -1;
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena, "Copied everything to %s.",
		paths_absolute(path, &c->arena)));
	return 0;
}

int
cmd_doctor(struct ctx *c, struct err *e)
{
	struct buf b = BUF_INIT;
	size_t items, changed;
	int found = 0, r;

	if (opt_given(&c->opts, "rebuild")) {
		ctx_close(c);
		if (ctx_open(c, STORE_WRITE, e) != 0 ||
		    store_rebuild(c->store, &items, &changed, e) != 0)
			return -1;
		term_para(&c->term, "", 0, STYLE_NONE,
		    arena_printf(&c->arena,
			"Made %zu states anew from the log; %zu %s different.",
			items, changed, changed == 1 ? "was" : "were"));
	}
	r = store_check(c->store, &b, &found, e);
	if (r == 0 && found > 0) {
		(void)printf("%s", buf_str(&b));
		r = err_set(e, ERR_FOUND,
		    "the doctor found %d thing%s; keep a copy ('revisit "
		    "backup'), then try 'revisit doctor --rebuild'",
		    found, found == 1 ? "" : "s");
	} else if (r == 0) {
		term_para(&c->term, "", 0, STYLE_NONE,
		    "All is well: the file is sound, and the dates agree with "
		    "the log.");
	}
	buf_release(&b);
	return r;
}
