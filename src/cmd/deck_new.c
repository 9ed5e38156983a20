/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck new: a deck from nothing, asked for at a terminal, or from a list that
 * somebody has. What is written is a deck without errors, to go on with.
 */
#include "cmd/deck_new.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/paths.h"
#include "deck/lint.h"
#include "formats/encoding.h"
#include "formats/list.h"
#include "ui/prompt.h"

const struct opt opts_deck_new[] = {
    {OPT_FILE, "from", "LIST", "make it from this list; - is standard input", 0,
	0, 0},
    {OPT_CHOICE, "as", "csv|markdown|lines|qa",
	"what the list is, where that is not seen", 0, 0, 0},
    {OPT_TEXT, "title", "TITLE", "title of the deck", 0, 0, 0},
    {OPT_TEXT, "name", "NAME", "short name of the deck, such as bees", 0, 0, 0},
    {OPT_TEXT, "prefix", "P", "letters before its numbers, such as be", 0, 0,
	0},
    {OPT_TEXT, "licence", "TEXT", "licence of the texts", 0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file; - is standard output (default, with --from)", 0, 0,
	0},
    OPT_TABLE_END,
};

/* -- the file ------------------------------------------------------------- */

bool
deck_new_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* A deck of this name would share its history with the new one. */
bool
deck_new_taken(struct ctx *c, const char *name)
{
	struct err e = ERR_INIT;
	struct deck_row row;
	bool found = false;

	if (paths_shipped(name, &c->arena))
		return true;
	return c->store &&
	    store_deck(c->store, name, &c->arena, &row, &found, &e) == 0 &&
	    found;
}

/* The question in front of the answer: asked by its blanks. For what cannot be
 * asked as a question, such as an answer of too many parts. */
static void
make_bare(struct ctx *c, struct draft_statement *st)
{
	if (st->ask[0])
		st->text = arena_printf(&c->arena, "%s %s", st->ask, st->text);
	st->ask = "";
	st->n_ideas = 0;
}

/* Takes one wording out of the ideas, and an idea that had no other. `what`
 * names it first: 'wording' says the idea ... The wording, or NULL. */
static const char *
drop_wording(struct ctx *c, struct draft_statement *st, const char *what)
{
	struct arena *a = &c->arena;
	const char *s, *stop = strstr(what, "' says the idea '");
	size_t len, n;
	struct buf b = BUF_INIT;
	const char *dropped = NULL, *word;

	if (*what != '\'' || stop == NULL)
		return NULL;
	word = arena_strndup(a, what + 1, (size_t)(stop - what - 1));
	for (int i = 0; i < st->n_ideas && dropped == NULL; i++) {
		buf_clear(&b);
		for (s = st->ideas[i]; *s; s += len + (s[len] == '|')) {
			s += strspn(s, " ");
			n = len = strcspn(s, "|");
			while (n > 0 && s[n - 1] == ' ')
				n--;
			if (dropped == NULL && n == strlen(word) &&
			    memcmp(s, word, n) == 0)
				dropped = word;
			else if (n > 0)
				buf_addf(
				    &b, "%s%.*s", b.n ? " | " : "", (int)n, s);
		}
		if (dropped && b.n > 0) {
			st->ideas[i] = arena_strdup(a, buf_str(&b));
		} else if (dropped) {
			st->n_ideas--;
			memmove(st->ideas + i, st->ideas + i + 1,
			    (size_t)(st->n_ideas - i) * sizeof(*st->ideas));
		}
	}
	buf_release(&b);
	return dropped;
}

/* Makes less of a statement that has an error: one wording less, no ideas, no
 * question. */
static void
mend(struct ctx *c, const struct draft *d, struct draft_statement *st,
    const struct diag *found)
{
	const char *what = text_cleaned(&c->arena, found->what), *how;
	const char *word = strcmp(found->code, "C08") == 0
	    ? drop_wording(c, st, found->what)
	    : NULL;

	if (word) {
		how = "this wording was left out";
	} else if (st->ask[0] && st->n_ideas > 0) {
		how = "its ideas were left out";
		st->n_ideas = 0;
	} else {
		how = "it is asked by its blanks";
		make_bare(c, st);
	}
	if (d->list[0].line > 0)
		(void)fprintf(
		    stderr, "revisit: line %d: %s; %s\n", st->line, what, how);
}

