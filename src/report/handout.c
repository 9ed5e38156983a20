/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * handout: one walk through the deck, and two ways to write headings,
 * paragraphs and lists.
 */
#include "report/handout.h"

#include <ctype.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "deck/items.h"
#include "report/csv.h"
#include "report/html.h"

/* -- what is said of the whole -------------------------------------------- */

const char *
handout_number(const struct deck *d, const char *id)
{
	size_t n = strlen(d->prefix);

	if (n > 0 && strncmp(id, d->prefix, n) == 0 &&
	    isdigit((unsigned char)id[n]))
		return id + n;
	return id;
}

/* The statement of the base that an entry of an overlay adds to; NULL: none, or
 * it has a text of its own. */
static const struct statement *
base_of(const struct deck *d, const struct statement *st)
{
	return d->base && st->text[0] == '\0'
	    ? deck_find_owner(d->base, st->id).statement
	    : NULL;
}

static const char *
text_of(const struct deck *d, const struct statement *st)
{
	const struct statement *base = base_of(d, st);

	return base ? base->text : st->text;
}

static const char *
gist_of(const struct deck *d, const struct statement *st)
{
	const struct statement *base = base_of(d, st);

	return base && st->gist[0] == '\0' ? base->gist : st->gist;
}

const char *
handout_source(const struct deck *d, struct arena *a)
{
	const struct deck_source *src = d->source;
	struct buf b = BUF_INIT;
	const char *out;

	if (src && (src->publisher[0] || src->title[0])) {
		buf_addf(&b, "Statements: %s%s%s", src->publisher,
		    src->publisher[0] && src->title[0] ? ", " : "", src->title);
		if (src->date != ITEM_NO_DAY)
			buf_addf(&b, " (%s)", date_day_iso(a, src->date));
		if (src->url[0])
			buf_addf(&b, ", %s", src->url);
		buf_addc(&b, '.');
	}
	if (src && src->note[0])
		buf_addf(&b, "%s%s", b.n ? " " : "", src->note);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

const char *
handout_licence(const struct deck *d, struct arena *a)
{
	if (d->licence[0] == '\0')
		return "Licence: none is stated; ask its author before you "
		       "pass it on.";
	return arena_printf(a, "Licence: %s", d->licence);
}

/* -- two ways to write ---------------------------------------------------- */

struct pen {
	struct buf *out;
	struct arena *arena;
	bool html;
};

/* A text of the deck in which Markdown finds no sign: on one line, each sign
 * behind a backslash. */
static void
markdown_text(struct buf *out, const char *s)
{
	struct buf clean = BUF_INIT;
	const char *p;
	size_t digits;

	text_clean(&clean, s, strlen(s));
	p = buf_str(&clean);
	p += strspn(p, " ");
	digits = strspn(p, "0123456789");
	if (digits > 0 && (p[digits] == '.' || p[digits] == ')') &&
	    (p[digits + 1] == ' ' || p[digits + 1] == '\0')) {
		buf_add(out, p, digits); /* no number of a list */
		buf_addc(out, '\\');
		p += digits;
	} else if (*p == '+' || *p == '-' || *p == '=') {
		buf_addc(out, '\\');
	}
	for (; *p; p++) {
		if (strchr("\\`*_{}[]<>#|~&$^", *p) ||
		    (*p == ':' && strncmp(p, "://", 3) == 0))
			buf_addc(out, '\\');
		buf_addc(out, *p);
	}
	buf_release(&clean);
}

static void
put(struct pen *p, const char *s)
{
	if (p->html)
		html_text(p->out, s);
	else
		markdown_text(p->out, s);
}

static void
heading(struct pen *p, int level, const char *number, const char *s)
{
	if (p->html)
		buf_addf(p->out, "<h%d>", level);
	else {
		buf_pad(p->out, '#', (size_t)level);
		buf_addc(p->out, ' ');
	}
	if (number[0]) {
		put(p, number);
		buf_adds(p->out, s[0] ? "  " : "");
	}
	put(p, s);
	if (p->html)
		buf_addf(p->out, "</h%d>\n", level);
	else
		buf_adds(p->out, "\n\n");
}

/* A paragraph, with a label in bold before it where there is one. */
static void
para(struct pen *p, const char *label, const char *s)
{
	if (s[0] == '\0')
		return;
	buf_adds(p->out, p->html ? "<p>" : "");
	if (label[0])
		buf_addf(p->out, p->html ? "<b>%s</b> " : "**%s** ", label);
	put(p, s);
	buf_adds(p->out, p->html ? "</p>\n" : "\n\n");
}

static void
list_begin(struct pen *p, const char *label, bool ordered)
{
	if (label[0])
		buf_addf(p->out, p->html ? "<p><b>%s</b></p>\n" : "**%s**\n\n",
		    label);
	if (p->html)
		buf_adds(p->out, ordered ? "<ol>\n" : "<ul>\n");
}

static void
list_item(struct pen *p, int number, const char *s)
{
	if (p->html)
		buf_adds(p->out, "<li>");
	else if (number > 0)
		buf_addf(p->out, "%d. ", number);
	else
		buf_adds(p->out, "- ");
	put(p, s);
	buf_adds(p->out, p->html ? "</li>\n" : "\n");
}

static void
list_end(struct pen *p, bool ordered)
{
	if (p->html)
		buf_adds(p->out, ordered ? "</ol>\n" : "</ul>\n");
	else
		buf_addc(p->out, '\n');
}

static void
texts(struct pen *p, const char *label, const char *const *list, int n,
    bool ordered)
{
	if (n == 0)
		return;
	list_begin(p, label, ordered);
	for (int i = 0; i < n; i++)
		list_item(p, ordered ? i + 1 : 0, list[i]);
	list_end(p, ordered);
}

static void
ideas(struct pen *p, const char *label, const struct idea *list, int n)
{
	if (n == 0)
		return;
	list_begin(p, label, false);
	for (int i = 0; i < n; i++)
		list_item(p, 0, list[i].wordings[0]);
	list_end(p, false);
}

/* -- the walk ------------------------------------------------------------- */

static void
misconceptions(struct pen *p, const struct statement *st)
{
	for (int i = 0; i < st->n_misconceptions; i++) {
		para(p, "Some say:", st->misconceptions[i].says);
		para(p, "What to say instead:", st->misconceptions[i].truth);
	}
}

static void
statement(struct pen *p, const struct deck *d, const struct statement *st)
{
	heading(p, 3, handout_number(d, st->id), gist_of(d, st));
	para(p, "", text_of(d, st));
	para(p, "For example:", st->example);
	para(p, "Question:", st->ask);
	ideas(p, "A full answer holds:", st->ideas, st->n_ideas);
	misconceptions(p, st);
	if (st->because) {
		para(p, "Why:", st->because->ask);
		para(p, "A model answer:", st->because->model);
	}
	if (st->list) {
		para(p, "List:", st->list->ask);
		ideas(p, "", st->list->members, st->list->n_members);
	}
	texts(p, "In order:", st->steps, st->n_steps, true);
	for (int i = 0; i < st->n_applies; i++) {
		const struct apply *one = &st->applies[i];

		para(p, "A case:",
		    one->setting[0] ? arena_printf(p->arena, "%s. %s",
					  one->setting, one->scene)
				    : one->scene);
		para(p, "", one->ask);
		para(p, "A model answer:", one->model);
	}
}

static bool
is_of(const struct statement *st, const char *section)
{
	return strcmp(st->section, section) == 0;
}

/* Statements by number and gist. */
static void
uses(struct pen *p, const struct deck *d, const char *label,
    const char *const *ids, int n)
{
	struct deck_owner owner;

	if (n == 0)
		return;
	list_begin(p, label, false);
	for (int i = 0; i < n; i++) {
		owner = deck_find_owner(d, ids[i]);
		list_item(p, 0,
		    arena_printf(p->arena, "%s  %s", handout_number(d, ids[i]),
			owner.statement ? owner.statement->gist : ""));
	}
	list_end(p, false);
}

static void
lists_of(struct pen *p, const struct deck *d, const char *section)
{
	for (int i = 0; i < d->n_lists; i++) {
		const struct deck_list *l = &d->lists[i];

		if (strcmp(l->section, section) != 0)
			continue;
		para(p, "List:", l->ask);
		ideas(p, "", l->members, l->n_members);
		uses(p, d, "", l->uses, l->n_uses);
	}
	for (int i = 0; i < d->n_practice; i++)
		if (strcmp(d->practice[i].section, section) == 0) {
			para(p, "Practice:", d->practice[i].heading);
			texts(p, "", d->practice[i].bullets,
			    d->practice[i].n_bullets, false);
		}
}

static void
section_of(struct pen *p, const struct deck *d, const struct section *s)
{
	heading(p, 2, "", s->title);
	para(p, "", s->gist);
	for (int i = 0; i < d->n_statements; i++)
		if (is_of(&d->statements[i], s->id))
			statement(p, d, &d->statements[i]);
	lists_of(p, d, s->id);
}

static void
cases(struct pen *p, const struct deck *d)
{
	if (d->n_cases > 0)
		heading(p, 2, "", "Cases");
	for (int i = 0; i < d->n_cases; i++) {
		const struct deck_case *one = &d->cases[i];

		heading(p, 3, one->setting[0] ? one->setting : one->id, "");
		para(p, "", one->scene);
		uses(
		    p, d, "Statements that help here:", one->uses, one->n_uses);
		para(p, "A model answer:", one->model);
	}
}

static void
glossary(struct pen *p, const struct deck *d)
{
	if (d->n_glossary == 0)
		return;
	heading(p, 2, "", "Terms");
	list_begin(p, "", false);
	for (int i = 0; i < d->n_glossary; i++)
		list_item(p, 0,
		    arena_printf(p->arena, "%s: %s", d->glossary[i].term,
			d->glossary[i].meaning));
	list_end(p, false);
}

/* Whose words, and under which licence: at the head and, for a reader who turns
 * to the end, there again. */
static void
rights(struct pen *p, const struct deck *d)
{
	para(p, "", handout_source(d, p->arena));
	para(p, "", handout_licence(d, p->arena));
	for (int i = 0; i < d->n_statements; i++) {
		if (base_of(d, &d->statements[i]) == NULL)
			continue;
		para(p, "",
		    arena_printf(p->arena, "From the deck %s: %s %s",
			d->base->name, handout_source(d->base, p->arena),
			handout_licence(d->base, p->arena)));
		break;
	}
}

static bool
has_section(const struct deck *d, const struct statement *st)
{
	for (int i = 0; i < d->n_sections; i++)
		if (is_of(st, d->sections[i].id))
			return true;
	return false;
}

static void
walk(struct pen *p, const struct deck *d)
{
	bool loose = false;

	heading(p, 1, "", d->title);
	if (d->extends[0])
		para(p, "",
		    arena_printf(p->arena, "What this adds to the deck %s.",
			d->extends));
	rights(p, d);
	for (int i = 0; i < d->n_sections; i++)
		section_of(p, d, &d->sections[i]);
	for (int i = 0; i < d->n_statements; i++) {
		if (has_section(d, &d->statements[i]))
			continue;
		if (!loose)
			heading(p, 2, "",
			    d->n_sections > 0 ? "Further statements"
					      : "Statements");
		loose = true;
		statement(p, d, &d->statements[i]);
	}
	cases(p, d);
	glossary(p, d);
}

void
handout_markdown(const struct deck *d, struct arena *a, struct buf *out)
{
	struct pen p = {.out = out, .arena = a};

	walk(&p, d);
}

static const char handout_css[] =
    "h3{margin:1.2rem 0 .2rem}p{margin:.3rem 0}ul,ol{margin:.2rem 0}\n"
    "main{hyphens:auto}\n"
    "@media print{h3{margin-top:4mm}p,li{orphans:2;widows:2}}\n";

void
handout_html(const struct deck *d, struct arena *a, struct buf *out)
{
	struct pen p = {.out = out, .arena = a, .html = true};

	html_begin(out, d->language, d->title, handout_css);
	buf_adds(out, "<main>\n");
	walk(&p, d);
	buf_adds(out, "</main>\n<footer>\n");
	rights(&p, d);
	buf_adds(out, "</footer>\n");
	html_end(out);
}

/* -- rows ----------------------------------------------------------------- */

static const char *
cell(struct arena *a, struct buf *b)
{
	const char *out;
	struct buf clean = BUF_INIT;

	text_clean(&clean, buf_str(b), b->n);
	out = arena_strdup(a, buf_str(&clean));
	buf_release(&clean);
	buf_clear(b);
	return out;
}

static void
put_cell(struct csv *c, struct arena *a, const char *s)
{
	csv_text(c, text_cleaned(a, s));
}

/* Ideas apart by semicolons, as `deck new --from` reads them. */
static const char *
ideas_cell(const struct statement *st, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < st->n_ideas; i++)
		for (int k = 0; k < st->ideas[i].n; k++)
			buf_addf(&b, "%s%s",
			    k       ? " | "
				: i ? "; "
				    : "",
			    st->ideas[i].wordings[k]);
	out = cell(a, &b);
	buf_release(&b);
	return out;
}

