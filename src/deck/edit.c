/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edit: see the header. The file is read twice: one tree says where things
 * stand, the other is changed to what is wanted, and what was written is
 * compared with that.
 */
#include "deck/edit.h"

#include <string.h>

#include "base/diag.h"
#include "deck/edit_priv.h"

static const char white[] = " \t\r\n";

static const char *
trim(const char *s, size_t n, size_t *len)
{
	while (n > 0 && strchr(white, s[0])) {
		s++;
		n--;
	}
	while (n > 0 && strchr(white, s[n - 1]))
		n--;
	*len = n;
	return s;
}

static bool
is_text(const struct node *v, const char *s)
{
	const char *p;
	size_t n;

	if (v == NULL || v->kind != NODE_TEXT || v->broken)
		return false;
	p = trim(v->text, v->n, &n);
	return n == strlen(s) && memcmp(p, s, n) == 0;
}

/* -- is it what was wanted? ----------------------------------------------- */

/* White space around a text is no part of a deck. */
static bool
same_text(const struct node *x, const struct node *y)
{
	size_t n, m;
	const char *s = trim(x->text, x->n, &n), *t = trim(y->text, y->n, &m);

	return n == m && (n == 0 || memcmp(s, t, n) == 0);
}

/* Depth is bounded by the reader. Keys may stand in another order, since a new
 * one is put where it belongs; mostly they don't. */
bool
edit_same(const struct node *x, const struct node *y)
{
	const struct node *k, *j, *v;

	if (x->kind != y->kind || (x->kind != NODE_TEXT && x->n != y->n))
		return false;
	if (x->kind == NODE_TEXT)
		return same_text(x, y);
	j = y->first;
	for (k = x->first; k; k = k->next) {
		if (x->kind == NODE_LIST) {
			if (!edit_same(k, j))
				return false;
			j = j->next;
			continue;
		}
		if (j && strcmp(k->text, j->text) == 0) {
			v = j->next;
			j = v->next;
		} else {
			v = node_get(y, k->text);
		}
		k = k->next;
		if (v == NULL || !edit_same(k, v))
			return false;
	}
	return true;
}

/* -- nodes ---------------------------------------------------------------- */

static struct node *
get(struct node *map, const char *key)
{
	struct node *k;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (k = map->first; k; k = k->next->next) {
		if (strcmp(k->text, key) == 0)
			return k->next;
	}
	return NULL;
}

static void
append(struct node *to, struct node *v)
{
	struct node **end = &to->first;

	while (*end)
		end = &(*end)->next;
	*end = v;
}

static struct node *
new_node(struct work *w, enum node_kind kind, enum node_style style)
{
	struct node *v = arena_alloc(w->arena, sizeof(*v));

	v->kind = (uint8_t)kind;
	v->style = (uint8_t)style;
	return v;
}

static struct node *
new_text(struct work *w, const char *s, enum node_style style)
{
	struct node *v = new_node(w, NODE_TEXT, style);

	v->text = s;
	v->n = (uint32_t)strlen(s);
	return v;
}

static void
add_key(struct work *w, struct node *map, const char *key, struct node *v)
{
	append(map, new_text(w, key, STYLE_PLAIN));
	append(map, v);
	map->n++;
}

/* -- the map that is meant ------------------------------------------------ */

static struct node *
entry_with(struct node *list, const char *key, const char *value,
    const char *key2, const char *value2)
{
	struct node *one;

	if (list == NULL || list->kind != NODE_LIST)
		return NULL;
	for (one = list->first; one; one = one->next) {
		if (is_text(get(one, key), value) &&
		    (key2 == NULL || is_text(get(one, key2), value2)))
			return one;
	}
	return NULL;
}

