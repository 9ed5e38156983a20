/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MINUTE_MS INT64_C(60000)

int64_t
date_now_ms(void)
{
	struct timespec ts;

	if (clock_gettime(CLOCK_REALTIME, &ts) != 0)
		BUG("clock_gettime failed");
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Days from civil and back: the proleptic Gregorian calendar counted from
 * March, so that the leap day is the last of its year. */
static int32_t
day_of(int y, int m, int d)
{
	int64_t era, yoe, doy;

	y -= m <= 2;
	era = floor_div(y, 400);
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return (int32_t)(era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy -
	    719468);
}

static void
civil(int32_t day, int *y, int *m, int *d)
{
	int64_t z = (int64_t)day + 719468, era, doe, yoe, doy, mp;

	era = floor_div(z, 146097);
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

int
date_zone_min(int64_t at_ms)
{
	time_t t = (time_t)floor_div(at_ms, 1000);
	struct tm tm;

	if (localtime_r(&t, &tm) == NULL)
		return 0;
	return (int)floor_div(tm.tm_gmtoff, 60);
}

int32_t
date_day(int64_t at_ms, int zone_min, int day_starts_min)
{
	int64_t shifted;

	/* a damaged log may hold any number */
	if (at_ms < DATE_MIN_MS)
		at_ms = DATE_MIN_MS;
	if (at_ms > DATE_MAX_MS)
		at_ms = DATE_MAX_MS;
	shifted = at_ms + (zone_min - day_starts_min) * MINUTE_MS;
	return (int32_t)floor_div(shifted, DAY_MS);
}

/* The instant of a local wall-clock time: try the offset of a first guess,
 * then the offset that really holds there. A time that a zone skips, where the
 * two never agree, comes out after the gap. */
static int64_t
local_to_utc(int64_t wall_ms)
{
	int64_t guess = wall_ms - date_zone_min(wall_ms) * MINUTE_MS;
	int zone_min = date_zone_min(guess);
	int64_t at_ms = wall_ms - zone_min * MINUTE_MS;

	if (date_zone_min(at_ms) != zone_min && guess > at_ms)
		return guess;
	return at_ms;
}

int64_t
date_day_start_ms(int32_t day, int day_starts_min)
{
	return local_to_utc(day * DAY_MS + day_starts_min * MINUTE_MS);
}

static int
month_days(int y, int m)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return days[m - 1] + (m == 2 && leap);
}

/* Reads exactly n digits; -1 if they are not there. */
static int
digits(const char **s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++, (*s)++) {
		if (**s < '0' || **s > '9')
			return -1;
		v = v * 10 + (**s - '0');
	}
	return v;
}

static bool
read_day(const char **s, int32_t *day)
{
	int y, m, d;

	if ((y = digits(s, 4)) < 1 || *(*s)++ != '-')
		return false;
	if ((m = digits(s, 2)) < 1 || m > 12 || *(*s)++ != '-')
		return false;
	if ((d = digits(s, 2)) < 1 || d > month_days(y, m))
		return false;
	*day = day_of(y, m, d);
	return true;
}

int
date_parse_day(const char *s, int32_t *day, struct err *e)
{
	const char *p = s;

	if (!read_day(&p, day) || *p != '\0')
		return err_set(e, ERR_USAGE,
		    "'%.40s' is no date; write it as 2027-03-05", s);
	return 0;
}

static bool
read_clock(const char **s, int64_t *ms)
{
	int h, m, sec = 0, frac = 0, scale = 100;

	if ((h = digits(s, 2)) < 0 || h > 24 || *(*s)++ != ':')
		return false;
	if ((m = digits(s, 2)) < 0 || m > 59)
		return false;
	if (**s == ':') {
		(*s)++;
		if ((sec = digits(s, 2)) < 0 || sec > 59)
			return false;
		if (**s == '.' || **s == ',') {
			(*s)++;
			if (**s < '0' || **s > '9')
				return false;
			for (; **s >= '0' && **s <= '9'; (*s)++) {
				frac += (**s - '0') * scale;
				scale /= 10;
			}
		}
	}
	if (h == 24 && (m || sec || frac))
		return false;
	*ms = (h * INT64_C(3600) + m * 60 + sec) * 1000 + frac;
	return true;
}

/* Z, ±hh, ±hhmm or ±hh:mm. */
static bool
read_zone(const char **s, int *zone_min)
{
	int sign, h, m = 0;

	if (**s == 'Z' || **s == 'z') {
		(*s)++;
		*zone_min = 0;
		return true;
	}
	if (**s != '+' && **s != '-')
		return false;
	sign = *(*s)++ == '-' ? -1 : 1;
	if ((h = digits(s, 2)) < 0 || h > 18)
		return false;
	if (**s != '\0') {
		if (**s == ':')
			(*s)++;
		if ((m = digits(s, 2)) < 0 || m > 59)
			return false;
	}
	*zone_min = sign * (h * 60 + m);
	return true;
}

