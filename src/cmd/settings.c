/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/settings.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/fs.h"
#include "base/js.h"
#include "cmd/paths.h"
#include "core/dayoff.h"
#include "core/share.h"
#include "deck/yaml.h"

const struct setting settings_table[] = {
    {"date", SETTING_DAY, 0, 0, NULL, "none", true,
	"The day of your assessment. New statements open in time for it.",
	"3.2"},
    {"minutes", SETTING_NUMBER, 1, 120, NULL, "10", true,
	"Minutes a session: no question starts after them.", "3.4"},
    {"new", SETTING_NUMBER, 0, 20, NULL, "4", true,
	"New statements a day, at most.", "3.4"},
    {"remember", SETTING_REAL, RULES_RETENTION_MIN, RULES_RETENTION_MAX, NULL,
	"0.9", true,
	"The chance of recall at which a statement is asked again.", "3.8"},
    {"secure-gap", SETTING_NUMBER, RULES_SECURE_GAP, RULES_SECURE_GAP_MAX, NULL,
	"21", true, "The longest gap, in days, until a statement is secure.",
	"5.4"},
    {"days-off", SETTING_DAYS, 0, 0, NULL, "none", true,
	"Days for which nothing is planned: weekdays, dates, or both.", "8.9"},
    {"catch-up", SETTING_CHOICE, 0, 0, "clear|wait", "clear", true,
	"After a break: clear what waits before new statements come, or let "
	"the best known wait.",
	"3.7"},
    {"day-starts", SETTING_CLOCK, 0, 1439, NULL, "04:00", true,
	"When a new day begins, for those who revise after midnight.", ""},
    {"plain", SETTING_BOOL, 0, 0, NULL, "no", false,
	"Every line a sentence, for screen readers: no colour, no columns.",
	"6.7"},
    {"color", SETTING_CHOICE, 0, 0, "auto|always|never", "auto", false,
	"When to use colour.", ""},
    {"clock", SETTING_BOOL, 0, 0, NULL, "yes", false,
	"Whether minutes are shown. The session still ends in time.", "6.1"},
    {"spelling", SETTING_BOOL, 0, 0, NULL, "no", true,
	"Reads spelling more generously, and never mentions it.", "6.1"},
    {"aloud", SETTING_BOOL, 0, 0, NULL, "no", true,
	"Say answers aloud instead of typing: you tick what you said.", "6.1"},
    {"code", SETTING_CODE, 0, 0, NULL, "none", true,
	"What stands in the files you share, instead of your name.", "8.8"},
    {NULL, SETTING_BOOL, 0, 0, NULL, NULL, false, NULL, NULL},
};

const struct setting *
settings_find(const char *key)
{
	for (const struct setting *s = settings_table; s->key; s++)
		if (strcmp(s->key, key) == 0)
			return s;
	return NULL;
}

const char *
settings_path(struct ctx *c)
{
	struct err e = ERR_INIT;
	const char *path;

	if (paths_config(c->profile, &c->arena, &path, &e) != 0)
		return NULL;
	return path;
}

/* The file of this computer; NULL when there is none or it cannot be read as
 * a map of texts: looks are no reason to refuse a quiz. */
static const struct node *
read_file(struct ctx *c)
{
	const char *path = settings_path(c), *text;
	struct err e = ERR_INIT;
	struct diags found;
	struct node *root;
	size_t n;

	if (path == NULL ||
	    fs_read(path, (size_t)1 << 20, &c->arena, &text, &n, &e) != 0)
		return NULL;
	diags_init(&found, &c->arena, path);
	root = yaml_parse(text, n, &c->arena, &found);
	return root && root->kind == NODE_MAP && found.errors == 0 ? root
								   : NULL;
}

