/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * list_table: what the columns of a list are, by the names in its first row or
 * by what stands in them, and its rows as statements.
 */
#include "formats/list_priv.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

enum column {
	COLUMN_NONE, /* not used */
	COLUMN_ID,
	COLUMN_SECTION,
	COLUMN_GIST,
	COLUMN_TERM,
	COLUMN_ASK,
	COLUMN_TEXT,
	COLUMN_IDEAS,
	COLUMN_EXAMPLE,
	COLUMN_KINDS,
};

#define COLUMNS_MAX 64

static const struct {
	const char *name;
	enum column is;
} names[] = {{"id", COLUMN_ID}, {"number", COLUMN_ID}, {"no", COLUMN_ID},
    {"nr", COLUMN_ID}, {"ref", COLUMN_ID}, {"code", COLUMN_ID},
    {"section", COLUMN_SECTION}, {"topic", COLUMN_SECTION},
    {"chapter", COLUMN_SECTION}, {"unit", COLUMN_SECTION},
    {"heading", COLUMN_SECTION}, {"category", COLUMN_SECTION},
    {"part", COLUMN_SECTION}, {"theme", COLUMN_SECTION},
    {"area", COLUMN_SECTION}, {"module", COLUMN_SECTION}, {"gist", COLUMN_GIST},
    {"title", COLUMN_GIST}, {"short", COLUMN_GIST}, {"summary", COLUMN_GIST},
    {"name", COLUMN_GIST}, {"term", COLUMN_TERM}, {"word", COLUMN_TERM},
    {"concept", COLUMN_TERM}, {"key term", COLUMN_TERM},
    {"keyword", COLUMN_TERM}, {"vocabulary", COLUMN_TERM},
    {"question", COLUMN_ASK}, {"questions", COLUMN_ASK}, {"q", COLUMN_ASK},
    {"ask", COLUMN_ASK}, {"prompt", COLUMN_ASK}, {"front", COLUMN_ASK},
    {"answer", COLUMN_TEXT}, {"answers", COLUMN_TEXT}, {"a", COLUMN_TEXT},
    {"back", COLUMN_TEXT}, {"text", COLUMN_TEXT}, {"statement", COLUMN_TEXT},
    {"statements", COLUMN_TEXT}, {"fact", COLUMN_TEXT},
    {"definition", COLUMN_TEXT}, {"meaning", COLUMN_TEXT},
    {"response", COLUMN_TEXT}, {"content", COLUMN_TEXT},
    {"explanation", COLUMN_TEXT}, {"ideas", COLUMN_IDEAS},
    {"key ideas", COLUMN_IDEAS}, {"points", COLUMN_IDEAS},
    {"key points", COLUMN_IDEAS}, {"example", COLUMN_EXAMPLE},
    {"examples", COLUMN_EXAMPLE}};

static enum column
named(const char *cell)
{
	struct arena a = ARENA_INIT;
	const char *s = text_fold(&a, cell);
	enum column is = COLUMN_NONE;
	size_t n = strlen(s);

	while (n > 0 && strchr(" .:", s[n - 1]))
		n--;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].name) == n &&
		    memcmp(names[i].name, s, n) == 0)
			is = names[i].is;
	arena_release(&a);
	return is;
}

bool
list_has_header(const struct delimited *d)
{
	const struct delimited_row *row = d->rows;
	int known = 0, written = 0;
	bool tells = false;
	enum column is;

	if (d->n < 2)
		return false;
	for (int i = 0; i < row->n; i++) {
		if (row->cells[i][0] == '\0')
			continue;
		written++;
		is = named(row->cells[i]);
		known += is != COLUMN_NONE;
		tells = tells || is == COLUMN_TEXT || is == COLUMN_ASK ||
		    is == COLUMN_TERM;
	}
	return tells && known * 2 >= written;
}

/* -- columns without names ------------------------------------------------ */

static const char *
cell(const struct delimited_row *row, int i)
{
	return i < row->n ? row->cells[i] : "";
}

/* Of the rows, how many have in this column a question, a number or short id,
 * and what the row above has. */
struct seen {
	size_t questions, ids, repeats;
};

