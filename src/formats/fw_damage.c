/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_damage.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define LONGEST_WORD 28 /* letters in a row; English has hardly any longer */
#define SHOWN 24 /* bytes of what is odd */

static bool
is_latin(int32_t c)
{
	return (c < 0x80 && isalpha((int)c)) || (c >= 0xc0 && c < 0x250) ||
	    (c >= 0x1e00 && c < 0x1f00);
}

/* Letters and signs that no Latin word has in it: Chinese and other letters
 * from U+2E80 on, private ones, the sign for bytes that are none. */
static bool
is_strange(int32_t c)
{
	return (c >= 0x2e80 && c < 0xfb00) || c == 0xfffd || c >= 0x10000;
}

/* Does the sign at s stand where the extractor had something else: quotes that
 * became < and =? */
static bool
is_lost_quote(const char *text, const char *s)
{
	if (*s == '<')
		return isalpha((unsigned char)s[1]) &&
		    (s == text || s[-1] == ' ' || s[-1] == '(');
	return *s == '=' && s > text && isalpha((unsigned char)s[-1]) &&
	    (s[1] == ' ' || s[1] == '\0' || ispunct((unsigned char)s[1]));
}

static const char *
told(const char *text, const char *at, struct arena *a)
{
	size_t n;

	while (at > text && at[-1] != ' ')
		at--;
	n = strcspn(at, " ");
	if (n > SHOWN) {
		for (n = SHOWN; ((unsigned char)at[n] & 0xc0) == 0x80;)
			n--;
		return arena_printf(
		    a, "\"%.*s…\" may be damaged letters", (int)n, at);
	}
	return arena_printf(a, "\"%.*s\" may be damaged letters", (int)n, at);
}

const char *
fw_damage_find(const char *text, struct arena *a)
{
	size_t left = strlen(text), len, row = 0;
	bool latin = false, strange = false;

	for (const char *s = text; left > 0; s += len, left -= len) {
		int32_t c = text_decode(s, left, &len);
		bool is = is_latin(c);

		row = is ? row + 1 : 0;
		if (row > LONGEST_WORD || is_lost_quote(text, s) ||
		    (is_strange(c) && (latin || c == 0xfffd)) ||
		    (is && strange) || strncmp(s, "(cid:", 5) == 0)
			return told(text, s, a);
		latin = is;
		strange = is_strange(c);
	}
	return NULL;
}
