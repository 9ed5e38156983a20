/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grid of statement by learner. Wide terminals have a row a line; narrow
 * ones two or three; plain mode has sentences. Declarations in cohort_view.h.
 */
#include "cmd/cohort_view.h"

#include <string.h>

#include "base/text.h"

#define ROWS_MOST 24 /* more: those that hold are named in a line */
#define LABEL_LEAST 20
#define COLUMNS_MOST 40
#define SHORT_MOST 3 /* letters of a column's head */
#define RATE_HEAD "last answer full,"

/* -- which rows ------------------------------------------------------------ */

static bool
has_recall(const struct cohort *k)
{
	for (size_t i = 0; i < k->n_rows; i++)
		if (k->rows[i].kind == KIND_RECALL)
			return true;
	return false;
}

static bool
is_unmet(const struct cohort_row *row)
{
	return row->unmet == row->learners && row->n == 0;
}

enum where { IN_GRID, IN_LINE, NOWHERE };

/* many: more rows than the screen likes. */
static enum where
where_is(const struct cohort_view *v, const struct cohort_row *row, bool many)
{
	bool listed = row->kind == KIND_RECALL || !has_recall(v->k);

	if (v->every)
		return IN_GRID;
	if (!listed)
		return NOWHERE;
	if (row->variant > 0 && row->verdict == COHORT_TOO_FEW)
		return NOWHERE; /* the wording that most were asked is there */
	if (is_unmet(row))
		return row->variant > 0 ? NOWHERE : IN_LINE;
	if (many &&
	    (row->verdict == COHORT_HOLDING || row->verdict == COHORT_TOO_FEW))
		return IN_LINE;
	return IN_GRID;
}

static bool
are_many(const struct cohort_view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->k->n_rows; i++)
		n += where_is(v, &v->k->rows[i], false) == IN_GRID;
	return n > ROWS_MOST;
}

/* -- columns --------------------------------------------------------------- */

/* What all codes begin with is left out of their heads, letters only. */
static size_t
common_start(const struct cohort_view *v)
{
	const char *first = v->k->learners[v->k->columns[0]]->learner, *code;
	size_t n = strspn(first, "abcdefghijklmnopqrstuvwxyz-_"), k;

	for (size_t i = 0; i < v->k->n_columns; i++) {
		code = v->k->learners[v->k->columns[i]]->learner;
		for (k = 0; k < n && code[k] == first[k]; k++)
			;
		n = k < n ? k : n;
		if (code[n] == '\0' && n > 0)
			n--;
	}
	return n;
}

static void
make_heads(struct cohort_view *v)
{
	size_t cut = common_start(v), n = v->k->n_columns, len;
	const char *code;

	v->heads = arena_array(v->a, n, sizeof(*v->heads));
	for (size_t i = 0; i < n; i++) {
		code = v->k->learners[v->k->columns[i]]->learner + cut;
		len = strlen(code);
		v->numbered = v->numbered || len > SHORT_MOST;
		v->heads[i] = code;
		v->head_width =
		    (int)len > v->head_width ? (int)len : v->head_width;
	}
	if (!v->numbered)
		return;
	v->head_width = n < 10 ? 1 : 2;
	for (size_t i = 0; i < n; i++)
		v->heads[i] = arena_printf(v->a, "%zu", i + 1);
}

void
cohort_lay_out(struct cohort_view *v)
{
	int n = (int)v->k->n_columns, len;
	const struct cohort_row *row;
	const char *rate;

	v->columns = n > 0 && n <= COLUMNS_MOST && !v->p->others;
	if (v->columns)
		make_heads(v);
	v->rate_width = (int)sizeof(RATE_HEAD) - 1;
	for (size_t i = 0; i < v->k->n_rows; i++) {
		row = &v->k->rows[i];
		rate = cohort_rate(v, row->n, row->full);
		len = (int)strlen(rate) + 1 + v->p->others +
		    (row->n < COHORT_FEW
			    ? 0
			    : (int)strlen(cohort_verdict_name(row->verdict)));
		v->rate_width = len > v->rate_width ? len : v->rate_width;
	}
	v->gap = 3;
	while (v->columns && v->gap > 0 &&
	    v->t->width - v->rate_width - 3 - n * v->gap < LABEL_LEAST)
		v->gap--;
	v->label_width = v->t->width - v->rate_width - 2 -
	    (v->columns && v->gap > 0 ? n * v->gap + 1 : 0);
}

static bool
is_wide(const struct cohort_view *v)
{
	return v->label_width >= LABEL_LEAST;
}

