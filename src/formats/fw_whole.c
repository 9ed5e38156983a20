/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_whole.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "formats/fw_mark.h"

#define LONGEST_WORD FW_WORD_LONGEST
#define SHOWN 24 /* bytes of what is odd */

static bool
is_latin(int32_t c)
{
	return (c < 0x80 && isalpha((int)c)) || (c >= 0xc0 && c < 0x250) ||
	    (c >= 0x1e00 && c < 0x1f00);
}

/* Letters that stand in names from abroad and, where a font was misread, for fi
 * and ff: at the start of a small word, or one that English has not. */
static bool
is_foreign(const char *text, const char *s, int32_t c)
{
	bool start = s == text || s[-1] == ' ';

	return c == 0xfb || c == 0xf0 || c == 0xfe || c == 0xff ||
	    (start && (c == 0xfc || c == 0xf8));
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

/* "some15to20seconds": letters and digits in one, several times. */
static bool
is_glued(const char *text, const char *s)
{
	int turns = 0;

	if (s > text && s[-1] != ' ')
		return false;
	for (; s[0] && s[1] && s[1] != ' ' && s[1] != '-'; s++)
		turns += (isdigit((unsigned char)s[0]) &&
			     islower((unsigned char)s[1])) ||
		    (islower((unsigned char)s[0]) &&
			isdigit((unsigned char)s[1]));
	return turns >= 2;
}

/* "tired,and", "steer.Most", "2Office": a space is gone. */
static bool
is_close(const char *text, const char *s)
{
	if (s == text || s[1] == '\0')
		return false;
	if (*s == ',' || *s == ';')
		return islower((unsigned char)s[-1]) &&
		    islower((unsigned char)s[1]);
	if (*s == '.')
		return islower((unsigned char)s[-1]) && s - text > 2 &&
		    islower((unsigned char)s[-2]) &&
		    isupper((unsigned char)s[1]) &&
		    islower((unsigned char)s[2]);
	return isdigit((unsigned char)*s) &&
	    (s[-1] == ' ' || isdigit((unsigned char)s[-1])) &&
	    isupper((unsigned char)s[1]) && islower((unsigned char)s[2]) &&
	    islower((unsigned char)s[3]);
}

/* "midMay": a word that lost its hyphen before a name. */
static bool
is_humped(const char *text, const char *s)
{
	size_t n;

	if (s > text && s[-1] != ' ')
		return false;
	for (n = 0; islower((unsigned char)s[n]);)
		n++;
	return n > 1 && isupper((unsigned char)s[n]) &&
	    islower((unsigned char)s[n + 1]);
}

/* "… adult. who need": what ended, goes on small. */
static bool
is_past_end(const char *text, const char *s)
{
	static const char short_forms[] =
	    " approx incl dept govt dept prof univ ";
	char word[12];
	const char *from = s;
	size_t n;

	if (*s != '.' || s[1] != ' ' || !islower((unsigned char)s[2]))
		return false;
	while (from > text && islower((unsigned char)from[-1]))
		from--;
	n = (size_t)(s - from);
	if (n < 4 || n + 3 > sizeof(word))
		return n >= 4;
	word[0] = word[n + 1] = ' ';
	memcpy(word + 1, from, n);
	word[n + 2] = '\0';
	return strstr(short_forms, word) == NULL;
}

/* "11/28/26, ": of a header that a browser prints. */
static bool
is_stamp(const char *text, const char *s)
{
	size_t n, parts = 0;

	if (s > text && s[-1] != ' ')
		return false;
	for (; isdigit((unsigned char)*s) && parts < 3; parts++) {
		n = strspn(s, "0123456789");
		s += n + (s[n] == '/');
	}
	return parts == 3 && *s == ',';
}

/* Two small letters alone that are no word, number or unit: "low er". */
static bool
is_scrap(const char *s)
{
	static const char words[] =
	    " of to in is it as at be by he if me my no on or so up us we do "
	    "go "
	    "an am ok vs eg ie cm mm km kg ml mg st nd rd th pm hz kw de la le "
	    "du et al ed pp cf re id ad ex pi mu nu da el ma pa oh ah ha hi ";
	char key[5] = {' ', s[0], s[1], ' ', '\0'};

	return islower((unsigned char)s[0]) && islower((unsigned char)s[1]) &&
	    (s[2] == ' ' || s[2] == '\0') && strstr(words, key) == NULL;
}

/* A letter alone that is no word, "g astroenteritis", or a space before a
 * comma: the extractor took gaps between letters for spaces. */
static bool
is_torn(const char *text, const char *s)
{
	if (s == text || s[-1] != ' ')
		return false;
	if (*s == ',' || *s == ';' || is_scrap(s))
		return true;
	if (*s == 'o' && s[1] == ' ' && isupper((unsigned char)s[2]))
		return true; /* a bullet */
	if (s > text + 1 && isdigit((unsigned char)s[-2]))
		return false; /* 400 m */
	return s[1] == ' ' && *s >= 'b' && *s <= 'z' && *s != 'o' &&
	    !(s > text + 1 && ispunct((unsigned char)s[-2]));
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

/* What is odd about the letters, NULL for nothing. */
static const char *
find_damage(const char *text, struct arena *a)
{
	size_t left = strlen(text), len, row = 0;
	bool latin = false, strange = false;

	for (const char *s = text; left > 0; s += len, left -= len) {
		int32_t c;
		bool is;

		/* in the midst of a word nothing is odd but its length */
		if (islower((unsigned char)*s) && latin && s[-1] >= 'a' &&
		    row < LONGEST_WORD) {
			len = 1;
			row++;
			continue;
		}
		c = text_decode(s, left, &len);
		is = is_latin(c);
		row = is ? row + 1 : 0;
		if (row > LONGEST_WORD || is_lost_quote(text, s) ||
		    is_torn(text, s) || is_glued(text, s) ||
		    is_close(text, s) || is_past_end(text, s) ||
		    is_humped(text, s) || is_foreign(text, s, c) ||
		    is_stamp(text, s) ||
		    (is_strange(c) && (latin || c == 0xfffd)) ||
		    (is && strange) || strncmp(s, "(cid:", 5) == 0)
			return told(text, s, a);
		latin = is;
		strange = is_strange(c);
	}
	return NULL;
}

/* Brackets that open and do not close, or the other way round. */
static bool
is_unbalanced(const char *s)
{
	int open = 0;

	for (; *s; s++) {
		open += (*s == '(') - (*s == ')');
		if (open < 0)
			return true;
	}
	return open != 0;
}

/* Is the word, small and n bytes long, one of the document's? */
static bool
is_known(const struct fw_words *words, const char *s, size_t n)
{
	return fw_words_count(words, FW_WORD_MIDST, s, n) > 0 ||
	    fw_words_count(words, FW_WORD_COMPOUND, s, n) > 0;
}

/* "Achain", "Ane-bike": A or An and a word of the document, without the space
 * between them, where a sentence begins. */
static bool
has_lost_space(const char *text, const struct fw_words *words)
{
	char word[FW_WORD_MAX];
	size_t n = strcspn(text, " ");

	if (text[0] != 'A' || n < 5 || n >= sizeof(word))
		return false;
	for (size_t i = 0; i < n; i++)
		word[i] = (char)tolower((unsigned char)text[i]);
	return fw_words_count(words, FW_WORD_MIDST, word, n) <= 1 &&
	    (is_known(words, word + 1, n - 1) ||
		(word[1] == 'n' && is_known(words, word + 2, n - 2)));
}

static bool
has_lost_any_space(const char *text, const struct fw_words *words)
{
	while (text) {
		if (has_lost_space(text, words))
			return true;
		text = strstr(text, ". ");
		text = text ? text + 2 : NULL;
	}
	return false;
}

void
fw_whole_look_at_letters(
    const char *text, struct arena *a, struct fw_doubts *out)
{
	const char *odd = find_damage(text, a);

	if (odd)
		fw_doubt_add(a, out, odd);
}

void
fw_whole_look(const char *text, const struct fw_words *words, struct arena *a,
    struct fw_doubts *out)
{
	size_t n = strlen(text);

	if (n == 0)
		return;
	fw_whole_look_at_letters(text, a, out);
	if (fw_words_damage(words))
		fw_doubt_add(a, out, fw_words_damage(words));
	if (has_lost_any_space(text, words))
		fw_doubt_add(a, out, "a space may be missing in it");
	if (is_unbalanced(text))
		fw_doubt_add(a, out, "a bracket in it has no counterpart");
	if (fw_mark_end(text, n) == FW_END_COLON)
		fw_doubt_add(
		    a, out, "it ends in a colon, as headings of bullets do");
	else if (fw_mark_breaks_off(text))
		fw_doubt_add(a, out, "it seems to break off at its end");
}
