/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef DECK_LINT_PRIV_H
#define DECK_LINT_PRIV_H

#include <stdbool.h>

#include "core/words.h"
#include "deck/idmap.h"
#include "deck/items.h"
#include "deck/lint.h"
#include "deck/yaml.h"

/*
 * lint_priv: what the rules share. Each rule is one function over the whole
 * deck; it tells its findings with lint_add(), which knows code and level.
 */

struct lint;

struct lint_rule {
	struct lint_rule_name is;
	void (*check)(struct lint *l);
};

/* A statement as it will be asked: in an overlay, text, question and ideas
 * are those of the deck it extends. */
struct lint_one {
	const struct statement *s; /* as this file has it */
	const struct statement *core; /* the one that holds the text */
	const struct item *item; /* its recall item; NULL without a text */
	struct token *words; /* of the text, without punctuation */
	int n_words;
};

/* A group and a statement that holds it. */
struct lint_pair {
	int group, one;
};

struct lint {
	const struct deck *deck;
	const struct lint_options *options;
	struct arena *keep; /* what all rules use */
	struct arena *arena; /* given back after each rule */
	struct diags *d;
	const struct lint_rule *rule; /* being looked at */
	bool overlay;
	struct lint_one *ones; /* statements of this file, in order */
	int n_ones;
	struct item **items;
	size_t n_items;
	struct lexicon *lex; /* of the deck, and of the one it extends */
	struct lexicon *lex_bare; /* without `same:`; see lint_bare() */
	struct idea *same;
	int n_same;
	struct lint_pair *pairs; /* by group, then statement */
	size_t n_pairs;
	long budget; /* steps left to the rule */
	bool stopped; /* the rule has been told to stop */
};

/* Adds a finding of the rule at the i-th entry of a key (i < 0: the key; key
 * NULL: the owner). */
void lint_add(struct lint *l, const struct node *owner, const char *key, int i,
    const char *advice, const char *what, ...)
    __attribute__((format(printf, 6, 7)));

/* Takes steps from the rule's budget; false when it is used up, which is told
 * once. Rules that compare everything with everything ask before they do. */
bool lint_spend(struct lint *l, long steps);

/* The statements that hold a group, as a range of l->pairs. */
const struct lint_pair *lint_holders(
    const struct lint *l, int group, size_t *n);

/* The lexicon as it would be without the deck's `same:`. */
const struct lexicon *lint_bare(struct lint *l);

/* Where the words of a text stand in a statement's, as [*first, *last) of
 * its words; false if they do not. */
bool lint_stands(const struct lint *l, const struct lint_one *one,
    const char *text, int *first, int *last);

/* The words of a text without punctuation, from a. */
struct token *lint_words(
    const struct lexicon *lex, const char *text, struct arena *a, int *n);

/* The statement with the id in this deck or the one it extends, or NULL. */
const struct statement *lint_statement(const struct lint *l, const char *id);

/* Calls fn for each text that learners may see, with the node it stands in. */
void lint_each_text(struct lint *l,
    void (*fn)(struct lint *l, const struct node *text, void *ctx), void *ctx);

/* lint_blank.c */
void lint_blank_leaks(struct lint *l);
void lint_blank_empty(struct lint *l);
void lint_blank_ambiguous(struct lint *l);
void lint_blank_guessable(struct lint *l);
/* lint_ideas.c */
void lint_ideas_many(struct lint *l);
void lint_ideas_long(struct lint *l);
void lint_ideas_overlap(struct lint *l);
void lint_ideas_same(struct lint *l);
void lint_ideas_foreign(struct lint *l);
void lint_ideas_given(struct lint *l);
void lint_says_true(struct lint *l);
/* lint_tied.c */
void lint_question_shared(struct lint *l);
/* lint_words.c */
void lint_yes_no(struct lint *l);
void lint_bare_negation(struct lint *l);
void lint_person(struct lint *l);
void lint_absolute(struct lint *l);
void lint_abbreviation(struct lint *l);
/* lint_whole.c */
void lint_long_list(struct lint *l);
void lint_orphan(struct lint *l);
void lint_no_ticks(struct lint *l);
void lint_model_bare(struct lint *l);
void lint_overlay_refs(struct lint *l);
void lint_overlay_changes(struct lint *l);
void lint_leech(struct lint *l);
void lint_marks_changed(struct lint *l);

#endif
