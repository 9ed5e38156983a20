/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edit_place: where something new goes in a file. There are several places for
 * it, tried from the best on; the reader says which will do.
 */
#include "deck/edit_priv.h"

#include <string.h>

#include "base/diag.h"
#include "deck/splice.h"

/* Makes one change and looks whether it did what was meant. */
bool
edit_try(struct work *w, size_t start, size_t end, const char *text)
{
	struct splices all = {.arena = w->arena};
	struct buf *out = w->out;
	size_t before = out->n;
	const struct node *root;
	struct arena a = ARENA_INIT;
	struct diags d;
	bool good;

	(void)splice_add(&all, start, end, text);
	splice_apply(&all, w->s, w->n, out);
	diags_init(&d, &a, "");
	root = yaml_parse(buf_str(out) + before, out->n - before, &a, &d);
	good = root && d.errors == 0 && edit_same(w->want, root);
	arena_release(&a);
	if (!good) {
		out->n = before;
		out->p[before] = '\0';
	}
	return good;
}

/* -- lines ---------------------------------------------------------------- */

/* The byte after the line in which byte `at` stands. */
static size_t
line_end(const struct work *w, size_t at)
{
	char last = w->eol[strlen(w->eol) - 1];
	const char *p = memchr(w->s + at, last, w->n - at);

	return p ? (size_t)(p - w->s) + 1 : w->n;
}

/* Past the comments that follow there and belong to what stands above, being
 * further in than column. */
static size_t
past_comments(const struct work *w, size_t at, int column)
{
	size_t p;

	for (;;) {
		for (p = at; p < w->n && w->s[p] == ' ';)
			p++;
		if (p == w->n || w->s[p] != '#' || p - at < (size_t)column)
			return at;
		at = line_end(w, p);
	}
}

/* The last byte of a value; of a text in a block the last of its own lines. */
static size_t
last_byte(const struct work *w, const struct node *v)
{
	const struct node *last;
	size_t at;

	while (v->kind != NODE_TEXT && v->style == STYLE_BLOCK && v->first) {
		for (last = v->first; last->next;)
			last = last->next;
		v = last;
	}
	at = v->end > v->start ? v->end - 1 : v->start;
	if (v->kind == NODE_TEXT && v->style == STYLE_BLOCK) {
		while (at > v->start && strchr(" \t\r\n", w->s[at]))
			at--;
	}
	return at < w->n ? at : w->n;
}

static bool
try_line_at(struct work *w, size_t place, int column, const char *text)
{
	bool lacks = place > 0 && !strchr("\r\n", w->s[place - 1]);

	return edit_try(w, place, place,
	    arena_printf(w->arena, "%s%*s%s%s", lacks ? w->eol : "", column - 1,
		"", text, lacks ? "" : w->eol));
}

/* Lines of their own, below a value. */
static bool
try_line(struct work *w, const struct node *below, int column, const char *text)
{
	size_t after = line_end(w, last_byte(w, below));
	size_t past = past_comments(w, after, column);

	if (try_line_at(w, past, column, text))
		return true;
	if (past != after && try_line_at(w, after, column, text))
		return true;
	return false;
}

/* -- a new key ------------------------------------------------------------ */

/* The order in which authors write keys, of all maps. */
static const char *const order[] = {"format", "deck", "prefix", "id", "section",
    "title", "language", "licence", "source", "extends", "locked", "same",
    "glossary", "retired", "sections", "statements", "cases", "lists",
    "practice", "gist", "heading", "setting", "priority", "tags", "opens",
    "builds-on", "confusable", "says", "truth", "case", "scene", "uses",
    "tempting", "text", "ask", "model", "ticks", "ideas", "members",
    "listen-for", "extra", "terms", "skip", "example", "misconceptions",
    "because", "list", "steps", "apply", "author", "as-of", "was"};

#define N_ORDER ((int)(sizeof(order) / sizeof(order[0])))

static int
place_of(const char *key)
{
	int i;

	for (i = 0; i < N_ORDER && strcmp(order[i], key) != 0;)
		i++;
	return i;
}

