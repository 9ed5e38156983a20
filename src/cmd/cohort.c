/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `cohort`: the shares of many learners as one picture, to choose what to teach
 * again. The figures are core/cohort, pages are report/cohort_….
 */
#include "cmd/cohort.h"

#include <errno.h>
#include <string.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/text.h"
#include "cmd/collect.h"
#include "cmd/share_files.h"
#include "report/csv.h"

const struct opt opts_cohort[] = {
    {OPT_CHOICE, "format", "text|csv|json|html",
	"how to print it (default text); csv and html may be passed on", 0, 0,
	0},
    {OPT_FILE, "output", "FILE",
	"write to this file, yours alone; - is standard output (default)", 0, 0,
	0},
    {OPT_FLAG, "excel", "",
	"for spreadsheets: nothing is taken for a formula, letters stay whole",
	0, 0, 0},
    {OPT_LIST, "retaught", "ID=DATE",
	"was taught again that day: before and after; may be repeated", 0, 0,
	0},
    {OPT_FLAG, "for-others", "",
	"no person's column, nothing of fewer than five", 0, 0, 0},
    {OPT_CHOICE, "level", "totals|named-code",
	"totals: nobody is a column (default: as each chose)", 0, 0, 0},
    {OPT_LIST, "leave-out", "CODE", "leave this learner out; may be repeated",
	0, 0, 0},
    {OPT_TEXT, "deck", "NAME", "of several decks, this one", 0, 0, 0},
    {OPT_TEXT, "title", "TEXT",
	"what the cohort is called (default: the folder's name)", 0, 0, 0},
    {OPT_NUMBER, "of", "N", "how many people the cohort has", 1, 1000000, 0},
    {OPT_TEXT, "purpose", "TEXT",
	"what the report is for (default: as the files say)", 0, 0, 0},
    {OPT_FLAG, "all", "",
	"every row: all that hold, and all that is asked beside statements", 0,
	0, 0},
    OPT_TABLE_END,
};

/* Titles come from the deck if it is here; without one there are ids alone. */
static void
find_deck(struct ctx *c, const char *deck, struct collection *k)
{
	struct err e = ERR_INIT;

	if (collect(c, deck, k, &e) != 0)
		memset(k, 0, sizeof(*k));
}

/* -- --retaught ------------------------------------------------------------ */

/* The item that a shared id or a number means, when no deck tells: lt7.2 is
 * DECK:lt7.2/recall. */
static const char *
guess_item(struct ctx *c, const char *deck, const char *what)
{
	const char *slash = strchr(what, '/'), *colon = strchr(what, ':');

	return arena_printf(&c->arena, "%s%s%s%s", colon ? "" : deck,
	    colon ? "" : ":", what, slash ? "" : "/recall");
}

static int
read_retaught(struct ctx *c, const struct collection *k, const char *deck,
    struct cohort_retaught **list, size_t *n, struct err *e)
{
	const char *text, *eq, *what;
	struct err why = ERR_INIT;
	int item;

	*list = arena_array(&c->arena, OPTS_MAX, sizeof(**list));
	*n = 0;
	while ((text = opt_nth(&c->opts, "retaught", (int)*n)) != NULL) {
		struct cohort_retaught *r = &(*list)[(*n)++];

		eq = strrchr(text, '=');
		if (eq == NULL || eq == text)
			return err_set(e, ERR_USAGE,
			    "--retaught is written ID=DATE, such as "
			    "7.2=2027-04-12, not '%.60s'",
			    text);
		if (date_parse_day(eq + 1, &r->day, e) != 0)
			return err_wrap(e, "--retaught");
		what = arena_strndup(&c->arena, text, (size_t)(eq - text));
		item = k->n > 0 ? collect_find(c, k, what, &why) : -1;
		if (k->n > 0 && item < 0)
			return err_set(e, ERR_USAGE, "--retaught: %s", why.msg);
		r->item =
		    item >= 0 ? k->items[item]->id : guess_item(c, deck, what);
	}
	return 0;
}

