/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/figures.h"

#include <stdlib.h>
#include <string.h>

/* What was known of a statement, from a day on. */
struct figure_turn {
	int32_t day;
	enum known from, to;
};

/* An answer of the period, for the weeks. */
struct figure_answer {
	int32_t day;
	bool success;
	double forecast;
};

struct rate
measure_rate(const struct measure *m)
{
	return (struct rate){m->k, m->n};
}

double
measure_forecast(const struct measure *m)
{
	return m->n > 0 ? m->forecast / m->n : 0;
}

void
measure_add(struct measure *m, const struct measure *more)
{
	m->n += more->n;
	m->k += more->k;
	m->forecast += more->forecast;
}

/* Nearer together where forecasts mostly are. */
static const double bin_from[FIGURES_BINS] = {0, 0.7, 0.8, 0.9, 0.95};

int
figures_bin(double forecast)
{
	int bin = FIGURES_BINS - 1;

	while (bin > 0 && forecast < bin_from[bin])
		bin--;
	return bin;
}

double
figures_bin_from(int bin)
{
	return bin_from[bin];
}

int32_t
figures_monday(int32_t day)
{
	int32_t weekday = (day % 7 + 7 + 3) % 7; /* day 0 was a Thursday */

	return day - weekday;
}

/* -- before the walk ------------------------------------------------------- */

static int
compare_ids(const void *a, const void *b, void *arg)
{
	struct item *const *items = arg;

	return strcmp(
	    items[*(const size_t *)a]->id, items[*(const size_t *)b]->id);
}

static void
index_items(struct figures *f)
{
	size_t *by_id = arena_array(f->arena, f->in.n, sizeof(*by_id));
	struct item **items = arena_array(f->arena, f->in.n, sizeof(*items));

	for (size_t i = 0; i < f->in.n; i++) {
		by_id[i] = i;
		items[i] = f->in.items[i];
	}
	if (f->in.n > 1)
		qsort_r(by_id, f->in.n, sizeof(*by_id), compare_ids, items);
	f->by_id = by_id;
}

