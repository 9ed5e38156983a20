/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck todo: the statements that lack a question or ideas, one after the other
 * as a form in the author's editor, written back into the file. Elsewhere a
 * list of them.
 */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/deck_file.h"
#include "cmd/editor.h"
#include "cmd/form.h"
#include "cmd/rewrite.h"
#include "deck/edit.h"
#include "deck/items.h"
#include "deck/lint.h"
#include "ui/key.h"
#include "ui/prompt.h"

struct todo {
	struct ctx *c;
	struct deck_file f;
	struct prompt *prompt;
	const char *form; /* path of the form that is being filled in */
	bool filled; /* there is something in it that is nowhere else */
	int skipped;
};

static void
say(const struct todo *t, const char *s)
{
	term_para(&t->c->term, "", 0, STYLE_NONE, s);
}

/* -- what there is to do -------------------------------------------------- */

/* In an overlay, statements of the other deck are not ours to fill in. */
static bool
lacks(const struct statement *st)
{
	return st->text[0] && (st->ask[0] == '\0' || st->n_ideas == 0);
}

static const char *
lacking(const struct statement *st)
{
	if (st->ask[0] == '\0')
		return st->n_ideas == 0 ? "no question, no ideas"
					: "no question";
	return "no ideas";
}

static int
line_of(const struct statement *st)
{
	return deck_place(st->node, NULL, -1).line;
}

static int
count(const struct deck *d, int *of)
{
	int n = 0;

	*of = 0;
	for (int i = 0; i < d->n_statements; i++) {
		n += lacks(&d->statements[i]);
		*of += d->statements[i].text[0] != '\0';
	}
	return n;
}

static void
sum_up(const struct todo *t)
{
	int of, n = count(t->f.deck, &of);

	if (n == 0)
		say(t,
		    arena_printf(&t->c->arena,
			"%s: nothing is to do; %s question and ideas.",
			t->f.name,
			of == 1 ? "its statement has a"
				: "each statement has a"));
	else
		say(t,
		    arena_printf(&t->c->arena,
			"%s: %d of %d statement%s %s to do.", t->f.name, n, of,
			of == 1 ? "" : "s", n == 1 ? "is" : "are"));
}

static void
list(const struct todo *t)
{
	const struct deck *d = t->f.deck;

	for (int i = 0; i < d->n_statements; i++) {
		const struct statement *st = &d->statements[i];

		if (!lacks(st))
			continue;
		term_line(&t->c->term, STYLE_HEAD,
		    arena_printf(&t->c->arena, "%s   %s", st->id, lacking(st)),
		    arena_printf(
			&t->c->arena, "%s:%d", t->f.name, line_of(st)));
		term_para(&t->c->term, "", 2, STYLE_NONE,
		    arena_printf(&t->c->arena, "  %s", st->text));
	}
	sum_up(t);
}

/* -- writing -------------------------------------------------------------- */

/* One edit on top of the others; b is what there is so far. */
static int
edit_key(struct todo *t, struct buf *b, const char *id, const char *key,
    const char *value, bool entry, struct err *e)
{
	const struct edit ed = {
	    arena_strndup(&t->c->arena, buf_str(b), b->n), b->n, &t->c->arena};
	const struct edit_at at = {id, "", ""};

	buf_clear(b);
	return entry ? edit_add_entry(&ed, &at, key, value, b, e)
		     : edit_set(&ed, &at, key, value, b, e);
}

/* Is the value another than the form showed? */
static bool
is_new(const char *value, const char *was)
{
	struct buf b = BUF_INIT;
	bool same;

	for (; *was; was++)
		if (!strchr(" \t\r\n", *was))
			buf_addc(&b, *was);
		else if (b.n > 0 && b.p[b.n - 1] != ' ')
			buf_addc(&b, ' ');
	same = strcmp(buf_str(&b), value) == 0;
	buf_release(&b);
	return *value && !same;
}

/* The text of the file with the form in it. Returns how many things were
 * written, -1 with the reason. */
static int
apply(struct todo *t, const struct statement *st, const struct form *form,
    struct buf *b, struct err *e)
{
	const char *id = st->id;
	int n = 0;

	buf_add(b, t->f.text, t->f.n);
	if (is_new(form->gist, st->gist) && ++n &&
	    edit_key(t, b, id, "gist", form->gist, false, e) != 0)
		return -1;
	if (is_new(form->ask, st->ask) && ++n &&
	    edit_key(t, b, id, "ask", form->ask, false, e) != 0)
		return -1;
	for (int i = 0; i < form->n_ideas; i++, n++)
		if (edit_key(t, b, id, "ideas", form->ideas[i], true, e) != 0)
			return -1;
	if (is_new(form->example, st->example) && ++n &&
	    edit_key(t, b, id, "example", form->example, false, e) != 0)
		return -1;
	return n;
}

