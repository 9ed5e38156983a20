/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `export reviews`: the log as rows, for a spreadsheet, R, or an FSRS tool. The
 * first five columns are those that FSRS tools read; they and the column
 * `review` are a fixed point. One item is held in memory at a time.
 */
#include "cmd/cmd.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/js.h"
#include "base/text.h"
#include "report/csv.h"

const struct opt opts_export_reviews[] = {
    {OPT_CHOICE, "format", "csv|tsv|json",
	"csv (default), tsv, or json: one object a line", 0, 0, 0},
    {OPT_FLAG, "all", "",
	"also what does not count: first meetings, practice, tests, repeats", 0,
	0, 0},
    {OPT_FLAG, "with-answers", "", "add what was typed, as the last column", 0,
	0, 0},
    {OPT_FLAG, "excel", "",
	"for spreadsheets: nothing is taken for a formula, letters stay whole",
	0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file, yours alone; - is standard output (default)", 0, 0,
	0},
    OPT_TABLE_END,
};

/* -- one review as values -------------------------------------------------- */

enum value_kind { VALUE_NONE, VALUE_INT, VALUE_REAL, VALUE_TEXT };

struct value {
	const char *name;
	enum value_kind kind; /* NONE: empty; null in JSON */
	int64_t number;
	double real;
	const char *text;
};

#define VALUES_MAX 20

struct row {
	struct value v[VALUES_MAX];
	size_t n;
};

static struct value *
add(struct row *row, const char *name, enum value_kind kind)
{
	struct value *v;

	if (row->n == VALUES_MAX)
		BUG("more than %d columns", VALUES_MAX);
	v = &row->v[row->n++];
	*v = (struct value){.name = name, .kind = kind};
	return v;
}

static void
add_int(struct row *row, const char *name, int64_t v)
{
	add(row, name, VALUE_INT)->number = v;
}

/* Empty unless there is such a value. */
static void
add_int_if(struct row *row, const char *name, bool there, int64_t v)
{
	add(row, name, there ? VALUE_INT : VALUE_NONE)->number = v;
}

static void
add_real_if(struct row *row, const char *name, bool there, double v)
{
	add(row, name, there ? VALUE_REAL : VALUE_NONE)->real = v;
}

static void
add_text(struct row *row, struct arena *a, const char *name, const char *s)
{
	add(row, name, VALUE_TEXT)->text = text_cleaned(a, s);
}

/* seen: a counted review of the item came before. */
static void
fill_row(struct row *row, struct arena *a, const char *item, bool seen,
    const struct folded_review *r, const char *answer)
{
	bool again = r->counted && r->elapsed_days >= 0;

	row->n = 0;
	add_text(row, a, "card_id", item);
	add_int(row, "review_time", r->at_ms);
	add_int_if(row, "review_rating", r->rating != RATING_NONE, r->rating);
	add_int(row, "review_state", seen ? 2 : 0);
	add_int(row, "review_duration", r->r.total_ms > 0 ? r->r.total_ms : 0);
	add_text(row, a, "review", r->id);
	add_text(row, a, "deck", arena_strndup(a, item, strcspn(item, ":")));
	add_text(row, a, "mode", mode_name(r->r.mode));
	add_int_if(row, "level", r->r.level > 0, r->r.level);
	add_int_if(
	    row, "suggested", r->r.suggested != RATING_NONE, r->r.suggested);
	add_int(row, "amended", r->amended || r->rating != r->r.suggested);
	add_int(row, "counted", r->counted);
	add_real_if(row, "stability", r->counted, r->after.stability);
	add_real_if(row, "difficulty", r->counted, r->after.difficulty);
	add_real_if(row, "retrievability", again, r->retrievability);
	add_int_if(
	    row, "elapsed_days", r->counted, again ? r->elapsed_days : 0);
	add_text(row, a, "marks", r->marks);
	add_text(row, a, "session", r->r.session);
	if (answer)
		add_text(row, a, "answer", answer);
}

/* -- writing --------------------------------------------------------------- */

struct export
{
	struct store *store;
	struct fs_file file;
	struct csv csv;
	struct arena arena; /* of one row */
	bool json, all, answers;
};

