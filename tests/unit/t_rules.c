/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What settings and params of the log amount to: the last one in time counts,
 * nothing out of range does, and past days stay as they were counted.
 */
#include "core/rules.h"

#include "helpers.h"

static struct rules
fold_rules(struct memlog *l)
{
	struct rules r;

	rules_fold(l->ev, l->n, &l->arena, &r);
	return r;
}

static const char *
set(struct memlog *l, int64_t at_ms, const char *key, const char *value)
{
	return memlog_add(l, at_ms, EV_SETTING, "", "",
	    arena_printf(
		&l->arena, "{\"key\":\"%s\",\"value\":%s}", key, value));
}

static void
an_empty_log_has_the_published_rules(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct rules r = fold_rules(&l);

	(void)state;
	assert_near(r.retention, 0.9, 0);
	assert_int_equal(r.secure_gap, 21);
	assert_int_equal(r.day_starts_min, 240);
	assert_memory_equal(r.params.w, fsrs_default.w, sizeof(fsrs_default.w));
	assert_int_equal(rules_day(&r, noon(DAY0), 0), DAY0);
	memlog_release(&l);
}

static void
the_latest_setting_counts_in_whatever_order_they_arrive(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct rng rng = rng_seeded(3);

	(void)state;
	set(&l, 1, "remember", "0.8");
	set(&l, 3, "remember", "\"0.95\"");
	set(&l, 2, "remember", "0.85");
	set(&l, 2, "secure-gap", "30");
	set(&l, 9, "day-starts", "\"05:30\"");
	set(&l, 5, "day-starts", "0");
	for (int i = 0; i < 30; i++) {
		struct rules r = fold_rules(&l);

		assert_near(r.retention, 0.95, 0);
		assert_int_equal(r.secure_gap, 30);
		assert_int_equal(r.day_starts_min, 330);
		assert_int_equal(r.n_days, 2);
		assert_int_equal(r.days[0].starts_min, 0);
		shuffle_events(&rng, l.ev, l.n);
	}
	memlog_release(&l);
}

static void
a_setting_taken_back_gives_way_to_the_one_before(void **state)
{
	struct memlog l = MEMLOG_INIT;
	const char *id;

	(void)state;
	set(&l, 1, "remember", "0.8");
	id = set(&l, 2, "remember", "0.95");
	memlog_add(&l, 3, EV_RETRACT, "", id, "{}");
	assert_near(fold_rules(&l).retention, 0.8, 0);
	memlog_release(&l);
}

static void
what_is_out_of_range_or_unknown_is_passed_over(void **state)
{
	static const char *const bad[][2] = {{"remember", "0.69"},
	    {"remember", "0.98"}, {"remember", "\"much\""},
	    {"remember", "null"}, {"remember", "\"nan\""},
	    {"remember", "\"0.9x\""}, {"remember", "[0.9]"},
	    {"secure-gap", "20"}, {"secure-gap", "366"}, {"secure-gap", "\"\""},
	    {"day-starts", "1440"}, {"day-starts", "-1"},
	    {"day-starts", "\"24:00\""}, {"day-starts", "\"04:60\""},
	    {"day-starts", "\"0a:00\""}, {"day-starts", "\"4:00\""},
	    {"day-starts", "true"}, {"colour", "3"}};
	struct memlog l = MEMLOG_INIT;
	struct rules r;

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++)
		set(&l, (int64_t)i, bad[i][0], bad[i][1]);
	memlog_add(&l, 99, EV_SETTING, "", "", "damaged");
	memlog_add(&l, 99, EV_SETTING, "", "", "[]");
	r = fold_rules(&l);
	assert_near(r.retention, 0.9, 0);
	assert_int_equal(r.secure_gap, 21);
	assert_int_equal(r.n_days, 0);
	memlog_release(&l);
}

