/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/edition.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/stem.h"
#include "deck/idmap.h"

#define ALIKE_LEAST 0.45 /* less in common: two statements, not one */
#define PAIRS_MAX 4000000 /* beyond that only those of one number are tried */

/* A text as its words: numbers of stems, in order, each once. */
struct bag {
	int *stems;
	size_t n;
	double weight; /* of all */
};

struct pair {
	size_t now, old;
	double alike;
};

struct comparing {
	struct arena *a;
	struct idmap stems;
	int n_stems;
	double *weight; /* of each stem */
	struct stemmer stemmer;
};

/* -- words
 * ------------------------------------------------------------------------ */

static int
by_number(const void *x, const void *y)
{
	int p = *(const int *)x, q = *(const int *)y;

	return p < q ? -1 : p > q;
}

static int
number_of(struct comparing *c, const char *word)
{
	char stem[STEM_MAX];
	struct idmap_slot *slot;
	const char *key;

	(void)stem_word(&c->stemmer, word, stem);
	slot = idmap_find(&c->stems, stem);
	if (slot)
		return slot->number;
	key = arena_strdup(c->a, stem);
	(void)idmap_add(&c->stems, key, key, c->n_stems);
	return c->n_stems++;
}

static struct bag
bag_of(struct comparing *c, const char *text)
{
	char *s = text_fold(c->a, text);
	size_t cap = strlen(s) / 2 + 1, n = 0;
	struct bag b = {arena_array(c->a, cap, sizeof(int)), 0, 0};

	while (*s) {
		char *end;

		while (*s && (unsigned char)*s < 0x80 &&
		    !isalnum((unsigned char)*s))
			s++;
		for (end = s; isalnum((unsigned char)*end) ||
		     (unsigned char)*end >= 0x80;)
			end++;
		if (end == s)
			break;
		if (*end)
			*end++ = '\0';
		b.stems[b.n++] = number_of(c, s);
		s = end;
	}
	qsort(b.stems, b.n, sizeof(*b.stems), by_number);
	for (size_t i = 0; i < b.n; i++) {
		if (n == 0 || b.stems[i] != b.stems[n - 1])
			b.stems[n++] = b.stems[i];
	}
	b.n = n;
	return b;
}

static double
weight_of(const struct comparing *c, int stem)
{
	return c->weight ? c->weight[stem] : 1;
}

static void
weigh(const struct comparing *c, struct bag *b)
{
	for (size_t i = 0; i < b->n; i++)
		b->weight += weight_of(c, b->stems[i]);
}

/* Twice what they share, of what they have. */
static double
alike(const struct comparing *c, const struct bag *x, const struct bag *y)
{
	double both = 0;

	for (size_t i = 0, k = 0; i < x->n && k < y->n;) {
		if (x->stems[i] == y->stems[k]) {
			both += weight_of(c, x->stems[i]);
			i++;
			k++;
		} else if (x->stems[i] < y->stems[k]) {
			i++;
		} else {
			k++;
		}
	}
	return x->weight + y->weight > 0 ? 2 * both / (x->weight + y->weight)
					 : 0;
}

/* The rarer, the more it weighs. */
static void
learn_weights(struct comparing *c, const struct bag *x, size_t n,
    const struct bag *y, size_t m)
{
	double *df = arena_array(c->a, (size_t)c->n_stems + 1, sizeof(*df));

	for (size_t i = 0; i < n + m; i++) {
		const struct bag *b = i < n ? &x[i] : &y[i - n];

		for (size_t k = 0; k < b->n; k++)
			df[b->stems[k]]++;
	}
	for (int i = 0; i < c->n_stems; i++)
		df[i] = log(((double)(n + m) + 1) / (df[i] + 0.5));
	c->weight = df;
}

double
edition_alike(const char *x, const char *y, struct arena *a)
{
	struct comparing c = {.a = a, .stemmer = STEMMER_INIT};
	struct bag p, q;
	double out;

	idmap_init(&c.stems, a);
	p = bag_of(&c, x);
	q = bag_of(&c, y);
	weigh(&c, &p);
	weigh(&c, &q);
	out = alike(&c, &p, &q);
	stemmer_close(&c.stemmer);
	return out;
}

bool
edition_same(const char *x, const char *y, struct arena *a)
{
	const char *p = text_fold(a, x), *q = text_fold(a, y);

	for (;; p++, q++) {
		if (isspace((unsigned char)*p) && isspace((unsigned char)*q)) {
			p += strspn(p, " \t\r\n");
			q += strspn(q, " \t\r\n");
		}
		if (*p != *q)
			return *(p + strspn(p, " \t\r\n")) == '\0' &&
			    *(q + strspn(q, " \t\r\n")) == '\0';
		if (*p == '\0')
			return true;
	}
}

/* -- pairs
 * ------------------------------------------------------------------------- */

