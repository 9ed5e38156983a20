/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/names.h"
#include "base/text.h"

struct gathering {
	struct proposals *out;
	struct arena *arena;
	struct names keys;
	struct names ids; /* of the deck's items */
	struct item *const *items;
	const struct share **last; /* who was counted last, by number */
	size_t cap, cap_last;
};

/* Letters and digits, folded, one space between words. */
static const char *
plain_words(const char *s, struct arena *a)
{
	const char *folded = text_fold(a, s);
	struct buf b = BUF_INIT;
	const char *out;
	bool gap = false;

	for (; *folded; folded++) {
		if ((*folded >= 'a' && *folded <= 'z') ||
		    (*folded >= '0' && *folded <= '9') ||
		    (unsigned char)*folded >= 0x80) {
			if (gap && b.n > 0)
				buf_addc(&b, ' ');
			buf_addc(&b, *folded);
			gap = false;
		} else {
			gap = true;
		}
	}
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

const char *
proposal_key(const struct proposal *p, struct arena *a)
{
	const char *words = plain_words(p->text, a);

	return arena_printf(a, "%s#%d %016llx", p->item, p->idea + 1,
	    (unsigned long long)text_hash(words, strlen(words)));
}

/* Is it among the wordings of the idea? */
static bool
is_known(const struct proposal *p, struct arena *a)
{
	const char *words = plain_words(p->text, a);
	const struct idea *idea;

	if (p->it == NULL || p->idea < 0 || p->idea >= p->it->n_ideas)
		return false;
	idea = &p->it->ideas[p->idea];
	for (int i = 0; i < idea->n; i++)
		if (strcmp(plain_words(idea->wordings[i], a), words) == 0)
			return true;
	return false;
}

static void
gather(struct gathering *g, const struct share *from, struct proposal p)
{
	const char *key = proposal_key(&p, g->arena);
	size_t had = g->keys.n, k = names_add(&g->keys, key, strlen(key));
	ptrdiff_t i;

	if (k == had) {
		g->out->list = arena_grow(g->arena, g->out->list, had, &g->cap,
		    sizeof(*g->out->list));
		g->last = arena_grow(
		    g->arena, g->last, had, &g->cap_last, sizeof(*g->last));
		i = names_find(&g->ids, p.item, strlen(p.item));
		p.it = i < 0 ? NULL : g->items[i];
		p.known = is_known(&p, g->arena);
		p.elsewhere =
		    p.it && p.idea >= 0 && strcmp(p.hash, p.it->hash) != 0;
		g->out->list[g->out->n++] = p;
		g->last[k] = NULL;
	}
	if (g->last[k] != from) /* a person counts once */
		g->out->list[k].learners++;
	g->last[k] = from;
}

static int
compare(const void *x, const void *y)
{
	const struct proposal *a = x, *b = y;
	int d;

	if ((a->it == NULL) != (b->it == NULL))
		return a->it ? -1 : 1;
	if (a->it && a->it->order != b->it->order)
		return a->it->order < b->it->order ? -1 : 1;
	if ((d = strcmp(a->item, b->item)) != 0)
		return d;
	if (a->idea != b->idea) { /* reports after wordings */
		if (a->idea < 0 || b->idea < 0)
			return a->idea < 0 ? 1 : -1;
		return a->idea < b->idea ? -1 : 1;
	}
	if (a->learners != b->learners)
		return a->learners > b->learners ? -1 : 1;
	return strcmp(a->text, b->text);
}

void
proposals_make(const struct share *const *shares, size_t n,
    struct item *const *items, size_t n_items, struct arena *a,
    struct proposals *out)
{
	struct gathering g = {.out = out, .arena = a, .items = items};
	const struct share *s;

	memset(out, 0, sizeof(*out));
	names_init(&g.keys, a);
	names_init(&g.ids, a);
	for (size_t i = 0; i < n_items; i++)
		(void)names_add(&g.ids, items[i]->id, strlen(items[i]->id));
	for (size_t i = 0; i < n; i++) {
		s = shares[i];
		for (size_t k = 0; k < s->n_wordings; k++)
			gather(&g, s,
			    (struct proposal){.item = s->wordings[k].item,
				.hash = s->wordings[k].hash,
				.text = s->wordings[k].text,
				.idea = s->wordings[k].idea});
		for (size_t k = 0; k < s->n_reports; k++)
			gather(&g, s,
			    (struct proposal){.item = s->reports[k].item,
				.hash = "",
				.text = s->reports[k].text,
				.idea = -1});
	}
	if (out->n > 0)
		qsort(out->list, out->n, sizeof(*out->list), compare);
}
