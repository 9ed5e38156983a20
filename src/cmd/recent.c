/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/recent.h"

#include <string.h>

#include "base/js.h"

#define LOOK_MOST 1280 /* reviews, however few of them fit */

/* What is looked for, and where it goes. */
struct wanted {
	bool confident; /* else: due */
	bool *success;
	struct confident *list;
	size_t n, max;
};

/* The rating of a review after what amended it (newest first). */
static enum rating
rating_now(const struct event *ev, const struct review *r,
    const struct event *amends, size_t n)
{
	struct err e = ERR_INIT;
	const struct js *rating;
	int64_t v = r->rating ? (int64_t)r->rating : (int64_t)r->suggested;
	struct js *body;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(amends[i].ref, ev->id) != 0)
			continue;
		body = js_parse(amends[i].body, strlen(amends[i].body), &e);
		rating = js_get(body, "rating");
		if (js_int(rating, 0) == 0)
			rating = js_get(body, "suggested");
		v = js_int(rating, v);
		js_free(body);
		break;
	}
	return v >= RATING_AGAIN && v <= RATING_EASY ? (enum rating)v
						     : RATING_NONE;
}

static void
take(struct wanted *w, const struct review *r, enum rating rating)
{
	bool success = rating >= RATING_HARD;

	if (rating == RATING_NONE)
		return;
	if (w->confident && r->confidence > 0)
		w->list[w->n++] = (struct confident){r->confidence, success};
	else if (!w->confident && r->mode == MODE_DUE)
		w->success[w->n++] = success;
}

/* Among the last `look` reviews; *all: there are no more than that. */
static int
look_at(struct ctx *c, size_t look, struct wanted *w, bool *all, struct err *e)
{
	struct event *ev, *amends;
	size_t found, changed;
	struct review r;

	w->n = 0;
	if (store_recent(
		c->store, EV_REVIEW, look, &c->arena, &ev, &found, e) != 0 ||
	    store_recent(
		c->store, EV_AMEND, look, &c->arena, &amends, &changed, e) != 0)
		return -1;
	*all = found < look;
	for (size_t i = 0; i < found && w->n < w->max; i++) {
		/* most are neither: they need not be understood */
		if (strstr(ev[i].body,
			w->confident ? "\"confidence\"" : "\"due\"") == NULL)
			continue;
		review_read(ev[i].body, &r);
		take(w, &r, rating_now(&ev[i], &r, amends, changed));
	}
	return 0;
}

static int
look_back(struct ctx *c, struct wanted *w, struct err *e)
{
	bool all = c->store == NULL;

	w->n = 0;
	for (size_t look = 3 * w->max; !all && look <= LOOK_MOST; look *= 2) {
		if (look_at(c, look, w, &all, e) != 0)
			return -1;
		if (w->n == w->max)
			break;
	}
	return 0;
}

int
recent_due(struct ctx *c, bool *success, size_t *n, struct err *e)
{
	struct wanted w = {.success = success, .max = RECENT_DUE};
	int r = look_back(c, &w, e);

	*n = w.n;
	return r;
}

int
recent_confident(struct ctx *c, struct confident *out, size_t *n, struct err *e)
{
	struct wanted w = {.confident = true, .list = out, .max = RECENT_SURE};
	int r = look_back(c, &w, e);

	*n = w.n;
	return r;
}
