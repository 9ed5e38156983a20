/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout: a head, then a record a node in the order of a walk from the root
 * (so a child and a next one always come later), then the texts, each with its
 * NUL. Numbers are this machine's own.
 */
#include "deck/pack.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define PACK_MAGIC 0x31505652u /* also tells the byte order */

struct head {
	uint32_t magic, record; /* size of a record: one more check */
	uint32_t nodes, text_n;
};

struct record {
	uint32_t kind, style;
	int32_t line, column;
	uint32_t start, end, n;
	uint32_t text; /* offset into the texts */
	uint32_t first, next; /* number of a node; 0 none: the root is 0 */
};

struct writer {
	struct buf *out;
	struct buf texts;
	size_t at; /* of record 0 in out */
	uint32_t nodes;
};

static uint32_t
write_node(struct writer *w, const struct node *node)
{
	struct record r = {.kind = node->kind,
	    .style = node->style,
	    .line = node->line,
	    .column = node->column,
	    .start = node->start,
	    .end = node->end,
	    .n = node->n};
	uint32_t number = w->nodes++, before = 0, now;
	size_t mine = w->out->n;

	if (node->kind == NODE_TEXT) {
		r.text = (uint32_t)w->texts.n;
		buf_add(&w->texts, node->text, (size_t)node->n + 1);
	}
	buf_add(w->out, (const char *)&r, sizeof(r));
	if (node->kind == NODE_TEXT)
		return number;
	for (const struct node *k = node->first; k; k = k->next) {
		now = write_node(w, k);
		if (before == 0)
			r.first = now;
		else
			memcpy(w->out->p + w->at + before * sizeof(r) +
				offsetof(struct record, next),
			    &now, sizeof(now));
		before = now;
	}
	memcpy(w->out->p + mine, &r, offsetof(struct record, next));
	return number;
}

void
pack_write(const struct node *root, struct buf *out)
{
	struct head h = {PACK_MAGIC, sizeof(struct record), 0, 0};
	struct writer w = {out, BUF_INIT, 0, 0};
	size_t at = out->n;

	buf_add(out, (const char *)&h, sizeof(h));
	w.at = out->n;
	(void)write_node(&w, root);
	h.nodes = w.nodes;
	h.text_n = (uint32_t)w.texts.n;
	buf_add(out, buf_str(&w.texts), w.texts.n);
	memcpy(out->p + at, &h, sizeof(h));
	buf_release(&w.texts);
}

struct pack {
	const char *records, *texts;
	uint32_t nodes, text_n;
	struct node *list;
	bool *seen; /* each node has one place in the tree */
};

/* A chain of entries: every number later than the one before, none twice, as
 * many as the parent says. */
static bool
link_chain(struct pack *p, struct node *parent, uint32_t first)
{
	uint64_t want =
	    (uint64_t)parent->n * (parent->kind == NODE_MAP ? 2 : 1);
	uint32_t at = first, before = (uint32_t)(parent - p->list);
	struct node **to = &parent->first;
	struct record r;

	*to = NULL;
	for (; want > 0; want--) {
		if (at <= before || at >= p->nodes || p->seen[at])
			return false;
		p->seen[at] = true;
		*to = &p->list[at];
		to = &p->list[at].next;
		memcpy(&r, p->records + at * sizeof(r), sizeof(r));
		before = at;
		at = r.next;
	}
	return at == 0;
}

static bool
read_node(struct pack *p, uint32_t i)
{
	struct node *node = &p->list[i];
	struct record r;

	memcpy(&r, p->records + i * sizeof(r), sizeof(r));
	if (r.kind > NODE_MAP || r.style > STYLE_FLOW)
		return false;
	node->kind = (uint8_t)r.kind;
	node->style = (uint8_t)r.style;
	node->line = r.line;
	node->column = r.column;
	node->start = r.start;
	node->end = r.end;
	node->n = r.n;
	if (r.kind != NODE_TEXT)
		return link_chain(p, node, r.first);
	if (r.text >= p->text_n || r.n >= p->text_n - r.text ||
	    p->texts[r.text + r.n] != '\0' ||
	    memchr(p->texts + r.text, '\0', r.n))
		return false;
	node->text = p->texts + r.text;
	return true;
}

struct node *
pack_read(const char *s, size_t n, struct arena *a)
{
	struct pack p = {0};
	struct head h;
	size_t records;

	if (n < sizeof(h))
		return NULL;
	memcpy(&h, s, sizeof(h));
	records = (size_t)h.nodes * sizeof(struct record);
	if (h.magic != PACK_MAGIC || h.record != sizeof(struct record) ||
	    h.nodes == 0 || n != sizeof(h) + records + h.text_n)
		return NULL;
	p.records = s + sizeof(h);
	p.nodes = h.nodes;
	p.text_n = h.text_n;
	p.texts = arena_alloc(a, (size_t)h.text_n + 1);
	memcpy((char *)(uintptr_t)p.texts, p.records + records, h.text_n);
	p.list = arena_array(a, h.nodes, sizeof(*p.list));
	p.seen = arena_array(a, h.nodes, sizeof(*p.seen));
	for (uint32_t i = 0; i < h.nodes; i++)
		if ((i > 0 && !p.seen[i]) || !read_node(&p, i))
			return NULL;
	return p.list;
}