static bool
is_number(const char *s)
{
	size_t n = strlen(s), digits = 0;

	for (size_t i = 0; i < n; i++) {
		digits += isdigit((unsigned char)s[i]) != 0;
		if (!isalnum((unsigned char)s[i]) && !strchr(".-", s[i]))
			return false;
	}
	return n > 0 && n <= 12 && digits > 0;
}

static struct seen
look(const struct delimited *d, int column)
{
	struct seen seen = {0};

	for (size_t i = 0; i < d->n; i++) {
		const char *s = cell(&d->rows[i], column);

		seen.questions += list_is_question(s);
		seen.ids += is_number(s);
		for (size_t k = i; k-- > 0 && i - k < 40;)
			if (s[0] && strcmp(s, cell(&d->rows[k], column)) == 0) {
				seen.repeats++;
				break;
			}
	}
	return seen;
}

static void
guess(const struct delimited *d, enum column *is)
{
	int n = d->columns < COLUMNS_MAX ? d->columns : COLUMNS_MAX, left[2],
	    k = 0, ask = -1;
	size_t most = d->n / 2;
	struct seen seen;

	for (int i = 0; i < n; i++) {
		seen = look(d, i);
		if (seen.questions > most && ask < 0) {
			is[i] = COLUMN_ASK;
			ask = i;
		} else if (n > 1 && i == 0 &&
		    (seen.ids * 10 >= d->n * 9 ||
			(seen.ids > 1 && seen.ids == d->n - 1)) &&
		    seen.repeats == 0) {
			is[i] = COLUMN_ID;
		} else if (n > 2 && seen.repeats >= (d->n + 1) / 2 &&
		    k < n - 2) {
			is[i] = COLUMN_SECTION;
		} else if (k < 2) {
			left[k++] = i;
		}
	}
	if (ask >= 0 && k > 0) {
		/* the answer stands behind its question */
		int text = k == 2 && left[0] < ask && left[1] > ask ? 1 : 0;

		is[left[text]] = COLUMN_TEXT;
		if (text == 1 && look(d, left[0]).repeats > 0)
			is[left[0]] = COLUMN_SECTION;
	} else if (k == 2) {
		is[left[0]] = COLUMN_TERM;
		is[left[1]] = COLUMN_TEXT;
	} else if (k == 1) {
		is[left[0]] = COLUMN_TEXT;
	}
}

/* Does every row but the first have a number, or a question, in some column?
 * Then the first row names the columns, in words that are not known here. */
static bool
has_other_header(const struct delimited *d)
{
	for (int i = 0; i < d->columns && d->n >= 3; i++) {
		struct seen seen = look(d, i);
		const char *first = cell(&d->rows[0], i);

		if (first[0] == '\0')
			continue;
		if ((seen.questions == d->n - 1 && !list_is_question(first)) ||
		    (seen.ids == d->n - 1 && !is_number(first)))
			return true;
	}
	return false;
}

/* -- rows ----------------------------------------------------------------- */

/* Ideas apart by semicolons. */
static void
take_ideas(struct work *w, struct draft_statement *st, const char *s)
{
	size_t n = 1, len;

	for (const char *p = s; *p; p++)
		n += *p == ';';
	st->ideas = arena_array(w->arena, n, sizeof(*st->ideas));
	for (; *s; s += len + (s[len] == ';')) {
		len = strcspn(s, ";");
		n = len;
		while (n > 0 && *s == ' ') {
			s++;
			n--;
			len--;
		}
		while (n > 0 && s[n - 1] == ' ')
			n--;
		if (n > 0)
			st->ideas[st->n_ideas++] =
			    arena_strndup(w->arena, s, n);
	}
}

