/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Instants, zones and days. Zones are given by their rules, so that they are
 * the same on every machine; those of zoneinfo are asked where it is there.
 */
#include "base/date.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "helpers.h"

#define FOUR 240 /* 04:00 */
#define YEAR_2101 INT64_C(4133980800000)

static void
set_zone(const char *rule)
{
	assert_int_equal(setenv("TZ", rule, 1), 0);
	tzset();
}

static int
to_utc(void **state)
{
	(void)state;
	set_zone("UTC0");
	return 0;
}

static const char *const zones[] = {
    "UTC0",
    "GMT0BST,M3.5.0/1,M10.5.0", /* London */
    "EET-2EEST,M3.5.0/3,M10.5.0/4", /* Athens: back at four */
    "EST5EDT,M3.2.0,M11.1.0", /* New York */
    "NST3:30NDT,M3.2.0,M11.1.0", /* St John's */
    "IST-5:30", /* Kolkata */
    "NPT-5:45", /* Kathmandu */
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", /* Lord Howe: half an hour */
    "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", /* Chatham */
    "<-03>3<-02>,M10.3.0/0,M2.3.0/0", /* São Paulo: midnight is skipped */
    "<-12>12",
    "<+14>-14",
};

/* Walks every hour from 1970 to 2100; returns the biggest step of a day. */
static int
biggest_step(int day_starts)
{
	int32_t day = date_day(0, date_zone_min(0), day_starts), next;
	int biggest = 0;

	for (int64_t t = HOUR_MS; t < YEAR_2101; t += HOUR_MS) {
		next = date_day(t, date_zone_min(t), day_starts);
		if (next < day)
			fail_msg("%lld: the day goes back", (long long)t);
		if (next - day > biggest)
			biggest = next - day;
		day = next;
	}
	return biggest;
}

static void
hour_by_hour_a_day_never_goes_back_and_none_is_skipped(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_OF(zones); i++) {
		set_zone(zones[i]);
		assert_int_equal(biggest_step(FOUR), 1);
	}
}

static bool
has_zoneinfo(const char *name)
{
	char path[256];

	(void)snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", name);
	return access(path, R_OK) == 0;
}

static void
the_same_in_the_real_zones_where_they_are_known(void **state)
{
	static const char *const names[] = {"Europe/London", "Europe/Dublin",
	    "Europe/Istanbul", "America/New_York", "America/Sao_Paulo",
	    "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
	    "Africa/Casablanca", "Pacific/Chatham"};
	int known = 0;

	(void)state;
	for (size_t i = 0; i < N_OF(names); i++) {
		if (!has_zoneinfo(names[i]))
			continue;
		known++;
		set_zone(names[i]);
		assert_int_equal(biggest_step(FOUR), 1);
	}
	if (known == 0)
		skip();
}

static void
a_day_that_a_country_left_out_is_left_out(void **state)
{
	(void)state;
	if (!has_zoneinfo("Pacific/Apia"))
		skip();
	set_zone("Pacific/Apia"); /* no 30 December 2011 */
	assert_int_equal(biggest_step(0), 2);
	assert_int_equal(biggest_step(FOUR), 1); /* its first four hours */
}

static void
a_day_starts_where_it_says_also_when_clocks_change(void **state)
{
	static const int starts[] = {0, FOUR, 1439};

	(void)state;
	for (size_t i = 0; i < N_OF(zones); i++) {
		set_zone(zones[i]);
		for (int32_t day = 19000; day < 19000 + 2 * 366; day++)
			for (size_t k = 0; k < N_OF(starts); k++) {
				int64_t at = date_day_start_ms(day, starts[k]);

				assert_int_equal(
				    date_day(at, date_zone_min(at), starts[k]),
				    day);
				assert_int_equal(
				    date_day(at - 1, date_zone_min(at - 1),
					starts[k]),
				    day - 1);
			}
	}
}

/* Where clocks go back over the start of a day, its second start may be the
 * one that is found; elsewhere every local minute is found again. */
static void
every_local_time_that_exists_reads_back(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	int64_t got;

	(void)state;
	for (size_t i = 0; i < N_OF(zones); i++) {
		set_zone(zones[i]);
		for (int64_t t = noon(19400); t < noon(19400 + 400);
		     t += 47 * 60000) {
			struct arena_mark m = arena_mark(&a);
			int zone = date_zone_min(t);
			char local[64];

			(void)snprintf(local, sizeof(local), "%.23s",
			    date_iso(&a, t, zone));
			assert_int_equal(
			    date_parse_time(local, FOUR, &got, &e), 0);
			assert_string_equal(
			    arena_strndup(
				&a, date_iso(&a, got, date_zone_min(got)), 23),
			    local);
			/* and with its zone it is the very instant */
			assert_int_equal(date_parse_time(date_iso(&a, t, zone),
					     FOUR, &got, &e),
			    0);
			assert_int_equal(got, t);
			arena_restore(&a, m);
		}
	}
	arena_release(&a);
}

