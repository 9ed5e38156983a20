/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/reviewlog.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/text.h"

enum { CARD, TIME, RATING, COLUMNS };

static const char *const column_names[COLUMNS] = {
    "card_id", "review_time", "review_rating"};

struct reading {
	const char *name, *s;
	size_t n, i; /* bytes in all, and read */
	size_t line, row_line; /* now, and where the row began */
	char separator;
	size_t columns, at[COLUMNS]; /* how many, and which are ours */
	struct buf cell[COLUMNS], other;
	struct arena *a;
	uint32_t *table; /* hash -> card + 1; 0: free */
	size_t table_size, rows_cap, cards_cap;
	struct reviewlog *out;
	struct err *e;
};

__attribute__((format(printf, 2, 3))) static int
fault(struct reading *r, const char *fmt, ...)
{
	char what[512];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return err_set(
	    r->e, ERR_FAILED, "%.400s:%zu: %s", r->name, r->row_line, what);
}

static bool
at_line_end(const struct reading *r)
{
	return r->i >= r->n || r->s[r->i] == '\n' || r->s[r->i] == '\r';
}

static void
pass_line_end(struct reading *r)
{
	if (r->i + 1 < r->n && r->s[r->i] == '\r' && r->s[r->i + 1] == '\n')
		r->i++;
	if (r->i < r->n)
		r->i++;
	r->line++;
}

/* A cell that begins with a quote, up to the separator or the line's end. */
static int
read_quoted(struct reading *r, struct buf *out)
{
	for (r->i++; r->i < r->n; r->i++) {
		if (r->s[r->i] == '"') {
			if (r->i + 1 >= r->n || r->s[r->i + 1] != '"')
				break;
			r->i++;
		}
		r->line += r->s[r->i] == '\n';
		buf_addc(out, r->s[r->i]);
	}
	if (r->i >= r->n)
		return fault(r,
		    "a quote is opened here and not closed; close it with "
		    "another \"");
	r->i++;
	while (!at_line_end(r) && r->s[r->i] == ' ')
		r->i++;
	if (!at_line_end(r) && r->s[r->i] != r->separator)
		return fault(r,
		    "there is text after a closing quote; write a quote "
		    "within quotes twice");
	return 0;
}

static int
read_cell(struct reading *r, struct buf *out)
{
	size_t from;

	buf_clear(out);
	if (!at_line_end(r) && r->s[r->i] == '"')
		return read_quoted(r, out);
	for (from = r->i; !at_line_end(r); r->i++)
		if (r->s[r->i] == r->separator)
			break;
	buf_add(out, r->s + from, r->i - from);
	return 0;
}

/* Where the k-th cell of a row goes. */
static struct buf *
cell_of(struct reading *r, size_t k)
{
	for (int c = 0; c < COLUMNS; c++)
		if (r->at[c] == k)
			return &r->cell[c];
	return &r->other;
}

/* Takes the blanks around it off, and gives what is left. */
static const char *
trimmed(struct buf *b)
{
	size_t from = strspn(buf_str(b), " \t");

	while (b->n > from && (b->p[b->n - 1] == ' ' || b->p[b->n - 1] == '\t'))
		b->p[--b->n] = '\0';
	return buf_str(b) + from;
}

/* The separator that the first line holds most often outside of quotes. */
static char
find_separator(const struct reading *r)
{
	static const char any[] = ",;\t";
	size_t count[3] = {0, 0, 0};
	bool quoted = false;
	const char *hit;

	for (size_t i = r->i; i < r->n && r->s[i] != '\n' && r->s[i] != '\r';
	     i++) {
		quoted ^= r->s[i] == '"';
		hit = quoted || !r->s[i] ? NULL : strchr(any, r->s[i]);
		if (hit)
			count[hit - any]++;
	}
	if (count[1] > count[0] && count[1] >= count[2])
		return ';';
	return count[2] > count[0] ? '\t' : ',';
}

/* Names are ASCII: no locale has a say in what is a capital. */
static bool
is_name(const char *s, const char *name)
{
	for (; *s && *name; s++, name++)
		if ((*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s) != *name)
			return false;
	return *s == *name;
}

static int
take_name(struct reading *r, const char *name)
{
	for (int c = 0; c < COLUMNS; c++) {
		if (!is_name(name, column_names[c]))
			continue;
		if (r->at[c] != SIZE_MAX)
			return fault(r,
			    "the column %s is named twice; take one of them "
			    "out",
			    column_names[c]);
		r->at[c] = r->columns;
	}
	return 0;
}

static int
read_header(struct reading *r)
{
	r->row_line = r->line;
	r->separator = find_separator(r);
	for (int c = 0; c < COLUMNS; c++)
		r->at[c] = SIZE_MAX;
	for (;; r->i++) {
		if (read_cell(r, &r->other) != 0 ||
		    take_name(r, trimmed(&r->other)) != 0)
			return -1;
		r->columns++;
		if (at_line_end(r))
			break;
	}
	pass_line_end(r);
	for (int c = 0; c < COLUMNS; c++)
		if (r->at[c] == SIZE_MAX)
			return fault(r,
			    "there is no column %s; the first line must name "
			    "card_id, review_time and review_rating",
			    column_names[c]);
	return 0;
}

