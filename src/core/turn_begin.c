/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a question begins: which ideas are asked for, which blanks are shown,
 * and what the prompt says. The first part of core/turn.
 */
#include "core/turn_priv.h"

#include <string.h>

#include "core/bare.h"
#include "core/clauses.h"
#include "core/ladder.h"
#include "core/steps.h"
#include "core/worked.h"

static bool
is_wanted(const struct turn *t, int idea)
{
	return t->setup.only == 0 ||
	    (idea >= 0 && (t->setup.only >> idea & 1) != 0);
}

/* Levels 1 and 2: the blanks, and an idea of its own for each where the author
 * wrote none. */
static void
choose_blanks(struct turn *t)
{
	const struct item *item = t->item;
	struct blank all[BLANKS_MAX];
	int n, k = 0;

	n = cloze_find(t->lex, item, t->arena, all, BLANKS_MAX);
	t->item = bare_item(item, all, &n, t->arena);
	for (int i = 0; i < n; i++)
		if (is_wanted(t, all[i].idea))
			all[k++] = all[i];
	t->n_blanks = cloze_choose(item, all, k, t->setup.idea_days, t->blanks);
	if (t->n_blanks > 0)
		return;
	t->level = LEVEL_PROMPTED;
	t->item = item;
}

static void
ask_blanks(struct turn *t)
{
	const struct item *item = t->setup.item;
	const struct blank *b;

	t->shown = cloze_shown(item, t->blanks, t->n_blanks, t->arena);
	for (int i = 0; i < t->n_blanks; i++) {
		b = &t->blanks[i];
		if (b->idea < 0)
			continue;
		t->asked[b->idea] = true;
		t->blank_words[b->idea] = arena_strndup(
		    t->arena, item->text + b->start, b->end - b->start);
	}
}

/* All ideas, or those wanted; all again where none of these is left. */
static void
ask_ideas(struct turn *t)
{
	bool any = false;
	int i;

	for (i = 0; i < t->n_ideas; i++) {
		t->asked[i] = is_wanted(t, i);
		any = any || t->asked[i];
	}
	for (i = 0; !any && i < t->n_ideas; i++)
		t->asked[i] = true;
}

void
turn_begin(struct turn *t, const struct turn_setup *setup, struct arena *a)
{
	const struct item *item = setup->item;

	memset(t, 0, sizeof(*t));
	t->setup = *setup;
	t->item = item;
	t->lex = setup->lex;
	t->arena = a;
	t->is_try = setup->is_try;
	t->typed = t->round = "";
	t->level = setup->is_try ? LEVEL_OPEN : setup->level;
	t->lure = -1;
	t->shown = item->ask;
	if (t->level >= LEVEL_LETTERS && t->level <= LEVEL_BLANKS)
		choose_blanks(t);
	t->n_ideas = t->item->n_ideas;
	if (t->n_ideas == 0)
		t->n_ideas = clauses_cut(
		    item->ticked ? item->model : item->text, a, t->clauses);
	if (t->n_blanks > 0)
		ask_blanks(t);
	else if (setup->leave_out == 0)
		ask_ideas(t);
	if (item->kind == KIND_STEPS)
		steps_mix(t->n_ideas, setup->mix, t->order);
	for (int i = 0; i < t->n_ideas; i++)
		t->marks[i] = t->asked[i] ? 'n' : '-';
}

/* A case with all but its last steps. */
static const char *
worked_prompt(const struct turn *t, bool spoken)
{
	const char *apart = spoken ? " " : "\n";

	return arena_printf(t->arena, "%s%s%s%s%s", t->item->ask, apart,
	    worked_shown(t->item, t->setup.leave_out, spoken, t->arena), apart,
	    t->setup.leave_out == 1 ? "The last step is yours."
				    : "The last two steps are yours.");
}

const char *
turn_prompt(const struct turn *t, bool spoken)
{
	enum cloze_style style;

	if (t->setup.leave_out > 0)
		return worked_prompt(t, spoken);
	if (t->item->kind == KIND_STEPS)
		return steps_prompt(t->item, t->order, spoken, t->arena);
	if (t->n_blanks == 0)
		return t->item->ask;
	if (t->level == LEVEL_LETTERS)
		style = spoken ? CLOZE_SPOKEN_LETTERS : CLOZE_LETTERS;
	else
		style = spoken ? CLOZE_SPOKEN_BLANK : CLOZE_BLANK;
	return cloze_show(t->item, t->blanks, t->n_blanks, style, t->arena);
}

const char *
turn_wanted(const struct turn *t)
{
	if (t->item->kind != KIND_STEPS || t->setup.leave_out > 0)
		return NULL;
	return steps_wanted(t->n_ideas, t->arena);
}

void
turn_count(const struct turn *t, int *yes, int *part, int *of)
{
	*yes = *part = *of = 0;
	for (int i = 0; i < t->n_ideas; i++) {
		*yes += t->marks[i] == 'y';
		*part += t->marks[i] == 'p';
		*of += t->marks[i] != '-';
	}
}

int
turn_asked(const struct turn *t, int k)
{
	for (int i = 0; i < t->n_ideas; i++)
		if (t->marks[i] != '-' && k-- == 0)
			return i;
	return -1;
}

const char *
turn_label(const struct turn *t, int idea)
{
	if (t->item->n_ideas == 0)
		return t->clauses[idea];
	return t->item->ideas[idea].wordings[0];
}