/* The statement in whose lines a finding stands, by the ids of the text. */
static struct draft_statement *
statement_at(struct draft *d, const char *text, int line)
{
	const char *p = text, *stop;
	int at = -1, now = 1;

	for (; *p && now <= line; p = stop + (*stop == '\n'), now++) {
		stop = p + strcspn(p, "\n");
		at += strncmp(p, "  - id: ", 8) == 0;
	}
	for (p = text; *p; p = stop + (*stop == '\n')) { /* without sections */
		stop = p + strcspn(p, "\n");
		if (strncmp(p, "statements:", 11) == 0)
			break;
		at -= strncmp(p, "  - id: ", 8) == 0;
	}
	return at >= 0 && at < d->n ? &d->list[at] : NULL;
}

static int
check(struct ctx *c, struct draft *d, const struct buf *text, int *mended,
    struct err *e)
{
	struct lint_options none = {0};
	struct draft_statement *st, *last = NULL;
	struct diags found;

	*mended = 0;
	(void)lint_text(
	    d->name, buf_str(text), text->n, &none, &c->arena, &found);
	for (size_t i = 0; i < found.n; i++) {
		if (found.list[i].level != DIAG_ERROR)
			continue;
		st = statement_at(d, buf_str(text), found.list[i].line);
		if (st == NULL || (st->ask[0] == '\0' && st->n_ideas == 0))
			return st && st == last
			    ? 0
			    : err_set(e, ERR_FAILED,
				  "no deck can be made of this: %s; %s",
				  found.list[i].what, found.list[i].advice);
		if (st == last)
			continue; /* once more, when it is less */
		mend(c, d, st, &found.list[i]);
		last = st;
		(*mended)++;
	}
	return 0;
}

int
deck_new_text(struct ctx *c, struct draft *d, struct buf *out, struct err *e)
{
	int mended, r;

	draft_ids(d, &c->arena);
	do {
		buf_clear(out);
		draft_write(d, &c->arena, out);
		r = check(c, d, out, &mended, e);
	} while (r == 0 && mended > 0);
	return r;
}

int
deck_new_put(const struct buf *text, const char *path, struct err *e)
{
	if (strcmp(path, "-") != 0 && deck_new_exists(path))
		return err_set(e, ERR_FAILED,
		    "%s is there already and was left as it is; give another "
		    "name with --output",
		    path);
	return fs_write(path, buf_str(text), text->n, e);
}

int
deck_new_write(struct ctx *c, struct draft *d, const char *path, struct err *e)
{
	struct buf b = BUF_INIT;
	int r = deck_new_text(c, d, &b, e);

	if (r == 0)
		r = deck_new_put(&b, path, e);
	buf_release(&b);
	return r;
}

/* -- from a list ---------------------------------------------------------- */

/* A text of the list as it may be shown, and not too long. */
static const char *
shown(struct ctx *c, const char *text)
{
	size_t n = strlen(text), cut = n < 100 ? n : 100;

	while (cut < n && cut > 0 && ((unsigned char)text[cut] & 0xc0) == 0x80)
		cut--;
	text = arena_printf(
	    &c->arena, "%.*s%s", (int)cut, text, cut < n ? " ..." : "");
	return term_text(&c->term, &c->arena, text);
}

static void
tell_left(struct ctx *c, const struct list *list)
{
	for (size_t i = 0; i < list->n_left; i++) {
		const struct list_left *one = &list->left[i];

		(void)fprintf(stderr, "revisit: line %d was left out: %s; %s\n",
		    one->line, shown(c, one->text), one->why);
	}
}

