/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person sees of the marks of an answer. Declarations in screen_priv.h.
 */
#include "ui/screen_priv.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/changed.h"
#include "core/say.h"
#include "core/sentence.h"

/* -- the marks ------------------------------------------------------------- */

/* Ideas with one of these letters, joined; the hinted ones after the others. */
const char *
screen_ideas(const struct session_out *o, char letter, struct arena *a)
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
				buf_addf(&b,
				    o->kind == KIND_SPOT ? "(%d) " : "%d ",
				    i + 1);
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

static const char *
once_more(const struct session_out *o)
{
	return o->again_today && o->rating == RATING_AGAIN
	    ? ", and once more today"
	    : "";
}

static void
say_saved(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *when = screen_when(a, o->state->due_day, s->today);

	if (o->state->due_day == ITEM_NO_DAY || o->mode == MODE_PRACTICE)
		screen_say(s,
		    arena_printf(a, "Kept as practice: it would be %s.",
			screen_rating(o->rating)));
	else
		screen_say(s,
		    arena_printf(a, "Saved as %s. It comes back %s%s%s.",
			screen_rating(o->rating), when, once_more(o),
			o->state->secure ? ", and it is secure" : ""));
}

static void
show_next(const struct screen *s, const struct session_out *o, bool room,
    struct arena *a)
{
	const char *slips =
	    s->spelling || (s->term->plain && !room) ? "" : list_slips(o, a);
	const char *next;

	if (s->term->plain) {
		if (slips[0])
			term_para(s->term, "Spelling, only noted:", 0,
			    STYLE_NONE, slips);
		say_saved(s, o, a);
		screen_say(s,
		    "Press Enter to go on. To mend a mark, type i and its "
		    "number.");
		return;
	}
	if (o->mode == MODE_PRACTICE)
		next =
		    arena_printf(a, "practice, %s", screen_rating(o->rating));
	else
		next =
		    arena_printf(a, "%s, back %s%s%s", screen_rating(o->rating),
			screen_when(a, o->state->due_day, s->today),
			once_more(o), o->state->secure ? ": secure" : "");
	if (slips[0])
		next = arena_printf(a, "%s. Spelling noted: %s", next, slips);
	term_para(s->term, "  next", SCREEN_LABEL, STYLE_NONE, next);
}

#define FEEDBACK_LINES 5 /* there, missing, why, next: no more (lt7.5) */

/* The lines that a labelled text takes. */
static int
height(const struct screen *s, const char *text)
{
	int room = s->term->width - SCREEN_LABEL;
	int width = text_width(text, strlen(text));

	if (text[0] == '\0')
		return 0;
	return room > 0 ? (width + room - 1) / room : 1;
}

/* The reason, as far as five lines have room for it: its first sentence where
 * all of it is too long. */
static const char *
short_why(const struct screen *s, const struct session_out *o, int used,
    struct arena *a)
{
	const char *sentence[2];

	if (used + height(s, o->why) <= FEEDBACK_LINES ||
	    sentence_cut(o->why, a, sentence, 2) < 2)
		return o->why;
	return sentence[0];
}

/* An unrated answer: what was there, and what was not. */
static void
show_unrated(const struct screen *s, const struct session_out *o,
    const char *yes, const char *no)
{
	bool again = o->mode != MODE_PRETEST;

	if (no[0] && (yes[0] || again))
		screen_labelled(s, STYLE_MISS, "  missing", "Missing:", no);
}

/* Both texts of a card that changed, with what is in one only. In brackets on a
 * screen; said word by word for ears. */
static void
show_change(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_change *c = o->change;
	struct changed words;

	if (c == NULL || c->rewritten || c->before[0] == '\0')
		return;
	changed_words(c->before, c->after, a, &words);
	if (!s->term->plain) {
		screen_labelled(s, STYLE_DIM, "  was", "", words.before);
		screen_labelled(s, STYLE_NONE, "  now", "", words.after);
		return;
	}
	screen_labelled(s, STYLE_NONE, "", "It was:", c->before);
	screen_labelled(s, STYLE_NONE, "", "It is now:", c->after);
	if (words.went[0])
		screen_say(s, say(a, SAY_WENT, words.went, NULL, NULL, NULL));
	if (words.came[0])
		screen_say(s, say(a, SAY_CAME, words.came, NULL, NULL, NULL));
}

/* What is missing; of steps, what stood elsewhere. */
static void
show_missing(
    const struct screen *s, const struct session_out *o, const char *no)
{
	if (o->kind == KIND_STEPS)
		screen_labelled(
		    s, STYLE_MISS, "  to move", "Elsewhere in the order:", no);
	else
		screen_labelled(s, STYLE_MISS, "  missing", "Missing:", no);
}

/* The last hint, the answer itself: said here, but not when the line of what is
 * missing says the same. */
static void
show_answer(struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *missing = "", *sep = "";

	if (s->answer == NULL)
		return;
	for (int i = 0; i < o->n_marks; i++)
		if (o->marks[i].said == 'n') {
			missing = arena_printf(
			    a, "%s%s%s", missing, sep, o->marks[i].label);
			sep = "; ";
		}
	if (strcmp(missing, s->answer) != 0 || o->expects == EXPECT_NOTHING)
		screen_labelled(s, STYLE_DIM, "  it was", "It was:", s->answer);
	s->answer = NULL;
}

void
screen_marked(struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *yes = screen_ideas(o, 'y', a);
	const char *part = screen_ideas(o, 'p', a);
	const char *no = screen_ideas(o, 'n', a);
	int lines = (o->lure != NULL) + height(s, yes) + height(s, part) +
	    height(s, no) + 1;

	keep_marks(s, o);
	show_answer(s, o, a);
	if (o->lure)
		screen_labelled(s, STYLE_NONE, "  you said", "You said:",
		    arena_printf(
			a, "%s. Many people hold that.", o->lure_phrase));
	if (yes[0])
		screen_labelled(s, STYLE_GOOD, "  there", "You said:", yes);
	if (part[0] && (o->lure == NULL || lines < FEEDBACK_LINES))
		screen_labelled(s, STYLE_NONE, "  unclear", "Unclear:", part);
	if (o->expects == EXPECT_NOTHING) {
		show_unrated(s, o, yes[0] ? yes : part, no);
		return;
	}
	if (no[0])
		show_missing(s, o, no);
	if (o->lure)
		screen_labelled(
		    s, STYLE_NONE, "  but", "But the framework says:", o->why);
	else if (o->why[0])
		screen_labelled(
		    s, STYLE_NONE, "  why", "Why:", short_why(s, o, lines, a));
	lines += height(s, o->why);
	if (o->note[0] && lines < FEEDBACK_LINES) {
		screen_labelled(s, STYLE_DIM, "  note", "A note:", o->note);
		lines++;
	}
	show_change(s, o, a);
	show_next(s, o, lines < FEEDBACK_LINES, a);
	if (o->leech)
		screen_say(s, say(a, SAY_LEECH, NULL, NULL, NULL, NULL));
}

void
screen_scheduled(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	if (o->rating == s->suggested)
		return; /* as the marks have said */
	say_saved(s, o, a);
}
