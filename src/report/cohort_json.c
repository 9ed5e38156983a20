/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cohort as one JSON object: see report/cohort.h and revisit-share(5).
 */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"
#include "base/text.h"
#include "core/stats.h"
#include "report/cohort.h"

struct page {
	const struct cohort_page *p;
	struct arena arena;
};

static void
set_cleaned(struct page *g, struct js *j, const char *key, const char *s)
{
	js_set_text(j, key, text_cleaned(&g->arena, s));
}

static void
set_real_if(struct js *j, const char *key, bool there, double v)
{
	js_set(j, key, there ? js_new_real(v) : js_new_null());
}

static void
set_int_if(struct js *j, const char *key, bool there, int64_t v)
{
	js_set(j, key, there ? js_new_int(v) : js_new_null());
}

/* n, full, rate, low, high. Of too few there is no figure; for others neither
 * is there a count under COHORT_FEW. */
static void
set_rate(struct page *g, struct js *j, int n, int full)
{
	bool told = n >= COHORT_FEW, others = g->p->others;
	double low, high;

	stats_wilson(full, n, STATS_Z80, &low, &high);
	set_int_if(j, "learners", told || !others, n);
	set_int_if(j, "full", told && (!others || full >= COHORT_FEW), full);
	set_real_if(j, "rate", told, n > 0 ? (double)full / n : 0);
	set_real_if(j, "low", told, low);
	set_real_if(j, "high", told, high);
}

static struct js *
lures_json(struct page *g, const struct cohort_row *row)
{
	struct js *list = js_new_array(), *one;

	for (size_t i = 0; i < row->n_lures; i++) {
		if (row->lures[i].learners < COHORT_FEW)
			continue;
		one = js_new_object();
		js_set_text(one, "id", row->lures[i].id);
		set_cleaned(g, one, "says", row->lures[i].says);
		set_rate(g, one, row->n, row->lures[i].learners);
		js_push(list, one);
	}
	return list;
}

/* What only the facilitator sees of a row. */
static void
set_inside(struct page *g, struct js *j, const struct cohort_row *row)
{
	js_set_int(j, "shared", row->learners);
	js_set_int(j, "not_met", row->unmet);
	js_set_int(j, "answers", row->answers);
	js_set_int(j, "misses", row->misses);
	js_set_int(j, "hints", row->hints);
	js_set_int(j, "marks_changed", row->changed);
	js_set_int(j, "forgotten", row->forgotten);
	js_set_int(j, "wordings", row->wordings);
	js_set_int(j, "reports", row->reports);
	if (g->p->k->n_columns > 0)
		js_set_text(j, "shades", row->shades);
}

static struct js *
row_json(struct page *g, const struct cohort_row *row)
{
	struct js *j = js_new_object();
	const char *kind = strchr(row->id, '/');

	js_set_text(j, "item", row->id);
	js_set_text(j, "hash", row->hash);
	js_set_bool(j, "other_wording", row->variant > 0);
	js_set_text(j, "kind",
	    arena_strndup(&g->arena, kind ? kind + 1 : "",
		kind ? strcspn(kind + 1, "/") : 0));
	set_cleaned(g, j, "number", row->number);
	set_cleaned(g, j, "title", row->title);
	set_rate(g, j, row->n, row->full);
	js_set_text(j, "verdict", cohort_verdict_name(row->verdict));
	js_set_text(j, "cause", cohort_cause_name(row->cause));
	set_cleaned(
	    g, j, "why", cohort_cause_text(row, g->p->others, &g->arena));
	js_set_text(j, "next", cohort_next_step(row->cause));
	js_set(j, "misconceptions", lures_json(g, row));
	if (!g->p->others)
		set_inside(g, j, row);
	return j;
}

static struct js *
rows_json(struct page *g)
{
	struct js *list = js_new_array();

	for (size_t i = 0; i < g->p->k->n_rows; i++)
		js_push(list, row_json(g, &g->p->k->rows[i]));
	return list;
}

static struct js *
reteach_json(struct page *g)
{
	struct js *list = js_new_array(), *one;
	const struct cohort *k = g->p->k;

	for (size_t i = 0; i < k->n_reteach; i++) {
		one = js_new_object();
		js_set_text(one, "item", k->rows[k->reteach[i]].id);
		js_set_text(one, "hash", k->rows[k->reteach[i]].hash);
		js_set_text(one, "cause",
		    cohort_cause_name(k->rows[k->reteach[i]].cause));
		js_push(list, one);
	}
	return list;
}

