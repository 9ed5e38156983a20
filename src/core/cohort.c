/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/names.h"
#include "core/cohort_priv.h"
#include "core/stats.h"

/* -- rules ----------------------------------------------------------------- */

enum cohort_verdict
cohort_verdict_of(int n, double low, double high)
{
	if (n < COHORT_FEW)
		return COHORT_TOO_FEW;
	if (high < COHORT_LINE)
		return COHORT_RETEACH;
	return low > COHORT_LINE ? COHORT_HOLDING : COHORT_WATCH;
}

/* The misconception that is in the most misses, if that is a third of them. */
static const struct cohort_lure *
common_lure(const struct cohort_row *row)
{
	const struct cohort_lure *best = NULL;

	for (size_t i = 0; i < row->n_lures; i++)
		if (best == NULL || row->lures[i].answers > best->answers)
			best = &row->lures[i];
	return best && best->answers * 3 >= row->misses ? best : NULL;
}

enum cohort_cause
cohort_cause_of(struct cohort_row *row)
{
	row->lure = NULL;
	if (row->verdict != COHORT_RETEACH && row->verdict != COHORT_WATCH)
		return CAUSE_NONE;
	if (row->unmet * 10 > row->learners * 4)
		return CAUSE_NOT_MET;
	if (row->misses > 0 && (row->lure = common_lure(row)) != NULL)
		return CAUSE_MISCONCEPTION;
	if (row->answers >= 8 && row->changed * 4 > row->answers)
		return CAUSE_CARD;
	if (row->forgotten * 3 >= row->n)
		return CAUSE_FORGOTTEN;
	return CAUSE_HARD;
}

char
cohort_shade(const struct share_item *it)
{
	int answers = 0;

	if (it->state == SHARE_NEVER)
		return '.';
	for (int i = 0; i < it->n_weeks; i++)
		answers += it->weeks[i].answers;
	if (answers < COHORT_SURE || it->forecast < 0)
		return '?';
	/* a file holds two places: .9 is not to fail by a hair */
	if (it->forecast >= 0.9F - 1e-4F)
		return '#';
	return it->forecast >= 0.7F - 1e-4F ? '+' : '-';
}

bool
cohort_window(
    const struct share_item *it, int32_t first, int32_t last, bool *full)
{
	const struct share_week *w;

	for (int i = it->n_weeks; i-- > 0;) {
		w = &it->weeks[i];
		if (w->week < first || w->week > last || w->answers == 0)
			continue;
		*full = w->full * 2 >= w->answers;
		return true;
	}
	return false;
}

/* -- people ---------------------------------------------------------------- */

static int
compare_learners(const void *x, const void *y)
{
	return cohort_compare_codes((*(const struct share *const *)x)->learner,
	    (*(const struct share *const *)y)->learner);
}

static void
take_learners(const struct cohort_wish *wish, struct cohort *out)
{
	out->n = wish->n;
	out->learners =
	    arena_array(out->arena, wish->n, sizeof(*out->learners));
	memcpy(out->learners, wish->shares, wish->n * sizeof(*out->learners));
	qsort(out->learners, out->n, sizeof(*out->learners), compare_learners);
	out->columns = arena_array(out->arena, out->n, sizeof(*out->columns));
	for (size_t i = 0; i < out->n; i++)
		if (out->learners[i]->level == SHARE_NAMED_CODE &&
		    !wish->no_columns)
			out->columns[out->n_columns++] = i;
}

