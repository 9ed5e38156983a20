/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edit_style: how a deck file writes its texts, lists and maps, and new ones
 * in the same manner.
 */
#include "deck/edit_priv.h"

#include <string.h>

#include "base/text.h"

#define FILL 78 /* columns of a line */

/* -- looking -------------------------------------------------------------- */

struct seen {
	int plain, quoted, block;
	int indent; /* -1: no list seen */
};

/* Depth is bounded by the reader. */
static void
look_at(struct seen *seen, const struct node *v, int column)
{
	const struct node *one;

	if (v->kind == NODE_TEXT) {
		seen->plain += v->style == STYLE_PLAIN && v->n > 0;
		seen->quoted += v->style == STYLE_QUOTED;
		seen->block += v->style == STYLE_BLOCK;
		return;
	}
	if (v->kind == NODE_LIST) {
		if (v->style == STYLE_BLOCK && seen->indent < 0 && column > 0)
			seen->indent = v->column - column;
		for (one = v->first; one; one = one->next)
			look_at(seen, one, 0);
		return;
	}
	for (one = v->first; one; one = one->next->next) {
		/* ids are plain in any file */
		if (strcmp(one->text, "id") != 0)
			look_at(seen, one->next,
			    v->style == STYLE_BLOCK ? v->column : 0);
	}
}

void
edit_look(struct work *w, size_t near)
{
	struct seen seen = {.indent = -1};
	const struct node *list = node_get(w->root, "statements"), *one;
	const char *lf = memchr(w->s + near, '\n', w->n - near);

	if (lf == NULL)
		lf = memchr(w->s, '\n', w->n);
	w->eol = lf && lf > w->s && lf[-1] == '\r' ? "\r\n" : "\n";
	if (lf == NULL && memchr(w->s, '\r', w->n))
		w->eol = "\r";
	w->json = w->root->kind == NODE_MAP && w->root->style == STYLE_FLOW &&
	    w->root->first && w->s[w->root->first->start] == '"';
	if (list && list->kind == NODE_LIST) {
		for (one = list->first; one; one = one->next)
			look_at(&seen, one, 0);
	}
	w->quotes = seen.quoted > seen.plain;
	w->folds = seen.block > 0;
	if (seen.indent < 0 && list && list->style == STYLE_BLOCK &&
	    list->kind == NODE_LIST)
		seen.indent = list->column - w->root->column;
	w->indent = seen.indent < 0 ? 2 : seen.indent;
}

/* -- texts ---------------------------------------------------------------- */

bool
edit_is_word(const char *s)
{
	static const char *const words[] = {"yes", "no", "on", "off", "true",
	    "false", "null", "y", "n", ".inf", ".nan"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasecmp(s, words[i]) == 0)
			return true;
	}
	return false;
}

/* May it stand without quotes? More careful than YAML asks. */
static bool
is_plain(const char *s, bool flow)
{
	size_t n = strlen(s);
	unsigned char c = (unsigned char)s[0];

	if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9') || c >= 0xc3) ||
	    s[n - 1] == ' ' || s[n - 1] == ':' || edit_is_word(s))
		return false;
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)s[i] < ' ' ||
		    (s[i] == ':' && (s[i + 1] == ' ' || flow)) ||
		    (s[i] == '#' && i > 0 && s[i - 1] == ' ') ||
		    (flow && strchr(",[]{}", s[i])))
			return false;
	}
	return true;
}

void
edit_write_inside(struct buf *b, const char *text, char quote)
{
	for (const char *p = text; *p; p++) {
		if (quote == '\'') {
			if (*p == '\'')
				buf_addc(b, '\'');
			buf_addc(b, *p == '\n' || *p == '\r' ? ' ' : *p);
		} else if (*p == '\n') {
			buf_adds(b, "\\n");
		} else if (*p == '\t') {
			buf_adds(b, "\\t");
		} else {
			if (*p == '"' || *p == '\\')
				buf_addc(b, '\\');
			buf_addc(b, *p);
		}
	}
}

static void
put_text(struct buf *b, const char *s, bool plain, bool json, bool flow)
{
	bool single = strpbrk(s, "\"\\") && !strpbrk(s, "\n\r\t");

	if (plain && is_plain(s, flow)) {
		buf_adds(b, s);
		return;
	}
	if (json)
		single = false;
	buf_addc(b, single ? '\'' : '"');
	edit_write_inside(b, s, single ? '\'' : '"');
	buf_addc(b, single ? '\'' : '"');
}