/* Columns that the cells of a row take: heads that lie may be wider. */
static int
cells_width(const struct cohort_view *v)
{
	int last = v->gap == 3 && v->head_width == 2 ? 2 : 1;

	return ((int)v->k->n_columns - 1) * v->gap + last;
}

/* The cells of a row: one character a learner, `gap` columns apart. */
static void
put_cells(const struct cohort_view *v, const char *shades, struct buf *out)
{
	for (size_t i = 0; i < v->k->n_columns; i++) {
		buf_addc(out, shades[i]);
		if (i + 1 < v->k->n_columns)
			buf_pad(
			    out, ' ', (size_t)(v->gap > 0 ? v->gap : 1) - 1);
	}
}

/* A label cut to the width, at a word where one ends near. */
static const char *
cut_label(const struct cohort_view *v, const char *text)
{
	const char *s = term_text(v->t, v->a, text);
	size_t n = strlen(s), at, len;

	if (text_width(s, n) <= v->label_width)
		return s;
	for (at = 0; at < n; at += len) {
		(void)text_decode(s + at, n - at, &len);
		if (text_width(s, at + len) > v->label_width - 1)
			break;
	}
	for (size_t i = at; i > 0 && at - i < 4; i--)
		if (s[i] == ' ') {
			at = i;
			break;
		}
	while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == ','))
		at--;
	return arena_printf(v->a, "%.*s%s", (int)at, s, v->t->utf8 ? "…" : "~");
}

static void
print_padded(const struct cohort_view *v, const char *label, const char *cells,
    const char *rate)
{
	int pad = v->label_width - text_width(label, strlen(label));

	(void)fprintf(v->t->out, "%s%*s%s%-*s  %s\n", label, pad > 0 ? pad : 0,
	    "", cells[0] ? " " : "", cells[0] ? cells_width(v) : 0, cells,
	    rate);
}

/* Heads of columns: side by side, or written downwards. */
static void
print_heads(const struct cohort_view *v)
{
	struct buf b = BUF_INIT;
	int lines = v->gap == 3 && v->head_width <= 2 ? 1 : v->head_width;
	const char *head;
	int len;

	for (int line = 0; v->columns && v->gap > 0 && line < lines; line++) {
		buf_clear(&b);
		for (size_t i = 0; i < v->k->n_columns; i++) {
			head = v->heads[i];
			len = (int)strlen(head);
			if (lines == 1 && v->gap == 3)
				buf_addf(&b, "%-3s", head);
			else
				buf_addf(&b, "%c%*s",
				    line >= lines - len
					? head[line - (lines - len)]
					: ' ',
				    v->gap - 1, "");
		}
		while (b.n > 0 && b.p[b.n - 1] == ' ')
			b.p[--b.n] = '\0';
		if (line + 1 < lines)
			(void)fprintf(v->t->out, "%*s%s\n", v->label_width + 1,
			    "", buf_str(&b));
		else
			(void)fprintf(v->t->out, "%*s%-*s  %s\n",
			    v->label_width + 1, "", cells_width(v), buf_str(&b),
			    "no hint, 80%");
	}
	buf_release(&b);
}

static void
print_grid_head(const struct cohort_view *v)
{
	if (v->t->plain)
		return;
	if (!is_wide(v) || !v->columns || v->gap == 0) {
		cohort_para(v, "", 0,
		    "Last answer full, without a hint, and its 80% range:");
		return;
	}
	(void)fprintf(v->t->out, "%*s%-*s  %s\n", v->label_width + 1, "",
	    cells_width(v), (int)v->k->n_columns * v->gap > 9 ? "learners" : "",
	    RATE_HEAD);
	print_heads(v);
}

static const char *
row_rate(const struct cohort_view *v, const struct cohort_row *row)
{
	const char *rate = cohort_rate(v, row->n, row->full);

	return row->n < COHORT_FEW ? rate
				   : arena_printf(v->a, "%s %s", rate,
					 cohort_verdict_name(row->verdict));
}

/* "p01, p02 .9 or more; p04 not met": the cells in words. */
static void
put_spoken_cells(const struct cohort_view *v, const char *shades, struct buf *b)
{
	static const char signs[] = "#+-?.";
	static const char *const words[] = {"forecast .9 or more",
	    "forecast .7 to .9", "forecast below .7", "under 3 answers",
	    "not met"};
	bool first;

	for (int s = 0; signs[s]; s++) {
		first = true;
		for (size_t i = 0; i < v->k->n_columns; i++) {
			if (shades[i] != signs[s])
				continue;
			buf_addf(b, "%s%s", first ? (b->n ? "; " : "") : ", ",
			    v->k->learners[v->k->columns[i]]->learner);
			first = false;
		}
		if (!first)
			buf_addf(b, " %s", words[s]);
	}
}

