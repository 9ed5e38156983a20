/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/spot.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "core/members.h"

/*
 * spot: an answer is cut into parts; numbers are plain, other parts are given
 * to core/mark. A gist may hold a comma or an 'and' itself: two neighbours are
 * one part where together they say more of a statement than either alone.
 */

#define PARTS_MAX 64
#define NAME_WHOLE 0.8 /* coverage of a name in the scene's own words */
#define BETTER 1e-6 /* two sums of the same weights may differ by less */

/* -- numbers -------------------------------------------------------------- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word_byte(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-' ||
	    (unsigned char)c >= 0x80;
}

/* The owner without the prefix of its deck. */
static const char *
bare_number(const struct item *it, const char *owner)
{
	size_t n = it->prefix ? strlen(it->prefix) : 0;

	if (n > 0 && strncmp(owner, it->prefix, n) == 0 && is_digit(owner[n]))
		return owner + n;
	return owner;
}

/* Is this folded word of n bytes the owner, with or without its prefix? */
static bool
is_owner(const struct item *it, const char *owner, const char *w, size_t n)
{
	const char *bare = bare_number(it, owner);

	return (strlen(owner) == n && memcmp(owner, w, n) == 0) ||
	    (strlen(bare) == n && memcmp(bare, w, n) == 0);
}

static int
owner_index(const struct item *it, const char *w, size_t n)
{
	for (int i = 0; i < it->n_uses; i++)
		if (is_owner(it, it->uses[i], w, n))
			return i;
	return -1;
}

/* "3.4" or "lt3.4": digits, a stop, digits, the deck's letters before them. */
static bool
looks_like_number(const struct item *it, const char *w, size_t n)
{
	size_t skip = it->prefix ? strlen(it->prefix) : 0, i = 0, k;

	if (skip > 0 && n > skip && strncmp(w, it->prefix, skip) == 0)
		i = skip;
	for (k = i; k < n && is_digit(w[k]);)
		k++;
	if (k == i || k + 1 >= n || w[k] != '.')
		return false;
	for (i = k + 1; i < n && is_digit(w[i]);)
		i++;
	return i == n;
}

static bool
is_known(const struct item *it, const char *w, size_t n)
{
	if (owner_index(it, w, n) >= 0)
		return true;
	for (int i = 0; i < it->n_tempting; i++)
		if (is_owner(it, it->tempting[i], w, n))
			return true;
	return false;
}

/* An id without a digit ("store") may be an everyday word: it names a
 * statement only where it stands alone. */
static bool
is_name(const struct item *it, const char *w, size_t n, bool alone)
{
	bool digit = false;

	for (size_t i = 0; i < n; i++)
		digit = digit || is_digit(w[i]);
	return looks_like_number(it, w, n) ||
	    ((digit || alone) && is_known(it, w, n));
}

/* The numbers in a folded part, in order: indexes of `uses`, -1 for others. */
static int
numbers_in(const struct item *it, const char *part, int *out, int max)
{
	const char *p = part;
	size_t len, n;
	int k = 0;

	while (*p && k < max) {
		for (len = 0; p[len] && is_word_byte(p[len]);)
			len++;
		if (len == 0) {
			p++;
			continue;
		}
		for (n = len; n > 0 && (p[n - 1] == '.' || p[n - 1] == '-');)
			n--;
		if (n > 0 &&
		    is_name(it, p, n,
			p == part + strspn(part, " \t") &&
			    p[len + strspn(p + len, " \t")] == '\0'))
			out[k++] = owner_index(it, p, n);
		p += len;
	}
	return k;
}

int
spot_numbers(
    const struct item *it, const char *answer, struct arena *a, bool *named)
{
	int found[PARTS_MAX];
	int n = numbers_in(it, text_fold(a, answer), found, PARTS_MAX);

	memset(named, 0, IDEAS_MAX * sizeof(*named));
	for (int i = 0; i < n; i++)
		if (found[i] >= 0)
			named[found[i]] = true;
	return n;
}

/* -- words ---------------------------------------------------------------- */

struct part {
	const char *start, *end; /* in the answer */
	bool hard; /* what stands after it parts sentences, not only words */
	int n_numbers, numbers[PARTS_MAX];
	int idea; /* that its words say best; -1: none */
	struct mark_idea said;
};