/* Ids of the list that could not be kept. */
static void
tell_ids(struct ctx *c, const struct draft *d, const char **given)
{
	for (int i = 0; i < d->n; i++) {
		if (given[i][0] == '\0' ||
		    strcmp(given[i], d->list[i].id) == 0 ||
		    strcmp(given[i] + strspn(given[i], " "),
			d->list[i].id + strlen(d->prefix)) == 0)
			continue;
		(void)fprintf(stderr,
		    "revisit: line %d: its id is %s here; '%s' is not one that "
		    "a deck can keep\n",
		    d->list[i].line, d->list[i].id, shown(c, given[i]));
	}
}

static const char *
base_name(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *dot;

	path = slash ? slash + 1 : path;
	dot = strrchr(path, '.');
	return arena_strndup(
	    a, path, dot && dot > path ? (size_t)(dot - path) : strlen(path));
}

/* "spring_bees-2" to "spring bees 2", with a capital. */
static const char *
title_of(struct arena *a, const char *name)
{
	char *s = arena_strdup(a, name);

	for (char *p = s; *p; p++)
		if (*p == '_' || *p == '-')
			*p = ' ';
	if (*s >= 'a' && *s <= 'z')
		*s = (char)(*s - 'a' + 'A');
	return s;
}

static const char *
free_name(struct ctx *c, const char *name)
{
	const char *s = name;

	for (int i = 2; deck_new_taken(c, s) && i < 1000; i++)
		s = arena_printf(&c->arena, "%s-%d", name, i);
	return s;
}

static int
name_it(struct ctx *c, struct draft *d, const char *from,
    const struct list *list, struct err *e)
{
	const char *title = list->title;
	const char *base =
	    strcmp(from, "-") == 0 ? "" : base_name(&c->arena, from);

	if (title[0] == '\0')
		title = base[0] ? title_of(&c->arena, base) : "My deck";
	d->title = opt_text(&c->opts, "title", title);
	d->name = opt_text(&c->opts, "name", NULL);
	if (d->name == NULL)
		d->name = free_name(c,
		    draft_name(&c->arena, base[0] ? base : d->title,
			draft_name(&c->arena, d->title, "my-deck")));
	d->prefix =
	    opt_text(&c->opts, "prefix", draft_prefix(&c->arena, d->name));
	d->licence = opt_text(&c->opts, "licence", list->licence);
	d->source = list->source;
	if (!draft_is_name(d->name))
		return err_set(e, ERR_USAGE,
		    "'%.60s' cannot be a short name; use small letters, "
		    "digits and dashes, beginning with a letter",
		    d->name);
	if (!draft_is_prefix(d->prefix))
		return err_set(e, ERR_USAGE,
		    "'%.60s' cannot stand before numbers; use small letters, "
		    "such as %s",
		    d->prefix, draft_prefix(&c->arena, d->name));
	if (d->title[strspn(d->title, " \t")] == '\0')
		return err_set(e, ERR_USAGE, "a title has a word in it");
	return 0;
}

static enum list_as
chosen(const struct ctx *c)
{
	static const char *const names[] = {
	    "", "csv", "markdown", "lines", "qa"};
	const char *as = opt_text(&c->opts, "as", "");
	int i = LIST_AUTO;

	while (strcmp(names[i], as) != 0)
		i++;
	return (enum list_as)i;
}

static const char *
other_ways(enum list_as as)
{
	switch (as) {
	case LIST_CSV:
		return "markdown, lines or qa";
	case LIST_MARKDOWN:
		return "csv, lines or qa";
	case LIST_LINES:
		return "csv, markdown or qa";
	default:
		return "csv, markdown or lines";
	}
}

