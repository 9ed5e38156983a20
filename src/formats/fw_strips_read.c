/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_strips.h"

#include <string.h>

#include "formats/fw_mark.h"

static bool
is_word_start(const struct fw_line *l, size_t i)
{
	return i > 0 && l->s[i - 1] == ' ' && l->s[i] != ' ';
}

static void
read_spots(struct fw_strip *st, struct arena *a)
{
	const struct fw_line *l = st->l;
	int column = l->indent, n = 0, glyph, gap = 0;

	for (size_t i = 0; i < l->n; i++)
		n += is_word_start(l, i);
	st->spots = arena_array(a, (size_t)n + 1, sizeof(*st->spots));
	for (size_t i = 0; i < l->n; i++) {
		if (((unsigned char)l->s[i] & 0xc0) == 0x80)
			continue;
		if (is_word_start(l, i) && column <= FW_STRIP_WIDEST) {
			struct fw_spot *sp = &st->spots[st->n_spots++];

			sp->at = i;
			sp->column = column;
			sp->gap = gap;
			sp->bullet = fw_mark_bullet(l->s + i, &glyph) > 0;
		}
		gap = l->s[i] == ' ' ? gap + 1 : 0;
		column++;
	}
	st->width = arena_array(a, l->n + 1, sizeof(*st->width));
	st->indent = l->indent;
	st->end = column;
	st->bullet = fw_mark_bullet(l->s, &glyph) > 0;
}

/* Where the head of the right column begins: behind the widest gap. */
static int
head_column(const struct fw_strip *st)
{
	int best = 0;

	for (int k = 0; k < st->n_spots; k++) {
		if (st->spots[k].gap > 1 &&
		    (best == 0 || st->spots[k].gap >= st->spots[best - 1].gap))
			best = k + 1;
	}
	return best > 0 ? st->spots[best - 1].column : 0;
}

/* Wide gaps, but for those behind a number that it begins with and behind
 * bullets. */
static int
wide_gaps(const struct fw_strip *st)
{
	size_t marker = fw_strips_marker(st->l->s);
	bool bullet = st->bullet;
	int n = 0;

	for (int k = 0; k < st->n_spots; k++) {
		n += st->spots[k].gap > 1 && st->spots[k].at != marker &&
		    !bullet;
		bullet = st->spots[k].bullet;
	}
	return n;
}

/* Where the texts of the left column begin on a page, lines from … to - 1: the
 * first place where several do; below the heads of columns, where there are
 * any. */
static int
margin_of(const struct fw_strips *s, size_t from, size_t to)
{
	int counts[2][FW_STRIP_WIDEST + 1] = {{0}}, sum[2] = {0};
	int limit = FW_STRIP_WIDEST, n = 0, at = 0, k;

	for (size_t i = from; i < to; i++) {
		const struct fw_strip *st = &s->v[i];

		if (st->head > 0 && st->head < limit)
			limit = st->head;
		if (st->across || st->indent > FW_STRIP_WIDEST ||
		    fw_strips_marker(st->l->s) > 0)
			continue;
		counts[st->table][st->indent]++;
		sum[st->table]++;
	}
	k = sum[1] > 0;
	for (; at < limit - 6 && n == 0; at++) {
		if (counts[k][at] > 2 || counts[k][at] * 5 > sum[k])
			n = at + 1;
	}
	return n > 0 ? n - 1 : 0;
}

static void
find_margins(struct fw_strips *s)
{
	size_t end;
	int margin;

	for (size_t i = 0; i < s->n; i = end) {
		for (end = i;
		     end < s->n && s->v[end].l->page == s->v[i].l->page;)
			end++;
		margin = margin_of(s, i, end);
		for (size_t k = i; k < end; k++)
			s->v[k].margin = margin;
	}
}

void
fw_strips_read(const struct fw_lines *all, const bool *across, struct arena *a,
    struct fw_strips *out)
{
	int region = 0, one = 0, more = 0;
	bool table = false;
	struct fw_heading h;
	const struct fw_line *before = NULL;

	memset(out, 0, sizeof(*out));
	out->v = arena_array(a, all->n + 1, sizeof(*out->v));
	for (size_t i = 0; i < all->n; i++) {
		struct fw_strip *st = &out->v[out->n];
		const struct fw_line *l = &all->v[i];
		int wide;

		if (l->role != FW_BODY)
			continue;
		out->n++;
		st->l = l;
		st->across = across[i];
		st->blank =
		    l->blank > 0 || before == NULL || before->page != l->page;
		read_spots(st, a);
		if (st->across && fw_mark_column_head(l->s, a) == FW_HEAD_BOTH)
			st->head = head_column(st);
		else if (st->across && fw_mark_heading(l->s, &h))
			region++;
		if (st->across)
			table = st->head > 0;
		st->table = table && !fw_mark_back_matter(l->s);
		table = st->table;
		st->region = region;
		wide = st->across ? 0 : wide_gaps(st);
		one += wide == 1;
		more += wide > 1;
		before = l;
	}
	out->justified = more * 8 > one;
	find_margins(out);
	out->n_regions = region + 1;
	out->widths =
	    arena_array(a, (size_t)out->n_regions, sizeof(*out->widths));
}
