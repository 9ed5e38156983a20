/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/fw_codes.h"
#include "formats/fw_columns.h"
#include "formats/fw_doubt.h"
#include "formats/fw_glyphs.h"
#include "formats/fw_habits.h"
#include "formats/fw_join.h"
#include "formats/fw_lines.h"
#include "formats/fw_mark.h"
#include "formats/fw_piles.h"
#include "formats/fw_place.h"
#include "formats/fw_running.h"
#include "formats/fw_sections.h"
#include "formats/fw_title.h"

#define NOT_UNDERSTOOD "a table that was not understood"

struct reader {
	struct arena *a;
	struct fw_lines all;
	struct fw_parts parts;
	struct fw_habits habits;
	struct fw_words *words;
	struct framework *out;
	size_t unread; /* the first line of a table that was not understood */
};

/* -- items to texts
 * ------------------------------------------------------------ */

/* The text of each item of a place; doubtful hyphens go to its doubts. */
static const char **
join_items(
    struct reader *r, const struct fw_place *place, struct fw_doubts *doubts)
{
	struct buf *b =
	    arena_array(r->a, (size_t)place->n_items + 1, sizeof(*b));
	const char **out =
	    arena_array(r->a, (size_t)place->n_items + 1, sizeof(*out));
	const char *doubt;

	for (size_t j = 0; j < place->n; j++) {
		const struct fw_placed *p = &place->v[j];
		const struct fw_line *l = &r->all.v[p->line];

		if (p->item < 0 || l->s[p->skip] == '\0')
			continue;
		doubt = fw_join(r->words, &b[p->item], l->s + p->skip, r->a);
		if (doubt)
			fw_doubt_add(r->a, &doubts[p->item],
			    arena_printf(r->a,
				"a word is broken before line %d: %s",
				l->number, doubt));
	}
	for (int i = 0; i < place->n_items; i++) {
		out[i] = arena_strdup(r->a, buf_str(&b[i]));
		buf_release(&b[i]);
	}
	return out;
}

/* Brackets that open and do not close, or the other way round. */
static bool
is_unbalanced(const char *s)
{
	int open = 0;

	for (; *s; s++) {
		open += (*s == '(') - (*s == ')');
		if (open < 0)
			return true;
	}
	return open != 0;
}

/* A sign that no tool could read, or a letter of a font of signs. */
static bool
has_unread_sign(const char *s)
{
	size_t len;
	int32_t c;

	if (strstr(s, "(cid:"))
		return true;
	for (size_t n = strlen(s); n > 0; s += len, n -= len) {
		c = text_decode(s, n, &len);
		if (c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) ||
		    (c >= 0x3400 && c <= 0x9fff))
			return true;
	}
	return false;
}

static bool
ends_in_colon(const struct fw_statement *st)
{
	return fw_mark_end(st->text, strlen(st->text)) == FW_END_COLON;
}

static void
add_statement(struct reader *r, struct fw_section *s, const struct fw_item *it,
    const char *text, struct fw_doubts *doubts)
{
	const struct fw_line *last = &r->all.v[it->last];
	struct fw_statement *st;
	int before;

	s->statements = arena_grow(r->a, s->statements, s->n_statements,
	    &s->cap_statements, sizeof(*s->statements));
	before =
	    s->n_statements > 0 ? s->statements[s->n_statements - 1].number : 0;
	st = &s->statements[s->n_statements++];
	st->number = it->number;
	st->line = r->all.v[it->first].number;
	st->text = text;
	st->doubts = *doubts;
	if (text[0] == '\0')
		fw_doubt_add(r->a, &st->doubts, "it has no words");
	else if (ends_in_colon(st))
		fw_doubt_add(r->a, &st->doubts,
		    "it ends in a colon, as headings of bullets do");
	else if (r->habits.stops &&
	    fw_mark_end(last->s, last->n) != FW_END_STOP)
		fw_doubt_add(r->a, &st->doubts,
		    arena_printf(r->a,
			"it ends at line %d without a stop, unlike the others",
			last->number));
	if (has_unread_sign(text))
		fw_doubt_add(r->a, &st->doubts,
		    "a sign in it could not be read from the document");
	if (is_unbalanced(text))
		fw_doubt_add(
		    r->a, &st->doubts, "a bracket in it has no counterpart");
	if (it->number != before + 1) {
		const char *what = arena_printf(r->a,
		    "statement %d.%d was not found", s->number, before + 1);

		fw_doubt_add(r->a, &st->doubts, what);
		if (st > s->statements)
			fw_doubt_add(r->a, &st[-1].doubts, what);
	}
}

