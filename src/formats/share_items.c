/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of a share, and the values that it is made of. Declarations in
 * share_priv.h.
 */
#include "formats/share_priv.h"

#include <string.h>

#include "base/date.h"

/* -- values ---------------------------------------------------------------- */

/* Each key of an object once. */
bool
share_once(struct jread *r, unsigned *seen, unsigned bit)
{
	if (*seen & bit)
		return jread_fail(r, "a key stands twice");
	*seen |= bit;
	return true;
}

const char *
share_name(struct share_reader *rd, const struct span *s)
{
	size_t k = names_add(&rd->names, s->p, s->n); /* may move the list */

	return rd->names.list[k];
}

/* A text of 1 … most bytes, kept once. */
bool
share_read_name(
    struct share_reader *rd, struct jread *r, size_t most, const char **out)
{
	struct span s;

	if (!jread_text(r, &s))
		return false;
	if (s.n == 0 || s.n > most)
		return jread_fail(r, "a text is empty or too long");
	*out = share_name(rd, &s);
	return true;
}

bool
share_read_id(struct share_reader *rd, struct jread *r, const char **out)
{
	struct span s;

	if (!jread_text(r, &s))
		return false;
	if (!share_is_id(s.p, s.n))
		return jread_fail(r, "an id is none");
	*out = share_name(rd, &s);
	return true;
}

bool
share_read_hash(struct share_reader *rd, struct jread *r, const char **out)
{
	struct span s;

	if (!jread_text(r, &s))
		return false;
	if (s.n == 0 || s.n > 16)
		return jread_fail(r, "a hash is none");
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') &&
		    (s.p[i] < 'a' || s.p[i] > 'f'))
			return jread_fail(r, "a hash is none");
	*out = share_name(rd, &s);
	return true;
}

/* Items of one week stand together: most are like the one before. */
bool
share_read_week(struct share_reader *rd, struct jread *r, int32_t *out)
{
	struct span s;

	if (!jread_text(r, &s))
		return false;
	if (s.n == sizeof(rd->week_text) &&
	    memcmp(s.p, rd->week_text, s.n) == 0) {
		*out = rd->week;
		return true;
	}
	if (!date_week_parse(s.p, s.n, out))
		return jread_fail(r, "a week is written 2027-W18");
	memcpy(rd->week_text, s.p, sizeof(rd->week_text));
	rd->week = *out;
	return true;
}

static bool
read_small(struct jread *r, int64_t low, int64_t high, uint8_t *out)
{
	int64_t v;

	if (!jread_int(r, low, high, &v))
		return false;
	*out = (uint8_t)v;
	return true;
}

static bool
read_count(struct jread *r, uint16_t *out)
{
	int64_t v;

	if (!jread_int(r, 0, SHARE_COUNT_MAX, &v))
		return false;
	*out = (uint16_t)v;
	return true;
}

/* One of n names. */
bool
share_read_choice(struct jread *r, const char *const *names, int n, int *out)
{
	struct span s;

	if (!jread_text(r, &s))
		return false;
	for (int i = 0; i < n; i++)
		if (span_is(&s, names[i])) {
			*out = i;
			return true;
		}
	return jread_fail(r, "a word that has no meaning there");
}

/* -- items ----------------------------------------------------------------- */

static bool
read_lures(struct share_reader *rd, struct jread *r, struct share_week *w)
{
	struct share_lure list[SHARE_LURES_MAX];
	struct span key;
	int64_t v;
	int n = 0;

	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (n == SHARE_LURES_MAX || !share_is_id(key.p, key.n))
			return jread_fail(r, "a misconception is none");
		list[n].id = share_name(rd, &key);
		if (!jread_int(r, 1, SHARE_COUNT_MAX, &v))
			return false;
		list[n].n = (int)v;
		for (int i = 0; i < n; i++)
			if (list[i].id == list[n].id)
				return jread_fail(r, "a key stands twice");
		n++;
	}
	if (r->why)
		return false;
	w->n_lures = (uint16_t)n;
	w->lures = arena_array(rd->keep, (size_t)n, sizeof(*list));
	if (n > 0)
		memcpy(w->lures, list, (size_t)n * sizeof(*list));
	return true;
}

