/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/draft.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "deck/check.h"
#include "deck/edit.h"
#include "deck/idmap.h"

/* draft: see the header. */

#define NAME_MAX_CHARS 40
#define FILL 78

/* -- names ---------------------------------------------------------------- */

/* Latin letters with a sign on them, as people without that key type them. */
static const char *
bare_letter(int32_t c)
{
	static const struct {
		int32_t first, last;
		const char *as;
	} letters[] = {{0xdf, 0xdf, "ss"}, {0xe0, 0xe3, "a"},
	    {0xe4, 0xe4, "ae"}, {0xe5, 0xe5, "a"}, {0xe6, 0xe6, "ae"},
	    {0xe7, 0xe7, "c"}, {0xe8, 0xeb, "e"}, {0xec, 0xef, "i"},
	    {0xf0, 0xf0, "d"}, {0xf1, 0xf1, "n"}, {0xf2, 0xf5, "o"},
	    {0xf6, 0xf6, "oe"}, {0xf8, 0xf8, "o"}, {0xf9, 0xfb, "u"},
	    {0xfc, 0xfc, "ue"}, {0xfd, 0xff, "y"}, {0x100, 0x105, "a"},
	    {0x106, 0x10d, "c"}, {0x10e, 0x111, "d"}, {0x112, 0x11b, "e"},
	    {0x11c, 0x123, "g"}, {0x128, 0x131, "i"}, {0x139, 0x142, "l"},
	    {0x143, 0x148, "n"}, {0x14c, 0x151, "o"}, {0x152, 0x153, "oe"},
	    {0x154, 0x159, "r"}, {0x15a, 0x161, "s"}, {0x162, 0x167, "t"},
	    {0x168, 0x173, "u"}, {0x174, 0x175, "w"}, {0x176, 0x178, "y"},
	    {0x179, 0x17e, "z"}};

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (c >= letters[i].first && c <= letters[i].last)
			return letters[i].as;
	return "";
}

const char *
draft_name(struct arena *a, const char *title, const char *otherwise)
{
	const char *s = text_fold(a, title), *out;
	size_t n = strlen(s), i, len;
	struct buf b = BUF_INIT;
	int32_t c;

	for (i = 0; i < n; i += len) {
		c = text_decode(s + i, n - i, &len);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9' && b.n > 0))
			buf_addc(&b, (char)c);
		else if (c >= 0x80 && *bare_letter(c))
			buf_adds(&b, bare_letter(c));
		else if (c != '\'' && b.n > 0 && b.p[b.n - 1] != '-')
			buf_addc(&b, '-');
		if (b.n >= NAME_MAX_CHARS)
			break;
	}
	while (b.n > 0 && b.p[b.n - 1] == '-')
		b.n--;
	out = b.n > 0 ? arena_strndup(a, buf_str(&b), b.n) : otherwise;
	buf_release(&b);
	return out;
}

/* Small words that give no letter, unless there is nothing else. */
static bool
is_small(const char *s, size_t n)
{
	static const char *const words[] = {"a", "an", "and", "at", "by", "for",
	    "from", "in", "of", "on", "or", "the", "to", "with"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == n && memcmp(words[i], s, n) == 0)
			return true;
	return false;
}

const char *
draft_prefix(struct arena *a, const char *name)
{
	char out[5] = "", c;
	size_t n = 0, len;

	for (const char *p = name; *p && n < 3; p += len + (p[len] == '-')) {
		len = strcspn(p, "-");
		if (len > 0 && p[0] >= 'a' && p[0] <= 'z' && !is_small(p, len))
			out[n++] = p[0];
	}
	if (n < 2) { /* one word: its first letters */
		n = 0;
		for (const char *p = name; *p && n < 2; p++)
			if (*p >= 'a' && *p <= 'z')
				out[n++] = *p;
	}
	out[n] = '\0';
	if (edit_is_word(out)) { /* "not" for notes */
		c = strncmp(name, out, n) == 0 ? name[n] : '\0';
		out[n++] = (char)(c >= 'a' && c <= 'z' ? c : 'd');
	}
	return n > 0 ? arena_strndup(a, out, n) : "d";
}

