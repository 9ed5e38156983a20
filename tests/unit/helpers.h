/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef HELPERS_H
#define HELPERS_H

/*
 * helpers: what the unit tests share. A log in memory whose events get the
 * ids that a store would give, a small deck with words of its own for each
 * statement, numbers that repeat for a seed. Everything is inline, so that a
 * test takes what it needs.
 */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "core/fold.h"
#include "core/item.h"
#include "core/log.h"
#include "core/rules.h"

#define N_OF(a) (sizeof(a) / sizeof((a)[0]))
#define HOUR_MS INT64_C(3600000)

/* A day far from any edge; its number is easy to add to. */
#define DAY0 20000

static inline bool
is_near(double a, double b, double tolerance)
{
	return fabs(a - b) <= tolerance;
}

#define assert_near(a, b, tolerance) \
	do { \
		double near_a = (a), near_b = (b); \
		if (!is_near(near_a, near_b, (tolerance))) \
			fail_msg( \
			    "%s is %.10g, not %.10g", #a, near_a, near_b); \
	} while (0)

/* -- numbers that repeat ------------------------------------------------- */

struct rng {
	uint64_t state;
};

/* splitmix64: public domain, by Sebastiano Vigna */
static inline uint64_t
rng_next(struct rng *r)
{
	uint64_t z = (r->state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* 0 … n-1 */
static inline int
rng_below(struct rng *r, int n)
{
	return (int)(rng_next(r) % (uint64_t)n);
}

/* A seed that is said, so that a failure can be had again. */
static inline struct rng
rng_seeded(uint64_t seed)
{
	printf("# seed %llu\n", (unsigned long long)seed);
	return (struct rng){seed};
}

/* -- a log in memory ----------------------------------------------------- */

struct memlog {
	struct arena arena;
	struct event *ev;
	size_t n, cap;
};

#define MEMLOG_INIT \
	{ \
		.arena = ARENA_INIT \
	}

static inline void
memlog_release(struct memlog *l)
{
	arena_release(&l->arena);
	memset(l, 0, sizeof(*l));
}

/* Appends an event; returns its id, which lives as long as the log. */
static inline const char *
memlog_add(struct memlog *l, int64_t at_ms, enum event_type type,
    const char *item, const char *ref, const char *body)
{
	struct event *e;

	l->ev =
	    arena_grow(&l->arena, l->ev, l->n, &l->cap, sizeof(struct event));
	e = &l->ev[l->n++];
	memset(e, 0, sizeof(*e));
	(void)snprintf(
	    e->id, sizeof(e->id), "00000000-0000-7000-8000-%012zu", l->n);
	(void)snprintf(e->device, sizeof(e->device), "%s", "device-1");
	e->seq = (int64_t)l->n;
	e->at_ms = at_ms;
	e->type = type;
	e->item = arena_strdup(&l->arena, item);
	(void)snprintf(e->ref, sizeof(e->ref), "%s", ref);
	e->body = arena_strdup(&l->arena, body);
	return arena_strdup(&l->arena, e->id);
}

/* Noon of a day, UTC. */
static inline int64_t
noon(int32_t day)
{
	return day * DAY_MS + 12 * HOUR_MS;
}

/* One answer as it would be stored: complete after so many hints when it was
 * a success. */
struct answered {
	int32_t day;
	enum rating rating; /* as suggested */
	int level;
	enum mode mode; /* due by default */
};

static inline const char *
memlog_review(struct memlog *l, const char *item, struct answered a)
{
	struct review r = REVIEW_INIT;
	struct buf b = BUF_INIT;
	const char *id;

	r.mode = a.mode;
	r.level = a.level;
	r.suggested = a.rating;
	r.n_attempts = 1;
	r.attempts[0].hint = a.rating == RATING_HARD ? 1 : 0;
	(void)snprintf(r.attempts[0].marks, sizeof(r.attempts[0].marks), "%s",
	    a.rating >= RATING_HARD ? "yy" : "yn");
	review_write(&r, &b);
	id = memlog_add(l, noon(a.day), EV_REVIEW, item, "", buf_str(&b));
	buf_release(&b);
	return id;
}

/* The state of an item from the log, under the rules that the log makes. */
static inline struct folded
memlog_fold(struct memlog *l, const char *item)
{
	struct event *mine = arena_array(&l->arena, l->n, sizeof(*mine));
	struct rules rules;
	struct folded f;
	size_t n = 0;

	rules_fold(l->ev, l->n, &l->arena, &rules);
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->ev[i].item, item) == 0)
			mine[n++] = l->ev[i];
	fold_item(item, mine, n, &rules, &l->arena, &f);
	return f;
}

static inline void
shuffle_events(struct rng *r, struct event *ev, size_t n)
{
	struct event one;
	size_t k;

	for (size_t i = n; i > 1; i--) {
		k = (size_t)rng_below(r, (int)i);
		one = ev[i - 1];
		ev[i - 1] = ev[k];
		ev[k] = one;
	}
}

/* -- items --------------------------------------------------------------- */

/* An item with nothing in it but its names; ideas and text are to be set. */
static inline struct item *
make_item(struct arena *a, const char *owner, const char *section)
{
	struct item *it = arena_alloc(a, sizeof(*it));

	it->id = arena_printf(a, "demo:%s/recall", owner);
	it->deck = "demo";
	it->owner = arena_strdup(a, owner);
	it->kind = KIND_RECALL;
	it->section = arena_strdup(a, section);
	it->section_title = "";
	it->gist = "";
	it->text = "";
	it->ask = "";
	it->example = "";
	it->source = "A source of its own.";
	it->model = it->setting = "";
	it->opens = ITEM_NO_DAY;
	(void)snprintf(it->hash, sizeof(it->hash), "%s", "00000000000000aa");
	return it;
}

static inline const char **
make_names(struct arena *a, const char *one)
{
	const char **list = arena_array(a, 1, sizeof(*list));

	list[0] = arena_strdup(a, one);
	return list;
}

static inline void
add_idea(struct arena *a, struct item *it, const char *wording)
{
	struct idea *more =
	    arena_array(a, (size_t)it->n_ideas + 1, sizeof(*more));

	if (it->n_ideas > 0)
		memcpy(
		    more, it->ideas, (size_t)it->n_ideas * sizeof(*it->ideas));
	more[it->n_ideas].wordings = make_names(a, wording);
	more[it->n_ideas].n = 1;
	it->ideas = more;
	it->n_ideas++;
}

static inline void
builds_on(struct arena *a, struct item *it, const char *owner)
{
	const char **more =
	    arena_array(a, (size_t)it->n_builds_on + 1, sizeof(*more));

	for (int i = 0; i < it->n_builds_on; i++)
		more[i] = it->builds_on[i];
	more[it->n_builds_on++] = arena_strdup(a, owner);
	it->builds_on = more;
}

/* Statements that share no word with each other: what an answer earns is
 * plain. FIRST_IDEA and SECOND_IDEA are said in full by their own words; the
 * third idea of four words is doubtful when half of it is said. */
struct demo_text {
	const char *owner, *section, *ask, *text, *first, *second;
};

static const struct demo_text demo_texts[] = {
    {"lt1.1", "s1", "What does the harbour shelter?",
	"The harbour shelters copper lanterns and velvet sailors.",
	"copper lanterns", "velvet sailors"},
    {"lt1.2", "s1", "What grows behind the orchard?",
	"Behind the orchard grow purple thistles and crooked willows.",
	"purple thistles", "crooked willows"},
    {"lt2.1", "s2", "What did the baker forget?",
	"The baker forgot rye flour and cinnamon syrup.", "rye flour",
	"cinnamon syrup"},
    {"lt2.2", "s2", "What frightened the shepherd?",
	"The shepherd was frightened by thunder and hungry wolves.", "thunder",
	"hungry wolves"},
    {"lt3.1", "s3", "What is hidden in the castle?",
	"In the castle are hidden a golden trumpet and broken armour.",
	"golden trumpet", "broken armour"},
    {"lt3.2", "s3", "What does the tailor need?",
	"The tailor needs silver needles and woollen thread.", "silver needles",
	"woollen thread"},
    {"lt4.1", "s4", "What feeds the river?",
	"The river is fed by melting glaciers and autumn rain.",
	"melting glaciers", "autumn rain"},
    {"lt4.2", "s4", "What did the pilot admire?",
	"The pilot admired distant volcanoes and turquoise lagoons.",
	"distant volcanoes", "turquoise lagoons"},
    {"lt5.1", "s5", "What fills the attic?",
	"The attic is filled with dusty violins and forgotten diaries.",
	"dusty violins", "forgotten diaries"},
    {"lt5.2", "s5", "What do penguins eat?",
	"Penguins eat anchovies and shrimp.", "anchovies", "shrimp"},
};

#define DEMO_ITEMS ((int)N_OF(demo_texts))

static inline struct item *
demo_item(struct arena *a, int i)
{
	const struct demo_text *t = &demo_texts[i];
	struct item *it = make_item(a, t->owner, t->section);
	const char **terms = arena_array(a, 2, sizeof(*terms));

	it->ask = t->ask;
	it->text = t->text;
	add_idea(a, it, t->first);
	add_idea(a, it, t->second);
	terms[0] = t->first;
	terms[1] = t->second;
	it->terms = terms;
	it->n_terms = 2;
	it->order = i;
	return it;
}

/* Everything that a demo item wants to hear. */
static inline const char *
demo_answer(struct arena *a, const struct item *it)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < it->n_ideas; i++)
		buf_addf(&b, "%s%s", i ? ", " : "", it->ideas[i].wordings[0]);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

#endif
