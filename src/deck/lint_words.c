/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lint_words: C10, C17, C20, C25, C26, on single words of a text. */
#include <string.h>

#include "base/text.h"
#include "deck/finding.h"
#include "deck/lint_priv.h"

#define LISTED(list, word) \
	is_listed(list, sizeof(list) / sizeof((list)[0]), word)

/* A part of a statement shorter than this may be anybody's words. */
#define NEGATED_WORDS 4

static bool
is_listed(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i], word) == 0)
			return true;
	}
	return false;
}

/* -- C10 ------------------------------------------------------------------ */

static void
yes_no(struct lint *l, const struct node *owner, const char *ask)
{
	static const char *const openers[] = {"is", "are", "was", "were", "do",
	    "does", "did", "can", "could", "should", "would", "will", "has",
	    "have"};
	struct token *t;
	int n;

	t = lint_words(l->lex, ask, l->arena, &n);
	if (n > 0 && LISTED(openers, t[0].word))
		lint_add(l, owner, "ask", -1,
		    "begin with what, why, how or which",
		    "this question can be answered with yes or no");
}

void
lint_yes_no(struct lint *l)
{
	const struct deck *d = l->deck;

	for (int i = 0; i < d->n_statements; i++) {
		const struct statement *s = &d->statements[i];

		yes_no(l, s->node, s->ask);
		if (s->because)
			yes_no(l, s->because->node, s->because->ask);
		if (s->list)
			yes_no(l, s->list->node, s->list->ask);
		for (int k = 0; k < s->n_applies; k++)
			yes_no(l, s->applies[k].node, s->applies[k].ask);
	}
	for (int i = 0; i < d->n_lists; i++)
		yes_no(l, d->lists[i].node, d->lists[i].ask);
}

/* -- C17 ------------------------------------------------------------------ */

struct bare_words {
	struct token *list; /* without negations and what carries them */
	int *negations; /* how many stand before each; [n]: in all */
	int n;
};

static struct bare_words
bare_of(struct lint *l, const struct token *t, int n)
{
	static const char *const negators[] = {"not", "never", "no", "nor"};
	static const char *const helpers[] = {"do", "does", "did"};
	struct bare_words out;
	int k = 0;

	out.list = arena_array(l->arena, (size_t)n + 1, sizeof(*out.list));
	out.negations =
	    arena_array(l->arena, (size_t)n + 1, sizeof(*out.negations));
	out.n = 0;
	for (int i = 0; i < n; i++) {
		if (LISTED(negators, t[i].word)) {
			k++;
		} else if (!LISTED(helpers, t[i].word)) {
			out.negations[out.n] = k;
			out.list[out.n++] = t[i];
		}
	}
	out.negations[out.n] = k;
	return out;
}

/* Words that a 'not' puts in another form: has, does not have; can, ca-n't. */
static bool
is_same_word(const struct token *a, const struct token *b)
{
	static const char *const have[] = {"have", "has", "had"};
	static const char *const go[] = {"go", "goes", "went"};
	static const char *const can[] = {"can", "ca"};
	static const char *const will[] = {"will", "wo"};

	return strcmp(a->stem, b->stem) == 0 ||
	    (LISTED(have, a->word) && LISTED(have, b->word)) ||
	    (LISTED(go, a->word) && LISTED(go, b->word)) ||
	    (LISTED(can, a->word) && LISTED(can, b->word)) ||
	    (LISTED(will, a->word) && LISTED(will, b->word));
}

/* Are the says' words the text's, in a row, with more negations in them? */
static bool
is_negated(const struct bare_words *says, const struct bare_words *text)
{
	int k, within;

	if (says->n < NEGATED_WORDS && says->n != text->n)
		return false;
	for (int i = 0; says->n > 0 && i + says->n <= text->n; i++) {
		for (k = 0; k < says->n; k++) {
			if (!is_same_word(&says->list[k], &text->list[i + k]))
				break;
		}
		within = text->negations[i + says->n] - text->negations[i];
		if (k == says->n && says->negations[says->n] > within)
			return true;
	}
	return false;
}

