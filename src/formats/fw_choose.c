/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_choose.h"

#include <string.h>

#include "formats/fw_lines.h"

/* What a statement that is sure is worth, beside a heading or bullet that is;
 * and what is lost where a line was not placed, or a section is not whole. */
#define STATEMENT 4
#define LOOSE 2
#define SECTION 8

/* How much was read and is sure, less what was not. */
static int
score(const struct framework *f)
{
	int sure = STATEMENT * (f->statements - f->doubtful) + f->groups +
	    f->bullets - f->doubtful_practice;

	/* of two that are nearly as good: the one that knows the places */
	return sure + (f->boxed ? sure / 10 : 0) - LOOSE * f->loose -
	    SECTION * f->doubtful_sections - f->unread;
}

static const struct fw_statement *
find(const struct framework *f, const struct fw_section *like, int number)
{
	for (size_t i = 0; i < f->n_sections; i++) {
		const struct fw_section *s = &f->sections[i];

		if (s->number != like->number ||
		    s->n_statements != like->n_statements)
			continue;
		for (size_t k = 0; k < s->n_statements; k++) {
			if (s->statements[k].number == number)
				return &s->statements[k];
		}
	}
	return NULL;
}

/* Is it good enough to be asked about another? */
static bool
is_witness(const struct framework *f, const struct framework *best)
{
	return f && f != best && f->statements == best->statements &&
	    f->doubtful * 6 <= f->statements;
}

/* What the others make of one statement. */
struct votes {
	int same, alike, other; /* alike: but for spaces and signs */
	const char *text, *name; /* of the first that has it otherwise */
};

/* Do these words begin a heading or a bullet of the section? */
static bool
begins_practice(const struct fw_section *s, const char *words)
{
	for (size_t i = 0; i < s->n_groups; i++) {
		const struct fw_group *g = &s->groups[i];
		size_t n = strlen(g->heading);

		if (n > 0 && strncmp(words, g->heading, n) == 0)
			return true;
		for (size_t k = 0; k < g->n; k++) {
			n = strlen(g->bullets[k].text);
			if (n > 0 && strncmp(words, g->bullets[k].text, n) == 0)
				return true;
		}
	}
	return false;
}

/* The other reading has the statement, and behind it what the places of the
 * words put into the other column: it says nothing against them. */
static bool
runs_over(const struct framework *best, const struct fw_section *s,
    const struct fw_statement *st, const struct fw_statement *o)
{
	size_t n = strlen(st->text);

	return best->boxed && n > 0 && strncmp(o->text, st->text, n) == 0 &&
	    o->text[n] == ' ' && begins_practice(s, o->text + n + 1);
}

static void
ask(struct votes *v, const struct fw_statement *st,
    const struct fw_statement *o, const char *name)
{
	if (o == NULL || o->doubts.n > 0)
		return;
	if (strcmp(o->text, st->text) == 0) {
		v->same++;
	} else if (fw_lines_alike(o->text, st->text)) {
		v->alike++;
	} else if (v->other++ == 0) {
		v->text = o->text;
		v->name = name;
	}
}

/* More others that have the same words settle what was in doubt. One that has
 * others, being sure, puts it in doubt, unless more have the same: each way of
 * reading mixes up columns somewhere, but not two in the same place. */
static void
settle(const struct votes *v, struct fw_statement *st, struct arena *a)
{
	if (v->same > v->other)
		st->doubts.n = 0;
	else if (st->doubts.n == 0 && v->other > v->same + v->alike)
		fw_doubt_add(a, &st->doubts,
		    arena_printf(
			a, "read %s it says \"%s\"", v->name, v->text));
}

static void
compare(struct framework *best, struct framework **readings,
    const char *const *names, size_t n, struct arena *a)
{
	for (size_t i = 0; i < best->n_sections; i++) {
		struct fw_section *s = &best->sections[i];

		for (size_t k = 0; k < s->n_statements; k++) {
			struct fw_statement *st = &s->statements[k];
			struct votes v = {0};

			for (size_t r = 0; r < n; r++) {
				const struct fw_statement *o = NULL;

				if (is_witness(readings[r], best))
					o = find(readings[r], s, st->number);
				if (o && !runs_over(best, s, st, o))
					ask(&v, st, o, names[r]);
			}
			settle(&v, st, a);
		}
	}
}

size_t
fw_choose(struct framework **readings, const char *const *names, size_t n,
    struct arena *a)
{
	struct framework *best = NULL;
	size_t at = n;

	for (size_t i = 0; i < n; i++) {
		if (readings[i] &&
		    (best == NULL || score(readings[i]) > score(best))) {
			best = readings[i];
			at = i;
		}
	}
	if (best == NULL)
		return n;
	compare(best, readings, names, n, a);
	best->doubtful = 0;
	for (size_t i = 0; i < best->n_sections; i++) {
		for (size_t k = 0; k < best->sections[i].n_statements; k++)
			best->doubtful +=
			    best->sections[i].statements[k].doubts.n > 0;
	}
	return at;
}
