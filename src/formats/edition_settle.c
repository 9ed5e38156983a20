/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edition: sections that the deck has as the document has them, with the same
 * title and every statement in the same words. Where a document says the same
 * several times, no other rule would find the same pairs each time.
 */
#include <stdlib.h>
#include <string.h>

#include "formats/edition_priv.h"

/* The statements of a section, by their words. */
struct held {
	struct held_one {
		int words; /* a number, the same for the same words */
		int at; /* index of the statement */
	} * list;
	int n;
};

/* A section of the document that an old one holds. */
struct hold {
	int now, old;
	int more; /* statements that the old one has besides */
	bool numbered; /* and it has its number */
};

static int
by_words(const void *x, const void *y)
{
	const struct held_one *p = x, *q = y;

	if (p->words != q->words)
		return p->words < q->words ? -1 : 1;
	return p->at < q->at ? -1 : p->at > q->at;
}

static int
by_more(const void *x, const void *y)
{
	const struct hold *p = x, *q = y;

	if (p->more != q->more)
		return p->more < q->more ? -1 : 1;
	if (p->numbered != q->numbered)
		return p->numbered ? -1 : 1;
	if (p->now != q->now)
		return p->now < q->now ? -1 : 1;
	return p->old < q->old ? -1 : p->old > q->old;
}

static struct held *
read_held(struct comparing *c, struct idmap *words, struct alike_text *texts,
    size_t n, int parts)
{
	struct held *all = arena_array(c->a, (size_t)parts + 1, sizeof(*all));
	struct held *h;

	for (size_t i = 0; i < n; i++) {
		if (texts[i].part >= 0)
			all[texts[i].part].n++;
	}
	for (int i = 0; i < parts; i++) {
		all[i].list = arena_array(
		    c->a, (size_t)all[i].n + 1, sizeof(*all[i].list));
		all[i].n = 0;
	}
	for (size_t i = 0; i < n; i++) {
		const char *key = alike_key(c->a, texts[i].text);
		const struct idmap_slot *slot =
		    idmap_add(words, key, key, (int)words->n);

		if (texts[i].part < 0)
			continue;
		h = &all[texts[i].part];
		h->list[h->n++] = (struct held_one){
		    slot ? slot->number : (int)words->n - 1, (int)i};
	}
	for (int i = 0; i < parts; i++) {
		if (all[i].n > 0)
			qsort(all[i].list, (size_t)all[i].n,
			    sizeof(*all[i].list), by_words);
	}
	return all;
}

/* Pairs all statements of the one with those of the other, when there is one
 * for each; with `take` false only looks. */
static bool
pair_all(struct comparing *c, const struct held *now, const struct held *old,
    bool take)
{
	int k = 0;

	for (int i = 0; i < now->n; i++, k++) {
		while (k < old->n && old->list[k].words < now->list[i].words)
			k++;
		if (k == old->n || old->list[k].words != now->list[i].words)
			return false;
		if (take) {
			c->al.now[now->list[i].at].is = old->list[k].at;
			c->al.now[now->list[i].at].alike = 1;
			c->al.old[old->list[k].at].is = now->list[i].at;
			c->al.old[old->list[k].at].alike = 1;
		}
	}
	return now->n > 0;
}

/* Which old sections hold each one, those of its title alone. */
static struct hold *
find_holds(struct comparing *c, const struct held *now, const struct held *old,
    size_t *n)
{
	size_t sections = (size_t)c->d->n_sections, cap = 0;
	struct idmap titles;
	struct idmap_slot *slot;
	struct hold *holds = NULL;
	int *next = arena_array(c->a, sections + 1, sizeof(*next));

	*n = 0;
	idmap_init(&titles, c->a);
	for (size_t k = sections; k-- > 0;) {
		const char *key = alike_key(c->a, c->d->sections[k].title);

		slot = idmap_add(&titles, key, key, (int)k);
		next[k] = slot ? slot->number : -1;
		if (slot)
			slot->number = (int)k;
	}
	for (size_t i = 0; i < c->f->n_sections; i++) {
		const struct fw_section *s = &c->f->sections[i];
		const char *id = arena_printf(c->a, "s%d", s->number);

		slot = idmap_find(
		    &titles, alike_key(c->a, s->title[0] ? s->title : id));
		for (int k = slot ? slot->number : -1; k >= 0; k = next[k]) {
			if (!pair_all(c, &now[i], &old[k], false))
				continue;
			holds =
			    arena_grow(c->a, holds, *n, &cap, sizeof(*holds));
			holds[(*n)++] =
			    (struct hold){(int)i, k, old[k].n - now[i].n,
				strcmp(c->d->sections[k].id, id) == 0};
		}
	}
	return holds;
}

void
edition_settle(struct comparing *c)
{
	struct held *now, *old;
	struct hold *holds;
	bool *now_done, *old_done;
	struct idmap words;
	size_t n;

	idmap_init(&words, c->a);
	now =
	    read_held(c, &words, c->al.now, c->al.n_now, (int)c->f->n_sections);
	old = read_held(c, &words, c->al.old, c->al.n_old, c->d->n_sections);
	now_done = arena_array(c->a, c->f->n_sections + 1, sizeof(*now_done));
	old_done =
	    arena_array(c->a, (size_t)c->d->n_sections + 1, sizeof(*old_done));
	holds = find_holds(c, now, old, &n);
	if (n > 0)
		qsort(holds, n, sizeof(*holds), by_more);
	for (size_t i = 0; i < n; i++) {
		const struct hold *h = &holds[i];

		if (now_done[h->now] || old_done[h->old])
			continue;
		now_done[h->now] = old_done[h->old] = true;
		(void)pair_all(c, &now[h->now], &old[h->old], true);
	}
}
