/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quiz: couples the session machine with a client (screen or porcelain) and
 * the store. It decides nothing about learning: what is saved is what the
 * machine hands out, in its order, before anything else is shown.
 */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/js.h"
#include "cmd/collect.h"
#include "cmd/forms.h"
#include "cmd/news.h"
#include "cmd/recent.h"
#include "cmd/settings.h"
#include "cmd/today.h"
#include "core/choose.h"
#include "core/session.h"
#include "deck/items.h"
#include "ui/porcelain.h"
#include "ui/screen.h"

const struct opt opts_quiz[] = {
    {OPT_NUMBER, "minutes", "N", "end after so many minutes", 1, 120, 0},
    {OPT_NUMBER, "cards", "N", "ask at most so many questions", 1,
	SESSION_QUESTIONS, 0},
    {OPT_TEXT, "section", "S", "only this section of the deck", 0, 0, 0},
    {OPT_NUMBER, "new", "N", "meet at most so many new statements", 0, 20, 0},
    {OPT_TEXT, "item", "ID", "only this one: 5.4, or an item's whole id", 0, 0,
	0},
    {OPT_FLAG, "practice", "", "ask what was met; no date is moved", 0, 0, 0},
    {OPT_TEXT, "test", "FORM",
	"the same questions each time for one FORM (a word); no hints, marks "
	"at the end",
	0, 0, 0},
    {OPT_FLAG, "porcelain", "", "speak JSON lines, for other programs", 0, 0,
	0},
    OPT_TABLE_END,
};

/* One quiz in progress. */
struct quiz {
	struct ctx *c;
	struct collection k;
	struct session_config config;
	struct session *session;
	struct client *client;
};

/* -- an interrupted session
 * ---------------------------------------------------- */

/* What a session of today left open: its start event without an end. */
struct open_session {
	char id[EVENT_ID_LEN + 1];
	struct js *body;
	int64_t used_ms;
	int asked;
};

