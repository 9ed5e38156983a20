/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/scan.h"
#include "core/stem.h"

/*
 * words: see words.h. A lexicon is three tables over strings: the forms that
 * the deck uses, their stems (with union-find for `same:` lines), and the
 * hyphenated words that a learner may type in one piece.
 */

#define MANY_TEXTS 30 /* a deck of fewer does not show what is common */
#define COMMON 10 /* … in one statement of so many */

struct slot {
	const char *key; /* NULL: free */
	uint32_t hash;
	int value;
};

struct table {
	struct slot *slots;
	uint32_t cap, n; /* cap: 0 or a power of two */
};

static struct slot *
table_slot(const struct table *t, const char *key, uint32_t hash)
{
	uint32_t i = hash & (t->cap - 1);

	while (t->slots[i].key != NULL &&
	    (t->slots[i].hash != hash || strcmp(t->slots[i].key, key) != 0))
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

static uint32_t
table_hash(const char *key)
{
	uint64_t h = text_hash(key, strlen(key));

	return (uint32_t)(h ^ h >> 32);
}

/* The value, or -1. */
static int
table_get(const struct table *t, const char *key)
{
	const struct slot *s;

	if (t->n == 0)
		return -1;
	s = table_slot(t, key, table_hash(key));
	return s->key != NULL ? s->value : -1;
}

static void
table_put(struct table *t, struct arena *a, const char *key, int value)
{
	struct table old = *t;
	uint32_t hash = table_hash(key);

	if (t->n * 2 >= t->cap) {
		t->cap = t->cap != 0 ? t->cap * 2 : 1024;
		t->slots = arena_array(a, t->cap, sizeof *t->slots);
		for (uint32_t i = 0; i < old.cap; i++) {
			if (old.slots[i].key != NULL)
				*table_slot(t, old.slots[i].key,
				    old.slots[i].hash) = old.slots[i];
		}
	}
	*table_slot(t, key, hash) = (struct slot){key, hash, value};
	t->n++;
}

struct form {
	const char *word;
	int stem; /* -1: only seen as a part so far */
	int next; /* the next form of the same group; -1 */
	bool content, plain; /* plain: stands without a hyphen somewhere */
};

struct stem {
	const char *stem;
	int root; /* another stem of the group, or itself */
	int df;
	int first; /* form of this group; roots only */
	int spread; /* scan_spread(); of a group: 0 if any is uncommon */
	bool everyday; /* scan_is_everyday() of a form; roots only count */
	double weight;
};

struct halves {
	const char *a, *b;
};

struct passage { /* a statement, or another text while learning */
	int *groups;
	int n;
	bool statement;
	struct raws raws;
};

struct lexicon {
	struct arena *arena;
	struct table forms, stems, joined;
	struct form *form;
	struct stem *stem;
	struct halves *half; /* of hyphenated words, by value of joined */
	struct passage *texts;
	size_t form_cap, stem_cap, half_cap, text_cap;
	int n_forms, n_stems, n_halves, n_texts;
	bool generous;
};

static int
root_of(const struct lexicon *lex, int stem)
{
	while (lex->stem[stem].root != stem)
		stem = lex->stem[stem].root;
	return stem;
}

static int
add_form(struct lexicon *lex, const char *word)
{
	int i = table_get(&lex->forms, word);

	if (i >= 0)
		return i;
	lex->form = arena_grow(lex->arena, lex->form, (size_t)lex->n_forms,
	    &lex->form_cap, sizeof *lex->form);
	i = lex->n_forms++;
	lex->form[i].word = arena_strdup(lex->arena, word);
	lex->form[i].stem = lex->form[i].next = -1;
	lex->form[i].content = !words_is_stop(word);
	table_put(&lex->forms, lex->arena, lex->form[i].word, i);
	return i;
}

/* The number of a form's stem, new if need be. */
static int
add_stem(struct lexicon *lex, struct stemmer *st, int form)
{
	char s[STEM_MAX];
	int i, spread;

	if (lex->form[form].stem >= 0)
		return lex->form[form].stem;
	stem_word(st, lex->form[form].word, s);
	i = table_get(&lex->stems, s);
	if (i < 0) {
		lex->stem = arena_grow(lex->arena, lex->stem,
		    (size_t)lex->n_stems, &lex->stem_cap, sizeof *lex->stem);
		i = lex->n_stems++;
		lex->stem[i].stem = arena_strdup(lex->arena, s);
		lex->stem[i].root = i;
		lex->stem[i].first = -1;
		table_put(&lex->stems, lex->arena, lex->stem[i].stem, i);
	}
	spread = scan_spread(lex->form[form].word);
	if (spread != 0)
		lex->stem[i].spread = spread;
	if (scan_is_everyday(lex->form[form].word))
		lex->stem[i].everyday = true;
	lex->form[form].stem = i;
	return i;
}

/* Is the pair one word in this deck? Then *joined is that word. */
static bool
is_one_word(const struct lexicon *lex, const struct raw *x, const struct raw *y,
    char *joined)
{
	size_t n = strlen(x->word), m = strlen(y->word);
	int i;

	if (x->kind != TOKEN_WORD || y->kind != TOKEN_WORD ||
	    n + m >= STEM_MAX || n == 0 || m == 0 ||
	    (scan_is_number(x->word) && scan_is_number(y->word)))
		return false;
	if (!y->glued && (n < 3 || m < 3 || y->start <= x->start))
		return false;
	memcpy(joined, x->word, n);
	memcpy(joined + n, y->word, m + 1);
	i = table_get(&lex->forms, joined);
	return i >= 0 && lex->form[i].plain && lex->form[i].content;
}

static void
put_token(struct tokens *out, const struct raw *r, const char *word)
{
	struct token *t = &out->list[out->n++];

	t->kind = r->kind;
	t->word = word;
	t->stem = "";
	t->group = -1;
	t->start = r->start;
	t->end = r->end;
}

/* Raw words to tokens: pairs that the deck writes as one are joined, words
 * that it writes with a hyphen are parted. */
static void
join_and_part(const struct lexicon *lex, const struct raws *raws,
    struct arena *a, struct tokens *out)
{
	const struct raw *r;
	char joined[STEM_MAX];
	int k, form;

	/* two tokens at most from a raw one */
	out->list = arena_array(a, (size_t)raws->n * 2 + 1, sizeof *out->list);
	out->n = 0;
	for (int i = 0; i < raws->n; i++) {
		r = &raws->list[i];
		if (i + 1 < raws->n && is_one_word(lex, r, r + 1, joined)) {
			put_token(out, r, arena_strdup(a, joined));
			out->list[out->n - 1].end = r[1].end;
			i++;
			continue;
		}
		k = -1;
		if (lex->n_halves > 0 && r->kind == TOKEN_WORD)
			k = table_get(&lex->joined, r->word);
		form = k >= 0 ? table_get(&lex->forms, r->word) : -1;
		if (k < 0 || (form >= 0 && lex->form[form].plain)) {
			put_token(out, r, r->word);
			continue;
		}
		put_token(out, r, lex->half[k].a);
		put_token(out, r, lex->half[k].b);
	}
}

void
words_cut(const struct lexicon *lex, const char *text, struct arena *a,
    struct tokens *out)
{
	struct stemmer st = STEMMER_INIT;
	struct raws raws;
	struct token *t;
	char s[STEM_MAX];
	int form, stem;

	scan_text(text, a, &raws);
	join_and_part(lex, &raws, a, out);
	for (int i = 0; i < out->n; i++) {
		t = &out->list[i];
		if (t->kind != TOKEN_WORD)
			continue;
		form = table_get(&lex->forms, t->word);
		stem = form >= 0 ? lex->form[form].stem : -1;
		if (stem >= 0) {
			t->content = lex->form[form].content;
			t->stem = lex->stem[stem].stem;
		} else {
			t->content = !words_is_stop(t->word);
			stem_word(&st, t->word, s);
			stem = table_get(&lex->stems, s);
			t->stem = stem >= 0 ? lex->stem[stem].stem
					    : arena_strdup(a, s);
		}
		t->group = stem >= 0
		    ? lex->stem[stem].root
		    : lex->n_stems + (int)(table_hash(t->stem) >> 2);
	}
	stemmer_close(&st);
}

/* Remembers a text to learn from, once. */
static void
gather(
    struct lexicon *lex, struct table *seen, const char *text, bool statement)
{
	struct passage *p;
	int i;

	if (text == NULL || *text == '\0')
		return;
	i = table_get(seen, text);
	if (i >= 0) {
		lex->texts[i].statement |= statement;
		return;
	}
	lex->texts = arena_grow(lex->arena, lex->texts, (size_t)lex->n_texts,
	    &lex->text_cap, sizeof *lex->texts);
	p = &lex->texts[lex->n_texts];
	p->statement = statement;
	scan_text(text, lex->arena, &p->raws);
	table_put(seen, lex->arena, text, lex->n_texts++);
}

static void
gather_ideas(
    struct lexicon *lex, struct table *seen, const struct idea *ideas, int n)
{
	for (int i = 0; i < n; i++) {
		for (int k = 0; k < ideas[i].n; k++)
			gather(lex, seen, ideas[i].wordings[k], false);
	}
}

static void
gather_item(struct lexicon *lex, struct table *seen, const struct item *it)
{
	/* scenes, models and steps are no statements, nor are their words
	 * marked word by word */
	if (it->ticked || it->kind == KIND_SPOT || it->kind == KIND_STEPS)
		return;
	gather(lex, seen, it->text, true);
	gather(lex, seen, it->ask, false);
	gather(lex, seen, it->gist, false);
	gather_ideas(lex, seen, it->ideas, it->n_ideas);
	gather_ideas(lex, seen, it->extra, it->n_extra);
	for (int i = 0; i < it->n_terms; i++)
		gather(lex, seen, it->terms[i], false);
	for (int i = 0; i < it->n_lures; i++) {
		gather(lex, seen, it->lures[i].says, false);
		gather_ideas(lex, seen, &it->lures[i].listen_for, 1);
	}
}

static void
learn_plain(struct lexicon *lex, const struct raws *raws)
{
	const struct raw *r;
	bool glued;
	int form;

	for (int i = 0; i < raws->n; i++) {
		r = &raws->list[i];
		if (r->kind != TOKEN_WORD)
			continue;
		glued = r->glued || (i + 1 < raws->n && r[1].glued);
		form = add_form(lex, r->word);
		if (!glued)
			lex->form[form].plain = true;
	}
}

/* Remembers how a learner might write a hyphenated word in one piece. */
static void
learn_halves(struct lexicon *lex, const struct raws *raws)
{
	const struct raw *x, *y;
	char *joined;

	for (int i = 0; i + 1 < raws->n; i++) {
		x = &raws->list[i];
		y = x + 1;
		if (!y->glued || x->kind != TOKEN_WORD ||
		    y->kind != TOKEN_WORD ||
		    (scan_is_number(x->word) && scan_is_number(y->word)))
			continue;
		joined = arena_printf(lex->arena, "%s%s", x->word, y->word);
		if (table_get(&lex->joined, joined) >= 0)
			continue;
		lex->half = arena_grow(lex->arena, lex->half,
		    (size_t)lex->n_halves, &lex->half_cap, sizeof *lex->half);
		lex->half[lex->n_halves].a = x->word;
		lex->half[lex->n_halves].b = y->word;
		table_put(&lex->joined, lex->arena, joined, lex->n_halves++);
	}
}

static void
learn_passage(struct lexicon *lex, struct stemmer *st, struct passage *p)
{
	struct arena scratch = ARENA_INIT;
	struct tokens toks;
	int stem;

	join_and_part(lex, &p->raws, &scratch, &toks);
	if (p->statement)
		p->groups = arena_array(
		    lex->arena, (size_t)toks.n + 1, sizeof *p->groups);
	for (int i = 0; i < toks.n; i++) {
		if (toks.list[i].kind != TOKEN_WORD) {
			if (p->statement)
				p->groups[p->n++] = -1;
			continue;
		}
		stem = add_stem(lex, st, add_form(lex, toks.list[i].word));
		if (p->statement)
			p->groups[p->n++] = stem;
	}
	arena_release(&scratch);
}

/* The words of one `same:` line become one group. Entries that are not one
 * word of content are passed over: lint tells of them. */
static void
learn_same(struct lexicon *lex, const struct idea *line)
{
	struct arena scratch = ARENA_INIT;
	struct tokens toks;
	int first = -1, k, found;

	for (int i = 0; i < line->n; i++) {
		words_cut(lex, line->wordings[i], &scratch, &toks);
		found = -1;
		for (k = 0; k < toks.n && found != -2; k++) {
			if (toks.list[k].content)
				found = found == -1 ? toks.list[k].group : -2;
		}
		if (found < 0 || found >= lex->n_stems)
			continue;
		if (first < 0)
			first = found;
		else
			lex->stem[root_of(lex, found)].root =
			    root_of(lex, first);
	}
	arena_release(&scratch);
}

static double
weight_of(int df, int n, int spread)
{
	double d = df, w;

	if (spread > 0 && d < (double)n / spread)
		d = (double)n / spread;
	w = log((n + 1) / (d + 0.5));
	return w > 0.5 ? w : 0.5;
}

static void
weigh(struct lexicon *lex)
{
	int *last =
	    arena_array(lex->arena, (size_t)lex->n_stems + 1, sizeof *last);
	struct passage *p;
	struct stem *s;
	int n = 0;

	for (int i = 0; i < lex->n_stems; i++)
		lex->stem[i].root = root_of(lex, i);
	for (int i = 0; i < lex->n_stems; i++) {
		if (lex->stem[i].spread == 0)
			lex->stem[lex->stem[i].root].spread = 0;
	}
	for (int i = 0; i < lex->n_texts; i++) {
		p = &lex->texts[i];
		if (!p->statement)
			continue;
		lex->texts[n] = *p;
		n++;
		for (int k = 0; k < p->n; k++) {
			if (p->groups[k] < 0)
				continue;
			p->groups[k] = lex->stem[p->groups[k]].root;
			s = &lex->stem[p->groups[k]];
			if (last[p->groups[k]] != n)
				s->df++;
			last[p->groups[k]] = n;
		}
	}
	lex->n_texts = n;
	for (int i = 0; i < lex->n_stems; i++) {
		s = &lex->stem[i];
		s->weight = weight_of(
		    lex->stem[s->root].df, n, lex->stem[s->root].spread);
	}
	for (int i = lex->n_forms - 1; i >= 0; i--) {
		if (lex->form[i].stem < 0)
			continue;
		s = &lex->stem[lex->stem[lex->form[i].stem].root];
		lex->form[i].next = s->first;
		s->first = i;
	}
}

struct lexicon *
lexicon_new(struct arena *a, struct idea *same, int n_same,
    struct item *const *items, size_t n_items)
{
	struct lexicon *lex = arena_alloc(a, sizeof *lex);
	struct stemmer st = STEMMER_INIT;
	struct table seen = {NULL, 0, 0};

	lex->arena = a;
	for (size_t i = 0; i < n_items; i++)
		gather_item(lex, &seen, items[i]);
	gather_ideas(lex, &seen, same, n_same);
	for (int i = 0; i < lex->n_texts; i++)
		learn_plain(lex, &lex->texts[i].raws);
	for (int i = 0; i < lex->n_texts; i++)
		learn_halves(lex, &lex->texts[i].raws);
	for (int i = 0; i < lex->n_texts; i++)
		learn_passage(lex, &st, &lex->texts[i]);
	stemmer_close(&st);
	for (int i = 0; i < n_same; i++)
		learn_same(lex, &same[i]);
	weigh(lex);
	return lex;
}

bool
lexicon_knows(const struct lexicon *lex, int group)
{
	return group >= 0 && group < lex->n_stems;
}

int
lexicon_groups(const struct lexicon *lex)
{
	return lex->n_stems;
}

double
lexicon_weight(const struct lexicon *lex, int group)
{
	if (group < 0)
		return 0;
	return lexicon_knows(lex, group) ? lex->stem[group].weight
					 : weight_of(0, lex->n_texts, 0);
}

bool
lexicon_is_common(const struct lexicon *lex, int group, bool alone)
{
	const struct stem *s;

	if (!lexicon_knows(lex, group))
		return false;
	s = &lex->stem[group];
	return s->everyday ||
	    (!alone && lex->n_texts >= MANY_TEXTS &&
		s->df * COMMON >= lex->n_texts);
}

bool
lexicon_has_word(const struct lexicon *lex, const char *word)
{
	return table_get(&lex->forms, word) >= 0;
}

void
lexicon_forms(const struct lexicon *lex, int group,
    void (*fn)(void *ctx, const char *form), void *ctx)
{
	if (!lexicon_knows(lex, group))
		return;
	for (int i = lex->stem[group].first; i >= 0; i = lex->form[i].next)
		fn(ctx, lex->form[i].word);
}

int
lexicon_phrase_df(const struct lexicon *lex, const int *groups, int n)
{
	const struct passage *p;
	int df = 0, i;

	for (int t = 0; t < lex->n_texts; t++) {
		p = &lex->texts[t];
		for (i = 0; i + n <= p->n; i++) {
			if (memcmp(p->groups + i, groups,
				(size_t)n * sizeof *groups) == 0)
				break;
		}
		df += n > 0 && i + n <= p->n;
	}
	return df;
}

void
lexicon_set_generous(struct lexicon *lex, bool generous)
{
	lex->generous = generous;
}

bool
lexicon_is_generous(const struct lexicon *lex)
{
	return lex->generous;
}
