/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person sees of a session as a whole: its plan, its end, the result of
 * a test. Declarations in screen_priv.h.
 */
#include "ui/screen_priv.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "core/ahead.h"
#include "core/say.h"

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
		return arena_printf(a, "%s to your assessment",
		    screen_count(a, left, "day", "days"));
	return arena_printf(a, "%d weeks to your assessment", left / 7);
}

/* How the parts of a day are named: "6 to recall, 1 new, 1 case". */
static void
add_part(struct buf *b, int n, const char *one, const char *many, bool *any)
{
	if (n == 0)
		return;
	buf_addf(b, "%s%d %s", *any ? ", " : "", n, n == 1 ? one : many);
	*any = true;
}

static void
say_parts(const struct screen *s, const struct session_out *o, struct buf *b,
    struct arena *a)
{
	const struct plan *p = o->plan;
	bool any = false;

	buf_adds(b, "Today: ");
	add_part(b, p->fixes, "left from before", "left from before", &any);
	add_part(b, p->due + p->first, "to recall", "to recall", &any);
	add_part(b, p->tries, "new", "new", &any);
	add_part(b, p->cases, "case", "cases", &any);
	if (s->clock)
		buf_addf(b, ", about %s",
		    screen_count(
			a, (p->seconds + 59) / 60, "minute", "minutes"));
	buf_adds(b, ". Stop any time: the most useful come first.");
}

/* More is due than today's plan takes: what comes of it (lt3.7). */
static void
say_backlog(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct plan *p = o->plan;

	if (p->waiting < 2 || p->days_to_clear <= 0)
		return;
	if (p->days_to_clear > AHEAD_MOST) {
		screen_say(s,
		    arena_printf(a,
			"%d are waiting; the most useful come first.",
			p->waiting));
		return;
	}
	screen_say(s,
	    arena_printf(a,
		"%d are waiting; we take %d of them today, and with what "
		"comes meanwhile none waits after %s.",
		p->waiting, p->per_day,
		screen_count(a, p->days_to_clear, "day", "days")));
}

static void
say_today(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct plan *p = o->plan;
	struct buf b = BUF_INIT;
	bool met_any = o->sum.met + o->sum.settled + o->sum.secure > 0;

	if (o->session == SESSION_PRACTICE)
		buf_addf(&b, "Practice: %s. It moves no date.",
		    screen_count(a, o->of, "question", "questions"));
	else if (o->session == SESSION_TEST)
		buf_addf(&b,
		    "A test: %s, no hints, and the marks come at the end. It "
		    "moves no date.",
		    screen_count(a, o->of, "question", "questions"));
	else if (o->session == SESSION_ITEM)
		buf_adds(&b, "One question.");
	else if (o->resumed)
		buf_addf(&b, "Going on where you stopped: %s left. ",
		    screen_count(a, o->of - o->n, "question", "questions"));
	else if (p->n == 0)
		buf_adds(&b,
		    "Nothing is due today, and nothing new is open. "
		    "'revisit quiz --practice' asks what you know already.");
	else if (p->due + p->first + p->fixes == 0 && met_any)
		buf_adds(&b, "Nothing is due. ");
	if (o->session == SESSION_DAILY && !o->resumed && p->n > 0)
		say_parts(s, o, &b, a);
	screen_say(s, buf_str(&b));
	buf_release(&b);
}

/* The days before the assessment, and the days of it. */
static void
say_date(const struct screen *s, const struct session_out *o)
{
	if (s->date == ITEM_NO_DAY || o->session != SESSION_DAILY)
		return;
	if (s->date > s->today && s->date - s->today <= 7 && o->plan->cases > 0)
		screen_say(s,
		    "In these last days a case comes every day; the "
		    "assessment is about using the statements.");
	else if (s->today >= s->date && s->today - s->date < 8)
		screen_say(s,
		    "The assessment is open book: 'revisit find WORDS' "
		    "searches the statements, 'revisit show s5' reads a "
		    "section.");
}

void
screen_plan(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *sum = &o->sum;
	const char *week = "";

	if (sum->secure_this_week > 0)
		week = arena_printf(a,
		    s->term->plain ? ", %d of them this week"
				   : " (+%d this week)",
		    sum->secure_this_week);
	term_line(s->term, STYLE_HEAD, s->title, until_date(s, a));
	screen_say(s,
	    arena_printf(a,
		s->term->plain
		    ? "Secure: %d of %d%s. Settled: %d. Met: %d. "
		      "Still to meet: %d."
		    : "Secure %d of %d%s, settled %d, met %d, still to meet "
		      "%d",
		sum->secure, sum->total, week, sum->settled, sum->met,
		sum->still_to_meet));
	if (o->explain_secure)
		screen_say(s,
		    "Secure means: recalled in full, without help, three "
		    "weeks or more after the time before.");
	for (size_t i = 0; i < o->n_news; i++)
		screen_say(s, o->news[i]);
	say_backlog(s, o, a);
	say_today(s, o, a);
	say_date(s, o);
	if (sum->met + sum->settled + sum->secure == 0 &&
	    o->session == SESSION_DAILY)
		screen_say(s,
		    "Key words are enough. Spelling never counts. Not knowing "
		    "is fine. Type ? for a hint, :help for more.");
}

