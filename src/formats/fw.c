/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "formats/fw_boxes.h"
#include "formats/fw_codes.h"
#include "formats/fw_columns.h"
#include "formats/fw_doubt.h"
#include "formats/fw_glyphs.h"
#include "formats/fw_habits.h"
#include "formats/fw_join.h"
#include "formats/fw_left_out.h"
#include "formats/fw_lines.h"
#include "formats/fw_mark.h"
#include "formats/fw_piles.h"
#include "formats/fw_place.h"
#include "formats/fw_running.h"
#include "formats/fw_sections.h"
#include "formats/fw_table.h"
#include "formats/fw_title.h"
#include "formats/fw_whole.h"

struct reader {
	struct arena *a;
	struct fw_lines all;
	struct fw_parts parts;
	struct fw_habits habits;
	struct fw_joiner *joiner;
	struct fw_pairs *pairs;
	struct framework *out;
	size_t unread; /* the first line of a table that was not understood */
};

/* "line 12", or where it is on its page. */
static const char *
where(const struct reader *r, int line)
{
	return fw_lines_where(r->a, r->all.boxed, line);
}

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

		if (p->item < 0 || p->s[p->skip] == '\0')
			continue;
		doubt = fw_join(r->joiner, &b[p->item], p->s + p->skip, r->a);
		if (doubt)
			fw_doubt_add(r->a, &doubts[p->item],
			    arena_printf(r->a, "a word is broken before %s: %s",
				where(r, l->number), doubt));
	}
	for (int i = 0; i < place->n_items; i++) {
		out[i] = arena_strdup(r->a, buf_str(&b[i]));
		buf_release(&b[i]);
	}
	return out;
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
	fw_whole_look(text, fw_join_words(r->joiner), r->a, &st->doubts);
	if (text[0] != '\0' && r->habits.stops && it->end != FW_END_STOP)
		fw_doubt_add(r->a, &st->doubts,
		    arena_printf(r->a,
			"it ends at %s without a stop, unlike the others",
			where(r, last->number)));
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
	fw_whole_look_at_letters(text, r->a, &b->doubts);
}

