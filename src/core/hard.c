/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hard.h"

#include <string.h>

#include "core/leech.h"
#include "core/stats.h"

static bool
is_answer(const struct folded_review *r, int32_t since, int32_t today)
{
	return r->counted && r->r.mode == MODE_DUE && r->day <= today &&
	    (since == ITEM_NO_DAY || r->day >= since);
}

/* The misconception that was confirmed most often in a miss. */
static void
find_lure(const struct item *it, const int *times, struct hard *out)
{
	for (int i = 0; i < it->n_lures; i++)
		if (times[i] > out->lure_n) {
			out->lure = i;
			out->lure_n = times[i];
		}
}

/* The one idea that is missing in two thirds of the misses, while each other
 * one is there in more than half of them. */
static void
find_idea(const struct item *it, const int *times, int misses, struct hard *out)
{
	int found = -1;

	if (it->n_ideas < 2 || misses < 2)
		return;
	for (int i = 0; i < it->n_ideas && i < IDEAS_MAX; i++) {
		if (times[i] * 3 >= misses * 2 && found < 0)
			found = i;
		else if (times[i] * 2 >= misses)
			return;
	}
	if (found >= 0) {
		out->idea = found;
		out->idea_n = times[found];
	}
}

static void
count_miss(const struct item *it, const struct folded_review *r, int *lures,
    int *ideas)
{
	for (int i = 0; i < it->n_lures; i++)
		lures[i] += strcmp(it->lures[i].id, r->r.misconception) == 0;
	for (int i = 0; i < IDEAS_MAX && r->marks[i]; i++)
		ideas[i] += r->marks[i] == 'n' || r->marks[i] == 'p';
}

#define LURES_MOST 64 /* of a statement; more are passed over */

void
hard_look(const struct item *it, const struct folded *story, int32_t since,
    int32_t today, struct hard *out)
{
	int lures[LURES_MOST] = {0}, ideas[IDEAS_MAX] = {0};
	struct item shown = *it;

	*out = (struct hard){.lure = -1,
	    .idea = -1,
	    .gap = -1,
	    .foundation = -1,
	    .cause = CAUSE_NONE,
	    .also = CAUSE_NONE};
	if (shown.n_lures > LURES_MOST)
		shown.n_lures = LURES_MOST;
	for (size_t i = 0; i < story->n; i++) {
		const struct folded_review *r = &story->reviews[i];

		if (!is_answer(r, since, today))
			continue;
		out->n++;
		out->k += r->rating >= RATING_HARD;
		out->gap = r->rating == RATING_AGAIN ? r->elapsed_days : -1;
		if (r->rating == RATING_AGAIN)
			count_miss(&shown, r, lures, ideas);
	}
	out->lapses = story->state.lapses;
	leech_count(story->reviews, story->n, &out->answers, &out->changed);
	find_lure(&shown, lures, out);
	find_idea(&shown, ideas, out->n - out->k, out);
	stats_wilson(out->k, out->n, STATS_Z80, &out->low, &out->high);
}

bool
hard_is(const struct hard *h)
{
	return h->n >= HARD_LEAST && h->k < h->n;
}

int
hard_compare(const struct hard *a, const struct hard *b)
{
	if (a->high < b->high || a->high > b->high)
		return a->high < b->high ? -1 : 1;
	return (b->n - b->k) - (a->n - a->k);
}

/* A statement that this one builds on and that is met, paused by nobody, and
 * not settled; one that nobody has met says nothing about this one. */
static int
unsettled(const struct item *it, const struct owners *o,
    const struct item_state *states)
{
	int at;

	for (int i = 0; i < it->n_builds_on; i++) {
		at = owners_find(o, it->deck, it->builds_on[i]);
		if (at >= 0 && !states[at].paused &&
		    fold_known(&states[at]) == KNOWN_MET)
			return at;
	}
	return -1;
}

static bool
fits(enum cause c, const struct hard *h, const struct item_state *s)
{
	int misses = h->n - h->k;

	switch (c) {
	case CAUSE_CARD_MARKS:
		return leech_by_marks(h->answers, h->changed);
	case CAUSE_CARD_LAPSES:
		return leech_by_lapses(h->lapses);
	case CAUSE_MISCONCEPTION:
		return h->lure >= 0 && h->lure_n * 3 >= misses;
	case CAUSE_FOUNDATION:
		return h->foundation >= 0;
	case CAUSE_IDEA:
		return h->idea >= 0;
	case CAUSE_FORGOTTEN:
		return s->settled_day != ITEM_NO_DAY &&
		    s->last_rating == RATING_AGAIN;
	case CAUSE_FEW:
		return misses < 2 && h->cause == CAUSE_NONE;
	case CAUSE_HARD:
	case CAUSE_NONE:
		break;
	}
	return false;
}

