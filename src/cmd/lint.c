/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * deck lint: all that can be said of a deck file, what was put right in it,
 * and what this profile's answers say about its questions. Reads the store if
 * it can; a deck is checked without one all the same.
 */
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/fs.h"
#include "base/js.h"
#include "base/text.h"
#include "cmd/paths.h"
#include "cmd/rewrite.h"
#include "core/fold.h"
#include "core/leech.h"
#include "deck/deck.h"
#include "deck/lint.h"
#include "deck/lint_fix.h"
#include "deck/overlay.h"

const struct opt opts_deck_lint[] = {
    {OPT_CHOICE, "format", "text|json", "how to print the findings", 0, 0, 0},
    {OPT_FLAG, "strict", "", "warnings count as errors", 0, 0, 0},
    {OPT_FLAG, "fix", "", "put right what needs no thought, in the file", 0, 0,
	0},
    {OPT_FILE, "base", "FILE", "the deck that this one extends", 0, 0, 0},
    OPT_TABLE_END,
};

/* The text of the deck, as it is or as it was put right. */
struct source {
	const char *path, *text;
	size_t n;
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

static void
print_json(struct arena *a, FILE *out, const struct diags *found)
{
	struct js *list = js_new_array(), *j;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < found->n; i++) {
		const struct diag *d = &found->list[i];

		j = js_new_object();
		js_set_text(j, "file", text_cleaned(a, found->file));
		js_set_int(j, "line", d->line);
		js_set_int(j, "column", d->column);
		js_set_text(j, "code", d->code);
		js_set_text(j, "level", diag_level_name(d->level));
		js_set_text(j, "what", text_cleaned(a, d->what));
		js_set_text(j, "advice", text_cleaned(a, d->advice));
		js_push(list, j);
	}
	js_write(list, &b);
	js_free(list);
	(void)fprintf(out, "%s\n", buf_str(&b));
	buf_release(&b);
}

/* -- --fix ---------------------------------------------------------------- */

static void
print_fixed(FILE *out, const char *path, const struct lint_fixes *fixes)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < fixes->n; i++) {
		const struct lint_fixed *one = &fixes->list[i];

		buf_clear(&b);
		text_clean(&b, path, strlen(path));
		buf_addf(&b, ":%d:%d: %s: ", one->line, one->column, one->code);
		text_clean(&b, one->what, strlen(one->what));
		(void)fprintf(out, "fixed %s\n", buf_str(&b));
	}
	buf_release(&b);
}

static int
fix(struct ctx *c, struct source *src, FILE *out, struct err *e)
{
	struct lint_fixes fixes;
	struct buf b = BUF_INIT;
	const char *before = src->text;
	int r = 0;

	for (int i = 0; i < LINT_FIX_ROUNDS; i++) {
		buf_clear(&b);
		if (lint_fix(src->text, src->n, &c->arena, &fixes, &b) == 0)
			break;
		src->text = arena_strndup(&c->arena, buf_str(&b), b.n);
		src->n = b.n;
		print_fixed(out, src->path, &fixes);
	}
	if (src->text != before)
		r = rewrite_file(src->path, src->text, src->n, &c->arena, e);
	buf_release(&b);
	return r;
}

/* -- what is beside the deck ---------------------------------------------- */

static int
load_base(struct ctx *c, const char *path, const char *extends,
    const struct deck **out, struct err *e)
{
	struct diags found;

	*out = deck_load_file(path, &c->arena, &found, e);
	if (*out == NULL)
		return -1;
	if (strcmp((*out)->name, extends) != 0)
		return err_set(e, ERR_FAILED,
		    "%s is the deck '%s', and this one extends '%s'; give the "
		    "right one with --base",
		    path, (*out)->name, extends);
	return 0;
}

/* NAME.yaml beside the deck, or a deck that came with the program. */
static const char *
base_path(struct ctx *c, const char *path, const char *name)
{
	const char *found = paths_beside(path, name, &c->arena);

	return found ? found : paths_shipped(name, &c->arena);
}

/* *out stays NULL when the deck is no overlay, cannot be read, or its base is
 * nowhere near. */
static int
find_base(struct ctx *c, const struct source *src, const struct deck **out,
    struct err *e)
{
	const char *given = opt_text(&c->opts, "base", NULL), *path;
	struct err why = ERR_INIT;
	const struct deck *deck;
	struct diags found;

	if (memmem(src->text, src->n, "extends", 7) == NULL)
		return given ? err_set(e, ERR_USAGE,
				   "--base is for a deck that extends another, "
				   "and this one has no 'extends'")
			     : 0;
	deck = deck_load_text(
	    src->path, src->text, src->n, &c->arena, &found, &why);
	if (deck == NULL || deck->extends[0] == '\0')
		return 0;
	path = given ? given : base_path(c, src->path, deck->extends);
	if (path)
		return load_base(c, path, deck->extends, out, e);
	(void)fprintf(stderr,
	    "The deck '%s' is not beside this one, so ids and changes were "
	    "not compared with it; --base FILE names it.\n",
	    deck->extends);
	return 0;
}

/* What this profile's answers say of the deck's items. A store that cannot be
 * read is doctor's affair: the deck is checked without it. */
