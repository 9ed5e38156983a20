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
	static const char *const names[] = {
	    "", "answer", "yesno", "ticks", "rating", "continue"};

	return names[e];
}

#define PLANNED_MOST 64

/* How many questions the session holds as it stands, if no new statement is
 * known in full: the queue played through as session_advance() will. */
static int
planned(const struct session *s)
{
	struct slot q[PLANNED_MOST];
	int n = s->asked, n_q = 0, at, k;
	bool new = s->asking && s->now.kind == ENTRY_TRY;

	for (size_t i = 0; i < s->n_queue && n_q < PLANNED_MOST / 2; i++)
		q[n_q++] = s->queue[i];
	for (;;) {
		if (new &&n_q < PLANNED_MOST) {
			at = n_q < OTHERS_BETWEEN ? n_q : OTHERS_BETWEEN;
			for (k = n_q++; k > at; k--)
				q[k] = q[k - 1];
			q[at] =
			    (struct slot){0, ENTRY_FIRST, n + OTHERS_BETWEEN};
		}
		for (k = 0; k < n_q && q[k].not_before > n; k++)
			;
		if (k == n_q || n >= s->c.cards)
			return n;
		new = q[k].kind == ENTRY_TRY;
		for (n_q--; k < n_q; k++)
			q[k] = q[k + 1];
		n++;
	}
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
		o->of = planned(s);
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

void
session_totals(const struct session *s, struct session_summary *sum)
{
	const struct item_state *st;

	sum->met = sum->settled = sum->secure = sum->still_to_meet = 0;
	sum->total = 0;
	for (size_t i = 0; i < s->c.n; i++) {
		st = &s->states[i];
		/* statements: other items of one lean on it */
		if (s->c.items[i]->kind != KIND_RECALL)
			continue;
		sum->total++;
		if (st->secure)
			sum->secure++;
		else if (st->settled)
			sum->settled++;
		else if (st->met)
			sum->met++;
		else
			sum->still_to_meet++;
	}
}

static struct plan_input
tomorrow_input(const struct session *s)
{
	struct plan_input in = {.items = s->c.items,
	    .states = s->states,
	    .n = s->c.n,
	    .rules = s->c.rules,
	    .today = s->c.today,
	    .minutes = s->c.minutes,
	    .date = s->c.date};

	return in;
}

void
session_out_plan(struct session *s)
{
	struct session_out *o = session_out_add(s, OUT_PLAN, EXPECT_NOTHING);
	struct plan_input in = tomorrow_input(s);

	o->plan = &s->plan;
	o->resumed = s->resumed;
	o->sum = s->sum;
	session_totals(s, &o->sum);
	o->sum.tomorrow = plan_due_on(&in, s->c.today + 1);
	o->n = s->asked;
	o->of = planned(s);
}

void
session_out_question(struct session *s)
{
	struct session_out *o = session_out_add(s, OUT_QUESTION, EXPECT_ANSWER);
	int yes, part;

	o->prompt = turn_prompt(&s->turn, false);
	o->spoken = turn_prompt(&s->turn, true);
	turn_count(&s->turn, &yes, &part, &o->ideas);
	if (s->turn.item->n_ideas == 0)
		o->ideas = 0;
	o->last = o->n == o->of && o->n > 1;
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
ask_ticks(struct session *s)
{
	struct session_out *o = ask(s, ABOUT_TICKS, EXPECT_TICKS,
	    say(&s->arena, SAY_TICKS, NULL, NULL, NULL, NULL));

	o->choices = s->turn.clauses;
	o->n_choices = s->turn.n_ideas;
}

static void
tell_hint(struct session *s, bool last)
{
	struct session_out *o =
	    session_out_add(s, OUT_HINT, last ? EXPECT_NOTHING : EXPECT_ANSWER);

	o->hint = s->turn.hints;
	o->hint_kind = last          ? "answer"
	    : s->turn.hint_kind == 1 ? "letters"
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
	case TURN_TICKS:
		ask_ticks(s);
		break;
	case TURN_EMPTY:
		id = s->now.kind == ENTRY_TRY  ? SAY_EMPTY_TRY
		    : s->turn.step == TURN_ADD ? SAY_EMPTY_ADD
					       : SAY_EMPTY;
		session_out_error(s, say(a, id, NULL, NULL, NULL, NULL));
		break;
	case TURN_COPY:
		session_out_error(s, say(a, SAY_COPY, NULL, NULL, NULL, NULL));
		break;
	case TURN_ANSWER:
	case TURN_DONE:
		break;
	}
}

/* Was this idea first said after a hint? */
static bool
was_hinted(const struct turn *t, int idea)
{
	for (int k = 0; k < t->n_attempts; k++)
		if (t->attempts[k].marks[idea] == 'y')
			return t->attempts[k].hint > 0;
	return false;
}

/* Labels of the ideas with one of these letters, joined; "" when none. */
static const char *
labels(struct session *s, const struct session_out *o, char letter)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < o->n_marks; i++)
		if (o->marks[i].said == letter)
			buf_addf(
			    &b, "%s%s", b.n ? "; " : "", o->marks[i].label);
	out = arena_strdup(&s->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
add_part(struct session *s, struct buf *b, enum say id, const char *one,
    const char *two)
{
	if (one[0])
		buf_addf(b, "%s%s", b->n ? " " : "",
		    say(&s->arena, id, one, two, NULL, NULL));
}

static bool
has(const char *s)
{
	return s && s[0];
}

/* The reason that is shown with what is missing: the author's, else what to
 * say instead, else the statement. */
static const char *
reason(const struct session_out *o)
{
	if (o->lure)
		return o->lure->truth;
	if (o->item->kind == KIND_REFUTE && has(o->item->truth))
		return o->item->truth;
	return has(o->item->why) ? o->item->why : o->item->text;
}

static const char *
when_back(struct session *s)
{
	int days = s->saved.interval_days;

	if (s->saved.due_day == ITEM_NO_DAY)
		return "";
	if (days == 1)
		return "tomorrow";
	return arena_printf(&s->arena, "in %d days", days);
}

/* What was there, what is missing, why, and what comes next (lt7.5). */
static const char *
feedback(struct session *s, const struct session_out *o)
{
	static const char *const ratings[] = {
	    "", "Again", "Hard", "Good", "Easy"};
	struct buf b = BUF_INIT;
	const char *out;

	if (o->lure)
		add_part(s, &b, SAY_YOU_SAID, o->lure_phrase, NULL);
	add_part(s, &b, SAY_THERE, labels(s, o, 'y'), NULL);
	add_part(s, &b, SAY_UNCLEAR, labels(s, o, 'p'), NULL);
	add_part(s, &b, SAY_MISSING, labels(s, o, 'n'), NULL);
	if (o->lure)
		add_part(s, &b, SAY_BUT, item_number(o->item), o->lure->truth);
	else
		add_part(s, &b, SAY_WHY, o->why, NULL);
	add_part(s, &b, SAY_NEXT, ratings[s->rating], when_back(s));
	out = arena_strdup(&s->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
fill_marks(struct session *s, struct session_out *o)
{
	const struct turn *t = &s->turn;
	int yes, part, of, idea;
	const char **slips;

	turn_count(t, &yes, &part, &of);
	o->verdict = of > 0 && yes == of ? "full"
	    : yes + part > 0             ? "partial"
					 : "miss";
	o->marks = arena_array(&s->arena, (size_t)of, sizeof(*o->marks));
	for (int k = 0; (idea = turn_asked(t, k)) >= 0; k++) {
		o->marks[k].label = turn_label(t, idea);
		o->marks[k].said = t->marks[idea];
		o->marks[k].hinted = was_hinted(t, idea);
		o->n_marks++;
	}
	slips =
	    arena_array(&s->arena, (size_t)t->mark.n_slips + 1, sizeof(*slips));
	for (int i = 0; i < t->mark.n_slips; i++)
		slips[i] = t->mark.slips[i].meant;
	o->slips = slips;
	o->n_slips = t->mark.n_slips;
	o->note = "";
	if (t->mark.overclaim.word)
		o->note = say(&s->arena, SAY_SOFTER, t->mark.overclaim.hedge,
		    t->mark.overclaim.word, NULL, NULL);
	if (t->lure_held) {
		o->lure = &t->item->lures[t->lure];
		o->lure_phrase = t->mark.lure.phrase && t->mark.lure.phrase[0]
		    ? t->mark.lure.phrase
		    : t->typed;
	}
	o->why = o->lure || labels(s, o, 'n')[0] ? reason(o) : "";
	o->feedback = feedback(s, o);
}

static void
fill_saved(struct session *s, struct session_out *o)
{
	struct item_state *st = arena_alloc(&s->arena, sizeof(*st));

	*st = s->saved;
	o->state = st;
	o->review = arena_strdup(&s->arena, s->review);
	o->suggested = s->turn.suggested;
	o->rating = s->rating;
}

void
session_out_marked(struct session *s)
{
	bool rated = s->turn.suggested != RATING_NONE;
	struct session_out *o = session_out_add(
	    s, OUT_MARKED, rated ? EXPECT_RATING : EXPECT_NOTHING);

	fill_marks(s, o);
	fill_saved(s, o);
	s->shown_ms[s->now.item] = s->used_ms;
	if (rated) {
		s->stage = STAGE_MARKED;
		return;
	}
	o = session_out_add(s, OUT_READ, EXPECT_CONTINUE);
	o->text = o->item->text;
	s->stage = STAGE_READ;
}

void
session_out_scheduled(struct session *s)
{
	fill_saved(s, session_out_add(s, OUT_SCHEDULED, EXPECT_NOTHING));
}

static void
count_done(const struct session *s, struct session_summary *sum)
{
	const struct done *d;

	sum->asked = (int)s->n_done;
	sum->due_asked = sum->due_recalled = sum->due_unaided = 0;
	sum->met_new = 0;
	for (size_t i = 0; i < s->n_done; i++) {
		d = &s->done[i];
		sum->met_new += d->met;
		if (d->mode != MODE_DUE)
			continue;
		sum->due_asked++;
		sum->due_recalled += d->rating >= RATING_HARD;
		sum->due_unaided += d->unaided;
	}
}

void
session_out_summary(struct session *s, const char *reason)
{
	struct plan_input in = tomorrow_input(s);
	struct session_out *o;
	int first = 0;

	s->asking = false;
	o = session_out_add(s, OUT_SUMMARY, EXPECT_NOTHING);
	session_totals(s, &s->sum);
	count_done(s, &s->sum);
	for (size_t i = 0; i < s->c.n; i++)
		first += s->states[i].met && !s->states[i].paused &&
		    !(s->states[i].s.stability > 0);
	s->sum.reason = reason;
	s->sum.tomorrow = plan_due_on(&in, s->c.today + 1) + first;
	s->sum.tomorrow_seconds = s->sum.tomorrow * plan_seconds(ENTRY_DUE, 3);
	s->sum.used_ms = s->used_ms;
	s->sum.left = (int)s->n_queue;
	o->sum = s->sum;
	s->waiting.expects = EXPECT_NOTHING;
	s->stage = STAGE_DONE;
}