static void
tell_how(
    struct ctx *c, const char *from, const struct list *list, enum encoding was)
{
	(void)fprintf(stderr,
	    "revisit: %s was read %s; --as %s reads it otherwise\n",
	    strcmp(from, "-") == 0 ? "the list" : shown(c, from), list->how,
	    other_ways(list->as));
	if (list->as == LIST_QA && list->glued > 0)
		(void)fprintf(stderr,
		    "revisit: %d line%s without Q: or A: %s put to what stands "
		    "above; the first is line %d\n",
		    list->glued, list->glued == 1 ? "" : "s",
		    list->glued == 1 ? "was" : "were", list->glued_line);
	if (was == ENCODING_LATIN)
		(void)fprintf(stderr,
		    "revisit: it is not UTF-8, and was read as Windows-1252; "
		    "look at letters with accents\n");
}

/* Programs save lists in files of their own kinds, too. */
static bool
is_no_text(const char *raw, size_t n, enum encoding was)
{
	return (n >= 5 && memcmp(raw, "%PDF-", 5) == 0) ||
	    (was != ENCODING_UTF16 && memchr(raw, '\0', n));
}

static int
from_list(struct ctx *c, const char *from, const char *to, struct err *e)
{
	struct draft d = {0};
	struct list list;
	enum encoding was;
	const char *raw, *s, **given;
	size_t n, raw_n;

	if (fs_read(from, DECK_BYTES_MAX, &c->arena, &raw, &raw_n, e) != 0)
		return -1;
	s = encoding_text(raw, raw_n, &c->arena, &n, &was);
	if (is_no_text(raw, raw_n, was))
		return err_set(e, ERR_FAILED,
		    "%s is not a text; save the list as CSV or as plain text",
		    from);
	list_read(s, n, chosen(c), &c->arena, &list);
	tell_left(c, &list);
	if (list.n == 0)
		return err_set(e, ERR_FAILED,
		    "%s: no statement was found in it, read %s; try --as %s",
		    from, list.how, other_ways(list.as));
	if (name_it(c, &d, from, &list, e) != 0)
		return -1;
	if (list.n > DECK_STATEMENTS_MAX)
		return err_set(e, ERR_FAILED,
		    "%s has more than %d statements; divide it", from,
		    DECK_STATEMENTS_MAX);
	d.list = list.entries;
	d.n = (int)list.n;
	given = arena_array(&c->arena, list.n, sizeof(*given));
	for (size_t i = 0; i < list.n; i++)
		given[i] = list.entries[i].id;
	tell_how(c, from, &list, was);
	if (deck_new_write(c, &d, to, e) != 0)
		return -1;
	tell_ids(c, &d, given);
	deck_new_done(c, &d, to);
	return 0;
}

/* -- the command ---------------------------------------------------------- */

void
deck_new_done(struct ctx *c, const struct draft *d, const char *path)
{
	const char *word = text_shell(&c->arena, path);
	int with = 0;

	for (int i = 0; i < d->n; i++)
		with += d->list[i].ask[0] != '\0';
	if (strcmp(path, "-") == 0) {
		(void)fprintf(stderr,
		    "revisit: %d statement%s, %d with a question\n", d->n,
		    d->n == 1 ? "" : "s", with);
		return;
	}
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"Wrote %s: %s, %d statement%s, %d with a question.", path,
		d->title, d->n, d->n == 1 ? "" : "s", with));
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"To see its cards: revisit deck preview %s. To go on writing: "
		"revisit deck todo %s. To revise it: revisit deck add %s.",
		word, word, word));
}

int
cmd_deck_new(struct ctx *c, struct err *e)
{
	const char *from = opt_text(&c->opts, "from", NULL);
	const char *to = opt_text(&c->opts, "output", NULL);

	if (c->argc > 0 && to)
		return err_set(e, ERR_USAGE,
		    "FILE and --output both name the file; give one");
	if (c->argc > 0)
		to = c->argv[0];
	if (from == NULL && opt_given(&c->opts, "as"))
		return err_set(e, ERR_USAGE,
		    "--as says what a list is; name the list with --from");
	if (to && strcmp(to, "-") != 0 && deck_new_exists(to))
		return err_set(e, ERR_FAILED,
		    "%s is there already and was left as it is; give another "
		    "name",
		    to);
	return from ? from_list(c, from, to ? to : "-", e)
		    : deck_new_ask(c, to, e);
}
