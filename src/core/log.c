/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "core/review_scan.h"

static const char *const type_names[EV_TYPES] = {"review", "amend", "retract",
    "session", "note", "wording", "pause", "resume", "report", "content",
    "rename", "params", "setting"};

static const char *const mode_names[MODE_COUNT] = {
    "due", "new", "pretest", "practice", "test", "break-down"};

const char *
event_type_name(enum event_type t)
{
	return type_names[t];
}

bool
event_type_parse(const char *name, enum event_type *t)
{
	for (int i = 0; i < EV_TYPES; i++)
		if (strcmp(name, type_names[i]) == 0) {
			*t = (enum event_type)i;
			return true;
		}
	return false;
}

int
event_compare(const struct event *a, const struct event *b)
{
	if (a->at_ms != b->at_ms)
		return a->at_ms < b->at_ms ? -1 : 1;
	return strcmp(a->id, b->id);
}

const char *
mode_name(enum mode m)
{
	return mode_names[m];
}

bool
mode_parse(const char *name, enum mode *m)
{
	for (int i = 0; i < MODE_COUNT; i++)
		if (strcmp(name, mode_names[i]) == 0) {
			*m = (enum mode)i;
			return true;
		}
	return false;
}

/* Events sorted by id, to find what a retract refers to. */
struct by_id {
	const char *id;
	size_t at;
};

static int
compare_id(const void *a, const void *b)
{
	return strcmp(
	    ((const struct by_id *)a)->id, ((const struct by_id *)b)->id);
}

static const struct by_id *
find_id(const struct by_id *list, size_t n, const char *id)
{
	struct by_id key = {id, 0};

	return bsearch(&key, list, n, sizeof(key), compare_id);
}

enum verdict { OPEN, HOLDS, FALLS };

struct retract {
	size_t at; /* the retract itself */
	size_t target; /* what it refers to; n if it is not here */
	size_t against; /* retracts of it that may still hold */
	enum verdict verdict;
};

/* Decides retracts from the outside in: one that nothing speaks against holds
 * and fells its target, one that fell no longer speaks against anything. What
 * stays open is a ring. The result is the same in whatever order they come. */
static void
decide(struct retract *r, size_t k, const size_t *of_event, size_t *queue)
{
	size_t head = 0, tail = 0, i, t;

	for (i = 0; i < k; i++)
		if (r[i].against == 0) {
			r[i].verdict = HOLDS;
			queue[tail++] = i;
		}
	while (head < tail) {
		i = queue[head++];
		t = of_event[r[i].target];
		if (t == 0 || r[t - 1].verdict != OPEN)
			continue;
		t--;
		if (r[i].verdict == HOLDS)
			r[t].verdict = FALLS;
		else if (--r[t].against == 0)
			r[t].verdict = HOLDS;
		else
			continue;
		queue[tail++] = t;
	}
}

void
log_retracted(
    const struct event *ev, size_t n, struct arena *a, bool *retracted)
{
	struct retract *r;
	struct by_id *ids;
	const struct by_id *found;
	size_t *of_event, i, k = 0;

	memset(retracted, 0, n * sizeof(*retracted));
	for (i = 0; i < n; i++)
		k += ev[i].type == EV_RETRACT;
	if (k == 0)
		return;
	ids = arena_array(a, n, sizeof(*ids));
	r = arena_array(a, k, sizeof(*r));
	of_event = arena_array(a, n + 1, sizeof(*of_event));
	for (i = 0, k = 0; i < n; i++) {
		ids[i] = (struct by_id){ev[i].id, i};
		if (ev[i].type == EV_RETRACT) {
			r[k].at = i;
			of_event[i] = ++k;
		}
	}
	qsort(ids, n, sizeof(*ids), compare_id);
	for (i = 0; i < k; i++) {
		found = find_id(ids, n, ev[r[i].at].ref);
		r[i].target = found ? found->at : n;
		if (of_event[r[i].target])
			r[of_event[r[i].target] - 1].against++;
	}
	decide(r, k, of_event, arena_array(a, k, sizeof(size_t)));
	for (i = 0; i < k; i++)
		if (r[i].verdict == HOLDS && r[i].target < n)
			retracted[r[i].target] = true;
}

