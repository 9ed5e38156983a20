/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/session_state.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "core/say.h"

const char *
expects_name(enum expects e)
{
	static const char *const names[] = {"", "answer", "yesno", "ticks",
	    "rating", "continue", "number", "yesno"};

	return names[e];
}

#define PLANNED_MOST 64

static void
put(struct slot *q, int *n, int at, struct slot slot)
{
	if (*n == PLANNED_MOST)
		return;
	at = at < *n ? at : *n;
	for (int k = (*n)++; k > at; k--)
		q[k] = q[k - 1];
	q[at] = slot;
}

/* The queue played through as session_advance() will, if no new statement is
 * known in full. Returns how many questions the session then holds; extra, put
 * in at a place, is it reached? NULL: nothing is put in. */
static int
play(const struct session *s, const struct slot *extra, bool *reached)
{
	struct slot q[PLANNED_MOST];
	int n = s->asked, n_q = 0, k;
	bool new = s->asking && s->now.kind == ENTRY_TRY;

	*reached = false;
	for (size_t i = 0; i < s->n_queue && n_q < PLANNED_MOST / 2; i++)
		q[n_q++] = s->queue[i];
	if (extra)
		put(q, &n_q, (int)session_before_last(s), *extra);
	for (;;) {
		if (new)
			put(q, &n_q, OTHERS_BETWEEN,
			    (struct slot){.kind = ENTRY_FIRST,
				.not_before = n + OTHERS_BETWEEN});
		for (k = 0; k < n_q && q[k].not_before > n; k++)
			;
		if (k == n_q || n >= s->c.cards)
			return n;
		new = q[k].kind == ENTRY_TRY;
		*reached = *reached ||
		    (extra && q[k].kind == ENTRY_FIX &&
			q[k].from == extra->from);
		for (n_q--; k < n_q; k++)
			q[k] = q[k + 1];
		n++;
	}
}

int
session_planned(const struct session *s)
{
	bool reached;

	return play(s, NULL, &reached);
}

bool
session_comes_again(const struct session *s)
{
	struct slot slot = {.item = s->now.item,
	    .kind = ENTRY_FIX,
	    .from = s->asked,
	    .not_before = s->asked + OTHERS_BETWEEN};
	bool reached;

	(void)play(s, &slot, &reached);
	return reached;
}

struct session_out *
session_out_add(
    struct session *s, enum session_out_type type, enum expects expects)
{
	struct session_out *o;

	if (s->n_outs == OUTS)
		BUG("session: %d events and nobody takes them", OUTS);
	o = &s->outs[(s->out_first + s->n_outs++) % OUTS];
	memset(o, 0, sizeof(*o));
	o->type = type;
	o->expects = expects;
	if (s->asking) {
		o->item = session_item(s);
		o->kind = s->now.kind == ENTRY_TRY ? KIND_TRY : o->item->kind;
		o->mode = s->mode;
		o->level = s->turn.level;
		o->n = s->asked;
		o->of = session_planned(s);
	}
	return o;
}

static void
ask_again(struct session *s)
{
	if (s->waiting.expects == EXPECT_NOTHING)
		return;
	s->waiting.again = true;
	if (s->n_outs == OUTS)
		BUG("session: no room to ask again");
	s->outs[(s->out_first + s->n_outs++) % OUTS] = s->waiting;
}

void
session_out_error(struct session *s, const char *text)
{
	session_out_add(s, OUT_ERROR, EXPECT_NOTHING)->text = text;
	ask_again(s);
}

void
session_out_info(struct session *s, const char *text)
{
	session_out_add(s, OUT_INFO, EXPECT_NOTHING)->text = text;
	ask_again(s);
}

bool
session_builds_settled(const struct session *s)
{
	const struct item *it = session_item(s), *other;
	bool all = it->n_builds_on > 0;

	for (int i = 0; all && i < it->n_builds_on; i++)
		for (size_t k = 0; k < s->c.n; k++) {
			other = s->c.items[k];
			if (other->kind == KIND_RECALL &&
			    strcmp(other->owner, it->builds_on[i]) == 0 &&
			    strcmp(item_home(other), item_home(it)) == 0)
				all = all &&
				    (s->states[k].settled ||
					s->states[k].secure);
		}
	return all;
}