/* -- the end -------------------------------------------------------------- */

static void
say_result(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *m = &o->sum;
	struct buf b = BUF_INIT;
	int minutes = (int)((m->used_ms + 30000) / 60000);
	int expected = (int)(m->expected + 0.5);

	if (strcmp(m->reason, "left") == 0)
		buf_adds(&b,
		    m->asked ? "Stopped here; every answer is kept. "
			     : "Stopped before the first answer. ");
	else if (strcmp(m->reason, "nothing") != 0)
		buf_addf(&b, "Done%s%s. ", s->clock && minutes ? ", " : "",
		    s->clock && minutes
			? screen_count(a, minutes, "minute", "minutes")
			: "");
	if (m->due_asked == 1)
		buf_addf(&b, "The one that was due: %s. ",
		    m->due_recalled == 0      ? "not recalled yet"
			: m->due_unaided == 0 ? "recalled with a hint"
					      : "recalled without a hint");
	else if (m->due_asked > 0)
		buf_addf(&b,
		    "Recalled %d of the %d that were due (the forecast was "
		    "about %d), %d without a hint. ",
		    m->due_recalled, m->due_asked, expected, m->due_unaided);
	if (m->met_new > 0)
		buf_addf(&b, "Met %s. ",
		    screen_count(
			a, m->met_new, "new statement", "new statements"));
	if (b.n > 0)
		screen_say(s, buf_str(&b));
	buf_release(&b);
	if (m->sure_n > 0)
		screen_say(s,
		    say(a, SAY_CALIBRATION, say_number(a, m->sure_hits),
			say_number(a, m->sure_n), say_number(a, m->sure_low),
			say_number(a, m->sure_high)));
}

static void
say_secure(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *m = &o->sum;
	const char *next = "";

	if (m->next && m->next_days > 1)
		next = arena_printf(a, ": %s is asked in %d days",
		    item_number(m->next), m->next_days);
	screen_say(s,
	    arena_printf(a, "Secure: %d of %d. Learning shows after a gap%s.",
		m->secure, m->total, next));
}

static void
say_tomorrow(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *m = &o->sum;
	int minutes = (m->tomorrow_seconds + 59) / 60;

	if (m->fixes_left > 0)
		screen_say(s,
		    "What was missing, and not asked again today, opens the "
		    "next session.");
	if (m->tomorrow > 0 && s->clock && minutes <= s->minutes)
		screen_say(s,
		    arena_printf(a, "Tomorrow: %d to recall, about %s.",
			m->tomorrow,
			screen_count(a, minutes, "minute", "minutes")));
	else if (m->tomorrow > 0)
		screen_say(
		    s, arena_printf(a, "Tomorrow: %d to recall.", m->tomorrow));
	screen_say(s, "To come back tomorrow, type the same command again.");
}

static void
say_test(const struct screen *s, const struct session_out *o, struct arena *a)
{
	const struct session_summary *m = &o->sum;

	screen_say(
	    s, arena_printf(a, "In full: %d of %d.", m->form_full, m->form_of));
	if (m->before_day != ITEM_NO_DAY)
		screen_say(s,
		    arena_printf(a,
			"On %s, when you first took it: %d of %d. Some of "
			"the difference is chance.",
			date_day_iso(a, m->before_day), m->before_full,
			m->before_of));
	else
		screen_say(s,
		    "Take the same test again later, and both results stand "
		    "beside each other.");
}

void
screen_summary(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	term_blank(s->term);
	if (o->session == SESSION_TEST && o->sum.form_of > 0) {
		say_test(s, o, a);
		return;
	}
	say_result(s, o, a);
	say_secure(s, o, a);
	if (o->session == SESSION_DAILY &&
	    (o->sum.asked > 0 || strcmp(o->sum.reason, "left") != 0))
		say_tomorrow(s, o, a);
}

void
screen_result(
    const struct screen *s, const struct session_out *o, struct arena *a)
{
	const char *no = screen_ideas(o, 'n', a), *part;

	if (o->n == 1)
		term_blank(s->term);
	part = screen_ideas(o, 'p', a);
	screen_say(s,
	    arena_printf(a, "%d. %s %s: %s", o->n, item_number(o->item),
		o->item->gist,
		strcmp(o->verdict, "full") == 0 ? "in full" : "not in full"));
	if (no[0])
		screen_labelled(s, STYLE_MISS, "  missing", "Missing:", no);
	if (part[0])
		screen_labelled(s, STYLE_NONE, "  unclear", "Unclear:", part);
}
