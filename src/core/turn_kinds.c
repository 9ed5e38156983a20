/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the kinds that are not marked by words alone do otherwise in a turn:
 * letters for steps, names for scenes, ticks against a model. The third part
 * of core/turn.
 */
#include "core/turn_priv.h"

#include <string.h>

#include "core/members.h"
#include "core/sentence.h"
#include "core/spot.h"
#include "core/steps.h"

/* -- reading -------------------------------------------------------------- */

enum turn_step
turn_read(struct turn *t, const char *text, struct mark *out)
{
	struct mark_question q = {t->item, t->shown, t->asked, t->blank_words};
	int letters[IDEAS_MAX], n;

	if (t->item->kind == KIND_STEPS && t->setup.leave_out == 0 &&
	    steps_read(text, t->n_ideas, t->arena, letters)) {
		steps_mark(t->item, t->order, letters, text, t->arena, out);
		return TURN_ANSWER;
	}
	if (t->item->kind == KIND_SPOT)
		spot_mark(t->lex, t->item, text, t->arena, out, &n);
	else if (t->item->kind == KIND_LIST)
		members_mark(t->lex, &q, text, t->arena, out);
	else
		mark_answer(t->lex, &q, text, t->arena, out);
	if (out->blank)
		return TURN_EMPTY;
	return t->item->kind == KIND_STEPS && !out->dont_know ? TURN_EMPTY
							      : TURN_ANSWER;
}

bool
turn_try(const struct item *it, const struct lexicon *lex, const char *answer,
    struct arena *a, struct mark *out)
{
	struct turn_setup setup = {.item = it, .lex = lex};
	struct turn *t = arena_alloc(a, sizeof(*t));

	turn_begin(t, &setup, a);
	for (int i = 0; it->kind == KIND_STEPS && i < t->n_ideas; i++)
		t->order[i] = i;
	return turn_read(t, answer, out) != TURN_EMPTY || out->blank;
}

/* The order as it was typed last: a step that stood right may be moved. */
static void
take_steps(struct turn *t, const struct mark *m)
{
	t->add_done = true;
	for (int i = 0; i < t->n_ideas; i++)
		if (t->asked[i])
			t->marks[i] = m->ideas[i].said == SAID_YES ? 'y' : 'n';
}

/* As many names count as there are to find; after a hint as many again. */
static void
take_names(struct turn *t, const char *text, struct mark *m)
{
	int named;

	if (t->round_hints != t->hints)
		t->round = "";
	t->round_hints = t->hints;
	t->round = arena_strdup(t->arena, mark_join(t->arena, t->round, text));
	spot_mark(t->lex, t->item, t->round, t->arena, m, &named);
	for (int i = 0; i < t->n_ideas; i++) {
		if (!t->asked[i] || t->marks[i] == 'y')
			continue;
		if (m->ideas[i].said == SAID_YES)
			t->marks[i] = 'y';
		else if (m->ideas[i].said == SAID_PART && !t->declined[i])
			t->marks[i] = 'p';
	}
	t->add_done = t->add_done || named >= t->n_ideas;
}

bool
turn_take(struct turn *t, const char *text, struct mark *m)
{
	if (t->item->kind == KIND_STEPS)
		take_steps(t, m);
	else if (t->item->kind == KIND_SPOT)
		take_names(t, text, m);
	else
		return false;
	return true;
}

/* -- ticks ---------------------------------------------------------------- */

enum turn_step
turn_offer(struct turn *t, enum turn_step step)
{
	int idea;

	t->n_choices = 0;
	for (int k = 0; (idea = turn_asked(t, k)) >= 0; k++)
		t->choices[t->n_choices++] = turn_label(t, idea);
	return step;
}

enum turn_step
turn_hint_model(struct turn *t)
{
	const char *list[2];
	int n = sentence_cut(t->item->model, t->arena, list, 2);

	if (n > 1 && t->hint_kind == HINT_NONE) {
		t->hint_kind = HINT_START;
		t->hints++;
		t->hint_text = t->hint_spoken = list[0];
		return TURN_HINT;
	}
	/* The whole of it was seen before an attempt: as after two hints. */
	t->hints = t->hints > 1 ? t->hints : 2;
	if (t->typed[0] != '\0')
		return turn_offer(t, TURN_MODEL);
	/* nothing was said that could be ticked */
	t->hint_text = t->hint_spoken = t->item->model;
	(void)turn_finish(t);
	return TURN_SHOW;
}

/* -- hints ---------------------------------------------------------------- */

void
turn_hint_steps(struct turn *t, bool whole)
{
	t->hint_text = t->hint_spoken = whole
	    ? steps_whole(t->item, t->order, t->arena)
	    : steps_start(t->item, t->order, t->arena);
}

const char *
turn_hint_name(const struct turn *t, int idea)
{
	const struct idea *of;

	if (t->item->kind == KIND_SPOT) {
		of = &t->item->ideas[idea];
		return of->wordings[of->n > 1 ? 1 : 0];
	}
	return turn_label(t, idea);
}

bool
turn_unrated(const struct turn *t)
{
	return t->setup.again || t->setup.test || t->setup.leave_out > 0;
}