struct spot {
	const struct lexicon *lex;
	struct arena *a;
	const struct item *it;
	struct item names, all; /* the same: with gists alone, with all */
};

/* A whole gist names its statement though the scene holds some of its words;
 * short of that the scene's own words earn nothing. */
static void
take_names(struct spot *s)
{
	const struct item *it = s->it;
	const struct idea *idea;

	s->names = s->all = *it;
	s->names.text = s->all.text = "";
	s->names.ideas =
	    arena_array(s->a, (size_t)it->n_ideas + 1, sizeof(*s->names.ideas));
	for (int i = 0; i < it->n_ideas; i++) {
		idea = &it->ideas[i];
		/* the gist alone: the first wording is the number and it */
		s->names.ideas[i].wordings = idea->wordings + (idea->n > 1);
		s->names.ideas[i].n = 1;
	}
}

static void
take_better(const struct mark *m, double least, struct part *p)
{
	for (int i = 0; i < m->n_ideas; i++) {
		/* "unread" is a guess about a whole answer, not about a part */
		if (m->ideas[i].said == SAID_NO || m->ideas[i].unread ||
		    m->ideas[i].coverage < least ||
		    (p->idea >= 0 &&
			m->ideas[i].coverage <= p->said.coverage + BETTER))
			continue;
		p->idea = i;
		p->said = m->ideas[i];
	}
}

/* What a part names. */
static void
judge(const struct spot *s, struct part *p)
{
	struct mark_question by_name = {&s->names, "", NULL, NULL};
	struct mark_question by_words = {&s->all, s->it->ask, NULL, NULL};
	const char *text =
	    arena_strndup(s->a, p->start, (size_t)(p->end - p->start));
	struct mark m;

	p->idea = -1;
	p->n_numbers =
	    numbers_in(s->it, text_fold(s->a, text), p->numbers, PARTS_MAX);
	if (p->n_numbers > 0)
		return;
	for (int i = 0; i < s->it->n_ideas; i++) {
		if (!members_is(&s->it->ideas[i], text, s->a))
			continue;
		p->idea = i;
		p->said = (struct mark_idea){SAID_YES, 1, .turned_by = "",
		    .wording = text, .phrase = text};
		return;
	}
	mark_answer(s->lex, &by_name, text, s->a, &m);
	take_better(&m, NAME_WHOLE, p);
	mark_answer(s->lex, &by_words, text, s->a, &m);
	take_better(&m, MARK_PART, p);
}

/* Does what stands at p part sentences, not only words? */
static bool
is_hard(const char *p)
{
	return *p != '\0' && strchr(";/\r\n", *p) != NULL;
}

/* The bytes of a gist, or of a number and gist, that stands at p as a whole,
 * separators within it included; 0: none. */
static size_t
name_at(const struct item *it, const char *p)
{
	size_t n, longest = 0;

	for (int i = 0; i < it->n_ideas; i++)
		for (int k = 0; k < 2 && k < it->ideas[i].n; k++) {
			n = strlen(it->ideas[i].wordings[k]);
			if (n > longest &&
			    strncasecmp(p, it->ideas[i].wordings[k], n) == 0 &&
			    (p[n] == '\0' || strchr(" .", p[n]) ||
				members_separator(p + n) > 0))
				longest = n;
		}
	return longest;
}

/* Cuts an answer; returns how many parts. */
static int
cut(const struct item *it, const char *answer, struct part *out, int max)
{
	const char *p = answer, *start;
	int n = 0;

	while (*p && n < max) {
		p += strspn(p, " \t");
		start = p;
		p += name_at(it, p);
		while (*p && members_separator(p) == 0)
			p++;
		if (p > start) {
			memset(&out[n], 0, sizeof(out[n]));
			out[n].start = start;
			out[n++].end = p;
		}
		if (n > 0)
			out[n - 1].hard = out[n - 1].hard || is_hard(p);
		p += members_separator(p);
	}
	return n;
}

/* Do two neighbours say more together than apart? */
static bool
is_one(const struct part *x, const struct part *y, const struct part *both)
{
	double apart = 0;

	if (both->idea < 0)
		return false;
	if (x->idea >= 0 && y->idea >= 0 && x->idea != y->idea &&
	    x->said.said == SAID_YES && y->said.said == SAID_YES)
		return false;
	if (x->idea == both->idea)
		apart = x->said.coverage;
	if (y->idea == both->idea && y->said.coverage > apart)
		apart = y->said.coverage;
	return both->said.coverage > apart + BETTER;
}

