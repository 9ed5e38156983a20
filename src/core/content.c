/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/content.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/polarity.h"
#include "core/scan.h"
#include "core/stem.h"
#include "core/words.h"

#define SLIP_LEAST 6 /* letters of a word in which a slip may be mended */

static const char *const rule_names[CONTENT_RULES] = {
    "cosmetic", "meaning", "rewritten"};

const char *
content_rule_name(enum content_rule r)
{
	return rule_names[r];
}

bool
content_rule_parse(const char *name, enum content_rule *r)
{
	for (int i = 0; i < CONTENT_RULES; i++)
		if (strcmp(name, rule_names[i]) == 0) {
			*r = (enum content_rule)i;
			return true;
		}
	return false;
}

/* -- a text as its stems ----------------------------------------------------
 */

struct stems {
	const char **list; /* each once; words of content, else all words */
	int n;
	int negations;
	const char **numbers; /* digits, and words for numbers */
	int n_numbers;
};

static bool
is_one_of(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, list[i]) == 0)
			return true;
	return false;
}

static bool
negates(const char *word)
{
	static const char *const words[] = {
	    "not", "no", "never", "without", "neither", "nor", "cannot"};

	return is_one_of(word, words, sizeof(words) / sizeof(words[0]));
}

static bool
counts(const char *word)
{
	static const char *const words[] = {"two", "three", "four", "five",
	    "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "half",
	    "twice"};

	return strpbrk(word, "0123456789") ||
	    is_one_of(word, words, sizeof(words) / sizeof(words[0]));
}

static void
put_once(const char **list, int *n, const char *word)
{
	for (int i = 0; i < *n; i++)
		if (strcmp(list[i], word) == 0)
			return;
	list[(*n)++] = word;
}

/* everything: stop words too, for a text that has no others. */
static void
take_stems(struct stems *s, const struct raws *raw, bool everything,
    struct stemmer *st, struct arena *a)
{
	char stem[STEM_MAX];

	for (int i = 0; i < raw->n; i++) {
		const char *word = raw->list[i].word;

		if (raw->list[i].kind != TOKEN_WORD || negates(word) ||
		    (!everything && words_is_stop(word)))
			continue;
		(void)stem_word(st, word, stem);
		put_once(s->list, &s->n, arena_strdup(a, stem));
	}
}

static void
read_stems(struct stems *s, const char *text, struct arena *a)
{
	struct stemmer st = STEMMER_INIT;
	struct raws raw = {0};
	size_t n;

	memset(s, 0, sizeof(*s));
	scan_text(text, a, &raw);
	n = (size_t)raw.n + 1;
	s->list = arena_array(a, n, sizeof(*s->list));
	s->numbers = arena_array(a, n, sizeof(*s->numbers));
	for (int i = 0; i < raw.n; i++) {
		if (raw.list[i].kind != TOKEN_WORD)
			continue;
		s->negations += negates(raw.list[i].word);
		if (counts(raw.list[i].word))
			put_once(s->numbers, &s->n_numbers, raw.list[i].word);
	}
	take_stems(s, &raw, false, &st, a);
	if (s->n == 0)
		take_stems(s, &raw, true, &st, a);
	stemmer_close(&st);
}

/* One letter off in a long word is a slip that was mended. */
static bool
same_stem(const char *x, const char *y)
{
	if (strcmp(x, y) == 0)
		return true;
	return strlen(x) >= SLIP_LEAST && strlen(y) >= SLIP_LEAST &&
	    !scan_is_real(x) && !scan_is_real(y) && text_distance(x, y, 1) <= 1;
}

static bool
has_stem(const struct stems *s, const char *stem)
{
	for (int i = 0; i < s->n; i++)
		if (same_stem(s->list[i], stem))
			return true;
	return false;
}

static int
shared(const struct stems *x, const struct stems *y)
{
	int n = 0;

	for (int i = 0; i < x->n; i++)
		n += has_stem(y, x->list[i]);
	return n;
}

/* Numbers where both have some, and not the same. */
static bool
other_numbers(const struct stems *x, const struct stems *y)
{
	if (x->n_numbers == 0 || y->n_numbers == 0)
		return false;
	if (x->n_numbers != y->n_numbers)
		return true;
	for (int i = 0; i < x->n_numbers; i++)
		if (!is_one_of(x->numbers[i], y->numbers, (size_t)y->n_numbers))
			return true;
	return false;
}

