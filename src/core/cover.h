/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_COVER_H
#define CORE_COVER_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/mark.h"
#include "core/polarity.h"
#include "core/words.h"

/*
 * cover: how much of a wording an answer holds. Every wording becomes a short
 * list of weighted groups; the answer becomes the list of its words that
 * belong to one of them; a window slides over these. So the cost grows with
 * the answer's length times the number of wordings, and not faster.
 */

/* Groups whose words earn nothing. */
struct groups {
	int *list;
	int n;
};

struct want { /* one word of a wording */
	int group;
	double weight;
	const char *word, *stem;
	bool negated;
	bool common; /* an everyday word: alone it earns no idea */
};

struct wording {
	const char *text;
	struct want *list;
	int n; /* words of content; the question's weigh 0 */
	int span; /* tokens of the window */
	double total; /* weight of all */
	const struct tokens *tokens; /* as it is written; NULL: a blank */
	bool first; /* of its idea: the one that is shown */
	bool usable; /* at least half its weight is left */
};

struct wordings { /* of one idea */
	struct wording *list;
	int n;
};

struct hit { /* a word of the answer that some wording wants */
	int group;
	int pos; /* among the words of the answer */
	int token;
	bool negated;
	int by; /* token of the negation */
};

struct answer {
	const char *text;
	struct tokens toks;
	const struct polarity_word *polarity; /* one a token */
	const char **meant; /* a token: the deck word it misspells, or NULL */
	struct hit *hits;
	int n_hits;
	size_t hit_cap;
	bool refuting; /* what is said is said against something */
	bool no_negation; /* refuting, or the statement is negative itself */
};

struct verdict {
	enum said said;
	double coverage;
	bool turned;
	int turned_by; /* token; -1: a negation that the answer lacks */
	int numerals; /* NUMERALS_FIT …, core/numerals */
	int opposite; /* token of an opposite of one of its words; -1 */
	const struct wording *wording; /* NULL: none was usable */
	int first, last; /* hits that earned it; last is not among them */
};

/* The content groups of a text. text may be NULL. */
void cover_groups(const struct lexicon *lex, const char *text, struct arena *a,
    struct groups *out);
bool cover_has_group(const struct groups *g, int group);
/* Reads all wordings of an idea; its blank (or NULL) is one more, in which
 * the question's words weigh as much as others. */
void cover_wordings(const struct lexicon *lex, const struct idea *idea,
    const char *blank, const struct groups *shown, struct arena *a,
    struct wordings *out);
/* Reads an answer to these n ideas, misspelt words as the words meant. The
 * caller sets refuting and no_negation. */
void cover_answer(const struct lexicon *lex, const char *text,
    const struct wordings *ideas, int n, struct arena *a, struct answer *out);
/* The best that any wording of an idea earns. */
struct verdict cover_judge(
    const struct answer *ans, const struct wordings *idea);
/* What in the answer earned a verdict, from its first word to its last; "" if
 * nothing. */
const char *cover_phrase(
    const struct answer *ans, const struct verdict *v, struct arena *a);
/* Do the words of a wording stand in the answer as they are written, the small
 * ones too? */
bool cover_verbatim(const struct answer *ans, const struct wording *w);
/* Is a hit of a verdict one of its wording's words? */
bool cover_wants(const struct wording *w, int group);

#endif
