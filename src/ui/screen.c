/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "core/ladder.h"
#include "ui/typed.h"

#define LABEL 11 /* columns before a text that has a label */

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

static const char *
count(struct arena *a, int n, const char *one, const char *many)
{
	return arena_printf(a, "%d %s", n, n == 1 ? one : many);
}

static void
para(const struct screen *s, const char *text)
{
	term_para(s->term, "", 0, STYLE_NONE, text);
}

/* A labelled text; in plain mode the sentence that says the same. */
static void
labelled(const struct screen *s, enum term_style style, const char *label,
    const char *spoken, const char *text)
{
	if (s->term->plain)
		term_para(s->term, spoken, 0, STYLE_NONE, text);
	else
		term_para(s->term, label, LABEL, style, text);
}

/* -- the plan -------------------------------------------------------------- */

static const char *
until_date(const struct screen *s, struct arena *a)
{
	int left;

	if (s->date == ITEM_NO_DAY || s->date < s->today)
		return "";
	left = s->date - s->today;
	if (left == 0)
		return "Your assessment begins today";
	if (left < 14)
		return arena_printf(
		    a, "%s to your assessment", count(a, left, "day", "days"));
	return arena_printf(a, "%d weeks to your assessment", left / 7);
}

static void
say_today(const struct screen *s, const struct session_out *o, struct arena *a)
{
	struct buf b = BUF_INIT;
	int recall = o->plan->due + o->plan->first;

	if (o->resumed)
		buf_addf(&b, "Going on where you stopped: %s left. ",
		    count(a, o->of - o->n, "question", "questions"));
	else if (recall == 0 && o->plan->tries == 0)
		buf_adds(&b, "Nothing is due today, and nothing new is open. ");
	else if (recall == 0 && o->sum.met + o->sum.settled + o->sum.secure)
		buf_adds(&b, "Nothing is due. ");
	if (!o->resumed && (recall || o->plan->tries)) {
		buf_adds(&b, "Today: ");
		if (recall)
			buf_addf(&b, "%d to recall", recall);
		if (o->plan->tries)
			buf_addf(
			    &b, "%s%d new", recall ? ", " : "", o->plan->tries);
		if (s->clock)
			buf_addf(&b, ", about %s",
			    count(a, (o->plan->seconds + 59) / 60, "minute",
				"minutes"));
		buf_adds(&b, ". Stop any time: the most useful come first.");
	}
	para(s, buf_str(&b));
	buf_release(&b);
}

static void
show_plan(struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *sum = &o->sum;

	term_line(s->term, STYLE_HEAD, s->title, until_date(s, a));
	para(s,
	    arena_printf(a,
		s->term->plain
		    ? "Secure: %d of %d. Settled: %d. Met: %d. "
		      "Still to meet: %d."
		    : "Secure %d of %d, settled %d, met %d, still to meet %d",
		sum->secure, sum->total, sum->settled, sum->met,
		sum->still_to_meet));
	if (sum->secure == 0)
		para(s,
		    "Secure means: recalled in full, without help, three "
		    "weeks or more after the time before.");
	say_today(s, o, a);
	if (sum->met + sum->settled + sum->secure == 0)
		para(s,
		    "Key words are enough. Spelling never counts. Not knowing "
		    "is fine. Type ? for a hint, :help for more.");
}

/* -- the question ------------------------------------------------------------
 */

static const char *
help_given(const struct session_out *o, struct arena *a)
{
	if (o->kind == KIND_TRY)
		return "try first";
	if (o->kind == KIND_REFUTE)
		return "a reply, please";
	if (o->level == LEVEL_LETTERS)
		return "fill the gap, first letters given";
	if (o->level == LEVEL_BLANKS)
		return o->ideas == 1 ? "fill the gap" : "fill the gaps";
	if (o->level == LEVEL_PROMPTED && o->ideas > 0)
		return arena_printf(
		    a, "%s to find", count(a, o->ideas, "idea", "ideas"));
	return "";
}

static void
show_header(struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *section = o->item->section_title, *left;
	const char *new = o->kind == KIND_TRY ? "new" : "";

	if (s->term->plain) {
		left = arena_printf(a, "Question %d of %d. %s%s%s%s", o->n,
		    o->of, section, section[0] ? ". " : "",
		    o->kind == KIND_TRY ? "It is new. " : "",
		    o->last ? "It is the last. " : "");
		para(s, left);
		return;
	}
	left = arena_printf(a, "%d of %d   %s%s%s%s", o->n, o->of, section,
	    new[0] && section[0] ? ", " : "", new, o->last ? ". The last" : "");
	term_line(s->term, STYLE_HEAD, left, help_given(o, a));
}