static void
the_bounds_themselves_are_allowed(void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	set(&l, 1, "remember", "0.7");
	set(&l, 1, "secure-gap", "365");
	set(&l, 1, "day-starts", "\"23:59\"");
	assert_near(fold_rules(&l).retention, 0.7, 0);
	assert_int_equal(fold_rules(&l).secure_gap, 365);
	assert_int_equal(fold_rules(&l).day_starts_min, 1439);
	set(&l, 2, "remember", "0.97");
	set(&l, 2, "secure-gap", "21");
	set(&l, 2, "day-starts", "\"00:00\"");
	assert_near(fold_rules(&l).retention, 0.97, 0);
	assert_int_equal(fold_rules(&l).secure_gap, 21);
	assert_int_equal(fold_rules(&l).day_starts_min, 0);
	memlog_release(&l);
}

static void
a_new_day_start_holds_from_then_on_and_not_before(void **state)
{
	struct memlog l = MEMLOG_INIT;
	int64_t three = DAY0 * DAY_MS + 3 * HOUR_MS;
	struct rules r;

	(void)state;
	set(&l, three, "day-starts", "\"02:00\"");
	r = fold_rules(&l);
	assert_int_equal(rules_day(&r, three - 1, 0), DAY0 - 1);
	assert_int_equal(rules_day(&r, three, 0), DAY0);
	assert_int_equal(rules_day(&r, three - DAY_MS, 0), DAY0 - 2);
	assert_int_equal(rules_day(&r, three + DAY_MS, 0), DAY0 + 1);
	memlog_release(&l);
}

static void
weights(struct memlog *l, int64_t at, const char *model, int n, double first)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "{\"model\":\"%s\",\"weights\":[", model);
	for (int i = 0; i < n; i++)
		buf_addf(&b, "%s%.6g", i ? "," : "",
		    i == 0 ? first : fsrs_default.w[i % FSRS_WEIGHTS]);
	buf_adds(&b, "]}");
	memlog_add(l, at, EV_PARAMS, "", "", buf_str(&b));
	buf_release(&b);
}

static void
weights_of_the_right_model_and_number_are_taken_and_kept_in_their_box(
    void **state)
{
	struct memlog l = MEMLOG_INIT;

	(void)state;
	weights(&l, 1, "fsrs6", FSRS_WEIGHTS, 0.5);
	assert_near(fold_rules(&l).params.w[0], 0.5, 0);
	weights(&l, 2, "fsrs5", FSRS_WEIGHTS, 0.7);
	weights(&l, 3, "fsrs6", 19, 0.7);
	weights(&l, 4, "fsrs6", 22, 0.7);
	memlog_add(&l, 5, EV_PARAMS, "", "", "{\"model\":\"fsrs6\"}");
	assert_near(fold_rules(&l).params.w[0], 0.5, 0);
	weights(&l, 6, "fsrs6", FSRS_WEIGHTS, 5000);
	assert_near(fold_rules(&l).params.w[0], 100, 0);
	memlog_release(&l);
}

static void
a_weight_that_is_no_number_becomes_its_default(void **state)
{
	struct memlog l = MEMLOG_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "{\"model\":\"fsrs6\",\"weights\":[\"x\",null");
	for (int i = 2; i < FSRS_WEIGHTS; i++)
		buf_addf(&b, ",%g", fsrs_default.w[i]);
	buf_adds(&b, "]}");
	memlog_add(&l, 1, EV_PARAMS, "", "", buf_str(&b));
	assert_near(fold_rules(&l).params.w[0], fsrs_default.w[0], 0);
	assert_near(fold_rules(&l).params.w[1], fsrs_default.w[1], 0);
	buf_release(&b);
	memlog_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_log_has_the_published_rules),
	    cmocka_unit_test(
		the_latest_setting_counts_in_whatever_order_they_arrive),
	    cmocka_unit_test(a_setting_taken_back_gives_way_to_the_one_before),
	    cmocka_unit_test(what_is_out_of_range_or_unknown_is_passed_over),
	    cmocka_unit_test(the_bounds_themselves_are_allowed),
	    cmocka_unit_test(a_new_day_start_holds_from_then_on_and_not_before),
	    cmocka_unit_test(
		weights_of_the_right_model_and_number_are_taken_and_kept_in_their_box),
	    cmocka_unit_test(a_weight_that_is_no_number_becomes_its_default),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
