/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mark.h"

#include <string.h>

#include "base/text.h"
#include "core/cover.h"
#include "core/numerals.h"
#include "core/lure.h"
#include "core/polarity.h"
#include "core/scan.h"

/*
 * mark: see mark.h. core/cover measures; here the answer as a whole is read:
 * empty, "I don't know", a copy, and what each idea got.
 */

#define WORDS_LISTED 32 /* of the question, and of those unread */
#define UNREAD_LEAST 2
#define COPY_LIKE 0.95
#define COPY_WORDS 1024 /* longer texts are compared up to here */

/* Nothing that could be seen. */
static bool
is_blank(const char *s)
{
	size_t n = strlen(s), i, len;
	int32_t c;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (c < 0 ||
		    (c > ' ' && c != 0xa0 && c != 0x3000 && c != 0xfeff &&
			!(c >= 0x2000 && c <= 0x200f)))
			return false;
	}
	return true;
}

#define ANSWER_WORDS 24 /* whoever types more has more to say */

/* The number of words that match a way to say it, from word i on; 0: none.
 * Each way is its words apart by spaces; contractions are apart already. */
static int
way_length(const char *way, const char *const *words, int n)
{
	size_t len;
	int k = 0;

	while (*way != '\0') {
		len = strcspn(way, " ");
		if (k == n || strlen(words[k]) != len ||
		    memcmp(words[k], way, len) != 0)
			return 0;
		k++;
		way += len;
		way += *way == ' ';
	}
	return k;
}

/* "I don't know" and its kin, when that is all there is. */
static bool
is_dont_know(const struct tokens *t)
{
	static const char *const ways[] = {"not know", "not sure",
	    "not certain", "not remember", "not recall", "not think",
	    "not a clue", "not got a clue", "not the foggiest", "no idea",
	    "no clue", "no memory", "dunno", "dk", "idk", "unsure", "pass",
	    "skip", "forget", "forgot", "forgotten", "nothing", "none", "nope",
	    "no", "na", "n", "give up", "gone blank", "gone", "beats", "blank"};
	static const char *const fillers[] = {"a", "about", "am", "an", "and",
	    "answer", "any", "anymore", "anything", "at", "all", "be", "but",
	    "can", "could", "do", "does", "er", "erm", "for", "got", "had",
	    "has", "have", "here", "hm", "hmm", "honest", "honestly", "i", "im",
	    "is", "it", "just", "me", "mind", "moment", "more", "my", "not",
	    "now", "of", "oh", "ok", "one", "please", "really", "right", "so",
	    "sorry", "that", "the", "this", "to", "uh", "um", "was", "well",
	    "what", "will", "would", "yet", "at", "moment", "again"};
	const char *words[ANSWER_WORDS];
	int n = 0, i, k, said = 0;
	size_t w;

	for (i = 0; i < t->n; i++) {
		if (t->list[i].word[0] == '\0')
			continue;
		if (n == ANSWER_WORDS)
			return false;
		words[n++] = t->list[i].word;
	}
	for (i = 0; i < n; i += k) {
		for (w = 0, k = 0; k == 0 && w < sizeof ways / sizeof ways[0];
		     w++)
			k = way_length(ways[w], words + i, n - i);
		said += k > 0;
		for (w = 0; k == 0 && w < sizeof fillers / sizeof fillers[0];
		     w++)
			k = strcmp(fillers[w], words[i]) == 0;
		if (k == 0)
			return false;
	}
	return said > 0 || n == 0; /* n == 0: "?", "…" */
}

static int
read_words(const struct tokens *t, const char **out)
{
	int n = 0;

	for (int i = 0; i < t->n && n < COPY_WORDS; i++) {
		if (t->list[i].word[0] != '\0')
			out[n++] = t->list[i].word;
	}
	return n;
}

