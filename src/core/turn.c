/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/turn.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/fold.h"
#include "core/ladder.h"
#include "core/turn_priv.h"

/* turn: what follows what in one question. See turn.h and turn_priv.h. */

/* The marks as they stand, as a new attempt. */
static void
note_attempt(struct turn *t)
{
	struct attempt *at;

	if (t->n_attempts == ATTEMPTS_MAX)
		t->n_attempts--;
	at = &t->attempts[t->n_attempts++];
	(void)snprintf(at->marks, sizeof(at->marks), "%s", t->marks);
	at->hint = t->hints;
}

enum turn_step
turn_finish(struct turn *t)
{
	int yes, part, of;

	if (t->n_attempts == 0)
		note_attempt(t);
	turn_count(t, &yes, &part, &of);
	if (turn_unrated(t))
		t->suggested = RATING_NONE;
	else if (t->is_try)
		t->suggested = of > 0 && yes == of && t->hints == 0 && !t->held
		    ? RATING_EASY
		    : RATING_NONE;
	else if (t->held)
		t->suggested = RATING_AGAIN;
	else
		t->suggested = fold_suggest(t->attempts, t->n_attempts);
	return TURN_DONE;
}

/* Is an idea open for a hint: neither said nor left unclear by choice? */
static bool
is_missing(const struct turn *t, int i)
{
	return t->marks[i] == 'n' || (t->marks[i] == 'p' && !t->passed[i]);
}

/* Lists something of each missing idea, apart by semicolons. */
static const char *
each_missing(
    struct turn *t, const char *(*of)(struct turn *, int, bool), bool spoken)
{
	struct buf b = BUF_INIT;
	const char *out, *one;

	for (int i = 0; i < t->n_ideas; i++) {
		if (!is_missing(t, i) || (one = of(t, i, spoken)) == NULL)
			continue;
		if (b.n > 0)
			buf_adds(&b, "; ");
		buf_adds(&b, one);
		if (t->item->any_idea)
			break; /* one is enough */
	}
	out = b.n > 0 ? arena_strdup(t->arena, buf_str(&b)) : NULL;
	buf_release(&b);
	return out;
}

static const char *
letters_of(struct turn *t, int i, bool spoken)
{
	const char *s =
	    t->blank_words[i] ? t->blank_words[i] : turn_hint_name(t, i);
	bool member = t->item->kind == KIND_LIST;
	enum cloze_style style = spoken
	    ? (member ? CLOZE_SPOKEN_MEMBER : CLOZE_SPOKEN_LETTERS)
	    : (member ? CLOZE_MEMBER : CLOZE_LETTERS);
	const char *out = cloze_phrase(s, style, t->arena);

	/* a sign without letters has no first letter to give */
	return out && out[0] ? out : s;
}

static const char *
answer_of(struct turn *t, int i, bool spoken)
{
	(void)spoken;
	return t->blank_words[i] ? t->blank_words[i] : turn_label(t, i);
}

/* The statement with a blank for each missing idea; NULL when the question
 * was such a text already, or no missing idea has a place in it. */
static const char *
blank_hint(struct turn *t, bool spoken)
{
	struct blank all[BLANKS_MAX], some[BLANKS_MAX];
	int n, k = 0;

	if (t->item->kind != KIND_RECALL || t->level <= LEVEL_BLANKS ||
	    t->item->n_ideas == 0)
		return NULL;
	n = cloze_find(t->lex, t->item, t->arena, all, BLANKS_MAX);
	for (int i = 0; i < n; i++)
		if (all[i].idea >= 0 && is_missing(t, all[i].idea))
			some[k++] = all[i];
	if (k == 0)
		return NULL;
	return cloze_show(t->item, some, k,
	    spoken ? CLOZE_SPOKEN_BLANK : CLOZE_BLANK, t->arena);
}

