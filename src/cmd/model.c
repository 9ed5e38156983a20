/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `model replay`: the memory model on any review log, outside the collection.
 * What it prints is a fixed point for other programs: columns, their order and
 * their names stay.
 */
#include "cmd/cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/js.h"
#include "base/text.h"
#include "formats/reviewlog.h"
#include "report/csv.h"

#define LOG_BYTES ((size_t)512 << 20)
#define PARAMS_BYTES ((size_t)64 << 10)

const struct opt opts_model_replay[] = {
    {OPT_FILE, "from", "LOG.csv",
	"the review log: card_id, review_time, review_rating; - is standard "
	"input",
	0, 0, 0},
    {OPT_TEXT, "params", "P",
	"the 21 weights, apart by commas, or a file that holds them", 0, 0, 0},
    {OPT_TEXT, "timezone", "Z",
	"where the days are counted: +01:00 or Europe/London (default UTC)", 0,
	0, 0},
    {OPT_TEXT, "day-starts", "HH:MM", "when a day begins (default 04:00)", 0, 0,
	0},
    OPT_TABLE_END,
};

/* -- weights --------------------------------------------------------------- */

/* Numbers apart by commas or spaces, maybe in brackets. Returns how many, or
 * -1 when there is anything else. */
static int
read_numbers(const char *s, double *out, int most)
{
	static const char between[] = ", \t\r\n";
	static const char number[] = "+-.0123456789eE";
	bool bracket;
	char *end;
	int n = 0;

	s += strspn(s, between + 1);
	bracket = *s == '[';
	s += bracket;
	for (s += strspn(s, between + 1); *s && *s != ']'; n++) {
		double v;

		if (strspn(s, number) == 0)
			return -1;
		v = strtod(s, &end);
		if (end == s || (*end && !strchr(", \t\r\n]", *end)))
			return -1;
		if (n < most)
			out[n] = v;
		s = end + strspn(end, between + 1);
		s += *s == ',';
		s += strspn(s, between + 1);
	}
	if (bracket && *s == ']') {
		bracket = false;
		s++;
	}
	return bracket || s[strspn(s, between + 1)] ? -1 : n;
}

/* {"params": […]} as `model fit` prints it. */
static int
read_json(const char *s, size_t n, double *out, int most)
{
	struct err e = ERR_INIT;
	struct js *j = js_parse(s, n, &e);
	const struct js *list = js_get(j, "params");
	int count = js_type(list) == JS_ARRAY ? (int)js_length(list) : -1;
	enum js_type type;

	for (int i = 0; i < count; i++) {
		type = js_type(js_at(list, (size_t)i));
		if (type != JS_INT && type != JS_REAL) {
			count = -1;
			break;
		}
		if (i < most)
			out[i] = js_real(js_at(list, (size_t)i), 0);
	}
	js_free(j);
	return count;
}

static int
wrong_params(const char *where, int n, struct err *e)
{
	if (n < 0)
		return err_set(e, ERR_FAILED,
		    "%.200s: these are not the weights of FSRS-6; give %d "
		    "numbers, apart by commas",
		    where, FSRS_WEIGHTS);
	return err_set(e, ERR_FAILED,
	    "%.200s: %d numbers, where FSRS-6 has %d weights; give all of them",
	    where, n, FSRS_WEIGHTS);
}

/* The weights of --params, moved into the box that the model is defined on. */
static int
take_params(
    struct ctx *c, const char *arg, struct fsrs_params *out, struct err *e)
{
	const char *text = arg;
	struct fsrs_params given;
	size_t len = 0;
	int n = read_numbers(arg, out->w, FSRS_WEIGHTS);

	/* one number could still be the name of a file */
	if (n < 2) {
		if (fs_read(arg, PARAMS_BYTES, &c->arena, &text, &len, e) != 0)
			return -1;
		n = text[strspn(text, " \t\r\n")] == '{'
		    ? read_json(text, len, out->w, FSRS_WEIGHTS)
		    : read_numbers(text, out->w, FSRS_WEIGHTS);
		if (strlen(text) != len)
			n = -1;
	} else {
		arg = "--params";
	}
	if (n != FSRS_WEIGHTS)
		return wrong_params(arg, n, e);
	given = *out;
	fsrs_clamp_params(out);
	for (int i = 0; i < FSRS_WEIGHTS; i++)
		if (out->w[i] < given.w[i] || out->w[i] > given.w[i])
			(void)fprintf(stderr,
			    "weight %d is outside of what FSRS-6 allows; "
			    "taken as %g\n",
			    i, out->w[i]);
	return 0;
}

/* -- days ------------------------------------------------------------------ */

struct calendar {
	bool fixed;
	int zone_min, starts_min;
};

