/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_join.h"

#include <ctype.h>
#include <string.h>

#include "core/stem.h"
#include "formats/fw_mark.h"
#include "formats/fw_words.h"

#define SIGNS_LEAST 3

struct fw_joiner {
	struct fw_words *words;
	int signs; /* line ends with the sign of a hyphen that breaks a word */
	int soft; /* line ends whose hyphen the other words say is the line's */
	int hard; /* and those where they say that it is the word's */
};

static bool
has(const struct fw_words *w, enum fw_word kind, const char *s, size_t n)
{
	return fw_words_count(w, kind, s, n) > 0;
}

/* -- one hyphen
 * ------------------------------------------------------------------ */

struct hyphen {
	char whole[2 * FW_WORD_MAX + 2]; /* both parts, small, with hyphen */
	char joined[2 * FW_WORD_MAX + 2];
	const char *second;
	size_t first_n, n; /* n: of joined */
	bool capital, compound; /* of the second; the first has a hyphen */
	/* The whole of a compound, up to its other hyphens, with the one at the
	 * line's end and without; chain_n 0: too long, or with digits. */
	char chain[2 * FW_WORD_MAX + 2], chain_dropped[2 * FW_WORD_MAX + 2];
	size_t chain_n;
};

enum verdict { KEEP, DROP, KEEP_PERHAPS, DROP_PERHAPS };

static bool
is_one_of(const char *s, const char *const *words)
{
	for (; *words; words++) {
		if (strcmp(s, *words) == 0)
			return true;
	}
	return false;
}

/* Begins of words that take a hyphen, whatever comes. */
static bool
takes_hyphen(const char *s)
{
	static const char *const words[] = {"self", "non", "well", "high",
	    "low", "long", "short", "half", "cross", "two", "three", "four",
	    "five", "six", "ten", "evidence", "vice", "decision", "problem",
	    NULL};

	return is_one_of(s, words);
}

/* Words that take one often, and begin others as often: work-based, worksafe.
 */
static bool
takes_hyphen_often(const char *s)
{
	static const char *const words[] = {"part", "full", "one", "peer",
	    "all", "first", "second", "third", "single", "double", "ill", "age",
	    "time", "face", "day", "year", "large", "small", "hard", "easy",
	    "open", "old", "new", "best", "better", "good", "work", "risk",
	    "data", "role", "whole", "mid", "end", "home", "cost", "goal", "so",
	    "up", "on", "off", NULL};

	return is_one_of(s, words);
}

/* Begins of words that are written with a hyphen or without. */
static bool
is_prefix(const char *s)
{
	return strcmp(s, "co") == 0 || strcmp(s, "ex") == 0 ||
	    strcmp(s, "anti") == 0 || strcmp(s, "semi") == 0 ||
	    strcmp(s, "multi") == 0 || strcmp(s, "counter") == 0;
}

/* Which of the document's other words speak for one way or the other? */
static bool
decided(const struct fw_words *w, const struct hyphen *h, enum verdict *out)
{
	struct stemmer st = STEMMER_INIT;
	char stem[STEM_MAX];
	bool joined, whole;
	size_t n;

	whole = has(w, FW_WORD_COMPOUND, h->whole, strlen(h->whole));
	joined = has(w, FW_WORD, h->joined, h->n);
	if (!whole && !joined && h->n < STEM_MAX) {
		n = stem_word(&st, h->joined, stem);
		joined = has(w, FW_WORD_STEM, stem, n);
		stemmer_close(&st);
	}
	if (whole == joined)
		return false;
	*out = whole ? KEEP : DROP;
	return true;
}

/* "man-over-" and "board": as the document has it elsewhere, in one line. */
static enum verdict
judge_compound(const struct fw_joiner *o, const struct hyphen *h)
{
	const struct fw_words *w = o->words;
	bool kept = has(w, FW_WORD_COMPOUND, h->chain, h->chain_n);
	bool dropped;

	if (h->chain_n == 0 || kept)
		return KEEP;
	dropped = has(w, FW_WORD_COMPOUND, h->chain_dropped, h->chain_n - 1);
	return dropped ? DROP
	    : o->soft > 0 && !has(w, FW_WORD, h->second, strlen(h->second))
	    ? KEEP_PERHAPS
	    : KEEP;
}