/* The steps as their letters stand beside them. */
static void
list_steps(struct session *s, struct session_out *o)
{
	const char **list =
	    arena_array(&s->arena, (size_t)s->turn.n_ideas + 1, sizeof(*list));

	for (int i = 0; i < s->turn.n_ideas; i++)
		list[i] = turn_label(&s->turn, s->turn.order[i]);
	o->choices = list;
	o->n_choices = s->turn.n_ideas;
}

void
session_out_question(struct session *s)
{
	struct session_out *o = session_out_add(s, OUT_QUESTION, EXPECT_ANSWER);
	int yes, part;

	o->prompt = turn_prompt(&s->turn, false);
	o->spoken = turn_prompt(&s->turn, true);
	turn_count(&s->turn, &yes, &part, &o->ideas);
	if (s->turn.item->n_ideas == 0 || s->turn.item->ticked)
		o->ideas = 0;
	o->last = o->n == o->of && o->n > 1 && s->now.kind == ENTRY_DUE;
	o->leave_out = s->turn.setup.leave_out;
	o->from = s->now.from;
	o->part = s->now.kind == ENTRY_PART;
	if (o->item->kind == KIND_STEPS && s->turn.setup.leave_out == 0)
		list_steps(s, o);
	o->builds_settled = session_builds_settled(s);
	o->change = s->change;
}

static const char *
add_text(struct session *s)
{
	int yes, part, of;
	struct arena *a = &s->arena;

	turn_count(&s->turn, &yes, &part, &of);
	if (part == 0)
		return say(a, SAY_ADD, say_number(a, yes), say_number(a, of),
		    NULL, NULL);
	return say(a, SAY_ADD_UNCLEAR, say_number(a, yes), say_number(a, of),
	    part == 1 ? "one is" : arena_printf(a, "%d are", part), NULL);
}

static struct session_out *
ask(struct session *s, enum about about, enum expects expects, const char *text)
{
	struct session_out *o = session_out_add(s, OUT_ASK, expects);

	o->about = about;
	o->text = text;
	return o;
}

static void
ask_doubt(struct session *s)
{
	struct session_out *o = ask(s, ABOUT_DOUBT, EXPECT_YESNO,
	    say(&s->arena, SAY_DOUBT, turn_label(&s->turn, s->turn.doubt), NULL,
		NULL, NULL));

	for (int k = 0; turn_asked(&s->turn, k) >= 0; k++)
		if (turn_asked(&s->turn, k) == s->turn.doubt)
			o->idea = k + 1;
}

/* "Do you mean …?": yes is Again, no changes nothing. */
static void
ask_meaning(struct session *s, enum turn_step step)
{
	bool lure = step == TURN_LURE;
	const char *what = lure ? s->turn.item->lures[s->turn.lure].says
				: turn_label(&s->turn, s->turn.doubt);
	struct session_out *o =
	    ask(s, lure ? ABOUT_LURE : ABOUT_TURNED, EXPECT_YESNO,
		say(&s->arena, lure ? SAY_LURE : SAY_TURNED, what, NULL, NULL,
		    NULL));

	for (int k = 0; !lure && turn_asked(&s->turn, k) >= 0; k++)
		if (turn_asked(&s->turn, k) == s->turn.doubt)
			o->idea = k + 1;
}

static void
ask_ticks(struct session *s, bool model)
{
	bool one = s->turn.n_choices == 1;
	enum say id = model ? (one ? SAY_TICK_MODEL_ONE : SAY_MODEL_TICKS)
			    : (one ? SAY_TICK_ONE : SAY_TICKS);
	struct session_out *o = ask(s, ABOUT_TICKS, EXPECT_TICKS,
	    say(&s->arena, id, NULL, NULL, NULL, NULL));

	if (model)
		o->model = session_item(s)->model;
	o->choices = s->turn.choices;
	o->n_choices = s->turn.n_choices;
}

