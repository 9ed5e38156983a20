/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `deck suggestions`: the wordings and reports that learners sent, one by one:
 * a wording is accepted into the deck's file, or refused and not asked again.
 * What was decided is kept in the author's own log, under a setting that begins
 * with DECIDED. Without a terminal they are listed.
 */
#include "cmd/cmd.h"

#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/js.h"
#include "base/text.h"
#include "cmd/deck_file.h"
#include "cmd/editor.h"
#include "cmd/rewrite.h"
#include "cmd/share_files.h"
#include "core/proposal.h"
#include "deck/edit.h"
#include "deck/items.h"
#include "ui/key.h"
#include "ui/prompt.h"

#define DECIDED "suggestion "

const struct opt opts_deck_suggestions[] = {
    {OPT_CHOICE, "format", "text|json", "how to print them (default text)", 0,
	0, 0},
    {OPT_FLAG, "again", "", "also those that were decided before", 0, 0, 0},
    OPT_TABLE_END,
};

struct work {
	struct ctx *c;
	const char *path; /* of the deck's file; NULL: a copy */
	const char *name; /* for people */
	const char *text;
	size_t n;
	struct deck *deck;
	struct item *items;
	struct item **list; /* the same, as pointers */
	size_t n_items;
	struct share_files files;
	struct proposals all;
	struct prompt *prompt;
	int accepted, refused;
};

static void
say(const struct work *w, const char *text)
{
	term_para(&w->c->term, "", 0, STYLE_NONE, text);
}

/* -- the deck -------------------------------------------------------------- */

/* The deck of a text: its items too. */
static int
load(struct work *w, const char *text, size_t n, struct err *e)
{
	struct diags found;
	struct deck *d =
	    deck_load_text(w->name, text, n, &w->c->arena, &found, e);

	if (d == NULL)
		return -1;
	w->deck = d;
	w->text = text;
	w->n = n;
	deck_items(d, &w->c->arena, &w->items, &w->n_items);
	w->list = arena_array(&w->c->arena, w->n_items, sizeof(*w->list));
	for (size_t i = 0; i < w->n_items; i++) {
		w->list[i] = &w->items[i];
		w->items[i].order = (int)i;
	}
	return 0;
}

static int
read_deck(struct work *w, const char *what, struct err *e)
{
	struct deck_file f;

	if (deck_file_open(w->c, what, &f, e) != 0)
		return -1;
	w->path = f.path;
	w->name = f.name;
	return load(w, f.text, f.n, e);
}

/* -- what was decided ------------------------------------------------------ */

static const char *
setting_key(const struct work *w, const struct proposal *p)
{
	return arena_printf(
	    &w->c->arena, DECIDED "%s", proposal_key(p, &w->c->arena));
}

static bool
is_open(const struct work *w, const struct proposal *p)
{
	if (opt_given(&w->c->opts, "again"))
		return true;
	return !p->known &&
	    (w->c->store == NULL ||
		store_setting(w->c->store, setting_key(w, p), &w->c->arena) ==
		    NULL);
}

static int
remember(
    struct work *w, const struct proposal *p, const char *what, struct err *e)
{
	struct js *body = js_new_object();
	struct buf b = BUF_INIT;
	struct event ev;
	int r;

	js_set_text(body, "key", setting_key(w, p));
	js_set_text(body, "value", what);
	js_write(body, &b);
	js_free(body);
	r = ctx_open(w->c, STORE_WRITE | STORE_CREATE, e);
	if (r == 0) {
		ev = ctx_event(w->c, EV_SETTING);
		ev.body = buf_str(&b);
		r = store_append(w->c->store, &ev, 1, NULL, e);
	}
	buf_release(&b);
	return r;
}

/* -- into the file --------------------------------------------------------- */

/* Where the ideas of an item are written; false where they are not. */
static bool
place_of(const struct work *w, const struct proposal *p, struct edit_at *at,
    const char **key)
{
	const struct item *it = p->it;
	struct deck_owner owner;
	const char *last = strrchr(it->id, '/');

	*at = (struct edit_at){it->owner, "", ""};
	*key = "ideas";
	if (strcmp(it->deck, w->deck->name) != 0 || p->idea >= it->n_ideas)
		return false;
	if (it->kind == KIND_RECALL)
		return true;
	owner = deck_find_owner(w->deck, it->id);
	if (it->kind == KIND_REFUTE && owner.kind == OWNER_STATEMENT) {
		for (int i = 0; i < owner.statement->n_misconceptions; i++) {
			const struct misconception *m =
			    &owner.statement->misconceptions[i];

			if (strcmp(m->id, last + 1) == 0 && m->n_ideas > 0) {
				at->part = "misconceptions";
				at->name = m->id;
			}
		}
		return true; /* without ideas of its own: the statement's */
	}
	if (it->kind == KIND_LIST) {
		*key = "members";
		at->part = owner.kind == OWNER_STATEMENT ? "list" : "lists";
		at->name = owner.kind == OWNER_STATEMENT ? "" : last + 1;
		return it->n_uses == 0;
	}
	return false;
}

