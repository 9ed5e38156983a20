/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/import_edition.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/rewrite.h"
#include "deck/deck.h"
#include "formats/edition.h"
#include "formats/edition_write.h"
#include "ui/prompt.h"

/* import_edition: see the header. */

static void
para(struct ctx *c, const char *label, const char *text)
{
	term_para(&c->term, label, label[0] ? 12 : 0,
	    label[0] ? STYLE_STRONG : STYLE_NONE, text);
}

static const char *
count(struct ctx *c, int n, const char *what)
{
	return arena_printf(&c->arena, "%d %s", n, what);
}

/* -- the difference
 * ---------------------------------------------------------------- */

static void
show_match(struct ctx *c, const struct edition_match *m)
{
	const char *where = arena_printf(
	    &c->arena, "%d.%d", m->section->number, m->now->number);

	if (m->kind == EDITION_NEW)
		para(c, "new",
		    arena_printf(&c->arena, "%s (%s in the document): %s",
			m->id, where, m->now->text));
	else if (m->kind == EDITION_REWORDED) {
		para(c, "reworded",
		    arena_printf(
			&c->arena, "%s (%s in the document)", m->id, where));
		para(c, "  was", m->old->text);
		para(c, "  now", m->now->text);
	} else if (m->moved) {
		para(c, "renumbered",
		    arena_printf(&c->arena,
			"%s is %s in the document, in the same words", m->id,
			where));
	}
	if (m->comment)
		para(c, "",
		    arena_printf(&c->arena,
			"%s was that before: it is a comment in line %d of the "
			"deck, with what was written for it",
			m->comment->id, m->comment->line));
	if (m->kind != EDITION_UNCHANGED) {
		for (size_t i = 0; i < m->now->doubts.n; i++)
			para(c, "  doubt", m->now->doubts.v[i]);
	}
}

static void
show(struct ctx *c, const struct edition *e, const struct edition_written *w)
{
	para(c, "",
	    arena_printf(&c->arena, "Statements: %s, %s, %s, %s; %s.",
		count(c, e->unchanged, "unchanged"),
		count(c, e->reworded, "reworded"), count(c, e->fresh, "new"),
		count(c, (int)e->n_gone, "gone"),
		count(c, e->moved, "under another number (ids stay)")));
	for (size_t i = 0; i < e->n; i++)
		show_match(c, &e->matches[i]);
	for (size_t i = 0; i < e->n_gone; i++)
		para(c, "gone",
		    arena_printf(
			&c->arena, "%s: %s", e->gone[i]->id, e->gone[i]->text));
	for (size_t i = 0; i < w->n_notes; i++)
		para(c, w->notes[i].label, w->notes[i].text);
	if (w->practice > 0)
		para(c, "",
		    arena_printf(&c->arena,
			"Practice: %d entr%s reworded, new or gone.",
			w->practice, w->practice == 1 ? "y" : "ies"));
}

/* -- asking
 * -----------------------------------------------------------------------------
 */

static int
ask(struct ctx *c, const char *path, const struct edition_written *w,
    struct err *e)
{
	struct prompt *p;
	const char *line = "";
	bool yes;

	if (opt_given(&c->opts, "yes"))
		return 0;
	p = prompt_new(&c->term);
	if (!prompt_is_terminal(p)) {
		prompt_free(p);
		if (w->lost == 0)
			return 0;
		return err_set(e, ERR_FAILED,
		    "%s would become comment%s in %s; to write it all the "
		    "same, give --yes",
		    count(c, w->lost, w->lost == 1 ? "entry" : "entries"),
		    w->lost == 1 ? "" : "s", path);
	}
	para(c, "",
	    arena_printf(&c->arena, "Write this into %s?%s", path,
		w->lost > 0 ? " What is gone becomes a comment there, and its "
			      "id is retired; what people learned is kept."
			    : ""));
	yes = prompt_line(p, "y/n: ", STYLE_STRONG, &c->arena, &line, NULL) ==
		PROMPT_LINE &&
	    (line[0] == 'y' || line[0] == 'Y');
	prompt_free(p);
	return yes ? 0 : err_set(e, ERR_FAILED, "nothing was changed");
}

/* -- is it another edition of this deck?
 * --------------------------------------------------- */

static int
check_same(const char *path, const char *prefix, const struct deck *d,
    const struct edition *n, struct err *e)
{
	int found = n->unchanged + n->reworded;

	if (d->extends[0])
		return err_set(e, ERR_FAILED,
		    "%s is an overlay; a framework is imported into the deck "
		    "that it extends",
		    path);
	if (prefix && strcmp(prefix, d->prefix) != 0)
		return err_set(e, ERR_USAGE,
		    "the ids of %s begin with '%s', and ids never change; "
		    "leave "
		    "--prefix out",
		    path, d->prefix);
	if (n->compared == 0)
		return err_set(e, ERR_FAILED,
		    "%s is there already, and has no statements numbered like "
		    "a "
		    "framework's; give another name with --output",
		    path);
	if (found * 5 < n->compared && found * 5 < (int)n->n)
		return err_set(e, ERR_FAILED,
		    "%s is there already, and only %d of its %d statements are "
		    "in this document; is it the same framework? Give another "
		    "name with --output, or take the file away",
		    path, found, n->compared);
	return 0;
}

int
import_edition(struct ctx *c, const char *path, const char *prefix,
    const struct framework *now, struct err *e)
{
	struct edition_written w;
	struct buf out = BUF_INIT;
	struct err why = ERR_INIT;
	struct diags found;
	struct edition n;
	struct deck *d;
	const char *s;
	size_t size;
	int r = 0;

	if (fs_read(path, DECK_BYTES_MAX, &c->arena, &s, &size, e) != 0)
		return -1;
	d = deck_load_text(path, s, size, &c->arena, &found, &why);
	if (d == NULL)
		return err_set(e, ERR_FAILED,
		    "%s is there already and is no deck that can be read (%s); "
		    "correct it, or give another name with --output",
		    path, why.msg);
	edition_compare(d, s, size, now, &c->arena, &n);
	if (check_same(path, prefix, d, &n, e) != 0)
		return -1;
	if (edition_write(d, s, size, &n, &c->arena, &out, &w, e) != 0) {
		buf_release(&out);
		return err_wrap(e, "%s", path);
	}
	show(c, &n, &w);
	if (w.changes == 0) {
		(void)fprintf(stderr, "%s says all this already.\n",
		    text_cleaned(&c->arena, path));
	} else {
		(void)fflush(stdout);
		r = ask(c, path, &w, e);
		if (r == 0)
			r = rewrite_file(
			    path, buf_str(&out), out.n, &c->arena, e);
		if (r == 0)
			(void)fprintf(stderr,
			    "Wrote %s. Check it with: revisit deck lint %s\n",
			    text_cleaned(&c->arena, path),
			    text_shell(&c->arena, path));
	}
	buf_release(&out);
	return r;
}