void
lint_bare_negation(struct lint *l)
{
	for (int i = 0; i < l->n_ones; i++) {
		const struct lint_one *one = &l->ones[i];
		struct bare_words text, says;

		if (one->item == NULL || one->s->n_misconceptions == 0)
			continue;
		text = bare_of(l, one->words, one->n_words);
		for (int k = 0; k < one->s->n_misconceptions; k++) {
			const struct misconception *m =
			    &one->s->misconceptions[k];
			struct token *t;
			int n;

			t = lint_words(l->lex, m->says, l->arena, &n);
			says = bare_of(l, t, n);
			if (lint_spend(l, one->n_words) &&
			    is_negated(&says, &text))
				lint_add(l, m->node, "says", -1,
				    "write what people believe instead, in "
				    "their own words",
				    "this is the statement with a 'not' in "
				    "it: people remember the sentence and "
				    "lose the 'not'");
		}
	}
}

/* -- C20 ------------------------------------------------------------------ */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80;
}

static bool
is_word_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* The length of an apostrophe at p, straight or curly; 0 if there is none. */
static size_t
apostrophe(const char *p)
{
	return *p == '\'' ? 1 : strncmp(p, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* The length of a name: O'Neil is one, Hall's is Hall and what is hers. */
static size_t
name_length(const char *p)
{
	size_t n = 0, len;

	for (;;) {
		len = apostrophe(p + n);
		if (len > 0 && p[n + len] >= 'A' && p[n + len] <= 'Z')
			n += len;
		else if (len > 0 || (!is_letter(p[n]) && p[n] != '-'))
			return n;
		else
			n++;
	}
}

/* The length of "Mrs Hall" at p, which begins a word; 0 if none stands there.
 */
static size_t
person_at(const char *p)
{
	static const char *const titles[] = {"Mrs", "Miss", "Mr", "Ms", "Mx"};
	size_t n, i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		n = strlen(titles[i]);
		if (strncmp(p, titles[i], n) != 0 || is_word_char(p[n]))
			continue;
		n += p[n] == '.';
		if (p[n] != ' ' && p[n] != '\n')
			return 0;
		n++;
		if (p[n] < 'A' || p[n] > 'Z')
			return 0;
		return n + name_length(p + n);
	}
	return 0;
}

/* Each person once a text. */
static void
person_in(struct lint *l, const struct node *text, void *ctx)
{
	const char *s = text->text, *p, *name;
	struct idmap seen;
	size_t n;

	(void)ctx;
	idmap_init(&seen, l->arena);
	for (p = s; *p; p++) {
		if (p > s && is_word_char(p[-1]))
			continue;
		n = person_at(p);
		if (n == 0)
			continue;
		name = arena_strndup(l->arena, p, n);
		if (idmap_add(&seen, name, text, 0) == NULL)
			lint_add(l, text, NULL, -1,
			    "write who it is by their work: a Year 9 teacher, "
			    "a head of science",
			    "'%s' names a person", finding_quote(l->d, name));
	}
}

void
lint_person(struct lint *l)
{
	lint_each_text(l, person_in, NULL);
}

/* -- C25 ------------------------------------------------------------------ */

static bool
holds_word(const struct token *t, int n, const char *word)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(t[i].word, word) == 0)
			return true;
	}
	return false;
}

static bool
is_careful(const struct lint_one *one)
{
	for (int i = 0; i < one->n_words; i++) {
		if (words_is_hedge(one->words[i].word))
			return true;
	}
	return false;
}

/* Tells the first absolute word of a text that the statement does not hold;
 * "not always" is none. */
