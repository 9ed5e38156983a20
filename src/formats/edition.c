/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/edition.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "deck/idmap.h"
#include "formats/edition_priv.h"

#define NUMBER_MAX 99999 /* of a section, and of a statement in it */
/* How much of two sections is in both before one goes on as the other; the
 * same title counts as half of the statements. */
#define SECTION_LEAST 0.3
#define SECTION_TITLE 0.5

/* -- numbers
 * -------------------------------------------------------------------- */

static bool
digits(const char **s, int *number)
{
	long v = 0;

	if (!isdigit((unsigned char)**s))
		return false;
	for (; isdigit((unsigned char)**s); ++*s) {
		if (v <= NUMBER_MAX)
			v = v * 10 + **s - '0';
	}
	*number = (int)v;
	return v <= NUMBER_MAX;
}

/* PREFIX4.12: a statement of the framework, and which. */
static bool
number_in_id(const char *id, const char *prefix, int *section, int *number)
{
	size_t n = strlen(prefix);

	if (strncmp(id, prefix, n) != 0)
		return false;
	id += n;
	return digits(&id, section) && *id++ == '.' && digits(&id, number) &&
	    *id == '\0';
}

/* As its id says, or the one that it had. */
static bool
number_of(const struct edition *e, const struct statement *s, int *section,
    int *number)
{
	return number_in_id(s->id, e->prefix, section, number) ||
	    number_in_id(s->was, e->prefix, section, number);
}

static int
as_one(int section, int number)
{
	return section <= NUMBER_MAX / 10 && number <= NUMBER_MAX
	    ? section * (NUMBER_MAX + 1) + number
	    : -1;
}

/* Of a deck that does not say it: what stands before the numbers of most of
 * its ids. */
static const char *
prefix_of(const struct deck *d, struct arena *a)
{
	const char *best = "";
	int most = 0, count, section, number;

	if (d->prefix[0])
		return d->prefix;
	for (int i = 0; i < d->n_statements; i++) {
		const char *id = d->statements[i].id, *one;
		size_t n = 0;

		while (isalpha((unsigned char)id[n]))
			n++;
		one = arena_strndup(a, id, n);
		if (n == 0 || strcmp(one, best) == 0 ||
		    !number_in_id(id, one, &section, &number))
			continue;
		count = 0;
		for (int k = i; k < d->n_statements; k++)
			count += number_in_id(
			    d->statements[k].id, one, &section, &number);
		if (count > most) {
			most = count;
			best = one;
		}
		if (2 * count > d->n_statements)
			break;
	}
	return best;
}

/* -- matching
 * ------------------------------------------------------------------------- */

static void
read_new(struct comparing *c)
{
	const struct framework *f = c->f;
	struct edition *e = c->e;

	e->matches =
	    arena_array(c->a, (size_t)f->statements + 1, sizeof(*e->matches));
	c->al.now =
	    arena_array(c->a, (size_t)f->statements + 1, sizeof(*c->al.now));
	c->al.n_parts_now = (int)f->n_sections;
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *s = &f->sections[i];

		for (size_t k = 0; k < s->n_statements; k++) {
			if (s->statements[k].text[0] == '\0')
				continue;
			c->al.now[e->n] =
			    (struct alike_text){.text = s->statements[k].text,
				.is = -1,
				.part = (int)i,
				.number =
				    as_one(s->number, s->statements[k].number)};
			e->matches[e->n].section = s;
			e->matches[e->n++].now = &s->statements[k];
		}
	}
	c->al.n_now = e->n;
}

static void
read_old(struct comparing *c)
{
	const struct deck *d = c->d;
	size_t n = (size_t)d->n_statements;
	struct idmap_slot *slot;
	int section, number;

	idmap_init(&c->parts, c->a);
	for (int i = 0; i < d->n_sections; i++)
		(void)idmap_add(
		    &c->parts, d->sections[i].id, &d->sections[i], i);
	c->al.old = arena_array(c->a, n + 1, sizeof(*c->al.old));
	c->al.n_old = n;
	c->al.n_parts_old = d->n_sections;
	for (size_t i = 0; i < n; i++) {
		const struct statement *s = &d->statements[i];
		bool known = number_of(c->e, s, &section, &number);

		slot = idmap_find(&c->parts, s->section);
		c->al.old[i] = (struct alike_text){.text = s->text,
		    .is = -1,
		    .part = slot ? slot->number : -1,
		    .number = known ? as_one(section, number) : -1,
		    .apart = !known};
		c->e->compared += known;
	}
}

