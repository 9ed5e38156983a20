/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "base/text.h"
#include "core/ladder.h"
#include "core/say.h"
#include "core/session_state.h"
#include "core/worked.h"

#define COPY_MS 600000 /* a copy within ten minutes of the showing (F.2) */

const struct item *
session_item(const struct session *s)
{
	return s->c.items[s->now.item];
}

struct lexicon *
session_lexicon(struct session *s)
{
	if (s->lex == NULL) {
		s->lex = lexicon_new(
		    &s->arena, s->c.same, s->c.n_same, s->c.items, s->c.n);
		lexicon_set_generous(s->lex, s->c.generous);
	}
	return s->lex;
}

struct session *
session_new(const struct session_config *c)
{
	struct session *s = calloc(1, sizeof(*s));

	if (s == NULL)
		err_no_memory();
	s->c = *c;
	if (s->c.cards <= 0 || s->c.cards > SESSION_QUESTIONS)
		s->c.cards = SESSION_QUESTIONS;
	s->states = arena_array(&s->arena, c->n, sizeof(*s->states));
	if (c->n > 0)
		memcpy(s->states, c->states, c->n * sizeof(*s->states));
	s->items = arena_array(&s->arena, c->n, sizeof(*s->items));
	if (c->n > 0)
		memcpy(s->items, c->items, c->n * sizeof(*s->items));
	s->c.items = s->items;
	s->shown_ms = arena_array(&s->arena, c->n, sizeof(*s->shown_ms));
	for (size_t i = 0; i < c->n; i++)
		s->shown_ms[i] = -1;
	session_fill_queue(s);
	session_out_plan(s);
	s->stage = STAGE_QUESTION;
	return s;
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	arena_release(&s->arena);
	free(s);
}

/* -- from question to question ------------------------------------------- */

void
session_end(struct session *s, const char *reason)
{
	struct js *j;

	if (s->ended)
		return;
	s->ended = true;
	s->sum.reason = reason;
	s->asking = false;
	if (s->start_id[0] == '\0') {
		session_out_summary(s, reason);
		return;
	}
	j = js_new_object();
	js_set_text(j, "phase", "end");
	js_set_text(j, "reason", reason);
	session_save(s, SAVING_END, EV_SESSION, s->start_id, j, NULL);
}

/* What blanks need to know of words. Where the author has said what may be
 * blanked, the item's own words are enough: the whole deck is learnt when the
 * first answer is marked, not before the first question is shown. */
static struct lexicon *
blank_lexicon(struct session *s, enum level level)
{
	struct item *const *it = &s->c.items[s->now.item];

	if (level > LEVEL_BLANKS || (*it)->kind != KIND_RECALL)
		return NULL;
	if ((*it)->n_terms > 0)
		return lexicon_new(&s->arena, NULL, 0, it, 1);
	return session_lexicon(s);
}

bool
session_counts(const struct session *s)
{
	return s->now.kind == ENTRY_DUE || s->now.kind == ENTRY_FIRST ||
	    s->now.kind == ENTRY_TRY || s->now.kind == ENTRY_MEET;
}

static enum mode
mode_of(const struct session *s)
{
	switch (s->now.kind) {
	case ENTRY_DUE:
		return MODE_DUE;
	case ENTRY_TRY:
	case ENTRY_EXAMPLE:
		return MODE_PRETEST;
	case ENTRY_FIRST:
	case ENTRY_MEET:
		return MODE_NEW;
	case ENTRY_FIX:
	case ENTRY_PRACTICE:
		return MODE_PRACTICE;
	case ENTRY_TEST:
		return MODE_TEST;
	case ENTRY_PART:
		return MODE_BREAK_DOWN;
	}
	return MODE_DUE;
}

/* How much help the question in hand gives. */
static enum level
level_now(const struct session *s)
{
	const struct item_state *st = &s->states[s->now.item];

	switch (s->now.kind) {
	case ENTRY_TRY:
	case ENTRY_TEST:
		return LEVEL_OPEN;
	case ENTRY_FIX: /* no less help than when it was missing */
		return st->last_level >= LEVEL_LETTERS &&
			st->last_level < LEVEL_PROMPTED
		    ? (enum level)st->last_level
		    : LEVEL_PROMPTED;
	case ENTRY_PART:
		return LEVEL_BLANKS;
	default:
		return ladder_level(st->s.stability, st->last_level,
		    st->last_rating, s->c.brake_help);
	}
}

static int
steps_left_out(const struct session *s)
{
	const struct item *it = session_item(s);

	if (s->now.kind != ENTRY_EXAMPLE)
		return 0;
	return worked_leaves_out(
	    it->kind, it->n_parts, s->states[s->now.item].n_examples);
}

/* A change is told until its item was answered once. Before the answer only
 * that there is one: the words would give it away (lt3.8). */
static const struct session_change *
change_now(const struct session *s)
{
	for (size_t i = 0; i < s->n_done; i++)
		if (s->done[i].slot.item == s->now.item)
			return NULL;
	for (size_t i = 0; i < s->c.n_changes; i++)
		if (strcmp(s->c.changes[i].item->id, session_item(s)->id) == 0)
			return &s->c.changes[i];
	return NULL;
}