ptrdiff_t
figures_find(const struct figures *f, const char *id)
{
	size_t low = 0, high = f->in.n, middle;
	int d;

	while (low < high) {
		middle = low + (high - low) / 2;
		d = strcmp(f->in.items[f->by_id[middle]]->id, id);
		if (d == 0)
			return (ptrdiff_t)f->by_id[middle];
		if (d < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

void
figures_begin(
    struct figures *f, const struct figures_input *in, struct arena *a)
{
	memset(f, 0, sizeof(*f));
	f->in = *in;
	f->arena = a;
	f->first_day = ITEM_NO_DAY;
	f->all = (struct figure){.deck = "", .key = "all", .title = "In all"};
	index_items(f);
	stats_sections(in->items, in->states, in->n, a, &f->list);
	f->sections = arena_array(a, f->list.n, sizeof(*f->sections));
	for (size_t i = 0; i < f->list.n; i++) {
		f->sections[i].deck = f->list.list[i].deck;
		f->sections[i].key = f->list.list[i].id;
		f->sections[i].title = f->list.list[i].title;
		f->sections[i].known = f->list.list[i].tally;
		stats_add(&f->all.known, &f->list.list[i].tally);
	}
	for (int i = 0; i < KIND_TRY; i++)
		f->kinds[i] = (struct figure){.deck = "",
		    .key = kind_name((enum kind)i),
		    .title = kind_name((enum kind)i)};
	for (size_t i = 0; i < in->n; i++)
		if (in->items[i]->kind < KIND_TRY)
			stats_count(&f->kinds[in->items[i]->kind].known,
			    &in->states[i]);
	for (int w = 0; w < WINDOWS; w++)
		f->items[w] = arena_array(a, in->n, sizeof(*f->items[w]));
	f->hard = arena_array(a, in->n, sizeof(*f->hard));
}

/* -- the walk -------------------------------------------------------------- */

static bool
is_in(const struct figures *f, enum window w, int32_t day)
{
	int32_t today = f->in.today;

	if (day > today)
		return false;
	switch (w) {
	case WINDOW_30:
		return day > today - STATS_DAYS;
	case WINDOW_90:
		return day > today - FIGURES_MORE_DAYS;
	case WINDOW_PERIOD:
	case WINDOWS:
		break;
	}
	return f->in.since == ITEM_NO_DAY || day >= f->in.since;
}

static void
count_answer(struct figures *f, size_t at, const struct folded_review *r)
{
	const struct item *it = f->in.items[at];
	struct measure one = {1, r->rating >= RATING_HARD, r->retrievability};
	int confidence = r->r.confidence;

	for (int w = 0; w < WINDOWS; w++) {
		if (!is_in(f, (enum window)w, r->day))
			continue;
		measure_add(&f->all.m[w], &one);
		measure_add(&f->sections[f->list.of[at]].m[w], &one);
		measure_add(&f->items[w][at], &one);
		measure_add(
		    &f->levels[it->kind == KIND_RECALL ? r->r.level : 0][w],
		    &one);
		measure_add(&f->bins[figures_bin(r->retrievability)][w], &one);
		if (it->kind < KIND_TRY)
			measure_add(&f->kinds[it->kind].m[w], &one);
		if (confidence >= CONFIDENCE_UNSURE &&
		    confidence <= CONFIDENCE_SURE)
			measure_add(&f->sure[confidence][w], &one);
	}
	if (!is_in(f, WINDOW_PERIOD, r->day))
		return;
	f->answers = arena_grow(f->arena, f->answers, f->n_answers,
	    &f->cap_answers, sizeof(*f->answers));
	f->answers[f->n_answers++] = (struct figure_answer){
	    r->day, r->rating >= RATING_HARD, r->retrievability};
}

static void
count_time(struct figures *f, const struct folded_review *r)
{
	if (r->r.total_ms < 0)
		return;
	for (int w = 0; w < WINDOWS; w++)
		if (is_in(f, (enum window)w, r->day)) {
			f->time[w].n++;
			f->time[w].ms += r->r.total_ms;
		}
}

static void
take_turns(struct figures *f, const struct folded *story)
{
	enum known before = KNOWN_NOT;

	for (size_t i = 0; i < story->n_turns; i++) {
		if (story->turns[i].day > f->in.today)
			return;
		f->turns = arena_grow(f->arena, f->turns, f->n_turns,
		    &f->cap_turns, sizeof(*f->turns));
		f->turns[f->n_turns++] = (struct figure_turn){
		    story->turns[i].day, before, story->turns[i].now};
		before = story->turns[i].now;
	}
}

void
figures_take(struct figures *f, const struct folded *story)
{
	ptrdiff_t at = figures_find(f, story->state.item);
	const struct folded_review *r;

	if (at < 0)
		return;
	for (size_t i = 0; i < story->n; i++) {
		r = &story->reviews[i];
		if (r->day <= f->in.today &&
		    (f->first_day == ITEM_NO_DAY || r->day < f->first_day))
			f->first_day = r->day;
		count_time(f, r);
		if (r->counted && r->r.mode == MODE_DUE)
			count_answer(f, (size_t)at, r);
	}
	if (f->in.items[at]->kind != KIND_RECALL)
		return;
	take_turns(f, story);
	hard_look(
	    f->in.items[at], story, f->in.since, f->in.today, &f->hard[at]);
}

/* -- after it -------------------------------------------------------------- */

static int
compare_turns(const void *a, const void *b)
{
	const struct figure_turn *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Of each day on which something changed, how it ended. */
static void
make_days(struct figures *f)
{
	int now[KNOWN_COUNT] = {f->all.known.total};
	struct known_day *d = NULL;

	if (f->n_turns > 1)
		qsort(f->turns, f->n_turns, sizeof(*f->turns), compare_turns);
	f->days = arena_array(f->arena, f->n_turns, sizeof(*f->days));
	for (size_t i = 0; i < f->n_turns; i++) {
		now[f->turns[i].from]--;
		now[f->turns[i].to]++;
		if (d == NULL || d->day != f->turns[i].day)
			d = &f->days[f->n_days++];
		d->day = f->turns[i].day;
		memcpy(d->known, now, sizeof(now));
	}
}

static int32_t
first_week(const struct figures *f)
{
	int32_t last = figures_monday(f->in.today);
	int32_t first = figures_monday(f->first_day);
	int32_t earliest = last - 7 * (FIGURES_WEEKS_MOST - 1);

	if (f->in.since != ITEM_NO_DAY && f->in.since > f->first_day)
		first = figures_monday(f->in.since);
	if (first < earliest)
		first = earliest;
	return first < last ? first : last;
}

static void
make_weeks(struct figures *f)
{
	int now[KNOWN_COUNT] = {f->all.known.total};
	int32_t first, at;
	size_t d = 0;

	if (f->first_day == ITEM_NO_DAY)
		return;
	first = first_week(f);
	f->n_weeks = (size_t)((figures_monday(f->in.today) - first) / 7) + 1;
	f->weeks = arena_array(f->arena, f->n_weeks, sizeof(*f->weeks));
	for (size_t i = 0; i < f->n_weeks; i++) {
		f->weeks[i].monday = first + 7 * (int32_t)i;
		for (; d < f->n_days &&
		     f->days[d].day < first + 7 * ((int32_t)i + 1);
		     d++)
			memcpy(now, f->days[d].known, sizeof(now));
		memcpy(f->weeks[i].known, now, sizeof(now));
	}
	for (size_t i = 0; i < f->n_answers; i++) {
		const struct figure_answer *r = &f->answers[i];
		struct measure one = {1, r->success, r->forecast};

		at = (r->day - first) / 7;
		if (r->day >= first && (size_t)at < f->n_weeks)
			measure_add(&f->weeks[at].m, &one);
	}
}

static int
compare_hard(const void *a, const void *b, void *arg)
{
	const struct figures *f = arg;
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	int d = hard_compare(&f->hard[x], &f->hard[y]);

	if (d != 0)
		return d;
	return (x > y) - (x < y); /* in the order of the deck */
}

static void
find_hardest(struct figures *f)
{
	struct owners owners;

	f->hardest = arena_array(f->arena, f->in.n, sizeof(*f->hardest));
	for (size_t i = 0; i < f->in.n; i++)
		if (hard_is(&f->hard[i]))
			f->hardest[f->n_hardest++] = i;
	if (f->n_hardest > 1)
		qsort_r(f->hardest, f->n_hardest, sizeof(*f->hardest),
		    compare_hard, f);
	if (f->n_hardest == 0)
		return;
	owners_index(&owners, f->in.items, f->in.n, f->arena);
	for (size_t i = 0; i < f->n_hardest; i++)
		hard_causes(&f->hard[f->hardest[i]], f->in.items[f->hardest[i]],
		    &f->in.states[f->hardest[i]], &owners, f->in.states);
}

/* Sections of lists and cases alone have no row. */
static void
drop_empty_sections(struct figures *f)
{
	for (size_t i = 0; i < f->list.n; i++)
		if (f->sections[i].known.total > 0)
			f->sections[f->n_sections++] = f->sections[i];
}

void
figures_end(struct figures *f)
{
	make_days(f);
	make_weeks(f);
	find_hardest(f);
	drop_empty_sections(f);
}