static void
match(struct comparing *c)
{
	struct edition *e = c->e;
	const struct statement *old = c->d->statements;

	edition_settle(c);
	alike_match(&c->al, c->a);
	for (size_t i = 0; i < e->n; i++) {
		if (c->al.now[i].is < 0)
			continue;
		e->matches[i].old = &old[c->al.now[i].is];
		e->matches[i].alike = c->al.now[i].alike;
	}
	e->gone = arena_array(c->a, c->al.n_old + 1, sizeof(*e->gone));
	for (size_t k = 0; k < c->al.n_old; k++) {
		if (c->al.old[k].apart)
			e->compared += c->al.old[k].is >= 0;
		else if (c->al.old[k].is < 0)
			e->gone[e->n_gone++] = &old[k];
	}
}

/* -- sections
 * ------------------------------------------------------------------------- */

/* A section of the document, an old one, and how much they are one. */
struct claim {
	size_t now;
	int old;
	double v;
};

static int
by_value(const void *x, const void *y)
{
	const struct claim *p = x, *q = y;

	if (p->v != q->v)
		return p->v > q->v ? -1 : 1;
	if (p->now != q->now)
		return p->now < q->now ? -1 : 1;
	return p->old < q->old ? -1 : p->old > q->old;
}

static bool
is_titled(struct comparing *c, const struct section *old,
    const struct fw_section *now)
{
	return alike_same(old->title, now->title, c->a);
}

/* Which old sections the statements of each section are from. */
static size_t
count_claims(struct comparing *c, struct claim *claims)
{
	size_t parts = (size_t)c->d->n_sections + 1, n = 0, begin = 0;
	int *held = arena_array(c->a, parts, sizeof(*held));
	int *at = arena_array(c->a, parts, sizeof(*at));
	int part;

	for (size_t k = 0; k < c->al.n_old; k++) {
		if (c->al.old[k].part >= 0 && !c->al.old[k].apart)
			held[c->al.old[k].part]++;
	}
	for (size_t i = 0; i < c->al.n_now; i++) {
		const struct alike_text *t = &c->al.now[i];

		if (i == 0 || t->part != c->al.now[i - 1].part)
			begin = n;
		part = t->is < 0 ? -1 : c->al.old[t->is].part;
		if (part < 0)
			continue;
		if (at[part] <= (int)begin) {
			claims[n++] = (struct claim){(size_t)t->part, part, 0};
			at[part] = (int)n;
		}
		claims[at[part] - 1].v++;
	}
	for (size_t i = 0; i < n; i++) {
		const struct fw_section *s = &c->f->sections[claims[i].now];

		claims[i].v = 2 * claims[i].v /
		    ((double)s->n_statements + held[claims[i].old] + 1e-9);
		if (is_titled(c, &c->d->sections[claims[i].old], s))
			claims[i].v += SECTION_TITLE;
	}
	return n;
}

/* One of its title that no other is; that of its number first. */
static int
section_by_title(struct comparing *c, const struct fw_section *now)
{
	const char *id = arena_printf(c->a, "s%d", now->number);

	for (int any = 0; any < 2 && now->title[0]; any++) {
		for (int k = 0; k < c->d->n_sections; k++) {
			const struct section *s = &c->d->sections[k];

			if ((any || strcmp(s->id, id) == 0) &&
			    !c->continued[k] && is_titled(c, s, now))
				return k;
		}
	}
	/* one without a title is known by its number alone */
	for (int k = 0; k < c->d->n_sections && !now->title[0]; k++) {
		if (strcmp(c->d->sections[k].id, id) == 0 && !c->continued[k])
			return k;
	}
	return -1;
}

static void
go_on_as(struct comparing *c, size_t now, int old)
{
	c->e->sections[now].old = &c->d->sections[old];
	c->continued[old] = true;
}

static void
match_sections(struct comparing *c)
{
	struct edition *e = c->e;
	struct claim *claims =
	    arena_array(c->a, c->al.n_now + 1, sizeof(*claims));
	size_t n = count_claims(c, claims);
	int old;

	e->n_sections = c->f->n_sections;
	e->sections =
	    arena_array(c->a, e->n_sections + 1, sizeof(*e->sections));
	c->continued = arena_array(
	    c->a, (size_t)c->d->n_sections + 1, sizeof(*c->continued));
	for (size_t i = 0; i < e->n_sections; i++)
		e->sections[i].now = &c->f->sections[i];
	if (n > 0)
		qsort(claims, n, sizeof(*claims), by_value);
	for (size_t i = 0; i < n && claims[i].v >= SECTION_LEAST; i++) {
		if (e->sections[claims[i].now].old == NULL &&
		    !c->continued[claims[i].old])
			go_on_as(c, claims[i].now, claims[i].old);
	}
	for (size_t i = 0; i < e->n_sections; i++) {
		old = e->sections[i].old
		    ? -1
		    : section_by_title(c, e->sections[i].now);
		if (old >= 0)
			go_on_as(c, i, old);
	}
}