static struct node *
locate(struct node *root, const struct edit_at *at)
{
	static const char *const lists[] = {"sections", "statements", "cases"};
	const char *owner = at->owner ? at->owner : "";
	const char *part = at->part ? at->part : "";
	const char *name = at->name ? at->name : "";
	struct node *map = NULL, *v;

	if (strcmp(part, "lists") == 0)
		return entry_with(
		    get(root, "lists"), "id", name, "section", owner);
	if (*owner == '\0')
		map = root;
	for (size_t i = 0; map == NULL && i < 3; i++)
		map = entry_with(get(root, lists[i]), "id", owner, NULL, NULL);
	if (map == NULL || *part == '\0')
		return map;
	v = get(map, part);
	if (v && v->kind == NODE_LIST)
		return entry_with(v, "id", name, NULL, NULL);
	return v && v->kind == NODE_MAP ? v : NULL;
}

static int
begin(struct work *w, const struct edit *ed, const struct edit_at *at,
    struct buf *out, const struct node **map, struct node **want, struct err *e)
{
	struct diags d;

	memset(w, 0, sizeof(*w));
	w->s = ed->s;
	w->n = ed->n;
	w->arena = ed->arena;
	w->out = out;
	diags_init(&d, w->arena, "");
	w->root = yaml_parse(w->s, w->n, w->arena, &d);
	if (w->root == NULL || d.errors > 0 || w->root->kind != NODE_MAP)
		return err_set(e, ERR_FAILED,
		    "the file cannot be read as a deck; 'revisit deck lint' "
		    "says why");
	w->want = yaml_parse(w->s, w->n, w->arena, &d);
	*map = locate(w->root, at);
	*want = locate(w->want, at);
	if (*map == NULL || (*map)->kind != NODE_MAP)
		return err_set(e, ERR_FAILED,
		    "there is nothing with the id %s%s%s%s%s in this file",
		    at->owner ? at->owner : "",
		    at->owner && *at->owner && at->part && *at->part ? "/" : "",
		    at->part ? at->part : "", at->name && *at->name ? "/" : "",
		    at->name ? at->name : "");
	edit_look(w, (*map)->start);
	return 0;
}

static int
refuse(
    const struct node *map, const char *key, const char *value, struct err *e)
{
	return err_set(e, ERR_FAILED,
	    "this file is written in a way that cannot be added to safely; "
	    "write \"%.200s\" under %s yourself, in line %d",
	    value, key, map->line);
}

static bool
has_words(const char *s)
{
	return s[strspn(s, white)] != '\0';
}

/* -- the edits ------------------------------------------------------------ */

int
edit_set(const struct edit *ed, const struct edit_at *at, const char *key,
    const char *value, struct buf *out, struct err *e)
{
	const struct node *map, *old;
	struct node *want, *v;
	struct work w;

	if (!has_words(value))
		return err_set(
		    e, ERR_FAILED, "there is nothing to write as %s", key);
	if (begin(&w, ed, at, out, &map, &want, e) != 0)
		return -1;
	old = node_get(map, key);
	if (old && old->kind != NODE_TEXT)
		return err_set(e, ERR_FAILED, "%s is not a text in line %d",
		    key, old->line);
	v = get(want, key);
	if (v) {
		v->text = value;
		v->n = (uint32_t)strlen(value);
	} else {
		v = new_text(&w, value, w.quotes ? STYLE_QUOTED : STYLE_PLAIN);
		add_key(&w, want, key, v);
	}
	if (old ? edit_place_text(&w, old, value)
		: edit_place_key(&w, map, key, v))
		return 0;
	return refuse(map, key, value, e);
}

/* Puts a new node at the end of a list of the wanted tree. */
static void
want_entry(struct work *w, struct node *want, const char *key, struct node *v)
{
	struct node *list = get(want, key);

	if (list == NULL) {
		list = new_node(w, NODE_LIST, STYLE_BLOCK);
		add_key(w, want, key, list);
	} else if (list->kind == NODE_TEXT) { /* an empty one */
		list->kind = NODE_LIST;
		list->first = NULL;
		list->n = 0;
	}
	append(list, v);
	list->n++;
}

