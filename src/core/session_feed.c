/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the learner does, and what the session makes of it. The other half of
 * core/session.h; what follows from it is in session.c.
 */
#include "core/session_state.h"

#include <string.h>
#include <strings.h>

#include "base/js.h"
#include "core/aloud.h"
#include "core/calibration.h"
#include "core/ladder.h"
#include "core/say.h"

void
session_step(struct session *s, enum turn_step next)
{
	session_out_step(s, next);
	if (next == TURN_DONE || next == TURN_SHOW)
		session_save_review(s);
}

void
session_unfit(struct session *s)
{
	enum say id = SAY_NOT_NOW;
	const char *n = NULL;

	switch (s->waiting.expects) {
	case EXPECT_ANSWER:
		id = SAY_EMPTY;
		break;
	case EXPECT_YESNO:
		id = SAY_YES_OR_NO;
		break;
	case EXPECT_TICKS:
		id = s->turn.n_choices == 1 ? SAY_TICK_RANGE_ONE
					    : SAY_TICKS_RANGE;
		n = say_number(&s->arena, s->turn.n_choices);
		break;
	case EXPECT_RATING:
		id = s->rating > RATING_AGAIN ? SAY_RATING_RANGE
					      : SAY_RATING_LEAST;
		n = say_number(&s->arena, (long)s->rating);
		break;
	case EXPECT_NUMBER:
		id = SAY_SURE_RANGE;
		break;
	case EXPECT_MORE:
		id = SAY_MORE_YES_OR_NO;
		break;
	case EXPECT_NOTHING:
	case EXPECT_CONTINUE:
		break;
	}
	session_out_error(s, say(&s->arena, id, n, NULL, NULL, NULL));
}

static void
feed_ticks(struct session *s, const struct session_in *in)
{
	bool ticked[IDEAS_MAX] = {false};

	for (int i = 0; i < in->n_ticks; i++) {
		if (in->n_ticks == 1 && in->ticks[i] == 0)
			break;
		if (in->ticks[i] < 1 || in->ticks[i] > s->turn.n_choices) {
			session_unfit(s);
			return;
		}
		ticked[in->ticks[i] - 1] = true;
	}
	session_step(s, turn_ticks(&s->turn, ticked));
}

static void
feed_rating(struct session *s, int rating)
{
	if (rating < RATING_AGAIN || rating > RATING_EASY) {
		session_unfit(s);
	} else if (rating > (int)s->rating) {
		session_out_error(
		    s, say(&s->arena, SAY_RATING_UP, NULL, NULL, NULL, NULL));
	} else if (rating == (int)s->rating) {
		session_accept(s);
	} else {
		s->rating = (enum rating)rating;
		session_save_rating(s);
	}
}

static void
feed_idea(struct session *s, const struct session_in *in)
{
	int idea = in->number < 1 ? -1 : turn_asked(&s->turn, in->number - 1);
	bool marked = s->stage == STAGE_MARKED || s->stage == STAGE_READ;
	int yes, part, of;

	if (!marked || idea < 0) {
		turn_count(&s->turn, &yes, &part, &of);
		session_out_error(s,
		    !marked
			? say(&s->arena, SAY_NOT_NOW, NULL, NULL, NULL, NULL)
			: say(&s->arena,
			      of == 1 ? SAY_NO_OTHER_IDEA : SAY_NO_SUCH_IDEA,
			      say_number(&s->arena, of), NULL, NULL, NULL));
		return;
	}
	s->unclaimed = !in->yes && s->wording[0] && idea == s->wording_idea;
	/* what the marker has found itself needs no wording of its own */
	s->claimed = in->yes && s->turn.marks[idea] != 'y' &&
		s->turn.mark.ideas[idea].said != SAID_YES && !s->turn.held
	    ? idea
	    : -1;
	turn_mend(&s->turn, idea, in->yes);
	session_save_marks(s);
}

static void
feed_continue(struct session *s)
{
	if (s->stage == STAGE_MARKED) {
		session_accept(s);
	} else if (s->stage == STAGE_READ) {
		session_has_read(s);
	} else if (s->stage == STAGE_OFFER) {
		session_offered(s, true);
	} else if (s->stage == STAGE_SURE) {
		session_sure(s, 0); /* left out */
	} else if (s->stage == STAGE_NOW_YOU) {
		session_advance(s);
	} else {
		session_unfit(s);
	}
}

/* The first answer to a question that counts, before anything is said of it:
 * now and then the learner says how sure it felt (lt5.5). */
static bool
asks_confidence(const struct session *s, enum turn_step next)
{
	return s->confidence == 0 && s->turn.n_attempts + s->turn.hints <= 1 &&
	    s->turn.typed[0] && next != TURN_EMPTY && next != TURN_COPY &&
	    (s->now.kind == ENTRY_DUE || s->now.kind == ENTRY_FIRST ||
		s->now.kind == ENTRY_MEET) &&
	    confidence_is_asked(s->asked, s->c.day.today);
}