static int64_t
parsed(const char *s)
{
	struct err e = ERR_INIT;
	int64_t at = 0;

	if (date_parse_time(s, FOUR, &at, &e) != 0)
		fail_msg("%s", e.msg);
	return at;
}

static void
a_time_that_clocks_skip_comes_out_after_the_gap(void **state)
{
	(void)state;
	set_zone("EST5EDT,M3.2.0,M11.1.0");
	assert_int_equal(
	    parsed("2026-03-08T02:30"), parsed("2026-03-08T03:30-04:00"));
	set_zone("GMT0BST,M3.5.0/1,M10.5.0");
	assert_int_equal(
	    parsed("2026-03-29T01:30"), parsed("2026-03-29T02:30+01:00"));
	set_zone("<-03>3<-02>,M10.3.0/0,M2.3.0/0");
	assert_int_equal(
	    parsed("2026-10-18T00:00"), parsed("2026-10-18T01:00-02:00"));
}

static void
zones_are_told_in_minutes_also_the_odd_ones(void **state)
{
	(void)state;
	set_zone("NPT-5:45");
	assert_int_equal(date_zone_min(0), 345);
	set_zone("NST3:30NDT,M3.2.0,M11.1.0");
	assert_int_equal(date_zone_min(parsed("2026-01-15T12:00Z")), -210);
	assert_int_equal(date_zone_min(parsed("2026-07-15T12:00Z")), -150);
}

/* -- reading -------------------------------------------------------------- */

static void
the_forms_of_a_time_all_read(void **state)
{
	const int64_t day = INT64_C(1795392000000); /* 2026-11-23 */
	const int64_t half = day + 18 * HOUR_MS + 30 * 60000;

	(void)state;
	set_zone("UTC0");
	assert_int_equal(parsed("2026-11-23"), day + 4 * HOUR_MS);
	assert_int_equal(parsed("2026-11-23T18:30"), half);
	assert_int_equal(parsed("2026-11-23 18:30"), half);
	assert_int_equal(parsed("2026-11-23t18:30:05"), half + 5000);
	assert_int_equal(parsed("2026-11-23T18:30:05.250"), half + 5250);
	assert_int_equal(parsed("2026-11-23T18:30:05,25"), half + 5250);
	assert_int_equal(parsed("2026-11-23T18:30:05.2507999"), half + 5250);
	assert_int_equal(parsed("2026-11-23T18:30Z"), half);
	assert_int_equal(parsed("2026-11-23T18:30z"), half);
	assert_int_equal(parsed("2026-11-23T18:30+01"), half - HOUR_MS);
	assert_int_equal(
	    parsed("2026-11-23T18:30+0530"), half - 5 * HOUR_MS - 30 * 60000);
	assert_int_equal(
	    parsed("2026-11-23T18:30-05:30"), half + 5 * HOUR_MS + 30 * 60000);
	assert_int_equal(parsed("2026-11-23T24:00"), day + 24 * HOUR_MS);
	set_zone("EST5EDT,M3.2.0,M11.1.0");
	assert_int_equal(parsed("2026-11-23T18:30"), half + 5 * HOUR_MS);
	assert_int_equal(parsed("2026-11-23T18:30Z"), half);
	assert_int_equal(parsed("2026-11-23"), day + 9 * HOUR_MS);
}

