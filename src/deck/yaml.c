/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * yaml: libyaml's events to a tree. Its document functions are not used, since
 * they take memory without limit (1.5 GB for ten million texts); its events
 * are flat. It has no limit on depth, and takes "\0", "\e" and the same key
 * twice: those are refused here.
 */
#include "deck/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/err.h"
#include "base/text.h"
#include "deck/deck.h"
#include "deck/fault.h"
#include "deck/finding.h"
#include "deck/idmap.h"

/* From this many keys on, a map's keys are looked up in a table. */
#define KEYS_FEW 16

/* A list or map that is being read. */
struct frame {
	struct node *node, *last;
	struct node *key; /* of a map: its value comes next */
	bool drop; /* the value is not kept: its key was refused */
	struct idmap *keys;
};

struct reader {
	yaml_parser_t parser;
	const char *s;
	size_t n;
	struct arena *arena;
	struct diags *d;
	size_t mark_char, mark_byte; /* the same place, counted both ways */
	struct node *root;
	struct frame stack[DECK_DEPTH_MAX];
	int depth;
};

/* libyaml counts characters; we keep bytes. Marks lie close together, so the
 * walk from the last one is short. */
static uint32_t
byte_at(struct reader *r, size_t at)
{
	while (r->mark_char < at && r->mark_byte < r->n) {
		do
			r->mark_byte++;
		while (r->mark_byte < r->n &&
		    ((unsigned char)r->s[r->mark_byte] & 0xc0) == 0x80);
		r->mark_char++;
	}
	while (r->mark_char > at) {
		do
			r->mark_byte--;
		while (((unsigned char)r->s[r->mark_byte] & 0xc0) == 0x80);
		r->mark_char--;
	}
	return (uint32_t)r->mark_byte;
}

static struct place
place_of(const yaml_mark_t *mark)
{
	struct place at = {(int)mark->line + 1, (int)mark->column + 1};

	return at;
}

static struct node *
node_new(struct reader *r, enum node_kind kind, enum node_style style,
    const yaml_event_t *ev)
{
	struct node *node = arena_alloc(r->arena, sizeof(*node));

	node->kind = (uint8_t)kind;
	node->style = (uint8_t)style;
	node->line = (int)ev->start_mark.line + 1;
	node->column = (int)ev->start_mark.column + 1;
	node->start = byte_at(r, ev->start_mark.index);
	node->end = byte_at(r, ev->end_mark.index);
	if (kind == NODE_TEXT)
		node->text = "";
	return node;
}

static void
append(struct frame *f, struct node *node)
{
	if (f->last)
		f->last->next = node;
	else
		f->node->first = node;
	f->last = node;
}

/* The key node that has this text already, or NULL; remembers it if not. */
static const struct node *
key_seen(struct reader *r, struct frame *f, const struct node *key)
{
	struct idmap_slot *slot;
	struct node *k;

	if (f->keys == NULL && f->node->n < KEYS_FEW) {
		for (k = f->node->first; k; k = k->next->next) {
			if (strcmp(k->text, key->text) == 0)
				return k;
		}
		return NULL;
	}
	if (f->keys == NULL) {
		f->keys = arena_alloc(r->arena, sizeof(*f->keys));
		idmap_init(f->keys, r->arena);
		for (k = f->node->first; k; k = k->next->next)
			(void)idmap_add(f->keys, k->text, k, 0);
	}
	slot = idmap_add(f->keys, key->text, key, 0);
	return slot ? slot->value : NULL;
}

static void
take_key(struct reader *r, struct frame *f, struct node *key)
{
	const struct node *first;

	f->key = key;
	f->drop = true;
	if (key->broken)
		return;
	if (key->kind != NODE_TEXT) {
		finding_add(r->d, key->line, key->column, "Y07",
		    "write a plain word, then ':', then the value",
		    "a key is a %s here, not a text",
		    key->kind == NODE_LIST ? "list" : "map");
		return;
	}
	first = key_seen(r, f, key);
	if (first) {
		finding_add(r->d, key->line, key->column, "C28",
		    "keep one of the two",
		    "the key '%s' stands twice in one map, first in line %d",
		    finding_quote(r->d, key->text), first->line);
		return;
	}
	f->drop = false;
}

/* Puts a node where the file has it. */
static void
attach(struct reader *r, struct node *node)
{
	struct frame *f;

	if (r->depth == 0) {
		r->root = node;
		return;
	}
	f = &r->stack[r->depth - 1];
	if (f->node->kind == NODE_LIST) {
		append(f, node);
		f->node->n++;
	} else if (f->key == NULL) {
		take_key(r, f, node);
	} else {
		if (!f->drop) {
			append(f, f->key);
			append(f, node);
			f->node->n++;
		}
		f->key = NULL;
	}
}

static void
check_extras(struct reader *r, const yaml_event_t *ev,
    const yaml_char_t *anchor, const yaml_char_t *tag)
{
	int line = (int)ev->start_mark.line + 1;
	int column = (int)ev->start_mark.column + 1;

	if (anchor)
		finding_add(r->d, line, column, "C24",
		    "leave it out, or put a text that begins with & in quotes",
		    "anchors (&name) are not used in decks");
	if (tag)
		finding_add(r->d, line, column, "C24",
		    "leave it out, or put a text that begins with ! in quotes",
		    "tags (!name) are not used in decks");
}