/* Makes hint 1 or 2; returns false when this question has none of that. */
static bool
make_hint(struct turn *t, int kind)
{
	t->hint_kind = kind;
	if (t->item->kind == KIND_STEPS) {
		t->hint_kind = HINT_START;
		turn_hint_steps(t, false);
	} else if (kind == HINT_BLANK) {
		t->hint_text = blank_hint(t, false);
		t->hint_spoken = blank_hint(t, true);
	} else if (t->level == LEVEL_LETTERS) {
		return false;
	} else {
		t->hint_text = each_missing(t, letters_of, false);
		t->hint_spoken = each_missing(t, letters_of, true);
	}
	return t->hint_text != NULL;
}

/* The next hint in order: first letters, the blank, the answer. */
static enum turn_step
give_hint(struct turn *t)
{
	if (t->item->ticked)
		return turn_hint_model(t);
	if (t->item->n_ideas == 0)
		return turn_offer(t, TURN_TICKS);
	t->hints++;
	t->round_counted = false;
	if (t->hint_kind < HINT_LETTERS && make_hint(t, HINT_LETTERS))
		return TURN_HINT;
	if (t->hint_kind < HINT_BLANK && make_hint(t, HINT_BLANK))
		return TURN_HINT;
	if (t->item->kind == KIND_STEPS) {
		turn_hint_steps(t, true);
	} else {
		t->hint_text = each_missing(t, answer_of, false);
		t->hint_spoken = t->hint_text;
	}
	(void)turn_finish(t);
	return t->hint_text ? TURN_SHOW : TURN_DONE;
}

/* Where any one idea is enough, the others are not asked once it was said. */
static void
drop_others(struct turn *t)
{
	if (!t->item->any_idea || strchr(t->marks, 'y') == NULL)
		return;
	for (int i = 0; i < t->n_ideas; i++)
		if (t->marks[i] != 'y')
			t->marks[i] = '-';
	if (t->n_attempts > 0)
		(void)snprintf(t->attempts[t->n_attempts - 1].marks,
		    sizeof(t->marks), "%s", t->marks);
}

/* A misconception that was heard and not yet asked about. */
static bool
has_lure(const struct turn *t)
{
	return t->lure >= 0 && !t->lure_asked[t->lure];
}

/* What is asked before hints: a misconception, a reversal, a doubt. */
static enum turn_step
ask_first(struct turn *t)
{
	if (has_lure(t)) {
		t->lure_asked[t->lure] = true;
		return TURN_LURE;
	}
	for (int i = 0; i < t->n_ideas; i++) {
		if (t->marks[i] != 'p' || t->passed[i])
			continue;
		t->doubt = i;
		return t->turned[i] ? TURN_TURNED : TURN_DOUBT;
	}
	return TURN_DONE;
}

/* What comes after the marks have changed. */
static enum turn_step
advance(struct turn *t)
{
	enum turn_step next;
	int yes, part, of, i;
	bool declined = false, missing = false, spare = false;

	drop_others(t);
	turn_count(t, &yes, &part, &of);
	if (t->held || (yes == of && !has_lure(t)))
		return turn_finish(t);
	for (i = 0; i < t->n_ideas; i++) {
		missing = missing || is_missing(t, i);
		declined = declined || (t->declined[i] && t->marks[i] == 'n');
		spare = spare || (t->marks[i] == 'p' && t->spare[i]);
	}
	if (t->hints == 0 && !t->add_done && !t->setup.again) {
		t->add_done = true;
		if ((of - yes - part > 0 || spare) &&
		    (!t->is_try || yes + part > 0))
			return TURN_ADD;
	}
	next = ask_first(t);
	if (next != TURN_DONE)
		return next;
	if (t->is_try || t->said_aloud || !missing)
		return turn_finish(t);
	if (declined && t->round_counted) {
		t->round_counted = false;
		return TURN_SAY;
	}
	return give_hint(t);
}

