/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lint: the table of rules, and what they share: the words of each statement,
 * which statements hold which word, and a bound on the work, since decks come
 * from strangers too.
 */
#include "deck/lint.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "deck/check.h"
#include "deck/fill.h"
#include "deck/finding.h"
#include "deck/lint_priv.h"

/* Steps that one rule may take: some seconds, far beyond any deck made by
 * hand. */
#define BUDGET 10000000L

/* clang-format off */
static const struct lint_rule rules[] = {
{{"C01", DIAG_ERROR, "The answer of a blank stands elsewhere in the text."},
    lint_blank_leaks},
{{"C02", DIAG_ERROR,
    "A blank is a hedge, a small word or the section's title."},
    lint_blank_empty},
{{"C04", DIAG_WARNING,
    "A blank has the same words beside it in another statement."},
    lint_blank_ambiguous},
{{"C05", DIAG_WARNING, "A blank is a phrase of more than 3 statements."},
    lint_blank_guessable},
{{"C06", DIAG_WARNING, "There are more than 4 ideas."}, lint_ideas_many},
{{"C07", DIAG_WARNING, "An idea has more than 8 words that carry meaning."},
    lint_ideas_long},
{{"C08", DIAG_ERROR, "A wording of one idea says another idea too."},
    lint_ideas_overlap},
{{"C09", DIAG_WARNING, "An idea shares no word with the statement."},
    lint_ideas_foreign},
{{"C10", DIAG_WARNING, "The question can be answered with yes or no."},
    lint_yes_no},
{{"C11", DIAG_ERROR, "The question gives an idea away."}, lint_ideas_given},
{{"C12", DIAG_WARNING, "Another statement answers the question as well."},
    lint_question_shared},
{{"C13", DIAG_WARNING, "A list has more than 5 members."}, lint_long_list},
{{"C14", DIAG_INFO, "Nothing is built on a statement or asked about it."},
    lint_orphan},
{{"C15", DIAG_ERROR, "A misconception would be marked as a full answer."},
    lint_says_true},
{{"C17", DIAG_WARNING, "A misconception is the statement with a not in it."},
    lint_bare_negation},
{{"C18", DIAG_WARNING, "An entry of apply has no ticks."}, lint_no_ticks},
{{"C19", DIAG_INFO, "A model names no statement."}, lint_model_bare},
{{"C20", DIAG_WARNING, "A person is named."}, lint_person},
{{"C22", DIAG_ERROR, "An id is not in the deck that is extended."},
    lint_overlay_refs},
{{"C23", DIAG_ERROR, "An overlay changes a locked deck."},
    lint_overlay_changes},
{{"C25", DIAG_WARNING, "An absolute word where the statement is careful."},
    lint_absolute},
{{"C26", DIAG_INFO, "An abbreviation is not in the glossary."},
    lint_abbreviation},
{{"C27", DIAG_WARNING, "Two ideas are one only through same."},
    lint_ideas_same},
{{"U01", DIAG_INFO, "A question is forgotten again and again."}, lint_leech},
{{"U02", DIAG_INFO, "Learners often change the marks of a question."},
    lint_marks_changed},
};
/* clang-format on */

#define N_RULES (sizeof(rules) / sizeof(rules[0]))

const struct lint_rule_name *
lint_rule_at(size_t i)
{
	return i < N_RULES ? &rules[i].is : NULL;
}

/* Errors of the structure keep their own limit; here what finds no room is
 * left out, but an error is counted all the same. */
static void
add_at(struct lint *l, enum diag_level level, struct place at,
    const char *advice, const char *what)
{
	struct diags *d = l->d;

	if (d->n < DECK_FINDINGS_MAX) {
		diag_add(d, level, at.line, at.column, l->rule->is.code, advice,
		    "%s", what);
		return;
	}
	if (d->n == DECK_FINDINGS_MAX) {
		diag_add(d, level, at.line, at.column, "Y09",
		    "put these right first and look again",
		    "there are more than %d findings; the rest is left out",
		    DECK_FINDINGS_MAX);
		return;
	}
	d->errors += level == DIAG_ERROR;
	d->warnings += level == DIAG_WARNING;
}

void
lint_add(struct lint *l, const struct node *owner, const char *key, int i,
    const char *advice, const char *what, ...)
{
	char text[ERR_MAX];
	va_list ap;

	va_start(ap, what);
	(void)vsnprintf(text, sizeof(text), what, ap);
	va_end(ap);
	add_at(l, l->rule->is.level, deck_place(owner, key, i), advice, text);
}

