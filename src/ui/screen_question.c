/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person sees of one question until it is marked. Declarations in
 * screen_priv.h.
 */
#include "ui/screen_priv.h"

#include <string.h>

#include "base/buf.h"
#include "core/ladder.h"
#include "core/say.h"

/* What is wanted, at the end of a question's first line. */
static const char *
help_given(const struct session_out *o, struct arena *a)
{
	if (o->leave_out > 0)
		return "worked example";
	switch (o->kind) {
	case KIND_TRY:
		return "try first";
	case KIND_REFUTE:
		return "a reply, please";
	case KIND_BECAUSE:
		return "a reason, please";
	case KIND_LIST:
		return arena_printf(a, "%s to name",
		    screen_count(a, o->ideas, "thing", "things"));
	case KIND_STEPS:
		return "put in order";
	case KIND_APPLY:
		return "a case";
	case KIND_SPOT:
		return "which statements?";
	case KIND_RECALL:
		break;
	}
	if (o->level == LEVEL_LETTERS)
		return "fill the gap, first letters given";
	if (o->level == LEVEL_BLANKS)
		return o->ideas == 1 ? "fill the gap" : "fill the gaps";
	if (o->level == LEVEL_PROMPTED && o->ideas > 0)
		return arena_printf(a, "%s to find",
		    screen_count(a, o->ideas, "idea", "ideas"));
	return "";
}

/* The same as a sentence of its own, "" where the question says it. */
static const char *
help_spoken(const struct session_out *o, struct arena *a)
{
	if (o->kind == KIND_RECALL && o->level == LEVEL_PROMPTED &&
	    o->ideas > 0)
		return arena_printf(a, "There %s %s",
		    o->ideas == 1 ? "is" : "are", help_given(o, a));
	if (o->kind == KIND_RECALL && o->level < LEVEL_PROMPTED)
		return o->ideas == 1 ? "Fill the gap" : "Fill the gaps";
	if (o->kind == KIND_LIST)
		return arena_printf(a, "There %s %s",
		    o->ideas == 1 ? "is" : "are", help_given(o, a));
	return "";
}

/* Where a question is from: its section; of a case what it is about. */
static const char *
place_of(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct item *it = o->item;
	bool is_case = o->kind == KIND_APPLY || o->kind == KIND_SPOT;

	bool lent = strcmp(it->deck, item_home(it)) != 0;

	(void)s;
	if (!is_case && lent)
		return arena_printf(a, "%s%sfrom: %s", it->section_title,
		    it->section_title[0] ? ", " : "", it->deck);
	if (!is_case)
		return it->section_title;
	if (lent)
		return arena_printf(a, "Case from: %s%s%s", it->deck,
		    it->setting[0] ? ", " : "", it->setting);
	return arena_printf(
	    a, "Case%s%s", it->setting[0] ? ", " : "", it->setting);
}

static void
show_header(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *place = place_of(s, o, a), *left;
	bool new = o->kind == KIND_TRY;

	if (s->term->plain) {
		left = arena_printf(a, "Question %d of %d. %s%s%s%s%s", o->n,
		    o->of, place, place[0] ? ". " : "",
		    new ? "It is new. " : "",
		    o->leave_out > 0 ? "It is a worked example. " : "",
		    o->last ? "It is the last. " : "");
		screen_say(s, left);
		return;
	}
	left = arena_printf(a, "%d of %d   %s%s%s", o->n, o->of, place,
	    !new           ? ""
		: place[0] ? ", new"
			   : "new",
	    o->last ? ". The last" : "");
	term_line(s->term, STYLE_HEAD, left, help_given(o, a));
}

static void
say_builds_on(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	struct buf b = BUF_INIT;
	const struct item *it = o->item;
	struct item named = *it;
	const char *settled = "";

	for (int i = 0; i < it->n_builds_on; i++) {
		named.owner = it->builds_on[i];
		buf_addf(&b, "%s%s",
		    i == 0                         ? "Builds on "
			: i == it->n_builds_on - 1 ? " and "
						   : ", ",
		    item_number(&named));
	}
	if (o->builds_settled)
		settled = it->n_builds_on == 1 ? ", settled"
		    : it->n_builds_on == 2     ? ", both settled"
					       : ", all settled";
	if (b.n > 0)
		screen_say(s, arena_printf(a, "%s%s.", buf_str(&b), settled));
	buf_release(&b);
}

