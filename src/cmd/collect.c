/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/collect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/js.h"
#include "base/text.h"
#include "cmd/collect_priv.h"
#include "cmd/paths.h"
#include "deck/items.h"

void
collect_tell(const char *fmt, const char *one, const char *two)
{
	struct buf b = BUF_INIT, c = BUF_INIT;

	text_clean(&b, one, strlen(one));
	text_clean(&c, two, strlen(two));
	(void)fprintf(
	    stderr, "revisit: %s: %s; %s\n", buf_str(&b), buf_str(&c), fmt);
	buf_release(&b);
	buf_release(&c);
}

static const char *
hash_of(const char *s, size_t n, struct arena *a)
{
	return arena_printf(a, "%016llx", (unsigned long long)text_hash(s, n));
}

static int64_t
mtime_ns(const struct stat *st)
{
#ifdef __APPLE__
	return st->st_mtimespec.tv_sec * INT64_C(1000000000) +
	    st->st_mtimespec.tv_nsec;
#else
	return st->st_mtim.tv_sec * INT64_C(1000000000) + st->st_mtim.tv_nsec;
#endif
}

void
collect_row(struct ctx *c, const struct deck *d, const char *text, size_t n,
    struct deck_row *row)
{
	struct buf packed = BUF_INIT;

	deck_pack(d, &packed);
	row->name = d->name;
	row->text = text;
	row->text_n = n;
	row->hash = hash_of(text, n, &c->arena);
	row->parsed = arena_strndup(&c->arena, buf_str(&packed), packed.n);
	row->parsed_n = packed.n;
	buf_release(&packed);
}

/* Reads and loads a deck file; row says what was read. */
static struct deck *
load_path(struct ctx *c, const char *path, struct deck_row *row, struct err *e)
{
	struct diags found;
	struct deck *d;
	struct stat st;
	size_t n;

	memset(row, 0, sizeof(*row));
	row->source = paths_absolute(path, &c->arena);
	if (stat(row->source, &st) != 0) {
		(void)err_set(e, ERR_FAILED, "%s: %s", path, strerror(errno));
		return NULL;
	}
	if (fs_read_head(row->source, DECK_BYTES_MAX + 1, &c->arena, &row->text,
		&n, e) != 0)
		return NULL;
	d = deck_load_text(path, row->text, n, &c->arena, &found, e);
	if (d == NULL)
		return NULL;
	collect_row(c, d, row->text, n, row);
	row->linked = true;
	row->mtime_ns = mtime_ns(&st);
	row->size = st.st_size;
	return d;
}

static struct deck *
load_kept(struct ctx *c, const struct deck_row *row, struct err *e)
{
	struct deck_row whole;
	struct diags found;
	struct deck *d;
	bool there;

	d = deck_load_packed(row->name, row->parsed, row->parsed_n, &c->arena);
	if (d)
		return d;
	if (store_deck(c->store, row->name, &c->arena, &whole, &there, e) != 0)
		return NULL;
	if (!there) {
		(void)err_set(
		    e, ERR_FAILED, "%s was removed just now", row->name);
		return NULL;
	}
	return deck_load_text(
	    row->name, whole.text, whole.text_n, &c->arena, &found, e);
}

/* What was read, as it is to be taken up once its changes are in the log. */
static void
set_fresh(
    struct ctx *c, struct collected *to, const struct deck_row *fresh, bool put)
{
	to->fresh = *fresh;
	to->fresh.added_ms = ctx_now(c);
	to->put = put;
	to->changed = !to->had || strcmp(to->before.hash, fresh->hash) != 0;
}

/* A deck of the profile: copied, or linked and then read anew when its file
 * has changed, and kept as `linked` says. */
static int
load_row(struct ctx *c, const struct deck_row *row, bool linked,
    struct collected *to, struct err *e)
{
	struct err why = ERR_INIT;
	struct deck_row fresh;
	struct stat st;

