/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/stem.h"

#include <libstemmer.h>
#include <stdbool.h>
#include <string.h>

#include "base/err.h"

/*
 * stem: see stem.h. The table holds what no suffix rule finds: strong verbs,
 * odd plurals, spellings that differ by country in single words, and nouns
 * whose verb Snowball does not see. What it maps to is stemmed in its turn.
 */

struct pair {
	const char *form, *base;
};

static const struct pair irregular[] = {
    /* verbs */
    {"ate", "eat"},
    {"began", "begin"},
    {"begun", "begin"},
    {"bought", "buy"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"caught", "catch"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"drawn", "draw"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"fallen", "fall"},
    {"fed", "feed"},
    {"fell", "fall"},
    {"felt", "feel"},
    {"forgot", "forget"},
    {"forgotten", "forget"},
    {"found", "find"},
    {"gave", "give"},
    {"given", "give"},
    {"gone", "go"},
    {"got", "get"},
    {"gotten", "get"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"growth", "grow"},
    {"heard", "hear"},
    {"held", "hold"},
    {"kept", "keep"},
    {"knew", "knowledge"},
    {"known", "knowledge"},
    {"know", "knowledge"},
    {"knows", "knowledge"},
    {"knowing", "knowledge"},
    {"laid", "lay"},
    {"learnt", "learn"},
    {"led", "lead"},
    {"lost", "lose"},
    {"made", "make"},
    {"meant", "mean"},
    {"met", "meet"},
    {"misled", "mislead"},
    {"misunderstood", "misunderstand"},
    {"overcame", "overcome"},
    {"paid", "pay"},
    {"ran", "run"},
    {"risen", "rise"},
    {"rose", "rise"},
    {"said", "say"},
    {"saw", "see"},
    {"seen", "see"},
    {"sent", "send"},
    {"shown", "show"},
    {"sought", "seek"},
    {"spent", "spend"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"stood", "stand"},
    {"stuck", "stick"},
    {"swept", "sweep"},
    {"taken", "take"},
    {"taught", "teach"},
    {"thought", "think"},
    {"thoughts", "think"},
    {"told", "tell"},
    {"took", "take"},
    {"underlain", "underlie"},
    {"understood", "understand"},
    {"undertaken", "undertake"},
    {"undertook", "undertake"},
    {"went", "go"},
    {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"},
    {"won", "win"},
    {"wove", "weave"},
    {"woven", "weave"},
    {"written", "write"},
    {"wrote", "write"},
    /* plurals */
    {"analyses", "analyse"},
    {"children", "child"},
    {"criteria", "criterion"},
    {"curricula", "curriculum"},
    {"feet", "foot"},
    {"hypotheses", "hypothesis"},
    {"lives", "life"},
    {"men", "man"},
    {"people", "person"},
    {"phenomena", "phenomenon"},
    {"schemata", "schema"},
    {"syllabi", "syllabus"},
    {"women", "woman"},
    /* nouns and their verbs */
    {"analysis", "analyse"},
    {"application", "apply"},
    {"applications", "apply"},
    {"agreement", "agree"},
    {"agreements", "agree"},
    {"assumption", "assume"},
    {"assumptions", "assume"},
    {"belief", "believe"},
    {"beliefs", "believe"},
    {"choice", "choose"},
    {"choices", "choose"},
    {"clarification", "clarify"},
    {"comprehension", "comprehend"},
    {"decision", "decide"},
    {"decisions", "decide"},
    {"description", "describe"},
    {"descriptions", "describe"},
    {"disciplinary", "discipline"},
    {"division", "divide"},
    {"expansion", "expand"},
    {"explanation", "explain"},
    {"explanations", "explain"},
    {"extension", "extend"},
    {"identification", "identify"},
    {"introduction", "introduce"},
    {"introductions", "introduce"},
    {"justification", "justify"},
    {"justifications", "justify"},
    {"memorise", "memory"},
    {"memorised", "memory"},
    {"memorising", "memory"},
    {"memorize", "memory"},
    {"memorized", "memory"},
    {"memorizing", "memory"},
    {"modification", "modify"},
    {"modifications", "modify"},
    {"perception", "perceive"},
    {"perceptions", "perceive"},
    {"production", "produce"},
    {"proof", "prove"},
    {"recognition", "recognise"},
    {"reduction", "reduce"},
    {"reductions", "reduce"},
    {"repetition", "repeat"},
    {"repetitions", "repeat"},
    {"response", "respond"},
    {"responses", "respond"},
    {"retention", "retain"},
    {"strategic", "strategy"},
    {"strategically", "strategy"},
    {"succeed", "success"},
    {"succeeded", "success"},
    {"succeeding", "success"},
    {"succeeds", "success"},
    /* comparatives */
    {"broader", "broad"},
    {"clearer", "clear"},
    {"closer", "close"},
    {"deeper", "deep"},
    {"poorer", "poor"},
    {"quicker", "quick"},
    {"richer", "rich"},
    {"slower", "slow"},
    {"stronger", "strong"},
    {"weaker", "weak"},
    {"wider", "wide"},
    /* clipped, as they are typed in schools */
    {"admin", "administration"},
    {"comms", "communication"},
    {"curric", "curriculum"},
    {"dept", "department"},
    {"depts", "department"},
    {"diff", "different"},
    {"eval", "evaluate"},
    {"info", "information"},
    {"intro", "introduce"},
    {"prep", "prepare"},
    {"regs", "regulation"},
    {"stats", "statistics"},
    {"tech", "technology"},
    {"vocab", "vocabulary"},
    /* spelling by country, and a few that either side doubles */
    {"aging", "age"},
    {"ageing", "age"},
    {"analyze", "analyse"},
    {"benefitted", "benefit"},
    {"benefitting", "benefit"},
    {"center", "centre"},
    {"centered", "centre"},
    {"centers", "centre"},
    {"defense", "defence"},
    {"fiber", "fibre"},
    {"focussed", "focus"},
    {"focusses", "focus"},
    {"focussing", "focus"},
    {"gray", "grey"},
    {"judgment", "judgement"},
    {"judgments", "judgement"},
    {"license", "licence"},
    {"licensed", "licence"},
    {"licenses", "licence"},
    {"licensing", "licence"},
    {"liter", "litre"},
    {"liters", "litre"},
    {"math", "maths"},
    {"meter", "metre"},
    {"meters", "metre"},
    {"offense", "offence"},
    {"practise", "practice"},
    {"practised", "practice"},
    {"practises", "practice"},
    {"practising", "practice"},
    {"pretense", "pretence"},
    {"programme", "program"},
    {"programmes", "program"},
    {"skilful", "skill"},
    {"skilfully", "skill"},
    {"skillful", "skill"},
    {"skillfully", "skill"},
    {"targetted", "target"},
    {"targetting", "target"},
    {"theater", "theatre"},
    {"theaters", "theatre"},
    /* numbers: 4 and four */
    {"two", "2"},
    {"three", "3"},
    {"four", "4"},
    {"five", "5"},
    {"six", "6"},
    {"seven", "7"},
    {"eight", "8"},
    {"nine", "9"},
    {"ten", "10"},
    {"eleven", "11"},
    {"twelve", "12"},
    {"thirteen", "13"},
    {"fourteen", "14"},
    {"fifteen", "15"},
    {"sixteen", "16"},
    {"seventeen", "17"},
    {"eighteen", "18"},
    {"nineteen", "19"},
    {"twenty", "20"},
    {"thirty", "30"},
    {"forty", "40"},
    {"fifty", "50"},
    {"sixty", "60"},
    {"seventy", "70"},
    {"eighty", "80"},
    {"ninety", "90"},
};

static const char *
regular(const char *word)
{
	for (size_t i = 0; i < sizeof irregular / sizeof irregular[0]; i++) {
		if (irregular[i].form[0] == word[0] &&
		    strcmp(irregular[i].form, word) == 0)
			return irregular[i].base;
	}
	return word;
}

static bool
ends(const char *w, size_t n, const char *tail)
{
	size_t k = strlen(tail);

	return n > k && memcmp(w + n - k, tail, k) == 0;
}

/* organize -> organise. Towards s: Snowball takes -ize away as a suffix and
 * would leave "organ". */
static void
fold_ize(char *w, size_t n)
{
	static const char *const tails[] = {"ze", "zed", "zes", "zing", "zer",
	    "zers", "zation", "zations", "zational"};
	size_t k;

	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
		k = strlen(tails[i]);
		if (n > k + 2 && ends(w, n, tails[i]) &&
		    (w[n - k - 1] == 'i' || w[n - k - 1] == 'y')) {
			w[n - k] = 's';
			return;
		}
	}
}

