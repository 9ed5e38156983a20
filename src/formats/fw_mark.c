/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_mark.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define HEADING_MAX 120 /* bytes */
#define COLUMN_HEAD_MAX 100

static const char *
skip_spaces(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

static const char *
take_digits(const char *s, int *value)
{
	const char *p = s;

	*value = 0;
	while (isdigit((unsigned char)*p) && p - s < 4)
		*value = *value * 10 + (*p++ - '0');
	return p;
}

bool
fw_mark_number(const char *s, struct fw_number *out)
{
	bool bracket = *s == '(' || *s == '[';
	const char *p = take_digits(s + bracket, &out->value), *q;
	int more;

	memset(&out->section, 0, sizeof(*out) - sizeof(out->value));
	if (p == s + bracket || out->value < 1 || out->value > FW_NUMBER_MAX ||
	    isdigit((unsigned char)*p))
		return false;
	if (bracket) {
		if (*p != ')' && *p != ']')
			return false;
		out->strong = true;
		p++;
	} else if (*p == '.' || *p == ')' || *p == ':') {
		out->strong = true;
		q = take_digits(p + 1, &more);
		if (*p == '.' && q > p + 1) {
			if (more < 1 || more > FW_NUMBER_MAX ||
			    isdigit((unsigned char)*q) ||
			    (*q != '\0' && *q != ' ' && *q != '.' &&
				*q != ')' && *q != ':' && *q != '"' &&
				strncmp(q, "\xe2\x80\x9c", 3) != 0 &&
				strncmp(q, "\xe2\x80\x98", 3) != 0 &&
				!isupper((unsigned char)*q)))
				return false; /* 0.5, 3.25, 4.5% */
			out->section = out->value;
			out->value = more;
			p = q;
			if (*p == '.' || *p == ')' || *p == ':')
				p++;
			if (isdigit((unsigned char)*p))
				return false; /* 4.5.1 */
		} else {
			p++;
		}
	} else if (*p != ' ' && *p != '\0') {
		return false;
	}
	out->skip = (size_t)(skip_spaces(p) - s);
	return true;
}

/* -- bullets -------------------------------------------------------------- */

size_t
fw_mark_bullet(const char *s, int *glyph)
{
	/* the strong ones share a number: one list may mix them by level */
	static const struct {
		const char *sign;
		int glyph;
	} signs[] = {{"\xe2\x80\xa2", 0}, {"\xe2\x97\x8f", 1},
	    {"\xe2\x96\xaa", 2}, {"\xe2\x97\xa6", 3}, {"\xe2\x97\x8b", 3},
	    {"\xe2\x96\xa0", 2}, {"\xe2\x96\xa1", 2}, {"\xe2\x80\xa3", 3},
	    {"\xe2\x81\x83", 3}, {"\xe2\x9e\xa2", 3}, {"\xe2\x9e\xa4", 3},
	    {"\xe2\x9c\x93", 3}, {"\xe2\x9c\x94", 3}, {"\xe2\x96\xb6", 3},
	    {"\xe2\x96\xba", 3}, {"\xe2\x96\xb8", 3}, {"\xe2\x88\x99", 3},
	    {"\xe2\x8b\x85", 3}, {"\xe2\x97\x86", 3}, {"\xe2\x97\x87", 3},
	    {"\xe2\x96\xab", 2}, {"\xef\x82\xb7", 3}, {"\xef\x82\xa7", 3},
	    {"\xef\x83\x98", 3}, {"\xef\x83\xbc", 3}, {"\xee\x97\x8f", 3},
	    {"\xef\x81\xb6", 3}, {"\xef\x81\xae", 3}, {"(cid:", 3},
	    {"\xef\xbf\xbd", 4}, {"\xc2\xb7", 5}, {"*", 6}, {"-", 7},
	    {"\xe2\x80\x93", 8}, {"\xe2\x80\x94", 9}, {"o", 10},
	    {"\xc2\xa7", 11}, {"\xe2\x88\x97", 6}, {"\xe2\x88\x92", 7}};
	const char *p;
	size_t n;

	/* most lines begin with a letter */
	if (isalnum((unsigned char)*s) && *s != 'o')
		return 0;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i].sign);
		if (strncmp(s, signs[i].sign, n) != 0)
			continue;
		p = s + n;
		if (p[-1] == ':') { /* (cid:127) */
			while (isdigit((unsigned char)*p))
				p++;
			if (*p++ != ')')
				return 0;
		}
		*glyph = signs[i].glyph;
		/* dashes and letters only where a space follows */
		if (*glyph >= FW_GLYPH_WEAK && *p != ' ' && *p != '\0')
			return 0;
		return (size_t)(skip_spaces(p) - s);
	}
	return 0;
}