static bool
turned(const struct stems *x, const struct stems *y)
{
	if (x->negations % 2 != y->negations % 2)
		return true;
	for (int i = 0; i < x->n; i++) {
		if (has_stem(y, x->list[i]))
			continue;
		for (int k = 0; k < y->n; k++)
			if (!has_stem(x, y->list[k]) &&
			    polarity_opposite(x->list[i], y->list[k]))
				return true;
	}
	return false;
}

static bool
same_sense(const char *now, const char *was, struct arena *a)
{
	struct stems x, y;

	read_stems(&x, now, a);
	read_stems(&y, was, a);
	return 2 * shared(&x, &y) >= x.n && !other_numbers(&x, &y) &&
	    !turned(&x, &y);
}

/* Do less than half of the stems of the two texts stand in both? */
static bool
is_replaced(const char *was, const char *now, struct arena *a)
{
	struct stems x, y;

	read_stems(&x, was, a);
	read_stems(&y, now, a);
	if (x.n + y.n == 0)
		return false;
	return 2 * (shared(&x, &y) + shared(&y, &x)) < x.n + y.n;
}

/* -- ideas ------------------------------------------------------------------
 */

bool
content_same_idea(
    const struct idea *now, const struct idea *was, struct arena *a)
{
	struct arena_mark mark = arena_mark(a);
	bool same = false;

	for (int i = 0; i < now->n && !same; i++)
		for (int k = 0; k < was->n && !same; k++)
			same =
			    same_sense(now->wordings[i], was->wordings[k], a);
	arena_restore(a, mark);
	return same;
}

struct pairing {
	const struct item *was, *now;
	bool same[IDEAS_MAX][IDEAS_MAX]; /* [now][was] */
	int partner[IDEAS_MAX]; /* of an old one: the new one; -1 */
	bool tried[IDEAS_MAX];
};

/* An old idea of its own for a new one, if need be by moving others. */
static bool
find_partner(struct pairing *p, int now)
{
	for (int k = 0; k < p->was->n_ideas; k++) {
		if (!p->same[now][k] || p->tried[k])
			continue;
		p->tried[k] = true;
		if (p->partner[k] < 0 || find_partner(p, p->partner[k])) {
			p->partner[k] = now;
			return true;
		}
	}
	return false;
}

/* How many of the new ideas have an old one of their own. */
static int
kept_ideas(const struct item *was, const struct item *now, struct arena *a)
{
	bool in_order = now->kind == KIND_STEPS;
	struct pairing p = {.was = was, .now = now};
	int n = 0;

	for (int i = 0; i < now->n_ideas; i++)
		for (int k = 0; k < was->n_ideas; k++)
			p.same[i][k] = (!in_order || i == k) &&
			    content_same_idea(
				&now->ideas[i], &was->ideas[k], a);
	for (int k = 0; k < IDEAS_MAX; k++)
		p.partner[k] = -1;
	for (int i = 0; i < now->n_ideas; i++) {
		memset(p.tried, 0, sizeof(p.tried));
		n += find_partner(&p, i);
	}
	return n;
}

static bool
same_uses(const struct item *was, const struct item *now)
{
	if (was->n_uses != now->n_uses)
		return false;
	for (int i = 0; i < now->n_uses; i++)
		if (!is_one_of(now->uses[i], (const char *const *)was->uses,
			(size_t)was->n_uses))
			return false;
	return true;
}

/* -- the rule ---------------------------------------------------------------
 */

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

static enum content_rule
by_ideas(const struct item *was, const struct item *now, struct arena *a)
{
	if (was->n_ideas == now->n_ideas &&
	    kept_ideas(was, now, a) == now->n_ideas)
		return CONTENT_COSMETIC;
	return CONTENT_MEANING;
}

static enum content_rule
of_recall(const struct item *was, const struct item *now, struct arena *a)
{
	if (is_replaced(was->text, now->text, a))
		return CONTENT_REWRITTEN;
	if (was->n_ideas > 0) /* all of them may be gone now */
		return by_ideas(was, now, a);
	return same_sense(now->text, was->text, a) ? CONTENT_COSMETIC
						   : CONTENT_MEANING;
}

