/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/porcelain.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"
#include "base/text.h"
#include "core/changed.h"

#define LINE_MAX_BYTES ((size_t)1 << 20)

static void
print(struct porcelain *p, struct js *j)
{
	struct buf b = BUF_INIT;

	js_write(j, &b);
	js_free(j);
	buf_addc(&b, '\n');
	(void)fwrite(buf_str(&b), 1, b.n, p->out); /* main checks the stream */
	(void)fflush(p->out);
	buf_release(&b);
}

static struct js *
event(const char *name)
{
	struct js *j = js_new_object();

	js_set_text(j, "event", name);
	return j;
}

/* Deck text is cleaned on its way out, as it is on a terminal. */
static void
set_clean(struct js *j, const char *key, const char *s)
{
	struct buf b = BUF_INIT;

	text_clean(&b, s, strlen(s));
	js_set_text(j, key, buf_str(&b));
	buf_release(&b);
}

static void
push_clean(struct js *list, const char *s)
{
	struct buf b = BUF_INIT;

	text_clean(&b, s, strlen(s));
	js_push(list, js_new_text(buf_str(&b)));
	buf_release(&b);
}

static void
set_due(const struct porcelain *p, struct js *j, const struct item_state *st)
{
	struct arena a = ARENA_INIT;
	int64_t ms;

	if (st->due_day == ITEM_NO_DAY) {
		js_set(j, "due", js_new_null());
		js_set(j, "interval_days", js_new_null());
		return;
	}
	ms = date_day_start_ms(st->due_day, p->day_starts_min);
	js_set_text(j, "due", date_iso(&a, ms, date_zone_min(ms)));
	js_set_int(j, "interval_days", st->interval_days);
	arena_release(&a);
}

static void
set_rating(struct js *j, const char *key, enum rating r)
{
	js_set(j, key, r ? js_new_int(r) : js_new_null());
}

static struct js *
plan(const struct session_out *o)
{
	struct js *j = event("plan");

	js_set_int(j, "due", o->plan->due);
	js_set_int(j, "first", o->plan->first);
	js_set_int(j, "new", o->plan->tries);
	js_set_int(j, "cases", o->plan->cases);
	js_set_int(j, "fixes", o->plan->fixes);
	js_set_int(j, "waiting", o->plan->waiting);
	if (o->plan->days_to_clear > 0) {
		js_set_int(j, "days_to_clear", o->plan->days_to_clear);
		js_set_int(j, "a_day", o->plan->per_day);
	}
	js_set_int(j, "questions", o->of);
	js_set_int(j, "minutes", (o->plan->seconds + 59) / 60);
	js_set_int(j, "met", o->sum.met);
	js_set_int(j, "settled", o->sum.settled);
	js_set_int(j, "secure", o->sum.secure);
	js_set_int(j, "total", o->sum.total);
	js_set_int(j, "secure_this_week", o->sum.secure_this_week);
	js_set_bool(j, "resumed", o->resumed);
	if (o->n_news > 0) {
		struct js *list = js_new_array();

		for (size_t i = 0; i < o->n_news; i++)
			push_clean(list, o->news[i]);
		js_set(j, "news", list);
	}
	return j;
}

/* What the deck says otherwise than when it was last answered: with the marks
 * both texts, changed words in brackets. */
static void
set_change(struct js *j, const struct session_out *o, bool texts)
{
	const struct session_change *c = o->change;
	struct arena a = ARENA_INIT;
	struct changed words;

	if (c == NULL)
		return;
	js_set_text(j, "changed", c->rewritten ? "rewritten" : "meaning");
	if (texts && c->before[0]) {
		changed_words(c->before, c->after, &a, &words);
		set_clean(j, "was", words.before);
		set_clean(j, "now", words.after);
	}
	arena_release(&a);
}

static void
set_choices(struct js *j, const struct session_out *o)
{
	struct js *list;

	if (o->n_choices == 0)
		return;
	list = js_new_array();
	for (int i = 0; i < o->n_choices; i++)
		push_clean(list, o->choices[i]);
	js_set(j, "choices", list);
}