static void
add_loose(struct reader *r, struct fw_section *s, const struct fw_placed *p)
{
	s->loose = arena_grow(
	    r->a, s->loose, s->n_loose, &s->cap_loose, sizeof(*s->loose));
	s->loose[s->n_loose].line = r->all.v[p->line].number;
	s->loose[s->n_loose].where = where(r, r->all.v[p->line].number);
	s->loose[s->n_loose++].text = fw_lines_single(r->a, p->s);
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
	fw_table_look(s, &r->all, place, r->a);
	for (size_t j = 0; j < place->n; j++) {
		if (place->v[j].item < 0)
			add_loose(r, s, &place->v[j]);
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
			(void)fw_join(r->joiner, &b, r->all.v[i].s, r->a);
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

/* Places the lines of part i, in a column's width that the part shows, or, when
 * they were placed once, that they were placed in. */
static int
place_part(struct reader *r, size_t i, struct fw_place *place, struct err *e)
{
	const struct fw_part *p = &r->parts.v[i];
	struct fw_known known = {.habits = &r->habits, .pairs = r->pairs};

	fw_habits_widths(&r->all, p, &r->habits, r->a, known.width);
	if (place->n > 0)
		fw_place_widths(&r->all, place, r->a, known.width);
	if (!fw_place_lines(&r->all, p, &known, r->a, place))
		return err_set(e, ERR_FAILED,
		    "the table that begins at %s has more than %d lines; that "
		    "is more than a framework's section",
		    where(r, r->all.v[p->heading].number), FW_TABLE_MAX);
	return 0;
}

static void
look_at_places(
    struct fw_lines *all, const struct fw_place *place, struct fw_shown *o)
{
	for (int k = 0; k < place->n_items; k++) {
		const struct fw_item *it = &place->items[k];
		int side = it->kind == FW_BULLET;

		if (it->kind == FW_GROUP) {
			o->groups++;
			o->colons += it->end == FW_END_COLON;
		} else {
			o->ends[side]++;
			o->stops[side] += it->end == FW_END_STOP;
		}
	}
	for (size_t j = 0; j < place->n; j++) {
		const struct fw_placed *p = &place->v[j];

		/* "Stage | 2." is a part of a sentence */
		o->spare += p->number_only;
		all->v[p->line].no_number |= p->number_only;
		o->mixed |= p->mixed;
		o->wide += p->wide;
		o->plain += p->label == FW_BULLET && p->skip == 0;
		/* both parts are there */
		o->parted += p->part && j > 0 && p->line == p[-1].line;
	}
}

/* Is there anything in it that a second reading, which knows more, may read
 * otherwise? Where all headings have a colon, dearer ones without would change
 * nothing. */
static bool
may_change(const struct fw_shown *o)
{
	return o->mixed || o->wide + o->parted + o->plain + o->spare > 0 ||
	    o->colons != o->groups;
}

static void
add_shown(struct fw_shown *sum, const struct fw_shown *o)
{
	sum->groups += o->groups;
	sum->colons += o->colons;
	for (int side = 0; side < 2; side++) {
		sum->ends[side] += o->ends[side];
		sum->stops[side] += o->stops[side];
	}
	sum->wide += o->wide;
	sum->parted += o->parted;
}

/* Places all lines. How headings end, and how wide columns are whose lines are
 * mixed, no count of lines can tell, but a first reading can. */
static int
place_tables(struct reader *r, struct fw_place *places, struct err *e)
{
	bool *again = arena_array(r->a, r->parts.n + 1, sizeof(*again));
	struct fw_shown sum = {0}, o;

	for (size_t i = 0; i < r->parts.n; i++) {
		if (place_part(r, i, &places[i], e) != 0)
			return -1;
		memset(&o, 0, sizeof(o));
		look_at_places(&r->all, &places[i], &o);
		/* knowing more helps little where other text is */
		again[i] = may_change(&o) && !places[i].other_text;
		add_shown(&sum, &o);
	}
	fw_habits_revise(&r->habits, &sum);
	for (size_t i = 0; i < r->parts.n; i++) {
		if (again[i] && place_part(r, i, &places[i], e) != 0)
			return -1;
	}
	return 0;
}

static int
read_sections(struct reader *r, struct err *e)
{
	struct framework *f = r->out;
	struct fw_place *places =
	    arena_array(r->a, r->parts.n + 1, sizeof(*places));
	int highest = 0;

	if (place_tables(r, places, e) != 0)
		return -1;

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
		fill_section(r, s, &places[i]);
		doubt_section(r, s, i > 0 ? s[-1].number : 0);
	}
	return 0;
}

/* -- all of it
 * ---------------------------------------------------------------------- */

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

/* All that comes once there are lines with their sides. */
static struct framework *
read_lines(struct reader *r, const char *name, struct err *e)
{
	struct arena *a = r->a;
	double full;

	fw_sections_find(&r->all, a, &r->parts);
	fw_habits_count(&r->all, &r->parts, a, &r->habits);
	full = fmax(r->habits.width[0], r->habits.width[1]);
	if (r->all.boxed)
		full = 0;
	r->joiner = fw_join_learn(&r->all, full, a);
	r->pairs = fw_pairs_learn(&r->all, a);
	if (read_sections(r, e) != 0) {
		(void)err_wrap(e, "%s", name);
		return NULL;
	}
	count(r->out);
	find_unread(r);
	if (is_mostly_unread(r)) {
		(void)err_set(e, ERR_FAILED,
		    "%s: the tables from %s on were not understood, only "
		    "those from %s on; nothing was written. Are the "
		    "statements numbered there? Another way of taking the text "
		    "out of the document may help",
		    name, where(r, r->all.v[r->unread].number),
		    where(r, r->out->sections[0].line));
		return NULL;
	}
	if (!is_framework(r)) {
		(void)err_set(e, ERR_FAILED,
		    "%s does not look like a framework: no sections were found "
		    "whose statements are numbered from 1, beside headings "
		    "with bullets; nothing was written. Of another list of "
		    "what is to be learned, 'revisit deck new --from FILE' "
		    "makes a deck",
		    name);
		return NULL;
	}
	fw_left_out_list(&r->all,
	    r->parts.n > 0 ? r->parts.v[0].heading : r->all.n, r->unread,
	    r->out, a);
	r->out->title = fw_title_guess(&r->all, &r->parts, a);
	return r->out;
}

struct framework *
fw_read(
    const char *name, const char *s, size_t n, struct arena *a, struct err *e)
{
	struct reader r = {.a = a};

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
	return read_lines(&r, name, e);
}

struct framework *
fw_read_boxes(
    const char *name, const struct bbox *boxes, struct arena *a, struct err *e)
{
	struct reader r = {.a = a};

	r.out = arena_alloc(a, sizeof(*r.out));
	r.out->boxed = true;
	if (!fw_boxes_lines(boxes, a, &r.all)) {
		(void)err_set(
		    e, ERR_FAILED, "%s is not set in two columns", name);
		return NULL;
	}
	fw_glyphs_learn(&r.all, a);
	fw_codes_learn(&r.all, a);
	return read_lines(&r, name, e);
}

const char *
fw_where(const struct framework *f, struct arena *a, int line)
{
	return fw_lines_where(a, f->boxed, line);
}
