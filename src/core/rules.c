/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"

void
rules_default(struct rules *r)
{
	memset(r, 0, sizeof(*r));
	r->params = fsrs_default;
	r->retention = RULES_RETENTION;
	r->secure_gap = RULES_SECURE_GAP;
	r->day_starts_min = RULES_DAY_STARTS_MIN;
}

static int
compare_pointers(const void *a, const void *b)
{
	return event_compare(
	    *(const struct event *const *)a, *(const struct event *const *)b);
}

/* A setting's value is a number, or a text that holds one. */
static bool
read_number(const struct js *j, double *out)
{
	const char *s;
	char *end;

	if (js_type(j) == JS_INT || js_type(j) == JS_REAL) {
		*out = js_real(j, 0);
		return isfinite(*out);
	}
	s = js_text(j, "");
	*out = strtod(s, &end);
	return end != s && *end == '\0' && isfinite(*out);
}

/* "04:00" or minutes after midnight, 0 … 1439. */
static bool
read_day_starts(const struct js *j, int *min)
{
	const char *s = js_text(j, "");
	double v;
	int h, m;

	if (strlen(s) == 5 && s[2] == ':') {
		h = (s[0] - '0') * 10 + (s[1] - '0');
		m = (s[3] - '0') * 10 + (s[4] - '0');
		for (int i = 0; i < 5; i++)
			if (i != 2 && (s[i] < '0' || s[i] > '9'))
				return false;
		*min = h * 60 + m;
		return h < 24 && m < 60;
	}
	if (!read_number(j, &v) || v < 0 || v >= 1440)
		return false;
	*min = (int)v;
	return true;
}

static void
take_setting(struct rules *r, const struct event *ev, const struct js *body)
{
	const char *key = js_text(js_get(body, "key"), "");
	const struct js *value = js_get(body, "value");
	struct day_rule *d;
	double v;
	int min;

	if (strcmp(key, "day-starts") == 0) {
		if (!read_day_starts(value, &min))
			return;
		d = &r->days[r->n_days++];
		d->at_ms = ev->at_ms;
		(void)snprintf(d->id, sizeof(d->id), "%s", ev->id);
		d->starts_min = r->day_starts_min = min;
	} else if (strcmp(key, "remember") == 0) {
		if (read_number(value, &v) && v >= RULES_RETENTION_MIN &&
		    v <= RULES_RETENTION_MAX)
			r->retention = v;
	} else if (strcmp(key, "secure-gap") == 0) {
		if (read_number(value, &v) && v >= RULES_SECURE_GAP &&
		    v <= RULES_SECURE_GAP_MAX)
			r->secure_gap = (int32_t)v;
	}
}

static void
take_params(struct rules *r, const struct js *body)
{
	const struct js *w = js_get(body, "weights");
	struct fsrs_params p;

	if (strcmp(js_text(js_get(body, "model"), ""), "fsrs6") != 0 ||
	    js_type(w) != JS_ARRAY || js_length(w) != FSRS_WEIGHTS)
		return;
	for (size_t i = 0; i < FSRS_WEIGHTS; i++)
		p.w[i] = js_real(js_at(w, i), (double)NAN);
	fsrs_clamp_params(&p);
	r->params = p;
}

void
rules_fold(const struct event *ev, size_t n, struct arena *a, struct rules *r)
{
	const struct event **list = arena_array(a, n, sizeof(struct event *));
	bool *gone = arena_array(a, n, sizeof(*gone));
	struct err e = ERR_INIT;
	struct js *body;
	size_t i, k = 0;

	rules_default(r);
	log_retracted(ev, n, a, gone);
	for (i = 0; i < n; i++)
		if (!gone[i] &&
		    (ev[i].type == EV_SETTING || ev[i].type == EV_PARAMS))
			list[k++] = &ev[i];
	qsort(list, k, sizeof(*list), compare_pointers);
	r->days = arena_array(a, k, sizeof(*r->days));
	for (i = 0; i < k; i++) {
		body = js_parse(list[i]->body, strlen(list[i]->body), &e);
		if (list[i]->type == EV_SETTING)
			take_setting(r, list[i], body);
		else
			take_params(r, body);
		js_free(body);
	}
}

int32_t
rules_day(const struct rules *r, int64_t at_ms, int zone_min)
{
	int min = RULES_DAY_STARTS_MIN;

	for (size_t i = 0; i < r->n_days && r->days[i].at_ms <= at_ms; i++)
		min = r->days[i].starts_min;
	return date_day(at_ms, zone_min, min);
}