static const char *
says_cell(const struct statement *st, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < st->n_misconceptions; i++)
		buf_addf(&b, "%s%s -> %s", i ? "; " : "",
		    st->misconceptions[i].says, st->misconceptions[i].truth);
	out = cell(a, &b);
	buf_release(&b);
	return out;
}

static const char *
section_title(const struct deck *d, const struct statement *st)
{
	for (int i = 0; i < d->n_sections; i++)
		if (is_of(st, d->sections[i].id))
			return d->sections[i].title;
	return "";
}

static const char *
licence_of(const struct deck *d, struct arena *a)
{
	(void)a;
	return d->licence;
}

/* What a deck says of itself, and its base where the text is of that one. */
static const char *
with_base(const struct deck *d, const struct statement *st,
    const char *(*of)(const struct deck *, struct arena *), struct arena *a)
{
	const char *own = of(d, a), *more;

	if (base_of(d, st) == NULL)
		return own;
	more = of(d->base, a);
	return more[0] ? arena_printf(a, "%s%sThe deck %s: %s", own,
			     own[0] ? " " : "", d->base->name, more)
		       : own;
}

void
handout_csv(const struct deck *d, bool excel, struct arena *a, struct buf *out)
{
	struct csv c;

	csv_begin(&c, NULL, excel ? CSV_EXCEL : 0);
	csv_header(&c,
	    "id,section,gist,question,text,ideas,example,misconceptions,"
	    "source,licence");
	(void)csv_row(&c);
	for (int i = 0; i < d->n_statements; i++) {
		const struct statement *st = &d->statements[i];

		put_cell(&c, a, st->id);
		put_cell(&c, a, section_title(d, st));
		put_cell(&c, a, gist_of(d, st));
		put_cell(&c, a, st->ask);
		put_cell(&c, a, text_of(d, st));
		csv_text(&c, ideas_cell(st, a));
		put_cell(&c, a, st->example);
		csv_text(&c, says_cell(st, a));
		put_cell(&c, a, with_base(d, st, handout_source, a));
		put_cell(&c, a, with_base(d, st, licence_of, a));
		(void)csv_row(&c); /* held in memory: nothing can fail */
	}
	buf_add(out, c.row.p, c.row.n);
	csv_end(&c);
}
