/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "core/ladder.h"
#include "core/say.h"
#include "core/session_state.h"

#define COPY_MS 600000 /* a copy within ten minutes of the showing (F.2) */

const struct item *
session_item(const struct session *s)
{
	return s->c.items[s->now.item];
}

struct lexicon *
session_lexicon(struct session *s)
{
	if (s->lex == NULL)
		s->lex = lexicon_new(
		    &s->arena, s->c.same, s->c.n_same, s->c.items, s->c.n);
	return s->lex;
}

/* -- the queue ----------------------------------------------------------- */

static void
put_slot(struct session *s, size_t at, struct slot slot)
{
	s->queue = arena_grow(
	    &s->arena, s->queue, s->n_queue, &s->cap_queue, sizeof(slot));
	if (at > s->n_queue)
		at = s->n_queue;
	memmove(
	    s->queue + at + 1, s->queue + at, (s->n_queue - at) * sizeof(slot));
	s->queue[at] = slot;
	s->n_queue++;
}

static void
drop_slot(struct session *s, size_t at)
{
	memmove(s->queue + at, s->queue + at + 1,
	    (s->n_queue - at - 1) * sizeof(*s->queue));
	s->n_queue--;
}

/* What a planned item is to be asked as now; false when it is done. */
static bool
kind_now(const struct session *s, int item, enum entry_kind *kind)
{
	const struct item_state *st = &s->states[item];

	if (st->paused)
		return false;
	if (!st->met)
		*kind = s->c.items[item]->kind == KIND_RECALL ? ENTRY_TRY
							      : ENTRY_MEET;
	else if (!(st->s.stability > 0))
		*kind = ENTRY_FIRST;
	else
		*kind = ENTRY_DUE;
	return *kind != ENTRY_DUE || st->due_day <= s->c.today;
}

static void
resume_item(struct session *s, const struct plan_input *in, int item, bool owed)
{
	enum entry_kind kind;
	size_t at = s->n_queue;

	for (size_t i = 0; i < s->n_queue; i++)
		if (s->queue[i].item == item)
			return;
	if (!kind_now(s, item, &kind) || (kind == ENTRY_FIRST) != owed)
		return;
	if (owed)
		at = (size_t)(OTHERS_BETWEEN + s->plan.first);
	plan_add(&s->plan, in, (struct entry){item, kind, 0});
	put_slot(s, at, (struct slot){item, kind, 0});
}

/* An interrupted session goes on with what is left of its own plan. What was
 * read before the interruption is still recalled after others. */
static void
resume_queue(struct session *s, const struct plan_input *in)
{
	s->resumed = true;
	(void)snprintf(s->start_id, sizeof(s->start_id), "%s", s->c.resume_id);
	s->used_ms = s->c.resume_used_ms;
	s->asked = s->c.resume_asked;
	s->plan.n = 0;
	s->plan.due = s->plan.first = s->plan.tries = s->plan.seconds = 0;
	for (size_t k = 0; k < 2 * s->c.n_resume_plan; k++) {
		bool owed = k >= s->c.n_resume_plan;
		const char *id = s->c.resume_plan[k % s->c.n_resume_plan];

		for (size_t i = 0; i < s->c.n; i++)
			if (strcmp(s->c.items[i]->id, id) == 0)
				resume_item(s, in, (int)i, owed);
	}
}

