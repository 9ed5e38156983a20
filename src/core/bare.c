/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bare.h"
#include "core/clauses.h"

/* bare: see the header. */

static void
set_idea(struct idea *idea, const char *wording, struct arena *a)
{
	const char **list = arena_array(a, 1, sizeof(*list));

	*list = wording;
	idea->wordings = list;
	idea->n = 1;
}

const struct item *
bare_item(const struct item *it, struct blank *all, int *n, struct arena *a)
{
	const char *clauses[IDEAS_MAX];
	struct item *copy;
	int first, i;

	if (it->n_ideas > 0 || *n == 0)
		return it;
	first = clauses_cut(it->text, a, clauses);
	if (*n > IDEAS_MAX - first)
		*n = IDEAS_MAX - first;
	if (*n == 0)
		return it;
	copy = arena_array(a, 1, sizeof(*copy));
	*copy = *it;
	copy->n_ideas = first + *n;
	copy->ideas =
	    arena_array(a, (size_t)copy->n_ideas, sizeof(*copy->ideas));
	for (i = 0; i < first; i++)
		set_idea(&copy->ideas[i], "", a);
	for (i = 0; i < *n; i++) {
		set_idea(&copy->ideas[first + i],
		    arena_strndup(
			a, it->text + all[i].start, all[i].end - all[i].start),
		    a);
		all[i].idea = first + i;
	}
	return copy;
}
