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
#include "cmd/paths.h"
#include "deck/items.h"

/* One line of talk about a deck, on standard error. */
static void
tell(const char *fmt, const char *one, const char *two)
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

/* Keeps what was read as the last good version. That this cannot be done
 * (a store open for reading) is no reason not to quiz. */
static int
keep(struct ctx *c, struct deck_row *row, struct err *e)
{
	if (c->store == NULL || !(c->cmd->flags & CMD_WRITES))
		return 0;
	row->added_ms = ctx_now(c);
	return store_deck_put(c->store, row, e);
}

/* A deck of the profile: copied, or linked and then read anew when its file
 * has changed, and kept as `linked` says. */
static struct deck *
load_row(struct ctx *c, const struct deck_row *row, bool linked, struct err *e)
{
	struct err why = ERR_INIT;
	struct deck_row fresh;
	struct deck *d;
	struct stat st;

	if (!row->linked)
		return load_kept(c, row, e);
	if (stat(row->source, &st) == 0 && mtime_ns(&st) == row->mtime_ns &&
	    st.st_size == row->size)
		return load_kept(c, row, e);
	d = load_path(c, row->source, &fresh, &why);
	if (d && strcmp(d->name, row->name) != 0) {
		d = NULL;
		(void)err_set(&why, ERR_FAILED,
		    "%s now holds a deck of another name", row->source);
	}
	if (d == NULL) {
		tell("the last good version is used", row->name, why.msg);
		return load_kept(c, row, e);
	}
	fresh.linked = linked;
	return keep(c, &fresh, e) == 0 ? d : NULL;
}

static void
add(struct ctx *c, struct collection *k, struct deck *d)
{
	struct deck **grown =
	    arena_array(&c->arena, k->n_decks + 1, sizeof(*grown));

	if (k->n_decks > 0)
		memcpy(grown, k->decks, k->n_decks * sizeof(*grown));
	grown[k->n_decks++] = d;
	k->decks = grown;
}

static bool
is_path(const char *s)
{
	size_t n = strlen(s);

	return strchr(s, '/') || (n > 5 && strcmp(s + n - 5, ".yaml") == 0) ||
	    (n > 4 && strcmp(s + n - 4, ".yml") == 0);
}

/* A file named on the command line: quizzed as if linked. When it is broken or
 * gone but was read before, its last good version is used. */
static int
take_path(struct ctx *c, const char *path, struct collection *k, struct err *e)
{
	struct deck_row fresh, *rows = NULL;
	const char *source;
	struct deck *d;
	bool kept = false;
	size_t n = 0;

	source = paths_absolute(path, &c->arena);
	if (c->store &&
	    store_decks(c->store, DECK_PARSED, &c->arena, &rows, &n, e))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].source, source) == 0) {
			struct deck_row row = rows[i];

			row.linked = true; /* read anew now; stays what it is */
			d = load_row(c, &row, rows[i].linked, e);
			if (d == NULL)
				return -1;
			add(c, k, d);
			return 0;
		}
	d = load_path(c, path, &fresh, e);
	if (d == NULL)
		return -1;
	/* A copy of that name in the profile is not touched by a file that
	 * was only named. */
	for (size_t i = 0; i < n; i++)
		kept = kept ||
		    (strcmp(rows[i].name, d->name) == 0 && !rows[i].linked);
	if (!kept && keep(c, &fresh, e) != 0)
		return -1;
	add(c, k, d);
	return 0;
}

