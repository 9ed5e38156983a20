/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said of an answer: its marks, when it comes back, and at the end of
 * a test all of them. Declarations in session_state.h.
 */
#include "core/session_state.h"

#include <string.h>

#include "base/buf.h"
#include "core/leech.h"
#include "core/say.h"
#include "core/worked.h"

/* Was this idea first said after a hint? */
static bool
was_hinted(const struct turn *t, int idea)
{
	for (int k = 0; k < t->n_attempts; k++)
		if (t->attempts[k].marks[idea] == 'y')
			return t->attempts[k].hint > 0;
	return false;
}

const char *
session_labels(struct session *s, const struct session_out *o, char letter)
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

const char *
session_feedback(struct session *s, const struct session_out *o)
{
	static const char *const ratings[] = {
	    "", "Again", "Hard", "Good", "Easy"};
	struct buf b = BUF_INIT;
	const char *out;

	if (o->lure)
		add_part(s, &b, SAY_YOU_SAID, o->lure_phrase, NULL);
	add_part(s, &b, SAY_THERE, session_labels(s, o, 'y'), NULL);
	add_part(s, &b, SAY_UNCLEAR, session_labels(s, o, 'p'), NULL);
	add_part(s, &b, SAY_MISSING, session_labels(s, o, 'n'), NULL);
	if (o->lure)
		add_part(s, &b, SAY_BUT, item_number(o->item), o->lure->truth);
	else
		add_part(s, &b, SAY_WHY, o->why, NULL);
	if (session_counts(s) && s->turn.suggested != RATING_NONE)
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
	o->why = o->lure || session_labels(s, o, 'n')[0] ? reason(o) : "";
	o->feedback = session_feedback(s, o);
}

/* Once more, while the session has room for it. */
static bool
fix_again(const struct session *s)
{
	return s->asked + OTHERS_BETWEEN < s->c.cards;
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

/* An unrated answer: what comes after its marks. */
static void
after_unrated(struct session *s)
{
	const struct item *it = session_item(s);
	struct session_out *o;

	if (s->now.kind == ENTRY_FIX || s->now.kind == ENTRY_PART) {
		if (strpbrk(s->turn.marks, "np") && fix_again(s))
			session_plan_fix(s);
		session_advance(s);
		return;
	}
	o = session_out_add(s, OUT_READ, EXPECT_CONTINUE);
	o->text = it->text;
	if (s->now.kind == ENTRY_EXAMPLE) {
		o->text =
		    worked_asked(it, s->turn.setup.leave_out, false, &s->arena);
		o->text_spoken =
		    worked_asked(it, s->turn.setup.leave_out, true, &s->arena);
		o->leave_out = s->turn.setup.leave_out;
		o->model = it->model;
	}
	s->stage = STAGE_READ;
}

/* Of a test nothing is told before its end. */
static void
keep_for_the_end(struct session *s)
{
	struct session_out o = {.item = session_item(s)};
	struct done *d = &s->done[s->n_done - 1];

	fill_marks(s, &o);
	d->marks = o.marks;
	d->n_marks = o.n_marks;
	d->verdict = o.verdict;
	d->full = strcmp(o.verdict, "full") == 0;
	session_advance(s);
}

/* After every fourth lapse, so that it is no refrain. */
bool
session_tells_leech(const struct item_state *st, enum rating rating)
{
	return rating == RATING_AGAIN && leech_is(st, NULL, 0) &&
	    st->lapses % LEECH_LAPSES == 0;
}

void
session_out_marked(struct session *s)
{
	bool rated = s->turn.suggested != RATING_NONE;
	struct session_out *o;

	if (s->now.kind == ENTRY_TEST) {
		keep_for_the_end(s);
		return;
	}
	o = session_out_add(
	    s, OUT_MARKED, rated ? EXPECT_RATING : EXPECT_NOTHING);
	fill_marks(s, o);
	fill_saved(s, o);
	o->counts = rated && session_counts(s);
	o->again_today = o->counts && session_comes_again(s);
	o->leech = rated && session_tells_leech(&s->saved, s->rating);
	o->from = s->now.from;
	o->change = s->change;
	s->shown_ms[s->now.item] = s->used_ms;
	if (rated)
		s->stage = STAGE_MARKED;
	else
		after_unrated(s);
}

void
session_out_results(struct session *s)
{
	const struct done *d;
	struct session_out *o;

	for (size_t i = 0; i < s->n_done; i++) {
		d = &s->done[i];
		if (d->slot.kind != ENTRY_TEST)
			continue;
		o = session_out_add(s, OUT_RESULT, EXPECT_NOTHING);
		o->item = s->c.items[d->slot.item];
		o->kind = o->item->kind;
		o->mode = MODE_TEST;
		o->n = d->number;
		o->of = (int)s->n_done;
		o->review = d->review;
		o->verdict = d->verdict;
		o->marks = d->marks;
		o->n_marks = d->n_marks;
		o->text = o->item->text;
		s->sum.form_full += d->full;
		s->sum.form_of++;
	}
}

void
session_out_scheduled(struct session *s)
{
	fill_saved(s, session_out_add(s, OUT_SCHEDULED, EXPECT_NOTHING));
}
