/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/edition_write.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"
#include "formats/edition_priv.h"
#include "formats/fw_yaml.h"

void
edition_done(struct writing *w, bool made, const struct node *at)
{
	if (made)
		w->w->changes++;
	else if (w->stuck == NULL)
		w->stuck = at;
}

/* -- statements
 * --------------------------------------------------------------------- */

static bool
holds(struct arena *a, const char *text, const char *part)
{
	return strstr(text_fold(a, text), text_fold(a, part)) != NULL;
}

/* Terms stand in the text of their statement, or the deck is refused. */
static void
drop_terms(struct writing *w, const struct edition_match *m)
{
	const struct node *terms = node_get(m->old->node, "terms"), *one;
	size_t gone = 0, n = 0;
	const char *list = "";

	if (terms == NULL || terms->kind != NODE_LIST)
		return;
	for (one = terms->first; one; one = one->next, n++) {
		if (one->kind != NODE_TEXT ||
		    holds(w->a, m->now->text, one->text))
			continue;
		gone++;
		list = arena_printf(
		    w->a, "%s%s%s", list, gone > 1 ? ", " : "", one->text);
		if (terms->style == STYLE_BLOCK)
			edition_done(w, amend_comment_out(&w->am, one), one);
	}
	if (gone == 0)
		return;
	w->w->lost += (int)gone;
	w->w->terms[w->w->n_terms++] =
	    arena_printf(w->a, "%s: %s", m->id, list);
	if (terms->style != STYLE_BLOCK)
		edition_done(w,
		    amend_keep_in_flow(&w->am, terms, m->now->text, list),
		    terms);
}

static void
reword(struct writing *w, const struct edition_match *m)
{
	const struct node *text = node_get(m->old->node, "text");
	struct buf b = BUF_INIT;

	edition_done(w, amend_text(&w->am, text, m->now->text), m->old->node);
	for (size_t i = 0;
	     i < m->now->doubts.n && text && m->old->node->style == STYLE_BLOCK;
	     i++) {
		buf_pad(&b, ' ', (size_t)m->old->node->column - 1);
		buf_adds(&b, "# in doubt: ");
		text_clean(
		    &b, m->now->doubts.v[i], strlen(m->now->doubts.v[i]));
		buf_addc(&b, '\n');
	}
	/* behind the text: its key may share the line with the dash */
	if (b.n > 0)
		edition_done(
		    w, amend_insert_behind(&w->am, text, buf_str(&b)), text);
	buf_release(&b);
	drop_terms(w, m);
}

static void
add_statement(struct writing *w, const struct edition_match *m,
    const struct node *after, const struct node *before)
{
	const struct node *like = after ? after : before;
	struct buf b = BUF_INIT;
	int column = like ? like->column - 1 : 4;

	if (after)
		buf_addc(&b, '\n');
	if (m->now->number > 0 &&
	    strcmp(m->id,
		fw_yaml_id(w->a, w->old->prefix, m->section, m->now)) != 0) {
		buf_pad(&b, ' ', (size_t)(column - 2));
		buf_addf(&b, "# %d.%d in the document\n", m->section->number,
		    m->now->number);
	}
	fw_yaml_statement(m->now, m->id, m->section_id, column, &b);
	if (before && after == NULL)
		buf_addc(&b, '\n');
	edition_done(w,
	    after        ? amend_insert_after(&w->am, after, buf_str(&b))
		: before ? amend_insert_before(&w->am, before, buf_str(&b))
			 : false,
	    like);
	buf_release(&b);
}

static void
write_statements(struct writing *w)
{
	const struct node *after = NULL, *before = NULL;
	const struct edition *e = w->e;

	if (w->old->n_statements > 0)
		before = w->old->statements[0].node;
	for (size_t i = 0; i < e->n; i++) {
		const struct edition_match *m = &e->matches[i];

		if (m->kind == EDITION_NEW) {
			add_statement(w, m, after, before);
			continue;
		}
		after = m->old->node;
		if (m->kind == EDITION_REWORDED)
			reword(w, m);
		if (strcmp(m->old->section, m->section_id) != 0)
			edition_done(w,
			    amend_text(&w->am,
				node_get(m->old->node, "section"),
				m->section_id),
			    m->old->node);
	}
}

/* -- what is gone
 * ---------------------------------------------------------------------- */

static bool
has_id(const char *const *ids, int n, const char *id)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(ids[i], id) == 0)
			return true;
	}
	return false;
}

/* The first entry that names the statement, NULL for none. */
static const char *
named_by(const struct writing *w, const char *id)
{
	const struct deck *d = w->old;

	for (int i = 0; i < d->n_statements; i++) {
		const struct statement *s = &d->statements[i];

		if (has_id(s->builds_on, s->n_builds_on, id) ||
		    has_id(s->confusable, s->n_confusable, id))
			return s->id;
	}
	for (int i = 0; i < d->n_cases; i++) {
		if (has_id(d->cases[i].uses, d->cases[i].n_uses, id) ||
		    has_id(d->cases[i].tempting, d->cases[i].n_tempting, id))
			return d->cases[i].id;
	}
	for (int i = 0; i < d->n_lists; i++) {
		if (has_id(d->lists[i].uses, d->lists[i].n_uses, id))
			return d->lists[i].id;
	}
	return NULL;
}

