/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck add, remove, list: what a facilitator does with a deck file. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/fs.h"
#include "cmd/collect.h"
#include "cmd/paths.h"
#include "deck/deck.h"
#include "deck/items.h"
#include "ui/prompt.h"

const struct opt opts_deck_add[] = {
    {OPT_FLAG, "link", "", "read the file anew each time (for authors)", 0, 0,
	0},
    {OPT_FLAG, "yes", "", "replace a deck without asking", 0, 0, 'y'},
    OPT_TABLE_END,
};

static void
print_findings(FILE *out, const struct diags *found)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < found->n; i++) {
		buf_clear(&b);
		diag_text(found, &found->list[i], &b);
		(void)fprintf(out, "%s\n", buf_str(&b));
	}
	buf_release(&b);
}

/* Is there an answered item of this deck that the new one no longer has? */
static int
count_lost(struct ctx *c, const struct deck *d, int *lost, struct err *e)
{
	struct item_state *states;
	struct item *items;
	size_t n, m, k, len = strlen(d->name);

	*lost = 0;
	if (store_states(c->store, &c->arena, &states, &n, e) != 0)
		return -1;
	deck_items(d, &c->arena, &items, &m);
	for (size_t i = 0; i < n; i++) {
		if (strncmp(states[i].item, d->name, len) != 0 ||
		    states[i].item[len] != ':' || !states[i].met)
			continue;
		for (k = 0; k < m; k++)
			if (strcmp(items[k].id, states[i].item) == 0)
				break;
		*lost += k == m;
	}
	return 0;
}

/* Asks before something is replaced; without a terminal --yes must be given. */
static int
confirm(struct ctx *c, const char *question, const char *refusal, struct err *e)
{
	struct prompt *p;
	const char *line = "";
	bool yes;

	if (opt_given(&c->opts, "yes"))
		return 0;
	p = prompt_new(&c->term);
	if (!prompt_is_terminal(p)) {
		prompt_free(p);
		return err_set(e, ERR_FAILED, "%s", refusal);
	}
	term_para(&c->term, "", 0, STYLE_NONE, question);
	yes = prompt_line(p, "y/n: ", STYLE_STRONG, &c->arena, &line, NULL) ==
		PROMPT_LINE &&
	    (line[0] == 'y' || line[0] == 'Y');
	prompt_free(p);
	if (!yes)
		return err_set(e, ERR_FAILED, "nothing was changed");
	return 0;
}

static int
check_replace(struct ctx *c, const struct deck *d, const struct deck_row *old,
    const struct deck_row *fresh, struct err *e)
{
	const char *question, *refusal;
	int lost;

	if (strcmp(old->hash, fresh->hash) == 0)
		return 0;
	if (count_lost(c, d, &lost, e) != 0)
		return -1;
	if (lost == 0)
		return 0;
	question = arena_printf(&c->arena,
	    "The deck %s is replaced. %d statement%s that you have answered "
	    "%s not in the new one; the history is kept. Replace?",
	    d->name, lost, lost == 1 ? "" : "s", lost == 1 ? "is" : "are");
	refusal = arena_printf(&c->arena,
	    "the deck %s is here already, and the new one lacks %d statement%s "
	    "that you have answered; to replace it, give --yes",
	    d->name, lost, lost == 1 ? "" : "s");
	return confirm(c, question, refusal, e);
}

int
cmd_deck_add(struct ctx *c, struct err *e)
{
	const char *path = c->argv[0];
	struct deck_row row, old;
	struct diags found;
	struct deck *d;
	bool there;
	size_t n;

	memset(&row, 0, sizeof(row));
	row.source = paths_absolute(path, &c->arena);
	if (fs_read_head(
		path, DECK_BYTES_MAX + 1, &c->arena, &row.text, &n, e) != 0)
		return -1;
	d = deck_load_text(path, row.text, n, &c->arena, &found, e);
	if (d == NULL) {
		print_findings(stderr, &found);
		return -1;
	}
	collect_row(c, d, row.text, n, &row);
	row.linked = opt_given(&c->opts, "link");
	row.added_ms = ctx_now(c);
	if (store_deck(c->store, d->name, &c->arena, &old, &there, e) != 0 ||
	    (there && check_replace(c, d, &old, &row, e) != 0) ||
	    store_deck_put(c->store, &row, e) != 0)
		return -1;
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"%s %s: %s, %d statement%s. To revise it: revisit quiz %s",
		there ? "Replaced" : "Added", d->name, d->title,
		d->n_statements, d->n_statements == 1 ? "" : "s", d->name));
	return 0;
}

int
cmd_deck_remove(struct ctx *c, struct err *e)
{
	bool found;

	if (store_deck_remove(c->store, c->argv[0], &found, e) != 0)
		return -1;
	if (!found)
		return err_set(e, ERR_FAILED,
		    "there is no deck '%.60s' here; 'revisit deck list' shows "
		    "what there is",
		    c->argv[0]);
	term_para(&c->term, "", 0, STYLE_NONE,
	    arena_printf(&c->arena,
		"Removed %s. Its history is kept, for when it is added again. "
		"Without any deck, those that come with the program are asked.",
		c->argv[0]));
	return 0;
}

int
cmd_deck_list(struct ctx *c, struct err *e)
{
	struct deck_row *rows;
	struct collection k;
	size_t n;

	if (store_decks(c->store, DECK_NAMES, &c->arena, &rows, &n, e) != 0 ||
	    collect(c, NULL, &k, e) != 0)
		return -1;
	for (size_t i = 0; i < k.n_decks; i++) {
		const struct deck *d = k.decks[i];
		const char *how = n == 0      ? "comes with the program"
		    : i < n && rows[i].linked ? "read from its file"
					      : "kept in this profile";

		term_line(&c->term, STYLE_HEAD,
		    arena_printf(&c->arena, "%s   %d statement%s", d->name,
			d->n_statements, d->n_statements == 1 ? "" : "s"),
		    how);
		term_para(&c->term, "", 2, STYLE_NONE,
		    arena_printf(&c->arena, "  %s", d->title));
		if (n > 0 && i < n && rows[i].linked)
			term_para(&c->term, "", 2, STYLE_DIM,
			    arena_printf(&c->arena, "  %s", rows[i].source));
	}
	return 0;
}
