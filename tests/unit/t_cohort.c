/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What many shares amount to: verdicts, causes, and what may not be told. */
#include "core/cohort.h"

#include "core/stats.h"
#include "helpers.h"

#define MOST 40

/* A cohort of one item, or of a few; a learner a share. */
struct world {
	struct arena arena;
	struct share shares[MOST];
	const struct share *list[MOST];
	struct share_week weeks[MOST][4];
	struct share_lure lures[MOST];
	struct share_item items[MOST];
	size_t n;
	struct cohort k;
};

static int
begin(void **state)
{
	*state = calloc(1, sizeof(struct world));
	return 0;
}

static int
end(void **state)
{
	struct world *w = *state;

	arena_release(&w->arena);
	free(w);
	return 0;
}

/* Adds a learner with one item, never met. */
static struct share_item *
learner(struct world *w, const char *id)
{
	struct share_item *it = &w->items[w->n];
	struct share *s = &w->shares[w->n];

	*it = (struct share_item){.id = id,
	    .hash = "aa",
	    .settled_week = SHARE_NO_WEEK,
	    .last_week = SHARE_NO_WEEK,
	    .forecast = -1,
	    .weeks = w->weeks[w->n]};
	*s =
	    (struct share){.learner = arena_printf(&w->arena, "p%zu", w->n + 1),
		.deck = "demo",
		.version = "1",
		.purpose = "x",
		.number = 1,
		.items = it,
		.n = 1};
	w->list[w->n++] = s;
	return it;
}

/* One answer in that week; it is the last. */
static void
answered(struct share_item *it, int32_t week, bool full)
{
	struct share_week *last =
	    it->n_weeks ? &it->weeks[it->n_weeks - 1] : NULL;

	if (last == NULL || last->week != week) {
		last = &it->weeks[it->n_weeks++];
		*last = (struct share_week){.week = week};
	}
	last->answers++;
	last->full = (uint16_t)(last->full + full);
	it->last_week = week;
	it->rating = full ? RATING_GOOD : RATING_AGAIN;
	it->state = SHARE_MET;
	it->forecast = 0.8F;
}

static void
make(struct world *w)
{
	struct cohort_wish wish = {.shares = w->list, .n = w->n};

	cohort_make(&wish, &w->arena, &w->k);
}

/* full of n learners had it in full; the row. */
static struct cohort_row *
row_of(struct world *w, int full, int n)
{
	for (int i = 0; i < n; i++)
		answered(learner(w, "demo:a1/recall"), 100, i < full);
	make(w);
	return &w->k.rows[0];
}

/* -- verdicts -------------------------------------------------------------- */

static void
nine_of_eighteen_is_to_be_taught_again(void **state)
{
	struct cohort_row *row = row_of(*state, 9, 18);

	assert_int_equal(row->n, 18);
	assert_int_equal(row->full, 9);
	assert_near(row->low, 0.36, 0.005);
	assert_near(row->high, 0.64, 0.005);
	assert_int_equal(row->verdict, COHORT_RETEACH);
}

static void
the_line_is_three_in_four_for_the_whole_range(void **state)
{
	double low, high;

	(void)state;
	for (int n = COHORT_FEW; n < 60; n++)
		for (int k = 0; k <= n; k++) {
			enum cohort_verdict v;

			stats_wilson(k, n, STATS_Z80, &low, &high);
			v = cohort_verdict_of(n, low, high);
			if ((v == COHORT_RETEACH) != (high < 0.75) ||
			    (v == COHORT_HOLDING) != (low > 0.75))
				fail_msg("%d of %d", k, n);
		}
	assert_int_equal(cohort_verdict_of(18, 0.76, 0.97), COHORT_HOLDING);
	assert_int_equal(cohort_verdict_of(18, 0.52, 0.79), COHORT_WATCH);
	assert_int_equal(cohort_verdict_of(4, 0.1, 0.2), COHORT_TOO_FEW);
}