static struct js *
calibration_json(struct page *g)
{
	struct js *list = js_new_array(), *one;
	const struct cohort_step *s;
	double low, high;
	bool told;

	for (int i = SHARE_STEPS; i-- > 0;) {
		s = &g->p->k->steps[i];
		told = s->learners >= COHORT_FEW;
		stats_wilson(
		    (int)s->successes, (int)s->answers, STATS_Z80, &low, &high);
		one = js_new_object();
		js_set_text(one, "step", share_step_name(i));
		set_int_if(one, "answers", told, s->answers);
		set_real_if(one, "rate", told,
		    told ? (double)s->successes / (double)s->answers : 0);
		set_real_if(one, "low", told, low);
		set_real_if(one, "high", told, high);
		js_push(list, one);
	}
	return list;
}

static struct js *
half_json(struct page *g, int n, int full)
{
	struct js *j = js_new_object();

	set_rate(g, j, n, full);
	return j;
}

static struct js *
retaught_json(struct page *g)
{
	struct js *list = js_new_array(), *one;
	const struct cohort_retaught *r;

	for (size_t i = 0; i < g->p->k->n_retaught; i++) {
		r = &g->p->k->retaught[i];
		one = js_new_object();
		js_set_text(one, "item", r->item);
		js_set_text(one, "day", date_day_iso(&g->arena, r->day));
		js_set(one, "before", half_json(g, r->n, r->before));
		js_set(one, "after", half_json(g, r->n, r->after));
		js_set_text(one, "note", "other things changed too");
		js_push(list, one);
	}
	return list;
}

static struct js *
codes_json(const struct cohort *k)
{
	struct js *list = js_new_array();

	for (size_t i = 0; i < k->n_columns; i++)
		js_push(list, js_new_text(k->learners[k->columns[i]]->learner));
	return list;
}

static void
set_head(struct page *g, struct js *j)
{
	const struct cohort_page *p = g->p;
	const struct cohort *k = p->k;
	bool all = cohort_tells(p) || !p->others;

	js_set_int(j, "revisit-cohort", 1);
	set_cleaned(g, j, "title", p->title);
	js_set_text(j, "deck", p->deck);
	set_cleaned(g, j, "purpose", cohort_purpose(p, &g->arena));
	js_set_text(j, "note", "Not for appraisal.");
	set_int_if(j, "learners", all, (int64_t)k->n);
	set_int_if(j, "of", p->of > 0, p->of);
	js_set(j, "first_week",
	    k->any_week ? js_new_text(date_week_iso(&g->arena, k->first_week))
			: js_new_null());
	js_set(j, "last_week",
	    k->any_week ? js_new_text(date_week_iso(&g->arena, k->last_week))
			: js_new_null());
	js_set_int(j, "versions", (int64_t)k->n_versions);
	if (p->others)
		return;
	js_set_int(j, "older_files", (int64_t)p->older);
	js_set_int(j, "bad_files", (int64_t)p->bad);
	js_set_int(j, "withdrawn", (int64_t)p->withdrawn);
	js_set_int(j, "left_out", (int64_t)p->left_out);
	js_set(j, "columns", codes_json(k));
	js_set_int(j, "wordings", k->wordings);
	js_set_int(j, "reports", k->reports);
}

static void
set_basis(struct page *g, struct js *j)
{
	const struct cohort_basis *b =
	    g->p->others ? &g->p->k->shown : &g->p->k->all;
	bool told = cohort_tells(g->p) && b->answers > 0;
	struct js *one = js_new_object();

	set_int_if(one, "answers", told, b->answers);
	set_real_if(one, "with_hints", told,
	    told ? (double)b->hints / (double)b->answers : 0);
	set_real_if(one, "marks_changed", told,
	    told ? (double)b->changed / (double)b->answers : 0);
	set_cleaned(g, one, "text", cohort_rests_on(g->p, &g->arena));
	js_set(j, "rests_on", one);
}

void
cohort_json(const struct cohort_page *p, struct buf *out)
{
	struct page g = {.p = p, .arena = ARENA_INIT};
	struct js *j = js_new_object();

	set_head(&g, j);
	js_set(j, "rows", rows_json(&g));
	js_set(j, "reteach", reteach_json(&g));
	js_set(j, "calibration", calibration_json(&g));
	js_set(j, "retaught", retaught_json(&g));
	set_basis(&g, j);
	set_cleaned(&g, j, "mail", cohort_mail(p->k, &g.arena));
	js_write(j, out);
	buf_addc(out, '\n');
	js_free(j);
	arena_release(&g.arena);
}
