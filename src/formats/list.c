/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * list: what kind of list it is. Columns are taken for columns when something
 * says so: names in the first row, quotes, tabs, or the same number in all
 * rows and no prose in them.
 */
#include "formats/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/list_priv.h"

/* -- what is handed out --------------------------------------------------- */

struct draft_statement *
list_add(struct work *w, int line)
{
	struct list *out = w->out;
	struct draft_statement *st;

	out->entries = arena_grow(
	    w->arena, out->entries, out->n, &w->cap, sizeof(*out->entries));
	st = &out->entries[out->n++];
	memset(st, 0, sizeof(*st));
	st->line = line;
	st->id = st->section = st->gist = st->ask = st->text = st->example = "";
	return st;
}

void
list_leave(struct work *w, int line, const char *text, const char *why)
{
	struct list *out = w->out;

	out->left = arena_grow(
	    w->arena, out->left, out->n_left, &w->left_cap, sizeof(*out->left));
	out->left[out->n_left++] = (struct list_left){line, text, why};
}

void
list_glue(struct work *w, int line)
{
	struct list *out = w->out;

	if (out->glued++ == 0 || line < out->glued_line)
		out->glued_line = line;
}

void
list_ask_term(struct work *w, struct draft_statement *st, const char *term)
{
	int words = 1;

	for (const char *p = term; *p; p++)
		words += *p == ' ';
	if (list_is_question(term)) {
		st->ask = term;
		return;
	}
	st->ask = arena_printf(w->arena, "%s: what is it?", term);
	if (words <= 6 && st->gist[0] == '\0')
		st->gist = term;
}

static int
by_line(const void *x, const void *y)
{
	const struct list_left *a = x, *b = y;

	return (a->line > b->line) - (a->line < b->line);
}

/* -- columns -------------------------------------------------------------- */

/* Commas with a space after them, as prose has them, of all. */
static bool
is_prose(const char *s, size_t n, char separator)
{
	size_t all = 0, spaced = 0;

	for (size_t i = 0; i + 1 < n; i++) {
		if (s[i] != separator)
			continue;
		all++;
		spaced += s[i + 1] == ' ';
	}
	return spaced * 2 > all;
}

/* Of the column with the most. */
static size_t
questions(const struct delimited *d)
{
	size_t best = 0, n;

	for (int k = 0; k < d->columns; k++) {
		n = 0;
		for (size_t i = 0; i < d->n; i++)
			n += d->rows[i].n > k && d->rows[i].n > 1 &&
			    list_is_question(d->rows[i].cells[k]);
		best = n > best ? n : best;
	}
	return best;
}

/* How sure it is that these are columns: 0 not, 1 perhaps, 2 surely. */
static int
looks_like_columns(const char *s, size_t n, const struct delimited *d)
{
	bool all = d->even == d->n;

	if (d->columns < 2)
		return 0;
	if (list_header(d) >= 0)
		return 2;
	if (d->even * 10 < d->n * 9)
		return 0;
	if (d->separator == '\t' || (d->quoted && all))
		return 2;
	if (questions(d) * 10 >= d->n * 8 && all)
		return 2;
	return all && d->n >= 2 && !is_prose(s, n, d->separator) ? 1 : 0;
}

/* The separator that a first line "sep=;" names, '\0' none; *len is that of the
 * line. Excel reads it so. */
static char
said_separator(const char *s, size_t n, size_t *len)
{
	const char *stop = memchr(s, '\n', n);
	size_t i = n > 0 && s[0] == '"', end;

	*len = stop ? (size_t)(stop - s) : 0;
	end = *len;
	while (end > i + 5 && strchr(",;", s[end - 1]) && s[end - 2] != '=')
		end--; /* cells that a spreadsheet added */
	if (end < i + 5 || strncasecmp(s + i, "sep=", 4) != 0 ||
	    !strchr(",;\t|", s[i + 4]) || end - i - 5 != i ||
	    (i > 0 && s[end - 1] != '"'))
		return '\0';
	return s[i + 4];
}

/* The separator that makes the most of it. */
static int
find_columns(struct work *w, const char *s, size_t n, struct delimited *best)
{
	static const char separators[] = {'\t', ';', ','};
	struct delimited d;
	int sure = -1, now;

	for (size_t i = 0; i < sizeof(separators); i++) {
		delimited_read(s, n, separators[i], w->arena, &d);
		now = looks_like_columns(s, n, &d);
		if (now > sure ||
		    (now == sure && now < 2 && d.columns > best->columns)) {
			sure = now;
			*best = d;
		}
	}
	return sure;
}

/* -- what kind ------------------------------------------------------------ */

struct signs {
	size_t lines, asks, answers, items, headings, rows;
	size_t questions; /* a question with its answer behind it */
	size_t alone; /* a question, and something else after it */
	size_t terms; /* term: definition */
};

static struct signs
count_signs(struct work *w, const struct blocks *b)
{
	struct signs n = {0};
	const char *x, *y;

	for (size_t i = 0; i < b->n; i++) {
		const struct block *one = &b->list[i];

		n.asks += one->kind == BLOCK_ASK;
		n.answers += one->kind == BLOCK_ANSWER;
		n.items += one->kind == BLOCK_ITEM;
		n.headings += one->kind == BLOCK_HEADING;
		n.rows += one->kind == BLOCK_ROW;
		if (one->kind != BLOCK_PARA && one->kind != BLOCK_ITEM)
			continue;
		n.lines++;
		if (list_is_question(one->text))
			n.alone += i + 1 < b->n &&
			    b->list[i + 1].kind == one->kind &&
			    !list_is_question(b->list[i + 1].text);
		else if (list_split_question(w->arena, one->text, &x, &y))
			n.questions++;
		else
			n.terms += list_split_term(w->arena, one->text, &x, &y);
	}
	return n;
}

