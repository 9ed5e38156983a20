/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_join.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/stem.h"
#include "formats/fw_habits.h"
#include "formats/fw_mark.h"

#define LONGEST_WORD 60

struct fw_words {
	uint64_t *table; /* hashes; 0: free */
	unsigned *count; /* of each */
	size_t size, n;
	struct arena *a;
	double full; /* width of a full line; 0: not known */
	int soft, hard; /* line ends whose hyphen the other words decide */
	const char **compounds; /* well-known, by the hash of their letters */
	size_t n_compounds, compounds_size;
	size_t n_compounds_seen, n_cut; /* in lines, and at their ends */
	bool eaten; /* the extractor took hyphens away at line ends */
};

/* Kinds of entries, mixed into their hashes. MIDST: whole, in a line. SURE:
 * where no line's end can have been. */
enum { WORD = 1, COMPOUND, STEM, MIDST, SURE };
#define KINDS 6
#define COMPOUNDS_LEAST 6 /* to say that no line ends in a hyphen by chance */

static uint64_t
hash_of(int kind, const char *s, size_t n)
{
	uint64_t h = text_hash(s, n) * KINDS + (uint64_t)kind;

	return h ? h : 1;
}

/* Where the hash stands, or would. */
static size_t
place_of(const uint64_t *table, size_t size, uint64_t h)
{
	size_t i = h & (size - 1);

	while (table[i] && table[i] != h)
		i = (i + 1) & (size - 1);
	return i;
}

static unsigned
count_of(const struct fw_words *w, int kind, const char *s, size_t n)
{
	return w->count[place_of(w->table, w->size, hash_of(kind, s, n))];
}

static bool
has(const struct fw_words *w, int kind, const char *s, size_t n)
{
	return count_of(w, kind, s, n) > 0;
}

static void
grow(struct fw_words *w)
{
	uint64_t *old = w->table;
	unsigned *count = w->count;
	size_t size = w->size, at;

	w->size = size * 2;
	w->table = arena_array(w->a, w->size, sizeof(*w->table));
	w->count = arena_array(w->a, w->size, sizeof(*w->count));
	for (size_t i = 0; i < size; i++) {
		if (old[i] == 0)
			continue;
		at = place_of(w->table, w->size, old[i]);
		w->table[at] = old[i];
		w->count[at] = count[i];
	}
}

static void
add(struct fw_words *w, int kind, const char *s, size_t n)
{
	uint64_t h = hash_of(kind, s, n);
	size_t at = place_of(w->table, w->size, h);

	if (w->table[at] == 0) {
		if (++w->n * 2 > w->size) {
			grow(w);
			at = place_of(w->table, w->size, h);
		}
		w->table[at] = h;
	}
	w->count[at]++;
}

static bool
in_word(unsigned char c)
{
	return isalpha(c) || c >= 0x80;
}

static void
add_stem(struct fw_words *w, struct stemmer *st, const char *s)
{
	char stem[STEM_MAX];
	size_t n = stem_word(st, s, stem);

	add(w, STEM, stem, n);
}

/* Longer than the column is wide? */
static bool
is_long(const struct fw_words *w, const char *s, size_t n)
{
	return w->full > 0 && fw_width(s, n) > w->full;
}

/* The letters of a word, without its hyphens. */
static size_t
letters_only(const char *s, size_t n, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n && k + 1 < LONGEST_WORD; i++) {
		if (s[i] != '-')
			out[k++] = (char)tolower((unsigned char)s[i]);
	}
	out[k] = '\0';
	return k;
}

/* Where the compound of these letters is kept, or would be. */
static size_t
compound_place(const struct fw_words *w, const char *letters, size_t n)
{
	size_t i = text_hash(letters, n) & (w->compounds_size - 1);
	char other[LONGEST_WORD];

	while (w->compounds[i]) {
		(void)letters_only(
		    w->compounds[i], strlen(w->compounds[i]), other);
		if (strcmp(other, letters) == 0)
			break;
		i = (i + 1) & (w->compounds_size - 1);
	}
	return i;
}

