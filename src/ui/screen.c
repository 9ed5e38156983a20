/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/screen.h"

#include <stdio.h>
#include <string.h>

#include "core/say.h"
#include "ui/screen_priv.h"
#include "ui/typed.h"

const char *
screen_rating(enum rating r)
{
	static const char *const names[] = {
	    "", "Again", "Hard", "Good", "Easy"};

	return names[r];
}

const char *
screen_when(struct arena *a, int32_t day, int32_t today)
{
	if (day <= today)
		return "today";
	if (day == today + 1)
		return "tomorrow";
	return arena_printf(a, "in %d days", (int)(day - today));
}

const char *
screen_count(struct arena *a, int n, const char *one, const char *many)
{
	return arena_printf(a, "%d %s", n, n == 1 ? one : many);
}

void
screen_say(const struct screen *s, const char *text)
{
	term_para(s->term, "", 0, STYLE_NONE, text);
}

/* A labelled text; in plain mode the sentence that says the same. */
void
screen_labelled(const struct screen *s, enum term_style style,
    const char *label, const char *spoken, const char *text)
{
	if (s->term->plain)
		term_para(s->term, spoken, 0, STYLE_NONE, text);
	else
		term_para(s->term, label, SCREEN_LABEL, style, text);
}

static void
show(struct client *cl, const struct session_out *o)
{
	struct screen *s = (struct screen *)cl;
	struct arena a = ARENA_INIT;

	/* After an error the question still stands above it. */
	if (o->again)
		return;
	if (o->type == OUT_QUESTION)
		s->about = ABOUT_NONE;
	term_resize(s->term);
	switch (o->type) {
	case OUT_PLAN:
		screen_plan(s, o, &a);
		break;
	case OUT_QUESTION:
		screen_question(s, o, &a);
		break;
	case OUT_ASK:
		screen_ask(s, o, &a);
		break;
	case OUT_HINT:
		screen_hint(s, o, &a);
		break;
	case OUT_MARKED:
		screen_marked(s, o, &a);
		break;
	case OUT_READ:
		screen_read(s, o, &a);
		break;
	case OUT_SCHEDULED:
		screen_scheduled(s, o, &a);
		break;
	case OUT_UNDONE:
		screen_say(s, "Taken back: the same question again.");
		break;
	case OUT_SUMMARY:
		screen_summary(s, o, &a);
		break;
	case OUT_ERROR:
	case OUT_INFO:
		screen_say(s, o->text);
		break;
	case OUT_RESULT:
		screen_result(s, o, &a);
		break;
	case OUT_SAVE:
		break;
	}
	(void)fflush(s->term->out);
	arena_release(&a);
}

/* -- reading -----------------------------------------------------------------
 */

static const char *
label_of(const struct screen *s, enum expects expects)
{
	switch (expects) {
	case EXPECT_ANSWER:
		if (s->aloud && s->about == ABOUT_NOW_YOU)
			return "Say it, then Enter: ";
		return s->about == ABOUT_NOW_YOU ? "In your words: "
						 : "Your answer: ";
	case EXPECT_YESNO:
		if (s->aloud)
			return "y, or Enter for no: ";
		return s->term->plain ? "Yes or no: " : "y/n: ";
	case EXPECT_NUMBER:
		return "1, 2 or 3: ";
	case EXPECT_MORE:
		return "Enter or n: ";
	case EXPECT_TICKS:
		return "Numbers: ";
	case EXPECT_RATING:
		return "Enter goes on: ";
	case EXPECT_CONTINUE:
		return "Enter when you have read it: ";
	case EXPECT_NOTHING:
		break;
	}
	return "";
}

/* One line. Returns 0 with *line, NULL at the end of input; else as read. */
static int
read_line(struct screen *s, enum expects expects, struct arena *a,
    const char **line, struct prompt_timing *timing, struct err *e)
{
	for (;;) {
		switch (prompt_line(s->prompt, label_of(s, expects),
		    STYLE_STRONG, a, line, timing)) {
		case PROMPT_LINE:
			return 0;
		case PROMPT_DROPPED:
			screen_say(
			    s, "That line is dropped. Ctrl-C once more ends.");
			break;
		case PROMPT_SIGNAL:
			s->died = true;
			return 1;
		case PROMPT_EOF:
		case PROMPT_INTERRUPT:
			if (s->term->tty)
				term_blank(s->term);
			*line = NULL;
			return 0;
		case PROMPT_ERROR:
			return err_set(
			    e, ERR_FAILED, "the input cannot be read");
		}
	}
}

/* Answers said aloud: each choice is a question of its own, so that y and
 * Enter are enough. Anything but a yes or no is fed as it is, and the row
 * begins anew. */
static int
read_choices(
    struct screen *s, struct arena *a, struct session_in *in, struct err *e)
{
	int *list = arena_array(a, (size_t)s->n_choices + 1, sizeof(*list));
	struct prompt_timing timing;
	int64_t took = 0, first = -1;
	const char *line = "";
	int n = 0, r = 0;

	for (int i = 0; i < s->n_choices; i++) {
		screen_say(s,
		    say(a, SAY_SAID_CHOICE, s->choices[i], NULL, NULL, NULL));
		r = read_line(s, EXPECT_YESNO, a, &line, &timing, e);
		in->type = IN_END;
		if (r != 0 || line == NULL)
			return r;
		took += timing.total_ms > 0 ? timing.total_ms : 0;
		if (i == 0)
			first = timing.first_key_ms;
		typed_read(line, EXPECT_YESNO, true, s->said, s->n_said, a, in);
		if (in->type != IN_YESNO)
			break;
		if (in->yes)
			list[n++] = i + 1;
	}
	if (in->type == IN_YESNO) {
		in->type = IN_TICKS;
		in->ticks = list;
		in->n_ticks = n > 0 ? n : 1; /* one, 0: none of them */
	}
	in->took_ms = took;
	in->first_key_ms = first;
	return 0;
}

static int
read_in(struct client *cl, enum expects expects, struct arena *a,
    struct session_in *in, struct err *e)
{
	struct screen *s = (struct screen *)cl;
	struct prompt_timing timing;
	const char *line = "";
	int r;

	memset(in, 0, sizeof(*in));
	if (expects == EXPECT_TICKS && s->aloud)
		return read_choices(s, a, in, e);
	r = read_line(s, expects, a, &line, &timing, e);
	in->type = IN_END;
	if (r != 0 || line == NULL)
		return r;
	typed_read(line, expects, s->aloud, s->said, s->n_said, a, in);
	in->took_ms = timing.total_ms;
	in->first_key_ms = timing.first_key_ms;
	return 0;
}

void
screen_init(struct screen *s, struct term *t, struct prompt *p, int32_t today)
{
	memset(s, 0, sizeof(*s));
	s->client.show = show;
	s->client.read = read_in;
	s->term = t;
	s->prompt = p;
	s->today = today;
	s->date = ITEM_NO_DAY;
	s->title = s->deck = "";
	s->clock = true;
}
