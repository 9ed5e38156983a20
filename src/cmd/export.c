/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `export reviews`: the log as rows, for a spreadsheet, R, or an FSRS tool. The
 * first five columns are those that FSRS tools read; they and the column
 * `review` are a fixed point. One item is held in memory at a time.
 */
#include "cmd/export.h"

#include <errno.h>
#include <string.h>

#include "report/rows.h"

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

int
export_flags(struct ctx *c, int *flags, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", "csv");

	*flags = 0;
	if (strcmp(format, "tsv") == 0)
		*flags |= CSV_TABS;
	if (strcmp(format, "json") == 0)
		*flags |= ROWS_JSON;
	if (!opt_given(&c->opts, "excel"))
		return 0;
	if (*flags & ROWS_JSON)
		return err_set(e, ERR_USAGE,
		    "--excel goes with csv and tsv; leave it out, or take "
		    "another --format");
	*flags |= CSV_EXCEL;
	return 0;
}

int
export_not_written(const struct fs_file *file, struct err *e)
{
	const char *why = errno ? strerror(errno) : "input/output error";

	if (file->target == NULL)
		return err_set(
		    e, ERR_FAILED, "the rows could not be written: %s", why);
	return err_set(e, ERR_FAILED,
	    "%s could not be written: %s; --output names another place",
	    file->target, why);
}

/* -- reviews --------------------------------------------------------------- */

static const char *const columns[] = {"card_id", "review_time", "review_rating",
    "review_state", "review_duration", "review", "deck", "mode", "level",
    "suggested", "amended", "counted", "stability", "difficulty",
    "retrievability", "elapsed_days", "marks", "session", "confidence",
    "misconception", "hints", "first_key", "zone", "schema", "answer", NULL};

#define COLUMNS (sizeof(columns) / sizeof(columns[0]) - 1)

struct export
{
	struct store *store;
	struct fs_file file;
	struct rows rows;
	const char *columns[COLUMNS + 1]; /* those that are wanted */
	struct arena arena; /* of one row */
	bool all, answers;
	struct buf deck; /* of the present item */
};

/* seen: a counted review of the item came before. */
static void
put_row(struct export *x, const char *item, bool seen,
    const struct folded_review *r)
{
	bool again = r->counted && r->elapsed_days >= 0;
	struct rows *to = &x->rows;

	rows_text(to, item);
	rows_int(to, r->at_ms);
	rows_int_if(to, r->rating != RATING_NONE, r->rating);
	rows_int(to, seen ? 2 : 0);
	rows_int(to, r->r.total_ms > 0 ? r->r.total_ms : 0);
	rows_text(to, r->id);
	rows_text(to, buf_str(&x->deck));
	rows_word(to, mode_name(r->r.mode));
	rows_int_if(to, r->r.level > 0, r->r.level);
	rows_int_if(to, r->r.suggested != RATING_NONE, r->r.suggested);
	rows_int(to, r->amended || r->rating != r->r.suggested);
	rows_int(to, r->counted);
	rows_real_if(to, r->counted, r->after.stability);
	rows_real_if(to, r->counted, r->after.difficulty);
	rows_real_if(to, again, r->retrievability);
	rows_int_if(to, r->counted, again ? r->elapsed_days : 0);
	rows_text(to, r->marks);
	rows_text(to, r->r.session);
	rows_int_if(to, r->r.confidence > 0, r->r.confidence);
	rows_text(to, r->r.misconception);
	rows_int(to, r->hints);
	rows_int_if(to, r->r.first_key_ms >= 0, r->r.first_key_ms);
	rows_int(to, r->zone_min);
	rows_int(to, EXPORT_SCHEMA);
}

static int
write_item(const struct folded *f, void *arg, struct err *e)
{
	struct export *x = arg;
	struct arena_mark mark = arena_mark(&x->arena);
	const struct folded_review *r;
	const char *answer;
	bool seen = false;

	buf_clear(&x->deck);
	buf_add(&x->deck, f->state.item, strcspn(f->state.item, ":"));
	for (size_t i = 0; i < f->n; i++) {
		r = &f->reviews[i];
		if (!r->counted && !x->all)
			continue;
		put_row(x, f->state.item, seen, r);
		if (x->answers) {
			if (store_answer(
				x->store, r->id, &x->arena, &answer, e) != 0)
				return -1;
			rows_text(&x->rows, answer);
			arena_restore(&x->arena, mark);
		}
		if (rows_end(&x->rows) != 0)
			return export_not_written(&x->file, e);
		seen = seen || r->counted;
	}
	return 0;
}

static int
write_all(struct export *x, int flags, struct err *e)
{
	int ret = 0;

	errno = 0;
	if (rows_begin(&x->rows, x->file.f, x->columns, flags) != 0)
		ret = export_not_written(&x->file, e);
	if (ret == 0 && x->store)
		ret = store_each_folded(x->store, write_item, x, e);
	rows_release(&x->rows);
	buf_release(&x->deck);
	arena_release(&x->arena);
	return ret;
}

int
cmd_export_reviews(struct ctx *c, struct err *e)
{
	static char stream[65536]; /* fewer and larger writes */
	struct export x = {.store = c->store, .arena = ARENA_INIT};
	int flags;

	if (export_flags(c, &flags, e) != 0)
		return -1;
	x.all = opt_given(&c->opts, "all");
	x.answers = opt_given(&c->opts, "with-answers");
	memcpy(x.columns, columns, sizeof(columns));
	if (!x.answers)
		x.columns[COLUMNS - 1] = NULL;
	if (fs_begin(&x.file, opt_text(&c->opts, "output", "-"), e) != 0)
		return -1;
	if (!c->in_shell) /* where nothing was written to it yet */
		(void)setvbuf(x.file.f, stream, _IOFBF, sizeof(stream));
	if (write_all(&x, flags, e) != 0) {
		fs_abort(&x.file);
		return -1;
	}
	return fs_commit(&x.file, e);
}