static void
say_builds_on(struct screen *s, const struct session_out *o, struct arena *a)
{
	struct buf b = BUF_INIT;
	const struct item *it = o->item;
	struct item named = *it;

	for (int i = 0; i < it->n_builds_on; i++) {
		named.owner = it->builds_on[i];
		buf_addf(&b, "%s%s",
		    i == 0                         ? "Builds on "
			: i == it->n_builds_on - 1 ? " and "
						   : ", ",
		    item_number(&named));
	}
	if (b.n > 0)
		para(s, arena_printf(a, "%s.", buf_str(&b)));
	buf_release(&b);
}

static void
show_question(struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *help = help_given(o, a);

	term_blank(s->term);
	show_header(s, o, a);
	if (o->kind == KIND_TRY) {
		say_builds_on(s, o, a);
		para(s, "Try first: it can only help.");
	} else if (s->term->plain && help[0] && o->level >= LEVEL_PROMPTED) {
		para(s,
		    arena_printf(
			a, "There %s %s", o->ideas == 1 ? "is" : "are", help));
	} else if (s->term->plain && help[0]) {
		para(s, o->ideas == 1 ? "Fill the gap" : "Fill the gaps");
	}
	para(s, s->term->plain ? o->spoken : o->prompt);
}

static void
show_ask(struct screen *s, const struct session_out *o, struct arena *a)
{
	s->about = o->about;
	if (o->about == ABOUT_TICKS) {
		for (int i = 0; i < o->n_choices; i++)
			term_para(s->term,
			    arena_printf(
				a, s->term->plain ? "%d:" : "  %d", i + 1),
			    5, STYLE_NONE, o->choices[i]);
	}
	para(s, o->text);
}

static void
show_hint(struct screen *s, const struct session_out *o, struct arena *a)
{
	static const char *const nth[] = {"", "First", "Second", "Third"};
	bool last = strcmp(o->hint_kind, "answer") == 0;
	const char *spoken = last
	    ? "It was:"
	    : arena_printf(a, "%s hint:", nth[o->hint <= 3 ? o->hint : 3]);

	labelled(s, STYLE_DIM, last ? "  it was" : "  hint", spoken,
	    s->term->plain ? o->text_spoken : o->text);
}

/* -- the marks ------------------------------------------------------------- */

/* Ideas with one of these letters, joined; the hinted ones after the others. */
static const char *
list_ideas(const struct session_out *o, char letter, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int hinted = 0; hinted < 2; hinted++)
		for (int i = 0; i < o->n_marks; i++) {
			bool is_hinted = letter == 'y' && o->marks[i].hinted;

			if (o->marks[i].said != letter || is_hinted != hinted)
				continue;
			if (b.n > 0)
				buf_adds(&b, "; ");
			if (o->n_marks > 1) /* the N of `i N` */
				buf_addf(&b, "%d ", i + 1);
			if (hinted)
				buf_adds(&b, "with a hint: ");
			buf_adds(&b, o->marks[i].label);
		}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static const char *
list_slips(const struct session_out *o, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < o->n_slips; i++)
		buf_addf(&b, "%s%s", i ? ", " : "", o->slips[i]);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
keep_marks(struct screen *s, const struct session_out *o)
{
	s->n_said = o->n_marks;
	for (int i = 0; i < o->n_marks; i++)
		s->said[i] = o->marks[i].said == 'y';
	s->suggested = o->suggested;
}

static void
show_next(struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *when = screen_when(a, o->state->due_day, s->today);

	if (s->term->plain) {
		para(s,
		    arena_printf(a, "Saved as %s. It comes back %s.",
			screen_rating(o->rating), when));
		para(s,
		    "Press Enter to go on. To mend a mark, type i and its "
		    "number.");
		return;
	}
	term_para(s->term, "  next", LABEL, STYLE_NONE,
	    arena_printf(a, "%s, back %s%s", screen_rating(o->rating), when,
		o->state->secure ? ": secure" : ""));
}

static void
show_marked(struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *yes = list_ideas(o, 'y', a), *part = list_ideas(o, 'p', a);
	const char *no = list_ideas(o, 'n', a), *slips = list_slips(o, a);

	keep_marks(s, o);
	if (o->lure)
		labelled(s, STYLE_NONE, "  you said", "You said:",
		    arena_printf(
			a, "%s. Many people hold that.", o->lure_phrase));
	if (yes[0])
		labelled(s, STYLE_GOOD, "  there", "You said:", yes);
	if (part[0])
		labelled(s, STYLE_NONE, "  unclear", "Unclear:", part);
	if (o->expects == EXPECT_NOTHING) { /* a try: read next */
		if (no[0] && (yes[0] || part[0]))
			labelled(s, STYLE_MISS, "  missing", "Missing:", no);
		return;
	}
	if (no[0])
		labelled(s, STYLE_MISS, "  missing", "Missing:", no);
	if (o->lure)
		labelled(
		    s, STYLE_NONE, "  but", "But the framework says:", o->why);
	else if (o->why[0])
		labelled(s, STYLE_NONE, "  why", "Why:", o->why);
	if (o->note[0])
		labelled(s, STYLE_DIM, "  note", "A note:", o->note);
	if (slips[0])
		labelled(
		    s, STYLE_DIM, "  spelling", "Spelling, only noted:", slips);
	show_next(s, o, a);
}

