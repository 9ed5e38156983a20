/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint_fix: see the header. The tree is walked by the schema, beside its
 * findings: what is looked for here is what value.c, fill.c, check.c and
 * check_ids.c complain of.
 */
#include "deck/lint_fix.h"

#include <string.h>

#include "base/text.h"
#include "deck/check.h"
#include "deck/deck.h"
#include "deck/idmap.h"
#include "deck/lint_stop.h"
#include "deck/schema.h"
#include "deck/value.h"
#include "deck/yaml.h"

struct fixer {
	const char *s;
	size_t n;
	struct arena *arena;
	struct lint_fixes *out;
	const char *prefix; /* "" if none that could be used */
	struct idmap owners; /* ids of the deck; number: how often */
};

/* Splices and their list stay parallel: both are in order of place. */
static void
add(struct fixer *f, const struct node *at, size_t start, size_t end,
    const char *text, const char *code, const char *what)
{
	struct lint_fixes *out = f->out;
	size_t i = 0;

	if (!splice_add(&out->splices, start, end, text))
		return;
	while (out->splices.list[i].start != start)
		i++;
	out->list = arena_grow(
	    f->arena, out->list, out->n, &out->cap, sizeof(*out->list));
	memmove(out->list + i + 1, out->list + i,
	    (out->n - i) * sizeof(*out->list));
	out->list[i] = (struct lint_fixed){at->line, at->column, code, what};
	out->n++;
}

/* -- texts that lack quotes ----------------------------------------------- */

/* On one line, so that quotes around it change nothing else. */
static bool
is_line(const struct fixer *f, size_t start, size_t end)
{
	return end > start && !memchr(f->s + start, '\n', end - start) &&
	    !memchr(f->s + start, '\r', end - start);
}

/* [a: b] is a map of one key to YAML, in a list of texts. */
static bool
is_flow_pair(const struct fixer *f, const struct node *v)
{
	return v->kind == NODE_MAP && v->style == STYLE_FLOW && v->n == 1 &&
	    f->s[v->start] != '{';
}

/* The code with which the reader refuses it for want of quotes, or NULL. Asked
 * of the reader. */
static const char *
wants_quotes(struct fixer *f, const struct key *key, const struct node *v)
{
	struct diags d;
	struct filler ask = {f->arena, &d, false};

	diags_init(&d, f->arena, "");
	(void)value_is_text(&ask, key, v);
	return d.n > 0 &&
		(strcmp(d.list[0].code, "C24") == 0 || is_flow_pair(f, v))
	    ? d.list[0].code
	    : NULL;
}

static void
fix_text(struct fixer *f, const struct key *key, const struct node *v)
{
	const char *code = v->broken ? NULL : wants_quotes(f, key, v);
	const struct node *last;
	size_t end;

	if (code == NULL)
		return;
	if (v->kind == NODE_TEXT) {
		add(f, v, v->start, v->end,
		    splice_quoted(f->arena, f->s + v->start, v->end - v->start),
		    code, "put quotes around the word");
		return;
	}
	/* "- Note: this" is a map of one key to YAML */
	last = v->first->next;
	end = last->end > v->first->end ? last->end : v->first->end;
	if (v->first->style != STYLE_PLAIN || last->kind != NODE_TEXT ||
	    last->style != STYLE_PLAIN || last->n == 0 || last->broken ||
	    v->first->kind != NODE_TEXT || !is_line(f, v->first->start, end))
		return;
	add(f, v, v->first->start, end,
	    splice_quoted(
		f->arena, f->s + v->first->start, end - v->first->start),
	    code, "put quotes around the text");
}

/* -- ids that lack the prefix --------------------------------------------- */

/* The number with the prefix, when it is a plain number on one line and the
 * prefix makes an id of it. */
static const char *
full_id(struct fixer *f, const char *number, size_t n)
{
	const char *id;

	if (f->prefix[0] == '\0' || n == 0 || number[0] < '0' ||
	    number[0] > '9')
		return NULL;
	id = arena_printf(f->arena, "%s%.*s", f->prefix, (int)n, number);
	return check_is_id(id) ? id : NULL;
}

static int
times_used(const struct fixer *f, const char *id)
{
	const struct idmap_slot *slot = idmap_find(&f->owners, id);

	return slot ? slot->number : 0;
}

/* The bytes of a text on one line that hold it as it is: without its quotes,
 * and without an escape in them. */
static bool
inner_text(
    const struct fixer *f, const struct node *v, size_t *start, size_t *end)
{
	size_t quotes = v->style == STYLE_QUOTED ? 1 : 0;

	if (v->kind != NODE_TEXT || v->style == STYLE_BLOCK || v->broken ||
	    !is_line(f, v->start, v->end))
		return false;
	*start = v->start + quotes;
	*end = v->end - quotes;
	return *end - *start == v->n &&
	    memcmp(f->s + *start, v->text, v->n) == 0;
}

