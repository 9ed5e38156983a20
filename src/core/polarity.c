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
	if (strcmp(w, "unless") == 0) /* "not unless" */
		return i > 0 && is_negator(t, i - 1);
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

#define ONE_VERB 2 /* words between the two of "never seems to fail" */

/* Where the reach of the negator at i ends because another begins, or n: two
 * denials joined by "and" are two, and so are two far apart. "Not without" and
 * "never fail to" stand in one verb phrase and cancel. */
static int
next_denial(const struct tokens *t, int i)
{
	static const char *const joints[] = {"and", "or", "nor"};
	int joint = -1, k;

	for (k = i + 1; k < t->n && t->list[k].kind == TOKEN_WORD; k++) {
		if (LISTED(joints, t->list[k].word))
			joint = k;
		if (!is_negator(t, k))
			continue;
		if (joint >= 0)
			return joint;
		return k - i - 1 <= ONE_VERB ? t->n : k;
	}
	return t->n;
}

/* "Less efficient", "least accurate": of the next word alone. */
static bool
is_lessened(const struct tokens *t, int i)
{
	const char *w = t->list[i].word;

	return (strcmp(w, "less") == 0 || strcmp(w, "least") == 0) &&
	    i + 1 < t->n && t->list[i + 1].kind == TOKEN_WORD &&
	    t->list[i + 1].content && (i == 0 || !is_negator(t, i - 1));
}

struct polarity_word *
polarity_read(const struct tokens *t, struct arena *a)
{
	struct polarity_word *p = arena_array(a, (size_t)t->n + 1, sizeof *p);
	int left, end;

	for (int i = 0; i < t->n; i++) {
		p[i].negator = is_negator(t, i);
		left = p[i].negator ? REACH : is_lessened(t, i);
		end = p[i].negator ? next_denial(t, i) : t->n;
		for (int k = i + 1; k < end && k <= i + REACH_ALL && left > 0;
		     k++) {
			/* "not as …" goes on */
			if (begins_clause(t, k) && k != i + 1)
				break;
			if (t->list[k].kind != TOKEN_WORD)
				break;
			p[k].negated = !p[k].negated;
			p[k].by = i;
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
    {"abrupt", "gradual"},
    {"accept", "reject"},
    {"accur", "inaccur"},
    {"accur", "vagu"},
    {"add", "reduc"},
    {"add", "remov"},
    {"after", "befor"},
    {"alon", "collabor"},
    {"alon", "togeth"},
    {"alon", "work"},
    {"alway", "never"},
    {"automat", "rare"},
    {"automat", "struggl"},
    {"bad", "good"},
    {"begin", "end"},
    {"better", "wors"},
    {"big", "small"},
    {"broad", "narrow"},
    {"build", "forget"},
    {"care", "careless"},
    {"clear", "unclear"},
    {"clear", "vagu"},
    {"complex", "easier"},
    {"complex", "simpl"},
    {"complex", "simpler"},
    {"complex", "simplifi"},
    {"connect", "separ"},
    {"consist", "inconsist"},
    {"constant", "occasion"},
    {"correct", "incorrect"},
    {"correct", "wrong"},
    {"declin", "improv"},
    {"decreas", "grow"},
    {"decreas", "improv"},
    {"decreas", "increas"},
    {"decreas", "rais"},
    {"deep", "shallow"},
    {"deeper", "shallow"},
    {"demotiv", "encourag"},
    {"demotiv", "motiv"},
    {"deter", "encourag"},
    {"differ", "same"},
    {"difficult", "easi"},
    {"difficult", "easili"},
    {"discourag", "encourag"},
    {"distinct", "same"},
    {"earli", "late"},
    {"easi", "hard"},
    {"easi", "struggl"},
    {"easier", "harder"},
    {"easili", "hard"},
    {"easili", "rare"},
    {"easili", "struggl"},
    {"expert", "novic"},
    {"explicit", "implicit"},
    {"extern", "intern"},
    {"fade", "keep"},
    {"failur", "success"},
    {"fall", "grow"},
    {"fall", "increas"},
    {"fast", "slow"},
    {"fast", "slower"},
    {"fast", "slowli"},
    {"few", "mani"},
    {"fewer", "increas"},
    {"fewer", "more"},
    {"forget", "link"},
    {"forget", "recal"},
    {"forget", "rememb"},
    {"forget", "retain"},
    {"formal", "inform"},
    {"frequent", "occasion"},
    {"frequent", "rare"},
    {"gain", "lose"},
    {"general", "specif"},
    {"good", "poor"},
    {"good", "weak"},
    {"gradual", "immedi"},
    {"gradual", "instant"},
    {"gradual", "quick"},
    {"gradual", "sudden"},
    {"harm", "help"},
    {"heavi", "light"},
    {"heavi", "reduc"},
    {"help", "hinder"},
    {"high", "less"},
    {"high", "low"},
    {"high", "lower"},
    {"higher", "less"},
    {"higher", "low"},
    {"higher", "lower"},
    {"improv", "weaken"},
    {"improv", "worsen"},
    {"increas", "less"},
    {"increas", "lower"},
    {"increas", "reduc"},
    {"increas", "shrink"},
    {"increas", "weaken"},
    {"insecur", "secur"},
    {"insuffici", "too"},
    {"irrelev", "relev"},
    {"keep", "remov"},
    {"keep", "withdraw"},
    {"least", "most"},
    {"less", "more"},
    {"less", "much"},
    {"level", "uneven"},
    {"link", "separ"},
    {"littl", "much"},
    {"logic", "random"},
    {"long", "short"},
    {"low", "rais"},
    {"lower", "rais"},
    {"more", "reduc"},
    {"much", "reduc"},
    {"narrow", "widen"},
    {"negat", "posit"},
    {"old", "young"},
    {"older", "younger"},
    {"order", "random"},
    {"poor", "rich"},
    {"poor", "secur"},
    {"poor", "strong"},
    {"quick", "slow"},
    {"quick", "slowli"},
    {"quicker", "slower"},
    {"rais", "reduc"},
    {"random", "right"},
    {"random", "sequenc"},
    {"remov", "retain"},
    {"retain", "withdraw"},
    {"rush", "slow"},
    {"rush", "slowli"},
    {"same", "separ"},
    {"secur", "shaki"},
    {"secur", "weak"},
    {"shaki", "solid"},
    {"shaki", "strong"},
    {"slow", "sudden"},
    {"slowli", "sudden"},
    {"solid", "weak"},
    {"specif", "vagu"},
    {"strengthen", "weaken"},
    {"strong", "weak"},
    {"stronger", "weaker"},
    {"support", "undermin"},
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