/* Would the file still be a deck? The first error is the reason if not. */
static int
check(struct todo *t, const struct buf *b, struct err *e)
{
	struct diags found;

	if (deck_load_text(
		t->f.name, buf_str(b), b->n, &t->c->arena, &found, e))
		return 0;
	for (size_t i = 0; i < found.n; i++)
		if (found.list[i].level == DIAG_ERROR)
			return err_set(e, ERR_FAILED, "%s; %s",
			    found.list[i].what, found.list[i].advice);
	return -1;
}

/* What lint says of the statement now. */
static void
tell_lint(const struct todo *t, const char *id)
{
	struct lint_options none = {0};
	const struct deck *d = t->f.deck;
	struct diags found;
	struct buf b = BUF_INIT;
	int from = 0, to = 0;

	for (int i = 0; i < d->n_statements; i++) {
		int line = line_of(&d->statements[i]);

		if (strcmp(d->statements[i].id, id) == 0)
			from = line;
		else if (line > from && from > 0 && to == 0)
			to = line;
	}
	(void)lint_text(
	    t->f.name, t->f.text, t->f.n, &none, &t->c->arena, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct diag *one = &found.list[i];

		if (one->level == DIAG_INFO || one->line < from ||
		    (to > 0 && one->line >= to))
			continue;
		buf_clear(&b);
		diag_text(&found, one, &b);
		say(t, buf_str(&b));
	}
	buf_release(&b);
}

/* -- the form ------------------------------------------------------------- */

static int
new_form(struct todo *t, struct err *e)
{
	const char *dir = getenv("TMPDIR");
	char *path;
	int fd;

	path = arena_printf(&t->c->arena, "%s/revisit-form-XXXXXX",
	    dir && dir[0] == '/' ? dir : "/tmp");
	fd = mkstemp(path);
	if (fd < 0)
		return err_set(e, ERR_FAILED,
		    "%s: a form could not be put there; set TMPDIR to a folder "
		    "of your own",
		    path);
	(void)close(fd);
	t->form = path;
	return 0;
}

static int
write_form(struct todo *t, const struct statement *st, struct err *e)
{
	struct arena *a = &t->c->arena;
	struct buf b = BUF_INIT;
	int of, n = count(t->f.deck, &of), r;

	form_write(st,
	    arena_printf(a, "%s, line %d of %s. %d of %d still to do.", st->id,
		line_of(st), text_cleaned(a, t->f.name), n, of),
	    &b);
	r = fs_write(t->form, buf_str(&b), b.n, e);
	buf_release(&b);
	return r;
}

static int
open_editor(struct todo *t, struct err *e)
{
	int r;

	prompt_free(t->prompt);
	r = editor_open(t->form, 0, &t->c->arena, e);
	t->prompt = prompt_new(&t->c->term);
	term_resize(&t->c->term);
	return r;
}

/* One of the keys; 'q' at the end of input. */
static char
choose(struct todo *t, const char *label, const char *keys)
{
	enum prompt_end end;
	char key;

	for (;;) {
		end = key_read(&t->c->term, label, &key);
		if (end == PROMPT_DROPPED)
			continue;
		if (end != PROMPT_LINE)
			return 'q';
		if (key && strchr(keys, key))
			return key;
		say(t, "Press one of the keys that are named.");
	}
}

enum next { NEXT_ON, NEXT_AGAIN, NEXT_END, NEXT_FAILED };

/* The form cannot be written: it is offered again as it was filled in, with
 * the reason on top. */
static enum next
offer_again(struct todo *t, const char *filled, const struct err *why)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	int r;

	say(t, arena_printf(&t->c->arena, "Not written yet: %s.", why->msg));
	form_with_reason(filled, why->msg, &b);
	t->filled = true;
	r = fs_write(t->form, buf_str(&b), b.n, &e);
	buf_release(&b);
	if (r == 0 &&
	    choose(t, "Enter opens the form again, q leaves it: ", "\nq") ==
		'\n')
		return NEXT_AGAIN;
	say(t, arena_printf(&t->c->arena, "The form is kept as %s.", t->form));
	t->form = NULL; /* not to be taken away */
	return NEXT_END;
}

static enum next
ask_next(struct todo *t)
{
	int of, n = count(t->f.deck, &of) - t->skipped;
	char key;

	if (n <= 0)
		return NEXT_END;
	key = choose(t,
	    arena_printf(
		&t->c->arena, "%d to do, Enter for the next, q to stop: ", n),
	    "\nq");
	return key == '\n' ? NEXT_ON : NEXT_END;
}