static void
add_compound(struct fw_words *w, const char *s, size_t n)
{
	char letters[LONGEST_WORD];
	size_t i, k = letters_only(s, n, letters);

	w->n_compounds_seen++;
	add(w, COMPOUND, s, n);
	if ((w->n_compounds + 1) * 2 > w->compounds_size)
		return; /* enough to go by */
	i = compound_place(w, letters, k);
	if (w->compounds[i] == NULL)
		w->n_compounds++;
	/* that with the most hyphens has lost none */
	if (w->compounds[i] == NULL || strlen(w->compounds[i]) < n)
		w->compounds[i] = arena_strndup(w->a, s, n);
}

/* May the line have ended, before it was joined with the next one, within the
 * word from byte `from` to `to`? Ragged lines end a good way before the edge.
 */
static bool
may_be_cut(const struct fw_words *w, const char *s, size_t from, size_t to)
{
	return w->full > 0 && fw_width(s, to) > 0.55 * w->full &&
	    fw_width(s, from) < 1.05 * w->full;
}

/* The words of a line, small; not the last if the line breaks it off, nor the
 * first if `cut`: the line before broke it off. */
static void
learn_line(
    struct fw_words *w, struct stemmer *st, const struct fw_line *l, bool cut)
{
	bool broken = fw_mark_end(l->s, l->n) == FW_END_HYPHEN;
	char word[LONGEST_WORD];
	size_t n, hyphen, from;

	for (size_t i = 0; i < l->n;) {
		n = hyphen = 0;
		while (i < l->n && !in_word((unsigned char)l->s[i]))
			i++;
		from = i;
		while (i < l->n &&
		    (in_word((unsigned char)l->s[i]) ||
			(l->s[i] == '-' && i + 1 < l->n &&
			    in_word((unsigned char)l->s[i + 1])))) {
			if (l->s[i] == '-') {
				if (n > 0 && n < LONGEST_WORD && hyphen == 0)
					add(w, WORD, word, n);
				hyphen = n;
			}
			if (n + 1 < LONGEST_WORD)
				word[n++] =
				    (char)tolower((unsigned char)l->s[i]);
			i++;
		}
		word[n] = '\0';
		if (n == 0 || (broken && i + 2 >= l->n) || cut) {
			cut = false;
			continue;
		}
		if (!may_be_cut(w, l->s, from, i))
			add(w, SURE, word, n);
		if (hyphen > 0) {
			add_compound(w, word, n);
			if (hyphen + 1 < n)
				add(w, WORD, word + hyphen + 1, n - hyphen - 1);
		} else {
			/* MIDST is of the same words, so that a word met before
			 * has its stem there already */
			if (!has(w, MIDST, word, n))
				add_stem(w, st, word);
			add(w, WORD, word, n);
			add(w, MIDST, word, n);
		}
	}
}

/* -- one hyphen
 * ------------------------------------------------------------------ */

struct hyphen {
	char whole[2 * LONGEST_WORD + 2]; /* both parts, small, with hyphen */
	char joined[2 * LONGEST_WORD + 2];
	const char *second;
	size_t first_n, n; /* n: of joined */
	bool capital, compound; /* of the second; the first has a hyphen */
	/* The whole of a compound, up to its other hyphens, with the one at the
	 * line's end and without; chain_n 0: too long, or with digits. */
	char chain[2 * LONGEST_WORD + 2], chain_dropped[2 * LONGEST_WORD + 2];
	size_t chain_n;
};

enum verdict { KEEP, DROP, KEEP_PERHAPS, DROP_PERHAPS };

/* Begins of words that take a hyphen, whatever comes. */
static bool
takes_hyphen(const char *s)
{
	static const char *const words[] = {"self", "non", "well", "high",
	    "low", "long", "short", "part", "full", "half", "cross", "two",
	    "three", "four", "five", "six", "one", "evidence", "peer", "all",
	    "first", "second", "third", "single", "double", "ill", "ex", "age",
	    "time", "face", "day", "year", "large", "small", "hard", "easy",
	    "open", "old", "new", "best", "better", "good", "work", "risk",
	    "data", "role", "whole", "mid", "vice", "end", "home", "cost",
	    "low", "decision", "problem", "goal", "so", "up", "on", "off",
	    NULL};

	for (size_t i = 0; words[i]; i++) {
		if (strcmp(s, words[i]) == 0)
			return true;
	}
	return false;
}

