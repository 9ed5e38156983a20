/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * value: see the header. A value with nothing in it counts as not written, so
 * that a template with empty keys can be filled in bit by bit; an empty entry
 * of a list is a finding, since its author began something.
 */
#include "deck/value.h"

#include <string.h>

#include "deck/finding.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The n bytes at s without white space around them; *out_n is what is left. */
static const char *
trim(const char *s, size_t n, size_t *out_n)
{
	while (n > 0 && is_space(*s)) {
		s++;
		n--;
	}
	while (n > 0 && is_space(s[n - 1]))
		n--;
	*out_n = n;
	return s;
}

const char *
value_trimmed(struct filler *f, const struct node *v)
{
	size_t n;
	const char *s = trim(v->text, v->n, &n);

	return s[n] == '\0' ? s : arena_strndup(f->arena, s, n);
}

/* What YAML tools take for something other than a text. */
static bool
is_trap(const struct node *v)
{
	static const char *const traps[] = {
	    "yes", "no", "on", "off", "true", "false", "null", "~"};
	size_t i, k;
	char low[8];

	if (v->style != STYLE_PLAIN || v->n == 0 || v->n >= sizeof(low))
		return false;
	for (k = 0; k <= v->n; k++) {
		low[k] = v->text[k];
		if (low[k] >= 'A' && low[k] <= 'Z')
			low[k] = (char)(low[k] + 'a' - 'A');
	}
	for (i = 0; i < sizeof(traps) / sizeof(traps[0]); i++) {
		if (strcmp(low, traps[i]) == 0)
			return true;
	}
	return false;
}

const char *
value_kind(const struct node *v)
{
	static const char *const names[] = {"a text", "a list", "a map"};

	return names[v->kind];
}

const char *
value_advice(enum key_type type)
{
	switch (type) {
	case TYPE_TEXT_LIST:
		return "write one line for each, beginning with '- '";
	case TYPE_WORDS_LIST:
		return "write one line for each, beginning with '- ', and put "
		       "| between wordings";
	case TYPE_IDS:
	case TYPE_ID_LIST:
		return "write ids with commas between them";
	case TYPE_TEXT_MAP:
		return "write one line 'term: explanation' for each";
	case TYPE_MAP:
		return "write its keys below it, indented";
	case TYPE_MAP_LIST:
		return "write its entries below it, each beginning with '- '";
	case TYPE_WORDS:
		return "write one line, with | between wordings";
	case TYPE_DATE:
		return "write a date as YYYY-MM-DD";
	case TYPE_BOOL:
		return "write yes or no";
	case TYPE_HIGH:
		return "write high, or take the line out";
	default:
		return "write it as one text";
	}
}

void
value_wrong_type(struct filler *f, const struct key *key, const struct node *v)
{
	if (!v->broken)
		finding_add(f->d, v->line, v->column, "C28",
		    value_advice(key->type),
		    "the value of '%s' is %s, not %s%s", key->name,
		    value_kind(v),
		    key->type == TYPE_IDS || key->type == TYPE_WORDS ||
			    key->type == TYPE_BOOL || key->type == TYPE_HIGH
			? ""
			: "a ",
		    schema_type_name(key->type));
}

/* Is v a text that may be used? Says why if not. */
bool
value_is_text(struct filler *f, const struct key *key, const struct node *v)
{
	size_t n;

	if (v->broken)
		return false;
	if (v->kind == NODE_MAP && v->style == STYLE_BLOCK && v->n == 1) {
		finding_add(f->d, v->line, v->column, "C24",
		    "put the whole text in quotes, or below '>'",
		    "a ':' and a space after '%s' make a key of it, and '%s' "
		    "wants a text",
		    finding_quote(f->d, v->first->text), key->name);
		return false;
	}
	if (v->kind != NODE_TEXT) {
		finding_add(f->d, v->line, v->column, "C28",
		    "write it as one text", "'%s' wants a text here, not %s",
		    key->name, value_kind(v));
		return false;
	}
	if (is_trap(v)) {
		finding_add(f->d, v->line, v->column, "C24",
		    "put it in quotes if you mean the word",
		    "%s without quotes is not a text in YAML", v->text);
		return false;
	}
	(void)trim(v->text, v->n, &n);
	return n > 0;
}

/* The same for an entry of a list, which may not be empty. */
bool
value_is_entry(struct filler *f, const struct key *key, const struct node *v)
{
	size_t n;

	if (v->kind == NODE_TEXT && !v->broken) {
		(void)trim(v->text, v->n, &n);
		if (n == 0) {
			finding_add(f->d, v->line, v->column, "C28",
			    "write it, or take the line out",
			    "an entry of '%s' is empty", key->name);
			return false;
		}
	}
	return value_is_text(f, key, v);
}

int
value_parts(const char *s, size_t n, char sep)
{
	int k = 1;

	while (n-- > 0)
		k += *s++ == sep;
	return k;
}

/* The parts of a text between separators, trimmed; empty ones are told. */
int
value_split(struct filler *f, const struct key *key, const struct node *v,
    char sep, const char **out)
{
	const char *s = v->text, *end = v->text + v->n, *stop, *p;
	bool told = false;
	size_t n;
	int k = 0;

	for (;; s = stop + 1) {
		stop = memchr(s, sep, (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		p = trim(s, (size_t)(stop - s), &n);
		if (n > 0) {
			out[k++] = arena_strndup(f->arena, p, n);
		} else if (!told) {
			finding_add(f->d, v->line, v->column, "C28",
			    "take the sign out, or write what is missing",
			    "nothing stands on one side of a '%c' in '%s'", sep,
			    key->name);
			told = true;
		}
		if (stop == end)
			return k;
	}
}

struct idea
value_words(struct filler *f, const struct key *key, const struct node *v)
{
	struct idea idea;

	idea.wordings = arena_array(
	    f->arena, (size_t)value_parts(v->text, v->n, '|'), sizeof(char *));
	idea.n = value_split(f, key, v, '|', idea.wordings);
	return idea;
}

/* Has the key a value with something in it? */
bool
value_is_written(const struct node *v)
{
	size_t n;

	if (v == NULL)
		return false;
	if (v->kind != NODE_TEXT || v->broken)
		return v->n > 0 || v->broken;
	(void)trim(v->text, v->n, &n);
	return n > 0;
}