static void
tell_hint(struct session *s, bool last)
{
	struct session_out *o =
	    session_out_add(s, OUT_HINT, last ? EXPECT_NOTHING : EXPECT_ANSWER);

	o->hint = s->turn.hints;
	o->hint_kind = last                     ? "answer"
	    : s->turn.hint_kind == HINT_LETTERS ? "letters"
	    : s->turn.hint_kind == HINT_START   ? "start"
						: "blank";
	o->text = s->turn.hint_text;
	o->text_spoken = s->turn.hint_spoken;
}

void
session_out_step(struct session *s, enum turn_step step)
{
	struct arena *a = &s->arena;
	enum say id;

	switch (step) {
	case TURN_ADD:
		(void)ask(s, ABOUT_ADD, EXPECT_ANSWER, add_text(s));
		break;
	case TURN_DOUBT:
		ask_doubt(s);
		break;
	case TURN_TURNED:
	case TURN_LURE:
		ask_meaning(s, step);
		break;
	case TURN_SAY:
		(void)ask(s, ABOUT_SAY, EXPECT_ANSWER,
		    say(a, SAY_SAY_IT, NULL, NULL, NULL, NULL));
		break;
	case TURN_HINT:
		tell_hint(s, false);
		break;
	case TURN_SHOW:
		tell_hint(s, true);
		break;
	case TURN_ORDER:
		(void)ask(s, ABOUT_ORDER, EXPECT_YESNO,
		    say(a, SAY_ORDER, s->turn.hint_text, NULL, NULL, NULL));
		break;
	case TURN_TICKS:
	case TURN_MODEL:
		ask_ticks(s, step == TURN_MODEL);
		break;
	case TURN_EMPTY:
		id = s->now.kind == ENTRY_TRY   ? SAY_EMPTY_TRY
		    : s->now.kind == ENTRY_TEST ? SAY_EMPTY_TEST
		    : s->turn.step == TURN_ADD  ? SAY_EMPTY_ADD
						: SAY_EMPTY;
		session_out_error(s,
		    turn_wanted(&s->turn) ? turn_wanted(&s->turn)
					  : say(a, id, NULL, NULL, NULL, NULL));
		break;
	case TURN_COPY:
		session_out_error(s, say(a, SAY_COPY, NULL, NULL, NULL, NULL));
		break;
	case TURN_ANSWER:
	case TURN_DONE:
		break;
	}
}

void
session_out_confidence(struct session *s)
{
	s->stage = STAGE_SURE;
	(void)ask(s, ABOUT_CONFIDENCE, EXPECT_NUMBER,
	    say(&s->arena, SAY_SURE, NULL, NULL, NULL, NULL));
}

/* Of what was missing, one idea: the first. */
void
session_out_now_you(struct session *s)
{
	const char *label = NULL, *text;
	int idea;

	for (int k = 0; label == NULL && (idea = turn_asked(&s->turn, k)) >= 0;
	     k++)
		if (s->turn.marks[idea] != 'y')
			label = turn_label(&s->turn, idea);
	if (label == NULL || session_item(s)->kind == KIND_STEPS)
		text = say(&s->arena, SAY_NOW_YOU_ALL, NULL, NULL, NULL, NULL);
	else
		text = say(&s->arena, SAY_NOW_YOU, label, NULL, NULL, NULL);
	s->stage = STAGE_NOW_YOU;
	(void)ask(s, ABOUT_NOW_YOU, EXPECT_ANSWER, text);
}

static const char *
new_ones(struct session *s)
{
	static const char *const words[] = {"", "One new one", "Two new ones",
	    "Three new ones", "Four new ones", "Five new ones", "Six new ones"};

	if (s->n_queue < sizeof(words) / sizeof(words[0]))
		return words[s->n_queue];
	return arena_printf(&s->arena, "%zu new ones", s->n_queue);
}

void
session_out_offer(struct session *s, enum about about)
{
	const char *text;

	if (about == ABOUT_NEW)
		text =
		    say(&s->arena, SAY_NEW_NOW, new_ones(s), NULL, NULL, NULL);
	else
		text = say(&s->arena,
		    session_time_is_up(s->c.kind, s->used_ms, s->c.day.minutes)
			? SAY_MORE
			: SAY_MORE_DONE,
		    say_number(&s->arena, MORE_MINUTES), NULL, NULL, NULL);
	s->stage = STAGE_OFFER;
	(void)ask(s, about, EXPECT_MORE, text);
}