/* The longest common subsequence of words, as a share of the words of both. */
static bool
is_copy(const struct tokens *answer, const struct tokens *text, struct arena *a)
{
	const char *x[COPY_WORDS], *y[COPY_WORDS];
	int n = read_words(answer, x), m = read_words(text, y);
	int *row, i, k, diagonal, up;

	/* even if the shorter were all in common */
	if (n == 0 || m == 0 || 2.0 * (n < m ? n : m) < COPY_LIKE * (n + m))
		return false;
	row = arena_array(a, (size_t)m + 1, sizeof *row);
	for (i = 0; i < n; i++) {
		for (k = 0, diagonal = 0; k < m; k++, diagonal = up) {
			up = row[k + 1];
			if (strcmp(x[i], y[k]) == 0)
				row[k + 1] = diagonal + 1;
			else if (row[k] > up)
				row[k + 1] = row[k];
		}
	}
	return 2.0 * row[m] >= COPY_LIKE * (n + m);
}

static void
report(const struct answer *ans, const struct verdict *v, struct arena *a,
    struct mark_idea *out)
{
	const struct token *t;

	out->said = v->said;
	out->coverage = v->coverage;
	out->figure = v->said == SAID_NO && v->numerals == NUMERALS_DIFFER;
	out->turned = v->turned && v->said != SAID_NO;
	out->wording = v->wording != NULL ? v->wording->text : "";
	out->phrase = cover_phrase(ans, v, a);
	out->turned_by = "";
	if (out->turned && v->turned_by >= 0) {
		t = &ans->toks.list[v->turned_by];
		out->turned_by =
		    arena_strndup(a, ans->text + t->start, t->end - t->start);
	}
}

/* Notes the misspelt words that a verdict rests on. */
static void
note_slips(const struct answer *ans, const struct verdict *v, struct arena *a,
    struct mark *out)
{
	const struct token *t;
	const char *typed;
	int k;

	if (v->said == SAID_NO)
		return;
	for (int i = v->first; i < v->last; i++) {
		t = &ans->toks.list[ans->hits[i].token];
		if (ans->meant[ans->hits[i].token] == NULL ||
		    !cover_wants(v->wording, t->group))
			continue;
		typed =
		    arena_strndup(a, ans->text + t->start, t->end - t->start);
		for (k = 0; k < out->n_slips; k++) {
			if (strcmp(out->slips[k].typed, typed) == 0)
				break;
		}
		if (k < out->n_slips)
			continue;
		out->slips[k].typed = typed;
		out->slips[k].meant = ans->meant[ans->hits[i].token];
		out->n_slips++;
	}
}

/* Lists the words of the answer that are only the question's. */
static void
note_ignored(const struct answer *ans, const struct groups *shown,
    struct arena *a, struct mark *out)
{
	const struct token *t;
	const char *typed;
	int k;

	out->ignored =
	    arena_array(a, (size_t)ans->toks.n + 1, sizeof *out->ignored);
	for (int i = 0; i < ans->toks.n && out->n_ignored < WORDS_LISTED; i++) {
		t = &ans->toks.list[i];
		if (!t->content || !cover_has_group(shown, t->group))
			continue;
		typed =
		    arena_strndup(a, ans->text + t->start, t->end - t->start);
		for (k = 0; k < out->n_ignored; k++) {
			if (strcasecmp(out->ignored[k], typed) == 0)
				break;
		}
		if (k == out->n_ignored)
			out->ignored[out->n_ignored++] = typed;
	}
}

static int
count_ideas(const struct item *it)
{
	return it->n_ideas < IDEAS_MAX ? it->n_ideas : IDEAS_MAX;
}

static const char *
blank_of(const struct mark_question *q, int idea)
{
	return q->blank != NULL ? q->blank[idea] : NULL;
}

static void
count(const struct mark_question *q, struct mark *m)
{
	for (int i = 0; i < m->n_ideas; i++) {
		m->ideas[i].asked = q->asked == NULL || q->asked[i];
		if (!m->ideas[i].asked)
			continue;
		m->yes += m->ideas[i].said == SAID_YES;
		m->part += m->ideas[i].said == SAID_PART;
		m->no += m->ideas[i].said == SAID_NO;
	}
	m->complete = m->yes > 0 && (q->item->any_idea || m->part + m->no == 0);
	m->could_be = m->complete ||
	    (m->yes + m->part > 0 && (q->item->any_idea || m->no == 0));
}

/* The tokens that an idea found, in whole or in part, explains: its words,
 * wherever they stand, and what turns it round. */