static const char *
row_text(struct work *w, const struct delimited_row *row)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < row->n; i++)
		if (row->cells[i][0])
			buf_addf(&b, "%s%s", b.n ? " | " : "", row->cells[i]);
	out = arena_strdup(w->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
take_row(struct work *w, const struct delimited_row *row, const enum column *is,
    int columns, bool header)
{
	const char *v[COLUMN_KINDS];
	struct draft_statement *st;

	for (int i = 0; i < COLUMN_KINDS; i++)
		v[i] = "";
	for (int i = 0; i < row->n; i++) {
		if (i < columns && is[i] != COLUMN_NONE)
			v[is[i]] = row->cells[i];
	}
	/* a question or a term alone says nothing; a gist alone neither */
	if (v[COLUMN_TEXT][0] == '\0') {
		list_leave(w, row->line, row_text(w, row),
		    v[COLUMN_ASK][0] ? "this question has no answer"
				     : "it has no text");
		return;
	}
	st = list_add(w, row->line);
	st->id = v[COLUMN_ID];
	st->section = v[COLUMN_SECTION];
	st->gist = v[COLUMN_GIST];
	st->text = v[COLUMN_TEXT];
	st->example = v[COLUMN_EXAMPLE];
	st->ask = v[COLUMN_ASK];
	if (v[COLUMN_TERM][0] && v[COLUMN_ASK][0] == '\0')
		list_ask_term(w, st, v[COLUMN_TERM]);
	else if (v[COLUMN_TERM][0] && st->gist[0] == '\0')
		st->gist = v[COLUMN_TERM];
	if (v[COLUMN_IDEAS][0])
		take_ideas(w, st, v[COLUMN_IDEAS]);
	for (int i = 0; i < row->n; i++)
		if (row->cells[i][0] &&
		    (i >= columns || (!header && is[i] == COLUMN_NONE)))
			list_leave(w, row->line, row->cells[i],
			    "this cell stands in no column that is used");
}

/* What the columns were taken for, in words. */
static const char *
columns_words(struct work *w, const enum column *is, int n, bool header)
{
	static const char *const words[COLUMN_KINDS] = {"", "id", "section",
	    "gist", "term", "question", "text", "ideas", "example"};
	struct buf b = BUF_INIT;
	const char *out;
	bool ask = false;

	for (int i = 0; i < n; i++)
		ask = ask || is[i] == COLUMN_ASK || is[i] == COLUMN_TERM;
	for (int i = 0; i < n; i++)
		if (is[i] != COLUMN_NONE)
			buf_addf(&b, "%s%s", b.n ? ", " : "",
			    is[i] == COLUMN_TEXT && ask ? "answer"
							: words[is[i]]);
	buf_adds(&b, header ? "; named by the first row" : "; by their look");
	out = arena_strdup(w->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static bool
is_written(const struct delimited *d, int column)
{
	for (size_t i = 0; i < d->n; i++)
		if (cell(&d->rows[i], column)[0])
			return true;
	return false;
}

void
list_from_rows(struct work *w, const struct delimited *d)
{
	enum column is[COLUMNS_MAX] = {COLUMN_NONE}, kind;
	bool header = list_has_header(d), used[COLUMN_KINDS] = {false}, other;
	int n = d->columns;

	if (header && d->rows[0].n > n)
		n = d->rows[0].n;
	if (n > COLUMNS_MAX)
		n = COLUMNS_MAX;
	if (header) {
		for (int i = 0; i < n; i++) {
			kind = named(cell(&d->rows[0], i));
			if (used[kind])
				kind = COLUMN_NONE;
			is[i] = kind;
			used[kind] = kind != COLUMN_NONE;
		}
		/* a title beside nothing else is what is to be learned */
		for (int i = 0; i < n && !used[COLUMN_TEXT]; i++)
			if (is[i] == COLUMN_NONE || is[i] == COLUMN_GIST) {
				is[i] = COLUMN_TEXT;
				used[COLUMN_TEXT] = true;
			}
	} else if (d->n > 0) {
		guess(d, is);
	}
	for (int i = 0; i < n; i++)
		if (header && is[i] == COLUMN_NONE && is_written(d, i))
			list_leave(w, d->rows[0].line, cell(&d->rows[0], i),
			    "this column is not used");
	other = !header && has_other_header(d);
	if (other)
		list_leave(w, d->rows[0].line, row_text(w, &d->rows[0]),
		    "it names the columns, as it seems");
	for (size_t i = header || other ? 1 : 0; i < d->n; i++)
		take_row(w, &d->rows[i], is, n, header);
	w->out->how = columns_words(w, is, n, header);
}