static bool
try_after(struct work *w, const struct node *map, const struct node *below,
    const char *text)
{
	if (map->style == STYLE_FLOW)
		return edit_try(w, below->end, below->end,
		    arena_printf(w->arena, ", %s", text));
	return try_line(w, below, map->column, text);
}

bool
edit_place_key(struct work *w, const struct node *map, const char *key,
    const struct node *v)
{
	struct buf b = BUF_INIT;
	const struct node *below, *k;
	const char *text;
	bool flow = map->style == STYLE_FLOW;

	if (flow) {
		struct node pair = {.kind = NODE_MAP, .n = 1};
		struct node name = {.text = key, .next = NULL};
		struct node copy = *v;

		pair.first = &name;
		name.next = &copy;
		copy.next = NULL;
		edit_write_line(&b, w, &pair, true);
		text = arena_strndup(w->arena, buf_str(&b) + 1, b.n - 2);
	} else {
		edit_write_key(&b, w, key, v, map->column);
		text = arena_strndup(w->arena, buf_str(&b), b.n);
	}
	buf_release(&b);
	for (int i = place_of(key) - 1; i >= 0; i--) {
		below = node_get(map, order[i]);
		if (below && try_after(w, map, below, text))
			return true;
	}
	for (k = map->first; k; k = k->next->next) {
		if (try_after(w, map, k->next, text))
			return true;
	}
	return flow &&
	    edit_try(w, map->start + 1, map->start + 1,
		map->first ? arena_printf(w->arena, "%s, ", text) : text);
}

/* -- a new entry ---------------------------------------------------------- */

