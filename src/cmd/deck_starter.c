/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck starter: a page to print, with which a meeting begins. */
#include "cmd/cmd.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "cmd/deck_file.h"
#include "report/starter.h"

const struct opt opts_deck_starter[] = {
    {OPT_TEXT, "statements", "ID,ID …",
	"these statements, in this order; else some of each section", 0, 0, 0},
    {OPT_CHOICE, "layout", "opener|pair|grid",
	"room to write (default), two people, boxes", 0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file; - is standard output (default)", 0, 0, 0},
    OPT_TABLE_END,
};

#define STARTER_MOST 60

/* Ids apart by commas or spaces. */
static int
split(struct ctx *c, const char *s, const char **ids, int *n, struct err *e)
{
	size_t len;

	*n = 0;
	for (s += strspn(s, ", "); *s; s += len, s += strspn(s, ", ")) {
		len = strcspn(s, ", ");
		if (*n == STARTER_MOST)
			return err_set(e, ERR_USAGE,
			    "--statements names more than %d; a starter is "
			    "short",
			    STARTER_MOST);
		ids[(*n)++] = arena_strndup(&c->arena, s, len);
	}
	if (*n == 0)
		return err_set(e, ERR_USAGE,
		    "--statements names none; give ids such as 5.4,7.2");
	return 0;
}

static enum starter_layout
layout_of(const struct ctx *c)
{
	const char *name = opt_text(&c->opts, "layout", "opener");
	int i = 0;

	while (strcmp(starter_layout_name((enum starter_layout)i), name) != 0)
		i++;
	return (enum starter_layout)i;
}

int
cmd_deck_starter(struct ctx *c, struct err *e)
{
	const char *named = opt_text(&c->opts, "statements", NULL);
	const char *to = opt_text(&c->opts, "output", "-");
	const char *ids[STARTER_MOST];
	struct starter how = {layout_of(c), "", ""};
	struct buf b = BUF_INIT;
	struct deck_file f;
	int n, pages, r;

	if (deck_file_open(c, c->argc > 0 ? c->argv[0] : NULL, &f, e) != 0)
		return -1;
	if (named && split(c, named, ids, &n, e) != 0)
		return -1;
	if (named == NULL)
		n = starter_choose(f.deck, starter_usual(how.layout),
		    c->seed_given ? c->seed : 0, &c->arena, ids);
	if (n == 0)
		return err_set(e, ERR_FAILED,
		    "%s has no statements of its own to ask", f.name);
	r = starter_html(f.deck, &how, ids, n, &c->arena, &b, &pages, e);
	if (r == 0)
		r = fs_write(to, buf_str(&b), b.n, e);
	buf_release(&b);
	if (r == 0 && strcmp(to, "-") != 0)
		term_para(&c->term, "", 0, STYLE_NONE,
		    arena_printf(&c->arena,
			"Wrote %s: %d statement%s on %d pages of A4. Print it "
			"from a browser.",
			to, n, n == 1 ? "" : "s", pages));
	return r;
}
