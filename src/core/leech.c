/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/leech.h"

#include <string.h>

bool
leech_by_lapses(int lapses)
{
	return lapses >= LEECH_LAPSES;
}

bool
leech_by_marks(int answers, int changed)
{
	return answers >= LEECH_ANSWERS && changed * 4 > answers;
}

void
leech_count(
    const struct folded_review *reviews, size_t n, int *answers, int *changed)
{
	const struct folded_review *r;

	*answers = *changed = 0;
	for (size_t i = 0; i < n; i++) {
		r = &reviews[i];
		if (r->r.n_attempts == 0)
			continue;
		(*answers)++;
		*changed += strcmp(r->marks,
				r->r.attempts[r->r.n_attempts - 1].marks) != 0;
	}
}

bool
leech_is(
    const struct item_state *s, const struct folded_review *reviews, size_t n)
{
	int answers, changed;

	leech_count(reviews, n, &answers, &changed);
	return leech_by_lapses(s->lapses) || leech_by_marks(answers, changed);
}
