/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck preview: a deck's cards as a learner will see them. At a terminal one
 * after the other, each kept, dropped or edited; elsewhere all of them on a
 * page, and nothing is changed.
 */
#include "cmd/cmd.h"

#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/collect.h"
#include "cmd/editor.h"
#include "cmd/paths.h"
#include "cmd/preview_card.h"
#include "cmd/rewrite.h"
#include "deck/items.h"
#include "deck/overlay.h"
#include "deck/skip.h"
#include "ui/key.h"
#include "ui/prompt.h"

const struct opt opts_deck_preview[] = {
    {OPT_TEXT, "section", "S", "only this section", 0, 0, 0},
    OPT_TABLE_END,
};

struct preview {
	struct ctx *c;
	const char *path; /* of the file; NULL: a copy, not to be changed */
	const char *name; /* as it is shown before a line number */
	const char *text;
	size_t n;
	struct deck *deck;
	struct cards cards;
	struct prompt *prompt;
	int at, dropped;
};

static void
say_line(const struct preview *p, const char *s)
{
	term_para(&p->c->term, "", 0, STYLE_NONE, s);
}

/* -- what there is to see ------------------------------------------------- */

static bool
is_path(const char *s)
{
	size_t n = strlen(s);

	return strchr(s, '/') || (n > 5 && strcmp(s + n - 5, ".yaml") == 0) ||
	    (n > 4 && strcmp(s + n - 4, ".yml") == 0);
}

static void
tell_findings(const struct diags *found)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < found->n; i++) {
		buf_clear(&b);
		diag_text(found, &found->list[i], &b);
		(void)fprintf(stderr, "%s\n", buf_str(&b));
	}
	buf_release(&b);
}

/* Makes the cards of the text. */
static int
read_cards(struct preview *p, bool apart, struct err *e)
{
	const char *what = opt_text(&p->c->opts, "section", NULL);
	const struct section *section = NULL;
	struct collection k = {.decks = &p->deck, .n_decks = 1};
	struct arena *a = &p->c->arena;
	struct item *items;
	struct diags found;
	struct deck *d, *base;
	size_t n;

	d = deck_load_text(p->name, p->text, p->n, a, &found, e);
	if (d == NULL) {
		tell_findings(&found);
		return -1;
	}
	p->deck = d;
	if (d->extends[0] &&
	    (base = collect_base(
		 p->c, p->path ? p->path : p->name, d->extends)) != NULL)
		overlay_borrow(d, base, a);
	if (what && (section = collect_section(&k, what, NULL, e)) == NULL)
		return -1;
	deck_items(d, a, &items, &n);
	preview_cards(
	    d, items, n, section ? section->id : NULL, apart, a, &p->cards);
	return 0;
}

static int
read_file(struct preview *p, bool apart, struct err *e)
{
	if (fs_read(p->path, DECK_BYTES_MAX + 1, &p->c->arena, &p->text, &p->n,
		e) != 0)
		return -1;
	return read_cards(p, apart, e);
}

static void
take_row(struct preview *p, const struct deck_row *row)
{
	p->name = row->name;
	p->text = row->text;
	p->n = row->text_n;
	if (row->linked)
		p->path = p->name = row->source;
}

/* The one deck of the profile. */
static int
take_only(struct preview *p, struct err *e)
{
	struct deck_row *rows;
	size_t n = 0;

	if (p->c->store &&
	    store_decks(p->c->store, DECK_WHOLE, &p->c->arena, &rows, &n, e))
		return -1;
	if (n != 1)
		return err_set(e, ERR_USAGE,
		    "say which deck: its file, or its name; 'revisit deck "
		    "list' shows what there is");
	take_row(p, &rows[0]);
	return 0;
}

static int
take_name(struct preview *p, const char *name, struct err *e)
{
	struct deck_row row;
	bool found = false;
	const char *path;

	if (p->c->store &&
	    store_deck(p->c->store, name, &p->c->arena, &row, &found, e) != 0)
		return -1;
	if (found) {
		take_row(p, &row);
		return 0;
	}
	path = paths_shipped(name, &p->c->arena);
	if (path == NULL)
		return err_set(e, ERR_FAILED,
		    "there is no deck '%.60s' here; 'revisit deck list' shows "
		    "what there is, or give the name of a file",
		    name);
	p->name = name;
	return fs_read(
	    path, DECK_BYTES_MAX + 1, &p->c->arena, &p->text, &p->n, e);
}

/* -- the keys ------------------------------------------------------------- */

static const struct card *
current(const struct preview *p)
{
	return &p->cards.list[p->at];
}

/* After the file has changed: the same card, or what has its place now. */
static int
read_again(struct preview *p, const struct card *was, struct err *e)
{
	const char *id = was->it->id;
	int place = was->shown > 0 ? was->shown : 0, i;

	if (read_file(p, true, e) != 0)
		return -1;
	for (i = 0; i < p->cards.n; i++) {
		if (strcmp(p->cards.list[i].it->id, id) == 0)
			break;
	}
	if (i == p->cards.n)
		i = p->at < p->cards.n ? p->at : p->cards.n - 1;
	else
		for (; place > 0 && i + 1 < p->cards.n &&
		     strcmp(p->cards.list[i + 1].it->id, id) == 0;
		     place--)
			i++;
	p->at = i;
	return 0;
}