/* Which of the document's other words speak for one way or the other? */
static bool
decided(const struct fw_words *w, const struct hyphen *h, enum verdict *out)
{
	struct stemmer st = STEMMER_INIT;
	char stem[STEM_MAX];
	bool joined, whole;
	size_t n;

	whole = has(w, COMPOUND, h->whole, strlen(h->whole));
	joined = has(w, WORD, h->joined, h->n);
	if (!whole && !joined && h->n < STEM_MAX) {
		n = stem_word(&st, h->joined, stem);
		joined = has(w, STEM, stem, n);
		stemmer_close(&st);
	}
	if (whole == joined)
		return false;
	*out = whole ? KEEP : DROP;
	return true;
}

/* "man-over-" and "board": as the document has it elsewhere, in one line. */
static enum verdict
judge_compound(const struct fw_words *w, const struct hyphen *h)
{
	bool kept = has(w, COMPOUND, h->chain, h->chain_n);
	bool dropped;

	if (h->chain_n == 0 || kept)
		return KEEP;
	dropped = has(w, COMPOUND, h->chain_dropped, h->chain_n - 1);
	return dropped ? DROP
	    : w->soft > 0 && !has(w, WORD, h->second, strlen(h->second))
	    ? KEEP_PERHAPS
	    : KEEP;
}

static enum verdict
judge(const struct fw_words *w, const struct hyphen *h)
{
	char first[LONGEST_WORD + 1];
	enum verdict v;
	bool one, two;

	memcpy(first, h->joined, h->first_n);
	first[h->first_n] = '\0';
	if (h->compound && !h->capital)
		return judge_compound(w, h);
	if (h->capital || h->compound || h->first_n < 2 ||
	    strlen(h->second) < 2)
		return KEEP;
	if (decided(w, h, &v))
		return v;
	if (w->soft == 0)
		return KEEP; /* no word of it is broken */
	if (takes_hyphen(first))
		return KEEP;
	one = has(w, WORD, first, h->first_n);
	two = has(w, WORD, h->second, strlen(h->second));
	if (!one && !two)
		return DROP;
	return one && two ? KEEP_PERHAPS : DROP_PERHAPS;
}

/* Bytes of the compound that ends at s + n, or begins at s. */
static size_t
compound_before(const char *s, size_t n)
{
	size_t from = n;

	while (from > 0 &&
	    (in_word((unsigned char)s[from - 1]) || s[from - 1] == '-'))
		from--;
	return n - from;
}

static size_t
compound_after(const char *s)
{
	size_t n = 0;

	while (in_word((unsigned char)s[n]) ||
	    (s[n] == '-' && in_word((unsigned char)s[n + 1])))
		n++;
	return n;
}

