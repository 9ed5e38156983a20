/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * backup: the whole store under another name. Promises that the name stands
 * for a whole and sound copy or for what it stood for before, at any moment,
 * and that a damaged store never replaces a good copy.
 */
#include "store/priv.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "store/place.h"

/* A target that must not be: the store itself, what is no file, a name whose
 * left-over journal would be rolled back into the copy. */
static int
judge_target(const struct store *st, const char *path, const char *shown,
    bool replace, struct err *e)
{
	struct place p;

	if (!st->in_memory && place_same(st->path, path))
		return err_set(e, ERR_FAILED,
		    "%s: this is the store itself; "
		    "give the copy another name",
		    shown);
	if (place_look(path, &p, e) != 0)
		return -1;
	if (!replace && access(path, F_OK) == 0)
		return err_set(e, ERR_FAILED,
		    "%s: there is a file of this "
		    "name already; it was left as it is",
		    shown);
	if (p.crashed)
		return err_set(e, ERR_FAILED,
		    "%s-journal: it belongs to "
		    "another file of this name; move it away, or give another "
		    "name",
		    shown);
	return 0;
}

static int
fill(struct store *st, const char *temporary, const char *shown,
    int64_t version, struct err *e)
{
	struct place p;

	if (db_copy(st->db, temporary, shown, e) != 0 ||
	    place_look(temporary, &p, e) != 0)
		return -1;
	if (!p.is_sqlite || (version >= 0 && p.version != version))
		return err_set(e, ERR_BUSY,
		    "%s: another session has changed "
		    "the store meanwhile; try again",
		    st->shown);
	return 0;
}

int
backup_to(struct store *st, const char *path, bool replace, int64_t version,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *shown = text_cleaned(&a, path), *temporary;
	int ret = -1;

	if (judge_target(st, path, shown, replace, e) != 0 ||
	    db_sound(st->db, e) != 0 ||
	    place_temporary(&a, path, &temporary, e) != 0)
		goto out;
	ret = fill(st, temporary, shown, version, e);
	if (ret == 0)
		ret = place_put(temporary, path, replace, e);
	if (ret != 0)
		(void)unlink(temporary);
out:
	arena_release(&a);
	return ret;
}

int
store_backup(struct store *st, const char *path, bool replace, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *absolute;
	int ret = place_absolute(&a, path, &absolute, e);

	if (ret == 0)
		ret = backup_to(st, absolute, replace, -1, e);
	arena_release(&a);
	return ret;
}
