/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_words.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/stem.h"
#include "formats/fw_habits.h"
#include "formats/fw_mark.h"

struct fw_words {
	uint64_t *table; /* hashes; 0: free */
	unsigned *count; /* of each */
	size_t size, n;
	struct arena *a;
	double full; /* width of a full line; 0: not known */
	const char **compounds; /* well-known, by the hash of their letters */
	size_t n_compounds, compounds_size;
	size_t n_compounds_seen, n_cut; /* in lines, and at their ends */
	int n_long; /* long words; twice of those that no language has */
	int n_made; /* words that others make, of more letters than words have
		     */
	size_t n_words, n_kinds; /* n_kinds: each once */
	bool ligatures; /* is there one of fi and fl? */
	bool eaten; /* the extractor took hyphens away at line ends */
};

#define LONG_LINE 1000 /* bytes; no column is so wide */
#define LONG_WORD 18 /* letters; one of more is rare */
#define MADE_LEAST 2 /* such words, to say that spaces are lost */
#define MADE_SHARE 300 /* of so many words, one at least */
#define MADE_LETTERS 8
#define FIRST 13 /* of the small ones, that begin no word */
#define LIGATURES_KINDS 300 /* of words; a few that come often show nothing */
#define LIGATURES_WORDS 900 /* in so many of English some five have one */
#define KINDS 7

static uint64_t
hash_of(enum fw_word kind, const char *s, size_t n)
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

unsigned
fw_words_count(
    const struct fw_words *w, enum fw_word kind, const char *s, size_t n)
{
	return w->count[place_of(w->table, w->size, hash_of(kind, s, n))];
}

