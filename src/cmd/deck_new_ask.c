/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck new at a terminal: one question after the other, each with an answer
 * ready where there can be one. Whatever ends it, statements that were typed
 * are written.
 */
#include "cmd/deck_new.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ui/prompt.h"

struct talk {
	struct ctx *c;
	struct prompt *prompt;
	struct draft d;
	size_t cap;
	const char *section;
	bool over; /* no more input */
};

static void
say(struct talk *t, const char *s)
{
	term_para(&t->c->term, "", 0, STYLE_NONE, s);
}

/* A line without white space around it; "" for Enter, NULL when the input has
 * ended (then t->over). */
static const char *
ask(struct talk *t, const char *label)
{
	struct arena *a = &t->c->arena;
	const char *s;
	size_t n;

	while (!t->over) {
		switch (
		    prompt_line(t->prompt, label, STYLE_STRONG, a, &s, NULL)) {
		case PROMPT_LINE:
			s += strspn(s, " \t");
			n = strlen(s);
			while (n > 0 && strchr(" \t", s[n - 1]))
				n--;
			return arena_strndup(a, s, n);
		case PROMPT_DROPPED:
			continue;
		default:
			t->over = true;
		}
	}
	return NULL;
}

/* Asks until it is good; Enter takes what is suggested. */
static const char *
ask_good(struct talk *t, const char *what, const char *suggested,
    bool (*good)(const char *), const char *advice)
{
	const char *label =
	    arena_printf(&t->c->arena, "%s (Enter for %s): ", what, suggested);
	const char *s;

	while ((s = ask(t, label)) != NULL) {
		if (*s == '\0')
			return suggested;
		if (good(s))
			return s;
		say(t, advice);
	}
	return suggested;
}

static bool
has_letter(const char *s)
{
	for (; *s; s++)
		if ((*s >= '0' && *s <= '9') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= 'a' && *s <= 'z') || (unsigned char)*s >= 0x80)
			return true;
	return false;
}

static void
ask_names(struct talk *t)
{
	struct draft *d = &t->d;
	struct arena *a = &t->c->arena;
	const char *s, *name;

	while ((s = ask(t, "Title of the deck: ")) != NULL && !has_letter(s))
		say(t, "Its name as people read it, such as Keeping bees.");
	d->title = s ? s : "";
	if (s == NULL)
		return;
	name = draft_name(a, d->title, "my-deck");
	while (deck_new_taken(t->c, name))
		name = arena_printf(a, "%s-2", name);
	for (;;) {
		d->name = ask_good(t, "Short name", name, draft_is_name,
		    "Small letters, digits and dashes, beginning with a "
		    "letter, such as bees. It never changes.");
		if (t->over || !deck_new_taken(t->c, d->name))
			break;
		say(t,
		    arena_printf(a,
			"There is a deck %s here already, and its history "
			"would be mixed with this one's. Choose another name.",
			d->name));
	}
	d->prefix = ask_good(t, "Letters before its numbers",
	    draft_prefix(a, d->name), draft_is_prefix,
	    arena_printf(a,
		"Small letters, such as %s: the first statement is then %s1.",
		draft_prefix(a, d->name), draft_prefix(a, d->name)));
	s = ask(t, "Whose words are the statements (Enter for your own): ");
	d->source = s ? s : "";
	s = ask(t, "Licence, such as CC BY 4.0 (Enter for none): ");
	d->licence = s ? s : "";
}

static struct draft_statement *
add(struct talk *t, const char *text)
{
	struct draft_statement *st;

	t->d.list = arena_grow(&t->c->arena, t->d.list, (size_t)t->d.n, &t->cap,
	    sizeof(*t->d.list));
	st = &t->d.list[t->d.n++];
	memset(st, 0, sizeof(*st));
	st->id = st->gist = st->ask = st->example = "";
	st->section = t->section;
	st->text = text;
	return st;
}

static void
ask_ideas(struct talk *t, struct draft_statement *st)
{
	const char *s;
	int n = 0;

	st->ideas = arena_array(&t->c->arena, 8, sizeof(*st->ideas));
	while (n < 8) {
		s = ask(t,
		    n == 0 ? "An idea that a full answer holds (Enter for none "
			     "yet): "
			   : "Another idea (Enter for no more): ");
		if (s == NULL || *s == '\0')
			break;
		if (has_letter(s))
			st->ideas[n++] = s;
	}
	st->n_ideas = n;
}