/* -- output ---------------------------------------------------------------- */

static int
not_written(const struct fs_file *f, struct err *e)
{
	return err_set(e, ERR_FAILED, "%s could not be written: %s",
	    f->target ? f->target : "the report",
	    errno ? strerror(errno) : "input/output error");
}

static int
write_page(struct ctx *c, const struct cohort_page *p, const char *format,
    struct err *e)
{
	int flags = opt_given(&c->opts, "excel") ? CSV_EXCEL : 0, r = 0;
	struct buf b = BUF_INIT;
	struct fs_file f;

	if (fs_begin(&f, opt_text(&c->opts, "output", "-"), e) != 0)
		return -1;
	errno = 0;
	if (strcmp(format, "csv") == 0)
		r = cohort_csv(p, f.f, flags);
	else if (strcmp(format, "json") == 0)
		cohort_json(p, &b);
	else
		cohort_html(p, &b);
	if (b.n > 0 && fwrite(b.p, 1, b.n, f.f) != b.n)
		r = -1;
	buf_release(&b);
	if (r != 0) {
		(void)not_written(&f, e);
		fs_abort(&f);
		return -1;
	}
	return fs_commit(&f, e);
}

static int
print_page(struct ctx *c, const struct cohort_page *p, struct err *e)
{
	const char *output = opt_text(&c->opts, "output", "-");
	struct term t = c->term;
	struct fs_file f;

	if (fs_begin(&f, output, e) != 0)
		return -1;
	if (f.target)
		term_init(&c->term, f.f, TERM_COLOR_NEVER, c->plain);
	cohort_print(c, p, opt_given(&c->opts, "all"));
	c->term = t;
	return fs_commit(&f, e);
}

int
cmd_cohort(struct ctx *c, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", "text");
	bool text = strcmp(format, "text") == 0;
	struct cohort_wish wish = {.no_columns = false};
	struct cohort_retaught *retaught;
	struct share_files files;
	struct cohort_page p;
	struct collection k;
	struct cohort made;

	if (opt_given(&c->opts, "excel") && strcmp(format, "csv") != 0)
		return err_set(e, ERR_USAGE,
		    "--excel goes with csv; leave it out, or add --format csv");
	if (share_files_read(c, c->argv, c->argc,
		opt_text(&c->opts, "deck", NULL), &files, e) != 0)
		return -1;
	if (files.n == 0)
		return err_set(e, ERR_FAILED,
		    "nobody is left to report: who shared withdrew, or was "
		    "left out");
	find_deck(c, files.deck, &k);
	if (read_retaught(c, &k, files.deck, &retaught, &wish.n_retaught, e) !=
	    0)
		return -1;
	wish.shares = files.list;
	wish.n = files.n;
	wish.items = k.items;
	wish.n_items = k.n;
	wish.retaught = retaught;
	p = (struct cohort_page){.k = &made,
	    .title = opt_text(&c->opts, "title", files.folder),
	    .deck = files.deck,
	    .deck_title = k.n_decks > 0 ? k.decks[0]->title : "",
	    .purpose = opt_text(&c->opts, "purpose", ""),
	    .of = (int)opt_number(&c->opts, "of", 0),
	    .older = files.older,
	    .bad = files.bad,
	    .withdrawn = files.withdrawn,
	    .left_out = files.left_out,
	    .today = ctx_today(c)};
	p.others = opt_given(&c->opts, "for-others") ||
	    strcmp(format, "csv") == 0 || strcmp(format, "html") == 0;
	wish.no_columns =
	    p.others || strcmp(opt_text(&c->opts, "level", ""), "totals") == 0;
	cohort_make(&wish, &c->arena, &made);
	if (p.of > 0 && (size_t)p.of < made.n)
		return err_set(e, ERR_USAGE,
		    "--of %d is fewer than the %zu who shared; how many people "
		    "has the cohort?",
		    p.of, made.n);
	return text ? print_page(c, &p, e) : write_page(c, &p, format, e);
}