/* Cuts an answer and joins what belongs together; returns how many parts. */
static int
cut_and_join(const struct spot *s, const char *answer, struct part *parts)
{
	int n = cut(s->it, answer, parts, PARTS_MAX), k = 0;
	struct part both;

	for (int i = 0; i < n; i++) {
		judge(s, &parts[i]);
		if (k > 0 && !parts[k - 1].hard &&
		    parts[k - 1].n_numbers == 0 && parts[i].n_numbers == 0) {
			both = parts[k - 1];
			both.end = parts[i].end;
			both.hard = parts[i].hard;
			judge(s, &both);
			if (is_one(&parts[k - 1], &parts[i], &both)) {
				parts[k - 1] = both;
				continue;
			}
		}
		if (k != i)
			parts[k] = parts[i];
		k++;
	}
	return k;
}

/* -- the whole ------------------------------------------------------------ */

static void
set_named(struct mark *out, int idea, const struct mark_idea *said,
    const char *phrase)
{
	struct mark_idea *d = &out->ideas[idea];

	if (d->said == SAID_YES || (said && said->said < d->said))
		return;
	if (said) {
		*d = *said;
		d->asked = true;
		return;
	}
	d->said = SAID_YES;
	d->coverage = 1;
	d->phrase = d->wording = phrase;
}

static void
count(struct mark *m)
{
	m->yes = m->part = m->no = 0;
	for (int i = 0; i < m->n_ideas; i++) {
		m->yes += m->ideas[i].said == SAID_YES;
		m->part += m->ideas[i].said == SAID_PART;
		m->no += m->ideas[i].said == SAID_NO;
	}
	m->complete = m->yes > 0 && m->part + m->no == 0;
	m->could_be = m->yes + m->part > 0 && m->no == 0;
}

/* Counts the names in order until there are as many as there are to find. */
static int
take_parts(
    const struct spot *s, const struct part *parts, int n, struct mark *out)
{
	bool numbers = false;
	int named = 0, max = s->it->n_ideas, idea;
	const struct part *p;

	for (int i = 0; i < n; i++)
		numbers = numbers || parts[i].n_numbers > 0;
	for (p = parts; p < parts + n && named < max; p++) {
		for (int k = 0; k < p->n_numbers && named < max; k++) {
			idea = p->numbers[k];
			if (idea >= 0 && out->ideas[idea].said == SAID_YES)
				continue;
			named++;
			if (idea >= 0)
				set_named(out, idea, NULL,
				    arena_strndup(s->a, p->start,
					(size_t)(p->end - p->start)));
		}
		if (p->n_numbers > 0)
			continue;
		if (p->idea < 0) {
			/* beside numbers, words explain */
			named += !numbers;
			continue;
		}
		if (out->ideas[p->idea].said == SAID_NO)
			named++;
		set_named(out, p->idea, &p->said, NULL);
	}
	return named;
}

void
spot_mark(const struct lexicon *lex, const struct item *it, const char *answer,
    struct arena *a, struct mark *out, int *n_named)
{
	struct mark_question whole = {it, it->ask, NULL, NULL};
	struct spot s = {.lex = lex, .a = a, .it = it};
	struct part *parts = arena_array(a, PARTS_MAX, sizeof(*parts));

	/* empty, "I don't know" and spelling are of the answer as a whole */
	mark_answer(lex, &whole, answer, a, out);
	out->n_unread = out->n_ignored = 0;
	out->overclaim.word = NULL;
	out->lure.lure = -1;
	out->copy = false;
	for (int i = 0; i < out->n_ideas; i++)
		out->ideas[i] =
		    (struct mark_idea){.wording = it->ideas[i].wordings[0],
			.phrase = "",
			.turned_by = "",
			.asked = true};
	take_names(&s);
	*n_named = out->blank
	    ? 0
	    : take_parts(&s, parts, cut_and_join(&s, answer, parts), out);
	count(out);
	out->dont_know = out->dont_know && out->yes == 0;
}