void
session_begin(struct session *s)
{
	const struct item_state *st = &s->states[s->now.item];
	enum level level = level_now(s);
	int64_t shown = s->shown_ms[s->now.item];
	struct turn_setup setup = {.item = session_item(s),
	    .lex = blank_lexicon(s, level),
	    .level = session_item(s)->kind == KIND_RECALL ? (int)level : 0,
	    .is_try = s->now.kind == ENTRY_TRY,
	    .idea_days = st->idea_days,
	    .only = s->now.only,
	    .again = s->now.kind == ENTRY_FIX || s->now.kind == ENTRY_PART,
	    .leave_out = steps_left_out(s),
	    .aloud = s->c.aloud,
	    .test = s->now.kind == ENTRY_TEST,
	    .mix = text_hash(session_item(s)->id, strlen(session_item(s)->id)) +
		(uint64_t)st->n_reviews};

	turn_begin(&s->turn, &setup, &s->arena);
	s->turn.just_shown = shown >= 0 && s->used_ms - shown < COPY_MS;
	s->mode = mode_of(s);
	s->turn_ms = 0;
	s->first_key_ms = -1;
	s->confidence = 0;
	s->wording[0] = '\0';
	s->stage = STAGE_QUESTION;
	s->change = change_now(s);
	session_out_question(s);
}

/* The minutes are used, or nothing is left: five more, if somebody is there
 * to say so. */
static void
end_or_more(struct session *s, const char *reason)
{
	if (s->c.offers && !s->more_offered && s->asked > 0 &&
	    session_more(s, false) > 0) {
		s->more_offered = true;
		session_out_offer(s, ABOUT_MORE);
		return;
	}
	session_end(s, reason);
}

/* Nothing is due, and something new could be met: nobody is made to. */
static bool
offers_new(struct session *s)
{
	if (!s->c.offers || s->new_offered || s->asked > 0 || s->resumed ||
	    s->c.kind != SESSION_DAILY || s->c.day.first_session)
		return false;
	for (size_t i = 0; i < s->n_queue; i++)
		if (s->queue[i].kind != ENTRY_TRY &&
		    s->queue[i].kind != ENTRY_MEET)
			return false;
	s->new_offered = true;
	return s->n_queue > 0;
}

bool
session_time_is_up(enum session_kind kind, int64_t used_ms, int minutes)
{
	return kind != SESSION_TEST && used_ms >= (int64_t)minutes * 60000;
}

void
session_advance(struct session *s)
{
	size_t i;

	s->asking = false;
	if (session_time_is_up(s->c.kind, s->used_ms, s->c.day.minutes)) {
		end_or_more(s, s->n_queue > 0 ? "time" : "done");
		return;
	}
	i = session_next_slot(s);
	if (i == s->n_queue || s->asked >= s->c.cards) {
		if (s->asked == 0)
			session_end(s, "nothing");
		else
			end_or_more(s, "done");
		return;
	}
	if (offers_new(s)) {
		session_out_offer(s, ABOUT_NEW);
		return;
	}
	s->now = s->queue[i];
	session_drop_slot(s, i);
	s->asked++;
	s->asking = true;
	session_begin(s);
}

void
session_offered(struct session *s, bool yes)
{
	s->stage = STAGE_QUESTION;
	if (!yes) {
		session_end(s, s->asked > 0 ? "done" : "left");
		return;
	}
	if (s->asked > 0) {
		s->c.day.minutes = (int)(s->used_ms / 60000) + MORE_MINUTES;
		(void)session_more(s, true);
		s->more_offered = false;
	}
	session_advance(s);
}

/* After reading: recalled once more in this session, after three others. */
void
session_plan_recall(struct session *s)
{
	struct slot slot = {.item = s->now.item,
	    .kind = ENTRY_FIRST,
	    .not_before = s->asked + OTHERS_BETWEEN};

	session_put_slot(s, OTHERS_BETWEEN, slot);
}

/* Was something missing, or held that is not so? */
static bool
was_miss(const struct session *s)
{
	return s->rating == RATING_AGAIN &&
	    (session_counts(s) || s->now.kind == ENTRY_PRACTICE) &&
	    s->turn.suggested != RATING_NONE;
}

void
session_accept(struct session *s)
{
	bool miss = was_miss(s);

	session_out_scheduled(s);
	if (miss)
		session_plan_fix(s);
	if (miss) {
		session_out_now_you(s);
		return;
	}
	session_advance(s);
}

void
session_has_read(struct session *s)
{
	if (s->now.kind == ENTRY_TRY)
		session_plan_recall(s);
	session_advance(s);
}

/* -- what was saved ------------------------------------------------------- */

/* What the summary counts, as the marks stand now. */
static void
note_done(struct session *s)
{
	struct done *d = &s->done[s->n_done - 1];

	d->rating = s->rating;
	d->unaided = s->turn.suggested >= RATING_GOOD;
	d->mode = s->mode;
}