static int
take_name(struct ctx *c, const char *name, struct collection *k, struct err *e)
{
	struct deck_row row;
	bool found = false;
	const char *path;
	struct deck *d;

	if (c->store &&
	    store_deck(c->store, name, &c->arena, &row, &found, e) != 0)
		return -1;
	if (!found) {
		path = paths_shipped(name, &c->arena);
		if (path)
			return take_path(c, path, k, e);
		return err_set(e, ERR_FAILED,
		    "there is no deck '%.60s' here; 'revisit deck list' shows "
		    "what there is, 'revisit deck add FILE' adds one",
		    name);
	}
	d = load_row(c, &row, row.linked, e);
	if (d == NULL)
		return -1;
	add(c, k, d);
	return 0;
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
	struct deck *d;
	size_t n = 0;

	if (c->store &&
	    store_decks(c->store, DECK_PARSED, &c->arena, &rows, &n, e))
		return -1;
	for (size_t i = 0; i < n; i++) {
		d = load_row(c, &rows[i], rows[i].linked, e);
		if (d == NULL)
			return -1;
		add(c, k, d);
	}
	return n > 0 ? 0 : take_shipped(c, k, e);
}

/* Joins what the decks hold: items, words that count as each other, terms. */
static void
join(struct ctx *c, struct collection *k)
{
	struct arena *a = &c->arena;
	struct buf name = BUF_INIT;
	struct item **lists = arena_array(a, k->n_decks + 1, sizeof(*lists));
	size_t *n = arena_array(a, k->n_decks + 1, sizeof(*n)), total = 0;
	int same = 0, terms = 0;

	for (size_t i = 0; i < k->n_decks; i++) {
		deck_items(k->decks[i], a, &lists[i], &n[i]);
		total += n[i];
		same += k->decks[i]->n_same;
		terms += k->decks[i]->n_glossary;
	}
	k->items = arena_array(a, total, sizeof(*k->items));
	k->same = arena_array(a, (size_t)same, sizeof(*k->same));
	k->glossary = arena_array(a, (size_t)terms * 2, sizeof(*k->glossary));
	for (size_t i = 0; i < k->n_decks; i++) {
		struct deck *d = k->decks[i];

		for (size_t j = 0; j < n[i]; j++) {
			lists[i][j].order = (int)k->n;
			k->items[k->n++] = &lists[i][j];
		}
		for (int j = 0; j < d->n_same; j++)
			k->same[k->n_same++] = d->same[j];
		for (int j = 0; j < d->n_glossary; j++) {
			k->glossary[k->n_glossary++] = d->glossary[j].term;
			k->glossary[k->n_glossary++] = d->glossary[j].meaning;
		}
		buf_addf(&name, "%s%s", i ? "+" : "", d->name);
	}
	k->name = arena_strdup(a, buf_str(&name));
	k->title = k->n_decks == 1 ? k->decks[0]->title : k->name;
	buf_release(&name);
}

/* -- the learner's own wordings ("I said that") ------------------------------
 */

#define OWN_WORDINGS 1000 /* the newest of them count */

static void
add_wording(struct ctx *c, struct item *it, int64_t idea, const char *text)
{
	const char **list;
	struct idea *to;

	if (idea < 0 || idea >= it->n_ideas || text[0] == '\0')
		return;
	to = &it->ideas[idea];
	list = arena_array(&c->arena, (size_t)to->n + 1, sizeof(*list));
	memcpy(list, to->wordings, (size_t)to->n * sizeof(*list));
	list[to->n] = arena_strdup(&c->arena, text);
	to->wordings = list;
	to->n++;
}

