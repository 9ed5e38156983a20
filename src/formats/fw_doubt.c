/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_doubt.h"

#include <string.h>

#include "formats/fw_mark.h"

/* Readings that cost less than this more than the best one are told: in
 * nats, for statements and for the practice side. */
#define CLOSE 2.6
#define CLOSE_PRACTICE 1.5

#define SAME_LEAST 3 /* lines of the same words */

struct finding {
	const struct fw_lines *all;
	const struct fw_place *place;
	struct fw_doubts *out;
	struct arena *a;
	int section;
};

void
fw_doubt_add(struct arena *a, struct fw_doubts *d, const char *what)
{
	for (size_t i = 0; i < d->n; i++) {
		if (strcmp(d->v[i], what) == 0)
			return;
	}
	d->v = arena_grow(a, d->v, d->n, &d->cap, sizeof(*d->v));
	d->v[d->n++] = what;
}

static const char *
where(const struct finding *f, size_t line)
{
	return fw_lines_where(f->a, f->all->boxed, f->all->v[line].number);
}

/* "9.10", "the bullet at line 886" */
static const char *
name_of(const struct finding *f, int item)
{
	const struct fw_item *it = &f->place->items[item];

	if (it->kind == FW_STATEMENT)
		return arena_printf(f->a, "%d.%d", f->section, it->number);
	return arena_printf(f->a, "the %s at %s",
	    it->kind == FW_GROUP ? "heading" : "bullet", where(f, it->first));
}

static const char *
reading(const struct finding *f, enum fw_label label, int item)
{
	switch (label) {
	case FW_GOES_LEFT:
	case FW_GOES_RIGHT:
		return item < 0
		    ? "goes on with what stands before it"
		    : arena_printf(f->a, "goes on with %s", name_of(f, item));
	case FW_STATEMENT:
		return "begins a statement";
	case FW_GROUP:
		return "begins a heading";
	case FW_BULLET:
		return "begins a bullet";
	case FW_NOWHERE:
	case FW_NOTHING:
		break;
	}
	return "belongs to neither column";
}

/* The line at which the item goes on after placed line j, NULL for none;
 * *before becomes its last one until then. */
static const char *
next_line(const struct finding *f, int item, size_t j, const char **before)
{
	const struct fw_place *p = f->place;
	size_t last = p->items[item].first;

	for (size_t i = 0; i < p->n; i++) {
		if (p->v[i].item != item)
			continue;
		if (i > j) {
			*before = where(f, last);
			return where(f, p->v[i].line);
		}
		last = p->v[i].line;
	}
	*before = where(f, last);
	return NULL;
}

static void
tell(struct finding *f, int item, const char *what)
{
	if (item >= 0)
		fw_doubt_add(f->a, &f->out[item], what);
}

/* Line j was read as part of something else, and `item` could have gone on
 * there: "9.10 goes on at line 955 or at line 922". */
static const char *
other_way_on(const struct finding *f, size_t j, int item)
{
	const char *at = where(f, f->place->v[j].line), *before, *next;

	next = next_line(f, item, j, &before);
	if (next)
		return arena_printf(f->a, "%s goes on at %s or at %s",
		    name_of(f, item), next, at);
	return arena_printf(f->a, "%s ends at %s or goes on at %s",
	    name_of(f, item), before, at);
}

static bool
is_statement(const struct finding *f, int item)
{
	return item >= 0 && f->place->items[item].kind == FW_STATEMENT;
}

/* Does the item end without a stop? */
static bool
is_open(const struct finding *f, int item)
{
	return f->place->items[item].end != FW_END_STOP;
}

/* A line that was not placed stands within an item: words may be missing. */
static void
look_at_loose(struct finding *f, size_t j)
{
	const struct fw_place *p = f->place;
	const char *what = arena_printf(f->a,
	    "%s was not placed and may belong here", where(f, p->v[j].line));
	int item = -1;

	/* the statement before it, too, where that may go on */
	for (size_t i = j; i > 0 && item < 0; i--) {
		if (is_statement(f, p->v[i - 1].item))
			item = p->v[i - 1].item;
	}
	if (item >= 0 && is_open(f, item))
		tell(f, item, what);
	item = -1;
	for (size_t i = j; i > 0 && item < 0; i--)
		item = p->v[i - 1].item;
	tell(f, item, what);
	for (size_t i = j + 1; i < p->n && i < j + 2; i++) {
		if (p->v[i].item != item)
			tell(f, p->v[i].item, what);
	}
}