static void
table_grow(struct reading *r)
{
	size_t size = r->table_size ? r->table_size * 2 : 4096, k;
	uint32_t *table = arena_array(r->a, size, sizeof(*table));

	for (size_t i = 0; i < r->out->n_cards; i++) {
		k = text_hash(r->out->cards[i], strlen(r->out->cards[i])) &
		    (size - 1);
		while (table[k])
			k = (k + 1) & (size - 1);
		table[k] = (uint32_t)i + 1;
	}
	r->table = table;
	r->table_size = size;
}

static uint32_t
find_card(struct reading *r, const char *id, size_t n)
{
	struct reviewlog *out = r->out;
	size_t k;

	if (out->n_cards * 2 >= r->table_size)
		table_grow(r);
	k = text_hash(id, n) & (r->table_size - 1);
	for (; r->table[k]; k = (k + 1) & (r->table_size - 1))
		if (strcmp(out->cards[r->table[k] - 1], id) == 0)
			return r->table[k] - 1;
	out->cards = arena_grow(
	    r->a, out->cards, out->n_cards, &r->cards_cap, sizeof(*out->cards));
	out->cards[out->n_cards] = arena_strndup(r->a, id, n);
	r->table[k] = (uint32_t)++out->n_cards;
	return r->table[k] - 1;
}

/* A whole number, with nothing but itself in the cell. */
static bool
read_number(const char *s, int64_t *v)
{
	char *end;

	if (s[strspn(s, "+-0123456789")] != '\0')
		return false;
	errno = 0;
	*v = strtoll(s, &end, 10);
	return errno == 0 && end != s && *end == '\0';
}

static int
take_row(struct reading *r)
{
	struct reviewlog_row row;
	const char *s;
	int64_t rating;

	s = trimmed(&r->cell[RATING]);
	if (!read_number(s, &rating) || rating < 0 || rating > RATING_EASY)
		return fault(r,
		    "the rating '%.40s' is none; write 1 to 4, or 0 for a "
		    "date set by hand",
		    s);
	s = trimmed(&r->cell[TIME]);
	if (!read_number(s, &row.at_ms) || row.at_ms < DATE_MIN_MS ||
	    row.at_ms > DATE_MAX_MS)
		return fault(r,
		    "the time '%.40s' is none; write milliseconds since "
		    "1 January 1970 (UTC)",
		    s);
	if (r->cell[CARD].n == 0)
		return fault(r,
		    "the card_id is empty; give each card a name or a number");
	if (rating == 0) {
		r->out->manual++;
		return 0;
	}
	row.rating = (enum rating)rating;
	row.card = find_card(r, buf_str(&r->cell[CARD]), r->cell[CARD].n);
	r->out->rows = arena_grow(
	    r->a, r->out->rows, r->out->n, &r->rows_cap, sizeof(row));
	r->out->rows[r->out->n++] = row;
	return 0;
}

static int
read_row(struct reading *r)
{
	size_t k = 0;

	r->row_line = r->line;
	for (;; r->i++) {
		if (read_cell(r, cell_of(r, k)) != 0)
			return -1;
		k++;
		if (at_line_end(r))
			break;
	}
	pass_line_end(r);
	if (k != r->columns)
		return fault(r,
		    "this row has %zu of the %zu columns that the first line "
		    "names; look for a separator too few or too many",
		    k, r->columns);
	return take_row(r);
}

static int
check_bytes(struct reading *r)
{
	ptrdiff_t bad = text_invalid(r->s, r->n);
	const char *zero = memchr(r->s, '\0', r->n);
	size_t at;

	if (bad < 0 && zero == NULL)
		return 0;
	at = bad >= 0 ? (size_t)bad : r->n;
	if (zero && (size_t)(zero - r->s) < at)
		at = (size_t)(zero - r->s);
	r->row_line = 1;
	for (size_t i = 0; i < at; i++)
		r->row_line += r->s[i] == '\n';
	return fault(r, "this is not UTF-8 text; save the file as UTF-8");
}

int
reviewlog_read(const char *name, const char *text, size_t n, struct arena *a,
    struct reviewlog *out, struct err *e)
{
	struct reading r = {.name = name,
	    .s = text,
	    .n = n,
	    .line = 1,
	    .row_line = 1,
	    .a = a,
	    .out = out,
	    .e = e};
	int ret;

	memset(out, 0, sizeof(*out));
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		r.i = 3;
	ret = check_bytes(&r);
	if (ret == 0 && r.i >= n)
		ret = fault(&r,
		    "the file is empty; its first line must name card_id, "
		    "review_time and review_rating");
	if (ret == 0)
		ret = read_header(&r);
	while (ret == 0 && r.i < n) {
		if (at_line_end(&r))
			pass_line_end(&r); /* an empty line */
		else
			ret = read_row(&r);
	}
	for (int c = 0; c < COLUMNS; c++)
		buf_release(&r.cell[c]);
	buf_release(&r.other);
	return ret;
}

struct key {
	uint32_t card;
	int64_t at_ms;
	size_t at;
};

static int
compare_keys(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->card != y->card)
		return x->card < y->card ? -1 : 1;
	if (x->at_ms != y->at_ms)
		return x->at_ms < y->at_ms ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

size_t *
reviewlog_order(const struct reviewlog *log, struct arena *a)
{
	size_t *order = arena_array(a, log->n, sizeof(*order));
	struct key *keys = arena_array(a, log->n, sizeof(*keys));

	for (size_t i = 0; i < log->n; i++)
		keys[i] =
		    (struct key){log->rows[i].card, log->rows[i].at_ms, i};
	qsort(keys, log->n, sizeof(*keys), compare_keys);
	for (size_t i = 0; i < log->n; i++)
		order[i] = keys[i].at;
	return order;
}