static struct fw_group *
add_group(struct reader *r, struct fw_section *s, int line, const char *heading)
{
	struct fw_group *g;

	s->groups = arena_grow(
	    r->a, s->groups, s->n_groups, &s->cap_groups, sizeof(*s->groups));
	g = &s->groups[s->n_groups++];
	g->heading = heading;
	g->line = line;
	return g;
}

static void
add_bullet(struct reader *r, struct fw_section *s, int line, const char *text,
    const struct fw_doubts *doubts)
{
	struct fw_group *g;
	struct fw_bullet *b;

	g = s->n_groups > 0 ? &s->groups[s->n_groups - 1]
			    : add_group(r, s, line, "");
	g->bullets =
	    arena_grow(r->a, g->bullets, g->n, &g->cap, sizeof(*g->bullets));
	b = &g->bullets[g->n++];
	b->text = text;
	b->line = line;
	b->doubts = *doubts;
}

static void
add_loose(struct reader *r, struct fw_section *s, const struct fw_line *l)
{
	s->loose = arena_grow(
	    r->a, s->loose, s->n_loose, &s->cap_loose, sizeof(*s->loose));
	s->loose[s->n_loose].line = l->number;
	s->loose[s->n_loose++].text = fw_lines_single(r->a, l->s);
}

/* Where numbers stand apart from their texts, one text cut wrongly moves all
 * that follow. */
static void
doubt_apart(
    struct reader *r, struct fw_section *s, const struct fw_place *place)
{
	bool any = false, apart = false;
	size_t k = 0;

	for (int i = 0; i < place->n_items; i++) {
		if (place->items[i].kind != FW_STATEMENT)
			continue;
		any |= s->statements[k].doubts.n > 0;
		apart |= place->items[i].apart ||
		    (place->items[i].lone && ends_in_colon(&s->statements[k]));
		k++;
	}
	k = 0;
	for (int i = 0; any && apart && i < place->n_items; i++) {
		if (place->items[i].kind != FW_STATEMENT)
			continue;
		fw_doubt_add(r->a, &s->statements[k++].doubts,
		    "the numbers stand apart from their texts here");
	}
}

/* A statement that begins with a small letter, and most others do not. */
static void
doubt_small(struct reader *r, struct fw_section *s)
{
	size_t small = 0;

	for (size_t k = 0; k < s->n_statements; k++)
		small += fw_mark_start(s->statements[k].text) == FW_START_LOWER;
	for (size_t k = 0; k < s->n_statements && small * 2 < s->n_statements;
	     k++) {
		if (fw_mark_start(s->statements[k].text) == FW_START_LOWER)
			fw_doubt_add(r->a, &s->statements[k].doubts,
			    "it begins with a small letter, unlike the others");
	}
}

/* A "heading" that ends like a sentence, or has nothing below it, may be the
 * end of the statement before it. */
static void
doubt_groups(struct reader *r, struct fw_section *s)
{
	for (size_t i = 0; i < s->n_groups; i++) {
		struct fw_group *g = &s->groups[i];
		struct fw_statement *near = NULL;
		const char *what;

		if (g->n > 0 &&
		    fw_mark_end(g->heading, strlen(g->heading)) != FW_END_STOP)
			continue;
		for (size_t k = 0; k < s->n_statements; k++) {
			if (s->statements[k].line < g->line &&
			    (near == NULL ||
				s->statements[k].line > near->line))
				near = &s->statements[k];
		}
		what = arena_printf(r->a,
		    "line %d was read as a heading but does not look like one",
		    g->line);
		fw_doubt_add(r->a, &g->doubts, what);
		if (near)
			fw_doubt_add(r->a, &near->doubts, what);
	}
}

static void
fill_section(
    struct reader *r, struct fw_section *s, const struct fw_place *place)
{
	struct fw_doubts *doubts;
	const char **texts;