static bool *
read_tokens(
    const struct answer *ans, const struct verdict *v, int n, struct arena *a)
{
	bool *read = arena_array(a, (size_t)ans->toks.n + 1, sizeof *read);

	for (int i = 0; i < n; i++) {
		if (v[i].said == SAID_NO)
			continue;
		for (int k = 0; k < ans->n_hits; k++) {
			if (cover_wants(v[i].wording, ans->hits[k].group))
				read[ans->hits[k].token] = true;
		}
		if (v[i].turned && v[i].turned_by >= 0)
			read[v[i].turned_by] = true;
	}
	for (int i = 0; i < ans->toks.n; i++)
		read[i] = read[i] || ans->polarity[i].negator;
	return read;
}

/* Does a token carry a meaning of its own? */
static bool
is_telling(const struct token *t, const struct groups *shown)
{
	return t->content && strlen(t->word) > 1 && scan_spread(t->word) == 0 &&
	    !words_is_hedge(t->word) && !cover_has_group(shown, t->group);
}

/* Words that neither the question nor an idea found explains: an idea may be
 * in them, in words that the deck does not know. */
static void
note_unread(const struct answer *ans, const struct groups *shown,
    const bool *read, struct arena *a, struct mark *out)
{
	struct groups seen = {
	    arena_array(a, (size_t)ans->toks.n + 1, sizeof(int)), 0};
	const struct token *t;

	out->unread = arena_array(a, WORDS_LISTED, sizeof *out->unread);
	for (int i = 0; i < ans->toks.n && out->n_unread < WORDS_LISTED; i++) {
		t = &ans->toks.list[i];
		if (read[i] || !is_telling(t, shown) ||
		    cover_has_group(&seen, t->group))
			continue;
		seen.list[seen.n++] = t->group;
		out->unread[out->n_unread++] =
		    arena_strndup(a, ans->text + t->start, t->end - t->start);
	}
}

/* The idea not found that is nearest to it; -1: none is left. */
static int
next_missing(const struct mark_question *q, const struct mark *m)
{
	int best = -1;

	for (int i = 0; i < m->n_ideas; i++) {
		if (m->ideas[i].said != SAID_NO || m->ideas[i].figure ||
		    (q->asked != NULL && !q->asked[i]))
			continue;
		if (best < 0 || m->ideas[i].coverage > m->ideas[best].coverage)
			best = i;
	}
	return best;
}

/* "Missing" is said only of an answer that leaves no room for the idea. Where
 * something was found and words are left over, as many ideas as these are
 * asked about. One word alone is mostly mere padding, and an answer in which
 * nothing was found is better helped by a hint (both measured). */
static void
doubt_missing(const struct mark_question *q, struct mark *m)
{
	bool found = false;
	int i;

	for (i = 0; i < m->n_ideas; i++)
		found = found || m->ideas[i].said != SAID_NO;
	if (!found || q->item->any_idea || m->n_unread < UNREAD_LEAST)
		return;
	for (int left = m->n_unread; left > 0; left--) {
		i = next_missing(q, m);
		if (i < 0)
			return;
		m->ideas[i].said = SAID_PART;
		m->ideas[i].unread = true;
	}
}

/* Is this wording, without a word that could be weighed ("->", "the"), what was
 * typed, whole or as one of the parts that mark_join() put together? */
static bool
is_typed_as_it_stands(const struct lexicon *lex, const char *answer,
    const char *wording, struct arena *a)
{
	const char *want = text_fold(a, wording), *p = text_fold(a, answer);
	struct tokens t;
	size_t n;

	words_cut(lex, wording, a, &t);
	for (int i = 0; i < t.n; i++)
		if (t.list[i].kind == TOKEN_WORD && t.list[i].content)
			return false;
	for (;; p += n + (p[n] == ';')) {
		p += strspn(p, " \t");
		n = strcspn(p, ";");
		if (strncmp(p, want, strlen(want)) == 0 &&
		    strspn(p + strlen(want), " \t") + strlen(want) == n)
			return true;
		if (p[n] == '\0')
			return false;
	}
}