static void
four_learners_are_too_few_for_any_figure(void **state)
{
	struct world *w = *state;
	struct cohort_row *row = row_of(w, 0, 4);

	assert_int_equal(row->verdict, COHORT_TOO_FEW);
	assert_int_equal(row->cause, CAUSE_NONE);
	assert_int_equal(w->k.n_reteach, 0);
	assert_int_equal(w->k.shown.answers, 0);
	assert_int_equal(w->k.all.answers, 4);
}

static void
a_hint_or_a_lower_rating_is_not_full(void **state)
{
	struct world *w = *state;

	for (int i = 0; i < 6; i++)
		answered(learner(w, "demo:a1/recall"), 100, true);
	w->items[0].hints = 1;
	w->items[1].rating = RATING_HARD;
	make(w);
	assert_int_equal(w->k.rows[0].full, 4);
}

/* -- causes ---------------------------------------------------------------- */

/* A row for which every cause fits. */
static struct cohort_row
all_causes(struct cohort_lure *lure)
{
	*lure = (struct cohort_lure){.id = "keep", .answers = 4, .learners = 4};
	return (struct cohort_row){.verdict = COHORT_RETEACH,
	    .learners = 20,
	    .unmet = 9,
	    .n = 11,
	    .answers = 20,
	    .misses = 12,
	    .changed = 6,
	    .forgotten = 4,
	    .lures = lure,
	    .n_lures = 1};
}

static void
the_first_cause_that_fits_is_named(void **state)
{
	struct cohort_lure lure;
	struct cohort_row r = all_causes(&lure);

	(void)state;
	assert_int_equal(cohort_cause_of(&r), CAUSE_NOT_MET);
	r.unmet = 8; /* 40% is not over 40% */
	assert_int_equal(cohort_cause_of(&r), CAUSE_MISCONCEPTION);
	assert_ptr_equal(r.lure, &lure);
	lure.answers = 3; /* under a third of 12 */
	assert_int_equal(cohort_cause_of(&r), CAUSE_CARD);
	assert_null(r.lure);
	r.changed = 5; /* 25% is not over 25% */
	assert_int_equal(cohort_cause_of(&r), CAUSE_FORGOTTEN);
	r.forgotten = 3;
	assert_int_equal(cohort_cause_of(&r), CAUSE_HARD);
	r.changed = 7;
	r.answers = 7; /* fewer than 8 say nothing of the card */
	assert_int_equal(cohort_cause_of(&r), CAUSE_HARD);
	r.verdict = COHORT_WATCH;
	assert_int_equal(cohort_cause_of(&r), CAUSE_HARD);
	r.verdict = COHORT_HOLDING;
	assert_int_equal(cohort_cause_of(&r), CAUSE_NONE);
}

static void
misconceptions_are_counted_in_answers_and_in_people(void **state)
{
	struct world *w = *state;
	struct share_item *it;

	for (int i = 0; i < 12; i++) {
		it = learner(w, "demo:a1/recall");
		answered(it, 100, i >= 8);
		if (i >= 6)
			continue;
		answered(it, 101, false);
		w->lures[i] = (struct share_lure){"keep", 1};
		for (int k = 0; k < 2; k++) {
			it->weeks[k].lures = &w->lures[i];
			it->weeks[k].n_lures = 1;
		}
	}
	make(w);
	assert_int_equal(w->k.rows[0].n_lures, 1);
	assert_int_equal(w->k.rows[0].lures[0].learners, 6);
	assert_int_equal(w->k.rows[0].lures[0].answers, 12);
	assert_int_equal(w->k.rows[0].misses, 14);
	assert_int_equal(w->k.rows[0].cause, CAUSE_MISCONCEPTION);
	assert_int_equal(w->k.n_lures, 1);
	assert_int_equal(w->k.rare_lures, 0);
}

static void
a_misconception_of_four_people_is_not_listed(void **state)
{
	struct world *w = *state;
	struct share_item *it;

	for (int i = 0; i < 10; i++) {
		it = learner(w, "demo:a1/recall");
		answered(it, 100, false);
		w->lures[i] = (struct share_lure){"keep", 1};
		it->weeks[0].lures = &w->lures[i];
		it->weeks[0].n_lures = i < 4;
	}
	make(w);
	assert_int_equal(w->k.n_lures, 0);
	assert_int_equal(w->k.rare_lures, 1);
	/* and is not named to others, though it is the cause */
	assert_int_equal(w->k.rows[0].cause, CAUSE_MISCONCEPTION);
	assert_string_equal(cohort_cause_text(&w->k.rows[0], true, &w->arena),
	    "a misconception");
	assert_string_equal(cohort_cause_text(&w->k.rows[0], false, &w->arena),
	    "misconception \"keep\": 4 of 10 misses");
}

