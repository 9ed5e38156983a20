/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * list_blocks: lines to headings, items, paragraphs, table rows, and what is
 * marked Q: or A:. Signs of Markdown are taken off; its words stay.
 */
#include "formats/list_priv.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* A line this long may have been broken by an editor. */
#define WRAPPED 45

struct scan {
	struct work *w;
	struct blocks *out;
	bool lines; /* each line as it stands */
	bool blank; /* the line before was empty */
	bool wraps; /* most lines begin with a capital, a sign or a digit */
	size_t above; /* bytes of the line before */
	int inner; /* column at which the text of the last item began */
	char fence; /* in a block of code: its sign */
	bool point; /* the last question was marked with a point: Q. */
	bool comment; /* within <!-- and --> */
};

struct line {
	const char *s; /* after its indent */
	size_t n;
	int number, indent;
};

static bool
has_word(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (isalnum((unsigned char)s[i]) || (unsigned char)s[i] >= 0x80)
			return true;
	return false;
}

/* -- signs within a line -------------------------------------------------- */

/* [text](address) is its text and the address behind it. */
static size_t
put_link(struct buf *b, const char *s, size_t n)
{
	const char *close = memchr(s, ']', n), *end;

	if (close == NULL || close + 1 >= s + n || close[1] != '(')
		return 0;
	end = memchr(close, ')', (size_t)(s + n - close));
	if (end == NULL)
		return 0;
	buf_add(b, s + 1, (size_t)(close - s) - 1);
	buf_addf(b, " (%.*s)", (int)(end - close - 2), close + 2);
	return (size_t)(end - s) + 1;
}

/* Without ** __ and ` around words, and without the \ before a sign. */
static const char *
bare_text(struct arena *a, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	const char *out;
	size_t len;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '[' && (len = put_link(&b, s + i, n - i)) > 0)
			i += len - 1;
		else if (i + 1 < n && (s[i] == '*' || s[i] == '_') &&
		    s[i + 1] == s[i])
			i++;
		else if (s[i] == '`')
			continue;
		else if (s[i] == '\\' && i + 1 < n &&
		    ispunct((unsigned char)s[i + 1]))
			buf_addc(&b, s[++i]);
		else if (s[i] == '\t')
			buf_addc(&b, ' ');
		else
			buf_addc(&b, s[i]);
	}
	while (b.n > 0 && b.p[b.n - 1] == ' ')
		b.n--;
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

/* -- what a line begins with ---------------------------------------------- */

/* A bullet, or a number with a point or bracket: bytes up to the text, 0 none.
 */
static size_t
mark_length(const char *s, size_t n)
{
	static const char *const bullets[] = {"-", "*", "+", "\xe2\x80\xa2",
	    "\xe2\x97\x8f", "\xe2\x97\xa6", "\xe2\x80\xa3", "\xe2\x96\xaa",
	    "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xb7", "\xef\x82\xb7"};
	size_t i = 0, len = 0;

	for (size_t k = 0; k < sizeof(bullets) / sizeof(bullets[0]); k++) {
		i = strlen(bullets[k]);
		if (n > i && memcmp(s, bullets[k], i) == 0) {
			len = i;
			/* typographic bullets need no space */
			if (i > 1 && s[i] != ' ' && s[i] != '\t' && k < 8)
				return len;
			break;
		}
	}
	if (len == 0) {
		i = s[0] == '(' ? 1 : 0;
		while (i < n && isdigit((unsigned char)s[i]))
			i++;
		if (i == (size_t)(s[0] == '(') && n > i + 1 &&
		    isalpha((unsigned char)s[i]) && s[i + 1] == ')')
			i++; /* a) */
		else if (i == (size_t)(s[0] == '(') || i > 5)
			return 0;
		if (i >= n || (s[i] != ')' && (s[i] != '.' || s[0] == '(')))
			return 0;
		len = i + 1;
	}
	if (len >= n || (s[len] != ' ' && s[len] != '\t'))
		return 0;
	while (len < n && (s[len] == ' ' || s[len] == '\t'))
		len++;
	return len < n ? len : 0;
}

