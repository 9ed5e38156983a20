/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark: how an answer would be marked, and why, for whoever writes a card. */
#include "core/mark.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/js.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/collect.h"
#include "core/turn.h"
#include "ui/screen.h"

const struct opt opts_mark[] = {
    {OPT_CHOICE, "format", "text|json", "how to print the marks", 0, 0, 0},
    OPT_TABLE_END,
};

#define NOTES_MAX 8

/* What is said of the answer beside its ideas, a sentence each. */
struct notes {
	const char *list[NOTES_MAX];
	int n;
};

static const char *
verdict(const struct mark *m)
{
	if (m->complete)
		return "full";
	return m->yes + m->part > 0 ? "partial" : "miss";
}

/* Texts apart by commas, each in quotation marks where quoted. */
static const char *
listed(struct arena *a, const char *const *list, int n, bool quoted)
{
	const char *mark = quoted ? "\"" : "";
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < n; i++)
		buf_addf(
		    &b, "%s%s%s%s", i > 0 ? ", " : "", mark, list[i], mark);
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static const char *
spelling(struct arena *a, const struct mark *m)
{
	const char **each = arena_array(a, (size_t)m->n_slips, sizeof(*each));

	for (int i = 0; i < m->n_slips; i++)
		each[i] = arena_printf(
		    a, "%s for %s", m->slips[i].typed, m->slips[i].meant);
	return arena_printf(
	    a, "Spelling, only noted: %s.", listed(a, each, m->n_slips, false));
}

static const char *
extra_ideas(struct arena *a, const struct item *it, const struct mark *m)
{
	const char **each =
	    arena_array(a, (size_t)it->n_extra + 1, sizeof(*each));
	int n = 0;

	for (int i = 0; i < it->n_extra; i++)
		if (m->extra[i])
			each[n++] = it->extra[i].wordings[0];
	return n == 0 ? NULL
		      : arena_printf(a, "Also there, and never needed: %s.",
			    listed(a, each, n, true));
}

static void
note(struct notes *out, const char *s)
{
	if (s && out->n < NOTES_MAX)
		out->list[out->n++] = s;
}

static void
make_notes(struct arena *a, const struct item *it, const struct mark *m,
    struct notes *out)
{
	bool unread = false;

	memset(out, 0, sizeof(*out));
	if (m->dont_know)
		note(
		    out, "This is taken as 'I don't know': a hint would come.");
	if (m->copy)
		note(out,
		    "This is the statement itself: just after it was shown, "
		    "it is not taken for an attempt.");
	if (m->n_ignored > 0)
		note(out,
		    arena_printf(a,
			"Earns nothing, since the question says it: %s.",
			listed(a, m->ignored, m->n_ignored, false)));
	for (int i = 0; i < m->n_ideas; i++)
		unread = unread || m->ideas[i].unread;
	if (unread)
		note(out,
		    arena_printf(a,
			"No wording knows: %s. An idea may be in these words: "
			"hence the question.",
			listed(a, m->unread, m->n_unread, false)));
	if (m->n_slips > 0)
		note(out, spelling(a, m));
	if (m->lure.lure >= 0)
		note(out,
		    arena_printf(a,
			"Sounds like the misconception '%s': \"%s\" is %d%% of "
			"\"%s\". This would be asked about.",
			it->lures[m->lure.lure].id, m->lure.phrase,
			(int)(m->lure.coverage * 100 + 0.5), m->lure.wording));
	if (m->overclaim.word)
		note(out,
		    arena_printf(a,
			"One shade softer: \"%s\", where the statement says "
			"\"%s\". Noted, not scored.",
			m->overclaim.word, m->overclaim.hedge));
	note(out, extra_ideas(a, it, m));
	if (it->kind == KIND_STEPS)
		note(out,
		    "Here the letters stand in the right order: a is the first "
		    "step. In a quiz they are mixed.");
	if (it->any_idea)
		note(out, "Any one of these ideas is enough here.");
}

/* Why an idea is thought to be stated the wrong way round. */
static const char *
why_turned(struct arena *a, const struct mark_idea *d)
{
	if (d->turned_by[0] == '\0')
		return "Perhaps the wrong way round, since the wording has a "
		       "'not' that this lacks. It would be asked about.";
	return arena_printf(a,
	    "Perhaps the wrong way round, because of \"%s\". It would be asked "
	    "about.",
	    d->turned_by);
}

static struct js *
idea_json(struct arena *a, const struct item *it, const struct mark *m, int i)
{
	static const char *const said[] = {"no", "part", "yes"};
	const struct mark_idea *d = &m->ideas[i];
	struct js *j = js_new_object();

	js_set_text(j, "idea", text_cleaned(a, it->ideas[i].wordings[0]));
	js_set_text(j, "said", said[d->said]);
	js_set_real(j, "coverage", d->coverage);
	js_set_text(j, "wording", text_cleaned(a, d->wording));
	js_set_text(j, "phrase", text_cleaned(a, d->phrase));
	js_set_bool(j, "turned", d->turned);
	return j;
}

static void
mark_json(struct ctx *c, const struct item *it, const struct mark *m,
    enum rating suggested)
{
	struct js *j = js_new_object(), *list = js_new_array();
	struct js *told = js_new_array();
	struct buf b = BUF_INIT;
	struct notes notes;