static void
show_read(struct screen *s, const struct session_out *o, struct arena *a)
{
	labelled(s, STYLE_NONE, "  read", "Read this:", o->text);
	if (o->item->example[0])
		labelled(s, STYLE_DIM, "  example",
		    "For example:", o->item->example);
	(void)a;
}

static void
show_scheduled(struct screen *s, const struct session_out *o, struct arena *a)
{
	if (o->rating == s->suggested)
		return; /* as the marks have said */
	para(s,
	    arena_printf(a, "Saved as %s. It comes back %s.",
		screen_rating(o->rating),
		screen_when(a, o->state->due_day, s->today)));
}

/* -- the end ----------------------------------------------------------------
 */

static void
show_summary(struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *m = &o->sum;
	struct buf b = BUF_INIT;
	int minutes = (int)((m->used_ms + 30000) / 60000);

	term_blank(s->term);
	if (strcmp(m->reason, "left") == 0)
		buf_adds(&b,
		    m->asked ? "Stopped here; every answer is kept. "
			     : "Stopped before the first answer. ");
	else if (strcmp(m->reason, "nothing") != 0)
		buf_addf(&b, "Done%s%s. ", s->clock && minutes ? ", " : "",
		    s->clock && minutes ? count(a, minutes, "minute", "minutes")
					: "");
	if (m->due_asked > 0)
		buf_addf(&b,
		    "Recalled %d of the %d that %s due, %d without a hint. ",
		    m->due_recalled, m->due_asked,
		    m->due_asked == 1 ? "was" : "were", m->due_unaided);
	if (m->met_new > 0)
		buf_addf(&b, "Met %s. ",
		    count(a, m->met_new, "new statement", "new statements"));
	if (b.n > 0)
		para(s, buf_str(&b));
	para(s,
	    arena_printf(a, "Secure: %d of %d. Learning shows after a gap.",
		m->secure, m->total));
	if (m->tomorrow > 0 && s->clock)
		para(s,
		    arena_printf(a, "Tomorrow: %d to recall, about %s.",
			m->tomorrow,
			count(a, (m->tomorrow_seconds + 59) / 60, "minute",
			    "minutes")));
	else if (m->tomorrow > 0)
		para(
		    s, arena_printf(a, "Tomorrow: %d to recall.", m->tomorrow));
	para(s, "To come back tomorrow, type the same command again.");
	buf_release(&b);
}

static void
show(struct client *cl, const struct session_out *o)
{
	struct screen *s = (struct screen *)cl;
	struct arena a = ARENA_INIT;

	/* After an error the question still stands above it. */
	if (o->again)
		return;
	term_resize(s->term);
	switch (o->type) {
	case OUT_PLAN:
		show_plan(s, o, &a);
		break;
	case OUT_QUESTION:
		show_question(s, o, &a);
		break;
	case OUT_ASK:
		show_ask(s, o, &a);
		break;
	case OUT_HINT:
		show_hint(s, o, &a);
		break;
	case OUT_MARKED:
		show_marked(s, o, &a);
		break;
	case OUT_READ:
		show_read(s, o, &a);
		break;
	case OUT_SCHEDULED:
		show_scheduled(s, o, &a);
		break;
	case OUT_UNDONE:
		para(s, "Taken back: the same question again.");
		break;
	case OUT_SUMMARY:
		show_summary(s, o, &a);
		break;
	case OUT_ERROR:
	case OUT_INFO:
		para(s, o->text);
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
		return "Your answer: ";
	case EXPECT_YESNO:
		return s->term->plain ? "Yes or no: " : "y/n: ";
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

static int
read_in(struct client *cl, enum expects expects, struct arena *a,
    struct session_in *in, struct err *e)
{
	struct screen *s = (struct screen *)cl;
	struct prompt_timing timing;
	const char *line = "";

	memset(in, 0, sizeof(*in));
	for (;;) {
		switch (prompt_line(s->prompt, label_of(s, expects),
		    STYLE_STRONG, a, &line, &timing)) {
		case PROMPT_LINE:
			typed_read(line, expects, s->said, s->n_said, a, in);
			in->took_ms = timing.total_ms;
			in->first_key_ms = timing.first_key_ms;
			return 0;
		case PROMPT_DROPPED:
			para(s, "That line is dropped. Ctrl-C once more ends.");
			break;
		case PROMPT_SIGNAL:
			s->died = true;
			return 1;
		case PROMPT_EOF:
		case PROMPT_INTERRUPT:
			if (s->term->tty)
				term_blank(s->term);
			in->type = IN_END;
			return 0;
		case PROMPT_ERROR:
			return err_set(
			    e, ERR_FAILED, "the input cannot be read");
		}
	}
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
	s->title = "";
	s->clock = true;
}
