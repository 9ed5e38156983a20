/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/choose.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/near.h"
#include "core/worked.h"

struct practised {
	struct entry entry;
	bool due; /* today: practice would take it out of the session */
};

static int
compare_practised(const void *a, const void *b)
{
	const struct practised *p = a, *q = b;
	const struct entry *x = &p->entry, *y = &q->entry;

	if (p->due != q->due)
		return p->due ? 1 : -1;
	if (x->forecast < y->forecast || x->forecast > y->forecast)
		return x->forecast < y->forecast ? -1 : 1;
	return x->item - y->item;
}

static bool
in_scope(const struct plan_input *in, size_t i)
{
	if (in->deck && strcmp(in->items[i]->deck, in->deck) != 0)
		return false;
	return in->section == NULL ||
	    strcmp(in->items[i]->section, in->section) == 0;
}

size_t
choose_practice(const struct plan_input *in, size_t most, struct arena *a,
    struct entry **out)
{
	struct practised *list = arena_array(a, in->n + 1, sizeof(*list));
	const struct item_state *s;
	size_t n = 0, kept = 0, k;

	for (size_t i = 0; i < in->n; i++) {
		s = &in->states[i];
		if (s->s.stability > 0 && !s->paused && in_scope(in, i))
			list[n++] = (struct practised){
			    {(int)i, ENTRY_PRACTICE, plan_forecast(in, (int)i)},
			    plan_is_due(s, in->today)};
	}
	if (n > 0)
		qsort(list, n, sizeof(*list), compare_practised);
	*out = arena_array(a, n + 1, sizeof(**out));
	for (size_t i = 0; i < n && kept < most; i++) {
		for (k = 0; k < kept; k++)
			if (near_items(in->items[(*out)[k].item],
				in->items[list[i].entry.item]))
				break;
		if (k == kept)
			(*out)[kept++] = list[i].entry;
	}
	return kept;
}

/* A statement of a test: the k-th of its section by the form's own order. */
struct drawn {
	uint64_t hash;
	int item, rank;
};

static int
compare_hash(const void *a, const void *b)
{
	const struct drawn *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->item - y->item;
}

static int
compare_rank(const void *a, const void *b)
{
	const struct drawn *x = a, *y = b;

	return x->rank != y->rank ? x->rank - y->rank : compare_hash(a, b);
}

static int
compare_place(const void *a, const void *b)
{
	return ((const struct drawn *)a)->item -
	    ((const struct drawn *)b)->item;
}

size_t
choose_test(const struct plan_input *in, const char *form, struct arena *a,
    struct entry **out)
{
	struct drawn *list = arena_array(a, in->n + 1, sizeof(*list));
	const struct item *it;
	const char *key;
	size_t n = 0;

	for (size_t i = 0; i < in->n; i++) {
		it = in->items[i];
		if (it->kind != KIND_RECALL || it->n_ideas == 0 ||
		    !in_scope(in, i))
			continue;
		key = arena_printf(a, "%s %s", form, it->id);
		list[n++] =
		    (struct drawn){text_hash(key, strlen(key)), (int)i, 0};
	}
	if (n > 0)
		qsort(list, n, sizeof(*list), compare_hash);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			list[i].rank +=
			    strcmp(in->items[list[k].item]->section,
				in->items[list[i].item]->section) == 0;
	if (n > 0)
		qsort(list, n, sizeof(*list), compare_rank);
	if (n > TEST_QUESTIONS)
		n = TEST_QUESTIONS;
	if (n > 0)
		qsort(list, n, sizeof(*list), compare_place);
	*out = arena_array(a, n + 1, sizeof(**out));
	for (size_t i = 0; i < n; i++)
		(*out)[i] = (struct entry){list[i].item, ENTRY_TEST, 0};
	return n;
}

size_t
choose_item(
    const struct plan_input *in, int item, struct arena *a, struct entry **out)
{
	const struct item_state *s = &in->states[item];
	enum entry_kind kind = plan_kind_now(in, item);

	if (kind == ENTRY_DUE && s->due_day > in->today)
		kind = ENTRY_PRACTICE;
	/* a worked example was shown lately: alone it would be too easy */
	if (in->items[item]->kind != KIND_RECALL && kind != ENTRY_DUE &&
	    !worked_ready(s, in->today))
		kind = ENTRY_PRACTICE;
	*out = arena_array(a, 1, sizeof(**out));
	**out = (struct entry){item, kind, plan_forecast(in, item)};
	return 1;
}
