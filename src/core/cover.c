/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cover.h"

#include <stdint.h>
#include <string.h>

#include "core/polarity.h"
#include "core/scan.h"

/*
 * cover: see cover.h. Spelling is mended before anything is counted, so that
 * the windows know groups only.
 */

#define WORDING_WORDS 64

static bool
has_group(const struct groups *g, int group)
{
	for (int i = 0; i < g->n; i++) {
		if (g->list[i] == group)
			return true;
	}
	return false;
}

void
cover_groups(const struct lexicon *lex, const char *text, struct arena *a,
    struct groups *out)
{
	struct tokens t;

	out->list = NULL;
	out->n = 0;
	if (text == NULL)
		return;
	words_cut(lex, text, a, &t);
	out->list = arena_array(a, (size_t)t.n + 1, sizeof *out->list);
	for (int i = 0; i < t.n; i++) {
		if (t.list[i].content && !has_group(out, t.list[i].group))
			out->list[out->n++] = t.list[i].group;
	}
}

static int
place_in(const struct wording *w, int group)
{
	for (int i = 0; i < w->n; i++) {
		if (w->list[i].group == group)
			return i;
	}
	return -1;
}

bool
cover_wants(const struct wording *w, int group)
{
	return place_in(w, group) >= 0;
}

/* shown NULL: a blank, of which every word counts; so a blank may be nothing
 * but a small word. */
static void
read_wording(const struct lexicon *lex, const char *text,
    const struct groups *shown, struct arena *a, struct wording *w)
{
	struct polarity_word *p;
	struct tokens t;
	struct token *tok;
	double weight, all = 0;
	bool any = false;
	int n = 0;

	w->text = text;
	words_cut(lex, text, a, &t);
	p = polarity_read(&t, a);
	w->list = arena_array(a, (size_t)t.n + 1, sizeof *w->list);
	for (int i = 0; i < t.n; i++)
		any = any || t.list[i].content;
	for (int i = 0; i < t.n && w->n < WORDING_WORDS; i++) {
		tok = &t.list[i];
		if (tok->kind != TOKEN_WORD ||
		    (!tok->content && (any || shown != NULL)))
			continue;
		n++;
		if (cover_wants(w, tok->group))
			continue;
		weight = lexicon_weight(lex, tok->group);
		all += weight;
		if (shown != NULL && has_group(shown, tok->group))
			weight = 0;
		w->list[w->n++] = (struct want){
		    tok->group, weight, tok->word, tok->stem, p[i].negated};
		w->total += weight;
	}
	w->span = 2 * n + 5;
	w->usable = w->total > 0 && w->total * 2 >= all;
}

void
cover_wordings(const struct lexicon *lex, const struct idea *idea,
    const char *blank, const struct groups *shown, struct arena *a,
    struct wordings *out)
{
	out->n = 0;
	out->list = arena_array(a, (size_t)idea->n + 1, sizeof *out->list);
	for (int i = 0; i < idea->n; i++)
		read_wording(
		    lex, idea->wordings[i], shown, a, &out->list[out->n++]);
	if (blank != NULL && *blank != '\0')
		read_wording(lex, blank, NULL, a, &out->list[out->n++]);
}

/* A word that counts, for finding misspelt ones. */
struct target {
	const char *form;
	size_t bytes;
	int group;
	uint32_t letters; /* which of a … z it holds */
};

struct targets {
	struct arena *arena;
	struct target *list;
	int n, group;
	size_t cap;
};

static uint32_t
letters_of(const char *w)
{
	uint32_t m = 0;

	for (; *w != '\0'; w++) {
		if (*w >= 'a' && *w <= 'z')
			m |= UINT32_C(1) << (*w - 'a');
	}
	return m;
}

static void
add_target(void *ctx, const char *form)
{
	struct targets *t = ctx;

	if (strlen(form) < 5)
		return;
	t->list = arena_grow(
	    t->arena, t->list, (size_t)t->n, &t->cap, sizeof *t->list);
	t->list[t->n++] =
	    (struct target){form, strlen(form), t->group, letters_of(form)};
}

