/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/worked.h"

#include "base/buf.h"

/* worked: see the header. */

#define PARTS_FOR_TWO \
	3 /* from so many on, two are left out at a second time \
	   */

int
worked_leaves_out(enum kind kind, int n_parts, int n_examples)
{
	if ((kind != KIND_APPLY && kind != KIND_SPOT) || n_parts < 2)
		return 0;
	if (n_examples == 0)
		return 1;
	return n_examples == 1 && n_parts >= PARTS_FOR_TWO ? 2 : 0;
}

bool
worked_ready(const struct item_state *s, int32_t today)
{
	return s->n_examples == 0 || s->last_day == ITEM_NO_DAY ||
	    (int64_t)today - s->last_day >= EXAMPLE_DAYS;
}

/* Does a sentence need a full stop to be read out? */
static bool
lacks_stop(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n > 0 && s[n - 1] != '.' && s[n - 1] != '?' && s[n - 1] != '!';
}

/* Parts from `first` on, `n` of them. The lines of a scene bear the numbers of
 * their statements and need no others. */
static const char *
text_of(const struct item *it, int first, int n, bool spoken, struct arena *a)
{
	bool numbered = n > 1 && it->kind != KIND_SPOT;
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = first; i < first + n; i++) {
		if (i > first)
			buf_addc(&b, spoken ? ' ' : '\n');
		if (numbered)
			buf_addf(&b, spoken ? "Step %d: " : "%d  ", i + 1);
		buf_adds(&b, it->parts[i]);
		if (spoken && lacks_stop(it->parts[i]))
			buf_addc(&b, '.');
	}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static int
left_out(const struct item *it, int leave_out)
{
	return leave_out < 0          ? 0
	    : leave_out > it->n_parts ? it->n_parts
				      : leave_out;
}

const char *
worked_shown(const struct item *it, int leave_out, bool spoken, struct arena *a)
{
	return text_of(it, 0, it->n_parts - left_out(it, leave_out), spoken, a);
}

const char *
worked_asked(const struct item *it, int leave_out, bool spoken, struct arena *a)
{
	int n = left_out(it, leave_out);

	return text_of(it, it->n_parts - n, n, spoken, a);
}