	to->had = true;
	to->before = *row;
	if (!row->linked ||
	    (stat(row->source, &st) == 0 && mtime_ns(&st) == row->mtime_ns &&
		st.st_size == row->size)) {
		to->deck = load_kept(c, row, e);
		return to->deck ? 0 : -1;
	}
	to->deck = load_path(c, row->source, &fresh, &why);
	if (to->deck && strcmp(to->deck->name, row->name) != 0) {
		to->deck = NULL;
		(void)err_set(&why, ERR_FAILED,
		    "%s now holds a deck of another name", row->source);
	}
	if (to->deck == NULL) {
		collect_tell(
		    "the last good version is used", row->name, why.msg);
		to->deck = load_kept(c, row, e);
		return to->deck ? 0 : -1;
	}
	fresh.linked = linked;
	set_fresh(c, to, &fresh, true);
	return 0;
}

int
collect_go_back(struct ctx *c, struct collected *one, struct err *e)
{
	if (!one->had || !one->changed)
		return 0;
	one->put = one->changed = false;
	one->deck = load_kept(c, &one->before, e);
	return one->deck ? 1 : -1;
}

static void
add(struct ctx *c, struct collection *k, const struct collected *one)
{
	struct collected *grown =
	    arena_array(&c->arena, k->n_decks + 1, sizeof(*grown));

	if (k->n_decks > 0)
		memcpy(grown, k->from, k->n_decks * sizeof(*grown));
	grown[k->n_decks++] = *one;
	k->from = grown;
}

static bool
has_deck(const struct collection *k, const char *name)
{
	for (size_t i = 0; i < k->n_decks; i++)
		if (strcmp(k->from[i].deck->name, name) == 0)
			return true;
	return false;
}

static bool
is_path(const char *s)
{
	size_t n = strlen(s);

	return strchr(s, '/') || (n > 5 && strcmp(s + n - 5, ".yaml") == 0) ||
	    (n > 4 && strcmp(s + n - 4, ".yml") == 0);
}

/* A file that was only named: kept as if linked, unless the profile has a copy
 * under that name, which stays. */
static int
take_fresh(struct ctx *c, const char *path, const struct deck_row *rows,
    size_t n, struct collection *k, struct err *e)
{
	struct collected one = {0};
	struct deck_row fresh;

	one.deck = load_path(c, path, &fresh, e);
	if (one.deck == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].name, one.deck->name) == 0) {
			one.had = true;
			one.before = rows[i];
		}
	set_fresh(c, &one, &fresh, !one.had || one.before.linked);
	add(c, k, &one);
	return 0;
}

/* A file named on the command line: quizzed as if linked. When it is broken or
 * gone but was read before, its last good version is used. */
static int
take_path(struct ctx *c, const char *path, struct collection *k, struct err *e)
{
	const char *source = paths_absolute(path, &c->arena);
	struct collected one = {0};
	struct deck_row *rows = NULL;
	size_t n = 0;

	if (c->store &&
	    store_decks(c->store, DECK_PARSED, &c->arena, &rows, &n, e))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].source, source) == 0) {
			struct deck_row row = rows[i];

			row.linked = true; /* read anew now; stays what it is */
			if (load_row(c, &row, rows[i].linked, &one, e) != 0)
				return -1;
			add(c, k, &one);
			return 0;
		}
	return take_fresh(c, path, rows, n, k, e);
}

/* *found: is there one, in the profile or shipped? */
static int
take_known(struct ctx *c, const char *name, struct collection *k, bool *found,
    struct err *e)
{
	struct collected one = {0};
	struct deck_row row;
	const char *path;

	*found = false;
	if (c->store &&
	    store_deck(c->store, name, &c->arena, &row, found, e) != 0)
		return -1;
	if (*found) {
		if (load_row(c, &row, row.linked, &one, e) != 0)
			return -1;
		add(c, k, &one);
		return 0;
	}
	path = paths_shipped(name, &c->arena);
	*found = path != NULL;
	return path ? take_path(c, path, k, e) : 0;
}

static int
take_name(struct ctx *c, const char *name, struct collection *k, struct err *e)
{
	bool found;

	if (take_known(c, name, k, &found, e) != 0)
		return -1;
	return found ? 0
		     : err_set(e, ERR_FAILED,
			   "there is no deck '%.60s' here; 'revisit deck list' "
			   "shows what there is, 'revisit deck add FILE' adds "
			   "one",
			   name);
}

/* Of the decks that come with the program, the one for a profile without any.
 */
