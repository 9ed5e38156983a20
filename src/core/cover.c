/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cover.h"

#include <string.h>

#include "core/numerals.h"
#include "core/initials.h"
#include "core/polarity.h"
#include "core/scan.h"
#include "core/spelling.h"

/*
 * cover: see cover.h. Spelling is mended (core/spelling) before anything is
 * counted, so that the windows know groups only.
 */

#define WORDING_WORDS 64

bool
cover_has_group(const struct groups *g, int group)
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
		if (t.list[i].content && !cover_has_group(out, t.list[i].group))
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
	struct tokens *written = arena_alloc(a, sizeof *written), t;
	struct token *tok;
	double weight, all = 0;
	bool common;
	int n = 0, content = 0;

	w->text = text;
	words_cut(lex, text, a, &t);
	*written = t;
	w->tokens = shown != NULL ? written : NULL;
	p = polarity_read(&t, a);
	w->list = arena_array(a, (size_t)t.n + 1, sizeof *w->list);
	for (int i = 0; i < t.n; i++)
		content += t.list[i].content;
	for (int i = 0; i < t.n && w->n < WORDING_WORDS; i++) {
		tok = &t.list[i];
		if (tok->kind != TOKEN_WORD ||
		    (!tok->content && (content > 0 || shown != NULL)))
			continue;
		n++;
		if (cover_wants(w, tok->group))
			continue;
		weight = lexicon_weight(lex, tok->group);
		all += weight;
		if (shown != NULL && cover_has_group(shown, tok->group))
			weight = 0;
		common = lexicon_knows(lex, tok->group)
		    ? lexicon_is_common(lex, tok->group, content == 1)
		    : scan_is_everyday(tok->word);
		w->list[w->n++] = (struct want){tok->group, weight, tok->word,
		    tok->stem, p[i].negated, common};
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
	if (out->n > 0)
		out->list[0].first = true;
	if (blank != NULL && *blank != '\0')
		read_wording(lex, blank, NULL, a, &out->list[out->n++]);
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

struct reader {
	const struct lexicon *lex;
	const struct wordings *ideas;
	int n;
	struct arena *arena;
	struct answer *out;
};

static void
add_hit(struct reader *r, struct hit hit)
{
	struct answer *ans = r->out;

	for (int i = ans->n_hits - 1; i >= 0 && ans->hits[i].token == hit.token;
	     i--) {
		if (ans->hits[i].group == hit.group)
			return;
	}
	ans->hits = arena_grow(r->arena, ans->hits, (size_t)ans->n_hits,
	    &ans->hit_cap, sizeof *ans->hits);
	ans->hits[ans->n_hits++] = hit;
}

/* Letters that stand for a wording count as its words. Returns how many tokens
 * were read. */
static int
take_initials(struct reader *r, struct hit hit)
{
	struct tokens *t = &r->out->toks;
	char letters[INITIALS_MAX + 1];
	const struct wording *w;
	int k = initials_read(r->lex, r->out->text, t, hit.token, letters);
	int before = r->out->n_hits;

	for (int i = 0; k > 0 && i < r->n; i++) {
		for (int j = 0; j < r->ideas[i].n; j++) {
			w = &r->ideas[i].list[j];
			if (!w->usable || !initials_fit(w, letters))
				continue;
			for (int m = 0; m < w->n; m++) {
				hit.group = w->list[m].group;
				add_hit(r, hit);
			}
		}
	}
	if (r->out->n_hits == before)
		return 0;
	t->list[hit.token].end = t->list[hit.token + k - 1].end;
	return k;
}

void
cover_answer(const struct lexicon *lex, const char *text,
    const struct wordings *ideas, int n, struct arena *a, struct answer *out)
{
	struct reader r = {lex, ideas, n, a, out};
	struct polarity_word *p;
	struct hit hit;
	int pos = 0, k;

	memset(out, 0, sizeof *out);
	out->text = text;
	words_cut(lex, text, a, &out->toks);
	out->polarity = p = polarity_read(&out->toks, a);
	spelling_mend(lex, ideas, n, a, out);
	for (int i = 0; i < out->toks.n; i++) {
		if (out->toks.list[i].kind != TOKEN_WORD)
			continue;
		hit = (struct hit){
		    out->toks.list[i].group, pos, i, p[i].negated, p[i].by};
		if (wanted(ideas, n, hit.group))
			add_hit(&r, hit);
		else if ((k = take_initials(&r, hit)) > 0)
			i += k - 1;
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
	if (ans->no_negation) /* "not a launch" still wants its "not" */
		return want->negated && !h->negated && !ans->refuting;
	return h->negated != want->negated;
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

/* The token of an opposite of this word, which the window lacks, near one of
 * the window's words; -1: there is none. */
static int
find_opposite(const struct answer *ans, const struct wording *w,
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
				return i;
		}
	}
	return -1;
}

/* "Discourage effort" for "encourage effort". The question's words count here
 * too: "higher expectations" is no "expect less" though it asked for less. */
static int
says_opposite(
    const struct answer *ans, const struct wording *w, const struct window *win)
{
	int at = -1;

	for (int k = 0; k < w->n && at < 0; k++) {
		if (!is_within(ans, win, w->list[k].group))
			at = find_opposite(ans, w, win, &w->list[k]);
	}
	return at;
}

/* The negation that turns a word of the window round. */
static int
turned_by(
    const struct answer *ans, const struct wording *w, const struct window *win)
{
	const struct hit *h;
	int k;

	for (int i = win->first; i < win->last; i++) {
		h = &ans->hits[i];
		k = place_in(w, h->group);
		if (k >= 0 && h->negated && is_turned(ans, h, &w->list[k]))
			return h->by;
	}
	return -1;
}

bool
cover_verbatim(const struct answer *ans, const struct wording *w)
{
	const struct token *t = ans->toks.list, *want = w->tokens->list;
	int n = w->tokens->n, k;

	while (n > 0 && want[n - 1].kind != TOKEN_WORD)
		n--;
	for (int i = 0; n > 0 && i + n <= ans->toks.n; i++) {
		for (k = 0; k < n && t[i + k].group == want[k].group; k++)
			;
		if (k == n)
			return true;
	}
	return false;
}

/* Does all that was matched come down to everyday words ("need" of "why it is
 * needed")? Two of them are enough, and so is the wording as it is written, if
 * it is more than one word or the one that the idea is called by. */
static bool
is_everyday(
    const struct answer *ans, const struct wording *w, const struct window *win)
{
	int n = 0;

	if (w->tokens == NULL)
		return false;
	for (int k = 0; k < w->n; k++) {
		if (w->list[k].weight <= 0 ||
		    !is_within(ans, win, w->list[k].group))
			continue;
		if (!w->list[k].common)
			return false;
		n++;
	}
	if (n > 1)
		return false;
	return w->tokens->n < 2 ? !w->first : !cover_verbatim(ans, w);
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
	v.turned_by = v.turned ? turned_by(ans, w, &win) : -1;
	v.opposite = -1;
	if (v.said != SAID_NO && !v.turned && !ans->refuting)
		v.opposite = says_opposite(ans, w, &win);
	if (v.said == SAID_YES && v.opposite >= 0) {
		v.turned = true;
		v.turned_by = v.opposite;
	}
	if (v.said == SAID_YES && (v.turned || is_everyday(ans, w, &win)))
		v.said = SAID_PART;
	v.numerals = (int)numerals_compare(ans, w, win.first, win.last);
	if (v.said != SAID_NO && v.numerals == NUMERALS_DIFFER)
		v.said = SAID_NO;
	if (v.said == SAID_YES && v.numerals == NUMERALS_OPEN)
		v.said = SAID_PART;
	v.first = win.first;
	v.last = win.last;
	return v;
}

/* Is what earned x all in the words of the wording of y as well? */
static bool
rests_on(
    const struct answer *ans, const struct verdict *x, const struct verdict *y)
{
	for (int i = x->first; i < x->last; i++) {
		if (cover_wants(x->wording, ans->hits[i].group) &&
		    !cover_wants(y->wording, ans->hits[i].group))
			return false;
	}
	return y->first < x->last && x->first < y->last;
}

/* "Simpler mental models" holds the wording "mental models", and yet turns the
 * "complex mental models" of the same idea round. */
static void
turn_by_others(
    const struct answer *ans, const struct wordings *idea, struct verdict *best)
{
	struct verdict v;

	for (int i = 0; i < idea->n && best->said == SAID_YES; i++) {
		if (!idea->list[i].usable || &idea->list[i] == best->wording)
			continue;
		v = judge_wording(ans, &idea->list[i]);
		if (v.opposite < 0 || !rests_on(ans, best, &v))
			continue;
		best->said = SAID_PART;
		best->turned = true;
		best->turned_by = v.opposite;
	}
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
	turn_by_others(ans, idea, &best);
	return best;
}

const char *
cover_phrase(const struct answer *ans, const struct verdict *v, struct arena *a)
{
	const struct token *t = ans->toks.list;
	size_t start;

	if (v->last <= v->first)
		return "";
	start = t[ans->hits[v->first].token].start;
	return arena_strndup(
	    a, ans->text + start, t[ans->hits[v->last - 1].token].end - start);
}