/* "3.8" or "3.8." before a text: its length with the space, 0 none. */
static size_t
number_length(const char *s, size_t n, size_t *digits)
{
	size_t i = 0;
	int points = 0;

	if (n == 0 || !isdigit((unsigned char)s[0]))
		return 0;
	while (i < n && (isdigit((unsigned char)s[i]) || s[i] == '.'))
		points += s[i++] == '.';
	*digits = s[i - 1] == '.' ? i - 1 : i;
	points -= s[i - 1] == '.';
	if (points < 1 || i >= n || s[i] != ' ' || i > 12)
		return 0;
	while (i < n && s[i] == ' ')
		i++;
	return i < n && isalpha((unsigned char)s[i]) ? i : 0;
}

/* Q: or A:, written in one of several ways; bytes up to the text, 0 none. With
 * point Q. and A. are too. */
static size_t
label_length(const char *s, size_t n, char letter, const char *word, bool point)
{
	size_t i = 0, len = strlen(word);
	bool number = false;

	while (i < n && s[i] == '*')
		i++;
	if (n - i > len && strncasecmp(s + i, word, len) == 0)
		i += len;
	else if (i < n && toupper((unsigned char)s[i]) == letter)
		i++;
	else
		return 0;
	while (i < n && s[i] == ' ')
		i++;
	while (i < n && isdigit((unsigned char)s[i])) {
		i++;
		number = true;
	}
	while (i < n && s[i] == '*')
		i++;
	if (i >= n ||
	    !(s[i] == ':' ||
		((number || (point && i + 1 < n && s[i + 1] == ' ')) &&
		    (s[i] == '.' || s[i] == ')'))))
		return 0;
	for (i++; i < n && (s[i] == ' ' || s[i] == '*' || s[i] == '\t');)
		i++;
	return i;
}

/* -- blocks --------------------------------------------------------------- */

static struct block *
add(struct scan *sc, enum block_kind kind, const struct line *l, const char *s,
    size_t n)
{
	struct blocks *out = sc->out;
	struct block *one;
	size_t digits = 0, skip = 0;

	out->list = arena_grow(
	    sc->w->arena, out->list, out->n, &out->cap, sizeof(*out->list));
	one = &out->list[out->n++];
	memset(one, 0, sizeof(*one));
	one->kind = kind;
	one->line = l->number;
	one->depth = l->indent;
	one->apart = sc->blank;
	one->number = "";
	if (!sc->lines && (kind == BLOCK_ITEM || kind == BLOCK_PARA))
		skip = number_length(s, n, &digits);
	if (skip > 0)
		one->number = arena_strndup(sc->w->arena, s, digits);
	one->text = sc->lines ? arena_strndup(sc->w->arena, s, n)
			      : bare_text(sc->w->arena, s + skip, n - skip);
	return one;
}

/* # heading # : its level, 0 none. */
static int
heading_level(const struct line *l)
{
	int level = 0;

	while ((size_t)level < l->n && l->s[level] == '#')
		level++;
	return level > 0 && level <= 6 && (size_t)level < l->n &&
		(l->s[level] == ' ' || l->s[level] == '\t')
	    ? level
	    : 0;
}

static void
add_heading(struct scan *sc, const struct line *l, int level)
{
	const char *s = l->s + level;
	size_t n = l->n - (size_t)level;

	while (n > 0 && (s[n - 1] == '#' || s[n - 1] == ' '))
		n--;
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	if (n == 0)
		return;
	add(sc, BLOCK_HEADING, l, s, n)->depth = level;
	sc->out->markdown = true;
}

/* A line of = or - below a paragraph makes a heading of it. */
static bool
is_underline(const struct scan *sc, const struct line *l)
{
	const struct block *last =
	    sc->out->n ? &sc->out->list[sc->out->n - 1] : NULL;

	if (last == NULL || last->kind != BLOCK_PARA || sc->blank || l->n < 3)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (l->s[i] != l->s[0])
			return false;
	return l->s[0] == '=' || l->s[0] == '-';
}

