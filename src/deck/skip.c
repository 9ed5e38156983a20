/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/skip.h"

#include <string.h>

#include "base/diag.h"
#include "deck/splice.h"
#include "deck/yaml.h"

/*
 * skip: see the header. Where an entry goes depends on how the file is
 * written: into the list that is there, else a line after the text, else one
 * after the id, else to the front of a map in braces.
 */

struct work {
	const char *s;
	size_t n;
	struct arena *arena;
	const struct node *root, *map, *skip; /* skip: NULL when absent */
	const char *id, *phrase, *quoted;
};

static const struct node *
find_statement(const struct node *root, const char *id)
{
	const struct node *list = node_get(root, "statements"), *one, *v;

	if (list == NULL || list->kind != NODE_LIST)
		return NULL;
	for (one = list->first; one; one = one->next) {
		v = node_get(one, "id");
		if (v && v->kind == NODE_TEXT && v->n > 0 &&
		    strcmp(v->text, id) == 0)
			return one;
	}
	return NULL;
}

/* -- is it the same deck but for the entry? ------------------------------- */

static bool
same_text(const struct node *x, const struct node *y)
{
	return x->n == y->n &&
	    (x->n == 0 || memcmp(x->text, y->text, x->n) == 0);
}

/* The new list: the old entries, and the phrase among them. */
static bool
is_added(const struct work *w, const struct node *now)
{
	const struct node *old = NULL, *one;
	bool added = false;

	if (now == NULL || now->kind != NODE_LIST)
		return false;
	if (w->skip && w->skip->kind == NODE_LIST)
		old = w->skip->first;
	for (one = now->first; one; one = one->next) {
		if (one->kind != NODE_TEXT)
			return false;
		if (old && same_text(one, old))
			old = old->next;
		else if (!added && one->n == strlen(w->phrase) &&
		    memcmp(one->text, w->phrase, one->n) == 0)
			added = true;
		else
			return false;
	}
	return added && old == NULL;
}

static const struct node *
next_key(const struct node *k, bool but_skip)
{
	while (but_skip && k && strcmp(k->text, "skip") == 0)
		k = k->next->next;
	return k;
}

/* Depth is bounded by the reader. */
static bool
same_tree(const struct work *w, const struct node *x, const struct node *y)
{
	bool here = x == w->map;

	if (x->kind != y->kind)
		return false;
	if (x->kind == NODE_TEXT)
		return same_text(x, y);
	if (x->kind == NODE_MAP && here && !is_added(w, node_get(y, "skip")))
		return false;
	x = x->first;
	y = y->first;
	for (;;) {
		x = next_key(x, here);
		y = next_key(y, here);
		if (x == NULL || y == NULL)
			return x == y;
		if (!same_tree(w, x, y))
			return false;
		x = x->next;
		y = y->next;
		if (here) { /* its value */
			if (!same_tree(w, x, y))
				return false;
			x = x->next;
			y = y->next;
		}
	}
}

/* Makes one change and looks whether it did what was meant. */
static bool
try_at(
    struct work *w, size_t start, size_t end, const char *text, struct buf *out)
{
	struct splices all = {.arena = w->arena};
	size_t before = out->n;
	const struct node *root;
	struct diags d;

	(void)splice_add(&all, start, end, text);
	splice_apply(&all, w->s, w->n, out);
	diags_init(&d, w->arena, "");
	root = yaml_parse(buf_str(out) + before, out->n - before, w->arena, &d);
	if (root && d.errors == 0 && same_tree(w, w->root, root))
		return true;
	out->n = before;
	out->p[before] = '\0';
	return false;
}

/* -- where it goes -------------------------------------------------------- */

/* The end of the line in which byte `at` stands, after its line break, and the
 * line break in use there. *lacks: the file ends without one. */
static size_t
line_end(const struct work *w, size_t at, const char **eol, bool *lacks)
{
	const char *p = memchr(w->s + at, '\n', w->n - at), *like = p;

	if (like == NULL)
		like = memchr(w->s, '\n', w->n);
	*eol = like && like > w->s && like[-1] == '\r' ? "\r\n" : "\n";
	*lacks = p == NULL;
	return p ? (size_t)(p - w->s) + 1 : w->n;
}

/* A line of its own, after the one in which byte `at` stands. */
static bool
try_line(
    struct work *w, size_t at, int column, const char *text, struct buf *out)
{
	const char *eol, *line;
	size_t place;
	bool lacks;

	place = line_end(w, at, &eol, &lacks);
	line = arena_printf(w->arena, "%s%*s%s%s", lacks ? eol : "", column - 1,
	    "", text, lacks ? "" : eol);
	return try_at(w, place, place, line, out);
}

/* The last byte of a value; of a text in a block the last of its own lines. */
static size_t
last_byte(const struct work *w, const struct node *v)
{
	size_t at = v->end > v->start ? v->end - 1 : v->start;

	if (v->kind == NODE_TEXT && v->style == STYLE_BLOCK) {
		while (at > v->start && strchr(" \t\r\n", w->s[at]))
			at--;
	}
	return at < w->n ? at : w->n;
}

static const struct node *
last_entry(const struct node *list)
{
	const struct node *one = list->first;

	while (one && one->next)
		one = one->next;
	return one;
}

static bool
try_list(struct work *w, struct buf *out)
{
	const struct node *list = w->skip, *last;

	if (list->kind == NODE_TEXT)
		return node_is_empty(list) &&
		    try_at(w, list->start, list->end,
			arena_printf(w->arena, " [%s]", w->quoted), out);
	if (list->kind != NODE_LIST)
		return false;
	last = last_entry(list);
	if (last == NULL)
		return try_at(
		    w, list->start + 1, list->start + 1, w->quoted, out);
	if (list->style == STYLE_FLOW)
		return try_at(w, last->end, last->end,
		    arena_printf(w->arena, ", %s", w->quoted), out);
	return try_line(w, last_byte(w, last), list->column,
	    arena_printf(w->arena, "- %s", w->quoted), out);
}

static bool
try_new(struct work *w, struct buf *out)
{
	static const char *const after[] = {"terms", "text", "id"};
	const char *line = arena_printf(w->arena, "skip: [%s]", w->quoted);
	const struct node *v;

	if (w->map->style == STYLE_FLOW)
		return try_at(w, w->map->start + 1, w->map->start + 1,
		    arena_printf(w->arena, "%s, ", line), out);
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
		v = node_get(w->map, after[i]);
		if (v && v->kind == NODE_TEXT &&
		    try_line(w, last_byte(w, v), w->map->column, line, out))
			return true;
	}
	return false;
}

int
skip_add(const char *s, size_t n, const char *id, const char *phrase,
    struct arena *a, struct buf *out, struct err *e)
{
	struct work w = {
	    .s = s, .n = n, .arena = a, .id = id, .phrase = phrase};
	struct diags d;

	diags_init(&d, a, "");
	w.root = yaml_parse(s, n, a, &d);
	w.map = w.root && d.errors == 0 ? find_statement(w.root, id) : NULL;
	if (w.map == NULL)
		return err_set(
		    e, ERR_FAILED, "there is no statement %s in this file", id);
	w.skip = node_get(w.map, "skip");
	w.quoted = splice_quoted(a, phrase, strlen(phrase));
	if (w.skip ? try_list(&w, out) : try_new(&w, out))
		return 0;
	return err_set(e, ERR_FAILED,
	    "this file is written in a way that cannot be added to safely; "
	    "write skip: [%s] into statement %s yourself, in line %d",
	    w.quoted, id, w.map->line);
}