static void
add_targets(
    const struct lexicon *lex, struct targets *t, const struct wording *w)
{
	int k;

	for (int i = 0; w->usable && i < w->n; i++) {
		if (w->list[i].weight <= 0)
			continue;
		for (k = 0; k < t->n; k++) {
			if (t->list[k].group == w->list[i].group)
				break;
		}
		if (k < t->n)
			continue;
		t->group = w->list[i].group;
		if (lexicon_knows(lex, t->group))
			lexicon_forms(lex, t->group, add_target, t);
		else /* a learner's own wording */
			add_target(t, w->list[i].word);
	}
}

static int
bits(uint32_t m)
{
	int n = 0;

	for (; m != 0; m &= m - 1)
		n++;
	return n;
}

/* The word that was meant, the nearest first; NULL if none is near. */
static const struct target *
meant_by(const struct targets *t, const char *typed)
{
	const struct target *best = NULL;
	uint32_t letters = letters_of(typed);
	size_t n = strlen(typed);
	int least = 3, d;

	for (int i = 0; i < t->n; i++) {
		/* cheap, and never refuses what the distance would pass: each
		 * change moves two letters and two bytes at most, in ASCII */
		if (n + 4 < t->list[i].bytes || t->list[i].bytes + 4 < n ||
		    bits(letters ^ t->list[i].letters) > 4)
			continue;
		d = words_slip_distance(typed, t->list[i].form);
		if (d > 0 && d < least) {
			least = d;
			best = &t->list[i];
		}
	}
	return best;
}

static void
mend_spelling(
    const struct lexicon *lex, const struct targets *t, struct answer *ans)
{
	const struct target *best;
	struct token *tok;

	for (int i = 0; i < ans->toks.n; i++) {
		tok = &ans->toks.list[i];
		if (!tok->content || lexicon_knows(lex, tok->group) ||
		    lexicon_has_word(lex, tok->word) || scan_is_real(tok->word))
			continue;
		best = meant_by(t, tok->word);
		if (best == NULL || best->group == tok->group)
			continue;
		ans->meant[i] = best->form;
		tok->group = best->group;
	}
}

static bool
wanted(const struct wordings *ideas, int n, int group)
{
	for (int i = 0; i < n; i++) {
		for (int k = 0; k < ideas[i].n; k++) {
			if (cover_wants(&ideas[i].list[k], group))
				return true;
		}
	}
	return false;
}

void
cover_answer(const struct lexicon *lex, const char *text,
    const struct wordings *ideas, int n, struct arena *a, struct answer *out)
{
	struct targets targets = {a, NULL, 0, 0, 0};
	struct polarity_word *p;
	const struct token *t;
	int pos = 0;

	memset(out, 0, sizeof *out);
	out->text = text;
	words_cut(lex, text, a, &out->toks);
	p = polarity_read(&out->toks, a);
	for (int i = 0; i < n; i++) {
		for (int k = 0; k < ideas[i].n; k++)
			add_targets(lex, &targets, &ideas[i].list[k]);
	}
	out->meant =
	    arena_array(a, (size_t)out->toks.n + 1, sizeof *out->meant);
	mend_spelling(lex, &targets, out);
	out->hits = arena_array(a, (size_t)out->toks.n + 1, sizeof *out->hits);
	for (int i = 0; i < out->toks.n; i++) {
		t = &out->toks.list[i];
		if (t->kind != TOKEN_WORD)
			continue;
		if (wanted(ideas, n, t->group))
			out->hits[out->n_hits++] =
			    (struct hit){t->group, pos, i, p[i].negated};
		pos++;
	}
}

/* What one window over the answer holds of a wording. */
struct window {
	double all; /* weight of the wording's words in it */
	double plain; /* of those not turned round by a negation */
	int first, last; /* hits; last is not within */
};

struct tally { /* how often each word of the wording is in the window */
	int all[WORDING_WORDS], plain[WORDING_WORDS];
};

static bool
is_turned(
    const struct answer *ans, const struct hit *h, const struct want *want)
{
	return h->negated != want->negated && !ans->no_negation;
}

/* Takes the first hit out of the window if it is none of the wording's, too
 * far from the last one, or said again later on. */
static bool
drop_first(const struct answer *ans, const struct wording *w,
    struct window *now, struct tally *tally)
{
	const struct hit *f = &ans->hits[now->first];
	const struct hit *last = &ans->hits[now->last - 1];
	int k = place_in(w, f->group);
	bool turned;

