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
	COLUMN_SOURCE, /* whose words they are, and on what terms */
	COLUMN_LICENCE,
	COLUMN_KINDS,
};

#define COLUMNS_MAX 64
#define HEADER_ROWS 6 /* the names stand in one of these */

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
    {"examples", COLUMN_EXAMPLE}, {"source", COLUMN_SOURCE},
    {"licence", COLUMN_LICENCE}, {"license", COLUMN_LICENCE}};

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

static int
written_cells(const struct delimited_row *row)
{
	int n = 0;

	for (int i = 0; i < row->n; i++)
		n += row->cells[i][0] != '\0';
	return n;
}

static bool
is_header(const struct delimited_row *row)
{
	int known = 0;
	bool tells = false;
	enum column is;

	for (int i = 0; i < row->n; i++) {
		if (row->cells[i][0] == '\0')
			continue;
		is = named(row->cells[i]);
		known += is != COLUMN_NONE;
		tells = tells || is == COLUMN_TEXT || is == COLUMN_ASK ||
		    is == COLUMN_TERM;
	}
	return tells && known * 2 >= written_cells(row);
}

int
list_header(const struct delimited *d)
{
	int before = 0, now;

	for (int i = 0; i < HEADER_ROWS && (size_t)i + 1 < d->n; i++) {
		now = written_cells(&d->rows[i]);
		/* above it stands less than it has itself */
		if (is_header(&d->rows[i]) && (i == 0 || now > before))
			return i;
		before = now > before ? now : before;
	}
	return -1;
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

/* Has every row from this one on a number, or a question, in some column, and
 * none of those above? Then these name the columns, in words that are not known
 * here, or the whole. */
static bool
begins_at(const struct delimited *d, size_t from)
{
	const struct delimited rest = {
	    .rows = d->rows + from, .n = d->n - from};
	struct seen all, below;

	for (int i = 0; i < d->columns; i++) {
		if (cell(&d->rows[from - 1], i)[0] == '\0')
			continue;
		all = look(d, i);
		below = look(&rest, i);
		if ((below.questions == rest.n && all.questions == rest.n) ||
		    (below.ids == rest.n && all.ids == rest.n))
			return true;
	}
	return false;
}

/* How many rows stand above those that are to be learned. */
static size_t
rows_above(const struct delimited *d)
{
	for (size_t i = 1; i < HEADER_ROWS && i + 2 <= d->n; i++)
		if (begins_at(d, i))
			return i;
	return 0;
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
columns_words(
    struct work *w, const enum column *is, int n, bool header, bool below)
{
	static const char *const words[COLUMN_KINDS] = {"", "id", "section",
	    "gist", "term", "question", "text", "ideas", "example", "source",
	    "licence"};
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
	buf_adds(&b,
	    !header     ? "; by their look"
		: below ? "; named by the row above them"
			: "; named by the first row");
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

/* What every row below the first has in this column; NULL where they differ. */
static const char *
same_in_all(const struct delimited *d, int column)
{
	const char *s = cell(&d->rows[1], column);

	for (size_t i = 2; i < d->n; i++)
		if (strcmp(s, cell(&d->rows[i], column)) != 0)
			return NULL;
	return s;
}

/* The source and the licence of a deck, as its export writes them. */
static void
take_rights(struct work *w, const struct delimited *d, enum column *is, int n)
{
	static const char label[] = "Statements: ";
	const char *s;
	size_t len;

	for (int i = 0; i < n; i++) {
		if (is[i] != COLUMN_SOURCE && is[i] != COLUMN_LICENCE)
			continue;
		s = same_in_all(d, i);
		if (s == NULL) {
			is[i] = COLUMN_NONE;
			list_leave(w, d->rows[0].line, cell(&d->rows[0], i),
			    "this column differs from row to row, and a deck "
			    "has one");
		} else if (is[i] == COLUMN_LICENCE) {
			w->out->licence = s;
		} else if (strncmp(s, label, sizeof(label) - 1) == 0) {
			s += sizeof(label) - 1;
			len = strlen(s);
			w->out->source = arena_strndup(w->arena, s,
			    len > 0 && s[len - 1] == '.' ? len - 1 : len);
		} else {
			w->out->source = s;
		}
	}
}

/* What the names in a row say; columns that are not used are told. */
static void
take_header(struct work *w, const struct delimited *d, enum column *is, int n)
{
	bool used[COLUMN_KINDS] = {false};
	const struct delimited_row *row = &d->rows[0];
	enum column kind;

	for (int i = 0; i < n; i++) {
		kind = named(cell(row, i));
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
	for (int i = 0; i < n; i++)
		if (is[i] == COLUMN_NONE && is_written(d, i))
			list_leave(w, row->line, cell(row, i),
			    "this column is not used");
	take_rights(w, d, is, n);
}

void
list_from_rows(struct work *w, const struct delimited *d)
{
	enum column is[COLUMNS_MAX] = {COLUMN_NONE};
	int n = d->columns, header = list_header(d);
	struct delimited rest = *d;
	size_t above;

	if (header >= 0 && d->rows[header].n > n)
		n = d->rows[header].n;
	if (n > COLUMNS_MAX)
		n = COLUMNS_MAX;
	above = header >= 0 ? (size_t)header : rows_above(d);
	for (size_t i = 0; i < above; i++)
		list_leave(w, d->rows[i].line, row_text(w, &d->rows[i]),
		    header >= 0 ? "it stands above the names of the columns"
				: "it names the columns, as it seems");
	rest.rows += above;
	rest.n -= above;
	if (header >= 0)
		take_header(w, &rest, is, n);
	else if (rest.n > 0)
		guess(&rest, is);
	for (size_t i = header >= 0 ? 1 : 0; i < rest.n; i++)
		take_row(w, &rest.rows[i], is, n, header >= 0);
	w->out->how = columns_words(w, is, n, header >= 0, above > 0);
}
