/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/members.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "core/cover.h"
#include "core/spot.h"

/* members: see the header. */

#define PARTS_MAX 64

size_t
members_separator(const char *p)
{
	if (*p != '\0' && strchr(",;/&+\r\n", *p))
		return 1;
	return *p == ' ' && strncasecmp(p + 1, "and ", 4) == 0 ? 4 : 0;
}

/* A text folded, without spaces and a full stop round it. */
static const char *
bare(const char *s, size_t n, struct arena *a)
{
	char *f;

	while (n > 0 && strchr(" \t.", s[n - 1]))
		n--;
	while (n > 0 && strchr(" \t", *s)) {
		s++;
		n--;
	}
	f = text_fold(a, arena_strndup(a, s, n));
	return f;
}

bool
members_is(const struct idea *idea, const char *part, struct arena *a)
{
	part = bare(part, strlen(part), a);
	for (int k = 0; k < idea->n; k++)
		if (strcmp(part,
			bare(idea->wordings[k], strlen(idea->wordings[k]),
			    a)) == 0)
			return true;
	return false;
}

static void
set_said(struct mark_idea *d, const char *phrase)
{
	d->said = SAID_YES;
	d->coverage = 1;
	d->wording = d->phrase = phrase;
	d->turned = d->unread = false;
}

/* -- names that are there word for word ------------------------------------ */

struct list {
	const struct lexicon *lex;
	const struct mark_question *q;
	struct arena *a;
	struct groups shown;
	struct tokens *wordings[IDEAS_MAX]; /* per member, as it lists them */
};

static void
read_list(struct list *l)
{
	const struct item *it = l->q->item;

	cover_groups(l->lex, l->q->shown, l->a, &l->shown);
	for (int i = 0; i < it->n_ideas && i < IDEAS_MAX; i++) {
		l->wordings[i] = arena_array(
		    l->a, (size_t)it->ideas[i].n + 1, sizeof(*l->wordings[i]));
		for (int k = 0; k < it->ideas[i].n; k++)
			words_cut(l->lex, it->ideas[i].wordings[k], l->a,
			    &l->wordings[i][k]);
	}
}

/* Does a wording stand at token i, whole? Other forms of its words count. */
static bool
stands_at(const struct tokens *t, int i, const struct tokens *wording)
{
	const struct token *x, *y;

	if (wording->n == 0 || wording->n > t->n - i)
		return false;
	for (int k = 0; k < wording->n; k++) {
		x = &t->list[i + k];
		y = &wording->list[k];
		if (x->kind != y->kind ||
		    (strcmp(x->word, y->word) != 0 &&
			!(x->content && y->content && x->group == y->group)))
			return false;
	}
	return true;
}

/* Nothing that a name could be mistaken by: a stop, a number before the name,
 * a small word, one of the question's. */
static bool
is_padding(const struct list *l, const struct token *t)
{
	return t->kind != TOKEN_WORD || !t->content ||
	    strspn(t->word, "0123456789") == strlen(t->word) ||
	    cover_has_group(&l->shown, t->group);
}

/* The tokens of the longest wording that stands at token i, and whose it is;
 * 0: none does. */
static int
name_at(const struct list *l, const struct tokens *t, int i, int *which)
{
	const struct item *it = l->q->item;
	int longest = 0;

	for (int k = 0; k < it->n_ideas && k < IDEAS_MAX; k++)
		for (int j = 0; j < it->ideas[k].n; j++)
			if (l->wordings[k][j].n > longest &&
			    stands_at(t, i, &l->wordings[k][j])) {
				longest = l->wordings[k][j].n;
				*which = k;
			}
	return longest;
}

/* Is a part nothing but names and padding, such as "the skills" or "1. skills
 * 2. values"? Then each counts, be it an everyday word: nothing else can be
 * meant, save where core/mark finds the answer turned round ("not skills").
 * Sets named[] and returns true if it names any. */