static void
fix_id(struct fixer *f, const struct node *v)
{
	const char *id;
	size_t start, end;

	if (!inner_text(f, v, &start, &end))
		return;
	id = full_id(f, v->text, v->n);
	if (id && times_used(f, id) == 0 && times_used(f, v->text) == 1)
		add(f, v, start, end, id, "C21",
		    arena_printf(f->arena, "wrote %s for %s", id, v->text));
}

/* References to an id that was, or is to be, written with its prefix. */
static void
fix_refs(struct fixer *f, const struct node *v)
{
	const struct node *one;
	const char *id, *part;
	size_t at, end, stop;

	if (v->kind == NODE_LIST) {
		for (one = v->first; one; one = one->next) {
			if (one->kind == NODE_TEXT)
				fix_refs(f, one);
		}
		return;
	}
	if (!inner_text(f, v, &at, &stop))
		return;
	while (at < stop) {
		while (at < stop && (f->s[at] == ' ' || f->s[at] == ','))
			at++;
		for (end = at; end < stop && f->s[end] != ',';)
			end++;
		while (end > at && f->s[end - 1] == ' ')
			end--;
		part = arena_strndup(f->arena, f->s + at, end - at);
		id = full_id(f, part, end - at);
		if (id && times_used(f, part) <= 1 &&
		    times_used(f, id) + times_used(f, part) == 1)
			add(f, v, at, end, id, "C22",
			    arena_printf(
				f->arena, "wrote %s for %s", id, part));
		at = end > at ? end : at + 1;
	}
}

/* -- keys ----------------------------------------------------------------- */

/* The one key of the owner that is a letter away from the name. */
static const char *
meant_key(enum key_owner owner, const char *name)
{
	const char *found = NULL;
	const struct key *keys;
	size_t i, n;

	keys = schema_keys(&n);
	for (i = 0; i < n; i++) {
		if (keys[i].owner != owner ||
		    text_distance(name, keys[i].name, 1) > 1)
			continue;
		if (found)
			return NULL;
		found = keys[i].name;
	}
	return found;
}

static void
fix_key(struct fixer *f, enum key_owner owner, const struct node *map,
    const struct node *k)
{
	const char *name = meant_key(owner, k->text);

	if (name == NULL || k->style == STYLE_BLOCK || strlen(k->text) < 3 ||
	    node_get(map, name) || !is_line(f, k->start, k->end))
		return;
	add(f, k, k->start, k->end, name, "C28",
	    arena_printf(f->arena, "wrote '%s' for '%s'", name, k->text));
}

static void
fix_map(struct fixer *f, enum key_owner owner, const struct node *map)
{
	const struct node *k, *v, *one;
	const struct key *key;

	for (k = map->first; k; k = k->next->next) {
		v = k->next;
		key = schema_find(owner, k->text);
		if (key == NULL) {
			if (strncmp(k->text, "x-", 2) != 0)
				fix_key(f, owner, map, k);
			continue;
		}
		switch (key->type) {
		case TYPE_ID:
			if (owner == KEY_STATEMENT &&
			    strcmp(k->text, "id") == 0)
				fix_id(f, v);
			break;
		case TYPE_TEXT:
		case TYPE_WORDS:
			fix_text(f, key, v);
			break;
		case TYPE_IDS:
			fix_refs(f, v);
			break;
		case TYPE_TEXT_LIST:
		case TYPE_WORDS_LIST:
			for (one = v->first; v->kind == NODE_LIST && one;
			     one = one->next)
				fix_text(f, key, one);
			break;
		case TYPE_TEXT_MAP:
			for (one = v->first; v->kind == NODE_MAP && one;
			     one = one->next)
				fix_text(f, key, one);
			break;
		case TYPE_MAP:
			if (v->kind == NODE_MAP)
				fix_map(f, key->part, v);
			break;
		case TYPE_MAP_LIST:
			for (one = v->first; v->kind == NODE_LIST && one;
			     one = one->next) {
				if (one->kind == NODE_MAP)
					fix_map(f, key->part, one);
			}
			break;
		default:
			break;
		}
	}
}

/* -- one round ------------------------------------------------------------ */

static void
count_id(struct fixer *f, const struct node *v)
{
	struct idmap_slot *slot;

	if (v == NULL || v->kind != NODE_TEXT || v->n == 0)
		return;
	slot = idmap_add(&f->owners, v->text, v, 1);
	if (slot)
		slot->number++;
}

