/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check: what doctor asks of the store. Finds and tells, one sentence a
 * finding; mends nothing but the caches, and those only when asked to.
 */
#include "store/priv.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct report {
	struct buf *out;
	int *found;
};

static void
begin_finding(struct report *r)
{
	if (r->out->n > 0 && buf_str(r->out)[r->out->n - 1] != '\n')
		buf_addc(r->out, '\n');
	(*r->found)++;
}

/* PRAGMA quick_check: structure of the file, STRICT, NOT NULL, CHECK. */
static int
check_file(struct store *st, struct report *r, struct err *e)
{
	char line[512];
	int got;

	if (db_ask(st->db, Q_QUICK_CHECK, DB_NO_VALUES, e) != 0)
		return -1;
	while ((got = db_step(st->db, Q_QUICK_CHECK, e)) == 1) {
		db_col_copy(st->db, Q_QUICK_CHECK, 0, line, sizeof(line));
		if (strcmp(line, "ok") == 0)
			continue;
		begin_finding(r);
		buf_addf(r->out, "The file is damaged: ");
		text_clean(r->out, line, strlen(line));
		buf_adds(r->out,
		    ". Restore a backup, or try 'revisit doctor "
		    "--salvage'.\n");
	}
	return got;
}

static int
check_keys(struct store *st, struct report *r, struct err *e)
{
	char table[64];
	int got;

	if (db_ask(st->db, Q_KEY_CHECK, DB_NO_VALUES, e) != 0)
		return -1;
	while ((got = db_step(st->db, Q_KEY_CHECK, e)) == 1) {
		db_col_copy(st->db, Q_KEY_CHECK, 0, table, sizeof(table));
		begin_finding(r);
		buf_addf(r->out,
		    "Row %" PRId64 " of the table %s belongs to "
		    "an event that is not there.\n",
		    db_col_int(st->db, Q_KEY_CHECK, 1), table);
	}
	return got;
}

/* Tables, indexes and triggers as text, one a line. */
static int
read_objects(struct store *st, struct buf *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	int got;

	if (db_ask(st->db, Q_OBJECTS, DB_NO_VALUES, e) != 0)
		return -1;
	while ((got = db_step(st->db, Q_OBJECTS, e)) == 1)
		buf_addf(out, "%s %s %s;",
		    db_col_text(st->db, Q_OBJECTS, 0, &a),
		    db_col_text(st->db, Q_OBJECTS, 1, &a),
		    db_col_text(st->db, Q_OBJECTS, 2, &a));
	arena_release(&a);
	return got;
}

/* The triggers that keep events, and the tables' rules, are as a new store
 * has them. */
static int
check_shape(struct store *st, struct report *r, struct err *e)
{
	struct buf is = BUF_INIT, should = BUF_INIT;
	struct store *fresh = NULL;
	int ret = -1;

	if (store_open(":memory:", STORE_WRITE | STORE_CREATE, 1, &fresh, e) !=
		0 ||
	    read_objects(fresh, &should, e) != 0 ||
	    read_objects(st, &is, e) != 0)
		goto out;
	ret = 0;
	if (strcmp(buf_str(&is), buf_str(&should)) != 0) {
		begin_finding(r);
		buf_adds(r->out,
		    "Tables, indexes or triggers of the store "
		    "are not as revisit made them; another program has "
		    "changed them.\n");
	}
out:
	store_close(fresh);
	buf_release(&is);
	buf_release(&should);
	return ret;
}

static int
check_device(struct store *st, struct report *r, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *device, *seq;
	int64_t last = 0;
	int ret = -1;

	if (meta_get(st, "device", &a, &device, e) != 0 ||
	    meta_get(st, "seq", &a, &seq, e) != 0 ||
	    db_get_int(st->db, Q_DEVICE_SEQ, DB_VALUES(db_text(device)), &last,
		e) != 0)
		goto out;
	ret = 0;
	if (strlen(device) != EVENT_ID_LEN) {
		begin_finding(r);
		buf_adds(r->out,
		    "The store no longer knows which computer it "
		    "is on; nothing can be saved in it. Restore a backup.\n");
	} else if (strtoll(seq, NULL, 10) < last) {
		begin_finding(r);
		buf_addf(r->out,
		    "The store counts %.20s events of this "
		    "computer, but the log goes to %" PRId64 ".\n",
		    seq, last);
	}
out:
	arena_release(&a);
	return ret;
}

static void
tell_state(const char *item, const char *columns, void *arg)
{
	struct report *r = arg;

	begin_finding(r);
	text_clean(r->out, item, strlen(item));
	buf_addf(r->out,
	    ": what is kept differs from what the log says "
	    "(%s); 'revisit doctor --rebuild' puts it right.\n",
	    columns);
}

static int
check_states(struct store *st, struct report *r, struct err *e)
{
	struct replay all = {.fn = tell_state, .arg = r};

	if (globals_fresh(st, e) != 0)
		return -1;
	return replay_all(st, &all, e);
}

int
store_check(struct store *st, struct buf *out, int *found, struct err *e)
{
	static int (*const checks[])(
	    struct store *, struct report *, struct err *) = {
	    check_file, check_keys, check_shape, check_device, check_states};
	struct report r = {out, found};
	int ret = 0;

	*found = 0;
	if (db_begin_read(st->db, e) != 0)
		return -1;
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		ret = checks[i](st, &r, e);
		/* a damaged file may stop any of them: that is the finding */
		if (ret != 0 && e->kind != ERR_BUSY) {
			begin_finding(&r);
			buf_addf(out, "The check could not be finished: %s.\n",
			    e->msg);
			e->kind = ERR_NONE;
			ret = 0;
			break;
		}
		if (ret != 0)
			break;
	}
	db_rollback(st->db);
	return ret;
}