int
date_parse_time(
    const char *s, int day_starts_min, int64_t *at_ms, struct err *e)
{
	const char *p = s;
	int32_t day;
	int64_t clock_ms, wall;
	int zone_min;

	if (!read_day(&p, &day))
		goto bad;
	if (*p == '\0') {
		*at_ms = date_day_start_ms(day, day_starts_min);
		goto range;
	}
	if (*p != 'T' && *p != 't' && *p != ' ')
		goto bad;
	p++;
	if (!read_clock(&p, &clock_ms))
		goto bad;
	wall = day * DAY_MS + clock_ms;
	if (*p == '\0')
		*at_ms = local_to_utc(wall);
	else if (read_zone(&p, &zone_min) && *p == '\0')
		*at_ms = wall - zone_min * MINUTE_MS;
	else
		goto bad;
range:
	if (*at_ms < DATE_MIN_MS || *at_ms > DATE_MAX_MS)
		goto bad;
	return 0;
bad:
	return err_set(e, ERR_USAGE,
	    "'%.40s' is no time; write it as 2027-03-05T18:30 or "
	    "2027-03-05T18:30:00+00:00",
	    s);
}

const char *
date_iso(struct arena *a, int64_t at_ms, int zone_min)
{
	int64_t wall = at_ms + zone_min * MINUTE_MS;
	int32_t day = (int32_t)floor_div(wall, DAY_MS);
	int ms = (int)(wall - day * DAY_MS), y, m, d;
	int z = zone_min < 0 ? -zone_min : zone_min;

	civil(day, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d.%03d%c%02d:%02d",
	    y, m, d, ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000,
	    zone_min < 0 ? '-' : '+', z / 60, z % 60);
}

const char *
date_day_iso(struct arena *a, int32_t day)
{
	int y, m, d;

	civil(day, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02d", y, m, d);
}

const char *
date_day_words(struct arena *a, int32_t day, int32_t today)
{
	static const char *const names[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};
	int y, m, d, this_year, m2, d2;

	civil(day, &y, &m, &d);
	civil(today, &this_year, &m2, &d2);
	if (y == this_year)
		return arena_printf(a, "%d %s", d, names[m - 1]);
	return arena_printf(a, "%d %s %d", d, names[m - 1], y);
}

int
date_weekday(int32_t day)
{
	int w = (int)(((int64_t)day + 3) % 7); /* day 0 was a Thursday */

	return w < 0 ? w + 7 : w;
}

int32_t
date_week(int32_t day)
{
	return (int32_t)floor_div((int64_t)day + 3, 7);
}

/* A week is of the year in which its Thursday falls. */
void
date_week_parts(int32_t week, int *year, int *number)
{
	int32_t thursday = week * 7, first;
	int m, d;

	civil(thursday, year, &m, &d);
	first = day_of(*year, 1, 1);
	*number = (thursday - first) / 7 + 1;
}

const char *
date_week_iso(struct arena *a, int32_t week)
{
	int year, number;

	date_week_parts(week, &year, &number);
	return arena_printf(a, "%04d-W%02d", year, number);
}

bool
date_week_parse(const char *s, size_t n, int32_t *week)
{
	int year, number, y, k;

	if (n != 8 || s[4] != '-' || s[5] != 'W')
		return false;
	for (size_t i = 0; i < n; i++)
		if (i != 4 && i != 5 && (s[i] < '0' || s[i] > '9'))
			return false;
	year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 +
	    (s[3] - '0');
	number = (s[6] - '0') * 10 + (s[7] - '0');
	if (year < 1 || number < 1)
		return false;
	/* 4 January is always in week 1 */
	*week = date_week(day_of(year, 1, 4)) + number - 1;
	date_week_parts(*week, &y, &k);
	return y == year && k == number;
}

/* A zone that is not there would quietly be UTC, so look first. */
static bool
is_zone_file(const char *name)
{
	char path[512], magic[4];
	FILE *f;
	bool is;

	(void)snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", name);
	f = fopen(path, "rb");
	if (f == NULL)
		return false;
	is = fread(magic, 1, sizeof(magic), f) == sizeof(magic) &&
	    memcmp(magic, "TZif", sizeof(magic)) == 0;
	(void)fclose(f);
	return is;
}

int
date_set_zone(const char *name, bool *fixed, int *zone_min, struct err *e)
{
	const char *p = name;

	*fixed = false;
	if (*p == '+' || *p == '-' || strcmp(p, "Z") == 0) {
		if (read_zone(&p, zone_min) && *p == '\0') {
			*fixed = true;
			return 0;
		}
	} else if (name[0] != '/' && !strstr(name, "..") &&
	    strlen(name) < 100) {
		if (strcmp(name, "UTC") == 0 || is_zone_file(name)) {
			if (setenv("TZ", name, 1) != 0)
				err_no_memory();
			tzset();
			return 0;
		}
	}
	return err_set(e, ERR_USAGE,
	    "'%.60s' is no time zone; write +01:00 or a name such as "
	    "Europe/London",
	    name);
}