/* -- headings ------------------------------------------------------------- */

static const char *const number_words[] = {"", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty"};
#define N_NUMBER_WORDS ((int)(sizeof(number_words) / sizeof(number_words[0])))

static const char *const part_words[] = {"section", "part", "domain", "area",
    "standard", "unit", "module", "chapter", "theme", "strand", "pillar",
    "element", "principle", "topic", "stage", "block", "field", "component",
    "focus area", "key area", "competency", "competence", "aspect", "dimension",
    "category", "goal", "objective", "outcome", "priority"};

/* Does s begin with this word, as a word of its own? What follows, or NULL. */
static const char *
take_word(const char *s, const char *word)
{
	size_t n = strlen(word);

	if (strncasecmp(s, word, n) != 0 || isalnum((unsigned char)s[n]))
		return NULL;
	return s + n;
}

static const char *
take_number_word(const char *s, int *value)
{
	const char *p;

	for (*value = 1; *value < N_NUMBER_WORDS; ++*value) {
		p = take_word(s, number_words[*value]);
		if (p)
			return p;
	}
	return NULL;
}

/* Up to XXXIX, in capitals. */
static const char *
take_roman(const char *s, int *value)
{
	static const char *const ones[] = {
	    "IX", "IV", "VIII", "VII", "VI", "V", "III", "II", "I"};
	static const int worth[] = {9, 4, 8, 7, 6, 5, 3, 2, 1};
	const char *p = s;

	for (*value = 0; *p == 'X' && *value < 30 && p[1] != '\0'; p++)
		*value += 10;
	if (p > s && strncmp(p - 1, "XX", 2) != 0 &&
	    strncmp(p - 1, "IX", 2) == 0)
		p--;
	for (size_t i = 0; i < sizeof(worth) / sizeof(worth[0]); i++) {
		if (strncmp(p, ones[i], strlen(ones[i])) == 0) {
			*value += worth[i];
			p += strlen(ones[i]);
			break;
		}
	}
	return p > s && !isalnum((unsigned char)*p) ? p : NULL;
}

/* A dash, colon, stop or bar between number and name. */
static const char *
take_separator(const char *s, bool *found)
{
	static const char *const signs[] = {"\xe2\x80\x93", "\xe2\x80\x94",
	    "\xe2\x88\x92", "-", ":", ".", "|", ")", "\xc2\xb7",
	    "\xe2\x80\xa2"};
	const char *p = skip_spaces(s);

	*found = false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (strncmp(p, signs[i], strlen(signs[i])) == 0) {
			*found = true;
			return skip_spaces(p + strlen(signs[i]));
		}
	}
	return p;
}

/* Has it a word? Of 11/28/26, 9:04 PM the letters are none. */
static bool
has_word(const char *s)
{
	size_t n = 0;

	if (*s == '/')
		return false;
	if (isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80)
		return true;
	for (; *s && n < 3; s++)
		n = isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80
		    ? n + 1
		    : 0;
	return n >= 3;
}

/* Is it a name and no sentence? */
static bool
is_name(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > HEADING_MAX || fw_mark_start(s) == FW_START_LOWER)
		return false;
	return s[n - 1] != '.' && s[n - 1] != ';' && s[n - 1] != ',' &&
	    s[n - 1] != ':' && has_word(s);
}