/* Goes a line on with what stands above it? */
static bool
goes_on(const struct scan *sc, const struct line *l)
{
	const struct block *last =
	    sc->out->n ? &sc->out->list[sc->out->n - 1] : NULL;
	unsigned char end, first = (unsigned char)l->s[0];
	size_t n;

	if (last == NULL || sc->lines || last->kind == BLOCK_HEADING ||
	    last->kind == BLOCK_ROW)
		return false;
	if (last->kind == BLOCK_ITEM)
		return l->indent >= sc->inner || !sc->blank;
	if (sc->blank)
		return false;
	if (last->kind != BLOCK_PARA)
		return true; /* Q: and A: go on to the next of them */
	n = strlen(last->text);
	end = n ? (unsigned char)last->text[n - 1] : '.';
	return sc->wraps && sc->above >= WRAPPED && islower(first) &&
	    !strchr(".!?:;", end);
}

static void
join(struct scan *sc, const struct line *l)
{
	struct block *last = &sc->out->list[sc->out->n - 1];
	const char *more = bare_text(sc->w->arena, l->s, l->n);

	if (last->kind == BLOCK_ASK || last->kind == BLOCK_ANSWER)
		list_glue(sc->w, l->number);
	last->text = arena_printf(
	    sc->w->arena, "%s%s%s", last->text, last->text[0] ? " " : "", more);
}

/* Is the text marked as a question or an answer? Bytes of the mark. A. is one
 * only below Q., as lists have an A. too. */
static size_t
marked(struct scan *sc, const char *s, size_t n, enum block_kind *kind)
{
	size_t len = label_length(s, n, 'Q', "question", true);

	if (len > 0) {
		sc->point = label_length(s, n, 'Q', "question", false) == 0;
		*kind = BLOCK_ASK;
		return len;
	}
	len = label_length(s, n, 'A', "answer", sc->point);
	if (len == 0)
		return 0;
	*kind = BLOCK_ANSWER;
	return len;
}

/* An answer may begin with the first item of a list. */
static void
add_marked(struct scan *sc, const struct line *l, enum block_kind kind,
    const char *s, size_t n)
{
	size_t mark = kind == BLOCK_ANSWER && n > 1 && strchr("-*+", s[0])
	    ? mark_length(s, n)
	    : 0;

	(void)add(sc, kind, l, s + mark, n - mark);
}

static void
add_item(struct scan *sc, const struct line *l, size_t mark)
{
	const char *s = l->s + mark;
	size_t n = l->n - mark, len;
	enum block_kind kind;

	if (n >= 4 && s[0] == '[' && s[2] == ']' && s[3] == ' ') {
		s += 4; /* a box to tick */
		n -= 4;
	}
	len = marked(sc, s, n, &kind);
	if (len)
		add_marked(sc, l, kind, s + len, n - len);
	else
		(void)add(sc, BLOCK_ITEM, l, s, n);
	sc->inner = l->indent + (int)mark;
	sc->out->markdown = true;
}

static void
take_line(struct scan *sc, const struct line *l)
{
	enum block_kind kind;
	size_t mark, len;
	int level;

	if (sc->lines) {
		(void)add(sc, BLOCK_PARA, l, l->s, l->n);
		return;
	}
	if (is_underline(sc, l)) {
		struct block *last = &sc->out->list[sc->out->n - 1];

		last->kind = BLOCK_HEADING;
		last->depth = l->s[0] == '=' ? 1 : 2;
		sc->out->markdown = true;
		return;
	}
	if (!has_word(l->s, l->n))
		return;
	if ((level = heading_level(l)) > 0) {
		add_heading(sc, l, level);
		return;
	}
	if (l->s[0] == '|') {
		(void)add(sc, BLOCK_ROW, l, l->s, l->n);
		sc->out->list[sc->out->n - 1].text =
		    arena_strndup(sc->w->arena, l->s, l->n);
		sc->out->markdown = true;
		return;
	}
	mark = mark_length(l->s, l->n);
	len = marked(sc, l->s, l->n, &kind);
	if (len)
		add_marked(sc, l, kind, l->s + len, l->n - len);
	else if (mark)
		add_item(sc, l, mark);
	else if (goes_on(sc, l))
		join(sc, l);
	else
		(void)add(sc, BLOCK_PARA, l, l->s, l->n);
}

