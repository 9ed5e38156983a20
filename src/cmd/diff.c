/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck diff: what became of each card from one version of a deck to another. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/js.h"
#include "base/text.h"
#include "cmd/change.h"
#include "cmd/collect.h"
#include "cmd/paths.h"
#include "core/changed.h"
#include "deck/diff.h"
#include "deck/items.h"
#include "deck/overlay.h"

const struct opt opts_deck_diff[] = {
    {OPT_TEXT, "format", "text|json", "sentences, or one JSON object", 0, 0, 0},
    OPT_TABLE_END,
};

/* -- the two sides ----------------------------------------------------------
 */

/* A deck of the profile; NULL without a word when there is none. */
static struct deck *
load_kept(struct ctx *c, const char *name, struct err *e)
{
	struct deck_row row;
	struct diags found;
	bool there = false;

	if (c->store == NULL ||
	    store_deck(c->store, name, &c->arena, &row, &there, e) != 0 ||
	    !there)
		return NULL;
	return deck_load_text(name, row.text, row.text_n, &c->arena, &found, e);
}

/* A file; else a deck of the profile; else one that comes with the program. */
static struct deck *
load(struct ctx *c, const char *what, struct err *e)
{
	const char *path = what;
	struct diags found;
	struct deck *d;

	if (access(what, F_OK) != 0 && strchr(what, '/') == NULL) {
		d = load_kept(c, what, e);
		if (d || e->msg[0])
			return d;
		path = paths_shipped(what, &c->arena);
		if (path == NULL) {
			(void)err_set(e, ERR_FAILED,
			    "there is no file and no deck '%.60s'; 'revisit "
			    "deck list' shows the decks that there are",
			    what);
			return NULL;
		}
	}
	return deck_load_file(path, &c->arena, &found, e);
}

static int
load_side(struct ctx *c, const char *what, struct diff_side *out, struct err *e)
{
	struct deck *d = load(c, what, e), *base;

	if (d == NULL)
		return -1;
	base = d->extends[0] ? collect_base(c, what, d->extends) : NULL;
	if (base)
		overlay_borrow(d, base, &c->arena);
	else if (d->extends[0])
		(void)fprintf(stderr,
		    "revisit: the deck %s, which %s extends, is not here; "
		    "cards on its statements are left out\n",
		    d->extends, d->name);
	out->deck = d;
	deck_items(d, &c->arena, &out->items, &out->n);
	return 0;
}

/* -- as sentences -----------------------------------------------------------
 */

static void
print_sum(
    struct ctx *c, const struct diff_side *now, const int *counts, int renamed)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s:", now->deck->name);
	for (int w = 0; w < DIFF_KINDS; w++)
		if (w == DIFF_KEPT || counts[w] > 0)
			buf_addf(&b, "%s %d %s", w ? "," : "", counts[w],
			    diff_what_name((enum diff_what)w));
	if (renamed > 0)
		buf_addf(&b, "; %d renamed", renamed);
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena, "%s.", buf_str(&b)));
	buf_release(&b);
}

static void
print_texts(struct ctx *c, const struct diff_item *d)
{
	struct changed words;
	const char *before, *after;

	diff_texts(d, &c->arena, &before, &after);
	if (strcmp(before, after) == 0)
		return;
	changed_words(before, after, &c->arena, &words);
	if (!c->term.plain) {
		term_para(&c->term, "  was", 6, STYLE_DIM, words.before);
		term_para(&c->term, "  now", 6, STYLE_NONE, words.after);
		return;
	}
	term_para(&c->term, "It was:", 0, STYLE_NONE, before);
	term_para(&c->term, "It is now:", 0, STYLE_NONE, after);
	if (words.went[0])
		term_para(
		    &c->term, "Words that went:", 0, STYLE_NONE, words.went);
	if (words.came[0])
		term_para(&c->term, "New words:", 0, STYLE_NONE, words.came);
}

static const char *
short_id(const struct item *it)
{
	return it->id + strlen(it->deck) + 1;
}

