/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share.h"

#include <string.h>

#include "base/date.h"
#include "core/leech.h"

const char *
share_level_name(enum share_level level)
{
	static const char *const names[] = {
	    "totals", "named-code", "withdrawn"};

	return names[level];
}

const char *
share_state_name(enum share_state state)
{
	static const char *const names[] = {
	    "never met", "met", "settled", "secure"};

	return names[state];
}

const char *
share_step_name(int step)
{
	static const char *const names[SHARE_STEPS] = {
	    "unsure", "fairly", "sure"};

	return names[step];
}

bool
share_is_code(const char *s, size_t n)
{
	if (n == 0 || n > SHARE_CODE_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		bool inside = i > 0 && i + 1 < n;

		if ((s[i] < 'a' || s[i] > 'z') && (s[i] < '0' || s[i] > '9') &&
		    !(inside && (s[i] == '-' || s[i] == '_')))
			return false;
	}
	return true;
}

bool
share_is_id(const char *s, size_t n)
{
	if (n == 0 || n > SHARE_ID_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((s[i] < 'a' || s[i] > 'z') && (s[i] < '0' || s[i] > '9') &&
		    s[i] != ':' && s[i] != '/' && s[i] != '.' && s[i] != '-' &&
		    s[i] != '_')
			return false;
	return true;
}

static enum share_state
state_of(const struct item_state *s)
{
	if (s->secure)
		return SHARE_SECURE;
	if (s->settled)
		return SHARE_SETTLED;
	return s->met ? SHARE_MET : SHARE_NEVER;
}

static void
bump(uint16_t *n)
{
	if (*n < SHARE_COUNT_MAX)
		(*n)++;
}

/* The week of a review: reviews come in the order of time, but a clock may
 * have been set back. */
static struct share_week *
find_week(struct share_item *out, int32_t week)
{
	int k = out->n_weeks;

	while (k > 0 && out->weeks[k - 1].week > week)
		k--;
	if (k > 0 && out->weeks[k - 1].week == week)
		return &out->weeks[k - 1];
	memmove(&out->weeks[k + 1], &out->weeks[k],
	    (size_t)(out->n_weeks - k) * sizeof(*out->weeks));
	out->n_weeks++;
	out->weeks[k] = (struct share_week){.week = week};
	return &out->weeks[k];
}

static void
add_lure(struct share_week *w, const char *id, struct arena *a)
{
	struct share_lure *grown;

	for (int i = 0; i < w->n_lures; i++)
		if (strcmp(w->lures[i].id, id) == 0) {
			w->lures[i].n++;
			return;
		}
	grown = arena_array(a, (size_t)w->n_lures + 1, sizeof(*grown));
	if (w->n_lures > 0)
		memcpy(grown, w->lures, w->n_lures * sizeof(*grown));
	grown[w->n_lures++] = (struct share_lure){arena_strdup(a, id), 1};
	w->lures = grown;
}

static void
add_answer(
    struct share_item *out, const struct folded_review *r, struct arena *a)
{
	struct share_week *w = find_week(out, date_week(r->day));
	int answers, changed;

	leech_count(r, 1, &answers, &changed);
	bump(&w->answers);
	if (r->r.suggested >= RATING_GOOD)
		bump(&w->full);
	if (r->hints > 0)
		bump(&w->hints);
	if (changed)
		bump(&w->changed);
	if (share_is_id(r->r.misconception, strlen(r->r.misconception)))
		add_lure(w, r->r.misconception, a);
	if (out->settled_week == SHARE_NO_WEEK &&
	    r->after.stability >= SETTLED_S && r->rating >= RATING_HARD)
		out->settled_week = w->week;
	out->last_week = w->week;
	out->rating = (uint8_t)r->rating;
	out->level = (uint8_t)r->r.level;
	out->hints = (uint8_t)(r->hints < 9 ? r->hints : 9);
}

static void
add_confidence(struct share_confidence sure[SHARE_STEPS],
    const struct folded_review *reviews, size_t n)
{
	struct share_confidence *step;

	for (size_t i = 0; i < n; i++) {
		if (!reviews[i].counted || reviews[i].r.confidence < 1 ||
		    reviews[i].r.confidence > SHARE_STEPS)
			continue;
		step = &sure[reviews[i].r.confidence - 1];
		step->answers++;
		step->successes += reviews[i].rating >= RATING_HARD;
	}
}

void
share_take(struct share_item *out, const struct item *it,
    const struct item_state *state, const struct folded_review *reviews,
    size_t n, const struct rules *rules, int32_t today,
    struct share_confidence sure[SHARE_STEPS], struct arena *a)
{
	const char *hash = it->hash;
	double r;

	memset(out, 0, sizeof(*out));
	out->id = it->id;
	out->state = (uint8_t)state_of(state);
	out->settled_week = out->last_week = SHARE_NO_WEEK;
	out->forecast = -1;
	for (size_t i = 0; i < n; i++)
		if (reviews[i].counted && reviews[i].r.hash[0])
			hash = reviews[i].r.hash;
	out->hash = arena_strdup(a, hash);
	out->weeks = arena_array(a, n, sizeof(*out->weeks));
	/* one whose content was not kept counts as the content of today */
	for (size_t i = 0; i < n; i++)
		if (reviews[i].counted &&
		    (reviews[i].r.hash[0] == '\0' ||
			strcmp(reviews[i].r.hash, hash) == 0))
			add_answer(out, &reviews[i], a);
	if (out->last_week != SHARE_NO_WEEK && state->s.stability > 0) {
		r = fsrs_retrievability(&rules->params,
		    today > state->counted_day ? today - state->counted_day : 0,
		    state->s.stability);
		out->forecast = (float)r;
	}
	add_confidence(sure, reviews, n);
}

static long
answers_in(const struct share *s)
{
	long n = 0;

	for (size_t i = 0; i < s->n; i++)
		for (int k = 0; k < s->items[i].n_weeks; k++)
			n += s->items[i].weeks[k].answers;
	return n;
}

int
share_compare(const struct share *x, const struct share *y)
{
	long a, b;

	if (x->shared != y->shared)
		return x->shared < y->shared ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	/* two computers of one person: a withdrawal holds, then the file that
	 * knows more */
	if ((x->level == SHARE_WITHDRAWN) != (y->level == SHARE_WITHDRAWN))
		return x->level == SHARE_WITHDRAWN ? 1 : -1;
	a = answers_in(x);
	b = answers_in(y);
	return a == b ? 0 : a < b ? -1 : 1;
}

bool
share_is_full(const struct share_item *it)
{
	return it->last_week != SHARE_NO_WEEK && it->rating >= RATING_GOOD &&
	    it->hints == 0;
}