bool
fw_mark_heading(const char *s, struct fw_heading *out)
{
	const char *p = NULL, *q = s;
	bool separated, part = false, letter = false, bar;

	memset(out, 0, sizeof(*out));
	if (!isupper((unsigned char)*s) && !isdigit((unsigned char)*s))
		return false;
	for (size_t i = 0;
	     i < sizeof(part_words) / sizeof(part_words[0]) && !part; i++) {
		p = take_word(s, part_words[i]);
		if (p && *p == ' ' && isupper((unsigned char)*s)) {
			q = skip_spaces(p);
			part = true;
		}
	}
	p = take_number_word(q, &out->number);
	if (p == NULL)
		p = take_roman(q, &out->number);
	if (p == NULL && isdigit((unsigned char)*q)) {
		p = take_digits(q, &out->number);
		if (isalnum((unsigned char)*p) || out->number > 99 ||
		    (*p == '.' && isdigit((unsigned char)p[1])))
			return false;
	}
	if (p == NULL && isupper((unsigned char)*q) &&
	    !isalnum((unsigned char)q[1])) {
		letter = !part;
		out->number = *q - 'A' + 1;
		p = q + 1;
	}
	if (p == NULL || out->number < 1)
		return false;
	out->name = take_separator(p, &separated);
	if (*out->name == '\0') { /* the name is on the next line */
		out->strong = part;
		return part || (!letter && !isdigit((unsigned char)*q));
	}
	if (!is_name(out->name))
		return false;
	bar = *skip_spaces(p) == '|';
	out->strong = part || bar ||
	    (separated && !letter && !isdigit((unsigned char)*q));
	return out->strong || isdigit((unsigned char)*q) ||
	    (letter && separated);
}

bool
fw_mark_contents(const char *s)
{
	size_t n = strlen(s);
	const char *p = s + n;

	if (strstr(s, "....") || strstr(s, ". . .") ||
	    strstr(s, "\xe2\x80\xa6\xe2\x80\xa6"))
		return true;
	while (p > s && isdigit((unsigned char)p[-1]))
		p--;
	return p < s + n && p > s && p[-1] == ' ' && p - s > 6;
}

/* -- heads of columns ------------------------------------------------------ */