static int
take_wordings(struct ctx *c, struct collection *k, struct err *e)
{
	struct event *ev;
	struct err why = ERR_INIT;
	struct js *body;
	bool gone;
	size_t n;

	if (store_recent(
		c->store, EV_WORDING, OWN_WORDINGS, &c->arena, &ev, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (store_is_retracted(c->store, ev[i].ref, &gone, e) != 0)
			return -1;
		body = js_parse(ev[i].body, strlen(ev[i].body), &why);
		for (size_t j = 0; !gone && j < k->n; j++)
			if (strcmp(k->items[j]->id, ev[i].item) == 0)
				add_wording(c, k->items[j],
				    js_int(js_get(body, "idea"), -1),
				    js_text(js_get(body, "text"), ""));
		js_free(body);
	}
	return 0;
}

static int
compare_states(const void *key, const void *s)
{
	return strcmp(key, ((const struct item_state *)s)->item);
}

int
collect_states(struct ctx *c, struct collection *k, struct err *e)
{
	struct item_state *all = NULL, *found;
	size_t n = 0;

	k->states = arena_array(&c->arena, k->n, sizeof(*k->states));
	if (c->store && store_states(c->store, &c->arena, &all, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < k->n; i++) {
		struct item_state *s = &k->states[i];

		found = n == 0 ? NULL
			       : bsearch(k->items[i]->id, all, n, sizeof(*all),
				     compare_states);
		if (found) {
			*s = *found;
			continue;
		}
		s->item = k->items[i]->id;
		s->first_met_day = s->last_day = s->counted_day = ITEM_NO_DAY;
		s->due_day = s->settled_day = s->secure_day = ITEM_NO_DAY;
		for (int j = 0; j < IDEAS_MAX; j++)
			s->idea_days[j] = ITEM_NO_DAY;
	}
	return 0;
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
	if (r != 0)
		return -1;
	join(c, out);
	if (c->store && take_wordings(c, out, e) != 0)
		return -1;
	return collect_states(c, out, e);
}

/* "refute/store" of npqlt:lt3.4/refute/store. */
static const char *
kind_part(const struct item *it)
{
	return it->id + strlen(it->deck) + 1 + strlen(it->owner) + 1;
}

/* Does `what` name this item: its id, with or without deck; or its owner, by
 * id or by the framework's own number, with or without kind and name? An owner
 * alone is its recall; a case alone is what is asked of it. */
static bool
is_named(const struct item *it, const char *what)
{
	const char *colon = strchr(what, ':');
	size_t n = colon ? (size_t)(colon - what) : 0;

	if (strcmp(it->id, what) == 0)
		return true;
	if (colon) {
		if (strlen(it->deck) != n || strncmp(it->deck, what, n) != 0)
			return false;
		what = colon + 1;
	}
	n = strcspn(what, "/");
	if (what[n] ? strcmp(what + n + 1, kind_part(it)) != 0
		    : it->kind != KIND_RECALL && it->kind != KIND_SPOT)
		return false;
	if (strlen(it->owner) == n && strncmp(it->owner, what, n) == 0)
		return true;
	return strlen(item_number(it)) == n &&
	    strncmp(item_number(it), what, n) == 0;
}

int
collect_find(
    struct ctx *c, const struct collection *k, const char *what, struct err *e)
{
	int found = -1;

	(void)c;
	for (size_t i = 0; i < k->n; i++) {
		if (!is_named(k->items[i], what))
			continue;
		if (found >= 0)
			return err_set(e, ERR_FAILED,
			    "'%.60s' could be %s or %s: write the whole name",
			    what, k->items[found]->id, k->items[i]->id);
		found = (int)i;
	}
	if (found < 0)
		return err_set(e, ERR_FAILED,
		    "there is no statement '%.60s'; 'revisit find WORDS' looks "
		    "for one",
		    what);
	return found;
}

static bool
is_section(const struct section *s, const char *what)
{
	const char *number = s->id + strcspn(s->id, "0123456789");

	return strcmp(s->id, what) == 0 || strcasecmp(s->title, what) == 0 ||
	    (*number && strcmp(number, what) == 0);
}

const struct section *
collect_section(const struct collection *k, const char *what,
    const struct deck **deck, struct err *e)
{
	struct buf b = BUF_INIT;

	for (size_t d = 0; d < k->n_decks; d++)
		for (int i = 0; i < k->decks[d]->n_sections; i++) {
			if (is_section(&k->decks[d]->sections[i], what)) {
				buf_release(&b);
				if (deck)
					*deck = k->decks[d];
				return &k->decks[d]->sections[i];
			}
			buf_addf(&b, "%s%s", b.n ? ", " : "",
			    k->decks[d]->sections[i].id);
		}
	(void)err_set(e, ERR_FAILED,
	    "there is no section '%.60s'; there are: %s", what,
	    b.n ? buf_str(&b) : "none");
	buf_release(&b);
	return NULL;
}
