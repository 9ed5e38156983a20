/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_sections.h"

#include <string.h>

#include "base/buf.h"
#include "formats/fw_counted.h"
#include "formats/fw_mark.h"

#define NAME_MAX_BYTES 80 /* of the second line of a heading */
#define HEADINGS_MAX 500 /* that are looked through for the same */
#define BEHIND_MAX 1000 /* lines behind the last table that are looked at */
#define NAME_LEAST 4 /* bytes of a name that is known again */
#define AGAIN_REACH 3 /* lines between such a one and the heads below it */
#define HEADING_REACH 15 /* lines between a name and the heads below it */

struct finding {
	struct fw_lines *all;
	struct arena *a;
	struct fw_parts *out;
	size_t cap;
	struct fw_heading *heading; /* of each line; .number 0: none */
	size_t *next; /* the next line that looks like a heading */
	size_t *number_at, *mark_at; /* the next numbered line, the next head */
};

static bool
is_alike(const struct fw_heading *x, const struct fw_part *y)
{
	const char *more = strstr(x->name, "(cont");
	char name[200];
	size_t n = more ? (size_t)(more - x->name) : strlen(x->name);

	if (x->number != y->number)
		return false;
	if (n >= sizeof(name))
		n = sizeof(name) - 1;
	memcpy(name, x->name, n);
	name[n] = '\0';
	return n == 0 || fw_lines_alike(name, y->title) ||
	    (strncmp(name, y->title, n) == 0 && n > 8);
}

/* -- what each line may be ---------------------------------------------------
 */

static void
look_at_lines(struct finding *f)
{
	size_t n = f->all->n, heading = n, number = n, mark = n;
	struct fw_number num;

	f->heading = arena_array(f->a, n + 1, sizeof(*f->heading));
	f->next = arena_array(f->a, n + 1, sizeof(*f->next));
	f->number_at = arena_array(f->a, n + 1, sizeof(*f->number_at));
	f->mark_at = arena_array(f->a, n + 1, sizeof(*f->mark_at));
	f->next[n] = f->number_at[n] = f->mark_at[n] = n;
	for (size_t i = n; i-- > 0;) {
		struct fw_line *l = &f->all->v[i];

		if (l->role == FW_BODY &&
		    fw_mark_column_head(l->s, f->a) != FW_HEAD_NONE) {
			l->role = FW_COLUMN_HEAD;
			f->out->heads = true;
			mark = i;
		} else if (l->role == FW_BODY && l->side != FW_RIGHT) {
			if (!l->counts &&
			    fw_mark_heading(l->s, &f->heading[i]) &&
			    (f->heading[i].name[0] == '\0' ||
				!fw_mark_contents(l->s))) {
				/* what the words' places put into a column
				 * is no heading for its number alone */
				if (f->all->boxed && l->side == FW_LEFT &&
				    !f->heading[i].strong)
					f->heading[i].number = 0;
				if (f->heading[i].strong)
					heading = i;
			} else {
				f->heading[i].number = 0;
			}
			if (fw_mark_number(l->s, &num) &&
			    (num.strong || l->counts))
				number = i;
		}
		f->next[i] = heading;
		f->number_at[i] = number;
		f->mark_at[i] = mark;
	}
}

/* The first of the numbers of a table is 1. Which is the value behind line
 * `at`, 0 when none comes before `end`? */
static int
number_after(const struct finding *f, size_t at, size_t end)
{
	struct fw_number num;
	size_t i = at < f->all->n ? f->number_at[at] : f->all->n;

	if (i >= end || !fw_mark_number(f->all->v[i].s, &num))
		return 0;
	return num.value;
}

/* "4. Soils" may be the last statement of the table above, too: then it counts
 * on from the one before it, and not from the section before it. */
static bool
is_in_order(const struct finding *f, size_t i)
{
	const struct fw_parts *o = f->out;
	int number = f->heading[i].number, before = 0;
	struct fw_number num;
	size_t from = o->n > 0 ? o->v[o->n - 1].heading + 1 : 0;

	for (size_t k = f->number_at[from]; k < i; k = f->number_at[k + 1]) {
		if (fw_mark_number(f->all->v[k].s, &num))
			before = num.value;
	}
	return before == 0 || before + 1 != number ||
	    (o->n > 0 && o->v[o->n - 1].number + 1 == number);
}

