/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/lure.h"

#include <string.h>

#include "core/cover.h"
#include "core/polarity.h"

/*
 * lure: see lure.h. A misconception mostly uses the words of the statement
 * that it misses, so coverage alone would hear it in correct answers: what was
 * matched must also hold something that no correct answer needs.
 */

#define DENIAL_NEAR 8 /* tokens before the phrase */

static void
add_groups(
    const struct lexicon *lex, const char *text, struct arena *a, bool *own)
{
	struct groups g;

	cover_groups(lex, text, a, &g);
	for (int i = 0; i < g.n; i++) {
		if (lexicon_knows(lex, g.list[i]))
			own[g.list[i]] = true;
	}
}

/* The words of the statement and of all its ideas, by group. */
static bool *
own_words(const struct lexicon *lex, const struct item *it, struct arena *a)
{
	bool *own =
	    arena_array(a, (size_t)lexicon_groups(lex) + 1, sizeof *own);

	add_groups(lex, it->text, a, own);
	for (int i = 0; i < it->n_ideas; i++) {
		for (int k = 0; k < it->ideas[i].n; k++)
			add_groups(lex, it->ideas[i].wordings[k], a, own);
	}
	return own;
}

/* Does what was matched hold a word, or a "not", that is the
 * misconception's alone? */
static bool
tells_apart(const struct lexicon *lex, const struct answer *ans,
    const struct verdict *v, const bool *own)
{
	const struct want *w;

	for (int k = 0; k < v->wording->n; k++) {
		w = &v->wording->list[k];
		if (w->weight <= 0 ||
		    (!w->negated && lexicon_knows(lex, w->group) &&
			own[w->group]))
			continue;
		for (int i = v->first; i < v->last; i++) {
			if (ans->hits[i].group == w->group)
				return true;
		}
	}
	return false;
}

/* "It is a myth that …", "not just …": said in order to refuse it. */
static bool
is_denied(const struct answer *ans, const struct verdict *v)
{
	static const char *const words[] = {"contrary", "false", "incorrect",
	    "misconception", "mistake", "mistaken", "mistakenly", "myth",
	    "myths", "untrue", "wrong", "wrongly"};
	static const char *const only[] = {
	    "just", "merely", "only", "simply", "solely"};
	const struct token *t = ans->toks.list;
	int to = ans->hits[v->first].token;

	for (int i = to > DENIAL_NEAR ? to - DENIAL_NEAR : 0; i < to; i++) {
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
			if (strcmp(t[i].word, words[k]) == 0)
				return true;
		}
		for (size_t k = 0; k < sizeof only / sizeof only[0]; k++) {
			if (strcmp(t[i].word, "not") == 0 &&
			    strcmp(t[i + 1].word, only[k]) == 0)
				return true;
		}
	}
	return false;
}

/* The wordings of a misconception, `says` first. shown: what earns nothing. */
static void
read_lure(const struct lexicon *lex, const struct lure *l,
    const struct groups *shown, struct arena *a, struct wordings *out)
{
	struct idea all = {
	    arena_array(a, (size_t)l->listen_for.n + 1, sizeof *all.wordings),
	    1};

	all.wordings[0] = l->says;
	for (int i = 0; i < l->listen_for.n; i++)
		all.wordings[all.n++] = l->listen_for.wordings[i];
	cover_wordings(lex, &all, NULL, shown, a, out);
}

/* What is known before the misconceptions are looked at. */
struct ear {
	const struct lexicon *lex;
	struct answer *ans;
	const bool *own; /* words of the statement and its ideas */
	const bool *free; /* these and the question's */
	bool negative; /* the statement is put in the negative */
	bool right; /* an idea is said with confidence */
};

#define BRIEF 6 /* words of content */

/* "Scaffolds should stay": a short answer that is all, or nearly, in the words
 * of the misconception, one of them its alone. Two words are enough only where
 * one of them is what the statement is about. */
static bool
is_brief(const struct ear *e, const struct verdict *v)
{
	const struct token *t = e->ans->toks.list;
	double all = 0, in = 0, weight;
	bool shared = false;
	int n = 0, found = 0;

	for (int i = 0; i < e->ans->toks.n; i++) {
		if (!t[i].content)
			continue;
		weight = lexicon_weight(e->lex, t[i].group);
		all += weight;
		n++;
		if (!cover_wants(v->wording, t[i].group))
			continue;
		in += weight;
		found++;
		shared = shared ||
		    (lexicon_knows(e->lex, t[i].group) && e->free[t[i].group]);
	}
	return n <= BRIEF && found + shared > 2 && in >= LURE_SHORT * all;
}

/* Does one wording, read with or without the question's words, sound? A
 * statement that is negative itself has `says` in nearly the words of the
 * statement: there only the whole of it will do. */
static bool
sounds(const struct ear *e, struct wording *w, bool says, bool all,
    struct verdict *v)
{
	const struct wordings one = {w, 1};

	*v = cover_judge(e->ans, &one);
	if (v->wording == NULL || v->turned || v->last <= v->first ||
	    is_denied(e->ans, v))
		return false;
	if (cover_verbatim(e->ans, w) && (says || w->n > 1))
		return true;
	if (says && e->negative)
		return false;
	if (v->coverage >= LURE_HEARD)
		return tells_apart(e->lex, e->ans, v, e->own);
	return all && !e->right &&
	    (v->coverage >= LURE_SHORT || is_brief(e, v)) &&
	    tells_apart(e->lex, e->ans, v, e->free);
}

/* Keeps the best of the wordings of misconception i. */
static void
listen(const struct ear *e, const struct wordings *w, int i, bool all,
    struct arena *a, struct lure_hit *out)
{
	struct verdict v;

	for (int k = 0; k < w->n; k++) {
		if (!sounds(e, &w->list[k], k == 0, all, &v) ||
		    v.coverage <= out->coverage)
			continue;
		*out = (struct lure_hit){i, v.coverage, v.wording->text,
		    cover_phrase(e->ans, &v, a)};
	}
}

bool
lure_find(const struct lexicon *lex, const struct item *it, const char *answer,
    bool right, struct arena *a, struct lure_hit *out)
{
	const struct groups none = {NULL, 0};
	struct wordings *lures;
	struct groups shown;
	struct tokens text;
	struct answer ans;
	struct ear ear = {lex, &ans, NULL, NULL, false, right};
	bool *free_words;
	int n = it->n_lures;

	*out = (struct lure_hit){-1, 0, "", ""};
	if (it->kind == KIND_REFUTE || n == 0)
		return false;
	cover_groups(lex, it->ask, a, &shown);
	words_cut(lex, it->text, a, &text);
	ear.negative = polarity_negative(&text);
	ear.own = own_words(lex, it, a);
	ear.free = free_words = own_words(lex, it, a);
	add_groups(lex, it->ask, a, free_words);
	/* each twice: the question's words earn nothing, and as any other */
	lures = arena_array(a, (size_t)n * 2, sizeof *lures);
	for (int i = 0; i < n; i++) {
		read_lure(lex, &it->lures[i], &shown, a, &lures[i]);
		read_lure(lex, &it->lures[i], &none, a, &lures[n + i]);
	}
	cover_answer(lex, answer, lures, n * 2, a, &ans);
	for (int i = 0; i < n * 2; i++)
		listen(&ear, &lures[i], i % n, i >= n, a, out);
	return out->lure >= 0;
}
