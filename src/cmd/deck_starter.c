/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck starter: a page to print, with which a meeting begins. */
#include "cmd/cmd.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "cmd/deck_file.h"
#include "cmd/share_files.h"
#include "core/cohort.h"
#include "deck/items.h"
#include "report/starter.h"

const struct opt opts_deck_starter[] = {
    {OPT_TEXT, "statements", "ID,ID …",
	"these statements, in this order; else some of each section", 0, 0, 0},
    {OPT_LIST, "from-cohort", "SHAREFILE|DIR",
	"the weakest statements of those who shared these; may be repeated", 0,
	0, 0},
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

/* -- from a cohort --------------------------------------------------------- */

struct sources {
	const char *deck; /* NULL: that of the share files */
	char **paths; /* share files and folders */
	int n;
};

static bool
is_json(const char *s)
{
	size_t n = strlen(s);

	return n > 5 && strcasecmp(s + n - 5, ".json") == 0;
}

/* Operands are share files too when their names say so: DIR/'*'.json becomes
 * many words. */
static int
take_sources(struct ctx *c, struct sources *s, struct err *e)
{
	const char *path;

	s->deck = NULL;
	s->n = 0;
	s->paths = arena_array(
	    &c->arena, (size_t)c->argc + OPTS_MAX, sizeof(*s->paths));
	while ((path = opt_nth(&c->opts, "from-cohort", s->n)) != NULL)
		s->paths[s->n++] = arena_strdup(&c->arena, path);
	for (int i = 0; i < c->argc; i++) {
		if (s->n > 0 && is_json(c->argv[i]))
			s->paths[s->n++] = c->argv[i];
		else if (s->deck == NULL)
			s->deck = c->argv[i];
		else
			return err_set(e, ERR_USAGE,
			    "deck starter takes one deck, not '%.60s' too",
			    c->argv[i]);
	}
	return 0;
}

/* The weakest statements that the deck has. */
static int
weakest(struct ctx *c, const struct deck *d, const struct share_files *files,
    int most, const char **ids, struct err *e)
{
	struct arena *a = &c->arena;
	struct cohort_wish wish = {.shares = files->list, .n = files->n};
	struct item *items, **list;
	struct deck_owner owner;
	struct cohort k;
	size_t *rows, n;
	int found = 0;

	deck_items(d, a, &items, &wish.n_items);
	list = arena_array(a, wish.n_items, sizeof(*list));
	for (size_t i = 0; i < wish.n_items; i++) {
		items[i].order = (int)i;
		list[i] = &items[i];
	}
	wish.items = list;
	cohort_make(&wish, a, &k);
	rows = arena_array(a, k.n_rows, sizeof(*rows));
	n = cohort_weakest(&k, k.n_rows, rows);
	for (size_t i = 0; i < n && found < most; i++) {
		owner = deck_find_owner(d, k.rows[rows[i]].id);
		if (owner.kind == OWNER_STATEMENT && owner.statement->text[0])
			ids[found++] = owner.statement->id;
	}
	if (found == 0)
		return err_set(e, ERR_FAILED,
		    "no statement stands out: all hold, or fewer than %d "
		    "learners were asked; --statements names some",
		    COHORT_FEW);
	return found;
}

/* Which statements, and of which deck. */
static int
choose(struct ctx *c, enum starter_layout layout, struct deck_file *f,
    const char **ids, int *n, struct err *e)
{
	const char *named = opt_text(&c->opts, "statements", NULL);
	struct share_files files;
	struct sources from;

	if (take_sources(c, &from, e) != 0)
		return -1;
	if (named && from.n > 0)
		return err_set(e, ERR_USAGE,
		    "--statements and --from-cohort both choose: leave one "
		    "out");
	if (from.n > 0 &&
	    share_files_read(c, from.paths, from.n, NULL, &files, e) != 0)
		return -1;
	if (deck_file_open(c, from.deck || from.n == 0 ? from.deck : files.deck,
		f, e) != 0)
		return -1;
	if (from.n > 0 && strcmp(f->deck->name, files.deck) != 0)
		return err_set(e, ERR_FAILED,
		    "the share files are of the deck %s, not of %s", files.deck,
		    f->deck->name);
	if (named)
		return split(c, named, ids, n, e);
	if (from.n > 0) {
		*n = weakest(c, f->deck, &files, starter_usual(layout), ids, e);
		return *n < 0 ? -1 : 0;
	}
	*n = starter_choose(f->deck, starter_usual(layout),
	    c->seed_given ? c->seed : 0, &c->arena, ids);
	return 0;
}

int
cmd_deck_starter(struct ctx *c, struct err *e)
{
	const char *to = opt_text(&c->opts, "output", "-");
	const char *ids[STARTER_MOST];
	struct starter how = {layout_of(c), "", ""};
	struct buf b = BUF_INIT;
	struct deck_file f;
	int n = 0, pages, r;

	if (choose(c, how.layout, &f, ids, &n, e) != 0)
		return -1;
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