static void
after_review(struct session *s, double forecast)
{
	struct done *d;

	s->done = arena_grow(
	    &s->arena, s->done, s->n_done, &s->cap_done, sizeof(*s->done));
	d = &s->done[s->n_done++];
	memset(d, 0, sizeof(*d));
	d->slot = s->now;
	d->met = s->now.kind == ENTRY_TRY;
	d->number = s->asked;
	d->confidence = s->confidence;
	d->forecast = forecast;
	(void)snprintf(d->review, sizeof(d->review), "%s", s->review);
	s->rating = s->turn.suggested;
	note_done(s);
	session_out_marked(s);
}

void
session_undo(struct session *s)
{
	struct session_out *o;
	size_t i;

	if (s->n_done == 0) {
		session_out_error(
		    s, say(&s->arena, SAY_NO_UNDO, NULL, NULL, NULL, NULL));
		return;
	}
	/* The question in hand, not yet answered, comes after the old one. */
	if (s->asking &&
	    (s->stage == STAGE_QUESTION || s->stage == STAGE_SURE)) {
		session_put_slot(s, 0, s->now);
		s->asked--;
	}
	s->now = s->done[s->n_done - 1].slot;
	if (s->done[s->n_done - 1].without)
		session_use_item(s, s->done[s->n_done - 1].without);
	(void)snprintf(
	    s->review, sizeof(s->review), "%s", s->done[--s->n_done].review);
	for (i = s->n_queue; i-- > 0;)
		if (s->queue[i].item == s->now.item &&
		    s->now.kind != ENTRY_PART)
			session_drop_slot(s, i);
	s->asking = true;
	session_save(
	    s, SAVING_UNDO, EV_RETRACT, s->review, js_new_object(), NULL);
	o = &s->outs[(s->out_first + s->n_outs - 1) % OUTS];
	o->item = session_item(s);
}

static void
after_undo(struct session *s)
{
	struct session_out *o = session_out_add(s, OUT_UNDONE, EXPECT_NOTHING);

	o->review = arena_strdup(&s->arena, s->review);
	o->state = &s->states[s->now.item];
	session_begin(s);
}

static void
after_marks(struct session *s)
{
	s->rating = s->turn.suggested;
	note_done(s);
	if (s->unclaimed)
		session_save_unwording(s);
	else if (s->claimed < 0 || !session_save_wording(s, s->claimed))
		session_out_marked(s);
}

static void
inform(struct session *s, enum say id, const char *one)
{
	session_out_add(s, OUT_INFO, EXPECT_NOTHING)->text =
	    say(&s->arena, id, one, NULL, NULL, NULL);
}

static void
take_state(struct session *s, const struct item_state *state)
{
	s->states[s->now.item] = *state;
	s->states[s->now.item].item = session_item(s)->id;
	s->saved = s->states[s->now.item];
}

void
session_saved(struct session *s, const char *id, const struct item_state *state)
{
	enum saving what = s->saving;
	struct plan_input in = session_plan_input(s);
	double forecast = plan_forecast(&in, s->now.item);

	s->saving = SAVING_NOTHING;
	if (state)
		take_state(s, state);
	switch (what) {
	case SAVING_START:
		(void)snprintf(s->start_id, sizeof(s->start_id), "%s", id);
		session_save_review(s);
		break;
	case SAVING_REVIEW:
		(void)snprintf(s->review, sizeof(s->review), "%s", id);
		after_review(s, forecast);
		break;
	case SAVING_MARKS:
		after_marks(s);
		break;
	case SAVING_UNWORDING:
		session_drop_wording(s);
		session_out_marked(s);
		break;
	case SAVING_WORDING:
		session_take_wording(s, id);
		inform(s, SAY_KEPT, NULL);
		session_out_marked(s);
		break;
	case SAVING_RATING:
		note_done(s);
		session_accept(s);
		break;
	case SAVING_UNDO:
		after_undo(s);
		break;
	case SAVING_PAUSE:
		inform(s, SAY_PAUSED, item_short(session_item(s)));
		session_advance(s);
		break;
	case SAVING_REPORT:
		session_out_info(
		    s, say(&s->arena, SAY_REPORTED, NULL, NULL, NULL, NULL));
		break;
	case SAVING_END:
		session_out_summary(s, s->sum.reason);
		break;
	case SAVING_NOTHING:
		BUG("session_saved: nothing was being saved");
	}
}

bool
session_next(struct session *s, struct session_out *out)
{
	if (s->n_outs == 0 && s->stage == STAGE_QUESTION && !s->asking &&
	    !s->ended && s->saving == SAVING_NOTHING)
		session_advance(s);
	if (s->n_outs == 0)
		return false;
	*out = s->outs[s->out_first];
	s->out_first = (s->out_first + 1) % OUTS;
	s->n_outs--;
	if (out->expects != EXPECT_NOTHING) {
		s->waiting = *out;
		s->waiting.again = false;
	}
	return true;
}

bool
session_done(const struct session *s)
{
	return s->stage == STAGE_DONE && s->n_outs == 0;
}

enum expects
session_expects(const struct session *s)
{
	return s->waiting.expects;
}
