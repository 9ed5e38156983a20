/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a cohort are called. Declarations in core/cohort.h. */
#include "core/cohort.h"

#include <string.h>

#include "base/buf.h"

const char *
cohort_verdict_name(enum cohort_verdict v)
{
	static const char *const names[] = {
	    "too few", "reteach", "watch", "holding"};

	return names[v];
}

const char *
cohort_cause_name(enum cohort_cause c)
{
	static const char *const names[] = {"", "not met", "misconception",
	    "look at the card", "forgotten", "hard"};

	return names[c];
}

const char *
cohort_next_step(enum cohort_cause c)
{
	static const char *const steps[] = {
	    "",
	    "Teach it first: it is new to many.",
	    "Say the misconception aloud, say why it tempts, and set what is "
	    "so beside it.",
	    "Read the question and its wordings before you reteach: the card "
	    "may be at fault.",
	    "It was known: two short recalls a week apart bring it back.",
	    "Teach it again in smaller steps, with an example from your own "
	    "setting.",
	};

	return steps[c];
}

const char *
cohort_row_name(const struct cohort_row *row, struct arena *a)
{
	const char *kind = strchr(row->id, '/'), *name;
	struct buf b = BUF_INIT;
	const char *out;

	buf_adds(&b, row->number);
	if (row->title[0])
		buf_addf(&b, " %s", row->title);
	if (row->kind != KIND_RECALL && kind) {
		name = strchr(kind + 1, '/');
		buf_addf(&b, " (%.*s%s%s)", (int)strcspn(kind + 1, "/"),
		    kind + 1, name ? ": " : "", name ? name + 1 : "");
	}
	if (row->variant > 0)
		buf_adds(&b, " (other wording)");
	out = arena_strndup(a, buf_str(&b), b.n);
	buf_release(&b);
	return out;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int
cohort_compare_codes(const char *x, const char *y)
{
	const char *p = x, *q = y;
	size_t n, m;
	int d;

	while (*p && *q) {
		if (is_digit(*p) && is_digit(*q)) {
			p += strspn(p, "0");
			q += strspn(q, "0");
			n = strspn(p, "0123456789");
			m = strspn(q, "0123456789");
			d = n == m ? strncmp(p, q, n) : n < m ? -1 : 1;
			if (d != 0)
				return d;
			p += n;
			q += m;
		} else if (*p != *q) {
			return (unsigned char)*p < (unsigned char)*q ? -1 : 1;
		} else {
			p++;
			q++;
		}
	}
	if (*p || *q)
		return *p ? 1 : -1;
	return strcmp(x, y); /* p1 and p01 */
}
