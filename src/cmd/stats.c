/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `stats` and `export stats`: what is known, with its uncertainty. The figures
 * are core/figures, their looks the other files of stats_view.
 */
#include "cmd/export.h"

#include <errno.h>
#include <string.h>

#include "cmd/stats_view.h"
#include "report/rows.h"

#define BY_CHOICES "section|kind|statement|week|level|forecast"

const struct opt opts_stats[] = {
    {OPT_CHOICE, "by", BY_CHOICES, "one table, of the whole log or the period",
	0, 0, 0},
    {OPT_TEXT, "since", "DATE", "answers from this day on, as YYYY-MM-DD", 0, 0,
	0},
    {OPT_TEXT, "until", "DATE", "how things stood at the end of this day", 0, 0,
	0},
    {OPT_CHOICE, "format", "text|json|csv|html",
	"how to print it (default text); html is a page to look at", 0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file, yours alone; - is standard output (default)", 0, 0,
	0},
    OPT_TABLE_END,
};

const struct opt opts_export_stats[] = {
    {OPT_CHOICE, "format", "csv|tsv|json",
	"csv (default), tsv, or json: one object a line", 0, 0, 0},
    {OPT_TEXT, "since", "DATE", "answers from this day on, as YYYY-MM-DD", 0, 0,
	0},
    {OPT_TEXT, "until", "DATE", "how things stood at the end of this day", 0, 0,
	0},
    {OPT_FLAG, "excel", "",
	"for spreadsheets: nothing is taken for a formula, letters stay whole",
	0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file, yours alone; - is standard output (default)", 0, 0,
	0},
    OPT_TABLE_END,
};

static enum view_by
by_of(const char *name)
{
	for (int i = 0; i < BY_COUNT; i++)
		if (strcmp(name, view_by_name((enum view_by)i)) == 0)
			return (enum view_by)i;
	return BY_SECTION;
}

/* A file is no terminal: what is written there is as wide as it can be, and
 * without colour. */
static void
write_there(struct ctx *c, const struct fs_file *file)
{
	if (file->target == NULL)
		return;
	term_init(&c->term, file->f, TERM_COLOR_NEVER, c->term.plain);
}

static int
write_view(
    struct ctx *c, const struct view *v, struct fs_file *file, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", "text");
	bool by_given = opt_given(&c->opts, "by");
	enum view_by by = by_of(opt_text(&c->opts, "by", "section"));

	if (strcmp(format, "html") == 0)
		return view_page(c, v, file->f, e);
	errno = 0;
	if (strcmp(format, "csv") == 0) {
		if (view_records(c, v, by, file->f, 0) != 0)
			return export_not_written(file, e);
		return 0;
	}
	write_there(c, file);
	if (strcmp(format, "json") == 0)
		view_json(c, v, by, by_given);
	else if (by_given)
		view_text_by(c, v, by);
	else
		view_text(c, v);
	return 0;
}

static int
is_refused(struct ctx *c, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", "text");

	if (opt_given(&c->opts, "by") && strcmp(format, "html") == 0)
		return err_set(e, ERR_USAGE,
		    "--by goes with text, json and csv; the page shows every "
		    "grouping");
	return 0;
}

int
cmd_stats(struct ctx *c, struct err *e)
{
	struct fs_file file;
	struct view v;
	int32_t since;

	if (is_refused(c, e) != 0 || view_period(c, &since, e) != 0 ||
	    view_find(c, c->argc > 0 ? c->argv[0] : NULL, since, &v, e) != 0 ||
	    fs_begin(&file, opt_text(&c->opts, "output", "-"), e) != 0)
		return -1;
	if (write_view(c, &v, &file, e) != 0) {
		fs_abort(&file);
		return -1;
	}
	return fs_commit(&file, e);
}

int
cmd_export_stats(struct ctx *c, struct err *e)
{
	struct fs_file file;
	struct view v;
	int32_t since;
	int flags;

	if (export_flags(c, &flags, e) != 0 || view_period(c, &since, e) != 0 ||
	    view_find(c, c->argc > 0 ? c->argv[0] : NULL, since, &v, e) != 0 ||
	    fs_begin(&file, opt_text(&c->opts, "output", "-"), e) != 0)
		return -1;
	errno = 0;
	if (view_records(c, &v, BY_COUNT, file.f, flags) != 0) {
		(void)export_not_written(&file, e);
		fs_abort(&file);
		return -1;
	}
	return fs_commit(&file, e);
}
