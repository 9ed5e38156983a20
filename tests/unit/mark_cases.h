/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MARK_CASES_H
#define MARK_CASES_H

/*
 * mark_cases: labelled answers (tests/data/mark-*.tsv) read into items, and
 * how well the marker does on them. For t_mark.c and tests/tools/markset.c.
 * The form of the file is said at its head.
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "core/mark.h"

#define CASES_MAX 400

struct labelled {
	struct item *item;
	bool present[IDEAS_MAX], turned[IDEAS_MAX];
	const char *label, *text;
};

struct cases {
	struct arena *arena;
	struct idea same[CASES_MAX];
	struct item *items[CASES_MAX];
	struct labelled says[CASES_MAX];
	int n_same, n_items, n_says;
};

struct figures {
	int answers, full, full_marked, full_asked, full_short;
	int lacking, lacking_full; /* marked full though an idea is missing */
	int right, false_credit, missed; /* ideas */
	int turned, turned_credit; /* ideas stated the wrong way round */
};

static inline struct idea
cases_words(struct arena *a, const char *line)
{
	struct idea out = {arena_array(a, CASES_MAX, sizeof(char *)), 0};
	size_t n;

	for (; out.n < CASES_MAX; line += n + 1) {
		n = strcspn(line, "|");
		while (*line == ' ' && n > 0) {
			line++;
			n--;
		}
		out.wordings[out.n++] = arena_strndup(
		    a, line, n > 0 && line[n - 1] == ' ' ? n - 1 : n);
		if (line[n] == '\0')
			break;
	}
	return out;
}

static inline void
cases_labels(struct labelled *l)
{
	bool turned;
	int k;

	for (const char *p = l->label; *p != '\0';) {
		turned = *p == '!';
		k = (int)strtol(p + turned, NULL, 10);
		if (k >= 1 && k <= IDEAS_MAX) {
			if (turned)
				l->turned[k - 1] = true;
			else
				l->present[k - 1] = true;
		}
		p += strcspn(p, ",");
		p += *p == ',';
	}
}

/* One line, its fields apart by tabs; false when it cannot be read. */
static inline bool
cases_line(struct cases *c, char *line)
{
	struct arena *a = c->arena;
	const char *f[4] = {"", "", "", ""};
	struct labelled *l;
	struct item *it;
	char *p = line;

	line[strcspn(line, "\n")] = '\0';
	if (*line == '#' || *line == '\0')
		return true;
	if (c->n_items == CASES_MAX || c->n_says == CASES_MAX ||
	    c->n_same == CASES_MAX)
		return false;
	for (int i = 0; i < 4 && p != NULL; i++)
		f[i] = arena_strdup(a, strsep(&p, "\t"));
	it = c->n_items > 0 ? c->items[c->n_items - 1] : NULL;
	if (strcmp(f[0], "same") == 0) {
		c->same[c->n_same++] = cases_words(a, f[1]);
	} else if (strcmp(f[0], "ask") == 0) {
		it = arena_alloc(a, sizeof *it);
		it->id = it->owner = f[1];
		it->text = f[2];
		it->ask = f[3];
		it->gist = it->section_title = "";
		it->ideas = arena_array(a, IDEAS_MAX, sizeof *it->ideas);
		c->items[c->n_items++] = it;
	} else if (strcmp(f[0], "idea") == 0 && it != NULL) {
		it->ideas[it->n_ideas++] = cases_words(a, f[1]);
	} else if (strcmp(f[0], "say") == 0 && it != NULL) {
		l = &c->says[c->n_says++];
		l->item = it;
		l->label = f[1];
		l->text = f[2];
		cases_labels(l);
	} else {
		return false;
	}
	return true;
}

/* Reads a file of labelled answers; false when it cannot. */
static inline bool
cases_load(struct cases *c, const char *path, struct arena *a)
{
	FILE *f = fopen(path, "r");
	char line[4096];
	bool ok = f != NULL;

	memset(c, 0, sizeof *c);
	c->arena = a;
	while (ok && fgets(line, sizeof line, f) != NULL)
		ok = cases_line(c, line);
	if (f != NULL)
		fclose(f);
	return ok && c->n_says > 0;
}

/* Marks one answer to its statement's question; adds it to the figures.
 * Returns whether the marks are as labelled. */
static inline bool
cases_mark(const struct lexicon *lex, const struct labelled *l, struct arena *a,
    struct figures *f, struct mark *m)
{
	struct mark_question q = {l->item, l->item->ask, NULL, NULL};
	bool all = true, agrees = true, said;

	mark_answer(lex, &q, l->text, a, m);
	for (int i = 0; i < l->item->n_ideas; i++) {
		said = m->ideas[i].said == SAID_YES;
		all = all && l->present[i];
		agrees = agrees && said == l->present[i];
		f->right += said && l->present[i];
		f->false_credit += said && !l->present[i];
		f->missed += !said && l->present[i];
		f->turned += l->turned[i];
		f->turned_credit += l->turned[i] && said;
	}
	f->answers++;
	if (all) {
		f->full++;
		f->full_marked += m->part + m->no == 0;
		f->full_asked += m->part > 0 && m->no == 0;
		f->full_short += m->no > 0;
	} else {
		f->lacking++;
		f->lacking_full += m->part + m->no == 0;
	}
	return agrees;
}

#endif
