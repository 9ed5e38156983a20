/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/fw_mark.h"
#include "formats/fw_piles_priv.h"

#define PILE 2 /* numbers or bullets together, that make one */
#define PILED_LEAST 6 /* of a document, in piles */
#define BEHIND_LEAST 5 /* bullets behind their first lines, to say so */
#define LONGEST_MARKS 24 /* bytes of a line of numbers and bullets */
#define NAME_LONGEST 60 /* bytes of a section's name */
#define HEADING_REACH 15 /* lines between a section's heading and its table */

/* -- what each line is ------------------------------------------------------
 */

static enum kind
kind_of(struct piles *p, size_t i)
{
	const struct fw_line *l = &p->all->v[i];
	struct fw_number num;
	size_t skip;
	int glyph;

	if (l->role != FW_BODY)
		return OUT;
	switch (fw_mark_column_head(l->s, p->a)) {
	case FW_HEAD_RIGHT:
		return RIGHT_HEAD;
	case FW_HEAD_LEFT:
	case FW_HEAD_BOTH:
		return LEFT_HEAD;
	case FW_HEAD_NONE:
		break;
	}
	skip = fw_mark_bullet(l->s, &glyph);
	if (skip > 0 && l->s[skip] == '\0')
		return BULLET_ALONE;
	if (skip > 0 && fw_mark_start(l->s + skip) == FW_START_UPPER)
		p->signs[glyph]++;
	if (skip == 0 && fw_mark_number(l->s, &num) && num.strong &&
	    l->s[num.skip] == '\0') {
		p->value[i] = num.value;
		return NUMBER;
	}
	return TEXT;
}

/* A name right above the heads of a table, in the midst of a page: short, and
 * no end of a sentence. */
static bool
is_name(const struct piles *p, size_t i)
{
	const struct fw_line *l = &p->all->v[i];

	return p->kind[i] == TEXT && l->n <= NAME_LONGEST &&
	    fw_mark_start(l->s) == FW_START_UPPER &&
	    fw_mark_end(l->s, l->n) == FW_END_NONE && l->page == l[1].page;
}

/* The heading of a section above the heads of its table, and what stands
 * between them, are no part of the table before. */
static void
take_heading_out(struct piles *p, size_t head)
{
	struct fw_heading h;

	for (size_t i = head; i > 0 && head - i < HEADING_REACH; i--) {
		const struct fw_line *l = &p->all->v[i - 1];

		if (p->kind[i - 1] == OUT)
			continue;
		if (p->kind[i - 1] != TEXT)
			break;
		if (!fw_mark_heading(l->s, &h) || (!h.strong && i < head))
			continue;
		for (size_t k = i - 1; k < head; k++) {
			if (p->kind[k] == TEXT)
				p->kind[k] = HEADING;
		}
		return;
	}
	if (head > 0 && is_name(p, head - 1))
		p->kind[head - 1] = HEADING;
}

/* "16." that stands alone because a line ends there: no other is near, and the
 * sentence before it goes on. */
static bool
is_in_text(const struct piles *p, size_t i)
{
	const struct fw_line *l = &p->all->v[i];
	size_t before = i, after = i + 1;

	while (before > 0 && p->kind[before - 1] == OUT)
		before--;
	while (after < p->all->n && p->kind[after] == OUT)
		after++;
	return before > 0 && p->kind[before - 1] == TEXT && l->blank == 0 &&
	    fw_mark_end(p->all->v[before - 1].s, p->all->v[before - 1].n) ==
	    FW_END_NONE &&
	    (after == p->all->n || p->kind[after] != NUMBER ||
		(p->value[after] != p->value[i] + 1 && p->value[after] != 1));
}

/* References and the like behind the last table. */
static void
take_end_out(struct piles *p)
{
	size_t end = p->all->n, i = end;

	while (i > 0 && p->kind[i - 1] != LEFT_HEAD)
		i--;
	while (i < end &&
	    !(p->kind[i] == TEXT && fw_mark_back_matter(p->all->v[i].s)))
		i++;
	for (; i < end; i++) {
		if (p->kind[i] == TEXT)
			p->kind[i] = OUT;
	}
}

/* A sign of another font can come out behind the first line of its text: the
 * line after it goes on, and the one before it begins. */