static int
write_json(FILE *out, const struct row *row)
{
	struct js *j = js_new_object(), *one = NULL;
	struct buf b = BUF_INIT;
	size_t n;

	for (size_t i = 0; i < row->n; i++) {
		const struct value *v = &row->v[i];

		switch (v->kind) {
		case VALUE_NONE:
			one = js_new_null();
			break;
		case VALUE_INT:
			one = js_new_int(v->number);
			break;
		case VALUE_REAL:
			one = js_new_real(v->real);
			break;
		case VALUE_TEXT:
			one = js_new_text(v->text);
			break;
		}
		js_set(j, v->name, one);
	}
	js_write(j, &b);
	buf_addc(&b, '\n');
	js_free(j);
	errno = 0;
	n = fwrite(b.p, 1, b.n, out);
	n -= b.n;
	buf_release(&b);
	return n == 0 ? 0 : -1;
}

static int
write_csv(struct csv *csv, const struct row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct value *v = &row->v[i];

		switch (v->kind) {
		case VALUE_NONE:
			csv_empty(csv);
			break;
		case VALUE_INT:
			csv_int(csv, v->number);
			break;
		case VALUE_REAL:
			csv_real(csv, v->real);
			break;
		case VALUE_TEXT:
			csv_text(csv, v->text);
			break;
		}
	}
	return csv_row(csv);
}

static int
not_written(const struct export *x, struct err *e)
{
	const char *why = errno ? strerror(errno) : "input/output error";

	if (x->file.target == NULL)
		return err_set(
		    e, ERR_FAILED, "the reviews could not be written: %s", why);
	return err_set(e, ERR_FAILED,
	    "%s could not be written: %s; --output names another place",
	    x->file.target, why);
}

static int
write_item(const struct folded *f, void *arg, struct err *e)
{
	struct export *x = arg;
	struct arena_mark mark = arena_mark(&x->arena);
	const struct folded_review *r;
	const char *answer = NULL;
	bool seen = false;
	struct row row;

	for (size_t i = 0; i < f->n; i++) {
		r = &f->reviews[i];
		if (!r->counted && !x->all)
			continue;
		if (x->answers &&
		    store_answer(x->store, r->id, &x->arena, &answer, e) != 0)
			return -1;
		fill_row(&row, &x->arena, f->state.item, seen, r, answer);
		if ((x->json ? write_json(x->file.f, &row)
			     : write_csv(&x->csv, &row)) != 0)
			return not_written(x, e);
		seen = seen || r->counted;
		arena_restore(&x->arena, mark);
	}
	return 0;
}

/* The names come from a row like any other, so that they cannot part. */
static int
write_header(struct export *x, struct err *e)
{
	static const struct folded_review none;
	struct row row;

	fill_row(&row, &x->arena, "", false, &none, x->answers ? "" : NULL);
	for (size_t i = 0; i < row.n; i++)
		csv_text(&x->csv, row.v[i].name);
	return csv_row(&x->csv) == 0 ? 0 : not_written(x, e);
}

static int
write_all(struct export *x, int flags, struct err *e)
{
	int ret = 0;

	if (!x->json) {
		csv_begin(&x->csv, x->file.f, flags);
		ret = write_header(x, e);
	}
	if (ret == 0 && x->store)
		ret = store_each_folded(x->store, write_item, x, e);
	if (!x->json)
		csv_end(&x->csv);
	arena_release(&x->arena);
	return ret;
}

int
cmd_export_reviews(struct ctx *c, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", "csv");
	struct export x = {.store = c->store, .arena = ARENA_INIT};
	int flags = 0;

	x.json = strcmp(format, "json") == 0;
	x.all = opt_given(&c->opts, "all");
	x.answers = opt_given(&c->opts, "with-answers");
	if (strcmp(format, "tsv") == 0)
		flags |= CSV_TABS;
	if (opt_given(&c->opts, "excel"))
		flags |= CSV_EXCEL;
	if (x.json && flags)
		return err_set(e, ERR_USAGE,
		    "--excel goes with csv and tsv; leave it out, or take "
		    "another --format");
	if (fs_begin(&x.file, opt_text(&c->opts, "output", "-"), e) != 0)
		return -1;
	if (write_all(&x, flags, e) != 0) {
		fs_abort(&x.file);
		return -1;
	}
	return fs_commit(&x.file, e);
}
