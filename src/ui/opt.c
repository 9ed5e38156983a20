/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/opt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct opt *
find(const struct opt *const *tables, const char *name, size_t n, char letter)
{
	for (; *tables; tables++)
		for (const struct opt *o = *tables; o->kind != OPT_END; o++)
			if (letter ? o->letter == letter
				   : (strlen(o->name) == n &&
					 strncmp(o->name, name, n) == 0))
				return o;
	return NULL;
}

static bool
is_choice(const char *choices, const char *v)
{
	size_t n = strlen(v), k;

	for (; *choices; choices += k + (choices[k] == '|')) {
		k = strcspn(choices, "|");
		if (k == n && strncmp(choices, v, n) == 0)
			return true;
	}
	return false;
}

static int
keep(struct opts *out, const struct opt *o, const char *value, struct err *e)
{
	struct opt_value *v = NULL;
	int64_t number = 0;
	char *end;

	if (o->kind == OPT_NUMBER) {
		errno = 0;
		number = strtoll(value, &end, 10);
		if (errno || end == value || *end || number < o->low ||
		    number > o->high)
			return err_set(e, ERR_USAGE,
			    "--%s takes a whole number from %lld to %lld, "
			    "not '%.60s'",
			    o->name, (long long)o->low, (long long)o->high,
			    value);
	}
	if (o->kind == OPT_CHOICE && !is_choice(o->arg, value))
		return err_set(e, ERR_USAGE, "--%s is one of %s, not '%.60s'",
		    o->name, o->arg, value);
	for (int i = 0; i < out->n && o->kind != OPT_LIST; i++)
		if (out->v[i].opt == o)
			v = &out->v[i]; /* given twice: the last counts */
	if (v == NULL) {
		if (out->n == OPTS_MAX && o->kind == OPT_LIST)
			return err_set(e, ERR_USAGE,
			    "--%s was given too often: %d options are the most",
			    o->name, OPTS_MAX);
		if (out->n == OPTS_MAX)
			BUG("more than %d options", OPTS_MAX);
		v = &out->v[out->n++];
	}
	v->opt = o;
	v->text = value;
	v->number = number;
	return 1;
}

int
opt_take(const struct opt *const *tables, int argc, char **argv, int *i,
    struct opts *out, struct err *e)
{
	const char *word = argv[*i], *value;
	const struct opt *o;
	size_t n;

	if (word[0] != '-' || word[1] == '\0')
		return 0;
	if (word[1] == '-') {
		n = strcspn(word + 2, "=");
		o = find(tables, word + 2, n, 0);
		value = word[2 + n] == '=' ? word + 3 + n : NULL;
	} else {
		n = 1;
		o = find(tables, NULL, 0, word[1]);
		value = word[2] ? word + 2 : NULL;
	}
	if (o == NULL)
		return err_set(
		    e, ERR_USAGE, "there is no option '%.60s' here", word);
	if (o->kind == OPT_FLAG) {
		if (value)
			return err_set(e, ERR_USAGE,
			    "--%s takes no value: leave '%.60s' out", o->name,
			    value);
		return keep(out, o, "", e);
	}
	if (value == NULL && *i + 1 < argc)
		value = argv[++*i];
	if (value == NULL)
		return err_set(e, ERR_USAGE, "--%s wants a value: --%s %s",
		    o->name, o->name, o->arg);
	return keep(out, o, value, e);
}

static const struct opt_value *
given(const struct opts *o, const char *name)
{
	for (int i = 0; i < o->n; i++)
		if (strcmp(o->v[i].opt->name, name) == 0)
			return &o->v[i];
	return NULL;
}

bool
opt_given(const struct opts *o, const char *name)
{
	return given(o, name) != NULL;
}

const char *
opt_text(const struct opts *o, const char *name, const char *otherwise)
{
	const struct opt_value *v = given(o, name);

	return v ? v->text : otherwise;
}

const char *
opt_nth(const struct opts *o, const char *name, int i)
{
	for (int k = 0; k < o->n; k++)
		if (strcmp(o->v[k].opt->name, name) == 0 && i-- == 0)
			return o->v[k].text;
	return NULL;
}

int64_t
opt_number(const struct opts *o, const char *name, int64_t otherwise)
{
	const struct opt_value *v = given(o, name);

	return v ? v->number : otherwise;
}

void
opt_show(const struct opt *o, struct buf *out)
{
	if (o->letter)
		buf_addf(out, "-%c, ", o->letter);
	buf_addf(out, "--%s", o->name);
	if (o->kind != OPT_FLAG)
		buf_addf(out, " %s", o->arg);
}