	doubts = fw_doubt_find(&r->all, place, s->number, r->a);
	texts = join_items(r, place, doubts);
	for (int i = 0; i < place->n_items; i++) {
		const struct fw_item *it = &place->items[i];
		int line = r->all.v[it->first].number;

		if (it->kind == FW_STATEMENT)
			add_statement(r, s, it, texts[i], &doubts[i]);
		else if (it->kind == FW_GROUP)
			add_group(r, s, line, texts[i])->doubts = doubts[i];
		else
			add_bullet(r, s, line, texts[i], &doubts[i]);
	}
	doubt_small(r, s);
	doubt_apart(r, s, place);
	doubt_groups(r, s);
	for (size_t j = 0; j < place->n; j++) {
		if (place->v[j].item < 0)
			add_loose(r, s, &r->all.v[place->v[j].line]);
	}
}

/* -- sections
 * ------------------------------------------------------------------- */

static const char *
intro_of(struct reader *r, const struct fw_part *p)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (size_t i = p->heading; i < p->to; i++) {
		if (r->all.v[i].role == FW_INTRO)
			(void)fw_join(r->words, &b, r->all.v[i].s, r->a);
	}
	out = arena_strdup(r->a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* The written number where it is the first of its kind, else one more than
 * the highest so far. */
static int
free_number(const struct framework *f, int written, int *highest)
{
	bool taken = written == 0;

	if (written > *highest) {
		*highest = written;
		return written;
	}
	for (size_t i = 0; i < f->n_sections && !taken; i++)
		taken = f->sections[i].number == written;
	return taken ? ++*highest : written;
}

/* Tables that begin before the first section that was found: the heads of
 * their columns are there, and their statements could not be told apart. */
static void
find_unread(struct reader *r)
{
	size_t first = r->parts.n > 0 ? r->parts.v[0].heading : 0;

	r->unread = r->all.n;
	for (size_t i = 0; i < first; i++) {
		const struct fw_line *l = &r->all.v[i];

		if (r->unread == r->all.n && l->role == FW_COLUMN_HEAD)
			r->unread = i;
		r->out->unread += i > r->unread && l->role == FW_OUTSIDE;
	}
	if (r->out->unread == 0)
		r->unread = r->all.n;
}

/* Sections count from one, none is left out, and each has statements. */
static void
doubt_section(struct reader *r, struct fw_section *s, int before)
{
	if (s->written == before + 2)
		fw_doubt_add(r->a, &s->doubts,
		    arena_printf(r->a, "section %d was not found", before + 1));
	else if (s->written > before + 1)
		fw_doubt_add(r->a, &s->doubts,
		    arena_printf(r->a, "sections %d to %d were not found",
			before + 1, s->written - 1));
	if (s->n_statements == 0 && s->n_groups > 0)
		fw_doubt_add(
		    r->a, &s->doubts, "none of its statements was told apart");
	r->out->doubtful_sections += s->doubts.n > 0;
}

static int
read_sections(struct reader *r, struct err *e)
{
	struct framework *f = r->out;
	struct fw_place place;
	int highest = 0;

	for (size_t i = 0; i < r->parts.n; i++) {
		const struct fw_part *p = &r->parts.v[i];
		struct fw_section *s;

		f->sections = arena_grow(r->a, f->sections, f->n_sections,
		    &f->cap_sections, sizeof(*f->sections));
		s = &f->sections[f->n_sections];
		memset(s, 0, sizeof(*s));
		s->number = free_number(f, p->number, &highest);
		f->n_sections++;
		s->written = p->number;
		s->title = p->title;
		s->line = r->all.v[p->heading].number;
		s->intro = intro_of(r, p);
		if (!fw_place_lines(&r->all, p, &r->habits, r->a, &place))
			return err_set(e, ERR_FAILED,
			    "the table that begins at line %d has more than %d "
			    "lines; that is more than a framework's section",
			    s->line, FW_TABLE_MAX);
		fill_section(r, s, &place);
		doubt_section(r, s, i > 0 ? s[-1].number : 0);
	}
	return 0;
}

/* -- what was left out
 * --------------------------------------------------------------- */

static const char *
why_left_out(const struct reader *r, size_t i)
{
	switch (r->all.v[i].role) {
	case FW_RUNNING:
		return "header, footer or page number";
	case FW_COLUMN_HEAD:
		return i >= r->unread && i < r->parts.v[0].heading
		    ? NOT_UNDERSTOOD
		    : "head of a column";
	case FW_OUTSIDE:
		return i >= r->parts.v[0].heading ? "after a table"
		    : i >= r->unread              ? NOT_UNDERSTOOD
						  : "before the first section";
	default:
		return NULL; /* placed, or in a heading or an introduction */
	}
}

static void
list_left_out(struct reader *r)
{
	struct framework *f = r->out;
	struct fw_left_out *o = NULL;
	const char *why;

	for (size_t i = 0; i < r->all.n; i++) {
		const struct fw_line *l = &r->all.v[i];

		why = why_left_out(r, i);
		if (why == NULL) {
			o = NULL;
			continue;
		}
		if (o && o->why == why && l->number > o->to &&
		    l->number - o->to - 1 <= l->blank) {
			o->to = l->number;
			continue;
		}
		f->left_out = arena_grow(r->a, f->left_out, f->n_left_out,
		    &f->cap_left_out, sizeof(*f->left_out));
		o = &f->left_out[f->n_left_out++];
		o->from = o->to = l->number;
		o->why = why;
		o->text = fw_lines_single(r->a, l->s);
	}
}

static void
count(struct framework *f)
{
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *s = &f->sections[i];

		f->statements += (int)s->n_statements;
		f->groups += (int)s->n_groups;
		f->loose += (int)s->n_loose;
		for (size_t k = 0; k < s->n_statements; k++)
			f->doubtful += s->statements[k].doubts.n > 0;
		for (size_t k = 0; k < s->n_groups; k++) {
			f->bullets += (int)s->groups[k].n;
			f->doubtful_practice += s->groups[k].doubts.n > 0;
			for (size_t b = 0; b < s->groups[k].n; b++)
				f->doubtful_practice +=
				    s->groups[k].bullets[b].doubts.n > 0;
		}
	}
}

