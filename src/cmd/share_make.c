/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/share_make.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/js.h"
#include "base/names.h"
#include "base/text.h"
#include "cmd/collect.h"
#include "cmd/settings.h"
#include "formats/share.h"

#define COUNT_KEY "shares" /* of the setting event that counts files */

struct making {
	struct ctx *c;
	struct collection k;
	const struct deck *deck;
	struct names ids; /* of the collection's items, in their order */
	ptrdiff_t *at; /* item of the collection -> item of the share, or -1 */
	struct share *out;
	struct event *wordings; /* of the log */
	size_t n_wordings;
	size_t cap_wordings, cap_reports;
	int32_t today;
};

/* -- which deck ------------------------------------------------------------ */

/* Of this deck, or of an overlay on it? */
static bool
belongs(const struct making *m, const struct item *it)
{
	for (size_t i = 0; i < m->k.n_decks; i++)
		if (strcmp(m->k.decks[i]->name, it->deck) == 0)
			return m->k.decks[i] == m->deck ||
			    strcmp(m->k.decks[i]->extends, m->deck->name) == 0;
	return false;
}

static bool
is_met(const struct making *m, const struct deck *d)
{
	for (size_t i = 0; i < m->k.n; i++)
		if (m->k.states[i].met &&
		    strcmp(m->k.items[i]->deck, d->name) == 0)
			return true;
	return false;
}

/* A share is of one deck: the only one, or the only one that was answered. */
static int
choose_deck(struct making *m, struct err *e)
{
	const struct deck *d, *answered = NULL, *any = NULL;
	size_t n_answered = 0, n = 0;
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < m->k.n_decks; i++) {
		d = m->k.decks[i];
		if (d->extends[0])
			continue;
		n++;
		any = d;
		buf_addf(&names, "%s%s", n > 1 ? ", " : "", d->name);
		if (is_met(m, d)) {
			n_answered++;
			answered = d;
		}
	}
	m->deck = n_answered == 1 ? answered : n == 1 ? any : NULL;
	if (m->deck == NULL && n == 0 && m->k.n_decks > 0)
		m->deck = m->k.decks[0]; /* an overlay that was named */
	if (m->deck == NULL)
		(void)err_set(e, ERR_USAGE,
		    "a share is of one deck; say which: %s", buf_str(&names));
	buf_release(&names);
	return m->deck ? 0 : -1;
}

/* The day of its source where the deck tells; else a mark of what it asks. */
static const char *
version_of(const struct making *m)
{
	struct arena *a = &m->c->arena;
	struct buf b = BUF_INIT;
	const char *out;

	if (m->deck->source && m->deck->source->date != ITEM_NO_DAY)
		return date_day_iso(a, m->deck->source->date);
	for (size_t i = 0; i < m->k.n; i++)
		if (strcmp(m->k.items[i]->deck, m->deck->name) == 0)
			buf_addf(&b, "%s %s\n", m->k.items[i]->id,
			    m->k.items[i]->hash);
	out = arena_printf(
	    a, "%08x", (unsigned)(text_hash(buf_str(&b), b.n) >> 32));
	buf_release(&b);
	return out;
}

/* -- wordings and reports -------------------------------------------------- */

static void
add_wording(struct making *m, const struct item *it, const struct review *r,
    const struct event *ev)
{
	struct share_wording *w;
	struct err e = ERR_INIT;
	struct js *body = js_parse(ev->body, strlen(ev->body), &e);
	int64_t idea = js_int(js_get(body, "idea"), -1);
	const char *text = js_text(js_get(body, "text"), "");
	bool good = idea >= 0 && idea < it->n_ideas && text[0] &&
	    strlen(text) <= SHARE_WORDING_MAX &&
	    m->out->n_wordings < SHARE_PROPOSALS_MAX &&
	    strcmp(r->hash, it->hash) == 0;

	for (size_t i = 0; good && i < m->out->n_wordings; i++) {
		w = &m->out->wordings[i];
		good = strcmp(w->item, it->id) != 0 || w->idea != idea ||
		    strcmp(w->text, text) != 0;
	}
	if (good) {
		m->out->wordings = arena_grow(&m->c->arena, m->out->wordings,
		    m->out->n_wordings, &m->cap_wordings,
		    sizeof(*m->out->wordings));
		w = &m->out->wordings[m->out->n_wordings++];
		*w = (struct share_wording){it->id, it->hash,
		    arena_strdup(&m->c->arena, text), (int)idea};
	}
	js_free(body);
}

/* The wordings that were claimed for these reviews. */
static void
take_wordings(struct making *m, const struct item *it, const struct folded *f)
{
	for (size_t i = 0; i < m->n_wordings; i++)
		for (size_t k = 0; k < f->n; k++)
			if (strcmp(m->wordings[i].ref, f->reviews[k].id) == 0)
				add_wording(
				    m, it, &f->reviews[k].r, &m->wordings[i]);
}

/* At most so many bytes, cut between characters. */
static const char *
shortened(const char *s, size_t most, struct arena *a)
{
	size_t n = strlen(s);

	if (n <= most)
		return arena_strdup(a, s);
	n = most;
	while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return arena_strndup(a, s, n);
}