void
hard_causes(struct hard *h, const struct item *it, const struct item_state *s,
    const struct owners *o, const struct item_state *states)
{
	h->foundation = unsettled(it, o, states);
	h->cause = h->also = CAUSE_NONE;
	for (int c = CAUSE_CARD_MARKS; c < CAUSE_HARD; c++) {
		if (!fits((enum cause)c, h, s))
			continue;
		if (h->cause == CAUSE_NONE)
			h->cause = (enum cause)c;
		else if (h->also == CAUSE_NONE)
			h->also = (enum cause)c;
	}
	if (h->cause == CAUSE_NONE)
		h->cause = CAUSE_HARD;
}

const char *
cause_name(enum cause c)
{
	static const char *const names[] = {"card-marks", "misconception",
	    "card-lapses", "foundation", "idea", "forgotten", "too-few", "hard",
	    ""};

	return names[c];
}

const char *
cause_words(enum cause c, const struct hard *h, const struct item *it,
    struct item *const *items, struct arena *a)
{
	int misses = h->n - h->k;

	switch (c) {
	case CAUSE_CARD_MARKS:
		return arena_printf(a,
		    "look at the card: its marks were changed in %d of %d "
		    "answers",
		    h->changed, h->answers);
	case CAUSE_CARD_LAPSES:
		return arena_printf(
		    a, "look at the card: forgotten %d times", h->lapses);
	case CAUSE_MISCONCEPTION:
		return arena_printf(a,
		    "a misconception, in %d of %d misses: %s", h->lure_n,
		    misses, it->lures[h->lure].says);
	case CAUSE_FOUNDATION:
		return arena_printf(a, "it builds on %s, not settled yet",
		    item_number(items[h->foundation]));
	case CAUSE_IDEA:
		return arena_printf(a, "one idea, in %d of %d misses: %s",
		    h->idea_n, misses, it->ideas[h->idea].wordings[0]);
	case CAUSE_FORGOTTEN:
		if (h->gap < 0)
			return "settled before, and forgotten since";
		return arena_printf(a,
		    "settled before, forgotten after %d day%s", h->gap,
		    h->gap == 1 ? "" : "s");
	case CAUSE_FEW:
		return "one miss alone: too early to say";
	case CAUSE_HARD:
		return "hard: nothing else stands out";
	case CAUSE_NONE:
		break;
	}
	return "";
}

const char *
cause_short(enum cause c, const struct hard *h, const struct item *it,
    struct item *const *items, struct arena *a)
{
	switch (c) {
	case CAUSE_CARD_MARKS:
		return arena_printf(a, "the card: marks changed in %d of %d",
		    h->changed, h->answers);
	case CAUSE_CARD_LAPSES:
		return arena_printf(
		    a, "the card: forgotten %d times", h->lapses);
	case CAUSE_MISCONCEPTION:
		return arena_printf(
		    a, "misconception: %s", it->lures[h->lure].id);
	case CAUSE_FOUNDATION:
		return arena_printf(a, "builds on %s, not settled",
		    item_number(items[h->foundation]));
	case CAUSE_IDEA:
		return arena_printf(
		    a, "one idea: %s", it->ideas[h->idea].wordings[0]);
	case CAUSE_FORGOTTEN:
		if (h->gap < 0)
			return "was settled, forgotten since";
		return arena_printf(a, "was settled, then %d days", h->gap);
	case CAUSE_FEW:
		return "too early to say";
	case CAUSE_HARD:
		return "hard";
	case CAUSE_NONE:
		break;
	}
	return "";
}

const char *
cause_try(enum cause c, const struct hard *h, const struct item *it,
    struct item *const *items, struct arena *a)
{
	switch (c) {
	case CAUSE_CARD_MARKS:
		return "Keep your wordings with i and a number, or tell the "
		       "author with :report.";
	case CAUSE_CARD_LAPSES:
		return "Is it the question? Report it with :report, or pause "
		       "it.";
	case CAUSE_MISCONCEPTION:
		return arena_printf(a, "Instead: %s", it->lures[h->lure].truth);
	case CAUSE_FOUNDATION:
		return arena_printf(a, "Read %s first: revisit show %s",
		    item_number(items[h->foundation]),
		    item_number(items[h->foundation]));
	case CAUSE_IDEA:
		return "Put that idea into words of your own.";
	case CAUSE_FORGOTTEN:
		return "It comes back soon; nothing else is needed.";
	case CAUSE_FEW:
		return "It comes back by itself.";
	case CAUSE_HARD:
		return arena_printf(a,
		    "Read it with its example: revisit show %s",
		    item_number(it));
	case CAUSE_NONE:
		break;
	}
	return "";
}
