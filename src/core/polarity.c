/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/polarity.h"

#include <string.h>

/*
 * polarity: see polarity.h. Lists of English; a deck in another language gets
 * no reversals from here, which only means that it is asked less.
 */

#define REACH 4 /* words of content that a negator turns round */
#define REACH_ALL 12 /* words of any kind */

static bool
listed(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i][0] == word[0] && strcmp(list[i], word) == 0)
			return true;
	}
	return false;
}

#define LISTED(list, word) listed(list, sizeof(list) / sizeof(list)[0], word)

/* The word k places on, "" past the end or beyond a mark. */
static const char *
word_after(const struct tokens *t, int i, int k)
{
	for (int j = i + 1; j <= i + k; j++) {
		if (j >= t->n || t->list[j].kind != TOKEN_WORD)
			return "";
	}
	return t->list[i + k].word;
}

static bool
is_negator(const struct tokens *t, int i)
{
	static const char *const plain[] = {"avoid", "avoided", "avoiding",
	    "avoids", "cease", "fail", "failed", "failing", "fails", "hardly",
	    "impossible", "lack", "lacking", "lacks", "neither", "never",
	    "nobody", "non", "none", "nor", "nothing", "prevent", "prevented",
	    "preventing", "prevents", "rarely", "refuse", "refuses", "seldom",
	    "stop", "stopped", "stopping", "stops", "unable", "unlikely",
	    "without"};
	static const char *const not_but[] = {"only", "just", "simply",
	    "merely", "solely", "sure", "certain", "know", "remember"};
	static const char *const no_but[] = {"doubt", "matter", "idea"};
	const char *w = t->list[i].word, *next = word_after(t, i, 1);

	if (t->list[i].kind != TOKEN_WORD)
		return false;
	if (strcmp(w, "not") == 0)
		return !LISTED(not_but, next);
	if (strcmp(w, "no") == 0)
		return !LISTED(no_but, next);
	if (strcmp(w, "rather") == 0)
		return strcmp(next, "than") == 0;
	if (strcmp(w, "instead") == 0)
		return strcmp(next, "of") == 0;
	if (strcmp(w, "less") == 0)
		return strcmp(next, "likely") == 0;
	return LISTED(plain, w);
}

/* Does a new clause begin here, without a mark to say so? */
static bool
begins_clause(const struct tokens *t, int i)
{
	static const char *const words[] = {"as", "because", "if", "since",
	    "so", "then", "though", "unless", "until", "when", "whereas",
	    "while", "whilst"};
	static const char *const after_and[] = {"also", "are", "can", "do",
	    "does", "gets", "has", "have", "is", "it", "its", "must", "should",
	    "that", "their", "then", "they", "we", "will", "you"};
	const char *w = t->list[i].word;

	if (t->list[i].kind != TOKEN_WORD)
		return true;
	if (strcmp(w, "and") == 0)
		return LISTED(after_and, word_after(t, i, 1));
	return LISTED(words, w);
}

struct polarity_word *
polarity_read(const struct tokens *t, struct arena *a)
{
	struct polarity_word *p = arena_array(a, (size_t)t->n + 1, sizeof *p);
	int left;

	for (int i = 0; i < t->n; i++) {
		if (!is_negator(t, i))
			continue;
		p[i].negator = true;
		left = REACH;
		for (int k = i + 1; k < t->n && k <= i + REACH_ALL && left > 0;
		     k++) {
			/* "not as …" goes on */
			if (begins_clause(t, k) && k != i + 1)
				break;
			if (t->list[k].kind != TOKEN_WORD)
				break;
			p[k].negated = !p[k].negated;
			left -= t->list[k].content;
		}
	}
	return p;
}

bool
polarity_negative(const struct tokens *t)
{
	for (int i = 0; i < t->n; i++) {
		if (is_negator(t, i) ||
		    (t->list[i].kind == TOKEN_WORD &&
			strcmp(t->list[i].stem, "mislead") == 0))
			return true;
	}
	return false;
}

struct opposites {
	const char *x, *y; /* stems */
};

static const struct opposites opposites[] = {
    {"accept", "reject"},
    {"accur", "inaccur"},
    {"add", "remov"},
    {"alway", "never"},
    {"better", "wors"},
    {"big", "small"},
    {"clear", "unclear"},
    {"complex", "simpl"},
    {"decreas", "grow"},
    {"decreas", "increas"},
    {"decreas", "rais"},
    {"differ", "same"},
    {"distinct", "same"},
    {"easi", "difficult"},
    {"easi", "hard"},
    {"encourag", "discourag"},
    {"explicit", "implicit"},
    {"fade", "keep"},
    {"fewer", "more"},
    {"formal", "inform"},
    {"gradual", "immedi"},
    {"gradual", "quick"},
    {"gradual", "sudden"},
    {"help", "hinder"},
    {"high", "low"},
    {"high", "lower"},
    {"higher", "low"},
    {"higher", "lower"},
    {"improv", "worsen"},
    {"increas", "lower"},
    {"increas", "reduc"},
    {"intern", "extern"},
    {"keep", "remov"},
    {"less", "high"},
    {"less", "higher"},
    {"less", "more"},
    {"long", "short"},
    {"mani", "few"},
    {"most", "least"},
    {"narrow", "widen"},
    {"posit", "negat"},
    {"rais", "lower"},
    {"remov", "retain"},
    {"same", "separ"},
    {"strengthen", "weaken"},
    {"strong", "weak"},
    {"success", "failur"},
    {"support", "undermin"},
    {"weaken", "increas"},
    {"withdraw", "keep"},
};

/* Is y the word x with un-, in-, dis- … before it? */
static bool
is_prefixed(const char *x, const char *y)
{
	static const char *const prefixes[] = {
	    "un", "in", "im", "ir", "il", "dis", "mis", "non"};
	size_t n = strlen(x), m = strlen(y), k;

	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		k = strlen(prefixes[i]);
		if (n > 3 && m == n + k && memcmp(y, prefixes[i], k) == 0 &&
		    strcmp(y + k, x) == 0)
			return true;
	}
	return false;
}

bool
polarity_opposite(const char *x, const char *y)
{
	const struct opposites *o = opposites;

	for (size_t i = 0; i < sizeof opposites / sizeof opposites[0]; i++) {
		if ((strcmp(o[i].x, x) == 0 && strcmp(o[i].y, y) == 0) ||
		    (strcmp(o[i].x, y) == 0 && strcmp(o[i].y, x) == 0))
			return true;
	}
	return is_prefixed(x, y) || is_prefixed(y, x);
}
