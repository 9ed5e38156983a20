/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MARK_SET_H
#define MARK_SET_H

/*
 * mark_set: the answers of tests/data/marking, judged by people who did not
 * see the marker, beside what the marker says of them with the shipped deck.
 * For t_marking.c and tests/tools/markset.c. The form of the files is said at
 * their head. A third of kinds.tsv is apart: see set_apart().
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/turn.h"
#include "deck/items.h"

#define SET_MAX 1000

struct judged {
	const struct item *item;
	bool found[IDEAS_MAX], turned[IDEAS_MAX];
	bool misconception, full; /* full: the judge's verdict */
	bool apart; /* see set_apart() */
	const char *labels, *text;
};

struct mark_set {
	struct judged list[SET_MAX];
	int n;
};

struct set_deck {
	struct item *items;
	size_t n;
	struct lexicon *lex;
};

/* Counts; which way is worse, set_figures() says. */
struct figures {
	enum kind kind;
	int answers, full, full_marked, full_asked, full_short;
	int lacking, lacking_full; /* marked full though an idea is missing */
	int found, right, asked, missed; /* ideas that the judge found */
	int false_credit, idle; /* that it did not: credited; asked about */
	int turned, turned_asked, turned_credit, turned_false;
	int misconceptions, heard, heard_false;
	int questions; /* the learner is asked, in all */
};

#define SET_FIGURES 13
#define SET_FIGURES_OTHER 9 /* … of the other kinds */

/* What is recorded of them, and which way is worse. */
struct set_figure {
	const char *name;
	bool most; /* the value recorded is the most that may be */
	int value;
};

/* Returns how many: the judge looked for misconceptions and ideas turned round
 * in answers to recall alone. */
static inline int
set_figures(const struct figures *f, struct set_figure out[SET_FIGURES])
{
	const struct set_figure all[SET_FIGURES] = {
	    {"answers", false, f->answers},
	    {"full, marked full", false, f->full_marked},
	    {"full, marked full or asked", false,
		f->full_marked + f->full_asked},
	    {"lacking, marked full", true, f->lacking_full},
	    {"ideas credited", false, f->right},
	    {"ideas credited or asked", false, f->right + f->asked},
	    {"ideas called missing", true, f->missed},
	    {"ideas credited falsely", true, f->false_credit},
	    {"questions to the learner", true, f->questions},
	    {"turned ideas credited", true, f->turned_credit},
	    {"ideas asked as turned, not turned", true, f->turned_false},
	    {"misconceptions heard", false, f->heard},
	    {"misconceptions heard, not there", true, f->heard_false},
	};

	memcpy(out, all, sizeof all);
	return f->kind == KIND_RECALL ? SET_FIGURES : SET_FIGURES_OTHER;
}

static inline bool
set_load_deck(const char *path, struct arena *a, struct set_deck *out)
{
	struct item **list;
	struct diags found;
	struct err e = ERR_INIT;
	struct deck *d = deck_load_file(path, a, &found, &e);

	if (d == NULL) {
		fprintf(stderr, "%s\n", e.msg);
		return false;
	}
	deck_items(d, a, &out->items, &out->n);
	list = arena_array(a, out->n, sizeof(struct item *));
	for (size_t i = 0; i < out->n; i++)
		list[i] = &out->items[i];
	out->lex = lexicon_new(a, d->same, d->n_same, list, out->n);
	return true;
}

static inline void
set_labels(struct judged *j)
{
	bool turned;
	int k;

	for (const char *p = j->labels; *p != '\0'; p += *p == ',') {
		if (*p == 'm')
			j->misconception = true;
		turned = *p == '!';
		k = (int)strtol(p + turned, NULL, 10);
		if (k >= 1 && k <= IDEAS_MAX)
			(turned ? j->turned : j->found)[k - 1] = true;
		p += strcspn(p, ",");
	}
}

/* By the owner alone, for recall, or by the id without its deck. */
static inline const struct item *
set_item(const struct set_deck *d, const char *name)
{
	const struct item *it;
	const char *id;

	for (size_t i = 0; i < d->n; i++) {
		it = &d->items[i];
		id = strchr(it->id, ':');
		if (strcmp(name, id != NULL ? id + 1 : it->id) == 0 ||
		    (it->kind == KIND_RECALL && strcmp(name, it->owner) == 0))
			return it;
	}
	return NULL;
}

/* Steps were written out; typed they are letters, which stand in the right
 * order where nobody mixes them. NULL: there is no such step. */
static inline const char *
set_letters(const struct item *it, const char *text, struct arena *a)
{
	char *steps = arena_strdup(a, text), *typed = arena_strdup(a, text);
	const char *step;
	int n = 0, i;

	while ((step = strsep(&steps, "/")) != NULL) {
		step += strspn(step, " ");
		for (i = 0; i < it->n_ideas; i++)
			if (strncmp(step, it->ideas[i].wordings[0],
				strlen(it->ideas[i].wordings[0])) == 0)
				break;
		if (i == it->n_ideas)
			return NULL;
		typed[n++] = (char)('a' + i);
	}
	typed[n] = '\0';
	return typed;
}