static void
take_chain(struct hyphen *h, const char *s, size_t n, const char *next)
{
	size_t before = compound_before(s, n), after = compound_after(next);
	size_t k = 0, m = 0;

	if (before + after + 1 >= LONGEST_WORD || before == 0 || after == 0)
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
	for (from = n; from > 0 && n - from < LONGEST_WORD - 1 &&
	     in_word((unsigned char)s[from - 1]);)
		from--;
	h->compound = from > 0 &&
	    (s[from - 1] == '-' || isdigit((unsigned char)s[from - 1]));
	h->capital =
	    !in_word((unsigned char)next[0]) || isupper((unsigned char)next[0]);
	for (size_t i = from; i < n; i++)
		h->whole[m++] = h->joined[k++] =
		    (char)tolower((unsigned char)s[i]);
	h->first_n = k;
	h->whole[m++] = '-';
	h->second = h->joined + k;
	for (size_t i = 0;
	     in_word((unsigned char)next[i]) && i < LONGEST_WORD - 1; i++)
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

struct fw_words *
fw_words_learn(const struct fw_lines *all, double full, struct arena *a)
{
	struct fw_words *w = arena_alloc(a, sizeof(*w));
	struct stemmer st = STEMMER_INIT;
	const struct fw_line *next;
	struct hyphen h;
	enum verdict v;
	bool cut = false;

	w->a = a;
	w->full = full;
	w->size = 4096;
	w->table = arena_array(a, w->size, sizeof(*w->table));
	w->count = arena_array(a, w->size, sizeof(*w->count));
	w->compounds_size = 4096;
	w->compounds = arena_array(a, w->compounds_size, sizeof(*w->compounds));
	for (size_t i = 0; i < all->n; i++) {
		learn_line(w, &st, &all->v[i], cut);
		cut = fw_mark_end(all->v[i].s, all->v[i].n) == FW_END_HYPHEN;
		w->n_cut += cut;
	}
	stemmer_close(&st);
	w->eaten = w->n_compounds >= COMPOUNDS_LEAST &&
	    w->n_cut * 12 < w->n_compounds_seen;
	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		next = line_after(all, i);
		if (next == NULL || l->s[l->n - 1] != '-' ||
		    fw_mark_end(l->s, l->n) != FW_END_HYPHEN)
			continue;
		take_apart(&h, l->s, l->n, next->s);
		if (h.capital || h.compound || h.first_n < 2 ||
		    strlen(h.second) < 2 || !decided(w, &h, &v))
			continue;
		w->soft += v == DROP;
		w->hard += v == KEEP;
	}
	return w;
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
count_word(const struct fw_words *w, const char *s, size_t n)
{
	char word[LONGEST_WORD];

	for (size_t i = 0; i < n; i++)
		word[i] = (char)tolower((unsigned char)s[i]);
	return count_of(w, SURE, word, n);
}

/* Two words of the document that make this one? */
static size_t
two_words(const struct fw_words *w, const char *letters, size_t n)
{
	for (size_t k = 3; k + 3 <= n; k++) {
		if (has(w, MIDST, letters, k) &&
		    has(w, MIDST, letters + k, n - k))
			return k;
	}
	return 0;
}

/* pdftotext, unless told otherwise, joins a word that a line's end cuts, drops
 * its hyphen, even that of "high-quality", and lets the line go on: a line too
 * long holds such a word. Where the document has it with hyphens elsewhere,
 * they are put back; where two of its words would make it, it is told. */
static const char *
look_at_words(const struct fw_words *w, struct buf *b, size_t from,
    bool is_long, struct arena *a)
{
	char letters[LONGEST_WORD];
	const char *doubt = NULL;
	size_t to, n, at, k;
	unsigned mine;

	for (; from < b->n; from = to + 1) {
		for (to = from; to < b->n &&
		     (in_word((unsigned char)b->p[to]) || b->p[to] == '-');)
			to++;
		if (to - from < 5 || to - from >= LONGEST_WORD)
			continue;
		n = letters_only(b->p + from, to - from, letters);
		at = compound_place(w, letters, n);
		mine = count_word(w, b->p + from, to - from);
		if (w->compounds[at]) {
			if (2 * mine <= count_of(w, COMPOUND, w->compounds[at],
					    strlen(w->compounds[at])))
				to += put_hyphens(
				    b, from, to - from, w->compounds[at]);
			continue;
		}
		k = is_long ? two_words(w, letters, n) : 0;
		if (mine == 0 && k > 0)
			doubt = arena_printf(a, "\"%s\" or \"%.*s-%s\"",
			    letters, (int)k, letters, letters + k);
	}
	return doubt;
}

const char *
fw_join(const struct fw_words *w, struct buf *b, const char *s, struct arena *a)
{
	const char *doubt = NULL, *line = s;
	struct hyphen h;
	enum verdict v;
	size_t from;

	if (b->n >= 2 && memcmp(b->p + b->n - 2, "\xc2\xad", 2) == 0) {
		b->n -= 2; /* a soft hyphen, and says so */
	} else if (b->n > 0 && fw_mark_end(b->p, b->n) == FW_END_HYPHEN) {
		take_apart(&h, b->p, b->n, s);
		v = judge(w, &h);
		if (v == KEEP_PERHAPS || v == DROP_PERHAPS)
			doubt = arena_printf(
			    a, "\"%s\" or \"%s\"", h.whole, h.joined);
		if (v == DROP || v == DROP_PERHAPS)
			b->n--;
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
	if (doubt == NULL && w->eaten)
		doubt = look_at_words(
		    w, b, from, is_long(w, line, strlen(line)), a);
	return doubt;
}