/* PREFIX4.12: a statement of the framework, and which. */
static bool
number_in_id(const char *id, const char *prefix, int *section, int *number)
{
	size_t n = strlen(prefix);
	char *end;

	if (strncmp(id, prefix, n) != 0 || !isdigit((unsigned char)id[n]))
		return false;
	*section = (int)strtol(id + n, &end, 10);
	if (*end != '.' || !isdigit((unsigned char)end[1]))
		return false;
	*number = (int)strtol(end + 1, &end, 10);
	return *end == '\0';
}

static int
by_alike(const void *x, const void *y)
{
	const struct pair *p = x, *q = y;

	if (p->alike != q->alike)
		return p->alike > q->alike ? -1 : 1;
	if (p->now != q->now)
		return p->now < q->now ? -1 : 1;
	return p->old < q->old ? -1 : p->old > q->old;
}

struct sides {
	const struct statement **old; /* that are the framework's */
	bool *old_taken;
	size_t n_old;
	struct edition *e;
};

static void
take(struct sides *s, size_t now, size_t old, double how_alike)
{
	s->e->matches[now].old = s->old[old];
	s->e->matches[now].alike = how_alike;
	s->old_taken[old] = true;
}

/* Same words first: most statements of a new edition are the old ones. */
static void
match_same(struct sides *s, struct arena *a)
{
	struct idmap map;
	struct idmap_slot *slot;

	idmap_init(&map, a);
	for (size_t i = 0; i < s->n_old; i++)
		(void)idmap_add(
		    &map, text_fold(a, s->old[i]->text), s->old[i], (int)i);
	for (size_t i = 0; i < s->e->n; i++) {
		slot =
		    idmap_find(&map, text_fold(a, s->e->matches[i].now->text));
		if (slot && !s->old_taken[slot->number])
			take(s, i, (size_t)slot->number, 1);
	}
}

static void
match_alike(struct sides *s, struct arena *a)
{
	struct comparing c = {.a = a, .stemmer = STEMMER_INIT};
	struct bag *now = arena_array(a, s->e->n + 1, sizeof(*now));
	struct bag *old = arena_array(a, s->n_old + 1, sizeof(*old));
	struct pair *pairs = NULL;
	size_t n = 0, cap = 0;
	bool all = s->e->n * s->n_old <= PAIRS_MAX;
	double v;

	idmap_init(&c.stems, a);
	for (size_t i = 0; i < s->e->n; i++)
		now[i] = bag_of(&c, s->e->matches[i].now->text);
	for (size_t i = 0; i < s->n_old; i++)
		old[i] = bag_of(&c, s->old[i]->text);
	stemmer_close(&c.stemmer);
	learn_weights(&c, now, s->e->n, old, s->n_old);
	for (size_t i = 0; i < s->e->n; i++)
		weigh(&c, &now[i]);
	for (size_t i = 0; i < s->n_old; i++)
		weigh(&c, &old[i]);
	for (size_t i = 0; i < s->e->n; i++) {
		for (size_t k = 0; k < s->n_old && !s->e->matches[i].old; k++) {
			if (s->old_taken[k] || (!all && k != i))
				continue;
			v = alike(&c, &now[i], &old[k]);
			if (v < ALIKE_LEAST)
				continue;
			pairs = arena_grow(a, pairs, n, &cap, sizeof(*pairs));
			pairs[n++] = (struct pair){i, k, v};
		}
	}
	if (n > 0)
		qsort(pairs, n, sizeof(*pairs), by_alike);
	for (size_t i = 0; i < n; i++) {
		if (s->e->matches[pairs[i].now].old == NULL &&
		    !s->old_taken[pairs[i].old])
			take(s, pairs[i].now, pairs[i].old, pairs[i].alike);
	}
}

/* -- sections and ids
 * ---------------------------------------------------------------- */

/* The old section that most of its statements come from; NULL: none of them. */
static const struct section *
section_by_statements(
    const struct deck *d, const struct edition *e, const struct fw_section *now)
{
	const struct section *best = NULL;
	int most = 0, count;

	for (int k = 0; k < d->n_sections && now->n_statements > 0; k++) {
		count = 0;
		for (size_t i = 0; i < e->n; i++)
			count += e->matches[i].section == now &&
			    e->matches[i].old &&
			    strcmp(e->matches[i].old->section,
				d->sections[k].id) == 0;
		if (count > most) {
			most = count;
			best = &d->sections[k];
		}
	}
	return best;
}

static bool
is_used(const struct edition *e, const struct section *old)
{
	for (size_t i = 0; i < e->n_sections; i++) {
		if (e->sections[i].old == old)
			return true;
	}
	return false;
}

/* One of its name that no other has; that of its number first. */
static const struct section *
section_by_name(const struct deck *d, const struct edition *e,
    const struct fw_section *now, struct arena *a)
{
	const char *id = arena_printf(a, "s%d", now->number);

	for (int any = 0; any < 2; any++) {
		for (int k = 0; k < d->n_sections; k++) {
			const struct section *s = &d->sections[k];

			if ((any || strcmp(s->id, id) == 0) && !is_used(e, s) &&
			    edition_same(s->title, now->title, a))
				return s;
		}
	}
	return NULL;
}