static void
what_is_no_time_is_refused_with_advice(void **state)
{
	static const char *const bad[] = {"", "tomorrow", "2026", "2026-11",
	    "2026-11-", "2026-11-2", "2026-11-23T", "2026-11-23T18",
	    "2026-11-23T18:", "2026-11-23T18:3", "2026-11-23T18:60",
	    "2026-11-23T25:00", "2026-11-23T24:01", "2026-11-23T24:00:00.001",
	    "2026-11-23T18:30:", "2026-11-23T18:30:60", "2026-11-23T18:30:05.",
	    "2026-11-23T18:30+", "2026-11-23T18:30+1",
	    "2026-11-23T18:30+01:", "2026-11-23T18:30+01:6",
	    "2026-11-23T18:30+01:60", "2026-11-23T18:30+19:00",
	    "2026-11-23T18:30Zulu", "2026-11-23T18:30 ", " 2026-11-23",
	    "2026-11-23 ", "23.11.2026", "11/23/2026", "2026-13-01",
	    "2026-00-01", "2026-02-29", "2026-04-31", "2026-11-00",
	    "0000-01-01", "-001-01-01", "12026-11-23", "2026-11-23X18:30",
	    "20261123", "9999-12-31T23:59:59.999-01:00",
	    "0001-01-01T00:00+01:00"};
	struct err e = ERR_INIT;
	int64_t at;

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++) {
		if (date_parse_time(bad[i], FOUR, &at, &e) != -1)
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(e.kind, ERR_USAGE);
		assert_non_null(strstr(e.msg, "write it as"));
	}
}

static void
the_ends_of_the_range_are_in_it(void **state)
{
	(void)state;
	set_zone("UTC0");
	assert_int_equal(parsed("0001-01-01T00:00Z"), DATE_MIN_MS);
	assert_int_equal(parsed("9999-12-31T23:59:59.999Z"), DATE_MAX_MS);
}

static void
a_day_reads_only_in_full_and_only_if_it_exists(void **state)
{
	static const char *const bad[] = {"", "2026-2-3", "2026-02-29",
	    "1900-02-29", "2026-12-32", "2026-12-1x", "2026-12-10T00:00",
	    "2026/12/10", "soon"};
	struct err e = ERR_INIT;
	int32_t day;

	(void)state;
	for (size_t i = 0; i < N_OF(bad); i++)
		assert_int_equal(date_parse_day(bad[i], &day, &e), -1);
	assert_int_equal(date_parse_day("1970-01-01", &day, &e), 0);
	assert_int_equal(day, 0);
	assert_int_equal(date_parse_day("2000-02-29", &day, &e), 0);
	assert_int_equal(day, 11016);
	assert_int_equal(date_parse_day("1969-12-31", &day, &e), 0);
	assert_int_equal(day, -1);
}

static void
every_day_of_the_calendar_reads_back(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	int32_t got;

	(void)state;
	for (int32_t day = -719162; day <= 2932896; day += 11) {
		struct arena_mark m = arena_mark(&a);
		const char *s = date_day_iso(&a, day);

		if (date_parse_day(s, &got, &e) != 0 || got != day)
			fail_msg("%d is written %s", day, s);
		arena_restore(&a, m);
	}
	assert_string_equal(date_day_iso(&a, -719162), "0001-01-01");
	assert_string_equal(date_day_iso(&a, 2932896), "9999-12-31");
	arena_release(&a);
}

/* -- writing -------------------------------------------------------------- */

static void
instants_are_written_with_their_zone(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	assert_string_equal(
	    date_iso(&a, 0, 0), "1970-01-01T00:00:00.000+00:00");
	assert_string_equal(
	    date_iso(&a, -1, 0), "1969-12-31T23:59:59.999+00:00");
	assert_string_equal(
	    date_iso(&a, 250, 345), "1970-01-01T05:45:00.250+05:45");
	assert_string_equal(
	    date_iso(&a, 0, -210), "1969-12-31T20:30:00.000-03:30");
	arena_release(&a);
}

static void
days_in_words_name_the_year_only_when_it_is_another(void **state)
{
	struct arena a = ARENA_INIT;

	(void)state;
	/* 2026-11-23 is day 20780 */
	assert_string_equal(date_day_words(&a, 20780, 20780), "23 November");
	assert_string_equal(date_day_words(&a, 20818, 20780), "31 December");
	assert_string_equal(date_day_words(&a, 20819, 20780), "1 January 2027");
	assert_string_equal(
	    date_day_words(&a, 20453, 20780), "31 December 2025");
	arena_release(&a);
}

static void
weekdays_go_round_before_1970_too(void **state)
{
	(void)state;
	assert_int_equal(date_weekday(0), 3); /* a Thursday */
	assert_int_equal(date_weekday(20780), 0); /* a Monday */
	for (int32_t day = -1000; day < 1000; day++)
		assert_int_equal(
		    date_weekday(day + 1), (date_weekday(day) + 1) % 7);
	assert_in_range(date_weekday(INT32_MIN), 0, 6);
}

/* -- naming a zone -------------------------------------------------------- */

