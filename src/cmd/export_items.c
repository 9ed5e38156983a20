/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `export items`: every item with what is known of it, one row each: those of
 * the decks in their order, then those of the log that no deck has any more.
 */
#include "cmd/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "cmd/collect.h"
#include "report/rows.h"

const struct opt opts_export_items[] = {
    {OPT_CHOICE, "format", "csv|tsv|json",
	"csv (default), tsv, or json: one object a line", 0, 0, 0},
    {OPT_FLAG, "excel", "",
	"for spreadsheets: nothing is taken for a formula, letters stay whole",
	0, 0, 0},
    {OPT_FILE, "output", "FILE",
	"write to this file, yours alone; - is standard output (default)", 0, 0,
	0},
    OPT_TABLE_END,
};

static const char *const columns[] = {"schema", "item", "deck", "statement",
    "kind", "section", "section_title", "gist", "state", "paused", "in_deck",
    "first_met", "last_day", "last_rating", "last_level", "due",
    "interval_days", "stability", "difficulty", "retrievability", "reviews",
    "counted", "lapses", "settled_on", "secure_on", "text", "source", "licence",
    NULL};

struct items {
	struct ctx *c;
	struct collection k;
	struct rows rows;
	struct arena arena; /* of one row */
	const struct rules *rules;
	int32_t today;
};

static void
put_day(struct items *x, int32_t day)
{
	if (day == ITEM_NO_DAY)
		rows_none(&x->rows);
	else
		rows_word(&x->rows, date_day_iso(&x->arena, day));
}

static void
put_state(struct items *x, const struct item_state *s, bool in_deck)
{
	struct rows *to = &x->rows;
	bool counted = s->s.stability > 0;
	double elapsed = counted ? x->today - s->counted_day : 0;

	rows_word(to, known_name(fold_known(s)));
	rows_int(to, s->paused);
	rows_int(to, in_deck);
	put_day(x, s->first_met_day);
	put_day(x, s->last_day);
	rows_int_if(to, s->last_rating != RATING_NONE, s->last_rating);
	rows_int_if(to, s->last_level > 0, s->last_level);
	put_day(x, s->due_day);
	rows_int_if(to, counted, s->interval_days);
	rows_real_if(to, counted, s->s.stability);
	rows_real_if(to, counted, s->s.difficulty);
	rows_real_if(to, counted,
	    counted ? fsrs_retrievability(
			  &x->rules->params, elapsed, s->s.stability)
		    : 0);
	rows_int(to, s->n_reviews);
	rows_int(to, s->n_counted);
	rows_int(to, s->lapses);
	put_day(x, s->settled_day);
	put_day(x, s->secure ? s->secure_day : ITEM_NO_DAY);
}

static const char *
licence_of(const struct items *x, const struct item *it)
{
	for (size_t i = 0; i < x->k.n_decks; i++)
		if (strcmp(x->k.decks[i]->name, it->deck) == 0 &&
		    x->k.decks[i]->licence)
			return x->k.decks[i]->licence;
	return "";
}

static int
put_item(struct items *x, const struct item *it, const struct item_state *s)
{
	struct rows *to = &x->rows;

	rows_int(to, EXPORT_SCHEMA);
	rows_text(to, it->id);
	rows_text(to, it->deck);
	rows_text(to, it->owner);
	rows_word(to, kind_name(it->kind));
	rows_text(to, it->section);
	rows_text(to, it->section_title);
	rows_text(to, it->gist);
	put_state(x, s, true);
	rows_text(to, it->text);
	rows_text(to, it->source);
	rows_text(to, licence_of(x, it));
	return rows_end(to);
}

/* npqlt, lt3.4 and recall of "npqlt:lt3.4/recall". */
static int
put_gone(struct items *x, const struct item_state *s)
{
	const char *id = s->item, *owner = strchr(id, ':');
	const char *kind = owner ? strchr(owner, '/') : NULL;
	struct rows *to = &x->rows;

	owner = owner ? owner + 1 : "";
	rows_int(to, EXPORT_SCHEMA);
	rows_text(to, id);
	rows_text(to, arena_strndup(&x->arena, id, strcspn(id, ":")));
	rows_text(to, arena_strndup(&x->arena, owner, strcspn(owner, "/")));
	rows_text(to,
	    kind ? arena_strndup(&x->arena, kind + 1, strcspn(kind + 1, "/"))
		 : "");
	for (int i = 0; i < 3; i++)
		rows_text(to, "");
	put_state(x, s, false);
	for (int i = 0; i < 3; i++)
		rows_text(to, "");
	return rows_end(to);
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
put_all_gone(struct items *x, struct err *e)
{
	const char **ids = arena_array(&x->c->arena, x->k.n, sizeof(*ids));
	struct item_state *all;
	size_t n;

	if (store_states(x->c->store, &x->c->arena, &all, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < x->k.n; i++)
		ids[i] = x->k.items[i]->id;
	if (x->k.n > 1)
		qsort(ids, x->k.n, sizeof(*ids), by_id);
	for (size_t i = 0; i < n; i++)
		if (bsearch(&all[i].item, ids, x->k.n, sizeof(*ids), by_id) ==
			NULL &&
		    put_gone(x, &all[i]) != 0)
			return 1;
	return 0;
}

/* -1: *e is set; 1: the stream would not take it. */
static int
write_all(struct items *x, FILE *out, int flags, struct err *e)
{
	struct arena_mark mark = arena_mark(&x->arena);

	errno = 0;
	if (rows_begin(&x->rows, out, columns, flags) != 0)
		return 1;
	for (size_t i = 0; i < x->k.n; i++) {
		if (put_item(x, x->k.items[i], &x->k.states[i]) != 0)
			return 1;
		arena_restore(&x->arena, mark);
	}
	return put_all_gone(x, e);
}

int
cmd_export_items(struct ctx *c, struct err *e)
{
	struct items x = {.c = c, .arena = ARENA_INIT};
	struct fs_file file;
	int flags, ret;

	if (export_flags(c, &flags, e) != 0 || collect(c, NULL, &x.k, e) != 0 ||
	    fs_begin(&file, opt_text(&c->opts, "output", "-"), e) != 0)
		return -1;
	x.rules = store_rules(c->store);
	x.today = ctx_today(c);
	ret = write_all(&x, file.f, flags, e);
	rows_release(&x.rows);
	arena_release(&x.arena);
	if (ret == 0)
		return fs_commit(&file, e);
	if (ret > 0)
		(void)export_not_written(&file, e);
	fs_abort(&file);
	return -1;
}
