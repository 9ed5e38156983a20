/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * list_pairs: blocks to statements: which are questions, what answers them,
 * which heading they stand under.
 */
#include "formats/list_priv.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define TERM_WORDS 8

/* -- one text ------------------------------------------------------------- */

static bool
has_word(const char *s)
{
	for (; *s; s++)
		if (isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80)
			return true;
	return false;
}

bool
list_is_question(const char *s)
{
	size_t n = strlen(s);

	while (n > 0 && strchr(" \"')]*_", s[n - 1]))
		n--;
	if (n >= 3 && memcmp(s + n - 3, "\xe2\x80\x9d", 3) == 0)
		n -= 3;
	return (n > 1 && s[n - 1] == '?') ||
	    (n > 3 && memcmp(s + n - 3, "\xef\xbc\x9f", 3) == 0);
}

/* Past the signs that people put between a question and its answer. */
static const char *
past_signs(const char *s)
{
	static const char *const signs[] = {" ", "-", ":", "=", ">", "|", ";",
	    "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x86\x92"};
	const char *from = s;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i]);

		if (strncmp(s, signs[i], n) != 0)
			continue;
		/* -5 and -> differ */
		if (signs[i][0] == '-' && isdigit((unsigned char)s[1]))
			break;
		s += n;
		i = (size_t)-1;
	}
	if (s != from && strncasecmp(s, "answer:", 7) == 0)
		return past_signs(s + 7);
	if (s != from && strncasecmp(s, "a:", 2) == 0)
		return past_signs(s + 2);
	return s;
}

bool
list_split_question(
    struct arena *a, const char *s, const char **ask, const char **answer)
{
	const char *p = s, *rest;

	while ((p = strchr(p, '?')) != NULL) {
		p++;
		if (*p != ' ' && *p != '\t' && *p != ';' && *p != '=')
			continue;
		rest = past_signs(p);
		if (!has_word(rest))
			return false;
		*ask = arena_strndup(a, s, (size_t)(p - s));
		*answer = rest;
		return true;
	}
	return false;
}

bool
list_split_term(
    struct arena *a, const char *s, const char **term, const char **meaning)
{
	static const char *const signs[] = {"::", ": ", " - ", " = ",
	    " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xe2\x86\x92 ", " -> "};
	const char *at = NULL, *p, *rest;
	int words = 1;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		p = strstr(s, signs[i]);
		if (p && (at == NULL || p < at))
			at = p;
	}
	if (at == NULL || at == s)
		return false;
	for (p = s; p < at; p++) {
		words += *p == ' ';
		if (strchr(".!?;", *p) && p[1] == ' ')
			return false; /* a sentence before it */
	}
	rest = past_signs(at);
	*term = arena_strndup(a, s, (size_t)(at - s));
	*meaning = rest;
	return words <= TERM_WORDS && has_word(*term) && has_word(rest);
}

/* Does it ask, in English? Elsewhere a question mark in a statement is a part
 * of it. */
static bool
asks(const char *s)
{
	static const char *const words[] = {"what", "why", "how", "when",
	    "where", "which", "who", "whose", "whom", "is", "are", "was",
	    "were", "do", "does", "did", "can", "could", "should", "would",
	    "will", "has", "have", "in", "at", "on", "name", "to", "from",
	    "for", "under"};
	size_t n = strcspn(s, " ,");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == n && strncasecmp(s, words[i], n) == 0)
			return true;
	return false;
}

/* -- a run of blocks ------------------------------------------------------ */

struct run {
	struct work *w;
	const struct blocks *b;
	enum list_as as;
	bool headings; /* there are headings */
	bool items; /* there are list items: paragraphs are no statements */
	bool marked; /* there are Q: and A: */
	bool terms; /* most are term: definition */
	bool pairs; /* a question stands in one line, its answer in the next */
	const char *section;
	/* headings whose words the section's title has, by level: index + 1;
	 * and those under which something was found */
	size_t above[7], own;
	bool *used;
};

static const struct block *
at(const struct run *r, size_t i)
{
	return i < r->b->n ? &r->b->list[i] : NULL;
}

/* Something stands under the headings above it. */
static void
use_headings(struct run *r)
{
	if (r->own == 0)
		return;
	r->used[r->own - 1] = true;
	for (int k = 1; k < at(r, r->own - 1)->depth; k++)
		if (r->above[k])
			r->used[r->above[k] - 1] = true;
}

static struct draft_statement *
add(struct run *r, const struct block *one)
{
	struct draft_statement *st = list_add(r->w, one->line);

	use_headings(r);
	st->section = r->section;
	st->id = one->number;
	return st;
}

