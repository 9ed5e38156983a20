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

const char *
cohort_cause_text(const struct cohort_row *row, bool others, struct arena *a)
{
	const char *says;
	bool few;

	switch (row->cause) {
	case CAUSE_NONE:
		break;
	case CAUSE_NOT_MET:
		if (others)
			return "not met yet by more than two in five";
		return arena_printf(
		    a, "not met yet by %d of %d", row->unmet, row->learners);
	case CAUSE_MISCONCEPTION:
		few = row->lure->learners < COHORT_FEW;
		if (others && few)
			return "a misconception";
		says = row->lure->says[0] ? row->lure->says : row->lure->id;
		if (others)
			return arena_printf(a, "misconception \"%s\"", says);
		return arena_printf(a,
		    "misconception \"%s\": %ld of %ld misses", says,
		    row->lure->answers, row->misses);
	case CAUSE_CARD:
		if (others)
			return "look at the card: marks changed in over a "
			       "quarter of the answers";
		return arena_printf(a,
		    "look at the card: marks changed in %ld of %ld answers",
		    row->changed, row->answers);
	case CAUSE_FORGOTTEN:
		if (others && row->forgotten < COHORT_FEW)
			return "forgotten: a third or more had it settled "
			       "before";
		return arena_printf(
		    a, "forgotten: %d had it settled before", row->forgotten);
	case CAUSE_HARD:
		return "hard (no other cause fits)";
	}
	return "";
}

/* -- a mail ---------------------------------------------------------------- */

#define MAIL_ROWS 3

static void
put_joined(struct buf *b, const char *what, size_t i, size_t n)
{
	if (i > 0)
		buf_adds(b, i + 1 == n ? " and " : ", ");
	buf_adds(b, what);
}

/* Why, for those it is about: about the statement, never the person. */
static const char *
mail_cause(const struct cohort_row *row, struct arena *a)
{
	switch (row->cause) {
	case CAUSE_NOT_MET:
		return "is new to many";
	case CAUSE_MISCONCEPTION:
		if (row->lure->says[0] && row->lure->learners >= COHORT_FEW)
			return arena_printf(a, "is easily taken for \"%.*s\"",
			    (int)strcspn(row->lure->says, "\n"),
			    row->lure->says);
		return "is easily taken for something else";
	case CAUSE_CARD:
		return "may be asked badly, so its question is looked at first";
	case CAUSE_FORGOTTEN:
		return "was known and has faded";
	case CAUSE_HARD:
	case CAUSE_NONE:
		break;
	}
	return "is hard for many";
}

/* False when nothing holds yet. */
static bool
put_holding(const struct cohort *k, struct buf *b)
{
	size_t n = 0, i = 0, shown;

	for (size_t r = 0; r < k->n_rows; r++)
		n += k->rows[r].verdict == COHORT_HOLDING &&
		    k->rows[r].kind == KIND_RECALL;
	shown = n < MAIL_ROWS ? n : MAIL_ROWS;
	for (size_t r = 0; r < k->n_rows && i < shown; r++) {
		if (k->rows[r].verdict != COHORT_HOLDING ||
		    k->rows[r].kind != KIND_RECALL)
			continue;
		if (i == 0)
			buf_adds(b, "What holds: ");
		put_joined(
		    b, k->rows[r].number, i++, n > shown ? shown + 1 : shown);
	}
	if (n > shown)
		buf_addf(b, " and %zu more", n - shown);
	if (n > 0)
		buf_adds(b, "; ");
	return n > 0;
}

const char *
cohort_mail(const struct cohort *k, struct arena *a)
{
	size_t n = k->n_reteach < MAIL_ROWS ? k->n_reteach : MAIL_ROWS;
	const struct cohort_row *row;
	struct buf b = BUF_INIT;
	const char *out;

	if (n == 0) {
		buf_adds(&b,
		    "Nothing stands out to be taught again just now. What is "
		    "asked goes on as before. ");
	} else {
		buf_adds(&b, "Next time we look again at ");
		for (size_t i = 0; i < n; i++)
			put_joined(&b,
			    cohort_row_name(&k->rows[k->reteach[i]], a), i, n);
		buf_adds(&b, ". As far as we can tell, ");
		for (size_t i = 0; i < n; i++) {
			row = &k->rows[k->reteach[i]];
			put_joined(&b,
			    arena_printf(
				a, "%s %s", row->number, mail_cause(row, a)),
			    i, n);
		}
		buf_adds(&b, ". ");
	}
	if (!put_holding(k, &b))
		buf_adds(&b, "It is early days; ");
	buf_adds(&b, "this is about what to teach, not about anyone's marks.");
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
