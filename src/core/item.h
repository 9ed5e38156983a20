/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_ITEM_H
#define CORE_ITEM_H

#include <stdbool.h>
#include <stdint.h>

/*
 * item: what the scheduler schedules and the session asks, as plain data.
 * deck/items makes them from a deck; they live in that deck's arena and are
 * never changed. Texts are as the author wrote them: clean before printing.
 */

enum kind {
	KIND_RECALL,
	KIND_REFUTE,
	KIND_BECAUSE,
	KIND_LIST,
	KIND_STEPS,
	KIND_APPLY,
	KIND_SPOT,
	KIND_TRY, /* the first meeting with a recall item; never scheduled */
};

#define IDEAS_MAX 32
#define ITEM_NO_DAY INT32_MIN

/* One thing that a full answer must contain. */
struct idea {
	const char **wordings; /* the first is the one that is shown */
	int n;
};

/* What some people hold instead of a statement; listened for in answers. */
struct lure {
	const char *id; /* store */
	const char *says, *truth;
	struct idea listen_for; /* .n == 0: `says` alone */
};

struct item {
	const char *id; /* npqlt:lt3.4/recall */
	const char *deck; /* npqlt */
	const char *home; /* the deck whose statements are meant by the owners
			     named here; NULL: `deck`; else that of which it is
			     an overlay */
	const char *owner; /* lt3.4: statement, case or section */
	const char
	    *prefix; /* lt: before a framework's number; NULL or "" none */
	enum kind kind;
	const char *section; /* id, "" if none */
	const char *section_title; /* "" if none */
	const char *gist; /* "" if none */
	const char *text; /* the statement */
	const char *ask; /* the question; made from the gist if none written */
	const char *example; /* "" if none */
	const char *source; /* whose words: one line, "" if unknown */
	/* What is counted. list: its members; steps: the steps, in the right
	 * order; spot: the statements it uses, by label, gist and ideas;
	 * because, apply: what is ticked. n_ideas == 0: clauses are ticked. */
	struct idea *ideas;
	int n_ideas;
	struct idea *extra; /* welcome, never needed */
	int n_extra;
	const char **terms; /* what may be blanked; each stands in text */
	int n_terms;
	const char **skip; /* automatic blanks that the author dropped */
	int n_skip;
	const char **builds_on; /* owners: opens when these are settled */
	int n_builds_on;
	const char **confusable; /* owners: not asked on the same day */
	int n_confusable;
	struct lure *lures; /* misconceptions of the statement */
	int n_lures;
	const char *says; /* refute: what a colleague says; else "" */
	const char *truth; /* refute: what to say instead; else "" */
	const char *why; /* the reason in the author's words; "" if none */
	bool any_idea; /* refute without ideas of its own: one is enough */
	/* because, apply: the learner compares with `model` and ticks; the
	 * ideas are what there is to tick, of one wording each */
	bool ticked;
	const char *model; /* because, apply, spot: a good answer; else "" */
	/* apply: the sentences of the model; spot: a line for each of `uses`.
	 * A worked example shows the first and asks for the last (lt3.9). */
	const char **parts;
	int n_parts;
	const char *scene; /* apply, spot: the case, with which ask begins */
	const char *setting; /* apply, spot: subject and phase; "" none */
	/* owners of the statements that it shows or asks beside its own: spot
	 * and lists over a section. Not on one day with those (lt3.8). */
	const char **uses;
	int n_uses;
	const char **tempting; /* spot: owners that sound right */
	int n_tempting;
	int32_t opens; /* not before this day; ITEM_NO_DAY: none */
	bool priority; /* first among equals of the new ones */
	int order; /* position in the deck */
	char hash[17]; /* of the folded content, hex */
};

const char *kind_name(enum kind k);

/* The deck to which the statements belong that an item is about. */
const char *item_home(const struct item *it);

/* "5.4" of "lt5.4" where lt is the deck's prefix: the number as the framework
 * prints it, for people; else the owner's whole id. */
const char *item_number(const struct item *it);

/* What a person types to mean this item and no other of its deck: the owner of
 * a recall ("lt5.4"), else the id without the deck ("lt5.4/because"). */
const char *item_short(const struct item *it);

#endif
