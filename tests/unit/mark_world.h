/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MARK_WORLD_H
#define MARK_WORLD_H

/*
 * mark_world: what each test of the marker begins with: the statements and
 * answers of tests/data/mark-cases.tsv.
 */
#include "helpers.h"

#include <stdlib.h>

#include "core/mark.h"
#include "mark_cases.h"

struct world {
	struct arena a;
	struct cases c;
	struct lexicon *lex;
};

static inline int
set_up(void **state)
{
	static struct world w;
	const char *top = getenv("SRCDIR");

	memset(&w, 0, sizeof(w));
	if (!cases_load(&w.c,
		arena_printf(&w.a, "%s/tests/data/mark-cases.tsv",
		    top != NULL ? top : "."),
		&w.a))
		return -1;
	w.lex = lexicon_new(
	    &w.a, w.c.same, w.c.n_same, w.c.items, (size_t)w.c.n_items);
	*state = &w;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct world *w = *state;

	arena_release(&w->a);
	return 0;
}

static inline struct item *
find(struct world *w, const char *id)
{
	for (int i = 0; i < w->c.n_items; i++)
		if (strcmp(w->c.items[i]->id, id) == 0)
			return w->c.items[i];
	fail_msg("no %s", id);
	return NULL;
}

static inline struct mark
mark_it(struct world *w, const char *id, const char *answer)
{
	struct item *it = find(w, id);
	struct mark_question q = {it, it->ask, NULL, NULL};
	struct mark m;

	mark_answer(w->lex, &q, answer, &w->a, &m);
	return m;
}

/* The marks as letters. */
static inline const char *
letters(struct world *w, const char *id, const char *answer)
{
	struct mark m = mark_it(w, id, answer);
	char *out = arena_alloc(&w->a, IDEAS_MAX + 1);

	mark_letters(&m, out);
	return out;
}

struct expect {
	const char *id, *answer, *letters;
};

static inline void
check(struct world *w, const struct expect *e, size_t n)
{
	const char *got;

	for (size_t i = 0; i < n; i++) {
		got = letters(w, e[i].id, e[i].answer);
		if (strcmp(got, e[i].letters) != 0)
			fail_msg("%s \"%s\" is %s, not %s", e[i].id,
			    e[i].answer, got, e[i].letters);
	}
}

#endif