/* Code and comments are nobody's statements; returns whether it was one. */
static bool
is_aside(struct scan *sc, const struct line *l)
{
	const char *why = NULL;
	bool fence = l->n >= 3 &&
	    (memcmp(l->s, "```", 3) == 0 || memcmp(l->s, "~~~", 3) == 0);

	if (sc->lines)
		return false;
	if (sc->fence || fence) {
		why = "it is in a block of code";
		if (sc->fence == 0)
			sc->fence = l->s[0];
		else if (fence && l->s[0] == sc->fence)
			sc->fence = 0;
	} else if (sc->comment || (l->n >= 4 && memcmp(l->s, "<!--", 4) == 0)) {
		why = "it is a comment";
		sc->comment = memmem(l->s, l->n, "-->", 3) == NULL;
	}
	if (why && has_word(l->s, l->n))
		list_leave(sc->w, l->number,
		    arena_strndup(sc->w->arena, l->s, l->n), why);
	return why != NULL;
}

/* Lines between --- and --- at the top: bytes, 0 none. */
static size_t
front_matter(struct scan *sc, const char *s, size_t n, int *number)
{
	const char *end, *p, *stop;
	int line = 2;

	if (n < 8 || memcmp(s, "---\n", 4) != 0)
		return 0;
	end = memmem(s + 3, n - 3, "\n---", 4);
	if (end == NULL || (end + 4 < s + n && end[4] != '\n') ||
	    memchr(s + 4, ':', (size_t)(end - s) - 3) == NULL)
		return 0;
	for (p = s + 4; p < end; p = stop + 1, line++) {
		stop = memchr(p, '\n', (size_t)(end + 1 - p));
		if (strncasecmp(p, "title:", 6) == 0) {
			for (p += 6; p < stop && strchr(" \"'", *p);)
				p++;
			while (stop > p && strchr(" \"'", stop[-1]))
				stop--;
			sc->out->title =
			    arena_strndup(sc->w->arena, p, (size_t)(stop - p));
			stop = memchr(stop, '\n', (size_t)(end + 1 - stop));
		} else if (has_word(p, (size_t)(stop - p))) {
			list_leave(sc->w, line,
			    arena_strndup(sc->w->arena, p, (size_t)(stop - p)),
			    "it is about the file");
		}
	}
	*number = line + 1;
	return (size_t)(end - s) + 4;
}

/* Where many lines begin with a small letter, none of them says that it goes on
 * with the one before. */
static bool
few_small(const char *s, size_t n)
{
	size_t lines = 0, small = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\n' || (i > 0 && s[i - 1] != '\n'))
			continue;
		lines++;
		small += islower((unsigned char)s[i]) != 0;
	}
	return small * 2 <= lines;
}

void
list_blocks(
    struct work *w, const char *s, size_t n, bool lines, struct blocks *out)
{
	struct scan sc = {.w = w, .out = out, .lines = lines, .blank = true};
	const char *end = s + n, *stop;
	struct line l = {.number = 1};

	memset(out, 0, sizeof(*out));
	out->title = "";
	sc.wraps = few_small(s, n);
	w->out->n_left = 0; /* a second reading begins anew */
	if (!lines)
		s += front_matter(&sc, s, n, &l.number);
	for (; s < end; s = stop + 1, l.number++) {
		stop = memchr(s, '\n', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		l.s = s;
		for (l.indent = 0; l.s < stop && strchr(" \t", *l.s); l.s++)
			l.indent += *l.s == '\t' ? 4 : 1;
		for (l.n = (size_t)(stop - l.s);
		     l.n > 0 && strchr(" \t", l.s[l.n - 1]);)
			l.n--;
		if (l.n > 0 && l.s[0] == '>' && !lines) { /* a quotation */
			l.s++;
			l.n--;
			while (l.n > 0 && (*l.s == ' ' || *l.s == '>')) {
				l.s++;
				l.n--;
			}
		}
		if (l.n > 0 && !is_aside(&sc, &l))
			take_line(&sc, &l);
		sc.blank = l.n == 0;
		sc.above = l.n;
	}
}
