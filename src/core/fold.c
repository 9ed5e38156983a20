/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fold.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/js.h"
#include "base/text.h"

static int
compare_events(const void *a, const void *b)
{
	return event_compare(
	    *(const struct event *const *)a, *(const struct event *const *)b);
}

/* One fold in progress. */
struct folding {
	const struct event **ev; /* effective ones, in order */
	size_t n;
	const struct rules *rules;
	struct arena *arena;
	struct folded *out;
	int32_t before; /* day of the review before, any mode */
	struct pair {
		char old[17], new[17];
	} * contents; /* content changes that have counted */
	size_t n_contents;
};

static void
copy_text(char *to, size_t size, const char *from)
{
	(void)snprintf(to, size, "%s", from);
}

static void
clear_memory(struct item_state *s)
{
	s->met = false;
	s->s = (struct fsrs_state){0, 0};
	s->first_met_day = s->last_day = s->counted_day = ITEM_NO_DAY;
	s->due_day = ITEM_NO_DAY;
	s->interval_days = 0;
	s->n_counted = s->lapses = s->streak_misses = s->last_level = 0;
	s->last_rating = RATING_NONE;
	s->settled = s->secure = false;
	s->secure_day = ITEM_NO_DAY;
	s->n_ideas_seen = 0;
	for (int i = 0; i < IDEAS_MAX; i++)
		s->idea_days[i] = ITEM_NO_DAY;
	s->n_examples = 0;
	s->owed = 0;
}

/* Marks of the last attempt, whole. */
static void
last_marks(const struct review *r, char *out)
{
	out[0] = '\0';
	if (r->n_attempts > 0)
		copy_text(
		    out, IDEAS_MAX + 1, r->attempts[r->n_attempts - 1].marks);
}

/* null and 0 mean none; what is missing or no rating changes nothing. */
static void
read_rating(const struct js *j, enum rating *out)
{
	int64_t v = js_int(j, js_type(j) == JS_NULL ? RATING_NONE : -1);

	if (j && v >= RATING_NONE && v <= RATING_EASY)
		*out = (enum rating)v;
}

static void
amend(struct folded_review *f, const struct event *ev)
{
	struct err e = ERR_INIT;
	struct js *body = js_parse(ev->body, strlen(ev->body), &e);
	const char *marks = js_text(js_get(body, "marks"), NULL);
	const char *mode = js_text(js_get(body, "mode"), NULL);

	if (marks) {
		copy_text(f->marks, sizeof(f->marks), marks);
		read_rating(js_get(body, "suggested"), &f->r.suggested);
	}
	if (mode)
		(void)mode_parse(mode, &f->r.mode);
	read_rating(js_get(body, "rating"), &f->r.rating);
	f->amended = true;
	js_free(body);
}

static void
make_reviews(struct folding *f)
{
	struct folded *out = f->out;
	struct folded_review *r;
	size_t i, k;

	for (i = 0, k = 0; i < f->n; i++)
		k += f->ev[i]->type == EV_REVIEW;
	out->reviews = arena_array(f->arena, k, sizeof(*out->reviews));
	for (i = 0; i < f->n; i++) {
		if (f->ev[i]->type != EV_REVIEW)
			continue;
		r = &out->reviews[out->n++];
		copy_text(r->id, sizeof(r->id), f->ev[i]->id);
		r->at_ms = f->ev[i]->at_ms;
		r->zone_min = f->ev[i]->zone_min;
		r->day = rules_day(f->rules, r->at_ms, r->zone_min);
		review_read(f->ev[i]->body, &r->r);
		last_marks(&r->r, r->marks);
		r->elapsed_days = -1;
		r->retrievability = 1;
	}
	for (i = 0; i < f->n; i++) {
		if (f->ev[i]->type != EV_AMEND)
			continue;
		for (k = 0; k < out->n; k++)
			if (strcmp(out->reviews[k].id, f->ev[i]->ref) == 0)
				amend(&out->reviews[k], f->ev[i]);
	}
	for (k = 0; k < out->n; k++) {
		r = &out->reviews[k];
		r->rating = r->r.rating ? r->r.rating : r->r.suggested;
		r->hints = r->r.n_attempts > 0
		    ? r->r.attempts[r->r.n_attempts - 1].hint
		    : 0;
		r->unaided = r->r.suggested >= RATING_GOOD &&
		    (r->r.level == 4 || r->r.level == 0);
	}
}

