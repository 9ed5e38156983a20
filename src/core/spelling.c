/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/spelling.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
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
	size_t cap, least; /* least: letters of a word that is looked for */
};

#define LEAST 5
#define LEAST_GENEROUS 4

int
spelling_distance(const char *typed, const char *meant, bool generous)
{
	size_t n = text_length(meant, strlen(meant)), len_t, len_m;
	int limit = generous ? (n >= 9 ? 3 : 2) : (n >= 8 ? 2 : 1), d;

	if (n < (generous ? LEAST_GENEROUS : LEAST) || *typed == '\0' ||
	    strpbrk(typed, "0123456789") != NULL ||
	    strpbrk(meant, "0123456789") != NULL)
		return 0;
	/* two letters are no misspelling of four: nothing would be left */
	if (generous && text_length(typed, strlen(typed)) < LEAST_GENEROUS - 1)
		return 0;
	d = text_distance(typed, meant, limit);
	if (d > limit)
		return 0;
	if (!generous && d > 1 &&
	    text_decode(typed, strlen(typed), &len_t) !=
		text_decode(meant, strlen(meant), &len_m))
		return 0;
	return d;
}

bool
spelling_is_slip(const struct lexicon *lex, const char *typed,
    const char *meant, struct arena *a)
{
	struct tokens cut;

	words_cut(lex, typed, a, &cut);
	for (int i = 0; i < cut.n; i++) {
		if (lexicon_knows(lex, cut.list[i].group))
			return false;
	}
	return !lexicon_has_word(lex, typed) && !words_is_stop(typed) &&
	    lexicon_has_word(lex, meant) &&
	    spelling_distance(typed, meant, lexicon_is_generous(lex)) > 0;
}

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

	if (strlen(form) < t->least)
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

/* The nearest of the words wanted, NULL if none is near. */
static const struct target *
nearest(const struct targets *t, const char *typed, bool generous, int *far)
{
	const struct target *best = NULL;
	uint32_t letters = letters_of(typed);
	size_t n = strlen(typed);
	int d, moved = generous ? 6 : 4;

	*far = 4;
	for (int i = 0; i < t->n; i++) {
		/* cheap, and never refuses what the distance would pass: each
		 * change moves two letters and two bytes at most, in ASCII */
		if (n + (size_t)moved < t->list[i].bytes ||
		    t->list[i].bytes + (size_t)moved < n ||
		    bits(letters ^ t->list[i].letters) > moved)
			continue;
		d = spelling_distance(typed, t->list[i].form, generous);
		if (d > 0 && d < *far) {
			*far = d;
			best = &t->list[i];
		}
	}
	return best;
}

struct rivals {
	const char *typed;
	int far; /* of the word meant */
	bool found;
};

static void
try_rival(void *ctx, const char *form)
{
	struct rivals *r = ctx;
	int d = spelling_distance(r->typed, form, true);

	r->found = r->found || (d > 0 && d <= r->far);
}

/* The word that was meant, the nearest first; NULL if none is near. Further
 * off, only what can be no other word of the deck. */
static const struct target *
meant_by(const struct lexicon *lex, const struct targets *t, const char *typed)
{
	struct rivals r = {typed, 0, false};
	const struct target *best = nearest(t, typed, false, &r.far);

	if (best != NULL || !lexicon_is_generous(lex))
		return best;
	best = nearest(t, typed, true, &r.far);
	for (int g = 0; best && !r.found && g < lexicon_groups(lex); g++) {
		if (g != best->group)
			lexicon_forms(lex, g, try_rival, &r);
	}
	return r.found ? NULL : best;
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
		best = meant_by(lex, t, tok->word);
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
	struct targets targets = {a, NULL, 0, 0, 0,
	    lexicon_is_generous(lex) ? LEAST_GENEROUS : LEAST};

	for (int i = 0; i < n; i++) {
		for (int k = 0; k < ideas[i].n; k++)
			add_targets(lex, &targets, &ideas[i].list[k]);
	}
	ans->meant =
	    arena_array(a, (size_t)ans->toks.n + 1, sizeof *ans->meant);
	mend(lex, &targets, ans);
}