static bool
stand_behind(const struct piles *p, enum kind kind)
{
	int alone = 0, behind = 0, begun = 0;

	for (size_t i = 1; i + 1 < p->all->n; i++) {
		const struct fw_line *l = &p->all->v[i];

		if (p->kind[i] != kind || p->kind[i - 1] == kind ||
		    p->kind[i + 1] == kind)
			continue;
		alone++;
		begun += p->kind[i - 1] == TEXT && l[-1].page == l->page &&
		    fw_mark_start(l[-1].s) == FW_START_UPPER;
		behind += p->kind[i + 1] == TEXT &&
		    fw_mark_start(l[1].s) == FW_START_LOWER;
	}
	return alone >= BEHIND_LEAST && begun * 5 >= alone * 4 &&
	    behind * 3 >= alone;
}

static void
put_before(struct piles *p, enum kind kind)
{
	for (size_t i = 1; i < p->all->n; i++) {
		struct fw_line *l = &p->all->v[i];

		if (p->kind[i] != kind || p->kind[i - 1] != TEXT ||
		    l[-1].page != l->page)
			continue;
		l[-1].s = arena_printf(p->a, "%s %s", l->s, l[-1].s);
		l[-1].n = strlen(l[-1].s);
		l->role = FW_MOVED;
		p->kind[i] = OUT;
	}
}

/* Are the columns known already? */
static bool
are_apart(const struct piles *p)
{
	size_t known = 0, all = 0;

	for (size_t i = 0; i < p->all->n; i++) {
		const struct fw_line *l = &p->all->v[i];

		all += l->role == FW_BODY;
		known += l->role == FW_BODY &&
		    (l->side == FW_LEFT || l->side == FW_RIGHT);
	}
	return known * 2 > all;
}

/* Are many of the numbers and bullets in piles? */
static bool
many_piled(const struct piles *p)
{
	size_t alone = 0, piled = 0, run = 0, n = p->all->n, last = n;

	for (size_t i = 0; i < n; i++) {
		if (p->kind[i] == OUT)
			continue;
		if (p->kind[i] == NUMBER || p->kind[i] == BULLET_ALONE) {
			alone++;
			run = last < n && p->kind[last] == p->kind[i] ? run + 1
								      : 1;
			piled += run == PILE ? PILE : run > PILE;
		}
		last = i;
	}
	return piled >= PILED_LEAST && piled * 4 >= alone;
}

/* How many of the line's first bytes are a number or bullet, and behind it
 * stands another: "5. •". 0: it is no such line. */
static size_t
first_of_many(const struct fw_line *l)
{
	const char *p = l->s;
	struct fw_number num;
	size_t first = 0, skip;
	int glyph, n = 0;

	if (l->n > LONGEST_MARKS || l->role != FW_BODY)
		return 0;
	for (; *p; p += skip, n++) {
		skip = fw_mark_bullet(p, &glyph);
		if (skip == 0 && fw_mark_number(p, &num) && num.strong)
			skip = num.skip;
		if (skip == 0)
			return 0;
		if (n == 0)
			first = skip;
	}
	return n > 1 ? first : 0;
}

/* Lines of several numbers and bullets become lines of one. */
static void
part_lines(struct piles *p)
{
	struct fw_lines out = *p->all;
	size_t cap = 0, n;

	out.n = 0;
	out.v = NULL;
	for (size_t i = 0; i < p->all->n; i++) {
		struct fw_line l = p->all->v[i], one;

		while ((n = first_of_many(&l)) > 0) {
			one = l;
			one.n = n;
			while (one.n > 1 && l.s[one.n - 1] == ' ')
				one.n--;
			one.s = arena_strndup(p->a, l.s, one.n);
			out.v = arena_grow(
			    p->a, out.v, out.n, &cap, sizeof(*out.v));
			out.v[out.n++] = one;
			l.s += n;
			l.n -= n;
		}
		out.v = arena_grow(p->a, out.v, out.n, &cap, sizeof(*out.v));
		out.v[out.n++] = l;
	}
	*p->all = out;
}

void
fw_piles_look(struct piles *p)
{
	size_t n;

	part_lines(p);
	n = p->all->n;
	p->kind = arena_array(p->a, n + 1, sizeof(*p->kind));
	p->value = arena_array(p->a, n + 1, sizeof(*p->value));
	for (size_t i = 0; i < n; i++)
		p->kind[i] = kind_of(p, i);
	if (stand_behind(p, BULLET_ALONE))
		put_before(p, BULLET_ALONE);
	if (stand_behind(p, NUMBER))
		put_before(p, NUMBER);
}

bool
fw_piles_are_piled(struct piles *p)
{
	if (!many_piled(p) || are_apart(p))
		return false;
	for (size_t i = 0; i < p->all->n; i++) {
		if (p->kind[i] == LEFT_HEAD)
			take_heading_out(p, i);
		else if (p->kind[i] == NUMBER && is_in_text(p, i))
			p->kind[i] = TEXT;
	}
	take_end_out(p);
	return true;
}
