/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CLOZE_H
#define CORE_CLOZE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/item.h"
#include "core/words.h"

/*
 * cloze: blanks in a statement, and the statement shown with them. A blank is
 * one of the author's `terms:`, or, without any, a phrase chosen by rule; it
 * belongs to the idea with which it shares most weight.
 */

struct blank {
	size_t start, end; /* bytes of item->text */
	int idea; /* -1: the item has no ideas */
	int rank; /* 0: the author's; else by rule, 1 the best */
};

#define BLANKS_MAX 64

/* All blanks of an item in order of place; returns how many (<= max). */
int cloze_find(const struct lexicon *lex, const struct item *it,
    struct arena *a, struct blank *out, int max);

/* Of the blanks, those to show now: at most one a 15 words of the text, one
 * at least, the least recently recalled ideas first (idea_days: day each idea
 * was last said, ITEM_NO_DAY never; NULL: none ever), then the better one by
 * rule, then order of place.
 * One blank an idea. Fills out in order of place, returns how many. */
int cloze_choose(const struct item *it, const struct blank *all, int n,
    const int32_t *idea_days, struct blank *out);

enum cloze_style {
	CLOZE_BLANK, /* ____ ______ */
	CLOZE_LETTERS, /* a___ p_____ : first letters stay */
	CLOZE_SPOKEN_BLANK, /* "blank" (plain mode: no punctuation runs) */
	CLOZE_SPOKEN_LETTERS, /* "blank, begins with a, eight letters" */
	CLOZE_MEMBER, /* m__ __ : short words, which may be all, are hidden */
	CLOZE_SPOKEN_MEMBER,
};

/* The text with those blanks put in; from a. */
const char *cloze_show(const struct item *it, const struct blank *b, int n,
    enum cloze_style style, struct arena *a);
/* A phrase alone in that style: a hint. */
const char *cloze_phrase(
    const char *phrase, enum cloze_style style, struct arena *a);
/* The text without its blanks: the words that the screen shows. */
const char *cloze_shown(
    const struct item *it, const struct blank *b, int n, struct arena *a);

#endif
