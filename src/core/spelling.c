/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/spelling.h"

#include <stdint.h>
#include <string.h>

#include "core/scan.h"

/*
 * spelling: see spelling.h. The forms that the deck uses of the words wanted
 * are compared with what was typed; what is a word by itself is left alone.
 */

/* A word that counts, for finding misspelt ones. */
struct target {
	const char *form;
	size_t bytes;
	int group;
	uint32_t letters; /* which of a … z it holds */
};

struct targets {
	struct arena *arena;
	struct target *list;
	int n, group;
	size_t cap;
};

static uint32_t
letters_of(const char *w)
{
	uint32_t m = 0;

	for (; *w != '\0'; w++) {
		if (*w >= 'a' && *w <= 'z')
			m |= UINT32_C(1) << (*w - 'a');
	}
	return m;
}

static void
add_target(void *ctx, const char *form)
{
	struct targets *t = ctx;

	if (strlen(form) < 5)
		return;
	t->list = arena_grow(
	    t->arena, t->list, (size_t)t->n, &t->cap, sizeof *t->list);
	t->list[t->n++] =
	    (struct target){form, strlen(form), t->group, letters_of(form)};
}

static void
add_targets(
    const struct lexicon *lex, struct targets *t, const struct wording *w)
{
	int k;

	for (int i = 0; w->usable && i < w->n; i++) {
		if (w->list[i].weight <= 0)
			continue;
		for (k = 0; k < t->n; k++) {
			if (t->list[k].group == w->list[i].group)
				break;
		}
		if (k < t->n)
			continue;
		t->group = w->list[i].group;
		if (lexicon_knows(lex, t->group))
			lexicon_forms(lex, t->group, add_target, t);
		else /* a learner's own wording */
			add_target(t, w->list[i].word);
	}
}

static int
bits(uint32_t m)
{
	int n = 0;

	for (; m != 0; m &= m - 1)
		n++;
	return n;
}

/* The word that was meant, the nearest first; NULL if none is near. */
static const struct target *
meant_by(const struct targets *t, const char *typed)
{
	const struct target *best = NULL;
	uint32_t letters = letters_of(typed);
	size_t n = strlen(typed);
	int least = 3, d;

	for (int i = 0; i < t->n; i++) {
		/* cheap, and never refuses what the distance would pass: each
		 * change moves two letters and two bytes at most, in ASCII */
		if (n + 4 < t->list[i].bytes || t->list[i].bytes + 4 < n ||
		    bits(letters ^ t->list[i].letters) > 4)
			continue;
		d = words_slip_distance(typed, t->list[i].form);
		if (d > 0 && d < least) {
			least = d;
			best = &t->list[i];
		}
	}
	return best;
}

static void
mend(const struct lexicon *lex, const struct targets *t, struct answer *ans)
{
	const struct target *best;
	struct token *tok;

	for (int i = 0; i < ans->toks.n; i++) {
		tok = &ans->toks.list[i];
		if (!tok->content || lexicon_knows(lex, tok->group) ||
		    lexicon_has_word(lex, tok->word) || scan_is_real(tok->word))
			continue;
		best = meant_by(t, tok->word);
		if (best == NULL || best->group == tok->group)
			continue;
		ans->meant[i] = best->form;
		tok->group = best->group;
	}
}

void
spelling_mend(const struct lexicon *lex, const struct wordings *ideas, int n,
    struct arena *a, struct answer *ans)
{
	struct targets targets = {a, NULL, 0, 0, 0};

	for (int i = 0; i < n; i++) {
		for (int k = 0; k < ideas[i].n; k++)
			add_targets(lex, &targets, &ideas[i].list[k]);
	}
	ans->meant =
	    arena_array(a, (size_t)ans->toks.n + 1, sizeof *ans->meant);
	mend(lex, &targets, ans);
}