static enum verdict
judge(const struct fw_joiner *o, const struct hyphen *h)
{
	const struct fw_words *w = o->words;
	char first[FW_WORD_MAX + 1];
	enum verdict v;
	bool one, two;

	memcpy(first, h->joined, h->first_n);
	first[h->first_n] = '\0';
	if (o->signs >= SIGNS_LEAST && o->soft == 0)
		return KEEP; /* those that break words have their own */
	if (h->compound && !h->capital)
		return judge_compound(o, h);
	if (h->capital || h->compound || h->first_n < 2 ||
	    strlen(h->second) < 2)
		return KEEP;
	if (decided(w, h, &v))
		return v;
	one = has(w, FW_WORD, first, h->first_n);
	two = has(w, FW_WORD, h->second, strlen(h->second));
	if (takes_hyphen(first))
		return KEEP;
	/* no word is known to be broken: a compound, if both parts are words */
	if (o->soft == 0)
		return o->hard > 0 || (one && two) ? KEEP : KEEP_PERHAPS;
	if (takes_hyphen_often(first))
		return KEEP_PERHAPS;
	if (!one && !two)
		return is_prefix(first) ? DROP_PERHAPS : DROP;
	return one && two ? KEEP_PERHAPS : DROP_PERHAPS;
}

/* Bytes of the compound that ends at s + n, or begins at s. */
static size_t
compound_before(const char *s, size_t n)
{
	size_t from = n;

	while (from > 0 &&
	    (fw_words_in((unsigned char)s[from - 1]) || s[from - 1] == '-'))
		from--;
	return n - from;
}

static size_t
compound_after(const char *s)
{
	size_t n = 0;

	while (fw_words_in((unsigned char)s[n]) ||
	    (s[n] == '-' && fw_words_in((unsigned char)s[n + 1])))
		n++;
	return n;
}

static void
take_chain(struct hyphen *h, const char *s, size_t n, const char *next)
{
	size_t before = compound_before(s, n), after = compound_after(next);
	size_t k = 0, m = 0;

	if (before + after + 1 >= FW_WORD_MAX || before == 0 || after == 0)
		return;
	for (size_t i = n - before; i < n; i++)
		h->chain[k++] = h->chain_dropped[m++] =
		    (char)tolower((unsigned char)s[i]);
	h->chain[k++] = '-';
	for (size_t i = 0; i < after; i++)
		h->chain[k++] = h->chain_dropped[m++] =
		    (char)tolower((unsigned char)next[i]);
	h->chain_n = k;
}

/* Takes the hyphen apart that stands between a text and the next line. */
static void
take_apart(struct hyphen *h, const char *s, size_t n, const char *next)
{
	size_t from, k = 0, m = 0;

	memset(h, 0, sizeof(*h));
	n--; /* the hyphen itself */
	for (from = n; from > 0 && n - from < FW_WORD_MAX - 1 &&
	     fw_words_in((unsigned char)s[from - 1]);)
		from--;
	h->compound = from > 0 &&
	    (s[from - 1] == '-' || isdigit((unsigned char)s[from - 1]));
	h->capital = !fw_words_in((unsigned char)next[0]) ||
	    isupper((unsigned char)next[0]);
	for (size_t i = from; i < n; i++)
		h->whole[m++] = h->joined[k++] =
		    (char)tolower((unsigned char)s[i]);
	h->first_n = k;
	h->whole[m++] = '-';
	h->second = h->joined + k;
	for (size_t i = 0;
	     fw_words_in((unsigned char)next[i]) && i < FW_WORD_MAX - 1; i++)
		h->whole[m++] = h->joined[k++] =
		    (char)tolower((unsigned char)next[i]);
	h->n = k;
	if (h->compound)
		take_chain(h, s, n, next);
}

/* -- the document
 * ----------------------------------------------------------------- */

