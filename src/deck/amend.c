/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/amend.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"

#define LINE_END 76 /* columns of a block whose own width is not known */
#define NARROWEST 40

bool
amend_begin(struct amend *am, const char *s, size_t n, struct arena *a)
{
	const char *nl = memchr(s, '\n', n);
	struct diags d;

	memset(am, 0, sizeof(*am));
	am->s = s;
	am->n = n;
	am->arena = a;
	am->splices.arena = a;
	am->eol = nl && nl > s && nl[-1] == '\r' ? "\r\n" : "\n";
	diags_init(&d, a, "");
	am->root = yaml_parse(s, n, a, &d);
	return am->root && d.errors == 0 && am->root->kind == NODE_MAP;
}

/* -- places
 * -------------------------------------------------------------------- */

static size_t
line_start(const struct amend *am, size_t at)
{
	while (at > 0 && am->s[at - 1] != '\n')
		at--;
	return at;
}

/* Behind the line break of the line in which byte `at` stands. */
static size_t
line_end(const struct amend *am, size_t at)
{
	const char *p =
	    at < am->n ? memchr(am->s + at, '\n', am->n - at) : NULL;

	return p ? (size_t)(p - am->s) + 1 : am->n;
}

static const struct node *
last_of(const struct node *list)
{
	const struct node *one = list->first;

	while (one && one->next)
		one = one->next;
	return one;
}

/* The last byte that is the value's own, line breaks and comments behind it
 * left aside. */
static size_t
last_byte(const struct amend *am, const struct node *v)
{
	size_t at;

	while (v->kind != NODE_TEXT && v->style == STYLE_BLOCK && last_of(v))
		v = last_of(v);
	at = v->end > v->start ? v->end - 1 : v->start;
	if (v->kind == NODE_TEXT && v->style == STYLE_BLOCK) {
		while (at > v->start && strchr(" \t\r\n", am->s[at]))
			at--;
	}
	return at < am->n ? at : am->n;
}

/* The line that the entry's dash begins ("- id: x", or alone on it), and the
 * dash's column from 0; false when it stands in brackets, or behind a key. */
static bool
dash_of(const struct amend *am, const struct node *entry, size_t *line,
    size_t *dash)
{
	size_t i = entry->start;

	while (i > 0 && strchr(" \t\r\n", am->s[i - 1]))
		i--;
	if (i == 0 || am->s[i - 1] != '-')
		return false;
	*line = line_start(am, i);
	*dash = strspn(am->s + *line, " ");
	return *line + *dash == i - 1;
}

int
amend_column(const struct amend *am, const struct node *entry)
{
	size_t line, dash;

	return dash_of(am, entry, &line, &dash) ? (int)dash + 2
						: entry->column - 1;
}

