/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck export: a deck to read, to print, or for another program. */
#include "cmd/cmd.h"

#include <string.h>

#include "base/fs.h"
#include "cmd/collect.h"
#include "cmd/deck_file.h"
#include "report/handout.h"

const struct opt opts_deck_export[] = {
    {OPT_CHOICE, "format", "yaml|md|csv|html", "what to make of it (needed)", 0,
	0, 0},
    {OPT_FLAG, "excel", "",
	"with csv, for spreadsheets: nothing is taken for a formula, letters "
	"stay whole",
	0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file; - is standard output (default)", 0, 0, 0},
    OPT_TABLE_END,
};

static void
make(struct ctx *c, const struct deck_file *f, const char *format,
    struct buf *out)
{
	bool excel = opt_given(&c->opts, "excel");

	if (strcmp(format, "yaml") == 0)
		buf_add(out, f->text, f->n);
	else if (strcmp(format, "md") == 0)
		handout_markdown(f->deck, &c->arena, out);
	else if (strcmp(format, "csv") == 0)
		handout_csv(f->deck, excel, &c->arena, out);
	else
		handout_html(f->deck, &c->arena, out);
}

int
cmd_deck_export(struct ctx *c, struct err *e)
{
	const char *format = opt_text(&c->opts, "format", NULL);
	const char *to = opt_text(&c->opts, "output", "-");
	struct buf b = BUF_INIT;
	struct deck_file f;
	int r;

	if (format == NULL)
		return err_set(e, ERR_USAGE,
		    "say what to make of the deck: --format yaml, md, csv or "
		    "html");
	if (opt_given(&c->opts, "excel") && strcmp(format, "csv") != 0)
		return err_set(
		    e, ERR_USAGE, "--excel is for --format csv alone");
	if (deck_file_open(c, c->argc > 0 ? c->argv[0] : NULL, &f, e) != 0)
		return -1;
	if (f.deck->extends[0])
		f.deck->base =
		    collect_base(c, f.path ? f.path : f.name, f.deck->extends);
	make(c, &f, format, &b);
	r = fs_write(to, buf_str(&b), b.n, e);
	buf_release(&b);
	if (r == 0 && strcmp(to, "-") != 0)
		term_para(&c->term, "", 0, STYLE_NONE,
		    arena_printf(&c->arena, "Wrote %s.", to));
	return r;
}
