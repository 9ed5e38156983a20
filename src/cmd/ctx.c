/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What commands share: the clock that --at sets, and the open store. The
 * declarations are in cmd/cmd.h.
 */
#include "cmd/cmd.h"

#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "cmd/paths.h"

int64_t
ctx_now(const struct ctx *c)
{
	if (!c->at_given)
		return date_now_ms();
	if (c->clock_by_hand)
		return c->at_ms;
	return c->at_ms + (date_now_ms() - c->started_ms);
}

int32_t
ctx_today(const struct ctx *c)
{
	int64_t now = ctx_now(c);
	struct rules none;

	if (c->store)
		return rules_day(
		    store_rules(c->store), now, date_zone_min(now));
	rules_default(&none);
	return rules_day(&none, now, date_zone_min(now));
}

struct event
ctx_event(const struct ctx *c, enum event_type type)
{
	struct event ev;

	memset(&ev, 0, sizeof(ev));
	ev.at_ms = ctx_now(c);
	ev.zone_min = date_zone_min(ev.at_ms);
	ev.type = type;
	ev.item = "";
	ev.body = "{}";
	return ev;
}

/* What is shown with --at is the store as it stood then. */
static int
go_back(struct ctx *c, struct err *e)
{
	struct store *past;

	if (store_as_of(c->store, ctx_now(c), &past, e) != 0)
		return -1;
	if (past) {
		store_close(c->store);
		c->store = past;
	}
	return 0;
}

int
ctx_open(struct ctx *c, int flags, struct err *e)
{
	const char *path = c->db;

	ctx_close(c);
	/* What --at allows a writing command: a place of its own, or the
	 * past. */
	if ((flags & STORE_WRITE) && c->at_given && !c->own_place &&
	    c->at_ms > date_now_ms())
		return err_set(e, ERR_USAGE,
		    "--at in the future would write answers that were not "
		    "given yet; name a store to try things in with --db or "
		    "--profile");
	if (path == NULL && paths_store(c->profile, &c->arena, &path, e) != 0)
		return -1;
	if ((c->cmd->flags & CMD_NEEDS_STORE) && access(path, F_OK) != 0)
		return err_set(e, ERR_FAILED,
		    "there is no store %s yet; 'revisit quiz' makes one", path);
	if (store_open(path, flags, c->seed_given ? c->seed + 1 : 0, &c->store,
		e) != 0)
		return -1;
	return c->at_given && (c->cmd->flags & CMD_PAST) ? go_back(c, e) : 0;
}

bool
ctx_has_store(struct ctx *c)
{
	struct err e = ERR_INIT;
	const char *path = c->db;

	if (path == NULL && paths_store(c->profile, &c->arena, &path, &e) != 0)
		return false;
	return access(path, F_OK) == 0;
}

void
ctx_close(struct ctx *c)
{
	if (c->store)
		store_close(c->store);
	c->store = NULL;
}
