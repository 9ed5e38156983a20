/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/steps.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* steps: see the header. */

static char
letter(int i)
{
	return (char)('a' + i);
}

/* splitmix64: public domain, by Sebastiano Vigna */
static uint64_t
next_number(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void
steps_mix(int n, uint64_t mix, int *order)
{
	bool right = true;
	int i, k, one;

	for (i = 0; i < n; i++)
		order[i] = i;
	for (i = n - 1; i > 0; i--) {
		k = (int)(next_number(&mix) % (uint64_t)(i + 1));
		one = order[i];
		order[i] = order[k];
		order[k] = one;
	}
	for (i = 0; i < n; i++)
		right = right && order[i] == i;
	/* the right order gives itself away: the first goes to the end */
	for (i = 0; right && i < n; i++)
		order[i] = (i + 1) % n;
}

/* A step as it stands in a sentence of ours: without its own full stop. */
static void
add_step(struct buf *b, const char *s)
{
	size_t n = strlen(s);

	buf_add(b, s, n > 0 && s[n - 1] == '.' ? n - 1 : n);
}

const char *
steps_prompt(
    const struct item *it, const int *order, bool spoken, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_adds(&b, it->ask);
	for (int i = 0; i < it->n_ideas; i++) {
		if (!spoken) {
			buf_addf(&b, "\n%c  %s", letter(i),
			    it->ideas[order[i]].wordings[0]);
			continue;
		}
		buf_addf(&b, " Letter %c: ", letter(i));
		add_step(&b, it->ideas[order[i]].wordings[0]);
		buf_addc(&b, '.');
	}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

bool
steps_read(const char *answer, int n, struct arena *a, int *letters)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
	const char *p = text_fold(a, answer);
	bool seen[IDEAS_MAX] = {false};
	size_t len;
	int k = 0, i;

	while (*p) {
		len = strspn(p, alphabet);
		if (len == 0) {
			if (*p >= '0' && *p <= '9')
				return false;
			p++;
			continue;
		}
		if ((len == 4 && memcmp(p, "then", len) == 0) ||
		    (len == 3 && memcmp(p, "and", len) == 0)) {
			p += len;
			continue;
		}
		for (; len > 0; len--, p++) {
			i = *p - 'a';
			if (i >= n || k == n || seen[i])
				return false;
			seen[i] = true;
			letters[k++] = i;
		}
	}
	return k == n;
}

void
steps_mark(const struct item *it, const int *order, const int *letters,
    const char *answer, struct arena *a, struct mark *out)
{
	struct mark_idea *d;

	memset(out, 0, sizeof(*out));
	out->lure.lure = -1;
	out->n_ideas = it->n_ideas;
	out->extra = arena_array(a, (size_t)it->n_extra + 1, sizeof(bool));
	for (int i = 0; i < it->n_ideas; i++) {
		d = &out->ideas[i];
		d->asked = true;
		d->wording = it->ideas[i].wordings[0];
		d->phrase = d->turned_by = "";
		if (order[letters[i]] != i) {
			out->no++;
			continue;
		}
		d->said = SAID_YES;
		d->coverage = 1;
		d->phrase = answer;
		out->yes++;
	}
	out->complete = out->could_be = out->no == 0;
}

const char *
steps_wanted(int n, struct arena *a)
{
	return arena_printf(a,
	    "Type the letters a to %c, each once, in the order you think "
	    "right, or ? for a hint. Nothing is lost.",
	    letter(n - 1));
}

static int
letter_of(const int *order, int n, int step)
{
	for (int i = 0; i < n; i++)
		if (order[i] == step)
			return i;
	return 0;
}

const char *
steps_start(const struct item *it, const int *order, struct arena *a)
{
	static const char *const words[] = {"First comes ", " Second comes "};
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < 2 && i < it->n_ideas; i++) {
		buf_addf(&b, "%s%c, ", words[i],
		    letter(letter_of(order, it->n_ideas, i)));
		add_step(&b, it->ideas[i].wordings[0]);
		buf_addc(&b, '.');
	}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}

const char *
steps_whole(const struct item *it, const int *order, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < it->n_ideas; i++) {
		buf_addf(&b, "%s%c, ", i > 0 ? "; " : "",
		    letter(letter_of(order, it->n_ideas, i)));
		add_step(&b, it->ideas[i].wordings[0]);
	}
	out = arena_strdup(a, buf_str(&b));
	buf_release(&b);
	return out;
}
