/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/initials.h"

#include <string.h>

/*
 * initials: see initials.h. Two letters alone are hardly ever meant as such
 * ("up", "go"), so these must be capitals, joined by a '&', or no word at all
 * for want of a vowel.
 */

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Is there a '&', and nothing else but spaces, between two tokens? */
static bool
joined_by_and(const char *text, const struct token *x, const struct token *y)
{
	bool found = false;

	for (size_t i = x->end; i < y->start; i++) {
		if (text[i] != '&' && text[i] != ' ')
			return false;
		found = found || text[i] == '&';
	}
	return found;
}

/* C&L, C & L */
static int
read_apart(const char *text, const struct tokens *t, int i, char *out)
{
	int n = 0;

	while (i + n < t->n && n < INITIALS_MAX &&
	    strlen(t->list[i + n].word) == 1 &&
	    is_small(t->list[i + n].word[0]) &&
	    (n == 0 ||
		joined_by_and(text, &t->list[i + n - 1], &t->list[i + n]))) {
		out[n] = t->list[i + n].word[0];
		n++;
	}
	out[n] = '\0';
	return n > 1 ? n : 0;
}

int
initials_read(const struct lexicon *lex, const char *text,
    const struct tokens *t, int i, char *out)
{
	const char *w = t->list[i].word;
	size_t n = strlen(w);
	bool capitals = true;

	if (n == 1)
		return read_apart(text, t, i, out);
	if (n < 2 || n > INITIALS_MAX || lexicon_has_word(lex, w))
		return 0;
	for (size_t k = 0; k < n; k++) {
		if (!is_small(w[k]))
			return 0;
		capitals = capitals && is_capital(text[t->list[i].start + k]);
	}
	if (n == 2 && !capitals && strpbrk(w, "aeiouy") != NULL)
		return 0;
	memcpy(out, w, n + 1);
	return 1;
}

bool
initials_fit(const struct wording *w, const char *initials)
{
	if (w->n < 2 || strlen(initials) != (size_t)w->n)
		return false;
	for (int i = 0; i < w->n; i++) {
		if (w->list[i].word[0] != initials[i])
			return false;
	}
	return true;
}