static bool
has(const struct fw_words *w, enum fw_word kind, const char *s, size_t n)
{
	return fw_words_count(w, kind, s, n) > 0;
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
add(struct fw_words *w, enum fw_word kind, const char *s, size_t n)
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

bool
fw_words_in(unsigned char c)
{
	return isalpha(c) || c >= 0x80;
}

size_t
fw_words_bare(const char *s, size_t n)
{
	return n > 3 && memcmp(s + n - 3, "\xe2\x80\x99", 3) == 0 ? n - 3 : n;
}

static void
add_stem(struct fw_words *w, struct stemmer *st, const char *s)
{
	char stem[STEM_MAX];
	size_t n = stem_word(st, s, stem);

	add(w, FW_WORD_STEM, stem, n);
}

bool
fw_words_long(const struct fw_words *w, const char *s, size_t n)
{
	return w->full > 0 && fw_width(s, n) > w->full;
}

size_t
fw_words_letters(const char *s, size_t n, char out[FW_WORD_MAX])
{
	size_t k = 0;

	for (size_t i = 0; i < n && k + 1 < FW_WORD_MAX; i++) {
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
	char other[FW_WORD_MAX];

	while (w->compounds[i]) {
		(void)fw_words_letters(
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
	char letters[FW_WORD_MAX];
	size_t i, k = fw_words_letters(s, n, letters);

	w->n_compounds_seen++;
	add(w, FW_WORD_COMPOUND, s, n);
	if ((w->n_compounds + 1) * 2 > w->compounds_size)
		return; /* enough to go by */
	i = compound_place(w, letters, k);
	if (w->compounds[i] == NULL)
		w->n_compounds++;
	/* that with the most hyphens has lost none */
	if (w->compounds[i] == NULL || strlen(w->compounds[i]) < n)
		w->compounds[i] = arena_strndup(w->a, s, n);
}

bool
fw_words_may_be_cut(
    const struct fw_words *w, const char *s, size_t from, size_t to)
{
	if (from > LONG_LINE)
		return false;
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
	char word[FW_WORD_MAX];
	size_t n, hyphen, from;

	for (size_t i = 0; i < l->n;) {
		n = hyphen = 0;
		while (i < l->n && !fw_words_in((unsigned char)l->s[i]))
			i++;
		from = i;
		while (i < l->n &&
		    (fw_words_in((unsigned char)l->s[i]) ||
			(l->s[i] == '-' && i + 1 < l->n &&
			    fw_words_in((unsigned char)l->s[i + 1])))) {
			if (l->s[i] == '-') {
				if (n > 0 && n < FW_WORD_MAX && hyphen == 0)
					add(w, FW_WORD, word, n);
				hyphen = n;
			}
			if (n + 1 < FW_WORD_MAX)
				word[n++] =
				    (char)tolower((unsigned char)l->s[i]);
			i++;
		}
		n = fw_words_bare(word, n);
		word[n] = '\0';
		if (n == 0 || (broken && i + 2 >= l->n) || cut) {
			cut = false;
			continue;
		}
		w->n_words++;
		if (hyphen == 0)
			w->n_long += n > FW_WORD_LONGEST ? 2 : n > LONG_WORD;
		if (!fw_words_may_be_cut(w, l->s, from, i))
			add(w, FW_WORD_SURE, word, n);
		if (from > 1 && l->s[from - 1] == '-' &&
		    isdigit((unsigned char)l->s[from - 2]))
			add(w, FW_WORD_OF_DIGITS, word, n);
		if (hyphen > 0) {
			add_compound(w, word, n);
			if (hyphen + 1 < n)
				add(w, FW_WORD, word + hyphen + 1,
				    n - hyphen - 1);
		} else {
			/* FW_WORD_MIDST is of the same words, so that a word
			 * met before has its stem there already */
			if (!has(w, FW_WORD_MIDST, word, n)) {
				add_stem(w, st, word);
				w->n_kinds++;
			}
			add(w, FW_WORD, word, n);
			add(w, FW_WORD_MIDST, word, n);
		}
	}
}

const char *
fw_words_compound(const struct fw_words *w, const char *letters)
{
	return w->compounds[compound_place(w, letters, strlen(letters))];
}

const char *
fw_words_damage(const struct fw_words *w)
{
	if (w->n_long + w->n_made >= MADE_LEAST &&
	    (size_t)(w->n_long + w->n_made) * MADE_SHARE >= w->n_words)
		return "spaces between words are lost in this text";
	if (w->n_words >= LIGATURES_WORDS && w->n_kinds >= LIGATURES_KINDS &&
	    !w->ligatures)
		return "no word of this text has fi or fl in it: letters "
		       "may be lost";
	return NULL;
}

bool
fw_words_eaten(const struct fw_words *w)
{
	return w->eaten;
}

/* Words that compounds are often made of, beside those of the document. */
static bool
is_common(const char *s, size_t n)
{
	static const char words[] =
	    " age aged air based best big black blue body book born bound "
	    "built "
	    "call care child class close cold cost data day deep early end eye "
	    "face fact fair family fed fine fire first five foot four free "
	    "full "
	    "good great green group half hand hard head high home hour house "
	    "know land large last late led level life light line long low made "
	    "making minded minute month new old one open paid part peer people "
	    "piece play point poor post pre problem quality quick range rate "
	    "read red rich risk role room run sale scale school sea second "
	    "self "
	    "semi set shaped share sharing short side sized slow small soft "
	    "solving sound staff stage standing step strong sub team ten term "
	    "third three time trained two under value warm water week well "
	    "white wide work world year young ";
	char key[FW_WORD_MAX + 3];

	if (n > FW_WORD_MAX)
		return false;
	key[0] = ' ';
	memcpy(key + 1, s, n);
	key[n + 1] = ' ';
	key[n + 2] = '\0';
	return strstr(words, key) != NULL;
}

static bool
is_known(const struct fw_words *w, const char *s, size_t n)
{
	return has(w, FW_WORD_MIDST, s, n) || is_common(s, n);
}

/* Is it made of words of the document, of four letters and more, and of small
 * ones before or between them? Without those it may be a word of its own:
 * understanding. */
static bool
is_made(const struct fw_words *w, const char *s, size_t n, int parts, bool tied)
{
	static const char *const small[] = {"they", "their", "which", "would",
	    "could", "should", "were", "the", "and", "are", "not", "was", "has",
	    "of", "to", "in", "for", "a", "is", "as", "at", "by", "that",
	    "with"};

	if (n == 0)
		return parts > 1 && tied;
	/* at the start only those that no word begins with */
	for (size_t i = 0;
	     i < (parts > 0 ? sizeof(small) / sizeof(small[0]) : FIRST); i++) {
		size_t k = strlen(small[i]);

		if (k + 4 <= n && strncmp(s, small[i], k) == 0 &&
		    is_made(w, s + k, n - k, parts + (parts == 0), true))
			return true;
	}
	for (size_t k = 4; k <= n; k++) {
		if ((k == n || k + 4 <= n || tied) &&
		    has(w, FW_WORD_MIDST, s, k) && (k < n || parts > 0) &&
		    is_made(w, s + k, n - k, parts + 1, tied))
			return true;
	}
	return false;
}

/* Counts the words that others make and that stand nowhere else. */
static void
count_made(struct fw_words *w, const struct fw_lines *all)
{
	char word[FW_WORD_MAX];
	size_t n, k;

	for (size_t i = 0; i < all->n; i++) {
		for (const char *s = all->v[i].s; *s; s += n + (n == 0)) {
			for (n = 0; fw_words_in((unsigned char)s[n]);)
				n++;
			if (n < MADE_LETTERS || n >= sizeof(word))
				continue;
			k = fw_words_letters(s, n, word);
			w->n_made +=
			    fw_words_count(w, FW_WORD_MIDST, word, k) == 1 &&
			    is_made(w, word, k, 0, false);
		}
	}
}

size_t
fw_words_two(const struct fw_words *w, const char *letters, size_t n)
{
	for (size_t k = 3; k + 3 <= n; k++) {
		if (is_known(w, letters, k) && is_known(w, letters + k, n - k))
			return k;
	}
	return 0;
}

struct fw_words *
fw_words_learn(const struct fw_lines *all, double full, struct arena *a)
{
	struct fw_words *w = arena_alloc(a, sizeof(*w));
	struct stemmer st = STEMMER_INIT;
	bool cut = false;

	w->a = a;
	w->full = full;
	w->size = 4096;
	w->table = arena_array(a, w->size, sizeof(*w->table));
	w->count = arena_array(a, w->size, sizeof(*w->count));
	w->compounds_size = 4096;
	w->compounds = arena_array(a, w->compounds_size, sizeof(*w->compounds));
	for (size_t i = 0; i < all->n; i++) {
		w->ligatures |=
		    strstr(all->v[i].s, "fi") || strstr(all->v[i].s, "fl");
		learn_line(w, &st, &all->v[i], cut);
		cut = fw_mark_end(all->v[i].s, all->v[i].n) == FW_END_HYPHEN;
		w->n_cut += cut;
	}
	stemmer_close(&st);
	w->eaten = w->n_cut * 12 < w->n_compounds_seen;
	count_made(w, all);
	return w;
}