static void
a_fixed_zone_is_read_and_leaves_this_process_alone(void **state)
{
	struct err e = ERR_INIT;
	bool fixed;
	int zone;

	(void)state;
	set_zone("NPT-5:45");
	assert_int_equal(date_set_zone("+01:00", &fixed, &zone, &e), 0);
	assert_true(fixed);
	assert_int_equal(zone, 60);
	assert_int_equal(date_set_zone("-0330", &fixed, &zone, &e), 0);
	assert_int_equal(zone, -210);
	assert_int_equal(date_set_zone("Z", &fixed, &zone, &e), 0);
	assert_int_equal(zone, 0);
	assert_int_equal(date_zone_min(0), 345);
}

static void
a_name_that_is_no_zone_is_refused(void **state)
{
	static const char *const bad[] = {"", "Mars/Olympus", "Europe",
	    "../../etc/passwd", "/etc/passwd", "+", "+1", "+01:", "+25:00",
	    "-01:00x", "zone.tab", "Europe/../Europe/London"};
	struct err e = ERR_INIT;
	bool fixed;
	int zone;

	(void)state;
	set_zone("NPT-5:45");
	for (size_t i = 0; i < N_OF(bad); i++) {
		if (date_set_zone(bad[i], &fixed, &zone, &e) != -1)
			fail_msg("taken: '%s'", bad[i]);
		assert_int_equal(e.kind, ERR_USAGE);
		assert_int_equal(date_zone_min(0), 345);
	}
	assert_int_equal(date_set_zone("UTC", &fixed, &zone, &e), 0);
	assert_false(fixed);
	assert_int_equal(date_zone_min(0), 0);
}

static void
week_is(const char *day, const char *wanted)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	int32_t d, week;

	assert_int_equal(date_parse_day(day, &d, &e), 0);
	assert_string_equal(date_week_iso(&a, date_week(d)), wanted);
	assert_true(date_week_parse(wanted, strlen(wanted), &week));
	assert_int_equal(week, date_week(d));
	arena_release(&a);
}

static void
weeks_are_those_of_the_standard(void **state)
{
	int32_t w;

	(void)state;
	week_is("1970-01-01", "1970-W01");
	week_is("2005-01-01", "2004-W53");
	week_is("2007-12-31", "2008-W01");
	week_is("2010-01-03", "2009-W53");
	week_is("2027-05-03", "2027-W18");
	week_is("2027-05-09", "2027-W18");
	week_is("2027-05-10", "2027-W19");
	assert_true(date_week_parse("2026-W53", 8, &w));
	assert_false(date_week_parse("2027-W53", 8, &w));
	assert_false(date_week_parse("2027-W00", 8, &w));
	assert_false(date_week_parse("2027-w18", 8, &w));
	assert_false(date_week_parse("2027-W1", 7, &w));
	assert_false(date_week_parse("2027-W180", 9, &w));
	for (int32_t day = -800000; day < 800000; day++)
		if (date_week(day) != date_week(day - 1))
			assert_int_equal(date_weekday(day), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		hour_by_hour_a_day_never_goes_back_and_none_is_skipped),
	    cmocka_unit_test(the_same_in_the_real_zones_where_they_are_known),
	    cmocka_unit_test(a_day_that_a_country_left_out_is_left_out),
	    cmocka_unit_test(
		a_day_starts_where_it_says_also_when_clocks_change),
	    cmocka_unit_test(every_local_time_that_exists_reads_back),
	    cmocka_unit_test(a_time_that_clocks_skip_comes_out_after_the_gap),
	    cmocka_unit_test(zones_are_told_in_minutes_also_the_odd_ones),
	    cmocka_unit_test(the_forms_of_a_time_all_read),
	    cmocka_unit_test(what_is_no_time_is_refused_with_advice),
	    cmocka_unit_test(the_ends_of_the_range_are_in_it),
	    cmocka_unit_test(a_day_reads_only_in_full_and_only_if_it_exists),
	    cmocka_unit_test(every_day_of_the_calendar_reads_back),
	    cmocka_unit_test(instants_are_written_with_their_zone),
	    cmocka_unit_test(
		days_in_words_name_the_year_only_when_it_is_another),
	    cmocka_unit_test(weekdays_go_round_before_1970_too),
	    cmocka_unit_test(weeks_are_those_of_the_standard),
	    cmocka_unit_test(
		a_fixed_zone_is_read_and_leaves_this_process_alone),
	    cmocka_unit_test(a_name_that_is_no_zone_is_refused),
	};

	return cmocka_run_group_tests(tests, to_utc, to_utc);
}