static enum content_rule
of_refute(const struct item *was, const struct item *now, struct arena *a)
{
	const char *old = arena_printf(
	    a, "%s\n%s", or_empty(was->says), or_empty(was->truth));
	const char *new = arena_printf(
	    a, "%s\n%s", or_empty(now->says), or_empty(now->truth));

	if (is_replaced(old, new, a))
		return CONTENT_REWRITTEN;
	if (!same_sense(or_empty(now->says), or_empty(was->says), a))
		return CONTENT_MEANING;
	if (!was->any_idea && !now->any_idea)
		return by_ideas(was, now, a);
	/* any one idea of the statement is a reply */
	if (!same_sense(or_empty(now->truth), or_empty(was->truth), a) ||
	    (now->n_ideas > 0 && was->n_ideas > 0 &&
		kept_ideas(was, now, a) == 0))
		return CONTENT_MEANING;
	return CONTENT_COSMETIC;
}

/* What has no text of its own is the things that are counted. */
static enum content_rule
of_members(const struct item *was, const struct item *now, struct arena *a)
{
	struct item loose = *now;

	if (now->n_uses > 0 || was->n_uses > 0)
		return same_uses(was, now) ? CONTENT_COSMETIC : CONTENT_MEANING;
	loose.kind = KIND_LIST; /* moved steps are not new ones */
	if (now->n_ideas > 0 && was->n_ideas > 0 &&
	    kept_ideas(was, &loose, a) == 0)
		return CONTENT_REWRITTEN;
	return by_ideas(was, now, a);
}

static enum content_rule
of_case(const struct item *was, const struct item *now, struct arena *a)
{
	if (is_replaced(or_empty(was->scene), or_empty(now->scene), a))
		return CONTENT_REWRITTEN;
	if (now->kind == KIND_SPOT)
		return same_uses(was, now) ? CONTENT_COSMETIC : CONTENT_MEANING;
	return by_ideas(was, now, a);
}

enum content_rule
content_judge(const struct item *was, const struct item *now)
{
	struct arena a = ARENA_INIT;
	enum content_rule rule = CONTENT_COSMETIC;

	switch (now->kind) {
	case KIND_RECALL:
	case KIND_TRY:
		rule = of_recall(was, now, &a);
		break;
	case KIND_REFUTE:
		rule = of_refute(was, now, &a);
		break;
	case KIND_BECAUSE:
	case KIND_LIST:
	case KIND_STEPS:
		rule = of_members(was, now, &a);
		break;
	case KIND_APPLY:
	case KIND_SPOT:
		rule = of_case(was, now, &a);
		break;
	}
	arena_release(&a);
	return rule;
}

/* -- what is shown of it ----------------------------------------------------
 */

static const char *
list_ideas(const struct item *it, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < it->n_ideas; i++)
		buf_addf(&b, "%s%s", i ? "; " : "",
		    it->ideas[i].n > 0 ? it->ideas[i].wordings[0] : "");
	for (int i = 0; it->n_ideas == 0 && i < it->n_uses; i++)
		buf_addf(&b, "%s%s", i ? ", " : "", it->uses[i]);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* Letters and digits alone. */
static const char *
bare_form(const char *s, struct arena *a)
{
	char *folded = text_fold(a, or_empty(s)), *to = folded;

	for (const char *p = folded; *p; p++)
		if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
		    (unsigned char)*p >= 0x80)
			*to++ = *p;
	*to = '\0';
	return folded;
}

static const char *
main_text(const struct item *it)
{
	switch (it->kind) {
	case KIND_RECALL:
	case KIND_TRY:
		return or_empty(it->text);
	case KIND_REFUTE:
		return or_empty(it->says);
	case KIND_APPLY:
	case KIND_SPOT:
		return or_empty(it->scene);
	case KIND_BECAUSE:
	case KIND_LIST:
	case KIND_STEPS:
		break;
	}
	return "";
}

void
content_texts(const struct item *was, const struct item *now, struct arena *a,
    const char **before, const char **after)
{
	*before = main_text(was);
	*after = main_text(now);
	if (strcmp(bare_form(*before, a), bare_form(*after, a)) != 0)
		return;
	if (was->n_ideas + was->n_uses > 0)
		*before = list_ideas(was, a);
	if (now->n_ideas + now->n_uses > 0)
		*after = list_ideas(now, a); /* else its text is what counts */
	if (strcmp(*before, *after) != 0 || now->kind != KIND_REFUTE)
		return;
	*before = or_empty(was->truth);
	*after = or_empty(now->truth);
}