/* FNV leaves the high bits of texts alike when only their ends differ; the
 * finishing steps of splitmix64 (Vigna, public domain) spread them. */
static uint64_t
spread(uint64_t h)
{
	h = (h ^ (h >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	h = (h ^ (h >> 27)) * UINT64_C(0x94d049bb133111eb);
	return h ^ (h >> 31);
}

int32_t
fold_interval(const struct rules *rules, double s, bool secure, uint64_t hash)
{
	int32_t gap = rules->secure_gap;
	double raw = fsrs_interval(&rules->params, s, rules->retention);
	int32_t top = secure ? (int32_t)FSRS_S_MAX : gap;

	if (!secure && round(raw) >= gap)
		return gap;
	return fsrs_days(raw, hash ? hash : 1, top);
}

bool
fold_makes_secure(bool unaided, int32_t before, int32_t day)
{
	return unaided && before != ITEM_NO_DAY && day - before >= SECURE_DAYS;
}

bool
fold_is_contrasted(const struct review *r, enum rating rating)
{
	return rating == RATING_AGAIN &&
	    (r->misconception[0] != '\0' || r->confidence == 3);
}

static void
take_counted(struct folding *f, struct folded_review *r, const char *item)
{
	struct item_state *s = &f->out->state;
	char key[512];
	double t = 0;

	if (s->s.stability > 0) {
		r->elapsed_days = r->day - s->counted_day;
		t = r->elapsed_days;
		r->retrievability =
		    fsrs_retrievability(&f->rules->params, t, s->s.stability);
		s->lapses += r->rating == RATING_AGAIN;
	}
	s->s = fsrs_review(&f->rules->params, s->s, t, r->rating);
	r->after = s->s;
	r->counted = true;
	s->n_counted++;
	s->counted_day = r->day;
	s->last_rating = r->rating;
	s->last_level = r->r.level;
	s->streak_misses = r->rating == RATING_AGAIN ? s->streak_misses + 1 : 0;
	s->settled = s->s.stability >= SETTLED_S && r->rating >= RATING_HARD;
	if (s->settled && s->settled_day == ITEM_NO_DAY)
		s->settled_day = r->day;
	if (r->rating == RATING_AGAIN) {
		s->secure = false;
		s->secure_day = ITEM_NO_DAY;
	} else if (!s->secure &&
	    fold_makes_secure(r->unaided, f->before, r->day)) {
		s->secure = true;
		s->secure_day = r->day;
	}
	(void)snprintf(key, sizeof(key), "%.400s %s", item, r->id);
	s->interval_days = fold_interval(f->rules, s->s.stability, s->secure,
	    spread(text_hash(key, strlen(key))));
	if (fold_is_contrasted(&r->r, r->rating))
		s->interval_days = 1;
	s->due_day = s->counted_day + s->interval_days;
}

/* The ideas with one of these marks, as bits. */
static uint32_t
marked(const char *marks, const char *which)
{
	uint32_t bits = 0;

	for (int i = 0; i < IDEAS_MAX && marks[i]; i++)
		if (strchr(which, marks[i]))
			bits |= UINT32_C(1) << i;
	return bits;
}

uint32_t
fold_owed(uint32_t before, bool counted, enum rating rating, const char *marks)
{
	if (counted)
		return rating == RATING_AGAIN ? marked(marks, "np") : 0;
	return before & ~marked(marks, "y");
}

static void
take_review(struct folding *f, struct folded_review *r, const char *item)
{
	struct item_state *s = &f->out->state;
	bool counts = r->rating != RATING_NONE &&
	    (r->r.mode == MODE_DUE || r->r.mode == MODE_NEW) &&
	    (s->counted_day == ITEM_NO_DAY || r->day > s->counted_day);

	s->n_reviews++;
	/* who was only tested on it has not read it */
	if (!s->met && r->r.mode != MODE_TEST && r->r.mode != MODE_PRACTICE) {
		s->met = true;
		s->first_met_day = r->day;
	}
	if (counts)
		take_counted(f, r, item);
	s->owed = fold_owed(s->owed, counts, r->rating, r->marks);
	s->n_examples += r->r.mode == MODE_PRETEST;
	for (int i = 0; i < IDEAS_MAX && r->marks[i]; i++) {
		if (i >= s->n_ideas_seen)
			s->n_ideas_seen = i + 1;
		if (r->marks[i] == 'y')
			s->idea_days[i] = r->day;
	}
	if (r->r.hash[0])
		copy_text(s->hash, sizeof(s->hash), r->r.hash);
	f->before = s->last_day = r->day;
}

/* Two machines may both have seen an edit: it counts once, the earliest. */
static bool
is_repeated(struct folding *f, const char *old, const char *new)
{
	struct pair *p;

	for (size_t i = 0; i < f->n_contents; i++)
		if (strcmp(f->contents[i].old, old) == 0 &&
		    strcmp(f->contents[i].new, new) == 0)
			return true;
	p = &f->contents[f->n_contents++];
	copy_text(p->old, sizeof(p->old), old);
	copy_text(p->new, sizeof(p->new), new);
	return false;
}

static void
take_content(struct folding *f, const struct event *ev)
{
	struct item_state *s = &f->out->state;
	struct err e = ERR_INIT;
	struct js *body = js_parse(ev->body, strlen(ev->body), &e);
	const char *rule = js_text(js_get(body, "rule"), "");
	const char *new = js_text(js_get(body, "new"), "");

	if (new[0] == '\0')
		goto out; /* what cannot be understood changes nothing */
	copy_text(s->hash, sizeof(s->hash), new);
	if (is_repeated(f, js_text(js_get(body, "old"), ""), new))
		goto out;
	if (strcmp(rule, "rewritten") == 0) {
		clear_memory(s);
		f->before = ITEM_NO_DAY;
	} else if (strcmp(rule, "meaning") == 0 && s->s.stability > 0) {
		if (s->s.stability > MEANING_S)
			s->s.stability = MEANING_S;
		s->due_day = rules_day(f->rules, ev->at_ms, ev->zone_min);
		s->interval_days = s->due_day - s->counted_day;
		/* its ideas are others: none of them is owed or was said */
		s->owed = 0;
		s->n_ideas_seen = 0;
		for (int i = 0; i < IDEAS_MAX; i++)
			s->idea_days[i] = ITEM_NO_DAY;
	}
out:
	js_free(body);
}

static void
walk(struct folding *f)
{
	struct item_state *s = &f->out->state;
	size_t k = 0;

	for (size_t i = 0; i < f->n; i++) {
		switch (f->ev[i]->type) {
		case EV_REVIEW:
			take_review(f, &f->out->reviews[k++], f->ev[i]->item);
			break;
		case EV_CONTENT:
			take_content(f, f->ev[i]);
			break;
		case EV_PAUSE:
			s->paused = true;
			break;
		case EV_RESUME:
			s->paused = false;
			break;
		default:
			break;
		}
	}
}

void
fold_item(const char *item, const struct event *ev, size_t n,
    const struct rules *rules, struct arena *a, struct folded *out)
{
	struct folding f = {
	    .rules = rules, .arena = a, .out = out, .before = ITEM_NO_DAY};
	bool *gone = arena_array(a, n, sizeof(*gone));
	size_t contents = 0;

	memset(out, 0, sizeof(*out));
	out->state.item = item;
	out->state.settled_day = ITEM_NO_DAY;
	clear_memory(&out->state);
	log_retracted(ev, n, a, gone);
	f.ev = arena_array(a, n, sizeof(*f.ev));
	for (size_t i = 0; i < n; i++) {
		if (gone[i])
			continue;
		f.ev[f.n++] = &ev[i];
		contents += ev[i].type == EV_CONTENT;
	}
	f.contents = arena_array(a, contents, sizeof(*f.contents));
	qsort(f.ev, f.n, sizeof(*f.ev), compare_events);
	make_reviews(&f);
	walk(&f);
}

enum rating
fold_suggest(const struct attempt *at, int n)
{
	const struct attempt *last;
	int hints = 0, k;

	if (n == 0)
		return RATING_AGAIN;
	last = &at[n - 1];
	for (int i = 0; i < IDEAS_MAX && last->marks[i]; i++) {
		if (last->marks[i] == '-')
			continue;
		if (last->marks[i] != 'y')
			return RATING_AGAIN;
		for (k = 0; k < n; k++)
			if (at[k].marks[i] == 'y')
				break;
		if (k < n && at[k].hint > hints)
			hints = at[k].hint;
	}
	return hints == 0 ? RATING_GOOD
	    : hints == 1  ? RATING_HARD
			  : RATING_AGAIN;
}