static void
take_signs(const struct lexicon *lex, const struct mark_question *q,
    const char *answer, struct arena *a, struct mark *out)
{
	const struct idea *idea;

	for (int i = 0; i < out->n_ideas; i++) {
		idea = &q->item->ideas[i];
		for (int k = 0; k < idea->n; k++) {
			if (out->ideas[i].said == SAID_YES ||
			    !is_typed_as_it_stands(
				lex, answer, idea->wordings[k], a))
				continue;
			out->ideas[i].said = SAID_YES;
			out->ideas[i].coverage = 1;
			out->ideas[i].wording = idea->wordings[k];
			out->ideas[i].phrase = idea->wordings[k];
		}
	}
}

static bool
says_an_idea(const struct mark *m)
{
	for (int i = 0; i < m->n_ideas; i++) {
		if (m->ideas[i].said == SAID_YES)
			return true;
	}
	return false;
}

void
mark_answer(const struct lexicon *lex, const struct mark_question *q,
    const char *answer, struct arena *a, struct mark *out)
{
	const struct item *it = q->item;
	int n = count_ideas(it), all = n + it->n_extra, i;
	struct wordings *ideas = arena_array(a, (size_t)all + 1, sizeof *ideas);
	struct groups shown;
	struct tokens text;
	struct answer ans;
	struct verdict *v = arena_array(a, (size_t)all + 1, sizeof *v);

	memset(out, 0, sizeof *out);
	cover_groups(lex, q->shown, a, &shown);
	for (i = 0; i < n; i++) {
		cover_wordings(
		    lex, &it->ideas[i], blank_of(q, i), &shown, a, &ideas[i]);
		/* "reading lamps" is no "reading" among the members of a list
		 */
		if (it->kind == KIND_LIST && ideas[i].n > 0)
			ideas[i].list[0].first = false;
	}
	for (; i < all; i++)
		cover_wordings(
		    lex, &it->extra[i - n], NULL, &shown, a, &ideas[i]);
	cover_answer(lex, answer, ideas, all, a, &ans);
	words_cut(lex, it->text, a, &text);
	ans.refuting = it->kind == KIND_REFUTE;
	ans.no_negation = ans.refuting || polarity_negative(&text);
	out->n_ideas = n;
	out->extra =
	    arena_array(a, (size_t)it->n_extra + 1, sizeof *out->extra);
	out->slips = arena_array(a, (size_t)ans.toks.n + 1, sizeof *out->slips);
	for (i = 0; i < all; i++) {
		v[i] = cover_judge(&ans, &ideas[i]);
		note_slips(&ans, &v[i], a, out);
		if (i < n)
			report(&ans, &v[i], a, &out->ideas[i]);
		else
			out->extra[i - n] = v[i].said == SAID_YES;
	}
	note_unread(&ans, &shown, read_tokens(&ans, v, all, a), a, out);
	take_signs(lex, q, answer, a, out);
	doubt_missing(q, out);
	count(q, out);
	out->blank = is_blank(answer);
	out->dont_know =
	    !out->blank && out->yes == 0 && is_dont_know(&ans.toks);
	out->copy = is_copy(&ans.toks, &text, a);
	(void)lure_find(lex, it, answer, says_an_idea(out), a, &out->lure);
	overclaim_find(
	    lex, &ans.toks, answer, &text, q->shown, a, &out->overclaim);
	note_ignored(&ans, &shown, a, out);
}

const char *
mark_join(struct arena *a, const char *before, const char *more)
{
	if (is_blank(before))
		return more;
	if (is_blank(more))
		return before;
	return arena_printf(a, "%s; %s", before, more);
}

void
mark_letters(const struct mark *m, char *buf)
{
	static const char letters[] = {'n', 'p', 'y'};

	for (int i = 0; i < m->n_ideas; i++)
		buf[i] = m->ideas[i].asked ? letters[m->ideas[i].said] : '-';
	buf[m->n_ideas] = '\0';
}

int
mark_lost_ideas(const struct lexicon *lex, const struct mark_question *q,
    struct arena *a, bool *lost)
{
	struct wordings w;
	struct groups shown;
	int n = 0, k;

	cover_groups(lex, q->shown, a, &shown);
	for (int i = 0; i < count_ideas(q->item); i++) {
		cover_wordings(
		    lex, &q->item->ideas[i], blank_of(q, i), &shown, a, &w);
		for (k = 0; k < w.n && !w.list[k].usable; k++)
			;
		lost[i] = k == w.n;
		n += lost[i];
	}
	return n;
}