bool
lint_spend(struct lint *l, long steps)
{
	struct place at = {1, 1};

	l->budget -= steps;
	if (l->budget >= 0)
		return true;
	if (!l->stopped)
		add_at(l, DIAG_INFO, at,
		    "divide it to have all of it looked at",
		    "this deck is so large that only a part of it was looked "
		    "at for this");
	l->stopped = true;
	return false;
}

struct token *
lint_words(const struct lexicon *lex, const char *text, struct arena *a, int *n)
{
	struct tokens t;
	int k = 0;

	words_cut(lex, text, a, &t);
	for (int i = 0; i < t.n; i++) {
		if (t.list[i].word[0] != '\0')
			t.list[k++] = t.list[i];
	}
	*n = k;
	return t.list;
}

bool
lint_stands(const struct lint *l, const struct lint_one *one, const char *text,
    int *first, int *last)
{
	int n, i, k;
	struct token *p = lint_words(l->lex, text, l->arena, &n);

	for (i = 0; n > 0 && i + n <= one->n_words; i++) {
		for (k = 0; k < n; k++) {
			if (strcmp(one->words[i + k].word, p[k].word) != 0)
				break;
		}
		if (k == n) {
			*first = i;
			*last = i + n;
			return true;
		}
	}
	return false;
}

const struct statement *
lint_statement(const struct lint *l, const char *id)
{
	const struct deck *decks[] = {l->deck, l->options->base};
	const struct idmap_slot *slot;

	for (size_t i = 0; i < 2 && decks[i]; i++) {
		slot = idmap_find(decks[i]->owners, id);
		if (slot && slot->number == OWNER_STATEMENT)
			return slot->value;
	}
	return NULL;
}

typedef void text_fn(struct lint *l, const struct node *text, void *ctx);

static void
each_text(struct lint *l, const struct node *v, const char *key, text_fn *fn,
    void *ctx)
{
	static const char *const unseen[] = {"id", "section", "builds-on",
	    "confusable", "uses", "tempting", "tags", "author", "as-of", "was",
	    "priority", "opens", "format", "deck", "prefix", "language",
	    "licence", "source", "extends", "locked", "same", "retired",
	    "listen-for"};
	const struct node *one;

	for (size_t i = 0; i < sizeof(unseen) / sizeof(unseen[0]); i++) {
		if (strcmp(key, unseen[i]) == 0)
			return;
	}
	if (strncmp(key, "x-", 2) == 0)
		return;
	if (v->kind == NODE_TEXT && !v->broken)
		fn(l, v, ctx);
	for (one = v->first; v->kind == NODE_LIST && one; one = one->next)
		each_text(l, one, key, fn, ctx);
	for (one = v->first; v->kind == NODE_MAP && one; one = one->next->next)
		each_text(l, one->next, one->text, fn, ctx);
}

void
lint_each_text(struct lint *l, text_fn *fn, void *ctx)
{
	each_text(l, l->deck->node, "", fn, ctx);
}

const struct lexicon *
lint_bare(struct lint *l)
{
	if (l->lex_bare == NULL)
		l->lex_bare =
		    lexicon_new(l->keep, NULL, 0, l->items, l->n_items);
	return l->lex_bare;
}

/* Adds the items of a deck; owners gets the recall item of each statement. */
static void
add_items(struct lint *l, const struct deck *deck, struct idmap *recalls)
{
	struct item *list, **all;
	size_t n, i;

	deck_items(deck, l->keep, &list, &n);
	all = arena_array(l->keep, l->n_items + n + 1, sizeof(*all));
	if (l->n_items > 0)
		memcpy(all, l->items, l->n_items * sizeof(*all));
	for (i = 0; i < n; i++) {
		all[l->n_items + i] = &list[i];
		if (list[i].kind == KIND_RECALL)
			(void)idmap_add(recalls, list[i].owner, &list[i], 0);
	}
	l->items = all;
	l->n_items += n;
}

static void
join_same(struct lint *l, const struct deck *base)
{
	const struct deck *deck = l->deck;
	int n = base ? base->n_same : 0;

	l->n_same = n + deck->n_same;
	l->same = arena_array(l->keep, (size_t)l->n_same + 1, sizeof(*l->same));
	if (n > 0)
		memcpy(l->same, base->same, (size_t)n * sizeof(*l->same));
	if (deck->n_same > 0)
		memcpy(l->same + n, deck->same,
		    (size_t)deck->n_same * sizeof(*l->same));
}