/* Letters and single spaces of a short line, small. */
static const char *
plain_letters(const char *s, char *out, size_t size)
{
	size_t n = 0;

	for (; *s && n + 2 < size; s++) {
		if (isalpha((unsigned char)*s))
			out[n++] = (char)tolower((unsigned char)*s);
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

/* Takes "(participants|you …) (will|should) (learn|know|…)", as far as it is
 * there. */
static const char *
take_any(const char *s, const char *const *words)
{
	size_t n;

	for (; *words; words++) {
		n = strlen(*words);
		if (strncmp(s, *words, n) == 0 && (s[n] == ' ' || s[n] == '\0'))
			return s[n] == ' ' ? s + n + 1 : s + n;
	}
	return NULL;
}

static const char *
take_all(const char *s, const char *const *words)
{
	const char *p;

	while ((p = take_any(s, words)) != NULL && p > s)
		s = p;
	return s;
}

static const char *const head_before[] = {"participants", "participant",
    "teachers", "trainees", "learners", "members", "staff", "people", "you",
    "they", "everyone", "apprentices", "students", "volunteers", "leaders",
    "practitioners", "workers", "officers", "will", "should", "must", "need",
    "needs", "to", "be", "able", "and", "knowledge", "skills", "application",
    "theory", "content", "evidence", "statements", "column", NULL};
static const char *const head_verbs[] = {"learn", "learns", "learning", "know",
    "knows", "understand", "understands", "knowing", "understanding", "and",
    "to", "do", "practise", "practice", "show", NULL};

static const char *
take_head(const char *s, bool how)
{
	const char *p = take_all(s, head_before), *q;

	q = take_any(p, head_verbs);
	if (q == NULL)
		return NULL;
	p = take_all(q, head_verbs);
	if (!how)
		return strncmp(p, "that", 4) == 0 &&
			(p[4] == '\0' || p[4] == ' ')
		    ? p + 4 + (p[4] == ' ')
		    : NULL;
	return strncmp(p, "how to", 6) == 0 && (p[6] == '\0' || p[6] == ' ')
	    ? p + 6 + (p[6] == ' ')
	    : NULL;
}

/* "l earn that": capitals and small capitals, set as two runs. */
static void
close_up(char *s)
{
	static const char *const torn[] = {"l earn", "k now", "u nderstand"};
	char *p;

	for (size_t i = 0; i < sizeof(torn) / sizeof(torn[0]); i++) {
		while ((p = strstr(s, torn[i])) != NULL &&
		    (p == s || p[-1] == ' '))
			memmove(p + 1, p + 2, strlen(p + 2) + 1);
	}
}

enum fw_column_head
fw_mark_column_head(const char *s, struct arena *a)
{
	char text[COLUMN_HEAD_MAX];
	const char *p, *q;

	(void)a;
	if (strnlen(s, 3 * COLUMN_HEAD_MAX) >= 3 * COLUMN_HEAD_MAX ||
	    (strcasestr(s, "that") == NULL && strcasestr(s, "how") == NULL))
		return FW_HEAD_NONE;
	p = plain_letters(s, text, sizeof(text));
	close_up(text);
	q = take_head(p, false);
	if (q && *q == '\0')
		return FW_HEAD_LEFT;
	if (q) {
		q = take_head(q, true);
		return q && *q == '\0' ? FW_HEAD_BOTH : FW_HEAD_NONE;
	}
	q = take_head(p, true);
	return q && *q == '\0' ? FW_HEAD_RIGHT : FW_HEAD_NONE;
}

/* -- the edges of pages and of the document -------------------------------- */

/* "iv", alone: the value, 0 for none. */
static int
small_roman(const char *s)
{
	char big[8];
	size_t n = strlen(s);
	int value;

	if (n == 0 || n >= sizeof(big) || s[strspn(s, "ivx")] != '\0')
		return 0;
	for (size_t i = 0; i <= n; i++)
		big[i] = (char)toupper((unsigned char)s[i]);
	return take_roman(big, &value) ? value : 0;
}

int
fw_mark_page(const char *s, bool *bare)
{
	const char *p = s, *q, *end = s + strlen(s);
	int value = 0, more;

	*bare = true;
	value = small_roman(s);
	if (value > 0)
		return value;
	while (*p && !isalnum((unsigned char)*p) && (unsigned char)*p < 0x80)
		p++;
	if (strncmp(p, "\xe2\x80\x93", 3) == 0)
		p = skip_spaces(p + 3);
	if (strncasecmp(p, "page", 4) == 0 || strncasecmp(p, "p.", 2) == 0) {
		*bare = false;
		q = skip_spaces(
		    p + (tolower((unsigned char)p[1]) == 'a' ? 4 : 2));
		return take_digits(q, &value) > q ? value : 0;
	}
	q = take_digits(p, &value);
	if (q > p && !isalnum((unsigned char)*q)) {
		p = skip_spaces(q);
		if (*p == '\0' || strspn(p, "-|] ") == strlen(p))
			return value;
		if (strncmp(p, "\xe2\x80\x93", 3) == 0) {
			*bare = *skip_spaces(p + 3) == '\0';
			return value; /* "– 3 –", "3 – Title" */
		}
		if (strncasecmp(p, "of ", 3) == 0 || *p == '/') {
			q = skip_spaces(p + (*p == '/' ? 1 : 3));
			return take_digits(q, &more) > q && more >= value
			    ? value
			    : 0;
		}
		*bare = false;
		return *p == '|' ? value : 0;
	}
	/* Title | 3, Title – Page 3 */
	for (q = end; q > s && isdigit((unsigned char)q[-1]);)
		q--;
	if (q == end || q == s)
		return 0;
	(void)take_digits(q, &value);
	*bare = false;
	while (q > s && q[-1] == ' ')
		q--;
	if (q > s && q[-1] == '|')
		return value;
	if (q - s >= 4 && strncasecmp(q - 4, "page", 4) == 0)
		return value;
	if (q - s > 3 && strncasecmp(q - 3, " of", 3) == 0) {
		for (q -= 3; q > s && isdigit((unsigned char)q[-1]);)
			q--;
		return take_digits(q, &more) > q ? more : 0;
	}
	return 0;
}

bool
fw_mark_back_matter(const char *s)
{
	static const char *const words[] = {"references", "reference list",
	    "bibliography", "appendix", "appendices", "annex", "annexes",
	    "glossary", "index", "acknowledgements", "acknowledgments",
	    "endnotes", "further reading", "sources", "contact", "contacts",
	    "about this document", "notes", "document control",
	    "version history", "copyright", "evidence base"};
	const char *p;

	if (strlen(s) > 60)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		p = take_word(s, words[i]);
		if (p && isupper((unsigned char)*s) &&
		    (*p == '\0' || *p == ' ' || *p == ':') &&
		    (strncasecmp(s, "a", 1) == 0 || p[strspn(p, " :")] == '\0'))
			return true;
	}
	return strncmp(s, "\xc2\xa9", 2) == 0;
}

/* -- ends and beginnings ----------------------------------------------------
 */

static bool
ends_in(const char *s, size_t n, const char *sign)
{
	size_t m = strlen(sign);

	return n >= m && memcmp(s + n - m, sign, m) == 0;
}

enum fw_end
fw_mark_end(const char *s, size_t n)
{
	static const char *const closing[] = {
	    "\xe2\x80\x9d", "\xe2\x80\x99", "\"", "'", ")", "]", "\xc2\xbb"};
	bool more = true;

	if (ends_in(s, n, "\xc2\xad"))
		return FW_END_HYPHEN;
	if (n > 1 && s[n - 1] == '-' &&
	    (isalnum((unsigned char)s[n - 2]) ||
		(unsigned char)s[n - 2] >= 0x80))
		return FW_END_HYPHEN;
	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]);
		     i++) {
			if (ends_in(s, n, closing[i])) {
				n -= strlen(closing[i]);
				more = true;
			}
		}
	}
	if (n == 0)
		return FW_END_NONE;
	if (s[n - 1] == '.' || s[n - 1] == '!' || s[n - 1] == '?')
		return FW_END_STOP;
	return s[n - 1] == ':' ? FW_END_COLON : FW_END_NONE;
}