static bool
name_all(const struct list *l, const char *part, bool *named)
{
	struct tokens t;
	int i = 0, n, which;
	bool any = false;

	words_cut(l->lex, part, l->a, &t);
	while (i < t.n) {
		n = name_at(l, &t, i, &which);
		if (n == 0 && !is_padding(l, &t.list[i]))
			return false;
		if (n > 0)
			any = named[which] = true;
		i += n > 0 ? n : 1;
	}
	return any;
}

/* What one name says, into best; doubt[i]: it may be half of member i. */
static void
take_part(const struct list *l, const char *part, bool alone,
    struct mark_idea *best, bool *doubt)
{
	bool doubtful[IDEAS_MAX] = {false}, named[IDEAS_MAX] = {false};
	bool all = name_all(l, part, named), said = false;
	struct mark m;

	mark_answer(l->lex, l->q, part, l->a, &m);
	for (int i = 0; i < m.n_ideas; i++) {
		if ((all && named[i]) ||
		    members_is(&l->q->item->ideas[i], part, l->a)) {
			set_said(&m.ideas[i], part);
			said = true;
		}
		/* a whole sentence may well hold one and a half */
		said = said || (!alone && m.ideas[i].said == SAID_YES);
		doubtful[i] =
		    m.ideas[i].said == SAID_PART && !m.ideas[i].unread;
		if (m.ideas[i].said == SAID_YES && best[i].said != SAID_YES)
			best[i] = m.ideas[i];
	}
	for (int i = 0; !said && i < m.n_ideas; i++)
		doubt[i] = doubt[i] || doubtful[i];
}

/* -- the whole ------------------------------------------------------------- */

/* The statements of a list over a section, by number. */
static void
take_numbers(const struct item *it, const char *answer, struct arena *a,
    struct mark_idea *best)
{
	bool named[IDEAS_MAX];

	if (it->n_uses == 0 || spot_numbers(it, answer, a, named) == 0)
		return;
	for (int i = 0; i < it->n_uses && i < it->n_ideas; i++)
		if (named[i])
			set_said(&best[i], answer);
}

static void
count(struct mark *m)
{
	m->yes = m->part = m->no = 0;
	for (int i = 0; i < m->n_ideas; i++) {
		if (!m->ideas[i].asked)
			continue;
		m->yes += m->ideas[i].said == SAID_YES;
		m->part += m->ideas[i].said == SAID_PART;
		m->no += m->ideas[i].said == SAID_NO;
	}
	m->complete = m->yes > 0 && m->part + m->no == 0;
	m->could_be = m->yes + m->part > 0 && m->no == 0;
	m->dont_know = m->dont_know && m->yes == 0;
}

void
members_mark(const struct lexicon *lex, const struct mark_question *q,
    const char *answer, struct arena *a, struct mark *out)
{
	struct list l = {.lex = lex, .q = q, .a = a};
	struct mark_idea best[IDEAS_MAX];
	bool doubt[IDEAS_MAX] = {false};
	const char *p = answer, *start;
	int n = 0;

	memset(best, 0, sizeof(best));
	mark_answer(lex, q, answer, a, out);
	read_list(&l);
	while (*p && n < PARTS_MAX) {
		for (start = p; *p && members_separator(p) == 0;)
			p++;
		if (p > start) {
			take_part(&l, bare(start, (size_t)(p - start), a),
			    n == 0 && *p == '\0', best, doubt);
			n++;
		}
		p += members_separator(p);
	}
	take_numbers(q->item, answer, a, best);
	for (int i = 0; i < out->n_ideas; i++) {
		best[i].asked = out->ideas[i].asked;
		if (best[i].said == SAID_YES && !out->ideas[i].turned &&
		    out->ideas[i].said != SAID_YES)
			out->ideas[i] = best[i];
		else if (out->ideas[i].said == SAID_PART && !doubt[i] &&
		    !out->ideas[i].unread && !out->ideas[i].turned)
			out->ideas[i].said = SAID_NO;
	}
	count(out);
}
