/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck add, remove, list: what a facilitator does with a deck file. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/change.h"
#include "cmd/collect.h"
#include "cmd/edits.h"
#include "cmd/paths.h"
#include "deck/deck.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "deck/overlay.h"
#include "ui/prompt.h"

const struct opt opts_deck_add[] = {
    {OPT_FLAG, "link", "", "read the file anew each time (for authors)", 0, 0,
	0},
    {OPT_FLAG, "yes", "", "replace a deck without asking", 0, 0, 'y'},
    OPT_TABLE_END,
};

static void
print_findings(FILE *out, const struct diags *found)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < found->n; i++) {
		buf_clear(&b);
		diag_text(found, &found->list[i], &b);
		(void)fprintf(out, "%s\n", buf_str(&b));
	}
	buf_release(&b);
}

/* -- what is beside it ------------------------------------------------------
 */

/* What an overlay writes about that its base does not have. */
static void
tell_strays(struct ctx *c, const struct deck *o, const struct deck *base)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < o->n_statements; i++)
		if (o->statements[i].text[0] == '\0')
			buf_addf(
			    &b, "%s%s", b.n ? ", " : "", o->statements[i].id);
	if (b.n > 0)
		(void)fprintf(stderr,
		    "revisit: %s: not in the deck %s, so what is written about "
		    "it is not asked\n",
		    text_cleaned(&c->arena, buf_str(&b)), base->name);
	buf_release(&b);
}

/* Ideas that it adds to a statement whose ideas are locked. */
static void
tell_own_ideas(struct ctx *c, const struct deck *o, const struct deck *base)
{
	const struct idmap_slot *slot;
	const char *idea;

	for (int i = 0; base->locked && i < o->n_statements; i++) {
		const struct statement *s = &o->statements[i];

		slot = idmap_find(base->owners, s->id);
		if (slot == NULL || slot->number != OWNER_STATEMENT)
			continue;
		for (int k = 0; (idea = overlay_own_idea(
				     s, slot->value, k, &c->arena)) != NULL;
		     k++)
			(void)fprintf(stderr,
			    "revisit: '%s' is no wording of an idea of %s, and "
			    "%s is locked; it is heard as an extra and never "
			    "needed, so write it under 'extra'\n",
			    text_cleaned(&c->arena, idea), s->id, base->name);
	}
}