static void
take_marks(struct turn *t)
{
	for (int i = 0; i < t->n_ideas; i++) {
		if (!t->asked[i] || t->marks[i] == 'y')
			continue;
		if (t->mark.ideas[i].said == SAID_YES)
			t->marks[i] = 'y';
		else if (t->mark.ideas[i].said == SAID_PART &&
		    !t->declined[i]) {
			t->marks[i] = 'p';
			t->spare[i] = t->mark.ideas[i].unread;
		}
		t->turned[i] = t->mark.ideas[i].turned && !t->denied[i];
	}
}

static enum turn_step
hint(struct turn *t)
{
	enum turn_step next;

	if (t->setup.leave_out > 0)
		return turn_finish(t);
	t->add_done = true;
	if (t->is_try)
		return turn_finish(t);
	if (t->item->ticked)
		return turn_hint_model(t);
	if (t->item->n_ideas == 0)
		return turn_offer(t, TURN_TICKS);
	next = ask_first(t);
	return next == TURN_DONE ? give_hint(t) : next;
}

/* What was typed, as marks. What was said before may make sense of what is
 * added, and the other way round; an idea once said stays said. */
static void
take_answer(struct turn *t, const char *text, const struct mark *alone)
{
	t->mark = *alone;
	if (!turn_take(t, text, &t->mark)) {
		take_marks(t);
		if (strcmp(t->typed, text) != 0) {
			(void)turn_read(t, t->typed, &t->mark);
			take_marks(t);
		}
	}
	note_attempt(t);
	t->lure = t->mark.lure.lure < LURES_MAX ? t->mark.lure.lure : -1;
}

static enum turn_step
answer(struct turn *t, const char *text)
{
	struct mark alone;

	if (turn_read(t, text, &alone) == TURN_EMPTY)
		return TURN_EMPTY;
	if (alone.dont_know)
		return t->setup.test ? turn_finish(t) : hint(t);
	if (alone.copy && t->just_shown)
		return TURN_COPY;
	/* The text itself lives no longer than the line it came from. */
	t->typed = arena_strdup(t->arena, mark_join(t->arena, t->typed, text));
	if (t->setup.leave_out > 0)
		return turn_finish(t);
	if (t->item->ticked)
		return turn_offer(t, TURN_MODEL);
	if (t->item->n_ideas == 0)
		return turn_offer(t, TURN_TICKS);
	take_answer(t, text, &alone);
	if (t->setup.test) {
		drop_others(t);
		return turn_finish(t);
	}
	return advance(t);
}

enum turn_step
turn_answer(struct turn *t, const char *text)
{
	enum turn_step next = answer(t, text);

	if (next != TURN_EMPTY && next != TURN_COPY)
		t->step = next;
	return next;
}

enum turn_step
turn_hint(struct turn *t)
{
	if (t->setup.test)
		return TURN_EMPTY;
	return t->step = hint(t);
}

enum turn_step
turn_aloud(struct turn *t)
{
	if (t->setup.leave_out > 0)
		return t->step = turn_finish(t);
	if (t->item->kind == KIND_STEPS) {
		turn_hint_steps(t, true);
		return t->step = TURN_ORDER;
	}
	if (t->item->ticked)
		return t->step = turn_offer(t, TURN_MODEL);
	if (t->item->n_ideas == 0)
		return t->step = turn_offer(t, TURN_TICKS);
	t->said_aloud = t->add_done = true;
	for (int i = 0; i < t->n_ideas; i++) {
		if (!t->asked[i] || t->marks[i] == 'y')
			continue;
		t->marks[i] = 'p';
		t->passed[i] = t->turned[i] = false;
	}
	note_attempt(t);
	return t->step = advance(t);
}

static void
set_last(struct turn *t, int idea, char mark)
{
	t->marks[idea] = mark;
	if (t->n_attempts > 0)
		t->attempts[t->n_attempts - 1].marks[idea] = mark;
}

enum turn_step
turn_doubt(struct turn *t, bool yes)
{
	set_last(t, t->doubt, yes ? 'y' : 'n');
	t->declined[t->doubt] = !yes;
	if (!yes && !t->round_counted && !t->is_try) {
		/* its wording was seen: one hint, however many were asked */
		t->round_counted = true;
		t->hints++;
	}
	return t->step = advance(t);
}