static void
answered(struct session *s, enum turn_step next, bool first)
{
	if (first && asks_confidence(s, next)) {
		s->held = next;
		session_out_confidence(s);
		return;
	}
	session_step(s, next);
}

static void
feed_number(struct session *s, int n)
{
	if (s->stage != STAGE_SURE || n < 1 || n > 3) {
		session_unfit(s);
		return;
	}
	session_sure(s, n);
}

void
session_sure(struct session *s, int confidence)
{
	s->confidence = confidence;
	s->stage = STAGE_QUESTION;
	session_step(s, s->held);
}

/* The missing idea in the learner's own words: unrated, and not kept. */
static void
feed_now_you(struct session *s, const char *text)
{
	struct mark_question q = {.item = session_item(s), .shown = ""};
	struct mark m;

	if (text[strspn(text, " \t")] == '\0' && !s->c.aloud) {
		session_out_error(s,
		    say(&s->arena, SAY_NOW_YOU_EMPTY, NULL, NULL, NULL, NULL));
		return;
	}
	mark_answer(session_lexicon(s), &q, text, &s->arena, &m);
	if (m.copy) {
		session_out_error(
		    s, say(&s->arena, SAY_COPY, NULL, NULL, NULL, NULL));
		return;
	}
	session_advance(s);
}

/* Answers of a word or none, one after another: saying may be easier. */
static void
watch_length(struct session *s, const char *text)
{
	size_t most = sizeof(s->words) / sizeof(s->words[0]);

	memmove(s->words + 1, s->words, (most - 1) * sizeof(s->words[0]));
	s->words[0] = aloud_words(text);
	if (s->n_words < most)
		s->n_words++;
	if (s->aloud_offered || !aloud_is_offered(s->words, s->n_words))
		return;
	s->aloud_offered = true;
	session_out_add(s, OUT_INFO, EXPECT_NOTHING)->text =
	    say(&s->arena, SAY_ALOUD, NULL, NULL, NULL, NULL);
}

static void
feed_answer(struct session *s, const char *text)
{
	bool first = s->turn.n_attempts == 0 && s->turn.hints == 0;
	enum turn_step next;

	if (s->waiting.expects != EXPECT_ANSWER) {
		session_unfit(s);
		return;
	}
	if (s->stage == STAGE_NOW_YOU) {
		feed_now_you(s, text);
		return;
	}
	s->turn.lex = session_lexicon(s);
	if (strcmp(text, "?") == 0) {
		session_hint(s);
		return;
	}
	if (s->c.aloud && text[strspn(text, " \t")] == '\0')
		next = turn_aloud(&s->turn);
	else
		next = turn_answer(&s->turn, text);
	if (next != TURN_EMPTY && next != TURN_COPY && !s->c.aloud &&
	    s->turn.level >= LEVEL_PROMPTED && first)
		watch_length(s, text);
	answered(s, next, first);
}

static enum turn_step
yes_or_no(struct turn *t, bool yes)
{
	if (t->step == TURN_ORDER)
		return turn_ordered(t, yes);
	return t->step == TURN_DOUBT ? turn_doubt(t, yes) : turn_means(t, yes);
}

static void
take_time(struct session *s, const struct session_in *in)
{
	if (in->took_ms > 0) {
		s->used_ms += in->took_ms;
		if (s->stage == STAGE_QUESTION)
			s->turn_ms += in->took_ms;
	}
	if (s->first_key_ms < 0 && s->stage == STAGE_QUESTION)
		s->first_key_ms = in->first_key_ms;
}

void
session_feed(struct session *s, const struct session_in *in)
{
	if (s->stage == STAGE_DONE || s->saving != SAVING_NOTHING)
		return;
	take_time(s, in);
	switch (in->type) {
	case IN_ANSWER:
		feed_answer(s, in->text);
		break;
	case IN_YESNO:
		if (s->waiting.expects == EXPECT_YESNO)
			session_step(s, yes_or_no(&s->turn, in->yes));
		else if (s->stage == STAGE_OFFER)
			session_offered(s, in->yes);
		else
			session_unfit(s);
		break;
	case IN_TICKS:
		if (s->waiting.expects == EXPECT_TICKS)
			feed_ticks(s, in);
		else
			session_unfit(s);
		break;
	case IN_RATING:
		if (s->stage == STAGE_MARKED)
			feed_rating(s, in->number);
		else if (s->stage == STAGE_SURE)
			feed_number(s, in->number);
		else
			session_unfit(s);
		break;
	case IN_NUMBER:
		feed_number(s, in->number);
		break;
	case IN_CONTINUE:
		feed_continue(s);
		break;
	case IN_IDEA:
		feed_idea(s, in);
		break;
	case IN_COMMAND:
		session_command(s, in->text);
		break;
	case IN_END:
		if (s->stage == STAGE_MARKED)
			session_out_scheduled(s);
		session_end(s,
		    s->stage == STAGE_OFFER && s->asked > 0 ? "done" : "left");
		break;
	case IN_OTHER:
		session_out_error(s, in->text);
		break;
	}
}