static void
print_row(const struct cohort_view *v, const struct cohort_row *row)
{
	const char *name = cohort_row_name(row, v->a);
	struct buf cells = BUF_INIT;

	if (v->t->plain) {
		cohort_para(v, "", 0,
		    row->n < COHORT_FEW
			? arena_printf(v->a, "%s: too few to say", name)
			: arena_printf(v->a, "%s: %s: %s", name,
			      cohort_spoken_rate(v, row->n, row->full),
			      cohort_verdict_name(row->verdict)));
		if (v->columns)
			put_spoken_cells(v, row->shades, &cells);
		if (cells.n > 0)
			cohort_para(v, "", 2, buf_str(&cells));
	} else if (is_wide(v) && (!v->columns || v->gap > 0)) {
		if (v->columns)
			put_cells(v, row->shades, &cells);
		print_padded(
		    v, cut_label(v, name), buf_str(&cells), row_rate(v, row));
	} else {
		cohort_para(v, "", 2, name);
		if (v->columns)
			put_cells(v, row->shades, &cells);
		if (cells.n > 0)
			cohort_para(v, "", 4, buf_str(&cells));
		cohort_para(v, "", 4, row_rate(v, row));
	}
	buf_release(&cells);
}

/* -- lines for the rest ---------------------------------------------------- */

/* "Holding: 2.1, 3.1 to 3.4": runs of rows that stand together. */
static void
print_line(const struct cohort_view *v, const char *label, bool many,
    bool (*fits)(const struct cohort_row *row))
{
	const struct cohort *k = v->k;
	const char *from = NULL, *to = NULL;
	struct buf b = BUF_INIT;
	size_t run = 0;
	bool in;

	for (size_t i = 0; i <= k->n_rows; i++) {
		if (i < k->n_rows && where_is(v, &k->rows[i], many) == NOWHERE)
			continue;
		in = i < k->n_rows &&
		    where_is(v, &k->rows[i], many) == IN_LINE &&
		    fits(&k->rows[i]);
		if (in) {
			from = run++ ? from : k->rows[i].number;
			to = k->rows[i].number;
		} else if (run > 0) {
			buf_addf(&b, "%s%s", b.n ? ", " : "", from);
			if (run > 1)
				buf_addf(
				    &b, "%s%s", run > 2 ? " to " : ", ", to);
			run = 0;
		}
	}
	if (b.n > 0)
		cohort_para(v, label, 14, buf_str(&b));
	buf_release(&b);
}

static bool
fits_holding(const struct cohort_row *row)
{
	return row->verdict == COHORT_HOLDING;
}

static bool
fits_few(const struct cohort_row *row)
{
	return row->verdict == COHORT_TOO_FEW && !is_unmet(row);
}

static void
print_key(const struct cohort_view *v)
{
	struct buf b = BUF_INIT;

	if (!v->columns || v->t->plain)
		return;
	cohort_para(v, "  ", 2,
	    "# forecast .9 or more, + .7 to .9, - below .7, ? under 3 answers, "
	    ". not met");
	if (v->numbered || v->gap == 0) {
		for (size_t i = 0; i < v->k->n_columns; i++)
			buf_addf(&b, "%s%s%s%s", i ? ", " : "Learners: ",
			    v->numbered ? v->heads[i] : "",
			    v->numbered ? " is " : "",
			    v->k->learners[v->k->columns[i]]->learner);
		cohort_para(v, "", 2, buf_str(&b));
	}
	buf_release(&b);
}

void
cohort_grid(const struct cohort_view *v)
{
	bool many = !v->every && are_many(v), any = false;

	for (size_t i = 0; i < v->k->n_rows; i++)
		any = any || where_is(v, &v->k->rows[i], many) == IN_GRID;
	if (any)
		print_grid_head(v);
	for (size_t i = 0; i < v->k->n_rows; i++)
		if (where_is(v, &v->k->rows[i], many) == IN_GRID)
			print_row(v, &v->k->rows[i]);
	if (any)
		print_key(v);
	if (v->k->n_columns > COLUMNS_MOST && !v->p->others)
		cohort_para(v, "", 2,
		    arena_printf(v->a,
			"%zu learners sent named-code: too many for columns "
			"here; --format json has them.",
			v->k->n_columns));
	print_line(v, "Holding", many, fits_holding);
	print_line(v, "Too few", many, fits_few);
	print_line(v, "Not met", many, is_unmet);
}