static int
compare_counts(const void *x, const void *y)
{
	const struct counted *a = x, *b = y;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

/* The purposes, most first; and how many versions of the deck there are. */
static void
take_heads(struct cohort *out)
{
	struct names purposes, versions;
	struct counted *list;
	size_t k;

	names_init(&purposes, out->arena);
	names_init(&versions, out->arena);
	list = arena_array(out->arena, out->n, sizeof(*list));
	for (size_t i = 0; i < out->n; i++) {
		const struct share *s = out->learners[i];

		(void)names_add(&versions, s->version, strlen(s->version));
		k = names_add(&purposes, s->purpose, strlen(s->purpose));
		if (list[k].n++ == 0)
			list[k].first = k;
	}
	out->n_versions = versions.n;
	out->n_purposes = purposes.n;
	qsort(list, purposes.n, sizeof(*list), compare_counts);
	out->purposes =
	    arena_array(out->arena, purposes.n, sizeof(*out->purposes));
	out->purpose_n =
	    arena_array(out->arena, purposes.n, sizeof(*out->purpose_n));
	for (size_t i = 0; i < purposes.n; i++) {
		out->purposes[i] = purposes.list[list[i].first];
		out->purpose_n[i] = (int)list[i].n;
	}
}

static void
take_steps(struct cohort *out)
{
	const struct share_confidence *c;

	for (size_t i = 0; i < out->n; i++)
		for (int k = 0; k < SHARE_STEPS; k++) {
			c = &out->learners[i]->confidence[k];
			out->steps[k].answers += c->answers;
			out->steps[k].successes += c->successes;
			out->steps[k].learners += c->answers > 0;
		}
}

/* -- before and after ------------------------------------------------------ */

/* The row of most learners for the item; (size_t)-1: none. */
static size_t
main_row(const struct cohort *out, const char *item)
{
	for (size_t i = 0; i < out->n_rows; i++)
		if (out->rows[i].variant == 0 &&
		    strcmp(out->rows[i].id, item) == 0)
			return i;
	return (size_t)-1;
}

static void
take_retaught(const struct cohort *out, struct cohort_retaught *r)
{
	int32_t week = date_week(r->day);
	const struct share_item *it;
	bool before, after;

	r->row = main_row(out, r->item);
	if (r->row == (size_t)-1)
		return;
	for (size_t i = 0; i < out->n; i++)
		for (size_t k = 0; k < out->learners[i]->n; k++) {
			it = &out->learners[i]->items[k];
			if (strcmp(it->id, r->item) != 0 ||
			    strcmp(it->hash, out->rows[r->row].hash) != 0 ||
			    !cohort_window(
				it, week - COHORT_WINDOW, week - 1, &before) ||
			    !cohort_window(
				it, week + 1, week + COHORT_WINDOW, &after))
				continue;
			r->n++;
			r->before += before;
			r->after += after;
		}
}

/* -- lists ----------------------------------------------------------------- */

static int
compare_weakness(const void *x, const void *y, void *arg)
{
	const struct cohort_row *rows = arg;
	const struct cohort_row *a = &rows[*(const size_t *)x];
	const struct cohort_row *b = &rows[*(const size_t *)y];

	if (a->high < b->high || a->high > b->high)
		return a->high < b->high ? -1 : 1;
	if (a->low < b->low || a->low > b->low)
		return a->low < b->low ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* "npqlt:lt5.4" of npqlt:lt5.4/recall: one statement is named once. */
static bool
same_statement(const struct cohort_row *a, const struct cohort_row *b)
{
	size_t n = strcspn(a->id, "/");

	return strncmp(a->id, b->id, n) == 0 &&
	    (b->id[n] == '/' || b->id[n] == '\0');
}

/* The weakest row of a statement stands for it, its recall before others. */
static void
list_reteach(struct cohort *out)
{
	size_t *all = arena_array(out->arena, out->n_rows, sizeof(*all)), n = 0;
	bool named;

	out->reteach =
	    arena_array(out->arena, out->n_rows, sizeof(*out->reteach));
	for (int recall = 1; recall >= 0; recall--)
		for (size_t i = 0; i < out->n_rows; i++)
			if (out->rows[i].verdict == COHORT_RETEACH &&
			    (out->rows[i].kind == KIND_RECALL) == recall) {
				named = false;
				for (size_t k = 0; recall == 0 && k < n; k++)
					named = named ||
					    same_statement(&out->rows[i],
						&out->rows[all[k]]);
				if (!named)
					all[n++] = i;
			}
	qsort_r(all, n, sizeof(*all), compare_weakness, out->rows);
	for (size_t i = 0; i < n; i++) {
		named = false;
		for (size_t k = 0; k < out->n_reteach; k++)
			named = named ||
			    same_statement(&out->rows[all[i]],
				&out->rows[out->reteach[k]]);
		if (!named)
			out->reteach[out->n_reteach++] = all[i];
	}
}

static bool
is_named(const struct cohort *k, const size_t *rows, size_t n, size_t row)
{
	for (size_t i = 0; i < n; i++)
		if (same_statement(&k->rows[rows[i]], &k->rows[row]))
			return true;
	return false;
}

size_t
cohort_weakest(const struct cohort *k, size_t most, size_t *rows)
{
	size_t n = 0, best;

	for (size_t i = 0; i < k->n_reteach && n < most; i++)
		rows[n++] = k->reteach[i];
	while (n < most) {
		best = k->n_rows;
		for (size_t i = 0; i < k->n_rows; i++)
			if (k->rows[i].verdict == COHORT_WATCH &&
			    k->rows[i].kind == KIND_RECALL &&
			    !is_named(k, rows, n, i) &&
			    (best == k->n_rows ||
				compare_weakness(&i, &best, k->rows) < 0))
				best = i;
		if (best == k->n_rows)
			break;
		rows[n++] = best;
	}
	return n;
}

static int
compare_lures(const void *x, const void *y)
{
	const struct cohort_lure *a = x, *b = y;

	if (a->learners != b->learners)
		return a->learners > b->learners ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return strcmp(a->id, b->id);
}

static void
list_lures(struct cohort *out)
{
	size_t n = 0;

	for (size_t i = 0; i < out->n_rows; i++)
		n += out->rows[i].n_lures;
	out->lures = arena_array(out->arena, n, sizeof(*out->lures));
	for (size_t i = 0; i < out->n_rows; i++)
		for (size_t k = 0; k < out->rows[i].n_lures; k++) {
			if (out->rows[i].lures[k].learners >= COHORT_FEW)
				out->lures[out->n_lures++] =
				    out->rows[i].lures[k];
			else
				out->rare_lures++;
		}
	qsort(out->lures, out->n_lures, sizeof(*out->lures), compare_lures);
}

void
cohort_make(const struct cohort_wish *wish, struct arena *a, struct cohort *out)
{
	memset(out, 0, sizeof(*out));
	out->arena = a;
	take_learners(wish, out);
	take_heads(out);
	take_steps(out);
	cohort_rows(wish, out);
	out->n_retaught = wish->n_retaught;
	out->retaught =
	    arena_array(a, wish->n_retaught, sizeof(*out->retaught));
	for (size_t i = 0; i < wish->n_retaught; i++) {
		out->retaught[i] = wish->retaught[i];
		take_retaught(out, &out->retaught[i]);
	}
	list_reteach(out);
	list_lures(out);
}
