/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_table.h"

#include <string.h>

#include "formats/fw_doubt.h"
#include "formats/fw_mark.h"

/* One line whose beginning is not sure, in so many items, or in so many of the
 * statements, makes all others so. */
#define UNSURE_MOST 3
#define UNSURE_LEFT_MOST 2

/* Where numbers stand apart from their texts, one text cut wrongly moves all
 * that follow. */
static void
doubt_apart(struct fw_section *s, const struct fw_lines *all,
    const struct fw_place *place, struct arena *a)
{
	bool any = false, apart = false, lone = false, mixed = false;
	size_t k = 0, unsure = 0, unsure_left = 0;

	for (int i = 0; i < place->n_items; i++) {
		const struct fw_item *it = &place->items[i];

		if (it->kind != FW_STATEMENT)
			continue;
		any |= s->statements[k].doubts.n > 0;
		apart |= it->apart || (it->lone && it->end == FW_END_COLON);
		lone |= it->lone;
		k++;
	}
	for (size_t j = 0; j < place->n; j++) {
		mixed |= place->v[j].mixed || place->v[j].number_only;
		if (!all->v[place->v[j].line].unsure)
			continue;
		unsure++;
		unsure_left += place->v[j].item >= 0 &&
		    place->items[place->v[j].item].kind == FW_STATEMENT;
	}
	if (!(any && apart) && !(lone && mixed) &&
	    unsure * UNSURE_MOST <= (size_t)place->n_items &&
	    unsure_left * UNSURE_LEFT_MOST <= s->n_statements)
		return;
	for (k = 0; k < s->n_statements; k++)
		fw_doubt_add(a, &s->statements[k].doubts,
		    "the numbers stand apart from their texts here");
}

/* Where one has no words another one has them. */
static void
doubt_empty(struct fw_section *s, struct arena *a)
{
	for (size_t k = 0; k < s->n_statements; k++) {
		if (s->statements[k].text[0] != '\0')
			continue;
		for (size_t i = k > 0 ? k - 1 : 0;
		     i <= k + 1 && i < s->n_statements; i++)
			fw_doubt_add(a, &s->statements[i].doubts,
			    arena_printf(a, "statement %d.%d has no words",
				s->number, s->statements[k].number));
	}
}

/* A statement that begins with a small letter, and most others do not. */
static void
doubt_small(struct fw_section *s, struct arena *a)
{
	size_t small = 0;

	for (size_t k = 0; k < s->n_statements; k++)
		small += fw_mark_start(s->statements[k].text) == FW_START_LOWER;
	for (size_t k = 0; k < s->n_statements && small * 2 < s->n_statements;
	     k++) {
		if (fw_mark_start(s->statements[k].text) == FW_START_LOWER)
			fw_doubt_add(a, &s->statements[k].doubts,
			    "it begins with a small letter, unlike the others");
	}
}

/* A "heading" that ends like a sentence, or has nothing below it, may be the
 * end of the statement before it. */
static void
doubt_groups(struct fw_section *s, const struct fw_lines *all, struct arena *a)
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
		what = arena_printf(a,
		    "%s was read as a heading but does not look like one",
		    fw_lines_where(a, all->boxed, g->line));
		fw_doubt_add(a, &g->doubts, what);
		if (near)
			fw_doubt_add(a, &near->doubts, what);
	}
}

void
fw_table_look(struct fw_section *s, const struct fw_lines *all,
    const struct fw_place *place, struct arena *a)
{
	doubt_small(s, a);
	doubt_apart(s, all, place, a);
	doubt_empty(s, a);
	doubt_groups(s, all, a);
}
