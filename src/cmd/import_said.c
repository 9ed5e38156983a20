/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/import_said.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/fw_lines.h"

/* import_said: see the header. */

#define TEXT_MAX 60 /* bytes of a line that was left out */

struct saying {
	struct arena *a;
	FILE *out;
	const char *path;
	const struct framework *f;
};

static void
say(const struct saying *s, int line, const char *text)
{
	const char *path = text_cleaned(s->a, s->path);

	if (s->f->boxed)
		(void)fprintf(s->out, "%s, %s: %s\n", path,
		    fw_where(s->f, s->a, line), text_cleaned(s->a, text));
	else
		(void)fprintf(s->out, "%s:%d: %s\n", path, line,
		    text_cleaned(s->a, text));
}

static void
say_doubts(const struct saying *s, int line, const char *name,
    const struct fw_doubts *d)
{
	for (size_t i = 0; i < d->n; i++) {
		bool named = strncmp(d->v[i], name, strlen(name)) == 0;

		say(s, line,
		    arena_printf(s->a, "in doubt: %s%s%s", named ? "" : name,
			named ? "" : ": ", d->v[i]));
	}
}

static void
say_section(const struct saying *s, const struct fw_section *x)
{
	say_doubts(s, x->line, arena_printf(s->a, "section %d", x->number),
	    &x->doubts);
	for (size_t i = 0; i < x->n_statements; i++) {
		const struct fw_statement *st = &x->statements[i];

		say_doubts(s, st->line,
		    arena_printf(s->a, "%d.%d", x->number, st->number),
		    &st->doubts);
	}
	for (size_t i = 0; i < x->n_groups; i++) {
		const struct fw_group *g = &x->groups[i];

		say_doubts(s, g->line,
		    arena_printf(s->a, "the heading at %s",
			fw_where(s->f, s->a, g->line)),
		    &g->doubts);
		for (size_t k = 0; k < g->n; k++)
			say_doubts(s, g->bullets[k].line,
			    arena_printf(s->a, "the bullet at %s",
				fw_where(s->f, s->a, g->bullets[k].line)),
			    &g->bullets[k].doubts);
	}
	for (size_t i = 0; i < x->n_loose; i++)
		say(s, x->loose[i].line,
		    arena_printf(s->a, "not placed: \"%s\"", x->loose[i].text));
}

/* Pages on which lines were left out for one reason, each once: "1-9, 12". */
static int
say_pages(const struct framework *f, size_t at, struct buf *b)
{
	int from = 0, to = 0, lines = 0;

	for (size_t i = at; i <= f->n_left_out; i++) {
		const struct fw_left_out *o = &f->left_out[i];
		int page = 0;

		if (i < f->n_left_out) {
			if (strcmp(o->why, f->left_out[at].why) != 0)
				continue;
			page = fw_lines_page(o->from);
			lines += o->lines;
		}
		if (from > 0 && page >= to && page <= to + 1) {
			to = page;
			continue;
		}
		if (from > 0)
			buf_addf(b, "%s%d", b->n > 0 ? ", " : "", from);
		if (to > from)
			buf_addf(b, "-%d", to);
		from = to = page;
	}
	return lines;
}

static void
say_lines(const struct framework *f, size_t at, struct buf *b)
{
	for (size_t i = at; i < f->n_left_out; i++) {
		const struct fw_left_out *o = &f->left_out[i];

		if (strcmp(o->why, f->left_out[at].why) != 0)
			continue;
		buf_addf(b, "%s%d", b->n > 0 ? ", " : "", o->from);
		if (o->to > o->from)
			buf_addf(b, "-%d", o->to);
	}
}

/* Lines left out for one reason: "lines 1-175, 190", or how many on which
 * pages. */
static void
say_left_out(const struct saying *s, const struct framework *f, size_t at)
{
	const struct fw_left_out *one = &f->left_out[at];
	const char *which;
	struct buf b = BUF_INIT;
	int n;

	for (size_t i = 0; i < at; i++) {
		if (strcmp(f->left_out[i].why, one->why) == 0)
			return; /* said */
	}
	if (f->boxed) {
		n = say_pages(f, at, &b);
		which = arena_printf(s->a, "%d line%s on page%s %s", n,
		    n == 1 ? "" : "s", strpbrk(buf_str(&b), ",-") ? "s" : "",
		    buf_str(&b));
	} else {
		say_lines(f, at, &b);
		which = arena_printf(s->a, "line%s %s",
		    strpbrk(buf_str(&b), ",-") ? "s" : "", buf_str(&b));
	}
	say(s, one->from,
	    arena_printf(s->a, "left out (%s): %s; it begins \"%.*s\"",
		one->why, which, TEXT_MAX, one->text));
	buf_release(&b);
}

static const char *
count(struct arena *a, int n, const char *what)
{
	return arena_printf(a, "%d %s%s", n, what, n == 1 ? "" : "s");
}

/* So much in doubt that comparing it all is more work than another try? */
static bool
is_much(const struct framework *f)
{
	return f->doubtful * 4 > f->statements || f->unread > 0 ||
	    f->doubtful_sections > 0 || f->loose * 10 > f->statements;
}

void
import_said(struct arena *a, FILE *out, const char *path, const char *how,
    const struct framework *f)
{
	struct saying s = {a, out, path, f};

	for (size_t i = 0; i < f->n_left_out; i++)
		say_left_out(&s, f, i);
	for (size_t i = 0; i < f->n_sections; i++)
		say_section(&s, &f->sections[i]);
	(void)fprintf(out, "Found %s, %s, and %s with %s.\n",
	    count(a, (int)f->n_sections, "section"),
	    count(a, f->statements, "statement"),
	    count(a, f->groups, "heading"), count(a, f->bullets, "bullet"));
	if (how[0] && f->boxed)
		(void)fprintf(out,
		    "Lines are counted from the top of each page, in each "
		    "column by itself.\n");
	else if (how[0])
		(void)fprintf(out,
		    "The lines named are those of the text as read %s.\n", how);
	if (f->doubtful_sections + f->unread > 0)
		(void)fprintf(out,
		    "Sections or statements may be missing%s. Please compare "
		    "the sections with the document.\n",
		    f->unread == 0 ? ""
				   : arena_printf(a,
					 ": %s of tables before the first "
					 "section were not understood",
					 count(a, f->unread, "line")));
	if (f->doubtful + f->doubtful_practice + f->loose > 0)
		(void)fprintf(out,
		    "In doubt: %s, and of the practice side %d; %s not placed. "
		    "Please compare these with the document.\n",
		    count(a, f->doubtful, "statement"), f->doubtful_practice,
		    f->loose == 1 ? "1 line was"
				  : arena_printf(a, "%d lines were", f->loose));
	else if (f->doubtful_sections + f->unread == 0)
		(void)fprintf(out, "Nothing is in doubt.\n");
	if (how[0] == '\0' && is_much(f))
		(void)fprintf(out,
		    "That is much: another way of taking the text out of the "
		    "document may leave less. Give the PDF itself, or a text "
		    "from pdftotext with -raw or with -layout.\n");
}