static void
absolute(struct lint *l, const struct lint_one *one, const char *text,
    const struct node *owner, const char *key, int entry)
{
	static const char *const words[] = {"always", "never", "prove",
	    "proves", "proved", "proven", "guarantee", "guarantees",
	    "guaranteed"};
	struct token *t;
	int n;

	t = lint_words(l->lex, text, l->arena, &n);
	for (int i = 0; i < n; i++) {
		if (!LISTED(words, t[i].word) ||
		    (i > 0 && strcmp(t[i - 1].word, "not") == 0) ||
		    holds_word(one->words, one->n_words, t[i].word))
			continue;
		lint_add(l, owner, key, entry,
		    "say it as carefully as the statement does",
		    "'%s' is more than the statement says", t[i].word);
		return;
	}
}

void
lint_absolute(struct lint *l)
{
	for (int i = 0; i < l->n_ones; i++) {
		const struct lint_one *one = &l->ones[i];
		const struct statement *s = one->s;

		if (one->item == NULL || !is_careful(one))
			continue;
		absolute(l, one, s->ask, s->node, "ask", -1);
		for (int k = 0; k < s->n_ideas; k++) {
			for (int w = 0; w < s->ideas[k].n; w++)
				absolute(l, one, s->ideas[k].wordings[w],
				    s->node, "ideas", k);
		}
		if (s->because) {
			absolute(l, one, s->because->ask, s->because->node,
			    "ask", -1);
			absolute(l, one, s->because->model, s->because->node,
			    "model", -1);
		}
		for (int k = 0; k < s->n_applies; k++) {
			absolute(l, one, s->applies[k].ask, s->applies[k].node,
			    "ask", -1);
			absolute(l, one, s->applies[k].model,
			    s->applies[k].node, "model", -1);
		}
	}
}

/* -- C26 ------------------------------------------------------------------ */

/* Does the text hold the word, as a word? */
static bool
holds_plain(const char *text, const char *word)
{
	size_t n = strlen(word);
	const char *p = text;

	while ((p = strstr(p, word)) != NULL) {
		if ((p == text || !is_word_char(p[-1])) && !is_word_char(p[n]))
			return true;
		p += n;
	}
	return false;
}

static bool
is_explained(const struct lint *l, const char *word)
{
	const struct deck *decks[] = {l->deck, l->options->base};

	for (size_t i = 0; i < 2 && decks[i]; i++) {
		for (int k = 0; k < decks[i]->n_glossary; k++) {
			if (holds_plain(decks[i]->glossary[k].term, word))
				return true;
		}
	}
	return false;
}

/* The next run of 2 to 6 capitals that is a word, perhaps with a small s. */
static const char *
next_abbreviation(const char *s, const char **p, struct arena *a)
{
	const char *from;
	size_t n;

	while (**p) {
		from = *p;
		for (n = 0; from[n] >= 'A' && from[n] <= 'Z';)
			n++;
		*p = from + (n > 0 ? n : 1);
		if (n < 2 || n > 6 || (from > s && is_word_char(from[-1])))
			continue;
		if (!is_word_char(**p) ||
		    (**p == 's' && !is_word_char((*p)[1])))
			return arena_strndup(a, from, n);
	}
	return NULL;
}

/* Each abbreviation is told once, where it stands first. */
static void
abbreviations_in(struct lint *l, const struct node *text, void *seen)
{
	const char *p = text->text, *word;

	while ((word = next_abbreviation(text->text, &p, l->arena)) != NULL) {
		if (idmap_add(seen, word, text, 0) != NULL ||
		    !lint_spend(l, l->deck->n_glossary) ||
		    is_explained(l, word))
			continue;
		lint_add(l, text, NULL, -1,
		    arena_printf(l->arena,
			"write it out, or add a line '%s: ...' to 'glossary'",
			word),
		    "'%s' is not explained in the glossary", word);
	}
}

void
lint_abbreviation(struct lint *l)
{
	struct idmap seen;

	idmap_init(&seen, l->arena);
	lint_each_text(l, abbreviations_in, &seen);
}