/* Splices the wording in; the file changes only if the deck stays sound. */
static int
accept_wording(struct work *w, const struct proposal *p, struct err *e)
{
	struct arena *a = &w->c->arena;
	struct edit ed = {w->text, w->n, a};
	struct buf out = BUF_INIT;
	struct edit_at at;
	const char *key, *now;
	size_t n;
	int r;

	if (!place_of(w, p, &at, &key))
		return err_set(e, ERR_FAILED,
		    "this card's ideas are not written in one place of %s; "
		    "write the wording by hand",
		    w->name);
	if (fs_read(w->path, DECK_BYTES_MAX + 1, a, &now, &n, e) != 0)
		return -1;
	if (n != w->n || memcmp(now, w->text, n) != 0)
		return err_set(e, ERR_FAILED,
		    "%s was changed elsewhere just now; begin again", w->name);
	r = edit_add_wording(&ed, &at, key, p->idea, p->text, &out, e);
	if (r == 0)
		r = load(w, arena_strndup(a, buf_str(&out), out.n), out.n, e);
	if (r == 0)
		r = rewrite_file(w->path, w->text, w->n, a, e);
	buf_release(&out);
	return r;
}

/* The item as the deck has it now. */
static void
find_again(const struct work *w, struct proposal *p)
{
	p->it = NULL;
	for (size_t i = 0; i < w->n_items; i++)
		if (strcmp(w->items[i].id, p->item) == 0)
			p->it = &w->items[i];
}

/* -- telling --------------------------------------------------------------- */

static const char *
people(const struct work *w, const struct proposal *p)
{
	return p->learners == 1
	    ? "one learner"
	    : arena_printf(&w->c->arena, "%d learners", p->learners);
}

static void
show(const struct work *w, const struct proposal *p, size_t i, size_t n)
{
	const struct term *t = &w->c->term;
	struct arena *a = &w->c->arena;
	const struct item *it = p->it;

	term_blank(t);
	term_line(t, STYLE_HEAD,
	    it ? arena_printf(a, "%s  %s", item_number(it), it->gist) : p->item,
	    arena_printf(a, "%zu of %zu", i, n));
	if (it == NULL)
		say(w, "The deck has no such card now.");
	if (it && it->kind != KIND_RECALL)
		term_para(t, "Card", 10, STYLE_DIM, it->ask);
	if (p->idea >= 0 && it && p->idea < it->n_ideas)
		term_para(
		    t, "Idea", 10, STYLE_DIM, it->ideas[p->idea].wordings[0]);
	term_para(
	    t, p->idea < 0 ? "Report" : "Wording", 10, STYLE_DIM, p->text);
	term_para(t, "From", 10, STYLE_DIM,
	    arena_printf(a, "%s%s%s", people(w, p),
		p->elsewhere ? ", when the card was worded otherwise" : "",
		p->known ? ", and the deck has it" : ""));
}

static struct js *
one_json(const struct work *w, const struct proposal *p)
{
	struct arena *a = &w->c->arena;
	struct js *j = js_new_object();

	js_set_text(j, "type", p->idea < 0 ? "report" : "wording");
	js_set_text(j, "item", p->item);
	js_set_bool(j, "in_deck", p->it != NULL);
	js_set(
	    j, "idea", p->idea < 0 ? js_new_null() : js_new_int(p->idea + 1));
	js_set(j, "idea_text",
	    p->idea >= 0 && p->it && p->idea < p->it->n_ideas
		? js_new_text(
		      text_cleaned(a, p->it->ideas[p->idea].wordings[0]))
		: js_new_null());
	js_set_text(j, "text", text_cleaned(a, p->text));
	js_set_int(j, "learners", p->learners);
	js_set_bool(j, "known", p->known);
	js_set_bool(j, "worded_otherwise", p->elsewhere);
	return j;
}

static void
print_json(struct work *w)
{
	struct js *j = js_new_object(), *list = js_new_array();
	struct buf b = BUF_INIT;

	js_set_text(j, "deck", w->deck->name);
	for (size_t i = 0; i < w->all.n; i++)
		js_push(list, one_json(w, &w->all.list[i]));
	js_set(j, "suggestions", list);
	js_write(j, &b);
	(void)fprintf(w->c->term.out, "%s\n", buf_str(&b));
	buf_release(&b);
	js_free(j);
}

