/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DECK_WORLD_H
#define TESTS_DECK_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "deck/deck.h"

/*
 * deck_world: what each test of a deck begins with. Included after cmocka.h.
 */

#define HEAD "format: 1\ndeck: t\ntitle: T\n"

struct world {
	struct arena a;
	struct diags d;
	struct err e;
	struct deck *deck;
};

static inline int
setup(void **state)
{
	*state = calloc(1, sizeof(struct world));
	return *state ? 0 : -1;
}

static inline int
teardown(void **state)
{
	struct world *w = *state;

	arena_release(&w->a);
	free(w);
	return 0;
}

static inline struct deck *
load(struct world *w, const char *s, size_t n)
{
	memset(&w->e, 0, sizeof(w->e));
	w->deck = deck_load_text("t.yaml", s, n, &w->a, &w->d, &w->e);
	assert_true((w->deck == NULL) == (w->d.errors > 0));
	assert_true((w->deck == NULL) == (w->e.msg[0] != '\0'));
	return w->deck;
}

static inline struct deck *
load_text(struct world *w, const char *s)
{
	return load(w, s, strlen(s));
}

static inline const char *
path_of(struct world *w, const char *under)
{
	const char *dir = getenv("SRCDIR");

	return arena_printf(&w->a, "%s/%s", dir ? dir : ".", under);
}

static inline const char *
slurp(struct world *w, const char *path)
{
	struct buf b = BUF_INIT;
	FILE *f = fopen(path, "rb");
	const char *out;
	int c;

	if (f == NULL)
		return NULL;
	while ((c = getc(f)) != EOF)
		buf_addc(&b, (char)c);
	(void)fclose(f);
	out = arena_strndup(&w->a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static inline struct deck *
load_all_keys(struct world *w)
{
	const char *path = path_of(w, "tests/golden/deck/all-keys.yaml");

	w->deck = deck_load_file(path, &w->a, &w->d, &w->e);
	assert_non_null(w->deck);
	return w->deck;
}

#endif