/* Does the other column show in this line: a bullet in its midst, or what the
 * headings of bullets end in? */
static bool
shows_other_column(const char *s)
{
	size_t n = strlen(s);
	int glyph;

	for (const char *p = s; *p; p++) {
		if ((unsigned char)*p >= 0x80 || *p == '-') {
			bool dash =
			    *p == '-' || strncmp(p, "\xe2\x80\x93", 3) == 0;

			if (dash) {
				if (p > s && p[-1] == ' ' && *p == '-' &&
				    p[1] == ' ' && p[2] >= 'A' && p[2] <= 'Z')
					return true;
			} else if (fw_mark_bullet(p, &glyph) > 0 &&
			    glyph < FW_GLYPH_WEAK) {
				return true;
			}
		}
	}
	return strncmp(s, "by:", 3) == 0 || strstr(s, " by: ") ||
	    (n > 4 && strcmp(s + n - 4, " by:") == 0);
}

/* The statement before placed line j; -1: none. */
static int
statement_before(const struct finding *f, size_t j)
{
	while (j > 0 && !is_statement(f, f->place->v[j - 1].item))
		j--;
	return j > 0 ? f->place->v[j - 1].item : -1;
}

/* A line that goes on with a statement, or stands on the right, and begins as
 * another statement would. */
static void
look_at_number(struct finding *f, size_t j)
{
	const struct fw_placed *p = &f->place->v[j];
	const char *what;
	struct fw_number num;
	bool left = p->label == FW_GOES_LEFT;
	int number;

	if (p->label == FW_STATEMENT || p->item < 0 ||
	    !fw_mark_number(p->s + p->skip, &num) ||
	    fw_mark_start(p->s + p->skip + num.skip) != FW_START_UPPER)
		return;
	what = arena_printf(
	    f->a, "%s may begin another statement", where(f, p->line));
	number = f->place->items[p->item].number;
	if (left &&
	    (num.value == number + 1 ||
		(num.strong &&
		    (num.section > 0 || num.value == 1 ||
			num.value == number + 2))))
		tell(f, p->item, what);
	if (!left && num.section == f->section && num.section > 0) {
		tell(f, p->item, what);
		tell(f, statement_before(f, j), what);
	}
}

/* A line within an item that comes again and again is a header, perhaps. */
static void
look_at_same(struct finding *f, const struct fw_placed *p)
{
	if ((p->label == FW_GOES_LEFT || p->label == FW_GOES_RIGHT) &&
	    f->all->v[p->line].same >= SAME_LEAST &&
	    fw_mark_start(p->s) == FW_START_UPPER)
		tell(f, p->item,
		    arena_printf(f->a, "%s may be a header or a footer",
			where(f, p->line)));
}

/* Where nothing is in doubt about it yet. */
static void
tell_first(struct finding *f, int item, const char *what)
{
	if (item >= 0 && f->out[item].n == 0)
		tell(f, item, what);
}

/* Lines of both columns by turns: words may have changed places. */
static void
look_at_turns(struct finding *f, size_t j)
{
	const struct fw_placed *v = f->place->v, *p = &v[j];
	const struct fw_line *l = &f->all->v[p->line], *before;
	enum fw_end end;
	size_t i = j;
	const char *what;

	if (p->label == FW_STATEMENT || p->label == FW_GOES_LEFT) {
		if (shows_other_column(p->s + p->skip))
			tell_first(f, p->item,
			    arena_printf(f->a,
				"%s may hold words of the other column",
				where(f, p->line)));
	}
	if ((p->label != FW_GOES_LEFT && p->label != FW_GOES_RIGHT) ||
	    l->side != FW_ANY || j == 0 || v[j - 1].item == p->item ||
	    v[j - 1].item < 0)
		return;
	before = &f->all->v[v[j - 1].line];
	end = fw_mark_end(v[j - 1].s, v[j - 1].n);
	while (i > 0 && v[i - 1].item != p->item)
		i--;
	if (before->page != l->page ||
	    (i > 0 && f->all->v[v[i - 1].line].page != l->page &&
		end != FW_END_NONE))
		return;
	what = arena_printf(f->a, "lines of both columns stand by turns at %s",
	    where(f, p->line));
	tell_first(f, p->item, what);
	if (end == FW_END_NONE)
		tell_first(f, v[j - 1].item, what);
}