enum turn_step
turn_ordered(struct turn *t, bool yes)
{
	for (int i = 0; i < t->n_ideas; i++)
		if (t->asked[i])
			t->marks[i] = yes ? 'y' : 'n';
	note_attempt(t);
	return t->step = turn_finish(t);
}

enum turn_step
turn_means(struct turn *t, bool yes)
{
	int i = t->doubt;

	if (t->step == TURN_LURE) {
		t->lure_held = t->held = yes;
	} else if (yes) {
		set_last(t, i, 'n');
		t->declined[i] = t->held = true;
	} else {
		/* meant the right way round: as much as the words say */
		t->denied[i] = true;
		t->turned[i] = false;
		if (t->mark.ideas[i].coverage >= MARK_SAID)
			set_last(t, i, 'y');
	}
	return t->step = advance(t);
}

enum turn_step
turn_pass(struct turn *t)
{
	if (t->step == TURN_ADD)
		return t->step = advance(t);
	if (t->step == TURN_LURE)
		return t->step = advance(t); /* it was asked: that is all */
	if (t->step == TURN_DOUBT || t->step == TURN_TURNED) {
		t->passed[t->doubt] = true;
		return t->step = advance(t);
	}
	if (t->step == TURN_TICKS || t->step == TURN_MODEL)
		return turn_ticks(t, (bool[IDEAS_MAX]){false});
	if (t->step == TURN_ORDER)
		return turn_ordered(t, false);
	t->hint_kind = HINT_BLANK;
	return t->step = give_hint(t);
}

enum turn_step
turn_ticks(struct turn *t, const bool *ticked)
{
	int idea;

	for (int k = 0; (idea = turn_asked(t, k)) >= 0; k++)
		t->marks[idea] = ticked[k] ? 'y' : 'n';
	note_attempt(t);
	return t->step = turn_finish(t);
}

void
turn_again(struct turn *t)
{
	t->typed = t->round = "";
	t->n_attempts = 0;
	t->said_aloud = t->add_done = t->round_counted = t->held =
	    t->lure_held = false;
	t->lure = -1;
	memset(t->lure_asked, 0, sizeof(t->lure_asked));
	t->step = TURN_ANSWER;
	for (int i = 0; i < t->n_ideas; i++) {
		t->marks[i] = t->asked[i] ? 'n' : '-';
		t->declined[i] = t->passed[i] = false;
		t->denied[i] = t->turned[i] = false;
	}
}

/* The marks of one idea, in all attempts: as the learner says, or as they were
 * before. */
static void
set_all(struct turn *t, int idea, bool said)
{
	char mark = said ? 'y' : 'n';

	if (!t->mended[idea]) {
		t->first_marks[idea] = t->marks[idea];
		for (int k = 0; k < t->n_attempts; k++)
			t->before[k].marks[idea] = t->attempts[k].marks[idea];
	}
	t->mended[idea] =
	    !t->mended[idea] || said != (t->first_marks[idea] == 'y');
	t->marks[idea] = t->mended[idea] ? mark : t->first_marks[idea];
	for (int k = 0; k < t->n_attempts; k++)
		t->attempts[k].marks[idea] =
		    t->mended[idea] ? mark : t->before[k].marks[idea];
}

void
turn_mend(struct turn *t, int idea, bool said)
{
	int yes, part, of;

	set_all(t, idea, said);
	turn_count(t, &yes, &part, &of);
	/* The learner says what was meant of an idea; a misconception that was
	 * confirmed stays one. */
	t->held = t->lure_held;
	if (turn_unrated(t))
		t->suggested = RATING_NONE;
	else if (t->is_try)
		t->suggested =
		    yes == of && !t->held ? RATING_EASY : RATING_NONE;
	else if (t->held)
		t->suggested = RATING_AGAIN;
	else
		t->suggested = fold_suggest(t->attempts, t->n_attempts);
}