/* The texts of [from, to) as one: items apart by semicolons. */
static const char *
joined(struct run *r, const char *first, size_t from, size_t to)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_adds(&b, first);
	for (size_t i = from; i < to; i++) {
		const struct block *one = at(r, i);
		bool part = one->kind == BLOCK_ITEM ||
		    (one->kind == BLOCK_ANSWER && i > from);

		if (b.n > 0 && part) {
			while (b.n > 0 && strchr(" ;,", b.p[b.n - 1]))
				b.n--;
			buf_adds(&b, b.p[b.n - 1] == ':' ? " " : "; ");
		} else if (b.n > 0) {
			buf_addc(&b, ' ');
		}
		buf_adds(&b, one->text);
	}
	out = arena_strdup(r->w->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* A heading with others below it and nothing of its own lends them its words.
 */
static size_t
heading(struct run *r, size_t i)
{
	const struct block *one = at(r, i), *next = at(r, i + 1);
	struct buf b = BUF_INIT;

	for (int k = one->depth; k <= 6; k++)
		r->above[k] = 0;
	for (int k = 1; k < one->depth; k++)
		if (r->above[k])
			buf_addf(&b, "%s: ", at(r, r->above[k] - 1)->text);
	if (next && next->kind == BLOCK_HEADING && next->depth > one->depth)
		r->above[one->depth] = i + 1;
	buf_adds(&b, one->text);
	while (b.n > 0 && b.p[b.n - 1] == ':')
		b.p[--b.n] = '\0';
	r->section = arena_strdup(r->w->arena, buf_str(&b));
	r->own = i + 1;
	buf_release(&b);
	return i + 1;
}

/* Q: and all up to the next one or a heading. */
static size_t
marked_pair(struct run *r, size_t i)
{
	const struct block *one = at(r, i);
	size_t end = i + 1, answer = 0;
	struct draft_statement *st;

	for (; at(r, end) && at(r, end)->kind != BLOCK_ASK &&
	     at(r, end)->kind != BLOCK_HEADING;
	     end++)
		if (answer == 0 && at(r, end)->kind == BLOCK_ANSWER)
			answer = end;
	if (answer == 0)
		answer = i + 1; /* the answer has no mark */
	if (answer == end || !has_word(joined(r, "", answer, end)) ||
	    !has_word(joined(r, one->text, i + 1, answer))) {
		for (size_t k = i; k < end; k++)
			list_leave(r->w, at(r, k)->line, at(r, k)->text,
			    "this question has no answer");
		return end;
	}
	for (size_t k = i + 1; k < end; k++)
		if (at(r, k)->kind != BLOCK_ANSWER)
			list_glue(r->w, at(r, k)->line);
	st = add(r, one);
	st->ask = joined(r, one->text, i + 1, answer);
	st->text = joined(r, "", answer, end);
	return end;
}

/* The rows of a Markdown table. */
static size_t
table(struct run *r, size_t i)
{
	struct delimited d = {.separator = '|'};
	size_t end = i, before = r->w->out->n, cap = 0;
	struct delimited row;

	for (; at(r, end) && at(r, end)->kind == BLOCK_ROW; end++) {
		const char *s = at(r, end)->text + 1;
		size_t n = strlen(s);

		while (n > 0 && strchr(" |", s[n - 1]))
			n--;
		s = arena_strndup(r->w->arena, s, n);
		delimited_read(s, n, '|', r->w->arena, &row);
		if (row.n == 0)
			continue;
		row.rows[0].line = at(r, end)->line;
		d.rows =
		    arena_grow(r->w->arena, d.rows, d.n, &cap, sizeof(*d.rows));
		d.rows[d.n++] = row.rows[0];
		if (row.columns > d.columns)
			d.columns = row.columns;
	}
	list_from_rows(r->w, &d);
	if (before < r->w->out->n)
		use_headings(r);
	for (; before < r->w->out->n; before++)
		if (r->w->out->entries[before].section[0] == '\0')
			r->w->out->entries[before].section = r->section;
	return end;
}

/* The blocks that answer a question which stands alone: [i + 1, end). */
static size_t
answer_end(const struct run *r, size_t i)
{
	const struct block *one = at(r, i), *next;
	size_t end = i + 1;

	for (; (next = at(r, end)) != NULL; end++) {
		bool inside = next->kind == BLOCK_ANSWER ||
		    (next->kind == BLOCK_ITEM &&
			(one->kind == BLOCK_PARA || next->depth > one->depth));

		if (inside)
			continue;
		if (!r->pairs || next->kind != one->kind ||
		    list_is_question(next->text) ||
		    (next->apart && end > i + 1))
			break;
	}
	return end;
}

static size_t
statement(struct run *r, size_t i)
{
	const struct block *one = at(r, i), *next = at(r, i + 1);
	struct arena *a = r->w->arena;
	const char *x, *y;
	struct draft_statement *st;
	size_t end = i + 1, n = strlen(one->text);
	bool parent = next && next->kind == BLOCK_ITEM &&
	    one->kind == BLOCK_ITEM && next->depth > one->depth;

	if (r->as != LIST_LINES &&
	    (list_is_question(one->text) ||
		(next && next->kind == BLOCK_ANSWER))) {
		end = answer_end(r, i);
		if (end == i + 1) {
			list_leave(r->w, one->line, one->text,
			    "this question has no answer");
			return end;
		}
		st = add(r, one);
		st->ask = one->text;
		st->text = joined(r, "", i + 1, end);
		return end;
	}
	if (r->items && one->kind == BLOCK_PARA) {
		list_leave(r->w, one->line, one->text,
		    "it is not an item of the list");
		return end;
	}
	st = add(r, one);
	if (r->as == LIST_LINES) {
		st->text = one->text;
	} else if (list_split_question(a, one->text, &x, &y) &&
	    (r->as == LIST_QA || asks(x))) {
		st->ask = x;
		st->text = y;
	} else if (r->terms && list_split_term(a, one->text, &x, &y)) {
		list_ask_term(r->w, st, x);
		st->text = y;
	} else if (parent && one->text[n - 1] == ':') {
		while (at(r, end) && at(r, end)->kind == BLOCK_ITEM &&
		    at(r, end)->depth > one->depth)
			end++;
		st->ask = arena_printf(
		    a, "%.*s: what are they?", (int)n - 1, one->text);
		st->text = joined(r, "", i + 1, end);
	} else {
		st->text = one->text;
	}
	return end;
}

/* -- all ------------------------------------------------------------------ */

static void
look(struct run *r)
{
	size_t lines = 0, terms = 0, alone = 0;
	const char *x, *y;

	for (size_t i = 0; i < r->b->n; i++) {
		const struct block *one = at(r, i), *next = at(r, i + 1);

		r->items = r->items || one->kind == BLOCK_ITEM ||
		    one->kind == BLOCK_ROW;
		r->marked = r->marked || one->kind == BLOCK_ASK;
		r->headings = r->headings || one->kind == BLOCK_HEADING;
		if (one->kind != BLOCK_ITEM && one->kind != BLOCK_PARA)
			continue;
		lines++;
		if (list_is_question(one->text))
			alone += next && next->kind == one->kind &&
			    !list_is_question(next->text);
		else
			terms +=
			    list_split_term(r->w->arena, one->text, &x, &y);
	}
	r->terms = r->as == LIST_QA || (lines > 1 && terms * 10 >= lines * 8);
	r->pairs = r->as == LIST_QA || alone * 20 >= lines * 8;
	r->items = r->items && r->as == LIST_MARKDOWN;
	r->marked = r->marked && r->as != LIST_LINES;
}

/* A few words above a list, where nothing else gives it a heading. */
static bool
is_label(const struct run *r, size_t i)
{
	const struct block *one = at(r, i), *next = at(r, i + 1);
	size_t n = strlen(one->text);

	return one->kind == BLOCK_PARA && next && next->kind == BLOCK_ITEM &&
	    n > 0 && n <= 60 && !strchr(".!;?", one->text[n - 1]);
}

static void
take_labels(struct run *r)
{
	if (!r->items || r->headings)
		return;
	for (size_t i = 0; i < r->b->n; i++)
		if (is_label(r, i)) {
			r->b->list[i].kind = BLOCK_HEADING;
			r->b->list[i].depth = 2;
		}
}

/* The one heading of the first level, where it stands before all else. */
static size_t
take_title(struct run *r)
{
	const struct block *first = at(r, 0), *one;

	if (first == NULL || first->kind != BLOCK_HEADING ||
	    first->depth != 1 || r->b->n == 1)
		return 0;
	for (size_t i = 1; (one = at(r, i)) != NULL; i++)
		if (one->kind == BLOCK_HEADING && one->depth == 1)
			return 0;
	if (r->w->out->title[0])
		return 0;
	r->w->out->title = first->text;
	return 1;
}

void
list_from_blocks(struct work *w, const struct blocks *b, enum list_as as)
{
	struct run r = {.w = w, .b = b, .as = as, .section = ""};
	const struct block *one;
	size_t i, first;

	look(&r);
	take_labels(&r);
	r.used = arena_array(w->arena, b->n + 1, sizeof(*r.used));
	first = i = as == LIST_LINES ? 0 : take_title(&r);
	while ((one = at(&r, i)) != NULL) {
		if (as == LIST_LINES) {
			i = statement(&r, i);
		} else if (one->kind == BLOCK_HEADING) {
			i = heading(&r, i);
		} else if (one->kind == BLOCK_ASK) {
			i = marked_pair(&r, i);
		} else if (one->kind == BLOCK_ROW) {
			i = table(&r, i);
		} else if (r.marked || one->kind == BLOCK_ANSWER) {
			list_leave(w, one->line, one->text,
			    one->kind == BLOCK_ANSWER
				? "this answer has no question"
				: "it is not part of a question and answer");
			i++;
		} else {
			i = statement(&r, i);
		}
	}
	for (i = first; (one = at(&r, i)) != NULL; i++)
		if (one->kind == BLOCK_HEADING && !r.used[i])
			list_leave(w, one->line, one->text,
			    "there is no statement below this heading");
}