/* Reads the form and writes what it holds. The file may have been changed
 * meanwhile: what it holds now is what is written into. */
static enum next
take_form(struct todo *t, const char *id, struct err *why)
{
	struct arena *a = &t->c->arena;
	struct err e = ERR_INIT;
	struct form form;
	struct deck_owner owner;
	struct buf b = BUF_INIT;
	const char *s;
	size_t len;
	int n;

	if (fs_read(t->form, DECK_BYTES_MAX, a, &s, &len, why) != 0)
		return NEXT_FAILED;
	if (form_read(s, len, a, &form, &e) != 0)
		return offer_again(t, s, &e);
	if (deck_file_again(t->c, &t->f, &e) != 0)
		return offer_again(t, s, &e);
	owner = deck_find_owner(t->f.deck, id);
	if (owner.statement == NULL) {
		(void)err_set(
		    &e, ERR_FAILED, "there is no %s in the file any more", id);
		return offer_again(t, s, &e);
	}
	n = apply(t, owner.statement, &form, &b, &e);
	if (n > 0 &&
	    (check(t, &b, &e) != 0 ||
		rewrite_file(t->f.path, buf_str(&b), b.n, a, &e) != 0))
		n = -1;
	buf_release(&b);
	if (n < 0)
		return offer_again(t, s, &e);
	if (n == 0) {
		say(t, arena_printf(a, "%s was left as it is.", id));
		t->skipped++;
		return ask_next(t);
	}
	t->filled = false;
	if (deck_file_again(t->c, &t->f, why) != 0)
		return NEXT_FAILED;
	say(t, arena_printf(a, "%s is written into %s.", id, t->f.name));
	tell_lint(t, id);
	owner = deck_find_owner(t->f.deck, id);
	if (owner.statement && lacks(owner.statement))
		t->skipped++; /* not asked again this time */
	return ask_next(t);
}

static enum next
one_statement(struct todo *t, const char *id, struct err *e)
{
	struct deck_owner owner = deck_find_owner(t->f.deck, id);
	enum next next;

	if (owner.statement == NULL || !lacks(owner.statement))
		return NEXT_ON;
	if (t->form == NULL && new_form(t, e) != 0)
		return NEXT_FAILED;
	if (write_form(t, owner.statement, e) != 0)
		return NEXT_FAILED;
	do {
		if (open_editor(t, e) != 0)
			return NEXT_FAILED;
		next = take_form(t, id, e);
	} while (next == NEXT_AGAIN);
	return next;
}

/* -- the command ---------------------------------------------------------- */

static int
go_through(struct todo *t, struct err *e)
{
	const struct deck *d = t->f.deck;
	const char **ids = arena_array(
	    &t->c->arena, (size_t)d->n_statements + 1, sizeof(*ids));
	enum next next = NEXT_ON;
	int n = 0, signal;

	for (int i = 0; i < d->n_statements; i++)
		if (lacks(&d->statements[i]))
			ids[n++] = d->statements[i].id;
	t->prompt = prompt_new(&t->c->term);
	for (int i = 0; i < n && next == NEXT_ON; i++)
		next = one_statement(t, ids[i], e);
	signal = prompt_signal(t->prompt);
	if (t->form && (next != NEXT_FAILED || !t->filled))
		(void)unlink(t->form);
	if (signal) {
		ctx_close(t->c);
		prompt_die(t->prompt);
	}
	prompt_free(t->prompt);
	if (next == NEXT_FAILED)
		return e->kind
		    ? -1
		    : err_set(e, ERR_FAILED, "the form is kept as %s", t->form);
	sum_up(t);
	return 0;
}

int
cmd_deck_todo(struct ctx *c, struct err *e)
{
	bool terminal = isatty(STDIN_FILENO) && c->term.tty;
	struct todo t = {.c = c};
	int of;

	if (deck_file_open(c, c->argc > 0 ? c->argv[0] : NULL, &t.f, e) != 0)
		return -1;
	if (!terminal || count(t.f.deck, &of) == 0) {
		list(&t);
		return 0;
	}
	if (t.f.path == NULL) {
		list(&t);
		return err_set(e, ERR_FAILED,
		    "%s is a copy; to write into it, name its file: revisit "
		    "deck todo FILE.yaml, then 'revisit deck add' it again",
		    t.f.name);
	}
	if (!editor_is_chosen()) {
		list(&t);
		return err_set(e, ERR_FAILED,
		    "no editor is chosen; set EDITOR to its name (export "
		    "EDITOR=nano), or write into %s yourself",
		    t.f.name);
	}
	return go_through(&t, e);
}