/* The line that goes on from line i, if it does at once. */
static const struct fw_line *
line_after(const struct fw_lines *all, size_t i)
{
	const struct fw_line *l = &all->v[i], *next = l + 1;

	return i + 1 < all->n && next->role == l->role &&
		next->side == l->side && next->page == l->page
	    ? next
	    : NULL;
}

struct fw_joiner *
fw_join_learn(const struct fw_lines *all, double full, struct arena *a)
{
	struct fw_joiner *o = arena_alloc(a, sizeof(*o));
	const struct fw_line *next;
	struct hyphen h;
	enum verdict v;

	o->words = fw_words_learn(all, full, a);
	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		o->signs +=
		    l->n > 2 && memcmp(l->s + l->n - 2, "\xc2\xad", 2) == 0;
		next = line_after(all, i);
		if (next == NULL || l->s[l->n - 1] != '-' ||
		    fw_mark_end(l->s, l->n) != FW_END_HYPHEN)
			continue;
		take_apart(&h, l->s, l->n, next->s);
		if (h.capital || h.compound || h.first_n < 2 ||
		    strlen(h.second) < 2 || !decided(o->words, &h, &v))
			continue;
		o->soft += v == DROP;
		o->hard += v == KEEP;
	}
	return o;
}

const struct fw_words *
fw_join_words(const struct fw_joiner *o)
{
	return o->words;
}

/* -- hyphens that the extractor ate
 * --------------------------------------------- */

/* Puts the hyphens of the compound into the word at `from`, n bytes of b.
 * Returns by how much the text became longer. */
static size_t
put_hyphens(struct buf *b, size_t from, size_t n, const char *compound)
{
	struct buf out = BUF_INIT;
	size_t i = from, before = b->n;

	for (; *compound; compound++) {
		while (i < from + n && b->p[i] == '-')
			i++;
		if (*compound == '-')
			buf_addc(&out, '-');
		else if (i < from + n)
			buf_addc(&out, b->p[i++]);
	}
	buf_add(&out, b->p + from + n, b->n - from - n);
	b->n = from;
	buf_add(b, buf_str(&out), out.n);
	buf_release(&out);
	return b->n - before;
}

/* How often it is written as it stands here, where no line was joined. */
static unsigned
count_sure(const struct fw_words *w, const char *s, size_t n)
{
	char word[FW_WORD_MAX];

	for (size_t i = 0; i < n; i++)
		word[i] = (char)tolower((unsigned char)s[i]);
	return fw_words_count(w, FW_WORD_SURE, word, n);
}

/* Letters of a first part that takes a hyphen mostly, before a good many more:
 * "wellplanned". */
static size_t
before_hyphen(const char *letters)
{
	static const char *const parts[] = {"self", "well", "non", "high",
	    "low", "long", "short", "half", "full", "cross", "multi", "co"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		size_t n = strlen(parts[i]);

		if (strncmp(letters, parts[i], n) == 0 &&
		    strlen(letters) >= n + 6)
			return n;
	}
	return 0;
}

/* A word behind digits, n bytes at `from`: 28-inch. */
static bool
look_at_digits(const struct fw_words *w, struct buf *b, size_t from, size_t n)
{
	if (from == 0 || !isdigit((unsigned char)b->p[from - 1]) || n < 3 ||
	    fw_words_count(w, FW_WORD_OF_DIGITS, b->p + from, n) == 0)
		return false;
	buf_addc(b, '-');
	memmove(b->p + from + 1, b->p + from, b->n - 1 - from);
	b->p[from] = '-';
	return true;
}

/* The word of n bytes at *from of a text; *from goes on behind it. Puts
 * hyphens back; returns what is in doubt, NULL for nothing. */