/* -- one by one ------------------------------------------------------------ */

/* Where the item is written. */
static int
line_of(const struct work *w, const struct item *it)
{
	struct deck_owner o = deck_find_owner(w->deck, it->id);
	const struct node *node = o.statement ? o.statement->node
	    : o.scene                         ? o.scene->node
	    : o.section                       ? o.section->node
					      : NULL;

	return node ? deck_place(node, NULL, -1).line : 1;
}

/* Does what a key says: 1 goes on, 0 asks again, -1 ends. */
static int
do_key(struct work *w, struct proposal *p, char key, struct err *e)
{
	bool report = p->idea < 0;
	int r = 0, line;

	switch (key) {
	case '\n':
	case 'n':
		return 1;
	case 'q':
		return -1;
	case 'a':
		if (!report && p->it == NULL) {
			(void)err_set(e, ERR_FAILED,
			    "the deck has no such card now: r refuses it, "
			    "Enter leaves it");
			return 0;
		}
		if (!report)
			r = accept_wording(w, p, e);
		if (r == 0)
			r = remember(w, p, "accepted", e);
		w->accepted += r == 0;
		return r == 0;
	case 'r':
		r = remember(w, p, "refused", e);
		w->refused += r == 0;
		return r == 0;
	case 'e':
		line = p->it ? line_of(w, p->it) : 1;
		prompt_free(w->prompt);
		r = editor_open(w->path, line, &w->c->arena, e);
		w->prompt = prompt_new(&w->c->term);
		if (r == 0)
			r = read_deck(w, w->path, e);
		return 0;
	default:
		say(w,
		    "a accepts it, r refuses it and asks no more, Enter leaves "
		    "it for the next time, e opens the file, q ends.");
		return 0;
	}
}

static int
go_through(struct work *w)
{
	size_t i = 0;
	bool shown = false;
	char key;
	enum prompt_end end;
	int next = 0;

	while (i < w->all.n && next >= 0) {
		struct proposal *p = &w->all.list[i];
		struct err e = ERR_INIT;

		if (!shown) {
			find_again(w, p);
			show(w, p, i + 1, w->all.n);
		}
		shown = true;
		end = key_read(&w->c->term,
		    "a accept, r refuse, Enter next, e edit, q quit: ", &key);
		if (end == PROMPT_SIGNAL) {
			ctx_close(w->c);
			prompt_die(w->prompt);
		}
		if (end == PROMPT_DROPPED)
			continue;
		next = end == PROMPT_LINE ? do_key(w, p, key, &e) : -1;
		if (e.msg[0])
			say(w, arena_printf(&w->c->arena, "%s.", e.msg));
		if (next > 0) {
			i++;
			shown = false;
		}
	}
	say(w,
	    arena_printf(&w->c->arena, "%d accepted, %d refused, %zu left.",
		w->accepted, w->refused,
		w->all.n - (size_t)w->accepted - (size_t)w->refused));
	return 0;
}

int
cmd_deck_suggestions(struct ctx *c, struct err *e)
{
	bool json = strcmp(opt_text(&c->opts, "format", "text"), "json") == 0;
	bool asks = isatty(STDIN_FILENO) && c->term.tty && !json;
	struct work w = {.c = c};
	size_t n = 0;

	if (read_deck(&w, c->argv[0], e) != 0 ||
	    share_files_read(
		c, c->argv + 1, c->argc - 1, w.deck->name, &w.files, e) != 0)
		return -1;
	proposals_make(
	    w.files.list, w.files.n, w.list, w.n_items, &c->arena, &w.all);
	for (size_t i = 0; i < w.all.n; i++)
		if (is_open(&w, &w.all.list[i]))
			w.all.list[n++] = w.all.list[i];
	w.all.n = n;
	if (json) {
		print_json(&w);
		return 0;
	}
	if (n == 0) {
		say(&w, "There is no suggestion that was not decided.");
		return 0;
	}
	if (asks && w.path == NULL)
		say(&w,
		    "This deck is a copy: its suggestions are listed. To "
		    "accept some, name its file.");
	if (!asks || w.path == NULL) {
		for (size_t i = 0; i < n; i++)
			show(&w, &w.all.list[i], i + 1, n);
		return 0;
	}
	w.prompt = prompt_new(&c->term);
	(void)go_through(&w);
	prompt_free(w.prompt);
	return 0;
}