static void
find_gone_sections(struct comparing *c)
{
	size_t n = (size_t)c->d->n_sections;
	bool *held = arena_array(c->a, n + 1, sizeof(*held));
	struct edition *e = c->e;

	e->gone_sections = arena_array(c->a, n + 1, sizeof(*e->gone_sections));
	for (size_t k = 0; k < c->al.n_old; k++) {
		if (c->al.old[k].part >= 0 && !c->al.old[k].apart)
			held[c->al.old[k].part] = true;
	}
	for (size_t k = 0; k < n; k++) {
		if (held[k] && !c->continued[k])
			e->gone_sections[e->n_gone_sections++] =
			    &c->d->sections[k];
	}
}

/* -- ids
 * ---------------------------------------------------------------- */

/* Ids given so far and for ever: statements, sections, cases, those that they
 * had, retired ones, and those of statements that are comments now. */
struct taken {
	struct idmap map;
	struct arena *a;
};

static void
note(struct taken *t, const char *id)
{
	if (id[0])
		(void)idmap_add(&t->map, id, id, 0);
}

static void
note_all(struct taken *t, const struct deck *d, const struct edition *e)
{
	for (size_t i = 0; i < e->n_comments; i++)
		note(t, e->comments[i].id);
	for (int i = 0; i < d->n_statements; i++) {
		note(t, d->statements[i].id);
		note(t, d->statements[i].was);
	}
	for (int i = 0; i < d->n_sections; i++)
		note(t, d->sections[i].id);
	for (int i = 0; i < d->n_cases; i++) {
		note(t, d->cases[i].id);
		note(t, d->cases[i].was);
	}
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

/* The number in s4, which those of its statements begin with. */
static int
section_number(const struct edition_match *m)
{
	const char *s = m->section_id + 1;
	int n;

	return m->section_id[0] == 's' && digits(&s, &n) && *s == '\0'
	    ? n
	    : m->section->number;
}

/* New ones that stand there as comments. */
static void
find_comments(struct comparing *c)
{
	struct edition *e = c->e;
	const struct idmap_slot *slot;
	struct idmap map;

	if (e->n_comments == 0)
		return;
	idmap_init(&map, c->a);
	for (size_t i = 0; i < e->n_comments; i++) {
		const struct edition_comment *one = &e->comments[i];

		(void)idmap_add(&map, alike_key(c->a, one->text), one, 0);
	}
	for (size_t i = 0; i < e->n; i++) {
		struct edition_match *m = &e->matches[i];

		slot = m->old ? NULL
			      : idmap_find(&map, alike_key(c->a, m->now->text));
		if (slot)
			m->comment = slot->value;
	}
}

static void
name_statements(struct comparing *c, struct taken *t)
{
	struct edition *e = c->e;
	int section, number;

	for (size_t i = 0; i < e->n; i++) {
		struct edition_match *m = &e->matches[i];

		m->section_id = e->sections[c->al.now[i].part].id;
		if (m->old == NULL) {
			m->kind = EDITION_NEW;
			m->id = free_id(
			    t, e->prefix, section_number(m), m->now->number);
			e->fresh++;
			continue;
		}
		m->id = m->old->id;
		m->kind = alike_same(m->old->text, m->now->text, c->a)
		    ? EDITION_UNCHANGED
		    : EDITION_REWORDED;
		e->unchanged += m->kind == EDITION_UNCHANGED;
		e->reworded += m->kind == EDITION_REWORDED;
		m->moved = number_of(e, m->old, &section, &number) &&
		    (section != m->section->number || number != m->now->number);
		e->moved += m->moved;
	}
}

void
edition_compare(const struct deck *old, const char *s, size_t n,
    const struct framework *now, struct arena *a, struct edition *out)
{
	struct comparing c = {.a = a, .d = old, .f = now, .e = out};
	struct taken t = {.a = a};

	memset(out, 0, sizeof(*out));
	out->prefix = prefix_of(old, a);
	edition_read_comments(s, n, a, out);
	read_new(&c);
	read_old(&c);
	match(&c);
	match_sections(&c);
	find_gone_sections(&c);
	idmap_init(&t.map, a);
	note_all(&t, old, out);
	for (size_t i = 0; i < out->n_sections; i++) {
		struct edition_section *one = &out->sections[i];

		one->id = one->old ? one->old->id
				   : free_id(&t, "s", 0, one->now->number);
	}
	name_statements(&c, &t);
	find_comments(&c);
}