/* With the file's line ends. */
static const char *
with_eol(struct amend *am, const char *lines)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (; *lines; lines++) {
		if (*lines == '\n')
			buf_adds(&b, am->eol);
		else
			buf_addc(&b, *lines);
	}
	out = arena_strndup(am->arena, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

/* More text at a place of a splice's own, which then can grow: very many
 * entries may be put in at one place. */
static void
put_into(struct amend *am, struct splice *sp, size_t at, const char *text)
{
	size_t n = strlen(text);
	char *s;

	if (sp->cap == 0)
		sp->n = strlen(sp->text);
	if (sp->n + n >= sp->cap) {
		sp->cap = 2 * (sp->n + n) + 64;
		s = arena_alloc(am->arena, sp->cap);
		memcpy(s, sp->text, sp->n);
	} else {
		memcpy(&s, &sp->text, sizeof(s)); /* it is our own */
	}
	memmove(s + at + n, s + at, sp->n - at);
	memcpy(s + at, text, n);
	sp->n += n;
	s[sp->n] = '\0';
	sp->text = s;
}

/* What is put in where something is changed too stands before it; several put
 * in at one place stand in the order in which they came. */
static bool
add_splice(struct amend *am, size_t start, size_t end, const char *text)
{
	struct splice *sp = NULL;

	for (size_t i = am->splices.n; i-- > 0 && sp == NULL;) {
		if (am->splices.list[i].start == start)
			sp = &am->splices.list[i];
	}
	if (sp == NULL)
		return splice_add(&am->splices, start, end, text);
	if (sp->end != start && end != start)
		return false;
	if (sp->end == start)
		sp->before = sp->cap ? sp->n : strlen(sp->text);
	put_into(am, sp, sp->before, text);
	if (end == start)
		sp->before += strlen(text);
	else
		sp->end = end;
	return true;
}

/* -- texts
 * ---------------------------------------------------------------------- */

/* Where the lines of a block begin, how far they are indented, and how long
 * the longest is. */
static bool
look_at_block(const struct amend *am, const struct node *v, size_t *body,
    size_t *indent, size_t *width)
{
	size_t end = last_byte(am, v), at;

	*body = line_end(am, v->start);
	*width = 0;
	if (*body > end)
		return false;
	at = *body;
	while (at <= end && strchr("\r\n", am->s[at]))
		at++;
	for (*indent = 0; am->s[at + *indent] == ' ';)
		++*indent;
	while (at <= end) {
		size_t next = line_end(am, at), n = next - at;

		while (n > 0 && strchr("\r\n", am->s[at + n - 1]))
			n--;
		if (text_length(am->s + at, n) > *width)
			*width = text_length(am->s + at, n);
		at = next;
	}
	return true;
}

static void
wrap(struct buf *out, const char *text, size_t indent, size_t width)
{
	size_t at = 0, n, w;

	while (*text) {
		n = strcspn(text, " ");
		w = text_length(text, n);
		if (at == 0 || at + 1 + w > width) {
			if (at > 0)
				buf_addc(out, '\n');
			buf_pad(out, ' ', indent);
			at = indent + w;
		} else {
			buf_addc(out, ' ');
			at += 1 + w;
		}
		buf_add(out, text, n);
		text += n;
		text += strspn(text, " ");
	}
}

static bool
amend_block(struct amend *am, const struct node *v, const char *text)
{
	size_t body, indent, width, end;
	struct buf b = BUF_INIT;
	bool done;

	if (!look_at_block(am, v, &body, &indent, &width))
		return false;
	end = last_byte(am, v) + 1;
	/* a text of one line does not tell how wide its author's lines are */
	if (line_end(am, body) >= end || width < NARROWEST)
		width = width > LINE_END ? width : LINE_END;
	wrap(&b, text, indent, width);
	done = splice_add(&am->splices, body, end, with_eol(am, buf_str(&b)));
	buf_release(&b);
	return done;
}

/* May it stand without quotes, and mean the same? */
static bool
is_plain(const char *s)
{
	static const char *const words[] = {
	    "yes", "no", "on", "off", "true", "false", "null", "y", "n"};
	size_t n = strlen(s);

	if (n == 0 ||
	    !(isalpha((unsigned char)s[0]) || (unsigned char)s[0] >= 0x80))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasecmp(s, words[i]) == 0)
			return false;
	}
	return strstr(s, ": ") == NULL && strstr(s, " #") == NULL &&
	    strpbrk(s, "[]{},") == NULL && s[n - 1] != ':';
}