static bool
read_one_week(struct share_reader *rd, struct jread *r, struct share_week *w)
{
	unsigned seen = 0;
	struct span key;

	*w = (struct share_week){.week = SHARE_NO_WEEK};
	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (span_is(&key, "week")) {
			if (share_once(r, &seen, 1))
				(void)share_read_week(rd, r, &w->week);
		} else if (span_is(&key, "answers")) {
			if (share_once(r, &seen, 2))
				(void)read_count(r, &w->answers);
		} else if (span_is(&key, "full")) {
			if (share_once(r, &seen, 4))
				(void)read_count(r, &w->full);
		} else if (span_is(&key, "hints")) {
			if (share_once(r, &seen, 8))
				(void)read_count(r, &w->hints);
		} else if (span_is(&key, "changed")) {
			if (share_once(r, &seen, 16))
				(void)read_count(r, &w->changed);
		} else if (span_is(&key, "misconceptions")) {
			if (share_once(r, &seen, 32))
				(void)read_lures(rd, r, w);
		} else {
			(void)jread_skip(r);
		}
	}
	if (r->why == NULL &&
	    (w->week == SHARE_NO_WEEK || w->answers == 0 ||
		w->full > w->answers || w->hints > w->answers ||
		w->changed > w->answers))
		return jread_fail(r, "the counts of a week do not add up");
	for (int i = 0; r->why == NULL && i < w->n_lures; i++)
		if (w->lures[i].n > w->answers)
			return jread_fail(
			    r, "the counts of a week do not add up");
	return r->why == NULL;
}

static bool
read_weeks(struct share_reader *rd, struct jread *r, struct share_item *it)
{
	size_t n = 0;

	if (!jread_list(r))
		return false;
	while (jread_more(r)) {
		if (n == SHARE_WEEKS_MAX)
			return jread_fail(r, "too many weeks");
		rd->weeks = arena_grow(
		    rd->keep, rd->weeks, n, &rd->cap_weeks, sizeof(*rd->weeks));
		if (!read_one_week(rd, r, &rd->weeks[n]))
			return false;
		if (n > 0 && rd->weeks[n].week <= rd->weeks[n - 1].week)
			return jread_fail(r, "weeks are out of order");
		n++;
	}
	if (r->why)
		return false;
	it->n_weeks = (uint16_t)n;
	it->weeks = arena_array(rd->keep, n, sizeof(*it->weeks));
	if (n > 0)
		memcpy(it->weeks, rd->weeks, n * sizeof(*it->weeks));
	return true;
}

static bool
read_last(struct share_reader *rd, struct jread *r, struct share_item *it)
{
	unsigned seen = 0;
	struct span key;

	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (span_is(&key, "rating")) {
			if (share_once(r, &seen, 1))
				(void)read_small(r, 1, 4, &it->rating);
		} else if (span_is(&key, "level")) {
			if (share_once(r, &seen, 2))
				(void)read_small(r, 0, 4, &it->level);
		} else if (span_is(&key, "hints")) {
			if (share_once(r, &seen, 4))
				(void)read_small(r, 0, 9, &it->hints);
		} else if (span_is(&key, "week")) {
			if (share_once(r, &seen, 8))
				(void)share_read_week(rd, r, &it->last_week);
		} else {
			(void)jread_skip(r);
		}
	}
	if (r->why == NULL && (seen & 13) != 13)
		return jread_fail(r, "an answer is not told in full");
	return r->why == NULL;
}

static bool
read_forecast(struct jread *r, float *out)
{
	double v;

	if (!jread_real(r, &v))
		return false;
	*out = (float)v;
	return (v >= 0 && v <= 1) || jread_fail(r, "a forecast is 0 to 1");
}