/* Ids given so far and for ever: statements, sections, cases, retired. */
struct taken {
	struct idmap map;
	struct arena *a;
};

static void
note(struct taken *t, const char *id)
{
	(void)idmap_add(&t->map, id, id, 0);
}

static void
note_all(struct taken *t, const struct deck *d)
{
	for (int i = 0; i < d->n_statements; i++)
		note(t, d->statements[i].id);
	for (int i = 0; i < d->n_sections; i++)
		note(t, d->sections[i].id);
	for (int i = 0; i < d->n_cases; i++)
		note(t, d->cases[i].id);
	for (int i = 0; i < d->n_retired; i++)
		note(t, d->retired[i]);
}

static const char *
free_id(struct taken *t, const char *prefix, int section, int number)
{
	const char *id;

	for (;; number++) {
		id = section > 0
		    ? arena_printf(t->a, "%s%d.%d", prefix, section, number)
		    : arena_printf(t->a, "%s%d", prefix, number);
		if (idmap_find(&t->map, id) == NULL) {
			note(t, id);
			return id;
		}
	}
}

static void
name_sections(struct edition *e, const struct deck *d,
    const struct framework *now, struct taken *t)
{
	e->sections =
	    arena_array(t->a, now->n_sections + 1, sizeof(*e->sections));
	e->n_sections = now->n_sections;
	for (size_t i = 0; i < now->n_sections; i++) {
		const struct section *old;

		e->sections[i].now = &now->sections[i];
		old = section_by_statements(d, e, &now->sections[i]);
		/* one that was split in two goes on as the first of them */
		if (old && !is_used(e, old))
			e->sections[i].old = old;
	}
	for (size_t i = 0; i < now->n_sections; i++) {
		struct edition_section *s = &e->sections[i];

		if (s->old == NULL)
			s->old = section_by_name(d, e, s->now, t->a);
		s->id =
		    s->old ? s->old->id : free_id(t, "s", 0, s->now->number);
	}
}

static int
digits_of(const char *id, int otherwise)
{
	return id[0] == 's' && isdigit((unsigned char)id[1])
	    ? (int)strtol(id + 1, NULL, 10)
	    : otherwise;
}

static void
name_statements(struct edition *e, const struct deck *d, struct taken *t)
{
	int section, number;

	for (size_t i = 0; i < e->n; i++) {
		struct edition_match *m = &e->matches[i];

		for (size_t k = 0; k < e->n_sections; k++) {
			if (e->sections[k].now == m->section)
				m->section_id = e->sections[k].id;
		}
		section = digits_of(m->section_id, m->section->number);
		if (m->old == NULL) {
			m->kind = EDITION_NEW;
			m->id = free_id(t, d->prefix, section, m->now->number);
			e->fresh++;
			continue;
		}
		m->id = m->old->id;
		m->kind = edition_same(m->old->text, m->now->text, t->a)
		    ? EDITION_UNCHANGED
		    : EDITION_REWORDED;
		e->unchanged += m->kind == EDITION_UNCHANGED;
		e->reworded += m->kind == EDITION_REWORDED;
		m->moved = !number_in_id(m->id, d->prefix, &section, &number) ||
		    section != m->section->number || number != m->now->number;
		e->moved += m->moved;
	}
}

void
edition_compare(const struct deck *old, const struct framework *now,
    struct arena *a, struct edition *out)
{
	struct sides s = {.e = out};
	struct taken t = {.a = a};
	int section, number;

	memset(out, 0, sizeof(*out));
	out->matches =
	    arena_array(a, (size_t)now->statements + 1, sizeof(*out->matches));
	for (size_t i = 0; i < now->n_sections; i++) {
		for (size_t k = 0; k < now->sections[i].n_statements; k++) {
			struct edition_match *m = &out->matches[out->n];

			m->section = &now->sections[i];
			m->now = &now->sections[i].statements[k];
			out->n += m->now->text[0] != '\0';
		}
	}
	s.old = arena_array(a, (size_t)old->n_statements + 1, sizeof(*s.old));
	s.old_taken =
	    arena_array(a, (size_t)old->n_statements + 1, sizeof(*s.old_taken));
	for (int i = 0; i < old->n_statements; i++) {
		if (number_in_id(
			old->statements[i].id, old->prefix, &section, &number))
			s.old[s.n_old++] = &old->statements[i];
	}
	out->compared = (int)s.n_old;
	match_same(&s, a);
	match_alike(&s, a);
	idmap_init(&t.map, a);
	note_all(&t, old);
	name_sections(out, old, now, &t);
	name_statements(out, old, &t);
	out->gone = arena_array(a, s.n_old + 1, sizeof(*out->gone));
	for (size_t i = 0; i < s.n_old; i++) {
		if (!s.old_taken[i])
			out->gone[out->n_gone++] = s.old[i];
	}
}