static struct js *
question(const struct session_out *o)
{
	struct js *j = event("question");

	js_set_int(j, "n", o->n);
	js_set_int(j, "of", o->of);
	js_set_text(j, "item", o->item->id);
	js_set_text(j, "kind", kind_name(o->kind));
	js_set_int(j, "level", o->level);
	js_set_text(j, "mode", mode_name(o->mode));
	set_clean(j, "prompt", o->prompt);
	set_clean(j, "spoken", o->spoken);
	js_set_int(j, "ideas", o->ideas);
	if (o->item->section[0])
		set_clean(j, "section", o->item->section_title);
	js_set_bool(j, "last", o->last);
	set_choices(j, o);
	if (o->item->setting[0])
		set_clean(j, "setting", o->item->setting);
	if (o->leave_out > 0)
		js_set_int(j, "example", o->leave_out);
	if (o->from > 0)
		js_set_int(j, "from", o->from);
	if (strcmp(o->item->deck, item_home(o->item)) != 0)
		js_set_text(j, "overlay", o->item->deck);
	set_change(j, o, false);
	return j;
}

static struct js *
ask(const struct session_out *o)
{
	static const char *const about[] = {"", "add", "doubt", "say", "ticks",
	    "opposite", "misconception", "confidence", "now-you", "more", "new",
	    "order"};
	struct js *j = event("ask");

	if (o->item)
		js_set_text(j, "item", o->item->id);
	js_set_text(j, "about", about[o->about]);
	set_clean(j, "text", o->text);
	if (o->about == ABOUT_DOUBT || o->about == ABOUT_TURNED)
		js_set_int(j, "idea", o->idea);
	if (o->model && o->model[0])
		set_clean(j, "model", o->model);
	set_choices(j, o);
	return j;
}

static struct js *
hint(const struct session_out *o)
{
	struct js *j = event("hint");

	js_set_text(j, "item", o->item->id);
	js_set_int(j, "n", o->hint);
	js_set_text(j, "kind", o->hint_kind);
	set_clean(j, "text", o->text);
	set_clean(j, "spoken", o->text_spoken);
	return j;
}

static void
set_marks(struct js *j, const struct session_out *o)
{
	struct js *list = js_new_array(), *one;

	for (int i = 0; i < o->n_marks; i++) {
		one = js_new_object();
		set_clean(one, "idea", o->marks[i].label);
		js_set_text(one, "said",
		    o->marks[i].said == 'y'       ? "yes"
			: o->marks[i].said == 'p' ? "part"
						  : "no");
		js_set_bool(one, "hinted", o->marks[i].hinted);
		js_push(list, one);
	}
	js_set(j, "ideas", list);
}

static struct js *
marked(const struct porcelain *p, const struct session_out *o)
{
	struct js *j = event("marked"), *list = js_new_array();

	js_set_text(j, "item", o->item->id);
	js_set_text(j, "review", o->review);
	/* of a worked example nothing is marked */
	if (o->n_marks > 0)
		js_set_text(j, "verdict", o->verdict);
	set_marks(j, o);
	for (int i = 0; i < o->n_slips; i++)
		push_clean(list, o->slips[i]);
	js_set(j, "spelling", list);
	if (o->lure)
		js_set_text(j, "misconception", o->lure->id);
	if (o->note[0])
		set_clean(j, "note", o->note);
	if (o->leech)
		js_set_bool(j, "leech", true);
	set_clean(j, "feedback", o->feedback);
	set_change(j, o, true);
	js_set_text(j, "mode", mode_name(o->mode));
	set_rating(j, "suggested", o->suggested);
	set_due(p, j, o->state);
	return j;
}

static struct js *
scheduled(const struct porcelain *p, const struct session_out *o)
{
	struct js *j = event("scheduled");

	js_set_text(j, "item", o->item->id);
	js_set_text(j, "review", o->review);
	set_rating(j, "rating", o->rating);
	set_due(p, j, o->state);
	js_set_real(j, "stability", o->state->s.stability);
	js_set_real(j, "difficulty", o->state->s.difficulty);
	return j;
}