static void
print_one(struct ctx *c, const struct diff_item *d)
{
	const struct item *it = d->now ? d->now : d->was;
	struct arena *a = &c->arena;
	const char *gist = it->gist && it->kind == KIND_RECALL ? it->gist : "";
	const char *what = d->what == DIFF_KEPT && d->renamed
	    ? "renamed"
	    : diff_what_name(d->what);
	const char *was =
	    d->renamed ? arena_printf(a, ", was %s", short_id(d->was)) : "";

	term_para(&c->term, "", 2, STYLE_STRONG,
	    arena_printf(a, "%s: %s%s%s%s%s", what, short_id(it), was,
		gist[0] ? " (" : "", gist, gist[0] ? ")" : ""));
	print_texts(c, d);
}

/* -- as JSON ---------------------------------------------------------------
 */

static void
set_clean(struct ctx *c, struct js *j, const char *key, const char *text)
{
	js_set_text(j, key, text_cleaned(&c->arena, text));
}

static struct js *
json_one(struct ctx *c, const struct diff_item *d)
{
	struct js *j = js_new_object();
	struct changed words;
	const char *before, *after;

	js_set_text(j, "item", d->now ? d->now->id : d->was->id);
	js_set_text(j, "change", diff_what_name(d->what));
	js_set_bool(j, "renamed", d->renamed);
	if (d->renamed)
		js_set_text(j, "former", d->was->id);
	diff_texts(d, &c->arena, &before, &after);
	if (strcmp(before, after) != 0) {
		changed_words(before, after, &c->arena, &words);
		set_clean(c, j, "was", before);
		set_clean(c, j, "now", after);
		set_clean(c, j, "went", words.went);
		set_clean(c, j, "came", words.came);
	}
	return j;
}

static void
print_json(struct ctx *c, const struct diff_side *now,
    const struct diff_item *list, size_t n, const int *counts, int renamed)
{
	struct js *j = js_new_object(), *sum = js_new_object();
	struct js *items = js_new_array();
	struct buf b = BUF_INIT;

	js_set_text(j, "deck", now->deck->name);
	for (int w = 0; w < DIFF_KINDS; w++)
		js_set_int(sum, diff_what_name((enum diff_what)w), counts[w]);
	js_set_int(sum, "renamed", renamed);
	js_set(j, "counts", sum);
	for (size_t i = 0; i < n; i++)
		if (list[i].what != DIFF_KEPT || list[i].renamed)
			js_push(items, json_one(c, &list[i]));
	js_set(j, "items", items);
	js_write(j, &b);
	js_free(j);
	(void)printf("%s\n", buf_str(&b));
	buf_release(&b);
}

int
cmd_deck_diff(struct ctx *c, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", "text");
	bool json = strcmp(format, "json") == 0;
	int counts[DIFF_KINDS] = {0}, renamed = 0;
	struct diff_side was, now;
	struct diff_item *list;
	size_t n;

	if (!json && strcmp(format, "text") != 0)
		return err_set(e, ERR_USAGE,
		    "--format is text or json, not '%.60s'", format);
	if (load_side(c, c->argv[0], &was, e) != 0 ||
	    load_side(c, c->argv[1], &now, e) != 0)
		return -1;
	if (strcmp(was.deck->name, now.deck->name) != 0)
		return err_set(e, ERR_FAILED,
		    "these are two decks, %s and %s, and not two versions of "
		    "one: give files with the same 'deck'",
		    was.deck->name, now.deck->name);
	deck_diff(&was, &now, &c->arena, &list, &n);
	for (size_t i = 0; i < n; i++) {
		counts[list[i].what]++;
		renamed += list[i].renamed;
	}
	if (json) {
		print_json(c, &now, list, n, counts, renamed);
		return 0;
	}
	print_sum(c, &now, counts, renamed);
	for (size_t i = 0; i < n; i++)
		if (list[i].what != DIFF_KEPT || list[i].renamed)
			print_one(c, &list[i]);
	return 0;
}