static void
count_ids(struct fixer *f, const struct node *root)
{
	static const char *const keys[] = {"sections", "statements", "cases"};
	const struct node *list, *one;
	size_t i;

	idmap_init(&f->owners, f->arena);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		list = node_get(root, keys[i]);
		for (one = list && list->kind == NODE_LIST ? list->first : NULL;
		     one; one = one->next)
			count_id(f, node_get(one, "id"));
	}
	list = node_get(root, "retired");
	if (list && list->kind == NODE_TEXT)
		count_id(f, list);
	for (one = list && list->kind == NODE_LIST ? list->first : NULL; one;
	     one = one->next)
		count_id(f, one);
	list = node_get(root, "prefix");
	f->prefix = list && list->kind == NODE_TEXT ? list->text : "";
}

/* What is wrong with a text. */
struct state {
	int errors; /* in all */
	int fixed; /* of the kinds that were fixed */
	bool stopped; /* the reader could not go on to the end */
	size_t left; /* bytes from there to the end, which no fix moves */
};

static bool
is_fixed_kind(const struct lint_fixes *fixes, const char *code)
{
	for (size_t i = 0; i < fixes->n; i++) {
		if (strcmp(fixes->list[i].code, code) == 0)
			return true;
	}
	return false;
}

static struct state
state_of(const char *s, size_t n, const struct lint_fixes *fixes)
{
	struct arena a = ARENA_INIT;
	struct err why = ERR_INIT;
	struct state out = {0};
	struct diags d;

	diags_init(&d, &a, "");
	out.stopped = yaml_parse(s, n, &a, &d) == NULL;
	if (out.stopped && d.n > 0) {
		const struct diag *last = &d.list[d.n - 1];

		out.left = n - lint_stop_byte(s, n, last->line, last->column);
	}
	arena_release(&a);
	(void)deck_load_text("", s, n, &a, &d, &why);
	out.errors = d.errors;
	for (size_t i = 0; i < d.n; i++) {
		if (d.list[i].level == DIAG_ERROR &&
		    is_fixed_kind(fixes, d.list[i].code))
			out.fixed++;
	}
	arena_release(&a);
	return out;
}

/* A text that holds ": " stops the reader there. */
static void
fix_stop(struct fixer *f, size_t colon)
{
	struct node at = {.line = 1};
	size_t start, end, line = 0;

	if (!lint_stop_text(f->s, f->n, colon, &start, &end))
		return;
	for (size_t i = 0; i < start; i++) {
		if (f->s[i] == '\n') {
			at.line++;
			line = i + 1;
		}
	}
	at.column = (int)text_length(f->s + line, start - line) + 1;
	add(f, &at, start, end,
	    splice_quoted(f->arena, f->s + start, end - start), "C24",
	    "put quotes around the text");
}

/* Does the reader come further, and as far as if a plain word stood there? A
 * fault that only the fix brings does not count as getting on. */
static bool
comes_further(
    const struct fixer *f, const struct state *was, const struct state *now)
{
	struct splices plain = {.arena = f->arena};
	const struct splices *made = &f->out->splices;
	struct buf b = BUF_INIT;
	struct state without;

	if (!now->stopped)
		return true;
	if (now->left >= was->left)
		return false;
	for (size_t i = 0; i < made->n; i++)
		(void)splice_add(
		    &plain, made->list[i].start, made->list[i].end, "x");
	splice_apply(&plain, f->s, f->n, &b);
	without = state_of(buf_str(&b), b.n, f->out);
	buf_release(&b);
	return without.stopped && without.left >= now->left;
}

static bool
is_better(
    const struct fixer *f, const struct state *was, const struct state *now)
{
	if (was->stopped)
		return comes_further(f, was, now);
	return !now->stopped && now->errors < was->errors &&
	    now->fixed < was->fixed;
}

size_t
lint_fix(const char *s, size_t n, struct arena *a, struct lint_fixes *fixes,
    struct buf *out)
{
	struct fixer f = {.s = s, .n = n, .arena = a, .out = fixes};
	struct state was, now;
	struct node *root;
	struct diags d;

	memset(fixes, 0, sizeof(*fixes));
	fixes->splices.arena = a;
	diags_init(&d, a, "");
	root = yaml_parse(s, n, a, &d);
	if (root && root->kind == NODE_MAP) {
		count_ids(&f, root);
		fix_map(&f, KEY_DECK, root);
	} else if (root == NULL && d.n > 0 &&
	    strcmp(d.list[d.n - 1].code, "C24") == 0) {
		fix_stop(&f,
		    lint_stop_byte(
			s, n, d.list[d.n - 1].line, d.list[d.n - 1].column));
	}
	if (fixes->n == 0)
		return 0;
	splice_apply(&fixes->splices, s, n, out);
	was = state_of(s, n, fixes);
	now = state_of(buf_str(out), out->n, fixes);
	if (is_better(&f, &was, &now))
		return fixes->n;
	buf_clear(out);
	fixes->n = fixes->splices.n = 0;
	return 0;
}