static int
count_answers(struct ctx *c, struct open_session *o, struct err *e)
{
	struct event *ev;
	struct review r;
	size_t n;

	if (store_recent(c->store, EV_REVIEW, 100, &c->arena, &ev, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		review_read(ev[i].body, &r);
		if (strcmp(r.session, o->id) != 0)
			continue;
		o->asked++;
		o->used_ms += r.total_ms > 0 ? r.total_ms : 0;
	}
	return 0;
}

static int
find_open(struct quiz *q, struct open_session *o, struct err *e)
{
	struct ctx *c = q->c;
	const struct rules *rules = store_rules(c->store);
	struct err why = ERR_INIT;
	struct event *ev;
	struct js *body;
	size_t n;

	memset(o, 0, sizeof(*o));
	if (store_recent(c->store, EV_SESSION, 1, &c->arena, &ev, &n, e) != 0)
		return -1;
	if (n == 0 || ev[0].ref[0] ||
	    rules_day(rules, ev[0].at_ms, ev[0].zone_min) !=
		q->config.day.today)
		return 0;
	body = js_parse(ev[0].body, strlen(ev[0].body), &why);
	if (strcmp(js_text(js_get(body, "deck"), ""), q->k.name) != 0 ||
	    js_get(body, "kind") != NULL ||
	    strcmp(js_text(js_get(body, "phase"), ""), "start") != 0) {
		js_free(body);
		return 0;
	}
	(void)snprintf(o->id, sizeof(o->id), "%s", ev[0].id);
	o->body = body;
	return count_answers(c, o, e);
}

/* Goes on with it, unless other things were asked for or its time is up. */
static int
resume(struct quiz *q, struct err *e)
{
	struct session_config *f = &q->config;
	struct open_session o;
	const struct js *plan;
	const char **ids;

	if (q->c->opts.n > opt_given(&q->c->opts, "porcelain"))
		return 0;
	if (find_open(q, &o, e) != 0)
		return -1;
	plan = js_get(o.body, "plan");
	if (o.id[0] && o.used_ms < (int64_t)f->day.minutes * 60000 &&
	    o.asked < SESSION_QUESTIONS && js_length(plan) > 0) {
		f->resume_id = arena_strdup(&q->c->arena, o.id);
		f->n_resume_plan = js_length(plan);
		ids = arena_array(&q->c->arena, f->n_resume_plan, sizeof(*ids));
		for (size_t i = 0; i < f->n_resume_plan; i++)
			ids[i] = arena_strdup(
			    &q->c->arena, js_text(js_at(plan, i), ""));
		f->resume_plan = ids;
		f->resume_used_ms = o.used_ms;
		f->resume_asked = o.asked;
	}
	js_free(o.body);
	return 0;
}

/* -- making it --------------------------------------------------------------
 */

/* How many sessions there were before, as far as three. */
static int
count_sessions(struct quiz *q, struct err *e)
{
	struct event *ev;
	size_t n;

	if (store_recent(
		q->c->store, EV_SESSION, 6, &q->c->arena, &ev, &n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		q->config.sessions_before += ev[i].ref[0] == '\0';
	return 0;
}

static int
choose_section(struct quiz *q, struct err *e)
{
	const char *section = opt_text(&q->c->opts, "section", NULL);
	const struct section *found;

	if (section == NULL)
		return 0;
	found = collect_section(&q->k, section, NULL, e);
	if (found == NULL)
		return -1;
	q->config.day.section = found->id;
	return 0;
}

/* It names a test in the log and on the screen, so it is a plain word. */
static bool
is_form(const char *s)
{
	size_t n = strlen(s);

	return n >= 1 && n <= 40 &&
	    strspn(s,
		"abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-_") == n;
}

/* --item, --practice, --test: at most one of them. */
static int
choose(struct quiz *q, struct err *e)
{
	struct session_config *f = &q->config;
	const struct opts *o = &q->c->opts;
	const char *form = opt_text(o, "test", NULL);
	const char *id = opt_text(o, "item", NULL);
	struct entry *list = NULL;
	int item;

	if (opt_given(o, "practice") + (form != NULL) + (id != NULL) > 1)
		return err_set(e, ERR_USAGE,
		    "one of --item, --practice and --test at a time");
	if (opt_given(o, "practice")) {
		f->kind = SESSION_PRACTICE;
		f->n_chosen = choose_practice(
		    &f->day, (size_t)f->cards, &q->c->arena, &list);
		if (f->n_chosen == 0)
			return err_set(e, ERR_FAILED,
			    "nothing was met yet that could be practised; "
			    "'revisit quiz' begins");
	} else if (form) {
		if (!is_form(form))
			return err_set(e, ERR_USAGE,
			    "--test takes a word of 1 to 40 letters, digits, "
			    "- and _, such as a; the same word asks the same "
			    "questions again");
		f->kind = SESSION_TEST;
		f->form = form;
		f->n_chosen = choose_test(&f->day, form, &q->c->arena, &list);
	} else if (id) {
		item = collect_find(q->c, &q->k, id, e);
		if (item < 0)
			return -1;
		f->kind = SESSION_ITEM;
		f->n_chosen = choose_item(&f->day, item, &q->c->arena, &list);
	}
	f->chosen = list;
	if (form)
		return forms_first(q->c, &q->k, form, &f->form_day,
		    &f->form_full, &f->form_of, e);
	return 0;
}

/* What changed in the decks, for the learner (lt9.10). */
static int
tell_news(struct quiz *q, struct err *e)
{
	struct news news;

	if (news_read(q->c, &q->k, &news, e) != 0)
		return -1;
	q->config.news = news.lines;
	q->config.n_news = news.n_lines;
	q->config.changes = news.changes;
	q->config.n_changes = news.n_changes;
	return 0;
}

static int
configure(struct quiz *q, struct err *e)
{
	const struct opts *o = &q->c->opts;
	struct session_config *f = &q->config;

	if (today_plan_input(q->c, &q->k, &f->day, &f->brake_help, e) != 0)
		return -1;
	f->items = f->day.items;
	f->states = f->day.states;
	f->n = f->day.n;
	f->rules = f->day.rules;
	f->same = q->k.same;
	f->n_same = q->k.n_same;
	f->deck = q->k.name;
	f->day.minutes = (int)opt_number(o, "minutes", f->day.minutes);
	f->cards = (int)opt_number(o, "cards", SESSION_QUESTIONS);
	f->day.new_wanted = (int)opt_number(o, "new", f->day.new_wanted);
	f->day.first_session = f->day.first_session || opt_given(o, "new");
	f->glossary = q->k.glossary;
	f->n_glossary = q->k.n_glossary;
	f->aloud = settings_bool(q->c, "aloud");
	f->generous = settings_bool(q->c, "spelling");
	f->form_day = ITEM_NO_DAY;
	if (tell_news(q, e) != 0 || choose_section(q, e) != 0 ||
	    count_sessions(q, e) != 0 || choose(q, e) != 0)
		return -1;
	return resume(q, e);
}

/* -- running it ---------------------------------------------------------------
 */

static int
keep_version(struct quiz *q, const struct session_out *o, struct err *e)
{
	struct buf b = BUF_INIT;
	int r;

	deck_snapshot_json(o->item, &b);
	r = store_keep_version(
	    q->c->store, o->item->id, o->item->hash, buf_str(&b), e);
	buf_release(&b);
	return r;
}

/* What was answered with a confidence before: looked up when the end is near,
 * so that nobody waits for it at the start. */
static int
recall_sure(struct quiz *q, struct err *e)
{
	struct confident *list;
	size_t n;

	list = arena_array(&q->c->arena, RECENT_SURE, sizeof(*list));
	if (recent_confident(q->c, list, &n, e) != 0)
		return -1;
	session_recall_sure(q->session, list, n);
	return 0;
}

static int
save(struct quiz *q, const struct session_out *o, struct err *e)
{
	struct event ev = ctx_event(q->c, o->save_type);
	struct item_state state;
	bool found = false;

	ev.body = o->save_body;
	(void)snprintf(ev.ref, sizeof(ev.ref), "%s", o->save_ref);
	if (o->item)
		ev.item = o->item->id;
	if (o->save_type == EV_REVIEW && keep_version(q, o, e) != 0)
		return -1;
	if (o->save_type == EV_SESSION && o->save_ref[0] &&
	    recall_sure(q, e) != 0)
		return -1;
	if (store_append(q->c->store, &ev, 1, &o->save_answer, e) != 0)
		return -1;
	if (o->item == NULL) {
		session_saved(q->session, ev.id, NULL);
		return 0;
	}
	if (store_state(
		q->c->store, o->item->id, &q->c->arena, &state, &found, e) != 0)
		return -1;
	session_saved(q->session, ev.id, found ? &state : NULL);
	return 0;
}

static int
play(struct quiz *q, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct session_out out;
	struct session_in in;
	int r = 0;

	while (r == 0) {
		while (r == 0 && session_next(q->session, &out)) {
			if (out.type == OUT_SAVE)
				r = save(q, &out, e);
			else
				q->client->show(q->client, &out);
		}
		if (r != 0 || session_done(q->session))
			break;
		arena_release(&a);
		/* Nobody answers what was never seen. */
		in = (struct session_in){.type = IN_END};
		if (!ferror(stdout))
			r = q->client->read(
			    q->client, session_expects(q->session), &a, &in, e);
		if (r == 0)
			session_feed(q->session, &in);
	}
	arena_release(&a);
	return r < 0 ? -1 : 0;
}

static void
move_clock(int64_t ms, void *arg)
{
	struct ctx *c = arg;

	c->at_ms += ms;
}

static int
play_porcelain(struct quiz *q, struct err *e)
{
	struct porcelain p;

	porcelain_init(&p, stdin, stdout, q->config.rules->day_starts_min);
	if (q->c->at_given) {
		p.moved = move_clock;
		p.arg = q->c;
	}
	q->client = &p.client;
	return play(q, e);
}

/* Completion of :commands at the start of a line. */
static const char *
complete(const char *line, size_t start, const char *word, size_t i, void *arg)
{
	(void)line;
	(void)arg;
	if (start != 0 || word[0] != ':')
		return NULL;
	for (int k = 0; session_commands[k]; k++)
		if (strncmp(session_commands[k], word, strlen(word)) == 0 &&
		    i-- == 0)
			return session_commands[k];
	return NULL;
}

static int
play_screen(struct quiz *q, struct err *e)
{
	struct screen s;
	struct prompt *p = prompt_new(&q->c->term);
	int r;

	prompt_set_complete(p, complete, NULL);
	prompt_set_recall(p, false);
	screen_init(&s, &q->c->term, p, q->config.day.today);
	s.date = q->config.day.date;
	s.title = q->k.title;
	s.deck = q->k.name;
	s.clock = settings_bool(q->c, "clock");
	s.minutes = q->config.day.minutes;
	s.aloud = q->config.aloud;
	s.spelling = q->config.generous;
	q->client = &s.client;
	r = play(q, e);
	if (s.died) {
		ctx_close(q->c);
		prompt_die(p);
	}
	prompt_free(p);
	return r;
}

int
cmd_quiz(struct ctx *c, struct err *e)
{
	struct quiz q = {.c = c};
	int r = -1;

	/* With --at the clock of porcelain stands still between lines, and only
	 * their "ms" move it: so that a session can be replayed exactly. What
	 * the decks' changes write is of that moment too. */
	c->clock_by_hand = c->at_given && opt_given(&c->opts, "porcelain");
	if (collect(c, c->argc > 0 ? c->argv[0] : NULL, &q.k, e) != 0 ||
	    configure(&q, e) != 0)
		return -1;
	/* Somebody is there to say whether to go on. */
	q.config.offers = !opt_given(&c->opts, "porcelain") && c->term.tty &&
	    isatty(STDIN_FILENO);
	q.session = session_new(&q.config);
	if (opt_given(&c->opts, "porcelain"))
		r = play_porcelain(&q, e);
	else
		r = play_screen(&q, e);
	session_free(q.session);
	return r;
}