/* behaviour -> behavior; from the fourth letter on, which leaves "four",
 * "hour" and "mourning" alone; "encourage" and "resource" too. */
static size_t
fold_our(char *w, size_t n)
{
	char *p = n > 5 ? strstr(w + 3, "our") : NULL;

	if (p == NULL || p[-1] == 'c' || p[-1] == 's')
		return n;
	memmove(p + 1, p + 2, strlen(p + 2) + 1);
	return n - 1;
}

/* dialogue -> dialog */
static size_t
fold_logue(char *w, size_t n)
{
	bool plural = ends(w, n, "logues");

	if (!plural && !ends(w, n, "logue"))
		return n;
	n -= plural ? 3 : 2;
	w[n] = '\0';
	return n;
}

size_t
stem_word(struct stemmer *st, const char *word, char *out)
{
	const sb_symbol *s;
	const char *base = regular(word);
	size_t n = strlen(base);

	if (n >= STEM_MAX)
		n = STEM_MAX - 1;
	memcpy(out, base, n);
	out[n] = '\0';
	if (base[n] != '\0' || strpbrk(out, "0123456789") != NULL)
		return n;
	fold_ize(out, n);
	n = fold_our(out, n);
	n = fold_logue(out, n);
	if (st->snowball == NULL)
		st->snowball = sb_stemmer_new("english", "UTF_8");
	s = st->snowball
	    ? sb_stemmer_stem(st->snowball, (const sb_symbol *)out, (int)n)
	    : NULL;
	if (s == NULL)
		err_no_memory();
	n = (size_t)sb_stemmer_length(st->snowball);
	if (n >= STEM_MAX)
		n = STEM_MAX - 1;
	memcpy(out, s, n);
	out[n] = '\0';
	return n;
}

void
stemmer_close(struct stemmer *st)
{
	if (st->snowball != NULL)
		sb_stemmer_delete(st->snowball);
	st->snowball = NULL;
}