static bool
read_state(struct jread *r, uint8_t *out)
{
	static const char *const names[] = {
	    "never met", "met", "settled", "secure"};
	int v = 0;

	if (!share_read_choice(r, names, 4, &v))
		return false;
	*out = (uint8_t)v;
	return true;
}

/* An id stands once in a file. */
static bool
is_new(struct share_reader *rd, const char *id)
{
	size_t k = names_add(&rd->names, id, strlen(id)), cap;

	if (k >= rd->cap_seen) {
		uint32_t *grown;

		cap = rd->cap_seen ? rd->cap_seen * 2 : 1024;
		while (cap <= k)
			cap *= 2;
		grown = arena_array(rd->keep, cap, sizeof(*grown));
		if (rd->cap_seen > 0)
			memcpy(grown, rd->seen, rd->cap_seen * sizeof(*grown));
		rd->seen = grown;
		rd->cap_seen = cap;
	}
	if (rd->seen[k] == rd->file)
		return false;
	rd->seen[k] = rd->file;
	return true;
}

static bool
check_item(
    struct share_reader *rd, struct jread *r, const struct share_item *it)
{
	bool last =
	    false; /* is the week of the last answer one of its weeks? */

	if (r->why)
		return false;
	if (it->id == NULL || it->hash == NULL)
		return jread_fail(r, "an item has no id or no hash");
	if (!is_new(rd, it->id))
		return jread_fail(r, "an item stands twice");
	for (uint16_t i = 0; i < it->n_weeks; i++)
		last = last || it->weeks[i].week == it->last_week;
	if ((it->n_weeks > 0) != (it->last_week != SHARE_NO_WEEK) ||
	    (it->n_weeks > 0 && (it->state == SHARE_NEVER || !last)))
		return jread_fail(r, "an item's answers do not add up");
	return true;
}

static bool
read_item(struct share_reader *rd, struct jread *r, struct share_item *it)
{
	unsigned seen = 0;
	struct span key;

	*it = (struct share_item){.settled_week = SHARE_NO_WEEK,
	    .last_week = SHARE_NO_WEEK,
	    .forecast = -1};
	if (!jread_object(r))
		return false;
	while (jread_key(r, &key)) {
		if (span_is(&key, "id")) {
			if (share_once(r, &seen, 1))
				(void)share_read_id(rd, r, &it->id);
		} else if (span_is(&key, "hash")) {
			if (share_once(r, &seen, 2))
				(void)share_read_hash(rd, r, &it->hash);
		} else if (span_is(&key, "state")) {
			if (share_once(r, &seen, 4))
				(void)read_state(r, &it->state);
		} else if (span_is(&key, "settled-week")) {
			if (share_once(r, &seen, 8))
				(void)share_read_week(rd, r, &it->settled_week);
		} else if (span_is(&key, "last")) {
			if (share_once(r, &seen, 16))
				(void)read_last(rd, r, it);
		} else if (span_is(&key, "forecast")) {
			if (share_once(r, &seen, 32))
				(void)read_forecast(r, &it->forecast);
		} else if (span_is(&key, "weeks")) {
			if (share_once(r, &seen, 64))
				(void)read_weeks(rd, r, it);
		} else {
			(void)jread_skip(r);
		}
	}
	return check_item(rd, r, it);
}

bool
share_read_items(struct share_reader *rd, struct jread *r, struct share *out)
{
	size_t n = 0;

	if (!jread_list(r))
		return false;
	while (jread_more(r)) {
		if (n == SHARE_ITEMS_MAX)
			return jread_fail(r, "too many items");
		rd->items = arena_grow(
		    rd->keep, rd->items, n, &rd->cap_items, sizeof(*rd->items));
		if (!read_item(rd, r, &rd->items[n]))
			return false;
		n++;
	}
	if (r->why)
		return false;
	out->n = n;
	out->items = arena_array(rd->keep, n, sizeof(*out->items));
	if (n > 0)
		memcpy(out->items, rd->items, n * sizeof(*out->items));
	return true;
}