static void
a_statement_stands_once_in_the_list_its_recall_first(void **state)
{
	static const char *const ids[] = {
	    "demo:a1/refute/x", "demo:a1/recall", "demo:a2/refute/x"};
	struct world *w = *state;

	/* the reply is the weaker one, but the statement is named */
	for (size_t k = 0; k < N_OF(ids); k++)
		for (int i = 0; i < 10; i++)
			answered(learner(w, ids[k]), 100,
			    i < (k == 1          ? 3
					: k == 2 ? 1
						 : 0));
	for (size_t i = 0; i < w->n; i++)
		w->shares[i].learner = arena_printf(&w->arena, "p%zu", i);
	make(w);
	assert_int_equal(w->k.n_reteach, 2);
	assert_string_equal(w->k.rows[w->k.reteach[0]].id, "demo:a2/refute/x");
	assert_string_equal(w->k.rows[w->k.reteach[1]].id, "demo:a1/recall");
}

/* -- wordings, columns, windows -------------------------------------------- */

static void
two_wordings_of_an_item_are_two_rows(void **state)
{
	struct world *w = *state;

	for (int i = 0; i < 12; i++) {
		answered(learner(w, "demo:a1/recall"), 100, i < 7);
		if (i >= 7)
			w->items[i].hash = "bb";
	}
	make(w);
	assert_int_equal(w->k.n_rows, 2);
	assert_string_equal(w->k.rows[0].hash, "aa"); /* most were asked it */
	assert_int_equal(w->k.rows[0].variant, 0);
	assert_int_equal(w->k.rows[0].full, 7);
	assert_int_equal(w->k.rows[1].variant, 1);
	assert_int_equal(w->k.rows[1].n, 5);
	assert_int_equal(w->k.rows[1].full, 0);
}

static void
only_who_chose_it_is_a_column_in_the_order_of_codes(void **state)
{
	static const char *const codes[] = {"p10", "p2", "p1", "p3"};
	struct cohort_wish wish = {.no_columns = true};
	struct world *w = *state;

	for (size_t i = 0; i < N_OF(codes); i++) {
		answered(learner(w, "demo:a1/recall"), 100, true);
		w->shares[i].learner = codes[i];
		w->shares[i].level = i == 3 ? SHARE_TOTALS : SHARE_NAMED_CODE;
	}
	make(w);
	assert_int_equal(w->k.n_columns, 3);
	assert_string_equal(w->k.learners[w->k.columns[0]]->learner, "p1");
	assert_string_equal(w->k.learners[w->k.columns[1]]->learner, "p2");
	assert_string_equal(w->k.learners[w->k.columns[2]]->learner, "p10");
	assert_string_equal(w->k.rows[0].shades, "???");
	wish.shares = w->list;
	wish.n = w->n;
	cohort_make(&wish, &w->arena, &w->k);
	assert_int_equal(w->k.n_columns, 0);
	assert_int_equal(w->k.rows[0].n, 4); /* but everyone counts */
}

static void
a_shade_says_how_likely_recall_is(void **state)
{
	struct share_week week = {.answers = 3};
	struct share_item it = {
	    .weeks = &week, .n_weeks = 1, .state = SHARE_MET};

	(void)state;
	it.forecast = 0.9F;
	assert_int_equal(cohort_shade(&it), '#');
	it.forecast = 0.89F;
	assert_int_equal(cohort_shade(&it), '+');
	it.forecast = 0.7F;
	assert_int_equal(cohort_shade(&it), '+');
	it.forecast = 0.69F;
	assert_int_equal(cohort_shade(&it), '-');
	week.answers = 2;
	assert_int_equal(cohort_shade(&it), '?');
	it.state = SHARE_NEVER;
	assert_int_equal(cohort_shade(&it), '.');
}

