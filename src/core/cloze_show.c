/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cloze.h"

#include <string.h>
#include <unictype.h>

#include "base/buf.h"
#include "base/text.h"

/*
 * cloze_show: a text with its blanks, for the eye and for the ear, and a text
 * in clauses. What a screen reader says is a sentence: no runs of signs.
 */

#define CLAUSE_WORDS 14 /* longer ones are cut at commas too */

static bool
is_letter(int32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9');
	return uc_is_general_category_withtable(
	    (ucs4_t)c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static bool
is_accent(int32_t c)
{
	return c >= 0x300 &&
	    uc_is_general_category_withtable((ucs4_t)c, UC_CATEGORY_MASK_M);
}

struct word {
	size_t start, end; /* bytes; with its apostrophes */
	int letters;
	bool number; /* holds a digit */
};

/* Finds the next word from *at on; false when there is none. */
static bool
next_word(const char *s, size_t n, size_t *at, struct word *w)
{
	size_t i, len;
	int32_t c;

	memset(w, 0, sizeof *w);
	for (i = *at; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if (is_letter(c)) {
			if (w->letters++ == 0)
				w->start = i;
			w->end = i + len;
			w->number = w->number || (c >= '0' && c <= '9');
		} else if (w->letters > 0 && is_accent(c)) {
			w->end = i + len;
		} else if (w->letters > 0 && c != '\'' && c != 0x2019) {
			break;
		}
	}
	*at = i;
	return w->letters > 0;
}

/* Words of one or two letters say nothing by their first one: they stay,
 * unless there are no others. */
static bool
stays(const struct word *w, bool all_short)
{
	return w->letters <= 2 && !w->number && !all_short;
}

static bool
is_all_short(const char *s, size_t n)
{
	struct word w;

	for (size_t at = 0; next_word(s, n, &at, &w);) {
		if (w.letters > 2)
			return false;
	}
	return true;
}

static void
put_signs(struct buf *out, const char *s, size_t n, enum cloze_style style)
{
	bool letters = style != CLOZE_BLANK, member = style == CLOZE_MEMBER;
	bool all_short = is_all_short(s, n), first;
	size_t at = 0, from = 0, i, len;
	struct word w;
	int32_t c;

	while (next_word(s, n, &at, &w)) {
		buf_add(out, s + from, w.start - from);
		from = w.end;
		if (letters && !member && stays(&w, all_short)) {
			buf_add(out, s + w.start, w.end - w.start);
			continue;
		}
		first = letters && !(member && w.letters <= 2);
		for (i = w.start; i < w.end; i += len) {
			c = text_decode(s + i, w.end - i, &len);
			if (is_accent(c))
				continue;
			if (first || !is_letter(c))
				buf_add(out, s + i, len);
			else
				buf_addc(out, '_');
			first = false;
		}
	}
	buf_add(out, s + from, n - from);
}

static void
put_number(struct buf *out, int n)
{
	static const char *const names[] = {"no", "one", "two", "three", "four",
	    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
	    "eighteen", "nineteen", "twenty"};

	if (n >= 0 && n <= 20)
		buf_adds(out, names[n]);
	else
		buf_addf(out, "%d", n);
}

/* blank, begins with e, nine letters, blank, begins with … */
static void
put_spoken_letters(struct buf *out, const char *s, size_t n, bool member)
{
	bool all_short = is_all_short(s, n), any = false;
	struct word w;
	size_t at = 0, len;

	while (next_word(s, n, &at, &w)) {
		if (any)
			buf_adds(out, ", ");
		any = true;
		if (!member && stays(&w, all_short)) {
			buf_add(out, s + w.start, w.end - w.start);
			continue;
		}
		(void)text_decode(s + w.start, w.end - w.start, &len);
		buf_adds(out, "blank, ");
		if (!member || w.letters > 2) {
			buf_adds(out, "begins with ");
			buf_add(out, s + w.start, len);
			buf_adds(out, ", ");
		}
		put_number(out, w.letters);
		buf_adds(out, w.letters == 1 ? " letter" : " letters");
	}
}

/* blank, or: blank, two words */
static void
put_spoken_blank(struct buf *out, const char *s, size_t n)
{
	struct word w;
	size_t at = 0;
	int words = 0;

	while (next_word(s, n, &at, &w))
		words++;
	buf_adds(out, "blank");
	if (words < 2)
		return;
	buf_adds(out, ", ");
	put_number(out, words);
	buf_adds(out, " words");
}

static void
put_phrase(struct buf *out, const char *s, size_t n, enum cloze_style style)
{
	switch (style) {
	case CLOZE_BLANK:
	case CLOZE_LETTERS:
	case CLOZE_MEMBER:
		put_signs(out, s, n, style);
		break;
	case CLOZE_SPOKEN_BLANK:
		put_spoken_blank(out, s, n);
		break;
	case CLOZE_SPOKEN_LETTERS:
	case CLOZE_SPOKEN_MEMBER:
		put_spoken_letters(out, s, n, style == CLOZE_SPOKEN_MEMBER);
		break;
	}
}

static const char *
taken(struct buf *b, struct arena *a)
{
	const char *s = arena_strndup(a, buf_str(b), b->n);

	buf_release(b);
	return s;
}

const char *
cloze_phrase(const char *phrase, enum cloze_style style, struct arena *a)
{
	struct buf b = BUF_INIT;

	put_phrase(&b, phrase, strlen(phrase), style);
	return taken(&b, a);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Puts a spoken blank between commas, where the text has no mark itself: "the
 * first is blank, two words, and then". */
static void
put_spoken(struct buf *out, const char *s, size_t n, enum cloze_style style,
    char after)
{
	struct buf words = BUF_INIT;
	bool commas;

	put_phrase(&words, s, n, style);
	commas = strchr(buf_str(&words), ',') != NULL;
	while (commas && out->n > 0 && is_space(out->p[out->n - 1]))
		out->p[--out->n] = '\0';
	if (commas && out->n > 0) {
		if (strchr(",;:.(-", out->p[out->n - 1]) == NULL)
			buf_addc(out, ',');
		if (out->p[out->n - 1] != '(')
			buf_addc(out, ' ');
	}
	buf_add(out, buf_str(&words), words.n);
	if (commas && (is_space(after) || after == '-'))
		buf_addc(out, ',');
	buf_release(&words);
}

const char *
cloze_show(const struct item *it, const struct blank *b, int n,
    enum cloze_style style, struct arena *a)
{
	bool spoken =
	    style == CLOZE_SPOKEN_BLANK || style == CLOZE_SPOKEN_LETTERS;
	struct buf out = BUF_INIT;
	size_t at = 0;

	for (int i = 0; i < n; i++) {
		buf_add(&out, it->text + at, b[i].start - at);
		at = b[i].end;
		if (spoken)
			put_spoken(&out, it->text + b[i].start, at - b[i].start,
			    style, it->text[at]);
		else
			put_phrase(&out, it->text + b[i].start, at - b[i].start,
			    style);
	}
	buf_adds(&out, it->text + at);
	return taken(&out, a);
}

const char *
cloze_shown(
    const struct item *it, const struct blank *b, int n, struct arena *a)
{
	struct buf out = BUF_INIT;
	size_t at = 0;

	for (int i = 0; i < n; i++) {
		buf_add(&out, it->text + at, b[i].start - at);
		/* a mark, lest the words round it become one */
		buf_adds(&out, " ; ");
		at = b[i].end;
	}
	buf_adds(&out, it->text + at);
	return taken(&out, a);
}