/* Writes the card's blank into `skip:`. */
static int
drop_blank(struct preview *p, const struct card *card, struct err *e)
{
	struct arena *a = &p->c->arena;
	struct buf out = BUF_INIT;
	const char *now;
	size_t n;
	int r;

	if (fs_read(p->path, DECK_BYTES_MAX + 1, a, &now, &n, e) != 0)
		return -1;
	if (n != p->n || memcmp(now, p->text, n) != 0) {
		if (read_again(p, card, e) != 0)
			return -1;
		say_line(p,
		    "The file was changed elsewhere; it was read again, and "
		    "nothing was dropped.");
		return 0;
	}
	r = skip_add(p->text, p->n, card->it->owner, preview_phrase(card, a), a,
	    &out, e);
	if (r == 0)
		r = rewrite_file(p->path, buf_str(&out), out.n, a, e);
	buf_release(&out);
	if (r != 0)
		return -1;
	p->dropped++;
	say_line(p,
	    arena_printf(a, "Dropped: %s. It is under skip in %s now.",
		preview_phrase(card, a), p->name));
	return read_again(p, card, e);
}

static int
drop(struct preview *p, struct err *e)
{
	const struct card *card = current(p);
	struct arena *a = &p->c->arena;

	if (p->path == NULL)
		say_line(p,
		    "This deck is a copy. To change it, preview its file, and "
		    "add that again with 'revisit deck add'.");
	else if (card->shown >= 0)
		return drop_blank(p, card, e);
	else if (card->n_blanks > 0)
		say_line(p,
		    arena_printf(a,
			"These blanks are its author's own: they stand under "
			"terms of %s in %s, line %d. e opens it there.",
			card->it->owner, p->name,
			deck_place(deck_find_owner(p->deck, card->it->id)
				       .statement->node,
			    "terms", -1)
			    .line));
	else
		say_line(p,
		    arena_printf(a,
			"There is no blank to drop here. The card is written "
			"in %s, line %d. e opens it there.",
			p->name, card->line));
	return 0;
}

static int
edit(struct preview *p, struct err *e)
{
	const struct card *card = current(p);
	int r;

	if (p->path == NULL)
		return drop(p, e); /* says what to do instead */
	prompt_free(p->prompt);
	r = editor_open(p->path, card->line, &p->c->arena, e);
	p->prompt = prompt_new(&p->c->term);
	term_resize(&p->c->term);
	return r == 0 ? read_again(p, card, e) : -1;
}

/* Does what a key says: 1 to go on, 0 to ask again, -1 to end. */
static int
do_key(struct preview *p, char key)
{
	struct err e = ERR_INIT;
	int r = 0;

	if (key == '\n' || key == 'k') {
		p->at++;
		return p->at < p->cards.n ? 1 : -1;
	}
	if (key == 'q')
		return -1;
	if (key == 'b') {
		p->at -= p->at > 0;
		return 1;
	}
	if (key == 'd')
		r = drop(p, &e);
	else if (key == 'e')
		r = edit(p, &e);
	else
		say_line(p,
		    "Enter keeps it and goes on, d drops the blank, e opens "
		    "the file, b goes back, q ends.");
	if (r != 0)
		say_line(p, arena_printf(&p->c->arena, "%s.", e.msg));
	return key == 'd' || key == 'e';
}

static void
show(const struct preview *p)
{
	term_blank(&p->c->term);
	preview_show(&p->c->term, current(p), p->name, &p->c->arena);
}

static void
go_through(struct preview *p)
{
	const char *label;
	enum prompt_end end;
	char key;
	int next = 1;

	while (next >= 0 && p->cards.n > 0) {
		if (next > 0)
			show(p);
		label = arena_printf(&p->c->arena,
		    "%d of %d, Enter keep, d drop, e edit, b back, q quit: ",
		    p->at + 1, p->cards.n);
		end = key_read(&p->c->term, label, &key);
		if (end == PROMPT_SIGNAL)
			prompt_die(p->prompt);
		if (end == PROMPT_DROPPED)
			next = 0;
		else if (end == PROMPT_LINE)
			next = do_key(p, key);
		else
			next = -1;
	}
	if (p->dropped > 0)
		say_line(p,
		    arena_printf(&p->c->arena, "%d blank%s dropped in %s.",
			p->dropped, p->dropped == 1 ? " was" : "s were",
			p->name));
}

/* -- the command ---------------------------------------------------------- */

int
cmd_deck_preview(struct ctx *c, struct err *e)
{
	bool apart = isatty(STDIN_FILENO) && c->term.tty;
	struct preview p = {.c = c};

	if (c->argc > 0 && is_path(c->argv[0]))
		p.path = p.name = c->argv[0];
	else if ((c->argc > 0 ? take_name(&p, c->argv[0], e)
			      : take_only(&p, e)) != 0)
		return -1;
	if ((p.path ? read_file(&p, apart, e) : read_cards(&p, apart, e)) != 0)
		return -1;
	if (p.cards.n == 0)
		return err_set(e, ERR_FAILED, "%s has no cards to show%s",
		    text_cleaned(&c->arena, p.name),
		    opt_given(&c->opts, "section") ? " in this section" : "");
	if (!apart) {
		for (p.at = 0; p.at < p.cards.n; p.at++) {
			if (p.at > 0)
				term_blank(&c->term);
			preview_show(&c->term, current(&p), p.name, &c->arena);
		}
		return 0;
	}
	p.prompt = prompt_new(&c->term);
	go_through(&p);
	prompt_free(p.prompt);
	return 0;
}