static const char *
line_of(struct work *w, const struct node *v, bool flow)
{
	struct buf b = BUF_INIT;
	const char *out;

	edit_write_line(&b, w, v, flow);
	out = arena_strndup(w->arena, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static const char *
entry_of(struct work *w, const struct node *v, int column)
{
	struct buf b = BUF_INIT;
	const char *out;

	edit_write_entry(&b, w, v, column);
	out = arena_strndup(w->arena, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static const struct node *
last_entry(const struct node *list)
{
	const struct node *one = list->first;

	while (one && one->next)
		one = one->next;
	return one;
}

/* Are the entries apart by an empty line? */
static bool
is_airy(const struct work *w, const struct node *list)
{
	const struct node *one;
	size_t at;

	if (list->n < 2)
		return list->first && list->first->kind == NODE_MAP &&
		    list->first->style == STYLE_BLOCK && list->first->n > 3;
	for (one = list->first; one->next->next;)
		one = one->next;
	at = line_end(w, last_byte(w, one));
	while (at < w->n && w->s[at] == ' ')
		at++;
	return at < w->n && strchr("\r\n", w->s[at]) != NULL;
}

static bool
try_empty(struct work *w, const struct node *map, const struct node *list,
    const struct node *v)
{
	int column = map->column + w->indent;

	if (list->kind == NODE_LIST) /* [] */
		return edit_try(
		    w, list->start + 1, list->start + 1, line_of(w, v, true));
	if (map->style == STYLE_FLOW)
		return edit_try(w, list->start, list->end,
		    arena_printf(w->arena, " [%s]", line_of(w, v, true)));
	return try_line(w, list, column, entry_of(w, v, column));
}

bool
edit_place_entry(struct work *w, const struct node *map, const char *key,
    const struct node *list, const struct node *v)
{
	const struct node *last;
	const char *text;

	if (list == NULL) {
		struct node one = {.kind = NODE_LIST, .n = 1}, copy = *v;

		copy.next = NULL;
		one.first = &copy;
		return edit_place_key(w, map, key, &one);
	}
	if (node_is_empty(list) ||
	    (list->kind == NODE_LIST && list->first == NULL))
		return try_empty(w, map, list, v);
	if (list->kind != NODE_LIST)
		return false;
	last = last_entry(list);
	if (list->style == STYLE_FLOW) {
		text = line_of(w, v, true);
		if (last->line > list->line && last->column > 1 &&
		    edit_try(w, last->end, last->end,
			arena_printf(w->arena, ",%s%*s%s", w->eol,
			    last->column - 1, "", text)))
			return true;
		return edit_try(w, last->end, last->end,
		    arena_printf(w->arena, ", %s", text));
	}
	text = entry_of(w, v, list->column);
	if (v->kind == NODE_MAP && is_airy(w, list)) {
		size_t after = line_end(w, last_byte(w, last));
		size_t past = past_comments(w, after, list->column);

		if (edit_try(w, past, past,
			arena_printf(w->arena, "%s%s%*s%s%s",
			    strchr("\r\n", w->s[past - 1]) ? "" : w->eol,
			    w->eol, list->column - 1, "", text,
			    strchr("\r\n", w->s[past - 1]) ? w->eol : "")))
			return true;
	}
	return try_line(w, last, list->column, text);
}

/* -- a text in the place of another --------------------------------------- */

/* What stands below > or |, and the indent of its lines. */
static bool
block_lines(
    const struct work *w, const struct node *v, size_t *start, int *indent)
{
	size_t at = line_end(w, v->start), p;

	for (;; at = line_end(w, at)) {
		for (p = at; p < v->end && w->s[p] == ' ';)
			p++;
		if (p >= v->end || at >= w->n)
			return false;
		if (!strchr("\r\n", w->s[p]))
			break;
	}
	*start = p;
	*indent = (int)(p - at);
	return true;
}

/* Has the line with > or | a comment? It would be lost. */
static bool
has_comment(const struct work *w, const struct node *v)
{
	size_t end = line_end(w, v->start);

	return memchr(w->s + v->start, '#', end - v->start) != NULL;
}

bool
edit_place_text(struct work *w, const struct node *old, const char *text)
{
	struct node v = {.kind = NODE_TEXT, .style = STYLE_PLAIN, .text = text};
	struct buf b = BUF_INIT;
	const char *filled;
	size_t start;
	int indent;

	v.n = (uint32_t)strlen(text);
	if (node_is_empty(old))
		return edit_try(w, old->start, old->end,
			   arena_printf(
			       w->arena, " %s", line_of(w, &v, false))) ||
		    edit_try(w, old->start, old->end,
			arena_printf(w->arena, " %s", line_of(w, &v, true)));
	if (old->style == STYLE_BLOCK) {
		if (block_lines(w, old, &start, &indent)) {
			edit_write_filled(&b, w, text, indent);
			filled = arena_strndup(w->arena, buf_str(&b), b.n);
			buf_release(&b);
			if (edit_try(w, start, last_byte(w, old) + 1, filled) ||
			    edit_try(w, start, last_byte(w, old) + 1, text))
				return true;
		}
		return !has_comment(w, old) &&
		    edit_try(w, old->start, last_byte(w, old) + 1,
			line_of(w, &v, false));
	}
	if (old->style == STYLE_QUOTED) {
		buf_addc(&b, w->s[old->start]);
		edit_write_inside(&b, text, w->s[old->start]);
		buf_addc(&b, w->s[old->start]);
		filled = arena_strndup(w->arena, buf_str(&b), b.n);
		buf_release(&b);
		if (edit_try(w, old->start, old->end, filled))
			return true;
		v.style = STYLE_QUOTED;
	}
	return edit_try(w, old->start, old->end, line_of(w, &v, false)) ||
	    edit_try(w, old->start, old->end, line_of(w, &v, true));
}

bool
edit_place_tail(
    struct work *w, const struct node *old, const char *tail, const char *whole)
{
	struct buf b = BUF_INIT;
	const char *inside;
	size_t at = old->end;

	if (old->style == STYLE_QUOTED) {
		edit_write_inside(&b, tail, w->s[old->start]);
		inside = arena_strndup(w->arena, buf_str(&b), b.n);
		buf_release(&b);
		if (edit_try(w, at - 1, at - 1, inside))
			return true;
	} else {
		if (old->style == STYLE_BLOCK)
			at = last_byte(w, old) + 1;
		if (edit_try(w, at, at, tail))
			return true;
	}
	return edit_place_text(w, old, whole);
}