static enum list_as
kind_of(const struct signs *n, int columns)
{
	if (n->asks > 0 && n->answers * 2 >= n->asks)
		return LIST_QA;
	if (columns == 2)
		return LIST_CSV;
	if (n->headings + n->items + n->rows > 0)
		return LIST_MARKDOWN;
	if (n->lines > 0 && (n->questions + 2 * n->alone) * 10 >= n->lines * 8)
		return LIST_QA;
	if (n->lines > 1 && n->terms * 10 >= n->lines * 8)
		return LIST_QA;
	return columns == 1 ? LIST_CSV : LIST_LINES;
}

static const char *
plural(struct arena *a, size_t n, const char *one)
{
	return arena_printf(a, "%zu %s%s", n, one, n == 1 ? "" : "s");
}

/* -- reading -------------------------------------------------------------- */

/* What repeats an entry word for word is left out, and named. */
static void
leave_repeats(struct work *w)
{
	struct list *out = w->out;
	struct idmap_like {
		uint64_t hash;
		size_t at;
	} * seen;
	size_t size = 16, slot, kept = 0;

	while (size < out->n * 2)
		size *= 2;
	seen = arena_array(w->arena, size, sizeof(*seen));
	for (size_t i = 0; i < out->n; i++) {
		struct draft_statement st = out->entries[i];
		const char *key =
		    arena_printf(w->arena, "%s\n%s", st.ask, st.text);
		uint64_t h = text_hash(key, strlen(key)) | 1;

		for (slot = h & (size - 1); seen[slot].hash;
		     slot = (slot + 1) & (size - 1)) {
			const struct draft_statement *was =
			    &out->entries[seen[slot].at];

			if (seen[slot].hash == h &&
			    strcmp(was->ask, st.ask) == 0 &&
			    strcmp(was->text, st.text) == 0)
				break;
		}
		if (seen[slot].hash) {
			list_leave(w, st.line, st.text,
			    arena_printf(w->arena, "it repeats line %d",
				out->entries[seen[slot].at].line));
			continue;
		}
		seen[slot].hash = h;
		seen[slot].at = kept;
		out->entries[kept++] = st;
	}
	out->n = kept;
}

/* The one cell of a row that has text; NULL: there are more. */
static const char *
only_cell(const struct delimited_row *row)
{
	const char *only = NULL;

	for (int i = 0; i < row->n; i++) {
		if (row->cells[i][0] == '\0')
			continue;
		if (only)
			return NULL;
		only = row->cells[i];
	}
	return only;
}

static void
read_columns(struct work *w, const struct delimited *d)
{
	const char *sep = d->separator == '\t' ? "tabs"
	    : d->separator == ';'              ? "semicolons"
	    : d->separator == '|'              ? "upright lines"
					       : "commas";
	struct delimited rows = *d;

	w->out->n_left = 0; /* of a reading as lines */
	if (list_header(d) > 0 && only_cell(&d->rows[0])) {
		w->out->title = only_cell(&d->rows[0]);
		rows.rows++;
		rows.n--;
	}
	list_from_rows(w, &rows);
	w->out->how = arena_printf(
	    w->arena, "as columns apart by %s (%s)", sep, w->out->how);
	if (d->open_line)
		list_leave(w, d->open_line, "\"",
		    "a quotation mark begins here and none ends it; it was "
		    "taken for a sign of the text");
}

void
list_read(
    const char *s, size_t n, enum list_as as, struct arena *a, struct list *out)
{
	struct work w = {.arena = a, .out = out};
	struct delimited d;
	struct blocks b;
	struct signs signs;
	int columns;
	size_t first;
	char sep = said_separator(s, n, &first);

	memset(out, 0, sizeof(*out));
	out->title = out->how = out->source = out->licence = "";
	memset(&d, 0, sizeof(d));
	if (sep && (as == LIST_AUTO || as == LIST_CSV)) {
		s += first; /* its line end stays, for the numbers of lines */
		n -= first;
		delimited_read(s, n, sep, a, &d);
		columns = 2;
		as = LIST_CSV;
	} else {
		columns = find_columns(&w, s, n, &d);
	}
	list_blocks(&w, s, n, as == LIST_LINES, &b);
	signs = count_signs(&w, &b);
	out->as = as == LIST_AUTO ? kind_of(&signs, columns) : as;
	if (out->as == LIST_CSV) {
		read_columns(&w, &d);
	} else {
		out->title = b.title;
		/* lines that nobody said are to stay as they stand may still
		 * hold a question with its answer */
		list_from_blocks(&w, &b,
		    as == LIST_AUTO && out->as == LIST_LINES ? LIST_MARKDOWN
							     : out->as);
	}
	leave_repeats(&w);
	if (out->as == LIST_MARKDOWN)
		out->how = arena_printf(a, "as Markdown (%s, %s)",
		    plural(a, signs.headings, "heading"),
		    signs.rows > 0 && signs.items == 0
			? plural(a, signs.rows, "row")
			: plural(a, signs.items, "list item"));
	else if (out->as == LIST_QA)
		out->how = arena_printf(a, "as questions and answers (%s)",
		    plural(a, out->n, "pair"));
	else if (out->as == LIST_LINES)
		out->how = arena_printf(
		    a, "as plain lines (%s)", plural(a, out->n, "statement"));
	if (out->n_left > 1)
		qsort(out->left, out->n_left, sizeof(*out->left), by_line);
}