static void
write_gone(struct writing *w)
{
	const char **retired =
	    arena_array(w->a, w->e->n_gone + 1, sizeof(*retired));
	const char *by;
	size_t n = 0;

	for (size_t i = 0; i < w->e->n_gone; i++) {
		const struct statement *s = w->e->gone[i];

		by = named_by(w, s->id);
		if (by) {
			w->w->kept[w->w->n_kept++] = arena_printf(w->a,
			    "%s stays in the deck, since %s names it", s->id,
			    by);
			continue;
		}
		edition_done(w, amend_comment_out(&w->am, s->node), s->node);
		retired[n++] = s->id;
		w->w->lost++;
	}
	if (n > 0)
		edition_done(w, amend_retire(&w->am, retired, n), w->old->node);
}

/* -- sections
 * ----------------------------------------------------------------------------
 */

static void
write_sections(struct writing *w)
{
	const struct node *after = NULL;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < w->e->n_sections; i++) {
		const struct edition_section *s = &w->e->sections[i];

		if (s->old) {
			after = s->old->node;
			if (!edition_same(s->old->title, s->now->title, w->a))
				edition_done(w,
				    amend_text(&w->am, node_get(after, "title"),
					s->now->title),
				    after);
			continue;
		}
		/* a section that never had anything in it is not missed */
		if (s->now->n_statements + s->now->n_groups == 0)
			continue;
		buf_clear(&b);
		fw_yaml_section(s->now, s->id,
		    after ? after->column - 1
			: w->old->n_sections > 0
			? w->old->sections[0].node->column - 1
			: 4,
		    &b);
		if (after)
			edition_done(w,
			    amend_insert_after(&w->am, after, buf_str(&b)),
			    after);
		else if (w->old->n_sections > 0)
			edition_done(w,
			    amend_insert_before(
				&w->am, w->old->sections[0].node, buf_str(&b)),
			    w->old->node);
		else
			edition_done(w, false, w->old->node);
	}
	buf_release(&b);
}

/* -- all of it
 * ------------------------------------------------------------------------------
 */

static const struct statement *
find(const struct deck *d, const char *id)
{
	for (int i = 0; i < d->n_statements; i++) {
		if (strcmp(d->statements[i].id, id) == 0)
			return &d->statements[i];
	}
	return NULL;
}

/* Is it what was meant? */
static int
check(struct writing *w, const struct buf *out, struct err *e)
{
	struct err why = ERR_INIT;
	struct diags found;
	const struct deck *d;
	const struct statement *s;

	d = deck_load_text(
	    "the new deck", buf_str(out), out->n, w->a, &found, &why);
	if (d == NULL)
		return err_set(e, ERR_FAILED,
		    "the deck would not be a valid one any more (%s); nothing "
		    "was changed",
		    why.msg);
	for (size_t i = 0; i < w->e->n; i++) {
		const struct edition_match *m = &w->e->matches[i];

		s = find(d, m->id);
		if (s == NULL || !edition_same(s->text, m->now->text, w->a))
			return err_set(e, ERR_FAILED,
			    "%s could not be written into this file safely; "
			    "nothing was changed",
			    m->id);
	}
	if ((size_t)d->n_statements !=
	    (size_t)w->old->n_statements + (size_t)w->e->fresh -
		(w->e->n_gone - w->w->n_kept))
		return err_set(e, ERR_FAILED,
		    "this file could not be changed safely; nothing was "
		    "changed");
	return 0;
}

int
edition_write(const struct deck *old, const char *s, size_t n,
    const struct framework *now, const struct edition *e, struct arena *a,
    struct buf *out, struct edition_written *done, struct err *err)
{
	struct writing w = {.a = a, .old = old, .e = e, .w = done};

	(void)now;
	memset(done, 0, sizeof(*done));
	done->kept = arena_array(a, e->n_gone + 1, sizeof(*done->kept));
	done->terms = arena_array(a, e->n + 1, sizeof(*done->terms));
	if (!amend_begin(&w.am, s, n, a))
		return err_set(err, ERR_FAILED, "the deck cannot be read");
	write_sections(&w);
	write_statements(&w);
	write_gone(&w);
	edition_practice(&w);
	if (w.stuck)
		return err_set(err, ERR_FAILED,
		    "line %d is written in a way that cannot be changed "
		    "safely; "
		    "put each entry on lines of its own, beginning with '-', "
		    "and import again. Nothing was changed",
		    w.stuck->line);
	splice_apply(&w.am.splices, s, n, out);
	return done->changes > 0 ? check(&w, out, err) : 0;
}