static void
take_text(struct reader *r, const yaml_event_t *ev)
{
	const char *s = (const char *)ev->data.scalar.value;
	size_t n = ev->data.scalar.length, i, len;
	enum node_style style = STYLE_QUOTED;
	struct node *node;
	int32_t c;

	if (ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		style = STYLE_PLAIN;
	else if (ev->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	    ev->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		style = STYLE_BLOCK;
	node = node_new(r, NODE_TEXT, style, ev);
	check_extras(r, ev, ev->data.scalar.anchor, ev->data.scalar.tag);
	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c == '\n' || c == '\t' || c >= 0xa0 ||
		    (c >= 0x20 && c < 0x7f))
			continue;
		finding_add(r->d, node->line, node->column, "Y03",
		    "take the escape (a backslash and what follows) out",
		    "this text holds the control character U+%04X",
		    (unsigned)c);
		node->broken = true;
		attach(r, node);
		return;
	}
	if (n > 0)
		node->text = arena_strndup(r->arena, s, n);
	node->n = (uint32_t)n;
	attach(r, node);
}

static int
take_start(struct reader *r, const yaml_event_t *ev)
{
	bool list = ev->type == YAML_SEQUENCE_START_EVENT, flow;
	struct node *node;

	if (list) {
		flow =
		    ev->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
		check_extras(r, ev, ev->data.sequence_start.anchor,
		    ev->data.sequence_start.tag);
	} else {
		flow = ev->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
		check_extras(r, ev, ev->data.mapping_start.anchor,
		    ev->data.mapping_start.tag);
	}
	node = node_new(r, list ? NODE_LIST : NODE_MAP,
	    flow ? STYLE_FLOW : STYLE_BLOCK, ev);
	if (r->depth == DECK_DEPTH_MAX) {
		finding_add(r->d, node->line, node->column, "Y05",
		    "write it with fewer lists and maps inside each other",
		    "lists and maps are nested more than %d deep here",
		    DECK_DEPTH_MAX);
		return -1;
	}
	attach(r, node);
	memset(&r->stack[r->depth], 0, sizeof(r->stack[0]));
	r->stack[r->depth++].node = node;
	return 0;
}

static void
take_alias(struct reader *r, const yaml_event_t *ev)
{
	struct node *node = node_new(r, NODE_TEXT, STYLE_PLAIN, ev);

	finding_add(r->d, node->line, node->column, "C24",
	    "write the text itself, or put a text that begins with * in quotes",
	    "aliases (*name) are not used in decks");
	node->broken = true;
	attach(r, node);
}

/* Takes one event. Returns 0 to go on, 1 at the end, -1 to give up. */
static int
take_event(struct reader *r, const yaml_event_t *ev)
{
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		take_text(r, ev);
		return 0;
	case YAML_ALIAS_EVENT:
		take_alias(r, ev);
		return 0;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return take_start(r, ev);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		r->stack[--r->depth].node->end = byte_at(r, ev->end_mark.index);
		return 0;
	case YAML_DOCUMENT_END_EVENT:
		return fault_after(
			   r->d, r->s, r->n, byte_at(r, ev->end_mark.index))
		    ? -1
		    : 1;
	case YAML_STREAM_END_EVENT:
		finding_add(r->d, 1, 1, "Y04",
		    "begin with the line 'format: 1'",
		    "there is no deck in this file: it is empty");
		return -1;
	default: /* the starts of the stream and of the document */
		return 0;
	}
}

static int
take_all(struct reader *r)
{
	yaml_event_t ev;
	size_t k;
	int rc = 0;

	for (k = 0; rc == 0; k++) {
		if (!yaml_parser_parse(&r->parser, &ev)) {
			if (r->parser.error == YAML_MEMORY_ERROR)
				err_no_memory();
			fault_syntax(r->d, r->s, r->n, r->parser.problem,
			    r->parser.context,
			    place_of(&r->parser.problem_mark),
			    place_of(&r->parser.context_mark));
			return -1;
		}
		if (k == DECK_EVENTS_MAX) {
			finding_add(r->d, (int)ev.start_mark.line + 1,
			    (int)ev.start_mark.column + 1, "Y06",
			    "divide it into several decks",
			    "this file has more than %d entries",
			    DECK_EVENTS_MAX);
			rc = -1;
		} else {
			rc = take_event(r, &ev);
		}
		yaml_event_delete(&ev);
	}
	return rc < 0 ? -1 : 0;
}

struct node *
yaml_parse(const char *s, size_t n, struct arena *a, struct diags *d)
{
	struct reader r;
	int rc;

	if (fault_before(d, s, n))
		return NULL;
	memset(&r, 0, sizeof(r));
	r.s = s;
	r.n = n;
	r.arena = a;
	r.d = d;
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		r.mark_byte = 3;
	if (!yaml_parser_initialize(&r.parser))
		err_no_memory();
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &r.parser, (const unsigned char *)s + r.mark_byte, n - r.mark_byte);
	rc = take_all(&r);
	yaml_parser_delete(&r.parser);
	return rc == 0 ? r.root : NULL;
}

const struct node *
node_get(const struct node *map, const char *key)
{
	const struct node *k;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (k = map->first; k; k = k->next->next) {
		if (strcmp(k->text, key) == 0)
			return k->next;
	}
	return NULL;
}

bool
node_is_empty(const struct node *node)
{
	return node->kind == NODE_TEXT && node->style == STYLE_PLAIN &&
	    node->n == 0 && !node->broken;
}
