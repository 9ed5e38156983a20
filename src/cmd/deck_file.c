/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/deck_file.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/fs.h"
#include "cmd/paths.h"

/* deck_file: see the header. */

static bool
is_path(const char *s)
{
	size_t n = strlen(s);

	return strchr(s, '/') || (n > 5 && strcmp(s + n - 5, ".yaml") == 0) ||
	    (n > 4 && strcmp(s + n - 4, ".yml") == 0);
}

/* Reads the deck of a text; without errors it becomes that of f. */
static int
load(struct ctx *c, struct deck_file *f, const char *text, size_t n,
    struct err *e)
{
	struct buf b = BUF_INIT;
	struct diags found;
	struct deck *d;

	d = deck_load_text(f->name, text, n, &c->arena, &found, e);
	if (d) {
		f->deck = d;
		f->text = text;
		f->n = n;
		return 0;
	}
	for (size_t i = 0; i < found.n; i++) {
		buf_clear(&b);
		diag_text(&found, &found.list[i], &b);
		(void)fprintf(stderr, "%s\n", buf_str(&b));
	}
	buf_release(&b);
	return -1;
}

int
deck_file_again(struct ctx *c, struct deck_file *f, struct err *e)
{
	const char *text = f->text;
	size_t n = f->n;

	if (f->path &&
	    fs_read(f->path, DECK_BYTES_MAX + 1, &c->arena, &text, &n, e) != 0)
		return -1;
	return load(c, f, text, n, e);
}

static void
take_row(struct deck_file *f, const struct deck_row *row)
{
	f->name = row->name;
	f->text = row->text;
	f->n = row->text_n;
	if (row->linked)
		f->path = f->name = row->source;
}

static int
take_shipped(
    struct ctx *c, const char *name, struct deck_file *f, struct err *e)
{
	const char *path = paths_shipped(name, &c->arena);

	if (path == NULL)
		return err_set(e, ERR_FAILED,
		    "there is no deck '%.60s' here; 'revisit deck list' shows "
		    "what there is, or give the name of a file",
		    name);
	f->name = name;
	return fs_read(path, DECK_BYTES_MAX + 1, &c->arena, &f->text, &f->n, e);
}

/* Does it only add to another deck? */
static bool
is_overlay(struct ctx *c, const struct deck_row *row)
{
	struct err e = ERR_INIT;
	struct diags found;
	const struct deck *d = deck_load_text(
	    row->name, row->text, row->text_n, &c->arena, &found, &e);

	return d && d->extends[0];
}

static int
take_only(struct ctx *c, struct deck_file *f, struct err *e)
{
	struct deck_row *rows;
	size_t n = 0, at = 0, whole = 0;

	if (c->store &&
	    store_decks(c->store, DECK_WHOLE, &c->arena, &rows, &n, e))
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (is_overlay(c, &rows[i]))
			continue;
		at = i;
		whole++;
	}
	if (whole == 0)
		return take_shipped(c, PATHS_DEFAULT_DECK, f, e);
	if (whole > 1)
		return err_set(e, ERR_USAGE,
		    "say which deck: its file, or its name; 'revisit deck "
		    "list' shows what there is");
	take_row(f, &rows[at]);
	return 0;
}

static int
take_name(struct ctx *c, const char *name, struct deck_file *f, struct err *e)
{
	struct deck_row row;
	bool found = false;

	if (c->store &&
	    store_deck(c->store, name, &c->arena, &row, &found, e) != 0)
		return -1;
	if (!found)
		return take_shipped(c, name, f, e);
	take_row(f, &row);
	return 0;
}

int
deck_file_open(
    struct ctx *c, const char *what, struct deck_file *out, struct err *e)
{
	memset(out, 0, sizeof(*out));
	if (what && is_path(what))
		out->path = out->name = what;
	else if ((what ? take_name(c, what, out, e) : take_only(c, out, e)) !=
	    0)
		return -1;
	if (deck_file_again(c, out, e) == 0)
		return 0;
	/* a linked file that is gone or broken: its last good version */
	if (out->path == NULL || (what && is_path(what)))
		return -1;
	(void)fprintf(
	    stderr, "revisit: %s; the last good version is used\n", e->msg);
	*e = (struct err)ERR_INIT;
	out->path = NULL;
	if ((what ? take_name(c, what, out, e) : take_only(c, out, e)) != 0)
		return -1;
	out->path = NULL;
	return load(c, out, out->text, out->n, e);
}