static void
fill_queue(struct session *s)
{
	struct plan_input in = {.items = s->c.items,
	    .states = s->states,
	    .n = s->c.n,
	    .rules = s->c.rules,
	    .today = s->c.today,
	    .minutes = s->c.minutes,
	    .questions = s->c.cards,
	    .new_wanted = s->c.new_wanted,
	    .new_a_day = s->c.new_a_day,
	    .first_session = s->c.first_session,
	    .date = s->c.date,
	    .section = s->c.section};

	plan_make(&in, &s->arena, &s->plan);
	if (s->c.resume_id) {
		resume_queue(s, &in);
		return;
	}
	for (size_t i = 0; i < s->plan.n; i++)
		put_slot(s, s->n_queue,
		    (struct slot){
			s->plan.list[i].item, s->plan.list[i].kind, 0});
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
	fill_queue(s);
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

/* -- saving -------------------------------------------------------------- */

void
session_save(struct session *s, enum saving what, enum event_type type,
    const char *ref, struct js *body, const char *answer)
{
	struct session_out *o = session_out_add(s, OUT_SAVE, EXPECT_NOTHING);
	struct buf b = BUF_INIT;

	s->saving = what;
	js_write(body, &b);
	js_free(body);
	o->save_type = type;
	o->save_ref = ref;
	o->save_body = arena_strdup(&s->arena, buf_str(&b));
	o->save_answer = answer;
	if (type == EV_SESSION)
		o->item = NULL;
	buf_release(&b);
}

static void
save_start(struct session *s)
{
	struct js *j = js_new_object(), *list = js_new_array();

	js_set_text(j, "phase", "start");
	js_set_text(j, "deck", s->c.deck);
	js_set_int(j, "minutes", s->c.minutes);
	js_push(list, js_new_text(session_item(s)->id));
	for (size_t i = 0; i < s->n_queue; i++)
		if (s->queue[i].item != s->now.item)
			js_push(list,
			    js_new_text(s->c.items[s->queue[i].item]->id));
	js_set(j, "plan", list);
	session_save(s, SAVING_START, EV_SESSION, "", j, NULL);
}

void
session_save_review(struct session *s)
{
	struct review r = REVIEW_INIT;
	struct buf b = BUF_INIT;
	struct session_out *o;

	if (s->start_id[0] == '\0') {
		save_start(s);
		return;
	}
	if (s->now.kind == ENTRY_DUE)
		s->mode = MODE_DUE;
	else if (s->now.kind == ENTRY_TRY && !s->turn.suggested)
		s->mode = MODE_PRETEST;
	else
		s->mode = MODE_NEW;
	r.mode = s->mode;
	r.level = s->turn.level;
	(void)snprintf(r.hash, sizeof(r.hash), "%s", session_item(s)->hash);
	(void)snprintf(r.session, sizeof(r.session), "%s", s->start_id);
	memcpy(r.attempts, s->turn.attempts, sizeof(r.attempts));
	r.n_attempts = s->turn.n_attempts;
	r.suggested = s->turn.suggested;
	if (s->turn.lure_held)
		(void)snprintf(r.misconception, sizeof(r.misconception), "%s",
		    session_item(s)->lures[s->turn.lure].id);
	r.first_key_ms = s->first_key_ms;
	r.total_ms = s->turn_ms;
	review_write(&r, &b);
	o = session_out_add(s, OUT_SAVE, EXPECT_NOTHING);
	s->saving = SAVING_REVIEW;
	o->save_type = EV_REVIEW;
	o->save_ref = "";
	o->save_body = arena_strdup(&s->arena, buf_str(&b));
	o->save_answer = s->turn.typed;
	buf_release(&b);
}

void
session_save_marks(struct session *s)
{
	struct js *j = js_new_object();

	js_set_text(j, "marks", s->turn.marks);
	js_set_int(j, "suggested", s->turn.suggested);
	js_set(j, "rating", js_new_null());
	if (s->turn.is_try)
		js_set_text(j, "mode",
		    mode_name(s->turn.suggested ? MODE_NEW : MODE_PRETEST));
	session_save(s, SAVING_MARKS, EV_AMEND, s->review, j, NULL);
}

void
session_save_rating(struct session *s)
{
	struct js *j = js_new_object();

	js_set_int(j, "rating", s->rating);
	session_save(s, SAVING_RATING, EV_AMEND, s->review, j, NULL);
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

void
session_begin(struct session *s)
{
	const struct item_state *st = &s->states[s->now.item];
	bool is_try = s->now.kind == ENTRY_TRY;
	enum level level = ladder_level(
	    st->s.stability, st->last_level, st->last_rating, s->c.brake_help);
	int64_t shown = s->shown_ms[s->now.item];

	if (is_try)
		level = LEVEL_OPEN;
	turn_begin(&s->turn, session_item(s), blank_lexicon(s, level),
	    session_item(s)->kind == KIND_RECALL ? (int)level : 0, is_try,
	    st->idea_days, &s->arena);
	s->turn.just_shown = shown >= 0 && s->used_ms - shown < COPY_MS;
	s->mode = is_try               ? MODE_PRETEST
	    : s->now.kind != ENTRY_DUE ? MODE_NEW
				       : MODE_DUE;
	s->turn_ms = 0;
	s->first_key_ms = -1;
	s->wording[0] = '\0';
	s->stage = STAGE_QUESTION;
	session_out_question(s);
}

void
session_advance(struct session *s)
{
	size_t i;

	s->asking = false;
	if (s->used_ms >= (int64_t)s->c.minutes * 60000) {
		session_end(s, s->n_queue > 0 ? "time" : "done");
		return;
	}
	for (i = 0; i < s->n_queue; i++)
		if (s->queue[i].not_before <= s->asked)
			break;
	if (i == s->n_queue || s->asked >= s->c.cards) {
		session_end(s, s->asked == 0 ? "nothing" : "done");
		return;
	}
	s->now = s->queue[i];
	drop_slot(s, i);
	s->asked++;
	s->asking = true;
	session_begin(s);
}

/* After reading: recalled once more in this session, after three others. */
void
session_plan_recall(struct session *s)
{
	struct slot slot = {
	    s->now.item, ENTRY_FIRST, s->asked + OTHERS_BETWEEN};

	put_slot(s, OTHERS_BETWEEN, slot);
}

void
session_accept(struct session *s)
{
	session_out_scheduled(s);
	session_advance(s);
}

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
after_review(struct session *s)
{
	struct done *d;

	s->done = arena_grow(
	    &s->arena, s->done, s->n_done, &s->cap_done, sizeof(*s->done));
	d = &s->done[s->n_done++];
	d->slot = s->now;
	d->met = s->now.kind == ENTRY_TRY;
	d->without = NULL;
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
	if (s->asking && s->stage == STAGE_QUESTION) {
		put_slot(s, 0, s->now);
		s->asked--;
	}
	s->now = s->done[s->n_done - 1].slot;
	if (s->done[s->n_done - 1].without)
		session_use_item(s, s->done[s->n_done - 1].without);
	(void)snprintf(
	    s->review, sizeof(s->review), "%s", s->done[--s->n_done].review);
	for (i = s->n_queue; i-- > 0;)
		if (s->queue[i].item == s->now.item)
			drop_slot(s, i);
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

void
session_saved(struct session *s, const char *id, const struct item_state *state)
{
	enum saving what = s->saving;

	s->saving = SAVING_NOTHING;
	if (state) {
		s->states[s->now.item] = *state;
		s->states[s->now.item].item = session_item(s)->id;
		s->saved = s->states[s->now.item];
	}
	switch (what) {
	case SAVING_START:
		(void)snprintf(s->start_id, sizeof(s->start_id), "%s", id);
		session_save_review(s);
		break;
	case SAVING_REVIEW:
		(void)snprintf(s->review, sizeof(s->review), "%s", id);
		after_review(s);
		break;
	case SAVING_MARKS:
		s->rating = s->turn.suggested;
		note_done(s);
		if (s->unclaimed)
			session_save_unwording(s);
		else if (s->claimed < 0 || !session_save_wording(s, s->claimed))
			session_out_marked(s);
		break;
	case SAVING_UNWORDING:
		session_drop_wording(s);
		session_out_marked(s);
		break;
	case SAVING_WORDING:
		session_take_wording(s, id);
		session_out_add(s, OUT_INFO, EXPECT_NOTHING)->text =
		    say(&s->arena, SAY_KEPT, NULL, NULL, NULL, NULL);
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
		session_out_add(s, OUT_INFO, EXPECT_NOTHING)->text =
		    say(&s->arena, SAY_PAUSED, session_item(s)->owner, NULL,
			NULL, NULL);
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
