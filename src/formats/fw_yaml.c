/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_yaml.h"

#include <string.h>

#include "base/text.h"

#define LINE_END 76 /* columns that a folded text may fill */

void
fw_yaml_folded(struct buf *out, const char *text, int column)
{
	int at = 0, width;
	size_t n;

	buf_addc(out, '>');
	while (*text) {
		n = strcspn(text, " ");
		width = (int)text_length(text, n);
		if (at == 0 || at + 1 + width > LINE_END) {
			buf_addc(out, '\n');
			buf_pad(out, ' ', (size_t)column);
			at = column + width;
		} else {
			buf_addc(out, ' ');
			at += 1 + width;
		}
		buf_add(out, text, n);
		text += n;
		text += strspn(text, " ");
	}
	buf_addc(out, '\n');
}

static void
comment(struct buf *out, int column, const char *what, const char *text)
{
	buf_pad(out, ' ', (size_t)column);
	buf_adds(out, "# ");
	buf_adds(out, what);
	text_clean(out, text, strlen(text));
	buf_addc(out, '\n');
}

static void
doubts(struct buf *out, int column, const struct fw_doubts *d)
{
	for (size_t i = 0; i < d->n; i++)
		comment(out, column, "in doubt: ", d->v[i]);
}

/* In double quotes, as YAML reads them. */
static void
quoted(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

static void
dash(struct buf *out, int column)
{
	buf_pad(out, ' ', (size_t)(column - 2));
	buf_adds(out, "- ");
}

const char *
fw_yaml_id(struct arena *a, const char *prefix, const struct fw_section *s,
    const struct fw_statement *st)
{
	if (st == NULL)
		return arena_printf(a, "s%d", s->number);
	return arena_printf(a, "%s%d.%d", prefix, s->number, st->number);
}

void
fw_yaml_section(
    const struct fw_section *s, const char *id, int column, struct buf *out)
{
	dash(out, column);
	buf_addf(out, "id: %s\n", id);
	if (s->written != s->number && s->written > 0) {
		buf_pad(out, ' ', (size_t)column);
		buf_addf(out,
		    "# the document says section %d, which is there already\n",
		    s->written);
	}
	buf_pad(out, ' ', (size_t)column);
	buf_adds(out, "title: ");
	quoted(out, s->title[0] ? s->title : id);
	buf_addc(out, '\n');
	doubts(out, column, &s->doubts);
	for (size_t i = 0; i < s->n_loose; i++) {
		buf_pad(out, ' ', (size_t)column);
		buf_addf(out, "# %s was not placed: ", s->loose[i].where);
		text_clean(out, s->loose[i].text, strlen(s->loose[i].text));
		buf_addc(out, '\n');
	}
	if (s->intro[0] == '\0')
		return;
	buf_pad(out, ' ', (size_t)column);
	buf_adds(out, "x-intro: ");
	fw_yaml_folded(out, s->intro, column + 2);
}

void
fw_yaml_statement(const struct fw_statement *st, const char *id,
    const char *section, int column, struct buf *out)
{
	if (st->text[0] == '\0') {
		comment(out, column - 2, "without words in the document: ", id);
		return;
	}
	dash(out, column);
	buf_addf(out, "id: %s\n", id);
	buf_pad(out, ' ', (size_t)column);
	buf_addf(out, "section: %s\n", section);
	doubts(out, column, &st->doubts);
	buf_pad(out, ' ', (size_t)column);
	buf_adds(out, "text: ");
	fw_yaml_folded(out, st->text, column + 2);
}

const char *
fw_yaml_heading(const struct fw_group *g)
{
	/* bullets without a heading stand under the name of the column */
	return g->heading[0] ? g->heading : "Learn how to…";
}

const char *
fw_yaml_bullet(const struct fw_bullet *b)
{
	return b->text[0] ? b->text : "…";
}

void
fw_yaml_bullet_entry(const struct fw_bullet *b, int column, struct buf *out)
{
	doubts(out, column - 2, &b->doubts);
	dash(out, column);
	fw_yaml_folded(out, fw_yaml_bullet(b), column);
}

static void
group(
    const struct fw_group *g, const char *section, int column, struct buf *out)
{
	if (g->n == 0) {
		doubts(out, column - 2, &g->doubts);
		comment(out, column - 2, "without bullets: ", g->heading);
		return;
	}
	dash(out, column);
	buf_addf(out, "section: %s\n", section);
	doubts(out, column, &g->doubts);
	buf_pad(out, ' ', (size_t)column);
	buf_adds(out, "heading: ");
	fw_yaml_folded(out, fw_yaml_heading(g), column + 2);
	buf_pad(out, ' ', (size_t)column);
	buf_adds(out, "bullets:\n");
	for (size_t i = 0; i < g->n; i++)
		fw_yaml_bullet_entry(&g->bullets[i], column + 4, out);
}

void
fw_yaml_practice(const struct fw_section *s, const char *section, int column,
    struct buf *out)
{
	for (size_t i = 0; i < s->n_groups; i++)
		group(&s->groups[i], section, column, out);
}

/* A short name; true, no and null are words of YAML's own and need quotes. */
static void
name(struct buf *out, const char *key, const char *s)
{
	static const char *const own[] = {
	    "true", "false", "yes", "no", "on", "off", "null", "y", "n"};
	bool plain = true;

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]) && plain; i++)
		plain = strcmp(s, own[i]) != 0;
	if (plain)
		buf_addf(out, "%s: %s\n", key, s);
	else
		buf_addf(out, "%s: \"%s\"\n", key, s);
}

