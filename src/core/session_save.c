/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the session asks to be appended to the log: the start, a review, what
 * was changed on it. Declarations in session_state.h.
 */
#include "core/session_state.h"

#include <stdio.h>
#include <string.h>

#include "base/js.h"

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
	static const char *const kinds[] = {
	    [SESSION_PRACTICE] = "practice",
	    [SESSION_TEST] = "test",
	    [SESSION_ITEM] = "item",
	};
	struct js *j = js_new_object(), *list = js_new_array();

	js_set_text(j, "phase", "start");
	if (s->c.kind != SESSION_DAILY)
		js_set_text(j, "kind", kinds[s->c.kind]);
	if (s->c.form)
		js_set_text(j, "form", s->c.form);
	js_set_text(j, "deck", s->c.deck);
	js_set_int(j, "minutes", s->c.day.minutes);
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
	if (s->now.kind == ENTRY_TRY && s->turn.suggested)
		s->mode = MODE_NEW; /* known in full before it was read */
	r.mode = s->mode;
	r.level = s->turn.level;
	(void)snprintf(r.hash, sizeof(r.hash), "%s", session_item(s)->hash);
	(void)snprintf(r.session, sizeof(r.session), "%s", s->start_id);
	memcpy(r.attempts, s->turn.attempts, sizeof(r.attempts));
	r.n_attempts = s->turn.n_attempts;
	r.suggested = s->turn.suggested;
	r.confidence = s->confidence;
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
