/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sentence.h"

#include <stdbool.h>
#include <string.h>

/* sentence: see the header. */

static const char white[] = " \t\r\n";

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does a full stop at p end no sentence, since the word before it is short for
 * another: one letter, letters with a stop among them, or a title? */
static bool
is_short_form(const char *start, const char *p)
{
	static const char *const titles[] = {
	    "Mr", "Mrs", "Ms", "Dr", "St", "No", "no", "cf", "vs", "etc"};
	const char *word = p;
	size_t n;

	while (word > start && (is_letter(word[-1]) || word[-1] == '.'))
		word--;
	n = (size_t)(p - word);
	if (n == 0)
		return false;
	if ((n == 1 && word[0] != 'I') || memchr(word, '.', n) != NULL)
		return is_letter(word[0]);
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strlen(titles[i]) == n && memcmp(titles[i], word, n) == 0)
			return true;
	return false;
}

/* The bytes of an end mark at p, or of what may close after one; 0: none. */
static size_t
mark_at(const char *p, bool closing)
{
	static const char *const ends[] = {".", "!", "?", "\xe2\x80\xa6", NULL};
	static const char *const closes[] = {
	    "\"", "'", ")", "]", "\xe2\x80\x9d", "\xe2\x80\x99", NULL};
	const char *const *list = closing ? closes : ends;

	for (; *list; list++)
		if (strncmp(p, *list, strlen(*list)) == 0)
			return strlen(*list);
	return 0;
}

/* Where the sentence that begins at s ends. */
static const char *
sentence_end(const char *s)
{
	const char *p = s, *stop, *next;
	size_t n;

	while (*(p += strcspn(p, ".!?\xe2"))) {
		n = mark_at(p, false);
		if (n == 0) {
			p++;
			continue;
		}
		stop = p;
		while ((n = mark_at(p, false)) > 0)
			p += n;
		while ((n = mark_at(p, true)) > 0)
			p += n;
		next = p + strspn(p, white);
		if (*next == '\0' ||
		    (next > p && !(*next >= 'a' && *next <= 'z') &&
			!(*stop == '.' && is_short_form(s, stop))))
			return p;
	}
	return p;
}

int
sentence_cut(const char *text, struct arena *a, const char **out, int max)
{
	const char *p = text + strspn(text, white), *end;
	int n = 0;

	while (*p && n < max) {
		end = n == max - 1 ? p + strlen(p) : sentence_end(p);
		while (end > p && strchr(white, end[-1]))
			end--;
		out[n++] = arena_strndup(a, p, (size_t)(end - p));
		p = end + strspn(end, white);
	}
	return n;
}