/* One statement, a section, or one taken back. False at the end. */
static bool
ask_statement(struct talk *t)
{
	struct arena *a = &t->c->arena;
	struct draft_statement *st;
	const char *s;

	s = ask(
	    t, arena_printf(a, "Statement %d (Enter to finish): ", t->d.n + 1));
	if (s == NULL)
		return false;
	if (*s == '\0') {
		if (t->d.n > 0)
			return false;
		say(t,
		    "A deck has at least one statement. Type one sentence "
		    "that is worth knowing, or Ctrl-D to leave without a "
		    "deck.");
		return true;
	}
	if (strcmp(s, "-") == 0) {
		if (t->d.n == 0)
			say(t, "There is none to take back.");
		else
			say(t,
			    arena_printf(
				a, "Taken back: %s", t->d.list[--t->d.n].text));
		return true;
	}
	if (s[0] == '#' && has_letter(s)) {
		s += strspn(s, "# ");
		t->section = s;
		say(t,
		    arena_printf(a, "What follows is in the section %s.", s));
		return true;
	}
	if (!has_letter(s)) {
		say(t, "That has no word in it. Type a sentence, or Enter.");
		return true;
	}
	st = add(t, s);
	s = ask(t, "Its question (Enter for none yet): ");
	if (s && has_letter(s)) {
		st->ask = s;
		ask_ideas(t, st);
	}
	return !t->over;
}

/* A file that is not there yet. */
static const char *
ask_file(struct talk *t)
{
	struct arena *a = &t->c->arena;
	const char *path = arena_printf(a, "%s.yaml", t->d.name), *s;

	for (int i = 2; deck_new_exists(path); i++)
		path = arena_printf(a, "%s-%d.yaml", t->d.name, i);
	while ((s = ask(t, arena_printf(a, "File (Enter for %s): ", path))) !=
		NULL &&
	    *s) {
		if (!deck_new_exists(s))
			return s;
		say(t,
		    arena_printf(
			a, "%s is there already. Choose another name.", s));
	}
	return path;
}

/* Where nothing can be asked any more and the file cannot be written where it
 * was to be: into the folder that one is in, or else on the terminal. */
static int
write_anywhere(struct talk *t, const struct buf *b, struct err *e)
{
	struct arena *a = &t->c->arena;
	const char *path = ask_file(t);
	struct err second = ERR_INIT;
	size_t n;

	if (deck_new_put(b, path, &second) == 0) {
		say(t, e->msg);
		*e = (struct err)ERR_INIT;
		deck_new_done(t->c, &t->d, path);
		return 0;
	}
	say(t, "It could not be written to a file. This is what was typed:");
	for (const char *s = buf_str(b); *s; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		(void)fprintf(stderr, "%s\n",
		    term_text(&t->c->term, a, arena_strndup(a, s, n)));
	}
	return -1;
}

/* Writes, and asks for another place while that cannot be done. What was typed
 * is written also where no deck without errors can be made of it. */
static int
write_it(struct talk *t, const char *path, struct err *e)
{
	struct buf b = BUF_INIT;
	struct err why = ERR_INIT;
	bool whole = deck_new_text(t->c, &t->d, &b, &why) == 0;
	int r;

	for (;;) {
		if (path == NULL)
			path = ask_file(t);
		r = deck_new_put(&b, path, e);
		if (r == 0 || t->over)
			break;
		say(t, e->msg);
		*e = (struct err)ERR_INIT;
		path = NULL;
	}
	if (r != 0) {
		r = write_anywhere(t, &b, e);
	} else if (!whole) {
		r = err_set(e, ERR_FAILED,
		    "%s; what was typed is in %s: mend it there", why.msg,
		    path);
	} else {
		deck_new_done(t->c, &t->d, path);
	}
	buf_release(&b);
	return r;
}

int
deck_new_ask(struct ctx *c, const char *path, struct err *e)
{
	struct talk t = {.c = c, .section = ""};
	int r;

	if (!isatty(STDIN_FILENO) || !c->term.tty)
		return err_set(e, ERR_USAGE,
		    "deck new asks its questions at a terminal; elsewhere make "
		    "a deck from a list: revisit deck new --from LIST");
	if (path && strcmp(path, "-") == 0)
		return err_set(e, ERR_USAGE,
		    "what is asked at a terminal is written to a file; give "
		    "its name");
	t.prompt = prompt_new(&c->term);
	ask_names(&t);
	if (t.d.title[0] && !t.over) {
		say(&t,
		    "Now the statements, each a sentence or two. A line that "
		    "begins with # names a section; - takes the last one back; "
		    "Enter alone ends. Questions and ideas can come later.");
		while (ask_statement(&t))
			;
	}
	if (t.d.n == 0)
		r = err_set(e, ERR_FAILED, "nothing was written");
	else
		r = write_it(&t, path, e);
	if (prompt_signal(t.prompt)) {
		ctx_close(c);
		prompt_die(t.prompt);
	}
	prompt_free(t.prompt);
	return r;
}