/* Each line of a question is a paragraph of its own. */
static void
say_lines(const struct screen *s, const char *text, struct arena *a)
{
	size_t n;

	for (; *text; text += n + (text[n] != '\0')) {
		n = strcspn(text, "\n");
		if (n > 0)
			screen_say(s, arena_strndup(a, text, n));
	}
}

/* Why this is asked again, before it is. */
static void
say_again(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *from = arena_printf(
	    a, o->from > 0 ? "Again, from %d. " : "Again. ", o->from);

	if (o->part)
		screen_say(s, "Let us take it in parts.");
	else if (o->kind == KIND_STEPS)
		screen_say(
		    s, arena_printf(a, "%sThe order was not there yet.", from));
	else if (o->ideas > 0)
		screen_say(s,
		    arena_printf(a, "%s%s", from,
			o->ideas == 1
			    ? "One idea was missing."
			    : arena_printf(
				  a, "%d ideas were missing.", o->ideas)));
	else
		screen_say(s, from);
}

/* The deck says it otherwise than when it was last answered (lt9.10). */
static void
say_changed(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	bool statement = o->kind == KIND_RECALL || o->kind == KIND_TRY;

	if (o->change)
		screen_say(s,
		    say(a,
			!o->change->rewritten ? SAY_CHANGED
			    : statement       ? SAY_REWRITTEN
					      : SAY_REWRITTEN_CARD,
			NULL, NULL, NULL, NULL));
}

void
screen_question(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *spoken = help_spoken(o, a);
	bool again = o->part || o->from > 0;

	term_blank(s->term);
	show_header(s, o, a);
	say_changed(s, o, a);
	if (o->kind == KIND_TRY) {
		say_builds_on(s, o, a);
		screen_say(s, "Try first: it can only help.");
	} else if (again) {
		say_again(s, o, a);
	} else if (s->term->plain && spoken[0]) {
		screen_say(s, spoken);
	}
	say_lines(s, s->term->plain ? o->spoken : o->prompt, a);
	if (s->aloud)
		screen_say(s, "Say it aloud, then press Enter.");
}

void
screen_ask(struct screen *s, const struct session_out *o, struct arena *a)
{
	s->about = o->about;
	s->choices = o->choices;
	s->n_choices = o->n_choices;
	if (o->about == ABOUT_TICKS && o->model && o->model[0])
		screen_labelled(
		    s, STYLE_NONE, "  model", "A good answer:", o->model);
	if (o->about == ABOUT_TICKS && s->aloud)
		return; /* they are asked about one by one */
	if (o->about == ABOUT_TICKS) {
		for (int i = 0; i < o->n_choices; i++)
			term_para(s->term,
			    arena_printf(
				a, s->term->plain ? "%d:" : "  %d", i + 1),
			    5, STYLE_NONE, o->choices[i]);
	}
	screen_say(s, o->text);
}

void
screen_hint(struct screen *s, const struct session_out *o, struct arena *a)
{
	static const char *const nth[] = {"", "First", "Second", "Third"};
	bool last = strcmp(o->hint_kind, "answer") == 0;
	const char *text = s->term->plain ? o->text_spoken : o->text;

	if (last) {
		s->answer = text; /* the marks follow at once */
		return;
	}
	screen_labelled(s, STYLE_DIM, "  hint",
	    arena_printf(a, "%s hint:", nth[o->hint <= 3 ? o->hint : 3]), text);
}

void
screen_read(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *example = o->item->example;

	if (o->leave_out > 0) {
		screen_labelled(s, STYLE_NONE, "  model", "A good answer:",
		    s->term->plain ? o->text_spoken : o->text);
		if (o->kind == KIND_SPOT && o->model && o->model[0])
			screen_labelled(
			    s, STYLE_NONE, "  so", "And so:", o->model);
		return;
	}
	screen_labelled(s, STYLE_NONE, "  read", "Read this:", o->text);
	if (example[0])
		screen_labelled(
		    s, STYLE_DIM, "  example", "For example:", example);
	(void)a;
}