static const char *
in_quotes(struct amend *am, const char *text, char quote)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_addc(&b, quote);
	for (; *text; text++) {
		if (quote == '\'' && *text == '\'')
			buf_addc(&b, '\'');
		else if (quote == '"' && (*text == '"' || *text == '\\'))
			buf_addc(&b, '\\');
		buf_addc(&b, *text);
	}
	buf_addc(&b, quote);
	out = arena_strndup(am->arena, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

bool
amend_text(struct amend *am, const struct node *v, const char *text)
{
	if (v == NULL || v->kind != NODE_TEXT)
		return false;
	if (v->style == STYLE_BLOCK)
		return amend_block(am, v, text);
	if (v->style == STYLE_QUOTED)
		text = in_quotes(am, text, am->s[v->start]);
	else if (!is_plain(text))
		text = in_quotes(am, text, '"');
	if (v->start == v->end)
		text = arena_printf(am->arena, " %s", text);
	return splice_add(&am->splices, v->start, v->end, text);
}

/* -- entries
 * --------------------------------------------------------------------- */

/* Behind an entry and the comments that stand deeper than its dash: they are
 * said of it, and behind a block they would become a part of that. */
static size_t
behind_entry(const struct amend *am, const struct node *entry, size_t dash)
{
	size_t at = line_end(am, last_byte(am, entry)), in;

	for (size_t next = at; next < am->n; next = line_end(am, next)) {
		in = strspn(am->s + next, " ");
		if (am->s[next + in] == '#' && in > dash)
			at = line_end(am, next);
		else if (!strchr("\r\n", am->s[next + in]))
			break;
	}
	return at;
}

bool
amend_insert_after(
    struct amend *am, const struct node *entry, const char *lines)
{
	size_t at, line, dash;

	if (!dash_of(am, entry, &line, &dash))
		return false;
	at = behind_entry(am, entry, dash);
	lines = with_eol(am, lines);
	if (at > 0 && am->s[at - 1] != '\n')
		lines = arena_printf(am->arena, "%s%s", am->eol, lines);
	return add_splice(am, at, at, lines);
}

bool
amend_insert_before(
    struct amend *am, const struct node *entry, const char *lines)
{
	size_t at, dash;

	return dash_of(am, entry, &at, &dash) &&
	    add_splice(am, at, at, with_eol(am, lines));
}

bool
amend_insert_behind(
    struct amend *am, const struct node *value, const char *lines)
{
	size_t at = line_end(am, last_byte(am, value));

	lines = with_eol(am, lines);
	if (at > 0 && am->s[at - 1] != '\n')
		lines = arena_printf(am->arena, "%s%s", am->eol, lines);
	return add_splice(am, at, at, lines);
}

bool
amend_append(struct amend *am, const char *lines)
{
	lines = with_eol(am, lines);
	if (am->n > 0 && am->s[am->n - 1] != '\n')
		lines = arena_printf(am->arena, "%s%s", am->eol, lines);
	return add_splice(am, am->n, am->n, lines);
}

/* Entries of a list in brackets from one to another, with one comma. */
static bool
cut_entries(struct amend *am, const struct node *list,
    const struct node *before, const struct node *from, const struct node *to)
{
	size_t start = before ? before->end : list->start + 1;
	size_t end = to->next ? to->next->start : to->end;

	if (to->next)
		start = from->start;
	return splice_add(&am->splices, start, end, "");
}

bool
amend_keep_in_flow(struct amend *am, const struct node *list, const char *text,
    const char *dropped)
{
	const char *whole = text_fold(am->arena, text);
	size_t line = line_start(am, list->start);
	const struct node *from = NULL, *before = NULL, *last = NULL;
	struct buf safe = BUF_INIT;
	bool done = true;

	for (const struct node *one = list->first; one; one = one->next) {
		bool held = one->kind != NODE_TEXT ||
		    strstr(whole, text_fold(am->arena, one->text));

		if (!held && from == NULL) {
			from = one;
			before = last;
		} else if (held && from) {
			done =
			    done && cut_entries(am, list, before, from, last);
			from = NULL;
		}
		last = one;
	}
	if (from)
		done = done && cut_entries(am, list, before, from, last);
	text_clean(&safe, dropped, strlen(dropped));
	done = done &&
	    add_splice(am, line, line,
		with_eol(am,
		    arena_printf(am->arena, "%*s# no longer in the text: %s\n",
			(int)strspn(am->s + line, " "), "", buf_str(&safe))));
	buf_release(&safe);
	return done;
}

bool
amend_comment_out(struct amend *am, const struct node *entry)
{
	size_t from, end, dash;
	struct buf b = BUF_INIT;
	bool done;

	if (!dash_of(am, entry, &from, &dash))
		return false;
	end = line_end(am, last_byte(am, entry));
	for (size_t at = from, next; at < end; at = next) {
		size_t in = strspn(am->s + at, " ");

		next = line_end(am, at);
		if (in > dash)
			in = dash;
		buf_add(&b, am->s + at, in);
		if (strspn(am->s + at, " \r\n") < next - at)
			buf_adds(&b, "# ");
		buf_add(&b, am->s + at + in, next - at - in);
	}
	done = add_splice(
	    am, from, end, arena_strndup(am->arena, buf_str(&b), b.n));
	buf_release(&b);
	return done;
}

/* -- retired
 * ----------------------------------------------------------------------- */

static const char *
joined(struct amend *am, const char *const *ids, size_t n)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%s%s", i ? ", " : "", ids[i]);
	out = arena_strndup(am->arena, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

/* Where the first of the long lists begins, with the comments above it: what
 * is put there stands before them. */
static bool
first_list(const struct amend *am, size_t *at)
{
	const struct node *k;
	size_t line;

	for (k = am->root->first; k; k = k->next->next) {
		if (k->next->kind == NODE_LIST)
			break;
	}
	if (k == NULL || am->root->style != STYLE_BLOCK)
		return false;
	*at = line_start(am, k->start);
	if (am->s[*at] != am->s[k->start])
		return false; /* on the line of something else */
	while (*at > 0) {
		line = line_start(am, *at - 1);
		if (am->s[line + strspn(am->s + line, " ")] != '#')
			break;
		*at = line;
	}
	return true;
}

bool
amend_insert_list(struct amend *am, const char *lines)
{
	size_t at;

	return first_list(am, &at) &&
	    add_splice(am, at, at, with_eol(am, lines));
}

bool
amend_retire(struct amend *am, const char *const *ids, size_t n)
{
	const struct node *v = node_get(am->root, "retired"), *last;
	const char *text = joined(am, ids, n);
	struct buf b = BUF_INIT;
	bool done;

	if (n == 0)
		return true;
	if (v == NULL)
		return amend_insert_list(
		    am, arena_printf(am->arena, "retired: [%s]\n\n", text));
	if (v->kind == NODE_TEXT)
		return splice_add(&am->splices, v->end, v->end,
		    v->n > 0 ? arena_printf(am->arena, ", %s", text)
			     : arena_printf(am->arena, " %s", text));
	last = v->kind == NODE_LIST ? last_of(v) : NULL;
	if (v->kind == NODE_LIST && v->style == STYLE_FLOW)
		return last ? splice_add(&am->splices, last->end, last->end,
				  arena_printf(am->arena, ", %s", text))
			    : splice_add(&am->splices, v->start + 1,
				  v->start + 1, text);
	if (last == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		buf_pad(&b, ' ', (size_t)v->column - 1);
		buf_addf(&b, "- %s\n", ids[i]);
	}
	done = amend_insert_after(am, last, buf_str(&b));
	buf_release(&b);
	return done;
}