static int
add_report(struct making *m, const struct event *ev, struct err *e)
{
	struct arena *a = &m->c->arena;
	struct item_state state;
	const char *text, *id = ev->item;
	struct js *body;
	struct err why = ERR_INIT;
	ptrdiff_t k;
	bool found;

	if (store_state(m->c->store, ev->item, a, &state, &found, e) != 0)
		return -1;
	if (found)
		id = state.item; /* as it is called now */
	k = names_find(&m->ids, id, strlen(id));
	if (k < 0 || m->at[k] < 0 || m->out->n_reports == SHARE_PROPOSALS_MAX)
		return 0;
	body = js_parse(ev->body, strlen(ev->body), &why);
	text = js_text(js_get(body, "text"), "");
	if (text[0]) {
		m->out->reports =
		    arena_grow(a, m->out->reports, m->out->n_reports,
			&m->cap_reports, sizeof(*m->out->reports));
		m->out->reports[m->out->n_reports++] = (struct share_report){
		    m->k.items[k]->id, shortened(text, SHARE_REPORT_MAX, a)};
	}
	js_free(body);
	return 0;
}

static int
take_reports(struct making *m, struct err *e)
{
	struct event *ev;
	size_t n;

	if (store_recent(m->c->store, EV_REPORT, SHARE_PROPOSALS_MAX,
		&m->c->arena, &ev, &n, e) != 0)
		return -1;
	while (n-- > 0) /* the oldest first */
		if (add_report(m, &ev[n], e) != 0)
			return -1;
	return 0;
}

/* -- items ----------------------------------------------------------------- */

static int
take_story(const struct folded *f, void *arg, struct err *e)
{
	struct making *m = arg;
	ptrdiff_t k = names_find(&m->ids, f->state.item, strlen(f->state.item));

	(void)e;
	if (k < 0 || m->at[k] < 0)
		return 0;
	share_take(&m->out->items[m->at[k]], m->k.items[k], &m->k.states[k],
	    f->reviews, f->n, store_rules(m->c->store), m->today,
	    m->out->confidence, &m->c->arena);
	take_wordings(m, m->k.items[k], f);
	return 0;
}

static int
take_items(struct making *m, struct err *e)
{
	struct arena *a = &m->c->arena;
	const struct item *it;

	names_init(&m->ids, a);
	m->at = arena_array(a, m->k.n, sizeof(*m->at));
	m->out->items = arena_array(a, m->k.n, sizeof(*m->out->items));
	for (size_t i = 0; i < m->k.n; i++) {
		it = m->k.items[i];
		m->at[i] = -1;
		(void)names_add(&m->ids, it->id, strlen(it->id));
		if (!belongs(m, it) || m->out->n == SHARE_ITEMS_MAX ||
		    !share_is_id(it->id, strlen(it->id)))
			continue;
		m->at[i] = (ptrdiff_t)m->out->n++;
		share_take(&m->out->items[m->at[i]], it, &m->k.states[i], NULL,
		    0, store_rules(m->c->store), m->today, m->out->confidence,
		    a);
	}
	if (store_recent(m->c->store, EV_WORDING, SHARE_PROPOSALS_MAX, a,
		&m->wordings, &m->n_wordings, e) != 0)
		return -1;
	return store_each_folded(m->c->store, take_story, m, e);
}

int
share_make(struct ctx *c, const char *which, struct share *out, struct err *e)
{
	struct making m = {.c = c, .out = out, .today = ctx_today(c)};

	memset(out, 0, sizeof(*out));
	if (collect(c, which, &m.k, e) != 0 || choose_deck(&m, e) != 0)
		return -1;
	out->deck = m.deck->name;
	out->version = version_of(&m);
	out->purpose = "";
	out->shared = date_week(m.today);
	return take_items(&m, e) == 0 ? take_reports(&m, e) : -1;
}

/* -- who ------------------------------------------------------------------- */

const char *
share_code(struct ctx *c)
{
	const char *code = settings_get(c, "code");

	return strcmp(code, "none") == 0 ? NULL : code;
}

const char *
share_new_code(struct ctx *c, const struct share *s)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
	struct event *last;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	char code[10] = "p";
	size_t n = 0;
	uint64_t h;

	buf_addf(&b, "%s %s\n", store_path(c->store), s->version);
	if (store_recent(c->store, EV_REVIEW, 1, &c->arena, &last, &n, &e) ==
		0 &&
	    n > 0)
		buf_addf(&b, "%s %s", last->id, last->device);
	h = text_hash(buf_str(&b), b.n);
	h ^= h >> 29;
	h *= UINT64_C(0xbf58476d1ce4e5b9);
	h ^= h >> 32;
	for (int i = 1; i < 9; i++) {
		code[i] = letters[h % (sizeof(letters) - 1)];
		h /= sizeof(letters) - 1;
	}
	buf_release(&b);
	return arena_strdup(&c->arena, code);
}

int
share_count(struct ctx *c)
{
	const char *v = store_setting(c->store, COUNT_KEY, &c->arena);
	long n = v ? strtol(v, NULL, 10) : 0;

	return n < 0 || n >= INT32_MAX - 1 ? 0 : (int)n;
}

int
share_record(struct ctx *c, const struct share *s, struct err *e)
{
	struct event ev = ctx_event(c, EV_SETTING);
	const char *code = share_code(c);
	size_t moved;

	if ((code == NULL || strcmp(code, s->learner) != 0) &&
	    settings_set(c, "code", s->learner, &moved, e) != 0)
		return -1;
	ev.body = arena_printf(&c->arena,
	    "{\"key\":\"" COUNT_KEY "\",\"value\":\"%d\"}", s->number);
	return store_append(c->store, &ev, 1, NULL, e);
}
