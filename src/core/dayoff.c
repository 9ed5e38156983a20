/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/dayoff.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/date.h"

static const char *const names[] = {
    "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
static const char *const whole[] = {"monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday"};

static int
weekday_of(const char *s)
{
	for (int i = 0; i < 7; i++)
		if (strcasecmp(s, names[i]) == 0 ||
		    strcasecmp(s, whole[i]) == 0)
			return i;
	return -1;
}

/* "2027-02-15" or "2027-02-15..2027-02-19" */
static bool
read_range(struct arena *a, const char *s, struct day_range *out)
{
	const char *dots = strstr(s, "..");
	const char *from = dots ? arena_strndup(a, s, (size_t)(dots - s)) : s;
	struct err e = ERR_INIT;

	if (date_parse_day(from, &out->first, &e) != 0)
		return false;
	out->last = out->first;
	return dots == NULL ||
	    (date_parse_day(dots + 2, &out->last, &e) == 0 &&
		out->last >= out->first);
}

int
days_off_parse(
    const char *s, struct arena *a, struct days_off *out, struct err *e)
{
	struct day_range range;
	const char *word;
	size_t n, cap = 0;
	int day;

	memset(out, 0, sizeof(*out));
	if (strcmp(s, "none") == 0)
		return 0;
	do {
		s += strspn(s, " \t");
		n = strcspn(s, ",");
		word = s;
		s += n;
		while (n > 0 && strchr(" \t", word[n - 1]))
			n--;
		word = arena_strndup(a, word, n);
		if ((day = weekday_of(word)) >= 0) {
			out->weekday[day] = true;
		} else if (read_range(a, word, &range)) {
			out->ranges = arena_grow(a, out->ranges, (size_t)out->n,
			    &cap, sizeof(*out->ranges));
			out->ranges[out->n++] = range;
		} else {
			return err_set(e, ERR_USAGE,
			    "'%.60s' is no day off; write weekdays and dates "
			    "apart by commas, such as sat, sun, "
			    "2027-02-15..2027-02-19, or none",
			    word);
		}
	} while (*s++ == ',');
	return 0;
}

const char *
days_off_write(const struct days_off *off, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < 7; i++)
		if (off->weekday[i])
			buf_addf(&b, "%s%s", b.n ? ", " : "", names[i]);
	for (int i = 0; i < off->n; i++) {
		buf_addf(&b, "%s%s", b.n ? ", " : "",
		    date_day_iso(a, off->ranges[i].first));
		if (off->ranges[i].last > off->ranges[i].first)
			buf_addf(
			    &b, "..%s", date_day_iso(a, off->ranges[i].last));
	}
	out = b.n ? arena_strdup(a, buf_str(&b)) : "none";
	buf_release(&b);
	return out;
}

bool
days_off_has(const struct days_off *off, int32_t day)
{
	int n = 0;

	if (off == NULL)
		return false;
	for (int i = 0; i < off->n; i++)
		if (day >= off->ranges[i].first && day <= off->ranges[i].last)
			return true;
	for (int i = 0; i < 7; i++)
		n += off->weekday[i];
	return n < 7 && off->weekday[date_weekday(day)];
}