	if (k < 0) {
		now->first++;
		return true;
	}
	turned = is_turned(ans, f, &w->list[k]);
	if (last->pos - f->pos < w->span &&
	    (tally->all[k] == 1 || (!turned && tally->plain[k] == 1)))
		return false;
	if (--tally->all[k] == 0)
		now->all -= w->list[k].weight;
	if (!turned && --tally->plain[k] == 0)
		now->plain -= w->list[k].weight;
	now->first++;
	return true;
}

/* The densest window, by the weight of all words or of the plain ones. */
static struct window
densest(const struct answer *ans, const struct wording *w, bool by_plain)
{
	struct window best = {0, 0, 0, 0}, now = {0, 0, 0, 0};
	struct tally tally = {{0}, {0}};
	const struct hit *h;
	int k;

	while (now.last < ans->n_hits) {
		h = &ans->hits[now.last++];
		k = place_in(w, h->group);
		if (k < 0)
			continue;
		if (tally.all[k]++ == 0)
			now.all += w->list[k].weight;
		if (!is_turned(ans, h, &w->list[k]) && tally.plain[k]++ == 0)
			now.plain += w->list[k].weight;
		while (drop_first(ans, w, &now, &tally))
			;
		if (by_plain ? now.plain > best.plain + 1e-9
			     : now.all > best.all + 1e-9)
			best = now;
	}
	return best;
}

#define OPPOSITE_NEAR 4 /* tokens */

static bool
is_within(const struct answer *ans, const struct window *win, int group)
{
	for (int i = win->first; i < win->last; i++) {
		if (ans->hits[i].group == group)
			return true;
	}
	return false;
}

/* Does an opposite of this word, which the window lacks, stand near one of
 * the window's words? */
static bool
has_opposite(const struct answer *ans, const struct wording *w,
    const struct window *win, const struct want *lacks)
{
	const struct token *t = ans->toks.list;
	int at, i;

	for (int n = win->first; n < win->last; n++) {
		if (!cover_wants(w, ans->hits[n].group))
			continue;
		at = ans->hits[n].token;
		i = at > OPPOSITE_NEAR ? at - OPPOSITE_NEAR : 0;
		for (; i <= at + OPPOSITE_NEAR && i < ans->toks.n; i++) {
			if (t[i].kind == TOKEN_WORD &&
			    !cover_wants(w, t[i].group) &&
			    polarity_opposite(lacks->stem, t[i].stem))
				return true;
		}
	}
	return false;
}

/* "Discourage effort" for "encourage effort". The question's words count here
 * too: "higher expectations" is no "expect less" though it asked for less. */
static bool
says_opposite(
    const struct answer *ans, const struct wording *w, const struct window *win)
{
	for (int k = 0; k < w->n; k++) {
		if (!is_within(ans, win, w->list[k].group) &&
		    has_opposite(ans, w, win, &w->list[k]))
			return true;
	}
	return false;
}

static enum said
said_for(double coverage)
{
	if (coverage >= MARK_SAID)
		return SAID_YES;
	return coverage >= MARK_PART ? SAID_PART : SAID_NO;
}

static struct verdict
judge_wording(const struct answer *ans, const struct wording *w)
{
	struct window win = densest(ans, w, false), plain;
	struct verdict v = {.wording = w};

	v.turned = win.all > 0 && (win.all - win.plain) * 2 >= win.all;
	v.coverage = win.all / w->total;
	if (v.turned) { /* said elsewhere, the right way round? */
		plain = densest(ans, w, true);
		if (plain.plain / w->total >= MARK_SAID) {
			win = plain;
			v.coverage = plain.plain / w->total;
			v.turned = false;
		}
	}
	v.said = said_for(v.coverage);
	if (v.said == SAID_YES && !v.turned && !ans->refuting)
		v.turned = says_opposite(ans, w, &win);
	if (v.said == SAID_YES && v.turned)
		v.said = SAID_PART;
	v.first = win.first;
	v.last = win.last;
	return v;
}

struct verdict
cover_judge(const struct answer *ans, const struct wordings *idea)
{
	struct verdict best = {.wording = NULL}, v;

	for (int i = 0; i < idea->n; i++) {
		if (!idea->list[i].usable)
			continue;
		v = judge_wording(ans, &idea->list[i]);
		if (best.wording == NULL || v.said > best.said ||
		    (v.said == best.said && v.coverage > best.coverage))
			best = v;
	}
	return best;
}