static int
take_calendar(const struct ctx *c, struct calendar *cal, struct err *e)
{
	const char *s = opt_text(&c->opts, "day-starts", "04:00");
	const char *zone = opt_text(&c->opts, "timezone", NULL);
	size_t h = strspn(s, "0123456789");
	int hours, minutes;

	if (h < 1 || h > 2 || s[h] != ':' ||
	    strspn(s + h + 1, "0123456789") != 2 || s[h + 3] != '\0')
		return err_set(e, ERR_USAGE,
		    "'%.40s' is no time of day; write it as 04:00", s);
	hours = h == 2 ? (s[0] - '0') * 10 + s[1] - '0' : s[0] - '0';
	minutes = (s[h + 1] - '0') * 10 + s[h + 2] - '0';
	if (hours > 23 || minutes > 59)
		return err_set(e, ERR_USAGE,
		    "'%.40s' is no time of day; write it as 04:00", s);
	cal->starts_min = hours * 60 + minutes;
	cal->fixed = true;
	cal->zone_min = 0;
	return zone ? date_set_zone(zone, &cal->fixed, &cal->zone_min, e) : 0;
}

static int32_t
day_of(const struct calendar *cal, int64_t at_ms)
{
	int zone = cal->fixed ? cal->zone_min : date_zone_min(at_ms);

	return date_day(at_ms, zone, cal->starts_min);
}

/* -- replay ---------------------------------------------------------------- */

struct outcome {
	bool first;
	int32_t elapsed;
	double retrievability;
	struct fsrs_state after;
};

static struct outcome *
replay(const struct reviewlog *log, const struct fsrs_params *p,
    const struct calendar *cal, struct arena *a)
{
	struct outcome *out = arena_array(a, log->n, sizeof(*out)), *o;
	size_t *order = reviewlog_order(log, a);
	const struct reviewlog_row *row, *last = NULL;
	struct fsrs_state s = {0, 0};
	int32_t day, last_day = 0;

	for (size_t i = 0; i < log->n; i++) {
		row = &log->rows[order[i]];
		o = &out[order[i]];
		day = day_of(cal, row->at_ms);
		o->first = last == NULL || last->card != row->card;
		if (o->first) {
			s = (struct fsrs_state){0, 0};
		} else {
			/* clocks set back may seem to undo a day */
			o->elapsed = day > last_day ? day - last_day : 0;
			o->retrievability =
			    fsrs_retrievability(p, o->elapsed, s.stability);
		}
		s = fsrs_review(p, s, o->elapsed, row->rating);
		o->after = s;
		last = row;
		last_day = day;
	}
	return out;
}

/* Ids go out as they came in, but nothing that a terminal would act on. */
static const char *
shown_id(struct arena *a, const char *id)
{
	size_t n = strlen(id), i, len;
	int32_t ch;

	for (i = 0; i < n; i += len) {
		ch = text_decode(id + i, n - i, &len);
		if (ch != '\n' && ch != '\t' && !text_is_safe(ch))
			return text_cleaned(a, id);
	}
	return id;
}

static int
print_log(const struct reviewlog *log, const struct outcome *out,
    struct arena *a, FILE *to)
{
	const struct outcome *o;
	struct csv csv;
	int bad;

	csv_begin(&csv, to, 0);
	csv_header(&csv,
	    "card_id,review_time,review_rating,elapsed_days,retrievability,"
	    "stability,difficulty,interval");
	bad = csv_row(&csv);
	for (size_t i = 0; bad == 0 && i < log->n; i++) {
		o = &out[i];
		csv_text(&csv, shown_id(a, log->cards[log->rows[i].card]));
		csv_int(&csv, log->rows[i].at_ms);
		csv_int(&csv, log->rows[i].rating);
		csv_int(&csv, o->elapsed);
		if (o->first)
			csv_empty(&csv);
		else
			csv_real(&csv, o->retrievability);
		csv_real(&csv, o->after.stability);
		csv_real(&csv, o->after.difficulty);
		/* at a retention of 0.9 the interval is S itself */
		csv_int(&csv,
		    fsrs_days(o->after.stability, 0, (int32_t)FSRS_S_MAX));
		bad = csv_row(&csv);
	}
	csv_end(&csv);
	return bad;
}

int
cmd_model_replay(struct ctx *c, struct err *e)
{
	const char *from = opt_text(&c->opts, "from", NULL), *text;
	const char *params = opt_text(&c->opts, "params", NULL);
	struct fsrs_params p = fsrs_default;
	struct calendar cal;
	struct reviewlog log;
	struct fs_file to;
	size_t n;

	if (from == NULL)
		return err_set(e, ERR_USAGE,
		    "which log? model replay --from LOG.csv; - is standard "
		    "input");
	if (take_calendar(c, &cal, e) != 0 ||
	    (params && take_params(c, params, &p, e) != 0) ||
	    fs_read(from, LOG_BYTES, &c->arena, &text, &n, e) != 0 ||
	    reviewlog_read(strcmp(from, "-") == 0 ? "standard input" : from,
		text, n, &c->arena, &log, e) != 0)
		return -1;
	if (log.manual > 0)
		(void)fprintf(stderr,
		    "%zu row%s with rating 0 (a date set by hand) passed "
		    "over.\n",
		    log.manual, log.manual == 1 ? "" : "s");
	if (fs_begin(&to, "-", e) != 0)
		return -1;
	if (print_log(
		&log, replay(&log, &p, &cal, &c->arena), &c->arena, to.f) != 0)
		return err_set(e, ERR_FAILED,
		    "the output could not be written: %s", strerror(errno));
	return fs_commit(&to, e);
}
