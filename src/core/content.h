/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CORE_CONTENT_H
#define CORE_CONTENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/item.h"

/*
 * content: what a change of an item's content means for its history. Pure: two
 * contents in, one rule out, the same on every computer, since the rule is
 * kept in the log beside the two hashes.
 *
 * A core idea is the same as an old one when half of its stems stand in one
 * wording of that, neither negated where the other is not, nor with another
 * number, nor turned into its opposite.
 */

enum content_rule {
	CONTENT_COSMETIC, /* as many core ideas, each the same as an old one */
	CONTENT_MEANING, /* an idea added, removed, replaced */
	CONTENT_REWRITTEN, /* another text: less than half of the stems stay */
	CONTENT_RULES,
};

/* As it stands in a content event. */
const char *content_rule_name(enum content_rule r);
bool content_rule_parse(const char *name, enum content_rule *r);

/* What became of an item whose content was `was` and is `now`; both of one
 * kind. What counts is, by kind: recall the text and the ideas; refute what
 * the colleague says, the truth and the ideas (one idea left of the statement's
 * where it has none of its own); list its members in any order, steps in
 * theirs; because what is ticked; apply the case and what is ticked; spot the
 * scene and the statements that it uses. Ideas that an author adds to a bare
 * statement are what its text said before: cosmetic. */
enum content_rule content_judge(const struct item *was, const struct item *now);

/* Is a core idea the same as an old one? */
bool content_same_idea(
    const struct idea *now, const struct idea *was, struct arena *a);

/* What a learner is shown of an item before and after a change that they are
 * told about: the statement, or what the colleague says, or the case, where
 * that is what changed; else what is counted, apart by semicolons. */
void content_texts(const struct item *was, const struct item *now,
    struct arena *a, const char **before, const char **after);

#endif
