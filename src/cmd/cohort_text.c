/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `cohort` on a terminal: its head, the grid (cohort_grid.c), and what to do.
 * In plain mode all of it is sentences.
 */
#include "cmd/cohort_view.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "core/stats.h"

#define RETEACH_MOST 10
#define LURES_MOST 6

void
cohort_para(const struct cohort_view *v, const char *label, int indent,
    const char *text)
{
	term_para(v->t, label, indent, STYLE_NONE, text);
}

/* -- figures --------------------------------------------------------------- */

const char *
cohort_rate(const struct cohort_view *v, int n, int full)
{
	struct buf b = BUF_INIT;
	double low, high;
	const char *out;

	if (n < COHORT_FEW)
		return "too few";
	stats_wilson(full, n, STATS_Z80, &low, &high);
	if (!v->p->others)
		buf_addf(&b, "%d/%d ", full, n);
	cohort_put_rate(&b, (double)full / n);
	buf_adds(&b, " (");
	cohort_put_rate(&b, low);
	buf_adds(&b, "-");
	cohort_put_rate(&b, high);
	buf_adds(&b, ")");
	if (v->p->others)
		buf_addf(&b, " of %d", n);
	out = arena_strndup(v->a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static int
percent(double x)
{
	return (int)lround(x * 100);
}

const char *
cohort_spoken_rate(const struct cohort_view *v, int n, int full)
{
	double low, high;

	if (n < COHORT_FEW)
		return "too few to say";
	stats_wilson(full, n, STATS_Z80, &low, &high);
	if (v->p->others)
		return arena_printf(v->a, "%d%% of %d, likely %d to %d%%",
		    percent((double)full / n), n, percent(low), percent(high));
	return arena_printf(v->a, "%d of %d, %d%%, likely %d to %d%%", full, n,
	    percent((double)full / n), percent(low), percent(high));
}

/* -- what to do ------------------------------------------------------------ */

static void
print_reteach(const struct cohort_view *v)
{
	const struct cohort_row *row;
	size_t most = v->every ? v->k->n_reteach : RETEACH_MOST;

	term_blank(v->t);
	if (v->k->n_reteach == 0) {
		cohort_para(v, "Reteach", 14,
		    v->k->n < COHORT_FEW
			? "too few have shared to say"
			: "nothing: no statement is below the line of .75 for "
			  "certain");
		return;
	}
	term_para(v->t, "", 0, STYLE_HEAD, "Reteach first");
	for (size_t i = 0; i < v->k->n_reteach && i < most; i++) {
		row = &v->k->rows[v->k->reteach[i]];
		cohort_para(v,
		    arena_printf(v->a, v->t->plain ? "%zu:" : "  %zu", i + 1),
		    6,
		    arena_printf(v->a, "%s: %s. %s", cohort_row_name(row, v->a),
			cohort_cause_text(row, v->p->others, v->a),
			cohort_next_step(row->cause)));
	}
	if (v->k->n_reteach > most)
		cohort_para(v, "", 2,
		    arena_printf(v->a, "and %zu more: --all shows them",
			v->k->n_reteach - most));
}

static void
print_lures(const struct cohort_view *v)
{
	size_t most = v->every ? v->k->n_lures : LURES_MOST;
	const struct cohort_lure *l;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < v->k->n_lures && i < most; i++) {
		l = &v->k->lures[i];
		buf_addf(&b, "%s%s (%s) %s", i ? "; " : "", l->id,
		    v->k->rows[l->row].number,
		    v->t->plain
			? cohort_spoken_rate(
			      v, v->k->rows[l->row].n, l->learners)
			: cohort_rate(v, v->k->rows[l->row].n, l->learners));
	}
	if (v->k->n_lures > most)
		buf_addf(&b, "; %zu more with --all", v->k->n_lures - most);
	if (v->k->rare_lures > 0)
		buf_addf(&b, "%sheld by fewer than %d, not shown",
		    b.n ? "; others " : "all ", COHORT_FEW);
	if (b.n > 0)
		cohort_para(v, "Misconceptions", 16, buf_str(&b));
	buf_release(&b);
}

static void
print_steps(const struct cohort_view *v)
{
	const struct cohort_step *s;
	struct buf b = BUF_INIT;
	double low, high;

	for (int i = SHARE_STEPS; i-- > 0;) {
		s = &v->k->steps[i];
		if (s->learners < COHORT_FEW)
			continue;
		stats_wilson(
		    (int)s->successes, (int)s->answers, STATS_Z80, &low, &high);
		buf_addf(&b, "%s%s: right %d%% (%d to %d) of %ld",
		    b.n ? "; " : "", share_step_name(i),
		    percent((double)s->successes / (double)s->answers),
		    percent(low), percent(high), s->answers);
	}
	cohort_para(v, "Calibration", 16, b.n ? buf_str(&b) : "too few");
	buf_release(&b);
}

static void
print_retaught(const struct cohort_view *v)
{
	const struct cohort_retaught *r;
	const char *name, *day;

	for (size_t i = 0; i < v->k->n_retaught; i++) {
		r = &v->k->retaught[i];
		name =
		    r->row == (size_t)-1 ? r->item : v->k->rows[r->row].number;
		day = date_day_words(v->a, r->day, v->p->today);
		cohort_para(v, "Retaught", 16,
		    r->n < COHORT_FEW
			? arena_printf(v->a,
			      "%s on %s: too few were asked both in the %d "
			      "weeks before and in the %d after",
			      name, day, COHORT_WINDOW, COHORT_WINDOW)
			: arena_printf(v->a,
			      "%s on %s: %s, then %s; other things changed "
			      "too",
			      name, day,
			      v->t->plain
				  ? cohort_spoken_rate(v, r->n, r->before)
				  : cohort_rate(v, r->n, r->before),
			      v->t->plain
				  ? cohort_spoken_rate(v, r->n, r->after)
				  : cohort_rate(v, r->n, r->after)));
	}
}

static void
print_proposals(const struct cohort_view *v)
{
	struct buf b = BUF_INIT;

	if (v->p->others || v->k->wordings + v->k->reports == 0)
		return;
	buf_addf(&b, "%d wording%s and %d report%s", v->k->wordings,
	    v->k->wordings == 1 ? "" : "s", v->k->reports,
	    v->k->reports == 1 ? "" : "s");
	for (size_t i = 0, n = 0; i < v->k->n_rows; i++)
		if (v->k->rows[i].wordings + v->k->rows[i].reports > 0)
			buf_addf(&b, "%s%s", n++ ? ", " : ", for ",
			    v->k->rows[i].number);
	buf_addf(&b, "; 'revisit deck suggestions %s FILES' goes through them",
	    v->p->deck);
	cohort_para(v, "Proposed", 16, buf_str(&b));
	buf_release(&b);
}

static void
print_head(const struct cohort_view *v)
{
	const struct cohort_page *p = v->p;
	const char *weeks = cohort_weeks(v->k, v->a);

	term_line(v->t, STYLE_HEAD,
	    arena_printf(v->a, "Cohort%s%s   %s%s%s", p->title[0] ? " " : "",
		p->title, cohort_shared(p, v->a), weeks[0] ? "   " : "", weeks),
	    v->k->n_versions == 1 ? arena_printf(v->a, "%s %s", p->deck,
					v->k->learners[0]->version)
				  : p->deck);
	cohort_para(v, "", 0,
	    arena_printf(v->a, "Purpose: %s. Not for appraisal.",
		cohort_purpose(p, v->a)));
	term_blank(v->t);
}

void
cohort_print(struct ctx *c, const struct cohort_page *p, bool every)
{
	struct cohort_view v = {.c = c,
	    .t = &c->term,
	    .p = p,
	    .k = p->k,
	    .a = &c->arena,
	    .every = every};

	cohort_lay_out(&v);
	print_head(&v);
	cohort_grid(&v);
	print_reteach(&v);
	term_blank(v.t);
	print_lures(&v);
	print_steps(&v);
	print_retaught(&v);
	print_proposals(&v);
	cohort_para(&v, "Rests on", 16, cohort_rests_on(p, v.a));
	if (!cohort_tells(p))
		return;
	term_blank(v.t);
	term_para(v.t, "", 0, STYLE_HEAD, "For a mail:");
	cohort_para(&v, "", 2, cohort_mail(p->k, v.a));
}
