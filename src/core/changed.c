/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/changed.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define CELLS_MOST 4000000 /* of the table of two texts */

struct word {
	const char *s; /* as it stands */
	const char *form; /* what is compared */
	bool kept;
};

struct side {
	struct word *list;
	size_t n;
};

/* Letters and digits; a sign that stands alone is its own form. */
static const char *
form_of(const char *word, struct arena *a)
{
	char *folded = text_fold(a, word), *to = folded;

	for (const char *p = folded; *p; p++)
		if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') ||
		    (unsigned char)*p >= 0x80)
			*to++ = *p;
	if (to == folded)
		return word;
	*to = '\0';
	return folded;
}

static void
cut(struct side *side, const char *text, struct arena *a)
{
	static const char white[] = " \t\r\n";
	size_t n;

	side->list = arena_array(a, strlen(text) / 2 + 1, sizeof(*side->list));
	side->n = 0;
	for (text += strspn(text, white); *text; text += strspn(text, white)) {
		n = strcspn(text, white);
		side->list[side->n].s = arena_strndup(a, text, n);
		side->list[side->n].form = form_of(side->list[side->n].s, a);
		side->n++;
		text += n;
	}
}

static bool
same(const struct word *x, const struct word *y)
{
	return strcmp(x->form, y->form) == 0;
}

/* Marks a longest common run of words of the middles, nx and ny words long. */
static void
match(struct word *x, size_t nx, struct word *y, size_t ny)
{
	struct arena a = ARENA_INIT;
	uint16_t *table; /* [i][j]: of x from i and y from j */
	size_t w = ny + 1, i, j;

	if (nx == 0 || ny == 0 || nx > UINT16_MAX || ny > UINT16_MAX ||
	    (nx + 1) * w > CELLS_MOST)
		return;
	table = arena_array(&a, (nx + 1) * w, sizeof(*table));
	for (i = nx; i-- > 0;)
		for (j = ny; j-- > 0;) {
			uint16_t down = table[(i + 1) * w + j];
			uint16_t right = table[i * w + j + 1];

			table[i * w + j] = same(&x[i], &y[j])
			    ? (uint16_t)(table[(i + 1) * w + j + 1] + 1)
			    : down > right ? down
					   : right;
		}
	for (i = j = 0; i < nx && j < ny;) {
		if (same(&x[i], &y[j])) {
			x[i++].kept = true;
			y[j++].kept = true;
		} else if (table[(i + 1) * w + j] >= table[i * w + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
	arena_release(&a);
}

static void
compare(struct side *x, struct side *y)
{
	size_t start = 0, end = 0, least = x->n < y->n ? x->n : y->n;

	while (start < least && same(&x->list[start], &y->list[start])) {
		x->list[start].kept = y->list[start].kept = true;
		start++;
	}
	while (end < least - start &&
	    same(&x->list[x->n - 1 - end], &y->list[y->n - 1 - end])) {
		x->list[x->n - 1 - end].kept = true;
		y->list[y->n - 1 - end].kept = true;
		end++;
	}
	match(x->list + start, x->n - start - end, y->list + start,
	    y->n - start - end);
}

static void
write_side(const struct side *side, struct arena *a, const char **marked,
    const char **changed)
{
	struct buf all = BUF_INIT, runs = BUF_INIT;

	for (size_t i = 0; i < side->n; i++) {
		const struct word *w = &side->list[i];
		bool first = !w->kept && (i == 0 || side->list[i - 1].kept);
		bool last =
		    !w->kept && (i + 1 == side->n || side->list[i + 1].kept);

		buf_addf(&all, "%s%s%s%s", i ? " " : "", first ? "[" : "", w->s,
		    last ? "]" : "");
		if (!w->kept)
			buf_addf(&runs, "%s%s",
			    runs.n == 0 ? ""
				: first ? ", "
					: " ",
			    w->s);
	}
	*marked = arena_strdup(a, buf_str(&all));
	*changed = arena_strdup(a, buf_str(&runs));
	buf_release(&all);
	buf_release(&runs);
}

void
changed_words(
    const char *before, const char *after, struct arena *a, struct changed *out)
{
	struct side x, y;

	cut(&x, before, a);
	cut(&y, after, a);
	compare(&x, &y);
	write_side(&x, a, &out->before, &out->went);
	write_side(&y, a, &out->after, &out->came);
}
