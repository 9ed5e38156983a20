/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edition: statements that stand in the deck file as comments, as an earlier
 * edition or an author's hand left them.
 */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "deck/yaml.h"
#include "formats/edition_priv.h"

#define LINES_MAX 400 /* of one entry */

struct reading {
	const char *s;
	size_t n, at; /* of the file; the line that is looked at */
	int line;
};

/* The next line, without its end; false behind the last. */
static bool
next_line(struct reading *r, const char **line, size_t *len)
{
	const char *end;

	if (r->at >= r->n)
		return false;
	*line = r->s + r->at;
	end = memchr(*line, '\n', r->n - r->at);
	*len = end ? (size_t)(end - *line) : r->n - r->at;
	r->at += *len + (end != NULL);
	r->line++;
	if (*len > 0 && (*line)[*len - 1] == '\r')
		--*len;
	return true;
}

static size_t
spaces(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] == ' ')
		i++;
	return i;
}

/* "# - id: x", indented or not: where the dash stands; 0: it is none. */
static size_t
dash_in(const char *s, size_t n)
{
	size_t i = spaces(s, n);

	if (i >= n || s[i++] != '#')
		return 0;
	i += spaces(s + i, n - i);
	return i < n && s[i] == '-' && (i + 1 == n || s[i + 1] == ' ') ? i : 0;
}

/* The lines of the entry, from its dash on, without the comment's signs. */
static void
read_entry(struct reading *r, const char *line, size_t len, size_t dash,
    struct buf *out)
{
	struct reading next;

	buf_add(out, line + dash, len - dash);
	buf_addc(out, '\n');
	for (int i = 0; i < LINES_MAX; i++) {
		next = *r;
		if (!next_line(&next, &line, &len))
			return;
		if (spaces(line, len) == len) {
			buf_addc(out, '\n'); /* it may go on behind it */
		} else if (line[spaces(line, len)] != '#' || len <= dash ||
		    line[dash] != ' ') {
			return;
		} else {
			buf_add(out, line + dash, len - dash);
			buf_addc(out, '\n');
		}
		*r = next;
	}
}

static const char *
text_of(const struct node *map, const char *key, struct arena *a)
{
	const struct node *v = node_get(map, key);

	return v && v->kind == NODE_TEXT ? arena_strndup(a, v->text, v->n) : "";
}

void
edition_read_comments(
    const char *s, size_t n, struct arena *a, struct edition *e)
{
	struct reading r = {s, n, 0, 0};
	struct buf b = BUF_INIT;
	const char *line;
	size_t len, dash, cap = 0;

	while (next_line(&r, &line, &len)) {
		struct edition_comment one = {.line = r.line};
		const struct node *root;
		struct diags found;

		dash = dash_in(line, len);
		if (dash == 0)
			continue;
		buf_clear(&b);
		read_entry(&r, line, len, dash, &b);
		diags_init(&found, a, "");
		root = yaml_parse(buf_str(&b), b.n, a, &found);
		if (root == NULL || found.errors > 0 ||
		    root->kind != NODE_LIST || root->first == NULL ||
		    root->first->kind != NODE_MAP)
			continue;
		one.id = text_of(root->first, "id", a);
		one.text = text_of(root->first, "text", a);
		if (one.id[0] == '\0' || one.text[0] == '\0')
			continue;
		e->comments = arena_grow(
		    a, e->comments, e->n_comments, &cap, sizeof(*e->comments));
		e->comments[e->n_comments++] = one;
	}
	buf_release(&b);
}