static int
add_node(struct work *w, const struct node *map, struct node *want,
    const char *key, struct node *v, const char *say, struct err *e)
{
	const struct node *list = node_get(map, key);

	if (list && list->kind != NODE_LIST && !node_is_empty(list))
		return err_set(e, ERR_FAILED, "%s is not a list in line %d; %s",
		    key, list->line, "write it with a '- ' before each entry");
	want_entry(w, want, key, v);
	if (edit_place_entry(w, map, key, list, v))
		return 0;
	return refuse(map, key, say, e);
}

/* How the texts of a list are written: as its last one is. */
static enum node_style
style_of(const struct work *w, const char *key, const struct node *list)
{
	const struct node *one = NULL;

	if (list && list->kind == NODE_LIST)
		for (one = list->first; one && one->next;)
			one = one->next;
	if (one && one->kind == NODE_TEXT)
		return one->style == STYLE_QUOTED ? STYLE_QUOTED : STYLE_PLAIN;
	return w->quotes || edit_in_brackets(key) ? STYLE_QUOTED : STYLE_PLAIN;
}

int
edit_add_entry(const struct edit *ed, const struct edit_at *at, const char *key,
    const char *entry, struct buf *out, struct err *e)
{
	const struct node *map;
	struct node *want, *v;
	struct work w;

	if (!has_words(entry))
		return err_set(
		    e, ERR_FAILED, "there is nothing to write under %s", key);
	if (begin(&w, ed, at, out, &map, &want, e) != 0)
		return -1;
	v = new_text(&w, entry, style_of(&w, key, node_get(map, key)));
	return add_node(&w, map, want, key, v, entry, e);
}

int
edit_add_map(const struct edit *ed, const struct edit_at *at, const char *key,
    const struct edit_pair *pairs, int n, struct buf *out, struct err *e)
{
	const struct node *map, *list, *last = NULL;
	enum node_style style;
	struct node *want, *v, *one;
	struct work w;
	bool flat = true;

	if (begin(&w, ed, at, out, &map, &want, e) != 0)
		return -1;
	list = node_get(map, key);
	if (list && list->kind == NODE_LIST)
		for (last = list->first; last && last->next;)
			last = last->next;
	style = w.quotes ? STYLE_QUOTED : STYLE_PLAIN;
	v = new_node(&w, NODE_MAP, STYLE_BLOCK);
	for (int i = 0; i < n; i++) {
		if (pairs[i].text) {
			add_key(&w, v, pairs[i].key,
			    new_text(&w, pairs[i].text,
				strcmp(pairs[i].key, "id") == 0 ? STYLE_PLAIN
								: style));
			continue;
		}
		flat = false;
		one = new_node(&w, NODE_LIST, STYLE_BLOCK);
		for (int k = 0; k < pairs[i].n; k++)
			append(one, new_text(&w, pairs[i].list[k], style));
		one->n = (uint32_t)pairs[i].n;
		add_key(&w, v, pairs[i].key, one);
	}
	if (flat && last && last->kind == NODE_MAP && last->style == STYLE_FLOW)
		v->style = STYLE_FLOW;
	return add_node(&w, map, want, key, v,
	    n > 0 && pairs[0].text ? pairs[0].text : "an entry", e);
}

/* -- wordings ------------------------------------------------------------- */

