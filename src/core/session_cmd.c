/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The :commands of a learner, at any prompt of a session. Declarations in
 * session_state.h and, for completion and help, session.h.
 */
#include "core/session_state.h"

#include <string.h>
#include <strings.h>

#include "base/js.h"
#include "core/say.h"

const char *const session_commands[] = {":again", ":help", ":hint", ":pause",
    ":quit", ":report", ":skip", ":src", ":term", ":undo", ":why", NULL};

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

	static const enum say words[] = {
	    [ENTRY_FIRST] = SAY_WHY_FIRST,
	    [ENTRY_TRY] = SAY_WHY_TRY,
	    [ENTRY_MEET] = SAY_WHY_MEET,
	    [ENTRY_EXAMPLE] = SAY_WHY_EXAMPLE,
	    [ENTRY_FIX] = SAY_WHY_FIX,
	    [ENTRY_PART] = SAY_WHY_PART,
	    [ENTRY_PRACTICE] = SAY_WHY_PRACTICE,
	    [ENTRY_TEST] = SAY_WHY_TEST,
	};

	if (s->now.kind != ENTRY_DUE) {
		info(s, words[s->now.kind], NULL, NULL);
	} else if (session_item(s)->kind != KIND_RECALL) {
		r = fsrs_retrievability(&s->c.rules->params,
		    s->c.day.today - st->counted_day, st->s.stability);
		info(s, SAY_WHY_DUE_KIND,
		    say_number(&s->arena, (long)(r * 100 + 0.5)), NULL);
	} else {
		r = fsrs_retrievability(&s->c.rules->params,
		    s->c.day.today - st->counted_day, st->s.stability);
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
	if (s->stage == STAGE_MARKED && s->rating == RATING_AGAIN)
		info(s, SAY_HELP_MARKS_LEAST,
		    arena_strdup(&s->arena, buf_str(&b)), NULL);
	else if (s->stage == STAGE_MARKED)
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
		session_has_read(s);
	} else if (s->stage == STAGE_SURE) {
		session_sure(s, 0);
	} else if (s->stage == STAGE_NOW_YOU) {
		session_advance(s);
	} else if (s->stage == STAGE_OFFER) {
		session_offered(s, false);
	} else if (s->turn.step == TURN_TICKS || s->turn.step == TURN_MODEL) {
		session_step(s, turn_ticks(&s->turn, (bool[IDEAS_MAX]){false}));
	} else if (s->turn.step == TURN_ANSWER && s->now.kind == ENTRY_TEST) {
		/* a test is the same for all: what is passed over counts */
		s->turn.lex = session_lexicon(s);
		session_step(s, turn_answer(&s->turn, "pass"));
	} else if (s->turn.step == TURN_ANSWER) {
		session_advance(s); /* not asked: nothing is stored */
	} else {
		session_step(s, turn_pass(&s->turn));
	}
}

void
session_hint(struct session *s)
{
	if (s->now.kind == ENTRY_TEST) {
		info(s, SAY_NO_HELP, NULL, NULL);
		return;
	}
	if (s->stage != STAGE_QUESTION || s->turn.step == TURN_TICKS ||
	    s->turn.step == TURN_MODEL || s->waiting.expects != EXPECT_ANSWER) {
		session_unfit(s);
		return;
	}
	s->turn.lex = session_lexicon(s);
	session_step(s, turn_hint(&s->turn));
}

static void
command_again(struct session *s)
{
	turn_again(&s->turn);
	s->stage = STAGE_QUESTION;
	session_out_question(s);
}

/* Commands about the question in hand: between questions there is none. */
static bool
needs_question(const char *line, size_t n)
{
	static const char *const names[] = {"pause", "why", "src", "report"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (n == strlen(names[i]) && strncmp(line, names[i], n) == 0)
			return true;
	return false;
}

void
session_command(struct session *s, const char *line)
{
	size_t n;
	const char *rest;

	if (*line == ':')
		line++;
	n = strcspn(line, " \t");
	rest = line + n + strspn(line + n, " \t");
#define IS(name) (n == strlen(name) && strncmp(line, name, n) == 0)
	if (IS("hint") || IS("?"))
		session_hint(s);
	else if (IS("skip"))
		command_skip(s);
	else if (IS("again") &&
	    (s->stage == STAGE_QUESTION || s->stage == STAGE_SURE))
		command_again(s);
	else if (IS("undo") || IS("again"))
		session_undo(s);
	else if (!s->asking && needs_question(line, n))
		info(s, SAY_NOT_NOW, NULL, NULL);
	else if (IS("pause") && s->now.kind == ENTRY_TEST)
		session_out_error(
		    s, say(&s->arena, SAY_NOT_NOW, NULL, NULL, NULL, NULL));
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