/* What it says otherwise than another overlay of the profile. */
static int
tell_clashes(struct ctx *c, struct deck *o, struct err *e)
{
	struct deck *pair[2] = {NULL, o};
	struct deck_row *rows;
	const char **list;
	size_t n;
	int k;

	if (store_decks(c->store, DECK_PARSED, &c->arena, &rows, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		pair[0] = strcmp(rows[i].name, o->name) == 0
		    ? NULL
		    : deck_load_packed(rows[i].name, rows[i].parsed,
			  rows[i].parsed_n, &c->arena);
		if (pair[0] == NULL ||
		    strcmp(pair[0]->extends, o->extends) != 0)
			continue;
		list = overlay_clashes(pair, 2, &c->arena, &k);
		for (int m = 0; m < k; m++)
			(void)fprintf(stderr, "revisit: clash at %s\n",
			    text_cleaned(&c->arena, list[m]));
	}
	return 0;
}

static int
join_base(struct ctx *c, const char *path, struct deck *d, struct deck **base,
    struct err *e)
{
	const char *why;

	*base = NULL;
	if (d->extends[0] == '\0')
		return 0;
	if (tell_clashes(c, d, e) != 0)
		return -1;
	*base = collect_base(c, path, d->extends);
	if (*base == NULL) {
		(void)fprintf(stderr,
		    "revisit: %s extends the deck %s, which is not here; add "
		    "that one too\n",
		    d->name, d->extends);
		return 0;
	}
	why = overlay_refused(d, *base, &c->arena);
	if (why)
		return err_set(e, ERR_FAILED,
		    "%s: %s; take that out, or give it an id of its own", path,
		    why);
	tell_own_ideas(c, d, *base);
	overlay_borrow(d, *base, &c->arena);
	tell_strays(c, d, *base);
	return 0;
}

/* -- deck add ---------------------------------------------------------------
 */

/* Asks before something is replaced; without a terminal --yes must be given
 * where something would be lost. */
static int
confirm(struct ctx *c, const struct deck *d, int lost, struct err *e)
{
	struct prompt *p;
	const char *line = "";
	bool yes;

	if (opt_given(&c->opts, "yes"))
		return 0;
	p = prompt_new(&c->term);
	if (!prompt_is_terminal(p)) {
		prompt_free(p);
		if (lost == 0)
			return 0;
		return err_set(e, ERR_FAILED,
		    "the deck %s is here already, and with the new one %d "
		    "card%s that you have answered would be gone or begin "
		    "anew; to replace it, give --yes",
		    d->name, lost, lost == 1 ? "" : "s");
	}
	term_para(&c->term, "", 0, STYLE_NONE, "Replace it?");
	yes = prompt_line(p, "y/n: ", STYLE_STRONG, &c->arena, &line, NULL) ==
		PROMPT_LINE &&
	    (line[0] == 'y' || line[0] == 'Y');
	prompt_free(p);
	if (!yes)
		return err_set(e, ERR_FAILED, "nothing was changed");
	return 0;
}

/* The version that the profile has, as items; false when it cannot be read. */
static bool
load_old(struct ctx *c, const struct deck_row *row, const struct deck *base,
    struct diff_side *out)
{
	struct err why = ERR_INIT;
	struct diags found;
	struct deck *d;

	d = deck_load_packed(row->name, row->parsed, row->parsed_n, &c->arena);
	if (d == NULL)
		d = deck_load_text(
		    row->name, row->text, row->text_n, &c->arena, &found, &why);
	if (d == NULL)
		return false;
	if (base && d->extends[0])
		overlay_borrow(d, base, &c->arena);
	out->deck = d;
	deck_items(d, &c->arena, &out->items, &out->n);
	return true;
}

static int
check_replace(struct ctx *c, const struct diff_side *was,
    const struct diff_side *now, struct err *e)
{
	struct change change;

	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"The deck %s is in this profile already; the new one differs.",
		now->deck->name));
	if (change_tell(c, was, now, &change, e) != 0)
		return -1;
	if (change.differ == 0) {
		term_para(&c->term, "", 0, STYLE_NONE,
		    "Nothing changes in what you are asked.");
		return 0;
	}
	return confirm(c, now->deck, change.lost, e);
}

/* Its changes into the log, then the deck itself. */
static int
take_up(struct ctx *c, const struct diff_side *was, const struct diff_side *now,
    bool there, const struct deck_row *row, struct err *e)
{
	struct edits_input in = {.deck = now->deck,
	    .n = now->n,
	    .depth = EDITS_TAKEN,
	    .before = was->items,
	    .n_before = was->n,
	    .had_before = there};
	const struct item **list =
	    arena_array(&c->arena, now->n + 1, sizeof(*list));
	struct item_state *states;
	size_t recorded;

	for (size_t i = 0; i < now->n; i++)
		list[i] = &now->items[i];
	in.items = list;
	if (store_states(c->store, &c->arena, &states, &in.n_states, e) != 0)
		return -1;
	in.states = states;
	if (edits_record(c, &in, &recorded, e) != 0)
		return -1;
	return store_deck_put(c->store, row, e);
}

/* FILE, or the name of a deck that comes with the program. */
static struct deck *
read_new(struct ctx *c, const char *what, struct deck_row *row, struct err *e)
{
	const char *path =
	    access(what, F_OK) == 0 ? NULL : paths_shipped(what, &c->arena);
	struct diags found;
	struct deck *d;
	size_t n;

	memset(row, 0, sizeof(*row));
	row->source = path ? path : paths_absolute(what, &c->arena);
	if (fs_read_head(row->source, DECK_BYTES_MAX + 1, &c->arena, &row->text,
		&n, e) != 0)
		return NULL;
	d = deck_load_text(what, row->text, n, &c->arena, &found, e);
	if (d == NULL) {
		print_findings(stderr, &found);
		return NULL;
	}
	collect_row(c, d, row->text, n, row);
	row->linked = opt_given(&c->opts, "link");
	row->added_ms = ctx_now(c);
	return d;
}