void
edit_put_text(struct buf *out, const char *text)
{
	struct buf b = BUF_INIT;

	for (const char *p = text; *p; p++)
		buf_addc(&b, strchr("\n\r\t", *p) ? ' ' : *p);
	put_text(out, buf_str(&b), true, false, false);
	buf_release(&b);
}

/* Words apart by one space each, so that filling it keeps it as it is. */
static bool
can_fill(const char *s)
{
	return s[0] != ' ' && s[0] != '\0' && strpbrk(s, "\n\r\t") == NULL &&
	    strstr(s, "  ") == NULL && s[strlen(s) - 1] != ' ';
}

void
edit_write_filled(
    struct buf *b, const struct work *w, const char *text, int indent)
{
	int column = indent, width;
	const char *p = text;
	size_t len;

	while (*p) {
		len = strcspn(p, " ");
		width = text_width(p, len);
		if (column > indent && column + 1 + width > FILL) {
			buf_adds(b, w->eol);
			buf_pad(b, ' ', (size_t)indent);
			column = indent;
		} else if (column > indent) {
			buf_addc(b, ' ');
			column++;
		}
		buf_add(b, p, len);
		column += width;
		p += len;
		p += strspn(p, " ");
	}
}

/* -- values --------------------------------------------------------------- */

static void
put_key(struct buf *b, const struct work *w, const char *key)
{
	put_text(b, key, !w->json, w->json, true);
	buf_addc(b, ':');
}

void
edit_write_line(
    struct buf *b, const struct work *w, const struct node *v, bool flow)
{
	const struct node *one;
	const char *sep = "";

	if (v->kind == NODE_TEXT) {
		put_text(b, v->text, v->style == STYLE_PLAIN && !w->json,
		    w->json, flow);
		return;
	}
	buf_addc(b, v->kind == NODE_LIST ? '[' : '{');
	for (one = v->first; one; one = one->next) {
		buf_adds(b, sep);
		if (v->kind == NODE_MAP) {
			put_key(b, w, one->text);
			buf_addc(b, ' ');
			one = one->next;
		}
		edit_write_line(b, w, one, true);
		sep = ", ";
	}
	buf_addc(b, v->kind == NODE_LIST ? ']' : '}');
}

static void
new_line(struct buf *b, const struct work *w, int column)
{
	buf_adds(b, w->eol);
	buf_pad(b, ' ', (size_t)column - 1);
}

/* Below '>' where the file does so and one line would be too long. */
static bool
is_folded(const struct work *w, const struct node *v, int column)
{
	return w->folds && can_fill(v->text) &&
	    column + text_width(v->text, v->n) > FILL;
}

bool
edit_in_brackets(const char *key)
{
	static const char *const keys[] = {"terms", "skip", "tags"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(key, keys[i]) == 0)
			return true;
	}
	return false;
}

void
edit_write_key(struct buf *b, const struct work *w, const char *key,
    const struct node *v, int column)
{
	const struct node *one;

	put_key(b, w, key);
	if (v->kind == NODE_TEXT &&
	    is_folded(w, v, column + (int)strlen(key) + 2)) {
		buf_adds(b, " >");
		new_line(b, w, column + 2);
		edit_write_filled(b, w, v->text, column + 1);
	} else if (v->kind == NODE_TEXT || edit_in_brackets(key)) {
		buf_addc(b, ' ');
		edit_write_line(b, w, v, v->kind != NODE_TEXT);
	} else {
		for (one = v->first; one; one = one->next) {
			new_line(b, w, column + w->indent);
			edit_write_entry(b, w, one, column + w->indent);
		}
	}
}

void
edit_write_entry(
    struct buf *b, const struct work *w, const struct node *v, int column)
{
	const struct node *k;

	buf_adds(b, "- ");
	if (v->kind == NODE_TEXT && is_folded(w, v, column + 2)) {
		buf_addc(b, '>');
		new_line(b, w, column + 2);
		edit_write_filled(b, w, v->text, column + 1);
	} else if (v->kind != NODE_MAP || v->style == STYLE_FLOW) {
		edit_write_line(b, w, v, v->kind != NODE_TEXT);
	} else {
		for (k = v->first; k; k = k->next->next) {
			if (k != v->first)
				new_line(b, w, column + 2);
			edit_write_key(b, w, k->text, k->next, column + 2);
		}
	}
}