/* Does line i, which looks like a heading, begin a section? */
static bool
begins_section(const struct finding *f, size_t i)
{
	size_t end = f->next[i + 1], head = f->mark_at[i + 1], end2;
	int value;

	if (f->heading[i].strong) {
		if (head < end) {
			value = number_after(f, i + 1, head);
			if (value > 1) /* the heads of the page after this */
				return false;
			if (value == 1)
				return true;
			value = number_after(f, head, end);
			return value <= 1;
		}
		return number_after(f, i + 1, end) == 1;
	}
	/* "4. Soils": only right above the heads of a table that begins */
	if (head >= f->all->n || head - i > HEADING_REACH)
		return false;
	for (size_t k = i + 1; k < head; k++) {
		if (f->heading[k].number > 0 || f->number_at[k] < head)
			return false;
	}
	if (!is_in_order(f, i))
		return false;
	end2 = f->next[head];
	value = number_after(f, head, end2 < f->all->n ? end2 : f->all->n);
	return value == 1;
}

/* The next number, in the words of the headings so far: "Part III: …". */
static bool
is_next_alike(const struct finding *f, size_t i)
{
	const struct fw_parts *o = f->out;
	const struct fw_line *l = &f->all->v[i];
	const struct fw_part *last;
	const char *s;
	size_t n;

	if (o->n == 0 || !f->heading[i].strong || f->mark_at[i] >= f->all->n ||
	    (l->blank == 0 && l->page == f->all->v[i - 1].page))
		return false;
	last = &o->v[o->n - 1];
	s = f->all->v[last->heading].s;
	n = strcspn(s, " ");
	return f->heading[i].number == last->number + 1 && s[n] == ' ' &&
	    n >= 4 && strncmp(l->s, s, n + 1) == 0;
}

/* Is the same heading found again further on, above a table? */
static bool
comes_again(const struct finding *f, size_t i)
{
	struct fw_part like = {
	    .number = f->heading[i].number, .title = f->heading[i].name};
	size_t k = i + 1;
	int tried = 0;

	for (k = f->next[k]; k < f->all->n && tried < HEADINGS_MAX;
	     k = f->next[k + 1], tried++) {
		if (is_alike(&f->heading[k], &like))
			return true;
	}
	return false;
}

/* A heading without a table: the next in order, with some words below it. */
static bool
is_bare_section(const struct finding *f, size_t i)
{
	const struct fw_parts *o = f->out;
	int before = o->n > 0 ? o->v[o->n - 1].number : 0;

	return f->heading[i].strong &&
	    (f->heading[i].number == before + 1 || f->heading[i].number == 1) &&
	    f->all->v[i].s[0] >= 'A' && f->all->v[i].s[0] <= 'Z' &&
	    (i == 0 || f->all->v[i].blank > 0 ||
		f->all->v[i].page != f->all->v[i - 1].page) &&
	    f->number_at[i + 1] >= f->next[i + 1] && !comes_again(f, i);
}

/* "4. Soils" again, right above the heads of the columns. */
static bool
comes_back(const struct finding *f, size_t i)
{
	return strlen(f->heading[i].name) >= NAME_LEAST &&
	    f->mark_at[i] < f->all->n && f->mark_at[i] - i <= AGAIN_REACH;
}

/* -- one section
 * --------------------------------------------------------------- */

/* Names may go on on a second line, which is a short one and no sentence. */
static bool
goes_on(const struct finding *f, size_t i)
{
	const struct fw_line *l = &f->all->v[i + 1];
	struct fw_number num;
	int glyph;

	if (i + 1 >= f->all->n || l->role != FW_BODY || l->blank > 0 ||
	    l->page != f->all->v[i].page || l->n > NAME_MAX_BYTES ||
	    fw_mark_number(l->s, &num) || fw_mark_bullet(l->s, &glyph) > 0 ||
	    fw_mark_end(l->s, l->n) != FW_END_NONE)
		return false;
	return i + 2 < f->all->n &&
	    (f->all->v[i + 2].role == FW_COLUMN_HEAD ||
		(f->all->v[i + 2].blank > 0 &&
		    fw_mark_start(l->s) == FW_START_LOWER));
}