static int
bad_value(const struct setting *s, const char *value, struct err *e)
{
	switch (s->kind) {
	case SETTING_NUMBER:
		return err_set(e, ERR_USAGE,
		    "%s takes a whole number from %.0f to %.0f, not '%.60s'",
		    s->key, s->low, s->high, value);
	case SETTING_REAL:
		return err_set(e, ERR_USAGE,
		    "%s takes a number from %.2f to %.2f, not '%.60s'", s->key,
		    s->low, s->high, value);
	case SETTING_BOOL:
		return err_set(e, ERR_USAGE, "%s is yes or no, not '%.60s'",
		    s->key, value);
	case SETTING_CHOICE:
		return err_set(e, ERR_USAGE, "%s is one of %s, not '%.60s'",
		    s->key, s->choices, value);
	case SETTING_DAY:
		return err_set(e, ERR_USAGE,
		    "'%.60s' is no date; write it as 2027-03-05, or none",
		    value);
	case SETTING_DAYS:
		return err_set(e, ERR_USAGE,
		    "'%.60s' names no days off; write weekdays and dates apart "
		    "by commas, such as sat, sun, 2027-02-15..2027-02-19, or "
		    "none",
		    value);
	case SETTING_CODE:
		return err_set(e, ERR_USAGE,
		    "a code has 1 to %d small letters and digits, such as p07, "
		    "not '%.60s'",
		    SHARE_CODE_MAX, value);
	case SETTING_CLOCK:
		break;
	}
	return err_set(e, ERR_USAGE, "%s is a time such as 04:00, not '%.60s'",
	    s->key, value);
}

static bool
in_choices(const char *choices, const char *v)
{
	size_t n = strlen(v);

	if (n == 0)
		return false; /* it would be found for ever */
	for (const char *p = choices; (p = strstr(p, v)) != NULL; p++)
		if ((p == choices || p[-1] == '|') &&
		    (p[n] == '\0' || p[n] == '|'))
			return true;
	return false;
}