/* Where the places of the words are known: does the line begin where no number
 * of a statement does? */
static bool
is_within(const struct fw_line *l)
{
	return l->height > 0 &&
	    (l->side == FW_RIGHT || l->level == FW_LEVEL_IN);
}

/* A number beside the midst of its text, and it is not clear where that
 * begins: lines before it may be its own. */
static void
look_at_beside(struct finding *f, size_t j)
{
	const struct fw_place *p = f->place;
	const char *what = arena_printf(f->a,
	    "the number at %s stands beside the midst of a text",
	    where(f, p->v[j].line));

	tell(f, p->v[j].item, what);
	if (j > 0)
		tell(f, p->v[j - 1].item, what);
}

static void
look_at(struct finding *f, size_t j)
{
	const struct fw_placed *p = &f->place->v[j];
	bool left = is_statement(f, p->item) || is_statement(f, p->other_item);
	const char *what;

	if (f->all->v[p->line].tight)
		tell(f, p->item,
		    arena_printf(f->a,
			"the columns nearly touch at %s, and words of one "
			"may stand in the other",
			where(f, p->line)));
	look_at_number(f, j);
	look_at_same(f, p);
	if (f->all->v[p->line].unsure) {
		what = arena_printf(f->a,
		    "its number or bullet stood apart, and %s may begin or end "
		    "it",
		    where(f, p->line));
		tell(f, p->item, what);
		if (p->skip > 0 && j > 0)
			tell(f, f->place->v[j - 1].item, what);
	}
	if (f->all->v[p->line].beside)
		look_at_beside(f, j);
	if (p->label == FW_NOWHERE)
		look_at_loose(f, j);
	else if (f->all->v[p->line].side == FW_FULL)
		tell(f, p->item,
		    arena_printf(f->a, "%s runs across both columns",
			where(f, p->line)));
	if (p->item >= 0 && p->skip == 0 && !is_within(&f->all->v[p->line]) &&
	    strspn(p->s, "0123456789.") == p->n)
		tell(f, p->item,
		    arena_printf(f->a, "%s is a number and nothing else",
			where(f, p->line)));
	if (p->item >= 0 && fw_mark_back_matter(f->all->v[p->line].s))
		tell(f, p->item,
		    arena_printf(f->a,
			"%s may begin what comes after the tables",
			where(f, p->line)));
	if (p->margin >= (left ? CLOSE : CLOSE_PRACTICE))
		return;
	if (p->other_cut) {
		what = arena_printf(f->a,
		    "%s may hold words of both columns, and where they part is "
		    "not sure",
		    where(f, p->line));
		tell(f, p->item, what);
		if (p->part && j > 0)
			tell(f, p[-1].item, what);
		tell(f, p->other_item, what);
		return;
	}
	/* a line that stands in a column belongs there */
	if (p->other == FW_NOWHERE &&
	    (f->all->v[p->line].side == FW_LEFT ||
		f->all->v[p->line].side == FW_RIGHT))
		return;
	/* said of the line at which the two readings part */
	if (p->item >= 0 && p->item == p->other_item)
		return;
	what = arena_printf(f->a, "%s %s or %s", where(f, p->line),
	    reading(f, p->label, p->item), reading(f, p->other, p->other_item));
	tell(f, p->item, what);
	if (p->other_item >= 0 && p->other_item != p->item)
		tell(f, p->other_item,
		    p->label == FW_NOWHERE ? what
					   : other_way_on(f, j, p->other_item));
}

struct fw_doubts *
fw_doubt_find(const struct fw_lines *all, const struct fw_place *place,
    int section, struct arena *a)
{
	struct finding f = {
	    .all = all, .place = place, .section = section, .a = a};

	f.out = arena_array(a, (size_t)place->n_items + 1, sizeof(*f.out));
	for (size_t j = 0; j < place->n; j++)
		look_at(&f, j);
	for (size_t j = 0; j < place->n; j++)
		look_at_turns(&f, j);
	return f.out;
}