static struct js *
summary(const struct session_out *o)
{
	const struct session_summary *s = &o->sum;
	struct js *j = event("summary");
	struct arena a = ARENA_INIT;

	js_set_text(j, "reason", s->reason);
	js_set_int(j, "asked", s->asked);
	js_set_int(j, "due_asked", s->due_asked);
	js_set_int(j, "due_recalled", s->due_recalled);
	js_set_int(j, "due_unaided", s->due_unaided);
	js_set_int(j, "new", s->met_new);
	js_set_int(j, "met", s->met);
	js_set_int(j, "settled", s->settled);
	js_set_int(j, "secure", s->secure);
	js_set_int(j, "total", s->total);
	js_set_int(j, "tomorrow", s->tomorrow);
	js_set_int(j, "left", s->left);
	js_set_real(j, "expected", s->expected);
	js_set_int(j, "fixes_left", s->fixes_left);
	if (s->sure_n > 0) {
		js_set_int(j, "sure_hits", s->sure_hits);
		js_set_int(j, "sure_n", s->sure_n);
		js_set_int(j, "sure_low", s->sure_low);
		js_set_int(j, "sure_high", s->sure_high);
	}
	if (s->form) {
		js_set_text(j, "form", s->form);
		js_set_int(j, "full", s->form_full);
		js_set_int(j, "of", s->form_of);
	}
	if (s->form && s->before_day != ITEM_NO_DAY) {
		js_set_text(j, "before_day", date_day_iso(&a, s->before_day));
		js_set_int(j, "before_full", s->before_full);
		js_set_int(j, "before_of", s->before_of);
	}
	js_set_int(j, "used_ms", s->used_ms);
	arena_release(&a);
	return j;
}

static struct js *
result(const struct session_out *o)
{
	struct js *j = event("result");

	js_set_int(j, "n", o->n);
	js_set_text(j, "item", o->item->id);
	js_set_text(j, "review", o->review);
	js_set_text(j, "verdict", o->verdict);
	set_marks(j, o);
	return j;
}

static struct js *
sentence(const char *name, const struct session_out *o)
{
	struct js *j = event(name);

	set_clean(j, "text", o->text);
	return j;
}

static void
show(struct client *cl, const struct session_out *o)
{
	struct porcelain *p = (struct porcelain *)cl;
	struct js *j = NULL;

	switch (o->type) {
	case OUT_PLAN:
		j = plan(o);
		break;
	case OUT_QUESTION:
		j = question(o);
		break;
	case OUT_ASK:
		j = ask(o);
		break;
	case OUT_HINT:
		j = hint(o);
		break;
	case OUT_MARKED:
		j = marked(p, o);
		break;
	case OUT_READ:
		j = sentence("read", o);
		js_set_text(j, "item", o->item->id);
		if (o->item->example[0])
			set_clean(j, "example", o->item->example);
		break;
	case OUT_SCHEDULED:
		j = scheduled(p, o);
		break;
	case OUT_UNDONE:
		j = event("undone");
		js_set_text(j, "item", o->item->id);
		js_set_text(j, "review", o->review);
		break;
	case OUT_SUMMARY:
		j = summary(o);
		break;
	case OUT_ERROR:
		j = sentence("error", o);
		break;
	case OUT_INFO:
		j = sentence("info", o);
		break;
	case OUT_RESULT:
		j = result(o);
		break;
	case OUT_SAVE:
		return;
	}
	if (o->expects != EXPECT_NOTHING)
		js_set_text(j, "expects", expects_name(o->expects));
	print(p, j);
}

/* A number as it was meant: one too large for an int fits nowhere, -1. */
static int
small_number(const struct js *v)
{
	int64_t n = js_int(v, -1);

	return n < 0 || n > INT_MAX ? -1 : (int)n;
}

