/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a cohort: each item in each wording that was asked, and what the
 * learners' answers to it amount to. Declarations in cohort_priv.h.
 */
#include "core/cohort_priv.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/names.h"
#include "core/stats.h"

struct making {
	const struct cohort_wish *wish;
	struct cohort *out;
	struct names keys; /* id, tab, hash: numbers of unsorted rows */
	struct names ids; /* of the deck's items */
	struct buf key;
	struct cohort_row *rows; /* unsorted */
	size_t cap;
};

/* -- which row ------------------------------------------------------------- */

static const char *
hash_in(const char *key)
{
	return strchr(key, '\t') + 1;
}

/* The number of the row of (id, hash). */
static size_t
row_of(struct making *m, const char *id, const char *hash)
{
	struct arena *a = m->out->arena;
	size_t k, had = m->keys.n;
	struct cohort_row *row;

	buf_clear(&m->key);
	buf_adds(&m->key, id);
	buf_addc(&m->key, '\t');
	buf_adds(&m->key, hash);
	k = names_add(&m->keys, m->key.p, m->key.n);
	if (k < had)
		return k;
	m->rows = arena_grow(a, m->rows, had, &m->cap, sizeof(*m->rows));
	row = &m->rows[k];
	*row = (struct cohort_row){.id = id};
	row->hash = hash_in(m->keys.list[k]);
	return k;
}

/* What the id alone tells: npqlt:lt5.4/refute/keep. */
static void
name_from_id(struct cohort_row *row, struct arena *a)
{
	static const enum kind kinds[] = {KIND_RECALL, KIND_REFUTE,
	    KIND_BECAUSE, KIND_LIST, KIND_STEPS, KIND_APPLY, KIND_SPOT};
	const char *owner = strchr(row->id, ':'), *kind;
	size_t n;

	owner = owner ? owner + 1 : row->id;
	n = strcspn(owner, "/");
	row->number = arena_strndup(a, owner, n);
	row->title = "";
	kind = owner[n] ? owner + n + 1 : "";
	row->kind = KIND_TRY; /* none that is known */
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(kind, kind_name(kinds[i]),
			strlen(kind_name(kinds[i]))) == 0)
			row->kind = kinds[i];
}

/* A card that the deck has no more, of a statement that it still has: the
 * statement's number and title. */
static void
name_from_statement(struct making *m, struct cohort_row *row)
{
	ptrdiff_t k;

	buf_clear(&m->key);
	buf_add(&m->key, row->id, strcspn(row->id, "/"));
	buf_adds(&m->key, "/recall");
	k = names_find(&m->ids, m->key.p, m->key.n);
	if (k < 0)
		return;
	row->number = item_number(m->wish->items[k]);
	row->title = m->wish->items[k]->gist;
}

static void
name_row(struct making *m, struct cohort_row *row)
{
	ptrdiff_t k = names_find(&m->ids, row->id, strlen(row->id));

	name_from_id(row, m->out->arena);
	if (k < 0) {
		name_from_statement(m, row);
		return;
	}
	row->item = m->wish->items[k];
	row->kind = row->item->kind;
	row->number = item_number(row->item);
	row->title = row->item->gist;
}

/* -- one learner's item ---------------------------------------------------- */

static struct cohort_lure *
find_lure(struct making *m, struct cohort_row *row, const char *id)
{
	for (size_t i = 0; i < row->n_lures; i++)
		if (strcmp(row->lures[i].id, id) == 0)
			return &row->lures[i];
	row->lures = arena_grow(m->out->arena, row->lures, row->n_lures,
	    &row->cap_lures, sizeof(*row->lures));
	row->lures[row->n_lures] = (struct cohort_lure){.id = id, .says = ""};
	return &row->lures[row->n_lures++];
}

/* Did a week before this one have the misconception too? Then its learner was
 * counted. */
static bool
is_counted(const struct share_item *it, int week, const char *id)
{
	for (int i = 0; i < week; i++)
		for (int k = 0; k < it->weeks[i].n_lures; k++)
			if (strcmp(it->weeks[i].lures[k].id, id) == 0)
				return true;
	return false;
}

static void
add_week(struct making *m, struct cohort_row *row, const struct share_item *it,
    int i)
{
	const struct share_week *w = &it->weeks[i];
	struct cohort *out = m->out;
	struct cohort_lure *lure;

	row->answers += w->answers;
	row->misses += w->answers - w->full;
	row->hints += w->hints;
	row->changed += w->changed;
	for (int k = 0; k < w->n_lures; k++) {
		lure = find_lure(m, row, w->lures[k].id);
		lure->answers += w->lures[k].n;
		lure->learners += !is_counted(it, i, lure->id);
	}
	if (!out->any_week || w->week < out->first_week)
		out->first_week = w->week;
	if (!out->any_week || w->week > out->last_week)
		out->last_week = w->week;
	out->any_week = true;
}

static void
add_item(struct making *m, struct cohort_row *row, const struct share_item *it)
{
	row->learners++;
	row->unmet += it->state == SHARE_NEVER;
	for (int i = 0; i < it->n_weeks; i++)
		add_week(m, row, it, i);
	if (it->last_week == SHARE_NO_WEEK)
		return;
	row->n++;
	row->full += share_is_full(it);
	row->forgotten +=
	    it->settled_week != SHARE_NO_WEEK && it->rating == RATING_AGAIN;
}

/* -- order ----------------------------------------------------------------- */