/* Is it one of those between the signs? */
static bool
has_wording(const struct node *v, const char *wording)
{
	const char *s = v->text, *end = v->text + v->n, *stop, *p;
	size_t n;

	for (;; s = stop + 1) {
		stop = memchr(s, '|', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		p = trim(s, (size_t)(stop - s), &n);
		if (n == strlen(wording) && memcmp(p, wording, n) == 0)
			return true;
		if (stop == end)
			return false;
	}
}

/* A statement of questions and answers: the parts of its text between
 * semicolons are its ideas, and are written as such. */
static int
write_parts(struct work *w, const struct node *map, struct node *want, int i,
    const char *wording, struct err *e)
{
	const struct node *text = node_get(map, "text");
	struct node *list = new_node(w, NODE_LIST, STYLE_BLOCK), *v;
	const char *s, *end, *stop, *p;
	size_t n;

	if (text == NULL || text->kind != NODE_TEXT || !node_get(map, "ask"))
		return err_set(e, ERR_FAILED,
		    "the statement in line %d has no ideas; write its ideas "
		    "first, then their wordings",
		    map->line);
	end = text->text + text->n;
	for (s = text->text; s < end; s = stop + (stop < end)) {
		stop = memchr(s, ';', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		p = trim(s, (size_t)(stop - s), &n);
		if (n == 0)
			continue;
		p = arena_strndup(w->arena, p, n);
		if ((int)list->n == i)
			p = arena_printf(w->arena, "%s | %s", p, wording);
		v = new_text(w, p, w->quotes ? STYLE_QUOTED : STYLE_PLAIN);
		append(list, v);
		list->n++;
	}
	if (i < 0 || i >= (int)list->n)
		return err_set(e, ERR_FAILED, "there is no idea %d in line %d",
		    i + 1, map->line);
	v = new_node(w, NODE_LIST, STYLE_BLOCK);
	*v = *list;
	add_key(w, want, "ideas", v);
	return edit_place_key(w, map, "ideas", list)
	    ? 0
	    : refuse(map, "ideas", wording, e);
}

static int
check_wording(const char *wording, struct err *e)
{
	if (!has_words(wording))
		return err_set(e, ERR_FAILED, "there is no wording to add");
	if (strchr(wording, '|'))
		return err_set(e, ERR_FAILED,
		    "a wording cannot hold the sign |, which stands between "
		    "wordings");
	return 0;
}

/* On one line. */
static const char *
one_line(struct arena *a, const char *s, size_t n)
{
	char *out = arena_strndup(a, s, n);

	for (char *p = out; *p; p++)
		if (strchr(white, *p))
			*p = ' ';
	return out;
}

int
edit_add_wording(const struct edit *ed, const struct edit_at *at,
    const char *key, int i, const char *wording, struct buf *out, struct err *e)
{
	const struct node *map, *list, *one;
	struct node *want, *v;
	const char *whole, *tail, *p;
	struct work w;
	size_t n;

	if (check_wording(wording, e) != 0 ||
	    begin(&w, ed, at, out, &map, &want, e) != 0)
		return -1;
	p = trim(wording, strlen(wording), &n);
	wording = one_line(w.arena, p, n);
	list = node_get(map, key);
	if (list && node_is_empty(list))
		return err_set(e, ERR_FAILED,
		    "there is nothing under %s in line %d", key, list->line);
	if (list == NULL && strcmp(key, "ideas") == 0)
		return write_parts(&w, map, want, i, wording, e);
	one = list && list->kind == NODE_LIST ? list->first : NULL;
	v = one ? get(want, key)->first : NULL;
	for (int k = 0; one && k < i; k++) {
		one = one->next;
		v = v->next;
	}
	if (one == NULL || i < 0 || one->kind != NODE_TEXT || one->n == 0)
		return err_set(e, ERR_FAILED,
		    "there is no number %d under %s in line %d", i + 1, key,
		    list ? list->line : map->line);
	if (has_wording(one, wording)) {
		buf_add(out, w.s, w.n);
		return 0;
	}
	p = trim(one->text, one->n, &n);
	tail = arena_printf(w.arena, " | %s", wording);
	whole = arena_printf(w.arena, "%.*s%s", (int)n, p, tail);
	v->text = whole;
	v->n = (uint32_t)strlen(whole);
	if (edit_place_tail(&w, one, tail, whole))
		return 0;
	return refuse(map, key, wording, e);
}