static const char *
title_of(struct finding *f, size_t i, const char *name, size_t *last)
{
	struct buf b = BUF_INIT;
	const char *out;

	*last = i;
	buf_adds(&b, name);
	if (b.n == 0 && i + 1 < f->all->n && f->all->v[i + 1].role == FW_BODY &&
	    f->all->v[i + 1].n <= NAME_MAX_BYTES)
		buf_adds(&b, f->all->v[++*last].s);
	else if (goes_on(f, i))
		buf_addf(&b, " %s", f->all->v[++*last].s);
	for (size_t k = i; k <= *last; k++)
		f->all->v[k].role = FW_HEADING;
	out = fw_lines_single(f->a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
add_part(struct finding *f, size_t i, int number, const char *name)
{
	struct fw_parts *o = f->out;
	struct fw_part *p;
	size_t last;

	if (o->n > 0)
		o->v[o->n - 1].to = i;
	o->v = arena_grow(f->a, o->v, o->n, &f->cap, sizeof(*o->v));
	p = &o->v[o->n++];
	p->number = number;
	p->heading = i;
	p->title = title_of(f, i, name, &last);
	p->from = last + 1;
	p->to = f->all->n;
}

/* In the midst of a page nothing else stands right above the heads of a table,
 * in a document whose sections have names and no numbers. */
static bool
is_right_above(const struct finding *f, size_t i, size_t head)
{
	const struct fw_parts *o = f->out;

	return i + 1 == head && f->all->v[i].page == f->all->v[head].page &&
	    (o->n == 0 || o->v[o->n - 1].number == 0);
}

/* The heads of a table that begins, and no heading was seen: the name is the
 * short line that stands highest above it, within reach. */
static size_t
name_above(const struct finding *f, size_t head, size_t floor)
{
	size_t best = head;

	for (size_t i = head; i > floor && head - i < HEADING_REACH; i--) {
		const struct fw_line *l = &f->all->v[i - 1];
		struct fw_number num;
		int glyph;

		if (l->role == FW_RUNNING)
			continue;
		if (l->role != FW_BODY || fw_mark_number(l->s, &num) ||
		    fw_mark_bullet(l->s, &glyph) > 0)
			break;
		if (l->n <= NAME_MAX_BYTES &&
		    fw_mark_start(l->s) == FW_START_UPPER &&
		    fw_mark_end(l->s, l->n) == FW_END_NONE &&
		    (i < 2 || l->blank > 0 ||
			l->page != f->all->v[i - 2].page ||
			is_right_above(f, i - 1, head))) {
			best = i - 1;
			break;
		}
	}
	return best;
}

static void
find_parts(struct finding *f)
{
	size_t floor = 0, above;

	for (size_t i = 0; i < f->all->n; i++) {
		struct fw_line *l = &f->all->v[i];
		struct fw_parts *o = f->out;

		if (l->role == FW_COLUMN_HEAD &&
		    (o->n == 0 || o->v[o->n - 1].from < floor) &&
		    number_after(f, i, f->next[i]) == 1 &&
		    fw_mark_column_head(l->s, f->a) != FW_HEAD_RIGHT) {
			above = name_above(f, i, floor);
			if (above < i)
				add_part(f, above, 0, f->all->v[above].s);
		}
		if (l->role == FW_COLUMN_HEAD && number_after(f, i, f->next[i]))
			floor = f->number_at[i];
		if (l->role != FW_BODY || f->heading[i].number == 0)
			continue;
		if (o->n > 0 && is_alike(&f->heading[i], &o->v[o->n - 1]) &&
		    (f->heading[i].strong || comes_back(f, i))) {
			l->role = FW_RUNNING;
		} else if (begins_section(f, i) || is_bare_section(f, i) ||
		    is_next_alike(f, i)) {
			add_part(
			    f, i, f->heading[i].number, f->heading[i].name);
			floor = i;
		}
	}
}

/* -- the table of a section
 * ------------------------------------------------------ */

static size_t
first_table_line(const struct finding *f, const struct fw_part *p)
{
	size_t head = p->from < f->all->n ? f->mark_at[p->from] : p->to;
	size_t number = p->from < f->all->n ? f->number_at[p->from] : p->to;
	struct fw_number num;
	int glyph;

	if (head < p->to)
		return number < head && number_after(f, head, p->to) != 1 &&
			number_after(f, number, p->to) == 1
		    ? number
		    : head;
	for (size_t i = p->from; i < p->to; i++) {
		const struct fw_line *l = &f->all->v[i];

		if (l->role == FW_BODY &&
		    ((fw_mark_number(l->s, &num) && (num.strong || l->counts) &&
			 num.value == 1) ||
			(fw_mark_bullet(l->s, &glyph) > 0 &&
			    glyph < FW_GLYPH_WEAK)))
			return i;
	}
	return p->to;
}

/* Without a blank line before it: behind a sentence that has ended, and no
 * table, number 1 or bullet comes after it. */
static bool
ends_all_tables(const struct finding *f, size_t i)
{
	const struct fw_line *before = &f->all->v[i - 1];
	int glyph;

	if (f->mark_at[i] < f->all->n ||
	    fw_mark_end(before->s, before->n) != FW_END_STOP)
		return false;
	for (size_t k = i + 1; k < f->all->n && k - i < BEHIND_MAX; k++) {
		if (fw_mark_bullet(f->all->v[k].s, &glyph) > 0)
			return false;
	}
	return true;
}

/* References and the like, on a line of their own behind the last table. */
static size_t
last_table_line(const struct finding *f, const struct fw_part *p)
{
	for (size_t i = p->from; i < p->to; i++) {
		const struct fw_line *l = &f->all->v[i];

		if (l->role == FW_BODY && l->side != FW_RIGHT &&
		    fw_mark_back_matter(l->s) && i > 0 &&
		    (l->blank > 0 || l->page != f->all->v[i - 1].page ||
			ends_all_tables(f, i)))
			return i;
	}
	return p->to;
}

static void
set_role(struct finding *f, size_t from, size_t to, enum fw_role role)
{
	for (size_t i = from; i < to; i++) {
		if (f->all->v[i].role == FW_BODY)
			f->all->v[i].role = role;
	}
}

static bool
has_bullets(const struct finding *f, size_t from, size_t to)
{
	int glyph;

	for (size_t i = from; i < to; i++) {
		const char *s = f->all->v[i].s;
		size_t skip;

		if (f->all->v[i].role != FW_BODY)
			continue;
		skip = fw_mark_bullet(s, &glyph);
		if (skip > 0 &&
		    (glyph < FW_GLYPH_WEAK ||
			fw_mark_start(s + skip) == FW_START_UPPER))
			return true;
	}
	return false;
}

/* Some tools put the heading of a section before the end of the table above
 * it: bullets below the heading, where the first section has none, are that
 * table's. */
static void
give_back(struct finding *f, struct fw_part *p, size_t table)
{
	const struct fw_part *first = f->out->v;

	if (p == first || table >= p->to ||
	    has_bullets(f, first->heading, first_table_line(f, first)) ||
	    f->all->v[table].role != FW_COLUMN_HEAD ||
	    !has_bullets(f, p->from, table) ||
	    last_table_line(f, p - 1) < p->heading)
		return;
	p[-1].to = table;
	p->from = table;
}

void
fw_sections_find(struct fw_lines *all, struct arena *a, struct fw_parts *out)
{
	struct finding f = {.all = all, .a = a, .out = out};
	size_t to, from;

	memset(out, 0, sizeof(*out));
	fw_counted_find(all, a);
	look_at_lines(&f);
	find_parts(&f);
	for (size_t i = 1; i < out->n; i++)
		give_back(&f, &out->v[i], first_table_line(&f, &out->v[i]));
	set_role(&f, 0, out->n > 0 ? out->v[0].heading : all->n, FW_OUTSIDE);
	for (size_t i = 0; i < out->n; i++) {
		struct fw_part *p = &out->v[i];

		to = last_table_line(&f, p);
		set_role(&f, to, p->to, FW_OUTSIDE);
		p->to = to;
		from = first_table_line(&f, p);
		set_role(&f, p->from, from, FW_INTRO);
		p->from = from;
	}
}