bool
draft_is_name(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && n <= 100 && s[0] >= 'a' && s[0] <= 'z' &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

bool
draft_is_prefix(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && n <= 20 && s[n - 1] >= 'a' && s[n - 1] <= 'z' &&
	    check_is_id(s);
}

/* -- ids ------------------------------------------------------------------ */

/* The number of a section, from 1; 0 for none. Titles are few. */
static int
section_of(struct idmap *sections, const char *title, int *n)
{
	struct idmap_slot *slot;

	if (title[0] == '\0')
		return 0;
	slot = idmap_find(sections, title);
	if (slot)
		return slot->number;
	(void)idmap_add(sections, title, title, ++*n);
	return *n;
}

/* The id as it was given, when it can be one: with the prefix before a number,
 * in small letters. NULL when not. */
static const char *
given_id(const struct draft *d, struct arena *a, const char *id)
{
	const char *s;
	size_t n;

	if (id[0] == '\0')
		return NULL;
	s = text_fold(a, id);
	n = strlen(s);
	while (n > 0 && s[n - 1] == '.')
		n--;
	s = arena_strndup(a, s, n);
	if (s[0] >= '0' && s[0] <= '9')
		s = arena_printf(a, "%s%s", d->prefix, s);
	return check_is_id(s) && strlen(s) <= 100 && !edit_is_word(s) ? s
								      : NULL;
}

void
draft_ids(struct draft *d, struct arena *a)
{
	struct idmap taken, sections;
	int n_sections = 0, *count, section;
	const char *id;

	idmap_init(&taken, a);
	idmap_init(&sections, a);
	for (int i = 0; i < d->n; i++)
		(void)section_of(&sections, d->list[i].section, &n_sections);
	for (int i = 1; i <= n_sections; i++)
		(void)idmap_add(&taken, arena_printf(a, "s%d", i), d, 0);
	/* those that have one first, so that none is taken from them */
	for (int i = 0; i < d->n; i++) {
		id = given_id(d, a, d->list[i].id);
		d->list[i].id =
		    id && idmap_add(&taken, id, d, 0) == NULL ? id : "";
	}
	count = arena_array(a, (size_t)n_sections + 1, sizeof(*count));
	for (int i = 0; i < d->n; i++) {
		section =
		    section_of(&sections, d->list[i].section, &n_sections);
		while (d->list[i].id[0] == '\0') {
			count[section]++;
			id = n_sections > 0
			    ? arena_printf(a, "%s%d.%d", d->prefix, section,
				  count[section])
			    : arena_printf(a, "%s%d", d->prefix, count[0]);
			if (idmap_add(&taken, id, d, 0) == NULL)
				d->list[i].id = id;
		}
	}
}

/* -- the file ------------------------------------------------------------- */

static const char *
one_line(struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (; *s; s++) {
		if (!strchr(" \t\r\n", *s))
			buf_addc(&b, *s);
		else if (b.n > 0 && b.p[b.n - 1] != ' ')
			buf_addc(&b, ' ');
	}
	while (b.n > 0 && b.p[b.n - 1] == ' ')
		b.p[--b.n] = '\0';
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* Below '>' when one line would be too long. */
static void
put_long(struct arena *a, struct buf *b, int indent, const char *text)
{
	const char *s = one_line(a, text);
	int column = indent, width;
	size_t len;

	if (indent + 8 + text_width(s, strlen(s)) <= FILL) {
		edit_put_text(b, s);
		buf_addc(b, '\n');
		return;
	}
	buf_adds(b, ">\n");
	buf_pad(b, ' ', (size_t)indent);
	for (; *s; s += len, s += *s == ' ') {
		len = strcspn(s, " ");
		width = text_width(s, len);
		if (column > indent && column + 1 + width > FILL) {
			buf_addc(b, '\n');
			buf_pad(b, ' ', (size_t)indent);
			column = indent;
		} else if (column > indent) {
			buf_addc(b, ' ');
			column++;
		}
		buf_add(b, s, len);
		column += width;
	}
	buf_addc(b, '\n');
}

static void
put_key(struct arena *a, struct buf *b, int indent, const char *key,
    const char *text)
{
	if (text == NULL || text[strspn(text, " \t\r\n")] == '\0')
		return;
	buf_pad(b, ' ', (size_t)indent);
	buf_addf(b, "%s: ", key);
	put_long(a, b, indent + 2, text);
}

static void
put_statement(struct arena *a, struct buf *b, const struct draft_statement *s,
    int section)
{
	buf_addf(b, "\n  - id: %s\n", s->id);
	if (section > 0)
		buf_addf(b, "    section: s%d\n", section);
	put_key(a, b, 4, "gist", s->gist);
	put_key(a, b, 4, "text", s->text);
	put_key(a, b, 4, "ask", s->ask);
	if (s->n_ideas > 0)
		buf_adds(b, "    ideas:\n");
	for (int i = 0; i < s->n_ideas; i++) {
		buf_adds(b, "      - ");
		put_long(a, b, 8, s->ideas[i]);
	}
	put_key(a, b, 4, "example", s->example);
}

void
draft_write(const struct draft *d, struct arena *a, struct buf *out)
{
	struct idmap sections;
	int n = 0, said = 0, section;

	idmap_init(&sections, a);
	buf_adds(out, "format: 1\ndeck: ");
	edit_put_text(out, d->name);
	buf_adds(out, "\nprefix: ");
	edit_put_text(out, d->prefix);
	buf_addc(out, '\n');
	put_key(a, out, 0, "title", d->title);
	put_key(a, out, 0, "licence", d->licence);
	if (d->source && d->source[0]) {
		buf_adds(out, "source:\n");
		put_key(a, out, 2, "title", d->source);
	}
	for (int i = 0; i < d->n; i++) {
		section = section_of(&sections, d->list[i].section, &n);
		if (section <= said)
			continue;
		buf_adds(out, said++ == 0 ? "\nsections:\n" : "");
		buf_addf(out, "  - id: s%d\n", section);
		put_key(a, out, 4, "title", d->list[i].section);
	}
	buf_adds(out, "\nstatements:");
	for (int i = 0; i < d->n; i++)
		put_statement(a, out, &d->list[i],
		    section_of(&sections, d->list[i].section, &n));
}