static const char *
count(struct ctx *c, size_t n, const char *what)
{
	return arena_printf(&c->arena, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

int
cmd_deck_add(struct ctx *c, struct err *e)
{
	struct diff_side was = {0}, now = {0};
	struct deck_row row, old;
	struct deck *d, *base;
	bool there;

	d = read_new(c, c->argv[0], &row, e);
	if (d == NULL || join_base(c, row.source, d, &base, e) != 0 ||
	    store_deck(c->store, d->name, &c->arena, &old, &there, e) != 0)
		return -1;
	now.deck = d;
	deck_items(d, &c->arena, &now.items, &now.n);
	if (there && load_old(c, &old, base, &was) &&
	    strcmp(old.hash, row.hash) != 0 &&
	    check_replace(c, &was, &now, e) != 0)
		return -1;
	if (take_up(c, &was, &now, there, &row, e) != 0)
		return -1;
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"%s %s: %s, %s. To revise it: revisit quiz %s",
		there ? "Replaced" : "Added", d->name, d->title,
		base ? count(c, now.n, "card")
		     : count(c, (size_t)d->n_statements, "statement"),
		base ? base->name : d->name));
	return 0;
}

/* A deck that others of the profile add to cannot go before them: they would go
 * on asking it from wherever else it lies. *left counts the others. */
static int
check_needed(struct ctx *c, const char *name, size_t *left, struct err *e)
{
	struct deck_row *rows;
	const struct deck *d;
	size_t n;

	*left = 0;
	if (store_decks(c->store, DECK_PARSED, &c->arena, &rows, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rows[i].name, name) == 0)
			continue;
		(*left)++;
		d = deck_load_packed(
		    rows[i].name, rows[i].parsed, rows[i].parsed_n, &c->arena);
		if (d && strcmp(d->extends, name) == 0)
			return err_set(e, ERR_FAILED,
			    "the deck %s adds to %s and needs it; to remove "
			    "both, remove %s first",
			    d->name, name, d->name);
	}
	return 0;
}

int
cmd_deck_remove(struct ctx *c, struct err *e)
{
	const char *name = c->argv[0], *kept = "Its history is kept";
	struct deck_row row;
	size_t gone, left;
	bool found;

	if (store_deck(c->store, name, &c->arena, &row, &found, e) != 0)
		return -1;
	if (!found)
		return err_set(e, ERR_FAILED,
		    "there is no deck '%.60s' here; 'revisit deck list' shows "
		    "what there is",
		    name);
	if (check_needed(c, name, &left, e) != 0 ||
	    edits_leave(c, name, &gone, e) != 0 ||
	    store_deck_remove(c->store, name, &found, e) != 0)
		return -1;
	if (gone > 0)
		kept = arena_printf(&c->arena,
		    "%s that you have met %s paused; the history is kept",
		    count(c, gone, "card"), gone == 1 ? "is" : "are");
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"Removed %s. %s, for when it is added again.%s", name, kept,
		left > 0 ? ""
			 : " Without any deck, the one that comes with the "
			   "program is asked."));
	return 0;
}

static const struct deck_row *
row_of(const struct deck_row *rows, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

static const char *
count_items(struct ctx *c, const struct collection *k, const struct deck *d)
{
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++)
		n += strcmp(k->items[i]->deck, d->name) == 0;
	return count(c, n, "card");
}

int
cmd_deck_list(struct ctx *c, struct err *e)
{
	struct deck_row *rows;
	struct collection k;
	size_t n;

	if (store_decks(c->store, DECK_NAMES, &c->arena, &rows, &n, e) != 0 ||
	    collect(c, NULL, &k, e) != 0)
		return -1;
	for (size_t i = 0; i < k.n_decks; i++) {
		const struct deck *d = k.decks[i];
		const struct deck_row *row = row_of(rows, n, d->name);
		const char *how = row ? row->linked ? "read from its file"
						    : "kept in this profile"
		    : paths_shipped(d->name, &c->arena)
		    ? "comes with the program"
		    : "read from beside another deck";

		term_line(&c->term, STYLE_HEAD,
		    arena_printf(&c->arena, "%s   %d statement%s", d->name,
			d->n_statements, d->n_statements == 1 ? "" : "s"),
		    how);
		term_para(&c->term, "", 2, STYLE_NONE,
		    arena_printf(&c->arena, "  %s", d->title));
		if (d->extends[0])
			term_para(&c->term, "", 2, STYLE_NONE,
			    arena_printf(&c->arena, "  adds to %s, %s",
				d->extends, count_items(c, &k, d)));
		if (row && row->linked)
			term_para(&c->term, "", 2, STYLE_DIM,
			    arena_printf(&c->arena, "  %s", row->source));
	}
	return 0;
}