static const char *
look_at_word(const struct fw_words *w, struct buf *b, size_t line, size_t *from,
    size_t n, struct arena *a)
{
	char letters[FW_WORD_MAX];
	const char *word = b->p + *from, *compound;
	size_t k, at = *from;
	unsigned mine;

	*from += n;
	n = fw_words_bare(word, n);
	if (n >= FW_WORD_MAX)
		return NULL;
	if (look_at_digits(w, b, at, n)) {
		++*from;
		return NULL;
	}
	if (n < 5)
		return NULL;
	k = fw_words_letters(word, n, letters);
	compound = fw_words_compound(w, letters);
	mine = count_sure(w, word, n);
	if (compound) {
		if (2 * mine <= fw_words_count(w, FW_WORD_COMPOUND, compound,
				    strlen(compound)))
			*from += put_hyphens(b, at, n, compound);
		return NULL;
	}
	if (mine > 0 || !fw_words_long(w, b->p + line, b->n - line) ||
	    !fw_words_may_be_cut(w, b->p + line, at - line, at + n - line))
		return NULL;
	k = fw_words_two(w, letters, k);
	if (k == 0)
		k = before_hyphen(letters);
	return k == 0 ? NULL
		      : arena_printf(a, "\"%s\" or \"%.*s-%s\"", letters,
			    (int)k, letters, letters + k);
}

/* pdftotext, unless told otherwise, joins a word that a line's end cuts, drops
 * its hyphen, even that of "high-quality", and lets the line go on: a line too
 * long holds such a word. Where the document has it with hyphens elsewhere,
 * they are put back; where two words would make it, it is told. */
static const char *
look_at_words(
    const struct fw_words *w, struct buf *b, size_t line, struct arena *a)
{
	const char *doubt = NULL, *d;
	size_t from = line, n;

	while (from < b->n) {
		for (n = 0; from + n < b->n &&
		     (fw_words_in((unsigned char)b->p[from + n]) ||
			 (n > 0 && b->p[from + n] == '-'));)
			n++;
		if (n == 0) {
			from++;
			continue;
		}
		d = look_at_word(w, b, line, &from, n, a);
		if (d)
			doubt = d;
	}
	return doubt;
}

/* "11- and 12-speed", "short- or long-term": the hyphen stands for a word. */
static bool
is_suspended(const char *next)
{
	return strncmp(next, "and ", 4) == 0 || strncmp(next, "or ", 3) == 0 ||
	    strncmp(next, "to ", 3) == 0;
}

const char *
fw_join(
    const struct fw_joiner *o, struct buf *b, const char *s, struct arena *a)
{
	const char *doubt = NULL;
	struct hyphen h;
	enum verdict v;
	size_t from;

	if (b->n >= 2 && memcmp(b->p + b->n - 2, "\xc2\xad", 2) == 0) {
		b->n -= 2; /* a soft hyphen, and says so */
	} else if (b->n > 0 && fw_mark_end(b->p, b->n) == FW_END_HYPHEN) {
		take_apart(&h, b->p, b->n, s);
		v = judge(o, &h);
		if (v == KEEP_PERHAPS || v == DROP_PERHAPS)
			doubt = arena_printf(
			    a, "\"%s\" or \"%s\"", h.whole, h.joined);
		if (is_suspended(s)) {
			doubt = NULL;
			buf_addc(b, ' ');
		} else if (v == DROP || v == DROP_PERHAPS) {
			b->n--;
		}
	} else if (b->n > 1 &&
	    ((b->p[b->n - 1] == '/' && b->p[b->n - 2] != ' ') ||
		(b->n > 3 && memcmp(b->p + b->n - 3, "\xe2\x80\x94", 3) == 0 &&
		    b->p[b->n - 4] != ' '))) {
		/* and/or over two lines; a dash set without spaces */
	} else if (b->n > 3 &&
	    memcmp(b->p + b->n - 3, "\xe2\x80\x93", 3) == 0 &&
	    isdigit((unsigned char)b->p[b->n - 4]) &&
	    isdigit((unsigned char)*s)) {
		/* 35–60 over two lines */
	} else if (b->n > 0) {
		buf_addc(b, ' ');
	}
	from = b->n;
	for (; *s; s++) {
		if ((unsigned char)*s == 0xc2 && (unsigned char)s[1] == 0xad &&
		    s[2] != '\0') {
			s++; /* a soft hyphen that was not used */
			continue;
		}
		if (*s != ' ' || (b->n > 0 && b->p[b->n - 1] != ' '))
			buf_addc(b, *s);
	}
	if (doubt == NULL && fw_words_eaten(o->words))
		doubt = look_at_words(o->words, b, from, a);
	return doubt;
}