static void
read_ones(struct lint *l, const struct idmap *recalls)
{
	const struct deck *deck = l->deck, *base = l->options->base;
	const struct idmap_slot *slot;
	struct lint_one *one;

	l->ones = arena_array(
	    l->keep, (size_t)deck->n_statements + 1, sizeof(*l->ones));
	l->n_ones = deck->n_statements;
	for (int i = 0; i < l->n_ones; i++) {
		one = &l->ones[i];
		one->s = one->core = &deck->statements[i];
		if (one->s->text[0] == '\0' && base) {
			slot = idmap_find(base->owners, one->s->id);
			if (slot && slot->number == OWNER_STATEMENT)
				one->core = slot->value;
		}
		if (one->core->text[0] == '\0')
			continue;
		slot = idmap_find(recalls, one->s->id);
		one->item = slot ? slot->value : NULL;
		one->words =
		    lint_words(l->lex, one->core->text, l->keep, &one->n_words);
	}
}

static int
by_group(const void *x, const void *y)
{
	const struct lint_pair *a = x, *b = y;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	return a->one - b->one;
}

/* Sorted, each pair once. */
static void
index_words(struct lint *l)
{
	const struct lint_one *one;
	size_t n = 0, k = 0;

	for (int i = 0; i < l->n_ones; i++)
		n += (size_t)l->ones[i].n_words;
	l->pairs = arena_array(l->keep, n + 1, sizeof(*l->pairs));
	n = 0;
	for (int i = 0; i < l->n_ones; i++) {
		one = &l->ones[i];
		for (int w = 0; w < one->n_words; w++) {
			l->pairs[n].group = one->words[w].group;
			l->pairs[n++].one = i;
		}
	}
	qsort(l->pairs, n, sizeof(*l->pairs), by_group);
	for (size_t i = 0; i < n; i++) {
		if (k == 0 || by_group(&l->pairs[k - 1], &l->pairs[i]) != 0)
			l->pairs[k++] = l->pairs[i];
	}
	l->n_pairs = k;
}

const struct lint_pair *
lint_holders(const struct lint *l, int group, size_t *n)
{
	size_t low = 0, high = l->n_pairs, mid, end;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (l->pairs[mid].group < group)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = low; end < l->n_pairs && l->pairs[end].group == group;)
		end++;
	*n = end - low;
	return l->pairs + low;
}

/* The deck as far as it can be read; its findings are known already. */
static const struct deck *
read_again(const char *name, const char *s, size_t n, struct arena *a)
{
	struct diags known;
	struct node *root;
	struct deck *deck;

	diags_init(&known, a, name);
	root = yaml_parse(s, n, a, &known);
	if (root == NULL || root->kind != NODE_MAP)
		return NULL;
	deck = fill_deck(root, a, &known);
	if (deck)
		check_deck(deck, a, &known);
	return deck;
}

static void
look(struct lint *l)
{
	static const enum diag_level order[] = {
	    DIAG_ERROR, DIAG_WARNING, DIAG_INFO};
	struct arena scratch = ARENA_INIT;
	struct idmap recalls;

	idmap_init(&recalls, l->keep);
	if (l->options->base)
		add_items(l, l->options->base, &recalls);
	add_items(l, l->deck, &recalls);
	join_same(l, l->options->base);
	l->lex = lexicon_new(l->keep, l->same, l->n_same, l->items, l->n_items);
	read_ones(l, &recalls);
	index_words(l);
	/* errors first: should there be too many findings, they are kept */
	for (size_t k = 0; k < 3; k++) {
		for (size_t i = 0; i < N_RULES; i++) {
			if (rules[i].is.level != order[k])
				continue;
			l->rule = &rules[i];
			l->arena = &scratch;
			l->budget = BUDGET;
			l->stopped = false;
			rules[i].check(l);
			arena_release(&scratch);
		}
	}
}

const struct deck *
lint_text(const char *name, const char *s, size_t n,
    const struct lint_options *options, struct arena *a, struct diags *found)
{
	static const struct lint_options none = {NULL, NULL, 0};
	struct lint l = {.options = options ? options : &none, .keep = a};
	struct err why = ERR_INIT;

	l.d = found;
	l.deck = deck_load_text(name, s, n, a, found, &why);
	if (l.deck == NULL && !finding_full(found))
		l.deck = read_again(name, s, n, a);
	if (l.deck == NULL)
		return NULL;
	l.overlay = l.deck->extends[0] != '\0';
	look(&l);
	diags_sort(found);
	return l.deck;
}
