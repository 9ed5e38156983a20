/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * date: instants, zones and days. An instant is UTC milliseconds; a day is a
 * number of its own kind (days since 1 January 1970 on a local calendar whose
 * day begins `day_starts` minutes after midnight). Only this module converts.
 * It reads the process's time zone (TZ) and nothing else; never the clock,
 * but for date_now_ms().
 */

#define DAY_MS INT64_C(86400000)
/* Years 1 to 9999: what ISO 8601 with four digits can say. */
#define DATE_MIN_MS (INT64_C(-62135596800000))
#define DATE_MAX_MS (INT64_C(253402300799999))

int64_t date_now_ms(void);

/* Minutes east of UTC that local clocks show at the instant. */
int date_zone_min(int64_t at_ms);

/* The day of an instant for clocks that are zone_min east of UTC. */
int32_t date_day(int64_t at_ms, int zone_min, int day_starts_min);

/* The instant at which the day begins here (local zone, DST known). */
int64_t date_day_start_ms(int32_t day, int day_starts_min);

/* Reads ISO 8601: 2026-11-23, 2026-11-23T18:30[:05[.250]][Z|±hh[:mm]], a
 * space for the T. Without a zone it is local; a date alone is the start of
 * that day. Range as above. Returns 0, or -1 with advice in *e. */
int date_parse_time(
    const char *s, int day_starts_min, int64_t *at_ms, struct err *e);

/* Reads YYYY-MM-DD. Returns 0, or -1 with advice in *e. */
int date_parse_day(const char *s, int32_t *day, struct err *e);

/* 2026-11-23T18:30:05.250+00:00 */
const char *date_iso(struct arena *a, int64_t at_ms, int zone_min);
/* 2026-11-23 */
const char *date_day_iso(struct arena *a, int32_t day);
/* "5 March", with the year when it is not the year of `today` */
const char *date_day_words(struct arena *a, int32_t day, int32_t today);
/* 0 Monday … 6 Sunday */
int date_weekday(int32_t day);

/* Weeks begin on Monday, as ISO 8601 counts them: a number of its own kind. */
int32_t date_week(int32_t day);
/* Year and number of the week, 1 … 53. */
void date_week_parts(int32_t week, int *year, int *number);
/* 2027-W18 */
const char *date_week_iso(struct arena *a, int32_t week);
/* Reads n bytes as YYYY-Www. False when they are none. */
bool date_week_parse(const char *s, size_t n, int32_t *week);

/* Parses ±hh:mm or an IANA name (which is installed as this process's TZ, so
 * that date_zone_min() speaks of it). For ±hh:mm sets *fixed and *zone_min. */
int date_set_zone(const char *name, bool *fixed, int *zone_min, struct err *e);

#endif
