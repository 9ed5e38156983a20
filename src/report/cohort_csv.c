/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cohort as rows, an item each, to be passed on: see report/cohort.h.
 */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "report/cohort.h"
#include "report/csv.h"

static void
put_text(struct csv *c, struct arena *a, const char *s)
{
	csv_text(c, text_cleaned(a, s));
}

/* A count of people or of what they did: under COHORT_FEW it is left out. */
static void
put_count(struct csv *c, bool told, long v)
{
	if (told && v >= COHORT_FEW)
		csv_int(c, v);
	else
		csv_empty(c);
}

static void
put_real(struct csv *c, bool told, double v)
{
	if (told)
		csv_real(c, v);
	else
		csv_empty(c);
}

static int
put_row(const struct cohort_page *p, struct csv *c, size_t i, struct arena *a)
{
	const struct cohort_row *row = &p->k->rows[i];
	bool told = row->verdict != COHORT_TOO_FEW;
	size_t rank = 0;

	for (size_t k = 0; k < p->k->n_reteach; k++)
		if (p->k->reteach[k] == i)
			rank = k + 1;
	put_text(c, a, row->id);
	put_text(c, a, row->hash);
	put_text(c, a, row->number);
	put_text(c, a, row->title);
	put_count(c, told, row->n);
	put_real(c, told, told ? (double)row->full / row->n : 0);
	put_real(c, told, row->low);
	put_real(c, told, row->high);
	csv_text(c, cohort_verdict_name(row->verdict));
	if (rank > 0)
		csv_int(c, (int64_t)rank);
	else
		csv_empty(c);
	csv_text(c, cohort_cause_name(row->cause));
	put_text(c, a, cohort_cause_text(row, true, a));
	csv_text(c, cohort_next_step(row->cause));
	put_text(c, a, p->deck);
	put_text(c, a,
	    arena_printf(a, "%s. Not for appraisal.", cohort_purpose(p, a)));
	return csv_row(c);
}

int
cohort_csv(const struct cohort_page *p, FILE *out, int flags)
{
	struct arena a = ARENA_INIT;
	struct csv c;
	int r = 0;

	csv_begin(&c, out, flags);
	csv_header(&c,
	    "item,hash,number,title,learners,rate,low,high,verdict,reteach,"
	    "cause,why,next,deck,purpose");
	r = csv_row(&c);
	for (size_t i = 0; r == 0 && i < p->k->n_rows; i++)
		r = put_row(p, &c, i, &a);
	csv_end(&c);
	arena_release(&a);
	return r;
}