static void
read_use(struct ctx *c, const char *deck, struct lint_options *o)
{
	struct err why = ERR_INIT;
	struct item_state *states;
	struct lint_use *use;
	struct folded f;
	size_t n, len = strlen(deck);

	if (ctx_open(c, STORE_READ, &why) != 0 ||
	    store_states(c->store, &c->arena, &states, &n, &why) != 0)
		return;
	use = arena_array(&c->arena, n + 1, sizeof(*use));
	for (size_t i = 0; i < n; i++) {
		if (strncmp(states[i].item, deck, len) != 0 ||
		    states[i].item[len] != ':' ||
		    store_folded(
			c->store, states[i].item, &c->arena, &f, &why) != 0)
			continue;
		use[o->n_use].item = states[i].item;
		use[o->n_use].lapses = states[i].lapses;
		leech_count(f.reviews, f.n, &use[o->n_use].answers,
		    &use[o->n_use].changed);
		o->n_use++;
	}
	o->use = use;
}

/* The deck as far as it goes, NULL when it cannot be read. */
static struct deck *
load_source(struct ctx *c, const struct source *src)
{
	struct err why = ERR_INIT;
	struct diags found;

	return deck_load_text(
	    src->path, src->text, src->n, &c->arena, &found, &why);
}

/* This deck, if it is an overlay, and the profile's overlays of the same deck;
 * of a deck itself, those that the profile has of it. */
static struct deck **
find_overlays(struct ctx *c, struct deck *d, size_t *n)
{
	const char *base = d->extends[0] ? d->extends : d->name;
	struct err why = ERR_INIT;
	struct deck_row *rows = NULL;
	struct deck **list, *one;
	size_t n_rows = 0;

	if (c->store == NULL ||
	    store_decks(
		c->store, DECK_PARSED, &c->arena, &rows, &n_rows, &why) != 0)
		n_rows = 0;
	list = arena_array(&c->arena, n_rows + 1, sizeof(*list));
	*n = 0;
	for (size_t i = 0; i < n_rows; i++) {
		if (strcmp(rows[i].name, d->name) == 0)
			continue;
		one = deck_load_packed(
		    rows[i].name, rows[i].parsed, rows[i].parsed_n, &c->arena);
		if (one && strcmp(one->extends, base) == 0)
			list[(*n)++] = one;
	}
	if (d->extends[0])
		list[(*n)++] = d;
	return list;
}

static const char *count(struct ctx *c, int n, const char *what);

/* What an overlay leaves as it is, and what of it is its author's to change
 * (lt9.6); whether several of one deck say different things (lt8.10). */
static void
tell_overlays(struct ctx *c, struct deck *d, const struct deck *base)
{
	struct deck **overlays;
	const char **clashes;
	int kept, yours, k;
	size_t n;

	if (base) {
		overlay_count(d, base, &kept, &yours);
		(void)fprintf(stderr, "kept: %s. Yours to change: %d.\n",
		    count(c, kept, "line"), yours);
	}
	overlays = find_overlays(c, d, &n);
	clashes = overlay_clashes(overlays, n, &c->arena, &k);
	if (n == 0)
		return;
	(void)fprintf(stderr, "%s, %s\n", count(c, (int)n, "overlay"),
	    k == 0       ? "no clashes"
		: k == 1 ? "1 clash:"
			 : arena_printf(&c->arena, "%d clashes:", k));
	for (int i = 0; i < k; i++)
		(void)fprintf(
		    stderr, "  %s\n", text_cleaned(&c->arena, clashes[i]));
}

/* -- the command ---------------------------------------------------------- */

static const char *
count(struct ctx *c, int n, const char *what)
{
	return arena_printf(&c->arena, "%d %s%s", n, what, n == 1 ? "" : "s");
}

int
cmd_deck_lint(struct ctx *c, struct err *e)
{
	bool json = strcmp(opt_text(&c->opts, "format", "text"), "json") == 0;
	bool strict = opt_given(&c->opts, "strict");
	struct lint_options options = {NULL, NULL, 0};
	struct source src = {.path = c->argv[0]};
	struct diags found;
	struct deck *deck;
	const char *sum;

	if (opt_given(&c->opts, "fix") && strcmp(src.path, "-") == 0)
		return err_set(e, ERR_USAGE,
		    "--fix changes a file; give its name instead of -");
	if (fs_read_head(src.path, DECK_BYTES_MAX + 1, &c->arena, &src.text,
		&src.n, e) != 0)
		return -1;
	if (opt_given(&c->opts, "fix") &&
	    fix(c, &src, json ? stderr : stdout, e) != 0)
		return -1;
	if (find_base(c, &src, &options.base, e) != 0)
		return -1;
	deck = load_source(c, &src);
	read_use(c, deck ? deck->name : "", &options);
	(void)lint_text(src.path, src.text, src.n, &options, &c->arena, &found);
	if (json)
		print_json(&c->arena, stdout, &found);
	else
		print_findings(stdout, &found);
	if (deck && !json)
		tell_overlays(c, deck, options.base);
	sum = arena_printf(&c->arena, "%s: %s, %s",
	    text_cleaned(&c->arena, src.path), count(c, found.errors, "error"),
	    count(c, found.warnings, "warning"));
	if (found.errors + (strict ? found.warnings : 0) > 0)
		return err_set(e, ERR_FOUND, "%s", sum);
	if (!json)
		(void)fprintf(stderr, "%s\n",
		    found.warnings > 0
			? sum
			: arena_printf(&c->arena, "%s: no errors",
			      text_cleaned(&c->arena, src.path)));
	return 0;
}
