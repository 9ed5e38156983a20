/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_left_out.h"

#define NOT_UNDERSTOOD "a table that was not understood"

static const char *
why_left_out(const struct fw_lines *all, size_t first, size_t unread, size_t i)
{
	switch (all->v[i].role) {
	case FW_RUNNING:
		return "header, footer or page number";
	case FW_COLUMN_HEAD:
		return i >= unread && i < first ? NOT_UNDERSTOOD
						: "head of a column";
	case FW_OUTSIDE:
		return i >= first ? "after a table"
		    : i >= unread ? NOT_UNDERSTOOD
				  : "before the first section";
	default:
		return NULL; /* placed, or in a heading or an introduction */
	}
}

void
fw_left_out_list(const struct fw_lines *all, size_t first, size_t unread,
    struct framework *f, struct arena *a)
{
	struct fw_left_out *o = NULL;
	const char *why;

	for (size_t i = 0; i < all->n; i++) {
		const struct fw_line *l = &all->v[i];

		why = why_left_out(all, first, unread, i);
		if (why == NULL) {
			o = NULL;
			continue;
		}
		if (o && o->why == why && fw_lines_follows(all, i, o->to)) {
			o->to = l->number;
			o->lines++;
			continue;
		}
		f->left_out = arena_grow(a, f->left_out, f->n_left_out,
		    &f->cap_left_out, sizeof(*f->left_out));
		o = &f->left_out[f->n_left_out++];
		o->from = o->to = l->number;
		o->lines = 1;
		o->why = why;
		o->text = fw_lines_single(a, l->s);
	}
}
