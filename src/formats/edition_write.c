/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/edition_write.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "formats/alike.h"
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

void
edition_note(struct writing *w, const char *label, const char *text)
{
	struct edition_written *d = w->w;

	d->notes =
	    arena_grow(w->a, d->notes, d->n_notes, &w->cap, sizeof(*d->notes));
	d->notes[d->n_notes++] = (struct edition_note){label, text};
}

void
edition_comment_out(struct writing *w, const struct node *entry)
{
	edition_done(w, amend_comment_out(&w->am, entry), entry);
	w->w->lost++;
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
	edition_note(w, "terms",
	    arena_printf(w->a, "no longer in the text of %s, made comments: %s",
		m->id, list));
	if (terms->style != STYLE_BLOCK)
		edition_done(w,
		    amend_keep_in_flow(&w->am, terms, m->now->text, list),
		    terms);
}

static void
add_comment(
    struct buf *b, const struct node *entry, const char *what, const char *text)
{
	buf_pad(b, ' ', (size_t)entry->column - 1);
	buf_addf(b, "# %s: ", what);
	text_clean(b, text, strlen(text));
	buf_addc(b, '\n');
}

/* Where the new words are in doubt, the old ones stay beside them: its author
 * may have put right what was read amiss before. */
static void
reword(struct writing *w, const struct edition_match *m)
{
	const struct node *text = node_get(m->old->node, "text");
	struct buf b = BUF_INIT;

	edition_done(w, amend_text(&w->am, text, m->now->text), m->old->node);
	if (text && m->old->node->style == STYLE_BLOCK) {
		for (size_t i = 0; i < m->now->doubts.n; i++)
			add_comment(
			    &b, m->old->node, "in doubt", m->now->doubts.v[i]);
		if (b.n > 0)
			add_comment(
			    &b, m->old->node, "the text was", m->old->text);
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
	int column = like ? amend_column(&w->am, like) : 4;

	if (after)
		buf_addc(&b, '\n');
	if (m->now->number > 0 &&
	    strcmp(m->id, fw_yaml_id(w->a, w->e->prefix, m->section, m->now)) !=
		0) {
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
		/* one that its author left without a section stays so */
		if (m->old->section[0] &&
		    strcmp(m->old->section, m->section_id) != 0)
			edition_done(w,
			    amend_text(&w->am,
				node_get(m->old->node, "section"),
				m->section_id),
			    m->old->node);
	}
}

/* -- sections
 * ----------------------------------------------------------------------------
 */

static void
change_section(struct writing *w, const struct edition_section *s)
{
	const struct node *intro = node_get(s->old->node, "x-intro");

	if (s->now->title[0] &&
	    !alike_same(s->old->title, s->now->title, w->a)) {
		edition_done(w,
		    amend_text(
			&w->am, node_get(s->old->node, "title"), s->now->title),
		    s->old->node);
		edition_note(w, "section",
		    arena_printf(w->a, "%s was \"%s\", now \"%s\"", s->id,
			s->old->title, s->now->title));
	}
	if (intro && intro->kind == NODE_TEXT && s->now->intro[0] &&
	    !alike_same(intro->text, s->now->intro, w->a)) {
		edition_done(
		    w, amend_text(&w->am, intro, s->now->intro), s->old->node);
		edition_note(w, "section",
		    arena_printf(w->a, "%s has another x-intro", s->id));
	}
}

static void
add_section(struct writing *w, const struct edition_section *s,
    const struct node *after)
{
	const struct deck *d = w->old;
	const struct node *first =
	    d->n_sections > 0 ? d->sections[0].node : NULL;
	const struct node *like = after ? after : first;
	struct buf b = BUF_INIT;
	bool made;

	if (first == NULL && !w->sections_begun)
		buf_adds(&b, "sections:\n");
	fw_yaml_section(
	    s->now, s->id, like ? amend_column(&w->am, like) : 4, &b);
	if (after)
		made = amend_insert_after(&w->am, after, buf_str(&b));
	else if (first)
		made = amend_insert_before(&w->am, first, buf_str(&b));
	else
		made = amend_insert_list(&w->am, buf_str(&b));
	w->sections_begun = true;
	edition_done(w, made, like ? like : d->node);
	edition_note(w, "section",
	    arena_printf(w->a, "%s is new: \"%s\" (%d in the document)", s->id,
		s->now->title, s->now->number));
	buf_release(&b);
}

static void
write_sections(struct writing *w)
{
	const struct node *after = NULL;

	for (size_t i = 0; i < w->e->n_sections; i++) {
		const struct edition_section *s = &w->e->sections[i];

		if (s->old) {
			after = s->old->node;
			change_section(w, s);
		} else if (s->now->n_statements + s->now->n_groups > 0) {
			/* one that never had anything in it is not missed */
			add_section(w, s, after);
		}
	}
}

/* -- all of it
 * ------------------------------------------------------------------------------
 */

/* Is it what was meant? */
static int
check(struct writing *w, const struct buf *out, struct err *e)
{
	struct err why = ERR_INIT;
	struct diags found;
	const struct deck *d;
	const struct idmap_slot *slot;

	if (out->n > DECK_BYTES_MAX)
		return err_set(e, ERR_FAILED,
		    "the deck would have %.1f MiB, and a deck has %zu MiB at "
		    "most; nothing was changed",
		    (double)out->n / (1 << 20), DECK_BYTES_MAX >> 20);
	d = deck_load_text(
	    "the new deck", buf_str(out), out->n, w->a, &found, &why);
	if (d == NULL)
		return err_set(e, ERR_FAILED,
		    "the deck would not be a valid one any more (%s); nothing "
		    "was changed",
		    why.msg);
	for (size_t i = 0; i < w->e->n; i++) {
		const struct edition_match *m = &w->e->matches[i];

		slot = idmap_find(d->owners, m->id);
		if (slot == NULL || slot->number != OWNER_STATEMENT ||
		    !alike_same(((const struct statement *)slot->value)->text,
			m->now->text, w->a))
			return err_set(e, ERR_FAILED,
			    "%s could not be written into this file safely; "
			    "nothing was changed",
			    m->id);
	}
	if ((size_t)d->n_statements !=
	    (size_t)w->old->n_statements + (size_t)w->e->fresh -
		(w->e->n_gone - w->w->kept))
		return err_set(e, ERR_FAILED,
		    "this file could not be changed safely; nothing was "
		    "changed");
	return 0;
}

int
edition_write(const struct deck *old, const char *s, size_t n,
    const struct edition *e, struct arena *a, struct buf *out,
    struct edition_written *done, struct err *err)
{
	struct writing w = {.a = a, .old = old, .e = e, .w = done};

	memset(done, 0, sizeof(*done));
	if (!amend_begin(&w.am, s, n, a))
		return err_set(err, ERR_FAILED, "the deck cannot be read");
	write_sections(&w);
	write_statements(&w);
	edition_practice(&w);
	edition_gone(&w);
	if (w.stuck)
		return err_set(err, ERR_FAILED,
		    "what stands in brackets in line %d cannot be changed "
		    "safely; write each entry of it on lines of its own, the "
		    "first beginning with '-', and import again. Nothing was "
		    "changed",
		    w.stuck->line);
	splice_apply(&w.am.splices, s, n, out);
	return done->changes > 0 ? check(&w, out, err) : 0;
}