static void
the_week_of_a_reteaching_belongs_to_neither_side(void **state)
{
	struct cohort_retaught again = {
	    .item = "demo:a1/recall", .day = 100 * 7};
	struct cohort_wish wish = {.retaught = &again, .n_retaught = 1};
	struct world *w = *state;
	struct share_item *it;

	/* asked in the weeks 97 and 103: both windows, at their far ends */
	for (int i = 0; i < 6; i++) {
		it = learner(w, "demo:a1/recall");
		answered(it, 97, i < 1);
		answered(it, 103, i < 4);
	}
	/* only one side, only the week itself, too far away */
	answered(learner(w, "demo:a1/recall"), 99, true);
	answered(learner(w, "demo:a1/recall"), 100, true);
	it = learner(w, "demo:a1/recall");
	answered(it, 96, true);
	answered(it, 104, true);
	wish.shares = w->list;
	wish.n = w->n;
	cohort_make(&wish, &w->arena, &w->k);
	assert_int_equal(w->k.retaught[0].n, 6);
	assert_int_equal(w->k.retaught[0].before, 1);
	assert_int_equal(w->k.retaught[0].after, 4);
}

static void
of_a_window_the_last_week_counts_and_half_of_it_is_enough(void **state)
{
	struct share_week weeks[] = {{.week = 10, .answers = 3, .full = 3},
	    {.week = 11, .answers = 3, .full = 1},
	    {.week = 12, .answers = 2, .full = 1}};
	struct share_item it = {.weeks = weeks, .n_weeks = 3};
	bool full;

	(void)state;
	assert_true(cohort_window(&it, 10, 12, &full) && full);
	assert_true(cohort_window(&it, 10, 11, &full) && !full);
	assert_true(cohort_window(&it, 8, 10, &full) && full);
	assert_false(cohort_window(&it, 13, 20, &full));
}

static void
codes_with_numbers_go_by_number(void **state)
{
	(void)state;
	assert_true(cohort_compare_codes("p2", "p10") < 0);
	assert_true(cohort_compare_codes("p02", "p3") < 0);
	assert_true(cohort_compare_codes("lt3.10", "lt3.9") > 0);
	assert_true(cohort_compare_codes("a", "b") < 0);
	assert_true(cohort_compare_codes("a", "a1") < 0);
	assert_int_equal(cohort_compare_codes("p1", "p1"), 0);
	assert_int_not_equal(cohort_compare_codes("p1", "p01"), 0);
}

static void
a_mail_names_no_count_and_no_person(void **state)
{
	struct world *w = *state;
	const char *mail;

	(void)row_of(w, 2, 12);
	mail = cohort_mail(&w->k, &w->arena);
	assert_non_null(strstr(mail, "we look again at a1"));
	assert_non_null(strstr(mail, "hard for many"));
	assert_non_null(strstr(mail, "not about anyone's marks"));
	assert_null(strstr(mail, "12"));
	assert_null(strstr(mail, "p1"));
}

#define WITH(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH(nine_of_eighteen_is_to_be_taught_again),
	    cmocka_unit_test(the_line_is_three_in_four_for_the_whole_range),
	    WITH(four_learners_are_too_few_for_any_figure),
	    WITH(a_hint_or_a_lower_rating_is_not_full),
	    cmocka_unit_test(the_first_cause_that_fits_is_named),
	    WITH(misconceptions_are_counted_in_answers_and_in_people),
	    WITH(a_misconception_of_four_people_is_not_listed),
	    WITH(a_statement_stands_once_in_the_list_its_recall_first),
	    WITH(two_wordings_of_an_item_are_two_rows),
	    WITH(only_who_chose_it_is_a_column_in_the_order_of_codes),
	    cmocka_unit_test(a_shade_says_how_likely_recall_is),
	    WITH(the_week_of_a_reteaching_belongs_to_neither_side),
	    cmocka_unit_test(
		of_a_window_the_last_week_counts_and_half_of_it_is_enough),
	    cmocka_unit_test(codes_with_numbers_go_by_number),
	    WITH(a_mail_names_no_count_and_no_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