/* What a line means; the first key that we know decides. */
static bool
understand(const struct js *j, struct arena *a, struct session_in *in)
{
	const struct js *v;
	int *ticks;

	if ((v = js_get(j, "answer")) && js_type(v) == JS_TEXT) {
		in->type = IN_ANSWER;
		in->text = arena_strdup(a, js_text(v, ""));
	} else if ((v = js_get(j, "yesno")) && js_type(v) == JS_BOOL) {
		in->type = IN_YESNO;
		in->yes = js_bool(v, false);
	} else if ((v = js_get(j, "ticks")) && js_type(v) == JS_ARRAY) {
		in->type = IN_TICKS;
		in->n_ticks = (int)js_length(v);
		ticks = arena_array(a, js_length(v), sizeof(*ticks));
		for (int i = 0; i < in->n_ticks; i++)
			ticks[i] = small_number(js_at(v, (size_t)i));
		in->ticks = ticks;
	} else if ((v = js_get(j, "rating")) && js_type(v) == JS_INT) {
		in->type = IN_RATING;
		in->number = small_number(v);
	} else if ((v = js_get(j, "number")) && js_type(v) == JS_INT) {
		in->type = IN_NUMBER;
		in->number = small_number(v);
	} else if ((v = js_get(j, "continue")) && js_bool(v, false)) {
		in->type = IN_CONTINUE;
	} else if ((v = js_get(j, "idea")) && js_type(v) == JS_INT &&
	    js_type(js_get(j, "said")) == JS_BOOL) {
		in->type = IN_IDEA;
		in->number = small_number(v);
		in->yes = js_bool(js_get(j, "said"), false);
	} else if ((v = js_get(j, "command")) && js_type(v) == JS_TEXT) {
		in->type = IN_COMMAND;
		in->text = arena_strdup(a, js_text(v, ""));
	} else {
		return false;
	}
	return true;
}

/* One line without its end; false at the end of input. */
static int
read_line(FILE *f, struct buf *b, struct err *e)
{
	bool some = false;
	int c;

	buf_clear(b);
	while ((c = getc(f)) != EOF && c != '\n') {
		some = true;
		if (b->n < LINE_MAX_BYTES)
			buf_addc(b, (char)c);
	}
	if (c == EOF && ferror(f))
		return err_set(e, ERR_FAILED, "the input cannot be read: %s",
		    strerror(errno));
	if (b->n > 0 && b->p[b->n - 1] == '\r')
		b->p[--b->n] = '\0';
	return c != EOF || some;
}

static int
read_in(struct client *cl, enum expects expects, struct arena *a,
    struct session_in *in, struct err *e)
{
	struct porcelain *p = (struct porcelain *)cl;
	struct err why = ERR_INIT;
	struct buf b = BUF_INIT;
	struct js *j = NULL;
	double real;
	int64_t ms;
	int r;

	(void)expects;
	memset(in, 0, sizeof(*in));
	in->took_ms = in->first_key_ms = -1;
	r = read_line(p->in, &b, e);
	if (r == 0)
		in->type = IN_END;
	if (r <= 0)
		goto out;
	j = js_parse(buf_str(&b), b.n, &why);
	if (j == NULL || js_type(j) != JS_OBJECT) {
		in->type = IN_OTHER;
		in->text = arena_printf(a,
		    "A line is one JSON object, such as "
		    "{\"answer\":\"…\"}. %s",
		    j == NULL ? why.msg : "");
	} else if (!understand(j, a, in)) {
		in->type = IN_OTHER;
		in->text = "A line holds one of answer, yesno, ticks, rating, "
			   "number, continue, idea with said, or command.";
	}
	real = js_real(js_get(j, "ms"), -1);
	ms = real >= 0 && real <= (double)DAY_MS * 366 ? (int64_t)real : -1;
	if (ms >= 0) {
		in->took_ms = ms;
		if (p->moved)
			p->moved(ms, p->arg);
	}
	r = 0;
out:
	js_free(j);
	buf_release(&b);
	return r < 0 ? -1 : 0;
}

void
porcelain_init(struct porcelain *p, FILE *in, FILE *out, int day_starts_min)
{
	struct js *j = event("hello");

	memset(p, 0, sizeof(*p));
	p->client.show = show;
	p->client.read = read_in;
	p->in = in;
	p->out = out;
	p->day_starts_min = day_starts_min;
	js_set_int(j, "protocol", PORCELAIN_PROTOCOL);
	print(p, j);
}