bool
fw_mark_breaks_off(const char *text)
{
	static const char words[] =
	    " a an the of and or to in for with than that is are was were can "
	    "may will must should by from as at on who which whose their its "
	    "his her our your this these those not be been has have had ";
	const char *last = strrchr(text, ' ');
	char key[12];
	size_t n;

	last = last ? last + 1 : text;
	n = strlen(last);
	if (n + 3 > sizeof(key))
		return false;
	key[0] = ' ';
	for (size_t i = 0; i < n; i++)
		key[i + 1] = (char)tolower((unsigned char)last[i]);
	key[n + 1] = ' ';
	key[n + 2] = '\0';
	return strstr(words, key) != NULL;
}

enum fw_start
fw_mark_start(const char *s)
{
	size_t len, n = strlen(s);
	int32_t c;

	if (n == 0)
		return FW_START_OTHER;
	c = text_decode(s, n, &len);
	if (c >= 'a' && c <= 'z')
		return FW_START_LOWER;
	if (c >= 'A' && c <= 'Z')
		return FW_START_UPPER;
	if (c >= 0xc0 && c <= 0x17f && c != 0xd7 && c != 0xf7)
		return c < 0xdf || (c >= 0x100 && c % 2 == 0) ? FW_START_UPPER
							      : FW_START_LOWER;
	return FW_START_OTHER;
}