	make_notes(&c->arena, it, m, &notes);
	for (int i = 0; i < m->n_ideas; i++)
		js_push(list, idea_json(&c->arena, it, m, i));
	for (int i = 0; i < notes.n; i++)
		js_push(
		    told, js_new_text(text_cleaned(&c->arena, notes.list[i])));
	js_set_text(j, "item", it->id);
	js_set_text(j, "verdict", verdict(m));
	js_set(j, "ideas", list);
	js_set(j, "notes", told);
	js_set_int(j, "suggested", suggested);
	js_write(j, &b);
	js_free(j);
	(void)printf("%s\n", buf_str(&b));
	buf_release(&b);
}

static void
line(const struct ctx *c, const char *s)
{
	term_para(&c->term, "", 0, STYLE_NONE, s);
}

static void
detail(const struct ctx *c, const char *s)
{
	term_para(&c->term, c->term.plain ? "" : "    ", 5, STYLE_DIM, s);
}

static void
idea_text(struct ctx *c, const struct item *it, const struct mark *m, int i)
{
	static const char *const words[] = {
	    "not there", "unclear: would ask", "there"};
	const struct mark_idea *d = &m->ideas[i];
	struct arena *a = &c->arena;

	term_line(&c->term, d->said == SAID_YES ? STYLE_GOOD : STYLE_NONE,
	    arena_printf(a, "  %d  %s", i + 1, it->ideas[i].wordings[0]),
	    words[d->said]);
	if (it->kind == KIND_STEPS)
		return; /* it stands at its place, or does not */
	if (d->coverage > 0)
		detail(c,
		    arena_printf(a, "\"%s\" is %d%% of the wording \"%s\".",
			d->phrase, (int)(d->coverage * 100 + 0.5), d->wording));
	else if (d->wording[0] == '\0')
		detail(c,
		    "Without the question's words, too little is left of all "
		    "its wordings: no answer can earn it.");
	if (d->turned)
		detail(c, why_turned(a, d));
}

static void
mark_text(struct ctx *c, const struct item *it, const struct mark *m,
    enum rating suggested)
{
	struct notes notes;

	line(c, it->ask);
	for (int i = 0; i < m->n_ideas; i++)
		idea_text(c, it, m, i);
	make_notes(&c->arena, it, m, &notes);
	for (int i = 0; i < notes.n; i++)
		line(c, notes.list[i]);
	line(c,
	    arena_printf(&c->arena,
		"Full, partial or miss: %s. Without hints: %s.", verdict(m),
		screen_rating(suggested)));
}

/* What learners compare with the model themselves: nothing is marked. */
static int
show_model(struct ctx *c, const struct item *it, bool json, struct err *e)
{
	struct arena *a = &c->arena;

	if (json)
		return err_set(e, ERR_FAILED,
		    "%s is not marked by ideas: its learners see the model and "
		    "tick what they said; leave '--format json' out to see "
		    "both",
		    it->id);
	line(c, it->ask);
	line(c,
	    "Nothing is marked here: after any answer the learner sees the "
	    "model, and ticks what was in the answer.");
	line(c, arena_printf(a, "The model: %s", it->model));
	for (int i = 0; i < it->n_ideas; i++)
		term_line(&c->term, STYLE_NONE,
		    arena_printf(
			a, "  %d  %s", i + 1, it->ideas[i].wordings[0]),
		    "to tick");
	line(c, "All ticked without a hint is Good, after one hint Hard.");
	return 0;
}

static int
read_answer(struct ctx *c, const char **answer, struct err *e)
{
	size_t n;

	if (c->argc > 1) {
		*answer = c->argv[1];
		return 0;
	}
	return fs_read("-", (size_t)1 << 16, &c->arena, answer, &n, e);
}

int
cmd_mark(struct ctx *c, struct err *e)
{
	bool json = strcmp(opt_text(&c->opts, "format", "text"), "json") == 0;
	const struct item *it;
	struct collection k;
	struct mark m;
	const char *answer;
	enum rating suggested;
	int i;

	if (collect(c, NULL, &k, e) != 0 ||
	    (i = collect_find(c, &k, c->argv[0], e)) < 0)
		return -1;
	it = k.items[i];
	if (it->ticked)
		return show_model(c, it, json, e);
	if (it->n_ideas == 0)
		return err_set(e, ERR_FAILED,
		    "%s has no ideas: its learners tick what they said; "
		    "write 'ideas:' to have answers marked",
		    it->id);
	if (read_answer(c, &answer, e) != 0)
		return -1;
	if (!turn_try(it,
		lexicon_new(&c->arena, k.same, k.n_same, k.items, k.n), answer,
		&c->arena, &m))
		return err_set(e, ERR_FAILED,
		    "%s asks for an order: type the letters a to %c, each "
		    "once, where a is the first step in the deck",
		    it->id, 'a' + it->n_ideas - 1);
	suggested = m.complete ? RATING_GOOD : RATING_AGAIN;
	if (json)
		mark_json(c, it, &m, suggested);
	else
		mark_text(c, it, &m, suggested);
	return 0;
}