/* Columns that say what they are, or several sections with both sides; and
 * more of it placed than not. */
static bool
is_framework(const struct reader *r)
{
	const struct framework *f = r->out;
	int both = 0;

	for (size_t i = 0; i < f->n_sections; i++)
		both += f->sections[i].n_statements > 1 &&
		    f->sections[i].n_groups > 0;
	return f->statements >= 3 && (r->parts.heads || both >= 2) &&
	    f->loose <= 2 * (f->statements + f->bullets);
}

/* Are there more lines of tables before the first section than after it? */
static bool
is_mostly_unread(const struct reader *r)
{
	int lines = 0;

	for (size_t k = 0; k < r->parts.n; k++) {
		for (size_t i = r->parts.v[k].from; i < r->parts.v[k].to; i++)
			lines += r->all.v[i].role == FW_BODY;
	}
	return r->out->statements > 0 && r->out->unread > lines;
}

struct framework *
fw_read(
    const char *name, const char *s, size_t n, struct arena *a, struct err *e)
{
	struct reader r = {.a = a};
	double full;

	if (n > FW_BYTES_MAX) {
		(void)err_set(e, ERR_FAILED,
		    "%s is larger than %zu MiB; is it a framework?", name,
		    FW_BYTES_MAX >> 20);
		return NULL;
	}
	r.out = arena_alloc(a, sizeof(*r.out));
	fw_lines_read(s, n, a, &r.all);
	fw_glyphs_learn(&r.all, a);
	fw_codes_learn(&r.all, a);
	fw_running_find(&r.all, a);
	fw_columns_split(&r.all, a);
	fw_piles_restore(&r.all, a);
	fw_sections_find(&r.all, a, &r.parts);
	fw_habits_count(&r.all, &r.parts, a, &r.habits);
	full = r.habits.width[0] > r.habits.width[1] ? r.habits.width[0]
						     : r.habits.width[1];
	r.words = fw_words_learn(&r.all, full, a);
	if (read_sections(&r, e) != 0) {
		(void)err_wrap(e, "%s", name);
		return NULL;
	}
	count(r.out);
	find_unread(&r);
	if (is_mostly_unread(&r)) {
		(void)err_set(e, ERR_FAILED,
		    "%s: the tables from line %d on were not understood, only "
		    "those from line %d on; nothing was written. Are the "
		    "statements numbered there? Another way of taking the text "
		    "out of the document may help",
		    name, r.all.v[r.unread].number, r.out->sections[0].line);
		return NULL;
	}
	if (!is_framework(&r)) {
		(void)err_set(e, ERR_FAILED,
		    "%s does not look like a framework: no sections were found "
		    "whose statements are numbered from 1, beside headings "
		    "with bullets; nothing was written",
		    name);
		return NULL;
	}
	list_left_out(&r);
	r.out->title = fw_title_guess(&r.all, &r.parts, a);
	return r.out;
}
