/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/overclaim.h"

#include <string.h>

#include "core/polarity.h"

/*
 * overclaim: see overclaim.h. Lists of English, like polarity's.
 */

static bool
listed(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i], word) == 0)
			return true;
	}
	return false;
}

#define LISTED(list, word) listed(list, sizeof(list) / sizeof(list)[0], word)

static const char *
hedge_of(const struct tokens *text)
{
	static const char *const list[] = {"can", "could", "generally",
	    "likely", "may", "might", "often", "perhaps", "possible",
	    "possibly", "potentially", "probable", "probably", "should",
	    "sometimes", "tend", "tends", "typically", "unlikely", "usually"};

	for (int i = 0; i < text->n; i++) {
		if (LISTED(list, text->list[i].word))
			return text->list[i].word;
	}
	return NULL;
}

static const char *
word_at(const struct tokens *t, int i)
{
	return i >= 0 && i < t->n ? t->list[i].word : "";
}

/* "certain that", "is certain"; but "certain pupils", "make certain". */
static bool
is_sure_of(const struct tokens *t, int i)
{
	static const char *const before[] = {
	    "almost", "are", "be", "for", "is", "it", "was", "were"};
	static const char *const after[] = {"", "it", "that", "to"};

	return LISTED(before, word_at(t, i - 1)) &&
	    LISTED(after, word_at(t, i + 1));
}

static bool
is_absolute(const struct tokens *t, int i)
{
	static const char *const list[] = {"always", "certainly", "definitely",
	    "every", "everybody", "everyone", "guarantee", "guaranteed",
	    "guarantees", "guaranteeing", "inevitably", "invariably", "must",
	    "proof", "prove", "proved", "proven", "proves", "undoubtedly"};
	const char *w = t->list[i].word;

	if (t->list[i].kind != TOKEN_WORD)
		return false;
	if (strcmp(w, "certain") == 0)
		return is_sure_of(t, i);
	return LISTED(list, w);
}

static bool
holds(const struct tokens *t, int group)
{
	for (int i = 0; i < t->n; i++) {
		if (t->list[i].kind == TOKEN_WORD && t->list[i].group == group)
			return true;
	}
	return false;
}

void
overclaim_find(const struct lexicon *lex, const struct tokens *answer,
    const char *typed, const struct tokens *text, const char *shown,
    struct arena *a, struct overclaim *out)
{
	const struct polarity_word *p;
	struct tokens question = {NULL, 0};
	const struct token *t;

	out->word = NULL;
	out->hedge = hedge_of(text);
	if (out->hedge == NULL)
		return;
	if (shown != NULL)
		words_cut(lex, shown, a, &question);
	p = polarity_read(answer, a);
	for (int i = 0; i < answer->n && out->word == NULL; i++) {
		t = &answer->list[i];
		if (!is_absolute(answer, i) || p[i].negated ||
		    holds(text, t->group) || holds(&question, t->group))
			continue;
		out->word =
		    arena_strndup(a, typed + t->start, t->end - t->start);
	}
}
