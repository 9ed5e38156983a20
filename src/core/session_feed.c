/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the learner does, and what the session makes of it. The other half of
 * core/session.h; what follows from it is in session.c.
 */
#include "core/session_state.h"

#include <string.h>
#include <strings.h>

#include "base/js.h"
#include "core/say.h"

const char *const session_commands[] = {":again", ":help", ":hint", ":pause",
    ":quit", ":report", ":skip", ":src", ":term", ":undo", ":why", NULL};

static void
step(struct session *s, enum turn_step next)
{
	session_out_step(s, next);
	if (next == TURN_DONE || next == TURN_SHOW)
		session_save_review(s);
}

static void
unfit(struct session *s)
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
		id = SAY_TICKS_RANGE;
		n = say_number(&s->arena, s->turn.n_ideas);
		break;
	case EXPECT_RATING:
		id = s->rating > RATING_AGAIN ? SAY_RATING_RANGE
					      : SAY_RATING_LEAST;
		n = say_number(&s->arena, (long)s->rating);
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
		if (in->ticks[i] < 1 || in->ticks[i] > s->turn.n_ideas) {
			unfit(s);
			return;
		}
		ticked[in->ticks[i] - 1] = true;
	}
	step(s, turn_ticks(&s->turn, ticked));
}

static void
feed_rating(struct session *s, int rating)
{
	if (rating < RATING_AGAIN || rating > RATING_EASY) {
		unfit(s);
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
			: say(&s->arena, SAY_NO_SUCH_IDEA,
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
info(struct session *s, enum say id, const char *one, const char *two)
{
	session_out_info(s, say(&s->arena, id, one, two, NULL, NULL));
}

static void
command_why(struct session *s)
{
	const struct item_state *st = &s->states[s->now.item];
	double r;

	if (s->now.kind == ENTRY_TRY) {
		info(s, SAY_WHY_TRY, NULL, NULL);
	} else if (s->now.kind == ENTRY_FIRST) {
		info(s, SAY_WHY_FIRST, NULL, NULL);
	} else {
		r = fsrs_retrievability(&s->c.rules->params,
		    s->c.today - st->counted_day, st->s.stability);
		info(s, SAY_WHY_DUE,
		    say_number(&s->arena, (long)(r * 100 + 0.5)),
		    say_number(&s->arena, s->turn.level));
	}
}

static void
command_term(struct session *s, const char *word)
{
	if (*word == '\0') {
		info(s, SAY_TERM_EMPTY, NULL, NULL);
		return;
	}
	for (int i = 0; i + 1 < s->c.n_glossary; i += 2)
		if (strcasecmp(s->c.glossary[i], word) == 0) {
			session_out_info(s,
			    arena_printf(&s->arena, "%s: %s", s->c.glossary[i],
				s->c.glossary[i + 1]));
			return;
		}
	info(s, SAY_NO_TERM, word, NULL);
}

static void
command_report(struct session *s, const char *text)
{
	struct js *j;

	if (*text == '\0') {
		info(s, SAY_REPORT_EMPTY, NULL, NULL);
		return;
	}
	j = js_new_object();
	js_set_text(j, "text", text);
	session_save(s, SAVING_REPORT, EV_REPORT, "", j, NULL);
}

static void
command_help(struct session *s)
{
	struct buf b = BUF_INIT;

	for (int i = 0; session_commands[i]; i++)
		buf_addf(&b, "%s%s", i ? " " : "", session_commands[i]);
	if (s->stage == STAGE_MARKED)
		info(s, SAY_HELP_MARKS, say_number(&s->arena, (long)s->rating),
		    arena_strdup(&s->arena, buf_str(&b)));
	else
		info(s, SAY_HELP_ANSWER, arena_strdup(&s->arena, buf_str(&b)),
		    NULL);
	buf_release(&b);
}

static void
command_skip(struct session *s)
{
	if (s->stage == STAGE_MARKED) {
		session_accept(s);
	} else if (s->stage == STAGE_READ) {
		session_plan_recall(s);
		session_advance(s);
	} else if (s->turn.step == TURN_TICKS) {
		step(s, turn_ticks(&s->turn, (bool[IDEAS_MAX]){false}));
	} else if (s->turn.step == TURN_ANSWER) {
		session_advance(s); /* not asked: nothing is stored */
	} else {
		step(s, turn_pass(&s->turn));
	}
}

static void
command_hint(struct session *s)
{
	if (s->stage != STAGE_QUESTION || s->turn.step == TURN_TICKS ||
	    s->waiting.expects != EXPECT_ANSWER) {
		unfit(s);
		return;
	}
	s->turn.lex = session_lexicon(s);
	step(s, turn_hint(&s->turn));
}

static void
command_again(struct session *s)
{
	turn_again(&s->turn);
	session_out_question(s);
}

static void
feed_command(struct session *s, const char *line)
{
	size_t n;
	const char *rest;

	if (*line == ':')
		line++;
	n = strcspn(line, " \t");
	rest = line + n + strspn(line + n, " \t");
#define IS(name) (n == strlen(name) && strncmp(line, name, n) == 0)
	if (IS("hint") || IS("?"))
		command_hint(s);
	else if (IS("skip"))
		command_skip(s);
	else if (IS("again") && s->stage == STAGE_QUESTION)
		command_again(s);
	else if (IS("undo") || IS("again"))
		session_undo(s);
	else if (IS("pause"))
		session_save(
		    s, SAVING_PAUSE, EV_PAUSE, "", js_new_object(), NULL);
	else if (IS("why"))
		command_why(s);
	else if (IS("src"))
		session_out_info(s,
		    session_item(s)->source[0] ? session_item(s)->source
					       : say(&s->arena, SAY_NO_SOURCE,
						     NULL, NULL, NULL, NULL));
	else if (IS("term"))
		command_term(s, rest);
	else if (IS("report"))
		command_report(s, rest);
	else if (IS("help"))
		command_help(s);
	else if (IS("quit"))
		session_end(s, "left");
	else
		session_out_error(s,
		    say(&s->arena, SAY_UNKNOWN_COMMAND,
			arena_printf(
			    &s->arena, ":%.*s", (int)(n < 40 ? n : 40), line),
			NULL, NULL, NULL));
#undef IS
}

static void
feed_continue(struct session *s)
{
	if (s->stage == STAGE_MARKED) {
		session_accept(s);
	} else if (s->stage == STAGE_READ) {
		session_plan_recall(s);
		session_advance(s);
	} else {
		unfit(s);
	}
}

static void
feed_answer(struct session *s, const char *text)
{
	if (s->waiting.expects != EXPECT_ANSWER) {
		unfit(s);
		return;
	}
	s->turn.lex = session_lexicon(s);
	if (strcmp(text, "?") == 0)
		command_hint(s);
	else
		step(s, turn_answer(&s->turn, text));
}

static enum turn_step
yes_or_no(struct turn *t, bool yes)
{
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
			step(s, yes_or_no(&s->turn, in->yes));
		else
			unfit(s);
		break;
	case IN_TICKS:
		if (s->waiting.expects == EXPECT_TICKS)
			feed_ticks(s, in);
		else
			unfit(s);
		break;
	case IN_RATING:
		if (s->stage == STAGE_MARKED)
			feed_rating(s, in->number);
		else
			unfit(s);
		break;
	case IN_CONTINUE:
		feed_continue(s);
		break;
	case IN_IDEA:
		feed_idea(s, in);
		break;
	case IN_COMMAND:
		feed_command(s, in->text);
		break;
	case IN_END:
		if (s->stage == STAGE_MARKED)
			session_out_scheduled(s);
		session_end(s, "left");
		break;
	case IN_OTHER:
		session_out_error(s, in->text);
		break;
	}
}