static void
head(const struct framework *f, const struct fw_names *names, struct buf *out)
{
	buf_adds(out, "# Read from ");
	text_clean(out, names->source, strlen(names->source));
	buf_adds(out,
	    " by 'revisit deck import'. What is in\n"
	    "# doubt is marked so: compare it with the document, correct it,\n"
	    "# and take the comment out. Ids never change once people learn\n"
	    "# with the deck. revisit-deck(5) says what else a deck can hold.\n"
	    "format: 1\n");
	name(out, "deck", names->deck);
	name(out, "prefix", names->prefix);
	buf_adds(out, "title: ");
	quoted(out, f->title[0] ? f->title : names->deck);
	buf_adds(out,
	    "\n# Is that its title? And what the document did not tell:\n"
	    "# licence: under which the words may be passed on\n"
	    "source:\n  title: ");
	quoted(out, f->title[0] ? f->title : names->deck);
	buf_adds(out,
	    "\n  # publisher: who published it\n"
	    "  # url: where it can be read\n"
	    "  # note: the attribution that its licence asks for\n");
}

static bool
has_practice(const struct framework *f)
{
	for (size_t i = 0; i < f->n_sections; i++) {
		for (size_t k = 0; k < f->sections[i].n_groups; k++) {
			if (f->sections[i].groups[k].n > 0)
				return true;
		}
	}
	return false;
}

void
fw_yaml_write(
    const struct framework *f, const struct fw_names *names, struct buf *out)
{
	struct arena a = ARENA_INIT;
	bool practice = has_practice(f);

	head(f, names, out);
	buf_adds(out, "\nsections:\n");
	for (size_t i = 0; i < f->n_sections; i++)
		fw_yaml_section(&f->sections[i],
		    fw_yaml_id(&a, names->prefix, &f->sections[i], NULL), 4,
		    out);
	buf_adds(out, "\nstatements:\n");
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *s = &f->sections[i];

		for (size_t k = 0; k < s->n_statements; k++) {
			buf_addc(out, '\n');
			fw_yaml_statement(&s->statements[k],
			    fw_yaml_id(&a, names->prefix, s, &s->statements[k]),
			    fw_yaml_id(&a, names->prefix, s, NULL), 4, out);
		}
	}
	if (practice)
		buf_adds(out, "\npractice:\n");
	for (size_t i = 0; i < f->n_sections; i++) {
		if (f->sections[i].n_groups > 0)
			buf_addc(out, '\n');
		fw_yaml_practice(&f->sections[i],
		    fw_yaml_id(&a, names->prefix, &f->sections[i], NULL), 4,
		    out);
	}
	arena_release(&a);
}