void
review_write(const struct review *r, struct buf *out)
{
	struct js *j = js_new_object(), *list = js_new_array(), *one;

	js_set_text(j, "mode", mode_name(r->mode));
	if (r->level)
		js_set_int(j, "level", r->level);
	js_set_text(j, "hash", r->hash);
	if (r->session[0])
		js_set_text(j, "session", r->session);
	for (int i = 0; i < r->n_attempts; i++) {
		one = js_new_object();
		js_set_text(one, "marks", r->attempts[i].marks);
		js_set_int(one, "hint", r->attempts[i].hint);
		js_push(list, one);
	}
	js_set(j, "attempts", list);
	js_set(j, "suggested",
	    r->suggested ? js_new_int(r->suggested) : js_new_null());
	js_set(j, "rating", r->rating ? js_new_int(r->rating) : js_new_null());
	if (r->confidence)
		js_set_int(j, "confidence", r->confidence);
	if (r->misconception[0])
		js_set_text(j, "misconception", r->misconception);
	if (r->first_key_ms >= 0)
		js_set_int(j, "first_key_ms", r->first_key_ms);
	if (r->total_ms >= 0)
		js_set_int(j, "total_ms", r->total_ms);
	js_write(j, out);
	js_free(j);
}

static enum rating
read_rating(const struct js *j)
{
	int64_t v = js_int(j, 0);

	return v >= RATING_AGAIN && v <= RATING_EASY ? (enum rating)v
						     : RATING_NONE;
}

static int
bounded(const struct js *j, int low, int high, int otherwise)
{
	int64_t v = js_int(j, otherwise);

	return v < low || v > high ? otherwise : (int)v;
}

static void
copy_text(char *to, size_t size, const char *from)
{
	(void)snprintf(to, size, "%s", from);
}

static void
read_tree(const char *body, struct review *r)
{
	struct err e = ERR_INIT;
	struct js *j = js_parse(body, strlen(body), &e);
	const struct js *list, *one;
	size_t i;

	*r = (struct review)REVIEW_INIT;
	if (j == NULL || js_type(j) != JS_OBJECT)
		goto out;
	(void)mode_parse(js_text(js_get(j, "mode"), ""), &r->mode);
	r->level = bounded(js_get(j, "level"), 1, 4, 0);
	copy_text(r->hash, sizeof(r->hash), js_text(js_get(j, "hash"), ""));
	copy_text(
	    r->session, sizeof(r->session), js_text(js_get(j, "session"), ""));
	list = js_get(j, "attempts");
	for (i = 0; i < js_length(list) && i < ATTEMPTS_MAX; i++) {
		one = js_at(list, i);
		copy_text(r->attempts[i].marks, sizeof(r->attempts[i].marks),
		    js_text(js_get(one, "marks"), ""));
		r->attempts[i].hint = bounded(js_get(one, "hint"), 0, 99, 0);
		r->n_attempts++;
	}
	r->suggested = read_rating(js_get(j, "suggested"));
	r->rating = read_rating(js_get(j, "rating"));
	r->confidence = bounded(js_get(j, "confidence"), 1, 3, 0);
	copy_text(r->misconception, sizeof(r->misconception),
	    js_text(js_get(j, "misconception"), ""));
	r->first_key_ms = js_int(js_get(j, "first_key_ms"), -1);
	r->total_ms = js_int(js_get(j, "total_ms"), -1);
out:
	js_free(j);
}

void
review_read(const char *body, struct review *r)
{
	if (!review_scan(body, r))
		read_tree(body, r);
}