static int
take_shipped(struct ctx *c, struct collection *k, struct err *e)
{
	const char *path = paths_shipped(PATHS_DEFAULT_DECK, &c->arena);

	if (path)
		return take_path(c, path, k, e);
	return err_set(e, ERR_FAILED,
	    "no deck was found; name one: revisit quiz FILE.yaml");
}

static int
take_all(struct ctx *c, struct collection *k, struct err *e)
{
	struct deck_row *rows = NULL;
	struct collected one;
	size_t n = 0;

	if (c->store &&
	    store_decks(c->store, DECK_PARSED, &c->arena, &rows, &n, e))
		return -1;
	for (size_t i = 0; i < n; i++) {
		memset(&one, 0, sizeof(one));
		if (load_row(c, &rows[i], rows[i].linked, &one, e) != 0)
			return -1;
		add(c, k, &one);
	}
	return n > 0 ? 0 : take_shipped(c, k, e);
}

/* -- overlays ---------------------------------------------------------------
 */

/* The profile's overlays of a deck. */
static int
take_overlays(
    struct ctx *c, const char *base, struct collection *k, struct err *e)
{
	struct deck_row *rows, row;
	struct collected one;
	bool found;
	size_t n;

	if (c->store == NULL)
		return 0;
	if (store_decks(c->store, DECK_NAMES, &c->arena, &rows, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (has_deck(k, rows[i].name))
			continue;
		if (store_deck(c->store, rows[i].name, &c->arena, &row, &found,
			e) != 0)
			return -1;
		if (!found ||
		    memmem(row.text, row.text_n, "extends", 7) == NULL)
			continue;
		memset(&one, 0, sizeof(one));
		if (load_row(c, &row, row.linked, &one, e) != 0)
			return -1;
		if (strcmp(one.deck->extends, base) == 0)
			add(c, k, &one);
	}
	return 0;
}

/* The deck that an overlay extends: of the profile, beside its file, or one
 * that comes with the program. */
static int
take_base(struct ctx *c, const struct collected *o, struct collection *k,
    struct err *e)
{
	const char *name = o->deck->extends, *path;
	const char *source =
	    o->put || o->changed ? o->fresh.source : o->before.source;
	struct deck_row row;
	bool found = false;

	if (c->store &&
	    store_deck(c->store, name, &c->arena, &row, &found, e) != 0)
		return -1;
	path = found ? NULL : paths_beside(source, name, &c->arena);
	if (path)
		return take_path(c, path, k, e);
	return take_known(c, name, k, &found, e);
}

/* For each overlay its base, for a base that was asked for its overlays. */
static int
take_families(
    struct ctx *c, const char *which, struct collection *k, struct err *e)
{
	size_t n = k->n_decks;

	if (which && n == 1 && k->from[0].deck->extends[0] == '\0')
		return take_overlays(c, k->from[0].deck->name, k, e);
	if (which && n == 1)
		k->only = k->from[0].deck->name;
	for (size_t i = 0; i < n; i++)
		if (k->from[i].deck->extends[0] &&
		    !has_deck(k, k->from[i].deck->extends) &&
		    take_base(c, &k->from[i], k, e) != 0)
			return -1;
	return 0;
}

struct deck *
collect_base(struct ctx *c, const char *file, const char *name)
{
	struct err why = ERR_INIT;
	struct deck_row row;
	struct diags found;
	bool there = false;
	const char *path;

	if (c->store &&
	    store_deck(c->store, name, &c->arena, &row, &there, &why) != 0)
		there = false;
	if (there)
		return load_kept(c, &row, &why);
	path = paths_beside(file, name, &c->arena);
	if (path == NULL)
		path = paths_shipped(name, &c->arena);
	return path ? deck_load_file(path, &c->arena, &found, &why) : NULL;
}

int
collect(struct ctx *c, const char *which, struct collection *out, struct err *e)
{
	int r;

	memset(out, 0, sizeof(*out));
	if (which == NULL)
		r = take_all(c, out, e);
	else if (is_path(which))
		r = take_path(c, which, out, e);
	else
		r = take_name(c, which, out, e);
	if (r != 0 || take_families(c, which, out, e) != 0)
		return -1;
	return collect_join(c, out, e);
}