/* A code as it is kept: P07 is p07. NULL when it is none. */
static const char *
normal_code(const char *v, struct arena *a)
{
	char *s = arena_strdup(a, v);

	for (char *p = s; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return share_is_code(s, strlen(s)) ? s : NULL;
}

static bool
is_clock(const char *v)
{
	if (strlen(v) != 5 || v[2] != ':' || v[0] < '0' || v[0] > '2' ||
	    v[1] < '0' || v[1] > '9' || v[3] < '0' || v[3] > '5' ||
	    v[4] < '0' || v[4] > '9')
		return false;
	return v[0] < '2' || v[1] < '4';
}

/* The one form in which a value is kept, NULL when it does not fit. */
static const char *
normal(const struct setting *s, const char *v, struct arena *a)
{
	struct err e = ERR_INIT;
	struct days_off off;
	int32_t day;
	double d;
	char *end;

	switch (s->kind) {
	case SETTING_NUMBER:
	case SETTING_REAL:
		errno = 0;
		d = strtod(v, &end);
		if (errno || end == v || *end || !isfinite(d) || d < s->low ||
		    d > s->high || strpbrk(v, "xXpP"))
			return NULL;
		if (s->kind == SETTING_REAL)
			return arena_printf(a, "%.4g", d);
		return d == floor(d) ? arena_printf(a, "%.0f", d) : NULL;
	case SETTING_BOOL:
		if (in_choices("yes|true|on|1", v))
			return "yes";
		return in_choices("no|false|off|0", v) ? "no" : NULL;
	case SETTING_CHOICE:
		return in_choices(s->choices, v) ? v : NULL;
	case SETTING_DAY:
		if (strcmp(v, "none") == 0 || date_parse_day(v, &day, &e) == 0)
			return v;
		return NULL;
	case SETTING_DAYS:
		return days_off_parse(v, a, &off, &e) == 0
		    ? days_off_write(&off, a)
		    : NULL;
	case SETTING_CODE:
		return normal_code(v, a);
	case SETTING_CLOCK:
		return is_clock(v) ? v : NULL;
	}
	return NULL;
}

const char *
settings_get(struct ctx *c, const char *key)
{
	const struct setting *s = settings_find(key);
	const struct node *file, *value;
	const char *v = NULL;

	if (s == NULL)
		BUG("there is no setting '%s'", key);
	if (s->in_log) {
		if (c->store)
			v = store_setting(c->store, key, &c->arena);
	} else if ((file = read_file(c)) != NULL) {
		value = node_get(file, key);
		if (value && value->kind == NODE_TEXT)
			v = value->text;
	}
	if (v)
		v = normal(s, v, &c->arena);
	return v ? v : s->otherwise;
}

int64_t
settings_number(struct ctx *c, const char *key)
{
	return strtoll(settings_get(c, key), NULL, 10);
}

bool
settings_bool(struct ctx *c, const char *key)
{
	return strcmp(settings_get(c, key), "yes") == 0;
}

int32_t
settings_day(struct ctx *c, const char *key)
{
	struct err e = ERR_INIT;
	int32_t day;

	if (date_parse_day(settings_get(c, key), &day, &e) != 0)
		return ITEM_NO_DAY;
	return day;
}

/* Puts `key: value` into the file: over the line that has the key, else at the
 * end. Other lines stay as they are. */
static int
write_file(struct ctx *c, const char *key, const char *value, struct err *e)
{
	const char *path = settings_path(c), *text = "", *line, *end;
	struct buf out = BUF_INIT;
	size_t n = 0, k = strlen(key);
	bool put = false;
	int r;

	if (path == NULL)
		return err_set(
		    e, ERR_FAILED, "no home folder is known: set HOME");
	if (access(path, F_OK) == 0 &&
	    fs_read(path, (size_t)1 << 20, &c->arena, &text, &n, e) != 0)
		return -1;
	if (n == 0)
		buf_adds(&out,
		    "# Looks and habits of this computer; "
		    "'revisit config' explains each.\n");
	for (line = text; line < text + n; line = end) {
		end = memchr(line, '\n', (size_t)(text + n - line));
		end = end ? end + 1 : text + n;
		if ((size_t)(end - line) > k && strncmp(line, key, k) == 0 &&
		    line[k] == ':') {
			if (!put)
				buf_addf(&out, "%s: %s\n", key, value);
			put = true;
		} else {
			buf_add(&out, line, (size_t)(end - line));
		}
	}
	if (!put) {
		if (out.n > 0 && out.p[out.n - 1] != '\n')
			buf_addc(&out, '\n');
		buf_addf(&out, "%s: %s\n", key, value);
	}
	r = fs_make_folders(path, e);
	if (r == 0)
		r = fs_write(path, buf_str(&out), out.n, e);
	buf_release(&out);
	return r;
}

static int
count_dues(struct ctx *c, struct item_state **list, size_t *n, struct err *e)
{
	return store_states(c->store, &c->arena, list, n, e);
}

static int
write_log(struct ctx *c, const char *key, const char *value, size_t *moved,
    struct err *e)
{
	struct event ev = ctx_event(c, EV_SETTING);
	struct js *body = js_new_object();
	struct item_state *old, *new;
	struct buf b = BUF_INIT;
	int starts = store_rules(c->store)->day_starts_min;
	size_t n, m;
	int r;

	js_set_text(body, "key", key);
	js_set_text(body, "value", value);
	js_write(body, &b);
	js_free(body);
	ev.body = arena_strdup(&c->arena, buf_str(&b));
	buf_release(&b);
	r = count_dues(c, &old, &n, e);
	if (r == 0)
		r = store_append(c->store, &ev, 1, NULL, e);
	if (r == 0)
		r = count_dues(c, &new, &m, e);
	/* a day that starts at another time moves the moment of every date */
	for (size_t i = 0; r == 0 && i < n && i < m; i++)
		*moved += new[i].due_day != ITEM_NO_DAY &&
		    (old[i].due_day != new[i].due_day ||
			starts != store_rules(c->store)->day_starts_min);
	return r;
}

int
settings_set(struct ctx *c, const char *key, const char *value, size_t *moved,
    struct err *e)
{
	const struct setting *s = settings_find(key);
	const char *v;

	*moved = 0;
	if (s == NULL)
		BUG("there is no setting '%s'", key);
	v = normal(s, value, &c->arena);
	if (v == NULL)
		return bad_value(s, value, e);
	if (!s->in_log)
		return write_file(c, key, v, e);
	if (ctx_open(c, STORE_WRITE | STORE_CREATE, e) != 0)
		return -1;
	return write_log(c, key, v, moved, e);
}
