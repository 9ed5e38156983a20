/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/cohort.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "core/stats.h"

const char *
cohort_weeks(const struct cohort *k, struct arena *a)
{
	int y1, y2, w1, w2;

	if (!k->any_week)
		return "";
	date_week_parts(k->first_week, &y1, &w1);
	date_week_parts(k->last_week, &y2, &w2);
	if (k->first_week == k->last_week)
		return arena_printf(a, "week %d of %d", w1, y1);
	if (y1 == y2)
		return arena_printf(a, "weeks %d to %d of %d", w1, w2, y1);
	return arena_printf(
	    a, "week %d of %d to week %d of %d", w1, y1, w2, y2);
}

bool
cohort_tells(const struct cohort_page *p)
{
	return p->k->n >= COHORT_FEW;
}

const char *
cohort_shared(const struct cohort_page *p, struct arena *a)
{
	if (p->others && !cohort_tells(p))
		return arena_printf(a, "fewer than %d shared", COHORT_FEW);
	if (p->of > 0)
		return arena_printf(a, "%zu of %d shared", p->k->n, p->of);
	return arena_printf(a, "%zu shared", p->k->n);
}

const char *
cohort_purpose(const struct cohort_page *p, struct arena *a)
{
	size_t n = p->k->n_purposes, shown = n < 3 ? n : 3;
	struct buf b = BUF_INIT;
	const char *out;

	if (p->purpose[0])
		return p->purpose;
	/* what only some wrote is theirs, and not to be passed on */
	for (size_t i = 0; i < shown; i++)
		if (!p->others || p->k->purpose_n[i] >= COHORT_FEW)
			buf_addf(
			    &b, "%s%s", b.n ? "; " : "", p->k->purposes[i]);
	if (b.n == 0)
		buf_adds(&b, "as each learner wrote it");
	else if (n > shown && !p->others)
		buf_addf(&b, "; and %zu more", n - shown);
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

void
cohort_put_rate(struct buf *out, double v)
{
	int hundredths = (int)lround(v * 100);

	if (hundredths >= 100)
		buf_adds(out, "1.0");
	else
		buf_addf(out, ".%02d", hundredths);
}

static int
percent(long k, long n)
{
	return n > 0 ? (int)lround(100.0 * (double)k / (double)n) : 0;
}

const char *
cohort_rests_on(const struct cohort_page *p, struct arena *a)
{
	const struct cohort_basis *all = p->others ? &p->k->shown : &p->k->all;
	int weeks = p->k->any_week ? p->k->last_week - p->k->first_week + 1 : 0;
	struct buf b = BUF_INIT;
	const char *out;

	if (p->others && !cohort_tells(p))
		buf_addf(&b, "fewer than %d files", COHORT_FEW);
	else
		buf_addf(&b, "%zu file%s", p->k->n, p->k->n == 1 ? "" : "s");
	buf_addf(&b, ", %d week%s", weeks, weeks == 1 ? "" : "s");
	if (cohort_tells(p) && all->answers > 0)
		buf_addf(&b, "; hints in %d%% of answers, marks mended in %d%%",
		    percent(all->hints, all->answers),
		    percent(all->changed, all->answers));
	if (p->k->n_versions > 1)
		buf_addf(&b, "; %zu versions of the deck, each wording apart",
		    p->k->n_versions);
	if (!p->others && p->older > 0)
		buf_addf(&b, "; %zu older file%s set aside", p->older,
		    p->older == 1 ? "" : "s");
	if (!p->others && p->withdrawn > 0)
		buf_addf(&b, "; %zu withdrew", p->withdrawn);
	if (!p->others && p->left_out > 0)
		buf_addf(&b, "; %zu left out", p->left_out);
	if (p->bad > 0)
		buf_addf(&b, "; %zu file%s could not be taken", p->bad,
		    p->bad == 1 ? "" : "s");
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}