static int
compare_rows(const void *x, const void *y)
{
	const struct cohort_row *a = x, *b = y;
	int d;

	/* what no deck knows comes after, in the order of its ids */
	if ((a->item == NULL) != (b->item == NULL))
		return a->item ? -1 : 1;
	if (a->item && a->item->order != b->item->order)
		return a->item->order < b->item->order ? -1 : 1;
	if ((d = cohort_compare_codes(a->id, b->id)) != 0)
		return d;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	if (a->learners != b->learners)
		return a->learners > b->learners ? -1 : 1;
	if (a->item) {
		bool mine = strcmp(a->hash, a->item->hash) == 0;
		bool yours = strcmp(b->hash, b->item->hash) == 0;

		if (mine != yours)
			return mine ? -1 : 1;
	}
	return strcmp(a->hash, b->hash);
}

/* Judges the rows and gives each its place; to[old] is the new one. */
static void
sort_rows(struct making *m, size_t *to)
{
	struct cohort *out = m->out;
	struct cohort_row *row;
	size_t k;

	out->n_rows = m->keys.n;
	out->rows = arena_array(out->arena, out->n_rows, sizeof(*row));
	if (out->n_rows == 0)
		return;
	memcpy(out->rows, m->rows, out->n_rows * sizeof(*row));
	qsort(out->rows, out->n_rows, sizeof(*row), compare_rows);
	for (size_t i = 0; i < out->n_rows; i++) {
		row = &out->rows[i];
		row->variant = i > 0 && strcmp(row[-1].id, row->id) == 0
		    ? row[-1].variant + 1
		    : 0;
		stats_wilson(
		    row->full, row->n, STATS_Z80, &row->low, &row->high);
		row->verdict = cohort_verdict_of(row->n, row->low, row->high);
		row->cause = cohort_cause_of(row);
		for (size_t j = 0; j < row->n_lures; j++)
			row->lures[j].row = i;
		k = row_of(m, row->id, row->hash);
		to[k] = i;
		out->all.answers += row->answers;
		out->all.hints += row->hints;
		out->all.changed += row->changed;
		if (row->verdict == COHORT_TOO_FEW)
			continue;
		out->shown.answers += row->answers;
		out->shown.hints += row->hints;
		out->shown.changed += row->changed;
	}
}

static void
tell_lures(struct cohort_row *row)
{
	for (size_t j = 0; row->item && j < row->n_lures; j++)
		for (int k = 0; k < row->item->n_lures; k++)
			if (strcmp(row->item->lures[k].id, row->lures[j].id) ==
			    0)
				row->lures[j].says = row->item->lures[k].says;
}

/* -- columns and what was sent along --------------------------------------- */

static void
shade_rows(struct making *m, const size_t *to)
{
	struct cohort *out = m->out;
	const struct share *s;

	for (size_t i = 0; i < out->n_rows; i++) {
		out->rows[i].shades =
		    arena_alloc(out->arena, out->n_columns + 1);
		memset(out->rows[i].shades, ' ', out->n_columns);
	}
	for (size_t c = 0; c < out->n_columns; c++) {
		s = out->learners[out->columns[c]];
		for (size_t k = 0; k < s->n; k++)
			out->rows[to[row_of(
				      m, s->items[k].id, s->items[k].hash)]]
			    .shades[c] = cohort_shade(&s->items[k]);
	}
}

/* The number of the sorted row that a proposal is about. */
static struct cohort_row *
row_for(struct making *m, const size_t *to, const char *id, const char *hash)
{
	ptrdiff_t k;

	buf_clear(&m->key);
	buf_addf(&m->key, "%s\t%s", id, hash);
	k = names_find(&m->keys, m->key.p, m->key.n);
	return k < 0 ? NULL : &m->out->rows[to[k]];
}

static void
take_proposals(struct making *m, const size_t *to)
{
	struct cohort *out = m->out;
	struct cohort_row *row;
	const struct share *s;

	for (size_t i = 0; i < out->n; i++) {
		s = out->learners[i];
		out->wordings += (int)s->n_wordings;
		out->reports += (int)s->n_reports;
		for (size_t k = 0; k < s->n_wordings; k++) {
			row = row_for(
			    m, to, s->wordings[k].item, s->wordings[k].hash);
			if (row)
				row->wordings++;
		}
		for (size_t k = 0; k < s->n_reports; k++)
			for (size_t j = 0; j < out->n_rows; j++)
				if (out->rows[j].variant == 0 &&
				    strcmp(out->rows[j].id,
					s->reports[k].item) == 0)
					out->rows[j].reports++;
	}
}

void
cohort_rows(const struct cohort_wish *wish, struct cohort *out)
{
	struct making m = {.wish = wish, .out = out, .key = BUF_INIT};
	const struct share *s;
	size_t *to, k;

	names_init(&m.keys, out->arena);
	names_init(&m.ids, out->arena);
	for (size_t i = 0; i < wish->n_items; i++)
		(void)names_add(
		    &m.ids, wish->items[i]->id, strlen(wish->items[i]->id));
	for (size_t i = 0; i < out->n; i++) {
		s = out->learners[i];
		for (size_t j = 0; j < s->n; j++) {
			k = row_of(&m, s->items[j].id, s->items[j].hash);
			add_item(&m, &m.rows[k], &s->items[j]);
		}
	}
	for (size_t i = 0; i < m.keys.n; i++) {
		name_row(&m, &m.rows[i]);
		tell_lures(&m.rows[i]);
	}
	to = arena_array(out->arena, m.keys.n, sizeof(*to));
	sort_rows(&m, to);
	shade_rows(&m, to);
	take_proposals(&m, to);
	buf_release(&m.key);
}
