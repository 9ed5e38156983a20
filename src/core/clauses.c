/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clauses.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define LONG_WORDS 12 /* of a sentence that is cut at conjunctions too */
#define SIDE_WORDS 4 /* on both sides of such a cut, at least */
#define REASON_WORDS 2 /* before and after a reason, at least */
#define MEMBER_WORDS 6 /* of a member of a list, at most */

/* A word without the marks around it. */
struct piece_word {
	size_t start, end; /* bytes of the text */
	char after; /* the mark that ends it, or 0 */
	bool inside; /* of brackets */
	int cut; /* a CUT_ before it */
};

enum {
	CUT_NOT,
	CUT_CLAUSE,
	CUT_MEMBER, /* an "and" before it goes */
};

struct sentence {
	const char *text;
	struct piece_word *list;
	int n;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void
read_words(struct sentence *s, struct arena *a)
{
	size_t len = strlen(s->text), i = 0, from;
	struct piece_word *w;
	int depth = 0;

	s->list = arena_array(a, len / 2 + 2, sizeof(*s->list));
	for (;;) {
		while (i < len && is_space(s->text[i]))
			i++;
		if (i >= len)
			return;
		from = i;
		w = &s->list[s->n++];
		while (i < len && !is_space(s->text[i])) {
			depth += s->text[i] == '(';
			w->inside = w->inside || depth > 0;
			depth -= depth > 0 && s->text[i] == ')';
			i++;
		}
		w->start = from;
		w->end = i;
		if (strchr(",;:.!?", s->text[i - 1]))
			w->after = s->text[i - 1];
	}
}

static bool
is_word(const struct sentence *s, int i, const char *word)
{
	size_t n = strlen(word), end;

	if (i < 0 || i >= s->n)
		return false;
	end = s->list[i].end - (s->list[i].after ? 1 : 0);
	return end - s->list[i].start == n &&
	    strncasecmp(s->text + s->list[i].start, word, n) == 0;
}

static bool
is_one_of(const struct sentence *s, int i, const char *const *list, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (is_word(s, i, list[k]))
			return true;
	return false;
}

#define ONE_OF(s, i, list) is_one_of(s, i, list, sizeof(list) / sizeof(list)[0])

static bool
ends_in(const struct sentence *s, int i, const char *tail)
{
	size_t n = strlen(tail), end;

	if (i < 0 || i >= s->n)
		return false;
	end = s->list[i].end - (s->list[i].after ? 1 : 0);
	return end > s->list[i].start + n &&
	    strncmp(s->text + end - n, tail, n) == 0;
}

/* -- where sentences end ------------------------------------------------- */

/* "i.e. as intended" goes on, "3.4" has no space, "e.g. A" does not end. */
static bool
ends_sentence(const struct sentence *s, int i)
{
	const struct piece_word *w = &s->list[i];
	const char *next = s->text + s->list[i + 1].start;
	size_t len;
	int32_t c;

	if (w->after == ';')
		return true;
	if (w->after == ':')
		return !w->inside;
	if (w->after != '.' && w->after != '!' && w->after != '?')
		return false;
	if (w->end - w->start > 2 &&
	    memchr(s->text + w->start, '.', w->end - w->start - 1))
		return false; /* e.g. */
	c = text_decode(next, strlen(next), &len);
	return !(c >= 'a' && c <= 'z');
}

/* -- reasons and contrasts ----------------------------------------------- */

static bool
begins_reason(const struct sentence *s, int i)
{
	static const char *const alone[] = {"because", "unless", "whereas"};
	static const char *const after_comma[] = {
	    "so", "not", "but", "therefore", "whilst", "while", "which"};
	bool comma = i > 0 && s->list[i - 1].after == ',';

	return ONE_OF(s, i, alone) || (comma && ONE_OF(s, i, after_comma)) ||
	    (is_word(s, i, "so") && is_word(s, i + 1, "that")) ||
	    (is_word(s, i, "rather") && is_word(s, i + 1, "than")) ||
	    (is_word(s, i, "in") && is_word(s, i + 1, "order") &&
		is_word(s, i + 2, "to")) ||
	    (is_word(s, i, "by") && ends_in(s, i + 1, "ing"));
}

static void
cut_reasons(struct sentence *s, int from, int to)
{
	int last = from;

	for (int i = from + 1; i < to; i++) {
		if (s->list[i].inside || !begins_reason(s, i) ||
		    i - last < REASON_WORDS || to - i < REASON_WORDS)
			continue;
		s->list[i].cut = CUT_CLAUSE;
		last = i;
	}
}

/* "…, and pupils are …" in a long sentence. */
static void
cut_long(struct sentence *s, int from, int to)
{
	static const char *const joiners[] = {"although", "and", "if", "nor",
	    "or", "rather", "particularly", "especially", "who"};
	int last = from;

	for (int i = from; i < to; i++)
		if (s->list[i].cut)
			last = i;
	if (to - last <= LONG_WORDS)
		return;
	for (int i = last + 1; i < to; i++) {
		if (s->list[i].inside || s->list[i - 1].after != ',' ||
		    !ONE_OF(s, i, joiners) || i - last < SIDE_WORDS ||
		    to - i < SIDE_WORDS)
			continue;
		s->list[i].cut = CUT_CLAUSE;
		last = i;
	}
}

/* -- lists ---------------------------------------------------------------- */

static bool
is_and(const struct sentence *s, int i)
{
	return is_word(s, i, "and") || is_word(s, i, "or");
}

/* Words with which no member begins. */
static bool
begins_no_member(const struct sentence *s, int i)
{
	static const char *const list[] = {"although", "are", "because", "both",
	    "but", "can", "do", "does", "e.g.", "especially", "even", "has",
	    "have", "he", "however", "i.e.", "if", "including", "is", "it",
	    "may", "not", "particularly", "rather", "she", "should", "so",
	    "such", "that", "then", "there", "therefore", "these", "they",
	    "this", "those", "we", "when", "where", "which", "while", "who",
	    "will", "with", "you"};

	return ONE_OF(s, i, list);
}

/* "When planning, …" is an opening, no first member. */
static bool
begins_opening(const struct sentence *s, int i)
{
	static const char *const list[] = {"after", "although", "as", "at",
	    "before", "by", "during", "first", "finally", "for", "from",
	    "however", "if", "in", "next", "on", "over", "since", "then",
	    "therefore", "through", "to", "under", "until", "when", "where",
	    "while", "with", "without"};

	return ONE_OF(s, i, list);
}

/* The first "and" from word i on, in the same part; to: there is none. */
static int
next_and(const struct sentence *s, int i, int to)
{
	for (; i < to; i++) {
		if (is_and(s, i))
			return i;
		if (s->list[i].after == ',')
			return to;
	}
	return to;
}

/* The number of words up to and with the next comma; 0: no comma comes. */
static int
to_comma(const struct sentence *s, int i, int to)
{
	for (int k = i; k < to; k++) {
		if (s->list[k].inside)
			return 0;
		if (s->list[k].after == ',')
			return k - i + 1;
	}
	return 0;
}

/* "Thoughtful, sustained review": two words that say how something is. */
static bool
is_how(const struct sentence *s, int i)
{
	static const char *const tails[] = {
	    "able", "ed", "ful", "ible", "ic", "ive", "less", "ous"};

	for (size_t k = 0; k < sizeof(tails) / sizeof(tails[0]); k++)
		if (ends_in(s, i, tails[k]))
			return true;
	return false;
}

/* Two members after the first may be something else: an opening, a remark
 * between commas, two adjectives, what is being done meanwhile. */
static bool
is_doubtful(const struct sentence *s, int from, int i)
{
	for (int k = from; k < i - 1; k++)
		if (s->list[k].after == ',')
			return true;
	return begins_opening(s, from) || ends_in(s, i, "ing") ||
	    (is_how(s, i - 1) && is_how(s, i));
}

/* Cuts "A, B and C" whose second member begins at word i, after a comma.
 * Returns the word after the list's last "and", or i when it is no list. */
static int
cut_list(struct sentence *s, int from, int i, int to)
{
	int starts[IDEAS_MAX], n = 0, k = i, len, and;

	while (n < IDEAS_MAX - 2) {
		if (s->list[k].inside || begins_no_member(s, k))
			return i;
		if (n > 0 && is_and(s, k)) { /* ", and C" */
			starts[n++] = k;
			break;
		}
		starts[n++] = k;
		and = next_and(s, k + 1, to);
		if (and < to && and-k <= MEMBER_WORDS) {
			k = and;
			starts[n++] = k;
			break;
		}
		len = to_comma(s, k, to);
		if (len == 0 || len > MEMBER_WORDS || k + len >= to)
			return i;
		k += len;
	}
	if (n < 2 || k + 1 >= to || begins_no_member(s, k + 1) ||
	    is_and(s, starts[0]))
		return i;
	if (n == 2 && is_doubtful(s, from, i))
		return i;
	for (int m = 0; m < n; m++)
		s->list[starts[m]].cut = CUT_MEMBER;
	return k + 1;
}

static void
cut_lists(struct sentence *s, int from, int to)
{
	int begin = from;

	for (int i = from + 1; i < to; i++) {
		if (s->list[i].cut) {
			begin = i;
			continue;
		}
		if (s->list[i - 1].after == ',' && !s->list[i - 1].inside)
			i = cut_list(s, begin, i, to);
	}
}

/* -- all together ---------------------------------------------------------- */

static void
put(const struct sentence *s, int from, int to, struct arena *a,
    const char **out, int *n)
{
	size_t start, end;

	if (s->list[from].cut == CUT_MEMBER && is_and(s, from) && from + 1 < to)
		from++;
	start = s->list[from].start;
	end = s->list[to - 1].end;
	while (end > start && strchr(".,;:", s->text[end - 1]))
		end--;
	if (end > start)
		out[(*n)++] = arena_strndup(a, s->text + start, end - start);
}

static void
cut_sentence(struct sentence *s, int from, int to)
{
	cut_reasons(s, from, to);
	cut_long(s, from, to);
	for (int i = from, k; i < to; i = k) {
		for (k = i + 1; k < to && !s->list[k].cut; k++)
			;
		cut_lists(s, i, k);
	}
}

int
clauses_cut(const char *text, struct arena *a, const char **out)
{
	struct sentence s = {.text = text};
	int n = 0, from = 0;

	read_words(&s, a);
	for (int i = 0; i < s.n; i++) {
		if (i + 1 < s.n && !ends_sentence(&s, i))
			continue;
		cut_sentence(&s, from, i + 1);
		from = i + 1;
		if (from < s.n)
			s.list[from].cut = CUT_CLAUSE;
	}
	from = 0;
	for (int i = 1; i < s.n && n < IDEAS_MAX - 1; i++) {
		if (!s.list[i].cut)
			continue;
		put(&s, from, i, a, out, &n);
		from = i;
	}
	if (from < s.n)
		put(&s, from, s.n, a, out, &n);
	if (n == 0)
		out[n++] = arena_strdup(a, text);
	return n;
}