/* A third of the answers to other kinds than recall, which nobody looks at
 * while wordings are made: by their text, so that none changes sides. (Recall
 * has a file of such answers.) */
static inline bool
set_apart(const struct judged *j)
{
	return j->item->kind != KIND_RECALL &&
	    text_hash(j->text, strlen(j->text)) % 3 == 0;
}

static inline bool
set_line(
    struct mark_set *s, const struct set_deck *d, struct arena *a, char *line)
{
	const char *f[4] = {"", "", "", ""};
	struct judged *j = &s->list[s->n];
	char *p = line;

	line[strcspn(line, "\n")] = '\0';
	if (*line == '#' || *line == '\0')
		return true;
	for (int i = 0; i < 4 && p != NULL; i++)
		f[i] = arena_strdup(a, i < 3 ? strsep(&p, "\t") : p);
	j->item = set_item(d, f[0]);
	j->labels = f[1];
	j->full = strcmp(f[2], "full") == 0;
	j->text = f[3];
	if (j->item == NULL || *j->text == '\0')
		return false;
	j->apart = set_apart(j);
	if (j->item->kind == KIND_STEPS)
		j->text = set_letters(j->item, j->text, a);
	set_labels(j);
	return j->text != NULL && ++s->n < SET_MAX;
}

/* Reads a part; false, after a line on stderr, when it cannot. */
static inline bool
set_load(struct mark_set *s, const struct set_deck *d, const char *path,
    struct arena *a)
{
	FILE *f = fopen(path, "r");
	char line[4096];
	bool ok = f != NULL;
	int n = 0;

	memset(s, 0, sizeof *s);
	for (; ok && fgets(line, sizeof line, f) != NULL; n++)
		ok = set_line(s, d, a, line);
	if (f != NULL)
		fclose(f);
	if (!ok)
		fprintf(stderr, "%s:%d: cannot be read\n", path, n);
	return ok && s->n > 0;
}

/* Counts one idea; false when marker and judge differ. */
static inline bool
set_count_idea(
    const struct judged *j, int i, const struct mark *m, struct figures *f)
{
	const struct mark_idea *d = &m->ideas[i];

	/* where any idea will do, the others are not asked about */
	if (j->item->any_idea && m->complete && d->said != SAID_YES)
		return true;
	f->questions += d->said == SAID_PART;
	f->found += j->found[i];
	f->right += j->found[i] && d->said == SAID_YES;
	f->asked += j->found[i] && d->said == SAID_PART;
	f->missed += j->found[i] && d->said == SAID_NO;
	f->false_credit += !j->found[i] && d->said == SAID_YES;
	f->idle += !j->found[i] && d->said == SAID_PART;
	f->turned += j->turned[i];
	f->turned_asked += j->turned[i] && d->turned;
	f->turned_credit += j->turned[i] && d->said == SAID_YES;
	f->turned_false += j->found[i] && d->turned;
	return j->found[i] ? d->said == SAID_YES && !d->turned
			   : d->said == SAID_NO;
}

/* Would a learner who confirms what the judge found get full marks? */
static inline bool
set_confirmed(const struct judged *j, const struct mark *m)
{
	bool all = true, any = false, said;

	for (int i = 0; i < m->n_ideas; i++) {
		said = m->ideas[i].said == SAID_YES ||
		    (m->ideas[i].said == SAID_PART && j->found[i]);
		all = all && said;
		any = any || said;
	}
	return j->item->any_idea ? any : all;
}

/* Is there an idea that the judge missed? */
static inline bool
set_lacks(const struct judged *j)
{
	int n = 0;

	for (int i = 0; i < j->item->n_ideas; i++)
		n += j->found[i];
	return j->item->any_idea ? n == 0 : n < j->item->n_ideas;
}

/* Marks one answer to its question, without help, and counts. Returns whether
 * marker and judge are of one mind. */
static inline bool
set_mark(const struct set_deck *d, const struct judged *j, struct arena *a,
    struct figures *f, struct mark *m)
{
	bool agrees, confirmed, lacks = set_lacks(j);

	(void)turn_try(j->item, d->lex, j->text, a, m);
	confirmed = set_confirmed(j, m);
	agrees = j->item->kind != KIND_RECALL ||
	    j->misconception == (m->lure.lure >= 0);
	for (int i = 0; i < m->n_ideas; i++)
		agrees = set_count_idea(j, i, m, f) && agrees;
	f->kind = j->item->kind;
	f->answers++;
	f->full += j->full;
	f->full_marked += j->full && m->complete;
	f->full_asked += j->full && !m->complete && confirmed;
	f->full_short += j->full && !confirmed;
	f->lacking += lacks;
	f->lacking_full += lacks && m->complete;
	f->misconceptions += j->misconception;
	f->heard += j->misconception && m->lure.lure >= 0;
	f->heard_false += !j->misconception && m->lure.lure >= 0;
	f->questions += m->lure.lure >= 0;
	return agrees;
}

#endif
