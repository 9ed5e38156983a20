/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/fw_codes.h"

#include <ctype.h>
#include <string.h>

#include "formats/fw_mark.h"

#define LETTERS_MAX 3
#define WORD_MAX 14 /* letters of "Statement" */
#define RUNS_MAX 200
#define RUN_LEAST 2 /* numbers of a run */
#define ALL_LEAST 4 /* of all runs */

/* "LT1.4", "Statement 4.": its letters, its numbers. */
struct code {
	char letters[WORD_MAX + 1];
	int section; /* 0: none */
	int value;
	size_t n; /* bytes of all of it */
};

struct run {
	char letters[WORD_MAX + 1];
	int section, last;
	int members; /* of all its parts, where it begins again */
};

struct runs {
	struct run v[RUNS_MAX];
	size_t n;
};

/* A word before a number with a stop, which is not the heading of a section:
 * bytes of both spaces and letters, 0 for none. */
static size_t
take_word(const char *s)
{
	struct fw_heading h;
	size_t k = 0;

	if (!isupper((unsigned char)s[0]) ||
	    (fw_mark_heading(s, &h) && h.strong))
		return 0;
	while (k < WORD_MAX && isalpha((unsigned char)s[k]))
		k++;
	return k > LETTERS_MAX && k < WORD_MAX && s[k] == ' ' &&
		s[k + 1 + strspn(s + k + 1, "0123456789.")] != '\0' &&
		strpbrk(s + k, ".):")
	    ? k + 1
	    : 0;
}

static bool
take_code(const char *s, struct code *out)
{
	struct fw_number num;
	size_t k = 0;

	while (k < LETTERS_MAX && isupper((unsigned char)s[k]))
		k++;
	if (k == 0 || !isdigit((unsigned char)s[k]))
		k = take_word(s);
	if (k == 0 || !fw_mark_number(s + k, &num) ||
	    (k > LETTERS_MAX && !num.strong))
		return false;
	memset(out, 0, sizeof(*out));
	memcpy(out->letters, s, k);
	out->section = num.section;
	out->value = num.value;
	out->n = k + strcspn(s + k, " ");
	return true;
}

/* The run that the code goes on with, or begins; NULL: neither. */
static struct run *
next_in(struct runs *runs, const struct code *c)
{
	for (size_t i = 0; i < runs->n; i++) {
		struct run *r = &runs->v[i];

		if (strcmp(r->letters, c->letters) != 0 ||
		    r->section != c->section)
			continue;
		/* in each section from 1 again */
		if (c->value == 1 && c->section == 0)
			r->last = 0;
		return r->last + 1 == c->value ? r : NULL;
	}
	if (c->value != 1 || runs->n == RUNS_MAX)
		return NULL;
	runs->v[runs->n].section = c->section;
	runs->v[runs->n].last = 0;
	memcpy(runs->v[runs->n].letters, c->letters, sizeof(c->letters));
	return &runs->v[runs->n++];
}

/* Which lines are numbered so, and which run each is of. */
static void
find(const struct fw_lines *all, struct runs *runs, struct run **of)
{
	struct code c;

	for (size_t i = 0; i < all->n; i++) {
		of[i] = take_code(all->v[i].s, &c) ? next_in(runs, &c) : NULL;
		if (of[i] == NULL)
			continue;
		of[i]->last = c.value;
		of[i]->members++;
	}
}

void
fw_codes_learn(struct fw_lines *all, struct arena *a)
{
	struct runs *runs = arena_alloc(a, sizeof(*runs));
	struct run **of = arena_array(a, all->n + 1, sizeof(struct run *));
	int n = 0;

	find(all, runs, of);
	for (size_t i = 0; i < runs->n; i++)
		n += runs->v[i].members >= RUN_LEAST ? runs->v[i].members : 0;
	if (n < ALL_LEAST)
		return;
	for (size_t i = 0; i < all->n; i++) {
		struct fw_line *l = &all->v[i];
		struct code c;
		size_t k;
		char *s;

		if (of[i] == NULL || of[i]->members < RUN_LEAST ||
		    !take_code(l->s, &c))
			continue;
		/* "LT1.4 Roots" to "1.4   Roots", "A4" to "4." */
		k = strlen(c.letters);
		s = arena_strndup(a, l->s, l->n);
		memmove(s, s + k, c.n - k);
		memset(s + c.n - k, ' ', k);
		if (strpbrk(s, ".):") == NULL || strpbrk(s, ".):") > s + c.n)
			s[c.n - k] = '.';
		l->s = s;
		while (l->n > 0 && s[l->n - 1] == ' ')
			s[--l->n] = '\0';
	}
}
